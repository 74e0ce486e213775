"""The graph as GraphML, which Gephi, yEd, Cytoscape and networkx open.

In: a Result. Out: a .graphml file. Dates are ISO texts, missing values are left out, and every edge has an id of its
own; the kind of a node or edge is its attribute `kind`. Refuses nothing; characters that XML forbids are left out. Written as it goes, so
the size of a graph is no matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from partnergraph.exporters import _rows
from partnergraph.exporters._files import write_lines
from partnergraph.exporters._removed import removed
from partnergraph.model import Result
from partnergraph.views import printable

FILE = "graph.graphml"

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {"STRING": "string", "DATE": "string", "BOOLEAN": "boolean", "INT64": "long", "DOUBLE": "double"}
_BREAKS = {"\r": "&#13;"}  # which a reader of XML would take for a line feed


def write(result: Result, path: Path) -> None:
    """Write the graph of a result as GraphML."""
    write_lines(path, _lines(result))


def _lines(result: Result) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<graphml xmlns="{_SPACE}">'
    ids = {}
    for what, kinds in (
        ("graph", {"title": "STRING", "as_of": "DATE", "removed": "STRING"}),
        ("node", {"kind": "STRING"} | _rows.types(of_nodes=True)),
        ("edge", {"kind": "STRING"} | _rows.types(of_nodes=False)),
    ):
        ids[what] = {name: f"{what[0]}{number}" for number, name in enumerate(kinds)}
        for name, kind in kinds.items():
            yield f'<key id="{ids[what][name]}" for="{what}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>'
    yield '<graph edgedefault="directed">'
    told: dict[str, _rows.Fact] = {"title": printable(result.title), "as_of": result.as_of}
    yield _data(told | ({"removed": printable(gone)} if (gone := removed(result)) else {}), ids["graph"])
    for node in _rows.nodes(result.graph):
        facts = _data({"kind": node.kind, **node.facts}, ids["node"])
        yield f"<node id={_quoted(node.id)}>{facts}</node>"
    for edge in _rows.edges(result.graph):
        facts = _data({"kind": edge.kind, **edge.facts}, ids["edge"])
        yield f'<edge id="{edge.id}" source={_quoted(edge.tail)} target={_quoted(edge.head)}>{facts}</edge>'
    yield "</graph></graphml>"


def _data(facts: Mapping[str, _rows.Fact], ids: Mapping[str, str]) -> str:
    return "".join(
        f'<data key="{ids[name]}">{escape(_rows.written(value), _BREAKS)}</data>' for name, value in facts.items()
    )


def _quoted(text: str) -> str:
    return quoteattr(printable(text))
