"""Which actions a board hears of: those that report to it, and those that reach it through boards below it.

In: a Result, a name as a person types it. Out: Part. Refuses: a name that no board or plan has, with the nearest that one has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partnergraph.errors import InputError
from partnergraph.model import Result
from partnergraph.near_names import nearest
from partnergraph.subjects import Subjects, plain
from partnergraph.views.items import Item, Items, index
from partnergraph.views.leading import boards as heard_by
from partnergraph.views.words import natural, shorten

_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a register that a paper is about.

    Attributes:
        kind: `Board`, `Plan`, or empty for the whole register.
        id: Id of the board or plan; empty for the whole.
        name: What it is called; for the whole the register's title.
        actions: For each action in it, in the order of the plans, the id of the board below through which it reaches the
            board; empty where it is heard of directly.
    """

    kind: str
    id: str
    name: str
    actions: Mapping[str, str]


def whole(result: Result) -> Part:
    """Return the whole register."""
    return Part("", "", result.title, {action.id: "" for action in index(result).actions()})


def of_board(result: Result, name: str) -> Part:
    """Return what a board hears of.

    Raises:
        InputError: No board, or more than one, is called so.
    """
    items = index(result)
    board = one_called(items, name, "Board")
    through = _below(items, board.id)
    actions = {}
    for action in items.actions():
        heard = heard_by(items, action.id) & through.keys()
        if board.id in heard:
            actions[action.id] = ""
        elif heard:
            actions[action.id] = min(heard, key=lambda one: (natural(items[one].label), one))
    return Part("Board", board.id, board.label, actions)


def of_plan(result: Result, name: str) -> Part:
    """Return a plan.

    Raises:
        InputError: No plan, or more than one, is called so.
    """
    items = index(result)
    plan = one_called(items, name, "Plan")
    return Part(
        "Plan",
        plan.id,
        plan.label,
        {
            action.id: ""
            for action in items.actions()
            if plan.id in {head.id for head in items.heads(action.id, "IN_PLAN")}
        },
    )


def _below(items: Items, board: str) -> dict[str, None]:
    """The board and all boards that report to it, directly or not."""
    found = {board: None}
    waiting = [board]
    while waiting:
        for below in items.tails(waiting.pop(), "REPORTS_TO"):
            if below.kind == "Board" and below.id not in found:
                found[below.id] = None
                waiting.append(below.id)
    return found


def one_called(items: Items, name: str, *kinds: str) -> Item:
    """Return the one item of some kinds that is called so.

    Raises:
        InputError: None is, or several are.
    """
    found = called(items, name, *kinds)
    if len(found) > 1:
        alike = "; ".join(f"{item.label} ({item.kind.lower()})" for item in found)
        raise InputError(f'"{_short(name)}" may be any of {len(found)}: {alike}.', todo="Name one of them in full.")
    return found[0]


def called(items: Items, name: str, *kinds: str) -> list[Item]:
    """Return the items of some kinds that are called so: one, or those that share the name.

    Raises:
        InputError: None is.
    """
    listed = list(items.of(*kinds))
    subjects = Subjects((item.id, item.kind, {**item.facts, "label": item.label}) for item in listed)
    wanted = {item_id for ids in subjects.find(name) for item_id in ids}
    found = [item for item in listed if item.id in wanted]
    exact = [item for item in found if plain(item.label) == plain(name)]
    if not found:
        raise InputError(_none_called(name, listed, kinds), todo=_offer(name, listed))
    return exact or found


def _none_called(name: str, listed: list[Item], kinds: tuple[str, ...]) -> str:
    what = {"Board": "board", "Plan": "plan", "Agency": "agency"}.get(kinds[0] if len(kinds) == 1 else "", "lead")
    if not listed:
        return f"The register names no {what}."
    return f'No {what} is called "{_short(name)}".'


def _offer(name: str, listed: list[Item]) -> str:
    labels = list(dict.fromkeys(item.label for item in sorted(listed, key=lambda item: (natural(item.label), item.id))))
    near = nearest(name, labels, _OFFERED)
    if near:
        quoted = [f'"{_short(label)}"' for label in near]
        return f"Did you mean {' or '.join(quoted)}?"
    if labels:
        more = f" and {len(labels) - 8} more" if len(labels) > 8 else ""
        return f"There are: {'; '.join(_short(label) for label in labels[:8])}{more}."
    return "Leave the option out for the whole register."


def _short(name: str) -> str:
    return shorten(name, 80)
