"""Lists of members: who sits on which board, in which seat.

In: the entries of a plan and the reader of its cells. Out: `Seat`s, their names as parties. Refuses nothing: what a seat has
no place for stands in its note.
"""

from __future__ import annotations

from collections.abc import Iterator

from partnergraph.model import Seat, SeatEntry
from partnergraph.resolve.holders import Holders
from partnergraph.resolve.reach import apart

_WORDED = ("since", "until", "mailbox", "phone", "note", "group")
_PLAIN = frozenset({"chair", "member", "deputy", "adviser"})


def seats(entry: SeatEntry, holders: Holders) -> Iterator[Seat]:
    """Yield the seat of a row, for each of its people, else its posts, else its bodies; then those who stand in for them."""
    cells = holders.cells
    board = None
    for quote in entry.said("board"):
        for name in cells.names(quote.text, "board"):
            if name.kind == "board" and board is None:
                board = cells.party(name, quote.place)
    who = holders.read(entry)
    note = [*who.notes]
    note += [
        quote.text
        for quote in entry.said("role")
        if quote.text.casefold() not in _PLAIN and len(quote.text) > 1 and quote.text.casefold() != "yes"
    ]
    note += [f"{quote.heading}: {quote.text}" if quote.heading else quote.text for quote in entry.said(*_WORDED)]
    for quote in entry.said("contact"):
        boxes, numbers, _ = apart(quote.text)
        note += [*boxes, *numbers]
    members = who.people or who.posts or who.bodies[:1]
    for member in members:
        yield Seat(board, member, entry.role, "\n".join(dict.fromkeys(note)), entry.place)
    instead = ", ".join(who.names) or entry.text("post", "agency", "contact")
    for quote in entry.said("substitute"):
        for name in cells.names(apart(quote.text)[2], "person"):
            if name.kind not in {"person", "post", "agency", "team"}:
                continue
            party = cells.party(name, quote.place)
            if who.body is not None and name.kind in {"person", "post"}:
                cells.parties.belongs(party, who.body)
            yield Seat(
                board, party, "deputy", f"{quote.heading} of {instead}" if instead else quote.heading, quote.place
            )
