"""Columns that are one side of a matrix: topics over names, boards over seats, bodies over signatures.

In: the columns of a table as their headings tell, and its rows. Out: the same columns, those of a matrix with the meaning
`grid`, `seat` or `party`; whether the matrix is one of who came to which meeting. Refuses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from partnergraph.records.above import board_in
from partnergraph.records.dates import read_dates
from partnergraph.records.days import is_crossed, is_ticked
from partnergraph.records.headings import SOME_WORDS, UNKNOWN, Column, Columns, in_words
from partnergraph.records.lines import Line, text_at
from partnergraph.records.seats import is_seat
from partnergraph.reference import rows

_SIDE = frozenset({"topic", "area", "agency", "team", "of", "faces", "board"})
_NAME = re.compile(r"[^\W\d_][\w.'’-]*")


def matrix(kind: str, columns: Columns, below: Sequence[Line]) -> Columns:
    """Return the columns with those known that are one side of a matrix; at least two of them make one."""
    meaning = {"contacts": "grid", "members": "seat", "agreements": "party"}[kind]
    holds = {"contacts": _names_somebody, "members": _is_seat, "agreements": _is_mark}[kind]
    found = {column.number for column in columns if _may_be(kind, column) and _all_hold(column, below, holds)}
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
    return column.sure == UNKNOWN or (
        kind == "contacts" and column.sure == SOME_WORDS and column.meanings == ("person",)
    )


def _has_side(columns: Columns) -> bool:
    """Return whether the first column is the other side of a matrix: topics, areas or bodies."""
    first = columns[0] if columns else None
    return first is not None and (first.meanings[0] in _SIDE or not first.heading)


def _all_hold(column: Column, below: Sequence[Line], holds: object) -> bool:
    texts = [text for line in below if len(line.filled) > 1 and (text := text_at(line, column.number).strip())]
    assert callable(holds)  # noqa: S101 - one of the three below
    return bool(texts) and sum(bool(holds(text)) for text in texts) * 10 >= len(texts) * 7


def _is_mark(text: str) -> bool:
    return is_ticked(text) or is_crossed(text)


def _is_seat(text: str) -> bool:
    return _is_mark(text) or is_seat(text)


@cache
def _first_names() -> frozenset[str]:
    return frozenset(row["name"].casefold() for row in rows("first_names"))


@cache
def _jobs() -> frozenset[str]:
    return frozenset(in_words(row["words"]) for row in rows("head_words") if row["kind"] == "post")


@cache
def _nobody() -> frozenset[str]:
    return frozenset(row["words"] for row in rows("placeholders"))


def _names_somebody(text: str) -> bool:
    """Return whether a cell of a matrix names a person, a post or a mailbox, or says that nobody is named yet."""
    if "@" in text or text.strip().casefold() in _nobody():
        return True
    first = _NAME.findall(text.splitlines()[0])[:8]
    if not first or len(text.split()) > 20 or not first[0][:1].isupper():
        return False
    if any(word.casefold() in _first_names() for word in first[:3]):
        return True
    words = in_words(text.splitlines()[0]).split()
    return bool({*words[-1:], *words[:1]} & _jobs()) or (
        1 < len(first) <= 3 and all(word[:1].isupper() for word in first)
    )
