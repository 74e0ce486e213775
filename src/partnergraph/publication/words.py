"""A text cut into words to be looked up, each with its place in the text.

In: a text. Out: its words; whether two that follow each other may be parts of one name. Refuses nothing. Tags, entities and characters
that nobody sees part no word from another, so that a name is found through the markup in which it was published.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from partnergraph.resolve.tokens import fold

_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_MARKS = "\u0300-\u036f"
_MARKUP = r"<[^<>]{0,80}>|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10});"
_PIECE = re.compile(rf"{_MARKUP}|(?P<word>[^\W_](?:[^\W_]|[{_MARKS}{_UNSEEN}])*)", re.IGNORECASE)
_DROPPED = re.compile(f"[{_UNSEEN}]")
# "GraceNwosu2016" is three words, and so is "GNwosu_plan".
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]*|[a-z]+|\d+|[^\WA-Za-z\d_]+")
_RUN_TOGETHER = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]|\d[A-Za-z]|[A-Za-z]\d")
_BETWEEN = re.compile(r"[\W_]{0,6}")
_ENDS_SENTENCE = re.compile(r"[.!?;:]\s")
_STARTS_SENTENCE = re.compile(r"(?:^|[.!?:;\n•*])[\s\"'(\-–—]*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: how it is looked up, and where it stands."""

    key: str
    start: int
    end: int
    capital: bool


def words(text: str) -> list[Word]:
    """Return the words of a text in order."""
    return [
        _word(match["word"], match.start(), match.end()) for match in _PIECE.finditer(text) if match["word"] is not None
    ]


def run_together(text: str) -> bool:
    """Return whether words may be run together in a text, as in the names of files."""
    return _RUN_TOGETHER.search(text) is not None


def parts(text: str) -> list[Word]:
    """Return the words of a text, those that are run together taken apart."""
    found = []
    for word in words(text):
        written = text[word.start : word.end]
        if not run_together(written):
            found.append(word)
            continue
        found += [
            _word(part[0], word.start + part.start(), word.start + part.end()) for part in _PART.finditer(written)
        ]
    return found


def gap(text: str, one: Word, other: Word) -> str:
    """Return what stands between two words, without markup and what nobody sees."""
    between = text[one.end : other.start]
    if "<" in between or "&" in between:
        between = re.sub(_MARKUP, "", between, flags=re.IGNORECASE)
    return _DROPPED.sub("", between)


def joins(text: str, one: Word, other: Word, *, comma: bool) -> bool:
    """Return whether two words that follow each other may be parts of one name.

    Args:
        text: The text.
        one: A word.
        other: The next word.
        comma: Whether a comma may stand between them.
    """
    between = " ".join(gap(text, one, other).split(" "))
    if not _BETWEEN.fullmatch(between) or (not comma and "," in between):
        return False
    return len(one.key) == 1 or not _ENDS_SENTENCE.search(f"{between} " if between.endswith(".") else between)


def begins_sentence(text: str, word: Word) -> bool:
    """Return whether a word is the first of its sentence or line."""
    return _STARTS_SENTENCE.search(text[max(0, word.start - 12) : word.start]) is not None


def keys(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are looked up."""
    return tuple(word.key for word in words(text))


def _word(written: str, start: int, end: int) -> Word:
    shown = _DROPPED.sub("", written)
    return Word(fold(shown), start, end, not shown[:1].islower())
