"""What stands in for each person: the post held, else a numbered officer of the body.

In: a register, a day. Out: for each person a post; the rows of the sheet Posts without holders, with those that were made. Refuses nothing.

Nobody is put together with somebody else, so that what each carries stays visible: where several hold one post, each is a holder of it with a
number. Officers are numbered within their body by where they first lead in the plans, so that the number says nothing of the name, and a
person who comes in later takes a later number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from partnergraph.model import Register, split_names
from partnergraph.register.naming import alike, name_column
from partnergraph.register.sheets import PARTIES, ROLES, SHEETS

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StandIns:
    """Who stands in.

    Attributes:
        posts: For each person the name of a post.
        made: Rows of the sheet Posts for posts that were made, each with the body and the place of the person.
    """

    posts: dict[str, str]
    made: tuple[Row, ...]


def stand_ins(register: Register, on: date) -> StandIns:
    """Return what stands in for each person of a register on a day."""
    held = _held(register, on)
    taken = {alike(str(name)) for sheet in PARTIES for name in register[sheet][name_column(sheet)] if name}
    people = {row["Person"]: row for row in register["People"].to_dict("records") if row["Person"]}
    counts: Counter[str] = Counter()
    found: dict[str, str] = {}
    made: list[Row] = []
    for person in _in_order(register, people):
        post, shared, body = held.get(person, ("", False, None))
        if post and not shared:
            found[person] = post
            continue
        row = people[person]
        body = body or (row["Works for"] if _runs(row, on) else None)
        label = f"{post}, holder" if post else "Officer"
        end = f", {body}" if body and not post else ""
        while True:
            counts[label + end] += 1
            name = f"{label} {counts[label + end]}{end}"
            if alike(name) not in taken:
                break
        taken.add(alike(name))
        found[person] = name
        made.append({"Post": name, "In": body, "Place": row["Place"]})
    return StandIns(found, tuple(made))


def posts_without_holders(register: Register) -> list[Row]:
    """Return the rows of the sheet Posts, one a post, without who holds it."""
    rows: dict[str, Row] = {}
    for number, row in enumerate(register["Posts"].to_dict("records")):
        empty = {**row, "Holder": None, "Since": None, "Until": None, "Acting": None}
        name = row["Post"] or f"row {number}"
        if name not in rows:
            rows[name] = {str(key): value for key, value in empty.items()}
        elif rows[name]["Vacant"] and not row["Vacant"]:
            rows[name]["Vacant"] = row["Vacant"]
    return list(rows.values())


def _held(register: Register, on: date) -> dict[str, tuple[str, bool, str | None]]:
    """For each person the first post held on the day, whether somebody else holds it too, and its body."""
    found: dict[str, tuple[str, str | None]] = {}
    for row in register["Posts"].to_dict("records"):
        if row["Post"] and row["Holder"] and _runs(row, on):
            found.setdefault(row["Holder"], (row["Post"], row["In"]))
    standing: dict[str, set[str]] = defaultdict(set)
    for person, (post, _) in found.items():
        standing[post].add(person)
    return {person: (post, len(standing[post]) > 1, body) for person, (post, body) in found.items()}


def _runs(row: Any, on: date) -> bool:
    return (row["Since"] is None or row["Since"] <= on) and (row["Until"] is None or row["Until"] >= on)


def _in_order(register: Register, people: Iterable[str]) -> list[str]:
    """The people: those who are named first come first, then as they are listed."""
    columns = [role.capitalize() for role in ROLES]
    places: list[tuple[str, list[str]]] = [("Actions", columns)]
    places += [
        (name, [column.heading for column in sheet.columns if "People" in column.of])
        for name, sheet in SHEETS.items()
        if name != "Actions"
    ]
    known = set(people)
    order: dict[str, None] = {}
    for name, headings in places:
        for cells in register[name][headings].itertuples(index=False):
            for heading, cell in zip(headings, cells, strict=True):
                written = (cell,) if SHEETS[name].column(heading).kind == "name" else split_names(cell)
                order |= dict.fromkeys(one for one in written if one in known)
    return [*order, *(person for person in people if person not in order)]
