"""Decide which party a name means, and give each party one id and one name.

In: names as read in cells and texts, the area and date of their plan. Out: parties. A body that every area has (a youth
offending team, a housing department) is a party of its area; one that exists once is the same in every plan.

The order of plans changes nothing: ids come from names and areas alone, and the name shown is the most usual one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice

from partnergraph.model import Party, PartyKind, Place
from partnergraph.resolve import eras, homes, lexicon
from partnergraph.resolve.abbreviated import in_full
from partnergraph.resolve.areas import Area, areas
from partnergraph.resolve.draft import Draft, shown_name
from partnergraph.resolve.lexicon import Entry
from partnergraph.resolve.setting import Setting
from partnergraph.resolve.tokens import fold, key_of
from partnergraph.resolve.written import (
    board_words,
    for_now,
    id_slug,
    of_a_place,
    plain,
)
from partnergraph.wording import slug

_SHORTENED = frozenset({"agency", "post", "team"})


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
            self._note(draft, row, "", area)
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
        party = self._found(name, kind, entry, setting, place, how)
        _count(party, name)
        party.overruled = False
        return party.id

    def _found(self, name: str, kind: str, entry: Entry | None, setting: Setting, place: Place, how: str) -> Draft:
        if entry is None and kind in _SHORTENED:
            # With an article or without it, the charity is the same.
            name = in_full(name.removeprefix("The "))
        entry = _depending(name, kind, entry) or _once(name, kind)
        own = homes.at_home(name, kind, entry, setting.place)
        words, entry = own or (name, entry)
        other = homes.placed(name, kind) if entry is None and own is None else None
        if kind == "placeholder":
            return self._draft(f"placeholder:{id_slug(name.casefold())}", "placeholder", place, how)
        if entry and entry.belongs_to:
            return self.drafts[self._depends(entry, setting, place)]
        if entry and entry.scope == "national" and kind != "board":
            known = self._council_abbreviation(name, setting) or self._national(
                entry.name, place, None, entry, _kind(kind)
            )
            return self.drafts[known]
        if other:
            return self._of_a_place(*other, kind, setting, place, how)
        if kind == "board":
            return self._board(words, entry, setting, place, how)
        if kind == "agency" and entry is None and of_a_place(name):
            party = self._draft(f"agency:{id_slug(name)}", "agency", place, how)
            party.scopes.add(setting.scope)
            return party
        words = plain(entry.name if entry else words, kind)
        party = self._draft(f"{kind}:{setting.scope}/{id_slug(words)}", _kind(kind), place, how, label=setting.label)
        if entry:
            self._note(party, entry, setting.scope, setting.area)
        if kind == "agency" and setting.area:
            party.area = self.area(setting.area)
        return party

    def _board(self, words: str, entry: Entry | None, setting: Setting, place: Place, how: str) -> Draft:
        national = entry is not None and entry.scope == "national"
        scope = "" if national else f"{setting.scope}/"
        party = self._draft(
            f"board:{scope}{_board_slug(entry) if entry else board_words(words)}",
            "board",
            place,
            how,
            label=setting.label,
        )
        if entry and fold(words) == fold(entry.name):
            # Of several ways of writing a board, the one that the gazetteer knows is its name.
            party.fixed = entry.name
        if entry:
            self._note(party, entry, setting.scope, setting.area)
        return party

    def _of_a_place(self, at: str, entry: Entry, kind: str, setting: Setting, place: Place, how: str) -> Draft:
        """The body of another place, the same in every plan: "Mereshire YOT" is "Mereshire Youth Offending Service"."""
        area = areas().get(fold(at))
        scope = slug(area.name) if area else id_slug(at)
        row = homes.row_of(entry) or entry
        party = self._draft(f"{kind}:{scope}/{_local_slug(row, kind)}", _kind(kind), place, how, label=at)
        party.scopes.add(setting.scope)
        self._note(party, row, scope, area)
        return party

    def _note(self, draft: Draft, entry: Entry, scope: str, area: Area | None) -> None:
        """Note what the gazetteer says of a body, and which bodies followed it."""
        facts = _facts(entry)
        if str(facts.get("abbreviation", "")) < str(draft.facts.get("abbreviation", "")):
            # Of two rows on one body always the same is taken, whichever is read first.
            return
        draft.facts |= facts
        for chain in self._chains(entry, scope, area, ()):
            draft.became[chain[0][0]] = chain

    def _chains(
        self, entry: Entry, scope: str, area: Area | None, seen: tuple[str, ...]
    ) -> Iterator[tuple[tuple[str, str], ...]]:
        """Yield what a body became and what that became in turn, to the body of today: ids with names."""
        for known in eras.became(entry):
            if known.name in seen:
                continue
            body = eras.body_of(_belongs(known), area, eras.day_after(entry))
            next_entry = (_entry(body) if body else None) or known
            kind = known.kind
            if next_entry.scope == "national":
                step = (f"{kind}:{id_slug(next_entry.name)}", next_entry.name)
            else:
                step = (f"{kind}:{scope}/{_local_slug(known, kind)}", known.name)
            rest = list(self._chains(next_entry, scope, area, (*seen, entry.name)))
            yield from ((step, *more) for more in rest or [()])

    def overrule(
        self, name: str, kind: str, entry: Entry | None, setting: Setting, place: Place, *, settled: str
    ) -> None:
        """Remember what a name was read as before a person decided otherwise, so that other names are judged as before.

        "Enviromental Health" is a slip for "Environmental Health", whoever that is `settled` to be.
        """
        known = len(self.drafts)
        draft = self._found(name, kind, entry, setting, place, "document")
        if draft.id != settled:
            # A person who confirms the reading leaves one way of writing the party, not two.
            _count(draft, name)
        if draft.id in islice(reversed(self.drafts), len(self.drafts) - known):
            draft.overruled = True

    def also(self, party_id: str, name: str) -> None:
        """Remember another way in which a plan writes a party."""
        self.drafts[party_id].written[name] += 0

    def agreement(self, name: str, setting: Setting, place: Place, *, planned: bool) -> str:
        """Return the id of an agreement named in a plan; once it is said to exist it is no longer planned."""
        party = self._draft(
            f"agreement:{setting.scope}/{id_slug(name)}", "agreement", place, "document", label=setting.label
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

    def sends(self, board: str, to: str, words: str) -> None:
        """Say in which words a plan lets a board report to another one."""
        if board != to:
            self.drafts[board].reports_to.setdefault(to, words)

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
        body = eras.body_of(entry.belongs_to, area, day)
        if body:
            known = self._national(body, place, kind=_kind(entry.kind))
            if entry.belongs_to == "bcu" and area and area.police:
                self.belongs(known, self._national(area.police, place))
            return known
        kind = _kind(entry.kind)
        row = homes.row_of(entry)
        words = _local_slug(row or entry, kind)
        party = self._draft(f"{kind}:{setting.scope}/{words}", kind, place, "gazetteer", label=setting.label)
        if row and row.scope == "local":
            self._note(party, row, setting.scope, area)
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
        for draft in kept:
            if draft.became:
                # The very name of the next body that a plan names, so that the two can be found together; else of today's.
                nexts = (
                    next((shown[step] for step, _ in chain if step in shown), chain[-1][1])
                    for _, chain in sorted(draft.became.items())
                )
                draft.facts["replaced_by"] = " and ".join(dict.fromkeys(nexts))
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
                reports_to=tuple(sorted(draft.reports_to.items())),
                facts=tuple(sorted(draft.facts.items())),
            )
            for draft in sorted(kept, key=lambda one: one.id)
        )


def _count(draft: Draft, name: str) -> None:
    """Remember that a party was written so."""
    if draft.kind == "post" and not draft.fixed:
        # Whoever acts in it, the post is the same.
        draft.written[for_now(name)[0]] += 1
        draft.written[name] += 0
    else:
        draft.written[name] += 1


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


def _local_slug(entry: Entry, kind: str) -> str:
    """What tells a kind of body from the others of its place, in an id."""
    return _board_slug(entry) if kind == "board" else id_slug(plain(entry.name, kind))


def _board_slug(entry: Entry) -> str:
    """What a board is about; one that was followed by another about the same has its abbreviation as well."""
    words = board_words(entry.name)
    same = any(board_words(known.name) == words for known in eras.became(entry))
    return f"{words}-{slug(entry.fact('abbreviation'))}" if same else words


def _belongs(entry: Entry) -> str:
    """On what it depends which body of this kind is meant."""
    known = lexicon.entries().get(key_of(entry.name), ())
    return next((one.belongs_to for one in known if one.belongs_to), "")


def _depending(name: str, kind: str, entry: Entry | None) -> Entry | None:
    """The entry that says on what it depends which body is meant, where a table has one beside that of the gazetteer."""
    if entry is None or entry.belongs_to or entry.scope == "national":
        return entry
    known = lexicon.entries().get(key_of(name), ())
    return next((one for one in known if one.belongs_to and one.kind == kind), entry)


def _once(name: str, kind: str) -> Entry | None:
    """The body that exists once and has just this name, however the name was read."""
    known = lexicon.entries().get(key_of(name), ())
    return next((one for one in known if one.scope == "national" and one.kind == kind and not one.ambiguous), None)


def _entry(name: str) -> Entry | None:
    return next((entry for entry in lexicon.entries().get(key_of(name), ()) if entry.row and entry.name == name), None)


def _facts(entry: Entry) -> dict[str, str | date | bool]:
    facts: dict[str, str | date | bool] = {
        name: entry.fact(name) for name in ("sector", "svd_role", "replaced_by", "abbreviation") if entry.fact(name)
    }
    for name, last in (("valid_from", False), ("valid_to", True)):
        day = eras.day_of(entry.fact(name), last=last)
        if day:
            facts[name] = day
    return facts
