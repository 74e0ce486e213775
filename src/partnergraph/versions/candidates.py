"""Which actions of two versions may be one: those that share rare words, a number, or the outcome.

In: the words of the actions of two versions. Out: pairs of positions. Refuses nothing.

Never all pairs: each action is looked up by its rarest words, and of those found only the few that share most are taken, so the work
grows with the number of actions times a constant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from partnergraph.versions.words import Weights

_WORDS = 8
"""Rare words of an action by which it is looked up."""
_FOUND = 60
"""Actions that hold a word, beyond which the word tells nothing."""
_KEPT = 12
"""Likeliest actions that are kept for each."""
_FEW = 4_000
"""Pairs of what is left over, up to which all are looked at."""


def by_words(
    before: Sequence[frozenset[str]], after: Sequence[frozenset[str]], weights: Weights
) -> Iterator[tuple[int, int]]:
    """Yield pairs that share rare words, the likeliest few of each action of the earlier version."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(after):
        for word in words:
            places[word].append(number)
    common = {word for word, found in places.items() if len(found) > _FOUND}
    for number, words in enumerate(before):
        shared: dict[int, float] = defaultdict(float)
        for word in weights.rarest(words - common, _WORDS):
            for other in places.get(word, ()):
                shared[other] += weights.sum([word])
        likely = sorted(shared, key=lambda other: (-shared[other], abs(other - number)))[:_KEPT]
        yield from ((number, other) for other in likely)


def by_key(before: Iterable[Hashable], after: Iterable[Hashable]) -> Iterator[tuple[int, int]]:
    """Yield pairs whose keys are the same, where few have that key; an empty key is none."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for number, key in enumerate(after):
        if key:
            places[key].append(number)
    for number, key in enumerate(before):
        found = places.get(key, ()) if key else ()
        if len(found) <= _KEPT:
            yield from ((number, other) for other in found)
        else:
            # Of many that are the same, the order tells which.
            yield from ((number, other) for other in sorted(found, key=lambda other: abs(other - number))[:_KEPT])


def all_pairs(before: Sequence[int], after: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield all pairs of what is left over, where they are few."""
    if len(before) * len(after) <= _FEW:
        yield from ((one, other) for one in before for other in after)
