"""The Neo4j server, reached over Bolt, for those who have one.

In: a Graph, then queries. Out: the same rows as the embedded engine gives. Refuses: to run without its library, a
server that does not answer, a database that holds nodes of others, and names that the schema does not know.

User name and password come from the environment alone (NEO4J_USERNAME, NEO4J_PASSWORD); the address may end in the
name of a database: `bolt://localhost:7687/plans`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from partnergraph import bolt
from partnergraph.bolt import SCHEMES, Server
from partnergraph.engines import _checks
from partnergraph.errors import EngineError, QueryError
from partnergraph.model import Graph, Rows
from partnergraph.schema import EDGES, NODES

if TYPE_CHECKING:
    from neo4j import Session

__all__ = ["SCHEMES", "Neo4j", "connect"]

BATCH = 5_000
"""Rows that one statement writes."""

_SECONDS = 60
_CONSTRAINTS = {f"partnergraph_{kind.lower()}_id": kind for kind in NODES}


def connect(address: str) -> Neo4j:
    """Return an engine on the server at `address`.

    Raises:
        EngineError: The library is not installed, the address is not one, or the server does not answer or refuses.
    """
    return Neo4j(bolt.connect(address))


class Neo4j:
    """A database on a Neo4j server; see `partnergraph.model.Engine`."""

    name = "neo4j"
    asked_at_once = 1

    def __init__(self, server: Server) -> None:
        self._server = server
        self._ours = False
        self._compiled: dict[str, tuple[str, ...]] = {}
        self._at_all: set[str] = set()

    def load(self, graph: Graph) -> None:
        """Replace what the database holds by `graph`, in batches; a load that fails leaves a part of it.

        Raises:
            EngineError: The database holds nodes of others, the graph breaks the schema, or the server failed.
        """
        nodes = list(_checks.node_columns(graph))
        edges = list(_checks.edge_columns(graph))
        self.clear()
        with self._writing() as session:
            for kind, columns in nodes:
                self._write(session, f"UNWIND $rows AS row CREATE (n:`{kind}`) SET n = row", bolt.rows(columns))
            for kind, tail, head, columns in edges:
                ends = [{"from": a, "to": b} for a, b in zip(columns.pop("from"), columns.pop("to"), strict=True)]
                facts = bolt.rows(columns)
                self._write(
                    session,
                    f"UNWIND $rows AS row MATCH (a:`{tail}` {{id: row.from}}) MATCH (b:`{head}` {{id: row.to}}) "
                    f"CREATE (a)-[r:`{kind}`]->(b) SET r = row.facts",
                    [end | {"facts": fact} for end, fact in zip(ends, facts, strict=True)],
                )

    def compile(self, cypher: str, parameters: Mapping[str, Any]) -> None:
        """Check that a query compiles, reads only, and names nothing that the schema does not know.

        Raises:
            QueryError: It does not, or it is not one read-only query, or a parameter is missing.
            EngineError: The server failed.
        """
        given = _checks.asked(cypher, parameters)
        if cypher in self._compiled:
            return
        with self._reading(notes=True) as session:
            summary = session.run(_query(f"EXPLAIN {cypher}"), given).consume()
        if summary.query_type != "r":
            raise QueryError("The query would write, and a query only reads.")
        told = []
        for status in summary.gql_status_objects:
            for name in _unknown(status.gql_status, status.status_description):
                raise _checks.unknown_name("property" if status.gql_status == "01N52" else "kind", name)
            if status.gql_status == _PRODUCT:
                told.append(
                    "Two patterns of the query share no name, so that each of one is paired with each of the other."
                )
        self._compiled[cypher] = tuple(dict.fromkeys(told))
        if _looks_at_all(summary.plan):
            self._at_all.add(cypher)

    def notes(self, cypher: str) -> tuple[str, ...]:
        """Return what the server remarks on a query that was compiled."""
        return self._compiled.get(cypher, ())

    def looks_at_all(self, cypher: str) -> bool:
        """Return whether a query that was compiled looks at every node of the database, whatever its kind."""
        return cypher in self._at_all

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, limit: int | None = None) -> Rows:
        """Run a read-only query and return its rows, at most `limit` of them.

        Raises:
            QueryError: It does not compile, is not one read-only query, or a parameter is missing.
            EngineError: The server failed.
        """
        self.compile(cypher, parameters or {})
        with self._reading() as session:
            result = session.run(_query(cypher), _checks.asked(cypher, parameters))
            columns = tuple(result.keys())
            rows: list[tuple[Any, ...]] = []
            while limit is None or len(rows) < limit:
                record = next(result, None)
                if record is None:
                    break
                rows.append(tuple(_plain(value) for value in record.values()))
        return Rows(columns, tuple(rows))

    def execute(self, statements: Sequence[str]) -> None:
        """Run writing statements of our own; never text from a user.

        Raises:
            EngineError: The database holds nodes of others, or the server failed.
        """
        self._claim()
        with self._writing() as session:
            for statement in statements:
                session.run(_query(statement)).consume()

    def clear(self) -> None:
        """Forget the graph and keep the schema.

        Raises:
            EngineError: The database holds nodes of others, or the server failed.
        """
        self._claim()
        with self._writing() as session:
            while session.run(f"MATCH (n) WITH n LIMIT {BATCH} DETACH DELETE n RETURN count(n) AS gone").single(
                strict=True
            )["gone"]:
                pass

    def close(self) -> None:
        """Close the connections."""
        self._server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _claim(self) -> None:
        """Make sure, once, that all the database holds is ours, before anything in it is replaced.

        It is if the database is empty, or if it has our constraints and every node and edge is of the schema. Labels
        alone prove nothing: others have a Person, too.
        """
        if self._ours:
            return
        with self._writing() as session:
            empty = session.run("MATCH (n) RETURN count(n) = 0 AS empty").single(strict=True)["empty"]
            if not empty:
                names = {record["name"] for record in session.run("SHOW CONSTRAINTS YIELD name")}
                foreign = session.run(
                    "MATCH (n) WHERE n.id IS NULL OR size(labels(n)) <> 1 OR NOT labels(n)[0] IN $kinds "
                    "RETURN count(n) AS nodes",
                    kinds=list(NODES),
                ).single(strict=True)["nodes"]
                strange = session.run(
                    "MATCH ()-[r]->() WHERE NOT type(r) IN $kinds RETURN count(r) AS edges", kinds=list(EDGES)
                ).single(strict=True)["edges"]
                if foreign or strange or not names >= _CONSTRAINTS.keys():
                    raise EngineError(
                        f'The database "{self._server.database}" holds data that partnergraph did not put there.',
                        where=self._server.address,
                        todo="Name an empty database: nothing was changed.",
                    )
            for name, kind in _CONSTRAINTS.items():
                session.run(
                    _query(f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:`{kind}`) REQUIRE n.id IS UNIQUE")
                ).consume()
        self._ours = True

    def _writing(self) -> AbstractContextManager[Session]:
        return self._server.session("WRITE", seconds=_SECONDS)

    def _reading(self, *, notes: bool = False) -> AbstractContextManager[Session]:
        return self._server.session("READ", notes=notes, seconds=_SECONDS)

    def _write(self, session: Session, cypher: str, rows: Sequence[Mapping[str, Any]]) -> None:
        for start in range(0, len(rows), BATCH):
            session.run(_query(cypher), rows=rows[start : start + BATCH]).consume()


def _query(cypher: str) -> Any:
    return bolt.query(cypher, _SECONDS)


_OURS = {"register", "number"}
"""What a database that holds registers notes on nodes and edges for itself (`partnergraph.server`)."""


def _plain(value: Any) -> Any:
    """Return a value as plain Python; a node is a dictionary with its `kind`, a path a list of nodes and edges."""
    kinds = bolt.library().graph
    if isinstance(value, kinds.Node):
        labels = sorted(value.labels, key=lambda label: (label not in NODES, label))
        return {"kind": labels[0] if labels else ""} | _facts(value)
    if isinstance(value, kinds.Relationship):
        return {"kind": value.type} | _facts(value)
    if isinstance(value, kinds.Path):
        pieces: list[Any] = [value.start_node]
        for node, edge in zip(value.nodes[1:], value.relationships, strict=True):
            pieces += [edge, node]
        return [_plain(piece) for piece in pieces]
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return bolt.plain(value)


def _facts(value: Any) -> dict[str, Any]:
    return {key: bolt.plain(item) for key, item in value.items() if key not in _OURS}


_PRODUCT = "03N90"
"""The status by which the server tells of a cartesian product."""

_UNKNOWN = {"01N50": set(NODES), "01N51": set(EDGES), "01N52": set(_checks.PROPERTIES)}


def _unknown(status: str, description: str) -> Iterator[str]:
    """Yield the name that the server does not know, unless the schema does: an empty database knows none."""
    if status in _UNKNOWN:
        for name in re.findall(r"`(.*?)`", description):
            if name not in _UNKNOWN[status]:
                yield name


def _looks_at_all(plan: Any) -> bool:
    """Whether a step of the server's plan takes every node, or counts them."""
    step = str(plan["operatorType"])
    counts = step.startswith("NodeCountFromCountStore") and "count((:" not in str(plan["args"].get("Details", ""))
    return step.startswith("AllNodesScan") or counts or any(map(_looks_at_all, plan.get("children", ())))
