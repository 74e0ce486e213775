"""The calendar as iCalendar (RFC 5545), which Outlook, Google and Apple calendars take in: due dates, reviews, ends, checks, ends of waivers.

In: a Result; whose days, all if nobody is named. Out: a .ics file of all-day events. Refuses nothing.

An event keeps its identity from run to run, so that a calendar which takes the file in again moves what has a new date rather than doubles it. All that
depends on the time is taken from the as-of day, so the same register gives the same bytes. It holds open actions with a date; those without one, and those
that are only ongoing, have no day to stand on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from partnergraph.exporters._files import replacing
from partnergraph.exporters._removed import removed
from partnergraph.model import Result
from partnergraph.views import Entry, calendar, day, printable
from partnergraph.views.items import Items, index
from partnergraph.views.words import listed

FILE = "calendar.ics"

_SAYS = {
    "action": "Due",
    "review": "Review",
    "end": "Ends",
    "check": "Check contact",
    "waiver": "Waiver ends",
}
_CATEGORY = {
    "action": "Action due",
    "review": "Agreement to review",
    "end": "Agreement ends",
    "check": "Contact to check",
    "waiver": "Waiver ends",
}
_SPACE = uuid5(NAMESPACE_URL, "https://partnergraph.example/calendar")
_FIRST = date(2000, 1, 1).toordinal()


def write(result: Result, path: Path, lead: Collection[str] | None = None) -> None:
    """Write the calendar of a result.

    Args:
        result: The result.
        path: The file.
        lead: Ids of parties: only what they lead, look after or hold, or a post that they hold does; all if None.
    """
    with replacing(path) as temporary:
        temporary.write_bytes(_calendar(result, lead).to_ical())


def _calendar(result: Result, lead: Collection[str] | None) -> Calendar:
    items = index(result)
    made = Calendar()
    made.add("prodid", "-//partnergraph//calendar//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _line(result.title))
    if gone := removed(result):
        made.add("x-wr-caldesc", _line(gone))
    names = None if lead is None else _names(items, lead)
    for entry in _entries(result):
        if names is None or not names.isdisjoint(entry.who):
            made.add_component(_event(items, result, entry))
    return made


def _entries(result: Result) -> Iterator[Entry]:
    return (entry for month in calendar(result).months for one in month.days for entry in one.entries)


def _names(items: Items, lead: Collection[str]) -> set[str]:
    posts = {post.id for party in lead for post in items.heads(party, "HOLDS")}
    return {items[one].label for one in (*lead, *posts)}


def _event(items: Items, result: Result, entry: Entry) -> Event:
    made = Event()
    made.add("uid", f"{uuid5(_SPACE, f'{entry.what} {entry.id}')}@partnergraph")
    made.add("dtstamp", datetime.combine(result.as_of, time(), UTC))
    # A later run overrules an earlier one.
    made.add("sequence", max(0, result.as_of.toordinal() - _FIRST))
    made.add("dtstart", entry.day)
    made.add("dtend", entry.day + timedelta(days=1))
    made.add("transp", "TRANSPARENT")
    late = "OVERDUE, " if entry.late and entry.what == "action" else ""
    rough = " (by the end of the year)" if entry.rough else ""
    made.add("summary", _line(f"{late}{_SAYS[entry.what]}: {entry.title}{rough}"))
    made.add("categories", [_CATEGORY[entry.what]])
    made.add("description", "\n".join(_description(items, result, entry)))
    return made


def _description(items: Items, result: Result, entry: Entry) -> Iterator[str]:
    facts = items[entry.id].facts
    if entry.what == "action":
        yield printable(str(facts.get("text") or entry.title))
        yield f"Lead: {_line(listed(list(entry.who)))}" if entry.who else "Nobody leads it."
        plans = [plan.label for plan in items.heads(entry.id, "IN_PLAN")]
        if plans:
            yield f"Plan: {_line(listed(plans))}"
        boards = [board.label for board in items.heads(entry.id, "REPORTS_TO")]
        if boards:
            yield f"Reports to: {_line(listed(boards))}"
    elif entry.who:
        yield f"Looked after by: {_line(listed(list(entry.who)))}"
    if facts.get("place"):
        yield f"Where it stands: {_line(str(facts['place']))}"
    yield f"As of {day(result.as_of)}"


def _line(words: str) -> str:
    return " ".join(printable(words).split())
