"""What a document for people is made of, whatever program shows it: headings, paragraphs, tables, pictures.

In: texts. Out: Blocks, which `_word` and `_web` write. Refuses nothing: characters that no file format can show, and
marks that would turn the direction of all that follows, are taken out of every text by `clean`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date

from partnergraph.views import printable

_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069]")

WIDTH = 17.0
"""Centimetres between the margins of an upright page."""

WIDE = 25.7
"""Centimetres between the margins of a page on its side."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look; `to` is the file beside the document that they lead to, on a web page."""

    text: str
    bold: bool = False
    italic: bool = False
    to: str = ""


Words = str | tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `style` is `normal`, `note` (small print) or `caption`."""

    words: Words
    style: str = "normal"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list with bullets."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width in centimetres; a turned heading is read from below."""

    name: str
    width: float
    turned: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a look of its own: a fill and its ink (colours as `#RRGGBB`), never the only sign of what it says."""

    words: Words
    fill: str = ""
    ink: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, or with `section` one cell over the whole width that heads those below it."""

    cells: tuple[Cell | Words, ...]
    section: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `says` is what it holds, for those who do not see it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    says: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as SVG, its size in centimetres, and what it shows in words."""

    svg: str
    width: float
    height: float
    says: str


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page, which lies on its side if `wide`."""

    wide: bool = False


Block = Heading | Paragraph | Bullets | Table | Picture | NewPage


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its title and the line below it, what stands at the foot of each page, and its blocks."""

    title: str
    subtitle: str
    foot: str
    as_of: date
    blocks: tuple[Block, ...] = field(default=())


def filled(table: Table) -> Table:
    """Return a table without the columns in which nothing stands; the widest takes their room."""
    rows = [row for row in table.rows if not row.section]
    used = [
        number
        for number in range(len(table.columns))
        if not rows or any(_words(row.cells[number]).strip() for row in rows)
    ]
    if len(used) == len(table.columns) or not used:
        return table
    widest = max(used, key=lambda number: table.columns[number].width)
    room = sum(column.width for number, column in enumerate(table.columns) if number not in used)
    columns = [
        replace(table.columns[number], width=table.columns[number].width + room * (number == widest)) for number in used
    ]
    kept = tuple(
        row if row.section else replace(row, cells=tuple(row.cells[number] for number in used)) for row in table.rows
    )
    return replace(table, columns=tuple(columns), rows=kept)


def _words(cell: Cell | Words) -> str:
    return plain_text(cell.words if isinstance(cell, Cell) else cell)


def clean(text: str) -> str:
    """Return `text` without what XML forbids and without marks that turn the direction of what follows."""
    return _STEERING.sub("", printable(text)).replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")


def runs_of(words: Words, *, bold: bool = False) -> tuple[Run, ...]:
    """Return words as runs, each clean."""
    if isinstance(words, str):
        return (Run(clean(words), bold=bold),)
    return tuple(Run(clean(run.text), run.bold or bold, run.italic, run.to) for run in words)


def plain_text(words: Words) -> str:
    """Return words without their looks."""
    return clean(words) if isinstance(words, str) else "".join(clean(run.text) for run in words)


def rightward(text: str) -> bool:
    """Whether a text is read from the right: its first letter with a direction is of such a script."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return False


def by_direction(text: str) -> list[tuple[str, bool]]:
    """Return the pieces of a text, each with whether it is of a script that is read from the right."""
    pieces: list[tuple[str, bool]] = []
    for character in text:
        kind = unicodedata.bidirectional(character)
        right = pieces[-1][1] if pieces and kind not in {"R", "AL", "L"} else kind in {"R", "AL"}
        if pieces and pieces[-1][1] == right:
            pieces[-1] = (pieces[-1][0] + character, right)
        else:
            pieces.append((character, right))
    return pieces
