"""Where the rows of a table begin that no rules part.

In: the lines of a table by column, and the rules across it. Out: the numbers of the lines with which rows begin. Refuses
nothing: where the evidence is even a line goes on with the row above, as most lines do.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from partnergraph.readers._pdf_grid import Box, Grid
from partnergraph.readers._pdf_lines import Line, begins_item, lines_of, pitch_of

_GAP = 1.35  # of the usual distance of lines
_TIGHT = 1.25
_REF = re.compile(r"\(?[A-Za-z]{0,3}[\s.-]?\d+(?:\.\d+)*[a-z]?[.):]?")


@dataclass(frozen=True, slots=True)
class Cut:
    """A flat rule, or the edge of a coloured band."""

    at: float
    start: float
    end: float

    def covers(self, left: float, right: float) -> bool:
        """Return whether it runs along most of the width of a table."""
        return min(self.end, right) - max(self.start, left) >= 0.6 * (right - left)


def row_starts(
    cells: Sequence[Mapping[int, Line]], over: Sequence[bool], rights: Sequence[float], cuts: Sequence[float]
) -> list[int]:
    """Return the numbers of the lines with which a row begins.

    Args:
        cells: For each line its parts by column.
        over: For each line whether it runs across the columns.
        rights: Where each column ends.
        cuts: Where rules or bands cross the table, from top to bottom.
    """
    bases = [max(part.base for part in line.values()) for line in cells]
    pitch = pitch_of(*([line[number] for line in cells if number in line] for number in range(len(rights))))
    gaps = [after - before > _GAP * pitch for before, after in itertools.pairwise(bases)]
    dense = len(cuts) >= 3
    gapped = _gapped(cells, gaps)
    starts = [0]
    for at in range(1, len(cells)):
        crossed = any(bases[at - 1] < cut < bases[at] for cut in cuts)
        if crossed or over[at] or over[at - 1]:
            begins = crossed or over[at] != over[at - 1] or gaps[at - 1]
        elif dense and cuts[0] < bases[at] < cuts[-1]:
            begins = False
        elif starts == [0] and _bold(cells[:at]) and not _bold(cells[at : at + 1]):
            begins = True  # the row of headings ends
        elif gaps[at - 1]:
            begins = 0 in cells[at] or len(cells[at]) > 1
        else:
            begins = (
                not gapped
                and not (starts == [0] and _bold(cells[: at + 1]))
                and _anew(cells, starts[-1], at, rights, pitch)
            )
        if begins:
            starts.append(at)
    return starts


def _bold(lines: Sequence[Mapping[int, Line]]) -> bool:
    return all(part.bold for line in lines for part in line.values())


def _gapped(cells: Sequence[Mapping[int, Line]], gaps: Sequence[bool]) -> bool:
    """Return whether rows are parted by more space than the lines in them, so that space alone tells."""
    begun = [at for at, gap in enumerate(gaps) if gap and len(cells[at + 1]) > 1]
    together = [at for at, line in enumerate(cells[1:]) if 0 in line and len(line) > 1]
    return len(begun) >= 2 and len(begun) * 10 >= len(together) * 6


def _anew(cells: Sequence[Mapping[int, Line]], start: int, at: int, rights: Sequence[float], pitch: float) -> bool:
    """Return whether the cells of a line begin rather than go on, where no space parts rows."""
    anew, apart = [], []
    for number, part in cells[at].items():
        above = next((line[number] for line in reversed(cells[start:at]) if number in line), None)
        if above is None or part.base - above.base > _TIGHT * pitch:
            anew.append(number)
            apart.append(number)
        elif begins_item(part) or part.text[:1].islower():
            continue
        elif above.x1 + 0.28 * part.size + part.words[0].x1 - part.words[0].x0 < rights[number] - 0.5:
            anew.append(number)  # the line above had room, so a paragraph ended there
    if len(cells[at]) == 1:
        above = next((line[0] for line in reversed(cells[start:at]) if 0 in line), None)
        numbered = (
            above is not None and bool(_REF.fullmatch(above.text) or _REF.fullmatch(cells[at][0].text))
            if 0 in anew
            else False
        )
        return apart == [0] or (anew == [0] and numbered)
    if 0 in cells[at] and _REF.fullmatch(cells[at][0].text) and 0 in anew:
        return True
    return len(anew) >= 2 and len(anew) * 3 >= len(cells[at]) * 2


def parted_rows(grid: Grid) -> None:
    """Part a row of a ruled table that holds several rows, because rules stand only between its columns."""
    for row in range(len(grid.ys) - 2, -1, -1):
        boxes = [box for box in grid.boxes if box.row <= row < box.row + box.row_span]
        if len(grid.ys) > 4 or any(box.row_span > 1 or box.column_span > 1 for box in boxes):
            continue
        cells: dict[float, dict[int, Line]] = {}
        for box in boxes:
            for line in lines_of(box.glyphs):
                near = next((base for base in cells if abs(base - line.base) < 2), line.base)
                cells.setdefault(near, {})[box.column] = line
        lines = [cells[base] for base in sorted(cells)]
        if len(lines) < 3:
            continue
        rights = [max((line[number].x1 for line in lines if number in line), default=0) for number in range(len(boxes))]
        starts = row_starts(lines, [False] * len(lines), rights, ())
        full = [at for at in starts if len(lines[at]) * 2 > len(boxes) and 0 in lines[at]]
        if len(starts) > 1 and len(full) == len(starts):
            _part_row(grid, row, boxes, [min(part.top for part in lines[at].values()) - 1 for at in starts[1:]])


def parted_headings(grid: Grid, heads: Sequence[str]) -> None:
    """Part the first row where headings printed again are followed, without a rule, by a row that goes on.

    Args:
        grid: The table.
        heads: The headings of the table before.
    """
    boxes = sorted((box for box in grid.boxes if box.row == 0), key=lambda box: box.column)
    if len(boxes) != len(heads) or any(box.row_span > 1 or box.column_span > 1 for box in boxes) or not any(heads):
        return
    ends, more = [grid.top], False
    for box, head in zip(boxes, heads, strict=True):
        words, read = "".join(head.split()), ""
        for line in lines_of(box.glyphs):
            if read == words:
                more = True
                break
            read += "".join(line.text.split())
            ends.append(line.bottom)
        if read != words:
            return
    if more:
        _part_row(grid, 0, boxes, [max(ends)])


def _part_row(grid: Grid, row: int, boxes: Sequence[Box], edges: Sequence[float]) -> None:
    grid.ys[row + 1 : row + 1] = edges
    for box in grid.boxes:
        if box.row > row:
            box.row += len(edges)
    for box in boxes:
        bounds = [box.top, *edges, box.bottom]
        glyphs = box.glyphs
        for number, (top, bottom) in enumerate(itertools.pairwise(bounds)):
            part = box if not number else Box(row + number, box.column, 1, 1, box.x0, top, box.x1, bottom)
            part.glyphs = [glyph for glyph in glyphs if top <= glyph.base < bottom]
            part.bottom = bottom
            if number:
                grid.boxes.append(part)
