"""What falls due when: actions, reviews and ends of agreements, checks of contacts, ends of waivers, month by month.

In: a Result, what to narrow it to. Out: Calendar. Refuses nothing: what has no date is listed as undated. Linear.

Only open actions are in it. A date of which a plan gives the year alone stands at the year's end and is told apart: it
counts neither for a day nor for a month that is crowded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from statistics import median_low

from partnergraph.model import Finding, Result
from partnergraph.views.items import Items, index
from partnergraph.views.leading import EVERYTHING, Narrow, leads, narrowed, threshold
from partnergraph.views.words import natural

_PILE_UP = 3  # used where the rule on crowded dates was not run
_CROWD = "LOAD-04"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day.

    Attributes:
        day: The day.
        what: action, review, end, check or waiver.
        id: Id of the action, agreement, contact or waiver.
        title: What it is called.
        who: Names of who leads the action or looks after the rest.
        late: Whether the day has passed.
        rough: Whether only the year is known.
    """

    day: date
    what: str
    id: str
    title: str
    who: tuple[str, ...]
    late: bool
    rough: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day with something on it; `crowded` where many actions fall due on it."""

    day: date
    entries: tuple[Entry, ...]
    actions: int
    crowded: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month with something in it, or the present one.

    Attributes:
        first: Its first day.
        days: Its days with something on them, in order.
        actions: How many open actions fall due in it.
        crowded: Whether these are at least twice as many as in the middle one of the months with any, and no fewer than crowd a day.
        now: Whether the as-of date lies in it.
    """

    first: date
    days: tuple[Day, ...]
    actions: int
    crowded: bool
    now: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """The months in order.

    Attributes:
        as_of: Today's line: the day against which dates are judged.
        months: Months with entries, and the present one.
        overdue: What has passed, the oldest first.
        undated: Ids of open actions without any date, in the order of the plans.
        ongoing: Ids of open actions that are only ongoing.
        crowds: What the rule on leads whose dates crowd together found.
        pile_up: From how many actions a day is crowded.
    """

    as_of: date
    months: tuple[Month, ...]
    overdue: tuple[Entry, ...]
    undated: tuple[str, ...]
    ongoing: tuple[str, ...]
    crowds: tuple[Finding, ...]
    pile_up: int


def calendar(result: Result, narrow: Narrow = EVERYTHING) -> Calendar:
    """Return the calendar of a result; with `narrow`, only the actions of that part and nothing else."""
    items = index(result)
    actions = [action for action in narrowed(items, narrow) if action.open]
    entries = [
        Entry(
            action.facts["due"],
            "action",
            action.id,
            action.label,
            _names(items, leads(items, action.id)),
            action.facts["due"] < items.as_of,
            action.facts.get("due_precision") == "year",
        )
        for action in actions
        if isinstance(action.facts.get("due"), date)
    ]
    if narrow == EVERYTHING:
        entries += _others(items, threshold(result, "assured_days"))
    entries.sort(key=lambda entry: (entry.day, entry.what != "action", natural(entry.title), entry.id))
    pile_up = int(threshold(result, "pile_up") or _PILE_UP)
    undated = [action for action in actions if not isinstance(action.facts.get("due"), date)]
    return Calendar(
        items.as_of,
        tuple(_months(entries, items.as_of, pile_up)),
        tuple(entry for entry in entries if entry.late),
        tuple(action.id for action in undated if not action.facts.get("ongoing")),
        tuple(action.id for action in undated if action.facts.get("ongoing")),
        tuple(finding for said in result.findings.assessments if said.ref == _CROWD for finding in said.standing),
        pile_up,
    )


def _names(items: Items, parties: list[str]) -> tuple[str, ...]:
    return tuple(sorted((items[party].label for party in parties), key=natural))


def _others(items: Items, assured_days: float | None) -> Iterator[Entry]:
    """Yield what else has a day: agreements that exist, contacts that were checked once, waivers."""

    def entry(day: object, what: str, item_id: str, who: list[str]) -> Iterator[Entry]:
        if isinstance(day, date):
            yield Entry(day, what, item_id, items[item_id].label, _names(items, who), day < items.as_of, rough=False)

    for agreement in items.of("Agreement"):
        if not agreement.facts.get("planned"):
            owners = [owner.id for owner in items.tails(agreement.id, "OWNS")]
            yield from entry(agreement.facts.get("review"), "review", agreement.id, owners)
            yield from entry(agreement.facts.get("ends"), "end", agreement.id, owners)
    for contact in items.of("Contact"):
        checked, until = contact.facts.get("assured"), contact.facts.get("until")
        gone = contact.facts.get("planned") or (until and until < items.as_of)
        if checked and assured_days and not gone:
            holders = [holder.id for holder in items.heads(contact.id, "HELD_BY")]
            yield from entry(checked + timedelta(days=int(assured_days)), "check", contact.id, holders)
    for waiver in items.of("Waiver"):
        yield from entry(waiver.facts.get("expires"), "waiver", waiver.id, [])


def _months(entries: list[Entry], today: date, pile_up: int) -> Iterator[Month]:
    by_month = {first: list(group) for first, group in groupby(entries, key=lambda entry: entry.day.replace(day=1))}
    by_month.setdefault(today.replace(day=1), [])
    sizes = {first: _due(group) for first, group in by_month.items()}
    usual = median_low([size for size in sizes.values() if size] or [0])
    for first in sorted(by_month):
        days = []
        for day, group in groupby(by_month[first], key=lambda entry: entry.day):
            listed = tuple(group)
            days.append(Day(day, listed, sum(1 for entry in listed if entry.what == "action"), _due(listed) >= pile_up))
        number = sum(day.actions for day in days)
        crowded = sizes[first] >= max(pile_up, 2 * usual)
        yield Month(first, tuple(days), number, crowded, first == today.replace(day=1))


def _due(entries: tuple[Entry, ...] | list[Entry]) -> int:
    """How many actions fall due, those of which only the year is known left out."""
    return sum(1 for entry in entries if entry.what == "action" and not entry.rough)
