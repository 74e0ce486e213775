"""What people settled about names, put in the place of what the program read.

In: decisions, and the names read in a cell. Out: the names, those replaced about which somebody decided. Refuses nothing.

A decision is about words: the whole of a cell, or the whole of one name in it. It is looked up after the cell has been read,
never while, so that a decision about "Housing" leaves "Head of Housing" as it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from partnergraph.model import Decision, Role
from partnergraph.resolve.cell import read_cell
from partnergraph.resolve.named import Name
from partnergraph.resolve.tokens import key_of

_LABEL = re.compile(r"\s*\([^()]*\)$")


class Decided:
    """The decisions that hold in one plan: its own before those for all plans, later ones before earlier."""

    def __init__(self, plan: str, decisions: Sequence[Decision]) -> None:
        here = [one for one in decisions if one.plan in {"", plan}]
        self._by_words = {key_of(one.text): one for one in sorted(here, key=lambda one: one.plan != "")}

    def put(self, names: Sequence[Name], text: str, role: Role, *, provisional: bool) -> list[Name]:
        """Return the names of a cell with the decisions put in.

        Args:
            names: The names as read.
            text: The words of the cell.
            role: What its heading says of the names in it.
            provisional: Whether it says that they are to be confirmed.
        """
        if not self._by_words:
            return list(names)
        whole = self._by_words.get(key_of(text))
        if whole is not None and not any(key_of(name.text) == key_of(text) for name in names):
            # The cell was read as several names, or none, and somebody settled it as one.
            first = names[0].role if names else role
            words = " ".join(text.split())
            return [_settled(Name(words, words, "unknown", first, provisional, 1.0, ""), whole)]
        return [self._put(name) for name in names]

    def _put(self, name: Name) -> Name:
        found = self._by_words.get(key_of(name.text)) or self._by_words.get(key_of(name.name))
        return _settled(name, found) if found else name


def _settled(name: Name, decision: Decision) -> Name:
    """Return the name as somebody settled it; that it means nobody is a placeholder."""
    said = ", ".join(filter(None, (decision.decided_by, str(decision.decided_on or ""))))
    why = f"settled by {said}" if said else "settled by a person"
    if not decision.party:
        return replace(
            name, kind="placeholder", confidence=1.0, why=why, entry=None, of=None, settled=name.name, was=name
        )
    kind = decision.kind if decision.kind != "unknown" else name.kind
    bare = _LABEL.sub("", decision.party) or decision.party
    known = [one for one in read_cell(bare, name.role) if one.kind == kind and key_of(one.name) == key_of(bare)]
    entry = known[0].entry if len(known) == 1 else None
    return replace(name, kind=kind, confidence=1.0, why=why, entry=entry, settled=bare, was=name)
