"""The columns of a Word table, in which every row may draw its borders a little differently.

In: for each row, where its cells begin and end. Out: for each cell the columns that it covers. A border that was
dragged in one row is no column: it is put back to where most rows have it. Refuses nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise

_USUAL_WIDTH = 1440  # of a column of which nothing is known, in twentieths of a point
_NEAR = 567  # 1 cm
_SHARE = 0.4  # of a column, by which its border may have been dragged

Bounds = tuple[int, ...]


def positions(bounds: Sequence[int], widths: Sequence[int]) -> Bounds:
    """Return where the borders lie that a row names by numbers of grid columns, in the unit of `widths`.

    A row may name columns that the grid lacks; each border lies behind the one before.
    """
    known = [0, *accumulate(max(width, 0) for width in widths)]
    usual = known[-1] // len(widths) if len(widths) and known[-1] else _USUAL_WIDTH
    found: list[int] = []
    for bound in bounds:
        at = known[bound] if bound < len(known) else known[-1] + (bound - len(known) + 1) * usual
        found.append(max(at, found[-1] + 1) if found else at)
    return tuple(found)


def columns(rows: Sequence[Bounds]) -> list[list[tuple[int, int]]]:
    """Return for each row the first and last column of each of its cells, counted from 0.

    >>> columns([(0, 500, 4000, 9000), (0, 500, 4200, 9000), (0, 9000), (0, 500, 4000, 9000)])
    [[(0, 0), (1, 1), (2, 2)], [(0, 0), (1, 1), (2, 2)], [(0, 2)], [(0, 0), (1, 1), (2, 2)]]
    """
    counts = Counter(rows)
    usual = max(counts, key=lambda row: (counts[row] * (len(row) > 2), len(row)), default=())
    mended = {row: _mended(row, usual) for row in counts}
    lines = sorted({bound for row in mended.values() for bound in row})
    found = {
        row: [(bisect_left(lines, start), bisect_left(lines, end) - 1) for start, end in pairwise(bounds)]
        for row, bounds in mended.items()
    }
    return [found[row] for row in rows]


def _mended(row: Bounds, usual: Bounds) -> Bounds:
    """Return a row's borders, those near the usual ones put in their place."""
    if row == usual or len(usual) < 2:
        return row
    if len(row) == len(usual) and all(
        min(row[i + 1], usual[i + 1]) - max(row[i], usual[i]) > min(row[i + 1] - row[i], usual[i + 1] - usual[i]) / 2
        for i in range(len(row) - 1)
    ):
        return usual
    moved: list[int] = []
    for bound in row:
        near = _near(bound, usual)
        moved.append(near if not moved or near > moved[-1] else bound)
        if len(moved) > 1 and moved[-1] <= moved[-2]:
            return row  # borders would cross
    return tuple(moved)


def _near(bound: int, usual: Bounds) -> int:
    at = bisect_left(usual, bound)
    place = min((i for i in (at - 1, at) if 0 <= i < len(usual)), key=lambda i: abs(usual[i] - bound))
    best = usual[place]
    beside = [abs(usual[i] - best) for i in (place - 1, place + 1) if 0 <= i < len(usual)]
    return best if abs(best - bound) <= min(_NEAR, _SHARE * min(beside)) else bound
