"""Parties by themes: how many actions each party has under each theme.

In: a Result. Out: Matrix. Refuses nothing. Actions are counted, not assignments: an action on which two parties
are named counts once in each of their rows and once in the totals.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from partnergraph.model import Result
from partnergraph.views import bodies
from partnergraph.views.items import Items, index
from partnergraph.views.words import natural

_KINDS = ("Agency", "Team", "Post", "Person", "Board", "Placeholder")


@dataclass(frozen=True, slots=True)
class Column:
    """A theme of a plan; `theme` reads `No theme` for the plan's actions under none."""

    plan: str
    theme: str
    actions: int


@dataclass(frozen=True, slots=True)
class Row:
    """A party's counts, one a column, and its number of actions.

    `inside` is true for a team, post or person that stands under its agency's row; the agency's own row counts the
    actions of all of them.
    """

    id: str
    name: str
    kind: str
    inside: bool
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Columns in the order of the plans, rows by agency.

    `unowned` counts the actions on which nobody is named, `total` all actions, `most` is the largest count in a cell.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unowned: Row
    total: int
    most: int


def matrix(result: Result) -> Matrix:
    """Return the matrix of parties by themes of a result."""
    items = index(result)
    seat: dict[str, tuple[str, str]] = {}
    for action in items.actions():
        plan = next((head.label for head in items.heads(action.id, "IN_PLAN")), "")
        theme = next((head.label for head in items.heads(action.id, "IN_THEME")), "No theme")
        seat[action.id] = (plan, theme)
    keys = list(dict.fromkeys(seat.values()))
    keys.sort(key=lambda key: key[0])  # a plan's themes stay in the order in which they are first met
    place = {key: number for number, key in enumerate(keys)}
    sizes = _counts(seat, seat, place)
    columns = tuple(Column(plan, theme, size) for (plan, theme), size in zip(keys, sizes, strict=True))
    owned = {item.id: _actions(items, item.id) for item in items.of(*_KINDS)}
    agency = bodies.agencies(items)
    whole: dict[str, set[str]] = {}
    for party, body in agency.items():
        whole.setdefault(body, set()).update(owned[party])
    rows: list[tuple[tuple[object, ...], Row]] = []
    for item in items.of(*_KINDS):
        top = agency.get(item.id)
        mine = whole[item.id] if item.kind == "Agency" else owned[item.id]
        if mine:
            inside = top is not None and top != item.id
            over = items[top] if top else item
            order = (top is None, natural(over.label), over.id, inside, _KINDS.index(item.kind), natural(item.label))
            counts = _counts(mine, seat, place)
            rows.append(((*order, item.id), Row(item.id, item.label, item.kind, inside, counts, len(mine))))
    rows.sort(key=lambda row: row[0])
    nobody = set(seat).difference(*owned.values())
    return Matrix(
        columns,
        tuple(row for _, row in rows),
        Row("", "Nobody named", "", False, _counts(nobody, seat, place), len(nobody)),
        len(seat),
        max((count for _, row in rows for count in row.counts), default=0),
    )


def _actions(items: Items, party: str) -> set[str]:
    return {action.id for action in items.heads(party, "ASSIGNED")}


def _counts(
    actions: Iterable[str], seat: dict[str, tuple[str, str]], place: dict[tuple[str, str], int]
) -> tuple[int, ...]:
    counts = [0] * len(place)
    for action in actions:
        counts[place[seat[action]]] += 1
    return tuple(counts)
