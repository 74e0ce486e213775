"""A workbook as the parts that it is packed from, so that what is not changed stays as it is, byte for byte.

In: the path of a workbook that was checked and read. Out: its parts, as XML where they are asked for; the workbook packed again.
Refuses: a part that is not XML, or a relation to a part that is not there.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "[Content_Types].xml"
_TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_ZIPPED = (1980, 1, 1, 0, 0, 0)  # no date of its own


def tag(name: str) -> str:
    """Return the name of an element of a workbook as lxml writes it."""
    return f"{{{MAIN}}}{name}"


class Package:
    """The parts of a workbook. `tree` gives a part as XML, which is written back when it was changed."""

    def __init__(self, packed: Path | io.BytesIO) -> None:
        with zipfile.ZipFile(packed) as parts:
            self.parts = {name.lstrip("/"): parts.read(name) for name in parts.namelist() if not name.endswith("/")}
        self._trees: dict[str, Any] = {}
        self.book = self._of_type("", "officeDocument")[0]

    def tree(self, name: str) -> Any:
        """Return the root of a part, to be read or changed."""
        if name not in self._trees:
            self._trees[name] = _parsed(name, self.parts[name])
        return self._trees[name]

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the kind and the name of each part to which a part is related, by the id of the relation."""
        found = {}
        name = _relations_of(part)
        for one in self.tree(name).iter(_RELATION) if name in self.parts else ():
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), one.get("Target", "")))
                found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], target.lstrip("/"))
        return found

    def _of_type(self, part: str, kind: str) -> list[str]:
        return [target for found, target in self.relations(part).values() if found == kind]

    def related(self, part: str, kind: str) -> list[str]:
        """Return the parts of a kind to which a part is related, those that are there."""
        return [target for target in self._of_type(part, kind) if target in self.parts]

    def sheets(self) -> dict[str, str]:
        """Return the part of each sheet by its name."""
        targets = self.relations(self.book)
        return {
            one.get("name", ""): targets[one.get(_RELATION_ID, "")][1]
            for one in self.tree(self.book).iter(tag("sheet"))
        }

    def add(self, name: str, content: bytes, kind: str) -> None:
        """Add a part of a content type."""
        self.parts[name] = content
        etree.SubElement(self.tree(_TYPES), f"{_TYPES_NS}Override", PartName=f"/{name}", ContentType=kind)

    def kind(self, name: str) -> str:
        """Return the content type of a part."""
        types = self.tree(_TYPES)
        for one in types.iter(f"{_TYPES_NS}Override"):
            if one.get("PartName", "").lower() == f"/{name}".lower():
                return str(one.get("ContentType"))
        ending = name.rpartition(".")[2].lower()
        defaults = types.iter(f"{_TYPES_NS}Default")
        return next((str(one.get("ContentType")) for one in defaults if one.get("Extension", "").lower() == ending), "")

    def relate(self, part: str, kind: str, target: str) -> str:
        """Relate a part to another, and return the id of the relation."""
        name = _relations_of(part)
        if name not in self.parts:
            self.parts[name] = b""
            space = _RELATION.partition("}")[0][1:]
            self._trees[name] = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})
        root = self.tree(name)
        taken = {one.get("Id") for one in root}
        number = next(number for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        etree.SubElement(root, _RELATION, Id=f"rId{number}", Type=_OFFICE + kind, Target=f"/{target}")
        return f"rId{number}"

    def remove(self, name: str) -> None:
        """Take a part away, with its relations and every relation to it."""
        self.parts.pop(name, None)
        self.parts.pop(_relations_of(name), None)
        for one in self.tree(_TYPES).findall(f"{_TYPES_NS}Override"):
            if one.get("PartName") == f"/{name}":
                one.getparent().remove(one)
        for part in (self.book,):
            gone = {key for key, (_, target) in self.relations(part).items() if target == name}
            for one in self.tree(_relations_of(part)).findall(_RELATION):
                if one.get("Id") in gone:
                    one.getparent().remove(one)

    def add_sheet(self, title: str, part: str, state: str) -> None:
        """Add a sheet, whose part is there, after the others; visible or hidden."""
        sheets = self.tree(self.book).find(tag("sheets"))
        numbers = [int(one.get("sheetId", "0")) for one in sheets]
        made = etree.SubElement(sheets, tag("sheet"), name=title, sheetId=str(max(numbers, default=0) + 1), state=state)
        made.set(_RELATION_ID, self.relate(self.book, "worksheet", part))

    def remove_sheet(self, title: str) -> None:
        """Take a sheet away, and the names that are defined for it alone."""
        part = self.sheets()[title]
        root = self.tree(self.book)
        sheets = list(root.iter(tag("sheet")))
        at = next(number for number, one in enumerate(sheets) if one.get("name") == title)
        sheets[at].getparent().remove(sheets[at])
        for name in list(root.iter(tag("definedName"))):
            local = int(name.get("localSheetId", "-1"))
            if local == at:
                name.getparent().remove(name)
            elif local > at:
                name.set("localSheetId", str(local - 1))
        for view in root.iter(tag("workbookView")):
            for attribute in ("activeTab", "firstSheet"):
                if int(view.get(attribute, "0")) >= at:
                    view.set(attribute, str(max(0, int(view.get(attribute, "0")) - 1)))
        self.remove(part)

    def _is_as_it_was(self, name: str, root: Any) -> bool:
        content = self.parts[name]
        return bool(content) and etree.tostring(_parsed(name, content)) == etree.tostring(root)

    def packed(self) -> bytes:
        """Return the workbook; equal parts give equal bytes."""
        for name, root in self._trees.items():
            if name in self.parts and not self._is_as_it_was(name, root):
                self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
            for name, content in self.parts.items():
                part = zipfile.ZipInfo(name, _ZIPPED)
                part.compress_type = zipfile.ZIP_DEFLATED
                part.create_system = 0
                part.external_attr = 0
                book.writestr(part, content)
        return made.getvalue()


def _parsed(name: str, content: bytes) -> Any:
    # Drawings of notes are often written with tags that are never closed.
    return etree.fromstring(
        content, etree.XMLParser(resolve_entities=False, no_network=True, recover=name.endswith(".vml"))
    )


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
