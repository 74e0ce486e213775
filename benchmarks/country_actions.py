"""The actions of a made-up register, with owners, dates and what their words name, as holey as in real plans.

In: the tables and whom an action may name. Out: rows. Refuses nothing.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from country_tables import AS_OF, Country


def add_action(
    made: Country,
    own: int,
    number: int,
    plan: str,
    themes: list[str],
    owners: list[str],
    holders: list[str],
    before: list[str],
) -> str:
    """Add an action with who is named on it, how it stood before, and what it waits for."""
    chance = made.chance
    ref = f"{number // 40 + 1}.{number % 40 + 1}"
    due = made.maybe(0.7, made.day())
    facts: dict[str, Any] = {
        "status": chance.choice([None, "open", "open", "open", "done", "withdrawn"]),
        "rag": chance.choice([None, "red", "amber", "green", "green", "blue"]),
        "due": due,
        "progress": made.maybe(0.6, f"Update {own}"),
        "updated": made.maybe(0.5, made.day(-300, 0)),
        "outcome": made.maybe(0.8, f"{own % 100}% fewer"),
        "evidence": made.maybe(0.2, "minutes"),
    }
    action = made.node(
        "Action",
        str(own),
        f"Action {own}",
        ref=ref,
        label=f"{ref} Action {own}",
        text=f"Do what action {own} says",
        lead_text="Lead",
        due_text=due.isoformat() if due else chance.choice([None, "Ongoing"]),
        due_precision="day" if due else "none",
        ongoing=made.maybe(0.1, True),
        start=made.maybe(0.3, made.day(-600, 0)),
        status_text=facts["status"],
        rag_text=facts["rag"],
        recommendation=made.maybe(0.3, f"Recommendation {own % 9}"),
        measurable=made.often(0.6),
        shares_data=made.maybe(0.15, True),
        cross_border=made.maybe(0.05, True),
        weight=made.maybe(0.5, float(chance.randint(1, 5))),
        escalated=made.maybe(0.05, made.day(-200, 0)),
        last_in_plan=made.maybe(0.03, made.day(-400, -100)),
        deliverables=chance.randint(1, 4),
        due_month=due.month if due else None,
        proven=made.often(0.3),
        out_of_area=made.maybe(0.02, True),
        unread=made.maybe(0.04, "Zed"),
        unknown_abbreviations=made.maybe(0.03, "ZED"),
        **facts,
    )
    made.edge("IN_PLAN", action, plan)
    if made.often(0.95):
        made.edge("IN_THEME", action, themes[number * len(themes) // 320 % len(themes)])
    for place in range(chance.choice([0, 1, 1, 1, 2, 2, 3, 5])):
        role = (
            chance.choice(["accountable", "named"])
            if not place
            else chance.choice(["responsible", "supports", "consulted", "informed", "named", "accountable"])
        )
        made.edge(
            "ASSIGNED",
            chance.choice(holders) if made.often(0.05) else chance.choice(owners),
            action,
            role=role,
            provisional=made.maybe(0.1, True),
            text="Lead",
            confidence=chance.choice([0.6, 0.9, 0.95, 1.0]),
        )
    state = None
    for version in range(chance.choice([0, 1, 2])):
        earlier = made.node(
            "Earlier",
            f"{own}-{version}",
            f"Action {own}",
            version=AS_OF - timedelta(days=800 - 300 * version),
            ref=ref,
            text=f"Do what action {own} says",
            accountable=made.maybe(0.8, f"Person {own % 20}"),
            **(facts | {"rag": chance.choice([None, "red", "green"]), "due": made.maybe(0.7, made.day())}),
        )
        made.edge("WAS", action, earlier)
        if state:
            made.edge("BECAME", state, earlier)
        state = earlier
    if state:
        made.edge("BECAME", state, action)
    if before and made.often(0.1):
        made.edge("DEPENDS_ON", action, before[-chance.randint(1, min(20, len(before)))])
    elif len(before) > 1 and made.often(0.005):
        made.edge("DEPENDS_ON", before[-1], action)
    if before and made.often(0.02):
        made.edge("RESEMBLES", *sorted((action, chance.choice(before))), score=chance.choice([0.8, 0.86, 1.0]))
    return action


def add_named(
    made: Country,
    action: str,
    area: str,
    areas: list[str],
    boards: list[str],
    agencies: list[str],
    people: list[str],
    own: str,
) -> None:
    """Add the boards that an action reports to and what its words name."""
    chance = made.chance
    if made.often(0.6):
        made.edge("REPORTS_TO", action, chance.choice(boards), text="Board")
    for share, one in (
        (0.1, chance.choice(agencies)),
        (0.03, chance.choice([area, *areas])),
        (0.05, chance.choice(boards)),
        (0.02, chance.choice(people)),
        (0.05, f"agreement:{own}{chance.randrange(6)}"),
    ):
        if made.often(share):
            made.edge("MENTIONS", action, one, text="words")
