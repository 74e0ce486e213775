"""Layers from left to right: who, what, and the boards to which it goes; a chain that breaks off ends in a cross.

In: Items and what the picture shows. Out: a sheet. Refuses nothing. Where a layer would be too long, what has the same ends is
drawn as one box that says how many it stands for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from partnergraph.model import Bond, Drawn
from partnergraph.views.items import Items
from partnergraph.views.named.looks import RED, gap_of, look_of
from partnergraph.views.named.scene import End, Panel, PanelTone, Sheet, Spot, Stroke, Tone, Words, width_of
from partnergraph.views.words import RELATIONS, natural, number_of, shorten, wrap

MOST = 26
MOST_IN_WHOLE = 10  # actions that are told apart where boards are what matters
_BOX, _GAP, _LINE, _SPACE = 216.0, 124.0, 15.0, 9.0
_LEFT = {"unled"}  # chains that lack a beginning; all others lack an end
_HEADINGS = {"Action": "Actions", "Board": "Boards"}
_WHO = {"Agency", "Team", "Person", "Post", "Placeholder"}
_TOP = 30.0


@dataclass(slots=True)
class _Box:
    """What stands in a layer: one item, several alike, or (without items) the bend of a line that passes."""

    key: str
    items: tuple[str, ...]
    column: int = 0
    lines: tuple[str, ...] = ()
    ends: list[str] = field(default_factory=list)
    x: float = 0
    y: float = 0
    height: float = 8


def layers(sheet: Sheet, items: Items, drawn: Drawn) -> None:
    """Draw the layers."""
    of = _joined(items, drawn)
    boxes = {key: _Box(key, tuple(members)) for key, members in _members(of).items()}
    lines: dict[tuple[str, str, str], list[Bond]] = defaultdict(list)
    for bond in drawn.bonds:
        one = boxes[of[bond.one]]
        if bond.other and of[bond.other] != one.key:
            lines[one.key, of[bond.other], bond.state].append(bond)
        elif not bond.other and bond.state:
            one.ends = [*dict.fromkeys([*one.ends, bond.state])]
    _columns(items, boxes, {(one, other) for one, other, _ in lines})
    chains = _chains(boxes, lines)
    for box in boxes.values():
        _name(items, box)
    near: dict[str, list[str]] = defaultdict(list)
    for chain in chains.values():
        for tail, head in pairwise(chain):
            near[tail].append(head)
            near[head].append(tail)
    _seat(sheet, items, _ordered(items, boxes, near), near)
    _strokes(sheet, items, drawn, boxes, chains, lines)
    for box in boxes.values():
        if box.items:
            _box(sheet, items, box, strong=drawn.about in box.items)
    for state in dict.fromkeys(bond.state for bond in drawn.bonds):
        if look_of(state).word and state != "top":
            sheet.key.append((look_of(state).word, look_of(state)))
    sheet.facts += _facts(items, drawn)


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


def _columns(items: Items, boxes: dict[str, _Box], pairs: set[tuple[str, str]]) -> None:
    """Give each box the layer after all that lead to it; a line that would close a circle counts for nothing."""
    heads: dict[str, list[str]] = defaultdict(list)
    for one, other in sorted(pairs):
        heads[one].append(other)
    done: dict[str, int] = {}  # 1 on the way, 2 done
    after: list[str] = []
    forward: list[tuple[str, str]] = []
    for start in sorted(boxes):
        stack = [(start, iter(heads[start]))] if start not in done else []
        done.setdefault(start, 1)
        while stack:
            key, rest = stack[-1]
            head = next(rest, None)
            if head is None:
                done[key] = 2
                after.append(key)
                stack.pop()
            elif head not in done:
                done[head] = 1
                forward.append((key, head))
                stack.append((head, iter(heads[head])))
            elif done[head] == 2:
                forward.append((key, head))
    into: dict[str, list[str]] = defaultdict(list)
    for one, other in forward:
        into[other].append(one)
    kinds = {key: items[box.items[0]].kind for key, box in boxes.items()}
    led = any(kinds[tail] != "Action" and kinds[head] == "Action" for tail, head in forward)
    base = {"Action": int(led), "Board": int("Action" in kinds.values())}
    for key in reversed(after):
        boxes[key].column = max((boxes[tail].column + 1 for tail in into[key]), default=base.get(kinds[key], 0))
    used = sorted({box.column for box in boxes.values()})
    for box in boxes.values():
        box.column = used.index(box.column)


def _chains(boxes: dict[str, _Box], lines: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str, str], list[str]]:
    """The boxes that each line runs through; bends are added where it passes a layer."""
    chains = {}
    for one, other, state in sorted(lines):
        first, last = boxes[one].column, boxes[other].column
        step = 1 if last > first else -1
        chain = [one]
        for column in range(first + step, last, step):
            key = f"bend {one} {other} {state} {column}"
            boxes[key] = _Box(key, (), column)
            chain.append(key)
        chains[one, other, state] = [*chain, other]
    return chains


def _name(items: Items, box: _Box) -> None:
    if len(box.items) == 1:
        box.lines = wrap(items[box.items[0]].label, 27, 3)
    elif box.items:
        kinds = {items[item].kind for item in box.items}
        themes = {head.label for item in box.items for head in items.heads(item, "IN_THEME")}
        refs = sorted((str(items[item].facts.get("ref") or "") for item in box.items), key=natural)
        noun = ("action", "actions") if kinds == {"Action"} else ("other", "others")
        says = [number_of(len(box.items), *noun)]
        if kinds == {"Action"}:
            says += wrap(next(iter(themes)), 27, 2) if len(themes) == 1 else []
            says += wrap(", ".join(refs), 27, 2) if all(refs) else []
        box.lines = tuple(says[:4])
    box.height = max(_LINE * len(box.lines) + 12, 30) if box.items else 8


def _ordered(items: Items, boxes: dict[str, _Box], near: dict[str, list[str]]) -> list[list[_Box]]:
    """Each layer from the top: boxes near to what they are joined to, those whose chain breaks last."""
    columns: list[list[_Box]] = [[] for _ in range(max((box.column for box in boxes.values()), default=0) + 1)]
    for box in boxes.values():
        columns[box.column].append(box)

    def first(box: _Box) -> tuple[object, ...]:
        item = box.items[0] if box.items else ""
        return (not item, items.reading_order(items[item]) if item else (), natural(box.key))

    for column in columns:
        column.sort(key=lambda box: (bool({*box.ends} & {"broken", "unled"}), first(box)))
    for sweep in range(6):
        place = {box.key: number / max(len(column), 1) for column in columns for number, box in enumerate(column)}
        for column in columns if sweep % 2 == 0 else reversed(columns):
            mean = {
                box.key: sum(place[key] for key in near[box.key]) / len(near[box.key]) if near[box.key] else 2.0
                for box in column
            }
            column.sort(key=lambda box, mean=mean: (mean[box.key], place[box.key]))  # type: ignore[misc]
            place |= {box.key: number / max(len(column), 1) for number, box in enumerate(column)}
    return columns


def _seat(sheet: Sheet, items: Items, columns: list[list[_Box]], near: dict[str, list[str]]) -> None:
    """Seat boxes level with what they are joined to, as far as the order in their layer leaves them free."""
    stub = 96.0 if any(set(box.ends) & _LEFT for column in columns for box in column) else 16.0
    tail = max((_end_room(box) for box in columns[-1]), default=16.0) if columns else 16.0
    boxes = {box.key: box for column in columns for box in column}
    for number, column in enumerate(columns):
        y = 0.0
        for box in column:
            box.x, box.y = stub + number * (_BOX + _GAP), y + box.height / 2
            y += box.height + _SPACE
    tallest = max(range(len(columns)), key=lambda number: sum(box.height for box in columns[number]), default=0)
    for sweep in range(8):
        for number in range(len(columns)) if sweep % 2 == 0 else reversed(range(len(columns))):
            if number == tallest and sweep < 6:
                continue
            _level(
                columns[number],
                [
                    sum(boxes[key].y for key in near[box.key]) / len(near[box.key]) if near[box.key] else box.y
                    for box in columns[number]
                ],
            )
    top = min((box.y - box.height / 2 for box in boxes.values()), default=0.0)
    for box in boxes.values():
        box.y += _TOP - top
    headed: set[str] = set()
    for number, column in enumerate(columns):
        kinds = {items[item].kind for box in column for item in box.items}
        who = "With whom" if number else "Who"
        word = who if kinds and kinds <= _WHO else _HEADINGS.get(next(iter(kinds)), "") if len(kinds) == 1 else ""
        if word and len(columns) > 1 and word not in headed:
            headed.add(word)
            sheet.words.append(Words(column[0].x, 16, word, size=12, bold=True, tone="soft"))
    sheet.width = stub + len(columns) * (_BOX + _GAP) - _GAP + tail
    sheet.height = max((box.y + box.height / 2 for box in boxes.values()), default=0.0) + 12


def _level(column: list[_Box], wanted: list[float]) -> None:
    """Move boxes to the places that are nearest to the wanted ones, in their order and without touching."""
    offset, runs = 0.0, []
    for box, want in zip(column, wanted, strict=True):
        runs.append(([box], want - offset - box.height / 2))
        offset += box.height + _SPACE
        while len(runs) > 1 and runs[-1][1] < runs[-2][1]:
            (late, one), (early, other) = runs.pop(), runs.pop()
            runs.append((early + late, (one * len(late) + other * len(early)) / (len(early) + len(late))))
    offset = 0.0
    for members, start in runs:
        for box in members:
            box.y = start + offset + box.height / 2
            offset += box.height + _SPACE


def _end_room(box: _Box) -> float:
    return max((46 + width_of(_end_word(box, state), 12) for state in box.ends if state not in _LEFT), default=16.0)


def _end_word(box: _Box, state: str) -> str:
    if state == "broken" and not any(item.startswith("action:") for item in box.items):
        return "reports nowhere"
    return look_of(state).word


def _strokes(
    sheet: Sheet,
    items: Items,
    drawn: Drawn,
    boxes: dict[str, _Box],
    chains: dict[tuple[str, str, str], list[str]],
    lines: dict[tuple[str, str, str], list[Bond]],
) -> None:
    told: dict[tuple[int, int], list[tuple[str, float, float]]] = defaultdict(list)
    for key, chain in chains.items():
        bonds = lines[key]
        look = look_of(key[2])
        said = look.word or _relation(items, bonds[0])
        ends = f"{' '.join(boxes[chain[0]].lines)} to {' '.join(boxes[chain[-1]].lines)}"
        name = f"{ends}: {said or 'reports'}" + (f" ({number_of(len(bonds), 'action')})" if len(bonds) > 1 else "")
        width = min(1.5 + 0.5 * (len(bonds) - 1) ** 0.6, 8)
        sheet.strokes.append(Stroke(_path([boxes[part] for part in chain]), look, name, width))
        one, other = boxes[chain[0]], boxes[chain[1]]
        if drawn.about and not look.word:
            place = ((one.x + _BOX + other.x) / 2, (one.y + other.y) / 2)
            told[one.column, other.column].append((said.lower(), *place))
        if len(bonds) > 1 and items[one.items[0]].kind == "Action":
            x = one.x + _BOX + 12
            sheet.words.append(
                Words(round(x, 1), round(one.y - 5 - width / 2, 1), str(len(bonds)), size=11.5, tone="soft")
            )
    for said_there in told.values():
        words = {word for word, _, _ in said_there if word}
        if len(words) == 1:
            sheet.words.append(
                Words(round(said_there[0][1], 1), 16, shorten(words.pop(), 20), "middle", 12, tone="soft")
            )
        elif len(said_there) <= 12:
            for word, x, y in said_there:
                sheet.words.append(Words(round(x, 1), round(y + 4, 1), shorten(word, 20), "middle", 11.5, chip=True))


def _path(chain: list[_Box]) -> str:
    """A line from the right edge of the first box to the left edge of the last, level through each bend."""
    forward = chain[-1].column >= chain[0].column
    same = chain[-1].column == chain[0].column
    x, y = chain[0].x + (_BOX if forward else 0), chain[0].y
    path = f"M{x:.0f} {y:.1f}"
    for box in chain[1:]:
        into = box.x + (_BOX if same or not forward else 0)
        if same:
            return path + f"C{x + 60:.0f} {y:.1f} {into + 60:.0f} {box.y:.1f} {into:.0f} {box.y:.1f}"
        half = (x + into) / 2
        path += f"C{half:.0f} {y:.1f} {half:.0f} {box.y:.1f} {into:.0f} {box.y:.1f}"
        x, y = into, box.y
        if not box.items:
            x = box.x + (_BOX if forward else 0)
            path += f"L{x:.0f} {y:.1f}"
    return path


def _box(sheet: Sheet, items: Items, box: _Box, *, strong: bool) -> None:
    first = items[box.items[0]]
    broken = {*box.ends} & {"broken", "unled"}
    top = box.y - box.height / 2
    if len(box.items) > 1:
        sheet.panels.append(Panel(round(box.x + 4, 1), round(top - 4, 1), _BOX, round(box.height, 1), "plain"))
    tone: PanelTone = "gap" if broken else "strong" if strong else "plain"
    sheet.panels.append(Panel(round(box.x, 1), round(top, 1), _BOX, round(box.height, 1), tone))
    name = " ".join(box.lines) + "".join(f", {_end_word(box, state)}" for state in box.ends)
    sheet.spots.append(
        Spot(
            round(box.x + 16, 1),
            round(box.y, 1),
            8,
            first.kind,
            first.id if len(box.items) == 1 else "",
            name,
            gap=gap_of(first) if len(box.items) == 1 else "",
        )
    )
    sheet.write(round(box.x + 32, 1), round(box.y, 1), box.lines, bold=strong)
    level = [state for state in box.ends if state not in _LEFT]
    for number, state in enumerate(level):
        _end(sheet, box, state, box.y + (number - (len(level) - 1) / 2) * 18)
    for state in box.ends:
        if state in _LEFT:
            word = look_of(state).word.removesuffix(" it")
            sheet.strokes.append(Stroke(f"M{box.x:.0f} {box.y:.1f}h-14", look_of(state), f"{name}"))
            sheet.ends.append(End(round(box.x - 18, 1), round(box.y, 1), "cross", RED))
            sheet.words.append(
                Words(
                    round(box.x - 28, 1),
                    round(box.y + 4, 1),
                    word.replace("nobody leads", "no lead"),
                    "end",
                    12,
                    tone="gap",
                )
            )


def _end(sheet: Sheet, box: _Box, state: str, y: float) -> None:
    look, right = look_of(state), box.x + _BOX
    word = _end_word(box, state)
    if state == "top":
        sheet.ends.append(End(round(right + 14, 1), round(y, 1), "flag", look.ink))
    else:
        sheet.strokes.append(Stroke(f"M{right:.0f} {y:.1f}h22", look, f"{' '.join(box.lines)}: {word}"))
        sheet.ends.append(End(round(right + 28, 1), round(y, 1), "cross", RED))
    tone: Tone = "gap" if state != "top" else "soft"
    sheet.words.append(
        Words(round(right + (38 if state != "top" else 26), 1), round(y + 4, 1), word, size=12, tone=tone)
    )


def _relation(items: Items, bond: Bond) -> str:
    kinds = [relation.kind for relation in items.out.get(bond.one, ()) if relation.head == bond.other]
    return RELATIONS[kinds[0]][0] if kinds else bond.says


def _facts(items: Items, drawn: Drawn) -> list[str]:
    told = []
    for bond in drawn.bonds:
        look = look_of(bond.state)
        if bond.other:
            said = look.word or _relation(items, bond).lower() or "to"
            told.append(f"{items[bond.one].label} → {items[bond.other].label}: {said}")
        elif bond.state:
            word = "reports nowhere" if bond.state == "broken" and items[bond.one].kind == "Board" else look.word
            told.append(f"{items[bond.one].label}: {word}")
    return told
