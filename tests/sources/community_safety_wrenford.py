"""A community safety workbook: the plan on one sheet; contacts, agreements, members and indicators on others."""

from datetime import date

from rendering import Box, Paper
from sources import Act, Plan, agency, person, post, table, team

ONE, TWO = "Serious violence", "Women's safety"
ACTS = [
    Act("SV1", "Refresh the strategy and lay it before full council", "Isla Macpherson", [person("Isla Macpherson")], "2026-01-31", "2026-01-31", theme=ONE, status="In progress", more=["Head of Community Safety", "Draft with partners"]),
    Act("SV2", "Agree a weekly list of people at risk with the hospital trust", "Wrenford Hospitals NHS Trust", [agency("Wrenford Hospitals NHS Trust")], "2025-10-31", "2025-10-31", theme=ONE, status="Not started", more=["", "Waiting for the agreement"]),
    Act("SV3", "Set up a young people's advisory group", "Devonte Clarke", [person("Devonte Clarke")], "2025-09-30", "2025-09-30", theme=ONE, status="Complete", more=["", "Twelve members"]),
    Act("SV4", "Bring boxing and music to the Tithe Barn estate", "Wrenford Boxing Club", [agency("Wrenford Boxing Club")], "Ongoing", None, True, theme=ONE, status="In progress", more=["", ""]),
    Act("WS1", "Light the canal path from the station to the college", "Highways", [team("Highways")], "2026-03-31", "2026-03-31", theme=TWO, status="In progress", more=["", "Lamps ordered"]),
    Act("WS2", "Ask every licensed venue to sign the safety charter", "Licensing Officer", [post("Licensing Officer")], "2025-11-30", "2025-11-30", theme=TWO, status="In progress", more=["", "Nineteen signed"]),
    Act("WS3", "Walk the night-time route with students each term", "Student Union / Wrenford Police", [agency("Student Union", kind_alt=["team"]), agency("Wrenford Police")], "Termly", None, True, theme=TWO, status="In progress", more=["", ""]),
    Act("WS4", "Report to the partnership board on stalking cases", "Parveen Iqbal", [person("Parveen Iqbal")], "2025-12-31", "2025-12-31", theme=TWO, status="Not started", more=["", ""]),
]  # fmt: skip


def _row(act: Act) -> list[Box]:
    when = Box(act.by, value=date.fromisoformat(act.by)) if act.by[:2] == "20" else Box(act.by)
    return [Box(act.ref), Box(act.action), Box(act.who), when, Box(act.status or ""), Box(act.more[1])]


_rows: list = [["Theme", "Ref", "Action", "Lead", "Due", "Status", "Progress"]]
for _theme in (ONE, TWO):
    _mine = [act for act in ACTS if act.theme == _theme]
    _rows += [[*([Box(_theme, rows=len(_mine))] if not at else []), *_row(act)] for at, act in enumerate(_mine)]

CONTACTS = [
    ("Wrenford Police", "Chief Inspector Oonagh Devlin", "safer@wrenfordpolice.example", "Violence"),
    ("Wrenford Hospitals NHS Trust", "Dr Chinedu Eze", "ed@wrenfordhospitals.example", "Injury data"),
    ("Neighbouring county: Ellerdale", "TBC", "", "Cross-border cases"),
]
AGREEMENTS = [
    ("Wrenford Overarching Protocol", "Wrenford Council; Wrenford Police; Probation Service", date(2024, 5, 1), date(2026, 5, 1)),
    ("Injury Surveillance Agreement", "Wrenford Hospitals NHS Trust; Wrenford Council", None, None),
]  # fmt: skip
MEMBERS = [
    ("Cllr Yusuf Adan", "Chair", "Wrenford Council"),
    ("Oonagh Devlin", "Vice-chair", "Wrenford Police"),
    ("Bethan Cadwallader", "Member", "Probation Service"),
    ("Vacant", "Member", "NHS Wrenford ICB"),
]

PLAN = Plan(
    ".xlsx",
    Paper(
        "Wrenford community safety plan",
        [
            table(*_rows, sheet="Plan", widths=(2, 1, 5, 3, 2, 2, 3)),
            table(["Organisation", "Single point of contact", "Email", "Subject"], *CONTACTS, sheet="SPOC directory"),
            table(
                ["Agreement", "Parties", "Date signed", "Review date"],
                *[[name, who, *[Box("", value=day) for day in days]] for name, who, *days in AGREEMENTS],
                sheet="ISA register",
            ),
            table(["Name", "Role on the board", "Organisation"], *MEMBERS, sheet="Board members"),
            table(
                ["Indicator", "2023/24", "2024/25", "Target"],
                ["Knife crime with injury", "41", "37", "30"],
                ["Feel safe after dark", "54%", "58%", "65%"],
                sheet="Indicators",
            ),
        ],
    ),
    ACTS,
    contacts=[
        {"who": "Oonagh Devlin", "of": "Wrenford Police"},
        {"who": "Chinedu Eze", "of": "Wrenford Hospitals NHS Trust"},
        {"who": "TBC", "of": "Ellerdale"},
    ],
    agreements=[
        {
            "name": "Wrenford Overarching Protocol",
            "parties": ["Wrenford Council", "Wrenford Police", "Probation Service"],
        },
        {"name": "Injury Surveillance Agreement", "parties": ["Wrenford Hospitals NHS Trust", "Wrenford Council"]},
    ],
    members=[
        {"board": "", "who": "Yusuf Adan", "of": "Wrenford Council"},
        {"board": "", "who": "Oonagh Devlin", "of": "Wrenford Police"},
        {"board": "", "who": "Bethan Cadwallader", "of": "Probation Service"},
        {"board": "", "who": "Vacant", "of": "NHS Wrenford ICB"},
    ],
)
