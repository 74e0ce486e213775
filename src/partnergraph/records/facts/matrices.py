"""Columns that are one side of a matrix: topics over names, boards over seats, bodies over signatures.

In: the columns of a table as their headings tell, and its rows. Out: the same columns, those of a matrix with the meaning
`grid`, `seat` or `party`; whether the matrix is one of who came to which meeting. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from partnergraph.records.dates import read_dates
from partnergraph.records.facts.days import is_crossed, is_ticked
from partnergraph.records.facts.people import is_person, names_somebody
from partnergraph.records.facts.seats import is_seat
from partnergraph.records.headings import SOME_WORDS, UNKNOWN, Column, Columns
from partnergraph.records.lines import Line, text_at
from partnergraph.records.lines_above import board_in

_SIDE = frozenset({"topic", "area", "agency", "team", "of", "faces", "board"})


def matrix(kind: str, columns: Columns, below: Sequence[Line]) -> Columns:
    """Return the columns with those known that are one side of a matrix; at least two of them make one."""
    meaning = {"contacts": "grid", "members": "seat", "agreements": "party"}[kind]
    holds = {"contacts": names_somebody, "members": _is_seat, "agreements": _is_mark}[kind]
    found = {column.number for column in columns if _may_be(kind, column) and _all_hold(column, below, holds)}
    if kind == "contacts":
        # "Council" over the names of people is one side of the matrix, and no column of bodies.
        found |= {
            column.number
            for column in columns[1:]
            if column.meanings[0] in {"agency", "team"} and _all_hold(column, below, is_person)
        }
    if kind == "contacts" and not _has_side(columns):
        return columns
    alone = kind == "members" and len(found) == 1 and board_in(columns[min(found)].heading)
    if len(found) < 2 and not alone:
        return columns
    return tuple(
        replace(column, meanings=(meaning,), sure=max(column.sure, SOME_WORDS)) if column.number in found else column
        for column in columns
    )


def is_attendance(columns: Columns, below: Sequence[Line]) -> bool:
    """Return whether days head columns of ticks: who came to which meeting."""
    dated = [column for column in columns if column.heading and read_dates(column.heading).dates]
    return bool(dated) and all(_all_hold(column, below, _is_mark) for column in dated)


def _may_be(kind: str, column: Column) -> bool:
    if not column.heading or read_dates(column.heading).dates:
        return False
    if kind == "members" and column.meanings == ("board",):
        return bool(board_in(column.heading))
    some = kind == "contacts" and column.sure == SOME_WORDS and column.meanings == ("person",)
    return column.sure == UNKNOWN or some


def _has_side(columns: Columns) -> bool:
    """Return whether the first column is the other side of a matrix: topics, areas or bodies."""
    first = columns[0] if columns else None
    return first is not None and (first.meanings[0] in _SIDE or not first.heading)


def _all_hold(column: Column, below: Sequence[Line], holds: Callable[[str], bool]) -> bool:
    texts = [text for line in below if len(line.filled) > 1 and (text := text_at(line, column.number).strip())]
    return bool(texts) and sum(map(holds, texts)) * 10 >= len(texts) * 7


def _is_mark(text: str) -> bool:
    return is_ticked(text) or is_crossed(text)


def _is_seat(text: str) -> bool:
    return _is_mark(text) or is_seat(text)
