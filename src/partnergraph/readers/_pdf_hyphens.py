"""Words parted at the end of a line: with a hyphen, the writer's or the typesetter's, or without one.

In: the words of the document, counted as its pages are read. Out: the halves as one word, with the hyphen or without.
Refuses nothing: what neither the document nor English knows keeps its hyphen, as the file says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from partnergraph.reference import english

_EDGES = re.compile(r"^\W+|\W+$")


class Words:
    """The words that a document prints within a line."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def count(self, words: Iterable[str]) -> None:
        """Count the words of a line."""
        self._counts.update(_EDGES.sub("", word).casefold() for word in words)

    def joined(self, first: str, second: str) -> str:
        """Return what two halves make, of which the first ends with a hyphen."""
        half, end = _EDGES.sub("", first[:-1]), _EDGES.sub("", second)
        if not end[:1].islower() or not half.isalpha() or not end.isalpha() or half.isupper():
            return first + second
        whole, parted = (half + end).casefold(), f"{half}-{end}".casefold()
        if self._counts[parted] or not (self._counts[whole] or self._is_cut(half, end)):
            return first + second
        return first[:-1] + second

    def whole(self, first: str, second: str) -> bool:
        """Return whether two pieces without a hyphen are one word: the document or English knows it, and not both pieces."""
        if not second[:1].isalnum():
            return second[:1] in ")]}.,;:!?"
        half, end = _EDGES.sub("", first).casefold(), _EDGES.sub("", second).casefold()
        if not second[0].islower() or not half.isalpha() or not end.isalpha():
            return False
        known = english()
        return bool(self._counts[half + end] or half + end in known) and not (
            half in known and end in known and len(end) > 1
        )

    def _is_cut(self, half: str, end: str) -> bool:
        """Return whether only together the halves are an English word."""
        known = english()
        return (half + end).casefold() in known and not (half.casefold() in known and end in known)
