"""How high a row must be for its wrapped words to be seen, as a spreadsheet that does not work it out itself needs to know.

In: the words of a row's cells and the widths of their columns. Out: a height in points. Refuses nothing; a row is never
higher than a spreadsheet allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from openpyxl.worksheet.dimensions import RowDimension

LINE = 13.5
"""Points that a line of words takes."""

_LEAST, _MOST = 15.0, 409.0
_LETTERS = 1.15  # letters of ordinary words that stand in a unit of width, which is the width of a figure
_PIECES = re.compile(r"\S+\s*")


class GrowingRow(RowDimension):
    """A row whose height is only the one it has now: it grows with what a person types into it."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - the name is that of the file format
        """Whether the height is fixed; never."""
        return False


def height(cells: Iterable[tuple[object, float]]) -> float:
    """Return the height of a row, given its cells with the widths of their columns."""
    lines = max((_lines(words, width) for words, width in cells if isinstance(words, str)), default=1)
    return min(max(_LEAST, lines * LINE + 2), _MOST)


def _lines(words: str, width: float) -> int:
    room = max(1, int(width * _LETTERS))
    if len(words) <= room and "\n" not in words:
        return 1
    return sum(_wrapped(line, room) for line in words.splitlines()) or 1


def _wrapped(line: str, room: int) -> int:
    if len(line) <= room:
        return 1
    lines, used = 1, 0
    for piece in _PIECES.finditer(line):
        bare = len(piece[0].rstrip())
        if used and used + bare > room:
            lines, used = lines + 1, 0
        lines += max(0, bare - 1) // room
        used = (used + len(piece[0])) if bare <= room else bare % room
    return lines
