"""Tables that list no actions are known for what they are, and none of their rows becomes an action."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from partnergraph import reference
from partnergraph.model import Cell, Document, Place, Reading, Table, Text
from partnergraph.records import record
from partnergraph.records.table_kinds import KINDS

Rows = Sequence[Sequence[str]]
PLAN: Rows = [
    ("No", "Action", "Lead", "By when"),
    ("1", "Train reception staff to ask about safety", "Health trust", "May 2026"),
    ("2", "Repair lights in the underpass", "Highways", "June 2026"),
]


def table(rows: Rows, number: int = 1) -> Table:
    """Return a table of plain cells."""
    return Table(
        Place("plan.docx", table=number),
        tuple(
            tuple(
                Cell(text, Place("plan.docx", table=number, row=row, column=column))
                for column, text in enumerate(texts, 1)
            )
            for row, texts in enumerate(rows, 1)
        ),
    )


def read(*tables: Rows | str) -> Reading:
    """Return a document of tables and lines of text as read."""
    blocks: list[Table | Text] = []
    for number, block in enumerate(tables, 1):
        place = Place("plan.docx", line=number)
        blocks.append(Text(block, place) if isinstance(block, str) else table(block, number))
    reading = record(Document("plan.docx", "docx", tuple(blocks)))
    assert reading.accounting.holds
    return reading


def actions(reading: Reading) -> list[str]:
    """Return what the actions say."""
    return [found.action for found in reading.records]


OTHERS: dict[str, list[Rows]] = {
    "attendance": [[("Name", "Organisation", "Present"), ("Dee", "Police", "Y")]],
    "versions": [[("Version", "Date", "Author", "Summary of changes"), ("0.1", "May 2025", "Dee", "First draft")]],
    "document control": [[("Document title", "Exham plan"), ("Approved by", "Board"), ("Review date", "May 2026")]],
    "distribution": [[("Issued to", "Organisation", "Date"), ("Dee", "Police", "May 2025")]],
    "risks": [
        [("Risk", "Likelihood", "Impact", "Mitigating action", "Owner"), ("Staff leave", "3", "4", "Recruit", "HR")],
        [("Ref", "Threat", "Mitigation", "Lead", "Review date"), ("R1", "Funds end", "Bid early", "Dee", "May 2026")],
    ],
    "issues": [
        [("Issue", "Raised by", "Date raised", "Owner", "Status"), ("No room", "Dee", "May 2025", "HR", "Open")]
    ],
    "decisions": [[("Decision", "Date", "Owner"), ("The plan was adopted", "May 2025", "Board")]],
    "agenda": [[("Item", "Topic", "Presenter", "Time"), ("1", "Welcome and introductions", "Chair", "10:00")]],
    "indicators": [
        [("Objective", "Indicator", "Baseline", "Target", "Owner"), ("Fewer thefts", "Thefts", "40", "30", "Police")],
        [("KPI", "Target", "Frequency"), ("First contacts", "90 %", "monthly")],
    ],
    "services": [[("Service", "Description", "Referral route"), ("Open Door", "Advice", "Phone")]],
    "glossary": [[("Term", "Meaning"), ("MARAC", "A meeting on high-risk cases")]],
    "equality": [
        [("Protected characteristic", "Impact", "Mitigating action"), ("Age", "Positive", "None needed")],
    ],
    "budget": [[("Item", "Description", "Cost", "Lead"), ("1", "Lights in the underpass", "£400", "Highways")]],
    "contents": [[("Section", "Page"), ("Our priorities", "4")]],
    "consultation": [[("You said", "We did"), ("Lights are out", "We repaired them")]],
    "meetings": [[("Board", "Chair", "Frequency"), ("Exham board", "Dee", "Quarterly")]],
    "training": [[("Course", "Audience", "Provider"), ("Safe talk", "All", "College")]],
    "timetable": [[("Milestone", "Date"), ("Consultation begins with all residents", "May 2026")]],
    "key": [
        [("Red", "Not on track"), ("Amber", "At risk"), ("Green", "On track")],
        [("RAG", "Meaning"), ("R", "Not on track"), ("A", "At risk"), ("G", "On track")],
    ],
    "letters": [[("R", "Responsible"), ("A", "Accountable"), ("C", "Consulted"), ("I", "Informed")]],
}


@pytest.mark.parametrize(("kind", "rows"), [(kind, rows) for kind, found in OTHERS.items() for rows in found])
def test_a_table_of_another_kind_is_set_apart(kind: str, rows: Rows) -> None:
    """Before or after the plan, none of its rows is an action, and the reason says what it is."""
    for blocks in ((PLAN, "Annex", rows), (rows, "The plan", PLAN)):
        reading = read(*blocks)
        assert actions(reading) == [PLAN[1][1], PLAN[2][1]]
        assert KINDS[kind] in {apart.reason for apart in reading.set_apart}


@pytest.mark.parametrize(
    "rows",
    [
        [("Risk", "Action", "Lead", "By when"), ("Knives", "Search the parks at dusk", "Police", "May 2026")],
        [
            ("Recommendation", "Accepted?", "Response", "Lead", "Date"),
            ("Train staff", "Yes", "Agreed", "Dee", "May 2026"),
        ],
        [("Issue", "Action", "Owner", "Date raised"), ("Dark paths", "Repair the lights", "Highways", "May 2025")],
        [("Decision", "Action", "Owner", "Status"), ("Agreed", "Write to schools", "Dee", "Open")],
        [("You said", "We will", "Lead", "By when"), ("It is dark", "Repair the lights", "Highways", "May 2026")],
        [("Service", "Action", "Lead", "Cost"), ("Open Door", "Open on Sundays", "Dee", "£400")],
        [("Group", "Action", "Chair", "Deadline"), ("Exham board", "Adopt the plan", "Dee", "May 2026")],
        [("Indicator", "Baseline", "Target", "Actions", "Lead"), ("Thefts", "40", "30", "Mark bicycles", "Police")],
    ],
)
def test_a_table_with_actions_stays_one(rows: Rows) -> None:
    """Headings of another kind beside a column of actions take nothing away."""
    assert len(read(PLAN, "More actions", rows).records) == 3


def test_every_kind_has_a_reason() -> None:
    """Each sign of table_kinds.csv names a kind that a person is told in words."""
    assert {row["kind"] for row in reference.rows("table_kinds")} < set(KINDS)


@pytest.mark.parametrize(
    ("priorities", "themes"),
    [
        (["Prevention", "Prevention", "Custody", "Custody", "Custody", "Prevention"], True),
        (["Fewer fires", "Safer roads", "Warm homes", "Clean air", "Good work", "Custody"], False),
        (["Prevention", "Prevention"], False),
        (["Children who are at risk of harm are seen within a day"] * 6, False),
    ],
)
def test_priorities_that_repeat_are_themes(priorities: list[str], themes: bool) -> None:
    """A short name that heads several actions is what they are about; a priority of its own is what an action serves."""
    rows = [(priority, f"Do thing {number}", "Police") for number, priority in enumerate(priorities)]
    records = read([("Priority", "Action", "Lead"), *rows]).records
    assert [record.theme for record in records] == [priority if themes else "" for priority in priorities]
