"""A table of a structure tree that goes on over the page: the rows that the page cut are whole again.

In: the table so far and its part on the next page. Out: both as one table; a row of the tree is one row, whatever page its
words stand on, and a cell that covers rows on both pages is one cell. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from partnergraph.model import Cell, Table
from partnergraph.readers._pdf_cells import Extent, Shape

_MOST_HEADS = 20  # rows at the head of a table that may be printed on each page
Piece = tuple[Table, Shape]
Join = Callable[[Cell, Cell, Extent | None, Extent | None], str]


def gone_on(before: Piece, after: Piece, text: Join) -> Piece:
    """Return two parts of a table as one.

    Args:
        before: What was read so far.
        after: The part on the next page.
        text: What the words of a cell are that goes on.
    """
    begun = _repeated(before, after)
    if begun >= len(after[0].rows):
        return before[0], replace(before[1], last_page=after[1].last_page)
    same = after[1].rows[begun] >= 0 and after[1].rows[begun] == before[1].rows[-1]
    last, first = before[0].rows[-1], after[0].rows[begun]
    whole: dict[int, Cell] = {}
    for number in range(len(first)) if same else sorted(after[1].continued):
        cell, more = last[number], first[number]
        if id(cell) in whole or id(more) in whole:
            continue
        words = text(cell, more, before[1].ends[-1][number], after[1].ends[begun][number])
        whole[id(cell)] = whole[id(more)] = _joined(cell, more, words, same=same)
    touched = len(before[0].rows)
    while touched and any(id(cell) in whole for cell in before[0].rows[touched - 1]):
        touched -= 1
    changed = (*before[0].rows[touched:], *after[0].rows[begun + same :])
    rows = before[0].rows[:touched] + tuple(tuple(whole.get(id(cell), cell) for cell in row) for row in changed)
    ends = before[1].ends[: -1 if same else None] + after[1].ends[begun:]
    numbers = before[1].rows + after[1].rows[begun + same :]
    shape = replace(after[1], top=before[1].top, page=before[1].page, ends=ends, rows=numbers)
    return Table(before[0].place, rows), shape


def _repeated(before: Piece, after: Piece) -> int:
    """Return how many rows at the head of a part are its headings, which are printed on each page.

    A browser says that they are the same rows; an office program that they are no part of the table.
    """
    heads = before[1].rows[: min(_MOST_HEADS, len(before[1].rows) - 1)]
    known = {number: row for number, row in zip(heads, before[0].rows, strict=False) if number >= 0}
    count = 0
    for number, row in zip(after[1].rows, after[0].rows, strict=True):
        above = known.get(number) if number >= 0 else next(iter(before[0].rows[count : count + 1]), None)
        if above is None or [cell.text for cell in above] != [cell.text for cell in row]:
            break
        count += 1
    return count


def _joined(cell: Cell, more: Cell, text: str, *, same: bool) -> Cell:
    return replace(
        cell,
        text=text,
        raw="\n".join(part for part in (cell.raw, more.raw) if part),
        struck=" ".join(part for part in (cell.struck, more.struck) if part),
        bold=(cell.bold or cell.blank) and (more.bold or more.blank),
        fill=cell.fill or more.fill,
        row_span=cell.row_span + more.row_span - same,
    )
