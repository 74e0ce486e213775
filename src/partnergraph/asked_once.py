"""Questions that many rules put to a graph, each put to the engine once.

In: an engine whose graph stays as it is meanwhile. Out: its answers. Refuses nothing itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from partnergraph.model import Answers, Rows


class AskedOnce:
    """The answers of an engine whose graph stays as it is meanwhile: the same question is asked once."""

    def __init__(self, engine: Answers) -> None:
        self._engine = engine
        self._told: dict[str, Rows] = {}

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, limit: int | None = None) -> Rows:
        """Return the rows of a query as the engine told them the first time; see `Answers.run`."""
        question = repr((cypher, parameters, limit))
        if question not in self._told:
            self._told[question] = self._engine.run(cypher, parameters, limit=limit)
        return self._told[question]
