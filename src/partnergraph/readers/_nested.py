"""Tell a table that lays out a page from one that holds data, where one table stands inside another.

In: how many cells of a table hold words, and which tables stand in them. Out: which of the inner tables are tables of
their own; the others are words of their cell. Refuses nothing. The rule is the same for every format.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_FEWEST_CELLS = 6
_LAYOUT_CELLS = 2  # cells beside each other in a row of a layout: a margin and the page


@dataclass(frozen=True, slots=True)
class Inner:
    """A table inside a cell: its rows, the cells of its widest row, and how many of its cells hold words."""

    rows: int
    columns: int
    filled: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the outer table: how many of its cells hold words of their own, and the tables in its cells.

    `worded` says for each inner table whether its own cell holds words as well.
    """

    filled: int
    inner: tuple[Inner, ...] = ()
    worded: tuple[bool, ...] = ()


def on_their_own(rows: Sequence[Row]) -> list[list[bool]]:
    """Return for each row, and each table in it, whether that table stands on its own.

    It does where it is no mere note of a few cells, at most one cell beside it in its row holds words, and either no
    row of the outer table has the width of data or the inner table says more than all of the outer one.

    >>> plan = Inner(rows=9, columns=5, filled=45)
    >>> on_their_own([Row(filled=1), Row(filled=0, inner=(plan,), worded=(False,))])
    [[], [True]]
    >>> milestones = Inner(rows=3, columns=2, filled=6)
    >>> on_their_own([Row(filled=5), Row(filled=4, inner=(milestones,), worded=(False,))])
    [[], [False]]
    """
    own = sum(row.filled for row in rows)
    is_layout = max((row.filled for row in rows), default=0) <= _LAYOUT_CELLS
    return [
        [
            inner.rows > 1
            and inner.columns > 1
            and inner.filled >= _FEWEST_CELLS
            and row.filled - worded <= 1
            and (is_layout or inner.filled > own)
            for inner, worded in zip(row.inner, row.worded, strict=True)
        ]
        for row in rows
    ]
