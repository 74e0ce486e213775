"""Put a register on a server, or take it off: what is there is compared with what it should hold, and the difference is written.

In: a server, a register with its graph, a name. Out: what was created, changed, deleted and left as it was. Refuses what `layout`
refuses; a push that fails says how far it came, and may be repeated, since each begins with what is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from partnergraph.bolt import Server
from partnergraph.errors import EngineError, PartnergraphError
from partnergraph.model import Graph, Progress, Register, quiet
from partnergraph.server import sheets, state
from partnergraph.server.changes import SORTS, Changes, Step, between
from partnergraph.server.layout import BOOK, declare
from partnergraph.server.names import named

BATCH = 2_000
"""Rows that one transaction writes, at most."""

_LETTERS = 4_000_000
"""Letters in the rows that one transaction writes, about."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did, or would do.

    Attributes:
        name: The register's name on the server.
        counts: For each kind, how many were created, changed, deleted and unchanged.
        dry: Whether nothing was written.
    """

    name: str
    counts: Mapping[str, Mapping[str, int]]
    dry: bool

    def total(self, sort: str) -> int:
        """Return how many nodes and edges were `created`, `changed`, `deleted` or `unchanged`."""
        return sum(counts.get(sort, 0) for counts in self.counts.values())

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield a row a kind: its name and how many of each sort."""
        for kind, counts in self.counts.items():
            yield kind, *(counts.get(sort, 0) for sort in SORTS)


def push(
    server: Server,
    name: str,
    register: Register,
    graph: Graph,
    *,
    title: str = "",
    dry: bool = False,
    progress: Progress = quiet,
) -> Pushed:
    """Make the database hold a register under `name`; other registers in it and what belongs to others stay as they are.

    Args:
        server: The server.
        name: The name under which the register is found there again.
        register: The register.
        graph: Its graph.
        title: The title to show beside the name.
        dry: Only tell what would be done.
        progress: Told what is being done.

    Raises:
        EngineError: The graph breaks the schema, the database is a throw-away store, or the server failed.
    """
    wanted = state.of_graph(graph)
    made = between(state.held(server, name, progress), wanted, state.sheets(server, name), sheets.as_nodes(register))
    if not dry:
        declare(server)
        _write(server, name, title, state.digest(wanted), made, progress)
    return Pushed(name, made.counts, dry)


def remove(server: Server, name: str, *, dry: bool = False, progress: Progress = quiet) -> Pushed:
    """Take a register off the server, even one that was pushed in part; what it lies beside stays, as for a push.

    Raises:
        InputError: There is no such register.
        EngineError: The server failed; what is left of the register is unfinished, and may be removed again.
    """
    one, _ = named(server, name)
    done = push(server, one, Register({}), Graph({}, {}), dry=dry, progress=progress)
    if not dry:
        server.write(f"MATCH (r:`{BOOK}` {{name: $name}}) DELETE r", name=one)
    return done


def _write(server: Server, name: str, title: str, digest: str, made: Changes, progress: Progress) -> None:
    done = 0
    try:
        if len(made):
            _mark(server, name, title, "")
        for step in made.steps:
            for batch in _batches(step):
                progress("Writing to the server", done, len(made))
                server.write(step.cypher, rows=batch, register=name)
                done += len(batch)
        _mark(server, name, title, digest)
    except PartnergraphError as error:
        first = f"{error.todo} Then repeat" if isinstance(error, EngineError) and error.todo else "Repeat"
        raise EngineError(
            f"{error.what.rstrip('.')}; {done} of {len(made)} changes were written before.",
            where=error.where or server.address,
            todo=f"{first} the push: it goes on from there.",
        ) from None


def _mark(server: Server, name: str, title: str, digest: str) -> None:
    """Note on the server that the register is there, and of what graph; nothing is written where that is noted already.

    The digest is empty while a push is under way.
    """
    server.write(
        f"MERGE (r:`{BOOK}` {{name: $name}}) WITH r "
        "WHERE r.digest IS NULL OR r.digest <> $digest OR r.title IS NULL OR r.title <> $title "
        "SET r.digest = $digest, r.title = $title, r.pushed = datetime()",
        name=name,
        title=title,
        digest=digest,
    )


def _batches(step: Step) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    letters = 0
    for row in step.rows:
        batch.append(row)
        letters += sum(len(value) for value in row.values() if isinstance(value, str))
        if len(batch) == BATCH or letters > _LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch
