"""Rows whose cells stand between tabs, as they fall out of Word or a PDF.

In: lines. Out: rows of pieces, and which rows had to be joined because a cell held a line break. Refuses
nothing; a table whose blank last cells were cut off stays ragged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from partnergraph.readers._blocks import Piece

_REF = re.compile(r"\s*\(?\w{0,2}\d+(?:\.\d+)*[.)]?(?:\s|$)")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_MOST_LINES = 40


def is_row(line: str, after_row: bool) -> bool:
    """Return whether a line is a row: it holds a tab that does not merely indent it.

    A line that begins with its only tab is a row with an empty first cell only where it follows a row.
    """
    words = line.strip()
    return bool(words) and ("\t" in words or line.rstrip(" ").endswith("\t") or (after_row and line.startswith("\t")))


def usual_width(lines: Sequence[str]) -> int:
    """Return the number of cells that more than half of the tabbed lines have, 0 if there is none."""
    counts = Counter(line.count("\t") + 1 for line in lines if "\t" in line.strip())
    if not counts:
        return 0
    width, times = counts.most_common(1)[0]
    return width if times * 2 > counts.total() else 0


def stretch(lines: Sequence[str], start: int, usual: int) -> tuple[list[list[Piece]], list[int], int]:
    """Return the rows that begin at line `start`, which of them (from 1) were joined, and the line after the last.

    Blank lines do not end the stretch, a line of text does. Lines shorter than the `usual` width are one row
    where together they make exactly that width, and no line but the first begins with a number: a cell held a
    line break. Anything less certain stays as it is, so that two actions never become one.
    """
    rows: list[list[Piece]] = []
    joined: list[int] = []
    at = end = start
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
            continue
        if not is_row(line, after_row=bool(rows)):
            break
        cells, used = _unquoted(lines, at)
        quoted = used > 1
        if not quoted:
            cells, used = _joined(lines, at, cells, usual)
        rows.append([Piece(cell.strip(" ")) for cell in cells])
        if used > 1 and not quoted:
            joined.append(len(rows))
        at = end = at + used
    return rows, joined, end


def _unquoted(lines: Sequence[str], start: int) -> tuple[list[str], int]:
    """Return the cells of the row at `start`, and the number of lines that it takes if quotation marks hold a break.

    Excel puts marks around a cell with a line break or a mark in it when it saves text between tabs.
    """
    cells = lines[start].split("\t")
    used = 1
    while cells[-1].startswith('"') and not _QUOTED.fullmatch(cells[-1].rstrip(" ")):
        if used >= _MOST_LINES or start + used >= len(lines):
            cells, used = lines[start].split("\t"), 1  # never closed: a mark like any other
            break
        first, *others = lines[start + used].split("\t")
        cells = [*cells[:-1], f"{cells[-1]}\n{first}", *others]
        used += 1
    bare = [cell.strip(" ") for cell in cells]
    return [cell[1:-1].replace('""', '"') if _QUOTED.fullmatch(cell) else cell for cell in bare], used


def _joined(lines: Sequence[str], start: int, first: list[str], usual: int) -> tuple[list[str], int]:
    """Return the cells of the row at `start` and the number of lines that it takes, given the cells of its first."""
    cells = first
    for used, line in enumerate(lines[start + 1 : start + _MOST_LINES], start=2):
        following = line.split("\t")
        if not 1 < len(cells) < usual or len(following) >= usual or not following[0].strip() or _REF.match(line):
            break
        cells = [*cells[:-1], f"{cells[-1]}\n{following[0]}", *following[1:]]
        if len(cells) == usual:
            return cells, used
    return first, 1
