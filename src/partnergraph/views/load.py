"""Who leads what: each party's actions with dates, status and findings, agency by agency and person by person.

In: a Result. Out: Load. Refuses nothing; what has no agency or no owner is listed as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from partnergraph.model import Finding, Result
from partnergraph.views import bodies
from partnergraph.views.items import Item, Items, found_by, index
from partnergraph.views.words import ROLES, due_words, listed, natural, number_of, part_words, shown

_KINDS = ("Agency", "Team", "Post", "Person", "Board", "Placeholder")


@dataclass(frozen=True, slots=True)
class Task:
    """An action, as one party's list or a list of exceptions shows it.

    Attributes:
        action: Id of the action.
        number: Its place in the order of the plans, from 0.
        ref: Its number, empty if it has none.
        title: Its short title.
        plan: The short name of its plan.
        theme: Its theme, empty if none.
        parts: What the party does in it: `Accountable (to be confirmed)`; empty in a list of exceptions.
        rank: Number of the strongest part, 0 for accountable.
        due: The date as text: `30 June 2016`, `ongoing`, `no date`.
        late: Whether it is open and that date has passed.
        status: Status and rating as text: `open, RAG amber`; `not given` where the plan says neither.
        lead: The lead cell as published.
        owners: Who is named on it; behind those who do not lead, what they do.
        findings: The findings about the action.
        place: Where it stands in the documents.
    """

    action: str
    number: int
    ref: str
    title: str
    plan: str
    theme: str
    parts: tuple[str, ...]
    rank: int
    due: str
    late: bool
    status: str
    lead: str
    owners: tuple[str, ...]
    findings: tuple[Finding, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Party:
    """A party with its actions: those it is named on and, among people, those of the posts held."""

    id: str
    kind: str
    name: str
    notes: tuple[str, ...]
    tasks: tuple[Task, ...]
    findings: tuple[Finding, ...]

    @property
    def sentence(self) -> str:
        """What it does in a few words: `accountable for 3 actions and supports 1`."""
        counts = {role: sum(1 for task in self.tasks if task.rank == rank) for rank, role in enumerate(ROLES)}
        roles = [role for role, number in counts.items() if number]
        said = [
            f"{_VERBS[role]} {counts[role]:,}" if place else f"{_VERBS[role]} {number_of(counts[role], 'action')}"
            for place, role in enumerate(roles)
        ]
        return listed(said) or "named on no action"


_VERBS = {
    "accountable": "accountable for",
    "responsible": "responsible for",
    "supports": "supports",
    "consulted": "consulted on",
    "informed": "informed of",
    "named": "named on",
}


@dataclass(frozen=True, slots=True)
class Body:
    """An agency: itself first, then the teams, posts and people under it that have an action."""

    id: str
    name: str
    abbreviation: str
    parties: tuple[Party, ...]
    actions: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Open actions that need a decision before all others; each list in the order of the plans."""

    unowned: tuple[Task, ...]
    unread: tuple[Task, ...]
    placeholders: tuple[Task, ...]
    late: tuple[Task, ...]
    red: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """Who leads what.

    Attributes:
        bodies: Agencies of which somebody has an action, by name.
        others: Teams, posts and boards that have an action and no known agency, by name.
        people: People who have an action, themselves or through a post they hold, by name.
        idle: Names of agencies of which nobody has an action.
        exceptions: What comes first.
    """

    bodies: tuple[Body, ...]
    others: tuple[Party, ...]
    people: tuple[Party, ...]
    idle: tuple[str, ...]
    exceptions: Exceptions


def load(result: Result) -> Load:
    """Return who leads what in a result."""
    items = index(result)
    listed_tasks = tasks(items)
    parties = {item.id: _party(items, item, listed_tasks, posts=False) for item in items.of(*_KINDS)}
    people = (_party(items, person, listed_tasks, posts=True) for person in items.of("Person"))
    agency = bodies.agencies(items)
    under: dict[str, list[Party]] = {}
    for party in parties.values():
        if party.id in agency and (party.tasks or party.kind == "Agency"):
            under.setdefault(agency[party.id], []).append(party)
    made = [_body(items, agency_id, members) for agency_id, members in under.items()]
    return Load(
        tuple(sorted((body for body in made if body.actions), key=lambda body: (natural(body.name), body.id))),
        _by_name(
            party
            for party in parties.values()
            if party.tasks and party.id not in agency and party.kind in {"Team", "Post", "Board"}
        ),
        _by_name(party for party in people if party.tasks),
        tuple(sorted((body.name for body in made if not body.actions), key=natural)),
        _exceptions(items, listed_tasks, found_by(result)),
    )


def tasks(items: Items) -> dict[str, Task]:
    """Return every action by its id, in the order of the plans."""
    return {action.id: _task(items, action, number) for number, action in enumerate(items.actions())}


def _by_name(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(sorted(parties, key=lambda party: (natural(party.name), party.id)))


def _body(items: Items, agency: str, members: list[Party]) -> Body:
    facts = items[agency].facts
    order = sorted(members, key=lambda party: (_KINDS.index(party.kind), natural(party.name), party.id))
    return Body(
        agency,
        items[agency].label,
        shown(facts.get("abbreviation")),
        tuple(party for party in order if party.tasks),
        len({task.action for party in members for task in party.tasks}),
        items[agency].findings,
    )


def _party(items: Items, item: Item, tasks: dict[str, Task], *, posts: bool) -> Party:
    """A party with the actions that name it and, with `posts`, those that name a post it holds."""
    held = [
        relation.head
        for relation in items.out.get(item.id, ())
        if posts and relation.kind == "HOLDS" and items.current(relation)
    ]
    parts: dict[str, list[tuple[int, str]]] = {}
    for source in (item.id, *held):
        for relation in items.out.get(source, ()):
            if relation.kind == "ASSIGNED":
                role = str(relation.facts.get("role") or "named")
                words = part_words(role, provisional=bool(relation.facts.get("provisional")))
                via = "" if source == item.id else f" as {items[source].label}"
                parts.setdefault(relation.head, []).append((_rank(role), words + via))
    mine = []
    for action, said in parts.items():
        ranked = sorted(set(said))
        mine.append(replace(tasks[action], parts=tuple(words for _, words in ranked), rank=ranked[0][0]))
    mine.sort(key=lambda task: (task.rank, task.number))
    return Party(item.id, item.kind, item.label, tuple(_notes(items, item)), tuple(mine), item.findings)


def _rank(role: str) -> int:
    return ROLES.index(role) if role in ROLES else len(ROLES)


def _notes(items: Items, item: Item) -> list[str]:
    """Facts about a party that a reader wants beside its name."""
    notes = []
    for kind, says in (("HOLDS", "holds"), ("PART_OF", "part of"), ("POST_IN", "in"), ("WORKS_FOR", "works for")):
        names = [
            items[relation.head].label
            for relation in items.out.get(item.id, ())
            if relation.kind == kind and items.current(relation)
        ]
        if names:
            notes.append(f"{says} {listed(sorted(names, key=natural))}")
    if item.kind == "Post":
        names = [items[holder].label for holder in bodies.holders(items, item.id)]
        notes.append(f"held by {listed(sorted(names, key=natural))}" if names else "no holder given")
    boards = sorted((board.label for board in items.heads(item.id, "SITS_ON")), key=natural)
    if boards:
        notes.append(f"sits on {listed(list(dict.fromkeys(boards)))}")
    return notes


def _task(items: Items, action: Item, number: int) -> Task:
    facts = action.facts
    due = facts.get("due")
    status = [shown(facts["status"])] if facts.get("status") else []
    if facts.get("rag"):
        status.append(f"RAG {shown(facts['rag'])}")
    return Task(
        action.id,
        number,
        shown(facts.get("ref")),
        shown(facts.get("name")),
        next((shown(plan.facts.get("name")) for plan in items.heads(action.id, "IN_PLAN")), ""),
        next((theme.label for theme in items.heads(action.id, "IN_THEME")), ""),
        (),
        0,
        due_words(facts),
        action.open and isinstance(due, date) and due < items.as_of,
        ", ".join(status) or "not given",
        shown(facts.get("lead_text")),
        tuple(dict.fromkeys(_owners(items, action.id))),
        action.findings,
        shown(facts.get("place")),
    )


def _owners(items: Items, action: str) -> Iterator[str]:
    """Who is named on an action, those who lead first and without a word, the others with what they do."""
    named = [
        (_rank(role := str(relation.facts.get("role") or "named")), items[relation.tail].label, role)
        for relation in items.into.get(action, ())
        if relation.kind == "ASSIGNED"
    ]
    for _, label, role in sorted(named, key=lambda one: one[0]):
        yield label if role in {"accountable", "named"} else f"{label} ({role})"


def _exceptions(items: Items, tasks: dict[str, Task], found: Mapping[str, frozenset[str]]) -> Exceptions:
    """The exceptions as the rules find them, so that a page has one number for each; where a rule was not run, by the graph."""
    unowned: list[Task] = []
    unread: list[Task] = []
    placeholders: list[Task] = []
    late: list[Task] = []
    red: list[Task] = []
    for action_id, task in tasks.items():
        action = items[action_id]
        if not action.open:
            continue
        kinds = {owner.kind for owner in items.tails(action_id, "ASSIGNED")}
        unknown = bool(action.facts.get("unread"))
        for exceptional, ref, seems in (
            (unowned, "OWN-01", not kinds and not unknown),
            (unread, "OWN-06", not kinds and unknown),
            (placeholders, "OWN-04", kinds == {"Placeholder"}),
        ):
            if action_id in found[ref] if ref in found else seems:
                exceptional.append(task)
        if task.late:
            late.append(task)
        if action.facts.get("rag") == "red":
            red.append(task)
    return Exceptions(tuple(unowned), tuple(unread), tuple(placeholders), tuple(late), tuple(red))
