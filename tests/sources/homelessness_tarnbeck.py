"""A homelessness strategy's delivery plan as a PDF without any lines: columns are told by white space alone."""

from rendering import Heading, Line, Paper
from sources import Act, Plan, agency, person, post, table, team

PREVENT, RELIEVE = "Prevent homelessness early", "Relieve rough sleeping"

ACTS = [
    Act("H1", "Contact every household with a notice to leave within five working days", "Housing Options Team", [team("Housing Options Team")], "June 2025", "2025-06-30", theme=PREVENT, status="Complete"),
    Act("H2", "Run a weekly advice session at the food bank on Chapel Street", "Shanelle Campbell-Reid", [person("Shanelle Campbell-Reid")], "Ongoing", None, True, theme=PREVENT, status="On track"),
    Act("H3", "Write a joint protocol on young people aged sixteen and seventeen with children's services", "Youth Homelessness Officer", [post("Youth Homelessness Officer")], "31 October 2025", "2025-10-31", theme=PREVENT, status="Behind"),
    Act("H4", "Agree discharge arrangements with both hospitals so that nobody leaves a ward for the street", "Tarnbeck Hospitals NHS Trust", [agency("Tarnbeck Hospitals NHS Trust")], "January 2026", "2026-01-31", theme=PREVENT, status="Not started"),
    Act("H5", "Fund a deposit scheme for single people with the credit union", "Tarnbeck Credit Union", [agency("Tarnbeck Credit Union")], "2026/27", "2027-03-31", theme=PREVENT, status="Not started"),
    Act("R1", "Count people who sleep rough once a month", "Outreach Coordinator", [post("Outreach Coordinator")], "Monthly", None, True, theme=RELIEVE, status="On track"),
    Act("R2", "Open twelve Housing First places with support that does not end after a year", "Mustafa Yildiz, Director of Stonebridge House", [person("Mustafa Yildiz"), post("Director", "Stonebridge House", optional=True, name_alt=["Director of Stonebridge House"]), agency("Stonebridge House", optional=True)], "30 April 2026", "2026-04-30", theme=RELIEVE, status="Behind"),
    Act("R3", "Bring a nurse and a vet to the day centre every Thursday", "Tarnbeck Community Health", [agency("Tarnbeck Community Health", kind_alt=["team"])], "From May 2025", None, True, theme=RELIEVE, status="On track"),
    Act("R4", "Keep beds for cold nights from November to March", "Churches Together", [agency("Churches Together", kind_alt=["unknown", "team"])], "1 November 2025", "2025-11-01", theme=RELIEVE, status="Not started"),
]  # fmt: skip


def _table(theme: str) -> object:
    rows = [[act.ref, act.action, act.who, act.by, act.status] for act in ACTS if act.theme == theme]
    return table(["Ref", "Action", "Lead", "By when", "Status"], *rows, widths=(0.6, 4, 2.5, 1.7, 1.2), ruled=False)


PLAN = Plan(
    ".pdf",
    Paper(
        "Tarnbeck Homelessness Strategy Delivery Plan",
        [
            Heading("Tarnbeck Homelessness and Rough Sleeping Strategy"),
            Heading("Delivery plan, year one (2025-26)", 2),
            Line("The Homelessness Forum owns this plan. The cabinet member for housing reports on it each quarter."),
            Heading(PREVENT, 3),
            _table(PREVENT),
            Heading(RELIEVE, 3),
            _table(RELIEVE),
        ],
        footer="Tarnbeck District Council",
    ),
    ACTS,
    how={"across": False, "size": 9},
)
