"""Forms of dates that UK plans use, beyond the plain ones: two dates in a cell, slips of the pen, hostile texts."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnergraph.records.date_forms import words
from partnergraph.records.dates import read_dates

DUE = {
    # figures in other orders and with other marks
    "2026/03/31": "2026-03-31",
    "2025-9-30": "2025-09-30",
    "31\\03\\2026": "2026-03-31",
    "31 03 2026": "2026-03-31",
    "2025-09-30T00:00:00Z": "2025-09-30",
    "2025-09-30T00:00:00+01:00": "2025-09-30",
    "30/09/2025 00:00:00": "2025-09-30",
    "10 Jan 2026 at 2pm": "2026-01-10",
    "03/26": "2026-03-31",
    "2025/12": "2025-12-31",
    # glued together
    "31Mar2026": "2026-03-31",
    "Sept2025": "2025-09-30",
    "Q22025": "2025-09-30",
    "2Q25": "2025-09-30",
    # quarters and years
    "Q1 FY26": "2025-06-30",
    "Q3/4 2025/26": "2026-03-31",
    "Q1-Q2 2025/26": "2025-09-30",
    "2025-2026": "2026-03-31",
    "2025-2027": "2027-12-31",
    "2025/26-2027/28": "2028-03-31",
    "FYE 2026": "2026-03-31",
    "year ending 31 March 2026": "2026-03-31",
    # half years, of two years or "FY" the financial one
    "H1 2025/26": "2025-09-30",
    "H2 2025/26": "2026-03-31",
    "First half of FY26": "2025-09-30",
    "H1 and H2 2025-26": "2026-03-31",
    "first half of 2026": "2026-06-30",
    "1st half 2026": "2026-06-30",
    "H2 2026": "2026-12-31",
    # a list
    "July 2026\nAugust 2026": "2026-08-31",
    "1. June 2025\n2. September 2025": "2025-09-30",
    "26, 27 and 28 June 2025": "2025-06-28",
    # Welsh
    "erbyn diwedd mis Mawrth 2026": "2026-03-31",
    # a common slip
    "31st Decmber 2025": "2025-12-31",
    # a date given up for another
    "Original: 31/03/25 Revised: 30/09/25": "2025-09-30",
    "30 June 2025 now 31 May 2025": "2025-05-31",
    "was 30/09/25, now 31/03/25": "2025-03-31",
    "31 March 2025 (extended to 30 June 2025)": "2025-06-30",
    "30 Sept 2025 (revised from 31 Dec 2025)": "2025-09-30",
    "31/12/2025 (original) 30/09/2025 (revised)": "2025-09-30",
    "30th June 2025 (original date March 2026)": "2025-06-30",
    "30/06/2025 → 30/09/2025": "2025-09-30",
    # a completion, a review
    "31/03/2025 (completed 12/05/2025)": "2025-03-31",
    "Completed 12/05/2025 (target 31/03/2025)": "2025-03-31",
    "Completed 12/05/2025": "2025-05-12",
    "June 2025 (review December 2025)": "2025-06-30",
    "Commenced April 2025, complete by March 2026": "2026-03-31",
}
NONE = {
    "25 Q": "unread",
    "Yr 2 Q3": "relative",
    "Years 1-3": "relative",
    "Month 6": "relative",
    "Phase 1": "relative",
    "6+ months": "relative",
    "Short term (0-6 months)": "relative",
    "S": "relative",
    "Medium": "relative",
    "within 3 months of sign-off": "relative",
    "By summer holidays 2025": "season",
    "by Christmas 2025": "season",
    "2025-26 academic year": "season",
    "AY25/26": "season",
    "New Year 2026": "season",
    "mid-year 2025/26": "season",
    "end of H1": "season",
    "1st Monday of the month": "recurring",
    "31 March each year": "recurring",
    "every September": "recurring",
    "Q1, Q2, Q3, Q4": "recurring",
    "Next CSP meeting": "meeting",
    "Complete": "unread",
}


@pytest.mark.parametrize("text", DUE)
def test_the_day_that_holds(text: str) -> None:
    """The last of the days that hold: not one that was given up, nor that of a completion or review."""
    assert max(read_dates(text).dates).isoformat() == DUE[text]


@pytest.mark.parametrize("text", NONE)
def test_a_vague_time_gives_no_day(text: str) -> None:
    """What names no day, month, quarter or year gives none."""
    read = read_dates(text)
    assert (read.dates, read.precision) == ((), NONE[text])


@pytest.mark.parametrize(
    "text",
    [
        "01/04/2025 (start) 31/03/2026 (end)",
        "(start) 01/04/2025 (end) 31/03/2026",
        "Start date: 1 April 2025\nEnd date: 31 March 2026",
        "start: April 2025; end: March 2026",
        "from April 2025 until March 2026",
    ],
)
def test_a_beginning_and_an_end_in_one_cell(text: str) -> None:
    """The first is when the action begins, the second when it is due, wherever the words stand."""
    read = read_dates(text)
    assert (read.start, read.dates) == (date(2025, 4, 1), (date(2026, 3, 31),))


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("06/30/2016", "the month before the day"),
        ("30/09/99", "far from the years"),
        ("1 Sptember 2025", "read as September"),
        ("29 February 2023", "There is no"),
        ("30/09/2525", "There is no"),
        ("32 March 2026", 'no "32 March 2026"'),
        ("31 June", 'no "31 June"'),
        ("45 March 2026", 'no "45 March 2026"'),
        ("13/13/2025", 'no "13/13/2025"'),
        ("20250230", 'no "20250230"'),
        ("Week 60 2026", 'no "Week 60 2026"'),
        ("Q5 2026", 'no "Q5 2026"'),
        ("12 Octobember 2026", "was not read as a date"),
        ("25 Dec", "No year"),
    ],
)
def test_what_is_odd_is_said(text: str, doubt: str) -> None:
    """Figures in the order of another country, slips and days that are none are put before a person."""
    assert any(doubt in said for said in read_dates(text).doubts)


def test_a_number_of_a_spreadsheet_is_a_day_only_in_a_column_of_dates() -> None:
    """45930 is 30 September 2025 where days are expected, a number elsewhere, and a doubt either way."""
    read = read_dates("45930", serials=True)
    assert (read.dates, bool(read.doubts)) == ((date(2025, 9, 30),), True)
    assert read_dates("45930").dates == ()
    assert read_dates("12", serials=True).dates == ()
    assert read_dates("2025", serials=True).dates == (date(2025, 12, 31),)


def test_words_of_completion_stay_beside_the_day() -> None:
    """A cell with "Completed June 2025" says how far the action is as well as when."""
    assert read_dates("Completed June 2025").rest == "Completed"


DAYS = st.dates(min_value=date(2001, 1, 1), max_value=date(2060, 12, 31))


@given(first=DAYS, second=DAYS)
def test_the_later_word_holds_whatever_the_days(first: date, second: date) -> None:
    """Which of two days holds is said by the words, never by which is later."""
    was, now = f"{first:%d/%m/%Y}", f"{second:%d/%m/%Y}"
    for text in (
        f"was {was} now {now}",
        f"Original: {was}\nRevised: {now}",
        f"{was} revised to {now}",
        f"{now} (was {was})",
    ):
        assert read_dates(text).dates == (second,)


@given(st.lists(st.sampled_from(sorted(words())), max_size=8).map(" ".join))
def test_words_without_figures_give_no_day(text: str) -> None:
    """Nothing is invented: without a figure there is no day, whatever words about time stand together."""
    if not any(character.isdigit() for character in text):
        assert read_dates(text).dates == ()


PIECES = st.sampled_from(
    [
        *"0123456789/-.,'()[]*†: \n",
        "Jan",
        "Sept",
        "q1",
        "st",
        "now ",
        "was ",
        "2025",
        "24/25",
        "every ",
        "next ",
        "[^",
        "١",
        "２",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_heap_of_pieces_is_read(text: str) -> None:
    """Reading is total, and each day is of our time."""
    assert all(1950 <= day.year <= 2099 for day in read_dates(text, serials=True).dates)


@pytest.mark.parametrize(
    "unit", ["*", "1/", "1-", "' ", "q1 ", "Jan,", "year 1,", "(start)", "(was 1/1/25) ", "[^a", "24/25-", "next a "]
)
def test_a_hostile_cell_takes_linear_time(unit: str) -> None:
    """A hundred thousand characters of what the forms begin with are read in seconds, not hours."""
    begun = time.process_time()
    read_dates(unit * (100_000 // len(unit)) + "x")
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("text", ["July 2026\nAugust 2026", "July 2026 August 2026", "July 2026, August 2026"])
def test_a_list_of_months_gives_no_day_but_theirs(text: str) -> None:
    """A year between two months belongs to the first and is no date of its own."""
    assert read_dates(text).dates == (date(2026, 7, 31), date(2026, 8, 31))
