"""What was read, kept beside what people made of it.

In: the sheets as reading gave them. Out: rows of the sheet `As read`, and what they say of a row. Refuses nothing: a row that somebody
damaged says nothing.

That a person corrected a cell is known by this alone: it no longer says what was read. It stands in the register itself, so that it
goes where the register goes. One cell holds one row, as JSON: in a workbook the sheet is hidden, in a folder it is a file of its own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from partnergraph.register.row_keys import row_key, same
from partnergraph.register.sheets import SHEETS

SHEET = "As read"
READ = ("Plans", "Actions", "People", "Posts", "Agencies", "Teams", "Boards", "Members", "Agreements", "Contacts", "Areas",
        "Placeholders", "Themes", "Names", "Review", "Issues")  # fmt: skip
"""Sheets that reading fills."""

_LONGEST = 500
"""Characters of a cell that are kept; of a longer one only that it is the same can be told."""

AsRead = dict[str, dict[str, dict[str, str]]]
"""For each sheet, for each row by its key, the cells by heading."""


def kept(value: Any) -> str:
    """Return a cell as it is kept and compared."""
    text = same(value)
    return text if len(text) <= _LONGEST else f"{text[:60]}… {hashlib.sha256(text.encode()).hexdigest()}"


def kept_row(row: Mapping[Any, Any]) -> dict[str, str]:
    """Return the cells of a row that are not blank, as they are kept."""
    return {str(heading): text for heading, value in row.items() if (text := kept(value))}


def unedited(row: Mapping[Any, Any], read: Mapping[str, str]) -> bool:
    """Return whether a row says what was read, all of it and nothing else."""
    now = kept_row(row)
    return all(now.get(heading, "") == read.get(heading, "") for heading in {*now, *read})


def as_read(sheets: Mapping[str, Iterable[Mapping[Any, Any]]]) -> AsRead:
    """Return what there is to keep of rows as they were read."""
    return {
        name: {row_key(name, row): kept_row(row) for row in sheets[name]}
        for name in READ
        if name in SHEETS and name in sheets
    }


def rows_of(held: AsRead) -> list[dict[str, Any]]:
    """Return the rows of the sheet."""
    return [
        {"Sheet": sheet, "Row": key, "Read": json.dumps(cells, ensure_ascii=False, sort_keys=True)}
        for sheet, rows in held.items()
        for key, cells in rows.items()
    ]


def held_in(rows: Sequence[Mapping[Any, Any]]) -> AsRead:
    """Return what the rows of the sheet say."""
    found: AsRead = {name: {} for name in READ if name in SHEETS}
    for row in rows:
        try:
            cells = json.loads(row["Read"] or "")
        except ValueError:
            continue
        if row["Sheet"] in found and isinstance(cells, dict) and row["Row"]:
            found[row["Sheet"]][row["Row"]] = {str(heading): str(text) for heading, text in cells.items()}
    return found
