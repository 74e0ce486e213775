"""The Neo4j server, reached over Bolt, for those who have one.

In: a Graph, then queries. Out: the same rows as the embedded engine gives. Refuses: to run without its library, a
server that does not answer, a database that holds nodes of others, and names that the schema does not know.

User name and password come from the environment alone (NEO4J_USERNAME, NEO4J_PASSWORD); the address may end in the
name of a database: `bolt://localhost:7687/plans`.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self
from urllib.parse import urlsplit, urlunsplit

from partnergraph.engines import _checks
from partnergraph.errors import EngineError, QueryError
from partnergraph.model import Graph, Rows
from partnergraph.schema import EDGES, NODES

if TYPE_CHECKING:
    from neo4j import Driver, Session

SCHEMES: tuple[str, ...] = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")

BATCH = 5_000
"""Rows that one statement writes."""

_SECONDS = 60
_CONSTRAINTS = {f"partnergraph_{kind.lower()}_id": kind for kind in NODES}


def connect(address: str) -> Neo4j:
    """Return an engine on the server at `address`.

    Raises:
        EngineError: The library is not installed, the address is not one, or the server does not answer or refuses.
    """
    try:
        import neo4j
    except ImportError:
        raise EngineError("The library for Neo4j is not installed.", todo="pip install 'partnergraph[neo4j]'") from None
    parts = urlsplit(address)
    if not parts.netloc:
        raise EngineError("Neo4j needs the address of a server.", todo="Give it as bolt://localhost:7687.")
    if "@" in parts.netloc:
        raise EngineError(
            "A password does not belong in an address.",
            where=parts.hostname or "",
            todo="Set NEO4J_USERNAME and NEO4J_PASSWORD in the environment.",
        )
    # What a driver tells about each query goes into our own messages, not onto the user's screen.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    database = parts.path.strip("/") or "neo4j"
    server = urlunsplit((parts.scheme, parts.netloc, "", parts.query, ""))
    user, password = os.environ.get("NEO4J_USERNAME"), os.environ.get("NEO4J_PASSWORD")
    auth = (user or "neo4j", password or "") if user or password else None
    with _failures(server):
        driver = neo4j.GraphDatabase.driver(server, auth=auth, connection_timeout=10, max_transaction_retry_time=10)
        try:
            driver.verify_connectivity()
            with driver.session(database=database, default_access_mode="READ") as session:
                # A question to the very database, since a server may answer and not have it.
                session.run("RETURN 1").consume()
        except BaseException:
            driver.close()
            raise
    return Neo4j(driver, server, database)


class Neo4j:
    """A database on a Neo4j server; see `partnergraph.model.Engine`."""

    name = "neo4j"

    def __init__(self, driver: Driver, server: str, database: str) -> None:
        self._driver = driver
        self._server = server
        self._database = database
        self._ours = False
        self._compiled: set[str] = set()

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
                self._write(session, f"UNWIND $rows AS row CREATE (n:`{kind}`) SET n = row", _rows(columns))
            for kind, tail, head, columns in edges:
                ends = [{"from": a, "to": b} for a, b in zip(columns.pop("from"), columns.pop("to"), strict=True)]
                facts = _rows(columns)
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
        for status in summary.gql_status_objects:
            for name in _unknown(status.gql_status, status.status_description):
                raise _checks.unknown_name("property" if status.gql_status == "01N52" else "kind", name)
        self._compiled.add(cypher)

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
        self._driver.close()

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
                        f'The database "{self._database}" holds data that partnergraph did not put there.',
                        where=self._server,
                        todo="Name an empty database: nothing was changed.",
                    )
            for name, kind in _CONSTRAINTS.items():
                session.run(
                    _query(f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:`{kind}`) REQUIRE n.id IS UNIQUE")
                ).consume()
        self._ours = True

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        with (
            _failures(self._server),
            self._driver.session(database=self._database, notifications_min_severity="OFF") as session,
        ):
            yield session

    @contextmanager
    def _reading(self, *, notes: bool = False) -> Iterator[Session]:
        severity: Literal["WARNING", "OFF"] = "WARNING" if notes else "OFF"
        with (
            _failures(self._server),
            self._driver.session(
                database=self._database, default_access_mode="READ", notifications_min_severity=severity
            ) as session,
        ):
            yield session

    def _write(self, session: Session, cypher: str, rows: Sequence[Mapping[str, Any]]) -> None:
        for start in range(0, len(rows), BATCH):
            session.run(_query(cypher), rows=rows[start : start + BATCH]).consume()


def _query(cypher: str) -> Any:
    library = _library()
    return library.Query(cypher, timeout=_SECONDS)


def _library() -> ModuleType:
    import neo4j

    return neo4j


def _rows(columns: Mapping[str, list[Any]]) -> list[dict[str, Any]]:
    """Turn columns into rows without their missing values."""
    names = list(columns)
    return [
        {name: value for name, value in zip(names, row, strict=True) if value is not None}
        for row in zip(*columns.values(), strict=True)
    ]


def _plain(value: Any) -> Any:
    """Return a value as plain Python; a node is a dictionary with its `kind`, a path a list of nodes and edges."""
    library = _library()
    if isinstance(value, library.graph.Node):
        kinds = sorted(value.labels)
        return {"kind": kinds[0] if kinds else ""} | {key: _plain(item) for key, item in value.items()}
    if isinstance(value, library.graph.Relationship):
        return {"kind": value.type} | {key: _plain(item) for key, item in value.items()}
    if isinstance(value, library.graph.Path):
        pieces: list[Any] = [value.start_node]
        for node, edge in zip(value.nodes[1:], value.relationships, strict=True):
            pieces += [edge, node]
        return [_plain(piece) for piece in pieces]
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if hasattr(value, "to_native"):
        return value.to_native()
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


_UNKNOWN = {"01N50": set(NODES), "01N51": set(EDGES), "01N52": set(_checks.PROPERTIES)}


def _unknown(status: str, description: str) -> Iterator[str]:
    """Yield the name that the server does not know, unless the schema does: an empty database knows none."""
    if status in _UNKNOWN:
        for name in re.findall(r"`(.*?)`", description):
            if name not in _UNKNOWN[status]:
                yield name


@contextmanager
def _failures(server: str) -> Iterator[None]:
    """Turn what the driver raises into one clear line."""
    from neo4j import exceptions

    try:
        yield
    except exceptions.AuthError:
        raise EngineError(
            "The server refuses the user name or password.",
            where=server,
            todo="Set NEO4J_USERNAME and NEO4J_PASSWORD in the environment.",
        ) from None
    except exceptions.ServiceUnavailable:
        raise EngineError(
            "No Neo4j server answers here.", where=server, todo="Start it, or correct the address."
        ) from None
    except exceptions.ClientError as error:
        if "TransactionTimedOut" in (error.code or ""):
            raise QueryError(
                f"The query ran for more than {_SECONDS} seconds and was stopped.", todo="Ask for less."
            ) from None
        says = (error.message or str(error)).split("\n", 1)[0].rstrip(". ")
        if ".Statement." in (error.code or ""):
            raise QueryError(f"The query cannot be run: {says}.") from None
        raise EngineError(f"The server refuses: {says}.", where=server) from None
    except (exceptions.Neo4jError, exceptions.DriverError, ValueError, OSError) as error:
        raise EngineError(f"The server failed: {str(error).split(chr(10), 1)[0]}.", where=server) from None
