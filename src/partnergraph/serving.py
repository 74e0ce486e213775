"""Registers on a Neo4j server, from the address to the answer.

In: a register or the address of a server that holds some. Out: what a push or a removal did; a register; findings or rows about a register that
lies on a server, with nothing loaded. Refuses what `partnergraph.server` and the pipeline refuse.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from partnergraph import bolt, graph, pipeline, register, rules, server
from partnergraph.bolt import Server
from partnergraph.errors import InputError
from partnergraph.model import Graph, Progress, Register, Result, Rows, quiet
from partnergraph.rules import Rule
from partnergraph.server import Held, Pushed

_KEPT = ("About", "Issues", "Seen", "As read", "Positions")
"""Sheets that no graph tells of and that no change of a graph concerns."""


def push(
    source: Path, address: str, *, name: str | None = None, dry: bool = False, progress: Progress = quiet
) -> Pushed:
    """Put a register, or a plan, on a server under a name; see `partnergraph.server.push`.

    The name is the file's or folder's without its ending; a file called `register` is named after its folder.

    Raises:
        InputError: The file cannot be read, or the name is blank.
        EngineError: The server does not answer or failed; the message says how far the push came.
    """
    called = (
        (source.stem if source.stem.lower() != "register" else source.absolute().parent.name) if name is None else name
    )
    if not called.strip():
        raise InputError("A register on a server needs a name.", todo="Add --name.")
    # To read a national register takes minutes, in which a line may be cut, and a wrong password is known at once.
    with _connected(address, progress):
        pass
    opened = pipeline.open_register([source], progress=progress)
    progress("Building the graph")
    built = pipeline.graph_of(opened)
    with _connected(address, progress) as there:
        return server.push(
            there, called.strip(), opened, built, title=register.title(opened), dry=dry, progress=progress
        )


def remove(address: str, name: str, *, dry: bool = False, progress: Progress = quiet) -> Pushed:
    """Take a register off a server; see `partnergraph.server.remove`.

    Raises:
        InputError: There is no such register.
        EngineError: The server does not answer or failed; the message says how far it came.
    """
    with _connected(address, progress) as there:
        return server.remove(there, name, dry=dry, progress=progress)


@dataclass(frozen=True, slots=True, eq=False)
class Fetched:
    """A register from a server.

    Attributes:
        name: Its name there.
        register: The register.
        rebuilt: Whether it was made anew from the graph, since somebody changed that on the server.
    """

    name: str
    register: Register
    rebuilt: bool


def pull(address: str, *, name: str | None = None, progress: Progress = quiet) -> Fetched:
    """Return a register from a server: as it was pushed, or as the graph is now where somebody changed it there.

    Raises:
        InputError: There is no such register, there are several, or its push did not finish.
        EngineError: The server does not answer or failed.
    """
    with _connected(address, progress) as there:
        found = server.pull(there, name, progress)
    if not found.changed:
        return Fetched(found.name, found.register, rebuilt=False)
    made = from_graph(found.graph)
    kept = {sheet: found.register[sheet] for sheet in _KEPT if sheet in found.register.sheets}
    return Fetched(found.name, Register({**made.sheets, **kept}), rebuilt=True)


def from_graph(held: Graph) -> Register:
    """Return a register that tells what a graph holds, and of which the same graph is built.

    Notes, issues, other columns of plans and a person's own columns are in no graph, and so not in this register.
    """
    return register.from_rows(graph.rows(held))


def analyse(
    address: str,
    *,
    name: str | None = None,
    as_of: date | None = None,
    chosen: Sequence[Rule] | None = None,
    parameters: Mapping[str, Any] | None = None,
    progress: Progress = quiet,
) -> tuple[Result, str]:
    """Return what the rules find on a register that lies on a server, and a sentence about where they ran.

    Raises:
        InputError: There is no such register, there are several, or its push did not finish.
        RuleError: A rule breaks its promise, or the server remarks on its query.
        EngineError: The server does not answer or failed.
    """
    with _connected(address, progress) as there:
        found = server.pull(there, name, progress)
        progress("Looking for gaps")
        with Held(there, found.name, found.graph, strict=True) as held:
            result = pipeline.assess(
                found.register, found.graph, held, as_of=as_of, chosen=chosen, parameters=parameters
            )
            return result, _where(held, found.name)


def query(
    address: str,
    cypher: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    name: str | None = None,
    as_of: date | None = None,
    limit: int | None = None,
    progress: Progress = quiet,
) -> tuple[Rows, tuple[str, ...]]:
    """Return the answer of a register on a server to a user's read-only query, and what is to be said about it.

    Raises:
        InputError: There is no such register, there are several, or its push did not finish.
        QueryError: The query does more than read, does not compile, or ran too long.
        EngineError: The server does not answer or failed.
    """
    rules.refuse_query(cypher)
    with _connected(address, progress) as there:
        one, _ = server.chosen(there, name)
        with Held(there, one) as held:
            day = pipeline.day_of(server.settings(there, one), as_of)
            rows = held.run(cypher, {"as_of": day, **rules.as_asked(parameters or {})}, limit=limit)
            said = tuple(line for line in (_where(held, one), *held.notes) if line)
    return replace(rows, columns=rules.headings(cypher, rows.columns)), said


def _where(held: Held, name: str) -> str:
    if held.alone:
        return ""
    return f'The database holds more than "{name}", so that register alone was fetched and asked.'


@contextmanager
def _connected(address: str, progress: Progress) -> Iterator[Server]:
    if not bolt.is_address(address):
        raise InputError("This is no address of a server.", where=address, todo="Give it as neo4j://localhost:7687.")
    progress("Connecting to the server")
    there = bolt.connect(address)
    try:
        yield there
    finally:
        there.close()
