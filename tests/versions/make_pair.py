"""Write two versions of an invented plan, as Word documents and as workbooks.

In: nothing. Out: stannerby-2025.docx and .xlsx, stannerby-2026.docx and .xlsx, beside this script or in the folder that is named. The
truth about what changed is `TRUTH`: 13 renumbered with old numbers given anew, 8 led by others, 8 slipped, 3 reworded, 4 closed,
2 new, 1 dropped.
"""

import sys
from datetime import date
from pathlib import Path

from docx import Document
from openpyxl import Workbook
from openpyxl.styles import Font

HEADINGS = ("Ref", "Action", "Lead", "Supported by", "By when", "Status", "Outcome")

# Section, then its actions: number, action, lead, supported by, when, status, outcome.
FIRST = {
    "1. Know the problem": [
        ("1.1", "Refresh the assessment of violence in the borough with figures from all partners", "Orla Fenwick", "Mereshire Police", date(2025, 12, 31), "In progress", "Assessment agreed by the board"),
        ("1.2", "Map where knives are found and where people call about them", "Det Insp Hamza Yardley", "Community Safety Team", date(2025, 9, 30), "In progress", "A map before each meeting"),
        ("1.3", "Set up a monthly feed of assault figures, without names, from the emergency department", "Stannerby General Hospital", "Public Health", date(2025, 6, 30), "In progress", "Twelve files a year received"),
        ("1.4", "Ask young people each spring where they feel unsafe and why", "Youth Service", "Secondary schools", date(2026, 4, 30), "Not started", "500 answers a year"),
        ("1.5", "Compare our offer with that of three like boroughs", "Orla Fenwick", "", date(2025, 11, 30), "Not started", "A paper for the board"),
        ("1.6", "Write a short note for members on what the figures say", "Head of Communications", "Orla Fenwick", date(2025, 10, 31), "Not started", "Note sent to all members"),
    ],
    "2. Act early": [
        ("2.1", "Offer every secondary school a lesson on knives and on asking for help", "Head of Education", "Mereshire Fire and Rescue Service", date(2026, 3, 31), "In progress", "All 11 schools have had it"),
        ("2.2", "Train form tutors to notice exploitation and to refer a child", "Head of Education", "Mereshire Police", date(2025, 12, 31), "In progress", "200 tutors trained"),
        ("2.3", "Pay for mentors for forty children who are often excluded", "Youth Justice Service", "Secondary schools", date(2026, 3, 31), "In progress", "Exclusions of these children halve"),
        ("2.4", "Open the leisure centre free of charge on Friday nights", "Leisure Services", "Youth Service", date(2025, 7, 31), "In progress", "80 young people a night"),
        ("2.5", "Visit the parents of each child who is found with a knife within two days", "Youth Justice Service", "Mereshire Police", date(2025, 9, 30), "In progress", "All visited within two days"),
        ("2.6", "Bring the speech and language check into the first assessment", "Speech and Language Therapy Service", "Youth Justice Service", date(2026, 1, 31), "Not started", "Every child is checked"),
    ],
    "3. Protect those who are harmed": [
        ("3.1", "Place a youth worker in the emergency department at weekends", "Youth Service", "Stannerby General Hospital", date(2025, 10, 31), "In progress", "Every injured young person is spoken to"),
        ("3.2", "Agree with landlords how a family at risk is moved within a week", "Head of Housing", "Mereshire Police", date(2025, 8, 31), "In progress", "No family waits longer than a week"),
        ("3.3", "Train reception staff of surgeries to ask about safety at home", "Public Health", "Domestic Abuse Service", date(2026, 2, 28), "Not started", "All 14 surgeries trained"),
        ("3.4", "Keep a list of safe places in the high street and show them with a sticker", "Town Centre Manager", "Community Safety Team", date(2025, 12, 31), "In progress", "30 shops take part"),
        ("3.5", "Review each case of a child hurt by a knife within six weeks", "Safeguarding Partnership Manager", "Mereshire Police", date(2025, 9, 30), "In progress", "Each review is done in time"),
        ("3.6", "Call every victim of robbery under 18 within three days", "Victim Support", "Mereshire Police", date(2025, 12, 31), "In progress", "Nine in ten are called in time"),
    ],
    "4. Deal with those who harm": [
        ("4.1", "Hold a tasking meeting each month on the ten people who worry us most", "Det Insp Hamza Yardley", "Probation Service", date(2025, 6, 30), "In progress", "Twelve meetings a year"),
        ("4.2", "Meet each person who leaves prison at the gate", "Probation Service", "Head of Housing", date(2026, 3, 31), "In progress", "All are met"),
        ("4.3", "Test shops on the sale of knives to children, in every ward", "Trading Standards", "Mereshire Police", date(2025, 11, 30), "In progress", "Two tests in each ward"),
        ("4.4", "Put knife bins at the three stations", "Community Safety Team", "Mereshire Police", date(2025, 8, 31), "In progress", "Three bins in use"),
        ("4.5", "Share a list of closure orders with the neighbouring boroughs each quarter", "Legal Services", "Mereshire Police", date(2025, 12, 31), "Not started", "Four lists a year"),
        ("4.6", "Find work or training for twenty people on licence", "Probation Service", "Stannerby College", date(2026, 3, 31), "Not started", "Twenty in work or training"),
    ],
}  # fmt: skip

# What was done, by the number in the first version. Numbers not named are as they were.
RENUMBERED = {
    "1.4": "1.5", "1.5": "1.6", "1.6": "1.7",
    "2.3": "2.2", "2.4": "2.3", "2.5": "2.4", "2.6": "2.5",
    "3.2": "3.6", "3.3": "3.2", "3.4": "3.3", "3.5": "3.4", "3.6": "3.5",
    "4.6": "2.6",
}  # fmt: skip
OWNED = {
    "1.1": "Bryony Castell", "1.5": "Bryony Castell", "2.1": "Zadie Pellew", "2.5": "Early Help Service", "3.1": "Stannerby General Hospital",
    "3.6": "Witness Care Unit", "4.3": "Det Insp Hamza Yardley", "4.6": "Stannerby College",
}  # fmt: skip
SLIPPED = {
    "1.2": date(2026, 3, 31), "1.5": date(2026, 2, 28), "2.1": date(2026, 9, 30), "2.6": date(2026, 6, 30), "3.3": date(2026, 8, 31),
    "3.4": date(2026, 4, 30), "4.2": date(2026, 9, 30), "4.5": date(2026, 3, 31),
}  # fmt: skip
REWORDED = {
    "1.4": "Survey pupils every spring on the places where they do not feel safe, and the reasons",
    "3.2": "Settle with housing associations that a household in danger is rehoused inside seven days",
    "4.1": "Hold a tasking meeting every four weeks on the fifteen people who worry partners most",
}
CLOSED = ("1.3", "2.4", "3.5", "4.4")
DROPPED = "2.2"
# Each with the lead, the day and the words of one that was there before.
NEW = {
    "1.4": ("1. Know the problem", "Count the children who are missing from school and tell the board each term", "Orla Fenwick", "Head of Education", date(2025, 12, 31), "Not started", "Three counts a year"),
    "4.6": ("4. Deal with those who harm", "Train custody staff to refer a detained child to a youth worker", "Det Insp Hamza Yardley", "Youth Justice Service", date(2026, 3, 31), "Not started", "Every detained child is referred"),
}  # fmt: skip

TRUTH = {
    "renumbered": set(RENUMBERED.values()),
    "re-owned": {RENUMBERED.get(ref, ref) for ref in OWNED},
    "slipped": {RENUMBERED.get(ref, ref) for ref in SLIPPED},
    "reworded": {RENUMBERED.get(ref, ref) for ref in REWORDED},
    "closed": {RENUMBERED.get(ref, ref) for ref in CLOSED},
    "new": set(NEW),
    "dropped in silence": {DROPPED},
    "moved": {"2.6"},
}
"""For each kind of change the numbers that the actions have in the second version; what is gone has its old one."""


def second() -> dict[str, list[tuple[object, ...]]]:
    """Return the second version in the form of the first."""
    made: dict[str, list[tuple[object, ...]]] = {section: [] for section in FIRST}
    for rows in FIRST.values():
        for ref, action, lead, beside, when, status, outcome in rows:
            if ref == DROPPED:
                continue
            number = RENUMBERED.get(ref, ref)
            now = next(name for name in FIRST if name[0] == number[0])
            made[now].append(
                (
                    number,
                    REWORDED.get(ref, action),
                    OWNED.get(ref, lead),
                    beside,
                    SLIPPED.get(ref, when),
                    "Complete" if ref in CLOSED else status,
                    outcome,
                )
            )
    for number, (section, *rest) in NEW.items():
        made[section].append((number, *rest))
    return {section: sorted(rows) for section, rows in made.items()}


def write_docx(plan: dict[str, list[tuple[object, ...]]], title: str, path: Path) -> None:
    """Write a plan as a Word document: a heading and a table a section."""
    paper = Document()
    paper.add_heading(title, 0)
    for section, rows in plan.items():
        paper.add_heading(section, 1)
        table = paper.add_table(1, len(HEADINGS))
        for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=True):
            cell.text = heading
        for row in rows:
            for cell, value in zip(table.add_row().cells, row, strict=True):
                cell.text = f"{value:%B %Y}" if isinstance(value, date) else str(value)
    paper.save(str(path))


def write_xlsx(plan: dict[str, list[tuple[object, ...]]], title: str, path: Path) -> None:
    """Write a plan as a workbook: the title, the headings, then a row for each section and each action."""
    book = Workbook()
    page = book.active
    page.title = "Plan"
    page.append([title])
    page.append(HEADINGS)
    for section, rows in plan.items():
        page.append([section])
        page.cell(page.max_row, 1).font = Font(bold=True)
        page.merge_cells(start_row=page.max_row, start_column=1, end_row=page.max_row, end_column=len(HEADINGS))
        for row in rows:
            page.append(row)
            page.cell(page.max_row, 5).number_format = "dd/mm/yyyy"
    book.save(path)


def main() -> None:
    """Write the four files."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for plan, year, month in ((FIRST, 2025, "April 2025"), (second(), 2026, "January 2026")):
        title = f"Stannerby Community Safety Partnership: Serious Violence Action Plan, {month}"
        write_docx(plan, title, folder / f"stannerby-{year}.docx")
        write_xlsx(plan, title, folder / f"stannerby-{year}.xlsx")


if __name__ == "__main__":
    main()
