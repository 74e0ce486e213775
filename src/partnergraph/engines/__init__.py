"""Graph databases: one module an engine, found by its name.

A module of this folder whose name has no leading underscore is an engine. It says `SCHEMES`, the beginnings of the
addresses that it answers to, and `connect(address)`. In: a name, or the address of a server. Out: an Engine. Refuses a
name that is no engine's, and a server that does not answer.

An engine runs what reads: `Engine.run` and `Engine.compile` refuse a text that is not one read-only query, so that a
rule or a question from outside cannot write, whatever the database would allow.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Protocol, cast

from partnergraph.engines._checks import edge_columns, node_columns
from partnergraph.errors import EngineError
from partnergraph.model import Engine

__all__ = ["edge_columns", "names", "node_columns", "open_engine"]


class _Module(Protocol):
    """What a module of this folder offers."""

    SCHEMES: tuple[str, ...]

    def connect(self, address: str) -> Engine:
        """Return an engine; `address` is empty where only the name was given."""


def names() -> tuple[str, ...]:
    """Return the names of the engines, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


def open_engine(name_or_url: str = "ladybug") -> Engine:
    """Return the engine of that name, or the one that answers to that address (`bolt://localhost:7687`).

    Raises:
        EngineError: There is no such engine, its library is not installed, or the server cannot be reached.
    """
    scheme, found, _ = name_or_url.partition("://")
    if found:
        for name in names():
            module = _module(name)
            if scheme.lower() in module.SCHEMES:
                return module.connect(name_or_url)
    elif name_or_url in names():
        return _module(name_or_url).connect("")
    raise EngineError(
        f'There is no engine "{scheme if found else name_or_url}".',
        todo=f"Choose one of: {', '.join(names())}; or give a server's address, such as bolt://localhost:7687.",
    )


def _module(name: str) -> _Module:
    return cast("_Module", importlib.import_module(f"{__name__}.{name}"))
