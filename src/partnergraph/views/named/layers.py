"""Layers from left to right: who, what, and the boards to which it goes; a chain that breaks off ends in a cross.

In: Items and what the picture shows. Out: a scene. Refuses nothing. Where a layer would be too long, what has the same ends is
drawn as one box that says how many it stands for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise

from partnergraph.model import Bond, Drawn
from partnergraph.views.items import Items
from partnergraph.views.named.layer_box import LINE, Box
from partnergraph.views.named.layer_lines import draw_box, relation, strokes
from partnergraph.views.named.layer_places import chains_of, columns, ordered, seat
from partnergraph.views.named.looks import look_of
from partnergraph.views.named.scene import Scene
from partnergraph.views.words import natural, number_of, wrap

MOST = 26
MOST_IN_WHOLE = 10  # actions that are told apart where boards are what matters


def layers(scene: Scene, items: Items, drawn: Drawn) -> None:
    """Draw the layers."""
    of = _joined(items, drawn)
    boxes = {key: Box(key, tuple(members)) for key, members in _members(of).items()}
    lines: dict[tuple[str, str, str], list[Bond]] = defaultdict(list)
    for bond in drawn.bonds:
        one = boxes[of[bond.one]]
        if bond.other and of[bond.other] != one.key:
            lines[one.key, of[bond.other], bond.state].append(bond)
        elif not bond.other and bond.state:
            one.ends = [*dict.fromkeys([*one.ends, bond.state])]
    columns(items, boxes, {(one, other) for one, other, _ in lines})
    chains = chains_of(boxes, lines)
    for box in boxes.values():
        _name(items, box)
    near: dict[str, list[str]] = defaultdict(list)
    for chain in chains.values():
        for tail, head in pairwise(chain):
            near[tail].append(head)
            near[head].append(tail)
    seat(scene, items, ordered(items, boxes, near), near)
    strokes(scene, items, drawn, boxes, chains, lines)
    for box in boxes.values():
        if box.items:
            draw_box(scene, items, box, strong=drawn.about in box.items)
    for state in dict.fromkeys(bond.state for bond in drawn.bonds):
        if look_of(state).word and state != "top":
            word = "the chain breaks off" if state == "broken" else look_of(state).word
            scene.key.append((word, look_of(state)))
    scene.facts += _facts(items, drawn)


def _joined(items: Items, drawn: Drawn) -> dict[str, str]:
    """The box of each item: its own where there is room, else one for all that are alike, ever less strictly."""
    ends: dict[str, set[tuple[bool, str, str]]] = defaultdict(set)
    number: dict[str, int] = defaultdict(int)
    for bond in drawn.bonds:
        ends[bond.one].add((True, bond.other, bond.state))
        number[bond.one] += 1
        if bond.other:
            ends[bond.other].add((False, bond.one, bond.state))
            number[bond.other] += 1
    of = {item: item for item in ends}
    by_kind: dict[str, list[str]] = defaultdict(list)
    for item in sorted(ends, key=lambda item: items.reading_order(items[item])):
        by_kind["Action" if items[item].kind == "Action" else ""].append(item)
    actions, others = by_kind["Action"], by_kind[""]

    def theme(item: str) -> str:
        return next((head.id for head in items.heads(item, "IN_THEME")), "")

    def plan(item: str) -> str:
        return next((head.id for head in items.heads(item, "IN_PLAN")), "")

    def boards(item: str) -> str:
        return repr(sorted(end for end in ends[item] if items_kind(end) in {"Board", ""}))

    def items_kind(end: tuple[bool, str, str]) -> str:
        return items[end[1]].kind if end[1] else ""

    ways: tuple[Callable[[str], str], ...] = (
        lambda item: item,
        lambda item: theme(item) + repr(sorted(ends[item])),
        lambda item: plan(item) + repr(sorted(ends[item])),
        lambda item: plan(item) + boards(item),
        boards,
        lambda _: "all",
    )
    for way in ways:
        groups = {f"actions {way(item)}" for item in actions}
        if len(groups) <= (MOST if drawn.about else MOST_IN_WHOLE):
            break
    of |= {item: item if way is ways[0] else f"actions {way(item)}" for item in actions}
    many = [item for item in others if items[item].kind == "Board"]
    if len(many) > MOST:
        of |= {
            item: f"boards {sorted({(out, bool(end), state) for out, end, state in ends[item] if out})!r}"
            for item in many
        }
    # Of parties and boards, those with most lines stay by themselves.
    heads = {bond.other for bond in drawn.bonds}
    for side in (True, False):
        members = [item for item in others if (item in heads) is side and items[item].kind != "Board"]
        for item in sorted(members, key=lambda item: (item != drawn.about, -number[item], item))[MOST:]:
            of[item] = f"others {side}"
    return of


def _members(of: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for item, key in of.items():
        found[key].append(item)
    return found


def _name(items: Items, box: Box) -> None:
    if len(box.items) == 1:
        box.lines = wrap(items[box.items[0]].label, 27, 3)
    elif box.items:
        kinds = {items[item].kind for item in box.items}
        themes = {head for item in box.items for head in items.heads(item, "IN_THEME")}
        plans = {head for item in box.items for head in items.heads(item, "IN_PLAN")}
        several = sum(1 for _ in items.of("Plan")) > 1
        refs = sorted((str(items[item].facts.get("ref") or "") for item in box.items), key=natural)
        noun = {"Action": ("action", "actions"), "Board": ("board", "boards")}.get(min(kinds), ("other", "others"))
        says = [number_of(len(box.items), *noun)]
        if kinds == {"Action"}:
            says += wrap(plans.pop().facts["name"], 27, 1) if several and len(plans) == 1 else []
            says += wrap(themes.pop().label, 27, 2) if len(themes) == 1 else []
            says += wrap(", ".join(refs), 27, 2) if all(refs) and len({*refs}) == len(refs) else []
        box.lines = tuple(says[:4])
    box.height = max(LINE * len(box.lines) + 12, 30) if box.items else 8


def _facts(items: Items, drawn: Drawn) -> list[str]:
    told = []
    for bond in drawn.bonds:
        look = look_of(bond.state)
        if bond.other:
            said = look.word or relation(items, bond).lower() or "to"
            told.append(f"{items[bond.one].label} → {items[bond.other].label}: {said}")
        elif bond.state:
            word = "reports nowhere" if bond.state == "broken" and items[bond.one].kind == "Board" else look.word
            told.append(f"{items[bond.one].label}: {word}")
    return told
