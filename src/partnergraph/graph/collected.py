"""Nodes and edges while a graph is put together.

In: rows of a register. Out: a Graph. Refuses: what the schema does not know, a second node of one id, a name that no
sheet lists.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from partnergraph.errors import InputError, PartnergraphError
from partnergraph.model import Graph, Register, split_names
from partnergraph.schema import EDGES, NODES
from partnergraph.wording import slug

_ENDS = ("from", "to", "from_kind", "to_kind")
_PAIRS = {kind: frozenset(one.ends) for kind, one in EDGES.items()}
_KNOWN = {kind: frozenset(p.name for p in one.properties) for kind, one in NODES.items()}

Node = tuple[str, str]
"""The kind and the id of a node."""


class Collected:
    """The nodes and edges so far; one use.

    Attributes:
        register: The register.
        nodes: For each kind, the properties of its nodes by their ids.
        edges: For each kind, its edges with their ends.
        ids: For each kind that a sheet lists, the ids by name.
    """

    def __init__(self, register: Register, keys: Mapping[str, tuple[str, str]]) -> None:
        """Begin with the names of a register.

        Args:
            register: The register.
            keys: For each kind that a sheet lists, the sheet and the column of the name.
        """
        self.register = register
        self._keys = keys
        self.nodes: dict[str, dict[str, dict[str, Any]]] = {kind: {} for kind in NODES}
        self.edges: dict[str, list[dict[str, Any]]] = {kind: [] for kind in EDGES}
        self.ids = {
            kind: distinct_ids((row[column] for row in self.rows(sheet)), kind.lower())
            for kind, (sheet, column) in keys.items()
        }

    def rows(self, sheet: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a sheet by their headings."""
        frame = self.register[sheet]
        headings = [str(heading) for heading in frame.columns]
        for cells in frame.itertuples(index=False, name=None):
            yield dict(zip(headings, cells, strict=True))

    def placed(self, sheet: str) -> Iterator[tuple[dict[str, Any], str]]:
        """Yield the rows of a sheet with where each comes from: its own Place, else its row in the register."""
        for number, row in enumerate(self.rows(sheet), 2):  # the heading is row 1
            yield row, row.get("Place") or f'register, sheet "{sheet}", row {number}'

    def each(self, kind: str) -> Iterator[tuple[dict[str, Any], Node, str]]:
        """Yield the rows of the sheet that lists `kind`, with the node and the place of each."""
        sheet, column = self._keys[kind]
        for row, place in self.placed(sheet):
            yield row, (kind, self.ids[kind][row[column]]), place

    def find(self, name: str, kinds: Iterable[str], where: str) -> Node:
        """Return the node that a name means.

        Raises:
            InputError: No sheet of `kinds` lists it.
        """
        for kind in kinds:
            found = self.ids[kind].get(name)
            if found:
                return kind, found
        sheets = " or ".join(self._keys[kind][0] for kind in kinds)
        raise InputError(f'"{name}" is on no list.', where=where, todo=f"Add it to {sheets}.")

    def node(self, kind: str, node_id: str, **properties: Any) -> None:
        """Add a node.

        Raises:
            PartnergraphError: The schema does not know a property, or there is a node of that id.
        """
        unknown = properties.keys() - _KNOWN[kind]
        if unknown:
            raise PartnergraphError(f"The schema gives {kind} no {', '.join(sorted(unknown))}.")
        if node_id in self.nodes[kind] and kind != "Post":
            # Two things under one id would be one thing in the graph, and the second one lost.
            raise PartnergraphError(f'Two rows have the id "{node_id}".', where=properties["place"])
        self.nodes[kind].setdefault(node_id, {"id": node_id, **properties})

    def edge(self, kind: str, tail: Node, head: Node, place: str | None, **properties: Any) -> None:
        """Add an edge.

        Raises:
            PartnergraphError: The schema has no such edge between such nodes.
        """
        if (tail[0], head[0]) not in _PAIRS[kind]:
            raise PartnergraphError(f"The schema has no {tail[0]} {kind} {head[0]}.", where=place or "")
        ends = {"from": tail[1], "to": head[1], "from_kind": tail[0], "to_kind": head[0]}
        self.edges[kind].append({**ends, **properties, "place": place})

    def link(self, kind: str, tail: Node, cell: str | None, heads: Iterable[str], place: str) -> None:
        """Add an edge of `kind` from `tail` to each name in `cell`."""
        for name in dict.fromkeys(split_names(cell)):
            self.edge(kind, tail, self.find(name, heads, place), place)

    def one(self, kind: str, tail: Node, name: str | None, heads: Iterable[str], place: str, **properties: Any) -> None:
        """Add an edge of `kind` from `tail` to the one name that the cell holds, if any."""
        if name:
            self.edge(kind, tail, self.find(name, heads, place), place, **properties)

    def graph(self) -> Graph:
        """Return the graph."""
        return Graph(
            {
                kind: _frame([p.name for p in NODES[kind].properties], rows.values(), ["id"])
                for kind, rows in self.nodes.items()
            },
            {
                kind: _frame([*_ENDS, *(p.name for p in EDGES[kind].properties)], rows, ["from", "to"])
                for kind, rows in self.edges.items()
            },
        )


def distinct_ids(names: Iterable[str | None], prefix: str) -> dict[str, str]:
    """Return an id for each name; names that fall together in plain letters are told apart by a hash."""
    listed = sorted({name for name in names if name})
    slugs = {name: slug(name) for name in listed}
    plain = Counter(slugs.values())
    return {
        name: f"{prefix}:{slugs[name]}"
        + (f"-{hashlib.sha256(name.encode()).hexdigest()[:6]}" if plain[slugs[name]] > 1 else "")
        for name in listed
    }


def typed(kind: str, row: Mapping[str, Any], facts: Mapping[str, str]) -> dict[str, Any]:
    """Return the properties that cells give, as the schema types them; a blank yes-or-no cell is no."""
    types = {one.name: one.type for one in NODES[kind].properties}
    made: dict[str, Any] = {}
    for name, column in facts.items():
        value = row[column]
        if types[name] == "BOOLEAN":
            value = bool(value)
        elif types[name] == "INT64" and value is not None:
            value = int(value)
        made[name] = value
    return made


def _frame(columns: list[str], rows: Iterable[dict[str, Any]], order: list[str]) -> pd.DataFrame:
    """A table of dtype object with exactly these columns, missing values None, sorted by the columns of `order`."""
    listed = sorted(rows, key=lambda row: tuple(str(row[column]) for column in order))
    cells = np.empty((len(listed), len(columns)), dtype=object)
    for at, column in enumerate(columns):
        cells[:, at] = [row.get(column) for row in listed]
    return pd.DataFrame(cells, columns=columns, dtype=object)
