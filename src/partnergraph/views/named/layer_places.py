"""Places for the boxes of layers: which layer, which order, how high.

In: boxes and the lines between them. Out: the same boxes with their places. Refuses nothing: a circle of lines is cut open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from partnergraph.views.items import Items
from partnergraph.views.named.layer_box import BOX, GAP, LEFT, SPACE, Box
from partnergraph.views.named.looks import look_of
from partnergraph.views.named.scene import Scene, Words, width_of
from partnergraph.views.words import natural

_HEADINGS = {"Action": "Actions", "Board": "Boards"}
_WHO = {"Agency", "Team", "Person", "Post", "Placeholder"}
_TOP = 30.0


def columns(items: Items, boxes: dict[str, Box], pairs: set[tuple[str, str]]) -> None:
    """Give each box the layer after all that lead to it; a line that would close a circle counts for nothing."""
    heads: dict[str, list[str]] = defaultdict(list)
    for one, other in sorted(pairs):
        # A board that leads an action stands where boards stand: its line runs back.
        back = items[boxes[one].items[0]].kind == "Board" and items[boxes[other].items[0]].kind == "Action"
        heads[other if back else one].append(one if back else other)
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
    apart = any(kinds[tail] == kinds[head] == "Action" for tail, head in forward)
    base = {"Action": 0, "Board": int("Action" in kinds.values())}
    for _ in range(1 if apart else 2):  # the second time, all actions stand where the last of them stood
        for key in reversed(after):
            least = base.get(kinds[key], 0)
            boxes[key].column = max([least, *(boxes[tail].column + 1 for tail in into[key])])
        stood = [box.column for key, box in boxes.items() if kinds[key] == "Action"]
        held = [boxes[key].column + 1 for key in after if into[key] and _parties(kinds, [key, *into[key]])]
        base["Action"] = max([*stood, *held], default=0)  # a post that is held stands before what is done by it
    used = sorted({box.column for box in boxes.values()})
    for box in boxes.values():
        box.column = used.index(box.column)


def _parties(kinds: Mapping[str, str], keys: Iterable[str]) -> bool:
    return all(kinds[key] in _WHO for key in keys)


def chains_of(boxes: dict[str, Box], lines: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str, str], list[str]]:
    """The boxes that each line runs through; bends are added where it passes a layer."""
    chains = {}
    for one, other, state in sorted(lines):
        first, last = boxes[one].column, boxes[other].column
        step = 1 if last > first else -1
        chain = [one]
        for column in range(first + step, last, step):
            key = f"bend {one} {other} {state} {column}"
            boxes[key] = Box(key, (), column)
            chain.append(key)
        chains[one, other, state] = [*chain, other]
    return chains


def ordered(items: Items, boxes: dict[str, Box], near: dict[str, list[str]]) -> list[list[Box]]:
    """Each layer from the top: boxes near to what they are joined to, those whose chain breaks last."""
    columns: list[list[Box]] = [[] for _ in range(max((box.column for box in boxes.values()), default=0) + 1)]
    for box in boxes.values():
        columns[box.column].append(box)

    def first(box: Box) -> tuple[object, ...]:
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


def seat(scene: Scene, items: Items, columns: list[list[Box]], near: dict[str, list[str]]) -> None:
    """Seat boxes level with what they are joined to, as far as the order in their layer leaves them free."""
    stub = 96.0 if any(set(box.ends) & LEFT for column in columns for box in column) else 16.0
    tail = max((_end_room(box) for box in columns[-1]), default=16.0) if columns else 16.0
    boxes = {box.key: box for column in columns for box in column}
    for number, column in enumerate(columns):
        y = 0.0
        for box in column:
            box.x, box.y = stub + number * (BOX + GAP), y + box.height / 2
            y += box.height + SPACE
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
        who = "Posts" if number and kinds == {"Post"} else "With whom" if number else "Who"
        word = who if kinds and kinds <= _WHO else _HEADINGS.get(next(iter(kinds)), "") if len(kinds) == 1 else ""
        if word and len(columns) > 1 and word not in headed:
            headed.add(word)
            scene.words.append(Words(column[0].x, 16, word, size=12, bold=True, tone="soft"))
    scene.width = stub + len(columns) * (BOX + GAP) - GAP + tail
    scene.height = max((box.y + box.height / 2 for box in boxes.values()), default=0.0) + 12


def _level(column: list[Box], wanted: list[float]) -> None:
    """Move boxes to the places that are nearest to the wanted ones, in their order and without touching."""
    offset, runs = 0.0, []
    for box, want in zip(column, wanted, strict=True):
        runs.append(([box], want - offset - box.height / 2))
        offset += box.height + SPACE
        while len(runs) > 1 and runs[-1][1] < runs[-2][1]:
            (late, one), (early, other) = runs.pop(), runs.pop()
            runs.append((early + late, (one * len(late) + other * len(early)) / (len(early) + len(late))))
    offset = 0.0
    for members, start in runs:
        for box in members:
            box.y = start + offset + box.height / 2
            offset += box.height + SPACE


def _end_room(box: Box) -> float:
    return max((46 + width_of(end_word(box, state), 12) for state in box.ends if state not in LEFT), default=16.0)


def end_word(box: Box, state: str) -> str:
    """Return what stands at the end of a chain that goes no further."""
    if state == "broken" and not any(item.startswith("action:") for item in box.items):
        return "reports nowhere"
    return look_of(state).word
