"""Columns of marks: RASCI letters in every spelling, words, ticks under bodies, states, colours and years."""

from __future__ import annotations

import pytest

from drawn import read
from partnergraph.model import Reading
from partnergraph.records.marks import RASCI, parts_in, scheme_of


def leads(reading: Reading) -> list[list[tuple[str, str]]]:
    """Return body and part of each lead of each action."""
    return [[(lead.text, lead.role) for lead in found.leads] for found in reading.records]


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("A", ["accountable"]),
        ("a", ["accountable"]),
        ("R*", ["responsible"]),
        ("A/R", ["accountable", "responsible"]),
        ("AR", ["accountable", "responsible"]),
        ("A, R", ["accountable", "responsible"]),
        ("R & A", ["responsible", "accountable"]),
        ("C (I)", ["consulted", "informed"]),
        ("Lead", ["accountable"]),
        ("Support", ["supports"]),
        ("Lead / Support", ["accountable", "supports"]),
        ("✓", ["named"]),
        ("X", ["named"]),
        ("•", ["named"]),
        ("-", []),
        ("n/a", []),
        ("", []),
        ("May 2026", None),
        ("Review", None),
        ("AIR", ["accountable", "informed", "responsible"]),
        ("Air", None),
        ("B", None),
    ],
)
def test_a_mark_gives_a_part(cell: str, parts: list[str] | None) -> None:
    """Letters with slash, comma, star or none of them; words; ticks. Anything else is no mark."""
    assert parts_in(cell, RASCI) == parts


@pytest.mark.parametrize(
    ("yes", "no"), [("✓", "✗"), ("☑", "☒"), ("☑", "☐"), ("☒", "☐"), ("✅", "❌"), ("x", "-"), ("✗", "")]
)
def test_a_cross_beside_ticks_says_no(yes: str, no: str) -> None:
    """A cross is a mark as good as a tick, but beside ticks it says no; an empty box always does."""
    reading = read(f"""
Ref | Action | Police | Council | By when
1 | Train the staff | {yes} | {no} | June 2026
2 | Map the venues | {no} | {yes} | May 2026
3 | Write a protocol | {yes} | {yes} | July 2026
""")
    both = [("Police", "named"), ("Council", "named")]
    assert leads(reading) == [both[:1], both[1:], both]


@pytest.mark.parametrize(
    "texts",
    [
        ["L = Lead, S = Support, P = Participate"],
        ["Key: L - lead agency; S - supporting; P - participant"],
        ["L = Lead", "S = Support", "P = Partner"],
        ["(L) Lead (S) Support", "L: Lead; S: Supports; P: Participates"],
    ],
)
def test_a_key_says_what_letters_stand_for(texts: list[str]) -> None:
    """The document's own key counts, on a line or a row a letter."""
    said = dict(scheme_of(texts))
    assert (said["L"], said["S"], said["P"]) == ("accountable", "supports", "supports")
    # A letter that the key leaves out keeps its usual meaning.
    assert said["C"] == "consulted"


def test_a_key_on_one_line_gives_every_letter() -> None:
    """The words of one letter end where the next letter begins, whatever stands between them."""
    for text in (
        "R = Consulted   A = Informed   S = Lead",
        "R=Consulted,A=Informed,S=Lead",
        "(R) Consulted (A) Informed (S) Lead".replace(") ", ") = "),
        "R: Consulted; A: Informed; S: Lead",
    ):
        said = dict(scheme_of([text]))
        assert (said["R"], said["A"], said["S"]) == ("consulted", "informed", "accountable"), text


def test_sentences_are_no_key() -> None:
    """Without a key letters mean what is usual."""
    assert dict(scheme_of(["Plan A - lead by example", "Vitamin C: consult a doctor"]))["R"] == "responsible"


BODIES = {
    "plain": "Action | Police | Council | Fire and rescue",
    "a column of numbers": "No | Action | Police | Council | Fire and rescue",
    "two rows": "Action | Responsibility | < | <\n^ | Police | Council | Fire and rescue",
    "a title over the bodies": "| Agencies | < | <\nAction | Police | Council | Fire and rescue",
    "activity": "Key activity | Police | Council | Fire and rescue",
}


@pytest.mark.parametrize("heading", BODIES.values(), ids=BODIES)
def test_the_bodies_of_a_matrix(heading: str) -> None:
    """Bodies stand as headings in one row or two; each row is an action, and says the part of each body."""
    first = "1 | " if heading.startswith("No") else ""
    reading = read(f"""
{heading}
{first}Train staff | A | R | I
{first}Repair lights | C | A/R |
""")
    assert [found.action for found in reading.records] == ["Train staff", "Repair lights"]
    assert [found.theme for found in reading.records] == ["", ""]
    assert leads(reading) == [
        [("Police", "accountable"), ("Council", "responsible"), ("Fire and rescue", "informed")],
        [("Police", "consulted"), ("Council", "accountable"), ("Council", "responsible")],
    ]


def test_a_matrix_with_dates_and_a_body_that_has_no_part() -> None:
    """Other columns keep their meaning; a column that is empty throughout gives nobody a part."""
    reading = read("""
Ref | Action | Police | Council | Youth justice service | Probation | By when | Status
1 | Train staff | Lead | Support | | | May 2026 | Open
2 | Repair lights | | Lead | Support | | June 2026 | Done
""")
    assert [str(found.due) for found in reading.records] == ["2026-05-31", "2026-06-30"]
    assert leads(reading)[1] == [("Council", "accountable"), ("Youth justice service", "supports")]


def test_ticks_under_bodies_name_them() -> None:
    """A tick says no more than that a body takes part."""
    reading = read("""
Action | Police | Council | Health | Outcome
Train staff | ✓ | | ✓ | Safer
Repair lights | x | X | | Brighter
""")
    assert leads(reading) == [
        [("Police", "named"), ("Health", "named")],
        [("Police", "named"), ("Council", "named")],
    ]


def test_ticks_under_themes_name_nobody() -> None:
    """Where no heading is a body, what is ticked is kept as it is."""
    reading = read("""
Action | Lead | Prevent | Protect
Train staff | Police | ✓ |
Repair lights | Council | ✓ | ✓
""")
    assert leads(reading) == [[("Police", "accountable")], [("Council", "accountable")]]
    assert reading.records[1].extra == (("Prevent", "✓"), ("Protect", "✓"))


def test_levels_are_no_letters_of_a_matrix() -> None:
    """High, medium and low, or red, amber and green, give nobody a part."""
    reading = read("""
Action | Lead | Effort | Gain
Train staff | Police | H | M
Repair lights | Council | L | H
""")
    assert leads(reading) == [[("Police", "accountable")], [("Council", "accountable")]]


@pytest.mark.parametrize(
    ("heading", "done"),
    [
        ("Not started | In progress | Complete", "done"),
        ("Status | < | <\n^ | ^ | Not started | In progress | Complete", "done"),
        ("To do | Ongoing | Completed", "done"),
    ],
)
def test_a_tick_under_a_state_is_the_status(heading: str, done: str) -> None:
    """The heading says how far the action is, and the tick which heading counts."""
    reading = read(f"""
Action | Lead | {heading}
Train staff | Police | | ✓ |
Repair lights | Council | | | X
""")
    assert [found.status_kind for found in reading.records] == ["open", done]


def test_a_tick_under_a_colour_is_the_rating() -> None:
    """So are R, A and G headings of three columns."""
    reading = read("""
Action | Lead | R | A | G
Train staff | Police | | ✓ |
Repair lights | Council | | | ✓
""")
    assert [found.rag for found in reading.records] == ["amber", "green"]


def test_a_tick_under_a_year_is_the_date() -> None:
    """The last year that is ticked is when the action ends."""
    reading = read("""
Action | Lead | 2025/26 | 2026/27 | 2027/28
Train staff | Police | ✓ | ✓ |
Repair lights | Council | | | ✓
""")
    assert [str(found.due) for found in reading.records] == ["2027-03-31", "2028-03-31"]


def test_a_tick_under_yes_or_no() -> None:
    """Whether it is complete is its status."""
    reading = read("""
Action | Lead | Complete? | <
^ | ^ | Yes | No
Train staff | Police | ✓ |
Repair lights | Council | | ✓
""")
    assert [found.status_kind for found in reading.records] == ["done", "open"]


def test_a_body_that_is_a_board_is_a_body() -> None:
    """A "Health Board" over letters is one of the bodies and no column of boards that actions report to."""
    reading = read("""
Action | Council | Health Board | Police | By when
Train staff | A | R | C | May 2026
Repair lights | R | A | I | June 2026
""")
    assert [part for found in leads(reading) for part in found if part[0] == "Health Board"] == [
        ("Health Board", "responsible"),
        ("Health Board", "accountable"),
    ]
