"""The schema keeps the rules of its own names."""

from __future__ import annotations

import re

import pytest

from partnergraph.register.sheets import SHEETS
from partnergraph.schema import EDGES, NODES

# Words that the embedded engine keeps for itself.
REFUSED = {"order", "group", "end", "table", "index", "limit", "where", "return", "match"}


@pytest.mark.parametrize("kind", NODES)
def test_kinds_of_node_are_nouns_with_an_id_a_name_and_a_place(kind: str) -> None:
    """A kind of node is one word with a capital; it begins with id and name and ends with place."""
    names = [one.name for one in NODES[kind].properties]
    assert re.fullmatch(r"[A-Z][a-z]+", kind)
    assert names[:2] == ["id", "name"]
    assert names[-1] == "place"


@pytest.mark.parametrize("kind", EDGES)
def test_kinds_of_edge_join_kinds_that_exist(kind: str) -> None:
    """A kind of edge is in capitals, joins declared kinds, each pair once, and has a place."""
    assert re.fullmatch(r"[A-Z_]+", kind)
    assert all(end in NODES for pair in EDGES[kind].ends for end in pair)
    assert len(set(EDGES[kind].ends)) == len(EDGES[kind].ends) > 0
    assert EDGES[kind].properties[-1].name == "place"


def test_properties_are_in_snake_case_and_never_reserved() -> None:
    """No property's name needs quoting in a query."""
    names = {one.name for kind in (*NODES.values(), *EDGES.values()) for one in kind.properties}
    assert names
    assert all(re.fullmatch(r"[a-z][a-z_]*", name) for name in names)
    assert not names & REFUSED


def test_kinds_are_told_apart_by_shape_and_colour_together() -> None:
    """No two kinds look the same in a picture."""
    looks = [(kind.shape, kind.colour) for kind in NODES.values()]
    assert len(set(looks)) == len(looks)


def test_sheets_refer_to_sheets_with_a_key() -> None:
    """A cell of names is checked against sheets that exist and name their rows."""
    for sheet in SHEETS.values():
        assert not sheet.key or sheet.column(sheet.key).required
        for column in sheet.columns:
            assert (column.kind in {"name", "names"}) == bool(column.of), column
            assert (column.kind == "choice") == bool(column.choices), column
            for other in column.of:
                assert SHEETS[other].key or other == "Posts"
