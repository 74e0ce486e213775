"""What stands on the page of a plan, free of any format.

In: words. Out: a `Paper` that every renderer understands. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date


@dataclass(frozen=True)
class Box:
    """A cell of a table.

    Attributes:
        text: Its words, a line break between paragraphs.
        items: A list below them.
        rows: Rows that it covers.
        columns: Columns that it covers.
        bold: Whether it is set in bold.
        fill: The colour behind it, six hex digits.
        struck: Words struck out before the text.
        note: Words of a footnote whose mark follows the text.
        level: Of automatic numbering (1 or 2), 0 for none; Word writes the number, other formats need it in `text`.
        deleted: Words taken out as a tracked change, before the text.
        inserted: Words put in as a tracked change, after the text.
        value: What a workbook stores in place of the text.
    """

    text: str = ""
    items: tuple[str, ...] = ()
    rows: int = 1
    columns: int = 1
    bold: bool = False
    fill: str = ""
    struck: str = ""
    note: str = ""
    level: int = 0
    deleted: str = ""
    inserted: str = ""
    value: date | float | None = None

    @property
    def words(self) -> str:
        """The words that hold, as a reader should give them: a line a paragraph, list items after a dash."""
        first = [self.text + (" " if self.text and self.inserted else "") + self.inserted]
        return "\n".join([*(line for line in first if line), *(f"- {item}" for item in self.items)])


@dataclass(frozen=True)
class Grid:
    """A table; a row holds the boxes that begin in it, as in HTML.

    Attributes:
        rows: Boxes or plain words.
        head: How many rows of headings are set in bold and repeated on each page.
        widths: Shares of the width, one a column; equal if empty.
        hidden: Numbers of rows (from 1) that the file hides.
        sheet: The name of its sheet in a workbook; the grid before's if empty.
        hidden_sheet: Whether that sheet is hidden.
        ruled: Whether lines stand around the cells, where the format can do without.
    """

    rows: Sequence[Sequence[Box | str]]
    head: int = 1
    widths: tuple[float, ...] = ()
    hidden: frozenset[int] = frozenset()
    sheet: str = ""
    hidden_sheet: bool = False
    ruled: bool = True


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 6."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Line:
    """A paragraph outside any table."""

    text: str


@dataclass(frozen=True)
class Framed:
    """A text box; other formats than Word have a paragraph."""

    text: str


@dataclass(frozen=True)
class Turn:
    """A new page, upright or across."""

    across: bool = False


@dataclass(frozen=True)
class Paper:
    """A plan as it lies on the table.

    Attributes:
        title: The title in the file's properties.
        blocks: What stands on the page, in order.
        header: The line at the head of each page.
        footer: The line at the foot of each page.
    """

    title: str
    blocks: Sequence[Grid | Heading | Line | Framed | Turn] = field(default_factory=list)
    header: str = ""
    footer: str = ""


def boxes(grid: Grid) -> list[list[Box]]:
    """Return the rows of a grid with boxes alone; those of heading rows are bold."""
    rows = [[box if isinstance(box, Box) else Box(box) for box in row] for row in grid.rows]
    return [[replace(box, bold=True) if at < grid.head else box for box in row] for at, row in enumerate(rows)]


def placed(grid: Grid) -> Iterator[tuple[int, int, Box]]:
    """Yield each box with the row and column (from 0) of its first corner."""
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(boxes(grid)):
        column = 0
        for box in line:
            while (row, column) in taken:
                column += 1
            taken |= {(row + down, column + across) for down in range(box.rows) for across in range(box.columns)}
            yield row, column, box
            column += box.columns


def width(grid: Grid) -> int:
    """Return the number of columns."""
    return max(column + box.columns for _, column, box in placed(grid))


def expanded(grid: Grid) -> list[list[Box | None]]:
    """Return the rows with one entry a column: a box where it begins, None where it goes on."""
    columns = width(grid)
    rows: list[list[Box | None]] = [[None] * columns for _ in grid.rows]
    for row, column, box in placed(grid):
        rows[row][column] = box
    return rows


def notes(paper: Paper) -> list[str]:
    """Return the footnotes in the order of their marks."""
    grids = [block for block in paper.blocks if isinstance(block, Grid)]
    return [box.note for grid in grids for _, _, box in placed(grid) if box.note]
