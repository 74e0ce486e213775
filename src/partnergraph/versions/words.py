"""How alike two texts are, by the words that tell them from others.

In: texts of two versions. Out: their words, each with its weight, and the likeness of two texts, 0 to 1. Refuses nothing.

A word counts the more the fewer actions hold it: that two actions both speak of "children" says little in a plan for children.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from rapidfuzz import fuzz

from partnergraph import reference

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"\d+|[^\W\d_]+")


def letters(text: str) -> str:
    """Return the letters and figures of a text: what is left of it whatever a layout does to spaces, dashes and capitals."""
    return "".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def section_key(theme: str) -> str:
    """Return the letters of a section's name without its number and label: "Priority 2: Prevention" and "Prevention" are one."""
    named = _label().sub("", " ".join(theme.split()).casefold())
    return "".join(letter for letter in letters(named) if not letter.isdigit()) or letters(theme)


@cache
def _label() -> re.Pattern[str]:
    """What stands before the name of a section."""
    words = sorted((row["words"] for row in reference.rows("plan_words") if row["kind"] == "section"), key=len)
    return re.compile(
        rf"^(?:{'|'.join(map(re.escape, reversed(words)))})(?: ?(?:[\d.]+|[a-z]|[ivx]+))? ?[:–—-] ?(?=\w)"
    )


def ref_key(ref: str) -> tuple[str, ...]:
    """Return what two ways of printing one number share: "3.1", "3.01" and "3.1." are one; "3.1" and "31" are two."""
    return tuple(part.lstrip("0") or "0" for part in _PART.findall(ref.casefold()))


@cache
def _stemmer() -> Any:
    # Imported here: it brings the words of thirty languages, and most commands compare no versions.
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@cache
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


def stems(text: str) -> frozenset[str]:
    """Return the words of a text without their endings."""
    return frozenset(_stem(word) for word in _WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


class Weights:
    """The weight of each word, from the texts of both versions."""

    def __init__(self, texts: Iterable[frozenset[str]]) -> None:
        held = list(texts)
        count = Counter(word for words in held for word in words)
        self._of = {word: math.log((len(held) + 2) / (times + 0.5)) for word, times in count.items()}
        self._totals: dict[frozenset[str], float] = {}

    def sum(self, words: Iterable[str]) -> float:
        """Return the weight of words together."""
        return sum(self._of.get(word, 0.0) for word in words)

    def total(self, words: frozenset[str]) -> float:
        """Return the weight of a whole text, summed once."""
        if words not in self._totals:
            self._totals[words] = self.sum(words)
        return self._totals[words]

    def rarest(self, words: Iterable[str], most: int) -> list[str]:
        """Return at most so many of the words, those first that fewest actions hold."""
        return sorted(words, key=lambda word: (-self._of.get(word, 0.0), word))[:most]

    def shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return the share of the weight of both texts that stands in both (0 to 1)."""
        both = self.total(one) + self.total(other)
        return 2 * self.sum(one & other) / both if both else 0.0

    def covered(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """Return how much of the weight of `part` stands in `whole` (0 to 1)."""
        of_part = self.total(part)
        return self.sum(part & whole) / of_part if of_part else 0.0


def order_kept(one: str, other: str) -> float:
    """Return how far two texts are the same letters in the same order: 1 if they are, 0 at the likeness of any two texts."""
    return max(0.0, (fuzz.ratio(one, other) / 100 - 0.5) * 2)
