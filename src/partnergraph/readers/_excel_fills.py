"""The colours behind the cells of a workbook.

In: openpyxl's fills, the theme of the workbook, and the rules of conditional formatting of a sheet. Out: six hex digits in
capitals, empty where there is no colour or white. Of the rules only those are followed that compare a cell with given
words; what the others colour is not known. Refuses nothing.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX, Color
from openpyxl.utils import range_boundaries

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# The theme lists dark before light, cells count light before dark.
_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_OFFICE = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
_WORDS = re.compile(r'\s*"((?:[^"]|"")*)"\s*')
_OTHER_CELL = re.compile(r'\s*(\$?)([A-Z]{1,3})(\$?)(\d{1,7})\s*=\s*("(?:[^"]|"")*"|-?\d+(?:\.\d+)?)\s*')
WHITE = "FFFFFF"
_MOST_COLOURED = 200_000


def theme_colours(xml: bytes | None) -> tuple[str, ...]:
    """Return the colours of a theme in the order in which cells count them; those of Office where there is none."""
    if not xml:
        return _OFFICE
    try:
        scheme = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True)).find(
            f".//{_DRAWING}clrScheme"
        )
    except etree.XMLSyntaxError:
        return _OFFICE
    if scheme is None:
        return _OFFICE
    found = []
    for name in _ORDER:
        colour = scheme.find(f"{_DRAWING}{name}")
        value = colour[0].get("lastClr") or colour[0].get("val", "") if colour is not None and len(colour) else ""
        found.append(value.upper() if _HEX.fullmatch(value) else "")
    return tuple(found)


def colour_behind(fill: Any, theme: Sequence[str], palette: Sequence[str] = COLOR_INDEX) -> str:
    """Return the colour of a fill; a gradient has that in which it begins."""
    if fill is None:
        return ""
    if getattr(fill, "stop", None):
        return _colour(fill.stop[0].color, theme, palette)
    if getattr(fill, "fill_type", None) != "solid":
        return ""
    return _colour(fill.fgColor, theme, palette)


def colour_of_rule(style: Any, theme: Sequence[str], palette: Sequence[str] = COLOR_INDEX) -> str:
    """Return the colour behind that a rule of conditional formatting gives; it is stored the other way round."""
    fill = getattr(style, "fill", None)
    if fill is None or getattr(fill, "stop", None) or fill.fill_type not in {None, "solid"}:
        return ""
    return _colour(fill.bgColor, theme, palette)


def _colour(colour: Color | None, theme: Sequence[str], palette: Sequence[str]) -> str:
    if colour is None:
        return ""
    found = ""
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        match = _HEX.fullmatch(colour.rgb)
        found = match[1] if match and not (len(colour.rgb) == 8 and colour.rgb == "00000000") else ""
    elif colour.type == "theme" and isinstance(colour.theme, int) and 0 <= colour.theme < len(theme):
        found = theme[colour.theme]
    elif colour.type == "indexed" and isinstance(colour.indexed, int) and 0 <= colour.indexed < len(palette):
        match = _HEX.fullmatch(str(palette[colour.indexed]))
        found = match[1] if match else ""
    found = _tinted(found, colour.tint or 0.0).upper() if found else ""
    return "" if found == WHITE else found


def _tinted(colour: str, tint: float) -> str:
    if not tint or not -1 <= tint <= 1:
        return colour
    hue, light, saturation = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, light, saturation)
    return "".join(f"{round(min(1.0, max(0.0, part)) * 255):02X}" for part in parts)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of conditional formatting that gives cells a colour.

    Attributes:
        ranges: First row, first column, last row and last column of each range it looks at.
        style: Number of the style that it gives.
        priority: The lowest comes first.
        holds: Whether it holds for what a cell shows; None for a rule that is not followed.
        column: The column whose cell of the same row is compared, where it is not the cell itself.
    """

    ranges: tuple[tuple[int, int, int, int], ...]
    style: int
    priority: int
    holds: Callable[[str], bool] | None = None
    column: int = 0


@dataclass(slots=True)
class Rules:
    """The rules of a sheet: those that are followed, in their order, and how many are not."""

    followed: list[Rule] = field(default_factory=list)
    others: int = 0

    def add(self, element: etree._Element) -> None:
        """Take in an element `conditionalFormatting`."""
        ranges = tuple(_ranges(element.get("sqref", "")))
        for rule in element:
            if not isinstance(rule.tag, str) or not rule.tag.endswith("}cfRule"):
                continue
            kind = rule.get("type", "")
            style = rule.get("dxfId")
            if style is None or not style.isdigit():
                self.others += kind in {"colorScale", "iconSet"}
                continue
            formula = next((part.text or "" for part in rule if str(part.tag).endswith("}formula")), "")
            holds, column = _test(kind, rule, formula, ranges)
            if holds is not None:
                priority = rule.get("priority", "")
                order = int(priority) if priority.isdigit() and len(priority) < 10 else 0
                self.followed.append(Rule(ranges, int(style), order, holds, column))
            else:
                self.others += 1

    def colours(self, shown: dict[tuple[int, int], str], styles: Sequence[str]) -> dict[tuple[int, int], str]:
        """Return the colours that the rules give to the cells that show words."""
        found: dict[tuple[int, int], str] = {}
        for rule in sorted(self.followed, key=lambda rule: rule.priority):
            colour = styles[rule.style] if rule.style < len(styles) else ""
            if not colour or rule.holds is None:
                continue
            for row, column in _within(rule.ranges, shown, wide=bool(rule.column)):
                words = shown.get((row, rule.column or column), "")
                if (row, column) not in found and rule.holds(words) and len(found) < _MOST_COLOURED:
                    found[row, column] = colour
        return found


def _ranges(text: str) -> Iterable[tuple[int, int, int, int]]:
    for part in text.split()[:1000]:
        left, top, right, bottom = range_boundaries(part)
        yield (top or 1, left or 1, bottom or 1_048_576, right or 16_384)


def _within(
    ranges: Sequence[tuple[int, int, int, int]], shown: dict[tuple[int, int], str], *, wide: bool
) -> Iterable[tuple[int, int]]:
    """Yield the cells in the ranges that show words or, where another cell decides, every cell of those rows."""
    for top, left, bottom, right in ranges:
        if wide and right - left < 100:
            for row in sorted({row for row, _ in shown if top <= row <= bottom}):
                yield from ((row, column) for column in range(left, right + 1))
        else:
            yield from (at for at in shown if top <= at[0] <= bottom and left <= at[1] <= right)


def _test(
    kind: str, rule: etree._Element, formula: str, ranges: Sequence[tuple[int, int, int, int]]
) -> tuple[Callable[[str], bool] | None, int]:
    """Return the test of a rule and the column that it looks at, 0 for the cell's own; no test where it is not followed."""
    operator, words = rule.get("operator", ""), rule.get("text", "").casefold()
    if kind == "cellIs" and operator == "equal":
        return _equals(formula), 0
    if kind == "containsText" and words:
        return lambda shown: words in shown.casefold(), 0
    if kind == "beginsWith" and words:
        return lambda shown: shown.casefold().startswith(words), 0
    if kind == "endsWith" and words:
        return lambda shown: shown.casefold().endswith(words), 0
    other = _OTHER_CELL.fullmatch(formula) if kind == "expression" else None
    if other and ranges and not other[3] and int(other[4]) == ranges[0][0]:
        left = range_boundaries(f"{other[2]}1")[0] or 0
        if other[1]:
            return _equals(other[5]), left
        if left == ranges[0][1]:
            return _equals(other[5]), 0
    return None, 0


def _equals(formula: str) -> Callable[[str], bool] | None:
    quoted = _WORDS.fullmatch(formula)
    if quoted:
        words = quoted[1].replace('""', '"').strip().casefold()
        return lambda shown: shown.strip().casefold() == words
    number = formula.strip()
    if re.fullmatch(r"-?\d+(?:\.\d+)?", number):
        return lambda shown: shown.strip() == number
    return None
