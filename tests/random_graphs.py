"""Graphs made at random through the schema, small enough for every rule to meet every kind of corner."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from hand_made import graph_of
from partnergraph.model import Graph
from partnergraph.schema import EDGES, NODES, Property

# Judged as of 1 January 2026: the days around it are the ones at which a rule may turn.
_DAYS = [None, date(2024, 6, 30), date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2), date(2027, 3, 31)]
_WORDS = {
    "role": ["accountable", "accountable", "responsible", "supports", "consulted", "informed", "named", None],
    "status": [None, None, "open", "open", "done", "closed", "withdrawn"],
    "lead_text": [None, "", " ", "TBC", "Police / Probation"],
    "unread": [None, None, None, "", " ", "Zed"],
    "ref": [None, "", "1", "1 ", "2", "2.10"],
    "due_text": [None, "", " ", "Ongoing", "June 2026"],
    "due_precision": [None, "day", "year", "none", "recurring"],
    "rag": [None, "", "red", "green"],
}
_OTHERS: dict[str, list[Any]] = {
    "STRING": [None, "", " ", "words", 'O\'Dwyer "and" sons\n😀'],
    "DATE": _DAYS,
    "BOOLEAN": [None, True, False],
    "INT64": [None, 0, 92],
    "DOUBLE": [None, 0.5, 0.7499, 0.75, 1.0],
}


def random_graph(seed: int, actions: int = 24) -> Graph:
    """Return the graph of a seed: every kind of node, most kinds of edge, each action in one plan."""
    # A chance of its own for each kind, so that a kind that comes to the schema leaves the others as they were.
    chances = {kind: Random(f"{seed} {kind}") for kind in (*NODES, *EDGES)}
    numbers = dict.fromkeys(NODES, 4) | {"Action": actions, "Plan": 2, "Area": 5, "Board": 2, "Contact": 6}
    nodes = [
        (kind, f"{kind.lower()}:{number}", f"{kind} {number}", _facts(chances[kind], NODES[kind].properties[2:-1]))
        for kind, count in numbers.items()
        for number in range(count if chances[kind].random() < 0.95 else 0)
    ]
    of_kind = {kind: [node[1] for node in nodes if node[0] == kind] for kind in NODES}
    edges = []
    for kind, declared in EDGES.items():
        chance = chances[kind]
        for tail, head in declared.ends:
            # Every other graph is thin: actions with one name, or with none.
            wanted = chance.randrange((actions if seed % 2 else actions // 4) if kind == "ASSIGNED" else 5)
            for _ in range(wanted if of_kind[tail] and of_kind[head] and (tail, head) != ("Action", "Plan") else 0):
                ends = chance.choice(of_kind[tail]), chance.choice(of_kind[head])
                if ends[0] != ends[1]:
                    edges.append((kind, *ends, _facts(chance, declared.properties[:-1])))
    if of_kind["Plan"]:
        edges += [("IN_PLAN", action, chances["IN_PLAN"].choice(of_kind["Plan"]), {}) for action in of_kind["Action"]]
    return graph_of(nodes, edges)


def _facts(chance: Random, properties: tuple[Property, ...]) -> dict[str, Any]:
    return {p.name: chance.choice(_WORDS.get(p.name, _OTHERS[p.type])) for p in properties}
