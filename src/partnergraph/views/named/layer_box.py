"""What stands in a layer of a picture, and its measures.

In: nothing. Out: Boxes. Refuses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

BOX, GAP, LINE, SPACE = 216.0, 124.0, 15.0, 9.0
"""The width of a box, the room to the next layer, the height of a line of words, the room to the next box."""

LEFT = frozenset({"unled"})
"""States of chains that lack a beginning; all others lack an end."""


@dataclass(slots=True)
class Box:
    """What stands in a layer: one item, several alike, or (without items) the bend of a line that passes."""

    key: str
    items: tuple[str, ...]
    column: int = 0
    lines: tuple[str, ...] = ()
    ends: list[str] = field(default_factory=list)
    x: float = 0
    y: float = 0
    height: float = 8
