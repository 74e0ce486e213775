"""One action while its rows are gathered.

In: the line in which it begins and the lines that go on with it. Out: a `Draft`, its words by column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from partnergraph.model import Cell, Place
from partnergraph.records.dates import read_dates
from partnergraph.records.headings import Columns
from partnergraph.records.lines import Line, Piece, is_bullet, runs_on
from partnergraph.records.repair import joined
from partnergraph.records.vocabulary import Vocabulary, listed


def meanings_at(columns: Columns, number: int) -> tuple[str, ...]:
    """Return what a column holds; `beyond` for a cell to the right of the last heading."""
    return columns[number].meanings if number < len(columns) else ("beyond",)


@dataclass(slots=True)
class Draft:
    """An action in the making.

    Attributes:
        line: The line in which it begins.
        columns: The columns it stands under.
        theme: Its section.
        ref: Its number.
        ref_parts: The cells that give the number.
        ref_column: The column they stand in.
        texts: Its words, by number of column.
        pieces: The cells they come from, by number of column.
    """

    line: Line
    columns: Columns
    theme: str
    ref: str = ""
    ref_parts: list[Cell] = field(default_factory=list)
    ref_column: int | None = None
    texts: dict[int, str] = field(default_factory=dict)
    pieces: dict[int, list[Piece]] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """The row in which it begins."""
        return self.line.place

    def meanings(self, number: int) -> tuple[str, ...]:
        """Return what a column holds; `beyond` for a cell to the right of the last heading."""
        return meanings_at(self.columns, number)

    def numbers(self, meaning: str) -> list[int]:
        """Return the columns that hold a meaning and in which this action has words."""
        return [number for number in sorted(self.texts) if meaning in self.meanings(number)]

    def text(self, *meanings: str) -> str:
        """Return the words under any of the meanings, in the order of the columns."""
        numbers = sorted({number for meaning in meanings for number in self.numbers(meaning)})
        return "\n".join(self.texts[number] for number in numbers)

    def cells(self, meaning: str) -> list[Cell]:
        """Return the cells that hold a meaning."""
        return [piece.cell for number in self.numbers(meaning) for piece in self.pieces[number]]

    def take(self, number: int, piece: Piece, vocabulary: Vocabulary) -> None:
        """Add a cell to the words of a column; a sentence or date that broke off goes on, anything else begins a line."""
        text = piece.text.strip()
        before = self.texts.get(number, "")
        self.pieces.setdefault(number, []).append(piece)
        if not before:
            self.texts[number] = text
        elif "due" in self.meanings(number):
            self.texts[number] = _dates_together(before, text)
        elif not is_bullet(text) and runs_on(before, text, listed("function")):
            self.texts[number] = joined(before, text, vocabulary)
        else:
            self.texts[number] = f"{before}\n{text}"


def completes_date(before: str, text: str) -> bool:
    """Return whether a piece of a date cell ends the date that the piece before it began: "29 February", "2016"."""
    last = before.rsplit("\n", 1)[-1]
    if not last.strip():
        return False
    if re.fullmatch(r"\W*(?:19|20)?\d\d\W*", text):
        return not re.search(r"(?:19|20)\d\d\W*$", last)
    return bool(read_dates(last).doubts) and not read_dates(f"{last} {text}").doubts


def _dates_together(before: str, text: str) -> str:
    """Return two pieces of a date cell as one: what ends a date stands beside it, two whole dates stay two."""
    return f"{before} {text}" if completes_date(before, text) else f"{before}\n{text}"
