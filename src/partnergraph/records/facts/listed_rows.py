"""The rows of a table that lists facts: what each says, with what is printed once for several of them.

In: a `Listing` and the lines of its table. Out: `Row`s; the ledger knows what became of every cell. Refuses nothing: a row
that opens a group is a heading, one that remarks on the table is set apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from partnergraph.model import Cell, Place, Quote
from partnergraph.records.accounts import Ledger
from partnergraph.records.facts.listings import Listing
from partnergraph.records.facts.people import is_person
from partnergraph.records.facts.seats import is_seat
from partnergraph.records.headings import Column
from partnergraph.records.lines import Filled, Line, Piece
from partnergraph.records.lines_above import announced, board_in
from partnergraph.records.rows import is_total

# What one cell may say for several rows below it, where they leave it blank.
_CARRIED = frozenset({"topic", "area", "of", "faces", "agency", "team", "board"})
_OWN = {"members": frozenset({"person", "agency", "contact", "post"}), "agreements": frozenset({"name"})}
_GROUP = 100  # characters of a row that opens a group


@dataclass(slots=True)
class Row:
    """What a row says: its words by meaning, each with its cell; the cells of a matrix apart.

    Attributes:
        place: The row.
        said: The words.
        marks: For a matrix, each cell with words: the heading that it stands under, and itself.
        names: By meaning, the piece that stands there: the same piece over two rows is one cell.
    """

    place: Place
    said: list[tuple[Quote, Cell | None]] = field(default_factory=list)
    marks: list[tuple[Quote, Quote, Cell]] = field(default_factory=list)
    names: dict[str, Piece] = field(default_factory=dict)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All words of the row, without those of a matrix."""
        return tuple(quote for quote, _ in self.said)


def rows_of(listing: Listing, lines: Sequence[Line], ledger: Ledger) -> list[Row]:
    """Return the rows of a table, and tell the ledger what became of every cell."""
    reader = _Reader(listing, ledger)
    heads = [lines[index].texts for index in sorted(listing.heads)]
    reader.over = {
        column.number: lines[max(listing.heads)].pieces[column.number].cell
        for column in listing.columns
        if listing.heads and column.number < len(lines[max(listing.heads)].pieces)
    }
    for index, line in enumerate(lines):
        if index in listing.heads or (line.filled and line.texts in heads):
            for cell in line.cells:
                ledger.head(cell)
        elif index < listing.start:
            ledger.put_aside(line.cells, "text above the headings")
        elif line.filled:
            reader.line(line)
    reader.tell_empty()
    return reader.rows


@dataclass(slots=True)
class _Reader:
    """The state of reading one table."""

    listing: Listing
    ledger: Ledger
    over: dict[int, Cell] = field(default_factory=dict)
    group: tuple[Quote, ...] = ()
    rows: list[Row] = field(default_factory=list)
    empty: bool = False

    def tell_empty(self) -> None:
        """Note a group that no row stands in: it may be an entry itself."""
        if self.empty:
            (group,) = self.group
            fix = "Check whether it is a heading, or an entry of its own."
            self.ledger.note("unsure", f'No row stands under "{group.text}".', group.place, group.text, fix)

    def line(self, line: Line) -> None:
        if not any(letter.isalnum() for item in line.filled for letter in item.text):
            self.ledger.put_aside(line.cells, "a row of marks without words")
        elif is_total(line):
            self.ledger.put_aside(line.cells, "a row of totals")
        elif len(line.filled) == 1 and len(self.listing.columns) > 1 and not self._stands_alone(line.filled[0]):
            self._alone(line, line.filled[0])
        elif self.rows and self._goes_on(line):
            self._take(line, self.rows[-1])
        else:
            row = Row(line.place)
            self._carry(line, row)
            self._take(line, row)
            row.said += [(quote, None) for quote in self.group]
            self.empty = False
            self.rows.append(row)

    def _column(self, number: int) -> Column:
        columns = self.listing.columns
        return columns[number] if number < len(columns) else Column(number, "", ("note",))

    def _stands_alone(self, item: Filled) -> bool:
        """Return whether a row with one cell is one all the same: a body that sits on a board, an agreement's name."""
        if self.listing.kind == "members" and (board_in(item.text) or is_seat(item.text) or announced(item.text)):
            return False
        if item.width > 1:
            return False
        meaning = self._column(item.column).meanings[0]
        if self.listing.kind == "contacts":
            return meaning in {"person", "contact"} and is_person(item.text)
        return meaning in _OWN[self.listing.kind]

    def _alone(self, line: Line, item: Filled) -> None:
        """Take in a row with one cell: a group of rows begins, the row above goes on, or it is a remark."""
        if item.column > 0 and item.width == 1 and self.rows:
            self._take(line, self.rows[-1])
        elif len(item.text) <= _GROUP:
            self.tell_empty()
            self.ledger.head(item.piece.cell)
            self.group = (Quote("group", " ".join(item.text.split()), item.piece.cell.place),)
            self.empty = True
        else:
            self.ledger.put_aside(line.cells, "a note in the table")

    def _goes_on(self, line: Line) -> bool:
        """Return whether a row of a register of agreements only adds to the agreement above: another party, another day."""
        if self.listing.kind != "agreements":
            return False
        name = next((self._piece(line, column) for column in self.listing.columns if "name" in column.meanings), None)
        return name is None or name.blank or name is self.rows[-1].names.get("name")

    def _piece(self, line: Line, column: Column) -> Piece | None:
        return line.pieces[column.number] if column.number < len(line.pieces) else None

    def _carry(self, line: Line, row: Row) -> None:
        """Give a row what the one above says in columns that stand before its own first words and are blank in it."""
        if not self.rows:
            return
        for quote, _ in self.rows[-1].said:
            blank = bool(quote.heading) and quote.meaning in _CARRIED
            column = next((one for one in self.listing.columns if one.heading == quote.heading), None)
            if blank and column and column.number < line.filled[0].column and not self._covers(line, column):
                row.said.append((quote, None))

    def _covers(self, line: Line, column: Column) -> bool:
        piece = self._piece(line, column)
        return piece is not None and not piece.blank

    def _take(self, line: Line, row: Row) -> None:
        """Add what the cells of a line say to a row."""
        seen: set[int] = set()
        for number, piece in enumerate(line.pieces):
            if piece.blank or id(piece) in seen:
                continue
            seen.add(id(piece))
            column = self._column(number)
            meaning = column.meanings[0]
            quote = Quote(meaning, piece.text.strip(), piece.cell.place, column.heading)
            if row.names.get(meaning) is piece:
                continue
            row.names[meaning] = piece
            self.ledger.use(piece.cell)
            if meaning in {"grid", "party", "seat"}:
                over = self.over[number]
                row.marks.append((Quote(meaning, column.heading, over.place, column.heading), quote, piece.cell))
            else:
                row.said.append((quote, piece.cell))


def values(row: Row, meaning: str) -> Iterator[tuple[str, object]]:
    """Yield the words of a meaning with the typed value of their cell."""
    yield from ((quote.text, cell.value if cell else None) for quote, cell in row.said if quote.meaning == meaning)
