"""Who runs which tests, where several processes share them: each takes a file at a time, the longest files first.

All that asks the Neo4j server goes to one process, so that one server is started and warmed: whole files that ask it, and elsewhere the
tests with its name in theirs.
"""

from __future__ import annotations

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

SERVER = "neo4j"
ASKING = ("test_server", "test_engines")
"""How the files begin that ask the server throughout."""

LONGEST = (
    SERVER,
    "test_pages",
    "test_gaps",
    "test_pages_scale",
    "test_hostile",
    "test_readers_office",
    "test_register_save",
    "test_since",
    "test_updating",
    "test_publication",
    "test_cli",
    "test_page_tables",
    "test_whatif",
    "test_pictures",
    "test_notebooks",
    "test_exporters",
    "test_showing",
    "test_reviewing",
)
"""Units that take longest; a file that is not here is none of them, and begins after."""


def unit(nodeid: str) -> str:
    """Return what a test is run together with: its file, or the server that it asks."""
    file, _, name = nodeid.partition("::")
    stem = file.rsplit("/", 1)[-1].removesuffix(".py")
    return SERVER if SERVER in name or stem.startswith(ASKING) else stem


class Turns(LoadScopeScheduling):  # type: ignore[misc]
    """Hands out units in the order of the tests."""

    def __init__(self, config: pytest.Config, log: Any) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        return unit(nodeid)


def in_order(items: list[pytest.Item]) -> None:
    """Put the longest units first."""
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(unit(item.nodeid), len(places)))
