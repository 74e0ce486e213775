"""The sheets of agency by agency and area by area: a matrix where it can be read, and a list always.

In: a Result. Out: the sheets. Refuses nothing: a matrix of more than can be read is left out, and its list says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from partnergraph.exporters._book import Columns, Sheet, add_row, cell_of
from partnergraph.exporters._book_parts import (
    BAD,
    CALM,
    GOOD,
    GREY,
    WARN,
    Told,
    add_headings,
    begin,
    cells_of,
    centred,
    colour,
    finish,
)
from partnergraph.model import Result
from partnergraph.views import day, spocs, together
from partnergraph.views.spocs import Contact, Crossing, Spocs
from partnergraph.views.together import Pair, Together

MOST = 40
STATES = {"missing": BAD, "vacant": BAD, "one-way": WARN, "stale": WARN, "planned": CALM, "live": GOOD, "none": GREY}
"""How the states of a border look."""

_COVERS = {"no agreement": BAD, "agreement out of date": WARN, "agreement": GOOD}
_PAIRS = (
    ("Agency", 30),
    ("Agency, other", 30),
    ("Actions", 9),
    ("Cover", 22),
    ("Agreements", 46),
    ("Boards", 9),
    ("What the rules say", 60),
)
_CROSSINGS = (
    ("Area", 22),
    ("Faces", 22),
    ("Border", 9),
    ("State", 11),
    ("Topic", 30),
    ("Held by", 28),
    ("Mailbox", 26),
    ("Last checked", 13),
    ("What the rules say", 56),
)


def add_agencies(book: Workbook, result: Result) -> list[Told]:
    """Add agency by agency, as a matrix and as a list."""
    told = together(result)
    names = {agency.id: agency.name for agency in told.agencies}
    made = []
    if told.pairs and len(told.agencies) <= MOST:
        made.append(_agency_matrix(book, told))
    sheet: Sheet = book.create_sheet("Agency pairs")
    notes = " ".join(told.notes) or f"{told.gaps} pairs lack an agreement."
    begin(sheet, _PAIRS, "Who works with whom", f"As of {day(result.as_of)}. {notes}")
    add_headings(sheet, _PAIRS)
    for number, pair in enumerate(told.pairs, 4):
        agreements = "\n".join(f"{cover.name} ({cover.state})" for cover in pair.agreements)
        says = pair.finding.message if pair.finding else None
        row = (
            names[pair.one],
            names[pair.other],
            len(pair.actions),
            _cover(pair) or None,
            agreements or None,
            len(pair.boards),
            says,
        )
        add_row(sheet, number, cells_of(sheet, row), _PAIRS)
    colour(sheet, f"D4:D{3 + max(len(told.pairs), 1)}", _COVERS, within=True)
    finish(sheet, _PAIRS, 3, len(told.pairs))
    made.append(
        Told("Agency pairs", f"{len(told.pairs):,} pairs of agencies: actions, agreements and boards that they share")
    )
    return made


def _cover(pair: Pair) -> str:
    if pair.finding is not None:
        return "no agreement" if not pair.agreements else "agreement out of date"
    if pair.covered:
        return "agreement"
    return "agreement out of date" if pair.agreements else ""


def _agency_matrix(book: Workbook, told: Together) -> Told:
    sheet: Sheet = book.create_sheet("Agencies")
    columns: Columns = (("Agency", 30), ("Open actions", 9), *((agency.short, 13) for agency in told.agencies))
    begin(
        sheet,
        columns,
        "Agency by agency",
        "Open actions on which both work, the agreement that covers both, boards on which both sit. The list behind it names them.",
    )
    add_headings(sheet, columns)
    cells: dict[tuple[str, str], str] = {}
    for pair in told.pairs:
        cells[pair.one, pair.other] = cells[pair.other, pair.one] = _words(pair)
    for number, agency in enumerate(told.agencies, 4):
        row = [cells.get((agency.id, other.id), "·" if other.id == agency.id else None) for other in told.agencies]
        made = cells_of(sheet, (agency.name, agency.actions))
        add_row(sheet, number, [*made, *centred(sheet, row)], columns)
    last = 3 + len(told.agencies)
    colour(sheet, f"C4:{get_column_letter(len(columns))}{last}", _COVERS, within=True)
    finish(sheet, columns, 3, len(told.agencies), titles=1)
    return Told("Agencies", f"{len(told.agencies)} agencies: what each pair shares")


def _words(pair: Pair) -> str:
    said = []
    if pair.actions:
        said.append(f"{len(pair.actions)} {'action' if len(pair.actions) == 1 else 'actions'}")
    if _cover(pair):
        said.append(_cover(pair))
    if pair.boards:
        said.append(f"{len(pair.boards)} {'board' if len(pair.boards) == 1 else 'boards'}")
    return "\n".join(said)


def add_areas(book: Workbook, result: Result) -> list[Told]:
    """Add area by area, as a matrix and as a list of contacts."""
    told = spocs(result)
    names = {area.id: area.name for area in told.areas}
    made = []
    planned = [area.id for area in told.areas if area.planned]
    if planned and len(told.areas) <= MOST:
        made.append(_area_matrix(book, told))
    sheet: Sheet = book.create_sheet("Contacts")
    notes = " ".join(told.notes) or ", ".join(f"{state} {number}" for state, number in told.counts if number)
    begin(sheet, _CROSSINGS, "Single points of contact over borders", f"As of {day(result.as_of)}. {notes}")
    add_headings(sheet, _CROSSINGS)
    rows = [row for crossing in told.crossings for row in _crossing(crossing, names)]
    for number, row in enumerate(rows, 4):
        add_row(sheet, number, cells_of(sheet, row), _CROSSINGS)
    colour(sheet, f"D4:D{3 + max(len(rows), 1)}", STATES)
    finish(sheet, _CROSSINGS, 3, len(rows))
    made.append(Told("Contacts", f"{len(told.crossings):,} borders and contacts"))
    return made


def _crossing(crossing: Crossing, names: Mapping[str, str]) -> list[tuple[Any, ...]]:
    ends = (names[crossing.of], names[crossing.faces], "yes" if crossing.borders else "no")
    if not crossing.contacts:
        return [(*ends, crossing.state, None, None, None, None, crossing.finding.message if crossing.finding else None)]
    return [(*ends, *_contact(contact)) for contact in crossing.contacts]


def _contact(contact: Contact) -> tuple[Any, ...]:
    return (
        contact.state,
        contact.topic,
        contact.holder or None,
        contact.mailbox or None,
        contact.assured,
        contact.says or None,
    )


def _area_matrix(book: Workbook, told: Spocs) -> Told:
    sheet: Sheet = book.create_sheet("Borders")
    columns: Columns = (("Area", 26), *((area.name, 12) for area in told.areas))
    begin(
        sheet,
        columns,
        "Area by area",
        "Whether the area of the row has a contact that the area of the column may call: live, one-way, stale, vacant, planned, missing, or none.",
        frozen=1,
    )
    add_headings(sheet, columns)
    states = {(crossing.of, crossing.faces): crossing.state for crossing in told.crossings}
    for number, area in enumerate(told.areas, 4):
        row = [states.get((area.id, other.id), "·" if other.id == area.id else None) for other in told.areas]
        add_row(sheet, number, [cell_of(sheet, area.name), *centred(sheet, row)], columns)
    colour(sheet, f"B4:{get_column_letter(len(columns))}{3 + len(told.areas)}", STATES)
    finish(sheet, columns, 3, len(told.areas), titles=1)
    return Told("Borders", f"{len(told.areas)} areas: who may be called over which border")
