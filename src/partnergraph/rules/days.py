"""Thresholds in days: numbers to people, spans of time to an engine.

In: thresholds by name. Out: the same, those called `..._days` as spans, which a query adds to a day or takes from it
(`a.updated < $as_of - $stale_days`): the one way of reckoning with days that both engines have in common. Refuses: a
number of days that is less than none or more than a hundred years, and a number that no engine holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

ENDING = "_days"
"""How the name of a threshold ends that is a number of days."""

MOST = 36_525
"""A hundred years."""

_LARGEST = 1_000_000_000
"""No threshold is larger, and an engine holds no number without end."""


def fits(name: str, value: Any) -> bool:
    """Return whether a threshold may have this value, as far as days and the size of numbers go."""
    if not name.endswith(ENDING):
        return not isinstance(value, int | float) or -_LARGEST <= value <= _LARGEST
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= MOST


def as_asked(thresholds: Mapping[str, Any]) -> dict[str, Any]:
    """Return the thresholds as a query asks for them; what is no number of days stays as it is."""
    return {
        name: timedelta(days=value)
        if name.endswith(ENDING) and isinstance(value, int | float) and fits(name, value)
        else value
        for name, value in thresholds.items()
    }
