"""The nodes and edges of a graph, one after the other, for formats that hold each as a record.

In: a Graph. Out: Nodes and Edges in the order of the schema and of their ids, without what is missing and without characters that no format
holds. Refuses nothing. Rows are made as they are asked for, so that a graph of a million edges takes no more room than its tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from partnergraph.model import Graph
from partnergraph.schema import EDGES, NODES
from partnergraph.views import printable

Fact = str | date | bool | int | float


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its id, its kind, what a person would call it, and what is known of it (its name among it)."""

    id: str
    kind: str
    label: str
    facts: dict[str, Fact]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge with an id of its own (e1, e2...), as two of one kind may join the same nodes."""

    id: str
    kind: str
    tail: str
    head: str
    tail_kind: str
    head_kind: str
    facts: dict[str, Fact]


def nodes(graph: Graph) -> Iterator[Node]:
    """Yield the nodes of a graph, kind by kind."""
    for kind, frame in graph.nodes.items():
        names = [str(name) for name in frame.columns]
        for cells in frame.itertuples(index=False, name=None):
            facts = _known(dict(zip(names, cells, strict=True)))
            node_id = str(facts.pop("id"))
            label = str(facts.get("label") or facts.get("title") or facts.get("name") or node_id)
            yield Node(node_id, kind, label, facts)


def edges(graph: Graph) -> Iterator[Edge]:
    """Yield the edges of a graph, kind by kind."""
    number = 0
    for kind, frame in graph.edges.items():
        names = [str(name) for name in frame.columns]
        for cells in frame.itertuples(index=False, name=None):
            number += 1
            facts = _known(dict(zip(names, cells, strict=True)))
            tail, head, tail_kind, head_kind = (str(facts.pop(name)) for name in ("from", "to", "from_kind", "to_kind"))
            yield Edge(f"e{number}", kind, tail, head, tail_kind, head_kind, facts)


def _known(row: dict[str, Any]) -> dict[str, Fact]:
    return {
        name: printable(value) if isinstance(value, str) else value
        for name, value in row.items()
        if value is not None and value == value  # noqa: PLR0124 - a missing number is unequal to itself
    }


def plain(value: Fact) -> str | bool | int | float:
    """Return a value as formats hold it that know no dates: a date is an ISO text."""
    return value.isoformat() if isinstance(value, date) else value


def written(value: Fact) -> str:
    """Return a value as XML and CSV write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(plain(value))


def types(*, of_nodes: bool) -> dict[str, str]:
    """Return the schema's type of each property of nodes or of edges; what has two types is a text."""
    found: dict[str, str] = {}
    for kind in (NODES if of_nodes else EDGES).values():
        for one in kind.properties:
            if one.name != "id":
                found[one.name] = one.type if found.get(one.name, one.type) == one.type else "STRING"
    return found
