"""An example register on both engines: every rule says the same of it there, and every question for explorers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from neo4j_server.server import Server
from partnergraph import gaps, pipeline
from partnergraph.engines import open_engine
from partnergraph.model import Engine, Graph
from test_gaps import EASY, PASTED

pytestmark = pytest.mark.neo4j

ROOT = Path(__file__).parents[1]
DAY = date(2016, 10, 1)
QUESTIONS = sorted((ROOT / "cypher" / "explore").glob("*.cypher"))
# The embedded engine asks for shortest paths in other words, its labels() is a text, and a path that is not there has a node.
ONLY_ON_A_SERVER = {"how-two-are-connected", "who-carries-most", "where-actions-report"}


@pytest.fixture(scope="module", params=["barnet-register", "northmere-duty-2026.xlsx"])
def both(request: pytest.FixtureRequest, neo4j_server: Server) -> Iterator[tuple[Graph, Engine, Engine]]:
    """An example, and both engines that hold it."""
    graph = pipeline.graph_of(pipeline.open_register([ROOT / "data" / "plans" / request.param]))
    with open_engine() as here, open_engine(neo4j_server.address) as there:
        here.load(graph)
        there.load(graph)
        yield graph, here, there
        there.clear()


def test_every_rule_says_the_same(both: tuple[Graph, Engine, Engine]) -> None:
    """Word for word and in one order, at thresholds at which most of them find something."""
    graph, *engines = both
    here, there = (gaps.find(graph, engine, PASTED, DAY, EASY).assessments for engine in engines)
    for one, other in zip(here, there, strict=True):
        assert one == other
    assert sum(bool(one.findings) for one in here) > 10


def test_every_question_has_the_same_answer(both: tuple[Graph, Engine, Engine]) -> None:
    """As long as it asks in words that both know; a list in an answer has no order."""
    _, here, there = both
    asked = [path for path in QUESTIONS if path.stem not in ONLY_ON_A_SERVER]
    assert len(asked) == len(QUESTIONS) - len(ONLY_ON_A_SERVER)
    for path in asked:
        one, other = (engine.run(path.read_text(encoding="utf-8")) for engine in (here, there))
        assert one.columns == other.columns, path.stem
        assert _told(one.rows) == _told(other.rows), path.stem


def _told(found: tuple[tuple[Any, ...], ...]) -> list[str]:
    return sorted(repr([_settled(value) for value in row]) for row in found)


def _settled(value: Any) -> Any:
    if isinstance(value, dict):
        return sorted((name, _settled(item)) for name, item in value.items())
    return sorted(repr(_settled(item)) for item in value) if isinstance(value, list) else value
