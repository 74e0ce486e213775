"""Lists of members: who sits on which board, in which seat.

In: the entries of a plan and the reader of its cells. Out: `Seat`s, their names as parties. Refuses nothing: what a seat has
no place for stands in its note.
"""

from __future__ import annotations

from collections.abc import Iterator

from partnergraph.model import Quote, Seat, SeatEntry
from partnergraph.resolve.holders import Holders
from partnergraph.resolve.reach import apart

_WORDED = ("since", "until", "mailbox", "phone", "note", "group")
_SITS = frozenset({"person", "post", "agency", "team"})
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
    note += who.boxes
    instead: list[tuple[str, Quote]] = []
    for quote in entry.said("substitute"):
        boxes, numbers, words = apart(quote.text)
        names = cells.names(words, "person")
        instead += [(cells.party(name, quote.place), quote) for name in names if name.kind in _SITS]
        if boxes or numbers or any(name.kind not in _SITS for name in names):
            note.append(f"{quote.heading}: {quote.text}")
    words = "\n".join(dict.fromkeys(note))
    members = who.people or who.posts or who.bodies[:1]
    for member in members:
        yield Seat(board, member, entry.role, words, entry.place)
    whose = ", ".join(who.names) or entry.text("post", "agency", "contact")
    for party, quote in instead:
        if who.body is not None and cells.parties.kind_of(party) in {"person", "post"}:
            cells.parties.belongs(party, who.body)
        of = f"{quote.heading} of {whose}" if whose else quote.heading
        # Where nobody sits there yet, the row's words are known only from who would stand in.
        yield Seat(board, party, "deputy", of if members else f"{of}\n{words}".strip(), quote.place)
