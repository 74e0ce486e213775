"""The network as data: marks, lines and pictures, with every fact that a page shows.

In: a Result. Out: Network. Refuses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from partnergraph.model import Findings, Result
from partnergraph.views import bodies
from partnergraph.views.cells import words_of
from partnergraph.views.items import Item, Items, Relation, index
from partnergraph.views.pictures import Picture, pictures
from partnergraph.views.positions import kept_in
from partnergraph.views.words import day, due_words, label_of, natural, part_words, shown

KINDS = (
    "Action",
    "Agency",
    "Team",
    "Post",
    "Person",
    "Placeholder",
    "Board",
    "Agreement",
    "Contact",
    "Theme",
    "Plan",
    "Area",
    "Earlier",
    "Waiver",
)

_UNSHOWN = frozenset({"id", "name", "label", "ref"})  # an action's label begins with its ref
_USUAL = {"weight": 1.0, "deliverables": 1}  # not worth a word
_FIRST = ("text", "due", "status", "rag", "outcome")


@dataclass(frozen=True, slots=True)
class Mark:
    """An item as a page shows it: its words in the drawing and where they stand, and its facts as (label, text).

    `body` is the id of the agency that it is or stands in, empty for what is no party or stands alone.
    """

    id: str
    kind: str
    label: str
    words: tuple[str, ...]
    seat: str
    facts: tuple[tuple[str, str], ...]
    body: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation of a line: its kind, and what is known of it in words."""

    kind: str
    says: str


@dataclass(frozen=True, slots=True)
class Line:
    """All relations from one item to another, drawn as one line; the strongest comes first."""

    tail: str
    head: str
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """The network: marks in the order in which a list shows them, lines sorted by ends, pictures as offered."""

    title: str
    as_of: date
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    pictures: tuple[Picture, ...]
    findings: Findings


def network(result: Result) -> Network:
    """Return the network of a result."""
    items = index(result)
    agency = bodies.agencies(items)
    order = sorted(items.by_id.values(), key=lambda item: (KINDS.index(item.kind), items.reading_order(item)))
    return Network(
        result.title,
        result.as_of,
        tuple(_mark(item, agency.get(item.id, "")) for item in order),
        _lines(items),
        pictures(items, kept_in(result)),
        result.findings,
    )


def _mark(item: Item, body: str) -> Mark:
    words, seat = words_of(item)
    return Mark(item.id, item.kind, item.label, words, seat, tuple(_facts(item)), body)


def _facts(item: Item) -> list[tuple[str, str]]:
    """The properties of an item that say something, the most wanted first."""
    known = dict(item.facts)
    if item.kind == "Action":
        known["due"] = due_words(item.facts)
        known.pop("ongoing", None)
    if item.kind == "Plan":
        known["short_name"] = known.pop("name")
        known.pop("title", None)
    facts: dict[str, Any] = {name: known[name] for name in _FIRST if name in known}
    facts |= {name: value for name, value in known.items() if name not in _UNSHOWN}
    said = [
        (label_of(name), shown(value))
        for name, value in facts.items()
        if value is not False
        and value != _USUAL.get(name, "")
        and not (name.endswith("_text") and value == facts.get(name.removesuffix("_text")))
    ]
    return [(label, text) for label, text in said if text]


def _lines(items: Items) -> tuple[Line, ...]:
    joined: dict[tuple[str, str], list[Relation]] = {}
    for relation in items.relations:
        joined.setdefault((relation.tail, relation.head), []).append(relation)
    return tuple(
        Line(tail, head, tuple(_tie(items, relation) for relation in relations))
        for (tail, head), relations in sorted(joined.items())
    )


def _tie(items: Items, relation: Relation) -> Tie:
    facts = dict(relation.facts)
    said = []
    if relation.kind == "ASSIGNED":
        said.append(part_words(str(facts.pop("role", "named")), provisional=bool(facts.pop("provisional", False))))
        sure = facts.pop("confidence", None)
        if isinstance(sure, float) and sure < 0.75:
            said.append(f"read with {round(100 * sure)}% certainty")
    elif facts.get("role"):
        said.append(shown(facts.pop("role")))
    words = shown(facts.pop("text", ""))
    names = {items[relation.tail].label, items[relation.head].label}
    if words and not any(natural(words) == natural(name) for name in names):
        said.append(f"as “{words}”")
    for name, before in (("since", "since "), ("until", "until "), ("signed", "signed ")):
        if isinstance(facts.get(name), date):
            said.append(before + day(facts[name]))
    if facts.get("acting"):
        said.append("acting")
    if facts.get("border"):
        said.append(shown(facts["border"]))
    return Tie(relation.kind, ", ".join(said))
