"""Dates, ratings and versions."""

from __future__ import annotations

from datetime import date, timedelta

import networkx as nx

from oracle.world import Found, World, late, rule


@rule("done-without-proof")
def _done_without_proof(w: World) -> Found:
    done = (action for action in w.of_kind("Action") if w.nodes[action]["status"] == "done")
    return {(action,) for action in done if not w.say(action, "evidence") and not w.nodes[action]["proven"]}


@rule("red-without-recovery-step")
def _no_recovery(w: World) -> Found:
    found = set()
    for action in w.actions():
        now = w.nodes[action]
        states = [w.nodes[one] for one in w.states(action) if w.nodes[one]["version"]]
        before = max((s["version"] for s in states if s["rag"] != now["rag"]), default=date.min)
        since = [
            s for s in (w.nodes[one] for one in set(w.states(action))) if not s["version"] or s["version"] >= before
        ]
        amber = sum(s["rag"] == "amber" for s in states if s["version"] > before) + 1
        told = w.say(action, "progress") and not any(
            s["progress"] == now["progress"] for s in states if s["version"] == before
        )
        moved = any(s["due"] != now["due"] and now["due"] for s in since)
        coloured = now["rag"] == "red" or (now["rag"] == "amber" and amber >= w.most["amber_periods"])
        if coloured and not told and not moved:
            found.add((action,))
    return found


@rule("slipped-more-than-once")
def _slipped(w: World) -> Found:
    found = set()
    for action in w.actions():
        moved = {
            e.tail
            for e in w.edges["BECAME"]
            if e.tail in w.states(action)
            and w.nodes[e.tail]["due"]
            and w.nodes[e.head]["due"]
            and w.nodes[e.head]["due"] > w.nodes[e.tail]["due"]
        }
        if len(moved) >= w.most["slips"]:
            found.add((action,))
    return found


@rule("waits-for-something-later")
def _waits(w: World) -> Found:
    found = set()
    for before, after, _ in w.edges["DEPENDS_ON"]:
        one, other = w.nodes[before], w.nodes[after]
        later = one["due"] and other["due"] and other["due"] > one["due"]
        trouble = later or late(w, after) or other["rag"] == "red"
        if w.open(before) and w.open(after) and before != after and trouble:
            found.add((before, after))
    return found


@rule("circular-dependency")
def _circle(w: World) -> Found:
    waits = nx.DiGraph([e[:2] for e in w.edges["DEPENDS_ON"] if w.open(e.tail) and w.open(e.head)])
    circles = (part for part in nx.strongly_connected_components(waits) if len(part) > 1)
    return {(min(part),) for part in circles}


@rule("everything-at-year-end")
def _year_end(w: World) -> Found:
    found = set()
    for plan, actions in w.by_plan().items():
        ends = w.nodes[plan]["ends"]

        def lands(action: str, ends: date | None = ends) -> bool:
            facts = w.nodes[action]
            days = timedelta(days=w.most["last_month_days"])
            last = ends and facts["due"] and ends - days < facts["due"] <= ends
            return facts["due_precision"] != "year" and (facts["due_month"] == w.most["year_end_month"] or bool(last))

        at_end = sum(map(lands, actions))
        if len(actions) >= w.most["year_end_from"] and 100 * at_end > w.most["year_end_share"] * len(actions):
            found.add((plan,))
    return found


@rule("rag-improved-nothing-changed")
def _better(w: World) -> Found:
    order = ["red", "amber", "green", "blue"]
    found = set()
    for before, after, _ in w.edges["BECAME"]:
        old, new = w.nodes[before], w.nodes[after]
        if w.kind[after] == "Action" and w.open(after) and {old["rag"], new["rag"]} <= set(order):
            same = all(w.say(before, name) == w.say(after, name) for name in ("progress", "status", "evidence"))
            if order.index(new["rag"]) > order.index(old["rag"]) and same and old["due"] == new["due"]:
                found.add((after,))
    return found


@rule("rag-against-dates")
def _against_dates(w: World) -> Found:
    found = set()
    for action in w.of_kind("Action"):
        facts = w.nodes[action]
        rag, status, due = facts["rag"], facts["status"] or "open", facts["due"]
        done = status == "done" and rag in {"red", "amber"}
        too_late = due and due < w.day - timedelta(days=w.most["amber_days"])
        blue = facts["status"] == "open" and rag == "blue" and due and due >= w.day
        if done or (status == "open" and rag == "amber" and too_late) or blue:
            found.add((action,))
    return found


@rule("plan-out-of-date")
def _old(w: World) -> Found:
    old = w.day - timedelta(days=w.most["plan_days"])
    return {(p,) for p in w.of_kind("Plan") if w.nodes[p]["version"] and w.nodes[p]["version"] < old}
