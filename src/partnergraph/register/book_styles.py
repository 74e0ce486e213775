"""The styles of somebody's workbook: which cells show dates, and looks that differ in one point.

In: the part of a workbook that holds its styles. Out: numbers of styles, new ones where none is as wanted. Refuses nothing.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from partnergraph.register.package import tag

_FIRST_OWN_FORMAT = 164
_PARTS = ("fonts", "fills", "borders")
_REFERENCES = {"fonts": "fontId", "fills": "fillId", "borders": "borderId"}


class BookStyles:
    """The styles of a workbook."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._formats = {int(one.get("numFmtId")): one.get("formatCode", "") for one in root.iter(tag("numFmt"))}
        self._xfs = self._section("cellXfs")
        self._made: dict[tuple[int, str, str], int] = {}

    def _section(self, name: str) -> Any:
        found = self._root.find(tag(name))
        if found is None:
            found = etree.Element(tag(name), count="0")
            # In the order that the format asks for.
            order = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")
            after = [self._root.find(tag(one)) for one in order[: order.index(name)]]
            last = next((one for one in reversed(after) if one is not None), None)
            self._root.insert(0 if last is None else list(self._root).index(last) + 1, found)
        return found

    def code(self, style: int) -> str:
        """Return the format of numbers that a style has."""
        number = int(self._xfs[style].get("numFmtId", "0")) if style < len(self._xfs) else 0
        return self._formats.get(number) or BUILTIN_FORMATS.get(number, "General")

    def shows_dates(self, style: int) -> bool:
        """Return whether a number in a cell of this style is shown, and read, as a date or time."""
        return bool(is_date_format(self.code(style)))

    def with_code(self, style: int, code: str) -> int:
        """Return a style like `style` with another format of numbers."""
        return self._variant(style, "numFmtId", str(self._format(code)))

    def as_text(self, style: int) -> int:
        """Return a style like `style` whose cells stay text, whatever they begin with."""
        return self._variant(style, "quotePrefix", "1")

    def _variant(self, style: int, attribute: str, value: str) -> int:
        if style < len(self._xfs) and self._xfs[style].get(attribute) == value:
            return style
        key = (style, attribute, value)
        if key not in self._made:
            made = deepcopy(self._xfs[style]) if style < len(self._xfs) else etree.Element(tag("xf"))
            made.set(attribute, value)
            if attribute == "numFmtId":
                made.set("applyNumberFormat", "1")
            self._made[key] = self._append(self._xfs, made)
        return self._made[key]

    def _append(self, section: Any, element: Any) -> int:
        section.append(element)
        section.set("count", str(len(section)))
        return len(section) - 1

    def _format(self, code: str) -> int:
        for number, known in (*BUILTIN_FORMATS.items(), *self._formats.items()):
            if known == code:
                return int(number)
        number = max(_FIRST_OWN_FORMAT - 1, *self._formats) + 1 if self._formats else _FIRST_OWN_FORMAT
        self._formats[number] = code
        self._append(self._section("numFmts"), etree.Element(tag("numFmt"), numFmtId=str(number), formatCode=code))
        return number

    def take_over(self, other: BookStyles) -> tuple[dict[int, int], int]:
        """Add the looks of another workbook.

        Returns:
            The number here of each style there, and how much the numbers of conditional looks grow.
        """
        starts = {}
        for name in _PARTS:
            section = self._section(name)
            starts[_REFERENCES[name]] = len(section)
            for one in other._section(name):
                self._append(section, deepcopy(one))
        numbers = {}
        for number, one in enumerate(other._xfs):
            made = deepcopy(one)
            for attribute, start in starts.items():
                made.set(attribute, str(int(made.get(attribute, "0")) + start))
                made.set(f"apply{attribute.removesuffix('Id').capitalize()}", "1")
            made.set("numFmtId", str(self._format(other.code(number))))
            made.set("applyNumberFormat", "1")
            made.set("xfId", "0")
            numbers[number] = self._append(self._xfs, made)
        looks = self._section("dxfs")
        shift = len(looks)
        for one in other._section("dxfs"):
            self._append(looks, deepcopy(one))
        return numbers, shift
