"""The register: the tables that people edit, and the only truth of a partnership."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def join_names(names: Iterable[str]) -> str | None:
    """Return the cell that holds `names`, separated by `; `; a name that holds a semicolon is put in double quotes.

    None where there are no names. `split_names` reads the cell back.
    """

    def quoted(name: str) -> str:
        return f'"{name.replace(chr(34), chr(34) * 2)}"' if ";" in name or name.startswith('"') else name

    return "; ".join(quoted(name) for name in names) or None


def split_names(cell: str | None) -> tuple[str, ...]:
    """Return the names in a cell of names, in order, without blanks at their ends or empty ones."""
    if not cell:
        return ()
    rows = csv.reader(io.StringIO(cell, newline=None), delimiter=";", skipinitialspace=True)
    return tuple(name.strip() for row in rows for name in row if name.strip())


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """A register: one DataFrame a sheet, keyed by the sheet's name.

    Sheets and columns are declared in `partnergraph.register.sheets`. Columns have dtype object; a
    cell is str, datetime.date, bool, float or None for blank. Names are written, not ids; several in
    one cell are separated by `; `. `kept_in` is the workbook or folder from which it was loaded, as a person named it.
    """

    sheets: dict[str, pd.DataFrame]
    kept_in: str = ""

    def __getitem__(self, sheet: str) -> pd.DataFrame:
        return self.sheets[sheet]

    def equals(self, other: Register) -> bool:
        """Whether both hold the same sheets with the same columns, rows and values."""
        return self.sheets.keys() == other.sheets.keys() and all(
            frame.equals(other.sheets[name]) for name, frame in self.sheets.items()
        )
