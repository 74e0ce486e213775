"""Print how safely two spellings of a name are joined: joins that are right, wrong, and spellings that stay two.

python benchmarks/names_joined.py [PEOPLE]
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from names_joined import joins_of_many, joins_of_pairs


def main() -> None:
    """Print both measures, and every wrong join."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    for said, joins in (("pairs", joins_of_pairs()), (f"{people} people", joins_of_many(people))):
        found = f"{joins.right} joined rightly, {len(joins.wrong)} wrongly ({100 * joins.error_rate:.2f} %)"
        print(f"{said}: {found}, {len(joins.left)} spellings left apart")
        for words in joins.wrong:
            print(f"  wrong: {words}")
        for words in joins.left[:20]:
            print(f"  apart: {words}")


if __name__ == "__main__":
    main()
