"""Names that begin with the name of a place: the plan's own, or another one.

In: a name as read, and where its plan is. Out: the same body's name without the plan's own place, or the place and the kind of body.
Refuses nothing: a name that begins with no place, or is one with it ("Exham Homes"), is its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from partnergraph.resolve import lexicon
from partnergraph.resolve.lexicon import Entry
from partnergraph.resolve.tokens import fold, key_of

_BEFORE = frozenset({"nhs", "the"})
_COUNCIL = re.compile(r"(?:borough|city|county|district|metropolitan|town)?\s*(?:borough\s+)?council", re.IGNORECASE)
_LONGEST = 4
_ONE = frozenset({"council", "police_force"})
"""Bodies of which a place has one and not more."""
_WORDED = frozenset({"team", "board", "post"})
"""Kinds whose names say what they are: without their place they are still names."""


def at_home(name: str, kind: str, entry: Entry | None, place: str) -> tuple[str, Entry | None] | None:
    """Return a local body's name without its place where that is the plan's own: "Barnet YOT" in a plan of Barnet.

    Returns:
        The rest of the name and what is known of it; None where the name has no such place, or is nothing without it.
    """
    if entry is not None or not place:
        return None
    words = _without(name.split(), place.split())
    if not words:
        return None
    rest = " ".join(words)
    known = _local(rest, kind)
    if known:
        return rest, known
    return (rest, None) if kind in _WORDED and len(words) > 1 else None


def _without(words: list[str], place: list[str]) -> list[str]:
    """The words after a place; none where they do not begin with it."""
    start = 1 if words and fold(words[0]) in _BEFORE else 0
    end = start + len(place)
    same = [fold(word) for word in words[start:end]] == [fold(word) for word in place]
    return words[end:] if same else []


@lru_cache(maxsize=50_000)
def placed(name: str, kind: str) -> tuple[str, Entry] | None:
    """Return the place and the kind of body of a name such as "Mereshire YOT", "NHS Mereshire CCG" or "Mereshire Police".

    Only councils, police forces and kinds of bodies that came and went: those of one place are known again by them.
    """
    words = name.split()
    start = 1 if words and fold(words[0]) in _BEFORE else 0
    for at in range(start + 1, min(len(words), start + 1 + _LONGEST)):
        known = _local(" ".join(words[at:]), kind)
        if known:
            # "Exham Borough Council" may have a town council beside it.
            one = _dated(known) or (known.belongs_to in _ONE and at == len(words) - 1)
            return (" ".join(words[start:at]), known) if one and words[start][0].isupper() else None
    return None


def _local(words: str, kind: str) -> Entry | None:
    """The known kind of body of which every area has one."""
    entries = [
        entry
        for entry in lexicon.entries().get(key_of(words), ())
        if entry.kind == kind and entry.scope == "local" and (not entry.exact or entry.exact == words)
    ]
    return next((entry for entry in entries if not entry.ambiguous), None)


def _dated(entry: Entry) -> bool:
    row = row_of(entry)
    return row is not None and any(row.fact(name) for name in ("valid_from", "valid_to", "replaced_by"))


@lru_cache(maxsize=5_000)
def row_of(entry: Entry) -> Entry | None:
    """Return the gazetteer's row on a kind of body that the table of local bodies gives first."""
    if entry.row:
        return entry
    return next((known for known in lexicon.entries().get(key_of(entry.name), ()) if known.row), None)


def home_of(title: str, names: Iterable[tuple[str, str]]) -> str:
    """Return the place that a plan is of: words of its title with which its own bodies begin; empty if nothing tells.

    Args:
        title: The plan's title.
        names: Names in its lead cells, with their kinds.
    """
    grams = _grams(title)
    found: Counter[str] = Counter()
    for name, kind in set(names):
        words = name.split()
        start = 1 if words and fold(words[0]) in _BEFORE else 0
        for end in range(start + 1, min(len(words), start + _LONGEST)):
            gram = grams.get(tuple(map(fold, words[start:end])))
            rest = " ".join(words[end:])
            if gram and (_COUNCIL.fullmatch(rest) or _anywhere(rest, kind)):
                found[gram] += 1
    best = found.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else ""


def may_be_home(title: str, text: str) -> bool:
    """Return whether the words of a cell hold a word of a plan's title that may be its place."""
    words = fold(text)
    return any(" ".join(gram) in words for gram in _grams(title))


@lru_cache(maxsize=1_000)
def _grams(title: str) -> dict[tuple[str, ...], str]:
    """The words of a title that may be a place, by their folded words."""
    words = re.findall(r"[^\W\d_][\w'’-]*", title)
    grams = (
        words[at : at + length]
        for length in range(1, _LONGEST)
        for at in range(len(words) - length + 1)
        if words[at][0].isupper() and words[at + length - 1][0].isupper()
    )
    return {tuple(map(fold, gram)): " ".join(gram) for gram in grams if not _ordinary(" ".join(gram))}


def _ordinary(gram: str) -> bool:
    """Whether words are those of services and titles, so that they name no place."""
    words = [fold(word) for word in gram.split()]
    plain = lexicon.service_words()
    return all(word in plain and word not in lexicon.places() for word in words) or (
        len(words) == 1 and words[0] in lexicon.ordinary_words()
    )


def _anywhere(words: str, kind: str) -> bool:
    """Whether every place has a body of this name: YOT, police, safeguarding adults board."""
    return any(entry.kind == kind and entry.scope == "local" for entry in lexicon.entries().get(key_of(words), ()))
