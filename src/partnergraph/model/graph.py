"""The graph as tables: one of nodes a kind, one of edges a kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from partnergraph.model.shower import shower

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """A graph whose kinds, properties and ends are those of `partnergraph.schema`.

    Attributes:
        nodes: For each kind of node a DataFrame with the columns of the schema in its order (`id`, `name`,
            ..., `place`), one row a node, sorted by id. Empty kinds are there with no rows.
        edges: For each kind of edge a DataFrame with the columns `from`, `to`, `from_kind`, `to_kind`, then those of
            the schema (..., `place`), sorted by ends. Parallel edges (two roles) are two rows.

    Columns have dtype object; a value is str, datetime.date, bool, int, float or None for missing.
    """

    nodes: dict[str, pd.DataFrame]
    edges: dict[str, pd.DataFrame]

    def __len__(self) -> int:
        return sum(len(frame) for frame in self.nodes.values())

    def node(self, node_id: str) -> dict[str, Any]:
        """Return the properties of one node with its `kind`.

        Raises:
            KeyError: There is no such node.
        """
        for kind, frame in self.nodes.items():
            found = frame[frame["id"] == node_id]
            if len(found):
                return {"kind": kind} | {str(key): value for key, value in found.iloc[0].items()}
        raise KeyError(node_id)

    def view(self, picture: str = "", about: str = "") -> Any:
        """Return the network page of the graph alone, which a notebook shows in a frame: see `partnergraph.showing.page`.

        A `Result` has the same with its findings.
        """
        return shower().page(self, picture, about)

    def to_pyvis(self) -> Any:
        """Return a new pyvis network to go on from: see `partnergraph.views.to_pyvis`."""
        return shower().to_pyvis(self)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return a new directed multigraph.

        Nodes are keyed by id with the attribute `kind` and their properties; an edge's key and attribute `kind`
        is its kind (with a number where two of one kind join the same ends). Missing values are left out.
        """
        # Imported here: it takes as long as a short command, and few make a graph.
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for kind, frame in self.nodes.items():
            for row in frame.to_dict("records"):
                graph.add_node(
                    row["id"], kind=kind, **{str(k): v for k, v in row.items() if k != "id" and v is not None}
                )
        for kind, frame in self.edges.items():
            for row in frame.to_dict("records"):
                facts = {
                    str(k): v
                    for k, v in row.items()
                    if k not in {"from", "to", "from_kind", "to_kind"} and v is not None
                }
                key = kind
                number = 1
                while graph.has_edge(row["from"], row["to"], key):
                    number += 1
                    key = f"{kind} {number}"
                graph.add_edge(row["from"], row["to"], key=key, kind=kind, **facts)
        return graph
