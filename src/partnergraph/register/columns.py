"""What a sheet and a column of a register are, and the kinds of column that sheets are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

ColumnKind = Literal["text", "date", "yes/no", "number", "choice", "name", "names"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what a cell holds, and the note that a person reads on the heading.

    A `name` or `names` cell is checked against the names in the sheets of `of`. A `name` cell holds one name, bare. In a
    `names` cell several are separated by "; ", and a name that itself holds a semicolon is put in double quotes
    (`partnergraph.model.join_names`). A `later` column may lack in a register that was made before there was one.
    """

    heading: str
    kind: ColumnKind
    note: str
    width: int = 20
    required: bool = False
    choices: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    later: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; where `key` is set, that column's cells are unique and are the names that other sheets use.

    A `hidden` sheet is for the program alone: a workbook does not show it.
    """

    name: str
    note: str
    columns: tuple[Column, ...]
    key: str = ""
    hidden: bool = False

    def column(self, heading: str) -> Column:
        """Return the column with that heading.

        Raises:
            KeyError: There is none.
        """
        for column in self.columns:
            if column.heading == heading:
                return column
        raise KeyError(heading)


PARTIES = ("Agencies", "Teams", "People", "Posts", "Boards", "Placeholders")
BODIES = ("Agencies", "Teams")
MEMBERS = ("Agencies", "Teams", "People", "Posts")
ROLES = ("accountable", "responsible", "supports", "consulted", "informed", "named")
LEADING = ("accountable", "responsible", "named")
"""The roles of those who may lead an action, the first before the others."""
STATUSES = ("open", "done", "closed", "withdrawn")
NOBODY = "nobody"
NAME_KINDS = ("person", "post", "team", "agency", "board", "placeholder")
RAGS = ("red", "amber", "green", "blue")


def text(heading: str, note: str, width: int = 20, *, required: bool = False) -> Column:
    """Return a column of words."""
    return Column(heading, "text", note, width, required)


def day(heading: str, note: str, *, required: bool = False) -> Column:
    """Return a column of dates."""
    return Column(heading, "date", note, 12, required)


def yes_no(heading: str, note: str) -> Column:
    """Return a column of yes or no; a blank is no."""
    return Column(heading, "yes/no", note, 10)


def number(heading: str, note: str) -> Column:
    """Return a column of numbers."""
    return Column(heading, "number", note, 12)


def choice(heading: str, note: str, choices: tuple[str, ...]) -> Column:
    """Return a column that takes one of `choices`."""
    return Column(heading, "choice", note, 14, choices=choices)


def name(heading: str, note: str, *of: str, required: bool = False) -> Column:
    """Return a column of one name that a sheet of `of` lists."""
    return Column(heading, "name", note, 26, required, of=of)


def names(heading: str, note: str, *of: str) -> Column:
    """Return a column of names that sheets of `of` list."""
    return Column(heading, "names", note, 30, of=of)


def later(column: Column) -> Column:
    """Return the column as one that a register may lack which was made before there was one."""
    return replace(column, later=True)


PLACE = text("Place", "Where it stands in the documents; leave as it is.", 48)
ALSO = text("Also written as", "Other ways in which plans write the name, separated by '; '.", 30)
NOTE = text("Note", "Anything that others should know.", 30)
