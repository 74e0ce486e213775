"""What the rows above the headings of a table say of all its actions: the objective, who leads it, its outcome.

In: rows of labels beside values. Out: the title of the section that they open, and further columns for the actions below,
where the table has none of that meaning. What no action takes up is set apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from partnergraph.records.accounts import Ledger
from partnergraph.records.headings import Column, Columns, read_heading
from partnergraph.records.lines import Line, Piece
from partnergraph.records.shapes import Pair, distinct, label_inside, pairs_of
from partnergraph.records.sheets import Sheet

_FOR_ALL = frozenset({"lead", "outcome", "due", "board"})


def pairs_in(line: Line) -> list[Pair]:
    """Return the labels of a row with their values, beside them or in the same cell; nothing where it holds more than that."""
    inside = [label_inside(item.piece) for item in line.filled]
    found = [pair for pair in inside if pair]
    if not found or len(found) < len(inside):
        found = list(pairs_of(distinct(line)))
    return found if all(label.known and not label.means("action", "ref") for label, _ in found) else []


def facts_above(sheet: Sheet) -> dict[int, list[Pair]]:
    """Return the rows of labels and values that stand right above a row of headings, by index."""
    facts: dict[int, list[Pair]] = {}
    for head in sheet.heads:
        index = head - 1
        while index >= 0 and index not in sheet.heads:
            line = sheet.lines[index]
            found = pairs_in(line)
            if line.filled and not found:
                break
            if found:
                facts[index] = found
            index -= 1
    if sheet.turned:
        # Between blocks of labels and values one that opens a section stands as printed.
        for index, line in enumerate(sheet.lines):
            found = [] if index in sheet.heads or line.filled == () else pairs_in(line)
            if found and len(line.filled) == 2 * len(found) and found[0][0].means("recommendation", "theme"):
                facts[index] = found
    return facts


@dataclass(slots=True)
class Given:
    """What holds for all actions of a section.

    Attributes:
        columns: A column for each thing said, numbered from 0.
        pieces: The words, one for each column.
        taken: Numbers of those that an action has taken up.
    """

    columns: list[Column] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    def take(self, found: Sequence[Pair], ledger: Ledger) -> str:
        """Take in a row; return the title of the section that it opens, if any."""
        title = ""
        for label, value in found:
            for cell in label.piece.cells:
                ledger.head(cell)
            if label.means("recommendation", "theme"):
                name = " ".join(label.piece.text.split())
                words = value.text.strip()
                title = title or (f"{name} {label.number}: {words}" if label.number else words)
            elif not value.blank:
                self.columns.append(read_heading(label.piece.text, len(self.columns)))
                self.pieces.append(value)
        if title:
            for label, value in found:
                if label.means("recommendation", "theme"):
                    ledger.head(value.cell)
        return title

    def beside(self, columns: Columns, width: int) -> tuple[Columns, list[tuple[int, Piece]]]:
        """Return the columns of an action with those that hold for all, and the words of these by number of column.

        Args:
            columns: The columns that the action stands under.
            width: How many cells its row has.
        """
        named = {name for column in columns for name in column.meanings}
        added = [Column(number, "", ("beyond",)) for number in range(len(columns), width)]
        words = []
        for column, piece in zip(self.columns, self.pieces, strict=True):
            if set(column.meanings) <= _FOR_ALL and not set(column.meanings) & named:
                self.taken.add(column.number)
                words.append((len(columns) + len(added), piece))
                added.append(replace(column, number=len(columns) + len(added)))
        return ((*columns, *added), words) if words else (columns, [])

    def end(self, ledger: Ledger) -> None:
        """Begin anew; what no action has taken up is set apart."""
        for column, piece in zip(self.columns, self.pieces, strict=True):
            if column.number not in self.taken:
                ledger.put_aside(piece.cells, "said of a whole section")
        self.columns, self.pieces, self.taken = [], [], set()
