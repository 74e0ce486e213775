"""Print how safely two ways of writing a name are joined: joins that are right, wrong, and names that stay two.

    python benchmarks/names_joined.py [PEOPLE]

The pairs of tests/names are chosen to mislead; the people are drawn, and damaged as typists and scanners damage names. "At most" is the
upper end of Wilson's interval at 95 %: with that confidence no larger share of joins is wrong. Last come the joins that were made in the
plans of the shelf and in real plans (PARTNERGRAPH_PLANS), each to be read by a person.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"
sys.path.insert(0, str(TESTS))

from comparison import plans_in  # noqa: E402 - the tests are no package
from names_joined import PAIRS, Joins, joins_in_plan, joins_of_initials, joins_of_many, joins_of_pairs  # noqa: E402


def row(said: str, joins: Joins) -> None:
    """Print one measure and every join that is wrong."""
    made = joins.right + len(joins.wrong)
    print(
        f"{said}: {made} joins, {len(joins.wrong)} wrong ({100 * joins.error_rate:.2f} %, at most {100 * joins.at_most:.2f} %), "
        f"{len(joins.left)} that stayed two"
    )
    for words in joins.wrong:
        print(f"  wrong: {words}")
    for words in joins.left[:20]:
        print(f"  apart: {words}")


def main() -> None:
    """Print every measure, and each join of the plans."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    for name in PAIRS:
        row(name, joins_of_pairs(name))
    row(f"{people} people", joins_of_many(people))
    row(f"initials of bodies in {people // 20} plans", joins_of_initials(people // 20))
    real = os.environ.get("PARTNERGRAPH_PLANS")
    plans = [*plans_in(TESTS / "shelf"), *(sorted(Path(real).iterdir()) if real else [])]
    for plan in plans:
        made, asked = joins_in_plan(plan)
        print(f"{plan.name}: {len(made)} joins, {len(asked)} names asked about")
        for words in made:
            print(f"  joined: {words}")
        for words in asked:
            print(f"  asked: {words}")


if __name__ == "__main__":
    main()
