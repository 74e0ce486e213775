"""A serious violence duty plan in Word: numbers set by Word, section rows, RAG by colour, registers beside the plan."""

from rendering import Box, Framed, Heading, Line, Paper, Turn
from sources import Act, Plan, agency, nobody, person, post, section, supports, table, team

GREEN, AMBER, RED, BLUE = "92D050", "FFC000", "FF0000", "5B9BD5"
ONE, TWO, THREE = "Understand the problem", "Prevent and divert", "Protect people and places"

ACTS = [
    Act("1.1", "Refresh the needs assessment with hospital and ambulance data", "Oluwaseun Adebayo, Violence Analyst", [person("Oluwaseun Adebayo"), post("Violence Analyst", optional=True), supports(agency("Ashcombe Acute NHS Trust"))], "30 September 2025", "2025-09-30", theme=ONE, rag="green", more=["Ashcombe Acute NHS Trust", GREEN]),
    Act("1.2", "Map every funded programme for children aged ten to seventeen", "Youth Strategy Manager", [post("Youth Strategy Manager"), supports(nobody("Voluntary sector", optional=True))], "Q3 2025/26", "2025-12-31", theme=ONE, rag="amber", more=["Voluntary sector", AMBER]),
    Act("1.3", "Hold listening sessions in both secondary schools", "Ashcombe Youth Council", [agency("Ashcombe Youth Council", kind_alt=["team", "board"]), supports(team("Education Welfare Service"))], "Termly", None, True, theme=ONE, rag="green", more=["Education Welfare Service", GREEN]),
    Act("2.1", "Place a navigator in the emergency department at weekends", "Dr Siân Prydderch (Ashcombe Acute NHS Trust)", [person("Siân Prydderch", "Ashcombe Acute NHS Trust", name_alt=["Dr Siân Prydderch"]), supports(agency("Redthread Outreach"))], "1 Nov 2025", "2025-11-01", theme=TWO, rag="red", more=["Redthread Outreach", RED]),
    Act("2.2", "Offer every excluded child a mentor within five days", "Inclusion Team", [team("Inclusion Team")], "Ongoing", None, True, theme=TWO, rag="green", more=["", GREEN]),
    Act("2.3", "Commission a focused deterrence pilot for the Harbour estate", "TBC", [nobody("TBC"), supports(agency("Ashcombe Constabulary")), supports(agency("Probation Service", kind_alt=["team"]))], "TBC", None, theme=TWO, rag="red", more=["Ashcombe Constabulary; Probation Service", RED]),
    Act("3.1", "Fit bleed control kits in licensed premises and stations", "Licensing Team / British Transport Police", [team("Licensing Team"), agency("British Transport Police"), supports(agency("Pubwatch", kind_alt=["board", "team", "unknown"]))], "31/03/2026", "2026-03-31", theme=THREE, rag="amber", more=["Pubwatch", AMBER]),
    Act("3.2", "Run weapons sweeps in parks before the school holidays", "Insp. Moira Carmichael", [person("Moira Carmichael", name_alt=["Insp. Moira Carmichael", "Insp Moira Carmichael"]), supports(team("Parks Service"))], "July 2025", "2025-07-31", theme=THREE, rag="blue", more=["Parks Service", BLUE]),
    Act("3.3", "Give evidence to the annual review by the policing body", "Head of Community Safety", [post("Head of Community Safety"), supports(nobody("All specified authorities"))], "by end of February 2026", "2026-02-28", theme=THREE, rag="amber", more=["All specified authorities", AMBER]),
]  # fmt: skip

_rows = [["No.", "What we will do", "Lead", "Supported by", "By when", "RAG"]]
for _number, _theme in enumerate((ONE, TWO, THREE), 1):
    _rows.append([Box(bold=True, level=1), *section(_theme, 5)])
    _rows += [
        [Box(level=2), act.action, act.who, act.more[0], act.by, Box(fill=act.more[1])]
        for act in ACTS
        if act.theme == _theme
    ]
_rows[4] = [*_rows[4][:1], Box(ACTS[2].action, note="Dates are agreed with head teachers each term."), *_rows[4][2:]]

PLAN = Plan(
    ".docx",
    Paper(
        "Ashcombe Serious Violence Duty Delivery Plan",
        [
            Heading("Ashcombe Serious Violence Duty Delivery Plan 2025-26"),
            Framed("This plan is owned by the Ashcombe Safer Partnership and read at each of its meetings."),
            Heading("Document control", 2),
            table(
                ["Version", "Date", "Author", "Change"],
                ["0.1", "3 March 2025", "Partnership Officer", "First draft"],
                ["1.0", "12 May 2025", "Partnership Officer", "Agreed by the board"],
            ),
            Turn(across=True),
            Heading("What the colours say", 2),
            table(
                ["Colour", "Meaning"],
                [Box(fill=GREEN), "On track"],
                [Box(fill=AMBER), "Some delay"],
                [Box(fill=RED), "Serious delay"],
                [Box(fill=BLUE), "Complete"],
            ),
            Heading("Actions", 2),
            table(*_rows, widths=(1, 5, 3, 3, 2, 1)),
            Turn(),
            Heading("Information sharing agreements", 2),
            table(
                ["Agreement", "Parties", "Signed", "Review date"],
                ["Injury Data Sharing Agreement", "Ashcombe Acute NHS Trust, Ashcombe Council", "14 January 2025", "January 2027"],
                ["Violence Duty Protocol", "Ashcombe Constabulary, Ashcombe Council, Probation Service", "Not yet signed", ""],
            ),
            Heading("Single points of contact", 2),
            table(
                ["Organisation", "Name", "Post", "Email"],
                ["Ashcombe Constabulary", "Kwabena Mensah", "Chief Inspector, Prevention", "prevention@ashcombe.example"],
                ["Probation Service", "Aoife Brannigan", "Head of Delivery Unit", "ashcombe.unit@probation.example"],
                ["Ashcombe Fire and Rescue", "Gurdeep Kaur Johal", "Station Manager", "stations@ashcombefire.example"],
            ),
            Line("Questions about this plan go to the Partnership Officer."),
        ],
        header="Ashcombe Safer Partnership",
        footer="Serious Violence Duty Delivery Plan 2025-26",
    ),
    ACTS,
    contacts=[
        {"who": "Kwabena Mensah", "of": "Ashcombe Constabulary"},
        {"who": "Aoife Brannigan", "of": "Probation Service"},
        {"who": "Gurdeep Kaur Johal", "of": "Ashcombe Fire and Rescue"},
    ],
    agreements=[
        {"name": "Injury Data Sharing Agreement", "parties": ["Ashcombe Acute NHS Trust", "Ashcombe Council"]},
        {"name": "Violence Duty Protocol", "parties": ["Ashcombe Constabulary", "Ashcombe Council", "Probation Service"]},
    ],
)  # fmt: skip
