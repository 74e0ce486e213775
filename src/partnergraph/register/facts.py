"""The rows that the plans' tables of facts give: contacts, seats, and what is known of agreements.

In: the resolution of plans. Out: rows of the sheets Contacts and Members, and the cells that agreements gain. What several
plans say alike is one row. What a row needs and nobody said is an Issue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from partnergraph.model import Agreed, Contact, Issue, Resolution, Seat, join_names, split_names
from partnergraph.register.parties import Names, Rows
from partnergraph.register.values import tidy

NO_TOPIC = "single point of contact"


def contact_rows(contacts: Iterable[Contact], names: Names, issues: list[Issue]) -> Rows:
    """Return the rows of Contacts; that one speaks for nobody is an Issue."""
    made: dict[tuple[Any, ...], dict[str, Any]] = {}
    for contact in contacts:
        ends = (contact.of, *contact.held_by)
        of = next((end for one in ends if (end := names.body(one, ("area", "agency")))), None)
        faces = names.body(contact.faces, ("area", "agency", "placeholder"))
        topic = contact.topic or NO_TOPIC
        if of is None:
            message = f"The plan lists a single point of contact ({topic}), but not for whom it speaks."
            issues.append(Issue("unsure", message, contact.place, fix="Fill in Of in the sheet Contacts."))
        row = {
            "Topic": topic,
            "Of": tidy(of.name) if of else None,
            "Faces": tidy(faces.name) if faces and faces is not of else None,
            "Held by": names.cell(contact.held_by),
            "Mailbox": contact.mailbox or None,
            "Since": contact.since,
            "Until": contact.until,
            "Assured": contact.assured,
            "Planned": contact.planned,
            "Note": contact.note or None,
            "Place": str(contact.place),
        }
        _add(made, tuple(row[heading] for heading in ("Topic", "Of", "Faces", "Held by", "Mailbox")), row)
    return list(made.values())


def seat_rows(seats: Iterable[Seat], names: Names, issues: list[Issue]) -> Rows:
    """Return the rows of Members; a seat on a board that nothing names is an Issue."""
    made: dict[tuple[Any, ...], dict[str, Any]] = {}
    for seat in seats:
        if seat.board is None:
            issues.append(
                Issue(
                    "unsure",
                    f"{names.name(seat.member)} is listed as a member, but nothing says of which board.",
                    seat.place,
                    seat.note,
                    "Add the seat to the sheet Members.",
                )
            )
            continue
        row = {
            "Board": names.name(seat.board),
            "Member": names.name(seat.member),
            "Role": seat.role,
            "Note": seat.note or None,
            "Place": str(seat.place),
        }
        _add(made, (row["Board"], row["Member"], row["Role"]), row)
    return list(made.values())


def add_agreed(rows: Rows, resolution: Resolution, names: Names) -> None:
    """Give the rows of Agreements what registers of agreements say; several registers add to one another."""
    by_name = {row["Agreement"]: row for row in rows}
    for agreed in resolution.agreed:
        row = by_name[names.name(agreed.agreement)]
        parties = [names.name(body) for body in agreed.parties]
        row["Parties"] = _together(row.get("Parties"), parties)
        row["Signed"] = _together(row.get("Signed"), list(_signatures(agreed, names)))
        owners = [owner for one in agreed.owners if (owner := names.body(one, ("person", "post", "agency")))]
        row["Owner"] = _together(row.get("Owner"), [tidy(owner.name) for owner in owners])
        row["Note"] = "\n".join(dict.fromkeys(filter(None, (row.get("Note"), agreed.note)))) or None
        row["Place"] = str(agreed.place)


def _add(made: dict[tuple[Any, ...], dict[str, Any]], key: tuple[Any, ...], row: dict[str, Any]) -> None:
    """Add a row, or where one says the same, only what this one says besides."""
    first = made.setdefault(key, row)
    if first is not row:
        for heading, value in row.items():
            first[heading] = first[heading] if first[heading] is not None else value
        notes = [line for one in (first, row) for line in (one["Note"] or "").splitlines()]
        first["Note"] = "\n".join(dict.fromkeys(notes)) or None


def _signatures(agreed: Agreed, names: Names) -> Iterator[str]:
    for body, day in agreed.signed:
        yield f"{names.name(body)} ({day.isoformat()})" if day else names.name(body)


def _together(cell: str | None, more: list[str]) -> str | None:
    return join_names(dict.fromkeys((*split_names(cell), *more)))
