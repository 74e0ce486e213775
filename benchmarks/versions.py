"""How well the actions of two versions of a plan are matched, on second versions made by chance from the plans of the shelf.

    python benchmarks/versions.py [--misses] [--seeds 200] [--speed]

Printed are recall and false answers by what was done to an action: none of the figures is of a plan on which thresholds were chosen
alone, since each seed takes other actions and does other things to them.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from partnergraph import pipeline, register
from partnergraph.versions import Matching, State, match
from second_versions import Second, second

ROOT = Path(__file__).parents[1]


def plans() -> list[list[State]]:
    """Return the states of the shelf's plans and the examples."""
    read = {".csv", ".md", ".html", ".docx", ".xlsx", ".txt"}
    paths = sorted([*(ROOT / "tests/shelf").iterdir(), *(ROOT / "data/plans").iterdir()])
    return [
        register.states(pipeline.to_register(pipeline.read([path])))
        for path in paths
        if path.suffix in read and path.name != "README.md"
    ]


def judge(first: list[State], made: Second, found: Matching, count: Counter[str], misses: list[str]) -> None:
    """Add to `count` what was found, missed and invented."""
    after_of: dict[int, set[int]] = {}
    for after, parts in enumerate(made.before):
        for one in parts:
            after_of.setdefault(one, set()).add(after)
    answer: dict[int, set[int]] = {pair.before: {pair.after} for pair in found.pairs}
    for one, others in found.splits.items():
        answer.setdefault(one, set()).update(others)
    for other, ones in found.merges.items():
        for one in ones:
            answer.setdefault(one, set()).add(other)
    for one in range(len(first)):
        truth, said = after_of.get(one, set()), answer.get(one, set())
        kinds = made.did.get(one, set()) & {"heavy", "light", "split", "merged", "dropped"} or {"plain"}
        for kind in kinds:
            count[f"{kind} all"] += 1
            count[f"{kind} right"] += truth == said
            count[f"{kind} false"] += bool(said - truth)
        if truth != said:
            misses.append(
                f"{kinds} {first[one].text}\n    is   {[made.states[n].text for n in truth]}\n    said {[made.states[n].text for n in said]}"
            )
    new = {after for after, parts in enumerate(made.before) if not parts}
    count["new all"] += len(new)
    count["new right"] += len(new & set(found.new))
    count["new false"] += len(set(found.new) - new)
    count["whole all"] += 1
    count["whole right"] += all(after_of.get(one, set()) == answer.get(one, set()) for one in range(len(first)))


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser()
    options.add_argument("--misses", action="store_true")
    options.add_argument("--seeds", type=int, default=200)
    options.add_argument("--size", type=int, default=24)
    options.add_argument("--speed", action="store_true")
    asked = options.parse_args()
    held = plans()
    pool = [state for plan in held for state in plan]
    for calm in (True, False):
        count: Counter[str] = Counter()
        misses: list[str] = []
        for seed in range(asked.seeds):
            chance = random.Random(seed)  # noqa: S311 - no secret
            # A few whole plans, so that subjects are as near to one another as in a plan, then the rest of their neighbours.
            chosen: list[State] = []
            for plan in chance.sample(held, len(held)):
                chosen += plan
                if len(chosen) >= asked.size:
                    break
            first = [replace(state, id=f"a{at}", ref=f"{at + 1}") for at, state in enumerate(chosen[: asked.size])]
            more = [state for state in pool if state not in chosen]
            made = second(first, more, seed, calm=calm)
            judge(first, made, match(first, made.states), count, misses)
        print("without splits, merges and heavy rewording" if calm else "with all")
        for kind in ("plain", "light", "heavy", "split", "merged", "dropped", "new", "whole"):
            if count[f"{kind} all"]:
                print(
                    f"  {kind:8} {count[f'{kind} right']:5} of {count[f'{kind} all']:5} = {count[f'{kind} right'] / count[f'{kind} all']:.2%}, false {count[f'{kind} false']}"
                )
        if asked.misses:
            print("\n".join(misses[:60]))
    if asked.speed:
        first = [
            replace(
                pool[at % len(pool)],
                id=f"a{at}",
                ref=f"{at}",
                text=f"{pool[at % len(pool)].text} in ward {at // len(pool)}",
            )
            for at in range(5000)
        ]
        made = second(first, pool, 1)
        began = time.perf_counter()
        found = match(first, made.states)
        print(f"5,000 x {len(made.states)} actions: {time.perf_counter() - began:.1f} s")
        count, misses = Counter(), []
        judge(first, made, found, count, misses)
        print(count)


if __name__ == "__main__":
    main()
