"""How actions stood in earlier versions of their plans, and the findings that people accept.

In: the sheets Earlier and Waivers. Out: nodes, and edges that follow an action through the versions. Refuses: an
earlier state of an action that is not there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import Any

from partnergraph.errors import InputError
from partnergraph.graph.collected import Collected, Node
from partnergraph.subjects import EVERYTHING, Subjects
from partnergraph.wording import short_title, slug

STATE = {
    "version": "Version",
    "ref": "Ref",
    "text": "Action",
    "accountable": "Accountable",
    "due": "Due",
    "due_text": "Due as published",
    "status": "Status",
    "rag": "RAG",
    "progress": "Progress",
    "updated": "Updated",
    "outcome": "Outcome",
    "evidence": "Evidence",
}
WAIVER = {
    "rule": "Rule",
    "subject": "Subject",
    "reason": "Reason",
    "decided_by": "Decided by",
    "decided_on": "Decided on",
    "expires": "Expires",
}


def add_earlier(made: Collected) -> None:
    """Add the earlier states of each action, and what became of each: the next in time, in the end the action."""
    states: dict[str, list[tuple[dict[str, Any], str]]] = defaultdict(list)
    for row, place in made.placed("Earlier"):
        action = f"action:{row['Action id']}"
        if action not in made.nodes["Action"]:
            what = f'No action has the Id "{row["Action id"]}".'
            raise InputError(what, where=place, todo="Delete the row if the action is gone.")
        states[action].append((row, place))
    for action, rows in states.items():
        chain: list[tuple[Node, str]] = []
        same_day: Counter[str] = Counter()
        for row, place in sorted(rows, key=lambda one: one[0]["Version"]):
            day = row["Version"].isoformat()
            same_day[day] += 1
            number = f"-{same_day[day]}" if same_day[day] > 1 else ""
            node = ("Earlier", f"earlier:{action.removeprefix('action:')}@{day}{number}")
            title = short_title(row["Action"] or made.nodes["Action"][action]["name"])
            name = f"{row['Ref']} {title}" if row["Ref"] else title
            made.node(*node, name=name, **{key: row[column] for key, column in STATE.items()}, place=place)
            made.edge("WAS", ("Action", action), node, place)
            chain.append((node, place))
        last = ("Action", action), made.nodes["Action"][action]["place"]
        for (before, place), (after, _) in pairwise([*chain, last]):
            made.edge("BECAME", before, after, place)


def add_waivers(made: Collected) -> None:
    """Add the findings that people accept; where nothing is called as one says, with the nearest name."""
    seen: Counter[str] = Counter()
    names: Subjects | None = None
    for row, place in made.placed("Waivers"):
        plain = f"{slug(row['Rule'])}/{slug(row['Subject'])}"
        seen[plain] += 1
        node_id = f"waiver:{plain}" + (f"-{seen[plain]}" if seen[plain] > 1 else "")
        facts = {key: row[column] for key, column in WAIVER.items()}
        names = names or Subjects(
            (node, kind, told) for kind, nodes in made.nodes.items() for node, told in nodes.items()
        )
        if row["Subject"].strip() != EVERYTHING and not names.find(row["Subject"]):
            facts["nearest"] = names.nearest(row["Subject"])
        made.node("Waiver", node_id, name=f"{row['Rule']}: {row['Subject']}", **facts, place=place)
