"""The settings of a register, which stand in its sheet About.

In: a register. Out: a setting's value, typed. Refuses: a value of another type, with its cell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Literal, overload

from rapidfuzz import process

from partnergraph.errors import InputError
from partnergraph.model import Register
from partnergraph.register.dates import UnreadableError
from partnergraph.register.grids import cell_name
from partnergraph.register.naming import alike
from partnergraph.register.sheets import Column, ColumnKind
from partnergraph.register.values import read_cell
from partnergraph.wording import counted

SETTINGS = {
    column.heading: column
    for column in (
        Column("as of", "date", "The day against which dates are judged, as 2026-03-31; blank for today."),
        Column("title", "text", "What stands at the head of each output."),
        Column(
            "river borders",
            "choice",
            "Which borders along the Thames count: land (none), crossable (those with a bridge, tunnel or ferry) or all.",
            choices=("land", "crossable", "all"),
        ),
        Column(
            "public",
            "yes/no",
            "yes where this is a copy for publication: then no name, phone or private mailbox may be in it.",
        ),
    )
}
"""What the program asks of the sheet; a person may add more, such as thresholds of rules."""


@overload
def setting(register: Register, name: str, kind: Literal["text", "choice"] = "text") -> str | None: ...
@overload
def setting(register: Register, name: str, kind: Literal["date"]) -> date | None: ...
@overload
def setting(register: Register, name: str, kind: Literal["number"]) -> float | None: ...
@overload
def setting(register: Register, name: str, kind: Literal["yes/no"]) -> bool | None: ...
def setting(register: Register, name: str, kind: ColumnKind = "text") -> Any:
    """Return the value of a setting, None where it is blank or not there.

    Raises:
        InputError: The value is not of that kind; the message names the cell.
    """
    column = SETTINGS.get(name)
    if column is None or column.kind != kind:
        column = Column(name, kind, "")
    about = register["About"]
    for number, (written, value) in enumerate(zip(about["Setting"], about["Value"], strict=True), 2):
        if written is not None and _plain(written) == _plain(name):
            try:
                return read_cell(column, value)
            except UnreadableError as error:
                hint = f'The nearest is "{error.nearest}".' if error.nearest else ""
                raise InputError(f"{name}: {error}.", where=cell_name("About", number, 2), todo=hint) from None
    return None


def as_of(register: Register) -> date | None:
    """Return the day against which dates are judged, None where the register sets none."""
    return setting(register, "as of", "date")


def title(register: Register) -> str:
    """Return the register's title: the setting, else the title of its one plan, else the areas or names of its plans.

    Lists beside the plans are counted as what they are; they give the title where there is no plan.
    """
    sources = register["Plans"]
    is_plan = [kind in {None, "plan"} for kind in sources["Kind"]]
    plans = sources[is_plan] if any(is_plan) else sources
    names = list(dict.fromkeys(area or plan for area, plan in zip(plans["Area"], plans["Plan"], strict=True)))
    alone = plans["Title"].iloc[0] or plans["Plan"].iloc[0] if len(plans) == 1 else None
    together = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
    return setting(register, "title") or alone or (f"{together}: {counted(sources['Kind'])}" if names else "Register")


def river_borders(register: Register) -> str:
    """Return which borders along the Thames count: land, crossable or all."""
    return setting(register, "river borders", "choice") or "crossable"


def is_public(register: Register) -> bool:
    """Return whether the register is a copy for publication."""
    return bool(setting(register, "public", "yes/no"))


def thresholds(register: Register, names: Iterable[str]) -> dict[str, float]:
    """Return the thresholds that the register sets, of those that rules have, by name; whole numbers as such.

    Raises:
        InputError: Some of them are no numbers; the message names each cell.
    """
    found: dict[str, Any] = {}
    wrong: list[InputError] = []
    for name in names:
        try:
            found[name] = setting(register, name, "number")
        except InputError as error:
            wrong.append(error)
    if len(wrong) == 1:
        raise wrong[0]
    if wrong:
        raise InputError(f"{len(wrong)} settings are no numbers.", details=sorted(map(str, wrong)))
    return {name: int(value) if value.is_integer() else value for name, value in found.items() if value is not None}


def unknown_thresholds(register: Register, names: Collection[str]) -> list[str]:
    """Return a line for each number that the sheet sets under a name which no rule has, with the nearest that one has.

    Args:
        register: The register.
        names: The thresholds that rules have.
    """
    known = {_plain(name) for name in (*SETTINGS, *names)}
    told = []
    for number, (name, value) in enumerate(
        zip(register["About"]["Setting"], register["About"]["Value"], strict=True), 2
    ):
        if name is None or _plain(name) in known or not _is_number(value):
            continue
        near = process.extractOne(_plain(name), {one: _plain(one) for one in names}, score_cutoff=60)
        hint = (
            f' Did you mean "{near[2]}"?' if near else " `partnergraph rules show RULE` names the thresholds of a rule."
        )
        told.append(
            f'{cell_name("About", number, 1)}: no rule has a threshold called "{name}", so it has no effect.{hint}'
        )
    return told


def _plain(name: str) -> str:
    return alike(name.replace("_", " "))


def _is_number(value: object) -> bool:
    try:
        return value is not None and read_cell(Column("", "number", ""), value) is not None
    except UnreadableError:
        return False
