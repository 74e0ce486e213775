"""A small partnership's register, written as a folder of CSV files as a person would keep it.

Invented: the borough of Exham, its council, its police, a charity; eight actions under two themes.
"""

from __future__ import annotations

import csv
from pathlib import Path

from partnergraph.register.sheets import SHEETS as ALL

SHEETS: dict[str, list[dict[str, str]]] = {
    "About": [{"Setting": "as of", "Value": "2026-01-01"}],
    "Plans": [{"Plan": "safety", "Title": "Exham safety plan", "Area": "Exham", "Version": "2025-10-01"}],
    "Areas": [{"Area": "Exham", "Borders on": "Wyeham"}, {"Area": "Wyeham"}],
    "Agencies": [
        {"Agency": "Exham Council", "Abbreviation": "EC", "Serves": "Exham"},
        {"Agency": "Exham Police", "Also written as": "Police; Met", "Serves": "Exham"},
        {"Agency": "Safe Homes", "Sector": "voluntary"},
    ],
    "Teams": [
        {"Team": "Community Safety", "Part of": "Exham Council"},
        {"Team": "Schools Team", "Part of": "Exham Police"},
    ],
    "People": [
        {"Person": "Kate Malleson", "Works for": "Community Safety", "Also written as": "K. Malleson"},
        {"Person": "Ann Lee", "Works for": "Community Safety"},
        {"Person": "Bo Dean", "Works for": "Exham Police"},
        {"Person": "Cy Hope", "Works for": "Safe Homes"},
    ],
    "Posts": [
        {"Post": "Head of Safety", "In": "Community Safety", "Holder": "Kate Malleson", "Since": "2024-01-01"},
        {"Post": "Schools Sergeant", "In": "Schools Team", "Holder": "Bo Dean"},
    ],
    "Boards": [
        {"Board": "Safer Exham Board", "Top": "yes"},
        {"Board": "Violence Panel", "Reports to": "Safer Exham Board"},
    ],
    "Members": [
        {"Board": "Safer Exham Board", "Member": "Kate Malleson", "Role": "chair"},
        {"Board": "Violence Panel", "Member": "Kate Malleson", "Role": "chair"},
        {"Board": "Violence Panel", "Member": "Bo Dean", "Role": "member"},
        {"Board": "Safer Exham Board", "Member": "Cy Hope", "Role": "member"},
    ],
    "Agreements": [
        {
            "Agreement": "Exham sharing agreement",
            "Parties": "Exham Council; Exham Police",
            "Signed": "Exham Council (2025-01-10); Exham Police (2025-02-01)",
            "Owner": "Kate Malleson",
            "Review": "2027-01-01",
        }
    ],
    "Contacts": [
        {"Topic": "moves", "Of": "Exham", "Faces": "Wyeham", "Held by": "Kate Malleson"},
        {"Topic": "violence", "Of": "Exham Police", "Faces": "Wyeham", "Held by": "Schools Sergeant"},
    ],
    "Placeholders": [{"Placeholder": "TBC"}],
    "Actions": [
        {"Ref": "1.1", "Theme": "Prevention", "Action": "Train staff in schools", "Accountable": "Kate Malleson"},
        {"Ref": "1.2", "Theme": "Prevention", "Action": "Run a summer scheme", "Accountable": "Ann Lee"},
        {
            "Ref": "1.3",
            "Theme": "Prevention",
            "Action": "Open a youth club",
            "Accountable": "Kate Malleson",
            "Supports": "Cy Hope",
        },
        {"Ref": "2.1", "Theme": "Response", "Action": "Hold a weekly panel", "Accountable": "Head of Safety"},
        {
            "Ref": "2.2",
            "Theme": "Response",
            "Action": "Patrol the station",
            "Accountable": "Schools Sergeant",
            "Responsible": "Kate Malleson",
        },
        {"Ref": "2.3", "Theme": "Response", "Action": "Map the hot spots", "Named": "Exham Police; Safe Homes"},
        {
            "Ref": "2.4",
            "Theme": "Response",
            "Action": "Close the old office",
            "Accountable": "Kate Malleson",
            "Status": "done",
        },
        {"Ref": "2.5", "Theme": "Response", "Action": "Write to every school", "Accountable": "TBC"},
    ],
}


def write(folder: Path, **changes: list[dict[str, str]]) -> Path:
    """Write the register, with other rows for the sheets in `changes`, and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in {**SHEETS, **changes}.items():
        told = [_action(row) if name == "Actions" else row for row in rows]
        own = (heading for row in told for heading in row)
        headings = list(dict.fromkeys([*(column.heading for column in ALL[name].columns), *own]))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, headings)
            writer.writeheader()
            writer.writerows(told)
    return folder


def _action(row: dict[str, str]) -> dict[str, str]:
    leads = [row[heading] for heading in ("Accountable", "Responsible", "Named") if heading in row]
    given = {
        "Plan": "safety",
        "Due": "2026-06-30",
        "Outcome": "Fewer than 10 incidents",
        "RAG": "green",
        "Reports to": "Violence Panel",
        "Lead as published": "; ".join(leads),
    }
    return given | row
