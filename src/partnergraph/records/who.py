"""The column of those who do the actions, where its heading is not known: its cells name people, posts and bodies.

In: the columns of a table, and the rows under them. Out: the same columns, those taken for who is named: a part that such
a heading cannot tell. Refuses nothing; what is taken so is put before a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from partnergraph.records.facts.people import is_body, is_job, is_nobody, is_person
from partnergraph.records.headings import UNKNOWN, Column, Columns
from partnergraph.records.lines import Line, text_at

_ROWS = 3  # fewer prove nothing
_SHARE = 0.7  # of the cells; a list of names is never known whole
_WORDS = 16  # of a cell; what is longer tells what is to be done, and may name somebody in passing
_BESIDE = frozenset({"supports", "consulted", "informed"})
_APART = re.compile(r"\s*(?:[,;/&|()\n]|\s[-–—+]\s|\band\b|\bwith\b)\s*")


def with_who(columns: Columns, lines: Sequence[Line]) -> Columns:
    """Return the columns with the unknown ones whose cells name people, posts or bodies taken for leads, where nothing heads them."""
    held = {meaning for column in columns for meaning in column.meanings}
    leading = any("lead" in column.meanings and column.role not in _BESIDE for column in columns)
    if leading or "action" not in held or any(column.scheme for column in columns):
        return columns
    return tuple(
        replace(column, meanings=("lead",))
        if _is_unknown(column) and _share([text_at(line, column.number).strip() for line in lines]) >= _SHARE
        else column
        for column in columns
    )


def _is_unknown(column: Column) -> bool:
    return column.meanings == ("extra",) and column.sure == UNKNOWN and bool(column.heading)


def _share(texts: Sequence[str]) -> float:
    """Return which part of the filled cells names somebody; none where they are few, or all one."""
    told = [text for text in texts if text and not is_nobody(text)]
    if len(told) < _ROWS or len(set(told)) < 2:
        return 0.0
    return sum(map(_names_who, told)) / len(told)


def _names_who(text: str) -> bool:
    if len(text.split()) > _WORDS:
        return False
    family, _, given = text.partition(",")
    if is_person(f"{given.strip()} {family}"):
        return True
    return any(is_person(part) or is_job(part) or is_body(part) for part in _APART.split(text) if part.strip())
