"""The small readings that records are made of: headings, numbers, statuses, damaged words, page furniture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnergraph import reference
from partnergraph.records.heading_rows import headings
from partnergraph.records.headings import ALIKE, EXACT, read_heading
from partnergraph.records.refs import clean, following, in_column, leading, numbering
from partnergraph.records.repair import joined, mend
from partnergraph.records.sections import Themes, is_furniture, is_label
from partnergraph.records.statuses import is_status, read_rag, read_status
from partnergraph.records.vocabulary import Vocabulary

HEADINGS = {
    "No.": ("ref",),
    "#": ("ref",),
    "Recommendation": ("recommendation",),
    "Strategic Objective(s)": ("recommendation",),
    "ACTIONS:": ("action",),
    "What will we do?": ("action",),
    "Key actions (1)": ("action",),
    "Lead Officer(s)": ("lead",),
    "Responsible\nofficer": ("lead",),
    "Lead (Officer / Agency)": ("lead",),
    "Who": ("lead",),
    "By when?": ("due",),
    "Date of Delivery": ("due",),
    "Target date for completion of action": ("due",),
    "Start date": ("start",),
    "Desired outcome": ("outcome",),
    "How will we know it has worked?": ("outcome",),
    "Success measure / KPI": ("outcome",),
    "Status of action": ("status",),
    "RAG status": ("rag",),
    "BRAG rating": ("rag",),
    "Progress to date": ("progress",),
    "Q1 update": ("progress",),
    "Progress as at June 2026": ("progress",),
    "Date updated": ("updated",),
    "Reporting to": ("board",),
    "Governance": ("board",),
    "ISA": ("agreement",),
    "Workstream": ("theme",),
    "Resources": ("extra",),
    "Ward profile": ("extra",),
    "FINISH & STATUS": ("due", "status"),
    "Lead and timescale": ("lead", "due"),
    "Issue / Action": ("recommendation", "action"),
}
ROLES = {
    "Accountability": ("accountable", False),
    "Action owner": ("accountable", False),
    "Proposed Lead (tbc)": ("accountable", True),
    "Lead (TBC)": ("accountable", True),
    "Provisional lead officer": ("accountable", True),
    "Propsed lead": ("accountable", True),
    "Delivered by": ("responsible", False),
    "Supported by": ("supports", False),
    "With": ("supports", False),
    "Consulted": ("consulted", False),
    "Informed": ("informed", False),
    "By whom": ("named", False),
    "Partners": ("named", False),
    "Agencies": ("named", False),
    "Organisation": ("named", False),
    "Lead officer / team": ("accountable", False),
    "Lead / Partners": ("named", False),
}
REFS = {
    "1.1 Establish it": ("1.1", "Establish it"),
    "1. Working together": ("1", "Working together"),
    "3.2a Do it": ("3.2a", "Do it"),
    "(A)\nOpen data": ("A", "Open data"),
    "Ai) Open data": ("Ai", "Open data"),
    "P1-03 Train": ("P1-03", "Train"),
    "Action 3: Train": ("3", "Train"),
    "A1: Train": ("A1", "Train"),
}
NO_REFS = (
    "16 Days of Action",
    "3 days of training",
    "1.5 million people",
    "A. B. Smith rings",
    "St Giles",
    "2026 plan",
    "10% of pupils",
)
STATUSES = {
    "Completed": "done",
    "COMPLETE - training delivered": "done",
    "100% complete": "done",
    "60% complete": "open",
    "Not complete": "open",
    "Partially complete": "open",
    "In progress": "open",
    "Ongoing": "open",
    "18/05/12 COMPLETED": "done",
    "Closed": "closed",
    "Superseded by action 4": "closed",
    "No longer required": "withdrawn",
    "CANCELLED": "withdrawn",
    "Perhaps": "",
    "": "",
}
COLOURS = {
    "Red": "red",
    "R": "red",
    "AMBER - slipping": "amber",
    "Yellow": "amber",
    "green": "green",
    "(G)": "green",
    "🟢": "green",
    "🔴 late": "red",
    "Blue": "blue",
    "Amber/Green": "",
    "Red to amber": "",
    "Great": "",
    "A lot done": "",
    "": "",
}


@pytest.mark.parametrize("text", HEADINGS)
def test_headings_have_meanings(text: str) -> None:
    """A heading is known by its words, whatever its case, brackets, number or line breaks."""
    assert read_heading(text).meanings == HEADINGS[text]


@pytest.mark.parametrize("text", ROLES)
def test_headings_give_roles(text: str) -> None:
    """What a heading says about the names below it: their part, and whether they are settled."""
    column = read_heading(text)
    assert (column.meanings, column.role, column.provisional) == (("lead",), *ROLES[text])


@pytest.mark.parametrize("text", ["Recomendation", "Timscale", "Respon sible officer", "Date of delivrey"])
def test_a_damaged_heading_is_known_by_likeness(text: str) -> None:
    """One or two wrong letters do not hide a heading, and it is marked as less sure."""
    assert read_heading(text).sure == ALIKE


def test_every_heading_of_the_table_means_what_it_says() -> None:
    """Each line of headings.csv is found under its own words; an empty table would be a failure."""
    lines = [row for row in reference.rows("headings") if row["meaning"] != "provisional"]
    assert len(lines) > 500
    for row in lines:
        column = read_heading(row["heading"])
        assert row["meaning"] in column.meanings, row
        assert column.sure == EXACT or row["heading"].endswith("*"), row


@pytest.mark.parametrize(
    "texts",
    [
        ["Name", "Role", "Organisation"],
        ["Colour", "What it means"],
        ["Risk", "Mitigating action", "Owner", "RAG"],
        ["Measure", "Baseline", "Target"],
        ["1", "Review the action plan with the lead officer", "Police", "Ongoing"],
        ["", ""],
    ],
)
def test_rows_that_head_no_actions(texts: list[str]) -> None:
    """Members, keys, risks, indicators and rows of a plan are no headings over actions."""
    assert headings(texts, leading=True) == ()


def test_columns_in_any_order() -> None:
    """The order of the columns does not matter."""
    texts = ["By when", "RAG", "Outcome", "Action", "Who", "Ref"]
    assert [column.meanings[0] for column in headings(texts, leading=False)] == [
        "due",
        "rag",
        "outcome",
        "action",
        "lead",
        "ref",
    ]


@pytest.mark.parametrize("text", REFS)
def test_a_number_at_the_head_of_an_action(text: str) -> None:
    """The number is cut off from the words."""
    ref = leading(text)
    assert ref is not None
    assert (ref.ref, ref.rest) == REFS[text]


@pytest.mark.parametrize("text", NO_REFS)
def test_a_number_that_is_no_ref(text: str) -> None:
    """Amounts, initials and campaigns are no refs."""
    assert leading(text) is None


def test_bare_numbers_count_where_all_rows_have_them() -> None:
    """A number without a stop is a ref where the rows around it have one too, and only there."""
    assert numbering([], ["1 Train", "2 Review", "3 Write"]).bare
    assert numbering([], ["16 Days of Action", "Review", "Write"]).where == ""
    assert numbering([], ["1. a\n2. b", "1. c\n2. d", "1. e"]).where == ""


def test_refs_as_printed() -> None:
    """A closing stop goes, Excel's decimal too; the next of a series is told."""
    assert [clean(text) for text in ("1.", "1.0", "(A)", " 3.2a ", "1.10")] == ["1", "1", "A", "3.2a", "1.10"]
    assert [in_column(text) for text in ("7", "A", "P1-03", "Prevention")] == [True, True, True, False]
    assert [following(ref) for ref in ("3.2", "9", "A1", "A")] == ["3.3", "10", "A2", ""]


@pytest.mark.parametrize("text", STATUSES)
def test_statuses(text: str) -> None:
    """The words at the head of a status say how far the action is."""
    assert read_status(text) == STATUSES[text]


@pytest.mark.parametrize("text", COLOURS)
def test_colours(text: str) -> None:
    """One colour is a rating; two are none."""
    assert read_rag(text) == COLOURS[text]


def test_a_status_alone() -> None:
    """A status may have a remark after a stop, but is not the beginning of a sentence."""
    assert is_status("COMPLETED.")
    assert is_status("Complete - sent")
    assert not is_status("Draft for discussion")


VOCABULARY = Vocabulary(["YOT and Probation", "neighbouring boroughs"])


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("ҮОТ", "YOT"),
        ("үот", "YOT"),
        ("Роlice / YОT", "Police / YOT"),
        ("Ρrobation", "Probation"),
        ("YOT/Neighbouri ng boroughs", "YOT/Neighbouring boroughs"),
        ("Diversionar y Inter ventions", "Diversionary Interventions"),
        ("vulner- able", "vulnerable"),
        ("PREVEN TION", "PREVENTION"),
        ("eﬀective ofﬁcers", "effective officers"),
        ("safe\u00adguarding", "safeguarding"),
    ],
)
def test_damage_is_mended(damaged: str, whole: str) -> None:
    """Letters of another script and split words are put right."""
    assert mend(damaged, VOCABULARY)[0] == whole


@pytest.mark.parametrize(
    "text",
    [
        "Иван Сорокин",
        "Анна Роса",
        "Αθήνα",
        "سارة",
        "O'Dwyer",
        "José Peña",
        "children s homes",
        "multi- agency work",
        "to get her there",
        "work shops",
        "Kate Malle son",
        "a lone worker",
        "S O S",
        "Do bs",
    ],
)
def test_what_is_no_damage_stays(text: str) -> None:
    """A name in another script, two real words and a split that nothing proves are left as they are."""
    assert mend(text, VOCABULARY) == (text, ())


@given(st.text(max_size=60))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    """What is mended is whole."""
    once = mend(text, VOCABULARY)[0]
    assert mend(once, VOCABULARY)[0] == once


def test_two_texts_are_joined_as_they_were_cut() -> None:
    """A cut word is joined without a space, a cut sentence with one."""
    assert (
        joined("Prevention and Diversionar", "y Interventions", VOCABULARY)
        == "Prevention and Diversionary Interventions"
    )
    assert joined("Spotting Nominals", "and Others", VOCABULARY) == "Spotting Nominals and Others"
    assert joined("multi-", "agency", VOCABULARY) == "multi-agency"


@pytest.mark.parametrize(
    "text", ["Page 3 of 9", "Agenda Item 3 Appendix 1", "UNCLASSIFIED", "17", "Official - Sensitive", "-----"]
)
def test_furniture(text: str) -> None:
    """Lines of the page are known as such."""
    assert is_furniture(text)


@pytest.mark.parametrize("text", ["Prevention", "Priority 1: Prevent", "Page turners club", "Item for the board"])
def test_no_furniture(text: str) -> None:
    """Titles are no furniture, whatever words they share with it."""
    assert not is_furniture(text)


def test_sections_nest_and_repeat() -> None:
    """A section printed again is no new one; one of the same kind takes the place of the last."""
    themes = Themes()
    assert themes.heading(2, "Priority 1: Prevent")
    assert themes.row("Schools", adjacent=False)
    assert not themes.row("SCHOOLS (continued)", adjacent=False)
    assert themes.theme == "Priority 1: Prevent > Schools"
    assert themes.row("Streets", adjacent=False)
    assert themes.theme == "Priority 1: Prevent > Streets"
    assert not themes.heading(2, "Priority 1: Prevent")
    assert themes.heading(2, "Priority 2: Protect")
    assert themes.theme == "Priority 2: Protect"
    assert themes.row("Objective 1: Homes", adjacent=False)
    assert themes.row("1.1 Doors", adjacent=True)
    assert themes.theme == "Priority 2: Protect > Objective 1: Homes > 1.1 Doors"
    assert themes.row("Objective 2: Work", adjacent=False)
    assert themes.theme == "Priority 2: Protect > Objective 2: Work"


def test_a_mere_label_is_a_theme_only_where_nothing_else_is() -> None:
    """The line "Long term recommendations and actions" labels a table; beside a section it says nothing."""
    themes = Themes()
    themes.heading(9, "Long term recommendations and actions")
    assert is_label("Long term recommendations and actions")
    assert themes.theme == "Long term recommendations and actions"
    themes.row("Enforcement", adjacent=False)
    assert themes.theme == "Enforcement"
