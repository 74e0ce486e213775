"""A modern slavery plan written in Word and saved as PDF by an office program: what most published PDFs are."""

from rendering import Box, Heading, Line, Paper, Turn
from sources import Act, Plan, agency, nobody, person, post, section, supports, table, team

PREPARE, PURSUE, PROTECT = "Prepare", "Pursue", "Protect"

ACTS = [
    Act("1.1", "Name one person in every agency who can be rung about a concern", "Anti-Slavery Coordinator", [post("Anti-Slavery Coordinator"), supports(nobody("All partners"))], "31 August 2025", "2025-08-31", theme=PREPARE, status="In progress", more=["All partners", "In progress", "List on the shared site"]),
    Act("1.2", "Put a clause on labour abuse into contracts above one hundred thousand pounds", "Head of Procurement", [post("Head of Procurement"), supports(team("Legal Services"))], "April 2026", "2026-04-30", theme=PREPARE, status="Not started", more=["Legal Services", "Not started", "Clause in every new contract"]),
    Act("2.1", "Visit car washes and nail bars twice a year with all inspectors together", "DI Emeka Obiora", [person("Emeka Obiora", name_alt=["DI Emeka Obiora"]), supports(agency("Gangmasters and Labour Abuse Authority"))], "Ongoing", None, True, theme=PURSUE, status="In progress", more=["Gangmasters and Labour Abuse Authority", "In progress", "Visits made, people found"]),
    Act("2.2", "Share what is known of county lines with ports and bus stations", "Gristhorpe Police", [agency("Gristhorpe Police"), supports(agency("Border Force"))], "Nov 2025", "2025-11-30", theme=PURSUE, status="In progress", more=["Border Force", "In progress", "Bulletin each month"]),
    Act("3.1", "Keep a safe place for the first three nights after somebody comes forward", "Housing Solutions Manager", [post("Housing Solutions Manager"), supports(agency("Salvation Army"))], "30 September 2025", "2025-09-30", theme=PROTECT, status="Delayed", more=["Salvation Army", "Delayed", "Beds free when needed"]),
    Act("3.2", "Train first responders in the use of interpreters", "Thi Mai Nguyen", [person("Thi Mai Nguyen"), supports(agency("Gristhorpe Refugee Council", kind_alt=["board"]))], "15/12/2025", "2025-12-15", theme=PROTECT, status="Not started", more=["Gristhorpe Refugee Council", "Not started", "Sixty people trained"]),
    Act("3.3", "Ask survivors what would have helped them sooner", "Adult Social Care", [team("Adult Social Care")], "Summer 2026", None, theme=PROTECT, status="Not started", more=["", "Not started", "Report with proposals"]),
]  # fmt: skip

_rows: list = [["Ref", "Action", "Lead", "Supported by", "Timescale", "Status", "Success measure"]]
for _theme in (PREPARE, PURSUE, PROTECT):
    _rows.append(section(_theme, 7, fill="E2EFD9"))
    _rows += [[act.ref, act.action, act.who, act.more[0], act.by, *act.more[1:]] for act in ACTS if act.theme == _theme]
_rows[8] = [*_rows[8][:4], Box(_rows[8][4], note="Dates in this column are reviewed each quarter."), *_rows[8][5:]]

PLAN = Plan(
    ".pdf",
    Paper(
        "Gristhorpe Modern Slavery Action Plan",
        [
            Turn(across=True),
            Heading("Gristhorpe Anti-Slavery Partnership"),
            Heading("Modern slavery action plan 2025-26", 2),
            Line("The partnership meets each quarter. Minutes are on its site."),
            table(*_rows, widths=(0.8, 4, 2.2, 2.4, 2, 1.7, 2)),
        ],
        header="Gristhorpe Anti-Slavery Partnership",
        footer="Modern slavery action plan",
    ),
    ACTS,
    printed_by="soffice",
)
