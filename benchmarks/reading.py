"""Print how well plans are read: one line a plan, for the shelf of the tests and any folder named on the command line.

    python benchmarks/reading.py [--misses] [FOLDER...]

A folder holds plans, each with `<name>.expected.jsonl` beside it (tests/comparison.py says what stands in it). Each figure is
"right of looked at"; `false row`, `false entry` and `invented` count what the program read and no person would.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"
sys.path.insert(0, str(TESTS))

from comparison import MEASURES, Comparison, compare, plans_in  # noqa: E402 - the tests are no package

COUNTED = ("false row", "false entry", "invented")


def figure(comparison: Comparison, measure: str) -> str:
    """Return a figure of the table."""
    total, missed = comparison.looked_at[measure], len(comparison.missed(measure))
    return str(missed) if measure in COUNTED else f"{total - missed}/{total}"


def together(found: list[Comparison], name: str) -> Comparison:
    """Return several comparisons as one."""
    whole = Comparison(name)
    whole.looked_at = sum((comparison.looked_at for comparison in found), Counter())
    whole.misses = {measure: [miss for one in found for miss in one.missed(measure)] for measure in MEASURES}
    return whole


def main() -> None:
    """Print the table, and the misses if they are asked for."""
    parser = argparse.ArgumentParser(description="How well plans are read.")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--misses", action="store_true", help="print every miss below the table")
    asked = parser.parse_args()
    found = [compare(plan) for folder in (TESTS / "shelf", *asked.folders) for plan in plans_in(folder)]
    headings = ["plan", *MEASURES]
    formats = sorted({Path(one.plan).suffix for one in found})
    groups = [together([one for one in found if one.plan.endswith(suffix)], f"all {suffix}") for suffix in formats]
    rows = [
        [one.plan, *(figure(one, measure) for measure in MEASURES)] for one in (*found, *groups, together(found, "all"))
    ]
    widths = [max(len(row[column]) for row in (headings, *rows)) for column in range(len(headings))]
    for row in (headings, *rows):
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())
    if asked.misses:
        for measure in MEASURES:
            for miss in (miss for one in found for miss in one.missed(measure)):
                print(f"{measure}: {miss}")


if __name__ == "__main__":
    main()
