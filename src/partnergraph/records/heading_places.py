"""Where the headings of a table stand: on one row or two, anywhere in it.

In: the lines of a table. Out: the columns announced at each row of headings. Refuses nothing: a table without any has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from partnergraph.records.heading_rows import (
    headings,
    headings_but_action,
    may_be_action,
    may_head_again,
    measured,
    settled,
)
from partnergraph.records.headings import ALIKE, Columns, exact, read_heading
from partnergraph.records.lines import Line, text_at
from partnergraph.records.marks import heads_matrix
from partnergraph.records.shapes import distinct, pairs_of

_WORDS = 4  # that the actions under a heading which is not known have on average
_FACTS = 6  # rows of facts that may stand above the headings
_SHORT = 40  # characters of a heading that stands on two rows


Heads = dict[int, tuple[Columns, int]]


def find_heads(lines: Sequence[Line]) -> Heads:
    """Return the columns announced at each row of headings, and how many lines it takes."""
    found: Heads = {}
    leading = True
    index = 0
    while index < len(lines):
        line = lines[index]
        used = 1
        if len(line.filled) > 1:
            known = [columns for columns, _ in found.values()]
            columns = headings(line.texts, leading=leading) if leading or may_head_again(line.texts, known) else ()
            if leading and not columns:
                columns = _over_matrix(line, lines[index + 1 :])
            if leading and not columns:
                columns = _with_action(headings_but_action(line.texts), lines[index + 1 :])
            below = lines[index + 1] if index + 1 < len(lines) else None
            if below is not None and (both := _two_rows(line, below, columns, leading=leading)):
                columns, used = both, 2
            if columns:
                found[index] = (columns, used)
            leading = leading and bool(columns)
        index += used
    return {at: head for at, head in found.items() if not _is_facts(at, lines, found)}


def _is_facts(at: int, lines: Sequence[Line], found: Heads) -> bool:
    """Return whether a row is one of labels beside values ("Priority | Violence | Lead | Dee") over the true headings."""
    pairs = list(pairs_of(distinct(lines[at])))
    below = [index for index in found if at < index <= at + _FACTS]
    return len(pairs) > 1 and all(label.known for label, _ in pairs) and bool(below)


def _over_matrix(line: Line, lines: Sequence[Line]) -> Columns:
    """Return the columns of a row that heads the actions and, beside them, bodies with marks below; nothing if it does not."""
    columns = tuple(read_heading(text, number) for number, text in enumerate(line.texts))
    return settled(columns) if heads_matrix(columns, lines) else ()


def _with_action(columns: Columns, lines: Sequence[Line]) -> Columns:
    """Return the columns with the unknown one that holds the longest texts taken for the actions, if there is one."""
    if not columns:
        return ()
    means: dict[int, float] = {}
    for column in columns:
        texts = [text for line in lines if (text := text_at(line, column.number).strip())]
        means[column.number] = sum(len(text.split()) for text in texts) / len(texts) if texts else 0
    unknown = [column for column in columns if may_be_action(column)]
    # A heading that is not known counts before a blank one.
    longest = max(
        unknown,
        key=lambda column: (means[column.number] >= _WORDS, bool(column.heading), means[column.number]),
        default=None,
    )
    if longest is None or means[longest.number] < _WORDS:
        longest = measured(columns)
    if longest is None or means[longest.number] < _WORDS:
        return ()
    return settled(
        tuple(replace(column, meanings=("action",), rank=1) if column is longest else column for column in columns)
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
    texts, lowers = [], []
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
        lowers.append(" ".join(lower.split()))
    together = headings(texts, leading=True)
    own = {number: lower for number, lower in enumerate(lowers) if lower and texts[number] != lower}
    together = tuple(replace(column, under=own.get(column.number, "")) for column in together)
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
