"""Tables set out by position: cells two or more spaces apart, as a page falls out of a PDF.

In: lines without tabs or pipes. Out: grids of pieces, and lines of text. A line that goes on in some of its
columns belongs to the row above only where nothing speaks against it: two rows never become one, but one row
may stay two. Refuses nothing: lines that form no columns are given back as text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from partnergraph.readers._blocks import Piece
from partnergraph.readers._shifted import set_right

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_MARK = re.compile(r"[-–•*·▪\uf000-\uf0ff]|\w[.)]|\(\w\)")
_REF = re.compile(r"\(?\w{0,3}\d+(?:\.\d+)*[.)]?|\(?\w{1,2}[.)]")
_PAGE = re.compile(r"(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?", re.IGNORECASE)
_BESIDE = 2
_MOST = 100  # columns of a table
_REF_WIDTH = 12
# Letters differ in width, so a line that was broken may fall short of the column by a fifth.
_FULL = 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its number, and its segments: start, end and words of what stands two spaces apart."""

    number: int
    text: str
    segments: tuple[tuple[int, int, str], ...]

    @property
    def spread(self) -> bool:
        """Whether the line has words in more than one place."""
        return len(self.segments) > 1


@dataclass(slots=True)
class Grid:
    """Neighbouring blocks of lines whose columns agree."""

    columns: list[tuple[int, int]]
    blocks: list[list[Line]] = field(default_factory=list)


def line_of(number: int, text: str) -> Line:
    """Return the line with its segments; the mark of a list item is no segment of its own."""
    # A page break has no width; a hard space has.
    text = text.replace("\f", "").replace("\xa0", " ").rstrip()
    segments = [(found.start(), found.end(), found[0]) for found in _SEGMENT.finditer(text)]
    if len(segments) > 1 and _MARK.fullmatch(segments[0][2]) and segments[1][0] - segments[0][1] <= 4:
        (start, _, mark), (_, end, words) = segments[:2]
        segments[:2] = [(start, end, f"{mark} {words}")]
    return Line(number, text, tuple(segments))


def grids(lines: Sequence[tuple[int, str]]) -> list[list[list[Piece]] | Line]:
    """Return the tables in `lines` (number and text of each) as rows of pieces, and all other lines as they are."""
    aside, others = _set_right(lines)
    found: list[list[list[Piece]] | Line] = [*aside]
    grid: Grid | None = None
    for block in _blocks(others):
        columns = _merged([segment for line in block if line.spread for segment in line.segments])
        if not 2 <= len(columns) <= _MOST:  # also prose set with wide spaces: its gaps never stand above one another
            if grid and _may_be_headings(block, grid):
                grid.blocks.append(block)
                continue
            found += _closed(grid)
            found += block
            grid = None
            continue
        together = _merged([*grid.columns, *columns]) if grid else columns
        if grid and _agree(grid.columns, _merged(_sentences(block)), together):
            grid.columns = together
        else:
            found += _closed(grid)
            grid = Grid(columns)
        grid.blocks.append(block)
    return found + _closed(grid)


def _furniture(pages: Sequence[Sequence[Line]]) -> set[int]:
    """Return the numbers of the lines that are the running title or the number of a page."""
    edges = [
        [line for line in (*page[:2], *page[-2:]) if not line.spread]
        for page in ([line for line in page if line.segments] for page in pages)
    ]
    seen = Counter(text for page in edges for text in {line.text.strip() for line in page})
    return {
        line.number
        for page in edges
        for line in page
        if _PAGE.fullmatch(text := line.text.strip()) or (seen[text] >= 2 and seen[text] * 5 >= len(pages) * 3)
        if len(pages) > 1
    }


def _set_right(lines: Sequence[tuple[int, str]]) -> tuple[list[Line], list[Line]]:
    """Return the lines that stand on every page, and the others with the columns of all pages under one another."""
    pages: list[list[Line]] = [[]]
    for number, text in lines:
        if text.startswith("\f"):
            pages.append([])
        pages[-1].append(line_of(number, text))
    aside = _furniture(pages)
    moved = set_right([[line.segments for line in page if line.number not in aside] for page in pages])
    pages, set_aside = (
        [[line for line in page if line.number not in aside] for page in pages],
        [line for page in pages for line in page if line.number in aside],
    )
    return set_aside, [
        line if line.segments is segments else replace(line, segments=segments)
        for page, places in zip(pages, moved, strict=True)
        for line, segments in zip(page, places, strict=True)
    ]


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if line.segments:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _merged(spans: Sequence[tuple[int, int] | tuple[int, int, str]]) -> list[tuple[int, int]]:
    """Return the columns that the spans leave when those that touch are made one."""
    columns: list[tuple[int, int]] = []
    for start, end, *_ in sorted(spans):
        if columns and start <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(end, columns[-1][1]))
        else:
            columns.append((start, end))
    return columns


def _agree(
    above: Sequence[tuple[int, int]], below: Sequence[tuple[int, int]], together: Sequence[tuple[int, int]]
) -> bool:
    """Return whether neither set of columns has two in one of those that hold them together, nor adds to the other."""
    starts = [left for left, _ in together]
    apart = all(len({bisect_right(starts, left) for left, _ in part}) == len(part) for part in (above, below))
    return apart and len(together) == max(len(above), len(below))


def _sentences(block: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the spans of a block's segments; two spaces after a full stop part sentences, not columns."""
    spans: list[tuple[int, int]] = []
    for line in block:
        before = ""
        for start, end, words in line.segments if line.spread else ():
            if before.endswith((".", "?", "!", ":", ";", ",")) and start - spans[-1][1] == 2:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
            before = words
    return spans


def _may_be_headings(block: Sequence[Line], grid: Grid) -> bool:
    """Return whether a block without columns may head rows of the grid: a few lines, none of them as wide."""
    right = grid.columns[-1][1]
    return len(block) <= 3 and all(
        line.segments[0][0] < right / 2 and line.segments[-1][1] - line.segments[0][0] < right * _FULL for line in block
    )


def _closed(grid: Grid | None) -> list[list[list[Piece]] | Line]:
    """Return the grid as one table; what stands under its last row, or has too few rows, as lines."""
    if grid is None:
        return []
    # The heading of what comes next, or the number of the page, is no row.
    after: list[Line] = []
    while not any(line.spread for line in grid.blocks[-1]):
        after = grid.blocks.pop() + after
    lines = [line for block in grid.blocks for line in block]
    if sum(line.spread for line in lines) < 2:
        return [*lines, *after]
    rows = [row for block in grid.blocks for row in _rows(block, grid.columns)]
    return [[row.pieces() for row in rows], *after]


@dataclass(slots=True)
class _Row:
    """The lines of each cell of a row, as they grow."""

    columns: list[tuple[int, int]]
    cells: list[list[str]]

    def pieces(self) -> list[Piece]:
        return [
            Piece("\n".join(lines), flowing(lines, end - start))
            for lines, (start, end) in zip(self.cells, self.columns, strict=True)
        ]

    def take(self, cells: Sequence[str]) -> None:
        for lines, cell in zip(self.cells, cells, strict=True):
            if cell:
                lines.append(cell)

    def continues(self, cells: Sequence[str]) -> bool:
        """Return whether a line with these cells goes on with this row: every one of them with the cell above it."""
        filled = sum(map(bool, self.cells))
        if filled < 2 or (cells[0] and sum(map(bool, cells)) >= filled):
            return False
        return all(self._flows(column, cell) for column, cell in enumerate(cells) if cell)

    def _flows(self, column: int, cell: str) -> bool:
        if not self.cells[column]:
            return False
        start, end = self.columns[column]
        may_wrap = column > 0 or end - start > _REF_WIDTH
        return (
            cell[0].islower()
            or (column > 0 and _MARK.match(cell) is not None)
            or (may_wrap and _is_full(self.cells[column][-1], cell, end - start))
        )


def _rows(block: Sequence[Line], columns: list[tuple[int, int]]) -> list[_Row]:
    titles = list(takewhile(lambda line: _is_set_in(line, columns), block))
    return [
        *(_Row(columns, [[line.text.strip()], *([] for _ in columns[1:])]) for line in titles),
        *_rows_of(block[len(titles) :], columns),
    ]


def _is_set_in(line: Line, columns: Sequence[tuple[int, int]]) -> bool:
    """Return whether a line is a title set in from the left or to the middle, at the edge of no column."""
    start = line.segments[0][0]
    return not line.spread and start > columns[0][1] and all(abs(start - left) > _BESIDE for left, _ in columns)


def _rows_of(block: Sequence[Line], columns: list[tuple[int, int]]) -> list[_Row]:
    spread = [_spread_out(line, columns) for line in block]
    refs = [cells[0] for cells, _ in spread if cells[0]]
    one_number = len(refs) == 1 and _REF.fullmatch(refs[0]) is not None
    rows: list[_Row] = []
    for cells, across in spread:
        # Where one number stands in the block, all its lines are one row: the number may be set in the middle.
        if not rows or not (one_number or (not across and rows[-1].continues(cells))):
            rows.append(_Row(columns, [[] for _ in columns]))
        rows[-1].take(cells)
    return rows


def _spread_out(line: Line, columns: Sequence[tuple[int, int]]) -> tuple[list[str], bool]:
    """Return the words of a line by column, and whether it is one segment that runs across several."""
    cells: list[list[str]] = [[] for _ in columns]
    across = False
    for start, end, words in line.segments:
        touched = [i for i, (left, right) in enumerate(columns) if start < right and end > left]
        if not touched:
            touched = [min(range(len(columns)), key=lambda i: abs(columns[i][0] - start))]
        across = not line.spread and len(touched) > 1
        cells[touched[0]].append(words)
    return ["  ".join(words) for words in cells], across


def _is_full(before: str, after: str, width: int) -> bool:
    """Return whether the first word of `after` may not have fitted behind `before`, so that the line was broken."""
    return len(before) + 1 + len(after.split(maxsplit=1)[0]) > width * _FULL


def flowing(lines: Sequence[str], width: int) -> str:
    """Return the lines of a cell as they were before they were broken: a break stays where the line was not full."""
    text = ""
    for before, line in zip(["", *lines], lines, strict=False):
        if before.endswith("-") and line[0].islower():
            text += line
        elif _MARK.match(line) or not _is_full(before, line, width):
            text += "\n" + line
        else:
            text += " " + line
    return text.strip()
