"""How long each rule takes on a register of the whole country: 330 partnerships with 100,000 actions.

    python benchmarks/rules.py [--rule ID ...] [--partnerships 330] [--actions 100000] [--times 3] [--seed 1]

The graph is made by chance (`country.py`). A rule's time is that of its needs, its count, its query and its findings; beside it
stands the time of the processors, which says more where other programs run. All together are run as `gaps` runs them. Exit code 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import gc
import resource
import statistics
import sys
import time
from collections import defaultdict

from country import AS_OF, country

from partnergraph import gaps, rules
from partnergraph.engines import open_engine

MEDIAN, WORST, ALL = 1.0, 3.0, 20.0
"""Seconds: of half of the rules, of the slowest, of all together."""


def main() -> int:
    """Make the country, time each rule, print the table and what misses a target."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rule", action="append", default=[], help="only this rule, by name or number")
    asked.add_argument("--partnerships", type=int, default=330)
    asked.add_argument("--actions", type=int, default=100_000)
    asked.add_argument("--times", type=int, default=3)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    begun = time.perf_counter()
    gc.disable()
    graph = country(options.partnerships, options.actions, options.seed)
    nodes, edges = (sum(len(table) for table in tables.values()) for tables in (graph.nodes, graph.edges))
    gc.freeze()
    gc.enable()
    print(f"{nodes:,} nodes and {edges:,} edges made in {time.perf_counter() - begun:.1f} s")
    chosen = [rule for rule in rules.shipped() if not options.rule or {rule.id, rule.ref} & {*options.rule}]
    about = dict(gaps._about(graph))  # noqa: SLF001 - once for all rules, as `find` does
    took: dict[str, list[float]] = defaultdict(list)
    worked: dict[str, list[float]] = defaultdict(list)
    sentences: dict[str, str] = {}
    with open_engine("ladybug") as engine:
        begun = time.perf_counter()
        engine.load(graph)
        print(f"loaded in {time.perf_counter() - begun:.1f} s")
        for _ in range(options.times):
            for rule in chosen:
                begun, work = time.perf_counter(), time.process_time()
                try:
                    sentences[rule.id] = gaps.assess(rule, engine, AS_OF, {}, about).sentence
                except Exception as error:  # noqa: BLE001 - a rule that fails here is what the table should show
                    sentences[rule.id] = f"FAILS: {error}"
                took[rule.id].append(time.perf_counter() - begun)
                worked[rule.id].append(time.process_time() - work)
                if took[rule.id][-1] > MEDIAN:
                    print(
                        f"  {rule.id}: {took[rule.id][-1]:.1f} s, of the processors {worked[rule.id][-1]:.1f} s",
                        file=sys.stderr,
                        flush=True,
                    )
        begun, work = time.perf_counter(), time.process_time()
        gaps.find(graph, engine, chosen, AS_OF)
        whole, whole_work = time.perf_counter() - begun, time.process_time() - work
    middle = {name: statistics.median(times) for name, times in took.items()}
    for rule in sorted(chosen, key=lambda rule: -middle[rule.id]):
        slow = " slow" if max(took[rule.id]) > WORST else ""
        print(
            f"{rule.ref:8} {rule.id:42} median {middle[rule.id]:6.2f} s  worst {max(took[rule.id]):6.2f} s  processors {statistics.median(worked[rule.id]):6.2f} s{slow}  {sentences[rule.id]}"
        )
    half, worst, together = (
        statistics.median(middle.values()),
        max(max(times) for times in took.values()),
        whole,
    )
    print(
        f"{len(chosen)} rules: median {half:.2f} s (target {MEDIAN:g}), worst {worst:.2f} s ({WORST:g}), all {together:.1f} s ({ALL:g})"
    )
    alone = sum(statistics.median(times) for times in worked.values())
    print(f"processors: {whole_work:.1f} s for all together, {alone:.1f} s one by one")
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GiB")
    missed = (
        half > MEDIAN or worst > WORST or together > ALL or any(says.startswith("FAILS") for says in sentences.values())
    )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
