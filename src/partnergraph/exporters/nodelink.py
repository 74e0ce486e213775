"""The graph as node-link JSON, as networkx and d3 read it (`networkx.node_link_graph(data)`).

In: a Result. Out: one JSON object: `directed`, `multigraph`, `graph` (title and as_of), `nodes`, `edges`; a node or edge is one line. Refuses nothing.

It holds every node and edge with its kind, all that is known of it, numbers as numbers and yes or no as true or false, parallel edges, and texts of
any kind. It cannot hold: dates as dates (they are ISO texts). Written as it goes, so the size of a graph is no matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from partnergraph.exporters import _rows
from partnergraph.exporters._files import write_lines
from partnergraph.exporters._removed import removed
from partnergraph.model import Result

FILE = "graph.json"


def write(result: Result, path: Path) -> None:
    """Write the graph of a result as node-link JSON."""
    write_lines(path, _lines(result))


def _lines(result: Result) -> Iterator[str]:
    gone = {"removed": words} if (words := removed(result)) else {}
    told = _json({"title": result.title, "as_of": result.as_of.isoformat()} | gone)
    yield f'{{"directed": true, "multigraph": true, "graph": {told}, "nodes": ['
    yield from _listed(
        {"id": node.id, "kind": node.kind} | {name: _rows.plain(value) for name, value in node.facts.items()}
        for node in _rows.nodes(result.graph)
    )
    yield '], "edges": ['
    yield from _listed(
        {"source": edge.tail, "target": edge.head, "key": edge.id, "kind": edge.kind}
        | {name: _rows.plain(value) for name, value in edge.facts.items()}
        for edge in _rows.edges(result.graph)
    )
    yield "]}"


def _listed(rows: Iterator[dict[str, object]]) -> Iterator[str]:
    """The rows of a list; the comma stands before each but the first, as nobody knows which is the last."""
    for number, row in enumerate(rows):
        yield ("," if number else "") + _json(row)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
