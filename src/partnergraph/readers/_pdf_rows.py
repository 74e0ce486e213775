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
_EVEN = 1.03
_TIGHT = 1.25
_LARGER = 1.12  # of the size of letters in the table
_LONGEST_REF = 12
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


Lines = Sequence[Mapping[int, Line]]


def row_starts(cells: Lines, over: Sequence[bool], rights: Sequence[float], cuts: Sequence[float]) -> list[int]:
    """Return the numbers of the lines with which a row begins.

    Args:
        cells: For each line its parts by column.
        over: For each line whether it runs across the columns.
        rights: Where each column ends.
        cuts: Where rules or bands cross the table, from top to bottom.
    """
    look = _Look.of(cells, over, rights, cuts)
    starts = [0]
    for at in range(1, len(cells)):
        if look.crossed(at) or look.alone[at] or look.alone[at - 1]:
            begins = look.crossed(at) or look.alone[at] != look.alone[at - 1] or look.gap(at)
        elif starts == [0] and _bold(cells[:at]) and not _bold(cells[at : at + 1]):
            begins = True  # the row of headings ends
        elif look.held(at):
            begins = look.middle is False and look.gap(at) and look.leads(at) and (look.numbered or len(cells[at]) > 2)
        elif look.middle:
            begins = look.gap(at)
        elif look.gap(at):
            begins = look.leads(at) or (not look.numbered and len(cells[at]) > 1)
        elif look.numbered:
            begins = look.leads(at)
        else:
            begins = (
                not look.gapped
                and not (starts == [0] and _bold(cells[: at + 1]))
                and _anew(cells, starts[-1], at, rights, look.pitch)
            )
        if begins:
            starts.append(at)
    return starts


@dataclass(slots=True)
class _Look:
    """What the lines of a table have in common.

    Attributes:
        cells: For each line its parts by column.
        cuts: Where rules or bands cross the table.
        pitch: The usual distance of lines in a cell.
        limit: The distance from which on lines are those of two rows.
        numbered: Whether the first column holds numbers, with each of which a row begins.
        middle: Whether short cells are set to the middle of their row.
        gapped: Whether rows are parted by more space than the lines in them, so that space alone tells.
        alone: For each line whether it is the title of the rows below.
    """

    cells: Lines
    cuts: Sequence[float]
    pitch: float
    limit: float
    numbered: bool
    middle: bool
    gapped: bool
    alone: list[bool]

    @classmethod
    def of(cls, cells: Lines, over: Sequence[bool], rights: Sequence[float], cuts: Sequence[float]) -> _Look:
        """Return the look of these lines."""
        pitch = pitch_of(*([line[number] for line in cells if number in line] for number in range(len(rights))))
        steps = [after - before for before, after in itertools.pairwise(map(_base, cells))]
        close = sorted(step for step in steps if 0.4 * pitch < step < 0.85 * pitch)
        middle = len(close) >= 2 and len(close) * 12 >= len(steps)
        between = [step for step in steps if _EVEN * pitch < step < _GAP * pitch]
        limit = (_GAP if middle or any(step < 1.1 * pitch for step in between) else 1.1) * pitch
        firsts = [line[0] for line, across in zip(cells, over, strict=True) if 0 in line and not across]
        refs = sum(_is_ref(part) for part in firsts)
        look = cls(cells, cuts, pitch, limit, refs >= 2 and refs * 10 >= len(firsts) * 6, middle, False, list(over))
        look.gapped = look._gapped()
        plain = sum(not _bold([line]) for line in cells) * 2 > len(cells)
        size = sorted(part.size for line in cells for part in line.values())
        usual = size[len(size) // 2]
        look.alone = [across or look._titles(at, usual, plain=plain) for at, across in enumerate(over)]
        return look

    def crossed(self, at: int) -> bool:
        """Return whether a rule or the edge of a band lies between a line and the one above."""
        above, below = _base(self.cells[at - 1]), _base(self.cells[at])
        return any(above < cut < below for cut in self.cuts)

    def held(self, at: int) -> bool:
        """Return whether rules or bands part the rows here."""
        return len(self.cuts) >= 3 and self.cuts[0] < _base(self.cells[at]) < self.cuts[-1]

    def gap(self, at: int) -> bool:
        """Return whether a line stands further below the one above than the lines of a cell do."""
        return _base(self.cells[at]) - _base(self.cells[at - 1]) > self.limit

    def leads(self, at: int) -> bool:
        """Return whether a line begins as rows do: with a number where they have one, else in the first column."""
        first = self.cells[at].get(0)
        return first is not None and (not self.numbered or _is_ref(first))

    def _gapped(self) -> bool:
        begun = [at for at in range(1, len(self.cells)) if self.gap(at) and len(self.cells[at]) > 1]
        together = [at for at in range(1, len(self.cells)) if 0 in self.cells[at] and len(self.cells[at]) > 1]
        return len(begun) >= 2 and len(begun) * 10 >= len(together) * 6

    def _titles(self, at: int, usual: float, *, plain: bool) -> bool:
        """Return whether a line with words in one place stands out among the lines of a table."""
        if len(self.cells[at]) > 1 or not at:
            return False
        ((number, part),) = self.cells[at].items()
        if (part.bold and plain) or part.size > _LARGER * usual:
            inside = at + 1 < len(self.cells) and not self.gap(at + 1) and len(self.cells[at + 1]) == 1
            return (number == 0 or self.gap(at)) and not (inside and number > 0)
        return number == 0 and self.numbered and not _is_ref(part) and len(part.text) > _LONGEST_REF


def _base(line: Mapping[int, Line]) -> float:
    return max(part.base for part in line.values())


def _is_ref(part: Line) -> bool:
    return _REF.fullmatch(part.text) is not None


def _bold(lines: Lines) -> bool:
    return all(part.bold for line in lines for part in line.values())


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
