"""Which seat the words of a cell give: chair, deputy, adviser, member, or a substitute for one.

In: the words of a cell in a list of members. Out: the seat, and the words that say something else. Refuses nothing.
"""

from __future__ import annotations

import re
from functools import cache

from partnergraph.model import SeatRole
from partnergraph.records.headings import in_words
from partnergraph.reference import rows

_PARTS = re.compile(r"\s*[,;/()\n]\s*|\s+[-–—]\s+|\s+and\s+|:\s")
_TELLING = frozenset({"chair", "deputy", "adviser", "substitute"})


@cache
def _known() -> dict[str, str]:
    return {in_words(row["heading"]): row["meaning"] for row in rows("other_headings") if row["kind"] == "seat"}


def _seat(part: str) -> str:
    """Return the seat that a few words name: the words alone, or with what they are a seat on ("Chair of the panel")."""
    words = in_words(part)
    if words in _known():
        return _known()[words]
    head = re.split(r" (?:of|to|for) ", words)[0]
    return _known().get(head, "") if _known().get(head) in _TELLING - {"substitute"} and head != words else ""


def is_seat(text: str) -> bool:
    """Return whether a text names a seat and nothing else."""
    return bool(_seat(text))


def seat_in(text: str, *, alone: bool) -> tuple[SeatRole | None, str]:
    """Return the seat that a cell names, if it names one, and the rest of its words.

    Args:
        text: The words.
        alone: Whether the cell is one for seats, so that "Member" and "Yes" name one; else only chair, deputy, adviser do.
    """
    parts = [part for part in _PARTS.split(text) if part.strip()]
    for part in parts:
        seat = _seat(part)
        if seat and (alone or seat in _TELLING - {"substitute"}):
            rest = _without(text, part)
            return _role(seat), rest
    return None, text


def _without(text: str, part: str) -> str:
    """Return a text without one of its parts and the marks that set it off."""
    found = re.search(rf"\s*[,;/(–—-]*\s*{re.escape(part)}\s*[):]*\s*[,;/–—-]*\s*", text)
    assert found is not None  # noqa: S101 - the part was cut out of this text
    return f"{text[: found.start()]} {text[found.end() :]}".strip(" ,;/-–—")


def _role(seat: str) -> SeatRole:
    roles: dict[str, SeatRole] = {"chair": "chair", "deputy": "deputy", "adviser": "adviser", "substitute": "deputy"}
    return roles.get(seat, "member")
