"""The register: the tables that people edit, and the only truth of a partnership."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """A register: one DataFrame a sheet, keyed by the sheet's name.

    Sheets and columns are declared in `partnergraph.register.sheets`. Columns have dtype object; a
    cell is str, datetime.date, bool, float or None for blank. Names are written, not ids; several in
    one cell are separated by `; `.
    """

    sheets: dict[str, pd.DataFrame]

    def __getitem__(self, sheet: str) -> pd.DataFrame:
        return self.sheets[sheet]

    def equals(self, other: Register) -> bool:
        """Whether both hold the same sheets with the same columns, rows and values."""
        return self.sheets.keys() == other.sheets.keys() and all(
            frame.equals(other.sheets[name]) for name, frame in self.sheets.items()
        )
