"""Who carries what."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from oracle.world import RANKED, Found, World, late, rule


@rule("overloaded-deliverer")
def _delivers_much(w: World) -> Found:
    return {
        (who,)
        for who in w.of_kind("Person", "Post")
        if sum(who in w.given(action, "responsible") for action in w.actions()) >= w.most["deliver"]
    }


@rule("deadline-pile-up")
def _pile_up(w: World) -> Found:
    found = set()
    for lead, actions in w.led_once().items():
        days = sorted(
            w.nodes[a]["due"]
            for a in actions
            if w.nodes[a]["due"] and w.nodes[a]["due"] >= w.day and w.nodes[a]["due_precision"] != "year"
        )
        window = timedelta(days=w.most["pile_up_days"])
        if any(sum(first <= day < first + window for day in days) >= w.most["pile_up"] for first in days):
            found.add((lead,))
    return found


@rule("red-cluster")
def _red_cluster(w: World) -> Found:
    return {
        (lead,)
        for lead, actions in w.led_once().items()
        if sum(late(w, a) or w.nodes[a]["rag"] == "red" for a in actions) >= w.most["in_trouble"]
    }


@rule("one-agency-carries-plan")
def _one_carries(w: World) -> Found:
    found = set()
    for plan, actions in w.by_plan().items():
        carried = defaultdict(set)
        for action in actions:
            for lead in w.leads(action):
                for agency in w.agencies(lead):
                    carried[agency].add(action)
        share = w.most["one_agency_share"]
        found |= {(agency, plan) for agency, some in carried.items() if 100 * len(some) > share * len(actions)}
    return found


@rule("in-everything")
def _in_everything(w: World) -> Found:
    found = set()
    for plan, actions in w.by_plan().items():
        for who in w.of_kind("Person", "Post") if len(actions) >= w.most["everything_from"] else ():
            part = {a for a in actions if any(e.tail == who and e.head == a for e in w.edges["ASSIGNED"])}
            led = sum(who in w.leads(action) for action in actions)
            if (
                part
                and 100 * len(part) >= w.most["everything_share"] * len(actions)
                and not w.overloaded(led, len(actions))
            ):
                found.add((who, plan))
    return found


@rule("single-point-of-failure")
def _single_point(w: World) -> Found:
    found = set()
    for who in w.of_kind("Person", "Post"):
        alone = {a for a in w.actions() if {who} == (w.given(a, *RANKED) or w.given(a, "named"))}
        if len(alone) >= w.most["alone"]:
            found.add((who, "actions"))
    seated = {e.tail for e in w.edges["SITS_ON"]}
    for agency in w.of_kind("Agency"):
        seats = {one for one in seated if agency in w.agencies(one)}
        found |= {(one, "seats") for one in seats if len(seats) == 1 and w.kind[one] in {"Person", "Post"}}
    return found


@rule("weighted-overload")
def _heavy(w: World) -> Found:
    found = set()
    for plan, actions in w.by_plan().items():
        median = w.nodes[plan]["median_load"]
        for lead, mine in w.led_once().items() if median else ():
            here = mine & actions
            weight = sum(1.0 if w.nodes[a]["weight"] is None else w.nodes[a]["weight"] for a in here)
            heavy = any((w.nodes[a]["weight"] or 1.0) > 1.0 for a in here)
            if heavy and weight >= w.most["heavy_times"] * median and not w.overloaded(len(here), len(actions)):
                found.add((lead, plan))
    return found
