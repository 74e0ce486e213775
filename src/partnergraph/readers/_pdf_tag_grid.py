"""The grid of a table whose rows and cells the structure tree gives.

In: a `TagTable` and the letters of its cells on one page. Out: a `Grid` of the rows of that page. A browser leaves cells
without words out of the tree: what is missing in a row is told by the heading cells that each cell names, else by where
words of the other rows begin. Refuses nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from partnergraph.readers._pdf_grid import Box, Grid
from partnergraph.readers._pdf_page import Glyph, Page
from partnergraph.readers._pdf_tree import TagCell, TagRow, TagTable

_PAD = 5.4  # points: half of the most that is taken for the room between two columns
_MOST_EMPTY = 20_000  # of the cells of one page
_AROUND = 14.0  # points within which an edge is looked for above the first row and below the last
_SAME = 3.0  # points within which words of one column begin


def grid_of_rows(table: TagTable, words: Mapping[TagCell, list[Glyph]], page: Page) -> Grid:
    """Return the grid of the rows that have words on a page.

    Args:
        table: The table of the tree.
        words: The letters of each cell that has some on the page.
        page: The page.
    """
    _place(table, words)
    shown = _shown(words)
    xs = _edges(table, words, page)
    ys = _heights([table.rows[number] for number in shown], words, page)
    grid = Grid(xs, ys, [], ruled=False, table=table.number, rows=shown)
    owner: dict[tuple[int, int], Box] = {}
    for row in table.rows[max(shown[0] - table.highest, 0) : shown[-1] + 1]:
        for cell in row.cells:
            rows = range(bisect_left(shown, row.number), bisect_left(shown, row.number + cell.row_span))
            if not rows:
                continue
            left = min(cell.column, table.columns - 1)
            right = min(left + cell.column_span, table.columns)
            if (rows[0], left) in owner:  # spans that cannot be: no word is lost
                owner[rows[0], left].glyphs += words.get(cell, ())
                continue
            while any((rows[0], column) in owner for column in range(left, right)):
                right -= 1
            while any((line, column) in owner for line in rows for column in range(left, right)):
                rows = rows[:-1]
            if shown[rows[0]] != row.number:
                grid.continued |= set(range(left, right))
            box = Box(rows[0], left, len(rows), right - left, xs[left], ys[rows[0]], xs[right], ys[rows[-1] + 1])
            box.glyphs += words.get(cell, ())
            grid.boxes.append(box)
            owner.update({(line, column): box for line in rows for column in range(left, right)})
    empty = [(i, j) for i in range(len(shown)) for j in range(table.columns) if (i, j) not in owner]
    grid.boxes += [Box(i, j, 1, 1, xs[j], ys[i], xs[j + 1], ys[i + 1]) for i, j in empty[:_MOST_EMPTY]]
    return grid


def _shown(words: Iterable[TagCell]) -> list[int]:
    """Return the rows of a page: where cells of one row have words, or the first of several if the others have none there."""
    shown = {cell.row.number for cell in words if cell.row_span == 1}
    for cell in words:
        first = cell.row.number
        if cell.row_span > 1 and not any(number in shown for number in range(first, first + cell.row_span)):
            shown.add(first)
    return sorted(shown)


def _place(table: TagTable, words: Mapping[TagCell, Sequence[Glyph]]) -> None:
    """Give each cell its column."""
    if not table.columns:
        table.columns = _widest(table.rows)
        _place_whole(table)
        cells = [cell for row in table.rows for cell in row.cells]
        table.heads = {cell.name: cell.column for cell in cells if cell.name and cell.column >= 0}
        table.highest = max(cell.row_span for cell in cells)
    lefts = table.lefts
    for cell, glyphs in words.items():
        if cell.column >= 0:
            left = min(glyph.x0 for glyph in glyphs)
            lefts[cell.column] = min(left, lefts.get(cell.column, left))
    last = max(cell.row.number for cell in words)
    above = table.above
    for row in table.rows[table.placed : last + 1]:
        if any(cell.column < 0 for cell in row.cells):
            _place_some(row, words, above, table)
        for column in [column for column, left in above.items() if left <= 1]:
            del above[column]
        for column in above:
            above[column] -= 1
        for cell in row.cells:
            if cell.row_span > 1:
                above.update(dict.fromkeys(range(cell.column, cell.column + cell.column_span), cell.row_span - 1))
    table.placed = max(table.placed, last + 1)


def _widest(rows: Sequence[TagRow]) -> int:
    """Return how many columns a table has."""
    above: dict[int, int] = {}
    widest = 1
    for number, row in enumerate(rows):
        over = sum(width for until, width in above.items() if until > number)
        widest = max(widest, over + sum(cell.column_span for cell in row.cells))
        for cell in row.cells:
            if cell.row_span > 1:
                until = number + cell.row_span
                above[until] = above.get(until, 0) + cell.column_span
    return min(widest, 200)


def _place_whole(table: TagTable) -> None:
    """Give their columns to the cells of rows from which none is missing."""
    above: dict[int, int] = {}
    for row in table.rows:
        free = [column for column in range(table.columns) if column not in above]
        wide = sum(cell.column_span for cell in row.cells)
        if wide == len(free):
            for cell in row.cells:
                cell.column = free[0]
                free = free[cell.column_span :]
        above = {column: left - 1 for column, left in above.items() if left > 1}
        for cell in row.cells:
            if cell.row_span > 1 and cell.column >= 0:
                above.update(dict.fromkeys(range(cell.column, cell.column + cell.column_span), cell.row_span - 1))


def _place_some(
    row: TagRow, words: Mapping[TagCell, Sequence[Glyph]], above: Mapping[int, int], table: TagTable
) -> None:
    """Give their columns to the cells of a row from which some are missing."""
    at, heads = 0, table.heads
    later = sum(cell.column_span for cell in row.cells)
    for cell in row.cells:
        free = [
            column
            for column in range(at, max(table.columns - later, at) + 1)
            if column not in above and column < table.columns
        ]
        named = [heads[name] for name in cell.heads if heads.get(name, -1) in free]
        glyphs = words.get(cell)
        if named:
            cell.column = named[0]
        elif glyphs and free:
            left = min(glyph.x0 for glyph in glyphs)
            before = [column for column in free if table.lefts.get(column, left) <= left + _SAME]
            cell.column = max(before, default=free[0])
        else:
            cell.column = free[0] if free else min(at, table.columns - 1)
        at = cell.column + cell.column_span
        later -= cell.column_span


def _edges(table: TagTable, words: Mapping[TagCell, Sequence[Glyph]], page: Page) -> list[float]:
    """Return the edges of the columns, each in the room that words of two columns leave."""
    lefts, rights = table.lefts, table.rights
    for cell, glyphs in words.items():
        left, right = min(glyph.x0 for glyph in glyphs), max(_ends(glyphs))
        lefts[cell.column] = min(left, lefts.get(cell.column, left))
        end = cell.column + cell.column_span - 1
        rights[end] = max(right, rights.get(end, right))
    gaps = [lefts[column + 1] - right for column, right in rights.items() if column + 1 in lefts]
    pad = min(max(min(gaps, default=2 * _PAD) / 2, 0.5), _PAD)
    known = sorted(lefts)
    xs = [0.0] * (table.columns + 1)
    for column in range(table.columns):
        if column in lefts:
            xs[column] = lefts[column] - pad
        else:
            before = max((other for other in known if other < column), default=None)
            after = min((other for other in known if other > column), default=None)
            start = lefts[before] if before is not None else 0.0
            stop = lefts[after] - pad if after is not None else max(rights.values())
            low = before if before is not None else -1
            high = after if after is not None else table.columns
            xs[column] = start + (stop - start) * (column - low) / (high - low)
    ends = [rule.end for rule in page.rules if rule.flat and rule.start <= xs[1] and rule.end > xs[-2]]
    xs[-1] = max([*rights.values(), xs[-2] + 1, *(end for end in ends if end < page.width)]) + pad
    sides = sorted({side for fill in page.fills[:_MOST_EMPTY] if fill.colour for side in (fill.x0, fill.x1)})
    for column in range(1, table.columns):
        if column in lefts and column - 1 in rights and rights[column - 1] < lefts[column]:
            xs[column] = _edge(sides, rights[column - 1] - 1, lefts[column], xs[column])
    for column in range(1, table.columns + 1):
        xs[column] = max(xs[column], xs[column - 1])
    return xs


def _ends(glyphs: Sequence[Glyph]) -> list[float]:
    return [glyph.x1 for glyph in glyphs if not glyph.text.isspace()] or [glyph.x1 for glyph in glyphs]


def _heights(rows: Sequence[TagRow], words: Mapping[TagCell, Sequence[Glyph]], page: Page) -> list[float]:
    """Return the edges of the rows: rules and coloured areas between their words, else the middle."""
    tops: list[float] = []
    bottoms: list[float] = []
    for row in rows:
        cells = [cell for cell in row.cells if cell in words]
        ends = [glyph.bottom for cell in cells if cell.row_span == 1 for glyph in words[cell]]
        tops.append(min(glyph.top for cell in cells for glyph in words[cell]))
        bottoms.append(max(ends, default=tops[-1]))
    painted = sorted(
        {rule.at for rule in page.rules if rule.flat}
        | {at for fill in page.fills[:_MOST_EMPTY] if fill.colour for at in (fill.top, fill.bottom)}
    )
    ys = [_edge(painted, tops[0] - _AROUND, tops[0] + 2, tops[0] - 1)]
    for bottom, top in zip(bottoms, tops[1:], strict=False):
        ys.append(max(_edge(painted, bottom - 2, top + 2, (bottom + top) / 2), ys[-1]))
    low = max(glyph.bottom for glyphs in words.values() for glyph in glyphs)
    ys.append(max(_edge(painted, low - 2, low + _AROUND, low + 1), ys[-1] + 1))
    return ys


def _edge(painted: Sequence[float], low: float, high: float, otherwise: float) -> float:
    """Return what is painted between two heights, nearest to where an edge is taken to be."""
    between = painted[bisect_left(painted, low) : bisect_right(painted, high)]
    return min(between, key=lambda at: abs(at - otherwise), default=otherwise)
