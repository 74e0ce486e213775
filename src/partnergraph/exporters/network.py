"""The network page: one web page to explore who is joined to what, with its findings.

In: a Result. Out: one .html that needs no network: pyvis's `Network` holds what is drawn and renders our own template,
pyvis's copy of vis-network draws it, with positions computed beforehand. Refuses nothing but too many
actions.

pyvis's own template is not used: it fetches two files from outside and runs what stands in a title or heading.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from partnergraph import views
from partnergraph.exporters import _network_data, _network_findings
from partnergraph.exporters._files import write_text
from partnergraph.exporters._network_tables import tables
from partnergraph.exporters._pages import asset, environment, page_parts, styles
from partnergraph.exporters._removed import removed
from partnergraph.exporters._short import Pool
from partnergraph.exporters._svg import svg
from partnergraph.model import Finding, Result
from partnergraph.schema import EDGES, NODES
from partnergraph.views import Network, printable
from partnergraph.views.cells import WRAP, WRAPS
from partnergraph.views.items import index
from partnergraph.views.named import scene

FILE = "network.html"

MOST_ACTIONS = 30_000
"""More than that, and the page takes many minutes to make."""

LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"
_FRAME = (
    "data",
    "short",
    "unpack",
    "state",
    "filter",
    "groups",
    "ring",
    "overview",
    "overview_tables",
    "views",
    "library",
    "draw",
    "labels",
    "shapes",
    "around",
    "radial",
    "path",
    "lists",
    "panel",
    "named",
)
_TABLES = ("parts", "sheet", "findings", "actions", "rasci", "together", "spocs", "boards", "plans", "calendar", "load")
_SCRIPTS = (*_FRAME, *_TABLES, "table", "print", "page")


def write(result: Result, path: Path) -> None:
    """Write the network page of a result."""
    write_text(path, page(result))


def page(result: Result) -> str:
    """Return the network page of a result as HTML; the same result gives the same text."""
    from pyvis.network import Network as Drawing

    network = views.network(result)
    found = result.findings.all
    number = {mark.id: index for index, mark in enumerate(network.marks)}
    drawing = Drawing(directed=True, cdn_resources="in_line")
    drawing.nodes = [
        {"id": place, "label": mark.label, "shape": NODES[mark.kind].shape} for place, mark in enumerate(network.marks)
    ]
    drawing.edges = [{"from": number[line.tail], "to": number[line.head]} for line in network.lines]
    drawing.node_ids = list(range(len(network.marks)))
    drawing.node_map = dict(enumerate(drawing.nodes))
    title = printable(result.title) or "Partnership action plan"
    library, packed = _library()
    script = "\n".join(asset(f"{name}.js") for name in _SCRIPTS)
    templates = environment()
    indexed = index(result) if result.pictures else None
    scenes = [scene(result, drawn, indexed) for drawn in result.pictures]
    templates.globals |= {
        "pictures": [(drawn, svg(drawn, links=True, heading=False, made=templates)) for drawn in scenes],
        "page": page_parts(styles("base.css", "network.css", "tables.css"), (script,), later=(library,)),
        "library": packed,
        "title": title,
        "removed": removed(result),
        "as_of": result.as_of,
        "found": sum(1 for one in found if one.waived is None),
        "waived": sum(1 for one in found if one.waived is not None),
        "counts": {kind: sum(1 for mark in network.marks if mark.kind == kind) for kind in views.KINDS},
        "data": _data(result, network, found, number),
    }
    drawing.path, drawing.templateEnv = "network.html", templates
    return str(drawing.generate_html())


@cache
def _library() -> tuple[str, str]:
    """Return the script that draws maps, and the same packed for the page."""
    text = (files("pyvis") / LIBRARY).read_text(encoding="utf-8")
    return text, base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def _data(result: Result, network: Network, found: Sequence[Finding], number: dict[str, int]) -> dict[str, Any]:
    texts = Pool()  # what is named most often first, since its number is then short
    data: dict[str, Any] = {
        "asOf": network.as_of.isoformat(),
        "kinds": [
            {
                "one": kind,
                "many": NODES[kind].plural,
                "colour": NODES[kind].colour,
                "shape": NODES[kind].shape,
                "wrap": WRAPS.get(kind, WRAP),
            }
            for kind in views.KINDS
        ],
        "relations": [[kind, *words, EDGES[kind].says] for kind, words in views.RELATIONS.items()],
        "lines": _network_data.edges(network, number, texts),
        "items": _network_data.nodes(network, number, texts),
        "rules": _network_findings.rules(network.findings.assessments, texts),
        "findings": _network_findings.findings(network, found, number, texts),
        "pictures": [_network_data.picture(picture, number, texts) for picture in network.pictures],
        "tables": tables(result, found, number, texts),
    }
    return data | {"texts": texts.packed()}
