"""Where a finding's evidence stands, as data: for programs, which cannot read "plan.docx, table 2, row 5".

In: a place as printed. Out: its parts; the file and line for tools that show a finding beside the text it is about.
Refuses nothing: any text is a place, if only a file's name.
"""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

from partnergraph.model import Place

REGISTER = "register"
"""How a place in the register itself begins."""

_LINES = {".csv", ".tsv", ".md", ".txt"}


def _from_here(named: str) -> str:
    """A path as it is called from the folder in which the program runs, if it lies in it."""
    path = Path(named)
    return (path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path).as_posix()


def parts(evidence: str) -> dict[str, Any]:
    """Return the parts of a place that apply: file, sheet, page, table, row, column, line."""
    place = Place.parse(evidence)
    names = ("file", "sheet", "page", "table", "row", "column", "line")
    return {name: value for name in names if (value := getattr(place, name))}


def in_file(evidence: str, kept_in: str = "") -> tuple[str, int]:
    """Return the file in which a place stands and its line there; 0 where the format has no lines.

    A register that is a folder has a file for each sheet. A row of CSV is taken for a line, which it is unless a cell
    above it holds a line break.

    Args:
        evidence: The place as printed.
        kept_in: The workbook or folder of the register; empty where that is not known.
    """
    place = Place.parse(evidence)
    held = _from_here(kept_in) if kept_in and place.sheet and place.file == REGISTER else place.file
    is_book = held.casefold().endswith(".xlsx") if held != place.file else bool(PurePath(held).suffix)
    name = f"{held}/{place.sheet}.csv" if place.sheet and not is_book else held
    suffix = PurePath(name).suffix.casefold()
    if suffix not in _LINES:
        return name, 0
    return name, place.line or (place.row if suffix in {".csv", ".tsv"} else 0)
