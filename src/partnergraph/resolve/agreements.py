"""Registers of agreements: what each is, who is party to it, who has signed and when.

In: the entries of a plan and the reader of its cells. Out: `Agreed`s; dates and purpose are facts of the agreement. Refuses
nothing: what has no place of its own stands in the note.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from partnergraph.model import Agreed, AgreementEntry, Place, Quote
from partnergraph.resolve import lexicon
from partnergraph.resolve.tokens import key_of
from partnergraph.resolve.under import Cells

_FACTS = {"purpose": "purpose", "basis": "lawful_basis", "dpia": "dpia"}
_DAYS = {"start": "starts", "review": "review", "ends": "ends"}
_NONE = frozenset(
    {"no", "n", "none", "not done", "not complete", "not required", "n/a", "-", "tbc", "in progress", "draft"}
)


def agreed(entry: AgreementEntry, cells: Cells) -> Agreed | None:
    """Return what a row says of an agreement; None where it names none."""
    name = " ".join(entry.text("name").split())
    if not name or key_of(name) in lexicon.placeholders():
        return None
    setting, parties = cells.setting, cells.parties
    agreement = parties.agreement(name, setting, entry.place, planned=entry.planned)
    notes: list[str] = []
    facts: dict[str, str | date | bool | None] = dict(_worded(entry, notes))
    facts |= {"starts": entry.starts, "review": entry.review, "ends": entry.ends}
    parties.describe(agreement, facts)
    bodies = _bodies(entry, cells, notes)
    signed = _signed(entry, cells, bodies, notes)
    owners = []
    for quote in entry.said("owner"):
        for found in cells.names(quote.text, "who"):
            if found.kind in {"person", "post", "agency", "team"}:
                owners.append(cells.party(found, quote.place))
                if found.of and (body := cells.body(found.of, quote.place)):
                    parties.belongs(owners[-1], body)
            else:
                notes.append(f"{quote.heading}: {found.name}")
    notes += [
        f"{quote.heading}: {quote.text}" if quote.heading else quote.text
        for quote in entry.said("status", "note", "group")
    ]
    return Agreed(
        agreement,
        tuple(dict.fromkeys(bodies)),
        tuple(signed),
        tuple(dict.fromkeys(owners)),
        "\n".join(dict.fromkeys(notes)),
        entry.place,
    )


def _worded(entry: AgreementEntry, notes: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the facts that are words, and note the days that were no days."""
    for meaning, fact in _FACTS.items():
        texts = list(entry.said(meaning))
        if texts and texts[0].text.casefold() not in (_NONE if meaning == "dpia" else ()):
            yield fact, "; ".join(quote.text for quote in texts)
        else:
            notes += [f"{quote.heading}: {quote.text}" for quote in texts]
    for meaning, name in _DAYS.items():
        if getattr(entry, name) is None:
            notes += [f"{quote.heading}: {quote.text}" for quote in entry.said(meaning)]


def _bodies(entry: AgreementEntry, cells: Cells, notes: list[str]) -> list[str]:
    found = []
    for quote in entry.said("parties"):
        for name in cells.names(quote.text, "agency"):
            if name.kind in {"agency", "team"}:
                found.append(cells.party(name, quote.place))
            else:
                notes.append(f"{quote.heading}: {name.name}")
    return found


def _signed(
    entry: AgreementEntry, cells: Cells, bodies: list[str], notes: list[str]
) -> Iterator[tuple[str, date | None]]:
    """Yield who has signed; a post or person signs for the body that the words or the plan give it."""
    place = next((quote.place for quote in entry.said("signed")), entry.place)
    if not entry.signed:
        notes += [f"{quote.heading}: {quote.text}" for quote in entry.said("signed")]
    for words, day in entry.signed:
        if not words and day is None:
            notes += [f"{quote.heading}: {quote.text}" for quote in entry.said("signed")]
        elif not words:
            yield from ((body, day) for body in dict.fromkeys(bodies))
        else:
            yield from _signatories(words, day, cells, place, notes)
    by = [quote for quote in entry.said("signed") if not any(quote.text.startswith(words) for words, _ in entry.signed)]
    notes += [f"{quote.heading}: {quote.text}" for quote in by if _is_officer(quote, cells)]


def _signatories(
    words: str, day: date | None, cells: Cells, place: Place, notes: list[str]
) -> Iterator[tuple[str, date | None]]:
    names = cells.names(words, "who")
    bodies = [name for name in names if name.kind in {"agency", "team"}]
    if bodies:
        yield from ((cells.party(name, place), day) for name in bodies)
        return
    of = next((body for name in names if name.of and (body := cells.body(name.of, place))), None)
    if of is not None:
        yield of, day
    notes.append(f"Signed: {words}" + (f" ({day})" if day else ""))


def _is_officer(quote: Quote, cells: Cells) -> bool:
    """Return whether a person or post is named as having signed: for whom is known from the row, who only from the note."""
    dated = any(letter.isdigit() for letter in quote.text)
    return not dated and any(name.kind in {"person", "post"} for name in cells.names(quote.text, "who"))
