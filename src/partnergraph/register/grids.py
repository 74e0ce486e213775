"""What a reader of a saved register hands to the check: cells by row and column, only those that hold something.

Rows and columns count from 1, so a workbook with one cell in its last corner is one entry, not a billion.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from partnergraph.model import Place

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

Grid = dict[int, dict[int, Any]]


@dataclass(frozen=True, slots=True)
class Block:
    """Cells that were merged into one, the first and last row and column among them."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Saved:
    """A register as it stands in its file or folder.

    Attributes:
        name: The file's or folder's name.
        grids: Each sheet's cells, headings included.
        ours: Makes a value of a cell in a column that the program declares.
        own: Makes a value of a cell in a column or sheet of a person's own.
        folder: Whether each sheet is a file.
        merged: The cells of each sheet that were merged.
    """

    name: str
    grids: dict[str, Grid]
    ours: Callable[[Any], Any]
    own: Callable[[Any], Any]
    folder: bool = False
    merged: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)

    def place(self, sheet: str, row: int, column: int) -> Place:
        """Return where a cell stands."""
        if self.folder:
            return Place(f"{sheet}.csv", row=row, column=column)
        return Place(self.name, sheet, row=row, column=column)


def cell_name(sheet: str, row: int, column: int) -> str:
    """Return a cell's name as a spreadsheet writes it: `Actions!F12`."""
    return f"{sheet}!{get_column_letter(column)}{row}"
