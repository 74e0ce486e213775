"""The boxes of a network picture: a theme with its actions, an agency with its teams, posts and people.

In: Items. Out: Cells, each with the seats of its marks inside it. Refuses nothing. A cell of dozens is continued in
another, so that none grows beyond the rest of the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from partnergraph.views.items import Item, Items
from partnergraph.views.words import natural, shorten, wrap

WIDTH = 202
LINE, ROW = 15, 6  # height of a line of words, and what a row adds to its lines
CORNER = 18  # from the corner of a cell to its heading's mark
_PAD = 10
_DOT = 36  # room for an action with its number inside
_INSIDE = 4  # characters that fit into a mark
_ACROSS = (WIDTH - 2 * _PAD) // _DOT
_MOST_DOTS, _MOST_ROWS = 8 * _ACROSS, 12

WRAPS = {"Agency": (22, 2), "Theme": (22, 2), "Plan": (60, 1)}
WRAP = (22, 2)
"""How wide the words at a mark are and how many lines, by kind where it is not as usual."""
_KINDS = ("Agency", "Team", "Post", "Person", "Placeholder")
_OTHERS = {
    "Agency": "Agencies",
    "Team": "Teams, no agency",
    "Post": "Posts, no agency",
    "Person": "People, no agency",
    "Placeholder": "Not an owner",
}


@dataclass(slots=True)
class Cell:
    """A box: its heading, with the id of the item that heads it, its marks with their seats inside, its height."""

    item: str
    title: tuple[str, ...]
    height: float = 0
    inside: dict[str, tuple[float, float]] = field(default_factory=dict)


def words_of(item: Item) -> tuple[tuple[str, ...], str]:
    """Return the lines written at a mark and where: `in` it, or to its `right`."""
    ref = str(item.facts.get("ref", ""))
    if item.kind == "Action" and 0 < len(ref) <= _INSIDE:
        return (ref,), "in"
    topic = f"{item.facts.get('topic', '')}: "
    if item.kind == "Contact" and item.label.startswith(topic):  # whom it joins tells contacts on one topic apart
        return (shorten(item.label.removeprefix(topic), WRAP[0]), shorten(topic.strip(": "), WRAP[0])), "right"
    return wrap(item.label, *WRAPS.get(item.kind, WRAP)), "right"


def heading_height(lines: int) -> float:
    """Return the height that a heading of so many lines takes."""
    return 2 * ROW + LINE * lines + 4


def plan_cells(items: Items, chosen: Sequence[Item]) -> list[tuple[Item | None, list[Cell]]]:
    """Return the cells of each plan, theme by theme in the order in which the plan prints them."""
    present = {item.id for item in chosen}

    def above(item: Item, kind: str) -> str:
        return next((head.id for head in items.heads(item.id, kind) if head.id in present), "")

    themes: dict[str, dict[str, list[Item]]] = {item.id: {} for item in chosen if item.kind == "Plan"}
    for action in sorted((item for item in chosen if item.kind == "Action"), key=lambda item: items.number[item.id]):
        themes.setdefault(above(action, "IN_PLAN"), {}).setdefault(above(action, "IN_THEME"), []).append(action)
    for theme in sorted((item for item in chosen if item.kind == "Theme"), key=lambda item: item.id):
        themes.setdefault(above(theme, "IN_PLAN"), {}).setdefault(theme.id, [])
    made = []
    for plan in sorted(themes, key=lambda plan: (plan == "", plan)):
        cells: list[Cell] = []
        for theme_id, actions in themes[plan].items():
            without = "No theme" if len(themes[plan]) > 1 else "Actions"
            cells += _theme_cells(theme_id, words_of(items[theme_id])[0] if theme_id else (without,), actions)
        made.append((items.by_id.get(plan), cells))
    return made


def _theme_cells(theme: str, title: tuple[str, ...], actions: list[Item]) -> Iterator[Cell]:
    """Yield cells with the numbered actions as a block of marks and the others in rows."""
    numbered = [action for action in actions if words_of(action)[1] == "in"]
    others = [action for action in actions if words_of(action)[1] != "in"]
    first = True
    while numbered or others or first:
        cell = Cell(theme if first else "", title if first else _more(title))
        top = _heading(cell)
        block, numbered = numbered[:_MOST_DOTS], numbered[_MOST_DOTS:]
        for number, action in enumerate(block):
            row, column = divmod(number, _ACROSS)
            cell.inside[action.id] = (_PAD + _DOT * (column + 0.5), top + _DOT * (row + 0.5))
        listed, others = ([], others) if numbered else (others[:_MOST_ROWS], others[_MOST_ROWS:])
        _rows(cell, listed, top + _DOT * -(-len(block) // _ACROSS))
        first = False
        yield cell


def party_cells(items: Items, chosen: Sequence[Item], agency: Mapping[str, str]) -> list[Cell]:
    """Return a cell for each agency with its members, and some for the parties of a kind that stand alone.

    Members come in the order in which the plans name them, so that those of one plan stand together. An agency to
    which no line leads has no cell: `bystanders` are drawn elsewhere.
    """
    present = {item.id for item in chosen}
    aside = {item.id for item in bystanders(items, chosen, agency)}
    groups: dict[str, list[Item]] = {}
    for item in chosen:
        above = agency.get(item.id, "")
        if item.kind in _KINDS and item.id != above:
            groups.setdefault(above if above in present else item.kind, []).append(item)
    for item in chosen:
        if item.kind == "Agency" and item.id not in groups and item.id not in aside:
            groups.setdefault("Agency", []).append(item)

    def order(item: Item) -> tuple[object, ...]:
        named = [items.number[near] for near in items.near[item.id] & present if near in items.number]
        return (_KINDS.index(item.kind), min(named, default=len(items.number)), natural(item.label), item.id)

    cells = []
    for key, members in groups.items():
        title = (_OTHERS[key],) if key in _OTHERS else words_of(items[key])[0]
        members.sort(key=order)
        for start in range(0, len(members), _MOST_ROWS):
            cell = Cell("" if key in _OTHERS or start else key, _more(title) if start and key not in _OTHERS else title)
            _rows(cell, members[start : start + _MOST_ROWS], _heading(cell))
            cells.append(cell)
    return cells


def bystanders(items: Items, chosen: Sequence[Item], agency: Mapping[str, str]) -> list[Item]:
    """Return the agencies without members here to which nothing leads but the words of an action or an area."""
    present = {item.id for item in chosen}
    filled = {agency[item.id] for item in chosen if agency.get(item.id, item.id) != item.id}

    def alone(item: Item) -> bool:
        return all(items[near].kind == "Area" for near in items.near[item.id] & present)

    return [item for item in chosen if item.kind == "Agency" and item.id not in filled and alone(item)]


def _more(title: tuple[str, ...]) -> tuple[str, ...]:
    return (f"{title[0]} (more)",)


def _heading(cell: Cell) -> float:
    """Seat the heading's mark and return the height that the heading takes."""
    if cell.item:
        cell.inside[cell.item] = (CORNER, CORNER)
    return heading_height(len(cell.title))


def _rows(cell: Cell, members: list[Item], top: float) -> None:
    """Seat members one below the other from `top` and close the cell."""
    for item in members:
        height: float = ROW + LINE * len(words_of(item)[0])
        height = max(height, 30) if item.kind == "Action" else height
        cell.inside[item.id] = (CORNER, top + height / 2 - 2)
        top += height
    cell.height = top + (_PAD / 2 if len(cell.inside) > bool(cell.item) else 0)
