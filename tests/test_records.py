"""Records: plans of many layouts, written as files and read, give the actions that a careful person reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from partnergraph import readers
from partnergraph.errors import InputError
from partnergraph.model import Document, Place, Reading, Text
from partnergraph.records import record

Read = Callable[[str, str], Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return what writes a plan to a file and reads it."""

    def write_and_read(name: str, text: str) -> Reading:
        path = tmp_path / name
        path.write_text(text.strip("\n") + "\n", encoding="utf-8")
        return record(readers.read(path))

    return write_and_read


def kinds(reading: Reading) -> list[str]:
    """Return the kinds of a reading's issues."""
    return [issue.kind for issue in reading.issues]


def test_a_domestic_abuse_plan_as_csv(read: Read) -> None:
    """Title rows stand above the headings; an objective printed once holds for the rows below; "Who" gives no rank."""
    reading = read(
        "da.csv",
        """
Marlow Domestic Abuse Partnership: Action Plan 2024-27,,,,,,
Last updated: 12 May 2025,,,,,,
,,,,,,
Ref,Objective,Action,Who,By when,RAG,Update
1,Survivors are heard,Set up a panel of survivors,Domestic Abuse Coordinator,Sept 2025,A,Terms agreed
2,,Pay its members a fee,Public Health,31/03/2026,G,
,,Print the leaflet in five languages,IDVA service / Housing Options,Q2 2025/26,R,Printer found
3,Children are safe,Train health visitors,NHS,March 2026 (interim),Amber/Green,
4,,"<script>alert(1)</script>",=1+1,TBC,B,
""",
    )
    assert reading.title == "Marlow Domestic Abuse Partnership: Action Plan 2024-27"
    assert (reading.starts, reading.ends, reading.version) == (date(2024, 1, 1), date(2027, 12, 31), date(2025, 5, 12))
    assert [found.ref for found in reading.records] == ["1", "2", "2", "3", "4"]
    assert [found.recommendation for found in reading.records] == ["Survivors are heard"] * 3 + [
        "Children are safe"
    ] * 2
    assert [found.rag for found in reading.records] == ["amber", "green", "red", "", "blue"]
    assert reading.records[3].rag_text == "Amber/Green"
    assert reading.records[2].due == date(2025, 9, 30)
    assert {lead.role for found in reading.records for lead in found.leads} == {"named"}
    assert (reading.records[4].action, reading.records[4].leads[0].text) == ("<script>alert(1)</script>", "=1+1")
    assert reading.accounting.not_understood == 0


YOUTH_JUSTICE = """
# Northfield Youth Justice Plan 2025/26

An introduction that says in a sentence or two what this plan is for.

## Priority 1: Fewer first-time entrants

| What will we do? | Lead and timescale | What will success look like? | Partners |
|---|---|---|---|
| Open a turnaround panel | Head of Youth Justice<br>June 2025 | 20 children a year | Police, Schools |
| Offer mentoring | Jo Smith (by 30 September 2025) | 15 matched | Charity X |

## Priority 2: Fair outcomes

| What will we do? | Lead and timescale | What will success look like? | Partners |
|---|---|---|---|
| Audit decisions on race | Performance Manager<br>quarterly | Report to the board | |

### Membership of the board

| Name | Role | Organisation |
|---|---|---|
| A Person | Chair | Council |

### Risks

| Risk | Mitigating action | Owner | RAG |
|---|---|---|---|
| Staff leave | Recruit early | HR | Amber |

| RAG | What it means |
|---|---|
| Red | late |
| Green | on course |
"""


def test_a_youth_justice_plan_in_markdown(read: Read) -> None:
    """One cell may say who and when; headings of the text are the themes; members, risks and keys are none."""
    reading = read("yj.md", YOUTH_JUSTICE)
    assert [(found.action, found.theme) for found in reading.records] == [
        ("Open a turnaround panel", "Priority 1: Fewer first-time entrants"),
        ("Offer mentoring", "Priority 1: Fewer first-time entrants"),
        ("Audit decisions on race", "Priority 2: Fair outcomes"),
    ]
    assert [[(lead.text, lead.role) for lead in found.leads] for found in reading.records] == [
        [("Head of Youth Justice", "accountable"), ("Police, Schools", "named")],
        [("Jo Smith", "accountable"), ("Charity X", "named")],
        [("Performance Manager", "accountable")],
    ]
    assert [found.due for found in reading.records] == [date(2025, 6, 30), date(2025, 9, 30), None]
    assert reading.records[2].ongoing
    assert (reading.starts, reading.ends) == (date(2025, 4, 1), date(2026, 3, 31))
    words = "\n".join(f"{apart.reason}: {apart.text}" for apart in reading.set_apart)
    assert [(seat.text("person"), seat.role) for seat in reading.seats] == [("A Person", "chair")]
    for left_out in ("Staff leave", "Red | late", "An introduction"):
        assert left_out in words


def test_a_safeguarding_plan_as_text(read: Read) -> None:
    """Columns in another order, sections in capitals, a page number in the middle, a row that goes on in small letters."""
    reading = read(
        "sab.txt",
        """
Harbour Safeguarding Adults Board
Business Plan April 2025 - March 2027

By when\tOwner\tAction\tSuccess measure\tProgress status
PRIORITY ONE: HEARING ADULTS
30.6.25\tAdult Social Care\tAsk every adult what they want\t90% asked\tIn progress
31/12/2025\tAll partners\tPublish an easy-read guide\t\tNot started
Page 1 of 3
within 6 months\tSAB Manager\tReview the quality group\tTerms agreed\tComplete
PRIORITY TWO: LEARNING
Ongoing\tLearning Subgroup\tHold an event after each review\t2 events a year\tOn track
\t\tand share the slides with all staff\t\t
""",
    )
    assert [found.theme for found in reading.records] == ["PRIORITY ONE: HEARING ADULTS"] * 3 + [
        "PRIORITY TWO: LEARNING"
    ]
    assert [found.status_kind for found in reading.records] == ["open", "open", "done", "open"]
    assert [found.precision for found in reading.records] == ["day", "day", "relative", "none"]
    assert reading.records[3].action == "Hold an event after each review and share the slides with all staff"
    assert reading.records[3].ongoing
    assert "joined rows" in kinds(reading)
    assert any("Page 1 of 3" in apart.text for apart in reading.set_apart)


def test_a_workbook_with_a_sheet_a_priority(tmp_path: Path) -> None:
    """Titles over merged cells, a merged priority, typed dates, a section across the table, a sheet of contacts."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Priority 1"
    heads = ["No.", "Priority", "Key actions", "Lead officer", "Supported by", "Target date", "RAG rating", "Q1", "Q2"]
    for row in (
        ["Eastmoor Youth Partnership"],
        ["Delivery plan 2025 to 2027"],
        [],
        heads,
        [1, "Prevent", "Map knife finds", "Ann Able", "Police", datetime(2025, 9, 30), "Green", "Made", "Used"],  # noqa: DTZ001
        [2, None, "Open a hub", "Bob Best", "Youth service", "2025/26", "Amber", None, "Site found"],
        ["ENFORCE"],
        [3, "Enforce", "Run test purchases", "Trading Standards", None, "Spring 2027", "R"],
    ):
        sheet.append(row)
    for cells in ("A1:I1", "A2:I2", "B5:B6", "A7:I7"):
        sheet.merge_cells(cells)
    other = book.create_sheet("Priority 2")
    other.append(heads)
    other.append([4, "Support", "Fund mentors", "Cy Cole", None, datetime(2025, 12, 31), "B"])  # noqa: DTZ001
    contacts = book.create_sheet("Contacts")
    contacts.append(["Name", "Organisation", "E-mail"])
    contacts.append(["Ann Able", "Council", "a.able@example.org"])
    book.save(tmp_path / "plan.xlsx")
    reading = record(readers.read(tmp_path / "plan.xlsx"))
    assert reading.title == "Delivery plan 2025 to 2027"
    assert [(found.ref, found.theme, found.recommendation) for found in reading.records] == [
        ("1", "Priority 1", "Prevent"),
        ("2", "Priority 1", "Prevent"),
        ("3", "Priority 1 > ENFORCE", "Enforce"),
        ("4", "Priority 2", "Support"),
    ]
    assert [found.due for found in reading.records] == [date(2025, 9, 30), date(2026, 3, 31), None, date(2025, 12, 31)]
    assert reading.records[0].progress == "Q1: Made\nQ2: Used"
    assert [lead.role for lead in reading.records[0].leads] == ["accountable", "supports"]
    assert str(reading.records[3].place) == 'plan.xlsx, sheet "Priority 2", row 2'
    assert reading.accounting.not_understood == 0


def test_headings_on_two_rows(read: Read) -> None:
    """A heading "Lead" over "Officer" and "Agency" makes two columns that say who."""
    reading = read(
        "two.csv",
        """
No,Action,Lead,,Timescale,RAG
,,Officer,Agency,,
1,Do the first thing,Ann Able,Council,June 2025,Green
2,Do the second thing,Bob Best,Police,June 2026,Red
""",
    )
    assert [[lead.text for lead in found.leads] for found in reading.records] == [
        ["Ann Able", "Council"],
        ["Bob Best", "Police"],
    ]
    assert {lead.role for found in reading.records for lead in found.leads} == {"accountable"}
    assert reading.accounting.not_understood == 0


def test_damaged_headings(read: Read) -> None:
    """A wrong letter in a heading does not hide the column, and a person is told."""
    reading = read("dmg.csv", "Recomendation,Acton required,Propsed Lead,Timescal\nKnow more,Do a survey,Police,2026\n")
    (found,) = reading.records
    assert (found.recommendation, found.action, found.leads[0].text, found.due) == (
        "Know more",
        "Do a survey",
        "Police",
        date(2026, 12, 31),
    )
    assert kinds(reading).count("unsure") >= 3


def test_a_matrix_of_letters(read: Read) -> None:
    """In a RASCI matrix the bodies are headings and the letters their parts."""
    reading = read(
        "rasci.csv", "Ref,Action,Police,Council,NHS,By when\n1,Do it,A,R,C,June 2025\n2,Do more,C/I,A,,June 2026\n"
    )
    assert [[(lead.text, lead.role) for lead in found.leads] for found in reading.records] == [
        [("Police", "accountable"), ("Council", "responsible"), ("NHS", "consulted")],
        [("Police", "consulted"), ("Police", "informed"), ("Council", "accountable")],
    ]


def test_a_log_without_headings(read: Read) -> None:
    """Columns are known by what they hold, and a person is asked to confirm."""
    reading = read(
        "log.txt",
        """
Panel Action Log - 19 July 2013

Secretariat
Circulate the minutes of the last meeting          KK      New
Publish the note of the last meeting online        KK      New

Workspace
Members to send ideas for the budget               All     Ongoing
Set a date for the event in the autumn             HS      Ongoing
""",
    )
    assert [(found.action.split()[0], found.leads[0].text, found.status_kind) for found in reading.records] == [
        ("Circulate", "KK", "open"),
        ("Publish", "KK", "open"),
        ("Members", "All", "open"),
        ("Set", "HS", "open"),
    ]
    assert reading.version == date(2013, 7, 19)
    assert any("no headings" in issue.message for issue in reading.issues)


def test_a_column_of_actions_under_a_strange_heading(read: Read) -> None:
    """Where who, when and status are plain, the column of long texts is the action, and a person is told."""
    reading = read(
        "log.csv",
        "No,Promise,Who,Deadline,Status\n1,Send the list of schools to the group,Education,31/07/2026,Closed\n2,Ask the hospital why files come late,NHS,14/08/2026,Open\n",
    )
    assert [found.action.split()[0] for found in reading.records] == ["Send", "Ask"]
    assert any("Promise" in issue.message for issue in reading.issues)


def test_a_date_and_a_status_in_one_cell(read: Read) -> None:
    """A cell under "FINISH & STATUS" is read line by line: the date, the status, and "ongoing" as a status beside a season."""
    reading = read(
        "two.md",
        """
| # | Issue / Action | Sub tasks | Start | FINISH & STATUS | Task owner | Notes |
|---|---|---|---|---|---|---|
| (A) | A paper on data | | 02/03/12 | Summer 2012<br>ONGOING | Tim | |
| | | Ai) Send the paper round | November 2011 | 18/05/12 COMPLETED | Ann | Sent |
| 4 | Research bids | | | CANCELLED | Secretariat | Rejected |
""",
    )
    assert [(found.ref, found.due, found.precision, found.ongoing, found.status_kind) for found in reading.records] == [
        ("A", None, "season", False, "open"),
        ("Ai", date(2012, 5, 18), "day", False, "done"),
        ("4", None, "none", False, "withdrawn"),
    ]
    assert [found.start for found in reading.records] == [date(2012, 3, 2), date(2011, 11, 1), None]
    assert reading.records[1].action == "Send the paper round"


PAGES = """
Westbrook Gangs Delivery Plan (September 2026)

Prevention and Diversionar\ty Interventions\t\t\t
No.\tAction\tProposed lead (tbc)\tDate of delivery\tOutcome
1\tOffer mentoring in schools\tүот\t29 February\tPupils say what helps in dealing with
Agenda Item 3 Appendix 1
No.\tAction\tProposed lead (tbc)\tDate of delivery\tOutcome
\t\t\t2028\tgang talk
\t- and in children's homes\t\t31 March 2028\t
2\tMeet the Neighbouri ng boroughs\tРоlice / YOT\tOngoing\tA list of neighbouring contacts
Agenda Item 3 Appendix 1
Enforcement\t\t\t\t
3\tRun patrols\tPolice\tJune 2027\tFewer calls
"""


def test_a_plan_broken_over_pages(read: Read) -> None:
    """Rows, dates and words cut by pages come together; headings are not repeated actions; each repair is noted."""
    reading = read("pages.txt", PAGES)
    first, second, _ = reading.records
    assert first.dates == (date(2028, 2, 29), date(2028, 3, 31))
    assert first.outcome == "Pupils say what helps in dealing with gang talk"
    assert first.action == "Offer mentoring in schools\n- and in children's homes"
    assert first.due_text == "29 February 2028; 31 March 2028"
    assert (first.leads[0].text, first.leads[0].raw, first.leads[0].provisional) == ("YOT", "үот", True)
    assert second.action == "Meet the Neighbouring boroughs"
    assert (second.leads[0].text, second.leads[0].raw) == ("Police / YOT", "Роlice / YOT")
    assert [found.theme for found in reading.records] == ["Prevention and Diversionary Interventions"] * 2 + [
        "Enforcement"
    ]
    assert reading.version == date(2026, 9, 30)
    assert kinds(reading).count("joined rows") == 2
    assert {issue.text for issue in reading.issues if issue.kind == "repaired"} >= {"үот", "Роlice / YOT"}
    assert reading.accounting.not_understood == 0


SHARED = """
Recommendations and actions

Recommendation\tAction\tLead\tStatus
1. Working together\t\t\t
1.1 Agree who rings whom\tWrite the list\tPolice / YOT\t
Spotting Gang Nominals\tand Gang Involvement\t\t
2.1 Agree on signs\tPrint a leaflet\tCommunity Safety\t
 2.2 Help people into jobs. 2.3 Learn how many girls are at risk \tTalk to firms and raise awareness of\tCommunity Safety Police / YOT\t
2.4 See who needs help\tthe leaflet if need be - Look at present staff\tYOT\t
"""


def test_two_recommendations_in_one_row(read: Read) -> None:
    """A row with 2.2 and 2.3 between 2.1 and 2.4 is two actions; the leads part where no separator stands."""
    reading = read("shared.txt", SHARED)
    assert [(found.ref, found.theme) for found in reading.records] == [
        ("1.1", "1. Working together"),
        ("2.1", "Spotting Gang Nominals and Gang Involvement"),
        ("2.2", "Spotting Gang Nominals and Gang Involvement"),
        ("2.3", "Spotting Gang Nominals and Gang Involvement"),
        ("2.4", "Spotting Gang Nominals and Gang Involvement"),
    ]
    assert [found.leads[0].text for found in reading.records][2:4] == ["Community Safety", "Police / YOT"]
    assert [found.recommendation for found in reading.records][2:4] == [
        "Help people into jobs.",
        "Learn how many girls are at risk",
    ]
    (issue,) = [issue for issue in reading.issues if issue.kind == "shared row"]
    assert "2.2" in issue.message
    assert "2.3" in issue.message
    assert reading.records[3].action == "Talk to firms and raise awareness of the leaflet if need be"
    assert reading.records[4].action == "- Look at present staff"


def test_shared_leads_that_nothing_divides_go_to_both(read: Read) -> None:
    """Where no body is known to end, both actions get the whole cell, and the issue says so."""
    reading = read("shared.txt", SHARED.replace("Community Safety Police / YOT", "Strange Body / Other Body"))
    assert [found.leads[0].text for found in reading.records][2:4] == ["Strange Body / Other Body"] * 2
    assert any('"Lead"' in issue.message for issue in reading.issues if issue.kind == "shared row")


def test_a_list_in_a_cell_is_no_shared_row(read: Read) -> None:
    """Points numbered within each cell are not the plan's own numbers."""
    reading = read(
        "points.csv",
        'Action,Lead,By when\n"1. Find a room\n2. Invite people",Ann,2026\n"1. Write it up\n2. Send it",Bob,2027\n',
    )
    assert [found.ref for found in reading.records] == ["", ""]
    assert reading.records[0].action == "1. Find a room\n2. Invite people"


def test_several_actions_under_one_number(read: Read) -> None:
    """Rows with their own action and lead are actions of their own; a row with nothing but words goes on."""
    reading = read(
        "group.csv",
        """
No,Recommendation,Action,Lead,By when
1,Know the problem,Map the finds,Police,June 2026
,,Ask the hospital,NHS,July 2026
,,and thank its staff,,
2,Act,Train staff,Council,May 2026
""",
    )
    assert [(found.ref, found.recommendation, found.action) for found in reading.records] == [
        ("1", "Know the problem", "Map the finds"),
        ("1", "Know the problem", "Ask the hospital and thank its staff"),
        ("2", "Act", "Train staff"),
    ]


def test_sections_with_a_number_of_their_own(read: Read) -> None:
    """A row "2 | Support families" above 2.1 opens a section, and a section without actions is told."""
    reading = read(
        "numbered.csv",
        """
Ref,Action,Lead,By when
1,Prevent,,
1.1,Train staff,Council,May 2026
1.2,Write a guide,Council,June 2026
2,Support families,,
2.1,Fund mentors,Charity,July 2026
3,Enforce,,
""",
    )
    assert [(found.ref, found.theme) for found in reading.records] == [
        ("1.1", "1 Prevent"),
        ("1.2", "1 Prevent"),
        ("2.1", "2 Support families"),
    ]
    assert any("3 Enforce" in issue.message for issue in reading.issues)


def test_actions_without_numbers(read: Read) -> None:
    """An action alone in its row, with no lead and no date, is an action; a short title is a section."""
    reading = read(
        "plain.txt",
        """
Action\tLead\tTimescale\tImpact
Schools\t\t\t
Train teachers\tEducation\tMay 2026\tMore referrals
Review the rules on exclusion\t\t\t
Streets\t\t\t
Light the underpass\tHighways\tautumn 2026\tLess fear
""",
    )
    assert [(found.action, found.theme, len(found.leads)) for found in reading.records] == [
        ("Train teachers", "Schools", 1),
        ("Review the rules on exclusion", "Schools", 0),
        ("Light the underpass", "Streets", 1),
    ]


def test_boards_agreements_and_unknown_columns_are_kept(read: Read) -> None:
    """A column for boards or agreements is read as such; one that nobody knows stays under its heading."""
    reading = read(
        "kept.csv",
        "Ref,Action,Owner,Due,Reporting to,ISA,Ward profile,Date updated\n1,Do it,Ann,2026,Safer Board,ISA 3,North,01/02/2026\n",
    )
    (found,) = reading.records
    assert [lead.text for lead in found.boards] == ["Safer Board"]
    assert [lead.text for lead in found.agreements] == ["ISA 3"]
    assert found.extra == (("Ward profile", "North"),)
    assert found.updated == date(2026, 2, 1)
    assert found.sources["due"][0].column == 4
    assert set(found.sources) == {"ref", "action", "leads", "due", "boards", "agreements", "extra", "updated"}


def test_more_cells_than_headings(read: Read) -> None:
    """A cell to the right of the last heading is kept, and an issue says what to do."""
    reading = read("wide.csv", "Ref,Action,Lead,By when\n1,Do it,Ann,2026\n2,Do more,Bob,2027,Q3 2026\n")
    assert reading.records[1].extra == (("column 5", "Q3 2026"),)
    (issue,) = [issue for issue in reading.issues if issue.kind == "not understood"]
    assert "column 5" in str(issue.place)
    assert "heading" in issue.fix
    assert reading.accounting.not_understood == 1


def test_a_date_cell_that_says_nothing(read: Read) -> None:
    """Words that are no date are kept, unread, with an issue at their place."""
    reading = read("odd.csv", "Ref,Action,Lead,By when\n1,Do it,Ann,See our site\n")
    assert (reading.records[0].due_text, reading.records[0].precision) == ("See our site", "unread")
    assert [str(issue.place) for issue in reading.issues] == ["odd.csv, table 1, row 2, column 4"]
    assert reading.accounting.not_understood == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Name,Age,Height\nAnn,40,1\n", "Name | Age | Height"),
        ("Colour,Meaning\nRed,late\nGreen,fine\n", "Colour | Meaning"),
        ("Risk,Mitigation,Owner,RAG\nStaff leave,Recruit,HR,Amber\n", "Risk | Mitigation"),
        ("Action,Lead,By when\n", "no rows"),
    ],
)
def test_a_document_without_actions_is_refused(read: Read, text: str, said: str) -> None:
    """The refusal is one line: what was looked at, and what to do."""
    with pytest.raises(InputError) as refused:
        read("none.csv", text)
    assert said in str(refused.value)
    assert refused.value.todo
    assert "\n" not in str(refused.value)


def test_a_document_without_tables_is_refused() -> None:
    """Prose alone holds no action table, and the line says so."""
    with pytest.raises(InputError, match="no table"):
        record(Document("prose.txt", "txt", (Text("Only words.", Place("prose.txt", line=1)),)))


def test_the_plan_may_be_given_another_name(tmp_path: Path) -> None:
    """The short name is the file's, unless another is given; every record carries it."""
    path = tmp_path / "plan-2026-07.csv"
    path.write_text("Action,Lead\nDo it,Ann\n", encoding="utf-8")
    assert record(readers.read(path)).plan == "plan-2026-07"
    assert record(readers.read(path)).version == date(2026, 7, 31)
    named = record(readers.read(path), plan="other")
    assert (named.plan, named.records[0].plan, named.file) == ("other", "other", "plan-2026-07.csv")


def test_colours_and_updates_by_quarter(read: Read) -> None:
    """Of several ratings the last counts; a colour with words beside it is a colour and an update."""
    reading = read(
        "quarters.md",
        """
# VAWG Strategy Action Plan

### Objective 1: Lead well

| Aim | Delivery actions | Responsible | End | Q1 RAG | Q2 RAG | RAG & progress |
|---|---|---|---|---|---|---|
| Objective 1: Lead well together ||||||
| 1. Prevent | 1a) Train teachers | Education | Jul-26 | G | A | Amber - two schools outstanding |
| | 1b) Train doctors | ICB | Mar-26 | A | | Not started |
| Objective 2: Look after survivors ||||||
| 2. Provide | 2a) Pay for advisers | VAWG Lead | 1/4/26 | | | |
""",
    )
    assert [(found.ref, found.recommendation) for found in reading.records] == [
        ("1a", "1. Prevent"),
        ("1b", "1. Prevent"),
        ("2a", "2. Provide"),
    ]
    assert [found.theme for found in reading.records] == ["Objective 1: Lead well together"] * 2 + [
        "Objective 2: Look after survivors"
    ]
    assert [found.rag for found in reading.records] == ["amber", "amber", ""]
    assert reading.records[0].rag_text.splitlines()[:2] == ["Q1 RAG: G", "Q2 RAG: A"]


def test_a_colour_and_an_update_in_one_cell(read: Read) -> None:
    """Under "RAG & progress" the colour is the rating and the rest the update; "Not started" is a status."""
    reading = read(
        "both.csv",
        "Ref,Action,Lead,RAG & progress,Rating\n1,Train,Ann,Amber - two outstanding,\n2,Write,Bob,Sent to all,Not started\n",
    )
    assert [(found.rag, found.progress, found.status) for found in reading.records] == [
        ("amber", "two outstanding", ""),
        ("", "Sent to all", "Not started"),
    ]


def test_a_heading_above_a_plain_title_is_no_section(read: Read) -> None:
    """The body's name may stand as a heading above a title in plain type; the actions stand under neither."""
    text = """
# Corrie Evening Economy Partnership

Action plan 2025

| Ref | Action | Lead |
| --- | --- | --- |
| 1 | Train door staff | Licensing Team |
| 2 | Add a night bus | Corrie Buses |
"""
    assert [found.theme for found in read("corrie.md", text).records] == ["", ""]


@pytest.mark.parametrize(
    ("lines", "version"),
    [
        ("# Exham action plan 2026-27", None),
        ("# Exham action plan April 2025 to March 2026", None),
        ("# Exham action plan 2026-27\n\nApproved by the Board on 14 May 2026", date(2026, 5, 14)),
        ("# Exham action plan 2026\n\nDate of publication: 3 June 2026", date(2026, 6, 3)),
    ],
)
def test_the_date_of_a_version_is_one_that_is_printed(tmp_path: Path, lines: str, version: date | None) -> None:
    """The first day of the period in a title is no date of the document; a line that says so gives it."""
    path = tmp_path / "plan.md"
    path.write_text(
        f"{lines}\n\n| No | Action | Lead |\n|---|---|---|\n| 1 | Train staff | Police |\n", encoding="utf-8"
    )
    reading = record(readers.read(path))
    assert reading.version == version
    assert reading.starts is not None
