"""The cells of a grid as the model has them: words, spans, colour, what is struck out.

In: a `Grid` with its letters. Out: a `Table`, its cells in place, each standing in every position that it covers. Refuses
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from partnergraph.model import Cell, Place, Table
from partnergraph.readers._pdf_grid import Box, Grid
from partnergraph.readers._pdf_lines import Line, Manner, flowing, lines_of, pitch_of
from partnergraph.readers._pdf_page import Fill
from partnergraph.readers._words import clean

_MOST_COMPARED = 2_000_000


@dataclass(slots=True)
class Extent:
    """Where the words of a cell lie: the room left at the end of the last line, and how wide the first word is."""

    top: float
    bottom: float
    room: float
    first: float
    size: float


@dataclass(slots=True)
class Shape:
    """What the layout of a table tells beside its cells, for the page that follows.

    Attributes:
        page: Its first page.
        last_page: Its last page.
        xs: The edges of its columns on the last page.
        top: Where it begins.
        bottom: Where it ends.
        ruled: Whether rules hold it.
        closed: Whether a rule ends its last row.
        ends: For each row and column, where its words lie; nothing where it has none.
        pitch: The usual distance of lines.
        tag: The number of the table in the file's structure tree, 0 where that does not tell of it.
        rows: The number of each row there.
        continued: Columns in which a cell of the page before still stands in the first row.
    """

    page: int
    last_page: int
    xs: list[float]
    top: float
    bottom: float
    ruled: bool
    closed: bool
    ends: list[list[Extent | None]]
    pitch: float
    tag: int = 0
    rows: list[int] = field(default_factory=list)
    continued: set[int] = field(default_factory=set)


def table_of(grid: Grid, fills: Sequence[Fill], place: Place, manner: Manner) -> tuple[Table, Shape]:
    """Return the table of a grid, which stands at `place`, and what its layout tells."""
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    lines = {id(box): lines_of(box.glyphs) for box in grid.boxes}
    pads = _pads(grid.boxes, lines, columns)
    pitch = pitch_of(*lines.values())
    cells: list[list[Cell | None]] = [[None] * columns for _ in range(rows)]
    ends: list[list[Extent | None]] = [[None] * columns for _ in range(rows)]
    behind = fills if len(fills) * len(grid.boxes) <= _MOST_COMPARED else ()
    for box in grid.boxes:
        at = replace(place, row=box.row + 1, column=box.column + 1)
        cell = _cell(box, lines[id(box)], pads, behind, at, manner)
        for row in range(box.row, box.row + box.row_span):
            for column in range(box.column, box.column + box.column_span):
                cells[row][column] = cell
                ends[row][column] = _extent(box, lines[id(box)], pads)
    filled = tuple(
        tuple(cell or Cell("", replace(place, row=i, column=j)) for j, cell in enumerate(row, 1))
        for i, row in enumerate(cells, 1)
    )
    shape = Shape(place.page, place.page, grid.xs, grid.top, grid.bottom, grid.ruled, grid.closed, ends, pitch)
    shape.tag, shape.rows, shape.continued = grid.table, grid.rows, grid.continued
    return Table(place, filled), shape


def _extent(box: Box, lines: Sequence[Line], pads: Sequence[tuple[float, float]]) -> Extent | None:
    if not lines or any(glyph.turn for glyph in box.glyphs):
        return None
    first, last = lines[0], lines[-1]
    room = box.x1 - pads[box.column + box.column_span - 1][1] - last.x1 - 0.28 * last.size
    return Extent(first.top, last.bottom, room, first.words[0].x1 - first.words[0].x0, first.size)


def _pads(boxes: Iterable[Box], lines: dict[int, list[Line]], columns: int) -> list[tuple[float, float]]:
    """Return for each column how far words keep from its left and right edge."""
    left, right = [[] for _ in range(columns)], [[] for _ in range(columns)]  # type: list[list[float]], list[list[float]]
    for box in boxes:
        turned = any(glyph.turn for glyph in box.glyphs)
        for line in () if turned else lines[id(box)]:
            left[box.column].append(line.x0 - box.x0)
            right[box.column + box.column_span - 1].append(box.x1 - line.x1)
    pads = []
    for insets, rests in zip(left, right, strict=True):
        pad = max(min(insets, default=2.0), 0.0)
        pads.append((pad, max(min(pad, *rests, 12.0) if rests else pad, 0.0)))
    return pads


def _cell(
    box: Box,
    lines: Sequence[Line],
    pads: Sequence[tuple[float, float]],
    fills: Sequence[Fill],
    place: Place,
    manner: Manner,
) -> Cell:
    left = box.x0 + pads[box.column][0]
    right = box.x1 - pads[box.column + box.column_span - 1][1]
    struck = [glyph for glyph in box.glyphs if glyph.struck]
    kept = [glyph for glyph in box.glyphs if not glyph.struck]
    shown = lines_of(kept) if struck else list(lines)
    if any(glyph.turn for glyph in box.glyphs):
        # Lines that run up the page are as long as the cell is high.
        left, right = min((line.x0 for line in shown), default=0), max((line.x1 for line in shown), default=0)
    text = flowing(shown, left, right, manner)
    return Cell(
        text,
        place,
        raw="\n".join(line.text for line in lines),
        row_span=box.row_span,
        column_span=box.column_span,
        struck=clean(" ".join(line.text for line in lines_of(struck))),
        bold=bool(text) and all(line.bold for line in shown),
        fill=_fill(box, lines, fills),
    )


def _fill(box: Box, lines: Sequence[Line], fills: Sequence[Fill]) -> str:
    """Return the colour behind the words of a cell, or that of an empty cell."""
    if lines and not any(glyph.turn for glyph in box.glyphs):
        area = Fill(
            min(line.x0 for line in lines),
            min(line.top for line in lines) + 2,
            max(line.x1 for line in lines),
            max(line.bottom for line in lines) - 1,
            "",
        )
        least = 0.6
    else:
        area, least = Fill(box.x0, box.top, box.x1, box.bottom, ""), 0.5
    found, dot = "", ""
    for fill in fills:
        share = _overlap(area, fill) / max((area.x1 - area.x0) * (area.bottom - area.top), 1e-6)
        if share >= least:
            found = fill.colour
        elif not lines and share > 0.02 and fill.colour not in {"", "FFFFFF", "000000"}:
            dot = fill.colour  # a coloured dot in an otherwise empty cell
    found = "" if found == "FFFFFF" else found
    return found if lines else dot or found


def _overlap(first: Fill, second: Fill) -> float:
    wide = min(first.x1, second.x1) - max(first.x0, second.x0)
    high = min(first.bottom, second.bottom) - max(first.top, second.top)
    return max(wide, 0.0) * max(high, 0.0)
