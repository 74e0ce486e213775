"""Rows as this stage works on them: cells with their damage mended, and which of them begin in the row.

In: a Table of the reader. Out: `Line`s. A cell that spans rows or columns stays one `Piece`, so identity still tells a
span from a repeated word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from partnergraph.model import Cell, Place, Table

_BULLET = re.compile(r"\s*(?:[-–—•▪◦●*·>]|o(?=\s))\s*\S")
_SENTENCE_END = (".", "!", "?", ":", ";")


@dataclass(eq=False, slots=True)
class Piece:
    """A cell and its text with the damage mended; `more` are further cells whose words the text holds or repeats."""

    cell: Cell
    text: str
    more: tuple[Cell, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether it holds no words."""
        return not self.text.strip()

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell that it stands for."""
        return (self.cell, *self.more)


@dataclass(frozen=True, slots=True)
class Filled:
    """A piece with words that begins in a line: where, and over how many columns."""

    column: int
    width: int
    piece: Piece

    @property
    def text(self) -> str:
        """The words, trimmed."""
        return self.piece.text.strip()


@dataclass(eq=False, slots=True)
class Line:
    """One row.

    Attributes:
        pieces: What covers each column.
        filled: The pieces with words that begin here, from left to right.
        place: The row's place.
        table: Number of its table in the document, counted from 0.
        index: Its number in the table, counted from 0.
    """

    pieces: tuple[Piece, ...]
    filled: tuple[Filled, ...]
    place: Place
    table: int
    index: int

    @property
    def texts(self) -> list[str]:
        """The words that cover each column."""
        return [piece.text for piece in self.pieces]

    @property
    def cells(self) -> list[Cell]:
        """The cells with words that begin here, from left to right."""
        return [cell for item in self.filled for cell in item.piece.cells]


def lines_of(table: Table, number: int, mended: Callable[[Cell], str]) -> list[Line]:
    """Return the rows of a table with their damage mended; rows without any cell are left out."""
    pieces: dict[int, Piece] = {}
    result = []
    for index, row in enumerate(table.rows):
        if not row:
            continue
        begun: dict[int, list[int]] = {}
        grid = []
        for column, cell in enumerate(row):
            if id(cell) not in pieces:
                pieces[id(cell)] = Piece(cell, mended(cell))
                begun[id(cell)] = [column]
            elif id(cell) in begun:
                begun[id(cell)].append(column)
            grid.append(pieces[id(cell)])
        filled = tuple(
            Filled(columns[0], len(columns), pieces[key]) for key, columns in begun.items() if not pieces[key].blank
        )
        result.append(Line(tuple(grid), filled, row[0].place.of_row, number, index))
    return result


def is_bullet(text: str) -> bool:
    """Return whether a text begins as a point of a list."""
    return bool(_BULLET.match(text))


def begins_small(text: str) -> bool:
    """Return whether a text begins in the middle of a sentence: with a small letter or a mark that follows a word."""
    text = text.strip()
    return bool(text) and (text[0].islower() or text[0] in ",;.)")


def ends_open(text: str, function_words: frozenset[str]) -> bool:
    """Return whether a text breaks off: on a comma, a hyphen, or a word on which no sentence ends."""
    text = text[-80:].rstrip()
    if not text or text.endswith(_SENTENCE_END):
        return False
    if text.endswith((",", "&", "/", "-", "–", "(")):
        return True
    return text.rsplit(None, 1)[-1].casefold() in function_words


def runs_on(before: str, after: str, function_words: frozenset[str]) -> bool:
    """Return whether `after` continues the sentence of `before`."""
    if begins_small(after):
        return not before[-80:].rstrip().endswith((".", "!", "?"))
    return ends_open(before, function_words)


def text_at(line: Line, number: int) -> str:
    """Return the words that cover a column; none beyond the last."""
    return line.pieces[number].text if number < len(line.pieces) else ""
