"""Give an entry of a register another name, wherever the register uses it.

In: a register, a sheet, the old name and the new. Out: the register with the new name. Refuses: a name that the sheet does
not list, and one that another entry has.
"""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from partnergraph.errors import InputError
from partnergraph.model import Register, join_names, split_names
from partnergraph.register.naming import alike, name_column
from partnergraph.register.sheets import BODIES, PARTIES, SHEETS, Column
from partnergraph.register.values import tidy

RENAMED = (*PARTIES, "Areas", "Agreements")
"""Sheets whose entries can be renamed: those that others name, but for plans and actions, which are named by their files."""

_SIGNED = re.compile(r"^.*?(\s*\([^()]*\))?$", re.DOTALL)
_OF_REVIEW = {"Answer": "name", "Candidates": "names"}


def rename(register: Register, sheet: str, old: str, new: str) -> Register:
    """Return the register in which the entry `old` of `sheet` is called `new`, in its own row and in every cell that names it.

    Words as published are left as they are, and so are entries of other sheets.

    Raises:
        InputError: The sheet does not list `old`, `new` is empty or has it already, or an entry of another sheet that
            the same cells may name is called `new`.
    """
    if sheet not in RENAMED:
        raise InputError(f'Entries of the sheet "{sheet}" are not renamed.', todo=f"Name one of: {', '.join(RENAMED)}.")
    words = tidy(new)
    if old not in set(register[sheet][name_column(sheet)]):
        raise InputError(f'The sheet {sheet} lists no "{old}".', todo="Write the name as the sheet has it.")
    beside = {sheet, *(one for column in _columns() if sheet in column.of for one in column.of)} & set(RENAMED)
    taken = {alike(name) for one in sorted(beside) for name in register[one][name_column(one)] if name and name != old}
    if not words or alike(words) in taken:
        raise InputError(f'"{words}" is no name that is free.', todo="Choose another name, or join the two entries.")
    return Register({name: _renamed(frame, name, sheet, old, words) for name, frame in register.sheets.items()})


def _columns() -> list[Column]:
    return [column for sheet in SHEETS.values() for column in sheet.columns]


def _renamed(frame: pd.DataFrame, name: str, sheet: str, old: str, new: str) -> pd.DataFrame:
    kinds: dict[str, str] = {}
    if name in SHEETS:
        kinds = {column.heading: column.kind for column in SHEETS[name].columns if sheet in column.of}
    if name == sheet:
        kinds[name_column(sheet)] = "name"
    if name == "Review" and sheet in PARTIES:
        kinds |= _OF_REVIEW
    if name == "Agreements" and sheet in BODIES:
        kinds["Signed"] = "signed"
    made = frame.copy()
    for heading, kind in kinds.items():
        if heading in made.columns:
            made[heading] = pd.Series([_cell(cell, kind, old, new) for cell in frame[heading]], frame.index, object)
    return made


def _signs(entry: str, name: str) -> bool:
    day = _SIGNED.match(entry)
    return entry == name or bool(day and day[1] and entry.removesuffix(day[1]) == name)


def _cell(cell: Any, kind: str, old: str, new: str) -> Any:
    if kind == "name" or not isinstance(cell, str):
        return new if cell == old else cell
    names = split_names(cell)
    if kind == "signed":
        # Each with the day: "name (date)".
        signed = [_SIGNED.sub(lambda day: f"{new}{day[1]}", name) if _signs(name, old) else name for name in names]
        return join_names(signed) if any(_signs(name, old) for name in names) else cell
    return join_names(new if name == old else name for name in names) if old in names else cell
