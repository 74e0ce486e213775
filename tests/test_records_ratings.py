"""How far an action is, as plans show it: words, letters, signs, and the colour behind a cell by the plan's own key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from partnergraph import readers, records
from partnergraph.model import Cell, Document, Place, Reading, Table, Text
from partnergraph.records.hues import hue_of
from partnergraph.records.statuses import is_status, read_rag, read_status

HEADINGS = ("Ref", "Action", "Lead", "By when", "RAG")
RED, AMBER, GREEN, BLUE, PURPLE = "FF0000", "FFC000", "00B050", "0070C0", "7030A0"


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("RAG: G", "green"),
        ("RAG rating: Amber", "amber"),
        ("Rated green", "green"),
        ("Green ↑", "green"),
        ("↑ Green", "green"),
        ("A↓", "amber"),
        ("(R)", "red"),
        ("🟠", "amber"),
        ("💚", "green"),
        ("● Blue", "blue"),
        ("On track (Green)", "green"),
        ("Closed/Green", "green"),
        ("Amber (was Green)", "amber"),
        ("was Amber, now Green", "green"),
        ("Amber to Red", ""),
        ("Amber/Green", ""),
        ("G/A", ""),
        ("A - awaiting", ""),
        ("Complete: red flag training", ""),
        ("Greenfield", ""),
        ("⚫", ""),
    ],
)
def test_a_rating_in_words(text: str, colour: str) -> None:
    """One colour by word, letter or sign, be it with an arrow, a label or what it was before; of two neither."""
    assert read_rag(text) == colour


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("✓ Complete", "done"),
        ("TRUE", "done"),
        ("☐", "open"),
        ("☒", "open"),
        ("75%", "open"),
        ("100%", "done"),
        ("In place", "done"),
    ],
)
def test_a_status_in_signs(text: str, kind: str) -> None:
    """Ticks, boxes, yes and no, and percentages are statuses."""
    assert read_status(text) == kind


@given(st.text(max_size=60))
def test_any_text_has_a_status_or_none(text: str) -> None:
    """Reading is total: any text is a status and colour, or none."""
    assert read_rag(text) in {"", "red", "amber", "green", "blue"}
    assert read_status(text) in {"", "open", "done", "closed", "withdrawn"}
    assert isinstance(is_status(text), bool)


@pytest.mark.parametrize(
    ("fill", "name"),
    [
        (RED, "red"),
        ("C00000", "red"),
        ("FFC7CE", "red"),
        (AMBER, "amber"),
        ("FFFF00", "amber"),
        ("ED7D31", "amber"),
        ("92D050", "green"),
        ("C6EFCE", "green"),
        ("00B0F0", "blue"),
        ("1F4E78", "blue"),
        (PURPLE, "purple"),
        ("D9D9D9", "grey"),
        ("F2F2F2", "white"),
        ("000000", "black"),
        ("", ""),
    ],
)
def test_what_a_colour_is_called(fill: str, name: str) -> None:
    """The colours of Office have the names by which keys call them."""
    assert hue_of(fill) == name


Row = Sequence[str]


def table(rows: Sequence[Row], fills: dict[tuple[int, int], str], *, sheet: str = "Plan") -> Table:
    """Return a table of these texts, with colours behind some of them."""
    place = Place("plan.xlsx", sheet)
    return Table(
        place,
        tuple(
            tuple(
                Cell(text, Place("plan.xlsx", sheet, row=at + 1, column=column + 1), fill=fills.get((at, column), ""))
                for column, text in enumerate(row)
            )
            for at, row in enumerate(rows)
        ),
    )


def plan(*ratings: str) -> list[list[str]]:
    """Return the rows of a plan, an action for each rating."""
    return [list(HEADINGS)] + [
        [str(number), f"Deliver the programme of part {number}", "Youth Justice Service", "March 2026", rating]
        for number, rating in enumerate(ratings, start=1)
    ]


def read(*blocks: Table | Text) -> Reading:
    """Return the reading of a plan of these blocks."""
    return records.record(Document("plan.xlsx", "xlsx", blocks))


def rated(reading: Reading) -> list[tuple[str, str, str]]:
    """Return the colour, its words and the kind of status of each action."""
    return [(record.rag, record.rag_text, record.status_kind) for record in reading.records]


def test_a_colour_alone_is_a_rating() -> None:
    """A blank, filled cell under "RAG" is read by its hue; its place is a source; nothing else is counted."""
    reading = read(table(plan("", "", "", ""), {(1, 4): GREEN, (2, 4): "FFC7CE", (3, 4): PURPLE}))
    assert rated(reading) == [("green", "filled green", ""), ("red", "filled red", ""), ("", "", ""), ("", "", "")]
    assert [str(place) for place in reading.records[0].sources["rag"]] == ['plan.xlsx, sheet "Plan", row 2, column 5']
    assert "rag" not in reading.records[3].sources
    assert reading.accounting.holds
    assert reading.accounting.not_understood == 0


def test_a_colour_beside_words_that_name_none() -> None:
    """Words stay as written, and the colour behind them counts; a colour in words counts before it."""
    reading = read(table(plan("On track", "Red"), {(1, 4): GREEN, (2, 4): GREEN}))
    assert rated(reading) == [("green", "On track", "open"), ("red", "Red", "")]


def test_the_words_of_the_key_win() -> None:
    """A line such as "Blue: not started" says what each colour means in this plan."""
    key = Text("Key: Blue: not started; Green: complete; Purple: on hold", Place("plan.xlsx", line=1))
    reading = read(key, table(plan("", "", "", "Green"), {(1, 4): BLUE, (2, 4): GREEN, (3, 4): PURPLE}))
    assert rated(reading) == [
        ("blue", "not started", "open"),
        ("green", "complete", "done"),
        ("", "on hold", "open"),
        ("green", "Green", "done"),
    ]
    assert [(entry.symbol, entry.meaning) for entry in reading.keys] == [
        ("Blue", "not started"),
        ("Green", "complete"),
        ("Purple", "on hold"),
    ]


@pytest.mark.parametrize("words", ["beside", "inside"])
def test_a_key_of_coloured_cells(words: str) -> None:
    """A legend of filled cells with words beside or in them explains exactly those colours."""
    meanings = {"66CCFF": "Complete", "CCFF99": "On track", PURPLE: "Not started"}
    beside = words == "beside"
    legend = table(
        [["", meaning] if beside else [meaning, ""] for meaning in meanings.values()],
        {(at, 0): fill for at, fill in enumerate(meanings)},
        sheet="Key",
    )
    reading = read(table(plan("", "", ""), {(at + 1, 4): fill for at, fill in enumerate(meanings)}), legend)
    assert rated(reading) == [("blue", "Complete", "done"), ("green", "On track", "open"), ("", "Not started", "open")]
    assert {entry.fill for entry in reading.keys} == set(meanings)


def test_a_key_of_letters_below_the_plan_is_no_action() -> None:
    """Rows that only explain letters are set apart, and the letters are read by them."""
    rows = plan("C", "P", "N")
    rows += [["", "", "", "", ""], ["Key", "", "", "", ""]]
    rows += [
        [letter, meaning, "", "", ""]
        for letter, meaning in (("C", "Complete"), ("P", "In progress"), ("N", "Not started"))
    ]
    reading = read(table(rows, {}))
    assert [record.status_kind for record in reading.records] == ["done", "open", "open"]
    assert {apart.reason for apart in reading.set_apart} == {"a key to colours or statuses"}


def test_letters_of_the_key_that_look_like_colours() -> None:
    """Where B stands for "behind" and A for "achieved", they are no blue and no amber."""
    key = Text("A = achieved, B = behind schedule", Place("plan.xlsx", line=1))
    assert rated(read(key, table(plan("A", "B"), {}))) == [("", "A", "done"), ("", "B", "open")]


def test_stripes_and_the_colour_of_headings_rate_nothing() -> None:
    """A colour that the whole row has, or the row of headings, is decoration."""
    stripes = {(2, column): "DDEBF7" for column in range(5)}
    heads = {(0, column): "1F4E78" for column in range(5)}
    reading = read(table(plan("", "", ""), {**stripes, **heads, (3, 4): "1F4E78"}))
    assert rated(reading) == [("", "", "")] * 3


def test_white_may_be_in_the_key() -> None:
    """Where the key gives white a meaning, a blank cell without colour has it."""
    key = Text("RAG key: White: not yet due; Green: on track", Place("plan.xlsx", line=1))
    assert rated(read(key, table(plan("", ""), {(2, 4): GREEN}))) == [
        ("", "not yet due", "open"),
        ("green", "on track", "open"),
    ]


def timetable(fill: Callable[[Any], None], folder: Path) -> Reading:
    """Return the reading of a workbook with quarters beside its actions."""
    book = Workbook()
    sheet = book.active
    sheet["A1"] = "Delivery plan 2025/26"
    for column, text in enumerate(("Ref", "Action", "Lead", "Q1", "Q2", "Q3", "Q4"), start=1):
        sheet.cell(3, column, text).font = Font(bold=True)
        sheet.cell(3, column).fill = PatternFill("solid", fgColor="FF1F4E78")
    for row in (4, 5, 6):
        for column, text in enumerate((row - 3, f"Deliver the programme {row}", "Police"), start=1):
            sheet.cell(row, column, text)
    fill(sheet)
    book.save(folder / "plan.xlsx")
    return records.record(readers.read(folder / "plan.xlsx"))


def test_the_last_shaded_quarter_is_when_it_is_due(tmp_path: Path) -> None:
    """Blank, shaded cells under quarters are read like ticks; one doubt about the year is enough."""

    def fill(sheet: Any) -> None:
        for cell in ("D4", "E4", "F5", "G6"):
            sheet[cell].fill = PatternFill("solid", fgColor="FF5B9BD5")

    reading = timetable(fill, tmp_path)
    assert [str(record.due) for record in reading.records] == ["2025-09-30", "2025-12-31", "2026-03-31"]
    assert reading.records[0].due_text == "Q1; Q2"
    assert [place.column for place in reading.records[0].sources["due"]] == [4, 5]
    messages = [issue.message for issue in reading.issues]
    assert len(messages) == len(set(messages))


def test_shades_of_a_rating_under_quarters_are_ratings(tmp_path: Path) -> None:
    """Red, amber and green under quarters say how it stood, not when it is due; the last counts."""

    def fill(sheet: Any) -> None:
        for cell, colour in (("D4", RED), ("E4", AMBER), ("D5", GREEN), ("D6", RED)):
            sheet[cell].fill = PatternFill("solid", fgColor=f"FF{colour}")

    reading = timetable(fill, tmp_path)
    assert [record.rag for record in reading.records] == ["amber", "green", "red"]
    assert all(record.due is None for record in reading.records)


def dated(headings: Row, *rows: Row) -> Reading:
    """Return the reading of a plan with these columns after the lead."""
    whole = [["Ref", "Action", "Lead", *headings]]
    whole += [[str(at), f"Deliver the programme of part {at}", "Police", *row] for at, row in enumerate(rows, start=1)]
    return read(table(whole, {}))


def test_the_revised_date_holds_where_there_is_one() -> None:
    """The original date is kept under its heading; "TBC" is an answer, a blank or "N/A" is none."""
    reading = dated(
        ("Original target date", "Revised target date"),
        ("31/03/2025", "30/09/2025"),
        ("30/06/2026", "31/03/2026"),
        ("June 2025", ""),
        ("June 2025", "TBC"),
        ("June 2025", "N/A"),
    )
    assert [str(record.due) for record in reading.records] == [
        "2025-09-30",
        "2026-03-31",
        "2025-06-30",
        "None",
        "2025-06-30",
    ]
    assert reading.records[0].extra == (("Original target date", "31/03/2025"),)


def test_the_heading_gives_the_year() -> None:
    """Under "Timescale 2025/26" a quarter or month is one of that year."""
    reading = dated(("Timescale 2025/26",), ("Q1",), ("March",), ("30 June",))
    assert [str(record.due) for record in reading.records] == ["2025-06-30", "2026-03-31", "2025-06-30"]


def test_a_number_of_a_spreadsheet_under_dates_is_a_day() -> None:
    """The day is read, and said."""
    reading = dated(("Due date",), ("45930",), ("March 2026",))
    assert str(reading.records[0].due) == "2025-09-30"
    assert any("stores under this number" in issue.message for issue in reading.issues)


def test_complete_yes_or_no_is_a_status() -> None:
    """Ticks and answers under "Complete?" say how far the action is."""
    reading = dated(("Due", "Complete?"), ("March 2026", "✓"), ("June 2026", "FALSE"), ("June 2026", ""))
    assert [record.status_kind for record in reading.records] == ["done", "open", ""]


def test_the_colour_of_a_whole_row_counts_where_the_key_explains_it() -> None:
    """Rows shaded as a line above the plan says have that status; other stripes say nothing."""
    key = Text("Actions shaded grey are complete. Actions shaded yellow are overdue.", Place("plan.xlsx", line=1))
    rows = [row[:4] for row in plan("", "", "")]
    fills = {(at, column): fill for at, fill in ((1, "BFBFBF"), (2, "FFFF00"), (3, "DDEBF7")) for column in range(4)}
    reading = read(key, table(rows, fills))
    assert [record.status_kind for record in reading.records] == ["done", "open", ""]


def test_every_letter_of_a_key_counts() -> None:
    """Where two letters of a line stand for statuses, the others are of the key too, and R, A, G are colours."""
    key = Text("RAG key: B = Complete, G = On target, A = Slight delay, R = Long delay", Place("plan.xlsx", line=1))
    reading = read(key, table(plan("B", "A", "G"), {}))
    assert [(record.rag, record.status_kind) for record in reading.records] == [
        ("blue", "done"),
        ("amber", ""),
        ("green", "open"),
    ]
