"""Dates as plans write them."""

import calendar
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnergraph.records.dates import read_dates

DATED = {
    "Q1 2025 to 2026": ("2025-06-30", "quarter"),
    # a day
    "30/06/2016": ("2016-06-30", "day"),
    "30.6.16": ("2016-06-30", "day"),
    "1.4.26": ("2026-04-01", "day"),
    "1-4-26": ("2026-04-01", "day"),
    "30 June 2016": ("2016-06-30", "day"),
    "30th June 2016": ("2016-06-30", "day"),
    "the 1st of April 2026": ("2026-04-01", "day"),
    "Friday 29th June 2012": ("2012-06-29", "day"),
    "June 30, 2016": ("2016-06-30", "day"),
    "31 Mar 26": ("2026-03-31", "day"),
    "31st March, 2026": ("2026-03-31", "day"),
    "2016-06-30": ("2016-06-30", "day"),
    "2016-06-30 00:00:00": ("2016-06-30", "day"),
    "04072012": ("2012-07-04", "day"),
    "1-5 June 2025": ("2025-06-05", "day"),
    "30 June 2016*": ("2016-06-30", "day"),
    "before 1 May 2025": ("2025-05-01", "day"),
    # a month
    "June 2016": ("2016-06-30", "month"),
    "Jun-16": ("2016-06-30", "month"),
    "Dec '25": ("2025-12-31", "month"),
    "Sept 2025": ("2025-09-30", "month"),
    "Sept. 25": ("2025-09-30", "month"),
    "02/2024": ("2024-02-29", "month"),
    "2025-06": ("2025-06-30", "month"),
    "end of March 2026": ("2026-03-31", "month"),
    "by July 2016": ("2016-07-31", "month"),
    "3 days by July 2016": ("2016-07-31", "month"),
    "within 3 months (by the end of June 2025)": ("2025-06-30", "month"),
    # a quarter of the financial year
    "Q1 2025/26": ("2025-06-30", "quarter"),
    "Q2 25/26": ("2025-09-30", "quarter"),
    "2025/26 Q3": ("2025-12-31", "quarter"),
    "Q4 2025-26": ("2026-03-31", "quarter"),
    "Quarter 1 2024": ("2024-06-30", "quarter"),
    "End of 2nd quarter 2025/26": ("2025-09-30", "quarter"),
    # a year
    "2026": ("2026-12-31", "year"),
    "End 2012": ("2012-12-31", "year"),
    "2025/26": ("2026-03-31", "year"),
    "2025-26": ("2026-03-31", "year"),
    "2025/2026": ("2026-03-31", "year"),
    "FY25/26": ("2026-03-31", "year"),
    "24/25": ("2025-03-31", "year"),
    "by end of financial year 2025/26": ("2026-03-31", "year"),
    "2025-2027": ("2027-12-31", "year"),
    # a period ends on its last day
    "January 2016 - January 2018": ("2018-01-31", "month"),
    "1 April 2025 to 31 March 2026": ("2026-03-31", "day"),
    "April - June 2025": ("2025-06-30", "month"),
    "October – March 2026": ("2026-03-31", "month"),
    "Q1-Q2 2025/26": ("2025-09-30", "quarter"),
}

SEVERAL = {
    "March 2026 (interim), June 2026": ["2026-03-31", "2026-06-30"],
    "June/July 2016": ["2016-06-30", "2016-07-31"],
    "June and September 2025": ["2025-06-30", "2025-09-30"],
    "3 days by July 2016\nOngoing\n31 March 2016": ["2016-07-31", "2016-03-31"],
    "Draft\n4 July 2012\nTo be agreed by the end of July": ["2012-07-04", "2012-07-31"],
}

VAGUE = {
    "summer 2012": "season",
    "summer of 2012": "season",
    "by the end of summer 2025": "season",
    "Autumn term 2025": "season",
    "Spring/Summer 2016": "season",
    "mid-June": "season",
    "mid-June 2016": "season",
    "early 2026": "season",
    "academic year 2025/26": "season",
    "within 6 months": "relative",
    "6-12 months": "relative",
    "6 months after March 2025": "relative",
    "within 3 months of April 2025": "relative",
    "Year 2": "relative",
    "asap": "relative",
    "year end": "relative",
    "for the next meeting": "meeting",
    "TBC": "none",
    "to be agreed": "none",
    "N/A": "none",
    "?": "none",
    "-": "none",
    "": "none",
    "See the timeline on our site": "unread",
    "may be extended": "unread",
}

ONGOING = {
    "Ongoing": "none",
    "On-going": "none",
    "Continuous": "none",
    "as and when required": "none",
    "Business as usual": "none",
    "monthly": "recurring",
    "Every winter": "recurring",
    "each Monday": "recurring",
    "three times a year": "recurring",
    "Quarterly": "recurring",
    "annually": "recurring",
    "Ongoing every 24 months": "recurring",
}


@pytest.mark.parametrize("text", DATED)
def test_a_named_time_is_its_last_day(text: str) -> None:
    """A day is that day; a month, quarter, year or period is the last day of it; nothing is doubted."""
    read = read_dates(text)
    day, precision = DATED[text]
    assert [found.isoformat() for found in read.dates] == [day]
    assert read.precision == precision
    assert not read.ongoing
    assert not read.doubts


@pytest.mark.parametrize("text", SEVERAL)
def test_several_dates_stand_in_reading_order(text: str) -> None:
    """Every date of a cell is kept; one without a year takes it from its neighbour."""
    assert [found.isoformat() for found in read_dates(text).dates] == SEVERAL[text]


@pytest.mark.parametrize("text", VAGUE)
def test_no_day_is_invented(text: str) -> None:
    """A season, a length of time, a meeting or a blank gives no day."""
    read = read_dates(text)
    assert read.dates == ()
    assert read.precision == VAGUE[text]
    assert not read.ongoing


@pytest.mark.parametrize("text", ONGOING)
def test_ongoing_and_recurring(text: str) -> None:
    """Words for work without an end say so, and give no day."""
    read = read_dates(text)
    assert (read.dates, read.ongoing, read.precision) == ((), True, ONGOING[text])


def test_a_date_may_go_on() -> None:
    """A date and "ongoing" in one cell are both kept."""
    read = read_dates("31 March 2026 then ongoing")
    assert (read.dates, read.ongoing, read.precision) == ((date(2026, 3, 31),), True, "day")


@pytest.mark.parametrize(
    "text", ["from April 2026", "April 2026 onwards", "April 2026 - ongoing", "Starting April 2026"]
)
def test_a_beginning_is_no_end(text: str) -> None:
    """What begins in April is not due in April."""
    read = read_dates(text)
    assert (read.dates, read.start, read.ongoing) == ((), date(2026, 4, 1), True)


def test_a_period_has_a_first_day() -> None:
    """Of a period the first day is kept beside the last."""
    assert read_dates("1 April 2025 to 31 March 2026").start == date(2025, 4, 1)
    assert read_dates("October - March 2026").start == date(2025, 10, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("End June 2012 (ahead of 4 July 2012 meeting)", date(2012, 6, 30)),
        ("30/09/2025 (was 30/06/2026)", date(2025, 9, 30)),
        ("in time for 4 July 2012", date(2012, 7, 4)),
    ],
)
def test_a_date_mentioned_in_passing_does_not_count_beside_the_real_one(text: str, day: date) -> None:
    """A former date or a meeting that the date comes before is not the date, unless it is all there is."""
    assert read_dates(text).dates == (day,)


@pytest.mark.parametrize("text", ["29 February", "March", "Q3", "04/05", "October, March 2026"])
def test_a_day_without_a_year_is_doubted(text: str) -> None:
    """No year is guessed: the doubt says so."""
    read = read_dates(text)
    assert read.doubts
    assert all(day.year == 2026 for day in read.dates)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("29 February", date(2016, 2, 29)),
        ("June", date(2016, 6, 30)),
        ("Q1", date(2016, 6, 30)),
        ("June 30", date(2016, 6, 30)),
    ],
)
def test_the_plan_may_give_the_year(text: str, day: date) -> None:
    """Where only one year fits the period of the plan, it is that year, and the doubt says where it comes from."""
    read = read_dates(text, within=(date(2016, 1, 1), date(2016, 12, 31)))
    assert read.dates == (day,)
    assert "plan" in read.doubts[0]


def test_a_year_that_the_plan_leaves_open_stays_open() -> None:
    """In a plan of two years June could be either."""
    assert read_dates("June", within=(date(2016, 1, 1), date(2017, 12, 31))).precision == "unread"


@pytest.mark.parametrize("text", ["31/06/2016", "31 June 2016", "31/13/2016", "2016-02-30"])
def test_a_day_that_is_none_is_not_bent_into_one(text: str) -> None:
    """31 June is no date, and not June either."""
    read = read_dates(text)
    assert (read.dates, read.precision) == ((), "unread")
    assert read.doubts[0] == f'There is no "{text}" in the calendar.'


def test_a_typed_day_is_used_where_the_words_give_none() -> None:
    """A spreadsheet's own date counts; what it shows counts first, since "Mar-26" means the month."""
    typed = datetime(2026, 3, 1)  # noqa: DTZ001 (spreadsheets know no time zones)
    assert read_dates("31 Mar", value=typed).dates == (date(2026, 3, 1),)
    assert read_dates("Mar-26", value=typed).dates == (date(2026, 3, 31),)


def test_what_is_no_date_is_left() -> None:
    """The words beside a date are handed on, as written."""
    assert read_dates("18/05/12 COMPLETED").rest == "COMPLETED"


DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 12, 31))
MONTHS = calendar.month_name
SUFFIXES = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}

DAY_FORMS = {
    "slashes": lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    "short": lambda d: f"{d.day}.{d.month}.{d.year % 100:02}",
    "words": lambda d: f"{d.day} {MONTHS[d.month]} {d.year}",
    "ordinal": lambda d: f"by {d.day}{SUFFIXES.get(d.day, 'th')} of {MONTHS[d.month]} {d.year}",
    "abbreviated": lambda d: f"{d.day}-{MONTHS[d.month][:3]}-{d.year % 100:02}",
    "american": lambda d: f"{MONTHS[d.month]} {d.day}, {d.year}",
    "iso": lambda d: d.isoformat(),
    "weekday": lambda d: f"{calendar.day_name[d.weekday()]} {d.day} {MONTHS[d.month][:3]} {d.year}",
    "capitals": lambda d: f"{d.day} {MONTHS[d.month].upper()} {d.year}",
    "broken": lambda d: f"{d.day} {MONTHS[d.month]}\n{d.year}",
}
MONTH_FORMS = {
    "words": lambda d: f"{MONTHS[d.month]} {d.year}",
    "short": lambda d: f"{MONTHS[d.month][:3]}-{d.year % 100:02}",
    "end": lambda d: f"end of {MONTHS[d.month]} {d.year}",
    "numbers": lambda d: f"{d.month:02}/{d.year}",
}


@pytest.mark.parametrize("form", DAY_FORMS)
@given(day=DAYS)
def test_any_day_in_any_form_reads_back(form: str, day: date) -> None:
    """Writing a day in any of these forms and reading it gives the day."""
    read = read_dates(DAY_FORMS[form](day))
    assert (read.dates, read.precision, read.rest, read.doubts) == ((day,), "day", "", ())


@pytest.mark.parametrize("form", MONTH_FORMS)
@given(day=DAYS)
def test_any_month_in_any_form_reads_back(form: str, day: date) -> None:
    """A month reads back as its last day."""
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    read = read_dates(MONTH_FORMS[form](day))
    assert (read.dates, read.precision, read.doubts) == ((last,), "month", ())


@given(year=st.integers(2000, 2060), quarter=st.integers(1, 4))
def test_any_quarter_and_year_read_back(year: int, quarter: int) -> None:
    """Quarters count from April; the four of a year end with it."""
    both = f"{year}/{(year + 1) % 100:02}"
    ends = {1: (year, 6, 30), 2: (year, 9, 30), 3: (year, 12, 31), 4: (year + 1, 3, 31)}
    assert read_dates(f"Q{quarter} {both}").dates == (date(*ends[quarter]),)
    assert read_dates(both).dates == (date(year + 1, 3, 31),)
    assert read_dates(str(year)).dates == (date(year, 12, 31),)


@given(st.text(max_size=80))
def test_no_text_is_too_strange(text: str) -> None:
    """Any text is read without an error, and no date comes from a text without a digit."""
    read = read_dates(text)
    assert len(read.dates) <= len(text)
    if not any(character.isdigit() for character in text):
        assert read.dates == ()
