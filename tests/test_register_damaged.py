"""A register's workbook, damaged in the ways in which workbooks are damaged: each is told with its cell and what to write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from partnergraph import register
from partnergraph.errors import InputError
from partnergraph.register.frames import from_rows

Damage = Callable[[openpyxl.Workbook], None]

ROWS: dict[str, list[dict[str, Any]]] = {
    "Plans": [{"Plan": "duty 2026", "Area": "Northmere"}],
    "Areas": [{"Area": "Northmere"}],
    "Actions": [
        {
            "Plan": "duty 2026", "Ref": ref, "Theme": "Prevention", "Action": f"Train staff {ref}", "Accountable": lead,
            "Due": date(2026, 3, 31), "Status": "open", "RAG": "amber", "Id": f"duty-2026/{ref}", "Place": f"duty.docx, table 1, row {row}",
        }
        for row, (ref, lead) in enumerate((("1.1", "Ann Lee"), ("1.2", "Probation Service"), ("1.3", "Head of Youth Justice")), 2)
    ],
    "People": [{"Person": "Ann Lee", "Works for": "Northmere Council"}, {"Person": "Bo O'Dwyer"}],
    "Posts": [{"Post": "Head of Youth Justice", "In": "Northmere Council", "Holder": "Bo O'Dwyer"}],
    "Agencies": [{"Agency": "Northmere Council", "Also written as": "the council"}, {"Agency": "Probation Service", "Abbreviation": "PS"}],
    "Boards": [{"Board": "Community Safety Partnership", "Meets every": 91.0, "Last met": date(2026, 1, 20)}],
    "Members": [{"Board": "Community Safety Partnership", "Member": "Ann Lee", "Role": "chair"}],
    "Waivers": [{"Rule": "OWN-01", "Subject": "1.3", "Reason": "agreed", "Decided by": "the board"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook before anything happened to it."""
    path = tmp_path_factory.mktemp("whole") / "register.xlsx"
    register.save(from_rows(ROWS), path)
    book = openpyxl.load_workbook(path)
    for name in set(book.sheetnames) - {*ROWS, "Placeholders"}:
        del book[name]  # quicker to read, and no mistake
    for page in book.worksheets:
        for cell in page[1]:
            cell.comment = None
    book.save(path)
    return path


def column(page: Worksheet, heading: str) -> int:
    return next(cell.column for cell in page[1] if cell.value == heading)


def put(sheet: str, heading: str, value: Any, row: int = 2) -> Damage:
    """Type a value into a cell."""

    def damage(book: openpyxl.Workbook) -> None:
        cell = book[sheet].cell(row, column(book[sheet], heading))
        cell.value = value
        if isinstance(value, int):
            cell.number_format = "General"

    return damage


def head(sheet: str, old: str, new: str | None) -> Damage:
    """Change a heading."""

    def damage(book: openpyxl.Workbook) -> None:
        book[sheet].cell(1, column(book[sheet], old)).value = new

    return damage


def drop(sheet: str, heading: str) -> Damage:
    """Delete a column."""
    return lambda book: book[sheet].delete_cols(column(book[sheet], heading))


def rename(old: str, new: str) -> Damage:
    def damage(book: openpyxl.Workbook) -> None:
        book[old].title = new

    return damage


def merge(sheet: str, heading: str, first: int, last: int) -> Damage:
    def damage(book: openpyxl.Workbook) -> None:
        at = column(book[sheet], heading)
        book[sheet].merge_cells(start_row=first, end_row=last, start_column=at, end_column=at)

    return damage


def copy_row(book: openpyxl.Workbook) -> None:
    page = book["Actions"]
    for cell in page[3]:
        page.cell(5, cell.column, cell.value)


def error(book: openpyxl.Workbook) -> None:
    cell = book["Actions"].cell(2, column(book["Actions"], "Outcome"))
    cell.value, cell.data_type = "#REF!", "e"


DAMAGED: list[tuple[str, Damage, tuple[str, ...]]] = [
    ("an unknown party", put("Actions", "Accountable", "Ann Leigh"), ("Actions!F2, Accountable: ", '"Ann Leigh" is on no list', "add a row", '"Ann Lee"')),
    ("a new name", put("Actions", "Accountable", "Zoltan Quux"), ("Actions!F2", "add a row for it to the sheet", "People")),
    ("commas between names", put("Actions", "Accountable", "Ann Lee, Probation Service"), ("Actions!F2", '"Ann Lee; Probation Service"')),
    ("two names where one is wanted", put("People", "Works for", "Northmere Council; PS"), ("People!B2, Works for: 2 names",)),
    ("a name of the wrong sort", put("People", "Works for", "Northmere"), ("People!B2", "listed in Areas", "Agencies or Teams only")),
    ("a day that is on no calendar", put("Actions", "Due", "31/02/2026"), ("Actions!O2, Due: ", "no calendar", '"28/02/2026"')),
    ("an American date", put("Actions", "Due", "03/14/2026"), ("Actions!O2", '"14/03/2026"')),
    ("words for a date", put("Actions", "Due", "as soon as possible"), ("Actions!O2", "is no date; write day, month and year")),
    ("a month for a date", put("Actions", "Due", "April 2026"), ("Actions!O2", '"30/04/2026"')),
    ("two figures for a year", put("Actions", "Due", "1/4/26"), ("Actions!O2", '"01/04/2026"')),
    ("a number for a date", put("Actions", "Due", 46113), ("Actions!O2", '"01/04/2026"')),
    ("a time of day", put("Actions", "Due", datetime(2026, 4, 1, 9, 30)), ("Actions!O2", "time of day", '"01/04/2026"')),  # noqa: DTZ001
    ("a number given twice", put("Actions", "Ref", "1.2"), ("Actions!B2, Ref: ", 'has the number "1.2" (row 3)')),
    ("a number that became a date", put("Actions", "Ref", datetime(2026, 2, 1)), ("Actions!B2, Ref: a date stands here", '"1.2"')),  # noqa: DTZ001
    ("a row that was copied", copy_row, ("Actions!", 'Id: "duty-2026/1.2" stands in row 3 too; clear the cell of the new one')),
    ("a role that is none", put("Members", "Role", "Chairman"), ("Members!C2, Role: ", "none of chair, member, deputy, adviser", '"chair"')),
    ("a status that is none", put("Actions", "Status", "Complete"), ("Actions!T2, Status: ", '"done"')),
    ("a rating by its letter", put("Actions", "RAG", "R"), ("Actions!V2, RAG: ", '"red"')),
    ("neither yes nor no", put("Actions", "Ongoing", "perhaps"), ("Actions!R2, Ongoing: ", "neither yes nor no")),
    ("a number with its unit", put("Boards", "Meets every", "91 days"), ("Boards!E2, Meets every: ", '"91"')),
    ("a reference to an action that is not there", put("Actions", "Depends on", "1.7"), ("Depends on: no action of the plan", '"1.')),
    ("a reference to a plan that is not there", put("Actions", "Plan", "duty 2025"), ("Actions!A2, Plan: ", '"duty 2026"')),
    ("a cell that may not be blank", put("Actions", "Action", None), ("Actions!E2, Action: the cell is blank",)),
    ("a waiver without its reason", put("Waivers", "Reason", None), ("Waivers!C2, Reason: the cell is blank",)),
    ("a heading misspelt", head("Actions", "Accountable", "Accountabel"), ("Actions!F1", '"Accountable" is missing; is "Accountabel" meant?')),
    ("a heading in other words", head("Actions", "Accountable", "Lead"), ("Actions: ", '"Accountable" is missing', '"Lead" (F1)')),
    ("a column deleted", drop("Actions", "Accountable"), ("Actions: ", '"Accountable" is missing', "give it back its heading")),
    ("a heading deleted", head("Actions", "Due", None), ("Actions!O1, the column has no heading", 'is it "Due"?')),
    ("a heading twice", head("Actions", "Start", "Due"), ("Actions!S1", 'two columns are headed "Due"', 'is it "Start"?')),
    ("a row above the headings", lambda book: book["People"].insert_rows(1) or book["People"].cell(1, 1, "Our staff"), ("People: the headings stand in row 2",)),
    ("a sheet renamed", rename("Agencies", "Agencys"), ("Agencies: the sheet is missing", '"Agencys" meant? Then rename it')),
    ("a sheet with another name", rename("Agencies", "Organisations"), ("Agencies: the sheet is missing", '"Organisations" meant?')),
    ("the sheet of actions deleted", lambda book: book.remove(book["Actions"]), ("Actions: the sheet is missing",)),
    ("cells merged", merge("Actions", "Accountable", 2, 4), ("Actions!F2, Accountable: the cells down to F4 are merged; unmerge them",)),
    ("a formula for a name", put("Actions", "Accountable", "=People!A2"), ("Actions!F2", "the formula =People!A2 stands where a value is wanted")),
    ("what a formula left", error, ("Actions!X2, Outcome: #REF! is what a formula left",)),
    ("one name in two sheets", put("Placeholders", "Placeholder", "Ann Lee"), ("is listed at People!A2 too",)),
    ("a holder that is nobody", put("Posts", "Holder", "vacant"), ("Posts!C2, Holder: ", "stands for nobody; leave the cell blank")),
]  # fmt: skip


def damaged(whole: Path, *damages: Damage) -> Path:
    book = openpyxl.load_workbook(whole)
    for damage in damages:
        damage(book)
    path = whole.with_name("damaged.xlsx")
    book.save(path)
    return path


@pytest.mark.parametrize(("damage", "said"), [case[1:] for case in DAMAGED], ids=[case[0] for case in DAMAGED])
def test_damage_is_told_in_one_line(damage: Damage, said: tuple[str, ...], whole: Path) -> None:
    """The cell, what is wrong, and the nearest that would do; nothing that follows from it is told besides."""
    with pytest.raises(InputError) as refused:
        register.load(damaged(whole, damage))
    (line,) = refused.value.details
    assert all(words in line for words in said), line


def test_all_damage_is_told_at_once(whole: Path) -> None:
    """Whoever mends a workbook mends it once: many mistakes in many cells are as many lines, in the order of the book."""
    many = [
        put("Actions", "Due", "31/02/2026", 2), put("Actions", "RAG", "R", 3), put("Actions", "Status", "Complete", 4),
        put("Actions", "Accountable", "Ann Leigh", 3), put("Actions", "Accountable", "Ann Leigh", 4),
        put("Members", "Role", "Chairman"), put("People", "Works for", "Nowhere"), put("Posts", "Since", "long ago"),
    ]  # fmt: skip
    with pytest.raises(InputError) as refused:
        register.load(damaged(whole, *many))
    assert "8 things are wrong" in str(refused.value)
    lines = refused.value.details
    assert [line.partition(",")[0] for line in lines] == [
        "Actions!O2", "Actions!F3", "Actions!V3", "Actions!T4", "People!B2", "Posts!D2", "Members!C2",
    ]  # fmt: skip
    assert lines[1].endswith("(also in F4)")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Ann Lee ", "Ann Lee"), ("\u00a0Ann\u00a0Lee", "Ann Lee"), ("ANN LEE", "Ann Lee"), ("Ann Lee\u200b", "Ann Lee"),
        ("ps; ann lee", "Probation Service; Ann Lee"), ("The Council", "Northmere Council"), ("Ann Lee;\nPS", "Ann Lee; Probation Service"),
        ("TBC", "TBC"), ("Bo O’Dwyer", "Bo O'Dwyer"), (None, None),
    ],
)  # fmt: skip
def test_what_a_person_may_well_type_is_taken(typed: str | None, read: str | None, whole: Path) -> None:
    """Blanks that nobody sees, capitals, aliases, curly quotes and placeholders are no mistakes."""
    made = register.load(damaged(whole, put("Actions", "Accountable", typed)))
    assert made["Actions"]["Accountable"][0] == read


def test_a_column_of_later_days_may_lack(whole: Path) -> None:
    """A register that an earlier program wrote is read, and gains the column when it is saved."""
    path = damaged(whole, drop("Actions", "Evidence"), drop("Plans", "Earlier versions"))
    made = register.load(path)
    assert made["Actions"]["Evidence"][0] is None
    made["Actions"].loc[0, "Progress"] = "Begun"
    register.save(made, path)
    assert register.load(path).equals(made)
    assert "Evidence" in [cell.value for cell in openpyxl.load_workbook(path)["Actions"][1]]
