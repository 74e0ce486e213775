"""Saving a register: a workbook that people can work in, a folder that can be compared, and never half of either."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from partnergraph import register
from partnergraph.errors import InputError
from partnergraph.model import Register
from partnergraph.register.frames import frame, table
from partnergraph.register.sheets import SHEETS

FORMS = ("register.xlsx", "register")
both_forms = pytest.mark.parametrize("form", FORMS)


def a_register(**cells: Any) -> Register:
    """A register of one action with these cells."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SHEETS}
    rows["Plans"] = [{"Plan": "plan"}]
    rows["Agencies"] = [{"Agency": "Police"}]
    rows["Actions"] = [
        {"Plan": "plan", "Ref": "1.10", "Action": "Train", "Accountable": "Police", "Due": date(2026, 3, 31), "Id": "plan/1"}
        | {"Provisional": False, "RAG": "red"}
        | cells
    ]  # fmt: skip
    return Register({name: frame(SHEETS[name], listed) for name, listed in rows.items()})


def cell(held: Register, sheet: str, heading: str) -> Any:
    (value,) = held[sheet][heading]
    return value


def as_book(held: Register, path: Path) -> openpyxl.Workbook:
    register.save(held, path / "book.xlsx")
    return openpyxl.load_workbook(path / "book.xlsx")


def at(page: Any, heading: str, row: int = 2) -> Any:
    (column,) = [one.column for one in page[1] if one.value == heading]
    return page.cell(row, column)


def test_the_workbook_is_set_out_for_people(tmp_path: Path) -> None:
    """Headings are frozen, filtered and explained; columns have their widths and text wraps; each tab has a colour."""
    book = as_book(a_register(), tmp_path)
    assert book.sheetnames == list(SHEETS)
    for name, sheet in SHEETS.items():
        page = book[name]
        head = next(row for row in page.iter_rows() if row[0].value == sheet.columns[0].heading)
        assert page.freeze_panes == {"Actions": "C2", "About": None}.get(name, "A2")
        assert name == "About" or page.auto_filter.ref.startswith("A1:")
        assert page.sheet_properties.tabColor.rgb != "00000000"
        assert not page.protection.sheet
        assert page.print_title_rows == "${0}:${0}".format(head[0].row)
        for column, cell_ in zip(sheet.columns, head, strict=True):
            assert cell_.value == column.heading
            assert cell_.font.bold
            assert column.note in cell_.comment.text
            assert page.column_dimensions[cell_.column_letter].width == column.width
    assert at(book["Actions"], "Action").alignment.wrap_text
    assert at(book["Actions"], "Due").is_date
    assert at(book["Actions"], "Due").number_format == "dd/mm/yyyy"
    assert at(book["Actions"], "Provisional").value == "no"


def test_the_rule_for_several_names_stands_in_the_notes(tmp_path: Path) -> None:
    """Who types into a cell of names reads how to part them, and what to do about a semicolon."""
    book = as_book(a_register(), tmp_path)
    words = at(book["Actions"], "Accountable", 1).comment.text
    assert "separated by '; '" in words
    assert "semicolon in double quotes" in words
    assert "red, amber, green, blue" in at(book["Actions"], "RAG", 1).comment.text
    assert "Never blank" in at(book["Actions"], "Action", 1).comment.text


def test_choices_are_offered_also_in_rows_that_are_not_there_yet(tmp_path: Path) -> None:
    """Drop-downs, date formats and wrapping hold for the whole column."""
    page = as_book(a_register(), tmp_path)["Actions"]
    offered = {str(rule.sqref).split("2:")[0]: rule.formula1 for rule in page.data_validations.dataValidation}
    assert offered[at(page, "RAG").column_letter] == '"red,amber,green,blue"'
    assert offered[at(page, "Ongoing").column_letter] == '"yes,no"'
    assert offered[at(page, "Plan").column_letter] == "'Plans'!$A$2:$A$2000"
    assert all(str(rule.sqref).endswith("1048576") for rule in page.data_validations.dataValidation)
    assert page.column_dimensions[at(page, "Due").column_letter].number_format == "dd/mm/yyyy"
    assert page.column_dimensions[at(page, "Ref").column_letter].number_format == "@"


def test_a_row_typed_into_the_workbook_is_loaded(tmp_path: Path) -> None:
    """What a person adds with a spreadsheet program arrives, and the rest is as it was."""
    book = as_book(a_register(), tmp_path)
    page = book["Actions"]
    for heading, value in (
        ("Plan", "plan"), ("Action", "More"), ("Accountable", "police"), ("Due", datetime(2026, 5, 1)),  # noqa: DTZ001
        ("Ongoing", True),
    ):  # fmt: skip
        at(page, heading, 3).value = value
    book.save(tmp_path / "edited.xlsx")
    made = register.load(tmp_path / "edited.xlsx")["Actions"]
    assert list(made["Accountable"]) == ["Police", "Police"]
    assert list(made["Due"]) == [date(2026, 3, 31), date(2026, 5, 1)]
    assert list(made["Ongoing"]) == [None, True]
    assert made["Ref"][0] == "1.10"


@both_forms
def test_the_same_register_gives_the_same_bytes(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No date, name or order of the machine gets into a file, so a version control system sees no change."""
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    register.save(a_register(), first / form)
    if form.endswith(".xlsx"):
        time.sleep(2.1)  # a zip file counts time in steps of two seconds
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    register.save(a_register(), second / form)
    files = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert files
    for name in files:
        assert (first / name).read_bytes() == (second / name).read_bytes()


def test_the_workbook_names_no_machine_or_person(tmp_path: Path) -> None:
    """Its properties say what made it, and nothing about where or when."""
    book = as_book(a_register(), tmp_path)
    assert book.properties.creator == "partnergraph"
    assert book.properties.lastModifiedBy is None
    assert book.properties.created == book.properties.modified == datetime(2000, 1, 1)  # noqa: DTZ001
    with zipfile.ZipFile(tmp_path / "book.xlsx") as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        everything = b"".join(parts.read(name) for name in parts.namelist())
    assert str(tmp_path).encode() not in everything


@pytest.mark.parametrize("text", ["=1+1", "=cmd|'/c calc'!A0", "+44", "-", "- point", "@SUM(A1)"])
def test_text_is_never_a_formula(text: str, tmp_path: Path) -> None:
    """In a workbook it is a string that stays one when edited; in CSV it stands behind an apostrophe."""
    made = a_register(Action=text, Theme=text)
    written = at(as_book(made, tmp_path)["Actions"], "Action")
    assert written.data_type == "s"
    assert written.value == text
    assert written.quotePrefix
    register.save(made, tmp_path / "folder")
    lines = (tmp_path / "folder" / "Actions.csv").read_text(encoding="utf-8-sig").splitlines()
    assert f",'{text}," in lines[1]
    for form in ("book.xlsx", "folder"):
        assert cell(register.load(tmp_path / form), "Actions", "Action") == text


def test_the_folder_is_made_for_excel_and_for_comparing(tmp_path: Path) -> None:
    """UTF-8 with the mark by which Excel knows it, one line end, ISO dates, yes and no, refs as they are."""
    register.save(a_register(Theme="שלום", Outcome='a "b", c'), tmp_path / "folder")
    raw = (tmp_path / "folder" / "Actions.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfPlan,Ref,Theme")
    assert b"\r" not in raw
    (line,) = raw.decode("utf-8").splitlines()[1:]
    assert line.startswith("plan,1.10,שלום,,Train,Police,")
    assert ",2026-03-31," in line
    assert ",no," in line
    assert '"a ""b"", c"' in line


def test_a_cell_too_long_for_a_workbook_is_refused_and_kept_whole_in_a_folder(tmp_path: Path) -> None:
    """Nothing is cut: the error names the cell and the way out, and the old workbook stands."""
    register.save(a_register(), tmp_path / "register.xlsx")
    before = (tmp_path / "register.xlsx").read_bytes()
    long = a_register(Action="x" * 32_768, Outcome="👮" * 16_384, Progress="y" * 32_767)
    with pytest.raises(InputError, match="folder of CSV files") as refused:
        register.save(long, tmp_path / "register.xlsx")
    assert refused.value.details == ("Actions!E2: 32,768 characters", "Actions!X2: 32,768 characters")
    assert (tmp_path / "register.xlsx").read_bytes() == before
    register.save(a_register(Action="x" * 300_000), tmp_path / "folder")
    assert cell(register.load(tmp_path / "folder"), "Actions", "Action") == "x" * 300_000
    register.save(a_register(Action="y" * 32_767), tmp_path / "register.xlsx")
    assert cell(register.load(tmp_path / "register.xlsx"), "Actions", "Action") == "y" * 32_767


def with_own_things(path: Path) -> None:
    """Add columns and sheets to a workbook as a person would, with formulas and gaps."""
    book = openpyxl.load_workbook(path)
    page = book["Actions"]
    last = page.max_column
    page.cell(1, last + 1, "Our view")
    page.cell(2, last + 1, "good")
    page.cell(1, last + 2, "Cost")
    page.cell(2, last + 2, 12.5)
    page.cell(1, last + 3, "Twice")
    page.cell(2, last + 3, "=AH2*2")
    page.cell(1, last + 4, "Still empty")
    notes = book.create_sheet("Minutes", 0)
    notes["B3"] = "Agreed"
    notes["C5"] = datetime(2026, 3, 1)  # noqa: DTZ001
    notes["D5"] = True
    notes["A7"] = "=SUM(Actions!AH2:AH9)"
    book.create_sheet("Blank")
    book.save(path)


def test_a_workbook_that_holds_the_register_is_left_as_it_is(tmp_path: Path) -> None:
    """Colours, comments and charts of a person's own are not in the register, so nothing is written without need."""
    path = tmp_path / "register.xlsx"
    register.save(a_register(), path)
    book = openpyxl.load_workbook(path)
    at(book["Actions"], "Action").comment = openpyxl.comments.Comment("Agreed in March", "Ann")
    at(book["Actions"], "Accountable").value = " POLICE"
    book.save(path)
    before = path.read_bytes()
    register.save(register.load(path), path)
    assert path.read_bytes() == before
    register.save(a_register(Action="New"), path)
    assert cell(register.load(path), "Actions", "Action") == "New"


@both_forms
def test_columns_and_sheets_of_a_persons_own_survive(form: str, tmp_path: Path) -> None:
    """What a person adds is kept cell by cell through load and save, after our columns and sheets."""
    register.save(a_register(), tmp_path / "mine.xlsx")
    with_own_things(tmp_path / "mine.xlsx")
    first = register.load(tmp_path / "mine.xlsx")
    register.save(first, tmp_path / form)
    made = register.load(tmp_path / form)
    assert made.equals(first)
    assert list(made["Actions"].columns)[-4:] == ["Our view", "Cost", "Twice", "Still empty"]
    assert list(made["Actions"].iloc[0])[-4:] == ["good", 12.5, "=AH2*2", None]
    notes = made["Minutes"]
    assert notes.iloc[1, 1] == "Agreed"
    assert list(notes.iloc[3, 2:]) == [date(2026, 3, 1), True]
    assert notes.iloc[5, 0] == "=SUM(Actions!AH2:AH9)"
    assert made["Blank"].empty


def test_a_formula_of_a_persons_own_is_still_one(tmp_path: Path) -> None:
    """A workbook's own sums go on working; a text that looks like one does not begin to."""
    register.save(a_register(), tmp_path / "mine.xlsx")
    with_own_things(tmp_path / "mine.xlsx")
    held = register.load(tmp_path / "mine.xlsx")
    held["Actions"]["Text"] = pd.Series(["=1+1"], dtype=object)
    page = as_book(held, tmp_path)["Actions"]
    assert at(page, "Twice").data_type == "f"
    assert at(page, "Text").data_type == "s"


def test_a_formula_in_a_column_of_ours_is_refused(tmp_path: Path) -> None:
    """The program computes no formulas, so it says where a value is wanted."""
    book = as_book(a_register(), tmp_path)
    at(book["Actions"], "Due").value = "=TODAY()"
    book.save(tmp_path / "edited.xlsx")
    with pytest.raises(InputError, match=r"Actions!O2, Due: the formula =TODAY\(\) stands where a value is wanted"):
        register.load(tmp_path / "edited.xlsx")


@pytest.mark.parametrize("title", ["a<b>|c", "100%", "%41", ".hidden", "con.", "x" * 31, "שלום"])
def test_any_name_of_a_sheet_becomes_a_file_and_comes_back(title: str, tmp_path: Path) -> None:
    """What no file may be called is written in another way."""
    held = Register(a_register().sheets | {title: table(["a"], [["b"]])})
    register.save(held, tmp_path / "folder")
    assert register.load(tmp_path / "folder").equals(held)


@pytest.mark.parametrize("title", ["a/b", "x" * 32, "[a]"])
def test_a_sheet_name_that_no_workbook_takes_is_refused(title: str, tmp_path: Path) -> None:
    """A folder may hold it; a workbook may not, and says what to do."""
    held = Register(a_register().sheets | {title: table(["a"], [["b"]])})
    with pytest.raises(InputError, match="Rename it"):
        register.save(held, tmp_path / "register.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_values_of_pandas_and_numpy_are_taken(tmp_path: Path) -> None:
    """Whoever edits a register as DataFrames need not think of types."""
    held = a_register()
    held["Actions"]["Due"] = pd.to_datetime(pd.Series(["2026-04-30"]))
    held["Actions"]["Ongoing"] = pd.Series([True])
    held["Actions"]["Start"] = pd.NaT
    held["Actions"]["Progress"] = float("nan")
    held["Boards"].loc[0, ["Board", "Meets every"]] = ["Panel", 30]
    for form in FORMS:
        register.save(held, tmp_path / form)
        made = register.load(tmp_path / form)
        assert (cell(made, "Actions", "Due"), cell(made, "Actions", "Ongoing")) == (date(2026, 4, 30), True)
        assert (cell(made, "Actions", "Start"), cell(made, "Actions", "Progress")) == (None, None)
        assert cell(made, "Boards", "Meets every") == 30.0


@both_forms
def test_a_write_that_fails_leaves_the_old_register(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is a clear line; the old register is whole and nothing else is left lying about."""
    old = a_register()
    register.save(old, tmp_path / form)
    before = sorted(path.name for path in tmp_path.rglob("*"))
    (tmp_path / ".register.xlsx.1.tmp").write_bytes(b"of a write that was killed")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        with pytest.raises(InputError, match="No space left on device"):
            register.save(a_register(Action="New"), tmp_path / form)
    left = {".register.xlsx.1.tmp"} if form == "register" else set()
    assert {path.name for path in tmp_path.rglob("*")} == {*before, *left}
    assert register.load(tmp_path / form).equals(old)
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        with pytest.raises(InputError, match="No space left on device"):
            register.save(old, tmp_path / f"new-{form}")
    assert not (tmp_path / f"new-{form}").exists()


class CutError(BaseException):
    """The power went."""


@both_forms
def test_a_write_that_is_cut_off_anywhere_leaves_the_old_or_the_new(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After each single step on the disk the register is one of the two, and the next write works."""
    old, new = a_register(), Register(a_register(Action="New").sheets | {"Mine": table(["a"], [["b"]])})
    monkeypatch.setattr(os, "fsync", lambda _: None)
    steps = [(os, "fsync"), (Path, "open"), (Path, "mkdir"), (Path, "rename"), (Path, "replace"), (Path, "unlink"), (shutil, "rmtree")]  # fmt: skip
    (tmp_path / "old").mkdir()
    register.save(old, tmp_path / "old" / form)
    outcomes = set()
    for last in range(200):
        shutil.copytree(tmp_path / "old", tmp_path / str(last))
        target = tmp_path / str(last) / form
        left = iter(range(last))

        def counted(real: Callable[..., Any], left: Iterator[int]) -> Callable[..., Any]:
            def step(*args: Any, **kwargs: Any) -> Any:
                if next(left, None) is None:
                    raise CutError
                return real(*args, **kwargs)

            return step

        with monkeypatch.context() as cut:
            for owner, name in steps:
                cut.setattr(owner, name, counted(getattr(owner, name), left))
            try:
                register.save(new, target)
                finished = True
            except CutError:
                finished = False
        found = register.load(target)
        outcomes.add("new" if found.equals(new) else "old" if found.equals(old) else "torn")
        if form == "register" and list(target.glob(".*")):
            register.save(new, target)
            assert register.load(target).equals(new)
            assert not list(target.glob(".*"))
        if finished:
            break
    assert finished
    assert outcomes == {"old", "new"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are copied only on Unix")
@both_forms
def test_two_hundred_kills_leave_the_old_or_the_new(form: str, tmp_path: Path) -> None:
    """A process is killed at 100 moments of writing each form: the register is never torn, nor is a copy kept beside it."""
    script = Path(__file__).with_name("killed_saves.py")
    done = subprocess.run(
        [sys.executable, script, tmp_path / form, "100"], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(done.stdout)
    assert found["old"] + found["new"] == 100
    assert min(found["old"], found["new"], found["kept"]) > 0


def test_files_of_others_in_the_folder_stay(tmp_path: Path) -> None:
    """A register under version control keeps its history and its notes; a sheet that was given up goes."""
    folder = tmp_path / "register"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "HEAD").write_text("main")
    held = a_register()
    register.save(Register(held.sheets | {"Mine": table(["a"], [["b"]])}), folder)
    (folder / "README.md").write_text("ours")
    (folder / "Actions.csv").rename(folder / "actions.csv")
    register.save(held, folder)
    assert (folder / ".git" / "HEAD").read_text() == "main"
    assert (folder / "README.md").read_text() == "ours"
    assert {path.name for path in folder.glob("*.csv")} == {f"{name}.csv" for name in SHEETS}
    assert not list(folder.glob(".pending*"))


def test_what_is_no_register_is_not_overwritten(tmp_path: Path) -> None:
    """A plan, a folder of something else or a file in the way is left alone, with a clear line."""
    book = openpyxl.Workbook()
    book.save(tmp_path / "plan.xlsx")
    (tmp_path / "text.xlsx").write_text("no workbook")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"x")
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder.xlsx").mkdir()
    for name in ("plan.xlsx", "text.xlsx", "photos", "file", "folder.xlsx"):
        with pytest.raises(InputError, match="Choose another name") as refused:
            register.save(a_register(), tmp_path / name)
        assert "\n" not in str(refused.value)
    for name in ("register.xls", "register.csv", "register.docx"):
        with pytest.raises(InputError, match=r"End the name in \.xlsx"):
            register.save(a_register(), tmp_path / name)
    for name in FORMS:
        with pytest.raises(InputError, match="cannot be written"):
            register.save(a_register(), tmp_path / "nowhere" / name)
    (tmp_path / "empty").mkdir()
    register.save(a_register(), tmp_path / "empty")
    assert register.is_register(tmp_path / "empty")


def test_what_is_no_register_is_not_loaded(tmp_path: Path) -> None:
    """Whatever a person points at gives one clear line."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.csv").write_text("a")
    (tmp_path / "a.docx").write_text("a")
    for name, words in (
        ("nowhere.xlsx", "no such file"), ("empty", "no register"), ("a.csv", "one sheet"), ("a.docx", "workbook or a folder"),
    ):  # fmt: skip
        with pytest.raises(InputError, match=words) as refused:
            register.load(tmp_path / name)
        assert "\n" not in str(refused.value)
        assert not register.is_register(tmp_path / name)


def test_a_register_without_our_columns_is_not_saved(tmp_path: Path) -> None:
    """A DataFrame that lost a column is a mistake of the caller, and loud."""
    held = a_register()
    held.sheets["Actions"] = held["Actions"].drop(columns="Ref")
    with pytest.raises(InputError, match="no sheet Actions with all of its columns"):
        register.save(held, tmp_path / "register.xlsx")


def spoilt(tmp_path: Path, content: bytes, name: str = "Plans.csv") -> str:
    register.save(a_register(), tmp_path / "register")
    (tmp_path / "register" / name).write_bytes(content)
    with pytest.raises(InputError) as refused:
        register.load(tmp_path / "register")
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Plan\nplané\n".encode("cp1252"), "Plans.csv: The file is not in UTF-8"),
        ("Plan\nplan\n".encode("utf-16"), "CSV UTF-8"),
        (b'Plan,Title\nplan,"open\n', "Plans.csv: Line 2 is no line of a CSV file"),
        (b'Plan,Title\nplan,"a"b\n', "Plans.csv: Line 2"),
        (b"Plan,Title\nplan,a,b\n", "Plans!C1, the column has no heading"),
    ],
)
def test_a_file_that_is_no_csv_is_named_with_its_line(content: bytes, words: str, tmp_path: Path) -> None:
    """The file, the line and the way out; nothing is guessed."""
    assert words in spoilt(tmp_path, content)


def test_two_files_for_one_sheet_are_refused(tmp_path: Path) -> None:
    """Neither of two files is passed over in silence."""
    assert "Two files hold the sheet Plans" in spoilt(tmp_path, b"Plan\n", "plans.csv")


def test_a_folder_without_marks_and_with_other_line_ends_is_read(tmp_path: Path) -> None:
    """Other programs write CSV in their own way, and that is fine."""
    register.save(a_register(), tmp_path / "register")
    for file in (tmp_path / "register").glob("*.csv"):
        file.write_bytes(file.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\n", b"\r\n"))
    assert register.load(tmp_path / "register").equals(a_register())


def test_a_workbook_that_excel_saved_is_read(tmp_path: Path) -> None:
    """Shared strings with formatted words, escapes, real truth values and ISO dates are what they mean."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = (
        "<si><t>Plan</t></si><si><t>Action</t></si><si><t>Ongoing</t></si><si><t>Due</t></si><si><t>Outcome</t></si>"
        "<si><r><t>pl</t></r><r><rPr><b/></rPr><t>an</t></r></si>"
        '<si><t xml:space="preserve"> a_x000D_b_x005F_x0041_ </t></si>'
    )
    plans = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>5</v></c></row>'
    actions = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>'
        '<c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row>'
        '<row r="900"><c r="A900" t="s"><v>5</v></c><c r="B900" t="str"><v>Train</v></c><c r="C900" t="b"><v>1</v></c>'
        '<c r="D900" t="d"><v>2026-03-31</v></c><c r="E900" t="s"><v>6</v></c></row><row r="1048576"/>'
    )
    held = as_book(a_register(), tmp_path)
    for name in held.sheetnames:
        if name not in {"Plans", "Actions"}:
            del held[name]
    held.save(tmp_path / "excel.xlsx")
    with zipfile.ZipFile(tmp_path / "excel.xlsx") as parts:
        content = {name: parts.read(name) for name in parts.namelist() if "comment" not in name.lower()}
    content = {name: data for name, data in content.items() if "_rels/sheet" not in name}
    content["xl/worksheets/sheet1.xml"] = (
        f'<worksheet xmlns="{main}"><sheetData>{plans}</sheetData></worksheet>'.encode()
    )
    content["xl/worksheets/sheet2.xml"] = (
        f'<worksheet xmlns="{main}"><sheetData>{actions}</sheetData></worksheet>'.encode()
    )
    content["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{strings}</sst>'.encode()
    kind = b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    if b"sharedStrings" not in content["[Content_Types].xml"]:
        content["[Content_Types].xml"] = content["[Content_Types].xml"].replace(b"</Types>", kind)
    with zipfile.ZipFile(tmp_path / "excel.xlsx", "w") as parts:
        for name, data in content.items():
            parts.writestr(name, data)
    (row,) = register.load(tmp_path / "excel.xlsx")["Actions"].to_dict("records")
    assert (row["Plan"], row["Action"], row["Ongoing"], row["Due"]) == ("plan", "Train", True, date(2026, 3, 31))
    assert row["Outcome"] == " a\rb_x0041_ "


def test_a_workbook_that_another_program_opened_and_saved_is_the_same(tmp_path: Path) -> None:
    """Text that looks like a formula, an escape or a number is still text after it went through other hands."""
    texts = {
        "Action": "=1+1",
        "Theme": "007",
        "Outcome": " a\n b\r_x000D_ ",
        "Progress": "#N/A",
        "Recommendation": "TRUE",
    }
    held = a_register(**texts)
    book = as_book(held, tmp_path)
    book.save(tmp_path / "other.xlsx")
    assert register.load(tmp_path / "other.xlsx").equals(held)


def test_a_cell_in_the_last_corner_is_no_trap(tmp_path: Path) -> None:
    """One cell far out costs nothing in our sheets but a clear line, and is refused in a sheet of a person's own."""
    begun = time.process_time()
    book = as_book(a_register(), tmp_path)
    book["Actions"]["XFD1048576"] = "x"
    book.save(tmp_path / "far.xlsx")
    with pytest.raises(InputError, match="Actions!XFD1, the column has no heading"):
        register.load(tmp_path / "far.xlsx")
    del book["Actions"]["XFD1048576"]
    book.create_sheet("Mine")["XFD1048576"] = "x"
    book.save(tmp_path / "far.xlsx")
    with pytest.raises(InputError, match="The sheet reaches to Mine!XFD1048576"):
        register.load(tmp_path / "far.xlsx")
    assert time.process_time() - begun < 5


def test_a_sheet_that_is_only_a_chart_does_not_stand_in_the_way(tmp_path: Path) -> None:
    """A chart sheet has no cells, so there is nothing to read from it."""
    book = as_book(a_register(), tmp_path)
    chart = openpyxl.chart.BarChart()
    chart.add_data(openpyxl.chart.Reference(book["Actions"], min_col=1, min_row=1, max_row=2))
    book.create_chartsheet("Chart").add_chart(chart)
    book.save(tmp_path / "chart.xlsx")
    assert register.load(tmp_path / "chart.xlsx").equals(a_register())


def test_five_thousand_actions_take_seconds(tmp_path: Path) -> None:
    """The time for saving and loading is that of the cells, not of their pairs."""
    rows = [
        {"Plan": "plan", "Ref": str(n), "Action": f"Train {n} " * 9, "Accountable": f"Police; Person {n % 700}", "Id": f"p{n}"}
        | {"Due": date(2026, 3, 31), "Outcome": "More of it " * 9, "Place": f"plan.docx, table 1, row {n}"}
        for n in range(5000)
    ]  # fmt: skip
    held = a_register()
    held.sheets["Actions"] = frame(SHEETS["Actions"], rows)
    held.sheets["People"] = frame(SHEETS["People"], [{"Person": f"Person {n}"} for n in range(700)])
    for form in FORMS:
        begun = time.process_time()
        register.save(held, tmp_path / form)
        assert register.load(tmp_path / form).equals(held)
        assert time.process_time() - begun < 20, form
