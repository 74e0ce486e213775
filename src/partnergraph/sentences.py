"""Sentences of findings: a rule's message with what a row holds.

In: a message with names of columns in braces, and a row. Out: English. Refuses nothing: rules are checked when they are read.
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

_LISTED = 10
"""Names that a message lists before it says how many more there are."""


@cache
def _pieces(message: str) -> tuple[tuple[str, str | None], ...]:
    """The words of a message, each with the column whose value follows them."""
    return tuple((words, column) for words, column, _, _ in string.Formatter().parse(message))


def filled(message: str, row: Mapping[str, Any]) -> str:
    """Return the message of a rule with the values of a row in the places of its columns; the row has them all."""
    pieces = [words if column is None else words + _words(row[column]) for words, column in _pieces(message)]
    return " ".join("".join(pieces).split())


def _words(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, float):
        return f"{value:g}"
    return listed(value) if isinstance(value, list) else str(value)


def listed(values: Sequence[Any]) -> str:
    """Return `A, B and C`, or `A, B and 14 more` where there are many."""
    words = [_words(value) for value in values]
    if len(words) > _LISTED:
        words = [*words[: _LISTED - 1], f"{len(words) - _LISTED + 1} more"]
    if len(words) < 2:
        return words[0] if words else "none"
    return f"{', '.join(words[:-1])} and {words[-1]}"
