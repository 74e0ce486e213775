"""What is put before a person: readings that are unsure, names one letter apart, bodies that were not there at a plan's date.

In: the parties of a resolution and the mentions of a plan. Out: one question for each wording, with the cell it comes from.
Refuses nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from partnergraph.model import Issue, Mention, Party, Place, Question, Reading
from partnergraph.resolve import eras
from partnergraph.resolve.candidates import Candidates
from partnergraph.resolve.setting import Setting
from partnergraph.wording import slug

SURE = 0.75
"""Below this a reading is put before a person; OWN-06 uses the same threshold."""

_ASKED_TOGETHER = 0.8
"""Where every reading of a wording is surer than this, it is not asked about."""

Joined = Mapping[str, tuple[str, str]]
Pair = tuple[str, str]


class Asking:
    """Asks about the names of plans, one plan after the other.

    Args:
        parties: All parties.
        doubtful: Pairs of ids that only a person can tell apart.
        short: People who were taken for others whose full name they fit.
    """

    def __init__(self, parties: Sequence[Party], doubtful: Iterable[Pair], short: Joined) -> None:
        self._candidates = Candidates(parties)
        self._parties = {party.id: party for party in parties}
        self._ids = {party.name: party.id for party in parties}
        self._short = {new for new, _ in short.values()}
        self._doubtful: dict[str, list[Pair]] = defaultdict(list)
        for pair in doubtful:
            for one in pair:
                self._doubtful[one].append(pair)

    def of(
        self,
        reading: Reading,
        setting: Setting,
        leads: Iterable[Iterable[Mention]],
        settled: Collection[str],
        unclear: Mapping[str, str],
    ) -> list[Question]:
        """Return the questions of a plan.

        Args:
            reading: The plan.
            setting: Where and when it is.
            leads: Its mentions.
            settled: Parties that a person said are meant.
            unclear: What to ask about parties whose abbreviation means others as well.
        """
        mentions = [mention for record in leads for mention in record]
        cells = {lead.place: lead.raw or lead.text for record in reading.records for lead in record.leads}
        here: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            if mention.party:
                here[mention.party].append(mention)
        late = {
            party: question
            for party, found in here.items()
            if party not in settled and (question := self._out_of_time(found, setting, cells))
        }
        for party, said in unclear.items():
            if party in here and party not in late and party not in settled:
                found = here[party]
                late[party] = _question(
                    found, f'"{found[0].name}" {said}', (found[0].kind,), found[0].why, setting, cells
                )
        rest = [mention for mention in mentions if mention.party not in late]
        unsure = [self._candidates.of(question, setting.scope) for question in self._unsure(rest, setting, cells)]
        return [*unsure, *self._alike(here, setting, cells), *late.values()]

    def followed(self) -> Iterator[Issue]:
        """Yield a note for each body of a place that another one may have followed whose name holds more than that place."""
        local: dict[tuple[str, object], list[Party]] = defaultdict(list)
        for party in self._parties.values():
            if "/" in party.id:
                local[party.kind, dict(party.facts).get("abbreviation")].append(party)
        for (kind, abbreviation), earlier in list(local.items()):
            later = [one for heir in eras.heirs(str(abbreviation)) for one in local.get((kind, heir), ())]
            for party in earlier if later else ():
                place = party.id.partition(":")[2].partition("/")[0]
                found = [one.name for one in later if f"-{place}-" in f"-{slug(one.name)}-"]
                if found and dict(party.facts).get("replaced_by") not in self._ids:
                    message = f"{' or '.join(found)} may have followed {party.name}."
                    todo = 'If so, write it under "Replaced by" in the sheet Agencies.'
                    yield Issue("unsure", message, party.source, party.name, todo)

    def _unsure(self, mentions: Iterable[Mention], setting: Setting, cells: Mapping[Place, str]) -> Iterable[Question]:
        unsure: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for mention in mentions:
            if mention.kind == "unknown" or mention.confidence < SURE or mention.party in self._short:
                unsure[mention.name, mention.kind].append(mention)
        for (name, kind), found in unsure.items():
            if kind != "unknown" and min(mention.confidence for mention in found) > _ASKED_TOGETHER:
                continue
            question = f'Is "{name}" {"an" if kind == "agency" else "a"} {kind}?'
            if kind == "unknown":
                question = f'Who is "{name}"?'
            elif kind == "person" and "only name" in found[0].why:
                question = f'Who is "{name}"? It was taken for the only full name in the plan that it fits.'
            yield _question(found, question, (kind,) if kind != "unknown" else (), found[0].why, setting, cells)

    def _alike(
        self, here: Mapping[str, list[Mention]], setting: Setting, cells: Mapping[Place, str]
    ) -> Iterable[Question]:
        """Yield a question for each pair of names of a plan that may be one name in two spellings."""
        for pair in sorted({pair for party in here for pair in self._doubtful.get(party, ())}):
            if not self._parties.keys() >= set(pair):
                continue
            short = {one for one in pair if self._parties[one].name.isupper()}
            old, new = sorted(pair, key=lambda one: (one not in short, len(here.get(one, ())), one))
            if here.get(old):
                question = f'Is "{self._parties[old].name}" the same as "{self._parties[new].name}"?'
                why = "its initials" if old in short else "one letter apart"
                yield _question(here[old], question, (new,), why, setting, cells)

    def _out_of_time(self, found: Sequence[Mention], setting: Setting, cells: Mapping[Place, str]) -> Question | None:
        """Return a question about a body that was not there at the plan's date: the one that followed it may be meant."""
        party = self._parties.get(found[0].party or "")
        facts = dict(party.facts) if party else {}
        said = eras.out_of_time(facts, setting)
        if not said or setting.day is None:
            return None
        became = str(facts.get("replaced_by", ""))
        meant = tuple(self._ids[name] for name in dict.fromkeys((became, *became.split(" and "))) if name in self._ids)
        why = f"the plan is of {setting.day:%B %Y}"
        return _question(found, f'"{found[0].name}" {said}', meant or (found[0].kind,), why, setting, cells)


def _question(
    found: Sequence[Mention],
    question: str,
    candidates: tuple[str, ...],
    why: str,
    setting: Setting,
    cells: Mapping[Place, str],
) -> Question:
    first = found[0]
    cell = cells.get(first.place, "")
    return Question(first.name, question, candidates, why, first.place, len(found), setting.plan, cell)
