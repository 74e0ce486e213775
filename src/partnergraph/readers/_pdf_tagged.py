"""A page of a tagged PDF: tables, headings and paragraphs as the file's structure tree gives them, in its order.

In: a `Page`, its layout as it is seen, and the `Tree`. Out: the layout by the tree, or nothing where the tree does not cover
the page rightly. A table whose cells the rules of the page show just so keeps them; its rows learn which row of the tree
they are. What is seen as a table but said to be none (columns of a grid of boxes, text set with tabs) stays a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from partnergraph.readers._pdf_grid import Box, Grid
from partnergraph.readers._pdf_layout import Layout, Said
from partnergraph.readers._pdf_lines import Line, begins_as_item, lines_of
from partnergraph.readers._pdf_page import Glyph, Page
from partnergraph.readers._pdf_tag_grid import grid_of_rows
from partnergraph.readers._pdf_tree import Block, TagCell, TagTable, Tree

_COVERED = 0.95  # of the letters of a page that must stand in the tree
_MARGIN = 0.08  # of the height of a page, in which a browser prints the date and the address
_BACKWARDS = 0.25  # of the blocks of a page that may stand well above the one before
_FEWEST_COLUMNS = 3  # of a table that is seen, but not told by the tree

# What a file paints before an item: a number with or without letters, or letters with a stop.
_NUMBER = re.compile(r"\(?(?:[A-Za-z]{0,3}\d+(?:\.\d+)*[a-z]?[.):]?|[A-Za-z]{1,4}[.)])")


@dataclass(slots=True)
class Told:
    """What the tree tells of a page: the letters of each block, those of none, and how many there are of both."""

    glyphs: dict[int, list[Glyph]] = field(default_factory=dict)
    blocks: dict[int, Block] = field(default_factory=dict)
    rest: list[Glyph] = field(default_factory=list)
    told: int = 0
    untold: int = 0

    def add(self, glyph: Glyph, block: Block) -> None:
        """Take in a letter of a block."""
        self.glyphs.setdefault(block.number, []).append(glyph)
        self.blocks[block.number] = block

    @property
    def tabled(self) -> bool:
        """Whether most of the letters stand in tables."""
        held = sum(len(glyphs) for number, glyphs in self.glyphs.items() if self.blocks[number].cell is not None)
        return held > self.told / 2

    def take(self, grid: Grid) -> None:
        """Take out the letters of a grid that is kept, whose items get the mark that the file does not paint."""
        box_of = {id(glyph): box for box in grid.boxes for glyph in box.glyphs}
        for number, glyphs in self.glyphs.items():
            if box := next((box_of[id(glyph)] for glyph in glyphs if id(glyph) in box_of), None):
                box.glyphs += _marked(self.blocks[number], glyphs)[: -len(glyphs)]
            self.glyphs[number] = [glyph for glyph in glyphs if id(glyph) not in box_of]
        self.rest = [glyph for glyph in self.rest if id(glyph) not in box_of]


def told(page: Page, tree: Tree) -> Told | None:
    """Return the letters of a page as the tree has them; nothing where it does not tell the page rightly."""
    if page.number in tree.unsound:
        return None
    parts = _sorted(page, tree)
    if not parts.blocks or parts.told < _COVERED * (parts.told + parts.untold) or _jumps(parts):
        return None
    return parts


def by_tree(page: Page, seen: Layout, parts: Told) -> Layout:
    """Return the layout of a page by what the tree tells of it, with what only the page shows."""
    for number, glyphs in parts.glyphs.items():  # letters of a paragraph, not of a mark, belong together
        for glyph in glyphs:
            glyph.mark = number
    owners = {id(glyph): parts.blocks[number] for number, glyphs in parts.glyphs.items() for glyph in glyphs}
    items: list[tuple[float, Grid | Said]] = []
    if not _tables(parts) and any(_is_boxes(block, owners) for block in seen.blocks):
        return seen
    for grid in [block for block in seen.blocks if isinstance(block, Grid)]:
        at = _kept(grid, owners)
        if at is not None:
            items.append((at, grid))
            parts.take(grid)
    for table, numbers in _tables(parts).items():  # without the letters of grids that are kept
        items.append((min(numbers), _grid(table, numbers, parts, page)))
    items += _said(parts)
    items.sort(key=lambda item: item[0])
    layout = Layout(_with_rest([item for _, item in items], lines_of(parts.rest)), columns=seen.columns)
    for block in layout.blocks:
        if isinstance(block, Grid):
            layout.cells += [lines_of(box.glyphs) for box in block.boxes]
        else:
            layout.lines += block.lines if isinstance(block, Said) else block
    layout.lines += [line for cell in layout.cells for line in cell]
    return layout


def _sorted(page: Page, tree: Tree) -> Told:
    """Return the letters of a page by block; one without a mark belongs to the one that was painted right before it."""
    parts = Told()
    last: Glyph | None = None
    owner: Block | None = None
    for glyph in page.glyphs:
        block = tree.blocks.get((page.number, glyph.mark)) if glyph.mark is not None and not glyph.artifact else None
        if (page.number, glyph.mark) in tree.artifacts:
            glyph.artifact = True
        if block is None and glyph.mark is None and not glyph.artifact and owner is not None and last is not None:
            near = abs(glyph.base - last.base) < 0.1 * last.size and -0.1 < glyph.x0 - last.x1 < 0.4 * last.size
            block = owner if near and glyph.size == last.size else None
        if block is not None:
            parts.add(glyph, block)
            if glyph.mark is None and last is not None:
                glyph.run = last.run
            elif glyph.mark is not None and (page.number, glyph.mark) in tree.runs:
                glyph.run = glyph.mark + 1
            last, owner = glyph, block
            parts.told += not glyph.text.isspace()
        else:
            parts.rest.append(glyph)
            edge = glyph.top < _MARGIN * page.height or glyph.bottom > (1 - _MARGIN) * page.height
            parts.untold += not (edge or glyph.artifact or glyph.text.isspace())
            last = owner = None
    return parts


def _jumps(parts: Told) -> bool:
    """Return whether blocks follow each other in no order in which a page can be read."""
    tops = [
        min(glyph.top for glyph in parts.glyphs[number])
        for number, block in sorted(parts.blocks.items())
        if block.cell is None and not block.note
    ]
    back = sum(after < before - 20 for before, after in pairwise(tops))
    return back > 3 and back > _BACKWARDS * len(tops)


def _is_boxes(block: Grid | Said | list[Line], owners: dict[int, Block]) -> bool:
    """Return whether a block that is seen is a table by white space, made of pieces of which the tree tells nothing."""
    if not isinstance(block, Grid) or block.ruled or len(block.xs) <= _FEWEST_COLUMNS:
        return False
    held = [owners[id(glyph)] for box in block.boxes for glyph in box.glyphs if id(glyph) in owners]
    return bool(held) and all(owner.soft for owner in held)


def _kept(grid: Grid, owners: dict[int, Block]) -> float | None:
    """Return where a grid that is seen stands in the order of blocks if it is kept, and name its rows; else nothing."""
    held = [(box, owners[id(glyph)]) for box in grid.boxes for glyph in box.glyphs if id(glyph) in owners]
    cells = [(box, block.cell) for box, block in held if block.cell is not None]
    if not held:
        return None
    first = min(block.number for _, block in held) - 0.5
    if not cells:
        wide = len(grid.xs) > _FEWEST_COLUMNS and len(grid.ys) > _FEWEST_COLUMNS
        return first if wide or (grid.ruled and not all(block.soft for _, block in held)) else None
    return first if grid.ruled and len(cells) == len(held) and _agrees(grid, cells) else None


def _agrees(grid: Grid, cells: Sequence[tuple[Box, TagCell]]) -> bool:
    """Return whether each box of a grid is one cell of the tree, and each row one of its rows."""
    boxes: dict[int, Box] = {}
    owner: dict[int, TagCell] = {}
    rows: dict[int, int] = {}
    numbers: dict[int, int] = {}
    for box, cell in cells:
        row = cell.row.number
        if boxes.setdefault(id(cell), box) is not box or owner.setdefault(id(box), cell) is not cell:
            return False
        if rows.setdefault(row, box.row) != box.row or numbers.setdefault(box.row, row) != row:
            return False
    tables = {id(cell.row.table) for _, cell in cells}
    if len(tables) != 1:
        return False
    grid.table = cells[0][1].row.table.number
    grid.rows = [numbers.get(row, -1) for row in range(len(grid.ys) - 1)]
    return True


def _tables(parts: Told) -> dict[TagTable, list[int]]:
    """Return the blocks in cells by table."""
    found: dict[TagTable, list[int]] = {}
    for number, block in sorted(parts.blocks.items()):
        if block.cell is not None and parts.glyphs[number]:
            found.setdefault(block.cell.row.table, []).append(number)
    return found


def _grid(table: TagTable, numbers: Sequence[int], parts: Told, page: Page) -> Grid:
    words: dict[TagCell, list[Glyph]] = {}
    for number in numbers:
        block = parts.blocks[number]
        if block.cell is not None:
            words.setdefault(block.cell, []).extend(_marked(block, parts.glyphs[number]))
    return grid_of_rows(table, words, page)


def _marked(block: Block, glyphs: list[Glyph]) -> list[Glyph]:
    """Return the letters of a block, an item of a list with a mark before them where the file paints none."""
    if not block.item:
        return glyphs
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if not inked or _has_label(inked):
        return glyphs
    first = min(inked, key=lambda glyph: (round(glyph.base), glyph.x0))
    left = first.x0 - first.size
    return [replace(first, text="-", x0=left, x1=left + 0.3 * first.size), *glyphs]


def _has_label(inked: Sequence[Glyph]) -> bool:
    word = lines_of(inked)[0].words[0].text
    return begins_as_item(word) or bool(_NUMBER.fullmatch(word))


def _said(parts: Told) -> list[tuple[float, Grid | Said]]:
    """Return the blocks outside tables; pieces that go on with a line are joined to it."""
    runs: list[tuple[Block, list[Glyph]]] = []
    for number, block in sorted(parts.blocks.items()):
        if block.cell is not None or not parts.glyphs[number]:
            continue
        glyphs = _marked(block, parts.glyphs[number])
        if runs and block.soft and runs[-1][0].soft and _same_line(runs[-1][1], glyphs):
            runs[-1][1].extend(replace(glyph, mark=runs[-1][0].number) for glyph in glyphs)
        else:
            runs.append((block, list(glyphs)))
    said = ((block, lines_of(glyphs)) for block, glyphs in runs)
    return [(block.number, Said(lines, block.level, block.note, block.soft)) for block, lines in said if lines]


def _same_line(before: Sequence[Glyph], after: Sequence[Glyph]) -> bool:
    last, first = before[-1], after[0]
    return abs(last.base - first.base) < 0.1 * last.size and -0.2 * last.size < first.x0 - last.x1 < 0.6 * last.size


def _with_rest(items: Sequence[Grid | Said], lines: Sequence[Line]) -> list[Grid | Said | list[Line]]:
    """Return the blocks with the lines that the tree does not have above or below them."""
    if not lines:
        return list(items)
    top = min((_top(item) for item in items), default=0.0)
    above = [line for line in lines if line.top < top]
    below = [line for line in lines if line.top >= top]
    return [*([above] if above else []), *items, *([below] if below else [])]


def _top(item: Grid | Said) -> float:
    return item.top if isinstance(item, Grid) else item.lines[0].top
