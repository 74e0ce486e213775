"""Turn the actions and themes of a graph back into rows of a register.

In: a graph. Out: the rows of the sheets Actions, Themes and Names. Refuses nothing.
"""

from __future__ import annotations

from partnergraph.graph.actions import FACTS, GONE, ROLES
from partnergraph.graph.stored import Row, Rows, Stored
from partnergraph.model import join_names


def action_rows(held: Stored) -> Rows:
    """Return the rows of actions, in the order of the graph."""
    return [_action(held, node) for node in held.nodes("Action")]


def _action(held: Stored, node: Row) -> Row:
    assigned = held.edges_to("ASSIGNED", node["id"])
    roles = {role: [held.name(edge["from"]) for edge in assigned if edge["role"] == role] for role in ROLES}
    linked = {
        kind: [held.name(edge["to"]) for edge in held.edges_from(kind, node["id"])]
        for kind in ("REPORTS_TO", "MENTIONS")
    }
    waits = [held.node(edge["to"])["ref"] for edge in held.edges_from("DEPENDS_ON", node["id"])]
    return {
        **held.cells(node, FACTS),
        # What is gone is known by its plan's version; nobody wrote it as a status.
        "Status": None if node["status"] == GONE else node["status"],
        "Plan": held.plan_of(node["id"]),
        "Theme": next((held.name(edge["to"]) for edge in held.edges_from("IN_THEME", node["id"])), None),
        **{role.capitalize(): join_names(names) for role, names in roles.items()},
        "Provisional": any(edge["provisional"] for edge in assigned) or None,
        "Ongoing": node["ongoing"] or None,
        "Weight": None if node["weight"] == 1 else node["weight"],
        "Reports to": join_names(linked["REPORTS_TO"]),
        "Mentions": join_names(linked["MENTIONS"]),
        "Depends on": join_names(ref for ref in waits if ref),
        "Id": node["id"].removeprefix("action:"),
    }


def theme_rows(held: Stored) -> Rows:
    """Return rows of the themes of which there is more to say than that actions stand under them."""
    made = []
    for node in held.nodes("Theme"):
        actions = [held.node(edge["from"]) for edge in held.edges_to("IN_THEME", node["id"])]
        if not actions or node["multi_agency"] or actions[0]["place"] != node["place"]:
            row = {
                "Plan": held.plan_of(node["id"]),
                "Theme": node["name"],
                "Multi-agency": node["multi_agency"] or None,
            }
            made.append({**row, "Place": held.place(node)})
    return made


def name_rows(held: Stored) -> Rows:
    """Return a row for each party of a plan that was written otherwise or is not certain."""
    found: dict[tuple[str | None, str], Row] = {}
    for edge in held.edges("ASSIGNED"):
        name = held.name(edge["from"])
        key = (held.plan_of(edge["to"]), name)
        if edge["text"] != name or edge["confidence"] != 1:
            row = {"As written": edge["text"], "Plan": key[0], "Party": name, "Kind": edge["from_kind"].lower()}
            found.setdefault(key, {**row, "Confidence": edge["confidence"]})
    return list(found.values())
