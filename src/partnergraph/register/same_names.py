"""A reading whose names are spelt as a register has them.

In: a register and one that was read anew. Out: the new one, with the register's name wherever it means the same party. Refuses nothing.

The same are names that differ in capitals and spacing only, a name and what the register says that it is also written as, and names that
differ only by the place in brackets that tells two apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from partnergraph.model import Register, join_names, split_names
from partnergraph.register.naming import alike, name_column
from partnergraph.register.renaming import RENAMED
from partnergraph.register.sheets import SHEETS

_LABEL = re.compile(r"\s*\([^()]*\)$")


def same_names(register: Register, read: Register, joined: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return for each name of `read` that of `register`; those that it does not have stand for themselves.

    Args:
        register: The register.
        read: What was read anew.
        joined: Names of `read` that mean another name, whatever their spelling.
    """
    written: dict[str, dict[str, None]] = defaultdict(dict)
    bare: dict[str, dict[str, None]] = defaultdict(dict)
    for _, name, _ in _listed(register):
        written[alike(name)] = {name: None}
        if _LABEL.search(name):
            bare[alike(_LABEL.sub("", name))][name] = None
    for _, name, aliases in _listed(register):
        for alias in aliases:
            if alike(alias) not in written or name in written[alike(alias)]:
                written[alike(alias)][name] = None
    found: dict[str, str] = {}
    for _, name, aliases in _listed(read):
        meant = (joined or {}).get(name, name)
        # A label tells two apart: without one on either side it may be left out, but two labels are two parties.
        other = (_LABEL.sub("", meant), written) if _LABEL.search(meant) else (meant, bare)
        for words, names in ((meant, written), other, *((alias, written) for alias in aliases)):
            likely = names.get(alike(words), {})
            if len(likely) == 1:
                found[name] = next(iter(likely))
                break
        else:
            found[name] = meant
    return found


def _listed(register: Register) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for sheet in RENAMED:
        for row in register[sheet].to_dict("records"):
            if name := row[name_column(sheet)]:
                short = row.get("Abbreviation")
                yield sheet, str(name), (*split_names(row.get("Also written as")), *((str(short),) if short else ()))


def spelt(read: Register, names: Mapping[str, str], sheet_of: Mapping[str, str]) -> Register:
    """Return a reading with other names, each party once, in the sheet where the register lists it.

    Args:
        read: The reading.
        names: What each of its names is to be.
        sheet_of: The sheet in which the register lists a name.
    """
    made = {}
    for name, frame in read.sheets.items():
        kinds: dict[str, str] = (
            {column.heading: column.kind for column in SHEETS[name].columns if set(column.of) & set(RENAMED)}
            if name in SHEETS
            else {}
        )
        if name in RENAMED:
            kinds[name_column(name)] = "name"
        if name == "Agreements":
            kinds["Signed"] = "signed"
        changed = frame.copy()
        for heading, kind in kinds.items():
            changed[heading] = pd.Series([_cell(cell, kind, names) for cell in frame[heading]], frame.index, object)
        if name in RENAMED:
            here = [sheet_of.get(party, name) == name for party in changed[name_column(name)]]
            changed = changed[pd.Series(here, changed.index, bool)]
            if SHEETS[name].key:
                changed = changed.drop_duplicates(SHEETS[name].key)
            changed = changed.reset_index(drop=True)
        made[name] = changed
    return Register(made)


def _cell(cell: Any, kind: str, names: Mapping[str, str]) -> Any:
    if not isinstance(cell, str):
        return cell
    if kind == "name":
        return names.get(cell, cell)
    if kind == "signed":
        return join_names(_signature(one, names) for one in split_names(cell))
    return join_names(dict.fromkeys(names.get(one, one) for one in split_names(cell)))


def _signature(signed: str, names: Mapping[str, str]) -> str:
    day = _LABEL.search(signed)
    name = signed[: day.start()] if day else signed
    return names.get(signed) or f"{names.get(name, name)}{day[0] if day else ''}"
