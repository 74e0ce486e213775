"""Whether the words around a board send something to it: "report to the X Board", "overseen by", "the X Board to receive".

In: the words of a sentence before a board, with the boards among them blotted out, and those after it. Out: yes or no; and
for "the X Panel reports to the Y Board", whether it is the first board that reports. Refuses nothing.
"""

from __future__ import annotations

import re
from functools import cache

from partnergraph.resolve.text_words import phrase, words

BOARD = "§"
"""What stands for a board that was found."""

_ARTICLE = r"(?:(?:the|its|our|both|each|every|their|local|relevant|appropriate|next)\s+)*"
_LIST = rf"(?:{BOARD}(?:\s*(?:,|/|&|;|and|or|then|as well as|via|through|to|at)\s*)+{_ARTICLE})*"
_SENT = re.compile(rf"\b(?P<by>to|into|at|via|through)\s+{_ARTICLE}{_LIST}$", re.IGNORECASE)
_SEEN = re.compile(rf"\b(?P<by>by|through|at|from)\s+{_ARTICLE}{_LIST}$", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|never|no longer|nor|without|cease\w*|stop\w*|instead of|rather than)\b|n['’]t\b", re.IGNORECASE
)
_FORTH = re.compile(
    r"^\s*(?:(?:will|shall|should|must|is|are|which|that|then|also)\s+)*(?:to\s+)?(?:be\s+)?", re.IGNORECASE
)


def reports(front: str, after: str) -> bool:
    """Return whether the words send something to the board that stands between `front` and `after`."""
    return _sent(front) or _receives(after)


def _sent(front: str) -> bool:
    for kind, ending in (("reports to", _SENT), ("overseen by", _SEEN)):
        end = ending.search(front)
        if end is None:
            continue
        verbs = list(phrase(kind).finditer(front, 0, end.end("by")))
        if not verbs or _denied(front[: verbs[-1].start()]):
            continue
        between = front[verbs[-1].end() : end.start()]
        if not _other_verb(between) and not _NOT.search(between) and not phrase("no report").search(between):
            return True
    return False


def _denied(front: str) -> bool:
    """Whether the last words before a verb deny it: "does not report"."""
    return bool(_NOT.search(re.split(r"[,:]|\b(?:but|and)\b", front)[-1]))


def _other_verb(between: str) -> bool:
    """Whether another verb takes over: "report cases and invite officers to the Board"."""
    found = re.search(r"\b(?:and|then|,)\s+(?:then\s+)?([\w-]+)", between, re.IGNORECASE)
    return bool(found and found[1].casefold() in words("verb") and not phrase("reports to").match(found[1]))


@cache
def _takes() -> re.Pattern[str]:
    return re.compile(_FORTH.pattern + phrase("receives").pattern, re.IGNORECASE)


def _receives(after: str) -> bool:
    """Whether the board itself is said to hear of it or to oversee it."""
    found = _takes().match(after)
    return bool(found and not _NOT.search(found[0]))


def goes_on(between: str) -> bool:
    """Return whether the words between two boards say that the first reports to the second."""
    found = re.match(
        rf"{_FORTH.pattern}(?:report|reports|reporting|feed|feeds|account|accounts|accountable|escalate|escalates)\b",
        between,
        re.IGNORECASE,
    )
    return bool(found and _SENT.search(between) and BOARD not in between and not _NOT.search(between))
