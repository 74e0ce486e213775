"""Columns of a timetable beside the actions whose cells are blank and shaded: quarters, months, years.

In: columns and the rows under them. Out: the same columns, those of times with what shading in them says: the day by which the
action is due, or where the shades are those of a rating, how it stood. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from partnergraph.model import Cell
from partnergraph.records.date_forms import items
from partnergraph.records.dates import plain
from partnergraph.records.drafts import Draft
from partnergraph.records.headings import Column, Columns
from partnergraph.records.hues import hue_of
from partnergraph.records.lines import Line
from partnergraph.records.spans import Span, Undated

_FEWEST = 2  # columns that make a timetable
_RATES = frozenset({"red", "amber", "green"})


def shaded(columns: Columns, lines: Sequence[Line]) -> Columns:
    """Return columns with those known that are blank under a time, with some of their cells shaded."""
    times = [column for column in columns if set(column.meanings) <= {"extra", "progress"} and _is_time(column)]
    held = {
        column.number: [line.pieces[column.number] for line in lines if column.number < len(line.pieces)]
        for column in times
    }
    blank = [column for column in times if held[column.number] and all(piece.blank for piece in held[column.number])]
    fills = [hue_of(piece.cell.fill) for column in blank for piece in held[column.number] if piece.cell.fill]
    if len(blank) < _FEWEST or not fills:
        return columns
    numbers = {column.number for column in blank}
    if len(_RATES & set(fills)) >= _FEWEST:
        return tuple(replace(column, meanings=("rag",)) if column.number in numbers else column for column in columns)
    if any("due" in column.meanings for column in columns):
        return columns
    return tuple(
        replace(column, meanings=("due",), value=column.under or column.heading) if column.number in numbers else column
        for column in columns
    )


def shaded_in(draft: Draft, plain_fills: frozenset[str]) -> list[tuple[int, Cell]]:
    """Return the columns of times in which a blank cell of an action is shaded, and the cell.

    Args:
        draft: The action.
        plain_fills: Colours that say nothing.
    """
    pieces = draft.line.pieces
    found = []
    for column in draft.columns:
        if (
            column.value
            and "due" in column.meanings
            and column.number not in draft.texts
            and column.number < len(pieces)
        ):
            cell = pieces[column.number].cell
            if cell.fill and cell.fill not in plain_fills and any(piece.cell.fill != cell.fill for piece in pieces):
                found.append((column.number, cell))
    return found


def _is_time(column: Column) -> bool:
    """Return whether a heading names a month, quarter or year."""
    words = plain(column.under or column.heading)
    found = items(words)
    return len(words) <= 40 and any(isinstance(item.what, Span | Undated) or item.what == "relative" for item in found)
