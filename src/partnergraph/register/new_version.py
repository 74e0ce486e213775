"""The actions of a plan in a register, carried on to its next version.

In: the rows of the plan as they stand and as they were read, and the rows of the new reading. Out: the rows to keep, the states before,
conflicts, and which new action goes on with which. Refuses nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from partnergraph.model import join_names, split_names
from partnergraph.register.as_read import kept, unedited
from partnergraph.register.row_keys import Row, same
from partnergraph.register.sheets import ROLES, SHEETS
from partnergraph.register.states import state_of
from partnergraph.register.three_way import Conflict, put_together
from partnergraph.versions import State, letters, match, ref_key
from partnergraph.wording import distinct, short_title

WORDS_OF = {
    **{role.capitalize(): "Lead as published" for role in ROLES},
    "Not recognised": "Lead as published",
    "Provisional": "Lead as published",
    "Due": "Due as published",
    "Due precision": "Due as published",
    "Ongoing": "Due as published",
    "Status": "Status as published",
    "RAG": "RAG as published",
}
"""Columns that are read from the words of another column."""


@dataclass(slots=True)
class Carried:
    """The actions of a plan after an update.

    Attributes:
        rows: The rows of the plan, in the order to write them.
        ids: For each Id of the new reading the Id in the register.
        joined: For each Id that is gone since it was merged, the Id of what it became.
        earlier: Rows of the sheet Earlier: how each action stood.
        conflicts: What a person and the new version both changed.
        left_out: New actions that a person had taken out of the register before.
        replaced: Where it is not known what was read before: what was replaced, by action.
        merged: What people had written into the rows of actions that are parts of others now, by action.
        labels: What findings called an action, and what they call it now.
        gone: How many actions are no longer in the plan.
        new: How many are new.
        version: The date of the version before; None where the same was read again.
    """

    rows: list[Row] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)
    earlier: list[Row] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    replaced: list[tuple[str, str]] = field(default_factory=list)
    merged: list[tuple[str, str]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    gone: int = 0
    new: int = 0
    version: date | None = None


def differs(read: dict[str, dict[str, str]], theirs: Sequence[Row]) -> bool:
    """Return whether a new reading says something else than what was read: it is another version then.

    That a workbook says 31/03/2026 where a document says March 2026 is no difference.
    """

    def said(row: Mapping[Any, Any]) -> tuple[object, ...]:
        words = [
            letters(kept(row.get(column)))
            for column in ("Action", "Lead as published", "Status", "RAG", "Outcome", "Progress")
        ]
        return (
            ref_key(kept(row.get("Ref"))),
            kept(row.get("Due")) or letters(kept(row.get("Due as published"))),
            *words,
        )

    stood = (row for row in read.values() if not row.get("Last in plan"))
    return Counter(map(said, stood)) != Counter(map(said, theirs))


def carry(
    mine: Sequence[Row], read: dict[str, dict[str, str]], theirs: Sequence[Row], version: date | None, taken: set[str]
) -> Carried:
    """Return the actions of a plan as the register is to have them.

    Args:
        mine: Its rows in the register.
        read: Its rows as they were read before, by Id; empty if nobody knows.
        theirs: Its rows in the new reading.
        version: The date of the version that the register holds; None where the same version is read again.
        taken: The Ids of all actions of the register.
    """
    made = Carried(version=version)
    stand = {str(row["Id"]): row for row in mine}
    out: list[Row] = [{**cells, "Id": key} for key, cells in read.items() if key not in stand]
    before = [*_as_were(mine, read), *(_state_read(row) for row in out)]
    found = match(before, [state_of(row) for row in theirs])
    goes_on = {pair.after: before[pair.before].id for pair in found.pairs}
    parts = {other: before[one].id for one, others in found.splits.items() for other in others}
    made.joined = joined = {
        before[one].id: goes_on[other]
        for other, ones in found.merges.items()
        for one in ones
        # What a person added or took out was never merged by the plan.
        if before[one].id != goes_on[other] and goes_on[other] in stand and (before[one].id in read or not read)
    }
    if version is not None:
        made.earlier = _earlier(mine, read, version, joined)
    kept_rows: dict[str, Row] = {}
    fresh: list[tuple[int, Row]] = []
    for number, row in enumerate(theirs):
        old = goes_on.get(number)
        if old is not None and old not in stand:
            made.left_out.append(_called(row))
            made.ids[str(row["Id"])] = old
        elif old is not None:
            kept_rows[old] = _carried(stand[old], read, row, made)
            made.labels[_label(stand[old])] = _label(kept_rows[old])
            made.ids[str(row["Id"])] = old
        else:
            made.ids[str(row["Id"])] = identity = distinct(str(row["Id"]), taken)
            fresh.append((number, {**row, "Id": identity}))
            made.new += number not in parts
    for row in mine:
        identity = str(row["Id"])
        if identity in kept_rows:
            made.rows.append(kept_rows[identity])
        elif identity in joined:
            made.merged += _written(row, read.get(identity, {}))
        else:
            made.rows += _left(row, read, version, made)
    _renumber_order(made.rows, stand, kept_rows)
    if version is not None:
        for number, row in fresh:
            if parts.get(number) in stand:
                made.earlier.append({**_earlier_row(stand[parts[number]], version), "Action id": row["Id"]})
    made.rows = _placed(made.rows, dict(fresh), [made.ids.get(str(row["Id"]), "") for row in theirs])
    return made


def _as_were(mine: Sequence[Row], read: dict[str, dict[str, str]]) -> list[State]:
    """The states to look for in the new reading: as they were read, but for texts of which not all was kept."""
    made = []
    for row in mine:
        was = read.get(str(row["Id"]), {})
        as_read: Row = {
            column: was.get(column)
            for column in ("Ref", "Theme", "Action", "Outcome", "Due as published")
            if "… " not in was.get(column, "")
        }
        made.append(state_of(row | as_read if was else row))
    return made


def _state_read(cells: Row) -> State:
    due = cells.get("Due")
    days: Row = {"Due": date.fromisoformat(due) if due else None, "Updated": None}
    return state_of(cells | days | {"Ongoing": cells.get("Ongoing") == "yes"})


def _called(row: Row) -> str:
    ref, title = same(row.get("Ref")), short_title(str(row.get("Action") or ""))
    return f'{ref} "{title}"'.strip()


def _label(row: Row) -> str:
    """What a finding calls an action."""
    ref, title = row.get("Ref"), short_title(str(row.get("Action") or ""))
    return f"{ref} {title}" if ref else title


def _written(row: Row, read: dict[str, str]) -> list[tuple[str, str]]:
    """What a person wrote into a row that goes."""
    return [
        (_called(row), f'{column}: "{same(value)}"')
        for column, value in row.items()
        if same(value) and column not in {"Id", "Plan"} and kept(value) != read.get(str(column), "")
    ]


def _carried(mine: Row, read: dict[str, dict[str, str]], theirs: Row, made: Carried) -> Row:
    was = read.get(str(mine["Id"]))
    ours = {column: value for column, value in theirs.items() if column not in {"Id", "Plan"}}
    if was is None and not read:
        row = _without_reading(mine, ours, made)
    else:
        row, conflicts = put_together("Actions", _called(mine), mine, was or {}, ours, blanks=True)
        made.conflicts += conflicts
    return {**row, "Last in plan": None}


def _without_reading(mine: Row, theirs: Row, made: Carried) -> Row:
    """A row of which nobody knows what was read: words that the plan changed take the place of others, and it is said which."""
    row: Row = dict(mine)
    for column, new in theirs.items():
        words = WORDS_OF.get(str(column), "")
        unchanged = words and same(mine.get(words)) == same(theirs.get(words))
        if unchanged or same(mine.get(column)) == same(new) or (words and not same(new)):
            continue
        if same(mine.get(column)) and column != "Place":
            made.replaced.append((_called(mine), f'{column}: "{same(mine.get(column))}" became "{same(new)}".'))
        row[column] = new
    return row


def _left(row: Row, read: dict[str, dict[str, str]], version: date | None, made: Carried) -> list[Row]:
    """An action that the new reading does not have; what a person added was never in the plan and stands.

    Where the same version is read again it was no action; it goes unless a person worked on it.
    """
    was = read.get(str(row["Id"]))
    if version is None:
        return [] if was and unedited(row, was) and not row.get("Last in plan") else [row]
    if (was is None and read) or row.get("Last in plan"):
        return [row]
    made.gone += 1
    return [{**row, "Last in plan": version}]


def _earlier(mine: Sequence[Row], read: dict[str, dict[str, str]], version: date, joined: dict[str, str]) -> list[Row]:
    """How each action that stood in the plan stood; what was merged is the past of what it became."""
    return [
        {**_earlier_row(row, version), "Action id": joined.get(str(row["Id"]), str(row["Id"]))}
        for row in mine
        if not row.get("Last in plan") and (not read or str(row["Id"]) in read)
    ]


def _earlier_row(row: Row, version: date) -> Row:
    columns = [column.heading for column in SHEETS["Earlier"].columns]
    made: Row = {column: row.get(column) for column in columns}
    owners = state_of(row).owners
    return {**made, "Version": version, "Action id": row["Id"], "Accountable": join_names(owners)}


def _renumber_order(rows: list[Row], stand: dict[str, Row], kept_rows: dict[str, Row]) -> None:
    """Give `Depends on` the new numbers of the actions that it means."""
    renumbered = {
        same(stand[one].get("Ref")): kept_rows[one].get("Ref") for one in kept_rows if same(stand[one].get("Ref"))
    }
    for row in rows:
        if row.get("Depends on"):
            row["Depends on"] = join_names(
                str(renumbered.get(same(ref)) or ref) for ref in split_names(row["Depends on"])
            )


def _placed(rows: Sequence[Row], fresh: Mapping[int, Row], order: Sequence[str]) -> list[Row]:
    """All rows, each new one behind the action that it follows in the plan; those that follow none are first."""
    known = {str(row["Id"]) for row in rows}
    behind: dict[str, list[Row]] = defaultdict(list)
    last = ""
    for number, identity in enumerate(order):
        if number in fresh:
            behind[last].append(fresh[number])
        elif identity in known:
            last = identity
    return [*behind[""], *(one for row in rows for one in (row, *behind[str(row["Id"])]))]
