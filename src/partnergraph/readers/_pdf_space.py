"""Tables held by white space: columns found from where words stand, rows from what begins together.

In: lines that stand in no ruled table, and the rules and coloured bands around them. Out: `Grid`s, and the lines that
belong to none. Refuses nothing: lines that form no columns are given back, columns of running prose one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from partnergraph.readers._pdf_grid import Box, Grid
from partnergraph.readers._pdf_lines import Line, begins_item, pitch_of
from partnergraph.readers._pdf_rows import Cut, row_starts

_APART = 0.78  # of the size of letters: what stands further apart may be two columns
_FAR = 60.0  # points between two lines of one table
_REF = re.compile(r"\(?\w{0,3}\d*(?:\.\d+)*[a-z]?[.)]?", re.IGNORECASE)

Span = tuple[float, float]


@dataclass(slots=True)
class _Group:
    """Lines that may be those of one table, and the columns that they leave."""

    columns: list[Span]
    lines: list[Line] = field(default_factory=list)
    across: list[Line] = field(default_factory=list)
    spread: int = 0


def segments(line: Line) -> list[Line]:
    """Return the parts of a line that stand far apart."""
    parts: list[Line] = []
    for word in line.words:
        if parts and word.x0 - parts[-1].x1 <= _APART * line.size:
            parts[-1].words.append(word)
        else:
            parts.append(replace(line, words=[word]))
    return parts


def grids_in(
    lines: Sequence[Line], cuts: Sequence[Cut], before: Sequence[Span] = ()
) -> tuple[list[tuple[Grid, list[Span]]], list[Line]]:
    """Return the tables among the lines with the columns of each, and the lines outside them in reading order.

    Args:
        lines: The lines from top to bottom.
        cuts: Flat rules and edges of coloured bands.
        before: The columns of the table with which the page before ended.
    """
    found: list[tuple[Grid, list[Span]]] = []
    rest: list[Line] = []
    group: _Group | None = None
    waiting: list[Line] = []  # lines across the columns, of which only the next line tells whether they part tables

    def close() -> None:
        nonlocal group
        if group is not None:
            grid, left = _closed(group, cuts, before if not found else ())
            found.extend([grid] if grid else [])
            rest.extend(left)
        rest.extend(waiting)
        waiting.clear()
        group = None

    for line in lines:
        parts = segments(line)
        if group is not None:
            last = (waiting or group.lines)[-1]
            if line.base - last.base > _FAR + line.size or (waiting and _is_prose(waiting, line, parts)):
                close()
        if group is not None and _fits(parts, group.columns):
            group.lines += waiting
            group.across += waiting
            waiting.clear()
            group.lines.append(line)
            group.spread += len(parts) > 1
            if len(parts) > 1 or _touched(parts[0], group.columns):
                group.columns = _together(group.columns, parts)
        elif group is not None and len(waiting) < 2:
            waiting.append(line)
        else:
            close()
            if len(parts) > 1:
                group = _Group([(part.x0, part.x1) for part in parts], [line], spread=1)
            else:
                rest.append(line)
    close()
    return found, rest


def _is_prose(waiting: Sequence[Line], line: Line, parts: Sequence[Line]) -> bool:
    """Return whether lines across the columns go on as prose does, or are set larger than the table."""
    return len(parts) == 1 and line.base - waiting[-1].base < 1.5 * line.size


def _touched(part: Line, columns: Sequence[Span]) -> list[int]:
    return [number for number, (left, right) in enumerate(columns) if part.x0 < right - 0.5 and part.x1 > left + 0.5]


def _fits(parts: Sequence[Line], columns: Sequence[Span]) -> bool:
    """Return whether no part of a line runs over two columns, and no two parts stand in one."""
    touched = [_touched(part, columns) for part in parts]
    if any(len(numbers) > 1 for numbers in touched):
        return False
    held = [numbers[0] for numbers in touched if numbers]
    return bool(held) and (len(set(held)) == len(held) or len(parts) > len(columns))


def _together(columns: Sequence[Span], parts: Sequence[Line]) -> list[Span]:
    spans = sorted([*columns, *((part.x0, part.x1) for part in parts)])
    merged: list[Span] = []
    for left, right in spans:
        if merged and left < merged[-1][1] - 0.5:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def _closed(
    group: _Group, cuts: Sequence[Cut], before: Sequence[Span]
) -> tuple[tuple[Grid, list[Span]] | None, list[Line]]:
    columns = group.columns
    if before and len(before) >= len(columns) and _hold(before, columns):
        columns = _widened(before, columns)
    lines, after = _without_tail(group, columns)
    spread = sum(len(segments(line)) > 1 for line in lines)
    if len(columns) < 2 or spread < (2 if len(columns) > 2 or before else 3):
        return None, group.lines
    cells = [_spread_out(line, columns) for line in lines]
    if _is_list(lines, columns, cells):
        return None, group.lines
    if _is_columns_of_prose(columns, cells):
        return None, [*(part for number in range(len(columns)) for row in cells if (part := row.get(number))), *after]
    left, right = columns[0][0], columns[-1][1]
    own = sorted(
        cut.at for cut in cuts if cut.covers(left, right) and lines[0].top - 15 < cut.at < lines[-1].bottom + 15
    )
    over = [line in group.across for line in lines]
    starts = row_starts(cells, over, [right for _, right in columns], own)
    return (_grid(lines, cells, over, starts, columns, own), list(columns)), after


def _hold(before: Sequence[Span], columns: Sequence[Span]) -> bool:
    """Return whether each column lies in one of the columns of the page before."""
    return all(sum(left < right_ - 1 and right > left_ + 1 for left_, right_ in before) == 1 for left, right in columns)


def _widened(before: Sequence[Span], columns: Sequence[Span]) -> list[Span]:
    return [
        (
            min([left, *(left_ for left_, right_ in columns if left_ < right - 1 and right_ > left + 1)]),
            max([right, *(right_ for left_, right_ in columns if left_ < right - 1 and right_ > left + 1)]),
        )
        for left, right in before
    ]


def _without_tail(group: _Group, columns: Sequence[Span]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the table, and those after its last row that only happen to fit a column."""
    lines = list(group.lines)
    pitch = pitch_of(lines)
    last = max((at for at, line in enumerate(lines) if len(segments(line)) > 1), default=-1)
    end = last + 1
    while end < len(lines):
        tight = lines[end].base - lines[end - 1].base <= 1.3 * pitch
        first = _touched(lines[end], columns)[:1] == [0] and lines[end] not in group.across
        if not tight or lines[end] in group.across or lines[end].size > 1.1 * lines[last].size:
            break
        if first and 0 not in _spread_out(lines[end - 1], columns):
            break
        end += 1
    return lines[:end], lines[end:]


def _spread_out(line: Line, columns: Sequence[Span]) -> dict[int, Line]:
    """Return the parts of a line by column."""
    found: dict[int, Line] = {}
    for part in segments(line):
        touched = _touched(part, columns)
        number = touched[0] if touched else min(range(len(columns)), key=lambda at: abs(columns[at][0] - part.x0))
        if number in found:
            found[number].words.extend(part.words)
        else:
            found[number] = part
    return found


def _is_list(lines: Sequence[Line], columns: Sequence[Span], cells: Sequence[dict[int, Line]]) -> bool:
    """Return whether the first of two columns holds nothing but the marks of list items."""
    if len(columns) != 2:
        return False
    firsts = [row[0] for row in cells if 0 in row]
    return all(
        len(part.words) == 1 and (begins_item(line) or _REF.fullmatch(part.text))
        for part, line in zip(firsts, (line for line, row in zip(lines, cells, strict=True) if 0 in row), strict=True)
    )


def _is_columns_of_prose(columns: Sequence[Span], cells: Sequence[dict[int, Line]]) -> bool:
    """Return whether the columns are those of a newsletter: each filled to its edge by most of its lines."""
    if len(columns) > 3 or len(cells) < 5:
        return False
    for number, (left, right) in enumerate(columns):
        parts = [row[number] for row in cells if number in row]
        full = sum(part.x1 - part.x0 >= 0.78 * (right - left) for part in parts)
        if full * 2 < len(parts) or len(parts) * 2 < len(cells) or median(len(part.words) for part in parts) < 4:
            return False
    return True


def _grid(
    lines: Sequence[Line],
    cells: Sequence[dict[int, Line]],
    over: Sequence[bool],
    starts: Sequence[int],
    columns: Sequence[Span],
    cuts: Sequence[float],
) -> Grid:
    xs = [columns[0][0], *(after[0] - 0.5 for _, after in pairwise(columns)), columns[-1][1]]
    ends = [*starts[1:], len(lines)]
    ys = [lines[0].top]
    boxes = []
    for row, (start, end) in enumerate(zip(starts, ends, strict=True)):
        bottom = max(line.bottom for line in lines[start:end])
        top = ys[-1]
        if over[start]:
            box = Box(row, 0, 1, len(columns), xs[0], top, xs[-1], bottom)
            box.glyphs = [glyph for line in lines[start:end] for word in line.words for glyph in word.glyphs]
            boxes.append(box)
        else:
            for number, (left, right) in enumerate(columns):
                box = Box(row, number, 1, 1, left, top, right, bottom)
                box.glyphs = [
                    glyph
                    for line in cells[start:end]
                    if number in line
                    for word in line[number].words
                    for glyph in word.glyphs
                ]
                boxes.append(box)
        ys.append(bottom)
    closed = bool(cuts) and cuts[-1] >= lines[-1].base
    return Grid(xs, ys, boxes, closed=closed, ruled=False)
