"""Find the columns of a sheet by their headings.

In: the cells of a sheet. Out: where each column stands; columns with other headings are a person's own. Refuses (as
faults): a heading that is missing or was changed, with the one that was probably meant; two of one name; a column
without one; words above the headings; cells that were merged.
"""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.utils import get_column_letter
from rapidfuzz import fuzz, process

from partnergraph.register.faults import Faults
from partnergraph.register.grids import Block, Grid, Saved
from partnergraph.register.naming import alike
from partnergraph.register.page import FILLED, Page
from partnergraph.register.sheets import Column
from partnergraph.register.values import as_text

_CLOSE = 80  # of 100: as like as Agencys and Agencies
_TOP = 50  # rows in which headings are looked for
_SHOWN = 3  # headings of a person's own that are offered for a missing one
LED = "About"
"""The sheet that has words of introduction above its headings."""


def closest(name: str, others: Iterable[str]) -> str:
    """Return which of `others` is spelt almost like `name`; empty if none is."""
    found = process.extractOne(name, list(others), scorer=fuzz.ratio, processor=alike, score_cutoff=_CLOSE)
    return found[0] if found else ""


def find_headings(page: Page, grid: Grid, saved: Saved, faults: Faults) -> None:
    """Fill in where the headings and the columns of a page stand."""
    if not grid:
        return
    name = page.sheet.name
    spellings = {alike(column.heading): column.heading for column in page.sheet.columns}
    page.head = _head_row(grid, saved, spellings)
    if page.head > 1 and name != LED and any(number < page.head for number in grid):
        what = (
            f"the headings stand in row {page.head}; delete the rows above them, or move their words to another sheet"
        )
        faults.sheet(name, what)
    head = grid.get(page.head, {})
    unclear: list[tuple[int, str]] = []
    for at in sorted({at for number, line in grid.items() if number >= page.head for at in line}):
        written = as_text(saved.ours(head.get(at))) or ""
        heading = spellings.get(alike(written), written)
        if not written.strip():
            unclear.append((at, "the column has no heading; give it one"))
        elif heading in page.at or heading in page.own:
            unclear.append((at, f'two columns are headed "{heading}"; give each its own heading'))
        elif heading in spellings.values():
            page.at[heading] = at
        else:
            page.own[heading] = at
    missing = [column for column in page.sheet.columns if column.heading not in page.at]
    # A sheet that somebody began by hand may have few of our columns; one that the program wrote lost what it lacks.
    is_whole = len(page.at) * 2 >= len(page.sheet.columns)
    lost = [column for column in missing if is_whole and not column.later]
    for at, what in unclear:
        meant = " or ".join(f'"{column.heading}"' for column in lost[:_SHOWN])
        faults.place(name, page.head, at, f"{what}; is it {meant}?" if meant else what)
    for column in missing if not (unclear and lost) else ():
        _tell_missing(page, column, faults, is_lost=column in lost)


def _head_row(grid: Grid, saved: Saved, spellings: dict[str, str]) -> int:
    """The row with most of our headings, the first if none has two."""
    found = {
        number: len({alike(as_text(saved.ours(value)) or "") for value in line.values()} & spellings.keys())
        for number, line in grid.items()
        if number <= _TOP
    }
    best = max(found, key=lambda number: (found[number], -number), default=1)
    return best if found.get(best, 0) > max(1, found.get(1, 0)) else 1


def _tell_missing(page: Page, column: Column, faults: Faults, *, is_lost: bool) -> None:
    name, heading = page.sheet.name, column.heading
    meant = closest(heading, page.own)
    if meant:
        what = f'the column "{heading}" is missing; is "{meant}" meant? Then rename it'
        faults.place(name, page.head, page.own[meant], what)
    elif column.required and (name, heading) not in FILLED:
        faults.sheet(name, f'the column "{heading}" is missing (headings stand in row {page.head})')
    elif is_lost:
        others = [f'"{own}" ({get_column_letter(at)}{page.head})' for own, at in list(page.own.items())[:_SHOWN]]
        hint = f"; or is it {' or '.join(others)}? Then rename that" if others else ""
        what = f'the column "{heading}" is missing; give it back its heading in row {page.head}, over blank cells if need be'
        faults.sheet(name, f"{what}{hint}")


def check_merged(page: Page, blocks: Iterable[Block], faults: Faults) -> None:
    """Refuse cells of ours that were merged: all but the first of them have lost what they held."""
    headings = {at: heading for heading, at in page.at.items()}
    for block in blocks:
        inside = [at for at in range(block.left, block.right + 1) if at in headings]
        if block.bottom >= page.head and inside:
            corner = f"{get_column_letter(block.right)}{block.bottom}"
            what = f"{headings[inside[0]]}: the cells down to {corner} are merged; unmerge them and fill in each"
            faults.place(page.sheet.name, max(block.top, page.head), inside[0], what)
