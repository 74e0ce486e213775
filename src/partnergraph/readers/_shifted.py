"""Columns of a text that stand elsewhere on each page, set under one another again.

A program that turns pages into text chooses for each page how many spaces lie between two columns. The columns of a page
are those of its line with the most pieces; those of all pages are matched in their order, by their share of the width.

In: the pieces of the lines of each page. Out: the same, moved so that each column begins at one place on all pages. Refuses
nothing: where the columns agree already, or pages differ in more than their spaces, all stay as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

Segment = tuple[int, int, str]
Segments = tuple[Segment, ...]
Span = tuple[int, int]

_LEAST = 3  # columns of a table that may be set right: prose has gaps, too
_MOST = 40
_AWAY = 0.12  # of the width: how far from its place on another page a column may stand
_ROOM = 3  # spaces between two columns
_MOST_PAGES = 2_000


def set_right(pages: Sequence[Sequence[Segments]]) -> list[list[Segments]]:
    """Return the pieces of the lines of each page with the columns of all pages at the same places."""
    pages = [_split(page) for page in pages]
    own = [_columns_of(page) for page in pages[:_MOST_PAGES]]
    usual = max(own, key=len, default=[])
    places = [_matched(columns, usual) for columns in own]
    known = [(columns, place) for columns, place in zip(own, places, strict=True) if place]
    if len(known) < 2 or len(pages) > _MOST_PAGES or _agree(known, len(usual)):
        return [list(page) for page in pages]
    widths = [
        max(
            (
                right - left
                for columns, place in known
                for at, (left, right) in zip(place, columns, strict=True)
                if at == k
            ),
            default=0,
        )
        for k in range(len(usual))
    ]
    begins = [sum(widths[:k]) + _ROOM * k for k in range(len(usual))]
    return [
        [_moved(line, columns, [begins[at] for at in place]) if place else line for line in page]
        for page, columns, place in zip(pages, own, places, strict=True)
    ]


def _split(page: Sequence[Segments]) -> list[Segments]:
    """Return the lines with pieces parted where a column begins that a full cell leaves no more than one space before."""
    most = max(map(len, page), default=0)
    full = [line for line in page if len(line) == most]
    if not _LEAST <= most <= _MOST or sum(len(line) >= _LEAST for line in page) < 2:
        return list(page)
    begun = Counter(start for line in page for start, _, _ in line[: most + 1])
    lefts = [
        left
        for left in {Counter(line[k][0] for line in full).most_common(1)[0][0] for k in range(most)}
        if begun[left] > 2
    ]
    return [_split_at(line, sorted(lefts)) for line in page]


def _split_at(line: Segments, lefts: Sequence[int]) -> Segments:
    parts: list[Segment] = []
    for piece in line:
        start, end, words = piece
        # A line of one piece at the left may be a title, which runs over columns by right.
        for left in (
            lefts if any(abs(start - left) <= 1 for left in lefts) and (len(line) > 1 or start > lefts[0]) else ()
        ):
            # The program moves what follows a full cell by a letter or two.
            at = next(
                (
                    at
                    for at in (left, left - 1, left + 1, left - 2)
                    if start < at < end and words[at - start - 1] == " "
                ),
                0,
            )
            if at:
                parts.append((start, at - 1, words[: at - start - 1]))
                start, words = at, words[at - start :]
        parts.append((start, end, words))
    return line if len(parts) == len(line) else tuple(parts)


def _columns_of(page: Sequence[Segments]) -> list[Span]:
    """Return the columns of a page, widened by the pieces that stand in one of them; none if it has no table."""
    most = max(map(len, page), default=0)
    full = [line for line in page if len(line) == most]
    if not _LEAST <= most <= _MOST or sum(len(line) >= _LEAST for line in page) < 2:
        return []
    lefts = [Counter(line[k][0] for line in full).most_common(1)[0][0] for k in range(most)]
    columns = [
        (min(left, *(line[k][0] for line in full)), max(line[k][1] for line in full)) for k, left in enumerate(lefts)
    ]
    for line in page:
        for start, end, _ in line if len(line) > 1 else ():
            at = _column(start, end, columns)
            over = at is not None and at + 1 < len(columns) and end >= columns[at + 1][0]
            if at is not None and not over:
                columns[at] = (min(columns[at][0], start), max(columns[at][1], end))
    apart = all(before[1] <= after[0] for before, after in pairwise(columns))
    return columns if apart else []


def _column(start: int, end: int, columns: Sequence[Span]) -> int | None:
    """Return the column in which most of a piece stands."""
    shares = [min(end, right) - max(start, left) for left, right in columns]
    best = max(range(len(columns)), key=shares.__getitem__)
    return best if shares[best] > 0 else None


def _matched(columns: Sequence[Span], usual: Sequence[Span]) -> list[int]:
    """Return for each column which of the usual ones it is, in their order; nothing if one has no match."""
    if not columns:
        return []
    wide, width = columns[-1][1] - columns[0][0], usual[-1][1] - usual[0][0]
    if len(columns) < len(usual):
        wide = width  # columns are blank on this page, so it may end early
    found: list[int] = []
    for number, (left, _) in enumerate(columns):
        first = found[-1] + 1 if found else 0
        last = len(usual) - (len(columns) - number)
        away = [
            abs((left - columns[0][0]) / wide - (usual[k][0] - usual[0][0]) / width) for k in range(first, last + 1)
        ]
        best = min(range(len(away)), key=away.__getitem__)
        if away[best] > _AWAY:
            return []
        found.append(first + best)
    return found


def _agree(known: Sequence[tuple[Sequence[Span], Sequence[int]]], count: int) -> bool:
    """Return whether the columns of all pages stand apart as they are."""
    whole: list[list[int]] = [[] for _ in range(count)]
    for columns, place in known:
        for at, span in zip(place, columns, strict=True):
            whole[at] += span
    ends = [(min(column), max(column)) for column in whole if column]
    return all(before[1] < after[0] for before, after in pairwise(ends))


def _moved(line: Segments, columns: Sequence[Span], begins: Sequence[int]) -> Segments:
    """Return the pieces of a line moved to where their columns begin; a title across columns stays."""
    moved: list[Segment] = []
    for start, end, words in line:
        at = _column(start, end, columns)
        if at is None or (len(line) == 1 and at + 1 < len(columns) and end > columns[at + 1][0]):
            return line if len(line) == 1 else _by_order(line, columns, begins)
        place = max(begins[at] + max(start - columns[at][0], 0), moved[-1][1] + 2 if moved else 0)
        moved.append((place, place + end - start, words))
    return tuple(moved)


def _by_order(line: Segments, columns: Sequence[Span], begins: Sequence[int]) -> Segments:
    """Return the pieces of a line at the places of the columns nearest to which they begin."""
    moved: list[Segment] = []
    for start, end, words in line:
        at = min(range(len(columns)), key=lambda k: abs(columns[k][0] - start))
        place = max(begins[at], moved[-1][1] + 2 if moved else 0)
        moved.append((place, place + end - start, words))
    return tuple(moved)
