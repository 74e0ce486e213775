"""The median load of a plan: what half of its leads carry at most.

In: the nodes and edges of a graph. Out: `median_load` of each plan in which some action has a weight of its own. Linear.
Refuses nothing.
"""

from __future__ import annotations

from collections import defaultdict
from statistics import median

from partnergraph.graph.collected import Collected
from partnergraph.schema import ENDED


def measure_loads(made: Collected) -> None:
    """Give each plan with weights the median of what its leads carry."""
    actions = {node: row for node, row in made.nodes["Action"].items() if row["status"] not in ENDED}
    plans = {edge["from"]: edge["to"] for edge in made.edges["IN_PLAN"]}
    led: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for edge in made.edges["ASSIGNED"]:
        action = actions.get(edge["to"])
        if action and edge["leads"] and edge["from_kind"] != "Placeholder":
            led[plans[edge["to"]]][edge["from"]][edge["to"]] = action["weight"]
    for plan, leads_of in led.items():
        loads = [sum(weights.values()) for weights in leads_of.values()]
        if any(weight != 1.0 for weights in leads_of.values() for weight in weights.values()):
            made.nodes["Plan"][plan]["median_load"] = float(median(loads))
