"""Areas as boxes where they lie, and between neighbours a line with a mark at either end: is there a contact on this side?

In: Items and what the picture shows, a bond for each side of each border. Out: a scene. Refuses nothing. Boroughs of London
and their neighbours lie where they lie (`data/reference/area_centres.csv`); other areas near those that they border on.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from partnergraph.model import Bond, Drawn
from partnergraph.reference import rows as reference_rows
from partnergraph.views.items import Items
from partnergraph.views.named.looks import GREEN, gap_of, look_of
from partnergraph.views.named.scene import End, EndForm, Panel, Scene, Spot, Stroke, Words
from partnergraph.views.words import natural, number_of, wrap

if TYPE_CHECKING:
    import networkx as nx

MOST = 40
_WIDE, _HIGH = 236.0, 118.0  # from the middle of a box to the next
_BOX, _TALL = 116.0, 52.0
_FORMS: dict[str, EndForm] = {"live": "full", "stale": "half", "vacant": "ring", "missing": "cross"}


def borders(scene: Scene, items: Items, drawn: Drawn) -> None:
    """Draw the areas that have plans, with all their neighbours."""
    sides = {(bond.one, bond.other): bond for bond in drawn.bonds}
    pairs = sorted({(min(pair), max(pair)) for pair in sides})
    counted: dict[str, int] = defaultdict(int)
    for pair in pairs:
        for end in pair:
            counted[end] += 1
    own = {area.id for plan in items.of("Plan") for area in items.heads(plan.id, "FOR_AREA")}
    kept = set(sorted(counted, key=lambda one: (one not in own, -counted[one], one))[:MOST])
    if len(counted) > len(kept):
        scene.notes.append(f"Not shown: {number_of(len(counted) - len(kept), 'area')}.")
    pairs = [pair for pair in pairs if {*pair} <= kept]
    at = _seats(items, sorted(kept), pairs)
    tally: dict[str, int] = defaultdict(int)
    for pair in pairs:
        state = _between(sides, pair)
        tally[state] += 1
        _border(scene, items, sides, pair, state, at)
    for area, (x, y) in at.items():
        _area(scene, items, area, x, y, own=area in own)
    left = min([0.0, *(word.x - 44 for word in scene.words)])
    top = min([0.0, *(word.y - 22 for word in scene.words)])
    scene.width = max([*(x + _BOX / 2 + 24 for x, _ in at.values()), *(word.x + 44 for word in scene.words)], default=0)
    scene.height = max(
        [*(y + _TALL / 2 + 24 for _, y in at.values()), *(word.y + 22 for word in scene.words)], default=0
    )
    scene.shift(-left, -top)
    order = ("live", "one-way", "vacant", "stale", "missing")
    scene.key += [(f"{look_of(state).word} ({tally[state]})", look_of(state)) for state in order if tally[state]]
    ends = {_FORMS[bond.state] for bond in sides.values() if bond.state in _FORMS}
    scene.key += [
        (f"end mark: {says}", form)
        for form, says in (
            ("full", "a contact on this side"),
            ("half", "one not checked, without an address or run out"),
            ("ring", "its post is vacant"),
            ("cross", "none found"),
        )
        if form in ends
    ]


def _between(sides: dict[tuple[str, str], Bond], pair: tuple[str, str]) -> str:
    """What both sides of a border make together."""
    states = [side.state for side in (sides.get(pair), sides.get(pair[::-1])) if side]
    found = [state for state in states if state != "missing"]
    if not found:
        return "missing"
    if len(found) < len(states):
        return "one-way"
    return next((state for state in ("vacant", "stale") if state in found), "live")


def _border(
    scene: Scene,
    items: Items,
    sides: dict[tuple[str, str], Bond],
    pair: tuple[str, str],
    state: str,
    at: dict[str, tuple[float, float]],
) -> None:
    (x1, y1), (x2, y2) = at[pair[0]], at[pair[1]]
    bend = _bend(pair, at)
    cx, cy = (x1 + x2) / 2 + bend[0], (y1 + y2) / 2 + bend[1]
    start, end = _edge((x1, y1), (cx, cy)), _edge((x2, y2), (cx, cy))
    look = look_of(state)
    said = [
        f"{items[one].label} has {_says(sides[one, other].state)} for {items[other].label}"
        for one, other in (pair, pair[::-1])
        if (one, other) in sides
    ]
    sentence = f"{items[pair[0]].label} and {items[pair[1]].label}: {look.word}; {'; '.join(said)}"
    scene.facts.append(sentence)
    scene.strokes.append(
        Stroke(f"M{start[0]:.1f} {start[1]:.1f}Q{cx:.1f} {cy:.1f} {end[0]:.1f} {end[1]:.1f}", look, sentence)
    )
    for (one, other), (x, y) in zip((pair, pair[::-1]), (start, end), strict=True):
        side = sides.get((one, other))
        if side:
            own = look_of(side.state)
            scene.ends.append(
                End(
                    round(x, 1), round(y, 1), _FORMS.get(side.state, "full"), own.ink if side.state != "live" else GREEN
                )
            )
    mx, my = (start[0] + 2 * cx + end[0]) / 4, (start[1] + 2 * cy + end[1]) / 4
    scene.words.append(
        Words(
            round(mx, 1),
            round(my + 4, 1),
            look.word,
            "middle",
            12,
            state == "missing",
            "gap" if state == "missing" else "ink",
            chip=True,
        )
    )


def _says(state: str) -> str:
    return {"live": "a contact", "stale": "a contact that is stale", "vacant": "a contact whose post is vacant"}.get(
        state, "no contact"
    )


def _edge(centre: tuple[float, float], towards: tuple[float, float]) -> tuple[float, float]:
    """Where a line from the middle of a box leaves it, a little outside."""
    dx, dy = towards[0] - centre[0], towards[1] - centre[1]
    shares = [size / abs(part) for size, part in ((_BOX / 2 + 8, dx), (_TALL / 2 + 8, dy)) if abs(part) > 1e-9]
    share = min(shares, default=0.0)
    return centre[0] + dx * share, centre[1] + dy * share


def _bend(pair: tuple[str, str], at: dict[str, tuple[float, float]]) -> tuple[float, float]:
    """How far the middle of a line has to give way so that it runs through no other box."""
    (x1, y1), (x2, y2) = at[pair[0]], at[pair[1]]
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    for other, (x, y) in sorted(at.items()):
        if other in pair:
            continue
        along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length**2
        off = ((x - x1) * (y2 - y1) - (y - y1) * (x2 - x1)) / length
        if 0.1 < along < 0.9 and abs(off) < 40:
            across, down = -(y2 - y1) / length, (x2 - x1) / length
            away = _BOX * abs(across) + _TALL * abs(down) + 64
            away = away if off >= 0 else -away
            return (across * away, down * away)
    return 0.0, 0.0


def _area(scene: Scene, items: Items, area: str, x: float, y: float, *, own: bool) -> None:
    item = items[area]
    scene.panels.append(
        Panel(round(x - _BOX / 2, 1), round(y - _TALL / 2, 1), _BOX, _TALL, "strong" if own else "tint")
    )
    scene.spots.append(
        Spot(
            round(x - _BOX / 2 + 14, 1),
            round(y, 1),
            6,
            "Area",
            area,
            item.label + (", has a plan here" if own else ""),
            gap=gap_of(item),
        )
    )
    scene.write(round(x + 8, 1), round(y, 1), wrap(item.label, 14, 3), anchor="middle", size=12, bold=own, tone="ink")


def _seats(items: Items, areas: list[str], pairs: list[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """The middle of each area's box: the free seat of a grid that is nearest to where it lies."""
    # Imported here, as below: it takes longer than most commands, which draw no borders.
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    lies = _lies(items, areas, pairs)
    if not lies:
        return {}
    points = np.array([lies[area] for area in areas])
    side = math.ceil(math.sqrt(len(areas)) * 1.2)
    span = points.max(axis=0) - points.min(axis=0)
    middle = (points.max(axis=0) + points.min(axis=0)) / 2
    scale = (side - 1) / np.maximum(span, 1e-6)
    scale = np.minimum(scale, 1.15 * scale.min()) if span.min() > 1e-6 else np.minimum(scale, 1.0)
    spread = (points - middle) * scale
    grid = np.array([(column, row) for row in range(-side, side + 1) for column in range(-side, side + 1)]) / 1.0
    grid = grid[np.abs(grid).max(axis=1) <= side / 2 + 0.5]
    cost = ((spread[:, None, :] - grid[None, :, :]) ** 2).sum(axis=2)
    _, chosen = linear_sum_assignment(cost)  # all areas have a seat, in their order
    cells = {area: grid[chosen[number]] for number, area in enumerate(areas)}
    columns = sorted({float(cell[0]) for cell in cells.values()})
    lines = sorted({float(cell[1]) for cell in cells.values()}, reverse=True)
    return {
        area: (
            _BOX / 2 + 24 + columns.index(float(cell[0])) * _WIDE,
            _TALL / 2 + 24 + lines.index(float(cell[1])) * _HIGH,
        )
        for area, cell in cells.items()
    }


def _lies(items: Items, areas: list[str], pairs: list[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Where areas lie, in kilometres: as the table has it, else by whom they border on."""
    import networkx as nx

    table = {row["name"]: (float(row["east"]), float(row["north"])) for row in reference_rows("area_centres")}
    found = {area: table[items[area].label] for area in areas if items[area].label in table}
    graph: nx.Graph[str] = nx.Graph()
    names = sorted(areas, key=lambda area: natural(items[area].label))
    graph.add_nodes_from(names)
    graph.add_edges_from(pairs)
    if not found and areas:
        drawn = nx.kamada_kawai_layout(graph, pos=nx.circular_layout(graph)) if len(areas) > 1 else {areas[0]: (0, 0)}
        return {area: (float(drawn[area][0]) * 20, float(drawn[area][1]) * 20) for area in areas}
    turn = 0
    while len(found) < len(areas):
        missing = [area for area in names if area not in found]
        near = {area: [found[other] for other in graph[area] if other in found] for area in missing}
        area = max(missing, key=lambda area: (len(near[area]), -missing.index(area)))
        around = near[area] or list(found.values())
        x, y = (sum(point[axis] for point in around) / len(around) for axis in (0, 1))
        turn += 1
        found[area] = (x + 9 * math.cos(2.4 * turn), y + 9 * math.sin(2.4 * turn))
    return found
