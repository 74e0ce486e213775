"""A name in a lead cell, and the piece of the cell that it was read from.

In: what the reading of a cell found. Out: `Name`, `Item`. Refuses nothing: these only hold.
"""

from __future__ import annotations

from dataclasses import dataclass

from partnergraph.model import Role
from partnergraph.resolve.certainty import NOTHING, Grounds
from partnergraph.resolve.lexicon import Entry
from partnergraph.resolve.runs import Segment


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a cell, before it is known which party it is.

    Attributes:
        text: The words as they stand in the cell.
        name: The words as people would write them.
        kind: person, post, team, agency, board, placeholder or unknown.
        role: From the cell if it says one, else from its heading.
        provisional: Whether the cell or its heading says it is to be confirmed.
        confidence: The strength of the evidence, 0 to 1.
        why: The evidence.
        of: The body it is said to belong to, as written.
        holds: For a person, the post that the cell says they hold, as written.
        entry: The known name, if it is one.
        former: Whether the cell says that this was the lead before.
        settled: The name that a person says is meant; empty where nobody decided.
        was: The name as read, where a person decided otherwise.
        vacant: For a post, whether the cell says that nobody holds it.
        acting: For a post, whether the cell says that whoever holds it does so for the time being.
        also: The same name in another language, if the cell gives both.
        ahead: How far the reading is ahead of the next best one; None where there is no other.
        beside: What stands beside it that makes it doubtful, as `Grounds` says.
        where: Whether it only says where a name beside it belongs: then it is that name's `of` and no name of its own.
    """

    text: str
    name: str
    kind: str
    role: Role
    provisional: bool
    confidence: float
    why: str
    of: str | None = None
    holds: str | None = None
    entry: Entry | None = None
    former: bool = False
    settled: str = ""
    was: Name | None = None
    vacant: bool = False
    acting: bool = False
    also: str = ""
    ahead: float | None = None
    beside: str = NOTHING
    where: bool = False

    @property
    def grounds(self) -> Grounds:
        """What tells how sure the reading is."""
        return Grounds(self.confidence, self.ahead, self.beside)


@dataclass(slots=True)
class Item:
    """A segment, a separator, or a segment with what stands in brackets after it, its name in another language, the article before it."""

    kind: str
    text: str
    segment: Segment | None = None
    inside: list[Item] | None = None
    also: str = ""
    article: str = ""
