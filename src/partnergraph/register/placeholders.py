"""Owners that are not one: the words of data/reference/placeholders.csv.

In: the words of a lead cell. Out: whether they only hold the place of an owner.
"""

from __future__ import annotations

from functools import cache

from partnergraph import reference
from partnergraph.register.naming import alike


def is_placeholder(words: str) -> bool:
    """Return whether `words` stand for an owner that is not one, such as TBC, vacant or all partners."""
    bare = alike(words)
    return bare in _known() or bare.strip("()[]. ") in _known()


@cache
def _known() -> frozenset[str]:
    return frozenset(alike(row["words"]) for row in reference.rows("placeholders"))
