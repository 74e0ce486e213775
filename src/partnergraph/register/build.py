"""Build a register from plans.

In: readings and the resolution of their names. Out: a Register with every sheet and column, so that a person can
correct what was read and add what a plan does not say. Refuses nothing; what has no column of its own is kept in
`Other columns`, a note or the sheet of issues.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from partnergraph.model import Decision, Issue, PlannedContact, Reading, Register, Resolution
from partnergraph.register.about import SETTINGS
from partnergraph.register.actions import action_row
from partnergraph.register.as_read import SHEET, as_read, rows_of
from partnergraph.register.facts import NO_TOPIC, add_agreed, contact_rows, seat_rows
from partnergraph.register.frames import frame
from partnergraph.register.identity import action_id
from partnergraph.register.parties import Names, Rows, party_rows
from partnergraph.register.sheets import SHEETS
from partnergraph.register.values import tidy
from partnergraph.register.wordings import for_all_plans, issue_row, name_rows, question_row, unused_rows
from partnergraph.wording import distinct


def build(
    readings: Sequence[Reading],
    resolution: Resolution,
    *,
    as_of: date | None = None,
    title: str = "",
    decisions: Sequence[Decision] = (),
) -> Register:
    """Return the register of plans that were read together.

    Args:
        readings: The plans.
        resolution: Who is who in them, with the mentions of each record in its order.
        as_of: The day against which dates are judged; blank if None.
        title: What stands at the head of each output.
        decisions: What people settled about names; they are kept, used or not.

    Raises:
        ValueError: The resolution is of other records.
    """
    names = Names(resolution)
    sheets: dict[str, Rows] = {name: [] for name in SHEETS}
    sheets["About"] = _about(as_of, title)
    sheets |= party_rows(resolution, names)
    issues = [*(issue for reading in readings for issue in reading.issues), *resolution.issues]
    ids: dict[tuple[str, int], str] = {}
    taken: set[str] = set()
    for reading in readings:
        sheets["Plans"].append(_plan(reading, resolution, names))
        leads, named = resolution.leads[reading.plan], resolution.named[reading.plan]
        for number, (record, who, what) in enumerate(zip(reading.records, leads, named, strict=True)):
            row = action_row(record, who, what, names)
            row["Id"] = ids[reading.plan, number] = distinct(action_id(row["Plan"], record.ref, row["Action"]), taken)
            sheets["Actions"].append(row)
        sheets["Names"].extend(name_rows(reading.plan, leads, names, decisions))
    sheets["Themes"] = _themes(sheets["Actions"])
    for contact in resolution.contacts:
        row = _contact(contact, names, ids.get((contact.plan, contact.record), ""))
        if row["Of"]:
            sheets["Contacts"].append(row)
        else:
            message = f"The plan speaks of a single point of contact ({contact.topic}), but not clearly of whose."
            fix = "Add it to the sheet Contacts if there is one."
            issues.append(Issue("unsure", message, contact.place, fix=fix))
    sheets["Contacts"] += contact_rows(resolution.directory, names, issues)
    sheets["Members"] = seat_rows(resolution.seats, names, issues)
    add_agreed(sheets["Agreements"], resolution, names)
    sheets["Names"] += list(for_all_plans(decisions, sheets["Names"]))
    sheets["Review"] = [question_row(question, names) for question in resolution.questions]
    sheets["Review"] += unused_rows(decisions, sheets["Names"])
    sheets["Issues"] = [issue_row(issue) for issue in issues]
    sheets[SHEET] = rows_of(as_read(sheets))
    return Register({name: frame(SHEETS[name], rows) for name, rows in sheets.items()})


def _themes(actions: Rows) -> Rows:
    """A row for each theme of each plan, in the order of the actions; a person adds those that hold none, and what there is to say."""
    first = {(row["Plan"], row["Theme"]): row["Place"] for row in reversed(actions) if row["Theme"]}
    order = dict.fromkeys((row["Plan"], row["Theme"]) for row in actions if row["Theme"])
    return [{"Plan": plan, "Theme": theme, "Place": first[plan, theme]} for plan, theme in order]


def _about(as_of: date | None, title: str) -> Rows:
    values: dict[str, Any] = {
        "as of": as_of.isoformat() if as_of else None,
        "title": title,
        "river borders": "crossable",
        "public": None,
    }
    return [{"Setting": name, "Value": value, "Note": SETTINGS[name].note} for name, value in values.items()]


def _plan(reading: Reading, resolution: Resolution, names: Names) -> dict[str, Any]:
    area = names.body(resolution.areas.get(reading.plan), ("area",))
    return {
        "Plan": tidy(reading.plan),
        "Title": reading.title,
        "File": reading.file,
        "Area": tidy(area.name) if area else None,
        "Version": reading.version,
        "Starts": reading.starts,
        "Ends": reading.ends,
        "Kind": _kind(reading),
        "Place": reading.file,
    }


def _kind(reading: Reading) -> str | None:
    """What a file without actions is: a source for the plans beside it."""
    if reading.records:
        return None
    held = (
        (reading.contacts, "directory"),
        (reading.agreements, "register of agreements"),
        (reading.seats, "list of members"),
    )
    return next((kind for entries, kind in held if entries), None)


def _contact(contact: PlannedContact, names: Names, action: str) -> dict[str, Any]:
    of = names.body(contact.of, ("area", "agency"))
    faces = names.body(contact.faces, ("area", "agency", "placeholder"))
    return {
        "Topic": contact.topic.strip() or NO_TOPIC,
        "Of": tidy(of.name) if of else None,
        "Faces": tidy(faces.name) if faces else None,
        "Planned": True,
        "Note": f"Planned by action {action}." if action else None,
        "Place": str(contact.place),
    }
