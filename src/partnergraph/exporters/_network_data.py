"""The network as the page holds it: short, since a register of a country has tens of thousands of items and lines.

In: a Network. Out: values that JSON holds. Refuses nothing. Every text stands in the page once and is named by its number, and
what follows from something else is left out: an item's kind from its place, its words in the drawing from its name.
`unpack.js` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from partnergraph import views
from partnergraph.exporters._short import Pool, numbers, packed, signed
from partnergraph.views import Frame, Mark, Network, Picture, wrap
from partnergraph.views.cells import WRAP, WRAPS

_SEATS = ("right", "in")
_AS_NAMED, _OWN = 0, 2  # the words of a mark are those of its name, or stand in the page; 1 more where they stand in it
_WRAPPED = re.compile("[!-~¡-퟿ ]*")  # what Python and JavaScript count and break alike


def nodes(network: Network, number: Mapping[str, int], texts: Pool) -> dict[str, Any]:
    """Return the items, which stand in the order of their kinds: how many of each, ids, names, agencies, words and facts.

    An id that begins with the kind is written without it, any other after a `=`.
    """
    looks, words = [], []
    for mark in network.marks:
        way = _AS_NAMED if mark.words == _words(mark) else _OWN
        looks.append(way + _SEATS.index(mark.seat))
        if way == _OWN:
            words.append(mark.words)
    kinds = [[mark for mark in network.marks if mark.kind == kind] for kind in views.KINDS]
    return {
        "counts": [len(marks) for marks in kinds],
        "ids": packed(_short_id(mark) for mark in network.marks),
        "labels": packed(mark.label for mark in network.marks),
        "bodies": numbers(number[mark.body] + 1 if mark.body else 0 for mark in network.marks),
        "looks": numbers(looks),
        "words": words,
        "facts": [_facts(marks, texts) for marks in kinds],
    }


def _short_id(mark: Mark) -> str:
    short = mark.id.removeprefix(f"{mark.kind.lower()}:")
    return f"={mark.id}" if short == mark.id or short.startswith("=") else short


def _words(mark: Mark) -> tuple[str, ...]:
    """The words that the page makes of a name."""
    if mark.seat == "in":
        return (mark.label.split(" ")[0],)
    return wrap(mark.label, *WRAPS.get(mark.kind, WRAP)) if _WRAPPED.fullmatch(mark.label) else ()


def _facts(marks: Sequence[Mark], texts: Pool) -> list[list[Any]]:
    """Each label of these items' facts as a column: the texts in it, and for each item which of them it has.

    0 is none and 1 the next that no item before it had.
    """
    known = [dict(mark.facts) for mark in marks]
    made = []
    for label in _labels(marks):
        own: dict[str, int] = {}
        codes, named, last = [], [], -1
        for facts in known:
            if (text := facts.get(label)) is None:
                codes.append(0)
            elif text in own:
                codes.append(own[text])
            else:
                own[text] = len(own) + 2
                codes.append(1)
                named.append(signed(texts[text] - last - 1))
                last = texts[text]
        made.append([label, numbers(named), numbers(codes)])
    return made


def _labels(marks: Sequence[Mark]) -> list[str]:
    """The labels that facts of these items have, in an order that keeps theirs."""
    order: list[str] = []
    for labelled in dict.fromkeys(tuple(label for label, _ in mark.facts) for mark in marks):
        place = 0
        for label in labelled:
            if label in order:
                place = order.index(label) + 1
            else:
                order.insert(place, label)
                place += 1
    return order


def edges(network: Network, number: Mapping[str, int], texts: Pool) -> str:
    """Return for each item that has any its number and its lines: the head, and of each tie its kind, whether more follow, its text.

    Items and heads are each less the one before it.
    """
    kinds = {kind: place for place, kind in enumerate(views.RELATIONS)}
    by_tail: dict[int, list[tuple[int, list[int]]]] = {}
    for line in network.lines:
        ties = [
            value
            for place, tie in enumerate(line.ties, 1)
            for value in (2 * kinds[tie.kind] + (place < len(line.ties)), texts[tie.says])
        ]
        by_tail.setdefault(number[line.tail], []).append((number[line.head], ties))

    def values() -> Iterator[int]:
        before = 0
        for tail, lines in sorted(by_tail.items()):
            yield from (tail - before, len(lines))
            before, last = tail, 0
            for head, ties in sorted(lines):
                yield head - last
                yield from ties
                last = head

    return numbers(values())


def picture(shown: Picture, number: Mapping[str, int], texts: Pool) -> dict[str, Any]:
    """Return a picture; each seat is number, x and y, each box its place and size, less those of the one before it."""
    seats = sorted((number[item], round(x), round(y)) for item, (x, y) in shown.seats.at.items())
    return {
        "id": shown.id,
        "title": shown.title,
        "group": shown.group,
        "left": shown.left_out,
        "marks": len(seats),
        "seats": numbers(_less(seats)),
        "boxes": numbers(_boxes(shown.seats.frames, number, texts)),
    }


def _less(rows: Iterable[Sequence[int]]) -> Iterator[int]:
    before: Sequence[int] = ()
    for row in rows:
        yield from (signed(value - last) for value, last in zip(row, before or [0] * len(row), strict=True))
        before = row


def _boxes(frames: Sequence[Frame], number: Mapping[str, int], texts: Pool) -> Iterator[int]:
    """Boxes; a cell that an item heads has the item's words, a plan and what nothing heads their own."""
    places = [[round(value) for value in (frame.x, frame.y, frame.width, frame.height)] for frame in frames]
    less = _less(places)
    for frame in frames:
        yield from (next(less) for _ in range(4))
        own = not frame.item or not frame.level
        yield frame.level + 2 * frame.mirrored + 4 * own
        yield number[frame.item] + 1 if frame.item else 0
        if own:
            yield texts["\n".join(frame.title)]
