"""Parties on a circle, a line for each pair: its width how much they share, its form and word how it stands between them.

In: Items and what the picture shows. Out: a scene. Refuses nothing. More than two dozen on one circle cannot be read: those
who share most are drawn, and the others counted.
"""

from __future__ import annotations

import math
from collections import defaultdict

from partnergraph.model import Bond, Drawn
from partnergraph.views.items import Items
from partnergraph.views.named.looks import gap_of, look_of
from partnergraph.views.named.scene import Panel, Scene, Spot, Stroke, Words
from partnergraph.views.words import natural, number_of, shorten, wrap

MOST, MOST_LISTED = 20, 12
_CENTRE_X, _CENTRE_Y, _RADIUS = 345.0, 300.0, 185.0
_LIST = 700.0


def circle(scene: Scene, items: Items, drawn: Drawn) -> None:
    """Draw the circle, and beside it the pairs that lack something, those who share most first."""
    total: dict[str, int] = defaultdict(int)
    for bond in drawn.bonds:
        total[bond.one] += bond.number
        total[bond.other] += bond.number
    kept = set(sorted(total, key=lambda one: (-total[one], one))[:MOST])
    bonds = [bond for bond in drawn.bonds if {bond.one, bond.other} <= kept]
    if len(total) > len(kept):
        left = len(drawn.bonds) - len(bonds)
        scene.notes.append(
            f"Not shown: {number_of(len(total) - len(kept), 'party', 'parties')} who share less, with {number_of(left, 'line')}."
        )
    scene.width, scene.height = 1000, 600
    seats = _seats(items, bonds, sorted(kept))
    for bond in sorted(bonds, key=lambda bond: (bond.state == "none", bond.number, bond)):
        _line(scene, items, bond, seats)
    for one, (angle, x, y) in seats.items():
        _party(scene, items, one, angle, x, y, few=len(seats) < 14)
    _list(scene, items, drawn)
    scene.key += [
        (look_of(state).word, look_of(state))
        for state in ("agreed", "ended", "planned", "none")
        if state in {b.state for b in drawn.bonds}
    ]
    scene.key.append(("the thicker a line, the more actions are shared; the number says how many", ""))
    for bond in sorted(drawn.bonds, key=lambda bond: (-bond.number, bond)):
        scene.facts.append(_sentence(items, bond))


def _sentence(items: Items, bond: Bond) -> str:
    pair = f"{items[bond.one].label} and {items[bond.other].label}"
    says = f": {bond.says}" if bond.says else ""
    return f"{pair} share {number_of(bond.number, 'action')}: {look_of(bond.state).word}{says}"


def _seats(items: Items, bonds: list[Bond], parties: list[str]) -> dict[str, tuple[float, float, float]]:
    """Seat each next to whom it shares most with, so that the thick lines are short."""
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for bond in bonds:
        shared[bond.one, bond.other] += bond.number
        shared[bond.other, bond.one] += bond.number
    most = {one: sum(shared[one, other] for other in parties) for one in parties}
    left = sorted(parties, key=lambda one: (-most[one], natural(items[one].label), one))
    order = left[:1]
    left = left[1:]
    while left:
        ends = (order[0], order[-1])
        nearest = max(left, key=lambda one: (max(shared[one, end] for end in ends), -left.index(one)))
        left.remove(nearest)
        if shared[nearest, ends[0]] > shared[nearest, ends[1]]:
            order.insert(0, nearest)
        else:
            order.append(nearest)
    seats = {}
    for number, one in enumerate(order):
        angle = 2 * math.pi * number / max(len(order), 1) - math.pi / 2
        seats[one] = (angle, _CENTRE_X + _RADIUS * math.cos(angle), _CENTRE_Y + _RADIUS * math.sin(angle))
    return seats


def _line(scene: Scene, items: Items, bond: Bond, seats: dict[str, tuple[float, float, float]]) -> None:
    (_, x1, y1), (_, x2, y2) = seats[bond.one], seats[bond.other]
    # Bent towards the middle: neighbours keep clear of the rim, and lines that cross do so apart.
    cx = (x1 + x2) / 2 + (_CENTRE_X - (x1 + x2) / 2) * 0.22
    cy = (y1 + y2) / 2 + (_CENTRE_Y - (y1 + y2) / 2) * 0.22
    look = look_of(bond.state)
    width = min(1.4 + 0.9 * math.sqrt(bond.number), 9)
    path = f"M{x1:.1f} {y1:.1f}Q{cx:.1f} {cy:.1f} {x2:.1f} {y2:.1f}"
    scene.strokes.append(Stroke(path, look, _sentence(items, bond), width))
    mx, my = (x1 + 2 * cx + x2) / 4, (y1 + 2 * cy + y2) / 4
    if bond.number > 1:
        scene.words.append(
            Words(
                round(mx, 1),
                round(my + 4, 1),
                str(bond.number),
                "middle",
                12,
                bond.state == "none",
                "gap" if bond.state == "none" else "ink",
                chip=True,
            )
        )


def _party(scene: Scene, items: Items, one: str, angle: float, x: float, y: float, *, few: bool) -> None:
    item = items[one]
    across, down = math.cos(angle), math.sin(angle)
    scene.spots.append(Spot(round(x, 1), round(y, 1), 11, item.kind, one, item.label, gap=gap_of(item)))
    lines = wrap(item.label, 20, 3) if few else wrap(item.label, 26, 2)
    anchor = "middle" if abs(across) < 0.25 else "start" if across > 0 else "end"
    shift = 20 if anchor != "middle" else 0
    drop = down * (20 + 7.5 * len(lines)) if anchor == "middle" else down * 12
    scene.write(round(x + shift * (1 if across > 0 else -1), 1), round(y + drop, 1), lines, anchor=anchor)


def _list(scene: Scene, items: Items, drawn: Drawn) -> None:
    lacking = sorted((b for b in drawn.bonds if b.state == "none"), key=lambda b: (-b.number, b))
    title = (
        f"No agreement found: {number_of(len(lacking), 'pair')} of {len(drawn.bonds)}"
        if lacking
        else "Every pair has an agreement"
    )
    scene.words.append(Words(_LIST, 40, title, bold=True, tone="gap" if lacking else "ink"))
    y = 62.0
    for bond in lacking[:MOST_LISTED]:
        names = f"{shorten(items[bond.one].label, 42)} – {shorten(items[bond.other].label, 42)}"
        scene.words.append(Words(_LIST + 22, y, str(bond.number), "end", 12, bold=True))
        for line in wrap(names, 42, 2):
            scene.words.append(Words(_LIST + 30, y, line, size=12))
            y += 15
        y += 5
    if len(lacking) > MOST_LISTED:
        scene.words.append(Words(_LIST + 30, y, f"and {len(lacking) - MOST_LISTED} more", size=12, tone="soft"))
        y += 19
    agreed = sorted({b.says for b in drawn.bonds if b.says})
    if agreed:
        y += 14
        scene.words.append(Words(_LIST, y, "Agreements between them", bold=True))
        y += 20
        for says in agreed[:8]:
            for line in wrap(says, 42, 2):
                scene.words.append(Words(_LIST, y, line, size=12))
                y += 16
            y += 4
        if len(agreed) > 8:
            scene.words.append(Words(_LIST, y, f"and {len(agreed) - 8} more", size=12, tone="soft"))
            y += 16
    scene.panels.insert(0, Panel(_LIST - 16, 16, 312, y - 10, "plain"))
    scene.height = max(scene.height, y + 20)
