"""Who belongs to which organisation on the as-of date.

In: Items. Out: the agency of each team, post and person. Refuses nothing: where the register does not say, or
names several, the first that holds on the day counts, and nobody is put under a body they have left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from partnergraph.views.items import Item, Items
from partnergraph.views.words import shown

_UP = {"Team": ("PART_OF",), "Post": ("POST_IN",), "Person": ("WORKS_FOR", "HOLDS")}


def agencies(items: Items) -> dict[str, str]:
    """Return, for each agency, team, post and person that has one, the id of its agency; an agency's is its own."""
    found: dict[str, str] = {item.id: item.id for item in items.of("Agency")}
    for kind in ("Team", "Post", "Person"):
        for item in items.of(kind):
            above = sorted(
                (
                    relation.kind != _UP[kind][0],
                    found.get(relation.head, ""),
                )
                for relation in items.out.get(item.id, ())
                if relation.kind in _UP[kind] and items.current(relation) and found.get(relation.head)
            )
            if above:
                found[item.id] = above[0][1]
    return found


def holders(items: Items, post: str) -> list[str]:
    """Return the ids of the people who hold a post on the as-of date."""
    return [
        relation.tail for relation in items.into.get(post, ()) if relation.kind == "HOLDS" and items.current(relation)
    ]


def acting_for(items: Items) -> dict[str, frozenset[str]]:
    """Return, for each agency, team, post and person, the ids of all agencies it is or belongs to, whatever the dates.

    Where a person works counts and not what post they hold, as for the rule on pairs without an agreement.
    """
    found: dict[str, frozenset[str]] = {item.id: frozenset((item.id,)) for item in items.of("Agency")}
    for kind in ("Team", "Post", "Person"):
        for item in items.of(kind):
            above = (found.get(head.id, frozenset()) for head in items.heads(item.id, _UP[kind][0]))
            found[item.id] = frozenset().union(*above)
    return found


def short_names(parties: Iterable[Item]) -> dict[str, str]:
    """Return the abbreviation of each of these parties, or its name where it has none or shares it with another."""
    listed = list(parties)
    short = {party.id: shown(party.facts.get("abbreviation")) for party in listed}
    times = Counter(short.values())
    return {party.id: name if (name := short[party.id]) and times[name] == 1 else party.label for party in listed}
