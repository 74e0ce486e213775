"""One plan with a marker word in every cell, for every format: what is printed, what is read, and what a format cannot hold.

In: nothing. Out: `PAPER`, `SAVED` (the ways in which it is saved), `LACKS` and `expected`, the records of one way.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from rendering import Box, Grid, Heading, Line, Paper

LONG = (
    "Agree QX41 with every partner how a concern is passed on, by day and by night, on paper and by telephone, "
    "so that whoever takes the call knows what has been said before and what was promised, and check each month whether "
    "the people who were waiting have heard from us; write down what was learned and tell the board QX42"
)

HIDDEN_ROW = 7
PAPER = Paper(
    "Marker Plan",
    [
        Heading("Marker Plan QX01"),
        Line("The partnership QX02 agreed this plan in May 2025 and reads it at each meeting."),
        Grid(
            [
                ["Ref", "Action", "Lead", "By when", "Outcome"],
                [Box("The QX10 section", columns=5, bold=True)],
                ["1", "Train staff QX11", Box("Police QX12", rows=2), "30 June 2026", "Fewer calls QX14"],
                [
                    "2",
                    "Write a policy QX21\nand publish it QX22",
                    Box("31 July 2026", struck="1 May 2026 QX23"),
                    "Policy online QX24",
                ],
                [
                    "3",
                    Box("Hold a panel QX31", items=("for adults QX32", "for children QX33")),
                    Box("Council QX34", note="QX35 means the county council."),
                    "Ongoing",
                    "Notes QX36",
                ],
                ["4", LONG, "Health Board QX43", "Q3 2025/26", "Calls passed on QX44"],
                ["5", "Hidden action QX51", "Nobody QX52", "2027", "Nothing QX53"],
            ],
            widths=(0.6, 4, 2, 2.4, 2.2),
            hidden=frozenset({HIDDEN_ROW}),
        ),
        Heading("Second part QX60", 2),
        Grid(
            [
                ["Deadline", "Task", "Owner"],
                ["31/12/2025", "Paint the hall QX61", "Parks QX62"],
                ["TBC", "Count the chairs QX63", "Libraries QX64"],
            ]
        ),
        Heading("Key", 2),
        Grid([["Term", "Meaning"], ["QX71", "A first meaning QX72"], ["QX73", "A second meaning QX74"]]),
        Grid([["List", "Words"], ["QX81", "Hidden words QX82"]], sheet="Lists", hidden_sheet=True),
    ],
    header="Running header QX03",
    footer="Running footer QX04",
)

NO_PAGES = "It has no pages, so nothing runs along their heads and feet."
SAVED: dict[str, tuple[str, dict[str, Any]]] = {
    "csv": (".csv", {}),
    "csv-semicolon": (".csv", {"delimiter": ";", "encoding": "cp1252"}),
    "csv-utf-16": (".csv", {"delimiter": "\t", "encoding": "utf-16"}),
    "docx": (".docx", {}),
    "html": (".html", {}),
    "md": (".md", {}),
    "pdf": (".pdf", {"across": False, "size": 14}),
    "pdf-soffice": (".pdf", {}),
    "pdf-chromium": (".pdf", {}),
    "txt": (".txt", {"page": 3}),
    "txt-columns": (".txt", {"fixed": 110}),
    "xlsx": (".xlsx", {}),
}
LACKS: dict[str, dict[str, str]] = {
    "csv": {
        "merged": "A cell covers one row and one column.",
        "struck": "Type has no style.",
        "footnote": "Nothing stands outside the rows.",
        "running": NO_PAGES,
        "hidden row": "All rows are shown.",
        "hidden sheet": "There are no sheets.",
    },
    "docx": {"hidden sheet": "There are no sheets."},
    "html": {"hidden sheet": "There are no sheets."},
    "md": {
        "merged": "A pipe table has no spans.",
        "running": NO_PAGES,
        "hidden row": "All rows are shown.",
        "hidden sheet": "There are no sheets.",
    },
    "pdf": {"hidden row": "What is not printed is not in the file.", "hidden sheet": "There are no sheets."},
    "pdf-chromium": {"bullets": "The browser draws them as dots and not as letters."},
    "txt": {
        "merged": "A cell covers one row and one column.",
        "struck": "Type has no style.",
        "hidden row": "All rows are shown.",
        "hidden sheet": "There are no sheets.",
    },
    "xlsx": {"running": "They stand in the page set-up, which belongs to the printer."},
}
MARKERS = {
    "struck": {"QX23"},
    "footnote": {"QX35"},
    "running": {"QX03", "QX04"},
    "hidden row": {"QX51", "QX52", "QX53"},
    "hidden sheet": {"QX81", "QX82"},
}
"""The markers that a file lacks with a thing that its format cannot hold."""

# ref, section, action, lead, due, ongoing, outcome
Row = tuple[str, str, str, str, date | None, bool, str]


def lacks(saved: str) -> set[str]:
    """Return what this way of saving cannot hold."""
    things = {*LACKS[saved.split("-", maxsplit=1)[0]], *LACKS.get(saved, {})}
    return things | ({"running"} if saved == "txt-columns" else set())


def markers(saved: str) -> set[str]:
    """Return the markers that a file saved so holds."""
    numbers = (
        "01 02 03 04 10 11 12 14 21 22 23 24 31 32 33 34 35 36 41 42 43 44 51 52 53 60 61 62 63 64 71 72 73 74 81 82"
    )
    missing = set().union(*(MARKERS.get(thing, set()) for thing in lacks(saved)))
    return {f"QX{number}" for number in numbers.split()} - missing


def expected(saved: str) -> list[Row]:
    """Return the actions that a person reads in a file saved so."""
    first, second = "The QX10 section", "Second part QX60"
    mark = "" if "bullets" in lacks(saved) else "- "
    panel = f"Hold a panel QX31\n{mark}for adults QX32\n{mark}for children QX33"
    policy = "Write a policy QX21\nand publish it QX22"
    lead_of_two = "" if "merged" in lacks(saved) else "Police QX12"
    return [
        ("1", first, "Train staff QX11", "Police QX12", date(2026, 6, 30), False, "Fewer calls QX14"),
        ("2", first, policy, lead_of_two, date(2026, 7, 31), False, "Policy online QX24"),
        ("3", first, panel, "Council QX34", None, True, "Notes QX36"),
        ("4", first, LONG, "Health Board QX43", date(2025, 12, 31), False, "Calls passed on QX44"),
        ("", second, "Paint the hall QX61", "Parks QX62", date(2025, 12, 31), False, ""),
        ("", second, "Count the chairs QX63", "Libraries QX64", None, False, ""),
    ]
