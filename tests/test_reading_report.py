"""The account of a reading: what became of each table, and which cell gave each value."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from partnergraph import pipeline, readers, reading_report, records
from partnergraph.cli import main

ROWS = [
    ["Calderbrook plan", None, None, None, None],
    ["Ref", "Action", "Lead officer", "By when", "Ward"],
    ["Theme 1: Homes", None, None, None, None],
    ["1.1", "Visit every hostel", "Head of Housing (Ana Flores)", "31/03/2026", "North"],
    ["1.2", "Open a night shelter", "TBC", "soon enough", "South"],
    [None, None, None, None, None],
    ["Total", "2 actions", None, None, None],
]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    book = Workbook()
    book.active.title = "Plan"
    for row in ROWS:
        book.active.append(row)
    book.active.merge_cells("A3:E3")
    key = book.create_sheet("Key")
    for row in (["Colour", "Meaning"], ["Red", "Late"], ["Green", "On time"]):
        key.append(row)
    book.save(tmp_path / "homes.xlsx")
    return tmp_path / "homes.xlsx"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], env={"COLUMNS": "200"})


def test_every_row_of_every_table_is_counted_once(plan: Path) -> None:
    """Rows are headings, sections, actions, joined, set apart or blank, and their sum is that of the table."""
    reading = records.record(readers.read(plan))
    document = readers.read(plan)
    assert len(reading.tables) == len(document.tables) == 2
    for account, table in zip(reading.tables, document.tables, strict=True):
        assert account.holds
        assert account.rows == len(table.rows)
    actions = reading.tables[0]
    assert (actions.kind, actions.headings, actions.held, actions.set_apart, actions.blank) == ("actions", 1, 2, 1, 1)
    assert actions.sections == 2  # the title and the theme
    assert reading.tables[1].kind == "key"


def test_read_says_what_each_table_is(plan: Path) -> None:
    """For each table: where, kind, what its headings mean, how many rows, what was set apart and why."""
    said = run("read", plan).stdout
    assert 'sheet "Plan": 7 rows, actions: 1 row of headings' in said
    assert "2 rows with an action" in said
    assert "Lead officer = lead (accountable)" in said
    assert "Ward = kept as it is" in said
    assert 'sheet "Key": 3 rows' in said
    assert "a key to colours or statuses" in said
    assert 'row 7: a row of totals "Total | 2 actions"' in said


def test_read_says_which_cell_was_not_understood(plan: Path) -> None:
    """The place and the words of a cell without meaning stand in the closing lines."""
    said = run("read", plan).stdout
    assert 'homes.xlsx, sheet "Plan", row 5, column 4' in said
    assert '"soon enough"' in said
    assert said.splitlines()[-1] == "2 actions, 1 cell not understood"


def test_explain_shows_the_cell_of_each_value(plan: Path) -> None:
    """For one action: each value, the cell it comes from and its words as published; who was recognised, and why."""
    made = pipeline.read([plan])
    (found,) = reading_report.explain(made.readings, made.documents, made.resolution, "1.1")
    rows = {(what, where): (value, raw) for what, value, where, raw in found.rows}
    place = 'homes.xlsx, sheet "Plan", row 4, column '
    assert rows["ref", f"{place}1"] == ("1.1", "1.1")
    assert rows["action", f"{place}2"] == ("Visit every hostel", "Visit every hostel")
    assert rows["leads", f"{place}3"] == ("Head of Housing (Ana Flores)", "Head of Housing (Ana Flores)")
    assert rows["due", f"{place}4"] == ("31 March 2026 (day)", "31/03/2026")
    assert rows["extra", f"{place}5"] == ("Ward: North", "North")
    who = [value for what, value, _, _ in found.rows if what == "who"]
    assert any(value.startswith("Ana Flores: person, accountable") for value in who)
    shown = run("read", plan, "--explain", "1.1")
    assert shown.exit_code == 0
    assert "31/03/2026" in shown.stdout


def test_explain_takes_the_first_words_of_an_action(plan: Path) -> None:
    """A plan without numbers can be asked as well."""
    assert "Open a night shelter" in run("read", plan, "--explain", "open a night").stdout


def test_explain_of_an_unknown_number_names_those_like_it(plan: Path) -> None:
    """A number that no action has is refused in one line, with the nearest."""
    done = run("read", plan, "--explain", "1.9")
    assert done.exit_code == 2
    assert 'No action has the number "1.9"' in done.stderr
    assert "1.1, 1.2" in done.stderr
    assert "Traceback" not in done.stderr


def test_issues_are_listed_with_their_place(plan: Path) -> None:
    """All that reading came upon can be listed."""
    said = run("read", plan, "--issues").stdout
    assert "not understood" in said
    assert "row 5, column 4" in " ".join(said.split())
