"""The network of agencies: who acts for which, which hang together, which one everything runs through.

In: a graph's edges. Out: `ACTS_FOR` from each agency, team, post and person to the agency and team that it is or belongs to;
`component`, `between` and `cut` of each agency. Refuses nothing.

Two agencies are linked where they, their teams, posts or people are named on one action, sit on one board, are party to
one agreement that is more than planned, or where a contact of one is there for the other; whatever the dates, since the
day is not known here. Linear but for two things: a group of n agencies gives n squared links (of more than 200, each is
linked with the next only), and `between` is exact, at nodes times links, only in parts of up to 200 agencies; in larger
ones it is estimated from 64 of them, drawn alike each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from partnergraph.graph.collected import Collected

if TYPE_CHECKING:
    import networkx as nx

_LARGEST_GROUP = 200
_EXACT = 200
_SAMPLE = 64


def measure_agencies(made: Collected) -> None:
    """Say for whom each party acts; give each agency that has a link its `component`, `between` and `cut`."""
    # Imported here: it takes as long as a short command, and few make a graph.
    import networkx as nx

    bodies = acts_for((*made.nodes["Agency"], *made.nodes["Team"]), made.edges)
    for kind in ("Agency", "Team", "Post", "Person"):
        for node, row in made.nodes[kind].items():
            for body in sorted(bodies.get(node, ())):
                head = "Agency" if body in made.nodes["Agency"] else "Team"
                made.edge("ACTS_FOR", (kind, node), (head, body), row["place"])
    agencies = {node: found & made.nodes["Agency"].keys() for node, found in bodies.items()}
    net: nx.Graph[str] = nx.Graph()
    for group in _groups(made, agencies):
        ordered = sorted(group)
        net.add_edges_from(combinations(ordered, 2) if len(ordered) <= _LARGEST_GROUP else pairwise(ordered))
    parts = sorted(nx.connected_components(net), key=lambda part: (-len(part), min(part)))
    for number, part in enumerate(parts):
        within: nx.Graph[str] = nx.Graph()
        within.add_nodes_from(sorted(part))
        within.add_edges_from(sorted(net.subgraph(part).edges))
        sample = None if len(part) <= _EXACT else _SAMPLE
        between = nx.betweenness_centrality(within, k=sample, seed=1)
        cut = cuts(within)
        for agency in part:
            facts = {"component": number, "between": round(between[agency], 6), "cut": cut.get(agency, 0)}
            made.nodes["Agency"][agency].update(facts)


def _groups(made: Collected, agencies: dict[str, set[str]]) -> Iterator[set[str]]:
    """Yield the agencies that something brings together, where they are two or more."""
    groups: dict[str, set[str]] = defaultdict(set)
    planned = {node for kind in ("Agreement", "Contact") for node, row in made.nodes[kind].items() if row["planned"]}
    for kind in ("ASSIGNED", "SITS_ON", "PARTY_TO"):
        for edge in made.edges[kind]:
            groups[edge["to"]].update(agencies.get(edge["from"], ()))
    for kind in ("OF", "FACES", "HELD_BY"):
        for edge in made.edges[kind]:
            groups[edge["from"]].update(agencies.get(edge["to"], ()))
    yield from (group for node, group in groups.items() if len(group) > 1 and node not in planned)


def acts_for(bodies: Iterable[str], edges: Mapping[str, Iterable[Mapping[str, Any]]]) -> dict[str, set[str]]:
    """Return the agencies and teams of each party: itself, its team's, its post's.

    Args:
        bodies: The ids of all agencies and teams.
        edges: The edges of a graph by their kinds, each with its ends.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for body in bodies:
        found[body].add(body)
    for kind in ("PART_OF", "POST_IN", "WORKS_FOR", "HOLDS"):
        for edge in edges[kind]:
            found[edge["from"]] |= found.get(edge["to"], set())
    return found


def cuts(net: nx.Graph[str]) -> dict[str, int]:
    """Return, for each node without which a connected network falls apart, the size of the second largest part.

    Linear: sizes are added up along the tree of blocks and the nodes that they share.
    """
    import networkx as nx

    blocks: list[set[str]] = [set(map(str, block)) for block in nx.biconnected_components(net)]
    shared = set(nx.articulation_points(net))
    tree: nx.Graph[str | int] = nx.Graph()
    for number, block in enumerate(blocks):
        tree.add_edges_from((number, node) for node in block & shared)
    if not shared:
        return {}
    size: dict[str | int, int] = {number: len(block - shared) for number, block in enumerate(blocks)}
    size |= dict.fromkeys(shared, 1)
    root = next(iter(sorted(shared)))
    parts: dict[str | int, list[int]] = defaultdict(list)
    for upper, lower in reversed(list(nx.bfs_edges(tree, root))):
        size[upper] += size[lower]
        parts[upper].append(size[lower])
    total = net.number_of_nodes()
    found = {}
    for node in shared:
        rest = total - 1 - sum(parts[node])
        found[node] = sorted([*parts[node], rest])[-2]
    return found
