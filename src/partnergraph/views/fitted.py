"""A RASCI matrix small enough for paper, and who works with whom in it.

In: a Result, the actions, how many columns there is room for. Out: Fitted, Joined. Refuses nothing. Where the parties are too
many, those of one agency become one column; where these still are, the least named share the last column.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from partnergraph.model import Result
from partnergraph.views.load import Task
from partnergraph.views.rasci import LETTERS, Member, rasci
from partnergraph.views.words import natural

_APART = {"Boards", "No agency", "Not an owner"}
OTHERS = "Others"
_FLAG = "?"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the ids of the parties it stands for, and how many of the actions name one of them."""

    name: str
    parties: tuple[str, ...]
    actions: int


@dataclass(frozen=True, slots=True)
class Line:
    """A row: an action, its letters by number of the column, and what is wrong with it."""

    task: Task
    letters: Mapping[int, str]
    check: str


@dataclass(frozen=True, slots=True)
class Fitted:
    """The matrix: its columns and rows, and whether parties were put together so that it fits."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    together: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """Who works with whom: (one, other, number of actions that name both) by numbers of columns, most first."""

    columns: tuple[Column, ...]
    ties: tuple[tuple[int, int, int], ...]


def fitted(result: Result, actions: Container[str], most: int) -> Fitted:
    """Return the matrix of some actions with at most `most` columns."""
    told = rasci(result)
    lines = [line for section in told.sections for line in section.lines if line.task.action in actions]
    named = Counter(party for line in lines for party in line.letters)
    members = [member for member in told.members if named[member.id]]
    rows = [frozenset(line.letters) for line in lines]
    single: list[tuple[str, tuple[str, ...]]] = [(member.name, (member.id,)) for member in members]
    together = len(single) > most
    groups = single
    if together:
        groups = _by_body(members)
        # A column that stands for most of the plan says nothing; then the busiest parties say more.
        if len(lines) < 2 * max(_named(parties, rows) for _, parties in groups):
            groups = single
    if len(groups) > most:
        groups = _busiest(groups, rows, most)
    seat = {party: number for number, (_, parties) in enumerate(groups) for party in parties}
    counts: Counter[int] = Counter()
    made = []
    for line in lines:
        gathered: dict[int, list[str]] = defaultdict(list)
        for party, letters in line.letters.items():
            gathered[seat[party]].append(letters)
        counts.update(gathered.keys())
        seated = {number: _letters(several) for number, several in sorted(gathered.items())}
        made.append(Line(line.task, seated, line.check))
    columns = tuple(Column(name, parties, counts[number]) for number, (name, parties) in enumerate(groups))
    return Fitted(columns, tuple(made), together)


def joined(told: Fitted, most: int) -> Joined:
    """Return who of the columns works with whom, for the `most` columns that are named most often."""
    ties: Counter[tuple[int, int]] = Counter()
    for line in told.lines:
        ties.update(combinations(sorted(line.letters), 2))
    kept = [
        number
        for number, column in sorted(enumerate(told.columns), key=lambda one: (-one[1].actions, natural(one[1].name)))
        if column.name != OTHERS
    ][:most]
    seat = {number: place for place, number in enumerate(kept)}
    pairs = [(seat[one], seat[other], count) for (one, other), count in ties.items() if one in seat and other in seat]
    return Joined(
        tuple(told.columns[number] for number in kept), tuple(sorted(pairs, key=lambda pair: (-pair[2], pair)))
    )


def _by_body(members: list[Member]) -> list[tuple[str, tuple[str, ...]]]:
    """One column for each agency; those that have none keep theirs."""
    groups: dict[tuple[str, str], list[str]] = {}
    for member in members:
        key = (member.name, member.id) if member.body in _APART else (member.body, "")
        groups.setdefault(key, []).append(member.id)
    return [(name, tuple(parties)) for (name, _), parties in groups.items()]


def _named(parties: Iterable[str], rows: Iterable[frozenset[str]]) -> int:
    return sum(1 for row in rows if not row.isdisjoint(parties))


def _busiest(
    groups: list[tuple[str, tuple[str, ...]]], rows: list[frozenset[str]], most: int
) -> list[tuple[str, tuple[str, ...]]]:
    counts = [_named(group, rows) for _, group in groups]
    order = sorted(range(len(groups)), key=lambda number: (-counts[number], number))
    kept = set(order[: most - 1])
    rest = tuple(party for number, (_, group) in enumerate(groups) if number not in kept for party in group)
    return [*(group for number, group in enumerate(groups) if number in kept), (OTHERS, rest)]


def _letters(several: list[str]) -> str:
    """The letters of several parties as one; a letter is to be confirmed where it is for all of them."""
    sure = {
        letter
        for letters in several
        for place, letter in enumerate(letters)
        if letter != _FLAG and letters[place + 1 : place + 2] != _FLAG
    }
    every = {letter for letters in several for letter in letters if letter != _FLAG}
    return "".join(letter + ("" if letter in sure else _FLAG) for letter in LETTERS.values() if letter in every)
