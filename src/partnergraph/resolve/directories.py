"""Directories of contacts: who may be called, for which area or body, on what.

In: the entries of a plan and the reader of its cells. Out: `Contact`s, their names as parties. Refuses nothing: what a
contact has no place for stands in its note.
"""

from __future__ import annotations

from collections.abc import Iterator

from partnergraph.model import Contact, ContactEntry, Quote
from partnergraph.resolve import lexicon
from partnergraph.resolve.areas import named
from partnergraph.resolve.holders import Holders, Who
from partnergraph.resolve.reach import apart, is_personal
from partnergraph.resolve.tokens import key_of, tokenise
from partnergraph.wording import slug

_WORDED = ("since", "until", "assured")


class Directory:
    """Reads the directories of one plan."""

    def __init__(self, holders: Holders) -> None:
        self.holders = holders
        self.cells = holders.cells
        self.parties = holders.cells.parties
        area = self.cells.setting.area
        self.home = self.parties.area(area) if area else None

    def contacts(self, entry: ContactEntry) -> Iterator[Contact]:
        """Yield the contact of a row; one for each area where it names several."""
        areas = [area for quote in entry.said("area") for area in self._areas(quote)]
        topic, agency = self._topic(entry)
        who = self.holders.read(entry, agency)
        boxes, reached = self._reach(entry)
        boxes = [*boxes, *who.boxes]
        notes = [*who.notes, *reached, *self._notes(entry, topic, agency)]
        shared = [box for box in boxes if not is_personal(box, who.names)]
        notes += self._deputies(entry, who)
        notes += [f"E-mail: {box}" for box in boxes if box not in shared[:1]]
        waits = not who.posts and not who.people and not shared and who.waiting
        for area in (*areas,) or (None,):
            of, faces = self._ends(entry, area, who.body, boxes)
            yield Contact(
                topic=topic,
                of=of,
                faces=faces,
                held_by=(*who.posts, *who.people),
                mailbox=shared[0] if shared else "",
                planned=waits,
                note="\n".join(dict.fromkeys(notes)),
                place=entry.place,
                since=entry.since,
                until=entry.until,
                assured=entry.assured,
            )

    def _topic(self, entry: ContactEntry) -> tuple[str, Quote | None]:
        """Return what the contact is for, and the words among those that name a body instead."""
        for quote in entry.said("topic", "topic or agency", "group", "above"):
            body = self._names_body(quote)
            if body and not any(entry.said("agency")) and quote.meaning != "above":
                rest = next(
                    (
                        other.text
                        for other in entry.said("topic", "topic or agency", "group", "above")
                        if other is not quote
                    ),
                    "",
                )
                return " ".join(rest.split()), quote
            if not (quote.meaning == "group" and (body or self._is_area(quote.text))):
                return " ".join(quote.text.split()), None
        return "", None

    def _names_body(self, quote: Quote) -> bool:
        names = self.cells.names(quote.text, "who")
        return (
            len(names) == 1 and names[0].kind == "agency" and (names[0].entry is not None or names[0].confidence > 0.85)
        )

    def _is_area(self, text: str) -> bool:
        found = list(named(tokenise(text)))
        return len(found) == 1 and found[0][1] - found[0][0] >= len(tokenise(text)) - 1

    def _areas(self, quote: Quote) -> list[str]:
        """Return the areas in a cell: those of the reference tables that it names, else the words themselves."""
        if self._nowhere(quote):
            return []
        found = [self.parties.area(area) for _, _, area in named(tokenise(quote.text))]
        return list(dict.fromkeys(found)) or [self.parties.place(quote.text, quote.place)]

    def _nowhere(self, quote: Quote) -> str:
        """Return what words that name no area are: `waiting` (TBC) or `generic` (all boroughs); empty if they name one."""
        names = self.cells.names(quote.text, "who")
        if len(names) != 1 or names[0].kind != "placeholder":
            return ""
        return lexicon.placeholders().get(key_of(quote.text), "generic")

    def _end(self, quote: Quote, *, placeholders: bool) -> str | None:
        """Return the area, body or placeholder that a cell names as one side of a contact."""
        names = self.cells.names(quote.text, "who")
        if len(names) == 1 and names[0].kind == "placeholder":
            return self.cells.party(names[0], quote.place) if placeholders else None
        if (
            len(names) == 1
            and names[0].kind in {"agency", "team"}
            and names[0].confidence > 0.5
            and not self._is_area(quote.text)
        ):
            return self.cells.party(names[0], quote.place)
        return next(iter(self._areas(quote)), None)

    def _ends(
        self, entry: ContactEntry, area: str | None, body: str | None, boxes: list[str]
    ) -> tuple[str | None, str | None]:
        """Return for whom a contact speaks and for whom it is there.

        A neighbour's name alone means the contact at the neighbour; that it is ours shows in its body or its address.
        """
        of = next((end for quote in entry.said("of") if (end := self._end(quote, placeholders=False))), None)
        everywhere = [quote for quote in entry.said("area") if self._nowhere(quote) == "generic"]
        faces = next(
            (end for quote in (*entry.said("faces"), *everywhere) if (end := self._end(quote, placeholders=True))), None
        )
        if of is None and area is None:
            of = body or self.home
        elif of is None and area == self.home:
            of = body or area
        elif of is None and area is not None and self._is_ours(body, boxes):
            of, faces = body or self.home, faces or area
        elif of is None:
            of = area
            faces = faces or self.home
        elif faces is None and area is not None and area != of:
            faces = area
        return of, faces if faces != of else None

    def _is_ours(self, body: str | None, boxes: list[str]) -> bool:
        """Return whether the contact for another area is one of the plan's own: by its body's area or its address."""
        home = self.cells.setting.area
        if home is None:
            return False
        domains = " ".join(box.rpartition("@")[2] for box in boxes)
        if slug(home.name) in domains:
            return True
        return body is not None and self.parties.area_of(body) == self.home

    def _deputies(self, entry: ContactEntry, who: Who) -> Iterator[str]:
        for quote in entry.said("deputy"):
            for name in self.cells.names(apart(quote.text)[2], "person"):
                if name.kind in {"person", "post"} and who.body is not None:
                    self.parties.belongs(self.cells.party(name, quote.place), who.body)
                elif name.kind in {"person", "post"}:
                    self.cells.party(name, quote.place)
            yield f"{quote.heading}: {quote.text}"

    def _reach(self, entry: ContactEntry) -> tuple[list[str], list[str]]:
        """Return the addresses in cells for them, and notes of numbers and of what is neither."""
        found: list[str] = []
        notes: list[str] = []
        for quote in entry.said("mailbox", "phone"):
            boxes, numbers, rest = apart(quote.text)
            found += boxes
            notes += [f"Telephone: {number}" for number in numbers]
            if rest:
                notes.append(f"{quote.heading}: {' '.join(rest.split())}")
        return found, notes

    def _notes(self, entry: ContactEntry, topic: str, agency: Quote | None) -> Iterator[str]:
        for quote in entry.said("note"):
            yield f"{quote.heading}: {quote.text}" if quote.heading else quote.text
        for quote in entry.said("topic", "topic or agency", "group"):
            if quote is not agency and " ".join(quote.text.split()) != topic:
                yield quote.text
        for quote in entry.said("area", "of", "faces"):
            if self._nowhere(quote) == "waiting":
                yield f"{quote.heading}: {quote.text}"
        for meaning in _WORDED:
            if getattr(entry, meaning) is None:
                yield from (f"{quote.heading}: {quote.text}" for quote in entry.said(meaning))
