"""The pictures of a network page: everything where readable, then a plan, area, theme, agency or board at a time.

In: Items. Out: Pictures, each with its seats. Refuses nothing. No picture draws more than `MOST` marks: a browser
stays quick and a reader sees something; what a picture leaves out is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from partnergraph.views import bodies
from partnergraph.views.holding import hold
from partnergraph.views.items import Item, Items
from partnergraph.views.layout import Seats, arrange
from partnergraph.views.words import natural

MOST = 700

_GROUPS = (("Plan", "Plans"), ("Area", "Areas"), ("Theme", "Themes"), ("Agency", "Agencies"), ("Board", "Boards"))

_RANK = ("Plan", "Theme", "Agency", "Action", "Placeholder", "Board", "Team", "Post", "Person", "Agreement", "Contact")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture.

    Attributes:
        id: `everything`, or the id of the plan, area, theme, agency or board that it shows.
        title: What it shows.
        group: `Everything`, `Plans`, `Areas`, `Themes`, `Agencies` or `Boards`.
        seats: Where its marks sit.
        left_out: How many items belong to it and are not drawn.
    """

    id: str
    title: str
    group: str
    seats: Seats
    left_out: int


def pictures(items: Items, kept: Mapping[str, Seats] | None = None) -> tuple[Picture, ...]:
    """Return the pictures: everything first where it can be drawn, then the groups of each sort, the largest first.

    `kept` holds the seats that pictures had before: what sat there stays.
    """
    agency = bodies.agencies(items)
    kept = kept or {}
    made = []
    several = sum(1 for _ in items.of("Plan")) > 1
    everything = set(items.by_id)
    if sum(1 for item in items.by_id.values() if item.kind != "Area") <= MOST:
        made.append(_picture(items, agency, "everything", "Everything", "Everything", everything, kept))
    inside: dict[str, list[str]] = {}
    for party, body in agency.items():
        inside.setdefault(body, []).append(party)
    for kind, group in _GROUPS:
        sets = []
        for item in items.of(kind):
            if kind in {"Area", "Board"} and not _own(items, item):
                continue
            members = set(_members(items, agency, item, inside.get(item.id, ())))
            if any(items[member].kind == "Action" for member in members):
                sets.append((item, members))
        sets.sort(key=lambda found: (-len(found[1]), natural(found[0].label), found[0].id))
        if made and kind == "Plan" and len(sets) == 1:
            continue  # the only plan is everything
        for item, members in sets:
            title = _title(items, item) if several else item.label
            made.append(_picture(items, agency, item.id, title, group, members, kept))
    return tuple(made)


def _own(items: Items, item: Item) -> bool:
    """Whether an area or board has a picture of its own: those that one plan alone is for, or reports to, have the plan's."""
    if item.kind == "Area":
        return sum(1 for plan in items.tails(item.id, "FOR_AREA") if plan.kind == "Plan") > 1
    return any(action.kind == "Action" for action in items.tails(item.id, "REPORTS_TO"))


def _title(items: Items, item: Item) -> str:
    plan = next((head.label for head in items.heads(item.id, "IN_PLAN")), "")
    return f"{item.label} ({plan})" if plan else item.label


def _picture(
    items: Items,
    agency: dict[str, str],
    picture: str,
    title: str,
    group: str,
    members: set[str],
    kept: Mapping[str, Seats],
) -> Picture:
    before = kept.get(picture)
    there = before.at if before else {}
    drawn = sorted((items[member] for member in members), key=lambda item: (item.id not in there, _weight(item)))[:MOST]
    if before and len(drawn) == sum(1 for item in there if item in members):
        seats = hold(items, before, Seats({item.id: (0, 0) for item in drawn}, ()))
    else:
        seats = arrange(items, (item.id for item in drawn), agency)
        seats = hold(items, before, seats) if before else seats
    return Picture(picture, title, group, seats, len(members) - len(drawn))


def _weight(item: Item) -> tuple[int, int, str]:
    """What stays when a picture is too large: headings, then actions and parties with findings, areas last."""
    rank = _RANK.index(item.kind) if item.kind in _RANK else len(_RANK)
    return (min(rank, 3) if item.findings else rank, -len(item.findings), item.id)


def _members(items: Items, agency: dict[str, str], item: Item, parties: Iterable[str]) -> Iterator[str]:
    """What a group's picture holds: its actions with all that are named on them, and what these belong to."""
    yield item.id
    yield from parties
    if item.kind == "Agency":
        actions = {action.id for party in parties for action in items.heads(party, "ASSIGNED")}
        for party in parties:
            yield from (found.id for found in items.heads(party, "SITS_ON", "PARTY_TO", "OWNS"))
            yield from (found.id for found in items.tails(party, "OF", "FACES", "HELD_BY"))
    elif item.kind == "Area":
        plans = [plan for plan in items.tails(item.id, "FOR_AREA") if plan.kind == "Plan"]
        actions = {action.id for plan in plans for action in items.tails(plan.id, "IN_PLAN") if action.kind == "Action"}
        yield from (found.id for found in items.tails(item.id, "FOR_AREA", "OF"))
    elif item.kind == "Board":
        actions = {action.id for action in items.tails(item.id, "REPORTS_TO") if action.kind == "Action"}
        yield from (found.id for found in items.tails(item.id, "REPORTS_TO", "SITS_ON"))
        yield from (found.id for found in items.heads(item.id, "REPORTS_TO"))
    else:
        actions = {action.id for action in items.tails(item.id, "IN_PLAN", "IN_THEME") if action.kind == "Action"}
        yield from (found.id for found in items.heads(item.id, "REPORTS_TO", "FOR_AREA"))
        yield from (found.id for found in items.tails(item.id, "IN_PLAN"))
    for action in actions:
        yield action
        yield from (found.id for found in items.heads(action, "IN_PLAN", "IN_THEME", "REPORTS_TO", "DEPENDS_ON"))
        yield from (found.id for found in items.heads(action, "MENTIONS") if found.kind == "Agreement")
        for owner in items.tails(action, "ASSIGNED"):
            yield owner.id
            if owner.id in agency:
                yield agency[owner.id]
