"""Take an entry out of a register, as if it had left.

In: a register and an entry. Out: the register without it, and what left with it. Refuses nothing. Of a body go its teams, its
posts and its people with it; the posts of a person stay, and are vacant where nobody else holds them.
"""

from __future__ import annotations

from collections.abc import Iterable

from partnergraph.model import Named, Register, split_names
from partnergraph.register.naming import name_column
from partnergraph.register.sheets import ROLES
from partnergraph.whatif.cells import replaced, rewritten, with_column

_OWNERS = tuple(role.capitalize() for role in ROLES)


def leave(register: Register, named: Named) -> tuple[Register, tuple[Named, ...]]:
    """Return the register without an entry, and what left with it, sorted by sheet and name."""
    along = _along(register, named)
    made = register
    for sheet in dict.fromkeys(one.sheet for one in (named, *along)):
        names = {one.name for one in (named, *along) if one.sheet == sheet}
        frame = made[sheet]
        made = replaced(made, sheet, frame[[name not in names for name in frame[name_column(sheet)]]])
        held = list(made["Posts"]["Holder"]) if sheet == "People" else []
        made = rewritten(made, sheet, dict.fromkeys(names))
        if sheet == "People":
            made = _vacated(made, held, names)
    return _unsaid(register, made), along


def _along(register: Register, named: Named) -> tuple[Named, ...]:
    """The teams, posts and people that belong to a body and to no other."""
    if named.sheet not in {"Agencies", "Teams"}:
        return ()
    bodies = {named.name}
    if named.sheet == "Agencies":
        bodies |= _those(register, "Teams", "Part of", bodies)
    posts = _those(register, "Posts", "In", bodies)
    people = _those(register, "People", "Works for", bodies)
    elsewhere: set[str] = set()
    held: set[str] = set()
    for row in register["Posts"].to_dict("records"):
        if row["Holder"]:
            (held if row["Post"] in posts else elsewhere).add(row["Holder"])
    employed = {
        row["Person"] for row in register["People"].to_dict("records") if row["Works for"] not in {None, *bodies}
    }
    people = (people - elsewhere) | (held - elsewhere - employed)
    found = [("Teams", bodies - {named.name}), ("Posts", posts), ("People", people)]
    return tuple(Named(sheet, name) for sheet, names in found for name in sorted(names))


def _those(register: Register, sheet: str, heading: str, bodies: Iterable[str]) -> set[str]:
    frame = register[sheet]
    wanted = set(bodies)
    return {name for name, body in zip(frame[name_column(sheet)], frame[heading], strict=True) if body in wanted}


def _vacated(register: Register, held: list[str | None], people: set[str]) -> Register:
    """The posts whose holder left: one row without a holder, marked as vacant, unless somebody else holds the post."""
    frame = register["Posts"]
    left = [holder in people for holder in held]
    if not any(left):
        return register
    others = {post for post, holder in zip(frame["Post"], frame["Holder"], strict=True) if holder}
    keep, emptied, vacant = [], set(), []
    for post, gone, was in zip(frame["Post"], left, frame["Vacant"], strict=True):
        stays = not gone or (post not in others and post not in emptied)
        keep.append(stays)
        vacant.append(True if gone and stays else was)
        if gone and stays:
            emptied.add(post)
    frame = with_column(frame, "Vacant", vacant)
    for heading in ("Since", "Until", "Acting"):
        values = [None if gone else value for gone, value in zip(left, frame[heading], strict=True)]
        frame = with_column(frame, heading, values)
    return replaced(register, "Posts", frame[keep])


def _unsaid(before: Register, after: Register) -> Register:
    """Blank the published lead of actions that lost all whom it named: it would still read as if somebody led."""
    frame = after["Actions"]
    had, have = _anybody(before), _anybody(after)
    lost = [name in had and name not in have for name in frame["Id"]]
    if not any(lost):
        return after
    words = [None if gone else said for gone, said in zip(lost, frame["Lead as published"], strict=True)]
    return replaced(after, "Actions", with_column(frame, "Lead as published", words))


def _anybody(register: Register) -> set[str]:
    """Ids of the actions on which anybody is named."""
    frame = register["Actions"]
    found = set()
    for heading in _OWNERS:
        found |= {name for name, cell in zip(frame["Id"], frame[heading], strict=True) if split_names(cell)}
    return found
