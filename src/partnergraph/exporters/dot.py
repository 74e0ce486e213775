"""A part of the graph as DOT, which Graphviz draws (`dot -Tsvg graph.dot -o graph.svg`).

In: a Result of at most 150 marks. Out: a .dot file. Refuses a larger one, with what to narrow (`--about NAME --steps 1`).

It holds each mark's id, kind, name, shape and colour, and each line with what it says; the whole name stands in the tooltip. It cannot hold anything
else that is known, or two lines between the same marks, which are one with both their words.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from partnergraph.exporters._files import write_lines
from partnergraph.exporters._part import ink, part, words
from partnergraph.exporters._removed import removed
from partnergraph.model import Result
from partnergraph.schema import NODES
from partnergraph.views import printable

FILE = "graph.dot"

_SHAPES = {
    "star": "doubleoctagon",
    "ellipse": "ellipse",
    "dot": "box",
    "square": "box",
    "box": "component",
    "triangle": "oval",
    "triangleDown": "invtrapezium",
    "hexagon": "hexagon",
    "diamond": "note",
}


def write(result: Result, path: Path) -> None:
    """Write the graph of a result as DOT."""
    write_lines(path, _lines(result))


def _lines(result: Result) -> Iterator[str]:
    drawn = part(result)
    title = f"{result.title}, as of {result.as_of.isoformat()}"
    yield "digraph partnership {"
    if gone := removed(result):
        yield f"  // {' '.join(printable(gone).split())}"
    yield f'  graph [rankdir=LR, label={_quoted(title)}, tooltip={_quoted(title)}, fontname="sans-serif"];'
    yield '  node [style="filled,rounded", fontname="sans-serif", fontsize=11, color="#1D2733"];'
    yield '  edge [fontname="sans-serif", fontsize=9, color="#6B7785"];'
    for node in drawn.nodes:
        kind = NODES[node.kind]
        yield (
            f"  {drawn.names[node.id]} [id={_quoted(node.id)}, class={_quoted(node.kind)}, label={_quoted(words(node))}, "
            f"tooltip={_quoted(f'{node.kind}: {node.label}')}, shape={_SHAPES[kind.shape]}, "
            f'fillcolor="{kind.colour}", fontcolor="{ink(kind.colour)}"];'
        )
    for (tail, head), says in drawn.lines.items():
        yield f"  {drawn.names[tail]} -> {drawn.names[head]} [label={_quoted(says)}, tooltip={_quoted(says)}];"
    yield "}"


def _quoted(text: str) -> str:
    """A text in quotes: Graphviz takes a backslash for an escape and `&amp;` for an ampersand."""
    plain = " ".join(printable(text).split()).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return f'"{plain}"'
