"""How long the embedded engine and a Neo4j server take for the same graph and rules, and whether they say the same.

    python benchmarks/engines.py [--actions 1000 10000] [--server bolt://localhost:7687/empty] [--agree 200]

Printed is a table in Markdown: seconds to load the graph, and of each rule (both of its queries) on each engine, with the ratio;
beside five rules, the same question as a loop over networkx by hand. Without --server, the throw-away server of the tests is
started. A rule that finds something else on one engine than on the other stops the run, as does a loop that disagrees. --agree compares the
findings of all rules on that many random graphs and on the example registers instead.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from hand_made import graph_of
from neo4j_server import server as harness
from partnergraph import gaps, pipeline, register, rules
from partnergraph.engines import open_engine
from partnergraph.model import Engine, Graph
from random_graphs import random_graph
from test_gaps import EASY

DAY = date(2026, 1, 1)
CLOSED = {"done", "closed", "withdrawn", "gone"}
Net = nx.MultiDiGraph


def national(actions: int) -> Graph:
    """Return a country of plans of forty actions each, every plan with bodies, posts and people of its own area."""
    chance = random.Random(actions)  # noqa: S311 - a random graph is no secret
    nodes: list[tuple[str, str, str, dict[str, Any]]] = []
    edges: list[tuple[str, str, str, dict[str, Any]]] = []
    for plan in range(-(-actions // 40)):
        nodes += [("Plan", f"plan:{plan}", f"Plan {plan}", {}), ("Area", f"area:{plan}", f"Area {plan}", {})]
        edges.append(("FOR_AREA", f"plan:{plan}", f"area:{plan}", {}))
        leads: list[str] = []
        for kind, count in (("Agency", 6), ("Team", 6), ("Person", 8), ("Post", 8), ("Board", 2), ("Placeholder", 1)):
            made = [f"{kind.lower()}:{plan}/{number}" for number in range(count)]
            nodes += [(kind, one, f"{kind} {one.partition(':')[2]}", {}) for one in made]
            leads += made
        posts = [one for one in leads if one.startswith("post:")]
        people = [one for one in leads if one.startswith("person:")]
        edges += [
            ("HOLDS", person, post, {}) for person, post in zip(people, posts, strict=True) if chance.random() < 0.7
        ]
        edges += [("PART_OF", f"team:{plan}/{n}", f"agency:{plan}/{n}", {}) for n in range(6)]
        edges += [("SITS_ON", f"agency:{plan}/{n}", f"board:{plan}/0", {"role": "member"}) for n in range(6)]
        edges.append(("REPORTS_TO", f"board:{plan}/1", f"board:{plan}/0", {}))
        themes = [f"theme:{plan}/{number}" for number in range(5)]
        nodes += [("Theme", theme, f"Theme {theme}", {"multi_agency": True}) for theme in themes]
        for number in range(min(40, actions - 40 * plan)):
            action = f"action:{plan}/{number}"
            facts = {
                "ref": str(number),
                "label": f"{number} Do {chance.randrange(10**6)}",
                "due": chance.choice([None, DAY + timedelta(days=chance.randrange(-400, 400))]),
                "status": chance.choice([None, "open", "done"]),
                "rag": chance.choice([None, "red", "amber", "green"]),
                "outcome": chance.choice([None, "Fewer are hurt"]),
                "shares_data": chance.random() < 0.1,
                "weight": 1.0,
            }
            nodes.append(("Action", action, f"Do {action}", facts))
            edges += [("IN_PLAN", action, f"plan:{plan}", {}), ("IN_THEME", action, chance.choice(themes), {})]
            for role, lead in zip(("accountable", "responsible", "named"), chance.sample(leads, 3), strict=True):
                edges.append(("ASSIGNED", lead, action, {"role": role, "confidence": 1.0}))
            if chance.random() < 0.3:
                edges.append(("REPORTS_TO", action, f"board:{plan}/1", {}))
    return graph_of(nodes, edges)


def open_actions(net: Net) -> Iterator[tuple[str, dict[str, Any]]]:
    for node, facts in net.nodes(data=True):
        if facts["kind"] == "Action" and facts.get("status") not in CLOSED:
            yield node, facts


def overdue(net: Net) -> set[str]:
    return {node for node, facts in open_actions(net) if facts.get("due") is not None and facts["due"] < DAY}


def no_outcome(net: Net) -> set[str]:
    return {node for node, facts in open_actions(net) if not (facts.get("outcome") or "").strip()}


def no_date(net: Net) -> set[str]:
    return {node for node, facts in open_actions(net) if facts.get("due") is None and not facts.get("ongoing")}


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
                (one.get("since") or DAY) <= DAY and (one.get("until") is None or one["until"] >= DAY) for one in held
            )
            if (post.get("vacant") or held) and not now:
                found.add(node)
    return found


BY_HAND: dict[str, Callable[[Net], set[str]]] = {
    "overdue-action": overdue,
    "action-without-outcome": no_outcome,
    "action-without-date": no_date,
    "action-without-route-to-board": no_route,
    "vacant-post": vacant_post,
}


@contextmanager
def server(address: str | None) -> Iterator[str]:
    """Give the address of a server whose database is empty."""
    if address is not None:
        yield address
        return
    if lacks := harness.missing():
        sys.exit(f"There is no server: {lacks}, or name one with --server.")
    with (
        tempfile.TemporaryDirectory() as home,
        harness.running(Path(home)) as started,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("NEO4J_USERNAME", started.user)
        patch.setenv("NEO4J_PASSWORD", started.password)
        yield started.address


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    done = work()
    return time.perf_counter() - began, done


def compare(graph: Graph, address: str, size: int) -> None:
    """Print the table for one graph."""
    with open_engine() as here, open_engine(address) as there:
        engines: dict[str, Engine] = {"ladybug": here, "neo4j": there}
        loads = {name: timed(lambda engine=engine: engine.load(graph))[0] for name, engine in engines.items()}
        by_hand, net = timed(graph.to_networkx)
        edges = sum(len(frame) for frame in graph.edges.values())
        print(f"\n### {size:,} actions ({len(graph):,} nodes, {edges:,} edges)\n")
        print(
            "| | embedded, s | Neo4j, s | Neo4j to embedded | networkx by hand, s |\n| --- | ---: | ---: | ---: | ---: |"
        )
        print(
            f"| load | {loads['ladybug']:.2f} | {loads['neo4j']:.2f} | {loads['neo4j'] / loads['ladybug']:.1f} | {by_hand:.2f} |"
        )
        total = dict.fromkeys(engines, 0.0)
        for rule in rules.shipped():
            times, keys = {}, {}
            for name, engine in engines.items():
                # The first run plans the query, which a server remembers.
                found = gaps.find(graph, engine, [rule], DAY)
                times[name], found = timed(lambda engine=engine, rule=rule: gaps.find(graph, engine, [rule], DAY))
                keys[name] = {(finding.key, finding.message) for finding in found.all}
                total[name] += times[name]
                subjects = {finding.subject for finding in found.all}
            if keys["ladybug"] != keys["neo4j"]:
                sys.exit(f"{rule.id}: the engines differ by {list(keys['ladybug'] ^ keys['neo4j'])[:3]}")
            hand = ""
            if rule.id in BY_HAND:
                seconds, nodes = timed(lambda rule=rule: BY_HAND[rule.id](net))
                if nodes != subjects:
                    sys.exit(f"{rule.id}: the loop differs by {sorted(nodes ^ subjects)[:3]}")
                hand = f"{seconds:.3f}"
            print(
                f"| {rule.ref} {rule.id} | {times['ladybug']:.3f} | {times['neo4j']:.3f} | {times['neo4j'] / times['ladybug']:.1f} | {hand} |",
                flush=True,
            )
        print(
            f"| all rules | {total['ladybug']:.2f} | {total['neo4j']:.2f} | {total['neo4j'] / total['ladybug']:.1f} | |"
        )


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
                found.append(gaps.find(graph, engine, rules.shipped(), DAY, EASY))
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
    parser.add_argument("--actions", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--server")
    parser.add_argument("--agree", type=int, metavar="GRAPHS")
    given = parser.parse_args()
    with server(given.server) as address:
        if given.agree is not None:
            agree(address, given.agree)
            return
        for size in given.actions:
            compare(national(size), address, size)


if __name__ == "__main__":
    main()
