"""Layouts and words that plans of other partnerships brought: each is read as a person would."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from partnergraph import readers
from partnergraph.model import Reading
from partnergraph.records import record
from partnergraph.records.dates import read_dates
from partnergraph.records.statuses import is_status, read_status


def read(tmp_path: Path, text: str, suffix: str = "md") -> Reading:
    """Return a text as read from a file."""
    path = tmp_path / f"plan.{suffix}"
    path.write_text(text, encoding="utf-8")
    return record(readers.read(path))


def refs(reading: Reading) -> list[str]:
    """Return the numbers of the actions."""
    return [found.ref for found in reading.records]


@pytest.mark.parametrize("heading", ["Step", "Rec.", "Nr", "Milestone"])
def test_numbers_under_any_heading_are_refs(tmp_path: Path, heading: str) -> None:
    """A first column that holds only numbers, none of them twice, numbers the actions."""
    text = f"| {heading} | Action | Lead |\n|---|---|---|\n| R1 | Train staff | Police |\n| R2 | Paint signs | Highways |\n"
    assert refs(read(tmp_path, text)) == ["R1", "R2"]


def test_of_two_columns_of_numbers_the_telling_one_counts(tmp_path: Path) -> None:
    """An export has an id and a kind of item; the id numbers the actions, the other is kept."""
    text = "| ID | Action | Lead | Item |\n|---|---|---|---|\n| 7 | Train staff | Police | Row |\n| 8 | Paint | Roads | Row |\n"
    reading = read(tmp_path, text)
    assert refs(reading) == ["7", "8"]
    assert reading.records[0].extra == (("Item", "Row"),)


def test_ranks_are_no_refs(tmp_path: Path) -> None:
    """Numbers that come twice are ranks."""
    text = "| Level | Action | Lead |\n|---|---|---|\n| 1 | Train staff | Police |\n| 1 | Paint signs | Highways |\n"
    assert refs(read(tmp_path, text)) == ["", ""]


@pytest.mark.parametrize("row", ["| Total | 2 actions | |", "| RAG totals: 1 green | | |", "| | Total: 2 | |"])
def test_a_row_of_totals_is_no_action(tmp_path: Path, row: str) -> None:
    """It is set apart."""
    text = (
        f"| No | Action | Lead |\n|---|---|---|\n| 1 | Train staff | Police |\n| 2 | Paint signs | Highways |\n{row}\n"
    )
    reading = read(tmp_path, text)
    assert refs(reading) == ["1", "2"]
    assert [apart.reason for apart in reading.set_apart] == ["a row of totals"]


def test_an_action_may_begin_with_total(tmp_path: Path) -> None:
    """Only words that sum up make a row of totals."""
    text = (
        "| Action | Lead |\n|---|---|\n| Total place review | Chief Executive |\n| Count rough sleepers | Housing |\n"
    )
    assert len(read(tmp_path, text).records) == 2


def test_headings_above_the_title_are_no_sections(tmp_path: Path) -> None:
    """The body's name above the title stands over every action and says nothing of one."""
    table = "| Action | Lead |\n|---|---|\n| Train staff | Police |\n"
    text = f"# Exham Safeguarding Board\n\n# Delivery Plan 2025\n\n## Prevention\n\n{table}"
    reading = read(tmp_path, text)
    assert (reading.title, reading.records[0].theme) == ("Delivery Plan 2025", "Prevention")


def test_a_first_section_is_no_title(tmp_path: Path) -> None:
    """A numbered objective above the first table is a section even where no title stands above it."""
    table = "| Action | Lead |\n|---|---|\n| Train staff | Police |\n"
    reading = read(tmp_path, f"## Objective 1: Prevent harm\n\n{table}\n## Objective 2: Protect\n\n{table}")
    assert [found.theme for found in reading.records] == ["Objective 1: Prevent harm", "Objective 2: Protect"]


def test_responsible_beside_accountable_does_it(tmp_path: Path) -> None:
    """Alone, "Responsible" answers for the action; beside "Accountable" or "SRO" it delivers."""
    row = "|---|---|---|\n| Train staff | Chief Constable | Trainer |\n"
    for other, role in (("Accountable", "responsible"), ("SRO", "responsible"), ("Partners", "accountable")):
        (found,) = read(tmp_path, f"| Action | {other} | Responsible |\n{row}").records
        assert found.leads[1].role == role


def test_a_wrapped_row_with_name_and_date_goes_on(tmp_path: Path) -> None:
    """A row in the middle of a sentence belongs to the action above where its date only ends the one there."""
    text = "No\tAction\tLead\tBy when\n1\tAgree what to do when\tDevon\t30 May\n\tit happens\tPolice\t2025\n2\tTrain\tHR\tJune 2025\n"
    first, second = read(tmp_path, text, "txt").records
    assert first.action == "Agree what to do when it happens"
    assert (first.due, second.ref) == (date(2025, 5, 30), "2")


def test_dates_under_target_and_milestones(tmp_path: Path) -> None:
    """Where no column says when, "Target" does if it holds dates, and a milestone gives its date."""
    text = "| Action | Lead | {} |\n|---|---|---|\n| Train staff | Police | {} |\n"
    (target,) = read(tmp_path, text.format("Target", "May 2026")).records
    (milestone,) = read(tmp_path, text.format("Milestones", "Advert out by May 2026")).records
    (measure,) = read(tmp_path, text.format("Target", "90 % of staff")).records
    assert (target.due, milestone.due, measure.due) == (date(2026, 5, 31), date(2026, 5, 31), None)
    assert (target.outcome, measure.outcome) == ("", "90 % of staff")


def test_a_further_milestone_belongs_to_the_action_above(tmp_path: Path) -> None:
    """A row with nothing but a milestone opens no section and begins no action."""
    text = "Strand\tAction\tOwner\tMilestones\nLead\t1.1 Agree terms\tOPCC\tDraft by May 2025\n\t\t\tSign off by July 2025\nPrevent\t1.2 Train\tHR\tJune 2025\n"
    first, second = read(tmp_path, text, "txt").records
    assert (first.due, first.theme, second.theme) == (date(2025, 7, 31), "Lead", "Prevent")


def test_a_status_under_by_when_counts(tmp_path: Path) -> None:
    """The words "Completed June 2025" are a date and a status; "Draft June 2025" is a date only."""
    rows = "".join(
        f"| Do {number} | HR | {due} |\n"
        for number, due in enumerate(("Completed", "Completed June 2025", "Draft June 2025"))
    )
    reading = read(tmp_path, f"| Action | Lead | By when |\n|---|---|---|\n{rows}")
    assert [found.status_kind for found in reading.records] == ["done", "done", ""]
    assert reading.accounting.not_understood == 0


def test_a_struck_out_action_is_set_apart(tmp_path: Path) -> None:
    """What is left of its row is no puzzle for the reader."""
    text = "| No | Action | Lead | Status |\n|---|---|---|---|\n| 1 | Train | HR | Open |\n| 2 | ~~Write~~ | | N/A |\n"
    reading = read(tmp_path, text)
    assert (refs(reading), reading.accounting.not_understood) == (["1"], 0)


def test_the_strands_of_contest_are_sections(tmp_path: Path) -> None:
    """The word "Protect" names a strand and not a mark on the page."""
    text = "\tAction\tLead\tTimescale\nPursue\n1.\tVisit bars\tPolice\tMay 2025\nProtect\n2.\tFind homes\tHousing\tJune 2025\n"
    assert [found.theme for found in read(tmp_path, text, "txt").records] == ["Pursue", "Protect"]


@pytest.mark.parametrize(
    ("text", "day", "ongoing"),
    [
        ("Early in 2026", None, False),
        ("H1 2026", date(2026, 6, 30), False),
        ("first half of 2026", date(2026, 6, 30), False),
        ("first quarter of 2026/27", date(2026, 6, 30), False),
        ("week commencing 3 November 2025", date(2025, 11, 3), False),
        ("Every board meeting", None, True),
        ("Duration of strategy", None, True),
        ("Yr 2", None, False),
        ("Subject to funding", None, False),
        ("Chwarter 2 2025/26", date(2025, 9, 30), False),
        ("Diwedd Mawrth 2026", date(2026, 3, 31), False),
        ("Parhaus", None, True),
    ],
)
def test_more_ways_to_say_when(text: str, day: date | None, ongoing: bool) -> None:
    """Nothing is invented for a part of a year, and all are understood."""
    found = read_dates(text)
    assert (found.dates[-1] if found.dates else None, found.ongoing, found.rest) == (day, ongoing, "")
    assert found.precision != "unread"


@pytest.mark.parametrize(
    ("text", "kind"), [("Y", "done"), ("N", "open"), ("N/A", ""), ("Y pending", ""), ("✗", "open")]
)
def test_letters_for_yes_and_no(text: str, kind: str) -> None:
    """A single letter is a status only where nothing stands beside it."""
    assert read_status(text) == kind
    assert is_status(text) == bool(kind)


def test_a_plan_in_welsh(tmp_path: Path) -> None:
    """Headings, months and colours are known in Welsh."""
    text = "| Cyf | Cam gweithredu | Arweinydd | Erbyn pryd | Statws |\n|---|---|---|---|---|\n| 1 | Hyfforddi staff | Heddlu Gwent | Mawrth 2026 | Ar y trywydd iawn |\n"
    (found,) = read(tmp_path, text).records
    assert (found.ref, found.due, found.status_kind) == ("1", date(2026, 3, 31), "open")


def test_a_caption_that_repeats_its_section_is_no_section_of_its_own(tmp_path: Path) -> None:
    """A table's caption made of the section's words and "actions" adds nothing to the theme."""
    table = "| Ref | Action | Lead |\n|---|---|---|\n| {0} | Train staff | Police |\n"
    text = f"# Plan\n\n## Priority 1: Homes\n\nHomes: actions\n\n{table.format(1)}\n\n## Priority 2: Streets\n\nStreets: actions\n\n{table.format(2)}"
    assert [one.theme for one in read(tmp_path, text).records] == ["Priority 1: Homes", "Priority 2: Streets"]


def test_progress_may_hold_statuses(tmp_path: Path) -> None:
    """Where the cells under "Progress" are statuses and nothing else, they are; reports stay reports."""
    table = "| ID | Action | Progress | Due |\n|---|---|---|---|\n| 1 | Train | {0} | May 2026 |\n| 2 | Paint | {1} | May 2026 |\n"
    first = read(tmp_path, table.format("Not started", "Complete")).records
    assert [(one.status, one.progress) for one in first] == [("Not started", ""), ("Complete", "")]
    second = read(tmp_path, table.format("Half the staff are trained", "Complete")).records
    assert [one.status for one in second] == ["", ""]


def test_a_revised_target_is_a_date(tmp_path: Path) -> None:
    """Beside an original target the revised one holds where it is filled."""
    text = (
        "| Ref | Action | Lead | Original target | Revised target |\n|---|---|---|---|---|\n"
        "| 1 | Train | Police | 30 June 2025 | 30 November 2025 |\n| 2 | Paint | Roads | May 2025 | |\n"
    )
    assert [one.due for one in read(tmp_path, text).records] == [date(2025, 11, 30), date(2025, 5, 31)]


def test_totals_may_stand_between_words(tmp_path: Path) -> None:
    """A row that sums up in several cells is no action."""
    text = "| Ref | Action | Lead | RAG |\n|---|---|---|---|\n| 1 | Train | Police | G |\n| Total | 12 | of which red | 2 |\n"
    assert refs(read(tmp_path, text)) == ["1"]


def test_one_line_above_the_only_table_is_no_section(tmp_path: Path) -> None:
    """Who wrote the plan stands above its table; captions come with table after table."""
    table = "| Ref | Action | Lead |\n|---|---|---|\n| 1 | Train staff | Police |\n"
    assert read(tmp_path, f"# Plan\n\nNorthmere Safety Board\n\n{table}").records[0].theme == ""


def test_a_heading_over_facts_is_an_action(tmp_path: Path) -> None:
    """A small table of who, when and how under each heading is about the heading."""
    part = "### {0} Open hub {0}\n\n| Who will lead? | By when? | How will we know? |\n|---|---|---|\n| Police | May 2026 | It is open |\n\n"
    found = read(tmp_path, f"# Plan\n\n## Homes\n\n{part.format('1.1')}{part.format('1.2')}").records
    assert [(one.ref, one.action, one.leads[0].text, one.due_text) for one in found] == [
        ("1.1", "Open hub 1.1", "Police", "May 2026"),
        ("1.2", "Open hub 1.2", "Police", "May 2026"),
    ]


def test_days_under_any_heading_are_dates(tmp_path: Path) -> None:
    """Where no heading says when, a column that holds days and nothing else does, though it may head names elsewhere."""
    text = (
        "| Ref | Commitment | Held by | Delivered by | How it stands |\n|---|---|---|---|---|\n"
        "| 1 | Open the hub | Police | 31 May 2026 | Not started |\n| 2 | Close the gap | Health | June 2026 | Complete |\n"
    )
    found = read(tmp_path, text).records
    assert [(one.due, one.leads[0].text, one.status) for one in found] == [
        (date(2026, 5, 31), "Police", "Not started"),
        (date(2026, 6, 30), "Health", "Complete"),
    ]


def test_measures_are_actions_where_nothing_else_is(tmp_path: Path) -> None:
    """An air quality plan calls its actions measures; beside actions a measure is how success is told."""
    text = "| No | Measure | Lead authority | Completion |\n|---|---|---|---|\n| M1 | {0} | Council | 2027 |\n| M2 | {0} | County | 2028 |\n"
    assert [one.ref for one in read(tmp_path, text.format("Open a clean bus corridor on the ring road")).records] == [
        "M1",
        "M2",
    ]
    beside = "| No | Action | Lead | Measure |\n|---|---|---|---|\n| 1 | Train staff | Police | Forty staff are trained by spring |\n"
    assert [(one.action, one.outcome) for one in read(tmp_path, beside).records] == [
        ("Train staff", "Forty staff are trained by spring")
    ]


def test_the_title_of_a_sheet_may_stand_a_row_apart(tmp_path: Path) -> None:
    """It opens a section on every sheet alike, and a line that only dates the sheet opens none."""
    book = Workbook()
    assert book.active is not None
    book.active.append(["Safer Exham plan"])
    for number, name in enumerate(("Homes", "Streets", "Schools")):
        sheet = book.create_sheet(f"W{number + 1}")
        for row in (
            [f"W{number + 1} {name}"],
            ["Updated 14 May 2026"],
            [],
            ["Ref", "Action", "Lead"],
            [f"{number + 1}.1", "Train staff", "Police"],
        ):
            sheet.append(row)
    book.save(tmp_path / "plan.xlsx")
    themes = [found.theme for found in record(readers.read(tmp_path / "plan.xlsx")).records]
    assert themes == ["W1 Homes", "W2 Streets", "W3 Schools"]


def test_steps_of_several_actions_are_themes(tmp_path: Path) -> None:
    """Under "Step" a few words for several actions each group them."""
    rows = "".join(f"| Step {1 + n // 3}: Places | Do {n} things | Police |\n" for n in range(6))
    reading = read(tmp_path, f"| Step | What we will do | Leads |\n|---|---|---|\n{rows}")
    assert {found.theme for found in reading.records} == {"Step 1: Places", "Step 2: Places"}
