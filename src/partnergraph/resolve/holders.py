"""Who a row of a directory or of a list of members names: people, the posts that they hold, the bodies that both are of.

In: an entry and the reader of its cells. Out: a `Who`, its names as parties that know their bodies and holders. Refuses
nothing: words that name nobody are notes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from partnergraph.model import Entry, Place, Quote
from partnergraph.resolve.named import Name
from partnergraph.resolve.reach import apart
from partnergraph.resolve.runs import Key
from partnergraph.resolve.tokens import key_of
from partnergraph.resolve.under import Cells

_CONTEXT = ("agency", "team", "area", "of", "group")


@dataclass(slots=True)
class Who:
    """The parties that a row names.

    Attributes:
        people: Ids of people.
        posts: Ids of posts.
        bodies: Ids of bodies, a team before its agency.
        names: The names of the people as written.
        boxes: Addresses beside the names.
        waiting: Whether the row says that somebody is still to be named.
        notes: What is no name.
    """

    people: list[str] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    waiting: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def body(self) -> str | None:
        """The nearest body, if the row names one."""
        return next(iter(self.bodies), None)


class Holders:
    """Reads who the rows of one plan's tables of facts name."""

    def __init__(self, cells: Cells, entries: Iterable[Entry]) -> None:
        self.cells = cells
        self.parties = cells.parties
        self._where: dict[Key, set[str]] = defaultdict(set)
        for entry in entries:
            for quote in entry.said("post"):
                self._where[key_of(quote.text)].add(" ".join(entry.text(*_CONTEXT).split()))

    def read(self, entry: Entry, body: Quote | None = None) -> Who:
        """Return who a row names; `body` are words that name a body although they stand elsewhere."""
        who = Who()
        for quote in (*entry.said("team", "agency"), *([body] if body else ())):
            for name in self.cells.names(quote.text, "agency" if quote is body else quote.meaning):
                self._body(name, quote, who)
        if len(who.bodies) > 1 and self.parties.kind_of(who.bodies[0]) == "team":
            self.parties.belongs(who.bodies[0], who.bodies[1])
        found = [(name, quote) for quote in entry.said("person", "post", "contact") for name in self._names(quote, who)]
        for name, quote in found:
            if name.kind in {"agency", "team", "board"}:
                self._body(name, quote, who)
                who.notes.append(f"{quote.heading}: {name.name}" if quote.heading else name.name)
        self._somebody(entry, found, who)
        return who

    def _names(self, quote: Quote, who: Who) -> list[Name]:
        boxes, numbers, words = apart(quote.text)
        who.boxes += boxes
        who.notes += [f"Telephone: {number}" for number in numbers]
        if not words:
            return []
        names = self.cells.names(words, "who" if quote.meaning == "contact" else quote.meaning)
        for name in names:
            if name.kind == "placeholder":
                who.waiting = True
                who.notes.append(f"{quote.heading}: {name.name}")
            elif name.kind == "unknown":
                who.notes.append(f"{quote.heading}: {name.name}")
        return [name for name in names if name.kind not in {"placeholder", "unknown"}]

    def _body(self, name: Name, quote: Quote, who: Who) -> None:
        if name.kind in {"agency", "team"}:
            who.bodies.append(self.cells.party(name, quote.place))
        elif name.kind == "board":
            who.bodies.append(self.cells.party(name, quote.place, "agency"))
        else:
            who.notes.append(f"{quote.heading}: {name.name}")

    def _somebody(self, entry: Entry, found: list[tuple[Name, Quote]], who: Who) -> None:
        """Make the people and posts of a row parties, with their bodies, and say who holds which."""
        for name, quote in found:
            if name.kind == "person":
                person = self.cells.party(name, quote.place)
                who.people.append(person)
                who.names.append(name.name)
                self._belongs(person, name, quote.place, who)
        for name, quote in found:
            if name.kind == "post":
                context = " ".join(entry.text(*_CONTEXT).split())
                several = context and len(self._where[key_of(quote.text)]) > 1
                full = f"{name.name}, {context}" if several else name.name
                post = self.parties.find(
                    full, "post", None if several else name.entry, self.cells.setting, quote.place, "heading"
                )
                who.posts.append(post)
                self._belongs(post, name, quote.place, who)
        who.people[:] = dict.fromkeys(who.people)
        who.posts[:] = dict.fromkeys(who.posts)
        if len(who.people) == len(who.posts):
            for person, post in zip(who.people, who.posts, strict=True):
                self.parties.holds(person, post)

    def _belongs(self, party: str, name: Name, place: Place, who: Who) -> None:
        body = (self.cells.body(name.of, place) if name.of else None) or who.body
        if body is not None:
            self.parties.belongs(party, body)
