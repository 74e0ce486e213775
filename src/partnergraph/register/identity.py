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
