"""The part of a graph that lies around one of its items.

In: a Result, an id or a name as people write it, a number of steps. Out: the Result with that part of the graph. Refuses a name that nothing has, with
the nearest.
"""

from __future__ import annotations

from dataclasses import replace

from partnergraph.errors import InputError
from partnergraph.model import Graph, Result
from partnergraph.subjects import Subjects
from partnergraph.views.items import Items, index

_CROSSROADS = frozenset({"Plan", "Area"})
"""Kinds by which everything is joined to everything: one is part of what lies around, and nothing behind it is."""


def around(result: Result, about: str, steps: int) -> Result:
    """Return a result whose graph holds an item, what lies at most some steps from it, and all edges between these.

    What only the words of an action name is no step away.

    Args:
        result: The result.
        about: What it is called, or its id.
        steps: How many steps.

    Raises:
        InputError: Nothing is called so.
    """
    items = index(result)
    start = _meant(items, about)
    found, edge = set(start), set(start)
    for _ in range(steps):
        walked = {one for one in edge if one in start or items[one].kind not in _CROSSROADS}
        edge = {near for one in walked for near in items.near[one]} - found
        found |= edge
    return replace(result, graph=_cut(result.graph, found))


def _meant(items: Items, about: str) -> frozenset[str]:
    if about in items.by_id:
        return frozenset({about})
    names = Subjects((item.id, item.kind, item.facts) for item in items.by_id.values())
    sets = names.find(about)
    if not sets:
        near = names.nearest(about)
        raise InputError(
            f'Nothing in the register is called "{about}".',
            todo=f'The nearest is "{near}".' if near else "Write the name as the register has it.",
        )
    return frozenset().union(*sets)


def _cut(graph: Graph, members: set[str]) -> Graph:
    return Graph(
        {kind: frame[frame["id"].isin(members)].reset_index(drop=True) for kind, frame in graph.nodes.items()},
        {
            kind: frame[frame["from"].isin(members) & frame["to"].isin(members)].reset_index(drop=True)
            for kind, frame in graph.edges.items()
        },
    )
