"""Findings that were written to a file earlier.

In: findings as JSON, CSV or a workbook, as `gaps` and `report` write them. Out: a Past. Refuses: a file that holds no findings, is
damaged, or is larger than findings are.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from partnergraph.errors import InputError
from partnergraph.model import Past, Seen
from partnergraph.register import read_cells
from partnergraph.spreadsheet import FORMULA

NAMES = ("findings.json", "findings.csv", "findings.xlsx")
"""What an earlier report or export is called, in the order in which it is looked for in a folder."""

_MOST = 200_000_000  # bytes; a million findings
_CELL = 10_000_000  # characters
_TODO = "Name a register, a folder of an earlier report, or findings that were saved as JSON, CSV or .xlsx."


def read_findings(path: Path) -> Past:
    """Return the findings in a file; those that it lists as gone are left out.

    Raises:
        InputError: It holds none, is damaged or too large.
    """
    if path.stat().st_size > _MOST:
        raise InputError("This is larger than findings are.", where=path.name, todo=_TODO)
    read = {".json": _json, ".csv": _csv, ".xlsx": _workbook}.get(path.suffix.lower())
    if read is None:
        raise InputError("This holds no findings.", where=path.name, todo=_TODO)
    try:
        as_of, rows = read(path)
        found = tuple(_seen(row, as_of) for row in rows if row.get("state") != "gone")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, csv.Error):
        raise InputError("This holds no findings, or is damaged.", where=path.name, todo=_TODO) from None
    return Past(as_of, found)


def _seen(row: dict[str, Any], as_of: date | None) -> Seen:
    key = row["key"]
    if not isinstance(key, str) or "|" not in key:
        raise ValueError(key)
    subject = row.get("subject_name", row.get("subject"))
    return Seen(
        key,
        key.split("|", 1)[0],
        _text(row["message"]),
        _day(row.get("first_seen")) or as_of,
        as_of,
        severity=_text(row.get("severity")),
        subject=_text(subject),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return date.fromisoformat(value[:10]) if isinstance(value, str) and value else None


def _json(path: Path) -> tuple[date | None, list[dict[str, Any]]]:
    told = json.loads(path.read_text(encoding="utf-8-sig"))
    return _day(told.get("as_of")), list(told["findings"])


def _csv(path: Path) -> tuple[date | None, Iterator[dict[str, Any]]]:
    """A table tells no day; one that nothing was found for has its headings only."""
    before = csv.field_size_limit(_CELL)
    try:
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    finally:
        csv.field_size_limit(before)
    if not rows or not {"key", "message"} <= set(rows[0]):
        raise ValueError
    return None, (dict(zip(rows[0], map(_unled, row), strict=False)) for row in rows[1:])


def _unled(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def _workbook(path: Path) -> tuple[date | None, Iterable[dict[str, Any]]]:
    grids = read_cells(path)
    as_of = None
    rows: list[dict[str, Any]] = []
    for name, grid in grids.items():
        if name == "Summary":
            labels = {line.get(1): line.get(2) for line in grid.values()}
            as_of = _day(labels.get("As at"))
            continue
        head = {at: str(heading).lower().replace(" ", "_") for at, heading in grid.get(1, {}).items()}
        if name != "Gone" and {"key", "message"} <= set(head.values()):
            rows += [
                {head[at]: value for at, value in line.items() if at in head}
                for number, line in grid.items()
                if number > 1
            ]
    if "Summary" not in grids:
        raise ValueError
    return as_of, rows
