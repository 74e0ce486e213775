"""What the reference tables know of the areas of a register.

In: the areas. Out: the borders between them and the police commands that they share. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from partnergraph import reference
from partnergraph.graph.collected import Collected
from partnergraph.model import split_names


def add_areas(made: Collected, rivers: str) -> None:
    """Join the areas that border on each other, once a pair, and say which police command each lies in."""
    codes = {row["code"]: node for node, row in made.nodes["Area"].items() if row.get("code")}
    for row in reference.rows("london_boroughs"):
        if row["gss_code"] in codes and row["police_bcu"]:
            made.nodes["Area"][codes[row["gss_code"]]]["command"] = f"{row['police_force']}, {row['police_bcu']}"
    pairs: dict[tuple[str, str], tuple[bool, str, str]] = {}
    for border in reference.rows("borough_adjacency"):
        ends = codes.get(border["a_code"]), codes.get(border["b_code"])
        if ends[0] and ends[1]:
            first, second = sorted(filter(None, ends))
            pairs[first, second] = (border_counts(border, rivers), border["border_type"], "borough_adjacency.csv")
    for area, tail, place in made.each("Area"):
        for name in split_names(area["Borders on"]):
            first, second = sorted((tail[1], made.find(name, ("Area",), place)[1]))
            pairs.setdefault((first, second), (True, "land", place))
    for (first, second), (counted, border_type, place) in pairs.items():
        made.edge("BORDERS", ("Area", first), ("Area", second), place, counted=counted, border=border_type)


def border_counts(border: Mapping[str, str], rivers: str) -> bool:
    """Return whether a border of the reference table counts under the setting for those along a river."""
    return (
        border["border_type"] != "thames"
        or rivers == "all"
        or (rivers == "crossable" and border["thames_crossing"] == "yes")
    )
