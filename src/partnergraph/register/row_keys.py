"""What tells the rows of a sheet from one another, and what two spellings of one cell share.

In: rows as dictionaries. Out: keys, and cells as plain words. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from partnergraph.register.naming import alike
from partnergraph.register.sheets import SHEETS
from partnergraph.register.values import as_text, plain

Row = dict[Any, Any]

_KEYS = {
    "Posts": ("Post", "In", "Holder"),
    "Members": ("Board", "Member", "Role"),
    "Contacts": ("Topic", "Of", "Faces", "Held by"),
    "Names": ("As written", "Plan", "Party"),
    "Review": ("As written", "Plan", "Question"),
    "Issues": ("Kind", "Message", "Text"),
    "Themes": ("Plan", "Theme"),
}
"""Columns that together tell a row of the sheets that have no key column."""


def row_key(sheet: str, row: Mapping[Any, Any]) -> str:
    """Return the key of a row: the name it lists, or what tells it from others."""
    columns = (SHEETS[sheet].key,) if SHEETS[sheet].key else _KEYS[sheet]
    return " | ".join(alike(same(row.get(column))) for column in columns)


def same(value: Any) -> str:
    """Return the words of a cell as they are compared: no matter how spaces stand, and whether a day is a date or text."""
    held = plain(value)
    text = "yes" if held is True else "no" if held is False else as_text(held) or ""
    return " ".join(text.split())
