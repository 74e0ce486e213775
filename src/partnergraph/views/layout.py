"""Seats for the marks of a network picture: the plan in the middle, who does it on both sides.

In: Items and the ids to draw. Out: Seats. Refuses nothing. Actions sit in a cell a theme, teams, posts and people
in a cell an agency, boards above and agreements, contacts and areas below, so that lines are short and labels do
not meet. Nothing is random and ids are sorted, so the same register gives the same picture; linear but for sorting.

A picture without seats (a force layout) of such graphs is a tangle, and it changes with every new action.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from partnergraph.views.cells import (
    CORNER,
    LINE,
    ROW,
    WIDTH,
    Cell,
    bystanders,
    heading_height,
    party_cells,
    plan_cells,
    words_of,
)
from partnergraph.views.items import Item, Items
from partnergraph.views.words import natural, wrap

_GAP = 15
_ASPECT = 1.9  # width to height of the room for a drawing on a page
_TITLES = {
    "Board": "Boards",
    "Agreement": "Agreements",
    "Contact": "Contacts (SPOCs)",
    "Agency": "Agencies with no part",
    "Area": "Areas",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """A box behind marks: a plan (`level` 0) or a cell in it or beside it (1); `item` is the id of its heading's mark.

    Where it is `mirrored`, its marks stand at its right edge with their words to the left.
    """

    x: float
    y: float
    width: float
    height: float
    title: tuple[str, ...]
    item: str
    level: int
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Seats:
    """Where each mark sits (x to the right, y down, about 1 unit a pixel), and the boxes behind them."""

    at: Mapping[str, tuple[float, float]]
    frames: tuple[Frame, ...]


def arrange(items: Items, members: Iterable[str], agency: Mapping[str, str]) -> Seats:
    """Return the seats of `members`; `agency` gives the agency of each party that has one."""
    chosen = [items[item_id] for item_id in sorted(set(members))]
    plans, parties = plan_cells(items, chosen), party_cells(items, chosen, agency)
    bands = {kind: [item for item in chosen if item.kind == kind] for kind in ("Board", "Agreement", "Contact", "Area")}
    bands["Agency"] = bystanders(items, chosen, agency)
    most = max((len(cells) for _, cells in plans), default=1)
    present = frozenset(item.id for item in chosen)
    near = {item_id: sorted(items.near[item_id] & present) for item_id in sorted(present)}
    tried = [
        _Picture(near, plans, parties, columns, beside)
        for columns in range(1, min(max(most, 1), 6) + 1)
        for beside in range(1, min(max(-(-len(parties) // 2), 1), 4) + 1)
    ]
    return max(tried, key=lambda picture: picture.place(bands)).seats()


class _Picture:
    """One way to place the cells: so many columns of themes, so many columns of parties on either side."""

    def __init__(
        self,
        near: Mapping[str, list[str]],
        plans: list[tuple[Item | None, list[Cell]]],
        parties: list[Cell],
        columns: int,
        beside: int,
    ) -> None:
        self.near, self.plans, self.parties = near, plans, parties
        self.columns, self.beside = columns, beside
        self.at: dict[str, tuple[float, float]] = {}
        self.frames: list[Frame] = []
        self.width = self.height = 0.0

    def place(self, bands: Mapping[str, list[Item]]) -> float:
        """Place themes, then the parties nearest to what they do, then the bands; return how large it can be shown."""
        side = self.beside * (WIDTH + _GAP) + 2 * _GAP if self.parties else 0
        bottom = 0.0
        for plan, cells in self.plans:
            bottom = self._block(plan, cells, side, bottom) + _GAP
        across = self.columns * (WIDTH + _GAP) + _GAP
        self.width, self.height = 2 * side + across, max(bottom - _GAP, 1.0)
        left, right = self._sides(side + across / 2)
        tallest = max(self.height, *(sum(c.height + _GAP for c in cells) / self.beside for cells in (left, right)))
        self._columns(left, 0.0, tallest, mirrored=True)
        self._columns(right, side + across + 2 * _GAP, tallest, mirrored=False)
        top = min((frame.y for frame in self.frames), default=0.0)
        bottom = max((frame.y + frame.height for frame in self.frames), default=0.0)
        top = self._band(bands, ("Board",), top - 2 * _GAP, up=True)
        bottom = self._band(bands, ("Agreement", "Contact", "Agency"), bottom + 2 * _GAP)
        self._band(bands, ("Area",), bottom)
        wide, high = _ASPECT / self.width, 1 / max(bottom - top, 1.0)
        # Of two that fit alike the one that fills the room is better, and lines should not run over a second column.
        return (min(wide, high) - 0.1 * abs(wide - high)) * (1 - 0.07 * (self.beside - 1))

    def _block(self, plan: Item | None, cells: list[Cell], x: float, y: float) -> float:
        title = wrap(plan.label, 25 * self.columns, 2) if plan else ()
        inner = y + _GAP + LINE * len(title) + ROW * bool(title)
        heights = np.full(self.columns, inner)
        for cell in cells:
            column = int(np.argmin(heights))
            self._seat(cell, x + _GAP + column * (WIDTH + _GAP), float(heights[column]))
            heights[column] += cell.height + _GAP
        bottom = max(float(heights.max()), inner)
        self.frames.insert(
            0, Frame(x, y, self.columns * (WIDTH + _GAP) + _GAP, bottom - y, title, plan.id if plan else "", 0)
        )
        if plan:
            self.at[plan.id] = (x + _GAP + 8, y + _GAP + 2)
        return bottom

    def _seat(self, cell: Cell, x: float, y: float, *, mirrored: bool = False) -> None:
        self.frames.append(Frame(x, y, WIDTH, cell.height, cell.title, cell.item, 1, mirrored))
        for item_id, (dx, dy) in cell.inside.items():
            self.at[item_id] = (x + (WIDTH - dx if mirrored else dx), y + dy)

    def _ends(self, cell: Cell) -> Iterator[tuple[float, float]]:
        """Where lines from a cell's members lead, as far as it is placed."""
        for item_id in cell.inside:
            yield from (self.at[other] for other in self.near[item_id] if other in self.at)

    def _pull(self, cell: Cell) -> tuple[float, float] | None:
        """The mean place of what a cell's members are joined to, None if nothing of it is placed."""
        ends = list(self._ends(cell))
        return (sum(x for x, _ in ends) / len(ends), sum(y for _, y in ends) / len(ends)) if ends else None

    def _sides(self, centre: float) -> tuple[list[Cell], list[Cell]]:
        pulls = {id(cell): self._pull(cell) or (centre, np.inf) for cell in self.parties}
        order = sorted(self.parties, key=lambda cell: pulls[id(cell)][0])
        half, height = sum(cell.height + _GAP for cell in order) / 2, 0.0
        left: list[Cell] = []
        right: list[Cell] = []
        for cell in order:
            (left if height + cell.height / 2 <= half else right).append(cell)
            height += cell.height + _GAP
        for cells in (left, right):
            cells.sort(key=lambda cell: pulls[id(cell)][1])
        return left, right

    def _columns(self, cells: list[Cell], start: float, tall: float, *, mirrored: bool) -> None:
        """Seat cells in columns that are centred beside the themes, with what room is left between them.

        Those with most lines stand next to the themes, so that few lines run over another column.
        """
        columns: list[list[Cell]] = [[] for _ in range(self.beside)]
        share = sum(cell.height + _GAP for cell in cells) / self.beside
        height = 0.0
        for cell in sorted(cells, key=lambda cell: -sum(1 for _ in self._ends(cell))):
            column = min(int((height + cell.height / 2) // share), self.beside - 1)
            columns[self.beside - 1 - column if mirrored else column].append(cell)
            height += cell.height + _GAP
        for number, column_cells in enumerate(columns):
            column_cells.sort(key=cells.index)
            used = sum(cell.height for cell in column_cells)
            gap = min(max((tall - used) / (len(column_cells) + 1), _GAP), 3 * _GAP)
            y = (self.height - used - gap * (len(column_cells) - 1)) / 2
            for cell in column_cells:
                self._seat(cell, start + number * (WIDTH + _GAP), y, mirrored=mirrored)
                y += cell.height + gap

    def seats(self) -> Seats:
        """Return all seats, shifted so that the picture begins at 0, 0."""
        left = min((frame.x for frame in self.frames), default=0)
        top = min((frame.y for frame in self.frames), default=0)
        at = {key: (round(x - left), round(y - top)) for key, (x, y) in sorted(self.at.items())}
        frames = tuple(
            replace(f, x=round(f.x - left), y=round(f.y - top), width=round(f.width), height=round(f.height))
            for f in self.frames
        )
        return Seats(at, frames)

    def _band(self, bands: Mapping[str, list[Item]], kinds: tuple[str, ...], edge: float, *, up: bool = False) -> float:
        """Seat the items of `kinds` in boxes side by side, below `edge` or above it; return the new edge."""
        groups = [(kind, self._by_pull(bands[kind])) for kind in kinds if bands[kind]]
        if not groups:
            return edge
        across = int(self.width // WIDTH)
        rows = 1
        while sum(-(-len(members) // rows) for _, members in groups) > max(across, len(groups)):
            rows += 1
        columns = [-(-len(members) // rows) for _, members in groups]
        row = ROW + LINE * max(len(words_of(item)[0]) for _, members in groups for item in members)
        height = heading_height(1) + row * rows
        y = edge - height if up else edge
        x = (self.width - sum(columns) * WIDTH - _GAP * (len(groups) - 1)) / 2
        for (kind, members), number in zip(groups, columns, strict=True):
            self.frames.append(Frame(x, y, number * WIDTH, height, (_TITLES[kind],), "", 1))
            for place, item in enumerate(members):
                line, column = divmod(place, number)
                self.at[item.id] = (x + CORNER + column * WIDTH, y + heading_height(1) - 2 + row * (line + 0.5))
            x += number * WIDTH + _GAP
        return y - 2 * _GAP if up else y + height + 2 * _GAP

    def _by_pull(self, members: list[Item]) -> list[Item]:
        """Sort items by how far to the left what they are joined to sits."""
        pulls = {}
        for item in members:
            xs = [self.at[other][0] for other in self.near[item.id] if other in self.at]
            pulls[item.id] = sum(xs) / len(xs) if xs else np.inf
        return sorted(members, key=lambda item: (pulls[item.id], natural(item.label), item.id))
