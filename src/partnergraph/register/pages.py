"""Read the sheets of a saved register, cell by cell, by what their columns take.

In: the cells of a workbook or folder. Out: a Page for each of our sheets, and the mistakes so far. A sheet that is
missing is empty, except those without which there is no register; but where a sheet of a person's own is spelt almost
like the missing one, or has its headings, it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from partnergraph.errors import InputError
from partnergraph.register.dates import UnreadableError
from partnergraph.register.faults import Faults
from partnergraph.register.grids import Saved
from partnergraph.register.headings import check_merged, closest, find_headings
from partnergraph.register.naming import alike
from partnergraph.register.page import FILLED, Page, Row
from partnergraph.register.sheets import SHEETS, Column, Sheet
from partnergraph.register.values import as_text, read_cell

NEEDED = ("Plans", "Actions")
"""Sheets without which there is no register."""

_MADE_A_DATE = "a date stands here, into which a spreadsheet makes numbers; format the cell as text and write it again"
_MOST_HEADINGS = 0.6  # share of a sheet's headings by which it is known under another name


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
    for name, sheet in SHEETS.items():
        if name in ours:
            continue
        meant = closest(name, own) or _by_headings(sheet, own, saved)
        if meant:
            faults.sheet(name, f'the sheet is missing; is "{meant}" meant? Then rename it')
        elif name in NEEDED:
            faults.sheet(name, "the sheet is missing, and there is no register without it")
        if meant or name in NEEDED:
            faults.missing.add(name)
    return {name: _page(sheet, ours.get(name, ""), saved, faults) for name, sheet in SHEETS.items()}, own


def _by_headings(sheet: Sheet, titles: Iterable[str], saved: Saved) -> str:
    """The sheet of a person's own that has most of the headings of ours."""
    wanted = {alike(column.heading) for column in sheet.columns}
    for title in titles:
        head = saved.grids[title].get(1, {}).values()
        if len(wanted & {alike(as_text(value) or "") for value in head}) > len(wanted) * _MOST_HEADINGS:
            return title
    return ""


def _page(sheet: Sheet, title: str, saved: Saved, faults: Faults) -> Page:
    page = Page(sheet, title)
    grid = saved.grids.get(title, {}) if title else {}
    find_headings(page, grid, saved, faults)
    check_merged(page, saved.merged.get(title, ()), faults)
    columns = [(column, page.at[column.heading]) for column in sheet.columns if column.heading in page.at]
    for number in sorted(grid):
        line = grid[number]
        if number <= page.head or all(isinstance(value, str) and not value.strip() for value in line.values()):
            continue
        cells: dict[str, Any] = dict.fromkeys(column.heading for column in sheet.columns)
        for column, at in columns:
            try:
                cells[column.heading] = _read(column, saved.ours(line.get(at)))
            except UnreadableError as error:
                faults.cell(page, number, column.heading, error, error.nearest)
                continue
            blank = not str(cells[column.heading] or "").strip()
            if column.required and blank and (sheet.name, column.heading) not in FILLED:
                what = f"the cell is blank ({column.note.rstrip('.')})"
                faults.cell(page, number, column.heading, what)
        page.rows.append(Row(number, cells, [saved.own(line.get(at)) for at in page.own.values()]))
    return page


def _read(column: Column, value: Any) -> Any:
    if column.heading == "Ref" and isinstance(value, date):
        raise UnreadableError(_MADE_A_DATE, f"{value.day}.{value.month}")
    return read_cell(column, value)
