"""Facts of a plan that are no actions: whom to call, what is agreed, who sits where, what a colour or letter means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from partnergraph.model.document import Place

TableKind = Literal["contacts", "agreements", "members"]
"""What a table lists whose rows are facts for the register."""

SeatRole = Literal["chair", "deputy", "member", "adviser"]


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of one cell, or of a line above the table, that an entry took in.

    Attributes:
        meaning: What they say about the entry (`person`, `post`, `agency`, `mailbox`, `review`...): the meanings are those
            of data/reference/other_headings.csv.
        text: The words, damage mended.
        place: Where they stand.
        heading: The heading over the cell as printed; empty if it has none.
    """

    meaning: str
    text: str
    place: Place
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a table that lists facts.

    Attributes:
        place: The row, or the cell of a matrix.
        quotes: The words of every cell of the row, and of the lines above the table that say something about it.
    """

    place: Place
    quotes: tuple[Quote, ...]

    def said(self, *meanings: str) -> Iterator[Quote]:
        """Yield the words of these meanings, in their order, then in that of the columns."""
        for meaning in meanings:
            yield from (quote for quote in self.quotes if quote.meaning == meaning)

    def text(self, *meanings: str) -> str:
        """Return the first words of these meanings, empty if there are none."""
        return next((quote.text for quote in self.said(*meanings)), "")


@dataclass(frozen=True, slots=True)
class ContactEntry(Entry):
    """A single point of contact or lead officer: who may be called on a topic, for an area or a body.

    Attributes:
        since: First day.
        until: Last day.
        assured: When it was last checked.
    """

    since: date | None = None
    until: date | None = None
    assured: date | None = None


@dataclass(frozen=True, slots=True)
class AgreementEntry(Entry):
    """An agreement on sharing information.

    Attributes:
        signed: Who has signed and when, as the cells say it; an empty name means all parties.
        planned: Whether the status says that it does not exist yet.
        starts: In force from.
        review: Next review.
        ends: In force until.
    """

    signed: tuple[tuple[str, date | None], ...] = ()
    planned: bool = False
    starts: date | None = None
    review: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class SeatEntry(Entry):
    """A seat on a board.

    Attributes:
        role: The seat.
    """

    role: SeatRole = "member"


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """What a colour, word or letter means in this plan, in the plan's own words.

    Attributes:
        symbol: The word or letter that the key explains ("Blue", "A", "RAG 3"); empty where only a colour stands there.
        meaning: What the key says that it means.
        place: The cell or line.
        fill: The colour behind the symbol, as in `Cell.fill`; empty if there is none.
    """

    symbol: str
    meaning: str
    place: Place
    fill: str = ""
