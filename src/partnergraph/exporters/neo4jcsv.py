"""The graph as CSV files for `neo4j-admin database import full`, the quickest way to load millions of rows.

In: a Result. Out: a .zip with `nodes-KIND.csv` and `edges-KIND.csv`, each with its header, and `import.txt`, the command that loads
them. Refuses nothing.

It holds every node and edge with its kind, all that is known of it with its type, dates as dates, parallel edges, and texts of any kind, line breaks
included. It cannot hold the title and the day, which stand in import.txt. Texts are quoted, so that an empty text is told from none. The files are for the
importer: open them in a spreadsheet only as text, since nothing that looks like a formula is changed in them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from partnergraph.exporters import _rows
from partnergraph.exporters._files import replacing
from partnergraph.exporters._removed import removed
from partnergraph.model import Result
from partnergraph.schema import EDGES, NODES, PropertyType

FILE = "graph-for-neo4j-admin.zip"

_TYPES: dict[PropertyType, str] = {
    "STRING": "string",
    "DATE": "date",
    "BOOLEAN": "boolean",
    "INT64": "long",
    "DOUBLE": "double",
}
_THEN = (1980, 1, 1, 0, 0, 0)  # the same graph gives the same bytes


def write(result: Result, path: Path) -> None:
    """Write the graph of a result as a zip of CSV files."""
    with replacing(path) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
        made = []
        for kind, nodes in groupby(_rows.nodes(result.graph), key=lambda node: node.kind):
            made.append(f"--nodes={kind}=nodes-{kind}.csv")
            _add(archive, f"nodes-{kind}.csv", _nodes(kind, nodes))
        for kind, edges in groupby(_rows.edges(result.graph), key=lambda edge: edge.kind):
            made.append(f"--relationships={kind}=edges-{kind}.csv")
            _add(archive, f"edges-{kind}.csv", _edges(kind, edges))
        _add(archive, "import.txt", _command(result, made))


def _add(archive: zipfile.ZipFile, name: str, lines: Iterator[str]) -> None:
    told = zipfile.ZipInfo(name, _THEN)
    told.compress_type = zipfile.ZIP_DEFLATED
    told.external_attr = 0o644 << 16
    with archive.open(told, "w") as stream, io.TextIOWrapper(stream, "utf-8", errors="replace", newline="") as out:
        for line in lines:
            out.write(line + "\n")


def _command(result: Result, made: list[str]) -> Iterator[str]:
    yield f"{result.title}, as of {result.as_of.isoformat()}"
    yield from filter(None, [removed(result)])
    yield ""
    yield "Unpack these files, stop the database, and run in their folder:"
    yield ""
    yield "neo4j-admin database import full neo4j --overwrite-destination --multiline-fields=true \\"
    yield " \\\n".join(f"  {one}" for one in made)


def _nodes(kind: str, nodes: Iterator[_rows.Node]) -> Iterator[str]:
    properties = [one for one in NODES[kind].properties if one.name != "id"]
    yield ",".join(["id:ID", *(f"{one.name}:{_TYPES[one.type]}" for one in properties)])
    for node in nodes:
        yield ",".join([_cell(node.id), *(_cell(node.facts.get(one.name)) for one in properties)])


def _edges(kind: str, edges: Iterator[_rows.Edge]) -> Iterator[str]:
    properties = EDGES[kind].properties
    yield ",".join([":START_ID", ":END_ID", *(f"{one.name}:{_TYPES[one.type]}" for one in properties)])
    for edge in edges:
        yield ",".join([_cell(edge.tail), _cell(edge.head), *(_cell(edge.facts.get(one.name)) for one in properties)])


def _cell(value: _rows.Fact | None) -> str:
    """A cell: nothing for what is missing, quotes around a text, which tells an empty text from none."""
    if value is None:
        return ""
    return '"' + value.replace('"', '""') + '"' if isinstance(value, str) else _rows.written(value)
