"""Actions set out as labelled lines, one below the other, become a table; other lines with labels do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnergraph import readers
from partnergraph.model import Document, Place, Reading, Table, Text
from partnergraph.records import record
from partnergraph.records.cards import laid_out

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
    """Return a text as read from a file, its cards put together."""
    path = tmp_path / f"plan.{suffix}"
    path.write_text(text, encoding="utf-8")
    return laid_out(readers.read(path))


def actions(tmp_path: Path, text: str, suffix: str = "txt") -> list[tuple[str, str, str, str]]:
    """Return number, action, lead and date of each action of a text."""
    path = tmp_path / f"plan.{suffix}"
    path.write_text(text, encoding="utf-8")
    reading: Reading = record(readers.read(path))
    assert reading.accounting.holds
    return [(one.ref, one.action, "; ".join(lead.text for lead in one.leads), one.due_text) for one in reading.records]


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


def test_cards_are_read_beside_tables(tmp_path: Path) -> None:
    """A document may hold cards and tables of actions."""
    assert len(read(tmp_path, f"{CARDS}\n| Action | Lead |\n|---|---|\n| Train | Police |\n", "md").tables) == 3


def test_labels_right_above_a_table_tell_about_it(tmp_path: Path) -> None:
    """Who leads a section and by when stands above its table, and makes no action."""
    part = "## Priority {0}\n\nLead: Police\n\nReview: May 2026\n\n| Action | By when |\n|---|---|\n| Do {0} | May 2026 |\n\n"
    assert [action for _, action, _, _ in actions(tmp_path, part.format(1) + part.format(2), "md")] == ["Do 1", "Do 2"]


HEADED = """Actions agreed

THEFT

1. Mark the units at
   six events.
   Lead: Sgt Owain Hale
   Deadline: 30 April 2025
2. Share the data
   Lead - NFU
   Deadline: monthly

FIRES

3. Film the danger
   Lead: Ana Flores,
   Fire Service
   Deadline: Spring 2026

Contact: the office
"""


def test_an_action_may_stand_above_its_labels(tmp_path: Path) -> None:
    """Without a label of its own the action is the numbered line above the labels, with or without blank lines between."""
    assert actions(tmp_path, HEADED) == [
        ("1", "Mark the units at\nsix events.", "Sgt Owain Hale", "30 April 2025"),
        ("2", "Share the data", "NFU", "monthly"),
        ("3", "Film the danger", "Ana Flores,\nFire Service", "Spring 2026"),
    ]


def test_headings_may_be_the_actions(tmp_path: Path) -> None:
    """Headings of the lowest level above labels are actions, those above them sections; a description goes with its action."""
    text = "# Plan\n\n## Theme A\n\n### A.1 Open a hub\n\nFor all.\n\n- **Owner:** Trust\n- **Due:** May 2026\n\n### A.2 Close a gap\n\n- **Owner:** Police\n- **Due:** June 2026\n\n## Theme B\n\n### B.1 Mend it\n\n- **Owner:** Council\n- **Due:** July 2026\n"
    assert actions(tmp_path, text, "md") == [
        ("A.1", "Open a hub\nFor all.", "Trust", "May 2026"),
        ("A.2", "Close a gap", "Police", "June 2026"),
        ("B.1", "Mend it", "Council", "July 2026"),
    ]


def test_a_heading_that_only_numbers_gives_its_number(tmp_path: Path) -> None:
    """Under "Commitment 4" the line below says what will be done."""
    text = "".join(
        f"<h3>Commitment {number}</h3><p>Do {word}.</p><p><b>Who will lead:</b> Police</p><p>By when: May 2026</p>"
        for number, word in ((4, "this"), (5, "that"))
    )
    assert actions(tmp_path, f"<html><body><h2>Homes</h2>{text}</body></html>", "html") == [
        ("4", "Do this.", "Police", "May 2026"),
        ("5", "Do that.", "Police", "May 2026"),
    ]


def test_values_may_stand_on_the_next_line(tmp_path: Path) -> None:
    """A label alone on its line has its value on the next."""
    text = "".join(f"Action:\nDo {n}\nLead:\nPolice\nBy when:\nMay 2026\n\n" for n in (1, 2))
    assert actions(tmp_path, text) == [("", "Do 1", "Police", "May 2026"), ("", "Do 2", "Police", "May 2026")]


BARE = {
    "blank lines": ("txt", "Action:\n\nDo {n}\n\nLead:\n\nPolice\n\nBy when:\n\nMay 2026\n\n"),
    "no colon": ("txt", "Action\nDo {n}\nLead\nPolice\nBy when\nMay 2026\n\n"),
    "bold labels": ("md", "### Action {n}: Do {n}\n\n**Lead**\n\nPolice\n\n**By when**\n\nMay 2026\n\n"),
    "definitions": ("md", "Action\n: Do {n}\n\nLead\n: Police\n\nBy when\n: May 2026\n\n"),
    "headings": ("html", "<h3>Do {n}</h3><h4>Lead</h4><p>Police</p><h4>By when</h4><p>May 2026</p>"),
    "breaks": ("html", "<h3>Do {n}</h3><p><b>Lead</b><br>Police</p><p><b>By when</b><br>May 2026</p>"),
    "blocks": (
        "html",
        "<div>Action</div><div>Do {n}</div><div>Lead</div><div>Police</div><div>By when</div><div>May 2026</div>",
    ),
    "folded": (
        "html",
        "<details><summary>Do {n}</summary><dl><div><dt>Lead</dt><dd>Police</dd></div><dt>By when<dd>May 2026</dl></details>",
    ),
    "numbered": ("txt", "{n}. Action: Do {n}\n   Lead: Police\n   By when: May 2026\n\n"),
}


@pytest.mark.parametrize("way", BARE)
def test_known_labels_need_no_colon_where_they_stand_alone_again_and_again(tmp_path: Path, way: str) -> None:
    """Value and label on lines of their own, whatever parts them, are one card an action."""
    form, text = BARE[way]
    found = actions(tmp_path, "".join(text.format(n=n) for n in (1, 2, 3)), form)
    assert [one[1:] for one in found] == [(f"Do {n}", "Police", "May 2026") for n in (1, 2, 3)]


def test_a_list_of_labels_is_no_card(tmp_path: Path) -> None:
    """Labels below each other are headings of a table that fell apart, or contents; each needs a value."""
    assert not grids(read(tmp_path, "Action\nLead\nBy when\n\nSome words.\n\nAction\nLead\nBy when\n"))


def test_labels_may_share_a_line(tmp_path: Path) -> None:
    """Known labels on one line are parted."""
    text = "1. Do this\nLead: Police | By when: May 2026\n\n2. Do that\nLead: Health; By when: June 2026\n"
    assert actions(tmp_path, text) == [("1", "Do this", "Police", "May 2026"), ("2", "Do that", "Health", "June 2026")]


LINES = st.lists(
    st.sampled_from(
        [
            "Lead: Police",
            "By when: May 2026",
            "Action: Do it",
            "1. Do that",
            "A title",
            "words on",
            "Owner:",
            "Status - open",
            "",
        ]
    ),
    max_size=14,
)


@given(LINES, st.sampled_from(["txt", "html"]))
def test_no_line_is_lost(lines: list[str], form: str) -> None:
    """Every line stands, in its order, in a text or in a cell as published."""
    blocks = tuple(
        Text(line, Place("plan", line=at), 2 if line == "A title" else 0) for at, line in enumerate(lines, 1) if line
    )
    before = Document("plan", form, blocks)
    found: list[str] = []
    for block in laid_out(before).blocks:
        if isinstance(block, Text):
            found.append(block.text)
        else:
            for row in block.rows[1:]:
                found += [cell.raw for cell in row if cell.raw]
    parts = sorted(part for text in found for part in text.splitlines())
    assert parts == sorted(line for line in lines if line)
    assert all(isinstance(block, Text | Table) for block in laid_out(before).blocks)


def test_a_label_may_number_with_a_code(tmp_path: Path) -> None:
    """The label "Action K3:" has the number K3."""
    text = "".join(f"Action K{n}: Do {n}\nLead: Police\nBy when: May 2026\n\n" for n in (3, 4))
    assert actions(tmp_path, text) == [("K3", "Do 3", "Police", "May 2026"), ("K4", "Do 4", "Police", "May 2026")]
