"""Who leads an action: whoever is accountable for it, else whoever is named on it where nobody has a rank.

In: the edges `ASSIGNED` of a graph. Out: `leads` on each. Refuses nothing. Linear.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_RANKED = ("accountable", "responsible")


def mark_leads(assigned: Iterable[dict[str, Any]]) -> None:
    """Say of each party of each action whether it leads it.

    Args:
        assigned: All edges `ASSIGNED` of a graph; `leads` is set on each.
    """
    edges = list(assigned)
    ranked = {edge["to"] for edge in edges if edge.get("role") in _RANKED}
    for edge in edges:
        role = edge.get("role")
        edge["leads"] = role == "accountable" or (role == "named" and edge["to"] not in ranked)
