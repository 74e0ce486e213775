"""Print how long it takes to say who is who: MENTIONS names in lead cells, of PARTIES people, posts and teams.

    python benchmarks/names_speed.py [MENTIONS] [PARTIES]

A plan has 500 actions. The figures grow in step with the mentions: nothing is compared pair by pair.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from cells_compared import plan_of
from partnergraph import resolve
from partnergraph.resolve import lexicon

ACTIONS = 500


def main() -> None:
    """Print the time for half the mentions and for all."""
    mentions = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    parties = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    chance = random.Random(1)  # noqa: S311 - names for a measure
    firsts, lasts = (sorted(names) for names in (lexicon.first_names(), lexicon.surnames()))
    fields = sorted(lexicon.service_words())
    made = (
        lambda: f"{chance.choice(firsts).title()} {chance.choice(lasts).title()}",
        lambda: f"{chance.choice(fields).title()} {chance.choice(fields).title()} Manager",
        lambda: f"{chance.choice(fields).title()} {chance.choice(fields).title()} Team",
    )
    names = [chance.choice(made)() for _ in range(parties)]
    for count in (mentions // 2, mentions):
        cells = [chance.choice(names) for _ in range(count)]
        plans = [
            plan_of(*cells[at : at + ACTIONS], plan=f"plan-{at}", title=f"Plan of Place {at}")
            for at in range(0, count, ACTIONS)
        ]
        began, worked = time.perf_counter(), time.process_time()
        found = resolve.resolve(plans)
        took, work = time.perf_counter() - began, time.process_time() - worked
        print(f"{count} mentions, {len(found.parties)} parties: {took:.1f} s ({work:.1f} s of one core)")


if __name__ == "__main__":
    main()
