"""A row for each party, and in it a mark for each thing that hangs on the party; agencies head their own.

In: Items and what the picture shows. Out: a scene. Refuses nothing. Long registers show the parties on whom most hangs,
and say how many follow.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from partnergraph.model import Bond, Drawn
from partnergraph.views import bodies
from partnergraph.views.items import Item, Items
from partnergraph.views.named.looks import LOOKS, gap_of, look_of
from partnergraph.views.named.scene import Look, Panel, Scene, Spot, Words
from partnergraph.views.words import natural, number_of, shorten, wrap

MOST_ROWS, MOST_IN_ROW = 48, 80
_WIDTH, _NAME, _DOTS = 980.0, 40.0, 290.0
_STEP, _LINE, _RADIUS = 30, 31, 12.5
_HALF = 6  # marks of a row that needs half of the width
_INSIDE = 5
_ALONE = "*"
_OTHERS = {"-": "No agency told", _ALONE: "Agencies of which one leads"}


def rows(scene: Scene, items: Items, drawn: Drawn) -> None:
    """Draw the rows: what nobody has first, then agency by agency, those on whom most hangs first."""
    held: dict[str, list[Bond]] = {}
    for bond in drawn.bonds:
        held.setdefault(bond.one if bond.other else "", []).append(bond)
    agency = bodies.agencies(items)
    groups: dict[str, list[str]] = {}
    for party in held:
        groups.setdefault(agency.get(party, "-") if party else "", []).append(party)
    size = {key: len({bond.other for party in members for bond in held[party]}) for key, members in groups.items()}
    scene.width, y = _WIDTH, 4.0
    alone = [key for key, members in groups.items() if key and key != "-" and len(members) == 1]
    if len(alone) > 2:  # a heading each would say everything twice
        groups[_ALONE] = sorted(groups.pop(key)[0] for key in alone)
        size[_ALONE] = 0
    left = MOST_ROWS
    unshown: list[str] = []
    for key in sorted(
        groups, key=lambda key: (key != "", key == "-", key == _ALONE, -size[key], _name(items, key), key)
    ):
        members = sorted(groups[key], key=lambda one: (one != key, -len(held[one]), _name(items, one), one))
        shown, rest = members[: max(left, 0)], members[max(left, 0) :]
        left -= len(shown)
        unshown += rest
        if not shown:
            continue
        if key and (len(groups) > 1 or key != "-"):
            says = number_of(size[key], _thing(items, drawn)) if size[key] else ""
            y = _heading(scene, items, key, says, y)
        y = _group(scene, items, shown, held, y, agency if key == _ALONE else {})
    if unshown:
        more = len({bond.other for party in unshown for bond in held[party]})
        scene.notes.append(
            f"Not shown: {number_of(len(unshown), 'party', 'parties')} with fewer, {number_of(more, 'action')} among them."
        )
    scene.height = y + 6
    for state in ("unled", "late", "undated", "", "done", "alone", "only seat"):
        if any(bond.state == state for bond in drawn.bonds):
            scene.key.append((LOOKS[state].word or "open", _ringed(state)))


def _ringed(state: str) -> Look:
    look = look_of(state)
    return look if state else replace(look, ink="#111", width=1.2)


def _group(
    scene: Scene, items: Items, parties: list[str], held: dict[str, list[Bond]], y: float, agency: Mapping[str, str]
) -> float:
    """Draw rows one below the other, two of little beside each other; with its agency each, where these are told."""
    waiting: tuple[str, float] | None = None
    for party in parties:
        bonds, of = held[party], agency.get(party, "")
        half = len(bonds) <= _HALF and party != "" and all(items[bond.other].kind == "Action" for bond in bonds)
        if half and waiting:
            _row(scene, items, party, bonds, waiting[1], _WIDTH / 2, _WIDTH / 2, of)
            waiting = None
        elif half:
            waiting = (party, y)
            y = _row(scene, items, party, bonds, y, 0, _WIDTH / 2, of)
        else:
            y = _row(scene, items, party, bonds, y, 0, _WIDTH, of)
    return y


def _thing(items: Items, drawn: Drawn) -> str:
    kinds = {items[bond.other].kind for bond in drawn.bonds if bond.other}
    return "action" if kinds <= {"Action"} else "mark"


def _name(items: Items, item: str) -> tuple[tuple[int, int | str], ...]:
    return natural(items[item].label) if item in items.by_id else ()


def _heading(scene: Scene, items: Items, key: str, says: str, y: float) -> float:
    y += 10
    title = items[key].label if key in items.by_id else _OTHERS[key]
    scene.panels.append(Panel(0, y, _WIDTH, 26, "head"))
    if key in items.by_id:
        scene.spots.append(Spot(20, y + 13, 8, items[key].kind, key, f"{title}: {says}", gap=gap_of(items[key])))
    scene.words.append(Words(_NAME - 4, y + 18, shorten(title, 90), bold=True))
    scene.words.append(Words(_WIDTH - 12, y + 18, says, anchor="end", tone="soft"))
    return y + 28


def _row(
    scene: Scene, items: Items, party: str, bonds: list[Bond], y: float, x: float, width: float, agency: str
) -> float:
    """Draw a row from `x` on and return where it ends."""
    ends = sorted((bond.other or bond.one, bond) for bond in bonds)
    ends.sort(key=lambda pair: (items[pair[0]].kind != "Action", items.reading_order(items[pair[0]])))
    across = int((width - _DOTS - 8) // _STEP)
    actions = [pair for pair in ends if items[pair[0]].kind == "Action"]
    others = [pair for pair in ends if items[pair[0]].kind != "Action"]
    shown = actions[:MOST_IN_ROW]
    lines = -(-len(shown) // across)
    label = items[party].label if party else "Nobody"
    name = wrap(label, 33, 2)
    if agency and agency != party:
        name = (shorten(label, 33), shorten(items[agency].label, 33))
    height = max(_LINE * lines + 22 * len(others), _LINE) + 3
    states = Counter(bond.state for bond in bonds if look_of(bond.state).word)
    told = ", ".join(f"{count} {look_of(state).word}" for state, count in states.items())
    listed = ", ".join(items[end].label for end, _ in ends)
    said = f"{label}: {number_of(len(ends), 'mark' if others else 'action')}{f' ({told})' if told else ''}"
    scene.facts.append(f"{said}: {listed}")
    scene.panels.append(Panel(x, y, width, height, "plain" if party else "gap"))
    if party:
        scene.spots.append(Spot(x + 22, y + height / 2, 8, items[party].kind, party, said, gap=gap_of(items[party])))
    middle = y + height / 2
    scene.write(x + (_NAME if party else 14), middle, name, 12.5, bold=not party, tone="ink" if party else "gap")
    scene.write(x + _DOTS - 14, middle, (str(len(actions)),) if actions else (), anchor="end", tone="soft")
    for number, (end, bond) in enumerate(shown):
        line, column = divmod(number, across)
        ref = str(items[end].facts.get("ref", ""))
        look = look_of(bond.state)
        scene.spots.append(
            Spot(
                x + _DOTS + column * _STEP + _RADIUS,
                y + 1.5 + line * _LINE + _LINE / 2,
                _RADIUS,
                "Action",
                end,
                f"{items[end].label}{f': {look.word}' if look.word else ''}",
                inside=ref if len(ref) <= _INSIDE else "",
                look=look if bond.state else None,
                faded=bond.state == "done",
            )
        )
    if len(actions) > len(shown):
        more = f"and {len(actions) - len(shown)} more"
        scene.words.append(Words(x + width - 12, y + height - 4, more, anchor="end", tone="soft", size=12))
    top = y + 1.5 + lines * _LINE
    for end, bond in others:
        _told(scene, items[end], bond, x + _DOTS, top)
        top += 22
    return y + height


def _told(scene: Scene, item: Item, bond: Bond, x: float, top: float) -> None:
    look = look_of(bond.state)
    scene.spots.append(Spot(x + _RADIUS, top + 13, 8, item.kind, item.id, f"{item.label}: {look.word}"))
    scene.words.append(Words(x + 2 * _RADIUS + 6, top + 17, shorten(f"{item.label}: {look.word}", 70), tone="gap"))
