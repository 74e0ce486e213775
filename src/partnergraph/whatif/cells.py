"""Put other names, or none, into every cell of a register that uses a name.

In: a register, a sheet, and what becomes of some of its names. Out: the register. Refuses nothing. The rows of the sheet itself
are left as they are; a row that cannot be without the name (a seat, a contact of an agency) goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from partnergraph.model import Register, join_names, split_names
from partnergraph.register.sheets import BODIES, PARTIES, SHEETS

_SIGNED = re.compile(r"(?P<name>.*\S)(?P<day>\s*\(\d{4}-\d\d-\d\d\))", re.DOTALL)
# Rows that mean nothing without the name, beside those in which the column is required.
_TIED = {("Contacts", "Of"), ("Contacts", "Faces"), ("Names", "Party"), ("Review", "Answer")}

Fate = Mapping[str, str | None]
"""What becomes of names: another name, or None where it leaves."""


def rewritten(register: Register, sheet: str, fate: Fate) -> Register:
    """Return the register in which each cell that names an entry of `sheet` has what becomes of it."""
    return Register({name: _frame(name, frame, sheet, fate) for name, frame in register.sheets.items()})


def replaced(register: Register, sheet: str, frame: pd.DataFrame) -> Register:
    """Return the register with another table in the place of a sheet, its rows counted anew."""
    return Register({**register.sheets, sheet: frame.reset_index(drop=True)})


def with_column(frame: pd.DataFrame, heading: str, values: list[Any]) -> pd.DataFrame:
    """Return a table with other values in a column; blanks stay None."""
    made = frame.copy()
    made[heading] = pd.Series(values, index=frame.index, dtype=object)
    return made


def _frame(name: str, frame: pd.DataFrame, sheet: str, fate: Fate) -> pd.DataFrame:
    kept = [True] * len(frame)
    for heading, kind, required in _columns(name, sheet):
        if heading not in frame.columns:
            continue
        before = list(frame[heading])
        after = [_cell(cell, kind, fate) for cell in before]
        if after == before:
            continue
        frame = with_column(frame, heading, after)
        if required:
            pairs = zip(kept, before, after, strict=True)
            kept = [keep and not (old is not None and new is None) for keep, old, new in pairs]
    return frame if all(kept) else frame[kept].reset_index(drop=True)


def _columns(name: str, sheet: str) -> list[tuple[str, str, bool]]:
    """The columns of the sheet `name` that may name an entry of `sheet`: heading, kind, whether the row hangs on it."""
    declared = SHEETS[name].columns if name in SHEETS else ()
    found: list[tuple[str, str, bool]] = [
        (column.heading, column.kind, column.required or (name, column.heading) in _TIED)
        for column in declared
        if sheet in column.of
    ]
    if name == "Review" and sheet in PARTIES:
        found += [("Answer", "name", True), ("Candidates", "names", False)]
    if name == "Agreements" and sheet in BODIES:
        found.append(("Signed", "signed", False))
    return found


def _cell(cell: Any, kind: str, fate: Fate) -> Any:
    if not isinstance(cell, str):
        return cell
    if kind == "name":
        return fate.get(cell, cell)
    names = split_names(cell)
    if kind == "signed":
        return _signatures(cell, names, fate)
    if not any(name in fate for name in names):
        return cell
    return join_names(dict.fromkeys(new for name in names if (new := fate.get(name, name)) is not None))


def _signatures(cell: str, entries: tuple[str, ...], fate: Fate) -> str | None:
    """A cell of signatures, each a name with or without its day; of two by one name the first stays."""
    made: dict[str, str] = {}
    changed = False
    for entry in entries:
        day = None if entry in fate else _SIGNED.fullmatch(entry)
        name = day["name"] if day else entry
        changed = changed or name in fate
        new = fate.get(name, name)
        if new is not None:
            made.setdefault(new, f"{new}{day['day']}" if day else new)
    return join_names(made.values()) if changed else cell
