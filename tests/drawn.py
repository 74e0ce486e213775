"""Documents drawn in a few lines of text, for tests of layouts.

In: a drawing. Out: a `Document`. A line with `|` is a row of a table; any other line with words is text around the tables
(`# ` makes it a heading); an empty line ends a table. In a cell, `<` goes on with the cell on its left, `^` with the cell
above, `**words**` is bold, `~~words~~` struck out, `[FFC000]` a colour behind the words, and `/ ` between words a line break.
"""

from __future__ import annotations

import re

from partnergraph.model import Cell, Document, Place, Reading, Table, Text
from partnergraph.records import record

_NAME = "plan.docx"


def document(drawing: str) -> Document:
    """Return the document of a drawing."""
    blocks: list[Table | Text] = []
    rows: list[list[str]] = []
    tables = 0
    for number, printed in enumerate([*drawing.strip("\n").splitlines(), ""], 1):
        if "|" in printed:
            rows.append([part.strip() for part in printed.split("|")])
            continue
        if rows:
            tables += 1
            blocks.append(_table(rows, tables))
            rows = []
        line = printed.strip()
        if line:
            text = line.lstrip("#").strip()
            blocks.append(Text(text, Place(_NAME, line=number), len(line) - len(line.lstrip("#"))))
    return Document(_NAME, "docx", tuple(blocks))


def _table(rows: list[list[str]], number: int) -> Table:
    anchors: dict[tuple[int, int], tuple[int, int]] = {}
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            above = anchors[row - 1, column] if text == "^" else (row, column)
            anchors[row, column] = anchors[row, column - 1] if text == "<" else above
    cells = {}
    for anchor in dict.fromkeys(anchors.values()):
        covered = [place for place, start in anchors.items() if start == anchor]
        row_span = len({row for row, _ in covered})
        column_span = len({column for _, column in covered})
        place = Place(_NAME, table=number, row=anchor[0] + 1, column=anchor[1] + 1)
        cells[anchor] = _cell(rows[anchor[0]][anchor[1]], place, row_span, column_span)
    return Table(
        Place(_NAME, table=number),
        tuple(tuple(cells[anchors[row, column]] for column in range(len(texts))) for row, texts in enumerate(rows)),
    )


def _cell(text: str, place: Place, row_span: int, column_span: int) -> Cell:
    fill = re.match(r"\[([0-9A-F]{6})\]\s*", text)
    text = text[fill.end() :] if fill else text
    bold = re.fullmatch(r"\*\*(.*)\*\*", text)
    struck = re.search(r"~~(.*?)~~", text)
    words = re.sub(r"~~.*?~~", "", bold[1] if bold else text).strip().replace("/ ", "\n")
    return Cell(
        words,
        place,
        row_span=row_span,
        column_span=column_span,
        bold=bold is not None,
        struck=struck[1] if struck else "",
        fill=fill[1] if fill else "",
    )


def read(drawing: str) -> Reading:
    """Return a drawing as read; no cell may be lost."""
    reading = record(document(drawing))
    assert reading.accounting.holds
    return reading
