"""Agency by agency: the actions that two share, the agreements that cover both, the boards on which both sit.

In: a Result. Out: Together. Refuses nothing. Agencies act through their teams, posts and people, whatever the dates.
Whether a pair lacks an agreement is what the rule pair-without-agreement found, with the register's thresholds.
Linear but for groups: n agencies on one action, board or agreement make n squared pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from partnergraph.model import Finding, Result
from partnergraph.views import bodies
from partnergraph.views.items import Item, Items, index
from partnergraph.views.leading import EVERYTHING, Narrow, narrowed, not_assessed, role_of
from partnergraph.views.words import natural

_RULE = "ISA-09"
_WORKS = frozenset({"accountable", "responsible", "supports", "named"})


@dataclass(frozen=True, slots=True)
class Agency:
    """A row and column: an agency, and how many open actions it works on."""

    id: str
    name: str
    short: str
    actions: int


@dataclass(frozen=True, slots=True)
class Cover:
    """An agreement to which both are party; `state` is `in date`, `ended`, `past review`, `not begun` or `planned`."""

    id: str
    name: str
    state: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two agencies, `one` before `other` in the order of `Together.agencies`.

    Attributes:
        one: Id of an agency.
        other: Id of the other.
        actions: Ids of the open actions on which both work, in the order of the plans.
        agreements: The agreements to which both are party, those in date first.
        boards: Ids of the boards on which both sit.
        finding: What the rule pair-without-agreement found; None where it found nothing.
    """

    one: str
    other: str
    actions: tuple[str, ...]
    agreements: tuple[Cover, ...]
    boards: tuple[str, ...]
    finding: Finding | None

    @property
    def covered(self) -> bool:
        """Whether an agreement in date covers them."""
        return any(cover.state == "in date" for cover in self.agreements)


@dataclass(frozen=True, slots=True)
class Together:
    """Who works with whom.

    Attributes:
        agencies: The agencies that share anything, by name.
        pairs: The pairs that share anything, in the order of the agencies.
        gaps: How many of the pairs lack an agreement.
        notes: What could not be judged, in sentences.
    """

    agencies: tuple[Agency, ...]
    pairs: tuple[Pair, ...]
    gaps: int
    notes: tuple[str, ...]


def together(result: Result, narrow: Narrow = EVERYTHING) -> Together:
    """Return which agencies work together; with `narrow`, counting only the actions of that part of the register."""
    items = index(result)
    acting = bodies.acting_for(items)
    works: dict[str, int] = defaultdict(int)
    actions: dict[tuple[str, str], list[str]] = defaultdict(list)
    for action in narrowed(items, narrow):
        if action.open:
            on_it = _on(items, action.id, acting)
            for agency in on_it:
                works[agency] += 1
            for pair in combinations(sorted(on_it), 2):
                actions[pair].append(action.id)
    found = _found(result)
    agreements = _agreements(items)
    boards = _boards(items, acting)
    place = {
        item.id: number
        for number, item in enumerate(sorted(items.of("Agency"), key=lambda agency: (natural(agency.label), agency.id)))
    }
    pairs = []
    for ends in {*actions, *agreements, *boards, *found}:
        if ends[0] in place and ends[1] in place:
            one, other = sorted(ends, key=place.__getitem__)
            covers = sorted(
                agreements.get(ends, ()), key=lambda cover: (cover.state != "in date", natural(cover.name), cover.id)
            )
            sits = tuple(sorted(boards.get(ends, ()), key=lambda board: (natural(items[board].label), board)))
            pairs.append(Pair(one, other, tuple(actions.get(ends, ())), tuple(covers), sits, found.get(ends)))
    pairs.sort(key=lambda pair: (place[pair.one], place[pair.other]))
    shown = {agency for pair in pairs for agency in (pair.one, pair.other)}
    short = bodies.short_names(items[agency] for agency in shown)
    return Together(
        tuple(Agency(agency, items[agency].label, short[agency], works[agency]) for agency in place if agency in shown),
        tuple(pairs),
        sum(1 for pair in pairs if pair.finding),
        not_assessed(result, _RULE),
    )


def _on(items: Items, action: str, acting: dict[str, frozenset[str]]) -> set[str]:
    """The agencies that work on an action."""
    return {
        agency
        for relation in items.into.get(action, ())
        if relation.kind == "ASSIGNED" and role_of(relation) in _WORKS
        for agency in acting.get(relation.tail, ())
    }


def _found(result: Result) -> dict[tuple[str, str], Finding]:
    found = {}
    for said in result.findings.assessments:
        if said.ref == _RULE:
            for finding in said.findings:
                one, other = sorted((str(finding.values["agency_id"]), str(finding.values["other_id"])))
                found[one, other] = finding
    return found


def _agreements(items: Items) -> dict[tuple[str, str], list[Cover]]:
    """The agreements of each pair; a team that is party stands for its agency."""
    covers: dict[tuple[str, str], list[Cover]] = defaultdict(list)
    for agreement in items.of("Agreement"):
        parties: set[str] = set()
        for party in items.tails(agreement.id, "PARTY_TO"):
            parties.add(party.id)
            parties.update(above.id for above in items.heads(party.id, "PART_OF"))
        agencies = sorted(party for party in parties if items[party].kind == "Agency")
        cover = Cover(agreement.id, agreement.label, agreement_state(items, agreement))
        for pair in combinations(agencies, 2):
            covers[pair].append(cover)
    return covers


def agreement_state(items: Items, agreement: Item) -> str:
    """Return how an agreement stands on the as-of date: `in date`, `ended`, `past review`, `not begun` or `planned`."""
    facts, today = agreement.facts, items.as_of
    if facts.get("planned"):
        return "planned"
    if facts.get("ends") and facts["ends"] < today:
        return "ended"
    if facts.get("review") and facts["review"] < today:
        return "past review"
    return "not begun" if facts.get("starts") and facts["starts"] > today else "in date"


def _boards(items: Items, acting: dict[str, frozenset[str]]) -> dict[tuple[str, str], list[str]]:
    sits: dict[tuple[str, str], list[str]] = defaultdict(list)
    for board in items.of("Board"):
        for pair in combinations(sorted(set(_members(items, board.id, acting))), 2):
            sits[pair].append(board.id)
    return sits


def _members(items: Items, board: str, acting: dict[str, frozenset[str]]) -> Iterator[str]:
    for member in items.tails(board, "SITS_ON"):
        yield from acting.get(member.id, ())
