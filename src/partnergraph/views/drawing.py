"""A graph as a pyvis network, for those who know pyvis and want to go on from there.

In: a Graph. Out: a pyvis Network. Refuses nothing. pyvis's own `show` and `write_html` fetch two files from outside
and run what stands in a heading or a title (WestHealth/pyvis issues 228, 229 and 36); the page of this package does not.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from partnergraph.model import Graph
from partnergraph.schema import EDGES, NODES
from partnergraph.views.items import known
from partnergraph.views.words import shorten

if TYPE_CHECKING:
    from pyvis.network import Network

_ENDS = frozenset({"from", "to", "from_kind", "to_kind"})


def to_pyvis(graph: Graph) -> Network:
    """Return a new directed pyvis network with all nodes and edges of `graph`, which stays as it is.

    Nodes carry `label`, `title` (the text shown on hovering), `shape`, `color`, `kind` and their properties, edges
    `title`, `kind` and theirs; ids are texts, dates ISO texts, missing values left out, parallel edges kept. The
    movement of marks is off beyond 200 nodes: settling 1,000 takes pyvis two minutes.
    """
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    # pyvis looks each id up in a list as it adds nodes one by one, which takes half a minute at 20,000.
    net.nodes = [_node(kind, known(row)) for kind, frame in graph.nodes.items() for row in frame.to_dict("records")]
    net.nodes.sort(key=lambda node: str(node["id"]))
    net.edges = [_edge(kind, row) for kind, frame in graph.edges.items() for row in frame.to_dict("records")]
    net.edges.sort(key=lambda edge: (str(edge["from"]), str(edge["to"]), str(edge["kind"])))
    net.node_ids = [node["id"] for node in net.nodes]
    net.node_map = {node["id"]: node for node in net.nodes}
    net.toggle_physics(len(net.nodes) <= 200)
    return net


def _node(kind: str, row: dict[str, Any]) -> dict[str, Any]:
    name = str(row.get("label") or row.get("name") or row["id"])
    facts = {key: _plain(value) for key, value in row.items() if key not in {"id", "label", "title", "shape", "color"}}
    look = {"shape": NODES[kind].shape, "color": {"background": NODES[kind].colour, "border": "#111111"}}
    return (
        facts
        | look
        | {"id": str(row["id"]), "kind": kind, "label": shorten(name, 40), "title": _hover(f"{kind}: {name}")}
    )


def _edge(kind: str, row: dict[Any, Any]) -> dict[str, Any]:
    facts = {key: _plain(value) for key, value in known(row).items() if key not in _ENDS}
    return facts | {
        "from": str(row["from"]),
        "to": str(row["to"]),
        "arrows": "to",
        "kind": kind,
        "title": EDGES[kind].says,
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _hover(text: str) -> str:
    # A title that holds these four letters makes pyvis write all titles as HTML; a joiner between them prevents it.
    return text.replace("href", "hr\u2060ef")
