"""What must be done to a database so that it holds what a register says.

In: two states of one register. Out: changes, in the order in which they can be made, and how many there are of each sort. Refuses
nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from partnergraph.server.layout import OURS, SHEET
from partnergraph.server.state import Facts, State

SORTS = ("created", "changed", "deleted", "unchanged")


@dataclass(frozen=True, slots=True)
class Step:
    """Rows that one statement writes.

    Attributes:
        cypher: The statement, which takes `$rows` and `$register`.
        rows: The rows.
    """

    cypher: str
    rows: list[dict[str, Any]]


@dataclass(slots=True)
class Changes:
    """What changes between two states.

    Attributes:
        steps: What is to be written, in order.
        counts: How many nodes and edges of each kind are created, changed, deleted and unchanged.
    """

    steps: list[Step] = field(default_factory=list)
    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(len(step.rows) for step in self.steps)


def between(now: State, wanted: State, sheets_now: Mapping[str, Facts], sheets_wanted: Mapping[str, Facts]) -> Changes:
    """Return what turns what the database holds `now` into what is `wanted`.

    Nodes come first, then edges, then what goes: a push that stops on the way leaves nothing hanging.
    """
    made = Changes()
    going: list[Step] = []
    for kind in dict.fromkeys((*wanted.nodes, *now.nodes)):
        old, new = now.nodes.get(kind, {}), wanted.nodes.get(kind, {})
        _nodes(made, going, f"`{OURS}`:`{kind}`", kind, old, new)
    _nodes(made, going, f"`{SHEET}`", "", dict(sheets_now), dict(sheets_wanted))
    groups: dict[tuple[str, str, str], tuple[list[dict[str, Any]], list[dict[str, Any]]]] = {}
    kinds = now.kinds | wanted.kinds
    for edge in dict.fromkeys((*wanted.edges, *now.edges)):
        kind, tail, head, number = edge
        sort = _sort(edge, now.edges, wanted.edges)
        made.counts.setdefault(kind, Counter())[sort] += 1
        if sort != "unchanged":
            put, gone = groups.setdefault((kind, kinds[tail], kinds[head]), ([], []))
            ends = {"tail": tail, "head": head, "number": number}
            if sort == "deleted":
                gone.append(ends)
            else:
                put.append(ends | {"facts": wanted.edges[edge]})
    edges_going: list[Step] = []
    for (kind, tail, head), (put, gone) in groups.items():
        both = (
            f"UNWIND $rows AS row MATCH (a:`{OURS}`:`{tail}` {{register: $register, id: row.tail}}) "
            f"MATCH (b:`{OURS}`:`{head}` {{register: $register, id: row.head}}) "
        )
        joined = f"(a)-[r:`{kind}` {{register: $register, number: row.number}}]->(b)"
        made.steps += _step(
            f"{both}MERGE {joined} SET r = row.facts SET r.register = $register, r.number = row.number", put
        )
        edges_going += _step(f"{both}MATCH {joined} DELETE r", gone)
    made.steps += [*edges_going, *going]
    return made


def _nodes(
    made: Changes, going: list[Step], labels: str, kind: str, old: dict[str, Facts], new: dict[str, Facts]
) -> None:
    sorts = {node: _sort(node, old, new) for node in dict.fromkeys((*new, *old))}
    if kind:
        made.counts[kind] = Counter(sorts.values())
    made.steps += _step(
        f"UNWIND $rows AS row MERGE (n:{labels} {{register: $register, id: row.id}}) "
        "SET n = row SET n.register = $register",
        [new[node] for node, sort in sorts.items() if sort in {"created", "changed"}],
    )
    # What others joined to a node of ours is theirs: the node stays for it, without anything that makes it ours.
    going += _step(
        f"UNWIND $rows AS row MATCH (n:{labels} {{register: $register, id: row.id}}) "
        f"FOREACH (x IN CASE WHEN EXISTS {{ (n)--() }} THEN [n] ELSE [] END | REMOVE x:{labels} REMOVE x.register) "
        "WITH n WHERE n.register IS NOT NULL DELETE n",
        [{"id": node} for node, sort in sorts.items() if sort == "deleted"],
    )


def _step(cypher: str, rows: list[dict[str, Any]]) -> Iterator[Step]:
    if rows:
        yield Step(cypher, rows)


def _sort(key: Any, old: Mapping[Any, Facts], new: Mapping[Any, Facts]) -> str:
    if key not in old:
        return "created"
    if key not in new:
        return "deleted"
    return "unchanged" if old[key] == new[key] else "changed"
