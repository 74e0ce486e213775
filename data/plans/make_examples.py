"""Write northmere-duty-2026.xlsx: a delivery plan of an invented partnership under the Serious Violence Duty.

In: nothing. Out: the workbook, beside this script or in the folder given as the first argument. The other example plans are
text and are kept by hand; a workbook is not, so that a change to it can be read in a review.
"""

# ruff: noqa: INP001 - a script that stands alone

import sys
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

HEADINGS = (
    "Ref",
    "Priority",
    "Action",
    "Lead",
    "Supported by",
    "By when",
    "RAG",
    "Status",
    "Latest update",
    "How we will know",
    "Reports to",
)
WIDTHS = (6, 20, 46, 30, 30, 14, 8, 13, 40, 36, 30)
BOARD = "Northmere Community Safety Partnership Board"
GROUP = "Serious Violence Working Group"
PANEL = "Child Exploitation Panel"
COLOURS = {"Red": "F4B6B6", "Amber": "FBE3B0", "Green": "BFE3C6", "Blue": "BBD5EE"}

# Priority, then its actions; each action in the order of the headings from "Action" on.
PLAN = {
    "1. Know the problem": (
        (
            "Refresh the strategic needs assessment with figures from all six specified authorities",
            "Amara Okafor, Head of Community Safety",
            "Mereshire Police; NHS Mereshire Integrated Care Board",
            date(2026, 12, 18),
            "Amber",
            "In progress",
            "Ambulance figures are in (10/09/2026); emergency department figures are late",
            "Assessment agreed by the board",
            BOARD,
        ),
        (
            "Start a monthly feed of assault figures, without names, from the emergency department",
            "NHS Mereshire Integrated Care Board",
            "Northmere General Hospital",
            date(2026, 6, 30),
            "Green",
            "In progress",
            "Form agreed with the hospital (02/06/2026)",
            "12 monthly files received",
            GROUP,
        ),
        (
            "Map knife finds and calls street by street",
            "Det Supt James Whitfield, Mereshire Police",
            "Community Safety Team",
            "Q3 2026/27",
            "Green",
            "In progress",
            "First map shown on 14/09/2026",
            "A map before each meeting",
            GROUP,
        ),
    ),
    "2. Act early": (
        (
            "Offer every secondary school a lesson on knives and on asking for help",
            "Education",
            "Mereshire Fire and Rescue Service; Northmere Youth Justice Service",
            "March 2027",
            "Amber",
            "In progress",
            "9 of 14 schools have booked (21/09/2026)",
            "14 of 14 schools reached",
            GROUP,
        ),
        (
            "Pay for mentors for 40 children who are often excluded",
            "Priya Raman (Northmere Youth Justice Service)",
            "Safe Futures Northmere",
            date(2026, 4, 30),
            "Blue",
            "Complete",
            "Contract signed on 28/04/2026",
            "40 children matched",
            GROUP,
        ),
        (
            "Bring parents' groups on two estates together",
            "TBC",
            None,
            "TBC",
            None,
            "Not started",
            None,
            None,
            GROUP,
        ),
        (
            "Train housing officers to notice a home that has been taken over",
            "Head of Housing",
            "Mereshire Police",
            date(2026, 7, 31),
            "Red",
            "Overdue",
            None,
            "80% of officers trained",
            PANEL,
        ),
    ),
    "3. Protect and support": (
        (
            "Agree who rings whom when a child at risk moves into or out of Northmere",
            "Priya Raman (Northmere Youth Justice Service)",
            "Neighbouring councils",
            date(2026, 9, 30),
            "Amber",
            "In progress",
            "Two of three neighbours have answered (25/09/2026)",
            "A named contact in each neighbouring council",
            PANEL,
        ),
        (
            "Hold the Child Exploitation Panel every fortnight",
            "Exploitation Service Manager",
            "All partners",
            "Ongoing",
            "Green",
            "In progress",
            "19 panels held by 18/09/2026",
            "26 panels a year",
            PANEL,
        ),
        (
            "Place a youth worker in the emergency department",
            "Public Health",
            "Safe Futures Northmere; Northmere General Hospital",
            date(2027, 1, 31),
            "Amber",
            "In progress",
            "Out to advert since 07/09/2026",
            "Worker in post; 60 young people met in the first year",
            GROUP,
        ),
        (
            "Write an information sharing agreement for the Child Exploitation Panel",
            "Amara Okafor, Head of Community Safety",
            "Mereshire Police; Probation Service; Northmere Youth Justice Service",
            date(2026, 5, 29),
            "Red",
            "In progress",
            "Second draft with the data protection officers (11/05/2026)",
            "Agreement signed by all parties",
            BOARD,
        ),
    ),
    "4. Pursue and manage": (
        (
            "Run two weeks of action on knives",
            "Det Supt James Whitfield, Mereshire Police",
            "British Transport Police; Trading Standards",
            "18 May 2026 and 16 November 2026",
            "Green",
            "In progress",
            "First week held on 18/05/2026",
            "2 weeks held, with results published",
            GROUP,
        ),
        (
            "Review those on licence for violence each month",
            "Head of Probation Delivery Unit",
            "Mereshire Police",
            "Ongoing",
            "Green",
            "In progress",
            "No review missed (30/09/2026)",
            None,
            GROUP,
        ),
        (
            "Use court orders to keep knife carriers out of the town centre",
            "Amara Okafor, Head of Community Safety / Det Supt James Whitfield, Mereshire Police",
            None,
            "Spring 2027",
            "Amber",
            "In progress",
            None,
            "Number of orders in force",
            None,
        ),
    ),
    "5. Lead together": (
        (
            "Ask young people what they think of this plan, twice a year",
            None,
            "Safe Futures Northmere",
            date(2026, 10, 31),
            "Amber",
            "Not started",
            None,
            "2 sessions; answers published",
            BOARD,
        ),
        (
            "Report progress, with reasons for what is late, every quarter",
            "Amara Okafor, Head of Community Safety",
            None,
            "Quarterly",
            "Green",
            "In progress",
            "Second report given on 16/07/2026",
            "4 reports a year",
            BOARD,
        ),
    ),
}
KEY = (
    ("Colour", "What it means here"),
    ("Blue", "Finished and checked"),
    ("Green", "On course"),
    ("Amber", "Late or at risk, and the lead knows how to mend it"),
    ("Red", "Late, and help is needed"),
)


def workbook() -> Workbook:
    """Return the plan as a council would publish it: title over merged cells, priorities merged, a key on a second sheet."""
    book = Workbook()
    book.properties.title = "Northmere Serious Violence Duty Delivery Plan 2026-27"
    book.properties.creator = "An invented partnership, for partnergraph"
    book.properties.created = book.properties.modified = datetime(2026, 9, 30)  # noqa: DTZ001 - the format has no time zone
    sheet = book.active
    sheet.title = "Delivery plan"
    sheet.append(
        ["Northmere Community Safety Partnership: Serious Violence Duty Delivery Plan, April 2026 to March 2027"]
    )
    sheet.append(["Version of 30 September 2026. Northmere and all who are named here are invented."])
    sheet.append([])
    sheet.append(HEADINGS)
    for row in (1, 2):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(HEADINGS))
    for priority, actions in PLAN.items():
        first = sheet.max_row + 1
        for number, action in enumerate(actions, start=1):
            sheet.append([f"{priority[0]}.{number}", priority if number == 1 else None, *action])
        sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=2, end_column=2)
    _dress(book)
    key = book.create_sheet("Key")
    for row in KEY:
        key.append(row)
    return book


def _dress(book: Workbook) -> None:
    """Set widths, wrapping, date formats and colours."""
    sheet = book["Delivery plan"]
    sheet["A1"].font = Font(bold=True, size=14)
    for heading, width in zip(sheet[4], WIDTHS, strict=True):
        heading.font = Font(bold=True)
        sheet.column_dimensions[heading.column_letter].width = width
    for row in sheet.iter_rows(min_row=5):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, date):
                cell.number_format = "dd/mm/yyyy"
            elif cell.value in COLOURS:
                cell.fill = PatternFill("solid", fgColor=COLOURS[cell.value])
    sheet.freeze_panes = "A5"


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    workbook().save(folder / "northmere-duty-2026.xlsx")
