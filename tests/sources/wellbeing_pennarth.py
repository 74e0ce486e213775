"""A well-being plan as a ruled PDF: a matrix of who is responsible, accountable, supporting, consulted and informed."""

from rendering import Heading, Line, Paper
from sources import Act, Entry, Plan, agency, table

BODIES = (
    ("Council", agency("Council", kind_alt=["team", "placeholder"])),
    ("Health Board", agency("Health Board", kind_alt=["board", "placeholder"])),
    ("Police", agency("Police")),
    ("Fire and Rescue", agency("Fire and Rescue", kind_alt=["team"])),
    ("Voluntary Council", agency("Voluntary Council", kind_alt=["team", "board"])),
)
LETTERS = {"R": "responsible", "A": "accountable", "S": "supports", "C": "consulted", "I": "informed"}

_ROWS = [
    ("W1", "Open a warm hub in each ward before winter", "A", "C", "I", "I", "R", "31 October 2025", "2025-10-31", False),
    ("W2", "Offer a home safety visit to everybody who leaves hospital", "C", "A", "", "R", "I", "March 2026", "2026-03-31", False),
    ("W3", "Train volunteers as walking companions", "S", "C", "", "", "A/R", "Ongoing", None, True),
    ("W4", "Join up the small grants of all five bodies", "A/R", "S", "S", "S", "C", "1 April 2026", "2026-04-01", False),
    ("W5", "Reduce harm from loneliness in hill farms", "S", "A", "C", "I", "R", "2027", "2027-12-31", False),
    ("W6", "Patrol the promenade with youth workers in the holidays", "R", "I", "A", "", "S", "July 2025", "2025-07-31", False),
    ("W7", "Teach first aid for the mind in every workplace of the partners", "S", "A", "S", "S", "S", "Q2 2026/27", "2026-09-30", False),
    ("W8", "Publish a yearly report in Welsh and English", "A", "C", "C", "C", "R", "30/06/2026", "2026-06-30", False),
]  # fmt: skip


def _leads(letters: tuple[str, ...]) -> list[Entry]:
    return [
        {**lead, "role": LETTERS[letter], **({"optional": True} if cell.endswith(f"/{letter}") else {})}
        for (_, lead), cell in zip(BODIES, letters, strict=True)
        for letter in cell.split("/")
        if letter
    ]


ACTS = [Act(row[0], row[1], "", _leads(row[2:7]), row[7], row[8], row[9]) for row in _ROWS]

PLAN = Plan(
    ".pdf",
    Paper(
        "Pennarth Well-being Plan",
        [
            Heading("Pennarth Public Services Board"),
            Heading("Well-being plan 2025-2028: who does what", 2),
            Line("R = responsible, A = accountable, S = supports, C = consulted, I = informed."),
            table(
                ["Ref", "Action", *[name for name, _ in BODIES], "By when"],
                *[list(row[:8]) for row in _ROWS],
                widths=(0.7, 4, 1.1, 1.1, 1, 1.2, 1.2, 1.6),
            ),
            Line("Chair of the board: Angharad Tomos-Price."),
        ],
        header="Bwrdd Gwasanaethau Cyhoeddus Pennarth",
    ),
    ACTS,
)
