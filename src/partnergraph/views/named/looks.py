"""How the states of named pictures look, and what they are called.

In: states, as the queries of pictures return them. Out: Looks. Refuses nothing: a state that has no look of its own is
drawn as a plain line and called by its name.
"""

from __future__ import annotations

from typing import Literal

from partnergraph.views.items import Item
from partnergraph.views.named.scene import Look

RED, INK, GREEN, BLUE, BROWN = "#B00020", "#4a5766", "#00664B", "#00507D", "#8A5300"

PLAIN = Look("")
LOOKS = {
    "": PLAIN,
    "late": Look("overdue", RED, width=3.2),
    "undated": Look("no date", INK, "3 3", 2),
    "done": Look("done", "#6b6b6b", width=1),
    "unled": Look("nobody leads it", RED, "2 3", 2.4),
    "alone": Look("nobody else leads or delivers it", RED, width=2.4),
    "only seat": Look("no other seat on a board", RED, "6 3", 2.4),
    "helps": Look("helps or is told", INK, "6 4", 1.4),
    "by plan": Look("through its plan", INK, "2 4", 1.6),
    "holds": Look("holds the post", INK, width=2.4),
    "beside": Look("is on it too", INK, "9 3 2 3", 1.4),
    "with": Look("is on it too", INK, width=1.6),
    "broken": Look("no board", RED, "5 4", 2.2),
    "top": Look("highest board", GREEN, width=2),
    "agreed": Look("agreement in force", GREEN, width=2),
    "ended": Look("agreement ended or past review", BROWN, "12 5", 2),
    "planned": Look("agreement only planned", BLUE, "2 5", 2),
    "none": Look("no agreement found", RED, "6 5", 2),
    "live": Look("live", GREEN, width=3),
    "one-way": Look("one-way", BROWN, "12 4 3 4", 3),
    "vacant": Look("vacant", BLUE, "3 5", 3),
    "stale": Look("stale", BROWN, "14 6", 3),
    "missing": Look("missing", RED, "6 6", 2.4),
}


def look_of(state: str) -> Look:
    """Return how a state looks."""
    return LOOKS.get(state) or Look(state)


def gap_of(item: Item) -> Literal["", "worst", "other"]:
    """Return what a mark shows of an item's findings that nobody waived."""
    standing = [finding.severity for finding in item.findings if finding.waived is None]
    if not standing:
        return ""
    return "worst" if {"critical", "high"} & {*standing} else "other"
