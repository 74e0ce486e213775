"""The connection to a Neo4j server: who we are, what is asked, and what goes wrong, told in one line.

In: an address. Out: a Server, sessions on it, plain values. Refuses: to run without the library `neo4j`, an address that is none or
holds a password, and a server that does not answer or does not let us in.

User name and password come from the environment alone (NEO4J_USERNAME, NEO4J_PASSWORD); the address may end in the
name of a database: `bolt://localhost:7687/plans`.
"""

from __future__ import annotations

import logging
import os
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit, urlunsplit

from partnergraph.errors import EngineError, QueryError

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

SCHEMES: tuple[str, ...] = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")

_CONNECT_SECONDS = 10
_ACQUIRE_SECONDS = 20
"""To reach a server and agree on the protocol, which a line that stalls would do for ever."""
_WRITE_SECONDS = 120
_RETRY_SECONDS = 30
"""A server that is started anew within that time is waited for."""


@dataclass(frozen=True, slots=True)
class Server:
    """A database on a server that answers.

    Attributes:
        driver: The connections.
        address: Without user, password and database.
        database: The name of the database.
    """

    driver: Driver
    address: str
    database: str

    @contextmanager
    def session(
        self, access: Literal["READ", "WRITE"], *, notes: bool = False, seconds: float = 60
    ) -> Iterator[Session]:
        """Open a session; failures in it are EngineErrors and QueryErrors.

        Args:
            access: Whether it only reads.
            notes: Whether the server tells what it makes of queries.
            seconds: How long a query may run, for the message about one that ran longer.
        """
        severity: Literal["INFORMATION", "OFF"] = "INFORMATION" if notes else "OFF"
        with (
            failures(self.address, seconds),
            self.driver.session(
                database=self.database, default_access_mode=access, notifications_min_severity=severity
            ) as session,
        ):
            yield session

    def write(self, cypher: str, **given: Any) -> None:
        """Run a writing statement of our own in a transaction that is tried again where the server was away for a moment.

        It must be one that may run twice: the server may have done it before it went away.
        """

        def work(transaction: ManagedTransaction) -> None:
            transaction.run(cypher, given).consume()

        with self.session("WRITE") as session:
            session.execute_write(library().unit_of_work(timeout=_WRITE_SECONDS)(work))

    def close(self) -> None:
        """Close the connections."""
        self.driver.close()


def is_address(text: str) -> bool:
    """Return whether a text is meant as the address of a server."""
    scheme, found, _ = text.partition("://")
    return bool(found) and scheme.lower() in SCHEMES


def connect(address: str) -> Server:
    """Return the server at `address`.

    Raises:
        EngineError: The library is not installed, the address is not one, or the server does not answer or refuses.
    """
    try:
        import neo4j
    except ImportError:
        raise EngineError("The library for Neo4j is not installed.", todo="pip install 'partnergraph[neo4j]'") from None
    try:
        parts = urlsplit(address)
        wrong = not parts.hostname or parts.port == 0
    except ValueError:
        wrong = True
    if wrong:
        raise EngineError(
            "Neo4j needs the address of a server.",
            where="" if "@" in address else address,
            todo="Give it as bolt://localhost:7687.",
        )
    if "@" in parts.netloc:
        raise EngineError(
            "A password does not belong in an address.",
            where=parts.hostname or "",
            todo="Set NEO4J_USERNAME and NEO4J_PASSWORD in the environment.",
        )
    # What a driver tells about each query goes into our own messages, not onto the user's screen.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    database = parts.path.strip("/") or None
    server = urlunsplit((parts.scheme, parts.netloc, "", parts.query, ""))
    user, password = os.environ.get("NEO4J_USERNAME"), os.environ.get("NEO4J_PASSWORD")
    auth = (user or "neo4j", password or "") if user or password else None
    with failures(f"{server}/{database}" if database else server):
        driver = neo4j.GraphDatabase.driver(
            server,
            auth=auth,
            connection_timeout=_CONNECT_SECONDS,
            connection_acquisition_timeout=_ACQUIRE_SECONDS,
            max_transaction_retry_time=_RETRY_SECONDS,
        )
        try:
            driver.verify_connectivity()
            with driver.session(database=database, default_access_mode="READ") as session:
                # A question to the very database, since a server may answer and not have it; where none is named, the user has one.
                found = session.run("RETURN 1").consume().database or "neo4j"
        except BaseException:
            driver.close()
            raise
    return Server(driver, server, found)


def query(cypher: str, seconds: float = 60) -> Any:
    """Return a query as the driver takes it, which the server stops after `seconds`."""
    return library().Query(cypher, timeout=seconds)


def library() -> ModuleType:
    """Return the library, which is imported only where a server is wanted."""
    import neo4j

    return neo4j


def rows(columns: Mapping[str, list[Any]]) -> list[dict[str, Any]]:
    """Turn columns into rows without their missing values."""
    names = list(columns)
    return [
        {name: value for name, value in zip(names, row, strict=True) if value is not None}
        for row in zip(*columns.values(), strict=True)
    ]


def plain(value: Any) -> Any:
    """Return a value of a property as plain Python: a list, text, number, yes or no, date."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if hasattr(value, "to_native"):
        return value.to_native()
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


@contextmanager
def failures(server: str, seconds: float = 60) -> Iterator[None]:
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
    except (exceptions.ServiceUnavailable, exceptions.SessionExpired) as error:
        raise _unreachable(error, server) from None
    except exceptions.ClientError as error:
        if "TransactionTimedOut" in (error.code or ""):
            raise QueryError(
                f"The query ran for more than {seconds:g} seconds and was stopped.", todo="Ask for less."
            ) from None
        if "DatabaseNotFound" in (error.code or ""):
            raise EngineError(
                "The server has no such database.", where=server, todo="Correct the name at the end of the address."
            ) from None
        says = _first_line(error.message or str(error)).rstrip(". ")
        if ".Statement." in (error.code or ""):
            raise QueryError(f"The query cannot be run: {says}.") from None
        raise EngineError(f"The server refuses: {says}.", where=server) from None
    except exceptions.DatabaseError as error:
        says, todo = _BROKEN.get((error.code or "").rpartition(".")[2], ("", ""))
        raise (EngineError(says, where=server, todo=todo) if says else _failed(error, server)) from None
    except (exceptions.Neo4jError, exceptions.DriverError, ValueError, OSError) as error:
        raise _failed(error, server) from None


def _unreachable(error: BaseException, server: str) -> EngineError:
    causes = tuple(_causes(error))
    says, todo = "No Neo4j server answers here.", "Start it, or correct the address."
    if any(isinstance(one, ssl.SSLCertVerificationError) for one in causes):
        says = "The server's certificate is signed by nobody whom this machine trusts."
        todo = "Have it signed, or begin the address with neo4j+ssc:// where it may sign its own."
    elif any(isinstance(one, ssl.SSLError) for one in causes):
        says = "What answers here does not encrypt."
        todo = "Turn that on in the server, or begin the address with neo4j:// on a line that nobody else reads."
    elif any(isinstance(one, socket.gaierror) for one in causes):
        says, todo = "No machine has that name.", "Correct the address."
    return EngineError(says, where=server, todo=todo)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for one in error.exceptions:
                yield from _causes(one)
        error = error.__cause__ or error.__context__


_BROKEN = {
    "TransactionLogError": (
        "The server cannot write: its disk is full, or fails.",
        "Make room there and start the server anew.",
    ),
    "TransactionStartFailed": (
        "The server has stopped this database after a failure, such as a full disk.",
        "See its debug.log, and start it anew.",
    ),
}
"""What is said of failures of the server after which its database takes no transaction any more, by the end of their code."""


def _failed(error: Exception, server: str) -> EngineError:
    # What the server's own failures print holds codes beside the sentence.
    says = _first_line(str(getattr(error, "message", None) or error)).rstrip(". ")
    return EngineError(f"The server failed: {says}.", where=server)


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0]
