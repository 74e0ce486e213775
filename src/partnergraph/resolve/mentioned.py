"""What the words and columns of actions name: boards, bodies, people, areas, agreements; and contacts that they promise.

In: a plan whose lead cells are read. Out: what each record names, the contacts promised, the agreements with their parties.
Refuses nothing: an agreement whose parties cannot be told has none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from partnergraph.model import Agreed, Lead, Mention, MentionOf, Place, PlannedContact, Reading, Record
from partnergraph.resolve import lexicon, texts
from partnergraph.resolve.areas import named
from partnergraph.resolve.cell import read_cell
from partnergraph.resolve.eras import meant
from partnergraph.resolve.own_words import texts_of
from partnergraph.resolve.parties import Parties
from partnergraph.resolve.questions import SURE
from partnergraph.resolve.runs import Evidence, Key
from partnergraph.resolve.setting import Setting
from partnergraph.resolve.text_bodies import Known
from partnergraph.resolve.tokens import key_of, tokenise
from partnergraph.wording import quote, short_title

_KINDS = frozenset({"person", "agency", "team"})


class Mentioned:
    """What one plan's words name, record by record.

    Attributes:
        named: For each record, what it names.
        contacts: Points of contact that the plan says will be named.
        agreed: What the words say of agreements.
    """

    def __init__(
        self, reading: Reading, setting: Setting, parties: Parties, evidence: Evidence, leads: Iterable[Mention]
    ) -> None:
        self.reading = reading
        self.setting = setting
        self.parties = parties
        self.evidence = evidence
        self.named: list[list[MentionOf]] = [[] for _ in reading.records]
        self.contacts: list[PlannedContact] = []
        self.agreed: list[Agreed] = []
        self._bare: dict[frozenset[str], str] = {}
        known = _known(leads)
        home = frozenset(token.key for token in tokenise(setting.area.name)) if setting.area else frozenset()
        # Boards that one action names in full are known in the others.
        boards = frozenset(
            board for record in reading.records for _, text in texts_of(record) for board in texts.boards_of(text)
        )
        for number, record in enumerate(reading.records):
            for lead in record.boards:
                self._board_cell(lead, number)
            for lead in record.agreements:
                if lead.text.strip() and key_of(lead.text) not in lexicon.placeholders():
                    party = parties.agreement(" ".join(lead.text.split()), setting, lead.place, planned=False)
                    self.named[number].append(MentionOf(party, lead.text, lead.place))
            for field, text in texts_of(record):
                place = (record.sources.get(field) or (record.place,))[0]
                for span in texts.spans(text, boards, known, home):
                    self._span(span, number, place, text, promised=field == "outcome")
            self._contacts(number, record)

    def _board_cell(self, lead: Lead, number: int) -> None:
        """Whatever stands under a heading such as "Reporting to" is a board."""
        for name in read_cell(lead.text, lead.role, evidence=self.evidence):
            if name.kind != "placeholder":
                entry = name.entry if name.kind == "board" else None
                party = self.parties.find(name.name, "board", entry, self.setting, lead.place, "heading")
                self.named[number].append(MentionOf(party, name.text, lead.place, "reports to"))

    def _span(self, span: texts.Span, number: int, place: Place, text: str, *, promised: bool) -> None:
        said = self.named[number]
        if span.kind == "board":
            board = self._board(span.text, place)
            said.append(MentionOf(board, span.text, place, "reports to" if span.reports else "mentions"))
            if span.to:
                self.parties.sends(board, self._board(span.to, place), quote(text, span.start, span.to_end))
        elif span.kind == "agreement":
            agreement, bodies = self._agreement(span, place, text, promised=promised)
            said.append(MentionOf(agreement, span.text, place))
            said += [MentionOf(body, span.text, place) for body in bodies]
        elif span.kind == "area" and span.area and span.area != self.setting.area:
            said.append(MentionOf(self.parties.area(span.area), span.text, place))
        elif span.kind == "body":
            entry = meant(span.text, span.entry, self.setting)[0] if span.entry else None
            kind, how = (entry.kind, "gazetteer") if entry else (span.of_kind, "head word")
            party = span.party or self.parties.find(span.text, kind, entry, self.setting, place, how)
            said.append(MentionOf(party, span.text, place))

    def _board(self, words: str, place: Place) -> str:
        entry = next((e for e in lexicon.entries().get(key_of(words), ()) if e.kind == "board"), None)
        return self.parties.find(words, "board", entry, self.setting, place, "head word")

    def _agreement(self, span: texts.Span, place: Place, text: str, *, promised: bool) -> tuple[str, list[str]]:
        """The agreement that words name, and the parties they name; what is to come of an action is not there yet."""
        bodies = list(dict.fromkeys(body for words in span.parties if (body := self._body(words, place))))
        planned = span.planned or promised
        # "ISA with the PRUH" and "information sharing agreement with PRUH" are one.
        same = self._bare.get(frozenset(bodies)) if span.bare and len(bodies) == len(span.parties) else None
        party = self.parties.agreement(same or span.text, self.setting, place, planned=planned)
        if span.bare and bodies:
            self._bare.setdefault(frozenset(bodies), span.text)
        if same and same != span.text:
            self.parties.also(party, span.text)
        if bodies:
            note = f'A plan says: "{quote(text, span.start, span.end)}"'
            self.agreed.append(Agreed(party, tuple(bodies), (), (), note, place))
        return party, bodies

    def _body(self, words: str, place: Place) -> str | None:
        """The agency or team that words name for sure, if they do."""
        found = read_cell(words, "named", evidence=self.evidence)
        if len(found) != 1 or found[0].kind not in {"agency", "team"} or found[0].confidence < SURE:
            return None
        name = found[0]
        if name.entry is None:
            return self.parties.find(name.name, name.kind, None, self.setting, place, "document")
        entry = meant(name.name, name.entry, self.setting)[0]
        return self.parties.find(name.name, entry.kind, entry, self.setting, place, "gazetteer")

    def _contacts(self, number: int, record: Record) -> None:
        """A point of contact promised for areas that the action names: of the plan's area, facing each of them."""
        words = " ".join(text for _, text in texts_of(record))
        if not self.setting.area or not texts.speaks_of_contacts(words):
            return
        for area in dict.fromkeys(one.party for one in self.named[number] if one.party.startswith("area:")):
            place = next(one.place for one in self.named[number] if one.party == area)
            topic = short_title(record.recommendation or record.action)
            self.contacts.append(
                PlannedContact(topic, self.parties.area(self.setting.area), area, self.reading.plan, number, place)
            )


def _known(leads: Iterable[Mention]) -> Mapping[str, Mapping[Key, Known]]:
    """The people and bodies whose full names lead cells hold, by first word: what one word names may be another thing in a sentence."""
    found: dict[str, dict[Key, Known]] = defaultdict(dict)
    for lead in leads:
        words = lead.name.split()
        sure = lead.party and lead.kind in _KINDS and lead.confidence >= SURE
        plain = len(words) == 1 and (lead.kind == "person" or not words[0].isupper() or len(words[0]) < 3)
        if sure and lead.party and not plain and not any(len(word.strip(".")) == 1 for word in words):
            key = key_of(lead.name)
            found[next(iter(key), "")].setdefault(key, Known(lead.party, lead.kind))
    return dict(found)


def boards_of_areas(parties: Parties) -> None:
    """Give each board the area that its name holds: "Croydon Safeguarding Children Board" is for Croydon."""
    for draft in [draft for draft in parties.drafts.values() if draft.kind == "board" and draft.area is None]:
        held = {area.name: area for words in draft.written for _, _, area in named(tokenise(words))}
        if len(held) == 1:
            draft.area = parties.area(next(iter(held.values())))
