"""The registers that a database holds.

In: a server. Out: their names, or the one that is meant. Refuses: a name that none has, no name where there are several, and a
register whose push did not finish.
"""

from __future__ import annotations

from difflib import get_close_matches

from partnergraph.bolt import Server
from partnergraph.errors import InputError
from partnergraph.server.layout import BOOK


def names(server: Server) -> tuple[str, ...]:
    """Return the names of the registers that were pushed, wholly or in part, sorted.

    Raises:
        EngineError: The server failed.
    """
    return tuple(sorted(_found(server)))


def chosen(server: Server, name: str | None) -> tuple[str, str]:
    """Return the register that is meant, the one of that name or the only one, and the digest of its graph when it was pushed.

    Raises:
        InputError: There is none, there are several, or its push did not finish.
        EngineError: The server failed.
    """
    one, pushed = named(server, name)
    if not pushed:
        raise InputError(
            f'The push of "{one}" did not finish.', where=f"{server.address}/{server.database}", todo="Repeat it."
        )
    return one, pushed


def named(server: Server, name: str | None) -> tuple[str, str]:
    """Return the register that is meant, as `chosen` does, though its push did not finish; the digest is empty then.

    Raises:
        InputError: There is none, or there are several.
        EngineError: The server failed.
    """
    found = _found(server)
    where = f"{server.address}/{server.database}"
    listed = ", ".join(f'"{one}"' for one in sorted(found))
    if not found:
        raise InputError(
            "This database holds no register.", where=where, todo="Put one there with `partnergraph push`."
        )
    if name is None and len(found) > 1:
        raise InputError(f"This database holds {len(found)} registers.", where=where, todo=f"Add --name: {listed}.")
    one = next(iter(found)) if name is None else name
    if one not in found:
        near = get_close_matches(one, found, 1)
        hint = f'Did you mean "{near[0]}"?' if near else f"It holds {listed}."
        raise InputError(f'This database holds no register "{one}".', where=where, todo=hint)
    return one, found[one]


def _found(server: Server) -> dict[str, str]:
    with server.session("READ") as session:
        # A label that nothing has yet is no mistake here: the database may be new.
        records = session.run(f"MATCH (r:`{BOOK}`) RETURN r.name AS name, r.digest AS digest")
        return {record["name"]: record["digest"] or "" for record in records}
