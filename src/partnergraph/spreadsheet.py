"""What a spreadsheet does with text, known once for every file that one may open.

In: a text, or rows. Out: whether a spreadsheet would take it for a formula, how a workbook spells it, and rows as CSV. Refuses nothing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

LONGEST = 32_767
"""Characters that a cell of a workbook can hold (Excel specifications and limits)."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that a spreadsheet would run (OWASP, CSV injection)."""

_TO_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def escape(text: str) -> str:
    """Return text as a workbook spells it: `_x000D_` is a carriage return there, so the same letters need an escape.

    ECMA-376, part 1, 22.9.2.19 (ST_Xstring).
    """
    return _TO_ESCAPE.sub("_x005F_", text).replace("\r", "_x000D_")


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV; a cell that a spreadsheet would take for a formula is led by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in (columns, *rows):
        cells = ["" if cell is None else str(cell) for cell in row]
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])
    return out.getvalue()
