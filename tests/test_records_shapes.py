"""Action tables of every shape: labels beside values, headings down the side, sections, lists inside a cell."""

from __future__ import annotations

from datetime import date

import pytest

from drawn import read
from partnergraph.model import Reading, Record


def short(reading: Reading) -> list[tuple[str, str, str, str]]:
    """Return number, action, leads and date of each record in a few words."""
    return [_short(found) for found in reading.records]


def _short(found: Record) -> tuple[str, str, str, str]:
    leads = "; ".join(f"{lead.role[0]} {lead.text}".replace("\n", ", ") for lead in found.leads)
    return found.ref, found.action, leads, str(found.due or "")


THREE = [
    ("1", "Train reception staff", "a Police", "2026-05-31"),
    ("2", "Repair lights", "a Highways", "2026-06-30"),
    ("3", "Buy locks", "a Housing", "2026-07-31"),
]

SHAPES = {
    "one row an action": """
No | Action | Lead | By when
1 | Train reception staff | Police | May 2026
2 | Repair lights | Highways | June 2026
3 | Buy locks | Housing | July 2026
""",
    "one table of labels and values an action": """
Action 1 | Train reception staff
Lead | Police
By when | May 2026
Outcome | Safer visits

Action 2 | Repair lights
Lead | Highways
By when | June 2026
Outcome | Brighter paths

Action 3 | Buy locks
Lead | Housing
By when | July 2026
Outcome |
""",
    "one long table of blocks": """
Ref: | 1
What will we do? | Train reception staff
Why it matters | It is asked for
Who will lead? | Police
Deadline | May 2026
Ref: | 2
What will we do? | Repair lights
Why it matters | It is dark
Who will lead? | Highways
Deadline | June 2026
Ref: | 3
What will we do? | Buy locks
Why it matters | Doors are weak
Who will lead? | Housing
Deadline | July 2026
""",
    "labels and values side by side": """
Action 1 | Train reception staff | < | <
Owner | Police | Due date | May 2026
Status | Green | Update | Begun
Action 2 | Repair lights | < | <
Owner | Highways | Due date | June 2026
Status | Red | Update |
Action 3 | Buy locks | < | <
Owner | Housing | Due date | July 2026
Status | | Update |
""",
    "a title over each block": """
Action 1: Train reception staff | <
Lead agency | Police
Timescale | May 2026
Action 2: Repair lights | <
Lead agency | Highways
Timescale | June 2026
Action 3: Buy locks | <
Lead agency | Housing
Timescale | July 2026
""",
    "a line over each table": """
## Action 1: Train reception staff
Lead | Police
By when | May 2026

## Action 2: Repair lights
Lead | Highways
By when | June 2026

## Action 3: Buy locks
Lead | Housing
By when | July 2026
""",
    "a whole action in a cell": """
Action 1: Train reception staff/ Lead: Police/ By when: May 2026 | Action 2: Repair lights/ Lead: Highways/ By when: June 2026
Action 3: Buy locks/ Lead: Housing/ By when: July 2026 |
""",
    "headings down the first column": """
Number | 1 | 2 | 3
Action | Train reception staff | Repair lights | Buy locks
Responsible officer | Police | Highways | Housing
Target date | May 2026 | June 2026 | July 2026
Notes | As agreed | < | <
""",
    "a list in a cell with lists beside it": """
Objective | Actions | Lead | Timescale
Be safe | 1. Train reception staff/ 2. Repair lights/ 3. Buy locks | 1. Police/ 2. Highways/ 3. Housing | 1. May 2026/ 2. June 2026/ 3. July 2026
Be sound | Listen to residents | Council | Ongoing
""",
}


@pytest.mark.parametrize("drawing", SHAPES.values(), ids=SHAPES)
def test_the_same_actions_in_every_shape(drawing: str) -> None:
    """However the table is laid out, the actions are the same."""
    assert short(read(drawing))[:3] == THREE


def test_no_cell_of_another_shape_is_misread() -> None:
    """Labels are headings, values are used, nothing is left over."""
    for drawing in SHAPES.values():
        reading = read(drawing)
        assert reading.accounting.not_understood == 0
        assert reading.set_apart == ()


def test_blocks_under_sections() -> None:
    """A label that stands between blocks opens a section; a second lead of a block is a lead."""
    reading = read("""
Priority 1 | Prevent harm
Action | Train reception staff
Lead | Police
Lead | Health
By when | May 2026
Action | Repair lights
Lead | Highways
By when | June 2026
Priority 2 | Protect homes
Action | Buy locks
Lead | Housing
By when | July 2026
""")
    assert [found.theme for found in reading.records] == ["Priority 1: Prevent harm"] * 2 + [
        "Priority 2: Protect homes"
    ]
    assert reading.records[0].leads[0].text == "Police\nHealth"


def test_a_value_that_heads_columns_elsewhere_is_a_value_beside_its_label() -> None:
    """So "All partners" heads a column in one plan and is nobody in particular in the next."""
    reading = read("""
Step | Train volunteers
Who | All partners
Timescale | Ongoing
What will be different | A warm space in each ward
""")
    (found,) = reading.records
    assert [lead.text for lead in found.leads] == ["All partners"]
    assert reading.accounting.not_understood == 0


def test_facts_about_the_plan_are_no_action() -> None:
    """A table with the aim of the plan, its lead and its review date stands above the actions and is none."""
    reading = read("""
Aim | Safer streets for all
Lead | Chief Executive
Review date | May 2027

Action | Lead | By when
Train reception staff | Police | May 2026
""")
    assert [found.action for found in reading.records] == ["Train reception staff"]


@pytest.mark.parametrize(
    "above",
    [
        "Objective 2 | Safer homes | < \nSponsor | Director of Housing | <\nOutcome | Fewer burglaries | <",
        "Objective 2: Safer homes | < | <\nSponsor: Director of Housing | < | Outcome: Fewer burglaries",
        "Objective 2 | Safer homes | \nSponsor | Director of Housing | \nOutcome | Fewer burglaries | ",
    ],
)
def test_what_stands_above_the_headings_holds_for_all_actions(above: str) -> None:
    """Objective, lead and outcome in rows above the headings; each fills what the table has no column for."""
    reading = read(f"""
Objective 1 | Reduce harm | <
Action | When | Progress
Train reception staff | May 2026 | Begun

{above}
Action | When | Progress
Buy locks | July 2026 |
Fit alarms | July 2026 |
""")
    assert [found.theme for found in reading.records] == ["Objective 1: Reduce harm"] + ["Objective 2: Safer homes"] * 2
    assert [[lead.text for lead in found.leads] for found in reading.records] == [[]] + [["Director of Housing"]] * 2
    assert [found.outcome for found in reading.records] == [""] + ["Fewer burglaries"] * 2


def test_what_the_table_has_a_column_for_is_set_apart() -> None:
    """The lead of an objective is not that of its actions where these have a column of their own."""
    reading = read("""
Objective 1 | Reduce harm | <
Lead | Director | <
Action | Who | When
Train reception staff | Police | May 2026
""")
    assert [lead.text for lead in reading.records[0].leads] == ["Police"]
    assert [(apart.text, apart.reason) for apart in reading.set_apart] == [("Director", "said of a whole section")]


@pytest.mark.parametrize(
    "row",
    [
        "Theme one: prevention | < | <",
        "[D9D9D9] Keeping people safe. | < | <",
        "[D9D9D9] Support for families | | ",
        "**Promote safety at home** | | ",
        "Priority 2 | Launch campaigns | <",
    ],
)
def test_rows_of_sections(row: str) -> None:
    """A row over the whole width, or coloured or bold as no action is, opens a section."""
    reading = read(f"""
Action | Lead | By when
Train reception staff | Police | May 2026
{row}
Buy locks | Housing | July 2026
""")
    assert [found.action for found in reading.records] == ["Train reception staff", "Buy locks"]
    assert reading.records[1].theme


def test_coloured_rows_are_actions_where_all_are() -> None:
    """In a table with bands of colour, or with all actions in bold, neither proves a section."""
    reading = read("""
Action | Lead | By when
[EEEEEE] **Train reception staff** | [EEEEEE] Police | May 2026
[EEEEEE] **Provide locks** | |
**Fit alarms** | Housing | May 2026
""")
    assert len(reading.records) == 3


def test_lists_without_clear_partners_stay_one_action() -> None:
    """Three points and two leads: nobody can tell who does what, and an issue says so."""
    reading = read("""
Action | Lead | By when
• Train staff/ • Repair lights/ • Buy locks | Police/ Highways | May 2026
• Listen/ • Report | Council | June 2026
""")
    assert len(reading.records) == 2
    assert [issue.kind for issue in reading.issues] == ["unsure"]


def test_lists_with_as_many_dates() -> None:
    """As many dates as points: each point has its own."""
    reading = read("""
Ref | Action | Lead | By when
4 | • Train staff/ • Repair lights | Police | May 2026/ June 2026
5 | Listen | Council | July 2026
""")
    assert [(found.ref, found.due) for found in reading.records] == [
        ("4", date(2026, 5, 31)),
        ("4", date(2026, 6, 30)),
        ("5", date(2026, 7, 31)),
    ]


def test_a_recommendation_over_several_actions() -> None:
    """Printed once, merged or above blanks, it holds for each of its actions, and so does its number."""
    for below in ("^", ""):
        reading = read(f"""
Recommendation | Action | Lead | Timescale
1. Share what is known | Agree a protocol | Police | May 2026
{below} | Train staff in it | Health | June 2026
2. Improve records | Audit records | Health | June 2026
""")
        assert [(found.ref, found.recommendation) for found in reading.records] == [
            ("1", "Share what is known"),
            ("1", "Share what is known"),
            ("2", "Improve records"),
        ]


def test_facts_under_a_heading_are_no_action_beside_a_plan() -> None:
    """The lead and outcome of an objective, in a table above that of its actions, name no action."""
    reading = read("""
## Objective 1: Safer homes
Lead | Director of Housing
Outcome | Fewer burglaries

Action | Who | When
Buy locks | Housing | July 2026

## Objective 2: Safer streets
Lead | Director of Place
Outcome | Fewer thefts

Action | Who | When
Repair lights | Highways | July 2026
""")
    assert [found.action for found in reading.records] == ["Buy locks", "Repair lights"]
    assert [found.theme for found in reading.records] == ["Objective 1: Safer homes", "Objective 2: Safer streets"]


@pytest.mark.parametrize(
    "drawing",
    [
        "No | Action\n1 | Train staff\n2 | Repair lights",
        "Priority | What we will do\nPrevent harm | Train staff\n | Repair lights",
        "Objective | Actions | Remarks made\nPrevent harm | Train staff | As agreed\nLight streets | Repair lights |",
    ],
)
def test_actions_without_who_or_when(drawing: str) -> None:
    """In a document that has nothing better, a table that heads actions outright lists them."""
    assert [found.action for found in read(drawing).records] == ["Train staff", "Repair lights"]


def test_a_log_of_actions_decisions_and_risks() -> None:
    """Where a column says what each row is, only the actions are read."""
    reading = read("""
Ref | Type | Description | Owner | Date
1 | Action | Write to schools | Dee | May 2026
2 | Decision | The plan was adopted | Board | May 2026
3 | Risk | Staff may leave | HR | May 2026
""")
    assert [found.ref for found in reading.records] == ["1"]
    assert [apart.reason for apart in reading.set_apart] == [
        "a decision, which is no action",
        "a risk, which is no action",
    ]


def test_facts_side_by_side_above_the_headings() -> None:
    """Labels and values may stand in pairs in one row, and may look like headings themselves."""
    (found,) = read("""
Priority | Violence | Lead | Dee
Outcome | Fewer hurt | Board | Exham board
Action | Who | By when | RAG
Train staff | Police | May 2026 | Green
""").records
    assert (found.theme, found.outcome, found.boards[0].text) == ("Violence", "Fewer hurt", "Exham board")
