"""Whether a short text looks like a person's name or a job, without asking who is meant.

In: the words of a cell. Out: yes or no. Refuses nothing: what looks like neither may be a body, a topic or anything else.
"""

from __future__ import annotations

import re
from functools import cache

from partnergraph.records.headings import in_words
from partnergraph.reference import rows

_NAME = re.compile(r"[^\W\d_][\w.'’-]*")
_MOST = 20  # words of a cell that names somebody


@cache
def _first_names() -> frozenset[str]:
    return frozenset(row["name"].casefold() for row in rows("first_names"))


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["title"].rstrip(".") for row in rows("titles"))


@cache
def _jobs() -> frozenset[str]:
    return frozenset(in_words(row["words"]) for row in rows("head_words") if row["kind"] == "post")


@cache
def _nobody() -> frozenset[str]:
    return frozenset(row["words"] for row in rows("placeholders"))


def is_nobody(text: str) -> bool:
    """Return whether a cell says that nobody is named: TBC, vacant."""
    return text.strip(" .-–").casefold() in _nobody()


def is_person(text: str) -> bool:
    """Return whether a text begins as a person's name does: with a first name or a title, then a capital."""
    words = _NAME.findall(text.strip().splitlines()[0] if text.strip() else "")[:4]
    if len(words) < 2 or not words[0][:1].isupper() or not words[1][:1].isupper():
        return False
    first = words[0].rstrip(".").casefold()
    return first in _first_names() or first in _titles()


def is_job(text: str) -> bool:
    """Return whether a text is called by a word for a job, at its beginning or its end."""
    words = in_words(re.split(r"[,(\n]", text.strip())[0]).split()
    return bool({*words[:1], *words[-1:], " ".join(words[:2]), " ".join(words[-2:])} & _jobs())


def is_body(text: str) -> bool:
    """Return whether a text is called as a body is: by a known name or abbreviation, or by a word for teams, boards or agencies."""
    if not text.strip()[:1].isupper():
        return False
    words = in_words(text).split()
    ends = {" ".join(words[-size:]) for size in range(1, min(len(words), 3) + 1)}
    return text.strip() in _abbreviations() or bool({" ".join(words), *ends} & _bodies())


@cache
def _bodies() -> frozenset[str]:
    heads = {in_words(row["words"]) for row in rows("head_words") if row["kind"] not in {"post", "placeholder"}}
    heads -= {in_words(row["words"]) for row in rows("head_words") if row["stands"] != "end"}
    return frozenset(heads | {in_words(row["full_name"]) for row in rows("gazetteer") if _acts(row)})


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["abbreviation"] for row in rows("gazetteer") if _acts(row))


def _acts(row: dict[str, str]) -> bool:
    return row["kind"] in {"agency", "service", "team", "board", "panel"}


def names_somebody(text: str) -> bool:
    """Return whether a cell of a matrix names a person, a job or a mailbox, or says that nobody is named yet."""
    if "@" in text or is_nobody(text) or is_person(text):
        return True
    if not text.strip() or len(text.split()) > _MOST or not text.strip()[:1].isupper():
        return False
    line = text.strip().splitlines()[0]
    words = _NAME.findall(line)
    return is_job(line) or (1 < len(words) <= 3 and all(word[:1].isupper() for word in words))
