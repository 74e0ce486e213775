"""Actions set out as labelled lines, one below the other, become a table; other lines with labels do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnergraph import readers
from partnergraph.model import Document, Text

CARDS = """\
Objective 1: Reduce street drinking

Action: Review the order
Lead: Jo Bell,
Community Safety
Timescale: October 2025

Action: Fund outreach
Lead: Public Health
Lead: Turning Point
Timescale: ongoing
Risk: No money

Objective 2: Reassure residents

Action: Hold street meetings
Lead: Ward councillors
Timescale: monthly

Published by the council: see its page
"""


def read(tmp_path: Path, text: str, suffix: str = "txt") -> Document:
    """Return a text as read from a file."""
    path = tmp_path / f"plan.{suffix}"
    path.write_text(text, encoding="utf-8")
    return readers.read(path)


def grids(document: Document) -> list[list[list[str]]]:
    """Return the texts of the tables."""
    return [[[cell.text for cell in row] for row in table.rows] for table in document.tables]


def test_cards_are_rows_under_their_labels(tmp_path: Path) -> None:
    """Each run of cards is a table; a line goes on, a second lead joins the first, a rare label has its column."""
    assert grids(read(tmp_path, CARDS)) == [
        [
            ["Action", "Lead", "Timescale", "Risk"],
            ["Review the order", "Jo Bell,\nCommunity Safety", "October 2025", ""],
            ["Fund outreach", "Public Health\nTurning Point", "ongoing", "No money"],
        ],
        [["Action", "Lead", "Timescale"], ["Hold street meetings", "Ward councillors", "monthly"]],
    ]


def test_lines_around_the_cards_stay(tmp_path: Path) -> None:
    """A label above the first card is that of sections, and what comes after the last card is no part of it."""
    document = read(tmp_path, CARDS)
    texts = [block.text for block in document.blocks if isinstance(block, Text)]
    assert texts == [
        "Objective 1: Reduce street drinking",
        "Objective 2: Reassure residents",
        "Published by the council: see its page",
    ]
    assert [issue.kind for issue in document.issues] == ["unsure"]


def test_the_number_of_a_label_stays_with_its_words(tmp_path: Path) -> None:
    """In Markdown a heading opens the card; its number is kept at the head of the words."""
    text = "\n\n".join(
        f"### Action {number}: Do it\n\nMore about it.\n\n- **Lead:** Police\n- **By when:** May 2026"
        for number in ("1.1", "1.2")
    )
    first = grids(read(tmp_path, text, "md"))[0]
    assert first[1] == ["1.1. Do it\nMore about it.", "Police", "May 2026"]
    assert first[2][0].startswith("1.2. Do it")


@pytest.mark.parametrize(
    "text",
    [
        "Chair: Jo Bell\nDate: 3 May 2025\nPresent: A and B\n",
        "Lead: Police\nwhat follows\nLead: Health\n",
        "Lead: Police\nBy: May\nLead: Health\nBy: June\n",
    ],
)
def test_labels_that_make_no_cards_stay_text(tmp_path: Path, text: str) -> None:
    """Labels that come once, or fewer than three that come again, are no table."""
    assert not read(tmp_path, text).tables


def test_a_document_with_a_table_is_left_alone(tmp_path: Path) -> None:
    """Labelled lines beside a table are text about the plan."""
    assert len(read(tmp_path, f"{CARDS}\n| Action | Lead |\n|---|---|\n| Train | Police |\n", "md").tables) == 1
