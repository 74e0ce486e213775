"""Ask a register that lies on a server, in place where that gives the answer about this register and nothing else.

In: a server, the name of a register, queries. Out: rows. Refuses to write. Where the database holds anything besides the register,
or a query takes every node whatever its kind, the register's graph is fetched and asked here: no query says whose nodes it means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from partnergraph import bolt
from partnergraph.bolt import Server
from partnergraph.engines import open_engine
from partnergraph.engines.neo4j import Neo4j
from partnergraph.errors import EngineError, QueryError
from partnergraph.model import Engine, Graph, Rows
from partnergraph.server import state
from partnergraph.server.layout import BOOK, OURS, SHEET


class Held:
    """A register on a server as an engine that only reads; see `partnergraph.model.Engine`.

    Attributes:
        alone: Whether the database holds nothing besides this register.
        notes: What the server remarked on the queries so far.
    """

    name = Neo4j.name
    asked_at_once = Neo4j.asked_at_once

    def __init__(self, server: Server, register: str, graph: Graph | None = None, *, strict: bool = False) -> None:
        """Take a register.

        Args:
            server: The server.
            register: The name of the register.
            graph: Its graph, if it was fetched already.
            strict: Whether a remark of the server on a query is an error.
        """
        self.notes: list[str] = []
        self._asked = Neo4j(server)
        self._server = server
        self._register = register
        self._graph = graph
        self._strict = strict
        self._here: Engine | None = None
        self.alone = _is_alone(server, register)

    def compile(self, cypher: str, parameters: Mapping[str, Any]) -> None:
        """Check a query on the server; see `partnergraph.model.Engine`.

        Raises:
            QueryError: It does not compile, would write, or the server remarks on it and remarks are errors.
        """
        self._asked.compile(cypher, parameters)
        told = self._asked.notes(cypher)
        if told and self._strict:
            raise QueryError(told[0])
        self.notes += [note for note in told if note not in self.notes]

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, limit: int | None = None) -> Rows:
        """Run a read-only query; see `partnergraph.model.Engine`."""
        self.compile(cypher, parameters or {})
        if self.alone and not self._asked.looks_at_all(cypher):
            return self._asked.run(cypher, parameters, limit=limit)
        return self._fetched().run(cypher, parameters, limit=limit)

    def load(self, graph: Graph) -> None:
        """Refuse: a register comes onto a server by a push."""
        raise EngineError(f"A register on a server is not replaced by a graph of {len(graph)} nodes.")

    def execute(self, statements: Sequence[str]) -> None:
        """Refuse: what lies there is only read."""
        raise EngineError(f"A register on a server is only read, and {len(statements)} statements would write.")

    def clear(self) -> None:
        """Refuse: what lies there is only read."""
        raise EngineError("A register on a server is only read.")

    def close(self) -> None:
        """Release what was fetched; the connections stay."""
        if self._here is not None:
            self._here.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _fetched(self) -> Engine:
        if self._here is None:
            graph = self._graph or state.as_graph(state.held(self._server, self._register))
            self._here = open_engine("ladybug")
            self._here.load(graph)
        return self._here


def _is_alone(server: Server, register: str) -> bool:
    counts = (
        "MATCH (n) RETURN count(n) AS n",
        f"MATCH (n:`{OURS}`) WHERE n.register = $register RETURN count(n) AS n",
        f"MATCH (n:`{SHEET}`) WHERE n.register = $register RETURN count(n) AS n",
        f"MATCH (n:`{BOOK}`) WHERE n.name = $register RETURN count(n) AS n",
        "MATCH ()-[r]->() RETURN count(r) AS n",
        f"MATCH (a:`{OURS}`)-[r]->() WHERE a.register = $register AND r.register = $register RETURN count(r) AS n",
    )
    with server.session("READ") as session:
        nodes, ours, sheets, books, edges, our_edges = (
            session.run(bolt.query(count), register=register).single(strict=True)["n"] for count in counts
        )
    return bool(nodes == ours + sheets + books and edges == our_edges)
