"""What tests share: the engines, and one browser.

`engine` runs a test on every engine. The embedded one is always there; Neo4j is, where Java and the jars are
(tests/neo4j_server/install.sh). PARTNERGRAPH_REQUIRE_NEO4J=1 makes its absence a failure. Tests that draw their cases have no
time limit for each, for what else the machine has to do says nothing of the program; HYPOTHESIS_PROFILE=repeatable draws the same ones in each run, and fewer.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

import turns
from browsers import CHROMIUM
from neo4j_server import server
from partnergraph.engines import open_engine
from partnergraph.model import Engine

settings.register_profile("unhurried", deadline=None)
settings.register_profile("repeatable", deadline=None, derandomize=True, max_examples=50)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "unhurried"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    turns.in_order(items)


def pytest_collection_finish() -> None:
    """Look for what may be forgotten seldom, and never among what the collected tests are made of, for that took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> turns.Turns:
    """Let processes that share the tests take turns."""
    return turns.Turns(config, log)


ENGINES = ["ladybug", pytest.param("neo4j", marks=pytest.mark.neo4j)]


SWITCHES = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync "
    "--no-first-run --disable-quic"
).split()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of pages; PARTNERGRAPH_REQUIRE_BROWSER=1 makes its absence a failure."""
    if CHROMIUM is None:
        how = "no Chromium: install one (Debian: apt-get install chromium) to run the browser tests"
        if os.environ.get("PARTNERGRAPH_REQUIRE_BROWSER") == "1":
            pytest.fail(how)
        pytest.skip(how)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Server]:
    """A running Neo4j, one for the session, whose credentials are in the environment."""
    if lacks := server.missing():
        if os.environ.get("PARTNERGRAPH_REQUIRE_NEO4J") == "1":
            pytest.fail(f"Neo4j is required, and {lacks}")
        pytest.skip(f"Neo4j is not tried: {lacks}")
    with server.running(tmp_path_factory.mktemp("neo4j")) as started, pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEO4J_USERNAME", started.user)
        patch.setenv("NEO4J_PASSWORD", started.password)
        yield started


@pytest.fixture(scope="session")
def opened() -> Iterator[dict[str, Engine]]:
    """The engines opened so far, each once a session, by name."""
    found: dict[str, Engine] = {}
    yield found
    for engine in found.values():
        engine.close()


@pytest.fixture
def ladybug(opened: dict[str, Engine]) -> Engine:
    """The embedded engine, empty."""
    return _empty(opened, "ladybug", "ladybug")


@pytest.fixture
def neo4j(opened: dict[str, Engine], neo4j_server: server.Server) -> Engine:
    """Neo4j, empty."""
    return _empty(opened, "neo4j", neo4j_server.address)


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine, empty."""
    return request.getfixturevalue(request.param)


def _empty(opened: dict[str, Engine], name: str, address: str) -> Engine:
    if name not in opened:
        opened[name] = open_engine(address)
    opened[name].clear()
    return opened[name]
