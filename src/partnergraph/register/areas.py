"""Boroughs and districts: those of the plans and those that border on them.

In: the areas that plans name. Out: the same with their codes, and their neighbours, from the reference tables. Which of
the borders along the Thames count is a setting of the register, so all neighbours are listed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from partnergraph import reference
from partnergraph.model import Place
from partnergraph.register.naming import alike


@dataclass(frozen=True, slots=True)
class _Known:
    """An area of the reference tables."""

    code: str
    name: str
    kind: str
    place: str


@cache
def _known() -> dict[str, _Known]:
    """The areas of the reference tables by code."""
    found = {}
    for line, row in enumerate(reference.rows("london_boroughs"), 2):
        place = str(Place("london_boroughs.csv", line=line))
        found[row["gss_code"]] = _Known(row["gss_code"], row["name"], "london_borough", place)
    for line, row in enumerate(reference.rows("borough_adjacency"), 2):
        place = str(Place("borough_adjacency.csv", line=line))
        found.setdefault(row["b_code"], _Known(row["b_code"], row["b_name"], row["b_kind"], place))
    return found


@cache
def _by_name() -> dict[str, _Known]:
    return {alike(area.name): area for area in _known().values()}


def with_neighbours(
    rows: Iterable[dict[str, Any]], plan_areas: Iterable[str], taken: Iterable[str]
) -> list[dict[str, Any]]:
    """Return rows of the sheet Areas with code and kind, then rows for the neighbours of the plans' areas by name.

    Args:
        rows: The areas that plans name, known by name or code.
        plan_areas: The names of those that a plan is for.
        taken: Names of all parties; a neighbour of the same name is called "... (area)".
    """
    made = [_coded(row) for row in rows]
    homes = {row["Code"] for row in made if row["Area"] in set(plan_areas) and row.get("Code")}
    listed = {row.get("Code") for row in made}
    codes = set()
    for row in reference.rows("borough_adjacency"):
        if row["a_code"] in homes:
            codes.add(row["b_code"])
        if row["b_code"] in homes:
            codes.add(row["a_code"])
    names = {alike(name) for name in taken}
    neighbours = sorted((_known()[code] for code in codes - listed), key=lambda area: area.name)
    for area in neighbours:
        name = f"{area.name} (area)" if alike(area.name) in names else area.name
        made.append({"Area": name, "Code": area.code, "Kind": area.kind, "Place": area.place})
    return made


def _coded(row: dict[str, Any]) -> dict[str, Any]:
    area = _known().get(row.get("Code") or "") or _by_name().get(alike(row["Area"]))
    return row | {"Code": area.code, "Kind": area.kind} if area else row
