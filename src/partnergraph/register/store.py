"""Save a register and load it again.

In: a register and a path, or a path. Out: a workbook (`.xlsx`) or a folder of CSV files, or the register that stands
there. A write is all or nothing: what stood there before stays whole until the new one is whole. Refuses: to
overwrite what is no register.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import replace
from glob import escape
from pathlib import Path

import pandas as pd

from partnergraph.errors import InputError
from partnergraph.model import Register
from partnergraph.register import folder
from partnergraph.register.check import check, examine
from partnergraph.register.sheets import SHEETS
from partnergraph.register.workbook import write_workbook
from partnergraph.register.workbook_merging import Written, merge
from partnergraph.register.workbook_reading import read_workbook, sheet_names

_TELLING = {"plans", "names", "placeholders"}


def load(path: Path) -> Register:
    """Return the register in a workbook or a folder of CSV files.

    Names are given back as their sheets list them, whatever capitals, spacing or alias a person wrote; a placeholder
    in a lead cell is listed with the placeholders; a new action gets its Id. Columns and sheets of a person's own
    are kept after ours.

    Raises:
        InputError: There is no register, or it has mistakes: `details` holds one line for each, with its cell.
    """
    if path.is_dir():
        return replace(check(folder.read_folder(path)), kept_in=str(path))
    if not path.exists():
        raise InputError("There is no such file or folder.", where=str(path), todo="Check its name.")
    if path.suffix.lower() == ".csv":
        raise InputError(
            "This is one sheet of a register at most.", where=path.name, todo="Name the folder that holds all of them."
        )
    if path.suffix.lower() != ".xlsx":
        raise InputError(
            "This is no register, which is an .xlsx workbook or a folder of .csv files.",
            where=path.name,
            todo="Make one with `partnergraph report`.",
        )
    return replace(check(read_workbook(path)), kept_in=str(path))


def holds(path: Path, register: Register, *, but: Collection[str] = ()) -> bool:
    """Return whether the register at `path` has no mistakes and is this one, the sheets `but` aside."""

    def rest(one: Register) -> Register:
        return Register({name: frame for name, frame in one.sheets.items() if name not in but})

    try:
        return rest(load(path)).equals(rest(register))
    except InputError:
        return False


def is_register(path: Path) -> bool:
    """Return whether `path` is a workbook or a folder with the sheets of a register; what is in them is not looked at."""
    if path.is_dir():
        names = {name.lower() for name in folder.sheet_names(path)}
    elif path.suffix.lower() == ".xlsx" and path.is_file():
        names = {name.lower() for name in sheet_names(path)}
    else:
        return False
    return "actions" in names and bool(names & _TELLING)


def save(register: Register, path: Path) -> None:
    """Write a register: a workbook where `path` ends in .xlsx, else a folder with one CSV file a sheet.

    The same register gives the same bytes. Control characters that no workbook holds are left out. A workbook that
    holds this very register is left untouched, so that a person's colours, comments and charts in it stay.

    Raises:
        InputError: The path names something else, or cannot be written; a cell is too long for a workbook; a sheet
            or column of ours is missing. What stood there before is as it was.
    """
    sheets = _in_order(register.sheets, path.name)
    path = path.resolve()
    is_book = path.suffix.lower() == ".xlsx"
    _check_target(path, is_book=is_book)
    try:
        if is_book:
            content = _workbook(path, register, sheets)
            if content is not None:
                _replace(path, content)
        else:
            folder.write_folder(path, folder.render(sheets))
    except OSError as error:
        raise InputError(
            f"The register cannot be written ({error.strerror or error}).",
            where=path.name,
            todo="Close it where it is open, and check that there is such a folder with room in it.",
        ) from None


def _in_order(sheets: dict[str, pd.DataFrame], where: str) -> dict[str, pd.DataFrame]:
    """Our sheets and columns in their order, then a person's own."""
    made = {}
    for name, sheet in SHEETS.items():
        ours = [column.heading for column in sheet.columns]
        if name not in sheets or not set(ours) <= set(sheets[name].columns):
            raise InputError(
                f"The register has no sheet {name} with all of its columns.",
                where=where,
                todo="Give it back the sheet and the headings, or make the register again.",
            )
        frame = sheets[name]
        made[name] = frame[[*ours, *(heading for heading in frame.columns if heading not in ours)]]
    return made | {name: frame for name, frame in sheets.items() if name not in SHEETS}


def _check_target(path: Path, *, is_book: bool) -> None:
    if path.is_dir() == is_book and path.exists():
        raise InputError(
            "This is a folder." if is_book else "This is a file.", where=path.name, todo="Choose another name."
        )
    if not is_book and path.suffix and not path.exists():
        raise InputError(
            "A register is saved as an .xlsx workbook or as a folder.",
            where=path.name,
            todo="End the name in .xlsx, or give a folder's name without an ending.",
        )
    # What begins with a point belongs to tools, such as the folder of a version control system.
    is_empty = path.is_dir() and all(entry.name.startswith(".") for entry in path.iterdir())
    if path.exists() and not is_empty and not is_register(path):
        raise InputError(
            "This is there already and is no register, so it is not overwritten.",
            where=path.name,
            todo="Choose another name.",
        )


def _workbook(path: Path, register: Register, sheets: dict[str, pd.DataFrame]) -> bytes | None:
    """The workbook of a register: the one that is there with what changed, or a new one; None where nothing changed."""
    if not path.exists():
        return write_workbook(sheets, path.name)
    saved = read_workbook(path)
    try:
        stands, pages = examine(saved)
    except InputError:
        # Nobody can tell which of its rows is which.
        return write_workbook(sheets, path.name)
    if stands.equals(register):
        return None
    return merge(path, Written(saved, pages, stands.sheets), sheets)


def _replace(path: Path, content: bytes) -> None:
    for left in path.parent.glob(f".{escape(path.name)}.*.tmp"):
        left.unlink(missing_ok=True)  # of a write that was killed
    made = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with made.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
