"""Read a CSV file: one table, after the title lines that stand above its heading.

In: a path. Out: a Document with format `csv`. Cells are text exactly as quoted, with their line breaks; rows keep the
length they have, but for columns at the end that hold nothing anywhere. Refuses: what `_file` and `_separated` refuse,
and a table too large for a plan.
"""

from __future__ import annotations

from pathlib import Path

from partnergraph.model import Document, Place
from partnergraph.readers import _file, _separated
from partnergraph.readers._blocks import Blocks, Piece, check_size


def read(path: Path, name: str) -> Document:
    """Return the document in the CSV file at `path`, called `name` in every place.

    Raises:
        InputError: The file cannot be read as text, or is larger than any plan.
    """
    text, issues = _file.text(path, name)
    return table(text, name).document("csv", issues)


def table(text: str, name: str) -> Blocks:
    """Return the table of a text with delimiters, and the title lines above it.

    Raises:
        InputError: A quotation mark swallows rows, or the table is larger than any plan.
    """
    delimiter, rest = _separated.stated(text)
    # A place counts the lines of the file, the one that states the delimiter among them.
    before = text.count("\n") - rest.count("\n")
    rows = _separated.rows(rest, delimiter or _separated.likely(rest), name)
    blocks = Blocks(name, markup=False)
    kept: list[_separated.Row] = []
    for row in rows:
        filled = [cell for cell in row.cells if cell.strip()]
        if kept or len(filled) > 1:
            if filled or len(row.cells) > 1:
                kept.append(row)
                check_size(len(kept), len(row.cells), name)
        elif filled:
            blocks.add_text(filled[0], row.line + before)
    if kept:
        width = max(_filled_width(row) for row in kept)
        blocks.add_table([[Piece(cell) for cell in row.cells[:width]] for row in kept])
    for number, row in enumerate(kept, 1):
        if row.stray:
            blocks.add_issue(
                "unsure",
                f"A quotation mark in line {row.line + before} is odd; it is read as part of the words.",
                Place(name, table=1, row=number),
                " | ".join(row.cells)[:200],
                "Compare the row with the plan.",
            )
    return blocks


def _filled_width(row: _separated.Row) -> int:
    """Return the number of cells up to the last with words; one for a row without any."""
    return max((number for number, cell in enumerate(row.cells, 1) if cell.strip()), default=1)
