"""Rows under the headings of actions that hold none, actions that are printed twice, and headings as plans word them."""

from __future__ import annotations

import pytest

from drawn import read
from partnergraph.model import Reading
from partnergraph.records.headings import read_heading


def actions(reading: Reading) -> list[str]:
    """Return what the actions say."""
    return [found.action for found in reading.records]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("12 | | | | |", "an empty row"),
        ("12 | | | | Not started |", "an empty row"),
        ("e.g. | Hold a meeting | A N Other | May 2026 | Open |", "an example of how to fill the table"),
        ("Example | Hold a meeting | A N Other | May 2026 | Open |", "an example of how to fill the table"),
        ("1 | Example: hold a meeting | A N Other | May 2026 | Open |", "an example of how to fill the table"),
        ("4 | No action | | | |", "a row that names no action"),
        ("4 | No further action required. | Police | | |", "a row that names no action"),
        ("4 | N/A | n/a | n/a | |", "a row that names no action"),
        ("4 | Completed - remove | | | |", "a row that names no action"),
        ("4 | See action 1 | | | |", "a pointer to another action"),
        ("4 | See action 1 | < | < | < | <", "a pointer to another action"),
        ("4 | Merged with actions 1 and 2 | | | Closed |", "a pointer to another action"),
        ("4 | Covered by 1.2 above | | | |", ""),
        (" | Total actions: 2 | | | |", "a row of totals"),
        ("9 | ~~Paint signs~~ | | | |", "an action that was struck out"),
        ("9 | | | | | As discussed", ""),
    ],
)
def test_rows_without_an_action(row: str, reason: str) -> None:
    """Each is set apart and says why, or is put before a person; none is an action."""
    reading = read(f"""
No | Action | Lead | By when | Status | Remarks made
1 | Train staff | Police | May 2026 | Open |
2 | Repair lights | Highways | May 2026 | Open |
{row}
""")
    assert actions(reading)[:2] == ["Train staff", "Repair lights"]
    if reason:
        assert len(reading.records) == 2
        assert reason in {apart.reason for apart in reading.set_apart}


@pytest.mark.parametrize(
    "action",
    [
        "See every family at home within a week",
        "Example setting by school leaders at assemblies",
        "Complete the audit of cases",
        "No wrong door: one form for all services",
        "Refer to the panel all children who go missing",
        "Total place review of estates",
        "Nil tolerance campaign on buses",
        "Closed cases to be audited each month",
    ],
)
def test_actions_that_begin_like_other_rows(action: str) -> None:
    """The words of such rows at the head of an action take nothing away from it."""
    reading = read(f"""
No | Action | Lead | By when
1 | Train staff | Police | May 2026
2 | {action} | Highways | May 2026
""")
    assert actions(reading) == ["Train staff", action]


def test_an_objective_without_actions_is_told() -> None:
    """A template row with nothing but its objective is no action, and an issue says so."""
    reading = read("""
Objective | Action | Lead | By when
Prevent harm | Train staff | Police | May 2026
Support victims | | |
Bring to justice | Visit courts | Police | June 2026
""")
    assert actions(reading) == ["Train staff", "Visit courts"]
    assert any("No action stands beside" in issue.message for issue in reading.issues)


def test_rows_of_minutes_without_an_action() -> None:
    """In minutes with a column of actions, only the items that led to one are actions."""
    reading = read("""
Item | Discussion | Action | Owner
1 | Welcome and apologies were taken | |
2 | The underpass is dark | Repair lights by May | Highways
3 | Any other business | None |
""")
    assert actions(reading) == ["Repair lights by May"]
    assert reading.accounting.not_understood == 0


SUMMARY = """
Ref | Action | Lead
1.1 | Train staff | Police
1.2 | Repair lights | Highways
"""
DETAIL = """
Ref | Action | Lead | By when | Progress
1.1 | Train staff | Police | May 2026 | Begun
1.2 | Repair lights | Highways | June 2026 |
1.3 | Buy locks | Housing | July 2026 |
"""


@pytest.mark.parametrize("drawing", [f"{SUMMARY}\n## Detail\n{DETAIL}", f"{DETAIL}\n## Plan on a page\n{SUMMARY}"])
def test_a_summary_is_read_once(drawing: str) -> None:
    """Actions that stand in a summary and again in detail are read from where most is said of them."""
    reading = read(drawing)
    assert [found.ref for found in reading.records] == ["1.1", "1.2", "1.3"]
    assert str(reading.records[0].due) == "2026-05-31"
    assert any("read once" in issue.message for issue in reading.issues)


def test_a_matrix_of_the_same_actions_adds_its_parts() -> None:
    """What only the matrix says of an action is said of the action in the plan."""
    reading = read(f"""
{DETAIL}
## Who does what
Ref | Action | Council | Fire service
1.1 | Train staff | S | I
1.2 | Repair lights | | S
1.3 | Buy locks | C |
""")
    assert [found.ref for found in reading.records] == ["1.1", "1.2", "1.3"]
    assert [(lead.text, lead.role) for lead in reading.records[0].leads] == [
        ("Police", "accountable"),
        ("Council", "supports"),
        ("Fire service", "informed"),
    ]


def test_a_second_table_that_says_otherwise_stays() -> None:
    """The same words with another date are another action."""
    again = SUMMARY.replace("Lead\n", "By when\n").replace("Police", "May 2027").replace("Highways", "May 2027")
    assert len(read(f"{DETAIL}\n## Next year\n{again}").records) == 5


def test_completed_actions_are_done() -> None:
    """In a section of completed actions, or beside the day of completion, an action without a status is done."""
    reading = read("""
## Current actions
Ref | Action | Lead | By when
1.1 | Train staff | Police | May 2026

## Completed actions
Ref | Action | Lead | By when
0.1 | Train cooks | Police | May 2025

## Other actions
Ref | Action | Lead | Date completed
0.2 | Train drivers | Police | May 2025
0.3 | Train guards | Police |
""")
    assert [found.status_kind for found in reading.records] == ["", "done", "done", ""]


def test_what_is_done_against_risks_where_nothing_else_is() -> None:
    """A register of risks that says who and when is read as actions only in a document that has no others."""
    risks = """
Risk | Likelihood | Impact | Mitigating action | Owner | Due date
Staff leave | 3 | 4 | Recruit early | HR | May 2026
"""
    assert actions(read(risks)) == ["Recruit early"]
    assert actions(read(f"{SUMMARY}\n## Risks\n{risks}")) == ["Train staff", "Repair lights"]


HEADINGS = {
    "ref": "S/N;Rec. No.;Action Plan Ref;Action ID;Our ref;Cyf",
    "recommendation": "Recommendations;Area requiring improvement;What do we want to achieve?;What are we trying to do?;"
    "Learning identified;Strategic aim;Objective (what do we want to achieve?);Cause of concern",
    "action": "Action to take;What are we going to do?;What needs to be done?;How will we do this?;How will we get there?;"
    "Actions to address the recommendation;Action (be specific);Key actions for 2025/26;Action\nWhat will you do?;"
    "Cam gweithredu / Action;Camau i'w cymryd;Action - what will be done;Tasks to be completed;What will we do next year?",
    "lead": "Who's leading?;Who is leading on this?;Who will take this forward?;Lead(s);Lead Officer/Agency;With whom?;"
    "Responsible Officer(s);Person(s) responsible;Who else needs to be involved?;Lead: name and agency;Nominated officer;"
    "Portfolio holder;Contributing agencies;Swyddog arweiniol;By who?;Lead (named person, not a team)",
    "due": "By When?;When will it be done by?;When will this be achieved?;Target Date for completion;Timescale(s);"
    "Estimated date of completion;Original due date;Date by which action will be completed;Erbyn pryd / By when;"
    "Due Date (DD/MM/YY);By when? Please give a date;Amserlen;Deadline for completion;Target quarter",
    "outcome": "How will we know we've got there?;How will we know if it is working?;What will success look like?;"
    "What difference will this make?;How will progress be measured?;Measures of success;Intended impact;Means of verification;"
    "How will we know? e.g. numbers;Canlyniadau;KPIs;Success criteria (SMART)",
    "status": "Status as at March 2026;Complete (Y/N);Open / Closed;On track?;Current status",
    "rag": "RAG as at Q2;B/R/A/G rating;RAG (Red, Amber, Green);Q1 RAG;Colour rating",
    "progress": "Progress as at March 2026;What have we done so far?;Update (June 2026);Quarter 1;Mid-year update;"
    "What progress have we made?;Key milestones achieved;Comments / update;Cynnydd",
    "board": "How will this be monitored?;Reporting to;Governance route;Overseen by",
    "theme": "4P strand;Priority theme;Workstream;Key driver",
    "extra": "Scope of recommendation i.e. local or regional;Date of completion and outcome;How much will it cost?;"
    "What resources do we need?;Accepted?;Why is this important?",
}


@pytest.mark.parametrize(
    ("meaning", "heading"),
    [(meaning, heading) for meaning, printed in HEADINGS.items() for heading in printed.split(";")],
)
def test_headings_as_plans_word_them(meaning: str, heading: str) -> None:
    """Questions, instructions in brackets, two languages, numbers and abbreviations."""
    assert meaning in read_heading(heading).meanings


@pytest.mark.parametrize(
    "heading",
    [
        " | Lead | Deadline | Status",
        "Element of the programme | Lead | Deadline | Status",
        (
            "Action (please say what will be done, as exactly as you can, with one row for each action that you plan to take "
            "this year) | Lead | Deadline | Status"
        ),
        "Exham plan | < | < | <\n | | |\nAction | Lead | Deadline | Status",
    ],
)
def test_where_headings_stand_and_what_they_lack(heading: str) -> None:
    """A blank or unknown heading over the actions, one with long instructions, headings below a title."""
    reading = read(f"""
{heading}
Train all reception staff in asking | Police | May 2026 | Open
Repair the lights in the underpass | Highways | June 2026 | Done
""")
    assert actions(reading) == ["Train all reception staff in asking", "Repair the lights in the underpass"]


def test_another_table_below_the_plan_in_one_sheet() -> None:
    """In a spreadsheet a blank row and headings of their own begin tables of other kinds; more actions may follow."""
    reading = read("""
Ref | Action | Lead | By when
1 | Train staff | Police | May 2026
 | | |
Glossary | | |
Term | Meaning | |
MARAC | A meeting on the highest risk | |
IDVA | An adviser | |
 | | |
Deadline | Task | Owner |
June 2026 | Repair lights | Highways |
""")
    assert actions(reading) == ["Train staff", "Repair lights"]
    assert {apart.reason for apart in reading.set_apart} == {"a glossary"}
    assert reading.issues == ()


def test_notes_among_the_rows_open_no_section() -> None:
    """Footnotes, keys and the word "Notes" stand under no action and over none."""
    reading = read("""
Ref | Action | Lead | By when
1 | Train staff | Police | May 2026
* Subject to funding | < | < | <
R = Red, A = Amber, G = Green | < | < | <
2 | Repair lights | Highways | May 2026
Notes | | |
All dates are reviewed each quarter. | < | < | <
""")
    assert [found.theme for found in reading.records] == ["", ""]
    assert len(reading.set_apart) == 4


def test_numbers_under_action_and_actions_under_description() -> None:
    """Where a column headed "Action" only counts them, the one that describes them holds the actions."""
    reading = read("""
Action | Description | Owner | Due
Action 1 | Train staff | Police | May 2026
Action 2 | Repair lights | Highways | May 2026
""")
    assert [(found.ref, found.action) for found in reading.records] == [
        ("Action 1", "Train staff"),
        ("Action 2", "Repair lights"),
    ]


def test_a_row_made_of_words_that_head_columns_is_no_row_of_headings() -> None:
    """Words such as "Ongoing" head columns in other plans; a numbered action beside them is an action."""
    reading = read("""
Objective | Action | Accountable | Supported by | Timescale | Status
1. Voices | 1a Hold two listening events | Chair | Healthwatch | May 2026 | Open
2. Reviews | 2a Complete the actions of the review | All partners | | Ongoing | Ongoing
| 2b Hold a briefing for each review | Chair | Police | June 2026 | Open
""")
    assert len(actions(reading)) == 3
    assert [found.leads[0].text for found in reading.records] == ["Chair", "All partners", "Chair"]


@pytest.mark.parametrize("again", ["Objective | Action | Lead | By when", "Aim | What we will do | Who | Deadline"])
def test_headings_come_again_in_the_middle_of_a_table(again: str) -> None:
    """Printed again, or of another table below, they are headings."""
    reading = read(f"""
Objective | Action | Lead | By when
Safe homes | Fit locks | Police | May 2026
{again}
Safe streets | Repair lights | Highways | June 2026
""")
    assert actions(reading) == ["Fit locks", "Repair lights"]


@pytest.mark.parametrize("title", ["Theme A1", "Estate E15", "Priority 2", "Strand B", "Section QX10"])
def test_a_title_that_ends_in_a_code_opens_a_section(title: str) -> None:
    """Alone under the numbers, with a word before its code that no number has, it is a title."""
    reading = read(f"""
Ref | Action | Lead | By when
{title} | | |
1 | Train staff | Police | May 2026
2 | Repair lights | Highways | June 2026
""")
    assert [found.theme for found in reading.records] == [title] * 2


def test_a_number_alone_with_the_word_of_the_others_is_no_section() -> None:
    """An "Action 3" among "Action 1" and "Action 2" is a row that nobody has filled."""
    reading = read("""
Ref | What we will do | Lead | By when
Action 1 | Train staff | Police | May 2026
Action 2 | Repair lights | Highways | June 2026
Action 3 | | |
""")
    assert [found.theme for found in reading.records] == ["", ""]
