"""One name in two spellings: letters lost, doubled or exchanged, blanks and hyphens that layout put in or took away.

In: names of one scope with how often each is written. Out: for each damaged spelling the name it stands for, and pairs that only a
person can tell apart. Refuses nothing. Linear in names: words are found again by their letters less one, never pair by pair.

Joined without asking is only what benchmarks/names_joined.py shows to be right: a difference of blanks and hyphens; or one letter of
one long word beside others that are the same. In the name of a body or post a list must know the one as a word of such names, and not the other. In a
person's no list may know both, and the one spelling must be written more often. "Karen Ali" and "Karim Ali" stay two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from partnergraph.resolve import lexicon
from partnergraph.resolve.tokens import fold

_LONG = 6
"""Letters that a word needs before one of them may be wrong."""
_CROWD = 8
"""So many names alike are a family name with many first names, one letter from each other: not damage."""


@dataclass(frozen=True, slots=True)
class Written:
    """A party's name as its spelling is judged.

    Attributes:
        id: The party.
        name: As people write it, without titles.
        times: How often it is written.
    """

    id: str
    name: str
    times: int

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, folded, without full stops."""
        return tuple(fold(self.name).replace(".", " ").split())


def same(names: list[Written], *, people: bool) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return (each damaged spelling's id: the id it stands for, pairs that may be one).

    The names are of one kind and one scope. The order in which they are given changes nothing.
    """
    joined: dict[str, str] = {}
    near: dict[str, set[str]] = defaultdict(set)
    doubtful: set[tuple[str, str]] = set()
    by_id = {name.id: name for name in names}
    for one, other in _pairs(names):
        if _certain(one, other, people=people):
            near[one.id].add(other.id)
            near[other.id].add(one.id)
        elif _may_be_one(one.words, other.words):
            doubtful.add((min(one.id, other.id), max(one.id, other.id)))
    for name in sorted(names, key=_weight):
        better = sorted(other for other in near[name.id] if _weight(by_id[other]) > _weight(name))
        if len(better) == 1 or (better and len({_letters(by_id[other].words) for other in better}) == 1):
            joined[name.id] = better[-1]
        else:
            doubtful |= {(min(name.id, other), max(name.id, other)) for other in better}
    return {old: _last(joined, old) for old in joined}, sorted(doubtful)


def _weight(name: Written) -> tuple[int, int, int, str]:
    """What makes a spelling the name: how often it is written, how many of its words are known, its letters."""
    return name.times, sum(map(_known, name.words)), len(_letters(name.words)), name.id


def _last(joined: Mapping[str, str], old: str) -> str:
    while old in joined:
        old = joined[old]
    return old


def _letters(words: tuple[str, ...]) -> str:
    return "".join(letter for word in words for letter in word if letter.isalnum())


def _known(word: str) -> bool:
    """Whether a list knows a word, so that it is no damage."""
    return word in lexicon.first_names() or word in lexicon.surnames() or _word(word)


def _word(word: str) -> bool:
    """Whether a word is one that names of bodies and posts are made of."""
    return (
        word in lexicon.ordinary_words()
        or word in lexicon.service_words()
        or word in lexicon.places()
        or (word,) in lexicon.head_words()
        or (word,) in lexicon.entries()
    )


def _of_work(word: str) -> bool:
    """Whether a word says what a body or post does; other words, and places, are names that are like each other."""
    return word in lexicon.service_words() or (word,) in lexicon.head_words() or (word,) in lexicon.entries()


def _pairs(names: list[Written]) -> Iterator[tuple[Written, Written]]:
    """Yield names with the same letters, and names that differ by one letter or so of one word."""
    same: dict[str, list[Written]] = defaultdict(list)
    beside: dict[object, list[tuple[str, Written]]] = defaultdict(list)
    for name in names:
        words = name.words
        same[_letters(words)].append(name)
        for at, word in enumerate(words) if len(words) > 1 else ():
            if len(word) > 3:
                beside[words[:at], words[at + 1 :]].append((word, name))
    seen: set[tuple[str, str]] = set()
    for found in (*same.values(), *(near for block in beside.values() for near in _near(block))):
        for one in found if 1 < len(found) < _CROWD else ():
            for other in found:
                if one.id < other.id and (one.id, other.id) not in seen:
                    seen.add((one.id, other.id))
                    yield one, other


def _near(block: list[tuple[str, Written]]) -> Iterator[list[Written]]:
    """Yield names that have all words but one in common, in groups in which that one is alike; few names are one group."""
    if len(block) < _CROWD:
        yield [name for _, name in block]
        return
    places: dict[str, list[Written]] = defaultdict(list)
    for word, name in block:
        for less in {word, *(word[:gone] + word[gone + 1 :] for gone in range(len(word)))}:
            places[less].append(name)
    yield from places.values()


def _differ(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, str] | None:
    """The one word in which names of as many words differ; None if there are more."""
    differ = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return differ[0] if len(one) == len(other) and len(differ) == 1 else None


def _certain(one: Written, other: Written, *, people: bool) -> bool:
    """Whether two names are one beyond the doubt that is measured."""
    if _letters(one.words) == _letters(other.words):
        return len(_letters(one.words)) >= _LONG
    words = _differ(one.words, other.words)
    if words is None:
        return False
    first, second = words
    if first[0] != second[0] or min(map(len, words)) < _LONG or any(map(str.isdigit, first + second)):
        return False
    if OSA.distance(first, second) > 1 or (_known(first) and _known(second)):
        return False
    if not people:
        # "Marston Homes" and "Marton Homes" are two, and so are a name and its plural; "Safegaurding" is no word.
        return _of_work(first) != _of_work(second) and f"{first}s" != second and f"{second}s" != first
    # A letter lost or doubled, or two exchanged; "Kowalski" and "Kowalska" are two people.
    slip = len(first) != len(second) or sorted(first) == sorted(second)
    if _known(first if one.times < other.times else second):
        # The rarer spelling is a name as well: "Whitelock" and "Whitlock".
        return False
    return slip and max(one.times, other.times) >= 2 * min(one.times, other.times)


def _may_be_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether to ask: one word differs by a letter, and no list knows both."""
    words = _differ(one, other)
    return (
        words is not None
        and OSA.distance(*words) == 1
        and min(map(len, words)) > 3
        and not (_known(words[0]) and _known(words[1]))
        and not any(map(str.isdigit, words[0] + words[1]))
    )
