"""Exporters: one module a format, found by its name.

A module of this folder whose name has no leading underscore is an exporter. It says `FILE`, the name that its file
has by default, and `write(result, path)`. In: a Result. Out: one file, whole or not at all. Refuses: a name that is
no exporter's, and a place where nothing can be written.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, cast

from partnergraph.errors import InputError
from partnergraph.exporters._book import write_tables
from partnergraph.exporters._files import write_bytes, write_text
from partnergraph.model import Result

__all__ = ["Exporter", "file_name", "names", "refusing", "text", "write", "write_bytes", "write_tables", "write_text"]


class Exporter(Protocol):
    """What a module of this folder offers."""

    FILE: str

    def write(self, result: Result, path: Path) -> None:
        """Write a result to `path`."""


def names() -> tuple[str, ...]:
    """Return the names of the exporters, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


def file_name(name: str) -> str:
    """Return the name that an exporter gives its file.

    Raises:
        InputError: There is no such exporter.
    """
    return _exporter(name).FILE


def write(name: str, result: Result, path: Path) -> None:
    """Write a result with the exporter `name` to the file `path`, replacing what is there in one step.

    Raises:
        InputError: There is no such exporter, or the file cannot be written.
    """
    exporter = _exporter(name)
    with refusing(path):
        exporter.write(result, path)


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn the failure to write into one line for a person.

    Raises:
        InputError: Something in the block cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise InputError(
            f"The file cannot be written ({error.strerror or error}).",
            where=str(path),
            todo="Close it where it is open, or name another folder.",
        ) from None


def text(name: str, result: Result) -> str:
    """Return what a text exporter would write (csv, json, sarif).

    Raises:
        InputError: There is no such exporter, or its files are not text.
    """
    exporter = _exporter(name)
    make = getattr(exporter, "text", None)
    if make is None:
        raise InputError(f"{exporter.FILE} is no text.", todo="Name a file with -o.")
    return str(make(result))


def _exporter(name: str) -> Exporter:
    if name not in names():
        raise InputError(f'There is no export called "{name}".', todo=f"Choose one of: {', '.join(names())}.")
    return cast("Exporter", importlib.import_module(f"{__name__}.{name}"))
