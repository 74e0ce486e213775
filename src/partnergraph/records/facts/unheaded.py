"""Lists of contacts or members that have no headings, under a line that says what they are.

In: the rows of a table and the kind that is announced above it. Out: what each column holds, told by its cells; nothing where
no column names anybody. Refuses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from partnergraph.records.facts.areas import is_area
from partnergraph.records.facts.people import is_job, is_nobody, is_person
from partnergraph.records.facts.seats import is_seat
from partnergraph.records.headings import SOME_WORDS, Column, Columns
from partnergraph.records.lines import Line, text_at

_PHONE = re.compile(r"(?:tel[.:]*\s*)?\+?\(?0?[\d\s()-]{7,}(?:ext.*)?", re.IGNORECASE)


def _is_mailbox(text: str) -> bool:
    return "@" in text and len(text.split()) < 3


def _is_phone(text: str) -> bool:
    return bool(_PHONE.fullmatch(text.strip()))


_HOLDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("mailbox", _is_mailbox),
    ("phone", _is_phone),
    ("role", is_seat),
    ("person", is_person),
    ("post", is_job),
)


def unheaded(kind: str, lines: Sequence[Line]) -> Columns:
    """Return the columns of a list without headings; none where its cells do not tell that it is one."""
    width = max((len(line.pieces) for line in lines), default=0)
    full = [line for line in lines if len(line.filled) > 1 or width == 1]
    columns = []
    for number in range(width):
        texts = [text for line in full if (text := text_at(line, number).strip()) and not is_nobody(text)]
        columns.append(Column(number, "", (_meaning(kind, texts),), sure=SOME_WORDS))
    found = [column.meanings[0] for column in columns]
    if width == 1 and kind == "members":
        return (Column(0, "", ("contact",), sure=SOME_WORDS),) if _share(full, 0) * 2 >= len(full) > 0 else ()
    return tuple(columns) if {"person", "post"} & set(found) and width > 1 else ()


def _share(lines: Sequence[Line], number: int) -> int:
    return sum(is_person(text_at(line, number)) or is_job(text_at(line, number)) for line in lines)


def _meaning(kind: str, texts: Sequence[str]) -> str:
    for meaning, holds in _HOLDS:
        if (meaning != "role" or kind == "members") and texts and sum(map(holds, texts)) * 10 >= len(texts) * 6:
            return meaning
    if kind == "contacts":
        return "area" if texts and all(map(is_area, texts)) else "topic or agency"
    return "agency" if texts else "note"
