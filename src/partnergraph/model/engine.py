"""What the stages ask of a graph database, whichever it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

from partnergraph.model.graph import Graph


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: column names and plain Python values, row by row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def dicts(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Answers(Protocol):
    """What answers read-only Cypher of the portable subset."""

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, limit: int | None = None) -> Rows:
        """Run a read-only query and return its rows, at most `limit` of them.

        Raises:
            QueryError: The query does not compile or a parameter is missing.
            EngineError: The database failed.
        """


class Engine(Answers, Protocol):
    """A graph database that holds one graph and answers read-only Cypher of the portable subset."""

    name: str

    @property
    def asked_at_once(self) -> int:
        """How many threads may `run` queries at once, and gain by it."""

    def load(self, graph: Graph) -> None:
        """Replace what the engine holds by `graph`."""

    def compile(self, cypher: str, parameters: Mapping[str, Any]) -> None:
        """Check that a query compiles against the schema without running it.

        Raises:
            QueryError: It does not; the message says why.
        """

    def execute(self, statements: Sequence[str]) -> None:
        """Run writing statements of our own (a rule's example graphs); never text from a user."""

    def clear(self) -> None:
        """Forget the graph and keep the schema."""

    def close(self) -> None:
        """Release what the engine holds."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
