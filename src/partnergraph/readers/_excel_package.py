"""Look into an Excel file before openpyxl reads it: is it a workbook, and one that openpyxl reads to its end?

In: a path. Out: the bytes to hand to openpyxl. Refuses: what `partnergraph.archive` refuses, other kinds of
Office files, and workbooks of which openpyxl would leave out sheets without a word.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from partnergraph.archive import check_office_zip
from partnergraph.errors import InputError
from partnergraph.readers import _file
from partnergraph.readers._kinds import KINDS, suffix_of

_CHARTS = "xl/chartsheets/"
_SAVE_AGAIN = "Open it in Excel and save it again as Excel Workbook (.xlsx)."
_STRICT = b"http://purl.oclc.org/ooxml"
_USUAL = b"http://schemas.openxmlformats.org"
_NAMES_OF_STRICT = (
    (_STRICT + b"/spreadsheetml/main", _USUAL + b"/spreadsheetml/2006/main"),
    (_STRICT + b"/drawingml/main", _USUAL + b"/drawingml/2006/main"),
    (_STRICT + b"/drawingml/spreadsheetDrawing", _USUAL + b"/drawingml/2006/spreadsheetDrawing"),
    (_STRICT + b"/officeDocument/extendedProperties", _USUAL + b"/officeDocument/2006/extended-properties"),
    (
        _STRICT + b"/officeDocument/relationships/extendedProperties",
        _USUAL + b"/officeDocument/2006/relationships/extended-properties",
    ),
    (_STRICT + b"/officeDocument/relationships", _USUAL + b"/officeDocument/2006/relationships"),
    (_STRICT + b"/officeDocument", _USUAL + b"/officeDocument/2006"),
)
_WORKBOOK_LINKS = re.compile(r"xl/_rels/[^/]*\.rels")
_LINK = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]*>")
_TARGET = re.compile(rb"Target\s*=\s*[\"']([^\"']*)")


def content(path: Path, name: str) -> bytes:
    """Return the bytes of the workbook at `path`, without its chart sheets.

    Raises:
        InputError: It is no workbook, is damaged or unsafe to unpack, or not all of it would be read.
    """
    _file.check(path)  # first, since only it knows the limit and names a folder as one
    check_office_zip(path)
    data = _file.content(path)
    suffix = suffix_of(data)
    if suffix not in {"xlsx", "zip"}:
        kind = KINDS[suffix]
        raise InputError(f"The file is {kind.name}, whatever its name says.", where=name, todo=kind.todo)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        if not any(part.startswith("xl/") for part in names):
            raise InputError("The file is a zip archive without a workbook in it.", where=name, todo=_SAVE_AGAIN)
        if "xl/workbook.xml" in names and _STRICT in package.read("xl/workbook.xml"):
            data = _transitional(package, names)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for missing in _missing_sheets(package, names):
            raise InputError(f"Its sheet {missing} is missing from the file.", where=name, todo=_SAVE_AGAIN)
        return _without_charts(package, names) if any(part.startswith(_CHARTS) for part in names) else data


def has_cell_boxes(data: bytes) -> bool:
    """Return whether the workbook shows yes and no in cells as boxes with and without a tick."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return any(name.startswith("xl/featurePropertyBag/") for name in package.namelist())


def _transitional(package: zipfile.ZipFile, names: list[str]) -> bytes:
    """Return a workbook saved as Strict Open XML in the usual form: openpyxl finds no cell in the other, and says nothing."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        for name in names:
            content = package.read(name)
            if name.endswith((".xml", ".rels")):
                for strict, usual in _NAMES_OF_STRICT:
                    content = content.replace(strict, usual)
            copy.writestr(name, content)
    return kept.getvalue()


def _missing_sheets(package: zipfile.ZipFile, names: list[str]) -> list[str]:
    """Return the targets of sheets that the workbook lists and the package lacks."""
    links = b"".join(package.read(part) for part in names if _WORKBOOK_LINKS.fullmatch(part))
    targets = [
        target[1].decode(errors="replace").removeprefix("/xl/").removeprefix("xl/")
        for link in _LINK.findall(links)
        if b'/worksheet"' in link.replace(b"'", b'"') and (target := _TARGET.search(link))
    ]
    return [target for target in targets if f"xl/{target}" not in names]


def _without_charts(package: zipfile.ZipFile, names: list[str]) -> bytes:
    """Return the workbook without its chart sheets: they hold no cells, and openpyxl stumbles over some."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as copy:
        for name in names:
            if not name.startswith(_CHARTS):
                copy.writestr(name, package.read(name))
    return kept.getvalue()
