"""The tables of a made-up register, filled row by row, as an engine loads them.

In: nodes and edges one by one. Out: a Graph. What is by chance comes from a seed. Refuses nothing.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pandas as pd

from partnergraph.graph.leads import mark_leads
from partnergraph.graph.network import acts_for
from partnergraph.model import Graph
from partnergraph.schema import EDGES, NODES

AS_OF = date(2026, 1, 1)


class Country:
    """Rows of nodes and edges by kind, as they are made."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - no secret
        self.nodes: dict[str, list[dict[str, Any]]] = {kind: [] for kind in NODES}
        self.edges: dict[str, list[dict[str, Any]]] = {kind: [] for kind in EDGES}

    def node(self, kind: str, key: str, name: str, **facts: Any) -> str:
        """Add a node and return its id."""
        made = f"{kind.lower()}:{key}"
        self.nodes[kind].append(
            {"id": made, "name": name, "place": f"register.xlsx, row {len(self.nodes[kind]) + 2}"} | facts
        )
        return made

    def edge(self, kind: str, tail: str, head: str, **facts: Any) -> None:
        """Add an edge; the kinds of its ends are told by their ids."""
        place = None if self.often(0.001) else f"register.xlsx, row {len(self.edges[kind]) + 2}"
        self.edges[kind].append({"from": tail, "to": head, "place": place} | facts)

    def often(self, share: float) -> bool:
        """Whether something that happens in this share of cases happens now."""
        return self.chance.random() < share

    def day(self, first: int = -400, last: int = 500) -> date:
        """A day around the one against which dates are judged."""
        return AS_OF + timedelta(days=self.chance.randint(first, last))

    def maybe(self, share: float, value: Any) -> Any:
        """A value that lacks in the other cases."""
        return value if self.often(share) else None

    def graph(self) -> Graph:
        """Return the tables, with for whom each party acts."""
        mark_leads(self.edges["ASSIGNED"])
        spelled = {kind.lower(): kind for kind in NODES}
        bodies = [row["id"] for kind in ("Agency", "Team") for row in self.nodes[kind]]
        for party, found in acts_for(bodies, self.edges).items():
            for body in sorted(found):
                self.edge("ACTS_FOR", party, body)
        return Graph(
            {
                kind: pd.DataFrame(
                    {
                        p.name: pd.Series([row.get(p.name) for row in listed], dtype=object)
                        for p in NODES[kind].properties
                    }
                )
                for kind, listed in self.nodes.items()
            },
            {
                kind: pd.DataFrame(
                    {
                        "from": pd.Series([row["from"] for row in listed], dtype=object),
                        "to": pd.Series([row["to"] for row in listed], dtype=object),
                        "from_kind": pd.Series([spelled[row["from"].split(":")[0]] for row in listed], dtype=object),
                        "to_kind": pd.Series([spelled[row["to"].split(":")[0]] for row in listed], dtype=object),
                    }
                    | {
                        p.name: pd.Series([row.get(p.name) for row in listed], dtype=object)
                        for p in EDGES[kind].properties
                    }
                )
                for kind, listed in self.edges.items()
            },
        )
