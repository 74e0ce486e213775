"""The graph as people read it: items with their facts, relations and findings, each found by its id.

In: a Result. Out: Items, which every view starts from. Refuses nothing. One pass over nodes, relations and findings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

from partnergraph.model import Finding, Graph, Place, Result
from partnergraph.schema import ENDED
from partnergraph.views.words import natural, printable

_ENDS = frozenset({"from", "to", "from_kind", "to_kind"})


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A node: what it is called and what is known of it.

    Attributes:
        id: Its id.
        kind: Its kind.
        label: What a person would call it; of an action its number and short title, of a plan its title.
        facts: Its properties that are not missing, texts fit to be shown.
        findings: The findings about it, worst first.
    """

    id: str
    kind: str
    label: str
    facts: Mapping[str, Any]
    findings: tuple[Finding, ...]

    @property
    def open(self) -> bool:
        """Whether it is an action that nobody has called done, closed or withdrawn, and that is not gone from its plan."""
        return self.kind == "Action" and self.facts.get("status") not in ENDED


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """An edge: its kind, the ids of its ends and what is known of it."""

    kind: str
    tail: str
    head: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Items:
    """All items by id, and the relations that leave (`out`) and reach (`into`) each of them."""

    as_of: date
    by_id: Mapping[str, Item]
    relations: tuple[Relation, ...]
    out: Mapping[str, tuple[Relation, ...]]
    into: Mapping[str, tuple[Relation, ...]]

    def __getitem__(self, item_id: str) -> Item:
        return self.by_id[item_id]

    def of(self, *kinds: str) -> Iterator[Item]:
        """Yield the items of these kinds."""
        return (item for item in self.by_id.values() if item.kind in kinds)

    def heads(self, item_id: str, *kinds: str) -> Iterator[Item]:
        """Yield what the item's relations of these kinds lead to."""
        return (self.by_id[relation.head] for relation in self.out.get(item_id, ()) if relation.kind in kinds)

    def tails(self, item_id: str, *kinds: str) -> Iterator[Item]:
        """Yield what leads to the item by relations of these kinds."""
        return (self.by_id[relation.tail] for relation in self.into.get(item_id, ()) if relation.kind in kinds)

    def current(self, relation: Relation) -> bool:
        """Whether the relation holds on the as-of date."""
        since, until = relation.facts.get("since"), relation.facts.get("until")
        return (since is None or since <= self.as_of) and (until is None or until >= self.as_of)

    def actions(self) -> list[Item]:
        """Return the actions in the order of the plans."""
        return sorted(self.of("Action"), key=lambda action: self.number[action.id])

    @cached_property
    def number(self) -> Mapping[str, int]:
        """The place of each action among all of them, in the order of the plans."""
        return {action.id: place for place, action in enumerate(sorted(self.of("Action"), key=self.reading_order))}

    @cached_property
    def near(self) -> Mapping[str, frozenset[str]]:
        """What each item is joined to, but for the names that stand in the words of an action."""
        joined: dict[str, set[str]] = defaultdict(set)
        for relation in self.relations:
            if relation.kind != "MENTIONS":
                joined[relation.tail].add(relation.head)
                joined[relation.head].add(relation.tail)
        return {item_id: frozenset(joined.get(item_id, ())) for item_id in self.by_id}

    def reading_order(self, item: Item) -> tuple[Any, ...]:
        """Return a key that sorts actions as their plans print them, and other items by name."""
        if item.kind != "Action":
            return ("", Place(""), natural(item.label), item.id)
        plan = next((head.label for head in self.heads(item.id, "IN_PLAN")), "")
        return (
            plan,
            Place.parse(str(item.facts.get("place", ""))),
            natural(str(item.facts.get("ref", ""))),
            item.id,
        )


_READ: WeakKeyDictionary[Result, Items] = WeakKeyDictionary()


def index(result: Result) -> Items:
    """Return the items of a result, which are read once however many views ask for them."""
    if (read := _READ.get(result)) is None:
        read = _READ[result] = _read(result)
    return read


def _read(result: Result) -> Items:
    about: dict[str, list[Finding]] = defaultdict(list)
    for finding in result.findings.all:
        about[finding.subject].append(finding)
    by_id: dict[str, Item] = {}
    for kind, facts in _nodes(result.graph):
        label = str(facts.get("label") or facts.get("title") or facts.get("name") or facts["id"])
        by_id[facts["id"]] = Item(facts["id"], kind, label, facts, tuple(about.get(facts["id"], ())))
    relations = tuple(_relations(result.graph))
    out: dict[str, list[Relation]] = defaultdict(list)
    into: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        out[relation.tail].append(relation)
        into[relation.head].append(relation)
    return Items(
        result.as_of,
        by_id,
        relations,
        {end: tuple(listed) for end, listed in out.items()},
        {end: tuple(listed) for end, listed in into.items()},
    )


def _nodes(graph: Graph) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind, frame in graph.nodes.items():
        for row in frame.to_dict("records"):
            yield kind, known(row)


def _relations(graph: Graph) -> Iterator[Relation]:
    for kind, frame in graph.edges.items():
        # Who acts for whom follows from the others, and would be drawn beside them.
        for row in frame.to_dict("records") if kind != "ACTS_FOR" else ():
            facts = known({name: value for name, value in row.items() if name not in _ENDS})
            yield Relation(kind, str(row["from"]), str(row["to"]), facts)


def known(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return the values of a row that are not missing, texts without what no file can show."""
    return {
        str(name): printable(value) if isinstance(value, str) and name != "id" else value
        for name, value in row.items()
        if value is not None and value == value  # noqa: PLR0124 - a missing number is unequal to itself
    }


def found_by(result: Result) -> dict[str, frozenset[str]]:
    """Return for each rule that was run, by its short number, of which items it has findings that nobody waived.

    A finding about a plan, or a party, is one of the actions that it concerns as well.
    """
    actions = frozenset(result.graph.nodes["Action"]["id"])
    return {
        assessment.number: frozenset(
            node
            for finding in assessment.standing
            for node in (finding.subject, *(() if finding.subject in actions else actions.intersection(finding.nodes)))
        )
        for assessment in result.findings.assessments
        if not assessment.not_assessed
    }
