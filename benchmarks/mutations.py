"""Print what becomes of damaged and hostile files: read, refused in one line, crashed, too slow, too large.

    python benchmarks/mutations.py [--count 2000] [--seed 1] [--bare] [--monsters] [--keep FOLDER]

Each file is read as the program reads it, in a process of its own, with a limit of 30 seconds and 1 GiB. `--bare` reads without the
guard that the program puts around heavy files, `--monsters` reads the files made to exhaust a reader alone. `--keep` keeps those that were not read or refused.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

TESTS = Path(__file__).parent.parent / "tests"
sys.path.insert(0, str(TESTS))

from attempts import OUTCOMES, Attempt, attempt  # noqa: E402 - the tests are no package
from comparison import plans_in  # noqa: E402
from monsters import monsters  # noqa: E402
from mutations import damaged  # noqa: E402
from partnergraph import readers  # noqa: E402


def main() -> None:
    """Print the table, and each file that was neither read nor refused."""
    parser = argparse.ArgumentParser(description="What becomes of damaged and hostile files.")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bare", action="store_true")
    parser.add_argument("--monsters", action="store_true")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    found: dict[str, list[Attempt]] = defaultdict(list)
    with TemporaryDirectory() as folder:
        for name, path in _files(Path(folder), 0 if asked.monsters else asked.count, asked.seed):
            result = attempt(path, readers.read if asked.bare else readers.read_apart)
            found[path.suffix].append(result)
            if result.outcome not in {"read", "refused"}:
                print(f"{result.outcome}: {name}, {result.seconds:.1f} s, {result.megabytes} MB\n{result.words}\n")
                if asked.keep:
                    asked.keep.mkdir(parents=True, exist_ok=True)
                    shutil.copy(path, asked.keep)
    headings = ["format", "files", *OUTCOMES, "worst seconds", "worst MB"]
    print("  ".join(heading.rjust(9) for heading in headings))
    for suffix, results in sorted(found.items()):
        counts = [sum(result.outcome == outcome for result in results) for outcome in OUTCOMES]
        worst = [f"{max(result.seconds for result in results):.1f}", max(result.megabytes for result in results)]
        row = [suffix, len(results), *counts, *worst]
        print("  ".join(str(cell).rjust(max(9, len(head))) for cell, head in zip(row, headings, strict=True)))


def _files(folder: Path, count: int, seed: int) -> Iterator[tuple[str, Path]]:
    plans = plans_in(TESTS / "shelf")
    yield from monsters(folder, {plan.suffix for plan in plans})
    yield from damaged(plans, folder, count, seed)


if __name__ == "__main__":
    main()
