"""The days in a register of agreements or a directory: one a cell, or one beside each name that has signed.

In: the words of a cell and its typed value. Out: a day, or names with days. Refuses nothing: a cell without a day has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from partnergraph.records.dates import read_dates
from partnergraph.records.headings import in_words
from partnergraph.records.marks import is_no, is_yes
from partnergraph.reference import rows

_PIECES = re.compile(r"\s*(?:\n|;|\|)\s*")
_EDGES = " \t,;:()[]-–—.•*✓✔☑"
_SAYS = re.compile(r"^\W*(?:signed|agreed|approved|all signed)(?:\s+(?:off|by|on|up))*\b[:\s]*", re.IGNORECASE)
_ON = re.compile(r"[\s,(\[–—-]*\b(?:signed|agreed|dated|on)?\s*$", re.IGNORECASE)
_LONGEST = 6  # words of a date
_SIGNED = frozenset({"signed", "agreed", "in place"})
_UNSIGNED = frozenset({"✗", "✘", ""})


def day_in(text: str, value: object = None, *, first: bool = False) -> date | None:
    """Return the day that a cell gives: the last it names, or with `first` the beginning of what it names."""
    found = read_dates(text, value=value)
    if first and found.start:
        return found.start
    return max(found.dates, default=found.start)


def is_ticked(text: str) -> bool:
    """Return whether a cell of a matrix says yes: a tick, a day, "signed"."""
    says_so = is_yes(text) or text.strip().casefold() in _SIGNED or bool(read_dates(text).dates)
    return says_so and not is_crossed(text)


def is_crossed(text: str) -> bool:
    """Return whether a cell of a matrix says no, or nothing."""
    return text.strip().casefold() in _UNSIGNED or is_no(text) or waits(text)


@cache
def _waiting() -> frozenset[str]:
    return frozenset(in_words(row["heading"]) for row in rows("other_headings") if row["kind"] == "status")


def waits(text: str) -> bool:
    """Return whether a status, or a cell about signatures, says that something is not there yet."""
    words = in_words(text)
    return any(
        words == phrase or (len(phrase.split()) > 1 and words.startswith(f"{phrase} ")) for phrase in _waiting()
    ) or (words.split()[:1] == ["draft"])


def signatures(text: str, value: object = None) -> Iterator[tuple[str, date | None]]:
    """Yield who has signed and when: `Police 1 March 2024; Council (4 March)`; a day alone is that of all, with no name.

    What still waits ("outstanding: probation") is passed over.
    """
    if day_alone(text, value):
        yield "", day_in(text, value)
        return
    for piece in _PIECES.split(text):
        if not piece.strip() or _is_waiting(piece):
            continue
        found = read_dates(piece)
        name = _without_dates(piece) if found.dates else piece
        name = _SAYS.sub("", name).strip(_EDGES)
        if name.casefold() in {"all", "all parties", "all partners", "yes", "y", "signed", ""}:
            yield "", max(found.dates, default=None)
        elif any(letter.isalpha() for letter in name):
            yield name, max(found.dates, default=None)


def day_alone(text: str, value: object = None) -> bool:
    """Return whether a cell holds a day and nothing else."""
    found = read_dates(text, value=value)
    return bool(found.dates) and not _SAYS.sub("", found.rest).strip(_EDGES)


def _is_waiting(piece: str) -> bool:
    words = in_words(piece).split()
    return bool({"outstanding", "awaiting", "awaited", "pending", "unsigned"} & set(words)) or (
        "not" in words or words[:2] == ["to", "sign"] or waits(piece)
    )


def _without_dates(piece: str) -> str:
    """Return the words of a piece that holds a date, in their own capitals, without the date."""
    words = piece.split()
    for begin in range(len(words)):
        for end in range(min(len(words), begin + _LONGEST), begin, -1):
            if day_alone(" ".join(words[begin:end]).strip(_EDGES)):
                rest = " ".join(words[:begin])
                return f"{_ON.sub('', rest)} {' '.join(words[end:])}".strip()
    return piece
