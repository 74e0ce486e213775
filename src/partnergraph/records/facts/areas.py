"""Whether a cell names an area: a borough or district of the reference tables, or a place that English does not know.

In: the words of a cell. Out: yes or no. Refuses nothing.
"""

from __future__ import annotations

from functools import cache

from partnergraph.records.headings import in_words
from partnergraph.records.vocabulary import Vocabulary
from partnergraph.reference import rows

_AREA_WORDS = frozenset(
    "london royal borough lb district county council ward locality north south east west central inner outer city town of upon and the on bcu valley vale hill hills hall".split()
)
_EVERYWHERE = frozenset({"all borough", "all area", "all", "borough wide", "boroughwide", "county wide", "countywide"})


@cache
def _known() -> frozenset[str]:
    names = [row["name"] for row in rows("london_boroughs")] + [row["short_name"] for row in rows("london_boroughs")]
    names += [row["b_name"] for row in rows("borough_adjacency")] + [row["place"] for row in rows("places")]
    return frozenset(in_words(name) for name in names)


@cache
def _english() -> Vocabulary:
    return Vocabulary(())


def is_area(text: str) -> bool:
    """Return whether a short text names an area, as far as that can be told without a map."""
    words = in_words(text)
    if words in _EVERYWHERE or words in _known():
        return True
    names = [word for word in words.split() if word not in _AREA_WORDS]
    shouted = any(word.isupper() and len(word) > 2 for word in text.split())
    if not 0 < len(names) <= 3 or not text.strip()[:1].isupper() or shouted:
        return False
    return " ".join(names) in _known() or all(word in _known() or not _english().is_word(word) for word in names)
