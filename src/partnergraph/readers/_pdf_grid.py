"""Tables held by rules: the cells between them, and those that were merged.

In: groups of rules that touch. Out: `Grid`s of `Box`es, a box for each cell with the columns and rows it covers. Refuses
nothing: a group that holds fewer than two columns is no grid.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from partnergraph.readers._pdf_lines import Line, lines_of
from partnergraph.readers._pdf_page import Glyph, Rule
from partnergraph.readers._pdf_rules import NEAR

_COVERED = 0.6  # of the side of a cell that a rule must run along to bound it
_MOST_CELLS = 20_000  # of one page


@dataclass(slots=True, eq=False)
class Box:
    """One cell: the first row and column it covers, how many, where it lies, and the letters in it."""

    row: int
    column: int
    row_span: int
    column_span: int
    x0: float
    top: float
    x1: float
    bottom: float
    glyphs: list[Glyph] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """The cells of a table on one page; `xs` and `ys` are the edges of its columns and rows.

    Where the file's structure tree tells of it: `table` is the table's number there (from 1), `rows` those of its rows (-1
    for a row without words), `continued` the columns in which a cell of the page before still stands in the first row.
    """

    xs: list[float]
    ys: list[float]
    boxes: list[Box]
    closed: bool = True  # whether a rule ends the last row
    ruled: bool = True  # whether rules hold the table
    table: int = 0
    rows: list[int] = field(default_factory=list)
    continued: set[int] = field(default_factory=set)

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.ys[-1]

    def holds(self, glyph: Glyph) -> bool:
        """Return whether a letter stands in the table."""
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        return self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.ys[0] - 1 <= y <= self.ys[-1] + 1


def grid_of(group: Sequence[Rule]) -> Grid | None:
    """Return the cells that a group of touching rules makes; nothing where it has fewer than two columns."""
    flat = [rule for rule in group if rule.flat]
    up = [rule for rule in group if not rule.flat]
    if not flat or not up:
        return None
    left, right = min(rule.start for rule in flat), max(rule.end for rule in flat)
    top, bottom = min(rule.start for rule in up), max(rule.end for rule in up)
    xs, ys = _edges([rule.at for rule in up], left, right), _edges([rule.at for rule in flat], top, bottom)
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    beside = _bounds(up, xs, ys)
    under = _bounds(flat, ys, xs)
    columns, rows = len(xs) - 1, len(ys) - 1
    owner: list[list[Box | None]] = [[None] * columns for _ in range(rows)]
    boxes = []
    for i in range(rows):
        for j in range(columns):
            if owner[i][j] is not None:
                continue
            wide = 1
            while j + wide < columns and owner[i][j + wide] is None and not beside[i][j + wide]:
                wide += 1
            high = 1
            while (
                i + high < rows
                and not any(under[at][i + high] for at in range(j, j + wide))
                and not any(beside[i + high][at] for at in range(j + 1, j + wide))
            ):
                high += 1
            box = Box(i, j, high, wide, xs[j], ys[i], xs[j + wide], ys[i + high])
            boxes.append(box)
            for k in range(i, i + high):
                owner[k][j : j + wide] = [box] * wide
    last = sum(under[at][rows] for at in range(columns)) * 2 > columns
    return Grid(xs, ys, boxes, closed=last)


def _edges(found: Sequence[float], first: float, last: float) -> list[float]:
    """Return the places of rules in order, and the ends of those that cross them where no rule closes the table."""
    edges: list[float] = []
    for at in sorted(found):
        if not edges or at - edges[-1] > NEAR:
            edges.append(at)
    if edges[0] - first > NEAR:
        edges.insert(0, first)
    if last - edges[-1] > NEAR:
        edges.append(last)
    return edges


def _bounds(rules: Sequence[Rule], ats: Sequence[float], ends: Sequence[float]) -> list[list[bool]]:
    """Return, for each stretch between two of `ends`, whether rules run along it at each of `ats`."""
    along = [[0.0] * len(ats) for _ in range(len(ends) - 1)]
    for rule in rules:
        number = (
            min(range(len(ats)), key=lambda at: abs(ats[at] - rule.at)) if len(ats) < 50 else _nearest(ats, rule.at)
        )
        for part in range(max(bisect_right(ends, rule.start) - 1, 0), len(ends) - 1):
            if ends[part] >= rule.end:
                break
            along[part][number] += max(0.0, min(rule.end, ends[part + 1]) - max(rule.start, ends[part]))
    return [[length >= _COVERED * (ends[part + 1] - ends[part]) for length in row] for part, row in enumerate(along)]


def _nearest(ats: Sequence[float], at: float) -> int:
    after = min(bisect_right(ats, at), len(ats) - 1)
    return after - 1 if after and at - ats[after - 1] <= ats[after] - at else after


def fill_in(grid: Grid, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Put the letters that stand in a grid into its boxes and return the others."""
    owner: dict[tuple[int, int], Box] = {
        (row, column): box
        for box in grid.boxes
        for row in range(box.row, box.row + box.row_span)
        for column in range(box.column, box.column + box.column_span)
    }
    rest = []
    for glyph in glyphs:
        if not grid.holds(glyph):
            rest.append(glyph)
            continue
        column = min(max(bisect_right(grid.xs, (glyph.x0 + glyph.x1) / 2) - 1, 0), len(grid.xs) - 2)
        row = min(max(bisect_right(grid.ys, glyph.base - 0.3 * glyph.size) - 1, 0), len(grid.ys) - 2)
        if glyph.turn in {90, 270}:
            row = min(max(bisect_right(grid.ys, (glyph.top + glyph.bottom) / 2) - 1, 0), len(grid.ys) - 2)
        owner[row, column].glyphs.append(glyph)
    return rest


def freed_columns(grid: Grid) -> None:
    """Part cells that cover several columns only because no rule stands between: where no word crosses the edge.

    A table may rule its columns in the row of headings alone. A merged cell has words across the edge, or stands alone.
    """
    for edge in range(1, len(grid.xs) - 1):
        over = [box for box in grid.boxes if box.glyphs and box.column < edge < box.column + box.column_span]
        lines = [line for box in over for line in lines_of(box.glyphs) if not box.glyphs[0].turn]
        if sum(_parts_at(line, grid.xs[edge]) for line in lines) >= 2 and not any(
            word.x0 < grid.xs[edge] - 1 and word.x1 > grid.xs[edge] + 1 for line in lines for word in line.words
        ):
            for box in over:
                _part(grid, box, edge)


def _parts_at(line: Line, x: float) -> bool:
    """Return whether a line has words on both sides of an edge, further apart than by a space."""
    before = [word.x1 for word in line.words if word.x1 <= x + 1]
    after = [word.x0 for word in line.words if word.x0 >= x - 1]
    return bool(before and after) and min(after) - max(before) > 0.6 * line.size


def _part(grid: Grid, box: Box, edge: int) -> None:
    x = grid.xs[edge]
    right = Box(box.row, edge, box.row_span, box.column + box.column_span - edge, x, box.top, box.x1, box.bottom)
    box.column_span, box.x1 = edge - box.column, x
    right.glyphs = [glyph for glyph in box.glyphs if (glyph.x0 + glyph.x1) / 2 > x]
    box.glyphs = [glyph for glyph in box.glyphs if (glyph.x0 + glyph.x1) / 2 <= x]
    grid.boxes.append(right)
