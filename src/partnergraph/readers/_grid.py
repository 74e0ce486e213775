"""Cells that span rows and columns, laid out as a browser lays them out.

In: rows of pieces, each with the spans that it asks for, by the part of the table (head, body, foot) in which they
stand. Out: the grid: a piece that covers several positions stands in each of them. Refuses: a table whose spans cover
more than any plan has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from partnergraph.errors import InputError
from partnergraph.readers._blocks import MOST_COLUMNS, MOST_ROWS, Piece, check_size

_MOST_POSITIONS = 5_000_000
TO_THE_END = 0
"""The row span of a cell that reaches to the end of its part of the table."""


def lay_out(parts: Iterable[Sequence[Sequence[Piece]]], where: str) -> list[list[Piece]]:
    """Return the rows of all parts, one below the other.

    A span ends with its part of the table; a column in which no cell begins is none, however far others reach.

    Raises:
        InputError: The table is larger than any plan.
    """
    rows: list[list[Piece]] = []
    positions = 0
    begun = 1  # columns in which a cell begins, at least those up to the last
    for part in parts:
        hanging: dict[int, tuple[Piece, int]] = {}  # column -> the piece that covers it from above, rows still covered
        for number, pieces in enumerate(part):
            row, last = _row(pieces, hanging, len(part) - number)
            begun = max(begun, last)
            rows.append(row)
            positions += len(row)
            check_size(len(rows), min(len(row), begun), where)
            if positions > _MOST_POSITIONS:
                raise InputError(
                    f"The cells of a table span more than {_MOST_POSITIONS:,} positions.",
                    where=where,
                    todo="Take out its colspan and rowspan, or copy the table into a spreadsheet.",
                )
    return _cut(rows, begun)


def _row(pieces: Sequence[Piece], hanging: dict[int, tuple[Piece, int]], left: int) -> tuple[list[Piece], int]:
    """Return a row, and the number of columns up to the last in which one of its cells begins."""
    row: list[Piece] = []
    last = 0

    def covered() -> bool:
        column = len(row)
        if column not in hanging:
            return False
        piece, more = hanging.pop(column)
        row.append(piece)
        if more > 1:
            hanging[column] = (piece, more - 1)
        return True

    for asked in pieces:
        while covered():
            pass
        rows_covered = left if asked.row_span == TO_THE_END else min(asked.row_span, left, MOST_ROWS)
        columns_covered = max(1, min(asked.column_span, MOST_COLUMNS))
        piece = asked
        if (rows_covered, columns_covered) != (asked.row_span, asked.column_span):
            piece = replace(asked, row_span=rows_covered, column_span=columns_covered)
        last = len(row) + 1
        for _ in range(piece.column_span):
            if rows_covered > 1:
                hanging[len(row)] = (piece, rows_covered - 1)
            row.append(piece)
    while hanging and len(row) <= max(hanging):
        if not covered():
            row.append(Piece(""))
    return row, last


def _cut(rows: list[list[Piece]], width: int) -> list[list[Piece]]:
    """Return the rows without the columns beyond `width`, the spans of their cells cut to what is left."""
    if all(len(row) <= width for row in rows):
        return rows
    shorter: dict[int, Piece] = {}
    for row in rows:
        if len(row) > width:
            over = row[width:]
            last = row[width - 1]
            beyond = sum(piece is last for piece in over)
            if beyond and id(last) not in shorter:
                shorter[id(last)] = replace(last, column_span=max(1, last.column_span - beyond))
            del row[width:]
    return [[shorter.get(id(piece), piece) for piece in row] for row in rows]
