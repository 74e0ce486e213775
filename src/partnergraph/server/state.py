"""What a database holds of a register, and what a graph would have it hold, in one form that can be compared.

In: a server and a register's name, or a Graph. Out: nodes and edges with their facts, by what identifies them. Refuses: two nodes
of one id, since an id is unique within a register.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from partnergraph import bolt
from partnergraph.bolt import Server
from partnergraph.engines import edge_columns, node_columns
from partnergraph.errors import EngineError
from partnergraph.model import Graph, Progress, quiet
from partnergraph.schema import EDGES, NODES
from partnergraph.server.layout import OURS, SHEET

Facts = dict[str, Any]
Edge = tuple[str, str, str, int]
"""Kind, id of the tail, id of the head, and which of several between the same two."""


_SECONDS = 600
"""A whole register may be long."""


@dataclass(slots=True)
class State:
    """Nodes and edges of one register.

    Attributes:
        nodes: For each kind of node, their facts by id.
        edges: Facts of edges by kind, ends and number.
        kinds: The kind of each node, by its id.
    """

    nodes: dict[str, dict[str, Facts]] = field(default_factory=dict)
    edges: dict[Edge, Facts] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, node: Facts) -> None:
        """Add a node of the graph.

        Raises:
            EngineError: Another node has its id.
        """
        if node["id"] in self.kinds:
            raise EngineError(f'Two nodes have the id "{node["id"]}": {self.kinds[node["id"]]} and {kind}.')
        self.kinds[node["id"]] = kind
        self.nodes.setdefault(kind, {})[node["id"]] = node


def of_graph(graph: Graph) -> State:
    """Return what a database should hold of a graph.

    Raises:
        EngineError: The graph breaks the schema, or two nodes have one id.
    """
    state = State()
    for kind, columns in node_columns(graph):
        for node in bolt.rows(columns):
            state.add(kind, node)
    seen: Counter[tuple[str, str, str]] = Counter()
    for kind, _, _, columns in edge_columns(graph):
        for edge in bolt.rows(columns):
            ends = (kind, edge.pop("from"), edge.pop("to"))
            state.edges[*ends, seen[ends]] = edge
            seen[ends] += 1
    return state


def digest(state: State) -> str:
    """Return a short text that is the same for two states only where they hold the same."""
    made = hashlib.sha256()
    for kind, nodes in sorted(state.nodes.items()):
        for node, facts in sorted(nodes.items()):
            made.update(repr((kind, node, sorted(facts.items()))).encode("utf-8"))
    for edge, facts in sorted(state.edges.items()):
        made.update(repr((edge, sorted(facts.items()))).encode("utf-8"))
    return made.hexdigest()


def held(server: Server, register: str, progress: Progress = quiet) -> State:
    """Return what the database holds of the graph of a register.

    Raises:
        EngineError: The server failed.
    """
    state = State()
    progress("Comparing with the server")
    with server.session("READ") as session:
        for record in session.run(
            bolt.query(
                f"MATCH (n:`{OURS}`) WHERE n.register = $register RETURN labels(n) AS labels, properties(n) AS facts",
                _SECONDS,
            ),
            register=register,
        ):
            kind = next((label for label in record["labels"] if label in NODES), None)
            if kind is not None:
                facts = bolt.plain(record["facts"])
                del facts["register"]
                state.add(kind, facts)
        for record in session.run(
            bolt.query(
                f"MATCH (a:`{OURS}`)-[r]->(b:`{OURS}`) WHERE a.register = $register AND r.register = $register "
                "AND b.register = $register "
                "RETURN type(r) AS kind, a.id AS tail, b.id AS head, properties(r) AS facts",
                _SECONDS,
            ),
            register=register,
        ):
            facts = bolt.plain(record["facts"])
            del facts["register"]
            edge = (record["kind"], record["tail"], record["head"], facts.pop("number", 0))
            if edge[0] in EDGES and edge[1] in state.kinds and edge[2] in state.kinds:
                state.edges[edge] = facts
    return state


def sheets(server: Server, register: str, only: str | None = None) -> dict[str, Facts]:
    """Return the nodes that keep the sheets of a register, or the one called `only`, by id.

    Raises:
        EngineError: The server failed.
    """
    with server.session("READ") as session:
        records = session.run(
            bolt.query(
                f"MATCH (n:`{SHEET}`) WHERE n.register = $register AND ($only IS NULL OR n.name = $only) RETURN properties(n) AS facts"
            ),
            register=register,
            only=only,
        )
        found = [bolt.plain(record["facts"]) for record in records]
    return {node["id"]: {key: value for key, value in node.items() if key != "register"} for node in found}


def as_graph(state: State) -> Graph:
    """Return the graph of what a database holds; facts that the schema does not know are left out."""
    edges: dict[str, list[Facts]] = {kind: [] for kind in EDGES}
    for (kind, tail, head, _), facts in sorted(state.edges.items()):
        ends = {"from": tail, "to": head, "from_kind": state.kinds[tail], "to_kind": state.kinds[head]}
        edges[kind].append(facts | ends)
    return Graph(
        {
            kind: _frame([p.name for p in declared.properties], [node for _, node in sorted(nodes.items())])
            for kind, declared in NODES.items()
            for nodes in (state.nodes.get(kind, {}),)
        },
        {
            kind: _frame(["from", "to", "from_kind", "to_kind", *(p.name for p in declared.properties)], edges[kind])
            for kind, declared in EDGES.items()
        },
    )


def _frame(columns: list[str], listed: list[Facts]) -> pd.DataFrame:
    return pd.DataFrame({column: pd.Series([row.get(column) for row in listed], dtype=object) for column in columns})
