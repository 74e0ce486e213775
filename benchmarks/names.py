"""Print how well the names in lead cells are read, for the cells of tests/names, the shelf and real plans.

    python benchmarks/names.py [--brief] [FOLDER...]

Below the table stands every miss. Real plans stand in the folders named on the command line and in the one that the environment variable PARTNERGRAPH_PLANS names.
`precision` counts names that the program gives and a person does too; `recall` names that a person gives and the program does too.
A second table says for the cells how often a reading was right, by how sure the program was of it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"
sys.path.insert(0, str(TESTS))

from cells_compared import HALVES, MEASURES, certainties, compare_cells  # noqa: E402 - the tests are no package
from comparison import Comparison, compare, plans_in  # noqa: E402

HEADINGS = (
    *("names of", "leads", "precision", "recall", "F1", "kinds", "roles", "of"),
    *("wrong but asked", "right and not asked"),
)
STEPS = (0.0, 0.5, 0.75, 0.9, 0.95, 0.98, 1.01)


def share(comparison: Comparison, measure: str) -> float:
    """Return the share of what was looked at that is right."""
    total = comparison.looked_at[measure]
    return 1 - len(comparison.missed(measure)) / total if total else 1.0


def row(comparison: Comparison) -> list[str]:
    """Return a row of the table."""
    recall, precision = share(comparison, "lead"), share(comparison, "invented")
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    shares = (precision, recall, f1, *(share(comparison, measure) for measure in MEASURES[2:]))
    return [comparison.plan, str(comparison.looked_at["lead"]), *(f"{100 * figure:.1f}" for figure in shares)]


def together(found: list[Comparison], name: str) -> Comparison:
    """Return several comparisons as one."""
    whole = Comparison(name)
    for one in found:
        whole.looked_at += one.looked_at
        for measure in MEASURES:
            whole.misses.setdefault(measure, []).extend(one.missed(measure))
    return whole


def real_plans(folder: Path, beside: Path) -> list[Comparison]:
    """Return the comparisons of the plans in a folder of which tests/expected holds a person's reading."""
    found = []
    for expected in sorted((TESTS / "expected").glob("*.jsonl")):
        for plan in sorted(folder.glob(f"{expected.stem}.*")):
            copy = Path(shutil.copy(plan, beside))
            shutil.copy(expected, copy.with_name(f"{copy.stem}.expected.jsonl"))
            found.append(compare(copy))
    return found


def sureness(half: str) -> list[list[str]]:
    """Return how many of the readings of a half were right, by how sure the program was."""
    rows = []
    for low, high in pairwise(STEPS):
        within = [(sure, right) for sure, right in certainties(half) if low <= sure < high]
        if within:
            mean = sum(sure for sure, _ in within) / len(within)
            right = sum(right for _, right in within) / len(within)
            bound = f"{low:.2f} to {min(high, 1):.2f}"
            rows.append([half, bound, str(len(within)), f"{100 * mean:.1f}", f"{100 * right:.1f}"])
    return rows


def print_table(rows: list[Sequence[str]]) -> None:
    """Print rows in columns."""
    widths = [max(len(line[column]) for line in rows) for column in range(len(rows[0]))]
    for line in rows:
        print("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())


def main() -> None:
    """Print the table, and below it the misses."""
    parser = argparse.ArgumentParser(description="How well names are read.")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--brief", action="store_true", help="print no misses below the table")
    parser.add_argument("--cells", action="store_true", help="leave the plans out")
    asked = parser.parse_args()
    found = [compare_cells(half) for half in HALVES]
    if not asked.cells:
        for folder in (TESTS / "shelf", *asked.folders):
            plans = [compare(plan) for plan in plans_in(folder)]
            found += [*plans, together(plans, f"all of {folder.name}")]
        real = os.environ.get("PARTNERGRAPH_PLANS")
        with tempfile.TemporaryDirectory() as beside:
            found += real_plans(Path(real), Path(beside)) if real else []
    print_table([HEADINGS, *(row(one) for one in found)])
    print()
    print_table(
        [("sure", "to", "names", "sure on average", "right"), *(line for half in HALVES for line in sureness(half))]
    )
    if not asked.brief:
        for one in found:
            for measure in MEASURES if not one.plan.startswith("all of ") else ():
                for miss in one.missed(measure):
                    print(f"{measure}: {miss}")


if __name__ == "__main__":
    main()
