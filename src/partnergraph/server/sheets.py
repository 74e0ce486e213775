"""The sheets of a register as nodes, since no graph holds all that people write: notes, questions, columns of their own.

In: a Register, or the nodes. Out: the nodes, or the same Register. Refuses nothing: what was not written here is not read.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import pandas as pd

from partnergraph.model import Register
from partnergraph.register.values import ErrorValue, Formula

_ROWS = 500
"""Rows of a sheet that one node keeps."""


def as_nodes(register: Register) -> dict[str, dict[str, Any]]:
    """Return the nodes that keep a register, by id."""
    nodes: dict[str, dict[str, Any]] = {}
    for order, (name, frame) in enumerate(register.sheets.items()):
        rows = list(frame.itertuples(index=False, name=None))
        columns = json.dumps([_packed(heading) for heading in frame.columns], ensure_ascii=False)
        for part, start in enumerate(range(0, max(len(rows), 1), _ROWS)):
            cells = [[_packed(cell) for cell in row] for row in rows[start : start + _ROWS]]
            node_id = f"{order:03}/{part:06}"
            nodes[node_id] = {
                "id": node_id,
                "name": name,
                "columns": columns,
                "rows": json.dumps(cells, ensure_ascii=False),
            }
    return nodes


def as_register(nodes: Iterable[Mapping[str, Any]]) -> Register:
    """Return the register that nodes keep."""
    columns: dict[str, list[Any]] = {}
    rows: dict[str, list[list[Any]]] = defaultdict(list)
    for node in sorted(nodes, key=lambda node: str(node["id"])):
        columns[node["name"]] = [_unpacked(heading) for heading in json.loads(node["columns"])]
        rows[node["name"]] += [[_unpacked(cell) for cell in row] for row in json.loads(node["rows"])]
    return Register({name: _frame(headings, rows[name]) for name, headings in columns.items()})


def _frame(headings: list[Any], rows: list[list[Any]]) -> pd.DataFrame:
    made = pd.DataFrame(
        {number: pd.Series([row[number] for row in rows], dtype=object) for number in range(len(headings))},
        index=pd.RangeIndex(len(rows)),
    )
    made.columns = pd.Index(headings, dtype=object)
    return made


_KINDS: dict[str, tuple[type, Callable[[Any], Any], Callable[[Any], Any]]] = {
    # A moment is a date to Python, so it is asked for first.
    "moment": (datetime, datetime.isoformat, datetime.fromisoformat),
    "date": (date, date.isoformat, date.fromisoformat),
    "time": (time, time.isoformat, time.fromisoformat),
    "seconds": (timedelta, timedelta.total_seconds, lambda seconds: timedelta(seconds=seconds)),
    "formula": (Formula, str, Formula),
    "error": (ErrorValue, str, ErrorValue),
}


def _packed(cell: Any) -> Any:
    """A cell as JSON has it; what JSON would not tell from a text or number says what it is."""
    for kind, (type_, pack, _) in _KINDS.items():
        if isinstance(cell, type_):
            return {kind: pack(cell)}
    return cell


def _unpacked(cell: Any) -> Any:
    if isinstance(cell, dict):
        ((kind, value),) = cell.items()
        return _KINDS[kind][2](value)
    return cell
