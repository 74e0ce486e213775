"""Graphs made at random through the schema, small enough for every rule to meet every kind of corner."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from hand_made import graph_of
from partnergraph.graph.network import acts_for
from partnergraph.model import Graph
from partnergraph.schema import EDGES, NODES, Property

# Judged as of 1 January 2026: the days around it are the ones at which a rule may turn.
_DAYS = [None, date(2024, 6, 30), date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2), date(2027, 3, 31)]
_WORDS = {
    "role": [
        "accountable",
        "accountable",
        "responsible",
        "responsible",
        "supports",
        "consulted",
        "informed",
        "named",
        None,
    ],
    "SITS_ON.role": ["chair", "chair", "member", "deputy", None],
    "multi_agency": [None, True, True],
    "status": [None, None, "open", "open", "done", "closed", "withdrawn", "gone"],
    "lead_text": [None, "", " ", "TBC", "Police / Probation"],
    "unread": [None, None, None, "", " ", "Zed"],
    "ref": [None, "", "1", "1 ", "2", "2.10"],
    "due_text": [None, "", " ", "Ongoing", "June 2026"],
    "due_precision": [None, "day", "year", "none", "recurring"],
    "rag": [None, "", "red", "amber", "green", "blue"],
    "evidence": [None, None, None, "minutes"],
    "progress": [None, None, None, " ", "begun"],
    "accountable": [None, "Team 1; Person 1", "Person 0", "Post 2; Agency 3"],
    "weight": [None, 0.5, 0.75, 1.0, 3.0],
    "due_month": [None, 3, 12],
    "score": [None, 0.8, 0.8499, 0.85, 1.0],
    "deliverables": [None, 2, 3],
    "authority": [None, "police", "education", "prison"],
    "sector": [None, "council", "council", "voluntary"],
    "covers": [None, "children", "places"],
    "dpia": [None, " ", "DPIA 1"],
    "purpose_class": [None, "gangs", "Gangs "],
    "command": [None, "North", "North"],
    "component": [None, 0, 0, 1],
    "between": [None, 0.5, 0.7, 1.0],
    "cut": [None, 0, 1, 2],
    "topic": [None, "moves", "Moves", "schools"],
}
_OTHERS: dict[str, list[Any]] = {
    "STRING": [None, "", " ", "words", 'O\'Dwyer "and" sons\n😀'],
    "DATE": _DAYS,
    "BOOLEAN": [None, True, False],
    "INT64": [None, 0, 92],
    "DOUBLE": [None, 0.5, 0.7499, 0.75, 1.0],
}
_MANY = {
    "REPORTS_TO": 9,
    "HOLDS": 10,
    "WORKS_FOR": 8,
    "SITS_ON": 8,
    "DEPENDS_ON": 20,
    "WAS": 12,
    "BECAME": 12,
    "RESEMBLES": 40,
    "IN_THEME": 12,
    "PARTY_TO": 9,
    "HELD_BY": 8,
    "FACES": 7,
}
"""Kinds of edge of which there may be more than four."""


def random_graph(seed: int, actions: int = 24) -> Graph:
    """Return the graph of a seed: every kind of node, most kinds of edge, each action in one plan."""
    # A chance of its own for each kind, so that a kind that comes to the schema leaves the others as they were.
    chances = {kind: Random(f"{seed} {kind}") for kind in (*NODES, *EDGES)}
    numbers = dict.fromkeys(NODES, 4) | {"Action": actions, "Plan": 2, "Area": 5, "Board": 2, "Contact": 6}
    nodes = [
        (
            kind,
            f"{kind.lower()}:{number}",
            f"{kind} {number}",
            _facts(chances[kind], kind, NODES[kind].properties[2:-1]),
        )
        for kind, count in numbers.items()
        for number in range(count if chances[kind].random() < 0.95 else 0)
    ]
    of_kind = {kind: [node[1] for node in nodes if node[0] == kind] for kind in NODES}
    edges = []
    for kind, declared in EDGES.items():
        chance = chances[kind]
        for tail, head in declared.ends:
            # Every third graph is thin (actions with one name, or with none), and every third one is thick.
            most = (actions // 4, actions, 3 * actions)[seed % 3] if kind == "ASSIGNED" else _MANY.get(kind, 5)
            wanted = chance.randrange(most)
            for _ in range(wanted if of_kind[tail] and of_kind[head] and (tail, head) != ("Action", "Plan") else 0):
                ends = chance.choice(of_kind[tail]), chance.choice(of_kind[head])
                if ends[0] != ends[1]:
                    edges.append((kind, *ends, _facts(chance, kind, declared.properties[:-1])))
    if of_kind["Plan"]:
        edges += [("IN_PLAN", action, chances["IN_PLAN"].choice(of_kind["Plan"]), {}) for action in of_kind["Action"]]
    if seed % 6 == 2 and of_kind["Agency"] and of_kind["Area"] and of_kind["Action"]:
        # By chance alone no two areas have a council each and an action that crosses their border.
        edges = [edge for edge in edges if edge[0] != "SERVES"]
        edges += [("SERVES", f"agency:{number}", f"area:{number}", {}) for number in range(4)]
        edges += [("BORDERS", "area:0", f"area:{number}", {}) for number in range(1, 4)]
        edges += [("MENTIONS", action, "area:0", {}) for action in of_kind["Action"][::4]]
    bodies = [*of_kind["Agency"], *of_kind["Team"]]
    ties = {kind: [{"from": one[1], "to": one[2]} for one in edges if one[0] == kind] for kind in EDGES}
    edges = [edge for edge in edges if edge[0] != "ACTS_FOR"]
    edges += [("ACTS_FOR", party, body, {}) for party, of in acts_for(bodies, ties).items() for body in sorted(of)]
    facts = {node[1]: node[3] for node in nodes}
    for kind, before, after, _ in edges:
        # An action often stays as it was, but for its rating.
        if kind == "BECAME" and chances[kind].random() < 0.5:
            facts[before] |= {name: facts[after][name] for name in ("progress", "status", "due", "evidence")}
    lost = Random(f"{seed} place")
    edges = [(kind, *ends, facts | ({"place": None} if lost.random() < 0.02 else {})) for kind, *ends, facts in edges]
    return graph_of(nodes, edges)


def _facts(chance: Random, kind: str, properties: tuple[Property, ...]) -> dict[str, Any]:
    return {
        p.name: chance.choice(_WORDS.get(f"{kind}.{p.name}", _WORDS.get(p.name, _OTHERS[p.type]))) for p in properties
    }
