"""Take a register from a server.

In: a server, the name of a register. Out: the register's sheets as they were pushed, and the graph as it is there now. Refuses
what `names` refuses.
"""

from __future__ import annotations

from dataclasses import dataclass

from partnergraph.bolt import Server
from partnergraph.model import Graph, Progress, Register, quiet
from partnergraph.server import sheets, state
from partnergraph.server.names import chosen


@dataclass(frozen=True, slots=True, eq=False)
class Pulled:
    """A register on a server.

    Attributes:
        name: Its name there.
        register: The register as it was pushed.
        graph: The graph as it is there.
        changed: Whether somebody changed that graph since it was pushed.
    """

    name: str
    register: Register
    graph: Graph
    changed: bool


def pull(server: Server, name: str | None = None, progress: Progress = quiet) -> Pulled:
    """Return a register that the database holds; `name` may be left out where there is one.

    Raises:
        InputError: There is no such register, there are several, or its push did not finish.
        EngineError: The server failed.
    """
    one, digest = chosen(server, name)
    there = state.held(server, one, progress)
    register = sheets.as_register(state.sheets(server, one).values())
    return Pulled(one, register, state.as_graph(there), changed=state.digest(there) != digest)


def settings(server: Server, name: str) -> Register:
    """Return the sheet of settings of a register, and nothing else of it.

    Raises:
        EngineError: The server failed.
    """
    return sheets.as_register(state.sheets(server, name, "About").values())
