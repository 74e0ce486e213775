"""The sheets and columns of a register, declared once.

The workbook, the folder of CSV files, their validation and their notes are made from this. What a register that was
saved before a sheet or column came lacks is blank in it.
"""

from __future__ import annotations

from partnergraph.register.columns import (
    BODIES,
    LEADING,
    MEMBERS,
    NAME_KINDS,
    NOBODY,
    PARTIES,
    RAGS,
    ROLES,
    STATUSES,
    Column,
    ColumnKind,
    Sheet,
)
from partnergraph.register.party_sheets import PARTY_SHEETS
from partnergraph.register.plan_sheets import PLAN_SHEETS
from partnergraph.register.work_sheets import WORK_SHEETS

__all__ = [
    "BODIES",
    "LEADING",
    "MEMBERS",
    "NAME_KINDS",
    "NOBODY",
    "PARTIES",
    "RAGS",
    "ROLES",
    "SHEETS",
    "STATUSES",
    "Column",
    "ColumnKind",
    "Sheet",
]

_KEPT_BY_THE_PROGRAM = ("Names", "Issues", "Earlier", "Seen", "As read", "Positions")
"""Sheets that nobody needs daily; they stand last."""

_ALL = {sheet.name: sheet for sheet in (*PLAN_SHEETS, *PARTY_SHEETS, *WORK_SHEETS)}
SHEETS: dict[str, Sheet] = {
    name: _ALL[name]
    for name in sorted(_ALL, key=lambda name: name in _KEPT_BY_THE_PROGRAM and 1 + _KEPT_BY_THE_PROGRAM.index(name))
}
