"""A safeguarding adults board's business plan in Word: ticks under headings of status, a member list, a layout table."""

from rendering import Box, Heading, Line, Paper, Turn
from sources import Act, Plan, agency, board, person, post, section, table, team

HEAR, LEARN = "Priority one: hear the person", "Priority two: learn and change"

ACTS = [
    Act("1", "Ask everybody at the end of an enquiry what difference it made", "Principal Social Worker", [post("Principal Social Worker")], "30 Sept 2025", "2025-09-30", theme=HEAR, status="In progress"),
    Act("2", "Set up a group of people with lived experience to advise the board", "Healthwatch Lynwold", [agency("Healthwatch Lynwold")], "October 2025", "2025-10-31", theme=HEAR, status="Complete"),
    Act("3", "Make leaflets in Easy Read and British Sign Language", "Zainab Chaudhry, Board Business Manager", [person("Zainab Chaudhry"), post("Board Business Manager", optional=True)], "End of Q2 2025/26", "2025-09-30", theme=HEAR, status="In progress"),
    Act("4", "Map advocacy services and close the gap in the north of the county", "Joint Commissioning Team", [team("Joint Commissioning Team")], "2026", "2026-12-31", theme=HEAR, status="Not started"),
    Act("5", "Write a seven-minute briefing after each review", "Learning and Development Subgroup", [board("Learning and Development Subgroup", kind_alt=["team"])], "Ongoing", None, True, theme=LEARN, status="In progress"),
    Act("6", "Test self-neglect practice by an audit across agencies", "Lynwold Fire and Rescue Service; Adult Social Care", [agency("Lynwold Fire and Rescue Service"), team("Adult Social Care")], "27 February 2026", "2026-02-27", theme=LEARN, status="Not started"),
    Act("7", "Check that every care home has a named lead for safeguarding", "Quality Assurance Officer", [post("Quality Assurance Officer")], "01.12.2025", "2025-12-01", theme=LEARN, status="Complete"),
    Act("8", "Agree a pathway for people who leave hospital without a home", "Niamh Gallagher (Lynwold Hospitals NHS Foundation Trust)", [person("Niamh Gallagher", "Lynwold Hospitals NHS Foundation Trust")], "Spring 2026", None, theme=LEARN, status="In progress"),
]  # fmt: skip

STATES = ("Not started", "In progress", "Complete")
_rows: list = [["No", "Action", "Responsible", "When", *STATES]]
for _theme in (HEAR, LEARN):
    _rows.append(section(_theme, 7, fill="D9E2F3"))
    for _act in ACTS:
        if _act.theme == _theme:
            _ticks = ["\u2713" if _act.status == state else "" for state in STATES]
            _rows.append([_act.ref, _act.action, _act.who, _act.by, *_ticks])
_rows.append([Box("Total", columns=4, bold=True), "2", "4", "2"])

PLAN = Plan(
    ".docx",
    Paper(
        "Lynwold Safeguarding Adults Board: business plan",
        [
            table(
                ["Lynwold Safeguarding Adults Board", "Business plan 2025-26"],
                ["County Hall, Lynwold", "Independent Chair: Ruth Abramowitz"],
                head=0,
                ruled=False,
            ),
            Heading("Business plan 2025-26"),
            Line("This plan turns the strategy of the board into work for the year."),
            table(*_rows, widths=(0.6, 4, 3, 1.6, 1, 1, 1.1)),
            Turn(),
            Heading("Members of the board", 2),
            table(
                ["Name", "Role", "Organisation"],
                ["Ruth Abramowitz", "Independent Chair", ""],
                ["Harpreet Singh Gill", "Director of Adult Services", "Lynwold County Council"],
                ["Det. Supt. Anwen Llewellyn", "Head of Public Protection", "Lynwold Police"],
                ["Chidi Nwosu", "Chief Nurse", "NHS Lynwold ICB"],
                ["Marta Kowalczyk", "Chief Executive", "Healthwatch Lynwold"],
            ),
            Heading("Words used in this plan", 2),
            table(
                ["Term", "Meaning"],
                ["SAR", "Safeguarding adults review"],
                ["MSP", "Making safeguarding personal"],
                ["DoLS", "Deprivation of liberty safeguards"],
            ),
        ],
        header="Lynwold Safeguarding Adults Board",
    ),
    ACTS,
    members=[
        {"board": "Lynwold Safeguarding Adults Board", "who": "Ruth Abramowitz", "of": ""},
        {"board": "Lynwold Safeguarding Adults Board", "who": "Harpreet Singh Gill", "of": "Lynwold County Council"},
        {"board": "Lynwold Safeguarding Adults Board", "who": "Anwen Llewellyn", "of": "Lynwold Police"},
        {"board": "Lynwold Safeguarding Adults Board", "who": "Chidi Nwosu", "of": "NHS Lynwold ICB"},
        {"board": "Lynwold Safeguarding Adults Board", "who": "Marta Kowalczyk", "of": "Healthwatch Lynwold"},
    ],
)
