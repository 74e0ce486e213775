"""Columns known by what they hold, for a document in which no table has headings.

In: the lines of a table. Out: its columns, or nothing: the long texts are actions, beside them must stand names and a
column of dates or statuses. What is found so is always put before a person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from partnergraph.records.dates import read_dates
from partnergraph.records.headings import Column, exact
from partnergraph.records.lines import Line
from partnergraph.records.refs import in_column
from partnergraph.records.statuses import is_status, read_rag

_ROWS = 3  # fewer prove nothing
_SHARE = 0.8


def _is_date(text: str) -> bool:
    dates = read_dates(text)
    return (dates.said or bool(dates.doubts)) and len(dates.rest.split()) < 3


def _is_number(text: str) -> bool:
    return in_column(text) and any(character.isdigit() for character in text) and not _is_date(text)


_TELLING: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("ref", _is_number),
    ("rag", lambda text: bool(read_rag(text))),
    ("status", is_status),
    ("due", _is_date),
)


def infer(lines: Sequence[Line]) -> tuple[Column, ...]:
    """Return the columns of a table without headings, or nothing where what they hold does not tell."""
    full = [line for line in lines if len(line.filled) > 2]
    if len(full) < _ROWS or sum(bool(exact(item.text)) for item in full[0].filled) > 1:
        return ()
    width = max(len(line.pieces) for line in full)
    held = [[line.pieces[at].text.strip() for line in full if at < len(line.pieces)] for at in range(width)]
    held = [[text for text in texts if text] for texts in held]
    meanings = [_meaning(texts) for texts in held]
    free = [at for at in range(width) if not meanings[at] and len(held[at]) * 2 >= len(full)]
    if not free:
        return ()
    action = max(free, key=lambda at: sum(map(len, held[at])) / len(held[at]))
    others = [at for at in free if at != action and _short(held[at])]
    words = sum(len(text.split()) for text in held[action]) / len(held[action])
    if words < 3 or not others or not {"due", "status", "rag"} & set(meanings):
        return ()
    meanings[action], meanings[others[0]] = "action", "lead"
    return tuple(Column(at, "", (meaning or "extra",)) for at, meaning in enumerate(meanings))


def _meaning(texts: Sequence[str]) -> str:
    for meaning, holds in _TELLING:
        if texts and sum(map(holds, texts)) >= _SHARE * len(texts):
            return meaning
    return ""


def _short(texts: Sequence[str]) -> bool:
    """Return whether the texts may be names: few words, a capital first."""
    fitting = sum(len(text.split()) <= 8 and not text[0].islower() for text in texts)
    return fitting >= _SHARE * len(texts)
