"""Who answers, who delivers, who is still there."""

from __future__ import annotations

import networkx as nx

from oracle.world import BELONGING, REAL, Found, World, rule


@rule("more-than-one-accountable")
def _several_accountable(w: World) -> Found:
    found = set()
    for action in w.actions():
        leads = w.given(action, "accountable")
        # A person with the post or team that is theirs is one lead.
        theirs = {e.head for kind in BELONGING for e in w.edges[kind] if e.tail in leads}
        if len(leads - theirs) > 1:
            found.add((action,))
    return found


@rule("too-many-deliverers")
def _many_deliver(w: World) -> Found:
    found = set()
    for action in w.actions():
        who = w.given(action, "responsible")
        theirs = {e.head for kind in BELONGING for e in w.edges[kind] if e.tail in who}
        if len(who - theirs) > w.most["deliverers"]:
            found.add((action,))
    return found


@rule("owner-who-has-left")
def _left(w: World) -> Found:
    found = set()
    for action in w.actions():
        alone = w.leads(action) if len(w.leads(action)) == 1 else w.given(action, "accountable")
        for person in alone:
            ends = [e.facts["until"] for e in w.engagements(person)] if w.kind[person] == "Person" else []
            beside = {post for post in w.heads("HOLDS", person) if post in w.given(action, "accountable")}
            gone = ends and all(end and end < w.day for end in ends)
            if gone and not any(w.unheld(post) for post in beside):
                found.add((action,))
    return found


@rule("lead-ends-before-action")
def _ends_before(w: World) -> Found:
    found = set()
    for action in w.actions():
        due = w.nodes[action]["due"]
        for lead in w.given(action, "accountable") if due else ():
            if w.kind[lead] == "Post":
                spans = [e.facts for e in w.holdings(lead)]
                covered = any(
                    (not s["until"] or s["until"] >= due) and (not s["since"] or s["since"] <= due) for s in spans
                )
            elif w.kind[lead] == "Person" and not set(w.heads("HOLDS", lead)) & w.given(action, "accountable"):
                spans = [e.facts for e in w.engagements(lead)]
                covered = any(not s["until"] or s["until"] >= due for s in spans)
            else:
                continue
            if not covered and any(w.current(s) and s["until"] and s["until"] < due for s in spans):
                found.add((action, lead))
    return found


@rule("accountable-below-deliverer")
def _below(w: World) -> Found:
    lines = nx.DiGraph([e[:2] for e in w.edges["REPORTS_TO"] if w.kind[e.tail] == "Post"])
    found = set()
    for action in w.actions():
        for lead in w.given(action, "accountable", kinds={"Person", "Post"}):
            for other in w.given(action, "responsible", kinds={"Person", "Post"}) - {lead}:
                lower = {post for post in w.same(lead) if w.kind[post] == "Post" and post in lines}
                if w.kind[lead] == "Post":
                    lower &= {lead}
                upper = {post for post in w.same(other) if w.kind[post] == "Post"}
                if w.kind[other] == "Post":
                    upper &= {other}
                if any((nx.descendants(lines, post) - {post}) & upper for post in lower):
                    found.add((action,))
    return found


def several_agencies(w: World, action: str, *roles: str) -> bool:
    found = set().union(*(w.agencies(one) for one in w.given(action, *roles)))
    return len(found) >= w.most["agencies_from"]


def uses(w: World, plan: str, *letters: str) -> bool:
    return any(w.given(a, *letters, kinds=REAL | {"Placeholder"}) for a in w.tails("IN_PLAN", plan, "Action"))


@rule("multi-agency-action-without-deliverer")
def _no_deliverer(w: World) -> Found:
    return {
        (action,)
        for action in w.actions()
        if not w.say(action, "unread")
        and w.given(action, "accountable")
        and not w.given(action, "responsible")
        and several_agencies(w, action, "accountable", "supports")
        and uses(w, w.plan(action), "responsible", "consulted", "informed")
    }


@rule("nobody-consulted-or-informed")
def _nobody_told(w: World) -> Found:
    return {
        (action,)
        for action in w.actions()
        if not w.given(action, "consulted", "informed", kinds=REAL | {"Placeholder"})
        and several_agencies(w, action, "accountable", "responsible", "supports")
        and uses(w, w.plan(action), "consulted", "informed")
    }


@rule("post-without-deputy")
def _no_deputy(w: World) -> Found:
    found = set()
    for post in w.of_kind("Post"):
        mine = {action for action in w.actions() if post in w.given(action, "accountable")}
        much = len(mine) >= w.most["deputy_from"] or any(w.nodes[action]["rag"] == "red" for action in mine)
        if much and not any(there(w, deputy) for deputy in w.tails("DEPUTISES", post)):
            found.add((post,))
    return found


def there(w: World, deputy: str) -> bool:
    if w.kind[deputy] == "Post":
        return not w.unheld(deputy) if w.holdings(deputy) else not w.nodes[deputy]["vacant"]
    ends = [e.facts["until"] for e in w.engagements(deputy)]
    return not ends or any(not end or end >= w.day for end in ends)


@rule("lead-chairs-only-board")
def _own_judge(w: World) -> Found:
    found = set()
    for action in w.actions():
        boards = set(w.heads("REPORTS_TO", action)) or set(w.heads("REPORTS_TO", w.plan(action)))
        if len(boards) == 1:
            [board] = boards
            chairs = {e.tail for e in w.edges["SITS_ON"] if e.head == board and e.facts["role"] == "chair"}
            found |= {(lead, board) for lead in w.given(action, "accountable") if w.same(lead) & chairs}
    return found


@rule("owner-outside-partnership")
def _outside(w: World) -> Found:
    above = nx.DiGraph([e[:2] for e in w.edges["REPORTS_TO"] if w.kind[e.tail] in {"Plan", "Board"}])
    found = set()
    for plan, actions in w.by_plan().items():
        boards = nx.descendants(above, plan) if plan in above else set()
        if not any(w.tails("SITS_ON", board) for board in boards):
            continue
        heard = boards.union(*(w.heads("REPORTS_TO", action) for action in w.tails("IN_PLAN", plan, "Action")))
        members = set().union(*(w.agencies(one) for board in heard for one in w.tails("SITS_ON", board)))
        leads = set().union(*(w.given(action, "accountable") for action in actions))
        found |= {(agency, plan) for lead in leads for agency in w.agencies(lead) - members}
    return found
