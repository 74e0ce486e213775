"""Outcomes and themes, and what a look at one action tells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from oracle.world import BELONGING, RANKED, Found, World, late, of_actions, rule

of_actions("overdue-action", late)
of_actions("overdue-but-green", lambda w, a: late(w, a) and w.nodes[a]["rag"] in {"green", "blue"})
of_actions("outcome-without-measure", lambda w, a: w.say(a, "outcome") and not w.nodes[a]["measurable"])
of_actions("several-actions-in-one-row", lambda w, a: (w.nodes[a]["deliverables"] or 0) >= w.most["deliverables"])
of_actions(
    "stale-update",
    lambda w, a: w.nodes[a]["updated"] and w.nodes[a]["updated"] < w.day - timedelta(days=w.most["stale_days"]),
)
of_actions(
    "action-without-priority",
    lambda w, a: (
        not w.say(a, "recommendation") and w.tails("IN_PLAN", w.plan(a), "Theme") and not w.heads("IN_THEME", a)
    ),
)


def _once_a_plan(w: World, has: Callable[[str], object]) -> Found:
    """The open actions that lack a thing; in their place a plan with several of them, none of whose actions ever had it."""
    lacking = {a for a in w.actions() if not has(a)}
    found = {(a,) for a in lacking}
    for plan in w.of_kind("Plan"):
        inside = set(w.tails("IN_PLAN", plan, "Action"))
        if len(lacking & inside) > 1 and not any(map(has, inside)):
            found = {one for one in found if one[0] not in inside} | {(plan,)}
    return found


@rule("action-without-outcome")
def _no_outcome(w: World) -> Found:
    return _once_a_plan(w, lambda a: w.say(a, "outcome"))


@rule("action-without-date")
def _no_date(w: World) -> Found:
    return _once_a_plan(w, lambda a: w.nodes[a]["due"] or w.say(a, "due_text") or w.nodes[a]["ongoing"])


@rule("priority-without-action")
def _empty_priority(w: World) -> Found:
    found = set()
    empty = {t for t in w.of_kind("Theme") if not any(w.open(action) for action in w.tails("IN_THEME", t))}
    for theme in empty:
        plans = w.heads("IN_PLAN", theme)
        beside = [set(w.tails("IN_PLAN", plan, "Theme")) - {theme} for plan in plans]
        if not plans or any(not themes or themes - empty for themes in beside):
            found.add((theme,))
    for plan in w.of_kind("Plan"):
        themes = set(w.tails("IN_PLAN", plan, "Theme"))
        if len(themes) > 1 and themes <= empty:
            found.add((plan,))
    return found


@rule("theme-held-by-one-agency")
def _held_by_one(w: World) -> Found:
    found = set()
    for theme in w.of_kind("Theme"):
        actions = [a for a in w.tails("IN_THEME", theme) if w.open(a)] if w.nodes[theme]["multi_agency"] else []
        who = set().union(*(w.given(a, *RANKED) for a in actions))
        if who and all(w.agencies(one) for one in who) and len(set().union(*map(w.agencies, who))) == 1:
            found.add((theme,))
    return found


@rule("same-action-twice")
def _twice(w: World) -> Found:
    found = set()
    for one, other, facts in w.edges["RESEMBLES"]:
        first, second = sorted((one, other))
        plans = w.plan(first), w.plan(second)
        if not all(plans):
            continue
        partnership = w.nodes[plans[0]]["partnership"]
        near = (
            plans[0] == plans[1]
            or (partnership is not None and partnership == w.nodes[plans[1]]["partnership"])
            or set(w.heads("FOR_AREA", plans[0])) & set(w.heads("FOR_AREA", plans[1]))
        )
        alike = (facts["score"] or 0) >= w.most["twice"]
        leads = w.leads(first), w.leads(second)
        beside = {end for kind in BELONGING for e in w.edges[kind] if leads[1] & {*e[:2]} for end in e[:2]}
        tied = beside & w.given(first, "accountable")
        if alike and near and w.open(first) and w.open(second) and all(leads) and not leads[0] & leads[1] and not tied:
            found.add((first, second))
    return found
