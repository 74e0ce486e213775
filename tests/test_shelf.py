"""Invented plans of many kinds and layouts (tests/shelf), read by the program, against what a careful person reads in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from comparison import MEASURES, Comparison, compare, expected_of, plans_in

SHELF = Path(__file__).parent / "shelf"
PLANS = plans_in(SHELF)
FORMATS = {".csv", ".md", ".txt", ".xlsx"}
# The share that must be right over the whole shelf.
ENOUGH = {
    "row": 0.97,
    "false row": 0.98,
    "ref": 0.97,
    "theme": 0.97,
    "due": 0.97,
    "ongoing": 0.97,
    "status": 0.97,
    "lead": 0.95,
    "kind": 0.95,
    "role": 0.95,
    "of": 0.9,
    "invented": 0.95,
}

each_plan = pytest.mark.parametrize("plan", PLANS, ids=[plan.name for plan in PLANS])


def misses_of(found: list[Comparison], measure: str) -> list[str]:
    """Return the misses of a measure in several plans."""
    return [miss for comparison in found for miss in comparison.missed(measure)]


def test_the_shelf_holds_plans_of_every_format() -> None:
    """At least ten plans, in all formats, each with eight actions or more."""
    assert len(PLANS) >= 10
    assert {plan.suffix for plan in PLANS} == FORMATS
    assert min(len(expected_of(plan)) for plan in PLANS) >= 8


@each_plan
def test_every_cell_is_accounted_for(plan: Path) -> None:
    """Cells read are cells used, headings, set apart or not understood, and of the last there are none."""
    comparison = compare(plan)
    assert comparison.accounting_holds
    assert not comparison.not_understood, "\n" + "\n".join(comparison.not_understood)


@each_plan
def test_the_actions_and_no_others_are_read(plan: Path) -> None:
    """Every action is found, and nothing else is taken for one."""
    misses = misses_of([compare(plan)], "row") + misses_of([compare(plan)], "false row")
    assert not misses, "\n" + "\n".join(misses)


@pytest.mark.parametrize("measure", MEASURES)
def test_enough_is_right(measure: str) -> None:
    """Over the whole shelf the share of what is read rightly is as high as it must be; every miss is printed."""
    found = [compare(plan) for plan in PLANS]
    total = sum((comparison.looked_at for comparison in found), Counter[str]())[measure]
    assert total
    misses = misses_of(found, measure)
    print("\n".join(misses))  # noqa: T201 - pytest -s shows the misses that are allowed, too
    assert len(misses) <= (1 - ENOUGH[measure]) * total, f"\n{len(misses)} of {total}:\n" + "\n".join(misses)
