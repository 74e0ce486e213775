"""What a table lists that lists no actions: contacts, members, agreements, risks, indicators, versions, and so on.

In: the lines of a table, and its headings where they look like those of a plan. Out: its kind and, for a person, the
reason why it holds no actions. The headings by which each kind is known are data/reference/table_kinds.csv. Refuses
nothing: a table of which nothing is known has no kind, and a reason that quotes how it begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from partnergraph.records.headings import Columns, in_words, read_heading
from partnergraph.records.lines import Line, text_at
from partnergraph.records.statuses import is_status, read_rag
from partnergraph.reference import rows

KINDS = {
    "contacts": "a list of contacts",
    "members": "a list of members",
    "attendance": "a list of who attended",
    "agreements": "a list of agreements",
    "key": "a key to colours or statuses",
    "letters": "a key to the letters of a matrix",
    "versions": "a history of versions",
    "document control": "facts about the document",
    "distribution": "a list of who receives the document",
    "risks": "a register of risks",
    "issues": "a log of issues",
    "decisions": "a log of decisions",
    "agenda": "an agenda",
    "minutes": "minutes of a meeting",
    "indicators": "a table of indicators",
    "services": "a list of services",
    "glossary": "a glossary",
    "equality": "an assessment of impact on equality",
    "budget": "a table of money",
    "contents": "a table of contents",
    "consultation": "answers to a consultation",
    "meetings": "a list of meetings",
    "governance": "a table of who does what in the partnership",
    "training": "a list of training",
    "timetable": "a timetable beside the actions",
    "data": "a table of figures",
    "objectives": "a list of objectives, beside the actions",
    "objective": "what the actions below it are for",
    "repeat": "a summary of actions that stand elsewhere in the document",
    "layout": "a table for layout only",
}
"""Every kind, and the reason that is given for setting such a table apart."""

_LONGEST = 60  # characters of a heading
_FIRST = 3  # rows among which the headings are looked for
_MONEY = re.compile(
    r"[-(]?\s*[£€]\s*[\d,.]+\s*(?:k|m|bn|million|thousand)?\)?(?:\s*(?:p\.?a\.?|per annum))?", re.IGNORECASE
)
_LETTERS = frozenset("rascilpdqvo")
Force = Literal["", "beside", "always"]


@dataclass(frozen=True, slots=True)
class Other:
    """A table that lists something else than actions.

    Attributes:
        kind: One of `KINDS`; empty if it is not known what it lists.
        reason: Why it is set apart.
        force: `always` if it holds no actions although its headings may look so, `beside` if that is so only where
            another table of the document surely holds actions, empty if it counts only where no heading tells of actions.
    """

    kind: str
    reason: str
    force: Force = ""


@dataclass(frozen=True, slots=True)
class _Sign:
    """A line of table_kinds.csv: of each group of headings, one must stand above the table."""

    kind: str
    over: str
    groups: tuple[frozenset[str], ...]


@cache
def _signs() -> tuple[_Sign, ...]:
    signs = []
    for row in rows("table_kinds"):
        groups = [
            frozenset(
                f"~{in_words(word)}" if word.startswith("~") else in_words(word)
                for word in map(str.strip, group.split("|"))
            )
            for group in row["headings"].split(";")
        ]
        signs.append(_Sign(row["kind"], row["over"], tuple(groups)))
    return tuple(signs)


def classify(lines: Sequence[Line], columns: Columns = ()) -> Other:
    """Return what a table lists, read as one that lists no actions.

    Args:
        lines: Its rows.
        columns: Its columns, where a row of headings in it looks like that of a plan.
    """
    if kind := _key_kind(lines, columns):
        return Other(kind, KINDS[kind], "always")
    if _is_money(lines) and not _promises(columns):
        return Other("budget", KINDS["budget"], "always")
    for texts in _headings_of(lines):
        for sign in _signs():
            if _has(sign, texts):
                force = _force(sign, columns)
                if force is not None:
                    return Other(sign.kind, KINDS[sign.kind], force)
    if columns and not says_action(columns) and not _answers(columns):
        return Other("objectives", KINDS["objectives"], "beside")
    return Other("", _reason(lines))


def _promises(columns: Columns) -> bool:
    """Return whether headings speak of actions in so many words, or of when and how far, as a table of money does not."""
    named = {name for column in columns for name in column.meanings}
    return bool(named & {"due", "status", "rag"}) or any("action" in in_words(one.heading).split() for one in columns)


def _is_money(lines: Sequence[Line]) -> bool:
    """Return whether most rows of a table give an amount of money and hardly anything else of length."""
    full = [line for line in lines if len(line.filled) > 1][1:]
    rich = sum(any(_MONEY.fullmatch(item.text) for item in line.filled) for line in full)
    return rich > 0 and rich * 2 > len(full)


def _headings_of(lines: Sequence[Line]) -> list[list[str]]:
    """Return the rows, and for a table of labels and values the column, that may be its headings; in plain words."""
    full = [line for line in lines if len(line.filled) > 1]
    found = [[in_words(item.text) for item in line.filled] for line in full[:_FIRST] if is_short(line)]
    if full and max(len(line.filled) for line in full) == 2:
        found.append([in_words(line.filled[0].text) for line in full if len(line.filled[0].text) <= 60])
    return found


def is_short(line: Line) -> bool:
    """Return whether every text of a row is short enough for a heading."""
    return all(len(item.text) <= _LONGEST for item in line.filled)


def _has(sign: _Sign, texts: Sequence[str]) -> bool:
    """Return whether each group of a sign is met by a heading of its own."""
    free = [text for text in texts if text]
    for group in sign.groups:
        met = next((text for text in free if _meets(text, group)), None)
        if met is None:
            return False
        free.remove(met)
    return True


def _meets(text: str, group: frozenset[str]) -> bool:
    return text in group or any(word[0] == "~" and f" {word[1:]} " in f" {text} " for word in group if word)


def _force(sign: _Sign, columns: Columns) -> Force | None:
    """Return how much a sign counts against headings that look like those of a plan; None if it does not count at all."""
    if not columns:
        return ""
    if sign.over == "always":
        return "always"
    named = {name for column in columns for name in column.meanings}
    if sign.over == "no action":
        return None if says_action(columns) else "always"
    if sign.over == "no date":
        return None if named & {"due", "start", "status", "rag"} else "always"
    if sign.over == "beside":
        return None if named & {"lead", "status", "rag", "outcome", "ref"} else "beside"
    return None


def _answers(columns: Columns) -> bool:
    """Return whether headings say two of who, by when and how far, so that objectives under them may be the actions."""
    named = {name for column in columns for name in column.meanings}
    return len([1 for one in ({"lead"}, {"due"}, {"status", "rag"}) if one & named]) > 1


def says_action(columns: Columns) -> bool:
    """Return whether the headings themselves, and not the lack of a better one, make a column that of the actions."""
    return any(
        column.rank == 1 and "action" in column.meanings and "action" in read_heading(column.heading).meanings
        for column in columns
    )


def _key_kind(lines: Sequence[Line], columns: Columns) -> str:
    """Return the kind of a table that only says what each colour, status or letter means; empty if it is none."""
    named = {name for column in columns for name in column.meanings}
    if named & {"lead", "due", "ref"}:
        return ""
    full = [line for line in lines if len(line.filled) > 1]
    at = next(
        (column.number for column in columns if set(column.meanings) & {"rag", "status"}), 0 if not columns else None
    )
    if at is None or (not columns and max((len(line.filled) for line in full), default=0) > 3):
        return ""
    values = [text_at(line, at).strip().casefold() for line in full]
    if columns:
        values = values[1:]
    for kind, holds in (("key", _is_state), ("letters", _is_letter)):
        # A heading ("Colour | Meaning") may stand above the values.
        for held in (values, values[1:]):
            if len(held) > 1 and all(map(holds, held)) and len(set(held)) == len(held):
                return kind
    return ""


def _is_state(text: str) -> bool:
    return bool(read_rag(text)) or is_status(text)


def _is_letter(text: str) -> bool:
    return text.strip("() .:=-") in _LETTERS


def _reason(lines: Sequence[Line]) -> str:
    filled = next((line.filled for line in lines if line.filled), ())
    words = " | ".join(" ".join(item.text.split())[:30] for item in filled[:6])
    return f'a table that lists no actions: it begins "{words}"'
