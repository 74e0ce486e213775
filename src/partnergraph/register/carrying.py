"""A new reading of a plan carried into a register.

In: a register, the reading of one plan, and whether it is a new version. Out: the register with every edit and decision kept, and what a
person should know of it. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from partnergraph.model import Register
from partnergraph.register.as_read import SHEET, AsRead, as_read, held_in, rows_of
from partnergraph.register.carried_sheets import CarriedSheets, Rows, rows_in
from partnergraph.register.frames import carried_frame
from partnergraph.register.new_version import Carried, carry, differs
from partnergraph.register.row_keys import Row, same
from partnergraph.register.same_names import same_names, spelt
from partnergraph.register.sheets import SHEETS
from partnergraph.register.three_way import Conflict


@dataclass(frozen=True, slots=True)
class Update:
    """A register after a plan was read into it.

    Attributes:
        register: The register.
        plan: The plan's name in it.
        again: Whether it was the same version, read again.
        version: The date of the version that was read; None if the same was read again and has none.
        before: The date of the version that the register held; None if the same was read again.
        carried: What became of the actions.
        conflicts: What a person and the new version both changed: the person's stands.
        known: Whether the register held what was read before; if not, `carried.replaced` says what was replaced.
        dated: Why the version has its date, where neither the plan nor a person gave it; else empty.
    """

    register: Register
    plan: str
    again: bool
    version: date | None
    before: date | None
    carried: Carried
    conflicts: tuple[Conflict, ...]
    known: bool
    dated: str = ""


def is_again(register: Register, plan: str, theirs: Register) -> bool:
    """Return whether a reading says of a plan what was read of it before: the same version, read again."""
    read = _of_actions(held_in(register[SHEET].to_dict("records")), plan)
    return bool(read) and not differs(read, theirs["Actions"].to_dict("records"))


def carry_in(
    register: Register,
    plan: str,
    theirs: Register,
    *,
    version: date | None,
    before: date | None,
    names: Mapping[str, str] | None = None,
) -> Update:
    """Return the register with a plan read anew.

    Args:
        register: The register.
        plan: The plan, which it lists.
        theirs: The register of the reading alone, its plan called `plan`.
        version: The date of the version that was read.
        before: The date of the version that the register holds; None where the same version is read again.
        names: What the register calls each party of the reading; told by their spelling if None.
    """
    mine = rows_in(register)
    base = held_in(mine[SHEET])
    file = next(str(row["File"] or "") for row in mine["Plans"] if row["Plan"] == plan)
    sheets = CarriedSheets(mine, base, plan, file)
    names = same_names(register, theirs) if names is None else names
    read_now = rows_in(spelt(theirs, names, sheets.listed()))
    read = _of_actions(base, plan)
    actions = [row for row in mine["Actions"] if row["Plan"] == plan]
    carried = carry(actions, read, read_now["Actions"], before, {str(row["Id"]) for row in mine["Actions"]})
    made = sheets.carried(read_now, carried, version)
    conflicts = (*carried.conflicts, *sheets.conflicts)
    made["Issues"] += _issues(conflicts, carried, made["Issues"])
    made["Earlier"] = _past(mine["Earlier"], carried)
    made["Waivers"] = [
        {**row, "Subject": carried.labels.get(str(row["Subject"]), row["Subject"])} for row in mine["Waivers"]
    ]
    made[SHEET] = list(rows_of(_base_after(base, read_now, carried, plan, file)))
    frames = {
        name: carried_frame(frame, made[name]) if name in made else frame for name, frame in register.sheets.items()
    }
    return Update(Register(frames), plan, before is None, version, before, carried, conflicts, known=bool(read))


def _of_actions(held: AsRead, plan: str) -> dict[str, dict[str, str]]:
    """What was read of one plan's actions, by Id."""
    return {row.get("Id", key): row for key, row in held["Actions"].items() if row.get("Plan") == plan}


def _past(held: Rows, carried: Carried) -> Rows:
    """The rows of Earlier: those that stood there, of what was merged under its new Id, and those of the version that ends now."""
    rows = [{**row, "Action id": carried.joined.get(str(row["Action id"]), row["Action id"])} for row in held]
    made: dict[tuple[str, ...], Row] = {}
    for row in (*rows, *carried.earlier):
        # What was split and is one again has the same past twice.
        made.setdefault(
            tuple(same(row[heading]) for heading in ("Action id", "Version", "Ref", "Action", "Place")), row
        )
    return list(made.values())


def _issues(conflicts: Iterable[Conflict], carried: Carried, listed: Rows) -> Rows:
    """The rows of Issues for what a person should look at."""
    made: Rows = []
    for one in conflicts:
        message = f'{one.sheet}, {one.name}, {one.column}: you wrote "{one.mine}"; the new version says "{one.theirs}".'
        todo = "Your words stand. Write what holds into the cell, then delete this row."
        made.append(_issue("conflict", message, todo, one.theirs or "(blank)", one.place))
    for name in carried.left_out:
        message = f"{name} was taken out of the register before; it stands in the plan and is left out again."
        made.append(_issue("left out", message, "Nothing, if that is right; else add it to Actions."))
    for name, what in carried.replaced:
        message = (
            f"{name}: nobody can tell whether a person wrote this, since what was read before is not held here. {what}"
        )
        made.append(_issue("replaced", message, "Write it back into Actions if it was yours."))
    for name, what in carried.merged:
        message = f"{name} is part of another action now; in its row stood {what}."
        made.append(_issue("merged", message, "Write it into the row of the other action if it still holds."))
    known = {(row["Kind"], row["Message"]) for row in listed}
    return [row for row in made if (row["Kind"], row["Message"]) not in known]


def _issue(kind: str, message: str, todo: str, text: str | None = None, place: str | None = None) -> Row:
    return {"Kind": kind, "Message": message, "Text": text, "What to do": todo, "Place": place}


def _base_after(base: AsRead, theirs: Mapping[str, Rows], carried: Carried, plan: str, file: str) -> AsRead:
    """What was read, after this reading: what it says, and what other plans said."""
    rows = {name: theirs[name] for name in theirs if name in SHEETS}
    rows["Actions"] = [{**row, "Id": carried.ids.get(str(row["Id"]), row["Id"])} for row in rows["Actions"]]
    new = as_read(rows)
    made: AsRead = {}
    for sheet, held in base.items():
        left = {key: row for key, row in held.items() if not _was_of(row, plan, file)}
        made[sheet] = {**left, **{key: {**left.get(key, {}), **row} for key, row in new.get(sheet, {}).items()}}
    # What a person took out is remembered as read, or it would come back.
    for key, row in base["Actions"].items():
        if row.get("Plan") == plan and key not in made["Actions"]:
            gone = {} if carried.version is None else {"Last in plan": carried.version.isoformat()}
            made["Actions"][key] = {**gone, **row}
    return made


def _was_of(row: Mapping[str, str], plan: str, file: str) -> bool:
    if "Plan" in row:
        return row["Plan"] == plan
    place = row.get("Place", "")
    return place == same(file) or place.startswith(f"{same(file)},")
