"""Plain words for what a graph holds: dates, parts, properties, relations.

In: values and names of the schema. Out: short texts for people. Refuses nothing; characters that no file format
can show (control characters, halves of surrogate pairs) are taken out of every text here, once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_DIGITS = re.compile(r"(\d+)")

ROLES = ("accountable", "responsible", "supports", "consulted", "informed", "named")
PARTS = {
    "accountable": "Accountable",
    "responsible": "Responsible",
    "supports": "Supports",
    "consulted": "Consulted",
    "informed": "Informed",
    "named": "Named",
}

# Each relation as it reads from its tail and from its head.
RELATIONS = {
    "ASSIGNED": ("Is named on", "Who is named on it"),
    "IN_PLAN": ("Plan", "In this plan"),
    "IN_THEME": ("Theme", "Actions under it"),
    "REPORTS_TO": ("Reports to", "What reports to it"),
    "SITS_ON": ("Sits on", "Who sits on it"),
    "HOLDS": ("Holds the post", "Held by"),
    "WORKS_FOR": ("Works for", "People"),
    "POST_IN": ("A post in", "Posts"),
    "PART_OF": ("Part of", "Teams"),
    "ACTS_FOR": ("Acts for", "Who acts for it"),
    "PARTY_TO": ("Party to", "Parties"),
    "OWNS": ("Looks after", "Looked after by"),
    "OF": ("Speaks for", "Contacts that speak for it"),
    "FACES": ("Is there for", "Contacts that others name for it"),
    "HELD_BY": ("Held by", "Is the contact for"),
    "SERVES": ("Serves", "Served by"),
    "FOR_AREA": ("Is for", "Plans and boards for it"),
    "BORDERS": ("Borders on", "Borders on"),
    "MENTIONS": ("Names in its words", "Named in the words of"),
    "DEPENDS_ON": ("Waits for", "What waits for it"),
    "DEPUTISES": ("Stands in for", "Who stands in for it"),
    "WAS": ("Stood before as", "The action now"),
    "BECAME": ("Became", "Was before"),
    "RESEMBLES": ("Is worded like", "Is worded like"),
    "MAY_BE": ("May be the same as", "May be the same as"),
}

_LABELS = {
    "text": "In full",
    "ref": "Number",
    "lead_text": "Lead as published",
    "unread": "Names not recognised",
    "due_text": "Date as published",
    "due_precision": "Precision of the date",
    "start": "Starts",
    "status_text": "Status as published",
    "rag": "RAG",
    "rag_text": "RAG as published",
    "measurable": "Outcome can be measured",
    "shares_data": "Speaks of sharing personal data",
    "cross_border": "Speaks of other areas",
    "svd_role": "Serious Violence Duty",
    "aliases": "Also written as",
    "top": "Reports to no other board",
    "meets_every": "Days between meetings",
    "dpia": "DPIA",
    "area_kind": "Kind of area",
    "command": "Police command",
    "authority": "Kind of authority",
    "before_duty": "Older than the Serious Violence Duty",
    "last_in_plan": "Last in the plan of",
    "deliverables": "Things that its words promise",
    "out_of_area": "Speaks of placements out of area",
    "component": "Part of the network of agencies",
    "between": "Share of the shortest paths through it",
    "cut": "Agencies split off if it went",
    "place": "Where it stands",
}


def printable(text: str) -> str:
    """Return `text` without the characters that XML and web pages forbid."""
    return _UNPRINTABLE.sub("", text)


def shown(value: Any) -> str:
    """Return a value of the graph as text: a date as `30 June 2016`, a yes or no in words, nothing as an empty text."""
    if value is None or value != value:  # noqa: PLR0124 - a missing number is unequal to itself
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, float):
        return f"{value:g}"
    return printable(str(value))


def day(value: date) -> str:
    """Return `30 June 2016`."""
    return f"{value.day} {value:%B} {value.year}"


def due_words(facts: Mapping[str, Any]) -> str:
    """Return when an action is due: `30 June 2016`, `ongoing`, both, or `no date`."""
    due, ongoing = facts.get("due"), bool(facts.get("ongoing"))
    if due and ongoing:
        return f"{day(due)}, then ongoing"
    if due:
        return day(due)
    return "ongoing" if ongoing else "no date"


def part_words(role: str, *, provisional: bool = False) -> str:
    """Return the part that somebody has in an action: `Accountable (to be confirmed)`."""
    words = PARTS.get(role, role.capitalize())
    return f"{words} (to be confirmed)" if provisional else words


def label_of(name: str) -> str:
    """Return a property of the schema as a label for people."""
    return _LABELS.get(name, name.replace("_", " ").capitalize())


def number_of(count: int, noun: str, plural: str = "") -> str:
    """Return `1 action`, `2 actions`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def listed(names: list[str]) -> str:
    """Return names as a sentence has them: `a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def natural(text: str) -> tuple[tuple[int, int | str], ...]:
    """Return a key that sorts `2.10` after `2.9` and words after numbers."""
    return tuple(
        (0, int(piece)) if piece.isdecimal() else (1, piece.casefold()) for piece in _DIGITS.split(text) if piece
    )


def shorten(text: str, limit: int) -> str:
    """Return `text` on one line, cut to at most `limit` characters with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip(" ,;:.-") + "…"


def wrap(text: str, width: int, most: int) -> tuple[str, ...]:
    """Return `text` in at most `most` lines of about `width` characters, broken between words where it can be."""
    lines: list[str] = []
    rest = " ".join(text.split())
    while rest and len(lines) < most:
        if len(rest) <= width:
            lines.append(rest)
            break
        if len(lines) == most - 1:
            lines.append(shorten(rest, width))
            break
        cut = rest.rfind(" ", 0, width + 1)
        cut = width if cut <= 0 else cut
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return tuple(lines)
