"""What hangs on the cells of a sheet - notes, links, colours by rule, tables - when its rows move or grow in number.

In: a sheet of somebody's workbook, where each row went, and the last row. Out: the same sheet with all that hung on a row
hanging on it still. Refuses nothing. What spans several rows stays where it is.
"""

from __future__ import annotations

import re
from typing import Any

from partnergraph.register.package import Package, tag

_CLIENT = "{urn:schemas-microsoft-com:office:excel}"
_SHAPE = "{urn:schemas-microsoft-com:vml}shape"
_REF = re.compile(r"([A-Z]{1,3})(\d+)")
_RANGE = re.compile(r"(?P<rest>[A-Z]{1,3}\d+:[A-Z]{1,3})(?P<bottom>\d+)")
_ON_RANGES = ("conditionalFormatting", "dataValidation")


def move_notes(package: Package, part: str, moved: dict[int, int], head: int) -> None:
    """Let notes, links and rules of a sheet follow their rows; what hung on a row that went goes.

    Args:
        package: The workbook.
        part: The sheet.
        moved: The new number of each row that is still there.
        head: The row of headings, above which nothing moves.
    """

    def now(row: int) -> int | None:
        return row if row <= head else moved.get(row)

    for name in package.related(part, "comments"):
        _move(package.tree(name), tag("comment"), now)
    for name in package.related(part, "threadedComment"):
        root = package.tree(name)
        _move(root, root.tag.replace("ThreadedComments", "threadedComment"), now)
    for name in package.related(part, "vmlDrawing"):
        for shape in list(package.tree(name).iter(_SHAPE)):
            _move_shape(shape, now)
    root = package.tree(part)
    for kind in ("hyperlink", "mergeCell"):
        _move(root, tag(kind), now)
    for kind in _ON_RANGES:
        for one in list(root.iter(tag(kind))):
            kept = [ref for ref in (_moved(ref, now) for ref in one.get("sqref", "").split()) if ref]
            one.set("sqref", " ".join(kept))
            if not kept:
                _take_away(one)


def _moved(ref: str, now: Any) -> str | None:
    """The range where its one row is now; None where the row is gone; the range itself where it spans several."""
    rows = {int(row) for _, row in _REF.findall(ref)}
    if len(rows) != 1:
        return ref
    row = now(rows.pop())
    return None if row is None else _REF.sub(lambda found: f"{found[1]}{row}", ref)


def _move(root: Any, kind: str, now: Any) -> None:
    for one in list(root.iter(kind)):
        ref = _moved(one.get("ref", ""), now)
        if ref is None:
            _take_away(one)
        else:
            one.set("ref", ref)


def _take_away(one: Any) -> None:
    above = one.getparent()
    above.remove(one)
    if "count" in above.attrib:
        above.set("count", str(len(above)))
    if not len(above) and above.getparent() is not None and above.tag != tag("worksheet"):
        above.getparent().remove(above)


def _move_shape(shape: Any, now: Any) -> None:
    at = shape.find(f".//{_CLIENT}Row")
    if at is None or not (at.text or "").strip().isdigit():
        return
    row = now(int(at.text) + 1)
    if row is None:
        shape.getparent().remove(shape)
        return
    anchor = shape.find(f".//{_CLIENT}Anchor")
    if anchor is not None and anchor.text:
        # Column, offset, row, offset of the first corner, then of the second.
        numbers = [int(number) for number in anchor.text.split(",")]
        for index in (2, 6):
            numbers[index] = max(0, numbers[index] + row - 1 - int(at.text))
        anchor.text = ", ".join(map(str, numbers))
    at.text = str(row - 1)


def lengthen(package: Package, part: str, before: int, last: int) -> None:
    """Let filters and tables that reached to the last row reach to the one that is the last now.

    Args:
        package: The workbook.
        part: The sheet.
        before: The row that was the last.
        last: The row that is.
    """
    tables = [package.tree(name) for name in package.related(part, "table")]
    for root in (package.tree(part), *tables):
        for one in (root, *root.iter(tag("autoFilter"))):
            if one.tag not in {tag("table"), tag("autoFilter")} or one.get("totalsRowCount"):
                continue
            found = _RANGE.fullmatch(one.get("ref", ""))
            if found and before <= int(found["bottom"]) < last:
                one.set("ref", f"{found['rest']}{last}")
