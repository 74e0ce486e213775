"""What is offered to somebody who wrote a name that nothing has."""

from __future__ import annotations

import pytest

from partnergraph.near_names import nearest

NAMES = [
    "Metropolitan Police Service",
    "Pupil Referral Unit",
    "Probation Service",
    "Prevent Board",
    "YOT",
    "Ruth Adeyemi",
]


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("Metropolitan Police Servise", "Metropolitan Police Service"),
        ("metropolitan police", "Metropolitan Police Service"),
        ("MPS", "Metropolitan Police Service"),
        ("PRU", "Pupil Referral Unit"),
        ("YOTS", "YOT"),
        ("Ruth Adeyemy", "Ruth Adeyemi"),
    ],
)
def test_a_slip_a_part_and_initials_are_offered(written: str, offered: str) -> None:
    """Slips of the pen, the beginning of a longer name, its initials."""
    assert nearest(written, NAMES) == [offered]


@pytest.mark.parametrize("written", ["PRUH", "XYZ", "Ruth", "Fire and Rescue Service", "", "!!"])
def test_what_merely_shares_letters_is_not_offered(written: str) -> None:
    """A silly offer is worse than none."""
    assert nearest(written, NAMES) == []
