"""What the styles of a Word document say: the levels of headings, and how words are set.

In: the styles part. Out: a `Style` by its id, with everything that it takes over from the styles it is based on.
Refuses nothing: a style that is missing, or based on itself, says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from partnergraph.readers._word_package import VAL, W

NO = frozenset({"0", "false", "off", "none"})
_BASED_ON = f"{W}basedOn"
_LEVEL = f"{W}outlineLvl"
_HEADING = re.compile(r"heading (\d)")
_CONTENTS = re.compile(r"toc (?:\d|heading)")
_MOST_BASES = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set; None where nothing is said of it."""

    bold: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    fill: str | None = None
    font: str | None = None
    raised: bool | None = None
    colour: str | None = None

    def under(self, above: Look) -> Look:
        """Return this look with `above` laid over it."""
        if above is PLAIN:
            return self
        said = {name: value for name in Look.__slots__ if (value := getattr(above, name)) is not None}
        return replace(self, **said) if said else self


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it takes over.

    Attributes:
        level: The level of a heading, 1 to 6; 0 for other text.
        contents: Whether it sets a table of contents.
        look: How its words are set.
        number: The id of the list that numbers its paragraphs; empty if none.
        lineage: The ids of this style and those it is based on, each with the level in a list that it gives itself.
        first_row: How the words in the first row of a table are set.
    """

    level: int = 0
    contents: bool = False
    look: Look = PLAIN
    number: str = ""
    lineage: tuple[tuple[str, int | None], ...] = ()
    first_row: Look = PLAIN


@dataclass(slots=True)
class Styles:
    """The styles of a document by their ids."""

    elements: dict[str, etree._Element] = field(default_factory=dict)
    default: str = ""
    known: dict[str, Style] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None) -> Styles:
        """Return the styles in that part; none where there is no part."""
        styles = cls()
        for element in () if root is None else root.iterchildren(f"{W}style"):
            style_id = element.get(f"{W}styleId", "")
            styles.elements.setdefault(style_id, element)
            if element.get(f"{W}type") == "paragraph" and is_on(element.get(f"{W}default", "0")):
                styles.default = style_id
        return styles

    def get(self, style_id: str) -> Style:
        """Return the style of that id; an empty one where there is none."""
        if style_id not in self.known:
            self.known[style_id] = self._resolved(style_id)
        return self.known[style_id]

    def _resolved(self, style_id: str) -> Style:
        chain: list[str] = []
        while style_id in self.elements and style_id not in chain and len(chain) < _MOST_BASES:
            chain.append(style_id)
            style_id = value(self.elements[style_id].find(_BASED_ON))
        own = {each: numbering(self.elements[each].find(f"{W}pPr"))[1] for each in chain}
        style = Style(lineage=tuple(own.items()))
        for each in reversed(chain):
            style = _over(style, self.elements[each])
        return style


def _over(base: Style, element: etree._Element) -> Style:
    name = " ".join(value(element.find(f"{W}name")).lower().split())
    paragraph = element.find(f"{W}pPr")
    level = base.level
    if heading := _HEADING.fullmatch(name):
        level = heading_level(int(heading[1]))
    elif name == "title":
        level = 1
    if (outline := paragraph_level(paragraph)) is not None:
        level = outline
    number, _ = numbering(paragraph)
    first_row = next(
        (part for part in element.iterchildren(f"{W}tblStylePr") if part.get(f"{W}type") == "firstRow"), None
    )
    return Style(
        level=0 if _CONTENTS.fullmatch(name) else level,
        contents=base.contents or _CONTENTS.fullmatch(name) is not None,
        look=base.look.under(look(element.find(f"{W}rPr"))),
        number=base.number if number is None else number,
        lineage=base.lineage,
        first_row=base.first_row if first_row is None else base.first_row.under(look(first_row.find(f"{W}rPr"))),
    )


def heading_level(outline: int) -> int:
    """Return the level of a heading, of which plans have six; a level that is none makes no heading."""
    return min(outline, 6) if 1 <= outline <= 9 else 0


def paragraph_level(properties: etree._Element | None) -> int | None:
    """Return the level that a paragraph's properties give; None where they say nothing."""
    element = None if properties is None else properties.find(_LEVEL)
    if element is None:
        return None
    level = number_of(element)
    return 0 if level is None else heading_level(level + 1)


def numbering(properties: etree._Element | None) -> tuple[str | None, int | None]:
    """Return the list and the level in it that a paragraph's properties give; None for what they do not say."""
    element = None if properties is None else properties.find(f"{W}numPr")
    if element is None:
        return None, None
    list_id = element.find(f"{W}numId")
    return (None if list_id is None else value(list_id)), number_of(element.find(f"{W}ilvl"))


_RUN_TAGS = {
    f"{W}b": "bold",
    f"{W}strike": "struck",
    f"{W}dstrike": "struck",
    f"{W}vanish": "hidden",
    f"{W}shd": "fill",
    f"{W}highlight": "fill",
    f"{W}rFonts": "font",
    f"{W}vertAlign": "raised",
    f"{W}color": "colour",
}
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
}
_COLOUR = re.compile(r"[0-9A-F]{6}")


def look(properties: etree._Element | None) -> Look:
    """Return how a run's properties set its words."""
    if properties is None:
        return PLAIN
    said: dict[str, bool | str] = {}
    for element in properties:
        name = _RUN_TAGS.get(element.tag)
        if name is None:
            continue
        if name == "fill":
            fill = _HIGHLIGHTS.get(value(element), "") if element.tag == f"{W}highlight" else shade(element)
            said[name] = fill or said.get(name, "")
        elif name == "font":
            said[name] = element.get(f"{W}ascii") or element.get(f"{W}hAnsi") or ""
        elif name == "colour":
            said[name] = value(element).upper()
        elif name == "raised":
            said[name] = value(element) == "superscript"
        else:
            said[name] = is_on(element.get(VAL, "1")) or (name == "struck" and said.get(name) is True)
    return Look(**said) if said else PLAIN  # type: ignore[arg-type]  # the table above says which is which


def shade(element: etree._Element | None) -> str:
    """Return the colour of a shading as six hex digits; empty where it is none, automatic or white."""
    if element is None or value(element) == "nil":
        return ""
    # A solid pattern hides what is behind it.
    name = "color" if value(element) == "solid" else "fill"
    colour = str(element.get(f"{W}{name}", "")).upper()
    return colour if _COLOUR.fullmatch(colour) and colour != "FFFFFF" else ""


def is_on(switch: str) -> bool:
    """Return whether the value of a switch says yes."""
    return switch.lower() not in NO


def value(element: etree._Element | None) -> str:
    """Return the value of an element that has one, else an empty string."""
    return "" if element is None else str(element.get(VAL, ""))


def number_of(element: etree._Element | None) -> int | None:
    """Return the whole number in the value of an element; None where there is none of a sensible size."""
    text = value(element).strip()
    return (
        int(text) if text.removeprefix("-").isascii() and text.removeprefix("-").isdigit() and len(text) < 10 else None
    )
