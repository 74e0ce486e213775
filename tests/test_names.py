"""How well names are read and joined, as numbers that may rise and not fall; `python benchmarks/names.py` shows the misses."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cells_compared import HALVES, certainties, compare_cells, lines_of
from names_joined import Joins, joins_of_initials, joins_of_many, joins_of_pairs
from partnergraph.resolve.questions import SURE

# Of each measure the least share that is right.
ENOUGH = {"lead": 0.97, "invented": 0.96, "kind": 0.97, "role": 0.98, "of": 0.9}


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("measure", ENOUGH)
def test_cells_of_many_partnerships_are_read(half: str, measure: str) -> None:
    """Names are found, none is invented, and each has the kind, role and body that a careful reader gives it."""
    found = compare_cells(half)
    right = 1 - len(found.missed(measure)) / found.looked_at[measure]
    assert right >= ENOUGH[measure], found.missed(measure)


def test_wrong_readings_are_asked_about_and_right_ones_are_not() -> None:
    """On cells by which nothing was tuned most wrong readings come before a person, and hardly any right one does."""
    found = compare_cells("measured")
    asked, alone = (1 - len(found.missed(what)) / found.looked_at[what] for what in ("asked", "left alone"))
    assert asked >= 0.5, found.missed("asked")
    assert alone >= 0.9, found.missed("left alone")
    sure = [right for certainty, right in certainties("measured") if certainty >= SURE]
    assert sum(sure) / len(sure) >= 0.985, found.missed("asked")


@pytest.mark.parametrize("half", HALVES)
def test_the_surer_a_reading_the_oftener_it_is_right(half: str) -> None:
    """How sure a reading is says how often such readings are right, and never more than they are by much."""
    steps = [(0.0, 0.75), (0.75, 0.95), (0.95, 1.01)]
    groups = [[(sure, right) for sure, right in certainties(half) if low <= sure < high] for low, high in steps]
    shares = [sum(right for _, right in group) / len(group) for group in groups]
    # One wrong reading of some hundreds tells nothing.
    assert all(later >= earlier - 0.005 for earlier, later in pairwise(shares))
    for group, share in zip(groups, shares, strict=True):
        assert sum(sure for sure, _ in group) / len(group) <= share + 0.03


def test_there_are_many_cells_and_no_half_knows_the_other() -> None:
    """The set may grow and not shrink, and no cell is in both halves."""
    tuned, measured = ({line["cell"] for line in lines_of(half)} for half in HALVES)
    assert len(tuned) >= 470
    assert len(measured) >= 280
    assert not tuned & measured


@pytest.mark.parametrize(("pairs", "right", "wrong"), [("pairs", 31, 1), ("pairs_measured", 42, 2)])
def test_spellings_are_joined_and_names_that_only_look_alike_are_not(pairs: str, right: int, wrong: int) -> None:
    """Of pairs chosen to mislead hardly one is joined wrongly; one letter of a rare family name cannot be told from a slip."""
    joins = joins_of_pairs(pairs)
    assert joins.right >= right, joins.left
    assert len(joins.wrong) <= wrong, joins.wrong


def test_among_many_people_no_two_become_one() -> None:
    """Slips of the pen are mended and short names filled in where that is safe; less than one join in two hundred is wrong."""
    joins = joins_of_many(1500, share=0.2)
    assert joins.right >= 300
    assert joins.error_rate < 0.005, joins.wrong


def test_the_bound_is_that_of_wilson() -> None:
    """No wrong join in a few is no proof; in 765 it is one that less than half a percent are."""
    assert Joins(right=20).at_most > 0.1
    assert Joins(right=765).at_most < 0.005 < Joins(right=764, wrong=["one"]).at_most
    assert Joins().at_most == 1


def test_initials_are_joined_only_with_the_body_that_the_plan_says() -> None:
    """A society and a service of one place have the same initials: without words that say whose they are nobody is joined."""
    joins = joins_of_initials(60)
    assert joins.right >= 50
    assert not joins.wrong
