"""Check a saved register and make it a Register: every mistake is found, and each is named with its cell.

In: the cells of a workbook or folder. Out: a Register whose names are spelt as listed; columns and sheets of a
person's own are kept as they are. Refuses: a register with a missing column, a broken name, a date that is none, two
entries of one name; all of them in one error, each with the nearest value that would do.
"""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd

from partnergraph.errors import InputError
from partnergraph.model import Register
from partnergraph.register.faults import Faults
from partnergraph.register.frames import table
from partnergraph.register.grids import Grid, Saved, cell_name
from partnergraph.register.links import settle
from partnergraph.register.page import Page
from partnergraph.register.pages import read_pages

MOST_CELLS = 5_000_000


def check(saved: Saved) -> Register:
    """Return the register that `saved` holds.

    Raises:
        InputError: It is no register, or has mistakes; `details` holds one line for each.
    """
    return examine(saved)[0]


def examine(saved: Saved) -> tuple[Register, dict[str, Page]]:
    """Return the register that `saved` holds, and where each of our sheets has its columns and rows.

    Raises:
        InputError: It is no register, or has mistakes; `details` holds one line for each.
    """
    faults = Faults()
    pages, own = read_pages(saved, faults)
    settle(pages, saved, faults)
    faults.tell(saved.name)
    sheets = {name: _frame(page) for name, page in pages.items()}
    return Register(sheets | {name: _own_sheet(name, saved.grids[name], saved) for name in own}), pages


def _frame(page: Page) -> pd.DataFrame:
    ours = [column.heading for column in page.sheet.columns]
    return table([*ours, *page.own], [[*(row.cells[heading] for heading in ours), *row.own] for row in page.rows])


def _own_sheet(name: str, grid: Grid, saved: Saved) -> pd.DataFrame:
    """A sheet of a person's own as it is: its first row heads the columns, whatever stands in it."""
    if not grid:
        return table([], [])
    height = max(grid)
    width = max(max(line) for line in grid.values())
    if height * width > MOST_CELLS:
        raise InputError(
            f"The sheet reaches to {cell_name(name, height, width)}, far beyond what a person fills.",
            where=saved.name,
            todo="Delete what stands in its last row and column.",
        )
    rows = [[saved.own(grid.get(row, {}).get(at)) for at in range(1, width + 1)] for row in range(1, height + 1)]
    headings: list[Hashable] = rows[0]
    return table(headings, rows[1:])
