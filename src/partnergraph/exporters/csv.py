"""The findings as CSV, one a row, for spreadsheets and scripts.

In: a Result. Out: the columns of `COLUMNS`. A cell that a spreadsheet would take for a formula is led by an apostrophe
(OWASP, CSV injection). Refuses nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from partnergraph.exporters._files import write_text
from partnergraph.model import Result
from partnergraph.spreadsheet import FORMULA

FILE = "findings.csv"
COLUMNS = ("severity", "rule", "ref", "subject", "message", "why", "fix", "agenda", "evidence", "key")


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV; a cell that a spreadsheet would take for a formula is led by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in (columns, *rows):
        cells = ["" if cell is None else str(cell) for cell in row]
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])
    return out.getvalue()


def text(result: Result) -> str:
    """Return the findings of a result as CSV."""
    return csv_text(
        COLUMNS,
        (
            (f.severity, f.rule, f.ref, f.subject_name, f.message, f.why, f.fix, f.agenda, "; ".join(f.evidence), f.key)
            for f in result.findings.all
        ),
    )


def write(result: Result, path: Path) -> None:
    """Write the findings of a result to `path`, with a mark by which Excel knows the encoding."""
    write_text(path, "\ufeff" + text(result))
