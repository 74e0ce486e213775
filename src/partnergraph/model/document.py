"""What a reader hands over: tables of cells and the text around them, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

_PLACE = re.compile(
    r"""^(?P<file>.*?)
        (?:,[ ]sheet[ ]"(?P<sheet>.*?)")?
        (?:,[ ]page[ ](?P<page>\d+))?
        (?:,[ ]table[ ](?P<table>\d+))?
        (?:,[ ]row[ ](?P<row>\d+))?
        (?:,[ ]column[ ](?P<column>\d+))?
        (?:,[ ]line[ ](?P<line>\d+))?$""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a document: `plan.docx, table 2, row 5, column 3`.

    Numbers count from 1 as a person would; 0 or an empty string means "does not apply". In a
    spreadsheet `row` and `column` are those of the sheet. `str(place)` is the printed form and
    `Place.parse` reads it back.
    """

    file: str
    sheet: str = ""
    page: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    line: int = 0

    def __reduce__(self) -> tuple[type[Place], tuple[str, str, int, int, int, int, int]]:
        # Documents of half a million cells pass between processes; the way of dataclasses takes four times as long.
        return Place, (self.file, self.sheet, self.page, self.table, self.row, self.column, self.line)

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet:
            parts.append(f'sheet "{self.sheet}"')
        parts += [
            f"{name} {value}" for name in ("page", "table", "row", "column", "line") if (value := getattr(self, name))
        ]
        return ", ".join(parts)

    @classmethod
    def parse(cls, text: str) -> Place:
        """Return the place that `str()` printed as `text`; any text is a place, if only a file's name."""
        match = _PLACE.match(text)
        if match is None:
            return cls(text)
        numbers = {name: int(match[name] or 0) for name in ("page", "table", "row", "column", "line")}
        return cls(match["file"], match["sheet"] or "", **numbers)

    @property
    def of_row(self) -> Place:
        """The place of the whole row, without column; a row put together from lines of text is where its line is."""
        return Place(self.file, self.sheet, self.page, self.table, self.row, line=0 if self.row else self.line)


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a person should look at: a value, collected and shown, never an exception.

    `kind` is one of `Issue.KINDS`. Only `not understood` means that a cell could be given no meaning.
    """

    kind: str
    message: str
    place: Place
    text: str = ""
    fix: str = ""

    KINDS = (
        "not understood",  # a cell that no rule of reading could place
        "repaired",  # damage mended: a split word, look-alike letters; `text` is as published
        "shared row",  # two actions printed in one row
        "joined rows",  # one action printed over several rows
        "unsure",  # a reading that a person should confirm
        "scanned",  # pages that are pictures, whose words a program recognised
        "given twice",  # a file that says the same as one that was read
        "skipped",  # a hidden sheet or row, a struck-out value
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as read.

    Attributes:
        text: The words, with a line break between paragraphs and list items and nothing of the markup.
        place: Where the cell begins.
        raw: The cell as it stands in the file, before anything was taken off; equal to `text` where nothing was.
        row_span: Rows that the cell covers.
        column_span: Columns that the cell covers.
        value: The typed value where the format has one (an Excel date or number), else None.
        struck: Words that were struck out, and so are not in `text`.
        bold: Whether all of the text is set in bold, where the format tells.
        fill: The colour behind the words as six hex digits in capitals (`FFC000`), where the format tells and it is
            neither white nor none. What it means is for the plan's own key to say.
    """

    text: str
    place: Place
    raw: str = ""
    row_span: int = 1
    column_span: int = 1
    value: date | datetime | float | bool | None = None
    struck: str = ""
    bold: bool = False
    fill: str = ""

    def __reduce__(self) -> tuple[type[Cell], tuple[Any, ...]]:
        return Cell, tuple(getattr(self, name) for name in self.__slots__)

    @property
    def blank(self) -> bool:
        """Whether the cell holds no words."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as printed: `rows[i][j]` is the cell that covers row i and column j.

    A cell that spans several positions stands in each of them as the same object, so identity tells
    a span from a repeated word. Rows of text formats may be shorter or longer than their heading.
    """

    place: Place
    rows: tuple[tuple[Cell, ...], ...]

    def cells(self) -> Iterator[Cell]:
        """Yield each cell once, in reading order."""
        seen: set[int] = set()
        for row in self.rows:
            for cell in row:
                if id(cell) not in seen:
                    seen.add(id(cell))
                    yield cell


@dataclass(frozen=True, slots=True)
class Text:
    """A line or paragraph outside any table.

    Attributes:
        text: The words, clean.
        place: Where they stand.
        level: That of a heading (1 to 6), 0 for other text.
        aside: What the format itself says of it where it is no part of the plan's body: `running header`, `running
            footer`, `footnote`, `navigation`, `text box`; empty for everything else.
    """

    text: str
    place: Place
    level: int = 0
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its blocks in reading order.

    Attributes:
        name: The file's name without folder, as it stands in every Place.
        format: The reader that read it (`csv`, `docx`, `html`, `md`, `pdf`, `txt`, `xlsx`).
        blocks: Tables and the text between them.
        issues: What the reader passed over and why.
        title: The title that the file's own properties give, if any.
    """

    name: str
    format: str
    blocks: tuple[Table | Text, ...]
    issues: tuple[Issue, ...] = ()
    title: str = ""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))
