"""Columns held by white space: where words stand under one another.

In: lines, and the columns so far. Out: the parts of a line that stand far apart, and what they do to the columns: fit them,
widen them, or make two of them one. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from partnergraph.readers._pdf_lines import Line

_APART = 0.78  # of the size of letters: what stands further apart may be two columns

Span = tuple[float, float]


def segments(line: Line) -> list[Line]:
    """Return the parts of a line that stand far apart."""
    parts: list[Line] = []
    for word in line.words:
        if parts and word.x0 - parts[-1].x1 <= _APART * line.size:
            parts[-1].words.append(word)
        else:
            parts.append(replace(line, words=[word]))
    return parts


def touched(part: Line, columns: Sequence[Span]) -> list[int]:
    """Return the numbers of the columns in which a part of a line stands."""
    return [number for number, (left, right) in enumerate(columns) if part.x0 < right - 0.5 and part.x1 > left + 0.5]


def fits(parts: Sequence[Line], columns: Sequence[Span]) -> bool:
    """Return whether no part of a line runs over two columns, and no two parts stand in one."""
    held = [touched(part, columns) for part in parts]
    if any(len(numbers) > 1 for numbers in held):
        return False
    firsts = [numbers[0] for numbers in held if numbers]
    return bool(firsts) and (len(set(firsts)) == len(firsts) or len(parts) > len(columns))


def together(columns: Sequence[Span], parts: Sequence[Line]) -> list[Span]:
    """Return the columns with the parts of a line added; those that then overlap are one."""
    spans = sorted([*columns, *((part.x0, part.x1) for part in parts)])
    merged: list[Span] = []
    for left, right in spans:
        if merged and left < merged[-1][1] - 0.5:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def hold(before: Sequence[Span], columns: Sequence[Span]) -> bool:
    """Return whether each column lies in one of the columns of the page before, and no two in the same."""
    held = [
        [number for number, (left, right) in enumerate(before) if left < column[1] - 1 and right > column[0] + 1]
        for column in columns
    ]
    return all(len(numbers) == 1 for numbers in held) and len({numbers[0] for numbers in held}) == len(held)


def aligned(before: Sequence[Span], columns: Sequence[Span]) -> bool:
    """Return whether words begin where those in the columns of the page before do, in half of the columns or more."""
    lefts = [left for left, _ in before]
    return 2 * sum(any(abs(left - other) <= 4 for other in lefts) for left, _ in columns) >= len(columns)


def widened(before: Sequence[Span], columns: Sequence[Span]) -> list[Span]:
    """Return the columns of the page before, made as wide as those that lie in them."""
    return [
        (
            min([left, *(left_ for left_, right_ in columns if left_ < right - 1 and right_ > left + 1)]),
            max([right, *(right_ for left_, right_ in columns if left_ < right - 1 and right_ > left + 1)]),
        )
        for left, right in before
    ]


def spread_out(line: Line, columns: Sequence[Span]) -> dict[int, Line]:
    """Return the parts of a line by column."""
    found: dict[int, Line] = {}
    for part in segments(line):
        numbers = touched(part, columns)
        number = numbers[0] if numbers else min(range(len(columns)), key=lambda at: abs(columns[at][0] - part.x0))
        if number in found:
            found[number].words.extend(part.words)
        else:
            found[number] = part
    return found
