"""The graph as a Cypher script that rebuilds it in an empty Neo4j (5 or later).

In: a Result. Out: a .cypher file for `cypher-shell -f`, Neo4j Browser or any driver: one statement a line. Refuses nothing.

It holds every node and edge with its kind, all that is known of it, dates as dates, parallel edges, and texts of any kind. It cannot hold the
title and the day, which stand in a comment at its head. A second run stops at the first node rather than double the graph. Texts are
literals with everything escaped that could end them; lines are batches of some hundred rows, so the size of a graph is no matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby, islice
from pathlib import Path
from typing import TypeVar

from partnergraph.exporters import _rows
from partnergraph.exporters._files import write_lines
from partnergraph.exporters._removed import removed
from partnergraph.model import Result
from partnergraph.schema import NODES

FILE = "graph.cypher"

T = TypeVar("T")

_ROWS = 400  # in one statement
_SPECIAL = re.compile(r"[\\'\x00-\x1f\x7f\u0085\u2028\u2029]")


def write(result: Result, path: Path) -> None:
    """Write the graph of a result as a Cypher script."""
    write_lines(path, _lines(result))


def _lines(result: Result) -> Iterator[str]:
    yield f"// {' '.join(result.title.split())}, as of {result.as_of.isoformat()}. Run it in an empty database."
    if gone := removed(result):
        yield f"// {' '.join(gone.split())}"
    for kind in NODES:
        yield f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{kind}) REQUIRE n.id IS UNIQUE;"
    for kind, of_kind in groupby(_rows.nodes(result.graph), key=lambda node: node.kind):
        for some in _batches(of_kind):
            rows = ", ".join(_map({"id": node.id, **node.facts}) for node in some)
            yield f"UNWIND [{rows}] AS row CREATE (n:{kind}) SET n = row;"
    for (kind, tail, head), of_ends in groupby(
        _rows.edges(result.graph), key=lambda edge: (edge.kind, edge.tail_kind, edge.head_kind)
    ):
        for few in _batches(of_ends):
            rows = ", ".join(
                f"{{tail: {literal(edge.tail)}, head: {literal(edge.head)}, facts: {_map(edge.facts)}}}" for edge in few
            )
            yield (
                f"UNWIND [{rows}] AS row MATCH (a:{tail} {{id: row.tail}}) MATCH (b:{head} {{id: row.head}}) "
                f"CREATE (a)-[r:{kind}]->(b) SET r = row.facts;"
            )


def _batches(rows: Iterable[T]) -> Iterator[list[T]]:
    left = iter(rows)
    while some := list(islice(left, _ROWS)):
        yield some


def _map(facts: Mapping[str, _rows.Fact]) -> str:
    return "{" + ", ".join(f"`{name}`: {literal(value)}" for name, value in facts.items()) + "}"


def literal(value: _rows.Fact) -> str:
    """Return a value as a literal of Cypher, on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return f"date('{value.isoformat()}')"
    if isinstance(value, int | float):
        return repr(value)
    return "'" + _SPECIAL.sub(_escaped, value) + "'"


def _escaped(found: re.Match[str]) -> str:
    letter = found[0]
    return f"\\{letter}" if letter in "\\'" else f"\\u{ord(letter):04x}"
