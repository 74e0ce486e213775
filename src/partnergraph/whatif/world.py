"""A result as whatif looks at it: who leads which open action, where it is heard, who belongs where.

In: a Result. Out: a World. Refuses nothing. One pass over the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from partnergraph.model import Result
from partnergraph.views import bodies
from partnergraph.views.items import Item, Items, index

_STEPS = 4  # from an action to a board, as the rule on routes counts


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """What there is.

    Attributes:
        items: The graph as people read it.
        actions: The open actions by id, in the order of the plans.
        plan: For each open action the id of its plan; empty if it has none.
        leaders: For each open action the ids of who leads it: accountable or responsible, or named where nobody has such a
            rank. No placeholders.
        boards: For each open action the boards that it reaches.
        agency: The agency of each party that has one.
        holders: Of each post, who holds it.
        leads: For each party the open actions that it leads.
    """

    items: Items
    actions: Mapping[str, Item]
    plan: Mapping[str, str]
    leaders: Mapping[str, tuple[str, ...]]
    boards: Mapping[str, frozenset[str]]
    agency: Mapping[str, str]
    holders: Mapping[str, tuple[str, ...]]
    leads: Mapping[str, frozenset[str]]

    def label(self, party: str) -> str:
        """Return what a party is called."""
        return self.items[party].label

    def vacant(self, party: str) -> bool:
        """Whether it is a post of which the register says that nobody holds it."""
        item = self.items[party]
        return item.kind == "Post" and bool(item.facts.get("vacant")) and not self.holders.get(party)

    def able(self, action: str) -> tuple[str, ...]:
        """Return who leads an action and is there to do so."""
        return tuple(party for party in self.leaders[action] if not self.vacant(party))

    def theme(self, action: str) -> Item | None:
        """Return the theme of an action."""
        return next(self.items.heads(action, "IN_THEME"), None)

    def one(self, party: str) -> frozenset[str]:
        """Return the ids under which one person acts: the person, the posts held, and who holds them."""
        posts = {
            party,
            *(post.id for post in self.items.heads(party, "HOLDS") if party in self.holders.get(post.id, ())),
        }
        return frozenset({*posts, *(holder for post in posts for holder in self.holders.get(post, ()))})


def world(result: Result) -> World:
    """Return a result as whatif looks at it."""
    items = index(result)
    actions = {item.id: item for item in items.actions() if item.open}
    leaders = {action: _leaders(items, action) for action in actions}
    leads: dict[str, set[str]] = defaultdict(set)
    for action, parties in leaders.items():
        for party in parties:
            leads[party].add(action)
    above = _above(items)
    return World(
        items,
        actions,
        {action: next((plan.id for plan in items.heads(action, "IN_PLAN")), "") for action in actions},
        leaders,
        {action: _reached(items, action, above) for action in actions},
        bodies.agencies(items),
        {post.id: tuple(bodies.holders(items, post.id)) for post in items.of("Post")},
        {party: frozenset(found) for party, found in leads.items()},
    )


def _leaders(items: Items, action: str) -> tuple[str, ...]:
    roles = [(str(tie.facts.get("role")), tie.tail) for tie in items.into.get(action, ()) if tie.kind == "ASSIGNED"]
    ranked = [party for role, party in roles if role in {"accountable", "responsible"}]
    found = ranked or [party for role, party in roles if role == "named"]
    return tuple(dict.fromkeys(party for party in found if items[party].kind != "Placeholder"))


def _above(items: Items) -> dict[str, frozenset[str]]:
    """Of each board itself and those above it, as many steps as an action may still go."""
    found = {}
    for board in items.of("Board"):
        reached = {board.id}
        for _ in range(_STEPS - 1):
            reached |= {head.id for one in reached for head in items.heads(one, "REPORTS_TO") if head.kind == "Board"}
        found[board.id] = frozenset(reached)
    return found


def _reached(items: Items, action: str, above: Mapping[str, frozenset[str]]) -> frozenset[str]:
    first: Iterable[str] = [action, *(plan.id for plan in items.heads(action, "IN_PLAN"))]
    direct = [board.id for one in first for board in items.heads(one, "REPORTS_TO")]
    return frozenset().union(*(above.get(board, frozenset()) for board in direct))
