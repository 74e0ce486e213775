"""Sheets as DataFrames.

In: rows as dictionaries. Out: a DataFrame with the columns of its sheet, dtype object, blanks None.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from partnergraph.model import Register
from partnergraph.register.sheets import SHEETS, Sheet
from partnergraph.register.values import plain


def table(columns: Sequence[Hashable], rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """Return a DataFrame of dtype object; None stays None, and any value may head a column."""
    cells = np.empty((len(rows), len(columns)), dtype=object)
    for at, row in enumerate(rows):
        for number in range(len(columns)):
            cells[at, number] = row[number]
    return pd.DataFrame(cells, columns=pd.Index(list(columns), dtype=object), dtype=object)


def frame(sheet: Sheet, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return the rows under all columns of `sheet`, in its order; a column that a row lacks is blank.

    Raises:
        KeyError: A row has a column that the sheet does not know.
    """
    columns = [column.heading for column in sheet.columns]
    known = set(columns)
    for row in rows:
        if unknown := row.keys() - known:
            raise KeyError(f"{sheet.name}: {sorted(unknown)}")
    return table(columns, [[plain(row.get(column)) for column in columns] for row in rows])


def carried_frame(old: pd.DataFrame, rows: Sequence[Mapping[Hashable, Any]]) -> pd.DataFrame:
    """Return other rows under the columns of a sheet, a person's own columns with them."""
    columns = list(old.columns)
    return table(columns, [[plain(row.get(column)) for column in columns] for row in rows])


def from_rows(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> Register:
    """Return the register of rows by sheet; sheets that lack are empty.

    Raises:
        KeyError: A row has a column that its sheet does not know.
    """
    return Register({name: frame(sheet, rows.get(name, ())) for name, sheet in SHEETS.items()})
