"""Loading a register that people have edited: what is tolerated, what is refused, and what the refusal says."""

from __future__ import annotations

import time
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from partnergraph import register
from partnergraph.errors import InputError
from partnergraph.model import Register
from partnergraph.register.check import check
from partnergraph.register.frames import frame
from partnergraph.register.grids import Grid, Saved
from partnergraph.register.sheets import SHEETS

BASE: dict[str, list[dict[str, Any]]] = {
    "About": [{"Setting": "as of", "Value": "2026-03-31"}, {"Setting": "river borders", "Value": "crossable"}],
    "Plans": [{"Plan": "bromley"}],
    "Actions": [{"Plan": "bromley", "Ref": "1", "Action": "Train staff", "Id": "bromley/1", "Accountable": "Ann Lee"}],
    "People": [{"Person": "Ann Lee", "Works for": "Metropolitan Police Service"}, {"Person": "Bo O'Dwyer"}],
    "Agencies": [
        {"Agency": "Metropolitan Police Service", "Abbreviation": "MPS", "Also written as": "the Met; Scotland Yard"},
        {"Agency": "London Borough of Bromley", "Also written as": "LBB"},
        {"Agency": "London Borough of Barnet", "Also written as": "LBB"},
    ],
    "Teams": [{"Team": "Probation"}],
    "Boards": [{"Board": "CSE, Missing and Gangs Strategic Board"}, {"Board": "Panel; weekly"}],
    "Areas": [{"Area": "Bromley"}],
}


NOWHERE = (
    "is on no list; add a row for it to the sheet People, Posts, Teams, Agencies or Boards, or correct it; "
    "the nearest is"
)


def saved(changes: dict[str, list[dict[str, Any]]]) -> Saved:
    """The cells of a register with these rows in place of the usual, as a workbook would give them."""
    grids: dict[str, Grid] = {}
    for name, sheet in SHEETS.items():
        rows = changes.get(name, BASE.get(name, []))
        headings = [column.heading for column in sheet.columns]
        headings += [heading for row in rows for heading in row if heading not in headings]
        grids[name] = {1: dict(enumerate(headings, 1))}
        for number, row in enumerate(rows, 2):
            grids[name][number] = {headings.index(key) + 1: value for key, value in row.items() if value is not None}
    return Saved("register.xlsx", grids, ours=lambda value: value, own=lambda value: value)


def loaded(**changes: list[dict[str, Any]]) -> Register:
    return check(saved(changes))


def faults(**changes: list[dict[str, Any]]) -> tuple[str, ...]:
    with pytest.raises(InputError) as refused:
        loaded(**changes)
    return refused.value.details


def action(**cells: Any) -> list[dict[str, Any]]:
    """The one action with these cells; one with an Id of its own has no number, since that would stand there twice."""
    return [BASE["Actions"][0] | ({"Ref": None} if "Id" in cells else {}) | cells]


def only(made: Register, sheet: str, heading: str) -> Any:
    (value,) = made[sheet][heading]
    return value


@pytest.mark.parametrize(
    "typed",
    [date(2026, 3, 1), "2026-03-01", "2026-3-1", "01/03/2026", "1/3/2026", " 1.3.2026 ", "1-3-2026", "1 March 2026", "1st mar 2026", "2026-03-01T00:00:00"],
)  # fmt: skip
def test_a_date_is_taken_as_people_in_britain_type_it(typed: object) -> None:
    """Real dates, ISO dates and day/month/year in figures or words are one and the same day."""
    assert only(loaded(Actions=action(Due=typed)), "Actions", "Due") == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("31/02/2026", "28/02/2026"),
        ("31/06/2026", "30/06/2026"),
        ("03/14/2026", "14/03/2026"),
        ("01/03/26", "01/03/2026"),
        (46082.0, "01/03/2026"),
        (datetime(2026, 3, 1, 14, 30), "01/03/2026"),  # noqa: DTZ001 - a workbook knows no time zones
        ("March", ""),
        ("next week", ""),
        (True, ""),
    ],
)
def test_what_is_no_date_is_refused_with_the_nearest(typed: object, nearest: str) -> None:
    """The cell is named, and the day that was probably meant."""
    (fault,) = faults(Actions=action(Due=typed))
    assert fault.startswith("Actions!O2, Due: ")
    assert (f'nearest is "{nearest}"' in fault) if nearest else ("nearest" not in fault)


@pytest.mark.parametrize(
    ("typed", "is_yes"),
    [("yes", True), ("Yes ", True), ("Y", True), (True, True), ("TRUE", True), (1.0, True), ("no", False), (False, False), (0.0, False)],
)  # fmt: skip
def test_yes_and_no_are_taken_in_many_ways(typed: object, is_yes: bool) -> None:
    """Words, letters, figures and the program's own truth values all do."""
    assert only(loaded(Actions=action(Ongoing=typed)), "Actions", "Ongoing") is is_yes


@pytest.mark.parametrize(
    ("typed", "number"), [(90.0, 90.0), ("90", 90.0), (" 1,250.5 ", 1250.5), ("-3", -3.0), ("1e3", 1000.0)]
)
def test_numbers_may_be_typed_as_text(typed: object, number: float) -> None:
    """A number that a spreadsheet kept as text is a number."""
    made = loaded(Boards=[{"Board": "Panel", "Meets every": typed}])
    assert only(made, "Boards", "Meets every") == number


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            {"Boards": [{"Board": "Panel", "Meets every": "90 days"}]},
            'Boards!E2, Meets every: "90 days" is no number; the nearest is "90".',
        ),
        (
            {"Boards": [{"Board": "Panel", "Meets every": "3 months"}]},
            'Boards!E2, Meets every: "3 months" is no number.',
        ),
        (
            {"Actions": action(RAG="Ambre")},
            'Actions!V2, RAG: "Ambre" is none of red, amber, green, blue; the nearest is "amber".',
        ),
        (
            {"Actions": action(Ongoing="maybe")},
            'Actions!R2, Ongoing: "maybe" is neither yes nor no.',
        ),
        ({"Actions": action(Action=" ")}, "Actions!E2, Action: the cell is blank (What will be done)."),
        (
            {"Actions": action(Plan="bromly")},
            'Actions!A2, Plan: "bromly" is on no list; add a row for it to the sheet Plans, or correct it; the nearest is "bromley".',
        ),
        (
            {"Actions": action(Supports="Metropolitan Police Servce")},
            f'Actions!H2, Supports: "Metropolitan Police Servce" {NOWHERE} "Metropolitan Police Service".',
        ),
        (
            {"Actions": action(Supports="Probation, MPS")},
            f'Actions!H2, Supports: "Probation, MPS" {NOWHERE} "Probation; Metropolitan Police Service".',
        ),
        (
            {"People": [{"Person": "Ann Lee", "Works for": "Bromley"}]},
            'People!B2, Works for: "Bromley" is listed in Areas, and this column takes Agencies or Teams only.',
        ),
        (
            {"Actions": action(Accountable="LBB")},
            'Actions!F2, Accountable: "LBB" may be London Borough of Bromley or London Borough of Barnet; write which.',
        ),
        (
            {"People": [{"Person": "Ann Lee", "Works for": "Probation; MPS"}]},
            "People!B2, Works for: 2 names stand where one is wanted.",
        ),
        (
            {"Plans": [{"Plan": "bromley"}, {"Plan": " bromley "}]},
            'Plans!A3, Plan: "bromley" stands in row 2 too; keep one of them.',
        ),
        (
            {"Teams": [{"Team": "Probation"}, {"Team": "Ann Lee"}]},
            'Teams!A3, Team: "Ann Lee" is listed at People!A2 too; rename one of them.',
        ),
        (
            {"Actions": action(**{"Depends on": "11"}) + action(Ref="1.1", Id="x")},
            'Actions!AF2, Depends on: no action of the plan has the number "11"; the nearest is "1.1".',
        ),
        (
            {"Agreements": [{"Agreement": "ISA", "Signed": "MPS (31/02/2026)"}]},
            'Agreements!C2, Signed: "31/02/2026" is on no calendar; the nearest is "28/02/2026".',
        ),
        (
            {"About": [{"Setting": "as of", "Value": "soon"}]},
            'About!B2, Value: "soon" is no date; write day, month and year.',
        ),
        (
            {"About": [{"Setting": "River borders", "Value": "crosable"}]},
            'About!B2, Value: "crosable" is none of land, crossable, all; the nearest is "crossable".',
        ),
    ],
)
def test_a_mistake_is_told_with_its_cell_and_the_nearest_value(
    change: dict[str, list[dict[str, Any]]], fault: str
) -> None:
    """One line says where, what is wrong, and what would do."""
    assert faults(**change) == (fault,)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_sheets() -> None:
    """The first line counts them; nobody corrects a register one error a run."""
    with pytest.raises(InputError) as refused:
        loaded(
            Posts=[{"Post": "Head", "Since": "soon", "Holder": "Nobody"}],
            Actions=[BASE["Actions"][0] | {"Plan": None, "Due": "soon"}, BASE["Actions"][0] | {"Named": "Zed"}],
        )
    lines = str(refused.value).splitlines()
    assert lines[0] == "register.xlsx: 6 things are wrong in the register."
    assert [line.split(",")[0] for line in lines[1:]] == [
        "Actions!A2", "Actions!O2", "Actions!K3", "Actions!AI3", "Posts!C2", "Posts!D2",
    ]  # fmt: skip


def test_an_earlier_state_belongs_to_an_action_that_is_there() -> None:
    """Else the line says what to do with it."""
    state = {"Plan": "bromley", "Version": "2025-03-01", "Action id": "bromley/1"}
    assert only(loaded(Earlier=[state]), "Earlier", "Version") == date(2025, 3, 1)
    assert faults(Earlier=[state | {"Action id": "bromley/9"}]) == (
        'Earlier!C2, Action id: no action has the Id "bromley/9"; delete this row if the action is gone.',
    )


def test_names_are_repaired_to_the_listed_spelling() -> None:
    """Case, spacing, the shape of quotes, an alias and an abbreviation all lead to the name."""
    row = action(Accountable="ann  LEE;bo o’dwyer", Supports="the met\nprobation;", Informed="MPS; Scotland yard")
    made = loaded(Actions=row)
    assert only(made, "Actions", "Accountable") == "Ann Lee; Bo O'Dwyer"
    assert only(made, "Actions", "Supports") == "Metropolitan Police Service; Probation"
    assert only(made, "Actions", "Informed") == "Metropolitan Police Service"


def test_names_with_commas_and_semicolons_survive() -> None:
    """A comma parts nothing; a name that holds a semicolon is quoted, or stands alone in the cell."""
    row = {"Reports to": 'CSE, Missing and Gangs Strategic Board; "Panel; weekly"'}
    made = loaded(Actions=[*action(**row), *action(Id="2", **{"Reports to": "Panel; weekly"})])
    assert list(made["Actions"]["Reports to"]) == [
        'CSE, Missing and Gangs Strategic Board; "Panel; weekly"',
        '"Panel; weekly"',
    ]
    made = loaded(
        Members=[{"Board": "Panel; weekly", "Member": "ann lee"}, {"Board": '"Panel; weekly"', "Member": "MPS"}]
    )
    assert list(made["Members"]["Board"]) == ["Panel; weekly", "Panel; weekly"]


def test_a_placeholder_in_a_lead_cell_is_accepted_and_listed() -> None:
    """TBC is no owner, which is a finding and not a mistake; it is listed once, with the cell it came from."""
    made = loaded(Actions=[*action(Accountable="TBC"), *action(Id="2", Accountable="tbc")])
    assert list(made["Actions"]["Accountable"]) == ["TBC", "TBC"]
    assert only(made, "Placeholders", "Placeholder") == "TBC"
    assert only(made, "Placeholders", "Place") == 'register.xlsx, sheet "Actions", row 2, column 6'


def test_a_placeholder_elsewhere_is_told_to_go() -> None:
    """A post without a holder is a blank cell."""
    (fault,) = faults(Posts=[{"Post": "Head", "Holder": "vacant"}])
    assert "leave the cell blank" in fault


def test_a_new_row_needs_no_id() -> None:
    """A person adds an action; its Id is made as for one that was read, and is nobody else's."""
    rows = [BASE["Actions"][0] | {"Ref": "7"}, {"Plan": "bromley", "Ref": "1", "Action": "Another"}]
    assert list(loaded(Actions=rows)["Actions"]["Id"]) == ["bromley/1", "bromley/1-2"]


def test_blank_rows_are_passed_over() -> None:
    """A row without words, in the middle or at the end, is no row; its number still counts for those below."""
    rows: list[dict[str, Any]] = [
        {},
        *BASE["Actions"],
        {"Note of mine": "  "},
        BASE["Actions"][0] | {"Id": "2", "Ref": "2", "Due": "x"},
    ]
    (fault,) = faults(Actions=rows)
    assert fault.startswith("Actions!O5")
    rows[-1]["Due"] = None
    assert len(loaded(Actions=rows)["Actions"]) == 2


def test_numbers_and_dates_in_a_column_of_text_become_text() -> None:
    """What a spreadsheet took for a number is a text again, without a fraction that nobody typed."""
    made = loaded(Actions=action(Ref=3.0, Theme=1.5, Outcome=True, Progress=date(2026, 3, 1)))
    assert [only(made, "Actions", heading) for heading in ("Ref", "Theme", "Outcome", "Progress")] == [
        "3", "1.5", "TRUE", "2026-03-01",
    ]  # fmt: skip


def test_order_and_signatures_are_spelt_as_listed() -> None:
    """Refs are checked within the plan; who signed is spelt as listed, the day as ISO; brackets may be part of a name."""
    made = loaded(
        Actions=[*action(**{"Depends on": "2 ;1"}), *action(Ref="2", Id="2")],
        Agencies=[*BASE["Agencies"], {"Agency": "Force (area 2)"}],
        Agreements=[{"Agreement": "ISA", "Signed": "mps (1 March 2026); Force (area 2); probation"}],
    )
    assert made["Actions"]["Depends on"][0] == "2; 1"
    assert only(made, "Agreements", "Signed") == "Metropolitan Police Service (2026-03-01); Force (area 2); Probation"


def test_columns_and_sheets_may_be_missing_but_for_the_needed() -> None:
    """A register made by hand needs plans and actions; other sheets are empty, other columns blank."""
    grids: dict[str, Grid] = {
        "plans": {1: {1: "plan"}, 2: {1: "p"}},
        " Actions": {1: {1: "ACTION", 3: "Plan "}, 2: {1: "Train", 3: "P"}},
    }
    made = check(Saved("hand", grids, ours=lambda value: value, own=lambda value: value))
    assert list(made.sheets) == list(SHEETS)
    assert only(made, "Actions", "Id") == "p/train"
    assert only(made, "Actions", "Plan") == "p"


def refused_shape(grids: dict[str, Grid]) -> tuple[str, ...]:
    with pytest.raises(InputError) as refused:
        check(Saved("hand", grids, ours=lambda value: value, own=lambda value: value))
    return refused.value.details


PLANS: Grid = {1: {1: "Plan"}, 2: {1: "p"}}


@pytest.mark.parametrize(
    ("grids", "fault"),
    [
        ({"Plans": PLANS}, "Actions: the sheet is missing, and there is no register without it."),
        ({"Plans": PLANS, "Action": {}}, 'Actions: the sheet is missing; is "Action" meant? Then rename it.'),
        (
            {"Plans": PLANS, "Actions": {}, "Agencys": {}},
            'Agencies: the sheet is missing; is "Agencys" meant? Then rename it.',
        ),
        (
            {"Plans": PLANS, "Actions": {1: {1: "Plan", 2: "What"}}},
            'Actions: the column "Action" is missing (headings stand in row 1).',
        ),
        (
            {"Plans": PLANS, "Actions": {1: {1: "Plan", 2: "Action", 3: "Repots to"}}},
            'Actions!C1, the column "Reports to" is missing; is "Repots to" meant? Then rename it.',
        ),
        (
            {"Plans": PLANS, "Actions": {1: {1: "Plan", 2: "Action"}, 2: {1: "p", 2: "Train", 4: "note"}}},
            "Actions!D1, the column has no heading; give it one.",
        ),
        (
            {"Plans": {1: {1: "Plan", 2: "File", 5: "file"}}, "Actions": {}},
            'Plans!E1, two columns are headed "File"; give each its own heading.',
        ),
        (
            {"Plans": PLANS, "plans ": {}, "Actions": {}},
            'Plans: the sheets "Plans" and "plans " are one; put their rows together.',
        ),
    ],
)
def test_a_register_of_the_wrong_shape_is_told_so(grids: dict[str, Grid], fault: str) -> None:
    """A missing sheet or column is named, and what was probably meant by another name."""
    assert refused_shape(grids) == (fault,)


def test_what_has_no_sheet_of_ours_is_no_register(tmp_path: Path) -> None:
    """A workbook of something else is refused as such, in one line."""
    book = openpyxl.Workbook()
    book.save(tmp_path / "budget.xlsx")
    with pytest.raises(InputError, match="This is no register") as refused:
        register.load(tmp_path / "budget.xlsx")
    assert "\n" not in str(refused.value)
    assert not register.is_register(tmp_path / "budget.xlsx")


def test_decisions_are_the_rows_that_somebody_signed() -> None:
    """A row of names with a decider overrules the program; the kind is that of the sheet that lists the name."""
    made = loaded(
        Names=[
            {"As written": "Met", "Plan": "bromley", "Party": "mps", "Decided by": "Ann", "Decided on": "1/3/2026", "Note": "asked"},
            {"As written": "AL", "Party": "Ann Lee", "Kind": "person", "Decided by": "Ann"},
            {"As written": "x y z", "Decided by": "Ann"},
            {"As written": "Bo", "Party": "Bo O'Dwyer", "Kind": "person"},
        ]
    )  # fmt: skip
    first, second, third = register.decisions(made)
    assert (first.text, first.party, first.kind, first.plan) == (
        "Met",
        "Metropolitan Police Service",
        "agency",
        "bromley",
    )
    assert (first.decided_by, first.decided_on, first.note) == ("Ann", date(2026, 3, 1), "asked")
    assert (second.kind, second.plan, second.decided_on) == ("person", "", None)
    assert (third.party, third.kind) == ("", "unknown")


@pytest.mark.parametrize("name", ["register.xlsx", "folder"])
@pytest.mark.parametrize(("value", "read"), [("yes", "yes"), (True, "yes"), ("no", "no"), (False, "no")])
def test_a_setting_that_is_yes_or_no_stays_so(name: str, value: object, read: str, tmp_path: Path) -> None:
    """In a workbook and in a folder of CSV files, however often it is saved."""
    made = loaded(About=[{"Setting": "public", "Value": value}])
    for turn in "ab":
        register.save(made, tmp_path / f"{turn}{name}")
        made = register.load(tmp_path / f"{turn}{name}")
    assert list(made["About"]["Value"]) == [read]


def test_settings_of_a_persons_own_are_read_as_asked() -> None:
    """A threshold is a number; a value that is none is refused with its cell."""
    made = loaded(About=[{"Setting": "As of", "Value": date(2026, 3, 31)}, {"Setting": "Overloaded lead", "Value": 7.0}, {"Setting": "odd", "Value": "a few"}])  # fmt: skip
    assert register.as_of(made) == date(2026, 3, 31)
    assert only_setting(made) == ["as of", "Overloaded lead", "odd"]
    assert register.setting(made, "overloaded lead", "number") == 7.0
    assert register.setting(made, "overloaded lead") == "7"
    with pytest.raises(InputError, match="About!B4"):
        register.setting(made, "odd", "number")


def only_setting(made: Register) -> list[str]:
    return list(made["About"]["Setting"])


def test_ten_thousand_mistakes_are_found_in_seconds() -> None:
    """A sheet of parties that somebody deleted breaks every cell; they are counted in linear time, and told to an end."""
    rows = [
        {"Plan": "bromley", "Action": "Do", "Id": f"a{n}", "Accountable": "Somebody", "Supports": f"Pers {n}"} for n in range(5000)
    ]  # fmt: skip
    people = [{"Person": f"Persona {n}"} for n in range(1000)]
    begun = time.process_time()
    with pytest.raises(InputError) as refused:
        loaded(Actions=rows, People=people)
    assert "10,000 things are wrong" in str(refused.value)
    first, *_, last = refused.value.details
    again = "(also in F3, F4, F5, F6 and 4,995 more)"
    assert first == f'Actions!F2, Accountable: "Somebody" {NOWHERE.removesuffix("; the nearest is")}. {again}'
    assert last == "... and 4,801 more."
    assert time.process_time() - begun < 15


def test_frames_refuse_a_column_that_the_sheet_does_not_know() -> None:
    """A misspelt heading in our own code is loud."""
    with pytest.raises(KeyError, match="Acton"):
        frame(SHEETS["Actions"], [{"Acton": "x"}])
