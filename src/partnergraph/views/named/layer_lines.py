"""The lines and boxes of layers as they are drawn.

In: boxes with their places. Out: a scene. Refuses nothing.
"""

from __future__ import annotations

from collections import defaultdict

from partnergraph.model import Bond, Drawn
from partnergraph.views.items import Items
from partnergraph.views.named.layer_box import BOX, LEFT, Box
from partnergraph.views.named.layer_places import end_word
from partnergraph.views.named.looks import RED, gap_of, look_of
from partnergraph.views.named.scene import End, Panel, PanelTone, Scene, Spot, Stroke, Tone, Words
from partnergraph.views.words import RELATIONS, number_of, shorten


def strokes(
    scene: Scene,
    items: Items,
    drawn: Drawn,
    boxes: dict[str, Box],
    chains: dict[tuple[str, str, str], list[str]],
    lines: dict[tuple[str, str, str], list[Bond]],
) -> None:
    """Draw the lines; what all that run between two layers say is written once above them."""
    told: dict[int, list[tuple[str, float, float]]] = defaultdict(list)
    for key, chain in chains.items():
        bonds = lines[key]
        look = look_of(key[2])
        said = look.word or relation(items, bonds[0])
        ends = f"{' '.join(boxes[chain[0]].lines)} to {' '.join(boxes[chain[-1]].lines)}"
        name = f"{ends}: {said or 'reports'}" + (f" ({number_of(len(bonds), 'action')})" if len(bonds) > 1 else "")
        width = min(1.5 + 0.5 * (len(bonds) - 1) ** 0.6, 8)
        scene.strokes.append(Stroke(_path([boxes[part] for part in chain]), look, name, width))
        one = boxes[chain[0]]
        if drawn.about and not look.word:  # before what the line leads to, past what stands between
            last, head = boxes[chain[-2]], boxes[chain[-1]]
            place = ((last.x + head.x + BOX) / 2, (last.y + head.y) / 2)
            told[min(last.column, head.column)].append((said.lower(), *place))
        alone = sum(1 for other_key in chains if other_key[0] == key[0]) == 1
        if alone and len(bonds) > 1 and items[one.items[0]].kind == "Action":
            x = one.x + BOX + 12
            scene.words.append(
                Words(round(x, 1), round(one.y - 5 - width / 2, 1), str(len(bonds)), size=11.5, tone="soft")
            )
    for said_there in told.values():
        words = {word for word, _, _ in said_there if word}
        if len(words) == 1:
            scene.words.append(
                Words(round(said_there[0][1], 1), 16, shorten(words.pop(), 20), "middle", 12, tone="soft")
            )
        elif len(said_there) <= 12:
            for word, x, y in said_there:
                scene.words.append(Words(round(x, 1), round(y + 4, 1), shorten(word, 20), "middle", 11.5, chip=True))


def _path(chain: list[Box]) -> str:
    """A line from the right edge of the first box to the left edge of the last, level through each bend."""
    forward = chain[-1].column >= chain[0].column
    same = chain[-1].column == chain[0].column
    x, y = chain[0].x + (BOX if forward else 0), chain[0].y
    path = f"M{x:.0f} {y:.1f}"
    for box in chain[1:]:
        into = box.x + (BOX if same or not forward else 0)
        if same:
            return path + f"C{x + 60:.0f} {y:.1f} {into + 60:.0f} {box.y:.1f} {into:.0f} {box.y:.1f}"
        half = (x + into) / 2
        path += f"C{half:.0f} {y:.1f} {half:.0f} {box.y:.1f} {into:.0f} {box.y:.1f}"
        x, y = into, box.y
        if not box.items:
            x = box.x + (BOX if forward else 0)
            path += f"L{x:.0f} {y:.1f}"
    return path


def draw_box(scene: Scene, items: Items, box: Box, *, strong: bool) -> None:
    """Draw a box with its mark and words, and the ends of chains that break off at it."""
    first = items[box.items[0]]
    broken = {*box.ends} & {"broken", "unled"}
    top = box.y - box.height / 2
    if len(box.items) > 1:
        scene.panels.append(Panel(round(box.x + 4, 1), round(top - 4, 1), BOX, round(box.height, 1), "plain"))
    tone: PanelTone = "gap" if broken else "strong" if strong else "plain"
    scene.panels.append(Panel(round(box.x, 1), round(top, 1), BOX, round(box.height, 1), tone))
    name = " ".join(box.lines) + "".join(f", {end_word(box, state)}" for state in box.ends)
    scene.spots.append(
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
    scene.write(round(box.x + 32, 1), round(box.y, 1), box.lines, bold=strong)
    level = [state for state in box.ends if state not in LEFT]
    for number, state in enumerate(level):
        _end(scene, box, state, box.y + (number - (len(level) - 1) / 2) * 18)
    for state in box.ends:
        if state in LEFT:
            word = look_of(state).word.removesuffix(" it")
            scene.strokes.append(Stroke(f"M{box.x:.0f} {box.y:.1f}h-14", look_of(state), f"{name}"))
            scene.ends.append(End(round(box.x - 18, 1), round(box.y, 1), "cross", RED))
            scene.words.append(
                Words(
                    round(box.x - 28, 1),
                    round(box.y + 4, 1),
                    word.replace("nobody leads", "no lead"),
                    "end",
                    12,
                    tone="gap",
                    chip=True,
                )
            )


def _end(scene: Scene, box: Box, state: str, y: float) -> None:
    look, right = look_of(state), box.x + BOX
    word = end_word(box, state)
    if state == "top":
        scene.ends.append(End(round(right + 14, 1), round(y, 1), "flag", look.ink))
    else:
        scene.strokes.append(Stroke(f"M{right:.0f} {y:.1f}h22", look, f"{' '.join(box.lines)}: {word}"))
        scene.ends.append(End(round(right + 28, 1), round(y, 1), "cross", RED))
    tone: Tone = "gap" if state != "top" else "soft"
    scene.words.append(
        Words(round(right + (38 if state != "top" else 26), 1), round(y + 4, 1), word, size=12, tone=tone)
    )


def relation(items: Items, bond: Bond) -> str:
    """Return how the first item of a bond is joined to the other, in words."""
    kinds = [one.kind for one in items.out.get(bond.one, ()) if one.head == bond.other]
    return RELATIONS[kinds[0]][0] if kinds else bond.says
