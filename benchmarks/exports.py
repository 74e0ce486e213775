"""How long each export of a country takes, and how much memory: 330 partnerships, 100,000 actions.

    python benchmarks/exports.py [NAME...] [--actions 100000] [--partnerships 330] [--findings 20000]

Each export runs in a process of its own, which makes the register first; its peak memory is that of the process, told beside what it had before the
export began. `refused` is an export that says what to narrow, with its words. The aim: under 2 GiB, or refused in words.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path

from country import AS_OF, country

from partnergraph import exporters
from partnergraph.errors import InputError
from partnergraph.model import Assessment, Finding, Findings, Graph, Register, Result
from partnergraph.register import from_rows

SEED = 7


def found(graph: Graph, number: int) -> Findings:
    """Findings on the first actions, a rule on each."""
    rows = graph.nodes["Action"].head(number).to_dict("records")
    listed = tuple(
        Finding(
            f"overdue-action|{row['id']}",
            "overdue-action",
            "TIME-03",
            "dates",
            "Overdue action",
            "high",
            row["id"],
            "Action",
            str(row.get("label") or row["name"]),
            message=f"{row['name']} is overdue.",
            why="A date that passes in silence is no date.",
            fix="Report it done, or give a new date.",
            agenda="What has stopped it?",
            evidence=(str(row["place"]),),
            nodes=(row["id"],),
            values={"action_id": row["id"]},
        )
        for row in rows
    )
    said = Assessment(
        *("overdue-action", "TIME-03", "dates", "Overdue action", "Which actions are late?", "high", listed),
        *(len(graph.nodes["Action"]), "", f"{len(listed)} of {len(graph.nodes['Action'])} actions", {}),
    )
    return Findings(AS_OF, (said,))


def peak() -> float:
    """Peak memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(name: str, partnerships: int, actions: int, findings: int, told: multiprocessing.Queue) -> None:
    graph = country(partnerships, actions, SEED)
    register: Register = from_rows({})
    result = Result("A country", AS_OF, register, graph, found(graph, findings))
    before, begun = peak(), time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / exporters.file_name(name)
        words = ""
        try:
            exporters.write(name, result, path)
        except InputError as error:
            words = str(error)
        size = sum(one.stat().st_size for one in ([path] if path.is_file() else path.rglob("*")))
    told.put((time.perf_counter() - begun, before, peak(), size / 1e6, words))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*", default=exporters.names())
    asked.add_argument("--actions", type=int, default=100_000)
    asked.add_argument("--partnerships", type=int, default=330)
    asked.add_argument("--findings", type=int, default=20_000)
    given = asked.parse_args()
    print(f"{given.partnerships} partnerships, {given.actions:,} actions, {given.findings:,} findings")
    print(f"{'export':<16}{'seconds':>9}{'MiB before':>12}{'MiB peak':>10}{'MB file':>9}")
    context = multiprocessing.get_context("spawn")
    for name in given.names:
        told = context.Queue()
        child = context.Process(target=run, args=(name, given.partnerships, given.actions, given.findings, told))
        child.start()
        child.join()
        if child.exitcode:
            print(f"{name:<16} failed: exit code {child.exitcode}")
            continue
        seconds, before, most, size, words = told.get()
        print(f"{name:<16}{seconds:>9.1f}{before:>12.0f}{most:>10.0f}{size:>9.1f}  {words and f'refused: {words}'}")


if __name__ == "__main__":
    main()
