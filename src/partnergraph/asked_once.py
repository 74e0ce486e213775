"""Questions of one number that many rules put to a graph, each put to the engine once.

In: an engine whose graph stays as it is meanwhile. Out: its answers. Refuses nothing itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from partnergraph.model import Answers, Rows


class AskedOnce:
    """The answers of an engine whose graph stays as it is meanwhile: what is counted for one rule is told to the next.

    Longer answers are a rule's own, and a hundred thousand rows of each would fill the memory: they are not kept.
    """

    def __init__(self, engine: Answers) -> None:
        self._engine = engine
        self._told: dict[str, Rows] = {}

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, limit: int | None = None) -> Rows:
        """Return the rows of a query, one row as the engine told it the first time; see `Answers.run`."""
        question = repr((cypher, parameters, limit))
        told = self._told.get(question) or self._engine.run(cypher, parameters, limit=limit)
        if len(told.rows) == 1:
            self._told[question] = told
        return told
