"""Exporters: one module a format, found by its name.

A module of this folder whose name has no leading underscore is an exporter. It says `FILE`, the name that its file
has by default, `write(result, path)` and, where its file cannot hold any number of actions, `MOST_ACTIONS`. In: a Result. Out: one file, whole or
not at all. Refuses: a name that is no exporter's, a place where nothing can be written, and more actions than the file can hold.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, cast

from partnergraph.errors import InputError, TooLargeError
from partnergraph.exporters._book import write_tables
from partnergraph.exporters._files import write_bytes, write_text
from partnergraph.model import Progress, Result, quiet

__all__ = [
    "Exporter",
    "check_size",
    "file_name",
    "names",
    "refusing",
    "text",
    "write",
    "write_bytes",
    "write_tables",
    "write_text",
]


class Exporter(Protocol):
    """What a module of this folder offers."""

    FILE: str
    MOST_ACTIONS: int

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


def fits(name: str, actions: int) -> bool:
    """Whether an exporter can write this many actions."""
    most: int | None = getattr(_exporter(name), "MOST_ACTIONS", None)
    return most is None or actions <= most


def check_size(name: str, actions: int) -> None:
    """Return when an exporter can write this many actions, before any work is done for it.

    Raises:
        InputError: There is no such exporter.
        TooLargeError: There are too many actions for it; the message says what to narrow.
    """
    if not fits(name, actions):
        exporter = _exporter(name)
        raise TooLargeError(
            f"{exporter.FILE} on {actions:,} actions is more than anybody can open; the most is {exporter.MOST_ACTIONS:,}.",
            todo="Narrow it: --plan NAME or --board NAME.",
        )


def write(name: str, result: Result, path: Path) -> None:
    """Write a result with the exporter `name` to the file `path`, replacing what is there in one step.

    Raises:
        InputError: There is no such exporter, or the file cannot be written.
        TooLargeError: There are too many actions for it; the message says what to narrow.
    """
    exporter = _exporter(name)
    check_size(name, len(result.graph.nodes["Action"]))
    with refusing(path):
        exporter.write(result, path)


def write_fitting(paths: Mapping[str, Path], result: Result, progress: Progress = quiet) -> dict[Path, str]:
    """Write a result with several exporters, each to its path; return those that would be too large, each with why.

    A file of an earlier run that stands in the place of such a one is taken away, since it would be taken for this one's.
    """
    left_out = {}
    for name, path in paths.items():
        progress(f"Writing {path.name}")
        try:
            write(name, result, path)
        except TooLargeError as error:
            path.unlink(missing_ok=True)
            left_out[path] = f"{error} As in: partnergraph export REGISTER --plan NAME --to {name} -o {path.name}"
    return left_out


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
