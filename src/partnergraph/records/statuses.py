"""How far an action has come: the status and the colour that a cell gives.

In: the words of a status or RAG cell. Out: the kind of status and the colour, as far as data/reference/statuses.csv
knows the words. "Amber/Green" is two colours, and so none.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from partnergraph.records.dates import read_dates
from partnergraph.reference import rows

_LONGEST, _SHORT = 200, 40  # characters of a rating
# "RAG: G", "Rated amber", "was amber, now green".
_LABEL = re.compile(
    r"^\W*(?:b?rag+b?(?:\s(?:rating|status))?|status|rating|rated|current(?:ly)?)\s?[:=–—-]?\s+(?=\w)", re.IGNORECASE
)
_BEFORE = re.compile(
    r"[(\[]?\b(?:was|previously|formerly|moved from|from|last quarter:?)\s\w+[)\]]?[\s,;:–—-]*(?:(?:now|to)\s)?",
    re.IGNORECASE,
)


@cache
def _known(kind: str) -> dict[str, str]:
    return {row["words"]: row["value"] for row in rows("statuses") if row["kind"] == kind}


@cache
def _at_start(kind: str) -> re.Pattern[str]:
    words = sorted(_known(kind), key=len, reverse=True)
    return re.compile(rf"\W*?({'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


@cache
def symbols() -> tuple[str, ...]:
    """Return the signs and pictures that stand for a status or colour."""
    return tuple(word for kind in ("rag", "status") for word in _known(kind) if not word[0].isalnum())


def read_status(text: str) -> str:
    """Return `open`, `done`, `closed` or `withdrawn` for the words at the head of a status, or nothing."""
    words = " ".join(text.split()).casefold()
    percent = re.match(r"(\d{1,3})\s?%", words)
    if percent and percent[1] != "100":
        return "open"
    match = _at_start("status").match(words) or _at_start("status").match(read_dates(words).rest)
    return _known("status")[match[1].casefold()] if match and _is_whole(match[1], words) else ""


def is_status(text: str) -> bool:
    """Return whether a text is a status and nothing else, but for a remark after a dash or stop."""
    text = " ".join(text.split())
    match = _at_start("status").match(text)
    if match is None or not _is_whole(match[1], text):
        return False
    rest = text[match.end() :]
    if not match[1][0].isalnum() and re.search(r"\w", rest[:_LONGEST]):
        return is_status(rest.strip("\ufe0f \t"))  # "✓ Complete"
    return not re.match(r"\s*\w", rest)


def read_rag(text: str) -> str:
    """Return `red`, `amber`, `green` or `blue` where the text begins with one colour and names no other."""
    return split_rag(text)[0]


@lru_cache(maxsize=4096)  # a column holds the same few words over and over
def split_rag(text: str) -> tuple[str, str]:
    """Return the colour with which a text begins, and the words after it ("Amber - two outstanding")."""
    words = " ".join(text.split())
    now = _BEFORE.sub("", _LABEL.sub("", words[:_LONGEST])) + words[_LONGEST:]
    match = _at_start("rag").match(now)
    small = now.casefold()
    named = {value for word, value in _known("rag").items() if _says(small, word)}
    if match is not None and _is_whole(match[1], now):
        colour = _known("rag")[match[1].casefold()]
        return (colour, now[match.end() :].strip(" -–—:;,.()")) if named <= {colour} else ("", words)
    if len(named) == 1 and len(now) <= _SHORT and (rest := _without_colours(now)).casefold() in _known("status"):
        return named.pop(), rest  # "On track (Green)"
    return "", words


def _without_colours(text: str) -> str:
    """Return a short rating without the words for colours in it."""
    for word in _known("rag"):
        if len(word) > 1:
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", text, flags=re.IGNORECASE)
    return " ".join(text.split()).strip(" -–—:;,./()[]")


def _is_whole(word: str, text: str) -> bool:
    """Return whether a word may stand for the cell: a single letter does only where nothing stands beside it."""
    return len(word) > 1 or not word.isalpha() or re.sub(r"[\W_]+", "", text[:_LONGEST]).casefold() == word.casefold()


def _says(text: str, word: str) -> bool:
    if word not in text or (len(word) == 1 and word.isalpha()):
        return False
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text))
