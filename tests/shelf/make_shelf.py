"""Write the plans of the shelf that no person types by hand.

    python tests/shelf/make_shelf.py [--print]

Three workbooks and a CSV file of an older encoding are set out here, the others in tests/sources; what a person reads in
these is written, too. Running it again changes nothing. `--print` also prints the PDFs that come from another program, whose
bytes differ each time. All plans are invented; no officer in them exists.
"""

# ruff: noqa: DTZ001 - workbooks hold days without a zone

from __future__ import annotations

import csv
import sys
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parent))

import sources  # noqa: E402 - the tests are no package
from rendering.package import settle  # noqa: E402

MADE = datetime(2025, 6, 2)

VIOLENCE = [
    ["Ref", "What will we do?", "Who?", "By when?", "How will we know?", "Update (Q1)"],
    ["1", "Prevention", "", "", "", ""],
    [
        "1.1",
        "Embed a trauma-informed approach in all primary schools\n- training\n- supervision for leads",
        "Education Safeguarding Adviser",
        "End of July 2025",
        "90 % of schools trained",
        "Twelve of 40 so far",
    ],
    [
        "1.2",
        "Put youth workers in the emergency department",
        "Gloucestershire Hospitals NHS FT\nSt Giles Trust",
        "1st Sept 2025",
        "Contacts – 200 a year",
        "",
    ],
    [
        "1.3",
        "Offer a mentor to each child who is excluded",
        "Alternative Provision lead (tbc)",
        "Spring term 2026",
        "Fewer exclusions",
        "",
    ],
    ["2", "Intervention and enforcement", "", "", "", ""],
    [
        "2.1",
        "Hold a weekly tasking meeting on habitual knife carriers",
        "Ch Insp D’Angelo – West Mercia Police",
        "Weekly",
        "Carriers on the list",
        "Running since April",
    ],
    [
        "2.2",
        "Use Serious Violence Reduction Orders where courts allow",
        "Police / CPS / Courts",
        "ongoing",
        "Orders made",
        "",
    ],
    [
        "2.3",
        "Test-purchase knives in shops and online",
        "Trading Standards",
        "twice a year",
        "Failures below 10 %",
        "First round done",
    ],
    ["3", "Data and evaluation", "", "", "", ""],
    [
        "3.1",
        "Sign a data sharing agreement among all specified authorities",
        "Specified authorities",
        "30/06/2025",
        "Signed",
        "Two signatures missing",
    ],
    [
        "3.2",
        "Refresh the strategic needs assessment",
        "Anaïs Lefèvre, VRU Analyst",
        "31 January 2026 (annual)",
        "Published",
        "",
    ],
    ["3.3", "Evaluate focused deterrence", "University of Worcester", "2026/27", "Report", ""],
    ["3.4", "Report to the Home Office on the duty", "OPCC", "30/9/25", "Return sent", ""],
]

YOUTH_JUSTICE = {
    "Plan 25-26": [
        ["Ravensholme Youth Justice Partnership", None, None, None, None, None, None],
        ["Youth Justice Plan 2025-26: operational actions", None, None, None, None, None, None],
        ["Last updated: 2 June 2025", None, None, None, None, None, None],
        [None] * 7,
        ["No", "Priority", "Action", "Lead", "Target date", "RAG", "Comment"],
        [1, "Over-represented children", "Analyse outcomes by ethnicity each quarter and report to the board", "Performance Manager", date(2025, 7, 31), "A", "First report drafted"],
        [2, None, "Start a mentoring offer for Gypsy, Roma and Traveller children", "Bridget Ní Dhomhnaill (YJS)", date(2025, 9, 30), "G", None],
        [3, None, "Review how care-experienced children come to court", "Head of Corporate Parenting", date(2025, 12, 31), "G", None],
        [4, "First time entrants", "Widen Outcome 22 with the police", "Sgt. P. Hargreaves (Durham Constabulary)", date(2025, 6, 30), "R", "Waiting for force policy"],
        [5, None, "Place a speech and language therapist in the diversion team", "Tees, Esk and Wear Valleys NHS FT", date(2025, 10, 1), "A", None],
        [6, "Custody and remand", "Agree an alternative to remand with the family placement service", "YJS / Children's Social Care", date(2026, 1, 31), "G", None],
        [7, None, "Visit each child in custody every three weeks", "Case managers", "Ongoing", "G", None],
        [8, None, "Plan resettlement from the first day", "Jia-Hui Tan; Probation", "Ongoing", "B", "Now in all plans"],
        ["Total", None, "8 actions", None, None, None, None],
    ],
    "Inspection actions": [
        ["Actions after the inspection of March 2025", None, None, None, None],
        ["Rec.", "Recommendation", "What we will do", "Responsible officer", "Deadline"],
        ["R1", "The board should know the views of children", "Bring a child's story to each board meeting", "Participation Worker", "Each meeting"],
        ["R2", "Risk assessments should be countersigned in time", "Set a limit of 10 working days and monitor it", "Operations Manager", date(2025, 8, 29)],
        ["R3", "Victims should be offered a service", "Recruit a victim officer", "Imran Sheikh", date(2025, 9, 1)],
        ["R4", "Education should sit on the board", "Invite the Director of Education and two head teachers", "YJ Board Chair", "June 2025"],
    ],
}  # fmt: skip

ASB = [
    ["ANTI-SOCIAL BEHAVIOUR ACTION PLAN", None, None, None, None, None],
    ["Thornaby Vale Community Safety Partnership 2025/26", None, None, None, None, None],
    ["Ref", "Action", "Lead officer & agency", "By when", "Status", "Progress / notes"],
    ["Priority 1: Town centre", None, None, None, None, None],
    ["P1.1", "Renew the public spaces protection order", "Gareth Ó Súilleabháin, Legal Services", "31/10/2025", "🟢 On track", "Consultation closes in July"],
    ["P1.2", "Put two more street rangers on in the evening", "Street Scene Manager (TVBC)", "01/07/2025", "🔵 Complete", None],
    ["P1.3", "Join the shops' radio link to CCTV", "CCTV Control Room / Cleveland Police", "Aug 2025", "🟠 At risk", "Licence fee in dispute"],
    ["Priority 2: Neighbourhoods", None, None, None, None, None],
    ["P2.1", "Hold case reviews within ten days of a request", "Community Safety Officer - Thirteen Group", "Ongoing", "🟢 On track", None],
    ["P2.2", "Mediate between neighbours before enforcement", "Thirteen Group\nBeyond Housing\nTVBC", "As and when needed", "🟢 On track", None],
    ["P2.3", "Tackle off-road bikes on the old railway", "Insp. Yusuf Demir, Cleveland Police", "June - September 2025", "🔴 Off track", "Bikes seized: 3"],
    ["P2.4", "Open the skate park until nine in summer", "Parks", "Summer 2025", "⚫ Stopped", "No budget"],
    ["Priority 3: Young people", None, None, None, None, None],
    ["P3.1", "Send a youth worker with each patrol on Fridays", "Youth Service & Neighbourhood Police Team", "From September 2025", "Not started", None],
    ["P3.2", "Write acceptable behaviour contracts in plain words", "A. B. Chowdhury", "12.12.25", "Not started", None],
    ["RAG totals: 4 green, 1 amber, 1 red", None, None, None, None, None],
]  # fmt: skip

DRUGS = [
    ["Combating Drugs Partnership - Delivery Plan", None, None, None, None, None, None, None],
    ["Objective", "Ref", "Action", "SRO", "Delivery lead", "Due date", "Revised date", "RAG"],
    ["Break supply chains", 1.1, "Run joint operations against supply into the prison", "Supt Fiona Macrae", "Prison Governor", datetime(2025, 9, 30), None, "Amber"],
    ["Break supply chains", 1.2, "Set up a local drug information system with early warnings", "Director of Public Health", "Drug and Alcohol Commissioner", datetime(2025, 6, 30), datetime(2025, 11, 30), "Red"],
    ["Break supply chains", 1.3, "Test drugs handed in at night-time venues", "Director of Public Health", "The Loop", datetime(2026, 3, 31), None, "Green"],
    ["A world-class treatment system", 2.1, "Bring 300 more people into treatment", "Director of Public Health", "Turning Point", datetime(2026, 3, 31), None, "Green"],
    ["A world-class treatment system", 2.2, "See everyone within three weeks of release from prison", "Head of Probation Delivery Unit", "Turning Point / HMP Whitmoor", "ongoing", None, "Amber"],
    ["A world-class treatment system", 2.3, "Carry naloxone in all patrol cars and hostels", "Supt Fiona Macrae", "St Mungo's; Police Drug Liaison Officer", "Q2 25/26", None, "Complete"],
    ["A world-class treatment system", 2.4, "Open an inpatient detoxification pathway", "NHS Trent and Soar ICB", "TBC", "TBC", None, "Red"],
    ["Reduce demand", 3.1, "Add drugs to the healthy schools award", "Director of Children's Services", "PSHE Adviser", "Academic year 2025/26", None, "Green"],
    ["Reduce demand", 3.2, "Write to parents before the festival season", "Comms", "Comms", datetime(2025, 5, 31), None, "Blue"],
]  # fmt: skip


def sheet_of(book: Workbook, name: str, rows: list[list], *, head: int, merge: list[str] = ()) -> None:
    """Add a sheet with its rows, a bold row of headings and merged cells."""
    sheet = book.create_sheet(name)
    for row in rows:
        sheet.append(row)
    for cell in sheet[head]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDDDDD")
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, date | datetime):
                cell.number_format = "dd/mm/yyyy"
    for span in merge:
        sheet.merge_cells(span)


def save(book: Workbook, name: str) -> None:
    """Save a workbook without its first, empty sheet."""
    book.remove(book.worksheets[0])
    book.properties.created = book.properties.modified = MADE
    book.save(FOLDER / name)
    settle(FOLDER / name)


def main() -> None:
    """Write the files."""
    for name, plan in sources.plans().items():
        sources.write(name, plan, FOLDER, printing="--print" in sys.argv[1:])
    with (FOLDER / "serious-violence-westmarch.csv").open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows(VIOLENCE)
    book = Workbook()
    sheet_of(
        book,
        "Plan 25-26",
        YOUTH_JUSTICE["Plan 25-26"],
        head=5,
        merge=["A1:G1", "A2:G2", "A3:G3", "B6:B8", "B9:B10", "B11:B13"],
    )
    sheet_of(book, "Inspection actions", YOUTH_JUSTICE["Inspection actions"], head=2, merge=["A1:E1"])
    save(book, "youth-justice-ravensholme.xlsx")
    book = Workbook()
    spans = [f"A{n}:F{n}" for n, row in enumerate(ASB, 1) if row[1] is None]
    sheet_of(book, "ASB plan", ASB, head=3, merge=spans)
    sheet_of(
        book,
        "Key",
        [
            ["Colour", "Meaning"],
            ["🟢", "On track"],
            ["🟠", "At risk"],
            ["🔴", "Off track"],
            ["🔵", "Complete"],
            ["⚫", "Stopped"],
        ],
        head=1,
    )
    save(book, "asb-thornaby-vale.xlsx")
    book = Workbook()
    sheet_of(book, "Delivery plan", DRUGS, head=2, merge=["A1:H1", "A3:A5", "A6:A9", "A10:A11"])
    save(book, "combating-drugs-soar.xlsx")


if __name__ == "__main__":
    main()
