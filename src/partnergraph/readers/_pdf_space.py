"""Tables held by white space: columns found from where words stand, rows from what begins together.

In: lines that stand in no ruled table, and the rules and coloured bands around them. Out: `Grid`s, and the lines that
belong to none. Refuses nothing: lines that form no columns are given back, columns of running prose one after the other.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from partnergraph.readers._pdf_columns import (
    Span,
    aligned,
    fits,
    hold,
    segments,
    spread_out,
    together,
    touched,
    widened,
)
from partnergraph.readers._pdf_grid import Box, Grid
from partnergraph.readers._pdf_lines import Line, begins_item, pitch_of
from partnergraph.readers._pdf_rows import Cut, row_starts

_LARGER = 1.12  # of the size of letters in the table: a heading of what comes next
_FAR = 60.0  # points between two lines of one table
_TITLES = 3  # lines that may stand between two rows of one table
_REF = re.compile(r"\(?\w{0,3}\d*(?:\.\d+)*[a-z]?[.)]?", re.IGNORECASE)


@dataclass(slots=True)
class _Group:
    """Lines that may be those of one table, and the columns that they leave."""

    columns: list[Span]
    size: float
    lines: list[Line] = field(default_factory=list)
    across: list[Line] = field(default_factory=list)
    widest: float = 0.0  # the widest step from line to line
    given: bool = False  # whether the columns are those of the page before


@dataclass(slots=True)
class _Search:
    """The search for tables among the lines of a page.

    Attributes:
        cuts: Flat rules and edges of coloured bands.
        before: The columns of the table with which the page before ended.
        found: The tables so far, with their columns.
        rest: The lines outside them.
        group: The lines that may be those of a table.
        waiting: Lines that do not fit its columns; the next line tells whether they run across it or end it.
        ended: The lines of the last table, in case that it goes on under a title.
        kept: How many lines stood outside tables when it ended.
        made: Whether its lines were enough for a table.
    """

    cuts: Sequence[Cut]
    before: Sequence[Span]
    found: list[tuple[Grid, list[Span]]] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    group: _Group | None = None
    waiting: list[Line] = field(default_factory=list)
    ended: _Group | None = None
    kept: int = 0
    made: bool = False

    def run(self, lines: Sequence[Line]) -> None:
        """Take in all lines."""
        queue = deque(lines)
        while queue or self.group:
            line = queue.popleft() if queue else None
            if self.group and (line is None or not self.take(self.group, line)):
                # What waited may begin a table of its own.
                queue.extendleft(reversed([*self.waiting, *([line] if line else [])]))
                self.waiting = []
                self.close(self.group)
            elif self.group is None and line:
                self.begin(line)

    def take(self, group: _Group, line: Line) -> bool:
        """Take a line into the group or among those that wait; return whether the group goes on."""
        parts = segments(line)
        last = (self.waiting or group.lines)[-1]
        step = line.base - last.base
        if step > _FAR + line.size or line.size > _LARGER * group.size:
            return False
        if self.waiting and len(parts) == 1 and step < 1.5 * line.size and _is_prose(self.waiting[-1], line, group):
            return False
        if group.widest and step > 1.3 * group.widest and len(parts) > 1 and line.bold:
            return False  # headings of another table
        if group.given and not fits(parts, group.columns):
            _own_columns(group)
        if not fits(parts, group.columns) and not _without_titles(group, parts):
            if len(parts) > 2 or len(self.waiting) + 1 == _TITLES:
                return False
            self.waiting.append(line)
            return True
        group.widest = max(group.widest, step) if len(group.lines) > 1 else 0.0
        group.lines += [*self.waiting, line]
        group.across += self.waiting
        self.waiting = []
        if len(parts) > 1 or touched(parts[0], group.columns):
            group.columns = together(group.columns, parts)
        return True

    def begin(self, line: Line) -> None:
        """Begin a group with a line that has words in several places."""
        parts = segments(line)
        if len(parts) == 1:
            self.rest.append(line)
            return
        if self.resume(line, parts):
            return
        goes_on = bool(self.before) and not self.found
        above = _cut_off(self.rest, line, self.before) if goes_on else []
        own = [(part.x0, part.x1) for part in parts]
        goes_on = goes_on and hold(self.before, own) and aligned(self.before, own)
        self.group = _Group(widened(self.before, own) if goes_on else own, line.size, [*above, line])
        self.group.given = goes_on

    def resume(self, line: Line, parts: Sequence[Line]) -> bool:
        """Go on with the last table where only a title or two stand between it and a line with the same left edges."""
        if self.ended is None or line.bold or abs(line.size - self.ended.size) > 0.3:
            return False
        between = [one for one in self.rest[self.kept :] if not any(one is own for own in self.ended.lines)]
        last, columns = self.ended.lines[-1], self.ended.columns
        lefts = [left for left, _ in columns]
        near = sum(any(abs(left - part.x0) <= 2 for left in lefts) for part in parts)
        same = near >= 2 and near * 2 > len(parts)  # columns set to the middle begin anywhere
        titles = len(between) <= _TITLES and all(_is_title(one, columns) for one in between)
        if not (same and titles and len(columns) > 2 and fits(parts, columns)):
            return False
        if line.base - last.base > _FAR + sum(3 * one.size for one in (line, *between)):
            return False
        self.group, self.ended = self.ended, None
        del self.rest[self.kept :]
        if self.made:
            self.found.pop()
        self.group.lines += [*between, line]
        self.group.across += between
        self.group.columns = together(columns, parts)
        return True

    def close(self, group: _Group) -> None:
        """Make a table of the group, or give its lines back."""
        if group.given and len(group.columns) != len(self.before):
            _own_columns(group)
        grid, left = _closed(group, self.cuts)
        self.ended, self.kept, self.made = None, len(self.rest), grid is not None
        if grid:
            self.found.append(grid)
            group.lines = [line for line in group.lines if not any(line is one for one in left)]
            self.ended = group
        elif len(group.lines) <= _TITLES and not group.given:
            self.ended = group  # headings, the first of their rows below a title
        self.rest += left
        self.group = None


def _is_title(line: Line, columns: Sequence[Span]) -> bool:
    """Return whether a line between two rows may be the title of those that follow: it does not fill the table's width."""
    left, right = columns[0][0], columns[-1][1]
    return (
        len(segments(line)) == 1
        and line.x0 >= left - 3
        and line.x1 <= right + 0.15 * (right - left)
        and line.x1 - line.x0 < 0.75 * (right - left)
    )


def _without_titles(group: _Group, parts: Sequence[Line]) -> bool:
    """Give a group the columns of its lines with words in several places, if another such line then fits them.

    A title may stand in one column of those above it by chance, and over two of those below.
    """
    several = [line for line in group.lines if len(segments(line)) > 1 and line not in group.across]
    if len(parts) < 2 or group.given or not several:
        return False
    columns: list[Span] = []
    for line in several:
        columns = together(columns, segments(line))
    if not fits(parts, columns):
        return False
    columns = together(columns, parts)
    titles = [line for line in group.lines if line not in group.across and not fits(segments(line), columns)]
    if not titles or not all(_is_title(line, columns) for line in titles) or len(titles) * 3 > len(group.lines) + 3:
        return False
    group.columns, group.across = columns, [*group.across, *titles]
    return True


def _is_prose(above: Line, line: Line, group: _Group) -> bool:
    """Return whether a line goes on with one above that runs across the table, as a paragraph does."""
    left, right = group.columns[0][0], group.columns[-1][1]
    return not fits([line], group.columns) or (
        abs(line.x0 - above.x0) < 2 and above.x1 - above.x0 > 0.6 * (right - left)
    )


def grids_in(
    lines: Sequence[Line], cuts: Sequence[Cut], before: Sequence[Span] = ()
) -> tuple[list[tuple[Grid, list[Span]]], list[Line]]:
    """Return the tables among the lines with the columns of each, and the lines outside them in reading order.

    Args:
        lines: The lines from top to bottom.
        cuts: Flat rules and edges of coloured bands.
        before: The columns of the table with which the page before ended.
    """
    search = _Search(cuts, before)
    search.run(lines)
    if before and not search.found and (grid := _alone(search.rest, before)):
        search.found.append((grid, list(before)))
    return search.found, search.rest


def _alone(rest: list[Line], before: Sequence[Span]) -> Grid | None:
    """Return a table of the first lines that stand in one column of the page before, if nothing else stands beside them."""
    start = next((at for at, line in enumerate(rest) if _in_column(line, before)), len(rest))
    end = start
    while end < len(rest) and _in_column(rest[end], before) == _in_column(rest[start], before):
        end += 1
    lines = rest[start:end]
    if not lines or any(line.base - other.base > 1.6 * line.size for other, line in pairwise(lines)):
        return None
    del rest[start:end]
    cells = [spread_out(line, before) for line in lines]
    return _grid(lines, cells, [False] * len(lines), [0], before, ())


def _in_column(line: Line, before: Sequence[Span]) -> int:
    """Return the number of the column, but the first, at whose edge a line begins and in which it ends; 0 if none."""
    numbers = touched(line, before)
    return numbers[0] if len(numbers) == 1 and abs(before[numbers[0]][0] - line.x0) <= 4 else 0


def _own_columns(group: _Group) -> None:
    """Give a group the columns of its own lines: it is another table, which only happened to fit those given."""
    group.columns, group.given = [], False
    for line in group.lines:
        if line not in group.across:
            group.columns = together(group.columns, segments(line))


def _cut_off(rest: list[Line], line: Line, before: Sequence[Span]) -> list[Line]:
    """Take off the lines right above a table that end the last cell on the page before, and return them."""
    found: list[Line] = []
    while rest and line.base - rest[-1].base < 2.5 * line.size and abs(rest[-1].size - line.size) < 0.6:
        if any(len(touched(part, before)) != 1 for part in segments(rest[-1])):
            break
        line = rest.pop()
        found.insert(0, line)
    return found


def _closed(group: _Group, cuts: Sequence[Cut]) -> tuple[tuple[Grid, list[Span]] | None, list[Line]]:
    columns = group.columns
    lines, after = _without_tail(group, columns)
    spread = sum(len(segments(line)) > 1 for line in lines)
    if len(columns) < 2 or spread < (1 if group.given else 2 if len(columns) > 2 else 3):
        return None, group.lines
    cells = [spread_out(line, columns) for line in lines]
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


def _without_tail(group: _Group, columns: Sequence[Span]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the table, and those after its last row that only happen to fit a column."""
    lines = list(group.lines)
    pitch = pitch_of(lines)
    last = max((at for at, line in enumerate(lines) if len(segments(line)) > 1), default=-1)
    end = last + 1
    while end < len(lines):
        tight = lines[end].base - lines[end - 1].base <= 1.3 * pitch
        first = touched(lines[end], columns)[:1] == [0] and lines[end] not in group.across
        if not tight or lines[end] in group.across or lines[end].size > 1.1 * lines[last].size:
            break
        if first and 0 not in spread_out(lines[end - 1], columns):
            break
        end += 1
    return lines[:end], lines[end:]


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
