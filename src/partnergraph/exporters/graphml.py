"""The graph as GraphML, which Gephi, yEd, Cytoscape and networkx open.

In: a Result. Out: a .graphml file. Dates are ISO texts, missing values are left out, and every edge has an id of its
own; the kind of a node or edge is its attribute `kind`. Refuses nothing; characters that XML forbids are left out.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partnergraph.exporters._files import replacing
from partnergraph.model import Result
from partnergraph.views import printable

if TYPE_CHECKING:
    import networkx as nx

FILE = "graph.graphml"


def write(result: Result, path: Path) -> None:
    """Write the graph of a result as GraphML."""
    import networkx as nx

    source = result.graph.to_networkx()
    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph(title=printable(result.title), as_of=result.as_of.isoformat())
    for node in sorted(source.nodes):
        copy.add_node(printable(node), **_plain(source.nodes[node]))
    for number, ends in enumerate(sorted(source.edges(keys=True)), start=1):
        tail, head, _ = ends
        # networkx writes an edge's key as its id, and ids are unique in a file.
        copy.add_edge(printable(tail), printable(head), key=f"e{number}", **_plain(source.edges[ends]))
    with replacing(path) as temporary:
        nx.write_graphml(copy, temporary, named_key_ids=False)


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name, value in facts.items():
        if isinstance(value, date):
            plain[name] = value.isoformat()
        elif isinstance(value, str):
            plain[name] = printable(value)
        elif value is not None:
            plain[name] = value
    return plain
