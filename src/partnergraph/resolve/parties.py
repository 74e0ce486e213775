"""Decide which party a name means, and give each party one id and one name.

In: names as read in cells and texts, the area and date of their plan. Out: parties. A body that every area has (a youth
offending team, a housing department) is a party of its area; one that exists once is the same in every plan.

The order of plans changes nothing: ids come from names and areas alone, and the name shown is the most usual one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from partnergraph import reference
from partnergraph.model import Party, PartyKind, Place
from partnergraph.resolve import lexicon
from partnergraph.resolve.areas import Area, areas
from partnergraph.resolve.draft import Draft, shown_name
from partnergraph.resolve.lexicon import Entry
from partnergraph.resolve.tokens import fold, key_of
from partnergraph.resolve.written import (
    board_words,
    for_now,
    id_slug,
    of_a_place,
    plain,
    team_words,
)
from partnergraph.wording import slug

_ICB_BEGINS = date(2022, 7, 1)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a plan is: its area, its date, its short name, and the plan that a list of facts stands beside."""

    plan: str
    area: Area | None
    day: date | None
    beside: str = ""

    @property
    def scope(self) -> str:
        """What local ids begin with: the area's name, else that of the plan it stands beside, else its own."""
        return slug(self.area.name) if self.area else f"plan-{slug(self.beside or self.plan)}"


class Parties:
    """All parties met so far.

    Attributes:
        drafts: By id.
    """

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}

    def area(self, area: Area) -> str:
        """Return the id of an area."""
        draft = self._draft(area.id, "area", area.place, "reference", fixed=area.name)
        draft.facts |= {"code": area.code, "area_kind": area.kind}
        return area.id

    def place(self, name: str, place: Place) -> str:
        """Return the id of the area that words name: one of the reference tables, else one that only the plan knows."""
        words = " ".join(name.split())
        known = areas().get(fold(words))
        if known:
            return self.area(known)
        return self._draft(f"area:{id_slug(words)}", "area", place, "heading", fixed=words).id

    def council(self, setting: Setting) -> str | None:
        """Return the id of the council of the plan's area, if the reference tables know it."""
        if not setting.area or not setting.area.council:
            return None
        return self._national(setting.area.council, setting.area.place, setting.area)

    def _draft(
        self, party_id: str, kind: PartyKind, source: Place, how: str, *, fixed: str = "", label: str = ""
    ) -> Draft:
        draft = self.drafts.setdefault(party_id, Draft(party_id, kind, source, how, fixed, label=label))
        draft.source = min(draft.source, source)
        return draft

    def _national(
        self, name: str, place: Place, area: Area | None = None, entry: Entry | None = None, kind: PartyKind = "agency"
    ) -> str:
        draft = self._draft(f"{kind}:{id_slug(name)}", kind, place, "gazetteer", fixed=name)
        row = entry or _entry(name)
        if row:
            draft.facts |= _facts(row)
            short = row.fact("abbreviation")
            if short and short != name:
                draft.written[short] += 0
        if area and area.council == name:
            draft.area = self.area(area)
            draft.facts |= {"sector": "council", "svd_role": "specified"}
            if area.council_abbreviations:
                draft.facts["abbreviation"] = area.council_abbreviations[0]
        return draft.id

    def find(self, name: str, kind: str, entry: Entry | None, setting: Setting, place: Place, how: str) -> str:
        """Return the id of the party that a name of this kind means in a plan, and remember how it was written."""
        if kind == "placeholder":
            party = self._draft(f"placeholder:{id_slug(name.casefold())}", "placeholder", place, how)
        elif entry and entry.belongs_to:
            party = self.drafts[self._depends(entry, setting, place)]
        elif entry and entry.scope == "national" and kind != "board":
            known = self._council_abbreviation(name, setting) or self._national(
                entry.name, place, None, entry, _kind(kind)
            )
            party = self.drafts[known]
        elif kind == "board":
            national = entry is not None and entry.scope == "national"
            content = board_words(entry.name if entry else name)
            scope = "" if national else f"{setting.scope}/"
            party = self._draft(f"board:{scope}{content}", "board", place, how, label=_label(setting))
            if entry and fold(name) == fold(entry.name):
                # Of several ways of writing a board, the one that the gazetteer knows is its name.
                party.fixed = entry.name
            if entry:
                party.facts |= _facts(entry)
        elif kind == "agency" and entry is None and of_a_place(name):
            party = self._draft(f"agency:{id_slug(name)}", "agency", place, how)
            party.scopes.add(setting.scope)
        else:
            words = plain(entry.name if entry else name, kind)
            party = self._draft(
                f"{kind}:{setting.scope}/{id_slug(words)}", _kind(kind), place, how, label=_label(setting)
            )
            if entry:
                party.facts |= _facts(entry)
            if kind == "agency" and setting.area:
                party.area = self.area(setting.area)
        if kind == "post" and not party.fixed:
            # Whoever acts in it, the post is the same.
            party.written[for_now(name)[0]] += 1
            party.written[name] += 0
        else:
            party.written[name] += 1
        party.overruled = False
        return party.id

    def overrule(self, name: str, kind: str, entry: Entry | None, setting: Setting, place: Place) -> None:
        """Remember what a name was read as before a person decided otherwise, so that other names are judged as before.

        "Enviromental Health" is a slip for "Environmental Health", whoever that is settled to be.
        """
        known = {party for party, draft in self.drafts.items() if not draft.overruled}
        party = self.find(name, kind, entry, setting, place, "document")
        self.drafts[party].overruled = party not in known

    def also(self, party_id: str, name: str) -> None:
        """Remember another way in which a plan writes a party."""
        self.drafts[party_id].written[name] += 0

    def agreement(self, name: str, setting: Setting, place: Place, *, planned: bool) -> str:
        """Return the id of an agreement named in a plan; once it is said to exist it is no longer planned."""
        party = self._draft(
            f"agreement:{setting.scope}/{id_slug(name)}", "agreement", place, "document", label=_label(setting)
        )
        party.written[name] += 1
        party.facts["planned"] = planned and bool(party.facts.get("planned", True))
        return party.id

    def describe(self, party_id: str, facts: Mapping[str, str | date | bool | None]) -> None:
        """Note facts of a party, where nothing was said of them before."""
        draft = self.drafts[party_id]
        for name, value in facts.items():
            if value is not None and value != "":
                draft.facts.setdefault(name, value)

    def kind_of(self, party_id: str) -> PartyKind:
        """Return the kind of a party."""
        return self.drafts[party_id].kind

    def area_of(self, party_id: str) -> str | None:
        """Return the area that a body serves, as far as is known."""
        return self.drafts[party_id].area

    def belongs(self, party_id: str, of: str) -> None:
        """Say which body a party belongs to, unless that was said before."""
        draft = self.drafts[party_id]
        if of != party_id and self.drafts[of].kind in {"agency", "team"}:
            # The smaller id wins where two cells differ, so that the order of plans changes nothing.
            draft.of = min(draft.of, of) if draft.of else of

    def holds(self, person: str, post: str, *, acting: bool = False) -> None:
        """Say that a person holds a post, or holds it for the time being."""
        self.drafts[post].holders.add(person)
        if acting:
            self.drafts[post].acting.add(person)

    def _council_abbreviation(self, name: str, setting: Setting) -> str | None:
        """`LBB` is the council of the plan's area where that is how it is abbreviated, else whichever alone has it."""
        if setting.area and name in setting.area.council_abbreviations:
            return self.council(setting)
        have = [area for area in areas().values() if name in area.council_abbreviations]
        return self._national(have[0].council, have[0].place, have[0]) if len(have) == 1 else None

    def _depends(self, entry: Entry, setting: Setting, place: Place) -> str:
        """The party of words that mean another body in each area, or at each time."""
        area, day = setting.area, setting.day
        if entry.belongs_to == "council":
            known = self.council(setting)
            if known:
                return known
        if entry.belongs_to == "police_force" and area and area.police:
            return self._national(area.police, place)
        if entry.belongs_to == "icb" and area and area.icb and (day is None or day >= _ICB_BEGINS):
            return self._national(area.icb, place)
        successor = _successor(entry.belongs_to, area, day)
        if successor:
            return self._national(successor, place)
        kind = _kind(entry.kind)
        plain = team_words(entry.name) if kind == "team" else entry.name
        party = self._draft(f"{kind}:{setting.scope}/{id_slug(plain)}", kind, place, "gazetteer", label=_label(setting))
        if entry.belongs_to == "council_team":
            council = self.council(setting)
            if council:
                self.belongs(party.id, council)
        elif area and kind == "agency":
            party.area = self.area(area)
        return party.id

    def all(self) -> tuple[Party, ...]:
        """Return every party, sorted by id, names unique."""
        kept = [draft for draft in self.drafts.values() if not draft.overruled]
        shown = {draft.id: shown_name(draft) for draft in kept}
        count = Counter(fold(name) for name in shown.values())
        for party_id, name in shown.items():
            draft = self.drafts[party_id]
            if count[fold(name)] > 1 and draft.label:
                shown[party_id] = f"{name} ({draft.label})"
        again: dict[str, list[str]] = defaultdict(list)
        for party_id, name in shown.items():
            again[fold(name)].append(party_id)
        for ids in again.values():
            if len(ids) > 1:
                for party_id in ids:
                    shown[party_id] = f"{shown[party_id]} ({self.drafts[party_id].kind})"
        return tuple(
            Party(
                id=draft.id,
                kind=draft.kind,
                name=shown[draft.id],
                source=draft.source,
                aliases=tuple(sorted(name for name in draft.written if name != shown[draft.id])),
                of=draft.of,
                area=draft.area,
                how=draft.how,
                holders=tuple(sorted(draft.holders)),
                acting=tuple(sorted(draft.acting)),
                facts=tuple(sorted(draft.facts.items())),
            )
            for draft in sorted(kept, key=lambda one: one.id)
        )


def _kind(kind: str) -> PartyKind:
    kinds: dict[str, PartyKind] = {
        "person": "person",
        "post": "post",
        "team": "team",
        "agency": "agency",
        "board": "board",
        "placeholder": "placeholder",
    }
    return kinds[kind]


def _label(setting: Setting) -> str:
    return setting.area.name if setting.area else setting.beside or setting.plan


def _successor(belongs_to: str, area: Area | None, day: date | None) -> str | None:
    """The body that words such as "Probation" name in a kind of area at a time (local_successors.csv); no date is today."""
    when = (day or date.max).isoformat()
    return next(
        (
            row["body"]
            for row in reference.rows("local_successors")
            if row["belongs_to"] == belongs_to
            and row["area_kind"] in {"", area.kind if area else "none"}
            and row["from"] <= when <= (row["until"] or "9999-12-31")
        ),
        None,
    )


def _entry(name: str) -> Entry | None:
    return next((entry for entry in lexicon.entries().get(key_of(name), ()) if entry.row and entry.name == name), None)


def _facts(entry: Entry) -> dict[str, str | date | bool]:
    facts: dict[str, str | date | bool] = {
        name: entry.fact(name) for name in ("sector", "svd_role", "replaced_by", "abbreviation") if entry.fact(name)
    }
    for name, last in (("valid_from", False), ("valid_to", True)):
        text = entry.fact(name)
        if text:
            facts[name] = (
                date.fromisoformat(text) if len(text) > 4 else date(int(text), 12 if last else 1, 31 if last else 1)
            )
    return facts
