"""The rules find what the oracle finds, which was written from the catalogue and not from the queries."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from oracle import RULES, World
from partnergraph import rules
from partnergraph.engines import open_engine
from random_graphs import random_graph
from test_gaps import EASY

SHIPPED = {rule.id: rule for rule in rules.shipped()}
DAY = date(2026, 1, 1)


def test_the_oracle_speaks_of_rules_that_there_are() -> None:
    """It knows at least twenty rules, and none that is not shipped."""
    assert len(RULES) >= 20
    assert RULES.keys() <= SHIPPED.keys()


@settings(max_examples=5)
@given(st.integers(0, 10_000))
def test_queries_and_oracle_find_the_same(seed: int) -> None:
    """On graphs drawn at random, with thresholds at which small graphs have findings, identity by identity."""
    graph = random_graph(seed)
    with open_engine("ladybug") as engine:
        engine.load(graph)
        for name, told in RULES.items():
            rule = SHIPPED[name]
            thresholds = {key: EASY.get(key, value) for key, value in rule.params.items()}
            given_to = {"as_of": DAY, **rules.as_asked(thresholds)}
            asked = {key: value for key, value in given_to.items() if key in rules.parameters(rule.query)}
            rows = [tuple(row[column] for column in rule.identity) for row in engine.run(rule.query, asked).dicts()]
            assert len(rows) == len(set(rows)), name
            assert set(rows) == told(World(graph, DAY, thresholds)), name
