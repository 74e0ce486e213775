"""Tests and shortenings of wording.

In: a text of a plan. Out: whether it speaks of something (the words are in data/reference/wording.csv), a short
title, or a slug for an id. Refuses nothing.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache

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
