"""Invented plans of many kinds and layouts (tests/shelf), read by the program, against what a careful person reads in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

import sources
from comparison import Comparison, compare, expected_of, plans_in
from partnergraph import readers
from partnergraph.model import Text
from rendering import Grid, Paper, Turn, placed

SHELF = Path(__file__).parent / "shelf"
PLANS = plans_in(SHELF)
MADE = [plan for plan in PLANS if plan.stem in sources.plans()]
HOW = "Run tests/shelf/make_shelf.py."
# The formats whose readers are held to the shares below.
FORMATS = {".csv", ".docx", ".html", ".md", ".pdf", ".txt", ".xlsx"}
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
    "entry": 0.97,
    "false entry": 0.9,
    "cell": 0.97,
}

each_plan = pytest.mark.parametrize("plan", PLANS, ids=[plan.name for plan in PLANS])


def words(texts: Iterable[str]) -> Counter[str]:
    """Return how often each word comes."""
    return Counter(word for text in texts for word in re.findall(r"\w+", text.casefold()))


def printed(paper: Paper) -> list[str]:
    """Return the words of a paper's body, those struck out and hidden with them."""
    found = []
    for block in paper.blocks:
        if isinstance(block, Grid):
            boxes = [box for _, _, box in placed(block)]
            # A day that a workbook stores is printed in a form of its own; `due` is compared for it.
            found += [part for box in boxes if box.value is None for part in (box.words, box.struck, box.deleted)]
        elif not isinstance(block, Turn):
            found.append(block.text)
    return found


def misses_of(found: list[Comparison], measure: str) -> list[str]:
    """Return the misses of a measure in several plans."""
    return [miss for comparison in found for miss in comparison.missed(measure)]


def test_the_shelf_holds_plans_of_every_format() -> None:
    """Twenty plans and more, in all formats, each with seven actions or more."""
    assert len(PLANS) >= 19
    assert {plan.suffix for plan in PLANS} >= FORMATS
    assert min(len(expected_of(plan)) for plan in PLANS) >= 7


@each_plan
def test_every_cell_is_accounted_for(plan: Path) -> None:
    """Cells read are cells used, headings, set apart or not understood."""
    assert compare(plan).accounting_holds


@pytest.mark.parametrize("plan", MADE, ids=[plan.name for plan in MADE])
def test_no_printed_word_is_lost(plan: Path) -> None:
    """Every word that was put into a plan is in a cell, a line or an issue of the document that is read."""
    document = readers.read(plan)
    cells = [cell for table in document.tables for cell in table.cells()]
    lines = [block.text for block in document.blocks if isinstance(block, Text)]
    said = [f"{issue.text} {issue.message}" for issue in document.issues]
    read = words([text for cell in cells for text in (cell.text, cell.struck)] + lines + said)
    assert not words(printed(sources.plans()[plan.stem].paper)) - read


@pytest.mark.parametrize("name", sorted(sources.plans()))
def test_the_shelf_is_what_its_sources_say(tmp_path: Path, name: str) -> None:
    """Made anew, a plan reads as the one on the shelf does, and a person reads the same in it."""
    plan = sources.plans()[name]
    path = sources.write(name, plan, tmp_path)
    for made in tmp_path.glob("*.jsonl"):
        assert made.read_text(encoding="utf-8") == (SHELF / made.name).read_text(encoding="utf-8"), HOW
    if not plan.printed_by and plan.suffix[1:] in readers.formats():
        assert readers.read(path) == readers.read(SHELF / path.name), HOW


def test_a_shelf_without_plans_is_refused(tmp_path: Path) -> None:
    """Nothing to compare is an error, and so is a reading without its plan."""
    with pytest.raises(FileNotFoundError):
        plans_in(tmp_path)
    (tmp_path / "plan.expected.jsonl").touch()
    with pytest.raises(FileNotFoundError):
        plans_in(tmp_path)


@pytest.mark.parametrize("measure", ENOUGH)
def test_enough_is_right(measure: str) -> None:
    """Over the whole shelf the share of what is read rightly is as high as it must be; every miss is printed."""
    found = [compare(plan) for plan in PLANS if plan.suffix in FORMATS]
    total = sum((comparison.looked_at for comparison in found), Counter[str]())[measure]
    assert total, f"Nothing was looked at for {measure!r}."
    misses = misses_of(found, measure)
    print("\n".join(misses))  # noqa: T201 - pytest -s shows the misses that are allowed, too
    assert len(misses) <= (1 - ENOUGH[measure]) * total, f"\n{len(misses)} of {total}:\n" + "\n".join(misses)
