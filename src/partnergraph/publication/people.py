"""Who in a register is a person, and how each is written.

In: a register. Out: for each person the ways in which the name stands in it; the names of all else. Refuses nothing. People are also those
whom no sheet lists and a cell names: who settled something, who led in an earlier version.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from partnergraph.model import Register, split_names
from partnergraph.publication.scrubbing import is_like_person
from partnergraph.publication.sheets import DECIDED_BY, WRITTEN
from partnergraph.register.naming import name_column
from partnergraph.register.sheets import SHEETS

_OTHERS = ("Agencies", "Teams", "Boards", "Areas", "Agreements")


def names_of_people(register: Register, listed: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return for each person the ways in which the name is written.

    Args:
        register: The register.
        listed: Names of bodies, posts, boards and placeholders, which are no names of people.
    """
    ways: dict[str, dict[str, None]] = {}
    for row in register["People"].to_dict("records"):
        if name := row["Person"]:
            ways.setdefault(name, {name: None}).update(dict.fromkeys(split_names(row["Also written as"])))
    for row in register["Names"].to_dict("records"):
        if row["Party"] in ways and row["As written"]:
            # A whole cell ("Ann Lee, Head of Service") is no way of writing a name.
            ways[row["Party"]].update({row["As written"]: None} if len(row["As written"].split()) <= 5 else {})
    for name in _unlisted(register):
        if name not in ways and name not in listed and is_like_person(name):
            ways[name] = {name: None}
    return {person: tuple(way for way in found if way not in listed) for person, found in ways.items()}


def _unlisted(register: Register) -> Iterator[str]:
    for sheet in SHEETS:
        frame = register[sheet]
        if DECIDED_BY in frame.columns:
            yield from (str(name) for name in frame[DECIDED_BY] if name)
    for sheet, heading in WRITTEN:
        for cell in register[sheet][heading]:
            yield from split_names(cell)
    for row in register["Names"].to_dict("records"):
        if row["Kind"] == "person" and row["As written"]:
            yield str(row["As written"])
    yield from (name for cell in register["Actions"]["Not recognised"] for name in split_names(cell))


def other_names(register: Register) -> list[str]:
    """Return the names of bodies, boards, areas and agreements."""
    return [str(name) for sheet in _OTHERS for name in register[sheet][name_column(sheet)] if name]
