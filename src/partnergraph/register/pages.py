"""Read the sheets of a saved register, cell by cell, by what their columns take.

In: the cells of a workbook or folder. Out: a Page for each of our sheets, and the mistakes so far. A sheet that is
missing is empty and a column that is missing is blank, except those without which there is no register; but where a
person's own sheet or column is spelt almost like the missing one, it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz, process

from partnergraph.errors import InputError
from partnergraph.register.dates import UnreadableError
from partnergraph.register.grids import Grid, Saved, cell_name
from partnergraph.register.naming import alike
from partnergraph.register.sheets import SHEETS, Sheet
from partnergraph.register.values import as_text, read_cell

NEEDED = ("Plans", "Actions")
FILLED = {("Actions", "Id")}
"""Cells that are never blank and yet may be left so: the program fills them."""

_CLOSE = 80  # of 100: as like as Agencys and Agencies


@dataclass(slots=True)
class Row:
    """A row of a sheet: its number there, our cells by heading, and a person's own in order."""

    number: int
    cells: dict[str, Any]
    own: list[Any]


@dataclass(slots=True)
class Page:
    """A sheet as it was read.

    Attributes:
        sheet: What it should be.
        at: The column in which each of our headings stands.
        own: Headings of a person's own columns, in order.
        rows: The rows that hold something.
    """

    sheet: Sheet
    at: dict[str, int] = field(default_factory=dict)
    own: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


class Faults:
    """What is wrong, each with its cell; told in the order of sheets, rows and columns."""

    def __init__(self) -> None:
        self._found: list[tuple[int, int, int, str]] = []
        self._order = {name: number for number, name in enumerate(SHEETS)}

    def sheet(self, name: str, what: str) -> None:
        """Note that a whole sheet is wrong."""
        self._found.append((self._order[name], 0, 0, f"{name}: {what}."))

    def cell(self, page: Page, row: int, heading: str, what: object, nearest: str = "") -> None:
        """Note that the cell under `heading` is wrong, and what it might be."""
        column = page.at.get(heading, 1)
        hint = f'; the nearest is "{nearest}"' if nearest else ""
        self._at(page, row, column, f"{heading}: {what}{hint}.")

    def column(self, page: Page, column: int, what: str) -> None:
        """Note that the heading of a column is wrong."""
        self._at(page, 1, column, f"{what}.")

    def _at(self, page: Page, row: int, column: int, what: str) -> None:
        name = page.sheet.name
        self._found.append((self._order[name], row, column, f"{cell_name(name, row, column)}, {what}"))

    def tell(self, name: str) -> None:
        """Return if nothing is wrong.

        Raises:
            InputError: Something is; `details` holds a line for each.
        """
        if self._found:
            count = len(self._found)
            raise InputError(
                f"{count:,} thing{' is' if count == 1 else 's are'} wrong in the register.",
                where=name,
                details=[what for *_, what in sorted(self._found)],
            )


def read_pages(saved: Saved, faults: Faults) -> tuple[dict[str, Page], tuple[str, ...]]:
    """Return our sheets by name, and the names of the sheets that are a person's own.

    Raises:
        InputError: None of the sheets is ours.
    """
    ours: dict[str, str] = {}
    spellings = {alike(name): name for name in SHEETS}
    for title in saved.grids:
        name = spellings.get(alike(title))
        if name in ours:
            faults.sheet(name, f'the sheets "{ours[name]}" and "{title}" are one; put their rows together')
        elif name:
            ours[name] = title
    if not ours:
        raise InputError(
            f"This is no register: it has none of the sheets {', '.join(NEEDED)} and so on.",
            where=saved.name,
            todo="Make one with `partnergraph read PLAN -o register.xlsx`.",
        )
    own = tuple(title for title in saved.grids if title not in ours.values())
    for name in SHEETS.keys() - ours.keys():
        close = _close(name, own)
        if close:
            faults.sheet(name, f'the sheet is missing; is "{close}" meant? Then rename it')
        elif name in NEEDED:
            faults.sheet(name, "the sheet is missing, and there is no register without it")
    grids = {name: saved.grids[ours[name]] if name in ours else {} for name in SHEETS}
    return {name: _page(sheet, grids[name], saved, faults) for name, sheet in SHEETS.items()}, own


def _close(name: str, others: Iterable[str]) -> str:
    found = process.extractOne(name, list(others), scorer=fuzz.ratio, processor=alike, score_cutoff=_CLOSE)
    return found[0] if found else ""


def _page(sheet: Sheet, grid: Grid, saved: Saved, faults: Faults) -> Page:
    page = Page(sheet)
    own_at = _headings(page, grid, saved, faults)
    columns = [(column, page.at[column.heading]) for column in sheet.columns if column.heading in page.at]
    for number in sorted(grid.keys() - {1}):
        line = grid[number]
        if all(isinstance(value, str) and not value.strip() for value in line.values()):
            continue
        cells: dict[str, Any] = dict.fromkeys(column.heading for column in sheet.columns)
        for column, at in columns:
            try:
                cells[column.heading] = read_cell(column, saved.ours(line.get(at)))
            except UnreadableError as error:
                faults.cell(page, number, column.heading, error, error.nearest)
                continue
            blank = not str(cells[column.heading] or "").strip()
            if column.required and blank and (sheet.name, column.heading) not in FILLED:
                faults.cell(page, number, column.heading, f"the cell is blank ({column.note.rstrip('.')})")
        page.rows.append(Row(number, cells, [saved.own(line.get(at)) for at in own_at]))
    return page


def _headings(page: Page, grid: Grid, saved: Saved, faults: Faults) -> list[int]:
    """Find the columns of a page; return where a person's own stand."""
    spellings = {alike(column.heading): column.heading for column in page.sheet.columns}
    head = grid.get(1, {})
    own_at: list[int] = []
    for at in sorted({at for line in grid.values() for at in line}):
        written = as_text(saved.ours(head.get(at))) or ""
        heading = spellings.get(alike(written), written)
        if not written.strip():
            faults.column(page, at, "the column has no heading; give it one")
        elif heading in page.at or heading in page.own:
            faults.column(page, at, f'two columns are headed "{heading}"; give each its own heading')
        elif heading in spellings.values():
            page.at[heading] = at
        else:
            page.own.append(heading)
            own_at.append(at)
    for column in page.sheet.columns:
        if grid and column.heading not in page.at:
            close = _close(column.heading, page.own)
            if close:
                faults.sheet(
                    page.sheet.name, f'the column "{column.heading}" is missing; is "{close}" meant? Then rename it'
                )
            elif column.required and (page.sheet.name, column.heading) not in FILLED:
                faults.sheet(page.sheet.name, f'the column "{column.heading}" is missing (headings stand in row 1)')
    return own_at
