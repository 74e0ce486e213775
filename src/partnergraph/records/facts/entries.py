"""Contacts, agreements and seats, made from the rows of the tables that list them.

In: a `Listing` and the lines of its table. Out: entries for the register, all words of a row in them. Refuses nothing: what
has no place of its own in an entry stays in it as a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from partnergraph.model import AgreementEntry, ContactEntry, Quote, SeatEntry, SeatRole
from partnergraph.records.accounts import Ledger
from partnergraph.records.facts.areas import is_area
from partnergraph.records.facts.days import day_in, is_crossed, is_ticked, signatures, waits
from partnergraph.records.facts.listed_rows import Row, rows_of, values
from partnergraph.records.facts.listings import Listing
from partnergraph.records.facts.seats import is_seat, seat_in
from partnergraph.records.lines import Line
from partnergraph.records.lines_above import Above, board_in


@dataclass(slots=True)
class Entries:
    """What the tables of a document that list no actions say."""

    contacts: list[ContactEntry] = field(default_factory=list)
    agreements: list[AgreementEntry] = field(default_factory=list)
    seats: list[SeatEntry] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.contacts or self.agreements or self.seats)

    def take(self, listing: Listing, lines: Sequence[Line], ledger: Ledger) -> None:
        """Read the rows of a table."""
        rows = rows_of(listing, lines, ledger)
        if listing.kind == "contacts":
            topic = _topic_above(listing)
            for row in rows:
                self.contacts += _contacts(row, topic)
        elif listing.kind == "agreements":
            self.agreements += [entry for row in rows for entry in _agreement(row)]
        else:
            board = _board_above(listing.above, ledger)
            for row in rows:
                self.seats += _seats(row, board)


def _day(row: Row, meaning: str, *, first: bool = False) -> date | None:
    return next((day for text, value in values(row, meaning) if (day := day_in(text, value, first=first))), None)


def _topic_above(listing: Listing) -> Quote | None:
    caption = listing.topic()
    return (
        Quote("above", caption.text, caption.part.place) if caption is not None and caption.part is not None else None
    )


def _contacts(row: Row, above: Quote | None) -> Iterator[ContactEntry]:
    quotes = row.quotes
    if above is not None and not any(quote.meaning in {"topic", "topic or agency", "group"} for quote in quotes):
        quotes += (above,)
    entry = ContactEntry(
        row.place,
        quotes,
        since=_day(row, "since", first=True),
        until=_day(row, "until"),
        assured=_day(row, "assured"),
    )
    if not row.marks:
        yield entry
    for heading, words, cell in row.marks:
        meaning = "area" if is_area(heading.text) and not any(entry.said("area")) else "topic"
        if meaning == "topic" and any(entry.said("topic")):
            meaning = "agency"
        yield replace(
            entry,
            place=cell.place,
            quotes=(*entry.quotes, replace(heading, meaning=meaning), replace(words, meaning="contact")),
        )


def _agreement(row: Row) -> Iterator[AgreementEntry]:
    quotes = list(row.quotes)
    signed = list(_signed(row))
    for heading, words, cell in row.marks:
        if is_crossed(words.text):
            quotes.append(replace(words, meaning="note"))
            continue
        quotes += [replace(words, meaning="mark"), replace(heading, meaning="parties")]
        day = day_in(words.text, cell.value)
        if day or words.text.casefold().startswith("signed"):
            signed.append((heading.text, day))
    status = next((text for text, _ in values(row, "status")), "")
    yield AgreementEntry(
        row.place,
        tuple(quotes),
        signed=tuple(signed),
        planned=waits(status),
        starts=_day(row, "start", first=True),
        review=_day(row, "review"),
        ends=_day(row, "ends"),
    )


def _signed(row: Row) -> Iterator[tuple[str, date | None]]:
    """Yield who has signed and when, line by line: a name in one cell and a day in the next belong together."""
    lines: dict[int, list[tuple[str, date | None]]] = {}
    parties: dict[int, list[str]] = {}
    for quote, cell in row.said:
        if quote.meaning == "signed":
            found = signatures(quote.text, cell.value if cell else None)
            lines.setdefault(quote.place.row or quote.place.line, []).extend(found)
        elif quote.meaning == "parties":
            parties.setdefault(quote.place.row or quote.place.line, []).append(quote.text)
    for number, said in lines.items():
        days = [day for name, day in said if not name and day]
        names = [(name, day) for name, day in said if name]
        own = parties.get(number, []) if len(parties) > 1 else []
        if len(own) == 1:
            # Each row is one party: whoever signed, and on whichever day, did so for it.
            yield own[0], next((day for _, day in said if day), None)
        elif len(days) == 1 and names:
            yield from ((name, day or days[0]) for name, day in names)
        else:
            yield from said


def _board_above(above: Above, ledger: Ledger) -> Quote | None:
    caption = above.board()
    if caption is None:
        return None
    if caption.part is None:
        return Quote("board", caption.text, above.place)
    ledger.head(caption.part)
    return Quote("board", caption.text, caption.part.place)


def _seats(row: Row, board: Quote | None) -> Iterator[SeatEntry]:
    quotes: list[Quote] = []
    role: SeatRole | None = None
    for quote in row.quotes:
        if quote.meaning in {"role", "person", "contact"}:
            found, rest = seat_in(quote.text, alone=quote.meaning == "role")
            role = role or found
            if quote.meaning == "role" and (rest or found is None):
                # "Role" heads a seat in one list and a job in the next.
                quotes.append(replace(quote, meaning="post", text=rest or quote.text))
            elif quote.meaning != "role" and found:
                quotes.append(replace(quote, text=rest))
            if found:
                quotes.append(replace(quote, meaning="role"))
            if found or quote.meaning == "role":
                continue
        if quote.meaning == "group":
            if name := board_in(quote.text):
                board = replace(quote, meaning="board", text=name)
                continue
            role = role or seat_in(quote.text, alone=False)[0]
        quotes.append(quote)
    if board is not None and not any(quote.meaning == "board" for quote in quotes):
        quotes.append(board)
    if not row.marks:
        yield SeatEntry(row.place, tuple(quotes), role=role or "member")
    kept = [quote for quote in quotes if quote.meaning != "board"]
    for heading, words, cell in row.marks:
        if is_crossed(words.text) or not (is_ticked(words.text) or is_seat(words.text)):
            continue
        own = seat_in(words.text, alone=True)[0]
        sat = (*kept, replace(heading, meaning="board"), replace(words, meaning="role"))
        yield SeatEntry(cell.place, sat, role=own or role or "member")
