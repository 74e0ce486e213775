"""Add sheets that the program writes to somebody's workbook, with their looks and notes.

In: a workbook, and the sheets that it lacks. Out: the workbook with them, after its own. Refuses what no workbook can hold.
"""

from __future__ import annotations

import io
from copy import deepcopy
from typing import Any

import pandas as pd
from lxml import etree

from partnergraph.register.book_styles import BookStyles
from partnergraph.register.package import Package, tag
from partnergraph.register.workbook import write_workbook

_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Graft:
    """Sheets of a workbook of ours, to be added to another."""

    def __init__(self, package: Package, styles: BookStyles, sheets: dict[str, pd.DataFrame], where: str) -> None:
        self._into = package
        self._from = Package(io.BytesIO(write_workbook(sheets, where)))
        theirs = BookStyles(self._from.tree(self._from.related(self._from.book, "styles")[0]))
        self._styles, self._shift = styles.take_over(theirs)
        self._parts = self._from.sheets()
        listed = self._from.tree(self._from.book).iter(tag("sheet"))
        self._states = {one.get("name"): one.get("state", "visible") for one in listed}

    def add(self, title: str) -> None:
        """Add one of the sheets."""
        part = self._parts[title]
        root = deepcopy(self._from.tree(part))
        self._restyle(root)
        for view in root.iter(tag("sheetView")):
            view.attrib.pop("tabSelected", None)  # two chosen sheets are edited together
        name = self._free("xl/worksheets/register{}.xml")
        self._into.add(name, b"", self._from.kind(part))
        for key, (kind, target) in self._from.relations(part).items():
            copy = self._free(f"xl/register{{}}.{target.rpartition('.')[2]}")
            self._into.add(copy, self._from.parts[target], self._from.kind(target))
            number = self._into.relate(name, kind, copy)
            for one in root.iter(tag("legacyDrawing")):
                if one.get(_RELATION_ID) == key:
                    one.set(_RELATION_ID, number)
        self._into.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._into.add_sheet(title, name, self._states[title])

    def _restyle(self, root: Any) -> None:
        for kind, attribute in (("c", "s"), ("row", "s"), ("col", "style")):
            for one in root.iter(tag(kind)):
                if attribute in one.attrib:
                    one.set(attribute, str(self._styles[int(one.get(attribute))]))
        for rule in root.iter(tag("cfRule")):
            if "dxfId" in rule.attrib:
                rule.set("dxfId", str(int(rule.get("dxfId")) + self._shift))

    def _free(self, pattern: str) -> str:
        number = 1
        while pattern.format(number) in self._into.parts:
            number += 1
        return pattern.format(number)
