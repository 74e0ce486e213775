"""The ways in which a person's name may be written.

In: a name as people write it. Out: runs of words, each with what must hold where it stands in a text to be that name. Refuses nothing.

How an ordinary word is told from a name. "Kowalski" is in no dictionary, so it is a name wherever it stands. "Khan" is in one, but no word of the
language, so it is a name with a capital where it is no part of a longer name. "Park" is an ordinary word (data/reference/common_words.csv, the
most used words of English, words of services, places), so it is a name only behind a title, an initial or a first name. "Grace Park" is a name
wherever both words stand together, and "Will Young", of which both are ordinary, where both have capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from partnergraph import reference
from partnergraph.publication.words import keys, parts
from partnergraph.resolve import lexicon

Needs = Literal["", "capitals", "title", "alone"]
"""What must hold of words that may be a name: nothing; each begins with a capital; a title stands before; it stands by itself,
with a capital, and an ordinary word not as the first of a sentence."""

_CALENDAR = frozenset(
    "january february march april may june july august september october november december spring summer autumn winter".split()
)
_SHORT = 3  # letters from which on a family name may stand without a title
_LONG = 6  # letters from which on a first and family name run together are no other word
_PARTICLES = frozenset("de del della der den di da dos du el al bin ibn ben van von la le mac mc ap st ter ten".split())
_NICKNAME = re.compile(r"""["“]([^"“”]{1,40})["”]""")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?){1,3}")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A run of words that is a name where what it needs holds; `comma` says that a comma may part them."""

    keys: tuple[str, ...]
    needs: Needs = ""
    comma: bool = False


@cache
def _words() -> frozenset[str]:
    """Words that are no names of people."""
    common = frozenset(row["word"] for row in reference.rows("common_words"))
    return common | _CALENDAR | lexicon.service_words() | lexicon.places()


@cache
def titles() -> frozenset[str]:
    """Return titles, ranks and what may stand before them, folded."""
    return lexicon.titles() | lexicon.before_ranks()


def is_ordinary(key: str) -> bool:
    """Return whether a word is one of the language, of services or a place, and so no name by itself."""
    return key in _words() or key in reference.most_used_english() or key.isdigit()


def spellings(name: str) -> Iterator[Spelling]:
    """Yield the ways in which a name may be written, whatever else is known of the person."""
    for called in _NICKNAME.finditer(name):
        nick = keys(called[1])
        if nick and nick != keys(name):
            yield Spelling(nick, "" if not is_ordinary(nick[0]) and len(nick[0]) >= _SHORT else "title")
    given, family = _split(_NICKNAME.sub(" ", name) or name)
    whole = tuple(key for word in (*given, *family) for key in word)
    if not whole or all(key.isdigit() for key in whole):
        return
    ordinary = all(is_ordinary(key) or len(key) == 1 for key in whole)
    if not given:
        yield Spelling(whole, _alone(whole, one_word=len(whole) == 1))
        return
    last = tuple(key for word in family for key in word)
    first = given[0]
    needs: Needs = "capitals" if ordinary else ""
    for run in dict.fromkeys((whole, first + last)):
        yield Spelling(run, needs)
        if not ordinary:
            yield Spelling(run, needs, comma=True)
    for run in dict.fromkeys((last + tuple(key for word in given for key in word), last + first)):
        yield Spelling(run, needs, comma=True)
    letters = "".join(word[0][0] for word in given)
    for initials in dict.fromkeys((tuple(letters), (letters,), (letters[0],))):
        yield Spelling(initials + last, "capitals")
        yield Spelling(last + initials, "capitals", comma=True)
    yield from _family(last)
    joined = ("".join(first + last), "".join(last + first), letters[0] + "".join(last), "".join(last) + letters[0])
    for run_together in joined:
        if len(run_together) >= _LONG and not is_ordinary(run_together):
            yield Spelling((run_together,))
    if len(first) == 1 and len(first[0]) >= _SHORT and first[0] in lexicon.first_names() and first[0] not in _words():
        yield Spelling(first, "alone")


def _family(last: tuple[str, ...]) -> Iterator[Spelling]:
    plain = all(is_ordinary(key) or len(key) < _SHORT for key in last)
    listed = all(key in reference.english() for key in last)
    yield Spelling(last, "title" if plain else "alone" if listed else "")
    if len(last) > 1 and not is_ordinary("".join(last)):
        yield Spelling(("".join(last),))  # "O'Leary" as OLeary
    if len(last) > 1 and last[0] in _PARTICLES and not is_ordinary(last[-1]) and len(last[-1]) >= _SHORT:
        yield Spelling(last[-1:])


def _alone(whole: tuple[str, ...], *, one_word: bool) -> Needs:
    if not all(is_ordinary(key) or len(key) < _SHORT for key in whole):
        return ""
    return "alone" if one_word else "capitals"


def _split(name: str) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The given names and the family name, word by word, without titles and letters behind; initials are taken apart."""
    family_first = re.fullmatch(r"\s*([^,]+),\s*([^,]+?)\s*", name)
    if family_first and keys(family_first[2]) and keys(family_first[2])[0] not in lexicon.after_names():
        name = f"{family_first[2]} {family_first[1]}"
    written = name.replace(",", " ").split()
    found: list[tuple[str, tuple[str, ...]]] = []
    for word in written:
        if _INITIALS.fullmatch(word) and "." in word:
            found += [(letter, (letter,)) for letter in keys(word)]
        elif keys(word):
            found.append((word, keys(word)))
    if len(found) > 3 and found[0][1] + found[1][1] in lexicon.ranks_of_two_words():
        found = found[2:]
    while len(found) > 1 and {"".join(found[0][1]), found[0][0].casefold().rpartition("/")[2]} & titles():
        found = found[1:]
    while len(found) > 1 and "".join(found[-1][1]) in lexicon.after_names():
        found = found[:-1]
    if len(found) < 2:
        return [], [run for _, run in found]
    at = len(found) - 1
    while at > 1 and "".join(found[at - 1][1]) in _PARTICLES:
        at -= 1
    return [run for _, run in found[:at]], [run for _, run in found[at:]]


def taken_apart(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are looked up where words are run together ("McDonald" is two there)."""
    return tuple(word.key for word in parts(name))
