"""A Prevent delivery plan as an upright PDF: rating by the colour of a cell with the plan's own key, services that are no actions."""

from rendering import Box, Heading, Line, Paper, Turn
from sources import Act, Plan, agency, board, person, post, table, team

GREEN, AMBER, RED = "00B050", "FFC000", "C00000"

ACTS = [
    Act("1", "Refresh the local risk assessment after the yearly briefing", "Prevent Coordinator", [post("Prevent Coordinator")], "31 May 2025", "2025-05-31", rag="green", more=[GREEN]),
    Act("2", "Hold the Channel panel each month with all members present", "Channel Panel Chair", [post("Channel Panel Chair")], "Monthly", None, True, rag="green", more=[GREEN]),
    Act("3", "Visit every independent school and tutoring centre", "Rukhsana Mahmood (Education Officer)", [person("Rukhsana Mahmood"), post("Education Officer", optional=True)], "December 2025", "2025-12-31", rag="amber", more=[AMBER]),
    Act("4", "Add a clause on extremist speakers to the hire terms of halls", "Estates and Legal Services", [team("Estates"), team("Legal Services")], "30-09-2025", "2025-09-30", rag="amber", more=[AMBER]),
    Act("5", "Give two workshops a term on false claims online", "Colneford College", [agency("Colneford College")], "Termly", None, True, rag="green", more=[GREEN]),
    Act("6", "Agree a referral route with the two mental health wards", "Colneford Partnership NHS Foundation Trust", [agency("Colneford Partnership NHS Foundation Trust")], "Feb 2026", "2026-02-28", rag="red", more=[RED]),
    Act("7", "Run an exercise on community tension with faith leaders", "Faith Forum / Colneford Police", [board("Faith Forum", kind_alt=["agency", "team"]), agency("Colneford Police")], "14 January 2026", "2026-01-14", rag="red", more=[RED]),
    Act("8", "Write to parents of children who are taught at home", "Elective Home Education Team", [team("Elective Home Education Team")], "Autumn 2025", None, rag="amber", more=[AMBER]),
]  # fmt: skip

PLAN = Plan(
    ".pdf",
    Paper(
        "Colneford Prevent Delivery Plan",
        [
            Heading("Colneford Prevent Partnership: delivery plan 2025/26"),
            Line("Agreed by the Prevent Board on 8 April 2025."),
            table(
                ["Colour", "What it means"],
                [Box(fill=GREEN), "On course"],
                [Box(fill=AMBER), "Late, with a plan to recover"],
                [Box(fill=RED), "Late, without a plan"],
                widths=(1, 4),
            ),
            table(
                ["No.", "Action", "Owner", "Deadline", "RAG"],
                *[[act.ref, act.action, act.who, act.by, Box(fill=act.more[0])] for act in ACTS],
                widths=(0.7, 5, 3, 2, 0.9),
            ),
            Turn(),
            Heading("Services that this plan draws on", 2),
            table(
                ["Service", "Provider", "For whom"],
                ["Mentoring", "Bridgeway Trust", "Adults who have been referred"],
                ["Family support", "Colneford Council", "Parents and carers"],
            ),
        ],
        footer="OFFICIAL",
    ),
    ACTS,
    how={"across": False},
)
