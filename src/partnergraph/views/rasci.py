"""RASCI: actions by parties, a letter for the part that each has, with checks at both margins.

In: a Result, what to narrow it to. Out: Rasci. Refuses nothing: an action on which nobody is named is a row without
letters. Cells are kept by party, not in full rows, since most of a large matrix is empty; linear in assignments.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from partnergraph.model import Result
from partnergraph.views import bodies
from partnergraph.views.items import Item, Items, found_by, index
from partnergraph.views.leading import EVERYTHING, OVERLOAD, Narrow, narrowed, role_of
from partnergraph.views.load import Task, tasks
from partnergraph.views.words import natural

LETTERS = {
    "accountable": "A",
    "responsible": "R",
    "supports": "S",
    "consulted": "C",
    "informed": "I",
    "named": "N",
}
"""The letter of each part; `N` is a party that the plan names without a part. `?` behind it: to be confirmed."""

KEY = (
    ("R", "responsible: does the work"),
    ("A", "accountable: answers for it"),
    ("S", "supports"),
    ("C", "consulted"),
    ("I", "informed"),
    ("N", "named, the plan does not say for what"),
    ("?", "behind a letter: to be confirmed"),
)

_KINDS = ("Agency", "Team", "Post", "Person", "Board", "Placeholder")


@dataclass(frozen=True, slots=True)
class Member:
    """A party, a column of the matrix.

    Attributes:
        id: Its id.
        name: What it is called.
        short: Its abbreviation, or its name where it has none or shares it.
        kind: Its kind.
        body: The name of its agency; `Boards`, `Not an owner` or `No agency` where it has none.
        counts: How many of the actions shown have each letter, in the order of `LETTERS`.
        actions: How many of the actions shown name it.
        check: What the rules say of its load: `overloaded`; empty where they found nothing.
    """

    id: str
    name: str
    short: str
    kind: str
    body: str
    counts: tuple[int, ...]
    actions: int
    check: str


@dataclass(frozen=True, slots=True)
class Line:
    """An action, a row of the matrix.

    Attributes:
        task: The action.
        letters: For each party named on it, by id, its letters in the order of `LETTERS`: `A`, `AR`, `A?`.
        check: What is wrong with the row: `no real owner`, `nobody` (leads), `no A` (delivered, nobody answers), `2 A`,
            `not certain` (who is meant); empty where nothing is, or where the action is finished.
    """

    task: Task
    letters: Mapping[str, str]
    check: str


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one theme of one plan; `theme` is empty for the actions under none."""

    plan: str
    theme: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Rasci:
    """The matrix.

    Attributes:
        members: The columns: agency by agency, each with its teams, posts and people behind it, then the others.
        bodies: (name of the body, number of its columns), in their order.
        sections: The rows, in the order of the plans.
        checks: (check, number of rows with it), the most frequent first.
    """

    members: tuple[Member, ...]
    bodies: tuple[tuple[str, int], ...]
    sections: tuple[Section, ...]
    checks: tuple[tuple[str, int], ...]


def rasci(result: Result, narrow: Narrow = EVERYTHING) -> Rasci:
    """Return the matrix of a result, or of the part of it that `narrow` names."""
    items = index(result)
    found = found_by(result)
    chosen = {action.id for action in narrowed(items, narrow)}
    sections: dict[tuple[str, str], list[Line]] = {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    named: Counter[str] = Counter()
    for task in tasks(items).values():
        if task.action not in chosen:
            continue
        letters = _letters(items, task.action, counts)
        named.update(letters.keys())
        line = Line(task, letters, _check(items, items[task.action], found))
        sections.setdefault((task.plan, task.theme), []).append(line)
    members = _members(items, counts, named, found)
    widths = Counter(member.body for member in members)
    checks = Counter(line.check for lines in sections.values() for line in lines if line.check)
    return Rasci(
        tuple(members),
        tuple(widths.items()),
        tuple(Section(plan, theme, tuple(lines)) for (plan, theme), lines in sections.items()),
        tuple(sorted(checks.items(), key=lambda check: (-check[1], check[0]))),
    )


def _letters(items: Items, action: str, counts: dict[str, Counter[str]]) -> dict[str, str]:
    """The letters of each party on an action, which are counted as well."""
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    for relation in items.into.get(action, ()):
        if relation.kind == "ASSIGNED":
            role = role_of(relation) if role_of(relation) in LETTERS else "named"
            mark = "?" if relation.facts.get("provisional") else ""
            parts[relation.tail][role] = min(mark, parts[relation.tail].get(role, mark))
    for party, roles in parts.items():
        counts[party].update(roles.keys())
    return {
        party: "".join(LETTERS[role] + roles[role] for role in LETTERS if role in roles)
        for party, roles in sorted(parts.items())
    }


def _check(items: Items, action: Item, found: Mapping[str, frozenset[str]]) -> str:
    """What is wrong with a row, as the rules find it; where a rule was not run, by the letters."""
    if not action.open:
        return ""
    named = [relation for relation in items.into.get(action.id, ()) if relation.kind == "ASSIGNED"]
    real = [(role_of(relation), relation.tail) for relation in named if items[relation.tail].kind != "Placeholder"]
    accountable = {party for role, party in real if role == "accountable"}
    roles = {role for role, _ in real}
    unread = bool(action.facts.get("unread"))
    leaderless = not roles & {"accountable", "responsible", "named"} and not unread
    for ref, check, seems in (
        ("OWN-04", "no real owner", bool(named) and not real and not unread),
        ("OWN-01", "nobody", leaderless),
        ("OWN-02", "no A", "responsible" in roles and not accountable),
        ("OWN-03", f"{len(accountable)} A", len(accountable) > 1),
        ("OWN-06", "not certain", unread),
    ):
        if action.id in found[ref] if ref in found else seems:
            return check
    return ""


def _members(
    items: Items, counts: Mapping[str, Counter[str]], named: Counter[str], found: Mapping[str, frozenset[str]]
) -> list[Member]:
    agency = bodies.agencies(items)
    heavy = frozenset().union(*(found.get(ref, ()) for ref in OVERLOAD))

    def body(item: Item) -> tuple[int, str]:
        if item.id in agency:
            return 0, items[agency[item.id]].label
        return {"Board": (2, "Boards"), "Placeholder": (3, "Not an owner")}.get(item.kind, (1, "No agency"))

    order = sorted(
        (items[party] for party in counts),
        key=lambda item: (
            body(item)[0],
            natural(body(item)[1]),
            agency.get(item.id, ""),
            _KINDS.index(item.kind),
            natural(item.label),
            item.id,
        ),
    )
    short = bodies.short_names(order)
    return [
        Member(
            item.id,
            item.label,
            short[item.id],
            item.kind,
            body(item)[1],
            tuple(counts[item.id][role] for role in LETTERS),
            named[item.id],
            "overloaded" if item.id in heavy else "",
        )
        for item in order
    ]
