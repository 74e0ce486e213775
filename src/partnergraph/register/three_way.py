"""What a person wrote and what a new version says, put together by what was read before.

In: a row as it was read, as it stands in the register and as it is read now. Out: the row to keep, and what conflicts. Refuses nothing.

Where the new reading says what the old one said, the person's cell stands. Where the person left the cell as it was read, the new reading
takes its place. Where both changed it, differently, the person's cell stands and the conflict is listed: a program cannot know which holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from partnergraph.model import join_names, split_names
from partnergraph.register.as_read import kept
from partnergraph.register.row_keys import Row, same

_OURS = frozenset({"Place", "Id", "Due precision", "Mentions", "Confidence", "Why"})
"""Columns that nobody is asked about: what a person wrote there stands."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that a person changed and the new version changed too.

    Attributes:
        sheet: The sheet.
        name: What the row is about.
        column: The column.
        read: What was read before.
        mine: What the person wrote; it stands.
        theirs: What the new version says.
        place: Where the new version says it.
    """

    sheet: str
    name: str
    column: str
    read: str
    mine: str
    theirs: str
    place: str


def put_together(
    sheet: str, name: str, mine: Mapping[Any, Any], read: Mapping[str, str], theirs: Mapping[Any, Any], *, blanks: bool
) -> tuple[Row, list[Conflict]]:
    """Return a row of the register as it is to stand, and the conflicts in it.

    Args:
        sheet: The sheet.
        name: What the row is about, for the conflicts.
        mine: The row in the register.
        read: The row as it was read before, as it is kept.
        theirs: The row as it is read now.
        blanks: Whether a cell that was read and is blank now is emptied.
    """
    made: Row = dict(mine)
    conflicts: list[Conflict] = []
    for column, new in theirs.items():
        old, was, now = mine.get(column), read.get(str(column), ""), kept(new)
        if now == was or now == kept(old) or (not now and not blanks):
            continue
        if column == "Also written as":
            made[column] = join_names(dict.fromkeys((*split_names(old), *split_names(new))))
        elif kept(old) == was:
            made[column] = new
        elif column not in _OURS:
            conflicts.append(
                Conflict(sheet, name, str(column), was, same(old), same(new), str(theirs.get("Place") or ""))
            )
    return made, conflicts
