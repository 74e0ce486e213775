"""A sheet of a saved register as it was read: where its columns and rows stand, and what they hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from partnergraph.register.sheets import Sheet

FILLED = {("Actions", "Id")}
"""Cells that are never blank and yet may be left so: the program fills them."""


@dataclass(slots=True)
class Row:
    """A row of a sheet: its number there, our cells by heading, and a person's own in order."""

    number: int
    cells: dict[str, Any]
    own: list[Any]


@dataclass(slots=True)
class Page:
    """A sheet as it was read.

    Attributes:
        sheet: What it should be.
        title: What it is called in its file; empty where it is missing.
        head: The row in which its headings stand.
        at: The column in which each of our headings stands.
        own: The column in which each heading of a person's own stands, in order.
        rows: The rows that hold something.
    """

    sheet: Sheet
    title: str = ""
    head: int = 1
    at: dict[str, int] = field(default_factory=dict)
    own: dict[str, int] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
