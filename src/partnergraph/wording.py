"""Tests and shortenings of wording.

In: a text of a plan. Out: whether it speaks of something (the words are in data/reference/wording.csv), a short
title, or a slug for an id. Refuses nothing.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from partnergraph import reference

_TITLE = 90
# Where a title may stop: after a sentence of some length, or before the list that a colon opens.
_END = re.compile(r"(?<=[^\s.]{4})\. (?=[A-Z])|: ?(?:[-•*] |$)")


def slug(text: str) -> str:
    """Return `text` in plain letters, digits and hyphens; text without any gives a hash of itself."""
    # Word types curly apostrophes by itself: both forms are one name.
    straight = text.replace("’", "'").replace("‘", "'")
    plain = unicodedata.normalize("NFKD", straight).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or hashlib.sha256(text.encode()).hexdigest()[:10]


def says(kind: str, text: str) -> bool:
    """Return whether `text` holds one of the words of `kind` in wording.csv (sharing, cross-border, measure).

    Any figure counts as a measure.
    """
    return bool(_pattern(kind).search(text))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """The words of one kind in wording.csv as one pattern; a word ending in * matches longer words too."""
    words = [row["words"] for row in reference.rows("wording") if row["kind"] == kind]
    patterns = [re.escape(word.rstrip("*")) + ("" if word.endswith("*") else r"\b") for word in words]
    figure = r"|\d" if kind == "measure" else ""
    return re.compile(r"\b(?:" + "|".join(patterns) + ")" + figure, re.IGNORECASE)


def short_title(text: str) -> str:
    """Return the first sentence or list head of `text`, cut at a word to at most 90 characters with an ellipsis."""
    line = " ".join(text.strip().split("\n", 1)[0].split()).lstrip("-•* ")
    first = _END.split(line, maxsplit=1)[0]
    opens_list = text.strip().startswith(f"{first}:")
    line = first.rstrip(":;,. ") + ("…" if opens_list and first else "")
    if len(line) <= _TITLE + 1:
        return line
    cut = line[:_TITLE].rsplit(" ", 1)[0].rstrip(",;:. ")
    return f"{cut}…"


_PLURALS = {
    "plan": "plans",
    "directory": "directories",
    "register of agreements": "registers of agreements",
    "list of members": "lists of members",
}


def counted(kinds: Iterable[str | None]) -> str:
    """Return `2 plans and 1 directory` for the kinds of sources; None is a plan."""
    numbers = Counter(kind or "plan" for kind in kinds)
    said = [
        f"{numbers[kind]} {kind if numbers[kind] == 1 else many}" for kind, many in _PLURALS.items() if numbers[kind]
    ]
    return " and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))


_SENTENCE_ENDS = (". ", "\n", "? ", "! ", "; ")
_BEFORE, _AFTER = 60, 30
_PLAIN = 4  # letters of a name that tell it from other words whatever its capitals


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence or list item begins and ends in which `start` to `end` stands."""
    first = max(text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
    last = min((at for mark in _SENTENCE_ENDS if (at := text.find(mark, end)) >= 0), default=len(text))
    return first, last


def quote(text: str, start: int, end: int) -> str:
    """Return the words from `start` to `end` with a few of those around them in their sentence, as written."""
    first, last = sentence(text, start, end)
    if start - first > _BEFORE:
        # Cut at a blank, so that no word is broken.
        first = text.find(" ", start - _BEFORE, start) + 1 or start
    if last - end > _AFTER:
        last = max(text.rfind(" ", end, end + _AFTER), end)
    return " ".join(text[first:last].split()).lstrip("-•* ")


def find_words(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Return where a text holds one of the ways in which a name is written, as whole words, in order."""
    found = [match.span() for match in _as_words(tuple(names)).finditer(text)]
    return found or [match.span() for match in _as_words(tuple(names), re.IGNORECASE).finditer(text)]


@lru_cache(maxsize=20_000)
def _as_words(names: tuple[str, ...], flags: int = 0) -> re.Pattern[str]:
    """A pattern of names, the longest first; an apostrophe may be straight or curly, and a blank a line's end."""
    ways = sorted(
        {name for name in names if name.strip() and (not flags or len(name) >= _PLAIN)}, key=len, reverse=True
    )
    spelt = (r"\s+".join(map(re.escape, re.sub(r"[\u2018\u2019]", "'", name).split())) for name in ways)
    either = "|".join(spelt).replace("'", r"['\u2018\u2019]")
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if either else r"(?!)", flags)


def distinct(wanted: str, taken: set[str]) -> str:
    """Return `wanted`, or with -2, -3 ... the first that is free, and take it."""
    found = wanted
    number = 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken.add(found)
    return found
