"""How sure a reading of a name is: the share of such readings that were right.

In: a name as read. Out: 0 to 1. Refuses nothing.

Three things tell a right reading from a wrong one: how strong its evidence is (a known name, a head word, a mere shape), how far
it is ahead of the next best reading of the cell, and whether words that nothing explains, or another name with nothing
between, stand beside it. data/reference/certainty.csv holds how many of 2,300 names in lead cells were right and how many wrong
with each: cells of some eighty plans, read by the reader as it stood before it had seen them. The three are taken
as independent (naive Bayes). The half of tests/names by which the reader is measured is not among those cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from partnergraph import reference

ALONE = "alone"
NOTHING = "nothing"
_WORSE = 2.0
"""How much likelier a reading is wrong in plans that nobody here has seen than in those that were counted."""
_CLOSE = 0.8  # below this another reading of the cell is nearly as good
_FEW = 2.0  # readings by which each count is smoothed, so that few of them tell little


@dataclass(frozen=True, slots=True)
class Grounds:
    """What tells how sure a reading is.

    Attributes:
        evidence: The strength of its evidence, 0 to 1, as the reading's own rule gives it.
        ahead: How far it is ahead of the next best reading; None where there is no other.
        beside: What stands beside it: `unknown` words, a `name` with nothing between, `and`, or `nothing` of these.
    """

    evidence: float
    ahead: float | None
    beside: str


@cache
def _counts() -> dict[str, tuple[tuple[str, float, float], ...]]:
    """For each of the three: its values, with how many readings were right and wrong."""
    found: dict[str, list[tuple[str, float, float]]] = {}
    for row in reference.rows("certainty"):
        found.setdefault(row["about"], []).append((row["value"], float(row["right"]), float(row["wrong"])))
    return {about: tuple(rows) for about, rows in found.items()}


@cache
def _odds(about: str, value: str) -> float:
    """By how much a value makes a wrong reading likelier."""
    rows = _counts()[about]
    all_right, all_wrong = sum(row[1] for row in rows), sum(row[2] for row in rows)
    right, wrong = next((row[1], row[2]) for row in rows if row[0] == value)
    whole = all_right + all_wrong
    return ((wrong + _FEW * all_wrong / whole) / all_wrong) / ((right + _FEW * all_right / whole) / all_right)


def _step(about: str, number: float) -> str:
    """The highest of the values that a number reaches."""
    return max(
        (row[0] for row in _counts()[about] if row[0] != ALONE and number >= float(row[0]) - 1e-9),
        key=float,
        default="0",
    )


def certainty(grounds: Grounds) -> float:
    """Return the share of readings on such grounds that we expect to be right."""
    rows = _counts()["beside"]
    odds = _WORSE * sum(row[2] for row in rows) / sum(row[1] for row in rows)
    odds *= _odds("evidence", _step("evidence", grounds.evidence))
    odds *= _odds("ahead", ALONE if grounds.ahead is None else _step("ahead", grounds.ahead))
    odds *= _odds("beside", grounds.beside)
    return 1 / (1 + odds)


def doubt(grounds: Grounds) -> str:
    """Return in words what makes a reading doubtful, beside its own evidence; empty where nothing does."""
    if grounds.beside == "unknown":
        return "beside words that were not recognised"
    if grounds.beside == "name":
        return "beside another name with nothing between them"
    if grounds.ahead is not None and grounds.ahead < _CLOSE:
        return "another reading of the cell is nearly as good"
    return ""
