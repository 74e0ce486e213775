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
    alike: dict[int, list[Bounds]] = {}
    for row in rows:
        alike.setdefault(len(row), []).append(row)
    usual: Bounds = ()
    mended: dict[Bounds, Bounds] = {}
    # The rows that make up most of the table say where its columns are.
    for size in sorted(alike, key=lambda size: (len(alike[size]) * (size - 1), size), reverse=True):
        middle = _middle(alike[size])
        pattern = _moved(middle, usual)
        usual = usual or pattern
        finer = {bound for row in rows if len(row) > size for bound in row}
        for row in set(alike[size]):
            dragged = _is_over(row, middle) and not _is_merged(row, middle, finer)
            mended[row] = pattern if dragged else _moved(row, usual)
    lines = sorted({bound for row in mended.values() for bound in row})
    found = {
        row: [(bisect_left(lines, start), bisect_left(lines, end) - 1) for start, end in pairwise(bounds)]
        for row, bounds in mended.items()
    }
    return [found[row] for row in rows]


def _middle(rows: Sequence[Bounds]) -> Bounds:
    """Return borders in the middle of those of rows with as many cells."""
    counts = Counter(rows)
    middle = tuple(sorted(bounds)[len(bounds) // 2] for bounds in zip(*rows, strict=True))
    strict = all(start < end for start, end in pairwise(middle))
    return middle if strict else max(counts, key=lambda row: counts[row])


def _is_over(row: Bounds, other: Bounds) -> bool:
    """Return whether each cell of a row lies over the cell of the same number in another, for most of its width."""
    return all(
        min(right, other_right) - max(left, other_left) > min(right - left, other_right - other_left) / 2
        for (left, right), (other_left, other_right) in zip(pairwise(row), pairwise(other), strict=True)
    )


def _is_merged(row: Bounds, other: Bounds, finer: set[int]) -> bool:
    """Return whether a row merges other columns than another does: rows with more cells have all of its borders, far from those."""
    return finer.issuperset(row) and max(abs(one - two) for one, two in zip(row, other, strict=True)) > _NEAR


def _moved(row: Bounds, usual: Bounds) -> Bounds:
    """Return a row's borders, those near the usual ones put in their place; as they are where borders would cross."""
    if len(usual) < 2:
        return row
    moved: list[int] = []
    for bound in row:
        near = _near(bound, usual)
        moved.append(near if not moved or near > moved[-1] else bound)
        if len(moved) > 1 and moved[-1] <= moved[-2]:
            return row
    return tuple(moved)


def _near(bound: int, usual: Bounds) -> int:
    at = bisect_left(usual, bound)
    place = min((i for i in (at - 1, at) if 0 <= i < len(usual)), key=lambda i: abs(usual[i] - bound))
    best = usual[place]
    beside = [abs(usual[i] - best) for i in (place - 1, place + 1) if 0 <= i < len(usual)]
    return best if abs(best - bound) <= min(_NEAR, _SHARE * min(beside)) else bound
