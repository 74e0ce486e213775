"""Hold the seats of an earlier picture: what was there stays where it was, what is new is seated next to its group.

In: the seats that a picture had, those it would have if it were laid out anew, and the items. Out: Seats. Refuses nothing. What is gone
leaves its seat free, and the next of its group may have it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from partnergraph.views.cells import CORNER, LINE, ROW, WIDTH, heading_height, words_of
from partnergraph.views.items import Items
from partnergraph.views.layout import Frame, Seats

_GAP = 15
_DOT = 36
_PAD = 10
_EDGE = 4


def hold(items: Items, kept: Seats, fresh: Seats) -> Seats:
    """Return the seats of all that `fresh` seats: as in `kept` where they are there, else near to their group."""
    at = {item: place for item, place in kept.at.items() if item in fresh.at}
    if not at:
        return fresh
    if len(at) == len(fresh.at) and {f.item for f in kept.frames} <= {"", *fresh.at}:
        return Seats(dict(sorted(at.items())), kept.frames)
    room = _Room([_known(frame, fresh) for frame in kept.frames if _used(frame, at, kept)], at)
    new = [item for item in fresh.at if item not in at]
    groups: dict[tuple[int, str, tuple[str, ...]], list[str]] = {}
    for item in sorted(new, key=lambda item: (fresh.at[item][1], fresh.at[item][0], item)):
        frame = _around(fresh, item)
        groups.setdefault((frame.level, frame.item, () if frame.item else frame.title), []).append(item)
    for (level, head, title), members in groups.items():
        if level == 0:
            room.plan(items, head, [item for item in members if item == head], fresh)
        room.seat(items, head, title, [item for item in members if level or item != head])
    return Seats(dict(sorted(room.at.items())), tuple(sorted(room.frames, key=lambda frame: frame.level)))


def _known(frame: Frame, fresh: Seats) -> Frame:
    """A box whose heading is gone keeps its words alone."""
    return frame if frame.item in fresh.at or not frame.item else replace(frame, item="", title=frame.title or ("",))


def _used(frame: Frame, at: dict[str, tuple[float, float]], kept: Seats) -> bool:
    """Whether a box still has a mark, or never had one."""
    inside = [item for item, place in kept.at.items() if _holds(frame, *place)]
    return not inside or any(item in at for item in inside)


def _holds(frame: Frame, x: float, y: float) -> bool:
    return frame.x <= x <= frame.x + frame.width and frame.y <= y <= frame.y + frame.height


def _around(seats: Seats, item: str) -> Frame:
    """The innermost box in which an item sits."""
    found = [frame for frame in seats.frames if _holds(frame, *seats.at[item])]
    return max(found, key=lambda frame: frame.level, default=Frame(0, 0, 0, 0, (), "", 1))


class _Room:
    """The boxes and marks of a picture, and where there is room among them."""

    def __init__(self, frames: list[Frame], at: dict[str, tuple[float, float]]) -> None:
        self.frames, self.at = frames, at

    def plan(self, items: Items, head: str, marks: Sequence[str], fresh: Seats) -> None:
        """Seat the box of a new plan, as it would be laid out, below the picture."""
        for _ in marks:
            frame = next(frame for frame in fresh.frames if frame.item == head and frame.level == 0)
            bottom = max((one.y + one.height for one in self.frames), default=0)
            left = min((one.x for one in self.frames), default=0)
            high = heading_height(len(frame.title))
            title = frame.title or (items[head].label,)
            self.frames.append(Frame(left, bottom + 2 * _GAP, frame.width, high, title, head, 0))
            self.at[head] = (left + _GAP + 8, bottom + 3 * _GAP + 2)

    def seat(self, items: Items, head: str, title: tuple[str, ...], members: Sequence[str]) -> None:
        """Seat new members of a group: in free seats of its boxes, in room below them, or in a box of their own nearby."""
        left = [item for item in members if item != head]
        for number, frame in enumerate(self.frames):
            if frame.level and (frame.item == head if head else not frame.item and frame.title == title):
                left = self._fill(items, number, left)
        while left or (head in members and head not in self.at):
            left = self._box(items, head, title, left, first=head in members and head not in self.at)

    def _fill(self, items: Items, number: int, members: Sequence[str]) -> list[str]:
        """Seat what fits into a box, which grows downwards where nothing is in the way."""
        left = []
        for item in members:
            seat = next(self._free(items, self.frames[number], item), None)
            if seat is None:
                grown = replace(self.frames[number], height=self.frames[number].height + _height(items, item))
                if self._clear(grown, but=number) and grown.height <= 420:
                    self.frames[number] = grown
                    seat = next(self._free(items, grown, item), None)
            if seat is None:
                left.append(item)
            else:
                self.at[item] = seat
        return left

    def _free(self, items: Items, frame: Frame, item: str) -> Iterator[tuple[float, float]]:
        """The free seats of a box, from the top."""
        inside = words_of(items[item])[1] == "in"
        height = _height(items, item)
        step = _DOT if inside else ROW + LINE
        top = frame.y + heading_height(max(len(frame.title), 1))
        across = (
            [_PAD + _DOT * (column + 0.5) for column in range(int((frame.width - 2 * _PAD) // _DOT))]
            if inside
            else [CORNER + column * WIDTH for column in range(max(int(frame.width // WIDTH), 1))]
        )
        taken = [(x, y, other) for other, (x, y) in self.at.items() if _holds(frame, x, y)]
        y = top + height / 2 - 2
        while y + height / 2 - 4 <= frame.y + frame.height:
            for dx in across:
                x = frame.x + (frame.width - dx if frame.mirrored else dx)
                if all(not _meets(items, inside, x, y, height, other) for other in taken):
                    yield (round(x), round(y))
            y += step / 2

    def _clear(self, frame: Frame, but: int = -1) -> bool:
        """Whether a box touches no other; within the box of its plan it may be."""
        for number, other in enumerate(self.frames):
            if number == but or not _touch(frame, other):
                continue
            within = other.level == 0 and frame.level == 1 and _inside(frame, other)
            if not within:
                return False
        return True

    def _box(
        self, items: Items, head: str, title: tuple[str, ...], members: Sequence[str], *, first: bool
    ) -> list[str]:
        """Seat as many members as a box holds in a new one, as near to their group as there is room."""
        heading = words_of(items[head])[0] if head else title
        words = heading if first or not head else (f"{heading[0]} (more)",)
        same = [f for f in self.frames if (f.item == head if head else f.title == title)] or self.frames
        dots = sum(words_of(items[item])[1] == "in" for item in members)
        rows = [_height(items, item) for item in members if words_of(items[item])[1] != "in"][:12]
        high = heading_height(len(words)) + _DOT * min(-(-dots // 5), 8) + sum(rows) + _PAD
        mirrored = bool(same) and same[0].mirrored
        anchor = same[0] if same else Frame(0, 0, 0, 0, (), "", 1)
        spots = sorted(self._spots(high), key=lambda spot: (abs(spot[0] - anchor.x) + abs(spot[1] - anchor.y), spot))
        x, y = next(
            (spot for spot in spots if self._clear(Frame(*spot, WIDTH, high, words, "", 1))),
            (anchor.x, max((f.y + f.height for f in self.frames), default=0) + _GAP),
        )
        self.frames.append(Frame(x, y, WIDTH, high, words, head if first else "", 1, mirrored))
        if first:
            self.at[head] = (x + (WIDTH - CORNER if mirrored else CORNER), y + CORNER)
        return self._fill(items, len(self.frames) - 1, members)

    def _spots(self, high: float) -> Iterator[tuple[float, float]]:
        """Places next to boxes, and below all of them."""
        for frame in self.frames:
            yield (frame.x, frame.y + frame.height + _GAP)
            yield (frame.x, frame.y - high - _GAP)
            yield (frame.x + frame.width + _GAP, frame.y)
            yield (frame.x - WIDTH - _GAP, frame.y)
        bottom = max((frame.y + frame.height for frame in self.frames), default=0) + _GAP
        for frame in self.frames:
            yield (frame.x, bottom)


def _height(items: Items, item: str) -> float:
    words, where = words_of(items[item])
    if where == "in":
        return _DOT
    height = ROW + LINE * len(words)
    return max(height, 30) if items[item].kind == "Action" else height


def _meets(items: Items, inside: bool, x: float, y: float, height: float, other: tuple[float, float, str]) -> bool:
    """Whether a seat is too near to a mark that sits in the same box."""
    ox, oy, item = other
    dots = inside and words_of(items[item])[1] == "in"
    if dots:
        return abs(x - ox) < _DOT - 1 and abs(y - oy) < _DOT - 1
    beside = abs(x - ox) >= WIDTH - _EDGE  # a column of its own
    return not beside and abs(y - oy) < (height + _height(items, item)) / 2 - _EDGE


def _touch(one: Frame, other: Frame) -> bool:
    return (
        one.x < other.x + other.width + _EDGE
        and other.x < one.x + one.width + _EDGE
        and one.y < other.y + other.height + _EDGE
        and other.y < one.y + one.height + _EDGE
    )


def _inside(one: Frame, other: Frame) -> bool:
    return (
        other.x <= one.x
        and one.x + one.width <= other.x + other.width
        and other.y <= one.y
        and one.y + one.height <= other.y + other.height
    )
