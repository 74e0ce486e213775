"""The two real plans, as far as records go: the damage in them is mended, and each repair has its place."""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from partnergraph import readers
from partnergraph.model import Reading
from partnergraph.records import record

pytestmark = pytest.mark.seeds


@cache
def reading(name: str) -> Reading:
    """Return a real plan as read."""
    folder = os.environ.get("PARTNERGRAPH_PLANS")
    if not folder:
        pytest.skip("PARTNERGRAPH_PLANS does not name the folder of the real plans.")
    return record(readers.read(Path(folder) / name))


def barnet() -> Reading:
    """Return the Barnet plan."""
    return reading("barnet-2016.md")


def bromley() -> Reading:
    """Return the Bromley plan."""
    return reading("bromley-2012.txt")


def test_every_cell_is_accounted_for() -> None:
    """26 and 29 actions, and not one cell without a meaning."""
    assert [found.ref for found in barnet().records] == [str(number) for number in range(1, 27)]
    long_term = [found.ref for found in bromley().records[8:]]
    assert long_term == [
        f"{part}.{n}" for part, last in ((1, 5), (2, 3), (3, 4), (4, 2), (5, 7)) for n in range(1, last + 1)
    ]
    for plan in (barnet(), bromley()):
        assert plan.accounting.holds
        assert plan.accounting.not_understood == 0


def test_titles_and_dates_of_the_plans() -> None:
    """Barnet's title gives a period, Bromley's a month."""
    assert (barnet().starts, barnet().ends) == (date(2016, 1, 1), date(2018, 1, 31))
    assert bromley().version == date(2012, 9, 30)


@pytest.mark.parametrize(
    ("number", "dates", "ongoing"),
    [
        (3, [date(2016, 7, 31), date(2016, 3, 31)], True),
        (13, [date(2016, 2, 29)], False),
        (20, [date(2016, 6, 30)], True),
        (25, [date(2015, 12, 31)], False),
    ],
)
def test_dates_cut_by_pages(number: int, dates: list[date], ongoing: bool) -> None:
    """Dates that stand on two pages, and dates beside "Ongoing"."""
    found = barnet().records[number - 1]
    assert (list(found.dates), found.ongoing) == (dates, ongoing)


def test_rows_cut_by_pages_are_joined_and_noted() -> None:
    """Actions 3 and 13 of Barnet stand on two pages each; the outcome of 3 goes on in the middle of a sentence."""
    joined = [issue for issue in barnet().issues if issue.kind == "joined rows"]
    assert [str(issue.place) for issue in joined] == [
        "barnet-2016.md, table 2, row 2",
        "barnet-2016.md, table 5, row 3",
    ]
    assert "tackling gang related" in barnet().records[2].outcome


def test_page_heads_are_set_apart() -> None:
    """The seven page heads of Barnet are no sections."""
    assert len([apart for apart in barnet().set_apart if apart.reason == "part of the page"]) == 7


def test_damaged_words_are_mended() -> None:
    """Three leads in Cyrillic letters, a split lead and two cut headings, each with an issue and the published words."""
    repaired = [issue for issue in bromley().issues if issue.kind == "repaired"]
    assert len(repaired) == 6
    assert [found.leads[0].text for found in bromley().records if not found.leads[0].raw.isascii()] == ["YOT"] * 3
    assert any(found.leads[0].text == "YOT/Neighbouring boroughs" for found in bromley().records)


def test_the_shared_row_comes_apart() -> None:
    """3.2 and 3.3 have their own words and their own leads; the end of their text comes back from the row of 3.4."""
    by_ref = {found.ref: found for found in bromley().records}
    assert [by_ref[ref].leads[0].text for ref in ("3.2", "3.3")] == ["Community Safety", "Police / YOT / Probation"]
    assert by_ref["3.2"].recommendation.startswith("Encourage")
    assert by_ref["3.3"].recommendation.startswith("Explore")
    assert by_ref["3.3"].action.endswith("necessary")
    assert by_ref["3.4"].action.startswith("- Look")
    assert by_ref["3.2"].place == by_ref["3.3"].place
