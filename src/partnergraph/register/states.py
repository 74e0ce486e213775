"""How the actions of a register stand, as two versions of a plan are compared by.

In: the rows of Actions, or of Earlier. Out: their states, with the names of owners and partners one by one. Refuses nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from partnergraph.errors import InputError
from partnergraph.model import Reading, Register, split_names
from partnergraph.register.as_read import SHEET, held_in, kept
from partnergraph.register.values import as_text, plain
from partnergraph.versions import State

_OWNERS = ("Accountable", "Responsible", "Named")
_PARTNERS = ("Responsible", "Supports", "Consulted", "Informed", "Named")


def states(register: Register, plan: str | None = None, *, called: Callable[[str], str] = str) -> list[State]:
    """Return the states of the actions of a plan, or of all.

    Args:
        register: The register.
        plan: The plan; all if None.
        called: Gives a name as both versions are to have it.
    """
    rows = register["Actions"].to_dict("records")
    held = holders(register, called)
    read = {
        cells.get("Id", key): cells for key, cells in held_in(register[SHEET].to_dict("records"))["Actions"].items()
    }
    return [
        replace(
            state_of(row, called),
            owners=themselves(state_of(row, called).owners, held),
            lead_edited=_edited(row, read.get(str(row["Id"]))),
        )
        for row in rows
        if plan is None or row["Plan"] == plan
    ]


def holders(register: Register, called: Callable[[str], str] = str) -> dict[str, set[str]]:
    """Return who holds each post that somebody holds."""
    found: dict[str, set[str]] = defaultdict(set)
    for post in register["Posts"].to_dict("records"):
        if post["Holder"]:
            found[called(str(post["Post"]))].add(called(str(post["Holder"])))
    return found


def _edited(row: Mapping[Hashable, Any], read: Mapping[str, str] | None) -> bool:
    """Whether somebody wrote other owners than were read; what was read may not be known."""
    return read is not None and any(kept(row[role]) != read.get(role, "") for role in (*_OWNERS, "Not recognised"))


def standing(register: Register, plan: str | None = None, *, called: Callable[[str], str] = str) -> list[State]:
    """Return the states of the actions that stand in the present version of their plan; see `states`."""
    left = {row["Id"] for row in register["Actions"].to_dict("records") if row["Last in plan"]}
    return [state for state in states(register, plan, called=called) if state.id not in left]


def recorded_states(reading: Reading) -> list[State]:
    """Return the states of a plan that was read, before anybody is recognised in it."""
    return [
        State(
            id=str(number),
            text=record.action or record.recommendation,
            ref=record.ref,
            theme=record.theme,
            outcome=record.outcome,
            lead_text="; ".join(lead.text for lead in record.leads),
            due=record.due,
            due_text=record.due_text,
        )
        for number, record in enumerate(reading.records)
    ]


def states_in(actions: pd.DataFrame) -> list[State]:
    """Return the states of the rows of a table with columns of the sheet Actions; only `Action` must be there.

    Raises:
        InputError: There is no such column.
    """
    if "Action" not in actions.columns:
        raise InputError('The table has no column "Action".', todo="Give it the headings of the sheet Actions.")
    rows = [{heading: _cell(value) for heading, value in row.items()} for row in actions.to_dict("records")]
    return [replace(state_of(row), id=str(row.get("Id") or number)) for number, row in enumerate(rows)]


def _cell(value: Any) -> Any:
    """A cell as a register holds it; a number as a person writes it."""
    held = plain(value)
    return as_text(held) if isinstance(held, float) else held


def themselves(owners: tuple[str, ...], held: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Return owners without the posts of those who are named beside: "Ann Lee, Head of Housing" is one."""
    return tuple(owner for owner in owners if not held.get(owner, set()) & set(owners))


def state_of(row: Mapping[Hashable, Any], called: Callable[[str], str] = str) -> State:
    """Return the state of a row of Actions."""
    roles = {role: _names(row, (role,), called) for role in {*_OWNERS, *_PARTNERS}}
    # Those who answer for it; where the plan has no such column, those who do it, else those it names.
    owning = next((role for role in _OWNERS if roles[role]), "Accountable")
    unknown = tuple(called(name) for name in split_names(row.get("Not recognised")))
    owners = (*roles[owning], *unknown)
    partners = _names(row, [role for role in _PARTNERS if role != owning], called)
    return State(
        id=str(row.get("Id") or ""),
        text=str(row.get("Action") or ""),
        ref=str(row.get("Ref") or ""),
        theme=str(row.get("Theme") or ""),
        outcome=str(row.get("Outcome") or ""),
        owners=tuple(dict.fromkeys(owners)),
        lead_text=str(row.get("Lead as published") or ""),
        partners=tuple(name for name in dict.fromkeys(partners) if name not in owners),
        due=row.get("Due"),
        due_text=str(row.get("Due as published") or ""),
        ongoing=bool(row.get("Ongoing")),
        status=str(row.get("Status") or ""),
        status_text=str(row.get("Status as published") or ""),
        rag=str(row.get("RAG") or ""),
        progress=str(row.get("Progress") or ""),
        updated=row.get("Updated"),
        place=str(row.get("Place") or ""),
    )


def _names(row: Mapping[Hashable, Any], columns: Iterable[str], called: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(called(name) for column in columns for name in split_names(row.get(column)))
