"""A combating drugs plan in Excel: a matrix under headings of two rows, letters in lower case, with stars and slashes."""

from rendering import Box, Paper
from sources import Act, Entry, Plan, agency, table, team

BODIES = (
    ("Public Health", team("Public Health")),
    ("Ellerdale Police", agency("Ellerdale Police")),
    ("Probation", agency("Probation", kind_alt=["team"])),
    ("Turning Tide", agency("Turning Tide", kind_alt=["person", "team", "unknown"])),
    ("Housing", team("Housing")),
)
LETTERS = {"r": "responsible", "a": "accountable", "s": "supports", "c": "consulted", "i": "informed"}

_ROWS = [
    ("CD1", "Write one needs assessment for drugs and alcohol", "a/r", "c", "c", "c", "i", "Sept 2025", "2025-09-30", False),
    ("CD2", "Stop supply to the two prisons through drones", "i", "A", "r", "", "", "31/12/2025", "2025-12-31", False),
    ("CD3", "Bring treatment to hostels one evening a week", "a", "", "", "R*", "s", "Ongoing", None, True),
    ("CD4", "Meet people at the gate on the day of release", "c", "i", "A", "r", "s", "1 April 2026", "2026-04-01", False),
    ("CD5", "Give naloxone to custody officers and wardens", "a", "r", "", "s", "", "Nov-25", "2025-11-30", False),
    ("CD6", "Test what is sold at the festival and warn at once", "A", "C", "", "R", "", "Summer 2026", None, False),
    ("CD7", "Review each drug death within eight weeks", "A/R", "c", "c", "c", "c", "Quarterly", None, True),
    ("CD8", "Find twenty homes for people in recovery", "i", "", "c", "s", "a/r", "31 March 2027", "2027-03-31", False),
]  # fmt: skip


def _leads(letters: tuple[str, ...]) -> list[Entry]:
    found = []
    for (_, lead), cell in zip(BODIES, letters, strict=True):
        for letter in filter(None, cell.lower().strip("*").split("/")):
            second = cell.lower().endswith(f"/{letter}")
            found.append({**lead, "role": LETTERS[letter], **({"optional": True} if second else {})})
    return found


ALT = {"theme_alt": ["Delivery plan", "Ellerdale Combating Drugs Partnership: delivery plan 2025-27"]}
ACTS = [Act(row[0], row[1], "", _leads(row[2:7]), row[7], row[8], row[9], alt=ALT) for row in _ROWS]

PLAN = Plan(
    ".xlsx",
    Paper(
        "Ellerdale Combating Drugs Partnership",
        [
            table(
                [Box("Ellerdale Combating Drugs Partnership: delivery plan 2025-27", columns=8, bold=True)],
                [Box("r = responsible, a = accountable, s = supports, c = consulted, i = informed; * = to be confirmed", columns=8)],
                [Box("Ref", rows=2), Box("Action", rows=2), Box("Organisations", columns=5), Box("Target date", rows=2)],
                [name for name, _ in BODIES],
                *[list(row[:8]) for row in _ROWS],
                head=0,
                sheet="Delivery plan",
                widths=(0.8, 5, 1.2, 1.2, 1.2, 1.2, 1.2, 1.6),
            )
        ],
    ),
    ACTS,
)  # fmt: skip
