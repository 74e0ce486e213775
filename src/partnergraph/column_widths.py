"""How wide the columns of a table are, so that no word is broken and rows are few.

In: the texts of each column and the room that there is. Out: the widths; nothing where the words do not fit beside each other. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

LONGEST = 22
"""Letters of the longest word that a column makes room for: a longer one, such as a name of a file, is broken."""


def column_widths(columns: Sequence[Sequence[str]], room: int, *, whole: Collection[int] = ()) -> list[int] | None:
    """Return the widths of columns, each given as its texts with the heading first.

    Every column is as wide as its longest word; what room is left goes where it saves most lines.

    Args:
        columns: The texts of each column.
        room: Characters for all of them, borders aside.
        whole: The positions of columns whose lines are never broken.
    """
    lines = [[line for text in texts for line in text.split("\n")] for texts in columns]
    full = [max((len(line) for line in found), default=0) for found in lines]
    widths = [
        full[at]
        if at in whole
        else min(max((len(word) for line in found for word in line.split()), default=0), LONGEST)
        for at, found in enumerate(lines)
    ]
    left = room - sum(widths)
    if left < 0:
        return None
    letters = [sum(map(len, found)) for found in lines]
    while left > 0 and (growing := [at for at in range(len(widths)) if widths[at] < full[at]]):
        # The lines of a column are about its letters by its width: one more character saves that by the width again.
        most = max(growing, key=lambda at: letters[at] / max(widths[at], 1) ** 2)
        widths[most] += 1
        left -= 1
    return widths
