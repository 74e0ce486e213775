"""Actions and themes.

In: the sheets of themes, actions and names. Out: their nodes, and edges to plans, parties, boards and one another.
Refuses: a name that no sheet lists, a number that no action of the plan has.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from partnergraph.errors import InputError
from partnergraph.graph.collected import Collected, Node, distinct_ids
from partnergraph.graph.quoted import quoted
from partnergraph.graph.texts import Abbreviations, deliverables, is_out_of_area, names_proof
from partnergraph.model import split_names
from partnergraph.wording import says, short_title

ROLES = ("accountable", "responsible", "supports", "consulted", "informed", "named")

_OWNERS = ("Person", "Post", "Team", "Agency", "Board", "Placeholder")
_MENTIONED = ("Agency", "Team", "Board", "Area", "Agreement", "Person")
FACTS = {
    "ref": "Ref",
    "text": "Action",
    "recommendation": "Recommendation",
    "lead_text": "Lead as published",
    "unread": "Not recognised",
    "due": "Due",
    "due_text": "Due as published",
    "due_precision": "Due precision",
    "start": "Start",
    "status": "Status",
    "status_text": "Status as published",
    "rag": "RAG",
    "rag_text": "RAG as published",
    "outcome": "Outcome",
    "evidence": "Evidence",
    "progress": "Progress",
    "updated": "Updated",
    "escalated": "Escalated",
    "last_in_plan": "Last in plan",
}

_SURE = 0.75
"""Below this a name is in doubt; OWN-06 begins with the same threshold."""

GONE = "gone"
"""The status of an action that its plan no longer holds."""

Themes = dict[tuple[str, str], Node]
"""The node of each theme by plan and name."""


def add_themes(made: Collected) -> Themes:
    """Add the sections and priorities of plans, whether they hold actions or not; return them by plan and name."""
    named: dict[str, dict[str, str]] = defaultdict(dict)
    together: set[tuple[str, str]] = set()
    for sheet in ("Themes", "Actions"):
        for row, place in made.placed(sheet):
            if row["Theme"]:
                named[row["Plan"]].setdefault(row["Theme"], place)
            if row.get("Multi-agency"):
                together.add((row["Plan"], row["Theme"]))
    themes: Themes = {}
    for name, places in named.items():
        plan = made.find(name, ("Plan",), next(iter(places.values())))
        for theme, node_id in distinct_ids(places, f"theme:{plan[1].removeprefix('plan:')}").items():
            node = themes[name, theme] = ("Theme", node_id)
            made.node(*node, name=theme, multi_agency=(name, theme) in together, place=places[theme])
            made.edge("IN_PLAN", node, plan, places[theme])
    return themes


def add_actions(made: Collected, themes: Themes) -> None:
    """Add the actions, with what their cells name."""
    rows = list(made.placed("Actions"))
    confidence, written = _names(made)
    recommended = Counter((row["Plan"], row["Recommendation"]) for row, _ in rows)
    numbered = {(row["Plan"], row["Ref"]): ("Action", f"action:{row['Id']}") for row, _ in rows if row["Ref"]}
    unknown = _unknown(made, rows, confidence, written)
    for row, place in rows:
        tail = ("Action", f"action:{row['Id']}")
        plan = made.find(row["Plan"], ("Plan",), place)
        # A recommendation of its own names the action better than the steps under it; a shared one does not.
        own = row["Recommendation"] and recommended[row["Plan"], row["Recommendation"]] == 1
        title = short_title(row["Recommendation"] if own else row["Action"])
        facts = _facts(row, title) | {"unknown_abbreviations": "; ".join(unknown[row["Id"]]) or None}
        if _is_gone(row, made.nodes["Plan"][plan[1]]["version"]):
            facts["status"] = GONE
        made.node(*tail, **facts, place=place)
        made.edge("IN_PLAN", tail, plan, place)
        if row["Theme"]:
            made.edge("IN_THEME", tail, themes[row["Plan"], row["Theme"]], place)
        for role in ROLES:
            for name in dict.fromkeys(split_names(row[role.capitalize()])):
                key = (row["Plan"], name)
                made.edge(
                    "ASSIGNED",
                    made.find(name, _OWNERS, place),
                    tail,
                    place,
                    role=role,
                    provisional=bool(row["Provisional"]),
                    text=written.get(key, name),
                    # A name that a person wrote into the register has no reading behind it: it is certain.
                    confidence=confidence.get(key, 1.0),
                )
        for name in dict.fromkeys(split_names(row["Reports to"])):
            board = made.find(name, ("Board",), place)
            made.edge("REPORTS_TO", tail, board, place, text=quoted(made, row, board, "reporting"))
        for name in dict.fromkeys(split_names(row["Mentions"])):
            party = made.find(name, _MENTIONED, place)
            made.edge("MENTIONS", tail, party, place, text=quoted(made, row, party))
        for ref in split_names(row["Depends on"]):
            head = numbered.get((row["Plan"], ref))
            if head is None:
                what = f'No action of the plan has the number "{ref}".'
                raise InputError(what, where=place, todo="Correct the cell Depends on.")
            made.edge("DEPENDS_ON", tail, head, place)


def _names(made: Collected) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], str]]:
    """How sure each party of each plan was recognised (the best of its readings), and as what it was written."""
    confidence: dict[tuple[str, str], float] = {}
    written: dict[tuple[str, str], str] = {}
    for row in made.rows("Names"):
        if not row["Party"]:
            continue
        sure = 1.0 if row["Decided by"] or row["Confidence"] is None else float(row["Confidence"])
        plans = [row["Plan"]] if row["Plan"] else list(made.ids["Plan"])
        for plan in plans:
            key = (plan, row["Party"])
            if sure > confidence.get(key, -1.0):
                confidence[key], written[key] = sure, row["As written"]
    return confidence, written


def _is_gone(row: dict[str, Any], version: date | None) -> bool:
    """Whether a newer version of the plan has the action no more, and nothing said that it ended."""
    last = row["Last in plan"]
    return row["Status"] in {None, "open"} and last is not None and (version is None or last < version)


def _unknown(
    made: Collected,
    rows: list[tuple[dict[str, Any], str]],
    confidence: dict[tuple[str, str], float],
    written: dict[tuple[str, str], str],
) -> dict[str, list[str]]:
    """The abbreviations of each action that nothing writes out: each once a plan, and none that a doubtful name holds."""
    abbreviations = Abbreviations(made.nodes)
    asked: dict[str, set[str]] = defaultdict(set)
    for (plan, party), sure in confidence.items():
        if sure < _SURE:
            asked[plan].update(abbreviations.unknown(written[plan, party]))
    found: dict[str, list[str]] = {}
    for row, _ in rows:
        met = asked[row["Plan"]]
        met.update(abbreviations.unknown(row["Not recognised"] or ""))
        words = dict.fromkeys(abbreviations.unknown(row["Lead as published"] or ""))
        found[row["Id"]] = [word for word in words if word not in met]
        met.update(words)
    return found


def _facts(row: dict[str, Any], title: str) -> dict[str, Any]:
    words = " ".join(filter(None, (row["Recommendation"], row["Action"])))
    return {name: row[column] for name, column in FACTS.items()} | {
        "name": title,
        "label": f"{row['Ref']} {title}" if row["Ref"] else title,
        "ongoing": bool(row["Ongoing"]),
        "measurable": bool(row["Outcome"]) and says("measure", row["Outcome"]),
        "weight": 1.0 if row["Weight"] is None else float(row["Weight"]),
        "shares_data": says("sharing", words),
        "cross_border": says("cross-border", words),
        "out_of_area": is_out_of_area(words),
        "deliverables": deliverables(row["Action"]),
        "due_month": row["Due"].month if row["Due"] else None,
        "proven": names_proof(row["Progress"] or ""),
    }
