"""Read a CSV file: one table, after the title lines that stand above its heading.

In: a path. Out: a Document with format `csv`. Cells are text exactly as quoted, with their line breaks; rows
keep the length they have. Refuses: what `_file` refuses, and a table too large for a plan.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

from partnergraph.errors import InputError
from partnergraph.model import Document, Place
from partnergraph.readers import _file
from partnergraph.readers._blocks import Blocks, Piece, check_size

_DELIMITERS = ",;\t|"
_SAMPLE = 500


def read(path: Path, name: str) -> Document:
    """Return the document in the CSV file at `path`, called `name` in every place.

    Raises:
        InputError: The file cannot be read as text, or is larger than any plan.
    """
    text, issues = _file.text(path, name)
    # The module refuses cells over 131,072 characters, which a long update can reach.
    csv.field_size_limit(_file.LIMIT)
    delimiter, text = _stated_delimiter(text)
    delimiter = delimiter or _best_delimiter(text)
    blocks = Blocks(name, markup=False)
    rows: list[list[Piece]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            filled = [cell for cell in cells if cell.strip()]
            if rows or len(filled) > 1:
                if cells:
                    rows.append([Piece(cell) for cell in cells])
                    check_size(len(rows), len(cells), name)
            elif filled:
                blocks.add_text(filled[0], line)
            line = reader.line_num + 1
    except csv.Error as problem:
        raise InputError(
            f"The file is no CSV ({problem}).",
            where=f"{name}, line {reader.line_num}",
            todo="Save it again as CSV (UTF-8) from the program that made it.",
        ) from None
    if rows:
        blocks.add_table(rows)
        _note_open_quote(text, rows, blocks)
    return blocks.document("csv", issues)


def _stated_delimiter(text: str) -> tuple[str, str]:
    """Return the delimiter that a first line such as `sep=;` states, and the text without that line."""
    first, _, rest = text.partition("\n")
    if len(first) == 5 and first.lower().startswith("sep=") and first[4] in _DELIMITERS:
        return first[4], rest
    return "", text


def _best_delimiter(text: str) -> str:
    """Return the delimiter under which most rows have the same number of cells, and many of them.

    `csv.Sniffer` was tried: it takes letters for delimiters in texts with long sentences.
    """

    def score(delimiter: str) -> float:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            widths = Counter(len(row) for row, _ in zip(reader, range(_SAMPLE), strict=False) if row)
        except csv.Error:
            return 0
        if not widths:
            return 0
        width, times = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]))
        return (width - 1) * times / widths.total()

    return max(_DELIMITERS, key=score)


def _note_open_quote(text: str, rows: list[list[Piece]], blocks: Blocks) -> None:
    """Add an issue if a quotation mark that is never closed swallowed the end of the file."""
    last = rows[-1][-1].source if rows[-1] else ""
    if text.count('"') % 2 and "\n" in last.rstrip("\n"):
        blocks.add_issue(
            "unsure",
            "A quotation mark is opened and never closed: the rest of the file is in this cell.",
            Place(blocks.name, table=1, row=len(rows), column=len(rows[-1])),
            last[:200],
            "Close the quotation mark in the file and read it again.",
        )
