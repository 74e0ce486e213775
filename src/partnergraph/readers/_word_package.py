"""Look into a Word file: its parts as trees of XML, whatever a program left out or wrote in the strict form.

In: a path. Out: a `Package`. Nothing outside the file is ever opened: a link to somewhere else is no part. Refuses:
what `partnergraph.archive` refuses, a file without a Word document in it, and XML that is broken, nested without end
or larger than any plan.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from partnergraph.archive import check_office_zip
from partnergraph.errors import InputError
from partnergraph.readers import _file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
VAL = f"{W}val"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
# Strict Open XML says the same under other names.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _TRANSITIONAL + b"officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _TRANSITIONAL + b"officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _TRANSITIONAL + b"wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", _TRANSITIONAL + b"drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        _TRANSITIONAL + b"drawingml/2006/wordprocessingDrawing",
    ),
)
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_USUAL_DOCUMENT = "word/document.xml"
_SAVE_AGAIN = "Open it in Word and save it again as Word Document (.docx)."
# A tree in memory takes some 100 bytes for each tag and attribute, however short it is written.
_MOST_MARKS = 3_000_000
_MOST_BYTES = 64 * 1024 * 1024
_MOST_PARAGRAPHS = 250_000


@dataclass(frozen=True, slots=True)
class Link:
    """Where a part points: the kind of thing (`header`, `styles`) and the name of the part, empty if it is outside."""

    kind: str
    target: str


@dataclass(slots=True)
class Package:
    """The parts of the Word file called `name`.

    Attributes:
        name: The file's name, for messages.
        document: The name of the part with the body.
        links: The links of that part, by their ids.
    """

    name: str
    archive: zipfile.ZipFile
    parts: frozenset[str]
    document: str = _USUAL_DOCUMENT
    links: dict[str, Link] = field(default_factory=dict)

    def body(self) -> etree._Element | None:
        """Return the body of the document; None where it has none.

        Raises:
            InputError: See `tree`.
        """
        root = self.tree(self.document)
        if root is None:
            return None
        if any(sum(1 for _ in root.iter(f"{W}{tag}")) > _MOST_PARAGRAPHS for tag in ("p", "tc")):
            raise self._too_large()
        return root.find(f"{W}body")

    def of_kind(self, kind: str) -> etree._Element | None:
        """Return the root of the part of that kind (`styles`, `numbering`); None where there is none."""
        named = (link.target for link in self.links.values() if link.kind == kind)
        return next((tree for part in named if (tree := self.tree(part)) is not None), None)

    def linked(self, link_id: str) -> etree._Element | None:
        """Return the root of the part that a link points to; None where it points nowhere."""
        link = self.links.get(link_id)
        return self.tree(link.target) if link else None

    def title(self) -> str:
        """Return the title among the properties of the document."""
        for _, link in self._links_of(""):
            if link.kind == "core-properties" and (root := self.tree(link.target)) is not None:
                return " ".join((root.findtext(_TITLE) or "").split())
        return ""

    def tree(self, part: str) -> etree._Element | None:
        """Return the root of a part, None where the file lacks it.

        Raises:
            InputError: It is no XML, is nested without end, or larger than any plan.
        """
        if part not in self.parts:
            return None
        data = self.archive.read(part)
        if len(data) > _MOST_BYTES or data.count(b"<") + data.count(b"=") > _MOST_MARKS:
            raise self._too_large()
        if b"http://purl.oclc.org/ooxml/" in data[:20_000]:
            for strict, transitional in _STRICT:
                data = data.replace(strict, transitional)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as problem:
            deep = "depth" in str(problem).lower()
            reason = "its parts are nested without end" if deep else " ".join(str(problem).split())[:150]
            raise InputError(
                f"The document is damaged ({posixpath.basename(part)}: {reason}).", where=self.name, todo=_SAVE_AGAIN
            ) from None

    def _too_large(self) -> InputError:
        return InputError(
            f"The document is larger than any plan (over {_MOST_PARAGRAPHS:,} paragraphs or cells, or their like).",
            where=self.name,
            todo="Split it, or take out what is no part of the plan.",
        )

    def _links_of(self, part: str) -> Iterator[tuple[str, Link]]:
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        for link in () if root is None else root:
            outside = link.get("TargetMode") == "External"
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
            kind = link.get("Type", "").rpartition("/")[2]
            yield link.get("Id", ""), Link(kind, "" if outside else target.lstrip("/"))

    def find_document(self) -> None:
        """Find the part with the body, and where it points.

        Raises:
            InputError: The file holds no Word document.
        """
        named = [link.target for _, link in self._links_of("") if link.kind == "officeDocument"]
        self.document = next((part for part in named if part in self.parts), self.document)
        if self.document not in self.parts:
            raise InputError("There is no Word document in the file.", where=self.name, todo=_SAVE_AGAIN)
        self.links = dict(self._links_of(self.document))


def opened(path: Path, name: str) -> Package:
    """Return the Word file at `path` as a package.

    Raises:
        InputError: It is no Word document, is damaged, or unsafe to unpack.
    """
    _file.check(path)  # first, since only it knows the limit and names a folder as one
    check_office_zip(path)
    archive = zipfile.ZipFile(io.BytesIO(_file.content(path)))
    package = Package(name, archive, frozenset(archive.namelist()))
    package.find_document()
    return package
