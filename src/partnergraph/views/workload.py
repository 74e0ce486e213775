"""Who carries how much: for each party the open actions it leads, delivers and supports, the busiest first.

In: a Result, what to narrow it to. Out: Workload. Refuses nothing. Who is overloaded is what the rules on load found, with
the register's thresholds. Linear.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from partnergraph.model import Finding, Result
from partnergraph.views import bodies
from partnergraph.views.items import index
from partnergraph.views.leading import EVERYTHING, OVERLOAD, Narrow, leads, narrowed, role_of, threshold
from partnergraph.views.words import natural

_KINDS = frozenset({"Agency", "Team", "Post", "Person", "Board"})
_SINGLE = frozenset({"Post", "Person"})


@dataclass(frozen=True, slots=True)
class Bar:
    """A party.

    Attributes:
        id: Its id.
        name: What it is called.
        kind: Its kind.
        body: The name of its agency; empty without one, and for an agency.
        leads: Ids of the open actions it leads: accountable, or named where nobody is ranked.
        delivers: Ids of those for which it is responsible.
        supports: Ids of those that it supports.
        late: How many of all these are overdue.
        most: From how many that it leads the rules call it overloaded; 0 where they go by a share.
        findings: What the rules on load found.
    """

    id: str
    name: str
    kind: str
    body: str
    leads: tuple[str, ...]
    delivers: tuple[str, ...]
    supports: tuple[str, ...]
    late: int
    most: int
    findings: tuple[Finding, ...]

    @property
    def total(self) -> int:
        """How many open actions it has a part in, each once."""
        return len({*self.leads, *self.delivers, *self.supports})


@dataclass(frozen=True, slots=True)
class Workload:
    """The bars, those who lead most first; `open` is the number of open actions, `most` that of the longest bar."""

    bars: tuple[Bar, ...]
    open: int
    most: int


def workload(result: Result, narrow: Narrow = EVERYTHING) -> Workload:
    """Return who carries how much in a result, or in the part of it that `narrow` names."""
    items = index(result)
    agency = bodies.agencies(items)
    most = int(threshold(result, "overload") or 0)
    found: dict[str, list[Finding]] = defaultdict(list)
    for said in result.findings.assessments:
        if said.ref in OVERLOAD:
            for finding in said.standing:
                found[finding.subject].append(finding)
    parts: dict[str, dict[str, list[str]]] = {part: defaultdict(list) for part in ("leads", "responsible", "supports")}
    opened = [action for action in narrowed(items, narrow) if action.open]
    late = {action.id for action in opened if (due := action.facts.get("due")) and due < items.as_of}
    for action in opened:
        for party in leads(items, action.id):
            parts["leads"][party].append(action.id)
        for relation in items.into.get(action.id, ()):
            if relation.kind == "ASSIGNED" and role_of(relation) in parts:
                parts[role_of(relation)][relation.tail].append(action.id)
    bars = []
    for party in {party for named in parts.values() for party in named}:
        item = items[party]
        if item.kind in _KINDS:
            led, delivers, supports = (tuple(dict.fromkeys(named.get(party, ()))) for named in parts.values())
            over = agency.get(party, party)
            bars.append(
                Bar(
                    party,
                    item.label,
                    item.kind,
                    items[over].label if over != party else "",
                    led,
                    delivers,
                    supports,
                    len(late & {*led, *delivers, *supports}),
                    most if item.kind in _SINGLE else 0,
                    tuple(found.get(party, ())),
                )
            )
    bars.sort(key=lambda bar: (-len(bar.leads), -bar.total, natural(bar.name), bar.id))
    return Workload(tuple(bars), len(opened), max((bar.total for bar in bars), default=0))
