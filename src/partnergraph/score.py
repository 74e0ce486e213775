"""The accountability score: of the open actions, how many have what makes somebody answerable for them.

In: a Graph; the actions that a rule found to share information without an agreement. Out: Scores of the whole, of each plan, theme and agency, and
of the earlier versions of each plan, each part with its denominator. Refuses nothing.

An action is answered for where exactly one person or post leads it: is accountable or, where nobody is ranked, named. A person and the
post that they hold are one; bodies beside them are passed over. It has a board where it or its plan reports to one. An agreement is asked
for only where its words speak of sharing personal data. Of an earlier version the register keeps leads, dates and outcomes, and so its score has these alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from partnergraph.model import Graph, split_names
from partnergraph.schema import ENDED

PARTS = ("one lead", "date", "outcome", "board", "agreement")
_BELONGS = ("PART_OF", "WORKS_FOR", "POST_IN", "HOLDS")


@dataclass(frozen=True, slots=True)
class Score:
    """How many actions of a plan, theme or agency have each part, of how many that should.

    Attributes:
        scope: all, plan, theme or agency.
        name: Which.
        open: Its open actions.
        whole: Those that have every part that they should have; None where not every part is known.
        parts: For each of `PARTS` that is known, how many have it and how many should.
        version: The date of an earlier version; None for the state of now.
    """

    scope: str
    name: str
    open: int
    whole: int | None
    parts: dict[str, tuple[int, int]]
    version: date | None = None

    @property
    def called(self) -> str:
        """What it is of, as a person says it."""
        said = self.name or "all plans together"
        return f"{said}, version of {self.version.day} {self.version:%B %Y}" if self.version else said


def scores(graph: Graph, without_agreement: Collection[str] | None) -> tuple[Score, ...]:
    """Return the scores of a graph: all first, then plans, themes and agencies by name.

    Args:
        graph: The graph.
        without_agreement: Ids of actions that share information and no agreement covers them; None where nobody could
            look, and then no action has one.
    """
    leads = _leads(graph)
    held = {(row["from"], row["to"]) for row in _rows(graph, "HOLDS")}
    people = {kind: set(graph.nodes[kind]["id"]) for kind in ("Person", "Post")}
    plans, themes = _heads(graph, "IN_PLAN"), _heads(graph, "IN_THEME")
    boards = {tail for tail, found in _heads(graph, "REPORTS_TO", "Board").items() if found}
    names = {
        node: name for frame in graph.nodes.values() for node, name in zip(frame["id"], frame["name"], strict=True)
    }
    agencies = _agencies(graph)
    groups: dict[tuple[str, str], list[dict[str, bool | None]]] = defaultdict(list)
    groups["all", ""] = []
    # A plan of which nothing is open has its line, and is not passed over.
    groups.update(
        {("plan", plan): [] for action in graph.nodes["Action"]["id"] for plan in sorted(plans.get(action, ()))}
    )
    for action in graph.nodes["Action"].to_dict("records"):
        if action["status"] in ENDED:
            continue
        own = str(action["id"])
        who = leads.get(own, set())
        has: dict[str, bool | None] = {
            "one lead": _people(who & (people["Person"] | people["Post"]), held) == 1,
            "date": action["due"] is not None,
            "outcome": bool((action["outcome"] or "").strip()),
            "board": own in boards or bool(boards & plans.get(own, set())),
            "agreement": None,
        }
        if action["shares_data"]:
            has["agreement"] = without_agreement is not None and own not in without_agreement
        groups["all", ""].append(has)
        of_leads = {agency for lead in who for agency in agencies.get(lead, ())}
        for scope, nodes in (("plan", plans.get(own, ())), ("theme", themes.get(own, ())), ("agency", of_leads)):
            for node in nodes:
                groups[scope, node].append(has)
    order = ("all", "plan", "theme", "agency")
    made = [_score(scope, names.get(node, ""), some) for (scope, node), some in groups.items()]
    return tuple(sorted(made, key=lambda one: (order.index(one.scope), one.name)))


def earlier_scores(graph: Graph) -> tuple[Score, ...]:
    """Return the scores of the earlier versions of each plan, by plan and date: what the register keeps of them."""
    names = {row["id"]: row["name"] for row in graph.nodes["Plan"].to_dict("records")}
    plans = _heads(graph, "IN_PLAN")
    bodies = {name for kind in ("Agency", "Team", "Board", "Placeholder") for name in graph.nodes[kind]["name"]}
    ids = {name: node for kind in ("Person", "Post") for node, name in _named(graph, kind)}
    held = {(row["from"], row["to"]) for row in _rows(graph, "HOLDS")}
    states = {row["id"]: row for row in graph.nodes["Earlier"].to_dict("records")}
    groups: dict[tuple[str, date], list[dict[str, bool | None]]] = defaultdict(list)
    for row in _rows(graph, "WAS"):
        state = states[row["to"]]
        if state["status"] in ENDED:
            continue
        people = {ids.get(name, name) for name in split_names(state["accountable"]) if name not in bodies}
        for plan in plans.get(row["from"], ()):
            groups[names.get(plan, ""), state["version"]].append(
                {
                    "one lead": _people(people, held) == 1,
                    "date": state["due"] is not None,
                    "outcome": bool((state["outcome"] or "").strip()),
                }
            )
    return tuple(
        Score(
            "plan",
            plan,
            len(some),
            None,
            {part: (sum(map(bool, (has[part] for has in some))), len(some)) for part in PARTS[:3]},
            version,
        )
        for (plan, version), some in sorted(groups.items())
    )


def _named(graph: Graph, kind: str) -> Iterator[tuple[str, str]]:
    yield from zip(graph.nodes[kind]["id"], graph.nodes[kind]["name"], strict=True)


def _score(scope: str, name: str, actions: list[dict[str, bool | None]]) -> Score:
    asked = {part: [has[part] for has in actions if has[part] is not None] for part in PARTS}
    return Score(
        scope,
        name,
        len(actions),
        sum(all(value is not False for value in has.values()) for has in actions),
        {part: (sum(map(bool, found)), len(found)) for part, found in asked.items()},
    )


def _rows(graph: Graph, kind: str) -> Iterator[dict[str, Any]]:
    for row in graph.edges[kind].to_dict("records"):
        yield {str(name): value for name, value in row.items()}


def _heads(graph: Graph, kind: str, head: str = "") -> dict[str, set[str]]:
    """The nodes to which each node has an edge of a kind."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in _rows(graph, kind):
        if not head or row["to_kind"] == head:
            found[row["from"]].add(row["to"])
    return found


def _leads(graph: Graph) -> dict[str, set[str]]:
    """Who leads each action: those accountable, else, where nobody delivers either, those named."""
    by_role: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in _rows(graph, "ASSIGNED"):
        if row["from_kind"] != "Placeholder":
            by_role[row["to"]][row["role"] or "named"].add(row["from"])
    return {
        action: roles["accountable"] or (set() if roles["responsible"] else roles["named"])
        for action, roles in by_role.items()
    }


def _people(who: set[str], held: Collection[tuple[str, str]]) -> int:
    """How many people lead: a person and the post that they hold are one."""
    return len({one for one in who if not any((other, one) in held for other in who)})


def _agencies(graph: Graph) -> dict[str, set[str]]:
    """The agencies for which each party acts, itself or through its team or post."""
    above: dict[str, set[str]] = defaultdict(set)
    for kind in _BELONGS:
        for tail, heads in _heads(graph, kind).items():
            above[tail] |= heads
    own = set(graph.nodes["Agency"]["id"])
    found: dict[str, set[str]] = {agency: {agency} for agency in own}
    for party in above:
        reached = {party}
        for _ in range(3):
            reached |= {head for node in reached for head in above.get(node, ())}
        found[party] = reached & own
    return found
