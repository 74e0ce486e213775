"""What only the rows can tell of a column: numbers without a heading, ranks, days under "Target", letters of a matrix.

In: the sheets of a document, their headings known. Out: the same sheets with those columns decided, and how the actions
under each set of headings are numbered. Refuses nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from partnergraph.records.date_forms import items
from partnergraph.records.dates import plain, read_dates
from partnergraph.records.headings import ALIKE, UNKNOWN, Column, Columns, Scheme, in_words, key, read_heading
from partnergraph.records.lines import Line, text_at
from partnergraph.records.marks import matrix
from partnergraph.records.refs import Numbering, in_column, numbering
from partnergraph.records.rows import is_total
from partnergraph.records.shading import shaded
from partnergraph.records.sheets import Sheet, rows_under
from partnergraph.records.statuses import is_status
from partnergraph.records.vocabulary import listed
from partnergraph.records.who import with_who

_NUMBERED = re.compile(
    r"(?:(?:action|task|activity|item|milestone|step)\s*)?(?:no\.?\s*)?[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?[.:)]?",
    re.IGNORECASE,
)
_GROUPED = 6
"""Rows from which a column of words that repeat is told from one that repeats by chance."""
_LABEL = 4
"""Words that a theme's name has at most, where its heading could head objectives as well."""


def decided(sheets: list[Sheet], scheme: Scheme) -> list[Sheet]:
    """Return the sheets with what only the rows can tell: a column of numbers without a heading, a column of ranks.

    Args:
        sheets: The tables of a document.
        scheme: What the letters of a matrix stand for.
    """
    under = {name: [line for line in lines if not is_total(line)] for name, lines in rows_under(sheets).items()}
    done: dict[tuple[str, ...], Columns] = {}
    for sheet in sheets:
        for index, columns in enumerate(sheet.columns):
            if columns:
                name = key(columns)
                if name not in done:
                    one = _one_number(_numbered_actions(columns, under.get(name, [])), under.get(name, []))
                    named = tuple(_by_content(column, under.get(name, []), one) for column in one)
                    known = shaded(matrix(named, under.get(name, []), scheme), under.get(name, []))
                    done[name] = with_who(known, under.get(name, []))
                sheet.columns[index] = done[name]
    return sheets


def _numbered_actions(columns: Columns, lines: Sequence[Line]) -> Columns:
    """Return columns with "Action 1", "Action 2" under "Action" taken for numbers, where another column describes the actions."""
    at = next((column.number for column in columns if "action" in column.meanings), None)
    texts = [text for line in lines if at is not None and (text := text_at(line, at).strip())]
    told = next(
        (one.number for one in columns if one.number != at and "action" in read_heading(one.heading).meanings), None
    )
    numbered = any(column.meanings == ("ref",) for column in columns)
    if told is None or numbered or not texts or not all(_NUMBERED.fullmatch(text) for text in texts):
        return columns
    meanings = {at: ("ref",), told: ("action",)}
    return tuple(replace(column, meanings=meanings.get(column.number, column.meanings)) for column in columns)


def _one_number(columns: Columns, lines: Sequence[Line]) -> Columns:
    """Return columns of which one holds the number: of several headed so ("ID", "Item type") that which tells most rows apart."""
    numbers = [column.number for column in columns if column.meanings == ("ref",)]
    if len(numbers) < 2:
        return columns
    held = {number: {text_at(line, number).strip() for line in lines} - {""} for number in numbers}
    best = max(numbers, key=lambda number: len(held[number]))
    return tuple(
        replace(column, meanings=("extra",)) if column.number in numbers and column.number != best else column
        for column in columns
    )


def _by_content(column: Column, lines: Sequence[Line], columns: Columns) -> Column:
    texts = [line.pieces[column.number].text.strip() for line in lines if column.number < len(line.pieces)]
    texts = [text for text in texts if text]
    if not texts:
        return column
    if not any("ref" in other.meanings for other in columns) and _holds_refs(column, texts, columns):
        return replace(column, meanings=("ref",))
    if "recommendation" in column.meanings and all(_is_rank(text) for text in texts):
        return replace(column, meanings=("extra",))
    if column.meanings in {("recommendation",), ("step",)} and _heads_groups(texts, columns):
        return replace(column, meanings=("theme",))
    if _spans_actions(column, lines, columns):
        return replace(column, meanings=("theme",))
    if column.meanings == ("extra",) and _says_whether(column, texts, columns):
        return replace(column, meanings=("status",))
    if column.meanings == ("progress",) and all(map(is_status, texts)):
        # "Progress" heads reports in one plan, and "Not started", "Complete" in the next.
        stated = any("status" in other.meanings for other in columns)
        return column if stated else replace(column, meanings=("status",))
    found = _by_content_alone(column, texts, columns)
    if found:
        return replace(column, meanings=(found,))
    dated = any("due" in other.meanings for other in columns)
    if set(column.meanings) <= {"outcome", "step"} and _is_one_of_two(column):
        times = [read_dates(text) for text in texts]
        if any(time.dates for time in times) and all(time.precision != "unread" for time in times):
            return replace(column, meanings=("due",))
    if set(column.meanings) <= {"outcome", "step"} and not dated:
        # "Target" and "Milestone" head measures in one plan and days in the next.
        times = [dates for text in texts if (dates := read_dates(text)).said]
        bare = [dates for dates in times if not dates.rest]
        if len(bare) * 10 >= len(texts) * 7 and any(dates.dates for dates in bare):
            return replace(column, meanings=("due",))
        if column.meanings == ("step",) and len(times) * 10 >= len(texts) * 7 and any(dates.dates for dates in times):
            return replace(column, meanings=("step", "due"))
    return column


def _heads_groups(texts: Sequence[str], columns: Columns) -> bool:
    """Return whether a column such as "Priority" names what actions are about, a few words for several, and not what each serves."""
    held = {name for column in columns for name in column.meanings}
    if "theme" in held or "action" not in held or len(texts) < _GROUPED:
        return False
    return 2 * len(set(texts)) <= len(texts) and max(len(text.split()) for text in texts) <= _LABEL


def _spans_actions(column: Column, lines: Sequence[Line], columns: Columns) -> bool:
    """Return whether a column that nobody knows names what actions are about: a few words in front of them, in cells over several rows."""
    action = next((other.number for other in columns if "action" in other.meanings), 0)
    known = any("theme" in other.meanings for other in columns)
    if known or column.number >= action or column.meanings != ("extra",) or column.sure != UNKNOWN:
        return False
    pieces = [line.pieces[column.number] for line in lines if column.number < len(line.pieces)]
    rows = Counter(id(piece.cell) for piece in pieces if piece.text.strip())
    words = {id(piece.cell): len(piece.text.split()) for piece in pieces}
    named = all(words[cell] <= 2 * _LABEL for cell in rows)
    return len(rows) > 1 and named and 2 * sum(count > 1 for count in rows.values()) >= len(rows)


def _says_whether(column: Column, texts: Sequence[str], columns: Columns) -> bool:
    """Return whether a column asks whether an action is complete, and its cells answer: a tick, yes, TRUE."""
    asked = in_words(column.heading) in {"complete", "completed", "done", "achieved", "delivered", "finished"}
    other = any("status" in one.meanings or (one is not column and is_status(one.heading)) for one in columns)
    return asked and not other and all(is_status(text) for text in texts)


def _by_content_alone(column: Column, texts: Sequence[str], columns: Columns) -> str:
    """Return what a column holds whose heading is not known, or misleads ("Delivered by" over days), by its cells; empty if they do not tell."""
    unknown = column.meanings == ("extra",) and column.sure == UNKNOWN and bool(column.heading)
    if not unknown and column.meanings != ("lead",):
        return ""
    held = {name for other in columns if other is not column for name in other.meanings}
    times = [read_dates(text) for text in texts]
    bare = sum(bool(time.said and not time.rest) for time in times)
    # "Target" and "Milestone" may hold the days as well.
    if not held & {"due", "outcome", "step"} and any(time.dates for time in times) and bare * 10 >= len(texts) * 8:
        return "due"
    # A tick says something of its heading, and a word of the action.
    stated = len(texts) > 1 and all(is_status(text) and any(map(str.isalpha, text)) for text in texts)
    return "status" if unknown and stated and not held & {"status", "rag"} else ""


def _is_one_of_two(column: Column) -> bool:
    """Return whether a heading says that another time stands beside it: "Revised target", "Original target"."""
    return bool({item.what for item in items(plain(column.heading))} & {"holds", "aside"})


def _holds_refs(column: Column, texts: Sequence[str], columns: Columns) -> bool:
    """Return whether a column without a heading, or under one like "Step", holds the numbers of the actions."""
    numbers = sum(in_column(text) and any(letter.isdigit() for letter in text) for text in texts)
    if not column.heading:
        return numbers * 10 >= len(texts) * 7
    # Under a heading it must stand in front of all but objectives, and no number may come twice, as ranks and years do.
    loose = set(column.meanings) & {"extra", "step", "recommendation"} and column.sure != ALIKE
    in_front = all(set(other.meanings) <= {"theme", "recommendation"} for other in columns[: column.number])
    other_action = any("action" in other.meanings for other in columns if other is not column)
    if not (loose and in_front and other_action and 1 < numbers == len(texts) == len(set(texts))):
        return False
    if any(len(text.split()) > 1 for text in texts):
        return False
    if "recommendation" in column.meanings and all(_is_rank(text) for text in texts):
        return False
    return not all(re.fullmatch(r"(?:19|20)\d\d(?:\D.*)?", text) for text in texts)


def _is_rank(text: str) -> bool:
    return text.casefold() in listed("level") or (text.isdigit() and "#" in listed("level"))


def numberings(sheets: Sequence[Sheet]) -> dict[tuple[str, ...], Numbering]:
    """Return how the actions under each set of headings are numbered."""
    result = {}
    columns_of = {key(columns): columns for sheet in sheets for columns in sheet.columns if columns}
    under = rows_under(sheets)
    for name, columns in columns_of.items():
        lines = under.get(name, [])
        ref = next((column.number for column in columns if "ref" in column.meanings), None)
        heads = [
            column.number
            for meaning in ("recommendation", "action", "step")
            for column in columns
            if meaning in column.meanings
        ]
        result[name] = numbering(
            [] if ref is None else [text_at(line, ref) for line in lines],
            [next((text for number in heads if (text := text_at(line, number).strip())), "") for line in lines],
        )
    return result
