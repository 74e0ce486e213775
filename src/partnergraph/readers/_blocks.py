"""The blocks of a text document as they are found: numbered tables of clean cells, and the text between.

In: rows of pieces of source, and lines of text. Out: Tables and Texts in reading order, and the Issues that
came up. Refuses: a table of more rows or columns than any plan has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from partnergraph.errors import InputError
from partnergraph.model import Cell, Document, Issue, Place, Table, Text
from partnergraph.readers import _markup
from partnergraph.readers._parts import Words
from partnergraph.readers._words import clean

MOST_ROWS = 100_000
MOST_COLUMNS = 1_000


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """The source of one cell. The same object in several positions of a grid is one cell that spans them.

    `words` is what to read where that is not the source itself: lines of a cell joined again. `said` holds the words of
    a cell where the reader has them already, and `fill` is the colour behind them.
    """

    source: str
    words: str = ""
    row_span: int = 1
    column_span: int = 1
    bold: bool = False
    said: Words | None = None
    fill: str = ""


@dataclass(slots=True)
class Blocks:
    """Collects the blocks of the document `name`; `markup` says whether its source holds HTML and Markdown."""

    name: str
    markup: bool
    blocks: list[Table | Text] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    tables: int = 0
    level: int = 0

    def add_text(self, source: str, line: int, level: int = 0) -> None:
        """Add a line of text; in markup, a line all in bold is a heading below the last numbered one."""
        place = Place(self.name, line=line)
        self.add_words(self._words(source, place), place, level)

    def add_words(self, words: Words, place: Place, level: int = 0, aside: str = "") -> None:
        """Add words outside any table; those set aside by the format are no heading."""
        if not words.text:
            return
        if aside:
            level = 0
        elif level:
            self.level = level
        elif words.bold:
            level = min(self.level + 1, 6)
        self.blocks.append(Text(words.text, place, level, aside))

    def add_table(self, rows: Sequence[Sequence[Piece]]) -> None:
        """Add a table of these rows, in which each position holds the piece that covers it."""
        check_size(len(rows), max(map(len, rows), default=0), self.name)
        self.tables += 1
        cells: dict[int, Cell] = {}  # by identity: a piece in several positions is one cell
        for i, row in enumerate(rows, start=1):
            for j, piece in enumerate(row, start=1):
                if id(piece) not in cells:
                    cells[id(piece)] = self._cell(piece, Place(self.name, table=self.tables, row=i, column=j))
        grid = tuple(tuple(cells[id(piece)] for piece in row) for row in rows)
        self.blocks.append(Table(Place(self.name, table=self.tables), grid))

    def add_issue(self, kind: str, message: str, place: Place, text: str = "", fix: str = "") -> None:
        """Add an issue of the reading."""
        self.issues.append(Issue(kind, message, place, text, fix))

    def tell(self, words: Words, place: Place) -> None:
        """Add an issue for each thing that is there and not read."""
        if words.struck:
            self.add_issue("skipped", "Struck-out words are not read.", place, words.struck)
        for comment in words.comments:
            self.add_issue("skipped", "A comment that no reader sees is not read.", place, comment)
        for picture in filter(None, words.pictures):
            self.add_issue("skipped", "A picture is not read.", place, picture, "Type in what it says, if it matters.")
        if words.unseen:
            self.add_issue("skipped", "Hidden words are not read.", place, " | ".join(words.unseen)[:500])

    def document(self, form: str, issues: Iterable[Issue] = (), title: str = "") -> Document:
        """Return the document of what was added."""
        return Document(self.name, form, tuple(self.blocks), (*issues, *self.issues), title)

    def _cell(self, piece: Piece, place: Place) -> Cell:
        words = piece.said
        if words is None:
            words = self._words(piece.words or piece.source, place)
        else:
            self.tell(words, place)
        return Cell(
            words.text,
            place,
            raw=piece.source,
            row_span=piece.row_span,
            column_span=piece.column_span,
            struck=words.struck,
            bold=bool(words.text) and (piece.bold or words.bold),
            fill=piece.fill,
        )

    def _words(self, source: str, place: Place) -> Words:
        if not self.markup:
            return Words(clean(source))
        words = _markup.words(source)
        self.tell(words, place)
        return words


def check_size(rows: int, columns: int, where: object) -> None:
    """Return if a table of that size can be a plan.

    Raises:
        InputError: It has more rows or columns than are read.
    """
    for count, most, what in ((rows, MOST_ROWS, "rows"), (columns, MOST_COLUMNS, "columns")):
        if count > most:
            raise InputError(
                f"A table has {count:,} {what}; at most {most:,} are read.",
                where=where,
                todo="Split the file, or take out what is no part of the plan.",
            )
