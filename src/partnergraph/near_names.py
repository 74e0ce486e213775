"""The name that somebody may have meant who wrote one that nothing has.

In: a name as written, the names that there are. Out: those that are near enough to be offered, the nearest first. Refuses nothing: where none
is near, none is offered, since a silly offer is worse than none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

_NEAR = 75  # of 100
_SHORT = 4  # letters up to which one slip is all that can be told
_LONGEST = 1000
_WORD = re.compile(r"[^\W_]+")


def nearest(written: str, names: Iterable[str], most: int = 1) -> list[str]:
    """Return at most `most` names that `written` may stand for.

    A slip of the pen; a name that has all of its words; the name whose initials it is.
    """
    listed = list(dict.fromkeys(names))
    asked = _plain(written)[:_LONGEST]
    if not asked:
        return []
    begun = _part_or_initials(asked, listed)
    slips = process.extract(asked, listed, scorer=fuzz.ratio, processor=_plain, score_cutoff=_NEAR, limit=most * 3)
    found = [name for name, _, _ in slips if len(asked) > _SHORT or _one_slip(asked, _plain(name))]
    return list(dict.fromkeys([*found, *begun]))[:most]


def _plain(name: str) -> str:
    """A name without what people do not look at: capitals, accents, punctuation."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(_WORD.findall("".join(letter for letter in letters if not unicodedata.combining(letter))))


def _one_slip(asked: str, name: str) -> bool:
    return asked[:1] == name[:1] and OSA.distance(asked, name, score_cutoff=1) <= 1


def _part_or_initials(asked: str, listed: list[str]) -> list[str]:
    words = asked.split()
    found = []
    for name in listed:
        own = _plain(name).split()
        part = len(asked) > _SHORT and set(words) <= set(own)
        if part or (len(words) == 1 and len(own) > 1 and asked == "".join(word[0] for word in own)):
            found.append(name)
    return sorted(found, key=len)
