"""A party while names are being collected.

In: the ways in which plans write it. Out: the name to show. Refuses nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from partnergraph.model import PartyKind, Place


@dataclass(slots=True)
class Draft:
    """One party as far as the plans read until now tell, by the fields of `Party`."""

    id: str
    kind: PartyKind
    source: Place
    how: str
    fixed: str = ""
    of: str | None = None
    area: str | None = None
    label: str = ""
    written: Counter[str] = field(default_factory=Counter)
    scopes: set[str] = field(default_factory=set)
    holders: set[str] = field(default_factory=set)
    acting: set[str] = field(default_factory=set)
    reports_to: dict[str, str] = field(default_factory=dict)  # boards, with the words that say so
    facts: dict[str, str | date | bool] = field(default_factory=dict)
    became: dict[str, tuple[tuple[str, str], ...]] = field(
        default_factory=dict
    )  # what followed it, to today: ids, names
    overruled: bool = False  # whether it stands only in words about which a person decided otherwise


def shown_name(draft: Draft) -> str:
    """Return the name to show: the fixed one, else the one that is written most, of those the longest."""
    if draft.fixed:
        return draft.fixed
    most = max(draft.written.values())
    return min((name for name, times in draft.written.items() if times == most), key=lambda name: (-len(name), name))
