"""A graph to be read back: nodes and edges by their ids.

In: a Graph. Out: its nodes and edges, with names and places as a register has them. Refuses nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pandas as pd

from partnergraph.model import Graph

Row = dict[str, Any]
Rows = list[Row]

_OF_THE_REGISTER = re.compile(r'register, sheet ".*", row \d+')


class Stored:
    """The nodes and edges of a graph.

    Attributes:
        places: The place of each node, as it stands in the graph.
    """

    def __init__(self, graph: Graph) -> None:
        self._nodes = {kind: _rows(frame) for kind, frame in graph.nodes.items()}
        self._edges = {kind: _rows(frame) for kind, frame in graph.edges.items()}
        self._by_id = {node["id"]: node for nodes in self._nodes.values() for node in nodes}
        self.places = {key: node["place"] for key, node in self._by_id.items()}
        self._from: dict[tuple[str, str], Rows] = defaultdict(list)
        self._to: dict[tuple[str, str], Rows] = defaultdict(list)
        for kind, edges in self._edges.items():
            for edge in edges:
                self._from[kind, edge["from"]].append(edge)
                self._to[kind, edge["to"]].append(edge)

    def nodes(self, kind: str) -> Rows:
        """Return the nodes of a kind, in the order of the graph."""
        return self._nodes.get(kind, [])

    def node(self, node_id: str) -> Row:
        """Return a node."""
        return self._by_id[node_id]

    def edges(self, kind: str) -> Rows:
        """Return the edges of a kind, in the order of the graph."""
        return self._edges.get(kind, [])

    def edges_from(self, kind: str, node_id: str) -> Rows:
        """Return the edges of a kind that lead from a node."""
        return self._from[kind, node_id]

    def edges_to(self, kind: str, node_id: str) -> Rows:
        """Return the edges of a kind that lead to a node."""
        return self._to[kind, node_id]

    def name(self, node_id: str) -> str:
        """Return the name of a node."""
        return str(self._by_id[node_id]["name"])

    def place(self, one: Mapping[str, Any]) -> str | None:
        """Return the place of a node or edge; None where it was only the row of a register, which is another row now."""
        place = one["place"]
        return None if place is None or _OF_THE_REGISTER.fullmatch(place) else place

    def cells(self, node: Mapping[str, Any], facts: Mapping[str, str]) -> Row:
        """Return the cells of which a node was made; a no is a blank.

        Args:
            node: The node.
            facts: Which property comes from which column.
        """
        made = {column: node[name] for name, column in facts.items()}
        return {column: None if value is False else value for column, value in made.items()} | {
            "Place": self.place(node)
        }

    def plan_of(self, node_id: str) -> str | None:
        """Return the name of the plan in which an action or theme is."""
        return next((self.name(edge["to"]) for edge in self.edges_from("IN_PLAN", node_id)), None)


def _rows(frame: pd.DataFrame) -> Rows:
    headings = [str(heading) for heading in frame.columns]
    return [
        {heading: None if pd.isna(cell) else cell for heading, cell in zip(headings, cells, strict=True)}
        for cells in frame.itertuples(index=False, name=None)
    ]
