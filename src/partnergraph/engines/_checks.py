"""What every engine checks before it loads a graph or runs a query, so that both refuse alike.

In: a Graph, or a query with its parameters. Out: nothing, or the parameters that the query asks for. Refuses: two
nodes with one id, an edge whose end is no node, a pair of ends or a value that the schema does not know, text that is
not one read-only query, and a parameter that is asked for and not given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from partnergraph import rules
from partnergraph.errors import EngineError, QueryError
from partnergraph.model import Graph
from partnergraph.schema import EDGES, NODES, Property

Column = list[Any]

PROPERTIES = frozenset(
    declared.name
    for properties in (*(kind.properties for kind in NODES.values()), *(kind.properties for kind in EDGES.values()))
    for declared in properties
)
"""Every name of a property that a kind of the schema has."""

_VALUES: dict[str, tuple[type, ...]] = {
    "STRING": (str,),
    "DATE": (date,),
    "BOOLEAN": (bool,),
    "INT64": (int,),
    "DOUBLE": (float, int),
}


def node_columns(graph: Graph) -> Iterator[tuple[str, dict[str, Column]]]:
    """Yield (kind, values by property) for each kind of node that has some, every value of its declared type.

    Raises:
        EngineError: Two nodes of a kind have one id, or a value is of another type than the schema says.
    """
    for kind, declared in NODES.items():
        frame = graph.nodes.get(kind)
        if frame is None or not len(frame):
            continue
        repeated = frame.loc[frame["id"].duplicated(), "id"]
        if len(repeated):
            raise EngineError(f'Two nodes of the kind {kind} have the id "{repeated.iloc[0]}".')
        yield kind, {p.name: _values(frame[p.name].tolist(), kind, p) for p in declared.properties}


def edge_columns(graph: Graph) -> Iterator[tuple[str, str, str, dict[str, Column]]]:
    """Yield (kind, kind of its tail, kind of its head, values by property with `from` and `to`) for all edges.

    Raises:
        EngineError: An edge joins what the schema does not let it join, or an end of it is no node.
    """
    ids = {kind: set(frame["id"]) for kind, frame in graph.nodes.items()}
    for kind, declared in EDGES.items():
        frame = graph.edges.get(kind)
        if frame is None or not len(frame):
            continue
        columns = {name: frame[name].tolist() for name in ("from", "to", *(p.name for p in declared.properties))}
        places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, pair in enumerate(zip(frame["from_kind"].tolist(), frame["to_kind"].tolist(), strict=True)):
            places[pair].append(place)
        for (tail, head), held in sorted(places.items()):
            if (tail, head) not in declared.ends:
                raise EngineError(f"The schema has no {tail} {kind} {head}.")
            some = {name: [values[place] for place in held] for name, values in columns.items()}
            for end, end_kind in (("from", tail), ("to", head)):
                lost = [name for name in some[end] if name not in ids[end_kind]]
                if lost:
                    raise EngineError(f'An edge {kind} names the {end_kind} "{lost[0]}", which is no node.')
            ends = {"from": some["from"], "to": some["to"]}
            yield kind, tail, head, ends | {p.name: _values(some[p.name], kind, p) for p in declared.properties}


def _values(values: Column, kind: str, declared: Property) -> Column:
    allowed = _VALUES[declared.type]
    for value in values:
        if value is None:
            continue
        # True is an int to Python, and a moment is a date: neither is what the schema means.
        wrong = (isinstance(value, bool) and bool not in allowed) or isinstance(value, datetime)
        if wrong or not isinstance(value, allowed):
            raise EngineError(f'{kind}.{declared.name} is "{value}", which is no {declared.type}.')
        if isinstance(value, str) and not _is_text(value):
            raise EngineError(
                f"{kind}.{declared.name} holds half a character: {value.encode('utf-8', 'replace')!r}.",
                todo="Correct it in the register.",
            )
    return values


def _is_text(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def asked(cypher: str, parameters: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return those of `parameters` that a read-only query asks for.

    Raises:
        QueryError: The text is not one read-only query, or asks for a parameter that is not given. (The embedded
            engine would take a missing one for null and find nothing.)
    """
    rules.refuse_query(cypher)
    given = parameters or {}
    names = sorted(rules.parameters(cypher))
    missing = [name for name in names if name not in given]
    if missing:
        listed = ", ".join(f"${name}" for name in missing)
        raise QueryError(f"The query asks for {listed}, and no value is given.")
    return {name: given[name] for name in names}


def unknown_name(what: str, name: str) -> QueryError:
    """Return the refusal of a name that the schema does not know; `what` is kind or property."""
    known = [*NODES, *EDGES]
    if what == "property":
        known = sorted(PROPERTIES)
    near = get_close_matches(name, known, 1)
    hint = f'Did you mean "{near[0]}"?' if near else f"It knows {', '.join(known)}."
    return QueryError(f'The schema has no {what} "{name}".', todo=hint)
