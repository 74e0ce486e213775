"""When a body was there, what it became, and which of several bodies an abbreviation means at the date of a plan.

In: known names with their dates, and where and when a plan is. Out: the name with the body that it means there and then.
Refuses nothing: where neither the plan's words nor its date tell the meanings apart, the reading stays as unsure as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Literal

from partnergraph import reference
from partnergraph.resolve import lexicon
from partnergraph.resolve.areas import Area, areas
from partnergraph.resolve.lexicon import Entry
from partnergraph.resolve.named import Name
from partnergraph.resolve.setting import Setting
from partnergraph.resolve.tokens import fold, key_of

When = Literal["then", "before", "after"]

_SURE = 0.93
_UNSURE = 0.7
_PROPOSED = "proposed"
_LAST_DAY = "9999-12-31"


def day_of(text: str, *, last: bool = False) -> date | None:
    """Return the day that a table gives; a bare year is its first day, or its last."""
    if not text:
        return None
    return date.fromisoformat(text) if len(text) > 4 else date(int(text), 12 if last else 1, 31 if last else 1)


def when(first: date | None, last: date | None, setting: Setting) -> When:
    """Return whether a plan is of the time of a body, before it or after it; one without a date may be of any time."""
    if setting.day is None:
        return "then"
    if last and setting.day > last:
        return "after"
    return "before" if first and max(setting.day, setting.until or setting.day) < first else "then"


def out_of_time(facts: Mapping[str, object], setting: Setting) -> str:
    """Return what to ask about a body that was not there at the date of a plan; empty if it was, or no date tells.

    Args:
        facts: What is known of the body.
        setting: Where and when the plan is.
    """
    first, last = (day if isinstance(day, date) else None for day in map(facts.get, ("valid_from", "valid_to")))
    then = when(first, last, setting)
    became = facts.get("replaced_by")
    if then == "after" and last:
        return f"ended on {_said(last)}: {f'does the plan mean {became}' if became else 'who is meant'}?"
    if then == "before" and first and facts.get("abbreviation") in followers():
        return f"began on {_said(first)}, after the plan: who is meant?"
    return ""


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def at_its_time(name: Name, setting: Setting) -> Name:
    """Return a name as what it means in its plan, where its words alone may mean several bodies."""
    if name.entry is None:
        return name
    if setting.area and name.name in setting.area.council_abbreviations:
        why = f"{name.why}; the council of {setting.area.name}"
        return replace(name, confidence=max(name.confidence, _SURE), why=why)
    if name.entry.ambiguous and len(name.name.split()) > 1 and not _abbreviates(name.name, name.entry):
        # Only the abbreviation has several meanings; a name written out has one.
        return replace(name, confidence=max(name.confidence, _SURE))
    entry, why = meant(name.name, name.entry, setting)
    if not why:
        return name
    # A body that is only proposed may not be meant yet.
    proposed = entry.fact("ambiguous") == _PROPOSED
    sure = min(name.confidence, _UNSURE) if proposed else max(name.confidence, _SURE)
    return replace(name, kind=entry.kind, entry=entry, confidence=sure, why=f"{name.why}; {why}")


def meant(words: str, entry: Entry, setting: Setting) -> tuple[Entry, str]:
    """Return which of its meanings an abbreviation has in a plan, and what tells; as it was read where nothing does."""
    meanings = _meanings(key_of(words), words)
    if not _abbreviates(words, entry) or not any(one.ambiguous for one in meanings):
        return entry, ""
    spelt = [one for one in meanings if fold(one.name) in setting.spelt]
    if len(spelt) == 1:
        return spelt[0], f'the plan writes out "{spelt[0].name}"'
    if len(meanings) > 1 and setting.day is not None:
        there = [one for one in meanings if when(*_life(one), setting) == "then"]
        if len(there) == 1:
            return there[0], f"of its meanings the one that fits {setting.day.year}"
    return entry, ""


def unclear(name: Name, setting: Setting) -> str:
    """Return what to ask about an abbreviation of several bodies where nothing tells which is meant; empty if something does."""
    if name.entry is None or name.settled:
        return ""
    councils = [area.council for area in areas().values() if name.name in area.council_abbreviations]
    if len(councils) > 1:
        known = setting.area is not None and setting.area.council in councils
        return "" if known else f"may be any of {len(councils)} councils: which is meant?"
    meanings = _meanings(key_of(name.name), name.name)
    if len(meanings) < 2 or not _abbreviates(name.name, name.entry):
        return ""
    entry, why = meant(name.name, name.entry, setting)
    if why and entry.fact("ambiguous") != _PROPOSED:
        return ""
    return f"may be {' or '.join(one.name for one in meanings)}: which is meant?"


def _meanings(key: tuple[str, ...], text: str) -> list[Entry]:
    """What words may mean, each meaning once."""
    found = {
        (entry.name, entry.kind): entry
        for entry in reversed(lexicon.entries().get(key, ()))
        if entry.row and (not entry.exact or entry.exact == text)
    }
    return list(reversed(found.values()))


def _abbreviates(text: str, entry: Entry) -> bool:
    return text == entry.fact("abbreviation") and fold(text) != fold(entry.name)


def _life(entry: Entry) -> tuple[date | None, date | None]:
    return day_of(entry.fact("valid_from")), day_of(entry.fact("valid_to"), last=True)


def day_after(entry: Entry) -> date | None:
    """Return the first day after a body's last one."""
    last = _life(entry)[1]
    return last + timedelta(days=1) if last else None


@cache
def long_names() -> tuple[str, ...]:
    """Return the full names, folded, of whatever shares its abbreviation with something else."""
    found = {
        fold(entry.name)
        for entries in lexicon.entries().values()
        for entry in entries
        if entry.ambiguous and entry.row and fold(entry.name) != fold(entry.fact("abbreviation"))
    }
    return tuple(sorted(found))


def became(entry: Entry) -> Iterator[Entry]:
    """Yield the known bodies that followed a body, in the order of the table."""
    text = entry.fact("replaced_by")
    for words in (text,) if text in _by_abbreviation() else text.split(" and "):
        known = _by_abbreviation().get(words)
        if known:
            yield known


@cache
def _by_abbreviation() -> dict[str, Entry]:
    """Every row of the gazetteer by its abbreviation; of two that share one, the first."""
    found: dict[str, Entry] = {}
    for row in reference.rows("gazetteer"):
        words = row["abbreviation"]
        entry = next((e for e in lexicon.entries().get(key_of(words), ()) if e.fact("abbreviation") == words), None)
        if entry:
            found.setdefault(words, entry)
    return found


def heirs(abbreviation: str) -> tuple[str, ...]:
    """Return the abbreviations of the bodies that followed a kind of body."""
    entry = _by_abbreviation().get(abbreviation)
    return tuple(known.fact("abbreviation") for known in became(entry)) if entry else ()


@cache
def followers() -> frozenset[str]:
    """Return the abbreviations of bodies that followed another."""
    return frozenset(known.fact("abbreviation") for entry in _by_abbreviation().values() for known in became(entry))


@cache
def _of_areas(belongs_to: str) -> tuple[dict[str, str], ...]:
    return tuple(row for row in reference.rows("local_successors") if row["belongs_to"] == belongs_to)


def body_of(belongs_to: str, area: Area | None, day: date | None) -> str | None:
    """Return the body that words such as "Probation" or "CCG" name in an area at a time (local_successors.csv).

    Without a date it is the one that there ever was, and None if there were several. After the last one ended it is still that one.
    """
    rows = [
        row
        for row in _of_areas(belongs_to)
        if row["area_kind"] in {"", area.kind if area else "none"}
        and (not row["areas"] or (area is not None and area.name in row["areas"].split("|")))
    ]
    if day is None:
        bodies = {row["body"] for row in rows}
        return bodies.pop() if len(bodies) == 1 else None
    there = [row for row in rows if row["from"] <= day.isoformat() <= (row["until"] or _LAST_DAY)]
    if not there and rows and all(row["until"] and row["until"] < day.isoformat() for row in rows):
        there = [max(rows, key=lambda row: row["until"])]
    return (there[0]["body"] or None) if there else None
