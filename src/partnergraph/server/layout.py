"""How a register lies in a database: labels, constraints and indexes, made from the schema.

In: the schema. Out: statements. Refuses: a database that the engine uses as a throw-away store, since another graph would be
put in the place of what is pushed.
"""

from __future__ import annotations

from partnergraph import bolt
from partnergraph.bolt import Server
from partnergraph.errors import EngineError
from partnergraph.schema import NODES

OURS = "Partnergraph"
"""The label that each node of the graph carries besides its kind."""

BOOK = "PartnergraphRegister"
"""The label of the one node that tells of a register: its name, its title, when it was pushed, whether wholly."""

SHEET = "PartnergraphSheet"
"""The label of the nodes that keep the register's sheets, since no graph holds all of them."""

_UNIQUE = {"partnergraph_ids": OURS, "partnergraph_sheets": SHEET, "partnergraph_registers": BOOK}
_THROW_AWAY = {f"partnergraph_{kind.lower()}_id" for kind in NODES}


def statements() -> dict[str, str]:
    """Return what declares our constraints and, for each kind of the schema, the index that explorers search by; by name."""
    made = {}
    for name, label in _UNIQUE.items():
        key = "n.name" if label == BOOK else "(n.register, n.id)"
        made[name] = f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:`{label}`) REQUIRE {key} IS UNIQUE"
    for kind in NODES:
        name = f"partnergraph_{kind.lower()}_by_name"
        made[name] = f"CREATE INDEX {name} IF NOT EXISTS FOR (n:`{kind}`) ON (n.name)"
    return made


def declare(server: Server) -> None:
    """Make the constraints and indexes that are not there yet, and wait until they are.

    Raises:
        EngineError: The engine keeps a graph here that it will throw away, or the server failed.
    """
    with server.session("WRITE") as session:
        # An index stands behind each constraint, under its name.
        there = {record["name"] for record in session.run("SHOW INDEXES YIELD name")}
        if there & _THROW_AWAY:
            if session.run("MATCH (n) RETURN count(n) AS n").single(strict=True)["n"]:
                raise EngineError(
                    f'The database "{server.database}" is used for graphs that are thrown away (`--engine` with a plan or register).',
                    where=server.address,
                    todo="Name another database, or empty it.",
                )
            for name in sorted(there & _THROW_AWAY):
                session.run(bolt.query(f"DROP CONSTRAINT {name} IF EXISTS")).consume()
        missing = [statement for name, statement in statements().items() if name not in there]
        for statement in missing:
            session.run(bolt.query(statement)).consume()
        if missing:
            session.run("CALL db.awaitIndexes(60)").consume()
