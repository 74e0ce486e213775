"""Where results may be written: never over what was just read, nor over a register that people may have worked on.

In: a place, and a register to put there. Out: the register written, what stood there kept beside it. Refuses: a place
in a folder that is not there, a file that was just read, a register in the place of another result.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from partnergraph import register
from partnergraph.errors import InputError
from partnergraph.model import Register


def check_folder(out: Path) -> None:
    """Return when the folder that `out` is to stand in is there.

    Raises:
        InputError: It is not.
    """
    if not out.absolute().parent.is_dir():
        raise InputError("There is no such folder to write into.", where=str(out.parent), todo="Make it first.")


def check_target(out: Path, sources: Sequence[Path]) -> None:
    """Return when an export may be written to `out`.

    Raises:
        InputError: It is one of the sources, a register that people may have worked on, or in a folder that is not there.
    """
    check_folder(out)
    if any(path.exists() and out.exists() and path.samefile(out) for path in sources):
        raise InputError("This file was just read.", where=str(out), todo="Name another file for the result.")
    if register.is_register(out):
        raise InputError("A register stands there.", where=str(out), todo="Name another file for the result.")


def save(opened: Register, out: Path) -> Path | None:
    """Write a register as a workbook (`.xlsx`) or a folder of CSV files.

    A register that stands there with other content may hold a person's corrections, so it is kept beside under
    another name: `register-before.xlsx`, `register-before-2.xlsx`...

    Returns:
        Where it was kept; None if there was none, or it was the same.
    """
    kept = None
    # What these sheets hold is nobody's work.
    if register.is_register(out) and not register.holds(out, opened, but=("Seen", "Positions")):
        kept = register.keep_beside(out)
    register.save(opened, out)
    return kept


def check_public(book: Path) -> None:
    """Return when a register for publication may be written to `book`.

    Raises:
        InputError: A register that is not for publication stands there.
    """
    if register.is_register(book) and not register.is_public(register.load(book)):
        raise InputError(
            "A register that is not for publication stands there.",
            where=str(book),
            todo="Name a folder of its own for the copy, so that nothing else is published with it.",
        )
