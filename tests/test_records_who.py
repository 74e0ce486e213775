"""Columns under headings that nobody knows: leads and themes are found by what their cells say, and said to be."""

from __future__ import annotations

import pytest

from drawn import read
from partnergraph.model import Reading

LEADS = [
    "Police; Youth Justice Team",
    "Head of Early Help",
    "Ama Boateng (Youth Justice Manager)",
    "Headteachers' Forum",
]
OTHERS = {
    "what is spent": ["£4,000", "£500", "£12,000", "£90"],
    "what is on the ground": ["Two new lamps", "A bench", "Some paint", "A locked gate"],
    "where": ["Harbour Street", "Mill Lane", "The Old Quay", "Station Approach"],
}


def plan(*columns: tuple[str, list[str]]) -> Reading:
    """Return a plan of four actions as read, with some columns beside what and when."""
    rows = [("No", "What we will do", *(heading for heading, _ in columns), "Finish by")]
    for at, action in enumerate(("Map hot spots", "Train school staff", "Offer mentoring", "Agree a protocol")):
        rows.append((str(at + 1), action, *(texts[at] for _, texts in columns), f"{at + 1} June 2026"))
    return read("\n".join(map(" | ".join, rows)))


def leads(reading: Reading) -> list[list[str]]:
    """Return the cells that name who has a part, by action."""
    return [[lead.text for lead in record.leads] for record in reading.records]


@pytest.mark.parametrize("heading", ["In whose hands", "Zuständig", "Captain", "Hlwmp"])
def test_cells_that_name_people_posts_and_bodies_are_leads(heading):
    """Whatever stands above them; and a person is told, since the heading says nothing."""
    reading = plan((heading, LEADS), *OTHERS.items())
    assert leads(reading) == [[text] for text in LEADS]
    assert {lead.role for action in reading.records for lead in action.leads} == {"named"}
    (issue,) = [issue for issue in reading.issues if issue.kind == "unsure"]
    assert f'"{heading}" is taken to mean: lead' in issue.message


def test_nothing_is_taken_for_leads_where_a_heading_says_who_leads():
    """A column of bodies beside it stays what it is: where money comes from, who gains."""
    reading = plan(("Owner", LEADS), ("Purse", ["Police", "Council", "NHS", "Home Office"]))
    assert leads(reading) == [[text] for text in LEADS]


def test_those_who_only_support_do_not_lead():
    """Their heading says so, and the other column holds the leads."""
    reading = plan(("In whose hands", LEADS), ("Supported by", ["Council", "NHS", "Probation Service", "Police"]))
    assert [[lead.role for lead in action.leads] for action in reading.records] == [["named", "supports"]] * 4


@pytest.mark.parametrize("heading", OTHERS)
def test_other_columns_name_nobody(heading):
    """Money, things and places are kept under their headings."""
    reading = plan((heading, OTHERS[heading]))
    assert leads(reading) == [[]] * 4


def test_one_word_all_the_way_down_names_nobody():
    """A column that says the same in each row tells nothing about who does what."""
    reading = plan(("Realm", ["Police"] * 4))
    assert leads(reading) == [[]] * 4


def test_cells_over_several_actions_are_their_theme() -> None:
    """Under a heading that nobody knows, in front of the actions, and merged over those that they are about."""
    reading = read("""
Thread | No | Action | Lead | By when
Coming home | 1 | Agree a protocol | Police | May 2026
^ | 2 | Buy beds | Housing Team | June 2026
Finding work | 3 | Hold a fair | Police | July 2026
^ | 4 | Ring employers | Housing Team | July 2026
""")
    assert [record.theme for record in reading.records] == ["Coming home"] * 2 + ["Finding work"] * 2
