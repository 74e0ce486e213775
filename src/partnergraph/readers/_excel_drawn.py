"""What stands over a sheet and in no cell of it: notes, comments, text boxes, check boxes.

In: the package of a workbook and the name of a sheet's part. Out: their words, each with the cell it belongs to. Refuses
nothing: a part that is missing or broken holds no words.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field

from lxml import etree
from openpyxl.utils import get_column_letter

_LEGACY = re.compile(r"^\s*\[Threaded comment\].*?(?:Comment|Reply):\s*", re.DOTALL)
_MOST = 1_000


@dataclass(slots=True)
class Drawn:
    """What stands over a sheet.

    Attributes:
        notes: The cell and the words of each note or comment.
        boxes: The cell at which each drawing with words begins, and its words.
        checks: How many check boxes are drawn on the sheet, and how many of them are ticked.
    """

    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[tuple[str, str]] = field(default_factory=list)
    checks: tuple[int, int] = (0, 0)


def drawn(package: zipfile.ZipFile, part: str) -> Drawn:
    """Return what stands over the sheet in `part`."""
    links = _links(package, part)
    threads = [note for kind, target in links if kind == "threadedComment" for note in _threads(package, target)]
    told = {cell for cell, _ in threads}
    notes = [note for kind, target in links if kind == "comments" for note in _notes(package, target)]
    boxes = [box for kind, target in links if kind == "drawing" for box in _boxes(package, target)]
    controls = [_parsed(package, target) for kind, target in links if kind == "ctrlProp"]
    checks = [control for control in controls if control is not None and control.get("objectType") == "CheckBox"]
    ticked = sum(check.get("checked") == "Checked" for check in checks)
    return Drawn([*(note for note in notes if note[0] not in told), *threads], boxes, (len(checks), ticked))


def _links(package: zipfile.ZipFile, part: str) -> list[tuple[str, str]]:
    folder, name = posixpath.split(part)
    links = _parsed(package, f"{folder}/_rels/{name}.rels")
    if links is None:
        return []
    return [
        (
            posixpath.basename(link.get("Type", "")),
            posixpath.normpath(posixpath.join(f"/{folder}", link.get("Target", ""))).removeprefix("/"),
        )
        for link in links
        if isinstance(link.tag, str) and link.get("TargetMode") != "External"
    ]


def _parsed(package: zipfile.ZipFile, part: str) -> etree._Element | None:
    try:
        return etree.fromstring(
            package.read(part), etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
        )
    except (KeyError, etree.XMLSyntaxError):
        return None


def _notes(package: zipfile.ZipFile, part: str) -> list[tuple[str, str]]:
    root = _parsed(package, part)
    if root is None:
        return []
    return [(note.get("ref", ""), _LEGACY.sub("", _words(note))) for note in root.iter("{*}comment")][:_MOST]


def _threads(package: zipfile.ZipFile, part: str) -> list[tuple[str, str]]:
    """Return each thread of comments as one: the cell, and what was said in it."""
    root = _parsed(package, part)
    said: dict[str, list[str]] = {}
    for comment in root.iter("{*}threadedComment") if root is not None else ():
        said.setdefault(comment.get("ref", ""), []).append(comment.findtext("{*}text") or "")
    return [(cell, "\n".join(words)) for cell, words in said.items()][:_MOST]


def _boxes(package: zipfile.ZipFile, part: str) -> list[tuple[str, str]]:
    root = _parsed(package, part)
    found = []
    for anchor in root if root is not None else ():
        paragraphs = ["".join(text.text or "" for text in line.iter("{*}t")) for line in anchor.iter("{*}p")]
        words = "\n".join(line for line in paragraphs if line.strip())
        if words:
            row, column = (anchor.findtext(f"{{*}}from/{{*}}{name}") or "0" for name in ("row", "col"))
            here = f"{get_column_letter(int(column) + 1)}{int(row) + 1}" if f"{row}{column}".isdigit() else "A1"
            found.append((here, words))
    return found[:_MOST]


def _words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter("{*}t"))
