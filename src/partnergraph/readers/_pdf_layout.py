"""What a page consists of: tables by rules, tables by white space, and lines of text, in reading order.

In: a `Page`. Out: its `Layout`. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from partnergraph.readers._pdf_columns import Span
from partnergraph.readers._pdf_grid import Grid, fill_in, freed_columns, grid_of
from partnergraph.readers._pdf_lines import Line, lines_of
from partnergraph.readers._pdf_page import Fill, Page, Rule
from partnergraph.readers._pdf_rows import Cut, parted_headings, parted_rows
from partnergraph.readers._pdf_rules import crowded, table_rules, touching
from partnergraph.readers._pdf_space import grids_in

_MOST_BANDS = 2_000


@dataclass(slots=True)
class Said:
    """The lines of a paragraph, item or heading (`level`) that the file's structure tree gives.

    `note` says that they are a footnote; `soft` that the tree does not call them a paragraph.
    """

    lines: list[Line]
    level: int = 0
    note: bool = False
    soft: bool = False


@dataclass(slots=True)
class Layout:
    """The blocks of a page, lines of text that follow each other as one block; all its lines, and those of each cell."""

    blocks: list[Grid | Said | list[Line]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    cells: list[list[Line]] = field(default_factory=list)
    columns: Sequence[Span] = ()


@dataclass(frozen=True, slots=True)
class Before:
    """What the page before ended with: the columns of a table without rules, the edges and first row of its last table."""

    columns: Sequence[Span] = ()
    edges: Sequence[float] = ()
    heads: Sequence[str] = ()


def laid_out(page: Page, before: Before, *, ruled: bool = False) -> Layout:
    """Return the layout of a page that follows on `before`; if `ruled`, no more of it than the tables held by rules."""
    rules = table_rules(page)
    rest = page.glyphs
    grids: list[Grid] = []
    loose: list[Rule] = []
    if crowded(rules):
        page.crowded = True
        rules = []
    groups = [(group, grid_of(group)) for group in touching(rules)]
    for group, grid in sorted(groups, key=lambda pair: -len(pair[1].boxes) if pair[1] else 0):
        if grid is None or any(_inside(grid, other) for other in grids):
            loose += group if grid is None else []
            continue
        outside = fill_in(grid, rest)
        if not _is_table(grid, before.edges):
            loose += group
            continue
        rest = outside
        freed_columns(grid)
        parted_headings(grid, before.heads)
        parted_rows(grid)
        grids.append(grid)
    if ruled:
        return Layout([*grids])
    lines = lines_of(rest)
    cuts = [Cut(rule.at, rule.start, rule.end) for rule in loose if rule.flat] + _bands(page.fills, grids)
    spaced, text = grids_in(lines, cuts, before.columns)
    layout = Layout(columns=_last_columns(spaced, grids))
    grids += [grid for grid, _ in spaced]
    layout.blocks = _in_order(grids, text)
    layout.cells = [lines_of(box.glyphs) for grid in grids for box in grid.boxes]
    layout.lines = [line for cell in layout.cells for line in cell] + text
    return layout


def _inside(grid: Grid, other: Grid) -> bool:
    return (
        other.xs[0] - 1 <= grid.xs[0]
        and grid.xs[-1] <= other.xs[-1] + 1
        and other.top - 1 <= grid.top
        and grid.bottom <= other.bottom + 1
    )


def _is_table(grid: Grid, edges: Sequence[float]) -> bool:
    """Return whether words stand in several cells; the letters go back where they do not, as in a chart.

    One cell will do where the columns are those of the page before.
    """
    filled = [box for box in grid.boxes if any(not glyph.text.isspace() for glyph in box.glyphs)]
    same = len(edges) == len(grid.xs) and all(abs(x - edge) < 8 for x, edge in zip(grid.xs, edges, strict=True))
    good = len(filled) >= (1 if same else 2) and len(filled) * 12 >= len(grid.boxes)
    if not good:
        for box in grid.boxes:
            box.glyphs = []
    return good


def _bands(fills: Sequence[Fill], grids: Sequence[Grid]) -> list[Cut]:
    """Return the edges of coloured rows outside the grids, cells of one row taken together."""
    edges = [
        Cut(at, fill.x0, fill.x1)
        for fill in fills[:_MOST_BANDS]
        if fill.colour and fill.bottom - fill.top > 6
        if not any(grid.top - 1 <= fill.top <= grid.bottom for grid in grids)
        for at in (fill.top, fill.bottom)
    ]
    merged: list[Cut] = []
    for cut in sorted(edges, key=lambda cut: cut.at):
        if merged and cut.at - merged[-1].at <= 3:
            last = merged.pop()
            merged.append(Cut(last.at, min(last.start, cut.start), max(last.end, cut.end)))
        else:
            merged.append(cut)
    return merged


def _last_columns(spaced: Sequence[tuple[Grid, list[Span]]], grids: Sequence[Grid]) -> Sequence[Span]:
    """Return the columns of the last table of the page where it has no rules."""
    if not spaced:
        return ()
    grid, columns = spaced[-1]
    return columns if all(other.bottom <= grid.top for other in grids) else ()


def _in_order(grids: Sequence[Grid], lines: Sequence[Line]) -> list[Grid | Said | list[Line]]:
    """Return tables and runs of lines from top to bottom; columns of prose stay one after the other."""
    waiting = sorted(grids, key=lambda grid: (round(grid.top), grid.xs[0]), reverse=True)
    blocks: list[Grid | Said | list[Line]] = []
    lowest = 0.0
    run: list[Line] = []
    for line in lines:
        lowest = max(lowest, line.top)
        while waiting and waiting[-1].top < lowest:
            blocks += [run] if run else []
            run = []
            blocks.append(waiting.pop())
        run.append(line)
    blocks += [run] if run else []
    return [*blocks, *reversed(waiting)]
