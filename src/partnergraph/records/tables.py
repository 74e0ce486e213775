"""Which tables hold actions, where their headings stand, and what each column holds.

In: the lines of every table. Out: a `Sheet` a table, which says for each line whether it is a row of headings and under
which columns it stands. A table without headings of its own goes on under those before it, where it is as wide.
Refuses: a document in which no table has a column for actions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from partnergraph.errors import InputError
from partnergraph.model import Document
from partnergraph.records.dates import read_dates
from partnergraph.records.headings import (
    ALIKE,
    UNKNOWN,
    Column,
    exact,
    headings,
    headings_but_action,
    read_heading,
    settled,
)
from partnergraph.records.inferred import infer
from partnergraph.records.lines import Line
from partnergraph.records.refs import Numbering, in_column, numbering
from partnergraph.records.statuses import is_status, read_rag
from partnergraph.records.vocabulary import listed

Columns = tuple[Column, ...]
# A cell of a matrix with a column for each body: "A", "R", "C/I".
_RASCI = re.compile(r"[RASCI](?:\s*[/,&]?\s*[RASCI]){0,4}")
_SHORT = 40  # characters of a heading that stands on two rows


@dataclass(slots=True)
class Sheet:
    """A table as understood.

    Attributes:
        lines: Its rows.
        heads: Indexes of the lines that hold headings.
        columns: For each line, the columns it stands under; empty above the first headings.
        reason: Why it holds no actions; empty if it does.
        inferred: Whether it has no headings, so that its columns are known only by what they hold.
    """

    lines: list[Line]
    heads: set[int] = field(default_factory=set)
    columns: list[Columns] = field(default_factory=list)
    reason: str = ""
    inferred: bool = False


def key(columns: Columns) -> tuple[str, ...]:
    """Return what makes two rows of headings the same."""
    return tuple(column.heading.casefold() for column in columns)


def find_heads(lines: Sequence[Line]) -> dict[int, tuple[Columns, int]]:
    """Return the columns announced at each row of headings, and how many lines it takes."""
    found: dict[int, tuple[Columns, int]] = {}
    leading = True
    index = 0
    while index < len(lines):
        line = lines[index]
        used = 1
        if len(line.filled) > 1:
            columns = headings(line.texts, leading=leading)
            if leading and not columns:
                columns = _with_action(headings_but_action(line.texts), lines[index + 1 :])
            below = lines[index + 1] if index + 1 < len(lines) else None
            if below is not None and (both := _two_rows(line, below, columns, leading=leading)):
                columns, used = both, 2
            if columns:
                found[index] = (columns, used)
            leading = leading and bool(columns)
        index += used
    return found


def _with_action(columns: Columns, lines: Sequence[Line]) -> Columns:
    """Return the columns with the unknown one that holds the longest texts taken for the actions, if there is one."""
    means: dict[int, float] = {}
    for column in columns:
        texts = [text for line in lines if (text := _text(line, column.number).strip())]
        means[column.number] = sum(len(text.split()) for text in texts) / len(texts) if texts else 0
    unknown = [column.number for column in columns if column.heading and column.sure == UNKNOWN]
    longest = max(unknown, key=lambda number: means[number], default=None)
    if longest is None or means[longest] < 4:
        return ()
    return settled(
        tuple(
            replace(column, meanings=("action",), rank=1) if column.number == longest else column for column in columns
        )
    )


def _two_rows(line: Line, below: Line, columns: Columns, *, leading: bool) -> Columns:
    """Return the columns that two rows announce together, or nothing where the second does not complete the first."""
    if not below.filled or any(len(item.text) > _SHORT for item in below.filled):
        return ()
    if columns:
        if not all(_completes(item.column, line, below) for item in below.filled):
            return ()
    elif not leading or any(len(item.text) > _SHORT for item in line.filled) or headings(below.texts, leading=True):
        return ()
    width = max(len(line.pieces), len(below.pieces))
    texts = []
    spanning = ""
    for number in range(width):
        above = line.pieces[number] if number < len(line.pieces) else None
        under = below.pieces[number] if number < len(below.pieces) else None
        upper = "" if above is None else above.text
        lower = "" if under is None or under is above else under.text
        if upper.strip():
            spanning = upper
        elif lower.strip() and columns:
            upper = spanning  # "Lead" over "Officer" and "Agency", the second of them under a blank
        texts.append(_one_heading(upper, lower))
    together = headings(texts, leading=True)
    if columns:
        return together
    return together if sum(column.sure >= ALIKE for column in together) >= 3 else ()


def _completes(number: int, line: Line, below: Line) -> bool:
    """Return whether a cell of the second row stands under a heading that covers it and a neighbour: "Lead" over two."""

    def blank(line: Line, at: int) -> bool:
        return not 0 <= at < len(line.pieces) or line.pieces[at].blank

    if number >= len(line.pieces):
        return False
    above = line.pieces[number]
    if above.blank:
        return number > 0
    beside = number + 1 < len(line.pieces) and blank(line, number + 1) and not blank(below, number + 1)
    return beside or line.pieces.count(above) > 1


def _one_heading(upper: str, lower: str) -> str:
    if not lower.strip():
        return upper
    if exact(lower) and read_heading(lower).meanings == read_heading(upper).meanings:
        return lower if not upper.strip() else f"{upper} {lower}"
    return f"{upper} {lower}".strip()


def understand(document: Document, tables: Sequence[list[Line]], beside: Sequence[bool]) -> list[Sheet]:
    """Return what each table holds.

    Args:
        document: The document, for the error.
        tables: The lines of each table.
        beside: For each table, whether nothing but page furniture stands between it and the one before.

    Raises:
        InputError: No table has a column for actions.
    """
    sheets: list[Sheet] = []
    current: Columns = ()
    for lines, close in zip(tables, beside, strict=True):
        heads = find_heads(lines)
        sheet = Sheet(lines)
        if heads and is_key(lines, heads):
            sheet.columns = [()] * len(lines)
            sheet.reason = "a key to colours or statuses"
        elif heads:
            before = current if current and key(heads[min(heads)][0]) == key(current) else ()
            for index in range(len(lines)):
                if index in heads:
                    before = heads[index][0]
                    sheet.heads.update(range(index, index + heads[index][1]))
                sheet.columns.append(before)
            current = before
        elif current and _goes_on(lines, current, close=close):
            sheet.columns = [current] * len(lines)
        else:
            sheet.columns = [()] * len(lines)
            sheet.reason = _reason(lines)
        sheets.append(sheet)
    if not current and not _inferred(sheets, beside):
        raise InputError(_looked_at(tables), where=document.name, todo=_ADVICE)
    return _decided(sheets)


def _inferred(sheets: Sequence[Sheet], beside: Sequence[bool]) -> bool:
    """Give tables without headings the columns that their contents prove; return whether any has them."""
    current: Columns = ()
    for sheet, close in zip(sheets, beside, strict=True):
        found = infer(sheet.lines)
        if found or (current and _goes_on(sheet.lines, current, close=close)):
            current = found or current
            sheet.columns, sheet.reason, sheet.inferred = [current] * len(sheet.lines), "", True
    return bool(current)


def is_key(lines: Sequence[Line], heads: Mapping[int, tuple[Columns, int]]) -> bool:
    """Return whether a table only says what each colour or status means: one row for each, and nobody named."""
    start, (columns, used) = next(iter(heads.items()))
    named = {name for column in columns for name in column.meanings}
    if len(heads) > 1 or named & {"lead", "due", "ref"}:
        return False
    at = next((column.number for column in columns if set(column.meanings) & {"rag", "status"}), None)
    if at is None:
        return False
    values = [
        line.pieces[at].text.strip().casefold()
        for line in lines[start + used :]
        if at < len(line.pieces) and line.filled
    ]
    told = all(read_rag(value) or is_status(value) for value in values)
    return len(values) > 1 and told and len(set(values)) == len(values)


_ADVICE = (
    "Put one row of headings above the actions, with words such as Action, Lead and By when; "
    "data/reference/headings.csv lists all that are known."
)


def _looked_at(tables: Sequence[list[Line]]) -> str:
    count = f"{len(tables)} tables were" if len(tables) != 1 else "1 table was"
    if not tables:
        return "There is no table in this document, so there are no actions to read."
    first = []
    for lines in tables[:3]:
        filled = next((line.filled for line in lines if line.filled), ())
        first.append('"' + " | ".join(" ".join(item.text.split())[:30] for item in filled[:6]) + '"')
    more = ", ..." if len(tables) > 3 else ""
    return f"No action table was found: {count} looked at, beginning {', '.join(first)}{more}, and none has a column for actions beside one that says who, when or how far."


def _goes_on(lines: Sequence[Line], columns: Columns, *, close: bool) -> bool:
    """Return whether a table without headings holds further rows under `columns`."""
    width = max((len(line.pieces) for line in lines), default=0)
    if width != len(columns):
        return False
    first = next((line for line in lines if len(line.filled) > 1), None)
    if first is None:
        return close
    if sum(bool(exact(item.text)) for item in first.filled) >= 2 or all(item.piece.cell.bold for item in first.filled):
        return False  # a table of another kind, under headings of its own
    return close or _resembles(lines, columns)


def _resembles(lines: Sequence[Line], columns: Columns) -> bool:
    """Return whether numbers stand where the columns want numbers, and dates where they want dates."""
    telling = [column.number for column in columns if set(column.meanings) & {"ref", "due"}]
    full = [line for line in lines if len(line.filled) > 1]
    if not telling or not full:
        return False
    right = 0
    for line in full:
        texts = {number: line.pieces[number].text for number in telling if number < len(line.pieces)}
        right += any(
            text.strip() and (in_column(text) if "ref" in columns[number].meanings else read_dates(text).said)
            for number, text in texts.items()
        )
    return right * 2 >= len(full)


def _reason(lines: Sequence[Line]) -> str:
    filled = next((line.filled for line in lines if line.filled), ())
    words = " | ".join(" ".join(item.text.split())[:30] for item in filled[:6])
    return f'a table that lists no actions: it begins "{words}"'


def _rows_under(sheets: Sequence[Sheet]) -> dict[tuple[str, ...], list[Line]]:
    """Return the rows with several filled cells under each set of headings."""
    found: dict[tuple[str, ...], list[Line]] = {}
    for sheet in sheets:
        for index, line in enumerate(sheet.lines):
            if sheet.columns[index] and index not in sheet.heads and len(line.filled) > 1:
                found.setdefault(key(sheet.columns[index]), []).append(line)
    return found


def _decided(sheets: list[Sheet]) -> list[Sheet]:
    """Return the sheets with what only the rows can tell: a column of numbers without a heading, a column of ranks."""
    under = _rows_under(sheets)
    done: dict[tuple[str, ...], Columns] = {}
    for sheet in sheets:
        for index, columns in enumerate(sheet.columns):
            if columns:
                name = key(columns)
                if name not in done:
                    named = tuple(_by_content(column, under.get(name, []), columns) for column in columns)
                    done[name] = _matrix(named, under.get(name, []))
                sheet.columns[index] = done[name]
    return sheets


def _by_content(column: Column, lines: Sequence[Line], columns: Columns) -> Column:
    texts = [line.pieces[column.number].text.strip() for line in lines if column.number < len(line.pieces)]
    texts = [text for text in texts if text]
    if not texts:
        return column
    if not any("ref" in other.meanings for other in columns) and _holds_refs(column, texts, columns):
        return replace(column, meanings=("ref",))
    if "recommendation" in column.meanings and all(_is_rank(text) for text in texts):
        return replace(column, meanings=("extra",))
    if set(column.meanings) <= {"outcome", "step"} and not any("due" in other.meanings for other in columns):
        # "Target" and "Milestone" head measures in one plan and days in the next.
        times = [dates for text in texts if (dates := read_dates(text)).said]
        bare = [dates for dates in times if not dates.rest]
        if len(bare) * 10 >= len(texts) * 7 and any(dates.dates for dates in bare):
            return replace(column, meanings=("due",))
        if column.meanings == ("step",) and len(times) * 10 >= len(texts) * 7 and any(dates.dates for dates in times):
            return replace(column, meanings=("step", "due"))
    return column


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


def _matrix(columns: Columns, lines: Sequence[Line]) -> Columns:
    """Return the columns with those of a RASCI matrix known: bodies as headings, letters as cells."""
    letters: dict[int, list[str]] = {}
    for column in columns:
        if column.heading and column.sure == UNKNOWN:
            texts = [text for line in lines if (text := _text(line, column.number).strip())]
            if texts and all(_RASCI.fullmatch(text) for text in texts):
                letters[column.number] = texts
    found = [text for texts in letters.values() for text in texts]
    if len(found) < 3 or not any("A" in text or "R" in text for text in found):
        return columns
    return tuple(replace(column, meanings=("rasci",)) if column.number in letters else column for column in columns)


def _is_rank(text: str) -> bool:
    return text.casefold() in listed("level") or (text.isdigit() and "#" in listed("level"))


def numberings(sheets: Sequence[Sheet]) -> dict[tuple[str, ...], Numbering]:
    """Return how the actions under each set of headings are numbered."""
    result = {}
    columns_of = {key(columns): columns for sheet in sheets for columns in sheet.columns if columns}
    under = _rows_under(sheets)
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
            [] if ref is None else [_text(line, ref) for line in lines],
            [next((text for number in heads if (text := _text(line, number).strip())), "") for line in lines],
        )
    return result


def _text(line: Line, number: int) -> str:
    return line.pieces[number].text if number < len(line.pieces) else ""
