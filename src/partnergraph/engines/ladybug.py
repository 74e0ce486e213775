"""The embedded engine: a database in memory, built anew for each graph and thrown away.

In: a Graph, then queries. Out: rows of plain values. Refuses a name that the schema does not know, even where the
graph is empty; this is why every rule is compiled here.
"""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from types import TracebackType
from typing import Any, Self

import ladybug
import pyarrow as pa

from partnergraph import rules
from partnergraph.engines import _checks
from partnergraph.errors import EngineError, QueryError
from partnergraph.model import Graph, Rows
from partnergraph.schema import EDGES, NODES, Property

SCHEMES: tuple[str, ...] = ()

# A database reserves the address space of its largest size at once, 8 TiB unless told otherwise.
_SMALLEST = 1 << 30
_ROOM = 16
_SECONDS = 60
_SMALL = 1 << 22
"""Bytes of a graph below which several threads, and giving its memory back to the system, cost more than they save."""
_POOL = 1 << 30
"""Bytes that the database of a small graph may use; the engine prepares for most of the machine's unless told."""

_ARROW = {
    "STRING": pa.string(),
    "DATE": pa.date32(),
    "BOOLEAN": pa.bool_(),
    "INT64": pa.int64(),
    "DOUBLE": pa.float64(),
}


def connect(address: str = "") -> Ladybug:
    """Return a new, empty database in memory; it has no address."""
    if address:
        raise EngineError("The embedded engine has no address.", where=address)
    return Ladybug()


class Ladybug:
    """A database in memory with the tables of the schema; see `partnergraph.model.Engine`."""

    name = "ladybug"

    @property
    def asked_at_once(self) -> int:
        """Two threads keep the engine busy while rows are fetched; a small graph answers sooner than a second one begins."""
        return 1 if self._small else 2

    def __init__(self) -> None:
        self._database: Any = None
        self._free: list[Any] = []
        self._small = True
        self._closed = False

    def load(self, graph: Graph) -> None:
        """Replace what the engine holds by `graph`.

        Raises:
            EngineError: The graph breaks the schema, or the database cannot hold it.
        """
        nodes = [(kind, _table(NODES[kind].properties, columns)) for kind, columns in _checks.node_columns(graph)]
        ends = (Property("from", "STRING", ""), Property("to", "STRING", ""))
        edges = [
            (kind, tail, head, _table((*ends, *EDGES[kind].properties), columns))
            for kind, tail, head, columns in _checks.edge_columns(graph)
        ]
        size = sum(table.nbytes for table in (*(table for _, table in nodes), *(table for *_, table in edges)))
        # A fresh database, not an emptied one: after a COPY that failed, the old one must not be used again.
        self._open(size)
        try:
            with self._lent() as connection:
                for kind, table in nodes:
                    connection.execute(f"COPY `{kind}` FROM $rows", {"rows": table})
                for kind, tail, head, table in edges:
                    connection.execute(f"COPY `{kind}` FROM $rows (from='{tail}', to='{head}')", {"rows": table})
        except RuntimeError as error:
            self._open()
            raise EngineError(f"The graph could not be loaded: {_line(error)}.") from None

    def compile(self, cypher: str, parameters: Mapping[str, Any]) -> None:
        """Check that a query compiles against the schema without running it.

        Raises:
            QueryError: It does not, or it is not one read-only query, or a parameter is missing.
        """
        given = _asked(cypher, parameters)
        with self._lent() as connection:
            _answer(connection, f"EXPLAIN {cypher}", given).close()

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, limit: int | None = None) -> Rows:
        """Run a read-only query and return its rows, at most `limit` of them; several threads may do so at once.

        Raises:
            QueryError: It does not compile, is not one read-only query, or a parameter is missing.
            EngineError: The database failed.
        """
        given = _asked(cypher, parameters)
        with self._lent() as connection:
            answer = _answer(connection, cypher, given)
            try:
                columns = tuple(answer.get_column_names())
                rows: list[tuple[Any, ...]] = []
                while (limit is None or len(rows) < limit) and answer.has_next():
                    rows.append(tuple(_plain(value) for value in answer.get_next()))
            except RuntimeError as error:
                raise _failure(error, cypher) from None
            finally:
                answer.close()
        return Rows(columns, tuple(rows))

    def execute(self, statements: Sequence[str]) -> None:
        """Run writing statements of our own; never text from a user.

        Raises:
            EngineError: One of them failed.
        """
        for statement in statements:
            try:
                with self._lent() as connection:
                    connection.execute(statement).close()
            except RuntimeError as error:
                raise EngineError(f"The database refused a statement: {_line(error)}.") from None

    def clear(self) -> None:
        """Forget the graph and keep the schema."""
        self.execute(["MATCH (n) DETACH DELETE n"])

    def close(self) -> None:
        """Release the memory."""
        self._forget()
        self._closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _forget(self) -> None:
        while self._free:
            self._free.pop().close()
        if self._database is not None:
            self._database.close()
            if not self._small:
                _give_back()
        self._database = None

    def _open(self, size: int = 0) -> None:
        """Begin a new, empty database for a graph of so many bytes."""
        self._forget()
        self._small, self._closed = size < _SMALL, False
        room = max(_SMALLEST, 1 << (_ROOM * size).bit_length())
        try:
            self._database = ladybug.Database(
                ":memory:", buffer_pool_size=_POOL if self._small else 0, max_db_size=room
            )
        except RuntimeError as error:
            raise EngineError(f"The embedded database could not be opened: {_line(error)}.") from None
        self.execute(_tables())

    @contextmanager
    def _lent(self) -> Iterator[Any]:
        """A connection that nobody else uses meanwhile: one serves one thread."""
        if self._closed:
            raise EngineError("The engine is closed.")
        if self._database is None:
            # Only now: a graph that is loaded begins a database of its own.
            self._open()
        try:
            connection = self._free.pop()
        except IndexError:
            connection = ladybug.Connection(self._database, num_threads=1 if self._small else 0)
            connection.set_query_timeout(int(_SECONDS * 1000))
        try:
            yield connection
        finally:
            self._free.append(connection)


def _answer(connection: Any, cypher: str, parameters: Mapping[str, Any]) -> Any:
    try:
        return connection.execute(cypher, *([dict(parameters)] if parameters else []))
    except RuntimeError as error:
        raise _failure(error, cypher) from None


def _asked(cypher: str, parameters: Mapping[str, Any] | None) -> dict[str, Any]:
    asked = _checks.asked(cypher, parameters)
    rules.refuse_lost(cypher)
    return asked


def _give_back() -> None:
    """Return free memory to the system: glibc keeps what a database used, some hundred megabytes for each that was loaded."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def _tables() -> list[str]:
    """The statements that declare every kind of the schema."""
    nodes = [
        f"CREATE NODE TABLE `{kind.name}` ({_declared(kind.properties)}, PRIMARY KEY (`id`))" for kind in NODES.values()
    ]
    edges = [
        f"CREATE REL TABLE `{kind.name}` ("
        + ", ".join(f"FROM `{tail}` TO `{head}`" for tail, head in kind.ends)
        + f", {_declared(kind.properties)})"
        for kind in EDGES.values()
    ]
    return [*nodes, *edges]


def _declared(properties: Sequence[Property]) -> str:
    return ", ".join(f"`{p.name}` {p.type}" for p in properties)


def _table(properties: Sequence[Property], columns: Mapping[str, list[Any]]) -> Any:
    return pa.table({p.name: pa.array(columns[p.name], _ARROW[p.type]) for p in properties})


_PLAIN = frozenset({str, int, float, bool})


def _plain(value: Any) -> Any:
    """Return a value as plain Python; a node is a dictionary with its `kind`, a path a list of nodes and edges."""
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, Decimal):
        # Sums of whole numbers come as decimals.
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "_NODES" in value and "_RELS" in value:
        nodes, edges = ([_plain(item) for item in value[key]] for key in ("_NODES", "_RELS"))
        if len(nodes) != len(edges) + 1:
            return edges
        return [piece for pair in zip(nodes, [*edges, None], strict=True) for piece in pair][:-1]
    if "_LABEL" in value:
        facts = {k: _plain(v) for k, v in value.items() if not k.startswith("_") and v is not None}
        return {"kind": value["_LABEL"]} | facts
    return {key: _plain(item) for key, item in value.items()}


def _line(error: RuntimeError) -> str:
    return str(error).strip().split("\n", 1)[0].rstrip(". ") or type(error).__name__


def _failure(error: RuntimeError, cypher: str) -> QueryError | EngineError:
    """Return the refusal that tells a person what is wrong with a query, and at which of its lines, or that the database failed."""
    says = " ".join(str(error).split()).rstrip(". ")
    sort, _, reason = says.partition(": ")
    if says.startswith("Interrupted"):
        return QueryError(f"The query ran for more than {_SECONDS} seconds and was stopped.", todo="Ask for less.")
    words = [*reason.split(), "", "", "", ""]
    if place := re.search(r"Invalid input <(.*?)>: expected .*?\(line: (\d+)", reason):
        # The engine quotes all that it could read; what it stumbled on stands at the end.
        hint = "A name that is also a word of Cypher needs back-ticks: `ends`."
        refused = QueryError(
            f'The query cannot be run: it stumbles at the end of "{place[1][-40:].strip()}".', todo=hint
        )
        refused.line = int(place[2])
        return refused
    if reason.startswith("Table ") and reason.endswith("does not exist"):
        refused, named = _checks.unknown_name("kind", words[1]), words[1]
    elif reason.startswith("Cannot find property "):
        refused, named = _checks.unknown_name("property", words[3]), words[3]
    elif sort.split(" ")[0] in {"Binder", "Parser", "Catalog", "Conversion", "Runtime", "Overflow", "Function"}:
        refused, named = QueryError(f"The query cannot be run: {_line(error).partition(': ')[2]}."), words[1]
    else:
        return EngineError(f"The embedded database failed: {_line(error)}.")
    refused.line = rules.line_of(cypher, named)
    return refused
