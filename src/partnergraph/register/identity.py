"""Ids of actions: the plan and the number, or the first words where the plan gives none.

Stable from run to run and from version to version as long as the plan keeps its numbers.
"""

from __future__ import annotations

from partnergraph.wording import slug

_WORDS = 6


def action_id(plan: str, ref: str, action: str) -> str:
    """Return `plan/ref`, or `plan/first-words-of-the-action`, in plain letters."""
    number = ".".join(slug(part) for part in ref.split(".") if part.strip())
    return f"{slug(plan)}/{number or slug(' '.join(action.split()[:_WORDS]))}"


def distinct(wanted: str, taken: set[str]) -> str:
    """Return `wanted`, or with -2, -3 ... the first that is free, and take it."""
    found = wanted
    number = 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken.add(found)
    return found
