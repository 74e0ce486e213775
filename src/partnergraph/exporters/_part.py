"""What a picture of a part of a graph draws: marks and lines, few enough to be read.

In: a Result. Out: its nodes and the lines between them, each line once with all that it says. Refuses a graph with more marks than anybody reads, with
what to narrow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partnergraph.errors import InputError
from partnergraph.exporters import _rows
from partnergraph.model import Result
from partnergraph.schema import EDGES
from partnergraph.views import printable, shorten

MOST = 150
_LONGEST = 60
_APART = frozenset({"Earlier", "Waiver"})


@dataclass(frozen=True, slots=True)
class Part:
    """Nodes by their ids, each under a short id that any format takes, and lines from one to another."""

    names: Mapping[str, str]
    nodes: tuple[_rows.Node, ...]
    lines: Mapping[tuple[str, str], str]


def part(result: Result) -> Part:
    """Return the marks and lines of a result: all but earlier states, waivers and what is worked out of other lines.

    Raises:
        InputError: There are more than `MOST` marks.
    """
    counted = sum(len(frame) for kind, frame in result.graph.nodes.items() if kind not in _APART)
    if counted > MOST:
        raise InputError(
            f"This would be a picture of {counted:,} marks, and nobody reads more than {MOST}.",
            todo="Choose a part: --about NAME --steps 1, or 2 for what lies around it.",
        )
    nodes = tuple(node for node in _rows.nodes(result.graph) if node.kind not in _APART)
    names = {node.id: f"n{number}" for number, node in enumerate(nodes, 1)}
    lines: dict[tuple[str, str], dict[str, None]] = {}
    for edge in _rows.edges(result.graph):
        if edge.kind != "ACTS_FOR" and edge.tail in names and edge.head in names:
            role = edge.facts.get("role")
            says = f"{EDGES[edge.kind].says} ({role})" if role else EDGES[edge.kind].says
            lines.setdefault((edge.tail, edge.head), {})[says] = None
    return Part(names, nodes, {ends: ", ".join(says) for ends, says in lines.items()})


def words(node: _rows.Node) -> str:
    """Return what stands on a mark, on one line."""
    return shorten(printable(node.label), _LONGEST)


def ink(colour: str) -> str:
    """Return black or white, whichever stands out more from a colour."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if light > 0.179 else "#FFFFFF"
