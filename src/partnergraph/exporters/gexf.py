"""The graph as GEXF 1.3, which Gephi opens, with colours, shapes, sizes and places.

In: a Result. Out: a .gexf file. Refuses nothing; characters that XML forbids are left out.

It holds every node and edge with its kind and all that is known of it, parallel edges, and how each looks: its kind's colour and shape, a size
by how much it is joined to, and, up to 5,000 nodes, the place that the network page gives it. It cannot hold: dates as dates (they are ISO texts), and
the twelve shapes of the pages (Gephi knows four). Written as it goes, so the size of a graph is no matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from partnergraph.exporters import _rows
from partnergraph.exporters._files import write_lines
from partnergraph.exporters._removed import removed
from partnergraph.model import Graph, Result
from partnergraph.schema import NODES
from partnergraph.views import bodies, printable
from partnergraph.views.items import index
from partnergraph.views.layout import arrange

FILE = "graph.gexf"

_SPACE = "http://gexf.net/1.3"
_TYPES = {"STRING": "string", "DATE": "string", "BOOLEAN": "boolean", "INT64": "long", "DOUBLE": "double"}
_SHAPES = {
    "dot": "disc",
    "ellipse": "disc",
    "square": "square",
    "box": "square",
    "triangle": "triangle",
    "triangleDown": "triangle",
    "diamond": "diamond",
    "star": "diamond",
    "hexagon": "diamond",
}
_MOST_PLACED = 5_000


def write(result: Result, path: Path) -> None:
    """Write the graph of a result as GEXF."""
    write_lines(path, _lines(result))


def _lines(result: Result) -> Iterator[str]:
    graph = result.graph
    joined = _degrees(graph)
    places = _places(result) if len(graph) <= _MOST_PLACED else {}
    told = escape(printable(f"{result.title}, as of {result.as_of.isoformat()}. {removed(result)}".rstrip(". ")))
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<gexf xmlns="{_SPACE}" xmlns:viz="{_SPACE}/viz" version="1.3">'
    yield f"<meta><creator>partnergraph</creator><description>{told}</description></meta>"
    yield '<graph defaultedgetype="directed" mode="static" idtype="string">'
    ids: dict[str, dict[str, int]] = {}
    for what in ("node", "edge"):
        kinds = {"kind": "STRING"} | _rows.types(of_nodes=what == "node")
        ids[what] = {name: number for number, name in enumerate(kinds)}
        yield f'<attributes class="{what}" mode="static">'
        for name, kind in kinds.items():
            yield f'<attribute id="{ids[what][name]}" title="{name}" type="{_TYPES[kind]}"/>'
        yield "</attributes>"
    yield f'<nodes count="{len(graph)}">'
    for node in _rows.nodes(graph):
        yield from _node(node, ids["node"], joined[node.id], places.get(node.id))
    yield "</nodes>"
    yield f'<edges count="{sum(map(len, graph.edges.values()))}">'
    for edge in _rows.edges(graph):
        ends = f"source={_quoted(edge.tail)} target={_quoted(edge.head)}"
        yield f'<edge id="{edge.id}" {ends} type="directed" label="{edge.kind}">'
        yield _values({"kind": edge.kind, **edge.facts}, ids["edge"])
        yield "</edge>"
    yield "</edges></graph></gexf>"


def _places(result: Result) -> Mapping[str, tuple[float, float]]:
    items = index(result)
    return arrange(items, items.by_id, bodies.agencies(items)).at


def _degrees(graph: Graph) -> Counter[str]:
    found: Counter[str] = Counter()
    for frame in graph.edges.values():
        found.update(frame["from"])
        found.update(frame["to"])
    return found


def _node(node: _rows.Node, ids: Mapping[str, int], joined: int, place: tuple[float, float] | None) -> Iterator[str]:
    kind = NODES[node.kind]
    red, green, blue = (int(kind.colour[at : at + 2], 16) for at in (1, 3, 5))
    yield f"<node id={_quoted(node.id)} label={_quoted(node.label)}>"
    yield _values({"kind": node.kind, **node.facts}, ids)
    yield f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
    if place is not None:
        # On a screen y grows downwards, in Gephi upwards.
        yield f'<viz:position x="{place[0]:.1f}" y="{-place[1]:.1f}" z="0.0"/>'
    yield f'<viz:size value="{8 + min(joined, 64) ** 0.5 * 3:.1f}"/>'
    yield f'<viz:shape value="{_SHAPES[kind.shape]}"/>'
    yield "</node>"


def _values(facts: Mapping[str, _rows.Fact], ids: Mapping[str, int]) -> str:
    values = [f'<attvalue for="{ids[name]}" value={_quoted(_rows.written(value))}/>' for name, value in facts.items()]
    return f"<attvalues>{''.join(values)}</attvalues>"


def _quoted(text: str) -> str:
    return quoteattr(printable(text))
