"""A part of the graph as a Mermaid flowchart, for Markdown pages that draw it (GitHub, GitLab, many wikis).

In: a Result of at most 150 marks. Out: a .mmd file. Refuses a larger one, with what to narrow (`--about NAME --steps 1`).

It holds each mark's short name, kind, shape and colour, and each line with what it says. It cannot hold anything else that is known, long names
(60 letters stand on a mark), or two lines between the same marks, which are one with both their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from partnergraph.exporters._files import write_lines
from partnergraph.exporters._part import ink, part, words
from partnergraph.exporters._removed import removed
from partnergraph.model import Result
from partnergraph.schema import NODES

FILE = "graph.mmd"

_SHAPES = {
    "star": '[["{}"]]',
    "ellipse": '("{}")',
    "dot": '("{}")',
    "square": '["{}"]',
    "box": '["{}"]',
    "triangle": '(["{}"])',
    "triangleDown": '[/"{}"\\]',
    "hexagon": '{{{{"{}"}}}}',
    "diamond": '[/"{}"/]',
}
# What could end a text, open markup, or be read as an entity of Mermaid itself.
_SPECIAL = re.compile(r"""["#&<>`\\;{}\[\]()|*_~$%]""")


def write(result: Result, path: Path) -> None:
    """Write the graph of a result as a Mermaid flowchart."""
    write_lines(path, _lines(result))


def _lines(result: Result) -> Iterator[str]:
    drawn = part(result)
    yield "flowchart LR"
    if gone := removed(result):
        yield f"  %% {_plain(gone)}"
    yield f"  accTitle: {_plain(result.title)}"
    yield f"  accDescr: {len(drawn.nodes)} marks and {len(drawn.lines)} lines, as of {result.as_of.isoformat()}"
    for node in drawn.nodes:
        yield f"  {drawn.names[node.id]}{_SHAPES[NODES[node.kind].shape].format(_text(words(node)))}:::{node.kind}"
    for (tail, head), says in drawn.lines.items():
        yield f'  {drawn.names[tail]} -->|"{_text(says)}"| {drawn.names[head]}'
    for kind in dict.fromkeys(node.kind for node in drawn.nodes):
        colour = NODES[kind].colour
        yield f"  classDef {kind} fill:{colour},color:{ink(colour)},stroke:#1D2733"


def _text(words_: str) -> str:
    return _SPECIAL.sub(lambda found: f"#{ord(found[0])};", words_)


def _plain(words_: str) -> str:
    """A text that stands bare on its line."""
    return " ".join(re.sub(r"[^\w\s,.:'’()-]", " ", words_).split()) or "Partnership"
