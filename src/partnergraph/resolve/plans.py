"""The order of the work: area, evidence, lead cells, words of actions, parties, questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from partnergraph.model import (
    Agreed,
    Decision,
    Issue,
    Lead,
    Mention,
    MentionOf,
    PlannedContact,
    Reading,
    Resolution,
)
from partnergraph.resolve.abbreviated import explained_bodies
from partnergraph.resolve.cell import read_cell
from partnergraph.resolve.certainty import certainty, doubt
from partnergraph.resolve.decided import Decided
from partnergraph.resolve.eras import at_its_time, unclear
from partnergraph.resolve.evidence import evidence_of
from partnergraph.resolve.explained import lines_that_explain
from partnergraph.resolve.facts import Facts, settings_of
from partnergraph.resolve.joining import Joined, Joining
from partnergraph.resolve.mentioned import Mentioned, boards_of_areas
from partnergraph.resolve.named import Name
from partnergraph.resolve.own_words import place_of, spelt_in, texts_of
from partnergraph.resolve.parties import Parties
from partnergraph.resolve.questions import Asking
from partnergraph.resolve.runs import Key
from partnergraph.resolve.setting import Setting
from partnergraph.resolve.under import Cells
from partnergraph.resolve.written import for_now


def resolve(readings: Sequence[Reading], decisions: Sequence[Decision] = ()) -> Resolution:
    """Return who is who in plans that are read together.

    Args:
        readings: The plans.
        decisions: What a person settled; each overrules the reading of exactly its words, in its plan or in all.
    """
    parties = Parties()
    settings = settings_of(readings)
    work = [
        _Plan(reading, settings[reading.plan], parties, decisions)
        for reading in sorted(readings, key=lambda reading: reading.plan)
    ]
    homes = {plan.reading.plan: plan.setting.home for plan in work}
    for plan in work:
        if plan.setting.beside and not plan.setting.place:
            plan.setting = replace(plan.setting, home=homes.get(plan.setting.beside, ""))
        plan.read_leads()
    facts = [Facts.of(plan.reading, Cells(plan.setting, parties, plan.evidence, plan.decided)) for plan in work]
    for plan in work:
        plan.read_texts()
    boards_of_areas(parties)
    joining = Joining(parties.drafts)
    spelt, doubtful = joining.spellings(plan.ids(number) for plan in work for number in range(len(plan.leads)))
    short = joining.people()
    joined = {old: (short.get(new, (new, ""))[0], why) for old, (new, why) in spelt.items()} | short
    initials, fitting = joining.abbreviations(
        (plan.explained(), [{joined.get(one, (one, ""))[0] for one in plan.ids(at)} for at in range(len(plan.leads))])
        for plan in work
    )
    joined = {old: (initials.get(new, (new, ""))[0], why) for old, (new, why) in joined.items()} | initials
    leads, named, areas, contacts, questions, issues = {}, {}, {}, [], [], []
    everybody = parties.all()
    asking = Asking(everybody, [*doubtful, *fitting], short)
    for plan in work:
        plan.joined(joined, short)
        leads[plan.reading.plan] = tuple(tuple(mentions) for mentions in plan.leads)
        named[plan.reading.plan] = tuple(tuple(dict.fromkeys(found)) for found in plan.named)
        if plan.setting.area:
            areas[plan.reading.plan] = parties.area(plan.setting.area)
        contacts += plan.contacts
        questions += asking.of(plan.reading, plan.setting, plan.leads, plan.settled, plan.unclear)
        issues += plan.issues
    return Resolution(
        everybody,
        {reading.plan: leads[reading.plan] for reading in readings},
        {reading.plan: named[reading.plan] for reading in readings},
        areas,
        tuple(contacts),
        tuple(sorted(questions, key=lambda question: (-question.actions, question.plan, question.text))),
        (*issues, *(issue for one in facts for issue in one.issues), *asking.followed()),
        **Facts.together([*facts, *(Facts((), (), tuple(plan.agreed), ()) for plan in work)], joined),
    )


def _only_marks(lead: Lead) -> bool:
    """Whether a cell has no words, and no question mark either."""
    return not any(letter.isalnum() or letter == "?" for letter in lead.text)


class _Plan:
    """One plan while its names are read."""

    def __init__(self, reading: Reading, setting: Setting, parties: Parties, decisions: Sequence[Decision]) -> None:
        self.reading = reading
        self.parties = parties
        self.evidence = evidence_of(reading)
        self.setting = replace(
            setting, home="" if setting.area else place_of(reading, self.evidence), spelt=spelt_in(reading)
        )
        self.decided = Decided(reading.plan, decisions)
        self.leads: list[list[Mention]] = [[] for _ in reading.records]
        self.named: list[list[MentionOf]] = [[] for _ in reading.records]
        self.contacts: list[PlannedContact] = []
        self.agreed: list[Agreed] = []
        self.issues: list[Issue] = []
        self.held: list[tuple[str, str, Lead]] = []
        self.settled: set[str] = set()
        self.unclear: dict[str, str] = {}
        self.cells: dict[tuple[str, str, bool], list[Name]] = {}

    def read_leads(self) -> None:
        """Read every lead cell."""
        if self.setting.area:
            self.parties.area(self.setting.area)
            self.parties.council(self.setting)
        for number, record in enumerate(self.reading.records):
            for lead in record.leads:
                if lead.role == "named" and _only_marks(lead) and any(not _only_marks(other) for other in record.leads):
                    # A dash among partners, beside a lead: there are none.
                    continue
                for name in self._cell(lead):
                    self._lead(name, lead, number)
        for person, post, lead in self.held:
            found = next((n for n in self._cell(lead) if n.kind == "post" and n.name == post), None)
            if found:
                acting = for_now(found.name)[1] or found.acting
                self.parties.holds(person, self._party(found.name, "post", found, lead), acting=acting)

    def _cell(self, lead: Lead) -> list[Name]:
        """The names in a cell; cells of one wording are read once."""
        key = (lead.text, lead.role, lead.provisional)
        if key not in self.cells:
            read = read_cell(lead.text, lead.role, provisional=lead.provisional, evidence=self.evidence)
            names = [at_its_time(name, self.setting) for name in read]
            self.cells[key] = self.decided.put(names, lead.text, lead.role, provisional=lead.provisional)
        return self.cells[key]

    def _lead(self, name: Name, lead: Lead, number: int) -> None:
        if name.former:
            self.issues.append(
                Issue(
                    "skipped",
                    "A former lead is left out.",
                    lead.place,
                    name.text,
                    "Name it in the register if it still leads.",
                )
            )
            return
        if any(
            mention.name.casefold() == name.name.casefold() and mention.role == name.role
            for mention in self.leads[number]
        ):
            return
        party = None
        if name.kind != "unknown":
            party = self._party(name.name, name.kind, name, lead)
            said = unclear(name, self.setting)
            if said:
                self.unclear[party] = said
            if name.of:
                self._belongs(party, name.of, lead)
            if name.also:
                self.parties.also(party, name.also)
            if name.vacant:
                self.parties.describe(party, {"vacant": True})
            if name.holds:
                self.held.append((party, name.holds, lead))
        self.leads[number].append(
            Mention(
                name.text,
                name.name,
                name.kind,
                name.role,
                name.provisional,
                1.0 if name.settled else round(certainty(name.grounds), 3),
                name.why if name.settled else "; ".join(filter(None, (name.why, doubt(name.grounds)))),
                lead.place,
                party,
                name.of,
            )
        )

    def _party(self, text: str, kind: str, name: Name, lead: Lead) -> str:
        how = "decision" if name.settled else "gazetteer" if name.entry else "document"
        party = self.parties.find(name.settled or text, kind, name.entry, self.setting, lead.place, how)
        if name.settled:
            self.settled.add(party)
            self.parties.also(party, text)
            if name.was is not None and name.was.kind != "unknown":
                was = name.was
                self.parties.overrule(was.name, was.kind, was.entry, self.setting, lead.place, settled=party)
        return party

    def _belongs(self, party: str, of: str, lead: Lead) -> None:
        """Give a party the body that its cell says it belongs to, where that is a body."""
        bodies = read_cell(of, lead.role, evidence=self.evidence)
        if len(bodies) == 1 and bodies[0].kind in {"agency", "team"}:
            self.parties.belongs(party, self._party(bodies[0].name, bodies[0].kind, bodies[0], lead))

    def read_texts(self) -> None:
        """Find what the words of actions name."""
        leads = (mention for mentions in self.leads for mention in mentions)
        words = Mentioned(self.reading, self.setting, self.parties, self.evidence, leads)
        self.named, self.contacts, self.agreed = words.named, words.contacts, words.agreed

    def explained(self) -> dict[str, set[Key]]:
        """Return the names of bodies for which the plan says that abbreviations stand."""
        texts = (text for record in self.reading.records for _, text in texts_of(record))
        return explained_bodies((*lines_that_explain(self.reading), *texts))

    def ids(self, number: int) -> list[str]:
        """Return the parties that lead one action."""
        return [mention.party for mention in self.leads[number] if mention.party]

    def joined(self, joined: Joined, short: Joined) -> None:
        """Point mentions of another spelling, or a shorter way of writing a person, at the party."""
        for mentions in self.leads:
            for at, mention in enumerate(mentions):
                if mention.party in joined:
                    new, why = joined[mention.party]
                    most = 0.8 if mention.party in short else 0.85
                    kind = new.partition(":")[0]
                    mentions[at] = replace(
                        mention,
                        party=new,
                        kind=kind,
                        confidence=min(mention.confidence, most),
                        why=f"{mention.why}; {why}",
                    )
        for named in self.named:
            named[:] = [replace(one, party=joined[one.party][0]) if one.party in joined else one for one in named]
