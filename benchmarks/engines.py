"""How long the embedded engine and a Neo4j server take for the same graph and rules, and whether they say the same.

    python benchmarks/engines.py [--actions 1000 10000 100000] [--server bolt://localhost:7687/empty] [--agree 200]

The graph is a country made by chance (`country.py`). Printed is a table in Markdown: seconds to load it, and of each rule (its needs,
its count, its query and its findings) on each engine, with the ratio; beside five rules, the same question as a loop over networkx by hand.
Without --server, one is started as the tests start theirs, with a heap of its own. Exit code 1 where a rule finds something else on
one engine than on the other, or a loop disagrees. --agree compares the findings of all rules on that many random graphs and on
the example registers instead.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from country import AS_OF, country

from neo4j_server import server as harness
from partnergraph import gaps, pipeline, register, rules
from partnergraph.asked_once import AskedOnce
from partnergraph.engines import ladybug, open_engine
from partnergraph.engines import neo4j as neo4j_engine
from partnergraph.errors import RuleError
from partnergraph.model import Graph
from random_graphs import random_graph
from test_gaps import EASY

SECONDS = 600
"""How long a rule may take here; the program itself gives up a query after a minute."""

CLOSED = {"done", "closed", "withdrawn", "gone"}
Net = nx.MultiDiGraph


def open_actions(net: Net) -> Iterator[tuple[str, dict[str, Any]]]:
    for node, facts in net.nodes(data=True):
        if facts["kind"] == "Action" and facts.get("status") not in CLOSED:
            yield node, facts


def overdue(net: Net) -> set[str]:
    return {node for node, facts in open_actions(net) if facts.get("due") is not None and facts["due"] < AS_OF}


def no_outcome(net: Net) -> set[str]:
    return {node for node, facts in open_actions(net) if not (facts.get("outcome") or "").strip()}


def no_date(net: Net) -> set[str]:
    return {
        node
        for node, facts in open_actions(net)
        if facts.get("due") is None and not (facts.get("due_text") or "").strip() and not facts.get("ongoing")
    }


def no_route(net: Net) -> set[str]:
    def reports(node: str) -> bool:
        return any(
            facts["kind"] == "REPORTS_TO" and net.nodes[head]["kind"] == "Board"
            for _, head, facts in net.out_edges(node, data=True)
        )

    def is_given_to_a_board(node: str) -> bool:
        return any(
            facts["kind"] == "ASSIGNED" and net.nodes[tail]["kind"] == "Board"
            for tail, _, facts in net.in_edges(node, data=True)
        )

    def plans(node: str) -> Iterator[str]:
        return (head for _, head, facts in net.out_edges(node, data=True) if facts["kind"] == "IN_PLAN")

    return {
        node
        for node, _ in open_actions(net)
        if not (reports(node) or any(map(reports, plans(node))) or is_given_to_a_board(node))
    }


def vacant_post(net: Net) -> set[str]:
    found = set()
    for node, _ in open_actions(net):
        assigned = [(t, f.get("role")) for t, _, f in net.in_edges(node, data=True) if f["kind"] == "ASSIGNED"]
        ranked = any(role in {"accountable", "responsible"} for _, role in assigned)
        for tail, role in assigned:
            post = net.nodes[tail]
            alone = all(
                other == tail or net.nodes[other]["kind"] == "Placeholder" for other, its in assigned if its == "named"
            )
            if post["kind"] != "Post" or not (role == "accountable" or (role == "named" and not ranked and alone)):
                continue
            held = [facts for _, _, facts in net.in_edges(tail, data=True) if facts["kind"] == "HOLDS"]
            now = any(
                (one.get("since") or AS_OF) <= AS_OF and (one.get("until") is None or one["until"] >= AS_OF)
                for one in held
            )
            if (post.get("vacant") or held) and not now:
                found.add(node)
    return found


# Each plan of the country has some dates, outcomes and a board; the rules tell a plan without any once, which a loop does not.
BY_HAND: dict[str, Callable[[Net], set[str]]] = {
    "overdue-action": overdue,
    "action-without-outcome": no_outcome,
    "action-without-date": no_date,
    "action-without-route-to-board": no_route,
    "vacant-post": vacant_post,
}


@contextmanager
def server(address: str | None, heap: str) -> Iterator[str]:
    """Give the address of a server whose database is empty."""
    if address is not None:
        yield address
        return
    if lacks := harness.missing():
        sys.exit(f"There is no server: {lacks}, or name one with --server.")
    with (
        tempfile.TemporaryDirectory() as home,
        harness.running(Path(home), heap=heap) as started,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("NEO4J_USERNAME", started.user)
        patch.setenv("NEO4J_PASSWORD", started.password)
        yield started.address


@dataclass(slots=True)
class Told:
    """What an engine, or a loop, said of a graph, and how long it took.

    Attributes:
        load: Seconds to take the graph.
        seconds: Of each rule, by its name.
        found: What each rule found, by its name; a sentence where it could not.
    """

    load: float = 0.0
    seconds: dict[str, float] = field(default_factory=dict)
    found: dict[str, Any] = field(default_factory=dict)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    done = work()
    return time.perf_counter() - began, done


def told_by(address: str, graph: Graph, about: Mapping[str, Any]) -> Told:
    """Have an engine say all rules; what it says is kept without the words, since there may be a million findings."""
    told = Told()
    with open_engine(address) as engine:
        # The first time plans what is done, which a server remembers; what takes long is planned in no time.
        for _ in range(2):
            told.load, _done = timed(lambda: engine.load(graph))
            if told.load > 60:
                break
        for number, rule in enumerate(rules.shipped(), 1):
            print(f"{engine.name}, rule {number}: {rule.id}", end="    \r", file=sys.stderr, flush=True)
            for _ in range(2):
                try:
                    told.seconds[rule.id], said = timed(
                        lambda rule=rule: gaps.assess(rule, AskedOnce(engine), AS_OF, {}, about)
                    )
                    told.found[rule.id] = said.sentence, {one.key: hash(one.message) for one in said.findings}
                except RuleError as error:
                    told.seconds[rule.id], told.found[rule.id] = float("nan"), (str(error), {})
                if not told.seconds[rule.id] < 10:
                    break
    return told


def told_by_hand(graph: Graph) -> Told:
    """Have loops over a networkx graph say five rules."""
    told = Told()
    told.load, net = timed(graph.to_networkx)
    for name, loop in BY_HAND.items():
        told.seconds[name], told.found[name] = timed(lambda loop=loop: loop(net))
    return told


def compare(size: int, address: str) -> int:
    """Print the table for one size, and return how many rules and loops disagree."""
    graph = country(max(1, size * 330 // 100_000), size, 1)
    nodes, edges = (sum(map(len, tables.values())) for tables in (graph.nodes, graph.edges))
    # One after the other, so that no more than one of them is in memory.
    hand = told_by_hand(graph)
    about = dict(gaps._about(graph))  # noqa: SLF001 - once for all rules, as `find` does
    here, there = told_by("ladybug", graph, about), told_by(address, graph, about)
    print(f"\n### {size:,} actions ({nodes:,} nodes, {edges:,} edges)\n")
    print("| | embedded, s | Neo4j, s | Neo4j to embedded | networkx by hand, s |\n| --- | ---: | ---: | ---: | ---: |")
    print(f"| load | {here.load:.2f} | {there.load:.2f} | {there.load / here.load:.1f} | {hand.load:.2f} |")
    apart = []
    for rule in rules.shipped():
        one, other = here.seconds[rule.id], there.seconds[rule.id]
        by_hand = f"{hand.seconds[rule.id]:.3f}" if rule.id in BY_HAND else ""
        print(f"| {rule.ref} {rule.id} | {one:.3f} | {other:.3f} | {other / one:.1f} | {by_hand} |")
        if here.found[rule.id] != there.found[rule.id]:
            (says, keys), (says_there, keys_there) = here.found[rule.id], there.found[rule.id]
            apart.append(f"{rule.id}: {says} here, {says_there} there, {sorted(keys.keys() ^ keys_there.keys())[:3]}")
        if rule.id in BY_HAND:
            subjects = {key.split("|")[1] for key in here.found[rule.id][1]}
            if subjects != hand.found[rule.id]:
                apart.append(f"{rule.id}: the loop differs by {sorted(subjects ^ hand.found[rule.id])[:3]}")
    one, other = (sum(told.seconds.values()) for told in (here, there))
    print(f"| all rules | {one:.2f} | {other:.2f} | {other / one:.1f} | |", flush=True)
    ratios = sorted(there.seconds[name] / here.seconds[name] for name in here.seconds)
    print(
        f"\nNeo4j to embedded: {statistics.median(ratios):.1f} in the middle of the rules, no more than 1 in "
        f"{sum(ratio <= 1 for ratio in ratios)}, more than 10 in {sum(ratio > 10 for ratio in ratios)}."
    )
    findings = sum(len(keys) for _, keys in here.found.values())
    print("\n".join(apart) or f"\nAll {len(here.found)} rules agree, with {findings:,} findings.", flush=True)
    return len(apart)


def agree(address: str, graphs: int) -> None:
    """Compare what all rules find on random graphs and on the example registers."""
    examples = Path(__file__).parents[1] / "data/plans"
    cases: list[tuple[str, Callable[[], Graph]]] = [
        (path.name, lambda path=path: pipeline.graph_of(pipeline.open_register([path])))
        for path in sorted(examples.iterdir())
        if register.is_register(path) or (path.suffix in {".md", ".txt", ".xlsx", ".csv"} and path.name != "README.md")
    ]
    cases += [(f"random graph {seed}", lambda seed=seed: random_graph(seed)) for seed in range(graphs)]
    findings, apart = 0, 0
    with open_engine() as here, open_engine(address) as there:
        for number, (name, made) in enumerate(cases, 1):
            graph = made()
            found = []
            for engine in (here, there):
                engine.load(graph)
                found.append(gaps.find(graph, engine, rules.shipped(), AS_OF, EASY))
            for one, other in zip(found[0].assessments, found[1].assessments, strict=True):
                if one != other:
                    apart += 1
                    print(f"{name}, {one.rule}: {one.sentence} here and {other.sentence} there", flush=True)
            findings += len(found[0].all)
            if not number % 20:
                print(f"{number} graphs, {findings:,} findings", file=sys.stderr, flush=True)
    if apart:
        sys.exit(f"{apart} assessments differ.")
    print(f"{len(rules.shipped())} rules agree on {len(cases)} graphs, with {findings:,} findings.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--actions", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--server", help="a server whose database is empty; without it one is started")
    parser.add_argument("--heap", default="4g", help="memory of the server that is started")
    parser.add_argument("--agree", type=int, metavar="GRAPHS")
    given = parser.parse_args()
    ladybug._SECONDS = neo4j_engine._SECONDS = SECONDS  # noqa: SLF001 - to learn how long what is given up takes
    # Small graphs, one after the other, are asked quickest as the tests ask them.
    with server(given.server, given.heap if given.agree is None else "") as address:
        if given.agree is not None:
            agree(address, given.agree)
        elif sum([compare(size, address) for size in given.actions]):
            sys.exit(1)


if __name__ == "__main__":
    main()
