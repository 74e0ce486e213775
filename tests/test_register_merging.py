"""Saving into a workbook that people have worked in: what is theirs stays, and what hangs on a row follows it."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table

from partnergraph import register
from partnergraph.model import Register
from partnergraph.register.frames import frame, table
from partnergraph.register.package import Package
from partnergraph.register.row_matching import match_rows
from partnergraph.register.sheets import SHEETS

PINK = "00FF00FF"


def held(*actions: dict[str, Any], people: tuple[str, ...] = ("Ann Lee", "Bo O'Dwyer")) -> Register:
    """A register of one plan with these actions, each known by its number."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SHEETS}
    rows["Plans"] = [{"Plan": "plan"}]
    rows["People"] = [{"Person": name} for name in people]
    rows["Actions"] = [
        {"Plan": "plan", "Action": f"Do {one['Ref']}", "Accountable": "Ann Lee", "Id": f"plan/{one['Ref']}"} | one
        for one in actions
    ]
    return Register({name: frame(SHEETS[name], listed) for name, listed in rows.items()})


THREE = ({"Ref": "1", "Due": date(2026, 3, 31)}, {"Ref": "2"}, {"Ref": "3"})


def at(page: Any, heading: str, row: int = 2) -> Any:
    (column,) = [one.column for one in page[1] if one.value == heading]
    return page.cell(row, column)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A register's workbook in which a person has worked: colours, notes, links, own columns, a sheet with a chart."""
    path = tmp_path / "register.xlsx"
    register.save(held(*THREE), path)
    book = openpyxl.load_workbook(path)
    page = book["Actions"]
    at(page, "Action", 3).fill = PatternFill("solid", fgColor=PINK)
    at(page, "Action", 3).comment = Comment("Agreed in March", "Ann")
    at(page, "Action", 3).hyperlink = "https://intranet.example/2"
    at(page, "Due", 3).font = Font(bold=True)
    page.row_dimensions[3].height = 77
    page.column_dimensions["E"].width = 99
    page.conditional_formatting.add("B3", CellIsRule(operator="equal", formula=['"2"'], font=Font(bold=True)))
    first = page.max_column + 1
    letter = openpyxl.utils.get_column_letter(first)
    for row, cells in enumerate((("Cost", "Twice"), *((float(n), f"={letter}{n}*2") for n in (2, 3, 4))), 1):
        for number, value in enumerate(cells):
            page.cell(row, first + number, value)
    own = book.create_sheet("Minutes", 0)
    own["A1"], own["B1"] = "Cost in all", f"=SUM(Actions!{letter}2:{letter}9)"
    own["A1"].fill = PatternFill("solid", fgColor=PINK)
    chart = BarChart()
    chart.add_data(Reference(page, min_col=first, min_row=1, max_row=4))
    own.add_chart(chart, "D4")
    book.defined_names["costs"] = openpyxl.workbook.defined_name.DefinedName("costs", attr_text="Minutes!$B$1")
    book.save(path)
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def changed(path: Path, edit: Any) -> Register:
    """Load a register, let `edit` change its sheets, and save it where it stood."""
    made = register.load(path)
    sheets = {name: one.copy() for name, one in made.sheets.items()}
    edit(sheets)
    register.save(Register(sheets), path)
    return Register(sheets)


def test_only_the_cells_that_changed_are_written(mine: Path) -> None:
    """All parts of the workbook but the sheet in question are the same bytes, and so are the other cells' looks."""
    before = parts(mine)

    def edit(sheets: dict[str, pd.DataFrame]) -> None:
        sheets["Actions"].loc[1, "Outcome"] = "Safer streets"

    made = changed(mine, edit)
    after = parts(mine)
    assert list(after) == list(before)
    (sheet,) = [name for name in before if before[name] != after[name]]
    assert b"Safer streets" in after[sheet]
    assert register.load(mine).equals(made)
    book = openpyxl.load_workbook(mine)
    page = book["Actions"]
    assert at(page, "Outcome", 3).value == "Safer streets"
    assert at(page, "Action", 3).fill.fgColor.rgb == PINK
    assert at(page, "Action", 3).comment.text == "Agreed in March"
    assert at(page, "Action", 3).hyperlink.target == "https://intranet.example/2"
    assert at(page, "Action", 1).comment.text.startswith("What will be done")
    assert (page.row_dimensions[3].height, page.column_dimensions["E"].width) == (77, 99)
    assert at(page, "Twice", 3).value.endswith("3*2")
    assert book["Minutes"]["A1"].fill.fgColor.rgb == PINK
    assert len(book["Minutes"]._charts) == 1
    assert "costs" in book.defined_names
    assert book.sheetnames[0] == "Minutes"


def test_what_hangs_on_a_row_follows_it(mine: Path) -> None:
    """A row came above and one went: colours, notes, links, rules, heights and formulas are with their action still."""

    def edit(sheets: dict[str, pd.DataFrame]) -> None:
        old = sheets["Actions"]
        new = old.iloc[[0]].assign(Ref="1a", Id="plan/1a", Action="Come between", Cost=None, Twice=None, Due=None)
        sheets["Actions"] = pd.concat([new, new.assign(Id="plan/1b", Ref="1b"), old.iloc[1:]], ignore_index=True)

    changed(mine, edit)
    page = openpyxl.load_workbook(mine)["Actions"]
    assert [at(page, "Ref", row).value for row in range(2, 7)] == ["1a", "1b", "2", "3", None]
    assert at(page, "Action", 4).fill.fgColor.rgb == PINK
    assert at(page, "Action", 4).comment.text == "Agreed in March"
    assert at(page, "Action", 4).hyperlink.target == "https://intranet.example/2"
    assert page.row_dimensions[4].height == 77
    assert at(page, "Twice", 4).value.endswith("4*2")
    assert at(page, "Cost", 4).value == 3
    assert [str(one.sqref) for one in page.conditional_formatting if "B" in str(one.sqref)] == ["B4"]
    for row in (2, 3, 5):
        assert at(page, "Action", row).fill.fgColor.rgb != PINK
        assert at(page, "Action", row).comment is None
    assert sum(content.count(b"Row>3<") for name, content in parts(mine).items() if name.endswith(".vml")) == 1


def test_a_conversation_follows_its_row(mine: Path) -> None:
    """Comments that people answer stand in a part of their own, which other libraries drop."""
    content = parts(mine)
    folder, _, sheet = Package(mine).sheets()["Actions"].rpartition("/")
    relations = f"{folder}/_rels/{sheet}.rels"
    office = "http://schemas.microsoft.com/office"
    kind, target = f"{office}/2017/10/relationships/threadedComment", "../threadedComments/t1.xml"
    talk = f'<Relationship Id="talk" Type="{kind}" Target="{target}"/></Relationships>'
    content[relations] = content[relations].replace(b"</Relationships>", talk.encode())
    content["xl/threadedComments/t1.xml"] = (
        f'<ThreadedComments xmlns="{office}/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="E3" id="{1}"><text>Still so?</text></threadedComment></ThreadedComments>'
    ).encode()
    with zipfile.ZipFile(mine, "w") as book:
        for name, data in content.items():
            book.writestr(name, data)

    def edit(sheets: dict[str, pd.DataFrame]) -> None:
        sheets["Actions"] = sheets["Actions"].iloc[[2, 0, 1]].reset_index(drop=True)

    changed(mine, edit)
    assert b'ref="E4"' in parts(mine)["xl/threadedComments/t1.xml"]


def test_a_note_on_a_row_that_went_goes_with_it(mine: Path) -> None:
    """No note is left on another action."""

    def edit(sheets: dict[str, pd.DataFrame]) -> None:
        sheets["Actions"] = sheets["Actions"].iloc[[0, 2]].reset_index(drop=True)

    made = changed(mine, edit)
    page = openpyxl.load_workbook(mine)["Actions"]
    assert [cell.comment for row in page.iter_rows(min_row=2) for cell in row if cell.comment] == []
    assert at(page, "Ref", 3).value == "3"
    assert len(register.load(mine)["Actions"]) == len(made["Actions"])


def test_new_rows_look_like_the_others(mine: Path) -> None:
    """A date is a date, text stays text, and filters and tables of a person's reach to the new row."""
    book = openpyxl.load_workbook(mine)
    book["People"].auto_filter.ref = None
    book["People"].add_table(Table(displayName="Staff", ref="A1:G3"))
    book.save(mine)

    def edit(sheets: dict[str, pd.DataFrame]) -> None:
        new = sheets["Actions"].iloc[[0]].assign(Ref="1.10", Id="plan/4", Action="=1+1", Due=date(2026, 5, 1))
        sheets["Actions"] = pd.concat([sheets["Actions"], new.assign(Cost=None, Twice=None)], ignore_index=True)
        person = sheets["People"].iloc[[0]].assign(Person="Cy Dee", Since=date(2025, 1, 2))
        sheets["People"] = pd.concat([sheets["People"], person], ignore_index=True)

    made = changed(mine, edit)
    assert register.load(mine).equals(made)
    book = openpyxl.load_workbook(mine)
    page = book["Actions"]
    assert at(page, "Due", 5).value == datetime(2026, 5, 1)  # noqa: DTZ001
    assert at(page, "Due", 5).number_format == "dd/mm/yyyy"
    assert (at(page, "Action", 5).data_type, at(page, "Action", 5).quotePrefix) == ("s", True)
    assert at(page, "Ref", 5).value == "1.10"
    assert page.auto_filter.ref.endswith("5")
    assert book["People"].tables["Staff"].ref == "A1:G4"


def test_sheets_and_columns_that_lack_are_added_with_their_looks(tmp_path: Path) -> None:
    """A register that somebody began by hand gains what the program needs; what it had stays."""
    path = tmp_path / "hand.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Plans"
    book.active.append(["Plan"])
    book.active.append(["plan"])
    page = book.create_sheet("Actions")
    page.append(["Action", "Our view", "Plan"])
    page.append(["Train", "good", "plan"])
    page["A2"].fill = PatternFill("solid", fgColor=PINK)
    book.save(path)

    def edit(sheets: dict[str, pd.DataFrame]) -> None:
        sheets["Actions"].loc[0, "Due"] = date(2026, 3, 31)
        sheets["Boards"] = frame(SHEETS["Boards"], [{"Board": "Panel", "Last met": date(2026, 1, 1)}])
        sheets["Mine"] = table(["a"], [["b"]])

    made = changed(path, edit)
    assert register.load(path).equals(made)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:2] == ["Plans", "Actions"]
    assert set(book.sheetnames) == {*SHEETS, "Mine"}
    page = book["Actions"]
    assert [cell.value for cell in page[1]][:3] == ["Action", "Our view", "Plan"]
    assert page["A2"].fill.fgColor.rgb == PINK
    assert at(page, "Due").value == datetime(2026, 3, 31)  # noqa: DTZ001
    boards = book["Boards"]
    assert boards["A1"].font.bold
    assert boards["A1"].comment is not None
    assert boards["F2"].number_format == "dd/mm/yyyy"
    assert boards.data_validations.dataValidation
    assert sum(one.sheet_view.tabSelected or False for one in book.worksheets) <= 1


def test_sheets_and_columns_of_a_persons_own_that_a_caller_changes_are_written(mine: Path) -> None:
    """Own cells may be edited through the register too; a sheet or column that it gives up goes, with names of its own."""

    def edit(sheets: dict[str, pd.DataFrame]) -> None:
        sheets["Minutes"].columns = ["Cost", *sheets["Minutes"].columns[1:]]
        sheets["Actions"].loc[2, "Cost"] = 40.0
        sheets["Actions"] = sheets["Actions"].assign(View=pd.Series(["good"] * 3, dtype=object)).drop(columns="Twice")

    made = changed(mine, edit)
    assert register.load(mine).equals(made)
    book = openpyxl.load_workbook(mine)
    assert book["Minutes"]["A1"].value == "Cost"
    assert book["Minutes"]["A1"].fill.fgColor.rgb == PINK
    made = changed(mine, lambda sheets: sheets.pop("Minutes"))
    assert register.load(mine).equals(made)
    assert "Minutes" not in openpyxl.load_workbook(mine).sheetnames


def test_a_name_in_other_capitals_is_left_as_the_person_typed_it(mine: Path) -> None:
    """Reading mends spellings, but only cells whose value changed are written; an Id that lacks is filled in."""
    book = openpyxl.load_workbook(mine)
    at(book["Actions"], "Accountable", 2).value = " ann  LEE"
    at(book["Actions"], "Id", 4).value = None
    book.save(mine)
    changed(mine, lambda sheets: sheets["Actions"].__setitem__("Progress", "Begun"))
    page = openpyxl.load_workbook(mine)["Actions"]
    assert at(page, "Accountable", 2).value == " ann  LEE"
    assert at(page, "Id", 4).value == "plan/3"


def test_a_workbook_that_counts_from_1904_keeps_its_days(mine: Path) -> None:
    """Some workbooks count days from another beginning."""
    book = openpyxl.load_workbook(mine)
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.save(mine)
    made = changed(mine, lambda sheets: sheets["Actions"].__setitem__("Updated", date(2026, 2, 3)))
    assert register.load(mine).equals(made)


def test_rows_are_matched_by_what_they_say() -> None:
    """The same row, else the same key, else a row in the same place that is mostly the same."""
    old = [["a", 1, 1, 1], ["b", 2, 2, 2], ["c", 3, 3, 3], ["b", 9, 9, 9]]
    new = [["z", 7, 7, 7], ["b", 9, 9, 9], ["a", 0, 0, 0], ["B", 2, 2, 2], ["c", 3, 3, 4]]
    assert match_rows(old, new, [0]) == [None, 3, 0, 1, 2]
    assert match_rows([], [["a"]], [0]) == [None]
