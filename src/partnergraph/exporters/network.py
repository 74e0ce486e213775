"""The network page: one web page to explore who is joined to what, with its findings.

In: a Result. Out: one .html that needs no network: pyvis's `Network` holds what is drawn and renders our own template,
pyvis's copy of vis-network draws it, with positions computed beforehand. Refuses nothing.

pyvis's own template is not used: it fetches two files from outside and runs what stands in a title or heading.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from partnergraph import views
from partnergraph.exporters._files import write_text
from partnergraph.exporters._network_tables import tables
from partnergraph.exporters._pages import asset, environment, page_parts, styles
from partnergraph.exporters._svg import svg
from partnergraph.model import Result
from partnergraph.schema import EDGES, NODES
from partnergraph.views import Frame, Mark, Network, Picture, printable
from partnergraph.views.items import index
from partnergraph.views.named import scene

FILE = "network.html"

LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"
_FRAME = (
    "data",
    "state",
    "filter",
    "groups",
    "ring",
    "overview",
    "overview_tables",
    "views",
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
_TABLES = ("parts", "sheet", "findings", "actions", "rasci", "together", "spocs", "plans", "calendar", "load")
_SCRIPTS = (*_FRAME, *_TABLES, "table", "page")


def write(result: Result, path: Path) -> None:
    """Write the network page of a result."""
    write_text(path, page(result))


def page(result: Result) -> str:
    """Return the network page of a result as HTML; the same result gives the same text."""
    from pyvis.network import Network as Drawing

    network = views.network(result)
    number = {mark.id: index for index, mark in enumerate(network.marks)}
    labels, texts = _Pool(), _Pool()
    kinds = {kind: place for place, kind in enumerate(views.RELATIONS)}
    drawing = Drawing(directed=True, cdn_resources="in_line")
    drawing.nodes = [_node(mark, number, labels, texts) for mark in network.marks]
    drawing.edges = [
        {
            "from": number[line.tail],
            "to": number[line.head],
            "ties": [value for tie in line.ties for value in (kinds[tie.kind], texts[tie.says])],
        }
        for line in network.lines
    ]
    drawing.node_ids = list(range(len(network.marks)))
    drawing.node_map = dict(enumerate(drawing.nodes))
    title = printable(result.title) or "Partnership action plan"
    scripts = (
        (files("pyvis") / LIBRARY).read_text(encoding="utf-8"),
        "\n".join(asset(f"{name}.js") for name in _SCRIPTS),
    )
    templates = environment()
    items = index(result) if result.pictures else None
    scenes = [scene(result, drawn, items) for drawn in result.pictures]
    templates.globals |= {
        "pictures": [(drawn, svg(drawn, links=True, heading=False, made=templates)) for drawn in scenes],
        "page": page_parts(styles("base.css", "network.css", "tables.css"), scripts),
        "title": title,
        "as_of": result.as_of,
        "found": len(result.findings.standing),
        "waived": len(result.findings.waived),
        "counts": {kind: sum(1 for mark in network.marks if mark.kind == kind) for kind in views.KINDS},
        "data": _data(network, number, labels, texts, tables(result, number, texts)),
    }
    drawing.path, drawing.templateEnv = "network.html", templates
    return str(drawing.generate_html())


class _Pool:
    """Texts that stand in the page once, and are named by their number wherever they are used."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}

    def __getitem__(self, text: str) -> int:
        return self.texts.setdefault(printable(text), len(self.texts))


def _node(mark: Mark, number: dict[str, int], labels: _Pool, texts: _Pool) -> dict[str, Any]:
    """A node as the page reads it, its id its place in the list; what follows from the label is left out."""
    node = {
        "item": mark.id,
        "kind": views.KINDS.index(mark.kind),
        "label": mark.label,
        "facts": [value for label, text in mark.facts for value in (labels[label], texts[text])],
    }
    if mark.body:
        node["body"] = number[mark.body]
    return node if mark.words == (mark.label,) else node | {"words": mark.words, "inside": int(mark.seat == "in")}


def _data(
    network: Network, number: dict[str, int], labels: _Pool, texts: _Pool, tabled: dict[str, Any]
) -> dict[str, Any]:
    rules = {assessment.rule: index for index, assessment in enumerate(network.findings.assessments)}
    findings = [
        {
            "rule": rules[finding.rule],
            "severity": finding.severity,
            "subject": number.get(finding.subject, -1),
            "about": printable(finding.subject_name),
            "message": printable(finding.message),
            "why": texts[finding.why],
            "fix": texts[finding.fix],
            "agenda": texts[finding.agenda],
            "evidence": [texts[place] for place in finding.evidence],
            "nodes": [number[node] for node in finding.nodes if node in number],
            "key": printable(finding.key),
            **{
                name: texts[says]
                for name, says in (("waived", views.waived_words(finding)), ("life", views.life_words(finding)))
                if says
            },
        }
        for finding in network.findings.all
    ]
    return {
        "kinds": [
            {"one": kind, "many": NODES[kind].plural, "colour": NODES[kind].colour, "shape": NODES[kind].shape}
            for kind in views.KINDS
        ],
        "relations": [[kind, *words, EDGES[kind].says] for kind, words in views.RELATIONS.items()],
        "labels": list(labels.texts),
        "texts": list(texts.texts),
        "pictures": [_picture(picture, number) for picture in network.pictures],
        "rules": [
            {
                "title": printable(said.title),
                "ref": said.ref,
                "family": printable(said.family),
                "says": printable(said.sentence),
            }
            for said in network.findings.assessments
        ],
        "findings": findings,
        "tables": tabled,
    }


def _picture(picture: Picture, number: dict[str, int]) -> dict[str, Any]:
    return {
        "id": picture.id,
        "title": picture.title,
        "group": picture.group,
        "left": picture.left_out,
        "at": [value for item, (x, y) in picture.seats.at.items() for value in (number[item], x, y)],
        "frames": [_frame(frame, number) for frame in picture.seats.frames],
    }


def _frame(frame: Frame, number: dict[str, int]) -> list[Any]:
    """A box as the page reads it; a cell that an item heads has the item's words, a plan its own."""
    head = number[frame.item] if frame.item else frame.title
    said = [frame.x, frame.y, frame.width, frame.height, head, frame.level + 2 * frame.mirrored]
    return said if frame.level or not frame.item else [*said, frame.title]
