"""The title of a plan, and the version or period that it gives.

In: the lines before the first actions, the file's properties and its name. Out: a `Title`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from partnergraph.model import Cell, Document, Text
from partnergraph.records.dates import read_spans
from partnergraph.records.sections import is_furniture, plain, section_word
from partnergraph.records.spans import Span
from partnergraph.records.vocabulary import listed

_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Title:
    """What a plan is called and when it is of.

    Attributes:
        text: The title.
        part: The line or cell that holds it, if it stands in the document.
        version: The date of this version, where one is printed.
        starts: First day of its period.
        ends: Last day of its period.
        within: First and last day between which its days without a year lie, if the title gives a period or date.
    """

    text: str
    part: Cell | Text | None = None
    version: date | None = None
    starts: date | None = None
    ends: date | None = None
    within: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Front:
    """A line before the first headings: its text, and whether it stands right above a table."""

    part: Cell | Text
    text: str
    level: int = 0
    captions: bool = False


def find_title(document: Document, plan: str, front: Sequence[Front], levels: Sequence[int]) -> Title:
    """Return the title and its dates.

    Args:
        document: The document.
        plan: The plan's short name, the last resort.
        front: The lines before the first headings of actions.
        levels: The level of every heading in the document: one that comes again is that of sections.
    """
    lines = [
        line
        for line in front
        if len(line.text) <= _LONGEST and not is_furniture(line.text) and not section_word(line.text)
    ]
    chosen = (
        next((line for line in lines if _named(line.text)), None)
        or next((line for line in lines if line.level and levels.count(line.level) == 1), None)
        or (None if document.title else next((line for line in lines if not line.level and not line.captions), None))
    )
    text = " ".join(chosen.text.split()) if chosen else document.title or plan
    span = _first_span(text) if chosen or document.title else None
    printed = next(
        (found for line in lines if line is not chosen and is_dated(line.text) and (found := _first_span(line.text))),
        None,
    )
    span = span or printed
    part = chosen.part if chosen else None
    if span is None and (named := _first_span(plan.replace("_", " "))):
        # The name of a file says of when it is, not for how long it holds.
        return Title(text, part, version=named.last, within=_with_dates(text, part, named).within)
    title = _with_dates(text, part, span)
    return replace(title, version=printed.last) if printed and not printed.ranged and title.starts else title


def _named(text: str) -> bool:
    words = " " + " ".join(re.findall(r"\w+", text.casefold())) + " "
    return not text.rstrip().endswith((".", ";")) and any(f" {word} " in words for word in listed("title"))


def is_dated(text: str) -> bool:
    """Return whether a line is a date, or says that it gives the date of this version."""
    small = plain(text)
    if not re.search(r"\d", small):
        return False
    return any(re.match(rf"{word}\b", small) for word in listed("updated")) or bool(
        re.fullmatch(r"[\d\s./-]*(?:st|nd|rd|th)?\s*[a-z]*\s*[\d./-]*", small)
    )


def _first_span(text: str) -> Span | None:
    return next(iter(read_spans(text)), None)


def _with_dates(text: str, part: Cell | Text | None, span: Span | None) -> Title:
    if span is None:
        return Title(text, part)
    if span.ranged or span.precision == "year":
        # A period says how long the plan holds, not of when this version is.
        return Title(text, part, None, span.first, span.last, (span.first, span.last))
    # A date of issue: what has no year lies a little before it (an action log) or in the half year after it.
    near = (span.last - timedelta(days=92), span.last + timedelta(days=183))
    return Title(text, part, version=span.last, within=near)
