"""A SEND improvement plan in Word: parent actions with their own sub-actions (A, Ai), the section in the first column."""

from rendering import Box, Heading, Line, Paper, Turn
from sources import Act, Plan, agency, person, post, table, team

TIME, VOICE = "Plans on time", "Voice of families"

ACTS = [
    Act("A", "Issue education, health and care plans within twenty weeks", "Assistant Director for Inclusion", [post("Assistant Director for Inclusion")], "31 July 2026", "2026-07-31", theme=TIME, rag="amber", more=["Amber"]),
    Act("Ai", "Recruit four more plan coordinators", "SEND Service Manager", [post("SEND Service Manager")], "30 September 2025", "2025-09-30", theme=TIME, rag="green", more=["Green"]),
    Act("Aii", "Agree with therapists a limit of six weeks for advice", "Otterby Community Health NHS Trust", [agency("Otterby Community Health NHS Trust")], "Nov 2025", "2025-11-30", theme=TIME, rag="amber", more=["Amber"]),
    Act("Aiii", "Clear the backlog of annual reviews that are more than a year late", "Educational Psychology Service / SEND Service", [team("Educational Psychology Service"), team("SEND Service")], "April 2026", "2026-04-30", theme=TIME, rag="red", more=["Red"]),
    Act("B", "Decide on requests with a panel that includes schools and health", "Panel Chair", [post("Panel Chair")], "Weekly", None, True, theme=TIME, rag="green", more=["Green"]),
    Act("C", "Make the local offer easy to search", "Digital Services", [team("Digital Services")], "December 2025", "2025-12-31", theme=VOICE, rag="amber", more=["Amber"]),
    Act("Ci", "Test the pages with parents who do not read English well", "Otterby Parent Carer Forum", [agency("Otterby Parent Carer Forum", kind_alt=["board"])], "10 October 2025", "2025-10-10", theme=VOICE, rag="green", more=["Green"]),
    Act("Cii", "Add a page for each special school and resource base", "Nasreen Akhtar and Tomasz Wieczorek", [person("Nasreen Akhtar"), person("Tomasz Wieczorek")], "14/11/2025", "2025-11-14", theme=VOICE, rag="green", more=["Green"]),
    Act("D", "Survey families twice a year and publish what changed", "Participation Lead (tbc)", [post("Participation Lead", provisional=True)], "June and December 2026", "2026-12-31", theme=VOICE, rag="red", more=["Red"]),
]  # fmt: skip

_rows: list = [["Theme", "Ref", "Action", "Lead officer", "Deadline", "RAG"]]
for _theme in (TIME, VOICE):
    _mine = [act for act in ACTS if act.theme == _theme]
    for _at, _act in enumerate(_mine):
        _first = [Box(_theme, rows=len(_mine), bold=True)] if not _at else []
        _whole = len(_act.ref) == 1
        _rows.append([*_first, _act.ref, Box(_act.action, bold=_whole), _act.who, _act.by, _act.more[0]])

PLAN = Plan(
    ".docx",
    Paper(
        "Otterby SEND Priority Action Plan",
        [
            Turn(across=True),
            Heading("Otterby Local Area SEND Priority Action Plan"),
            Line("Version 3, August 2025. The plan is monitored by the SEND Improvement Board."),
            table(*_rows, widths=(1.5, 0.8, 5, 3, 2, 1)),
            Heading("Data we watch", 2),
            table(
                ["Measure", "2023", "2024", "Target"],
                ["Plans issued in twenty weeks", "38 %", "51 %", "70 %"],
                ["Tribunals registered", "44", "61", "30"],
            ),
            Heading("Services for families", 2),
            table(
                ["Service", "What it offers", "Telephone"],
                ["Otterby Information and Advice", "Free and impartial advice for parents", "01632 960101"],
                ["Short Breaks", "Clubs at weekends and in holidays", "01632 960102"],
            ),
        ],
        footer="Otterby Local Area Partnership",
    ),
    ACTS,
)
