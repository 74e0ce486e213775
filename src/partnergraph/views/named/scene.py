"""What a picture on paper is made of.

In: nothing. Out: values; x to the right, y down, one unit a pixel. Refuses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Anchor = Literal["start", "middle", "end"]
PanelTone = Literal["plain", "tint", "gap", "strong", "head"]
Tone = Literal["ink", "soft", "gap", "white"]
EndForm = Literal["cross", "full", "half", "ring", "flag"]

CHARACTER = 0.53
"""Width of a character beside its height, on an average over a sans-serif face."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a state looks and what it is called: no two of a picture differ by colour alone."""

    word: str
    ink: str = "#4a5766"
    dash: str = ""
    width: float = 1.6


@dataclass(frozen=True, slots=True)
class Panel:
    """A box behind marks."""

    x: float
    y: float
    width: float
    height: float
    tone: PanelTone = "plain"


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    size: float = 13
    bold: bool = False
    tone: Tone = "ink"
    chip: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: its path, how it looks, and what it says to whoever cannot see it."""

    path: str
    look: Look
    name: str
    width: float = 0


@dataclass(frozen=True, slots=True)
class End:
    """A mark at the end of a line."""

    x: float
    y: float
    form: EndForm
    ink: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark of an item.

    `look` is the state's, which its outline shows; `inside` stands in it; `gap` is `worst` for a critical or high finding,
    `other` for another; `name` is spoken.
    """

    x: float
    y: float
    radius: float
    kind: str
    item: str
    name: str
    inside: str = ""
    look: Look | None = None
    gap: Literal["", "worst", "other"] = ""
    faded: bool = False


@dataclass(slots=True)
class Scene:
    """A picture: what is drawn, the key of its looks, notes on what is left out, and the same in sentences (`facts`)."""

    id: str
    title: str
    question: str
    sentence: str
    width: float = 960
    height: float = 100
    panels: list[Panel] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    ends: list[End] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    key: list[tuple[str, Look | str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    dx: float = 0
    dy: float = 0

    def shift(self, dx: float, dy: float) -> None:
        """Move all that is drawn to the right and down, and make room for it."""
        self.dx, self.dy = dx, dy
        self.width, self.height = self.width + dx, self.height + dy

    def write(self, x: float, y: float, lines: tuple[str, ...], size: float = 13, **how: object) -> None:
        """Write lines one below the other, the block centred on `y`."""
        for number, line in enumerate(lines):
            height = y + (number - (len(lines) - 1) / 2) * (size + 2) + size * 0.35
            self.words.append(Words(x, height, line, size=size, **how))  # type: ignore[arg-type]


def width_of(text: str, size: float = 13) -> float:
    """Return about how wide a text is."""
    return len(text) * size * CHARACTER
