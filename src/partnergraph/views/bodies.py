"""Who belongs to which organisation on the as-of date.

In: Items. Out: the agency of each team, post and person. Refuses nothing: where the register does not say, or
names several, the first that holds on the day counts, and nobody is put under a body they have left.
"""

from __future__ import annotations

from partnergraph.views.items import Items

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
