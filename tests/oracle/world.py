"""What the rules must find, said a second time in plain Python, from the catalogue and not from the queries.

In: a graph. Out: for each rule in `RULES`, the identities of its findings. Written for clearness on small graphs; it looks at
everything again and again, and knows nothing of Cypher.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from partnergraph.model import Graph

Found = set[tuple[str, ...]]
Facts = Mapping[str, Any]

ENDED = {"done", "closed", "withdrawn", "gone"}
REAL = {"Agency", "Team", "Person", "Post", "Board"}
RANKED = {"accountable", "responsible"}
BELONGING = ("PART_OF", "WORKS_FOR", "POST_IN", "HOLDS")


class Edge(NamedTuple):
    """One edge: its ends and what it says."""

    tail: str
    head: str
    facts: Facts


class World:
    """A graph to ask plain questions of, on a day and with thresholds."""

    def __init__(self, graph: Graph, day: date, thresholds: Mapping[str, Any]) -> None:
        self.day = day
        self.most = thresholds
        self.nodes: dict[str, dict[str, Any]] = {}
        self.kind: dict[str, str] = {}
        self.edges: dict[str, list[Edge]] = {}
        for kind, frame in graph.nodes.items():
            for row in frame.to_dict("records"):
                self.nodes[row["id"]] = row
                self.kind[row["id"]] = kind
        for kind, frame in graph.edges.items():
            self.edges[kind] = [Edge(row["from"], row["to"], row) for row in frame.to_dict("records")]

    def of_kind(self, *kinds: str) -> list[str]:
        return [node for node, kind in self.kind.items() if kind in kinds]

    def heads(self, kind: str, tail: str, *kinds: str) -> list[str]:
        return [e.head for e in self.edges[kind] if e.tail == tail and (not kinds or self.kind[e.head] in kinds)]

    def tails(self, kind: str, head: str, *kinds: str) -> list[str]:
        return [e.tail for e in self.edges[kind] if e.head == head and (not kinds or self.kind[e.tail] in kinds)]

    def say(self, node: str, name: str) -> str:
        """A text of a node without blanks around it; empty where there is none."""
        return (self.nodes[node][name] or "").strip()

    def open(self, action: str) -> bool:
        return self.nodes[action]["status"] not in ENDED

    def actions(self) -> Iterator[str]:
        """The open actions."""
        return (action for action in self.of_kind("Action") if self.open(action))

    def plan(self, action: str) -> str:
        """The plan of an action; empty where there is none."""
        return next(iter(self.heads("IN_PLAN", action)), "")

    def given(self, action: str, *roles: str, kinds: set[str] = REAL) -> set[str]:
        """Who has one of these roles in an action."""
        return {
            e.tail
            for e in self.edges["ASSIGNED"]
            if e.head == action and e.facts["role"] in roles and self.kind[e.tail] in kinds
        }

    def leads(self, action: str) -> set[str]:
        """Who is accountable; where nobody has a rank, who is named."""
        ranked = self.given(action, *RANKED, kinds=REAL | {"Placeholder"})
        return self.given(action, "accountable") | (set() if ranked else self.given(action, "named"))

    def led(self) -> dict[str, set[str]]:
        """The open actions of each lead."""
        found = defaultdict(set)
        for action in self.actions():
            for lead in self.leads(action):
                found[lead].add(action)
        return found

    def led_once(self) -> dict[str, set[str]]:
        """The open actions of each lead, without those that a post leads beside one who holds it."""
        found = defaultdict(set)
        for action in self.actions():
            leads = self.leads(action)
            held = {e.head for e in self.edges["HOLDS"] if e.tail in leads}
            for lead in leads - held:
                found[lead].add(action)
        return found

    def agencies(self, party: str, steps: int = 3) -> set[str]:
        """The agencies of a party: itself, or by its team, post or people, so many steps up."""
        reached = {party}
        for _ in range(steps):
            reached |= {e.head for kind in BELONGING for e in self.edges[kind] if e.tail in reached}
        return {one for one in reached if self.kind[one] == "Agency"}

    def current(self, span: Facts) -> bool:
        return (span["since"] is None or span["since"] <= self.day) and (
            span["until"] is None or span["until"] >= self.day
        )

    def holdings(self, post: str) -> list[Edge]:
        return [e for e in self.edges["HOLDS"] if e.head == post]

    def engagements(self, person: str) -> list[Edge]:
        """The posts that a person holds, and where the person works."""
        return [e for kind in ("HOLDS", "WORKS_FOR") for e in self.edges[kind] if e.tail == person]

    def unheld(self, post: str) -> bool:
        return not any(self.current(e.facts) for e in self.holdings(post))

    def same(self, one: str) -> set[str]:
        """A person with the posts held now, a post with those who hold it now."""
        return {one} | {
            end for e in self.edges["HOLDS"] if self.current(e.facts) and one in e[:2] for end in e[:2] if end != one
        }

    def states(self, action: str) -> list[str]:
        return self.heads("WAS", action)

    def overloaded(self, led: int, total: int) -> bool:
        return led >= self.most["overload"] or (
            total >= self.most["overload_from"] and 100 * led >= self.most["overload_share"] * total
        )

    def by_plan(self) -> dict[str, set[str]]:
        """The open actions of each plan."""
        found = defaultdict(set)
        for action in self.actions():
            found[self.plan(action)].add(action)
        found.pop("", None)
        return found


RULES: dict[str, Callable[[World], Found]] = {}


def rule(name: str) -> Callable[[Callable[[World], Found]], Callable[[World], Found]]:
    """Enter what a rule finds under the rule's name."""

    def enter(told: Callable[[World], Found]) -> Callable[[World], Found]:
        RULES[name] = told
        return told

    return enter


def of_actions(name: str, holds: Callable[[World, str], Any]) -> None:
    """Enter a rule that finds each open action of which something holds."""
    RULES[name] = lambda w: {(action,) for action in w.actions() if holds(w, action)}


def late(w: World, action: str) -> bool:
    due = w.nodes[action]["due"]
    return due is not None and due < w.day
