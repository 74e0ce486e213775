"""The grid of a Word table: its rows and cells, whatever way they are merged.

In: a table's XML. Out: its rows as they are shown, and for each position of the grid the cell that covers it. Rows that
a tracked change deletes and hidden rows are set aside. Refuses a grid that is larger than any plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from partnergraph.errors import InputError
from partnergraph.readers import _nested, _word_grid
from partnergraph.readers._blocks import check_size
from partnergraph.readers._word_package import W
from partnergraph.readers._word_styles import is_on, value
from partnergraph.readers._word_text import BOX, parts_of

_SHOWS = (f"{W}t", f"{W}sym", f"{W}fldChar")
_MOST_SPAN = 1_000_000_000
_MOST_POSITIONS = 2_000_000


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell as it stands in a row: its element (None where the row begins late or ends early) and what it spans.

    `merged` is empty, `restart` or `continue`, down the column and along the row.
    """

    element: etree._Element | None
    span: int = 1
    down: str = ""
    along: str = ""


@dataclass(slots=True)
class Covering:
    """A cell of the grid: where it begins, from 0, and how many rows and columns it covers."""

    slot: Slot
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    swallowed: list[etree._Element] = field(default_factory=list)


class WordTable:
    """A table of a Word document.

    Attributes:
        element: Its XML.
        rows: The slots of each row that is shown.
        left_out: Rows that are not shown, with the reason.
    """

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        self.rows: list[tuple[Slot, ...]] = []
        self.left_out: list[tuple[str, etree._Element]] = []
        for row in parts_of(element):
            if row.tag != f"{W}tr":
                continue
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self.left_out.append(("A row that a tracked change deletes is not read.", row))
            elif properties is not None and _on(properties.find(f"{W}hidden")):
                self.left_out.append(("A hidden row is not read.", row))
            else:
                self.rows.append(_slots(row, properties))

    @cached_property
    def inner(self) -> list[list[list[etree._Element]]]:
        """The tables inside each cell, row by row and slot by slot."""
        return [[_inner_tables(slot) for slot in row] for row in self.rows]

    @cached_property
    def filled(self) -> list[list[bool]]:
        """Whether each cell holds words of its own, row by row and slot by slot."""
        return [[_has_words(slot.element) for slot in row] for row in self.rows]

    def on_their_own(self) -> list[bool]:
        """Return for each row whether a table in it stands on its own."""
        if not any(tables for row in self.inner for tables in row):
            return [False] * len(self.rows)
        rows = []
        for filled, inner in zip(self.filled, self.inner, strict=True):
            found = [(_facts(table), words) for tables, words in zip(inner, filled, strict=True) for table in tables]
            rows.append(
                _nested.Row(sum(filled), tuple(table for table, _ in found), tuple(words for _, words in found))
            )
        return [any(answers) for answers in _nested.on_their_own(rows)]

    def grid(self, first: int, stop: int, where: object) -> list[list[Covering | None]]:
        """Return for each position of the rows `first` to `stop` the cell that covers it; None where there is none.

        Raises:
            InputError: There are more rows, columns or positions than any plan has.
        """
        rows = self.rows[first:stop]
        widths = [_width(column) for column in self.element.iterfind(f"{W}tblGrid/{W}gridCol")]
        bounds = []
        for row in rows:
            edges = [0]
            for slot in row:
                edges.append(min(edges[-1] + slot.span, _MOST_SPAN))
            bounds.append(_word_grid.positions(edges, widths))
        covers = _word_grid.columns(bounds)
        width = max((cells[-1][1] + 1 for cells in covers if cells), default=0)
        check_size(len(rows), width, where)
        if len(rows) * width > _MOST_POSITIONS:
            raise InputError(
                f"A table has {len(rows) * width:,} cells; at most {_MOST_POSITIONS:,} are read.",
                where=where,
                todo="Split it, or take out what is no part of the plan.",
            )
        return _filled(rows, covers, width)


def _filled(
    rows: list[tuple[Slot, ...]], covers: list[list[tuple[int, int]]], width: int
) -> list[list[Covering | None]]:
    grid: list[list[Covering | None]] = []
    above: list[Covering | None] = [None] * width
    for number, (row, cells) in enumerate(zip(rows, covers, strict=True)):
        line: list[Covering | None] = [None] * width
        before: Covering | None = None
        for slot, (first, last) in zip(row, cells, strict=True):
            over = above[first]
            if slot.along == "continue" and before is not None:
                here = before
                here.column_span = max(here.column_span, last - here.column + 1)
            elif slot.down == "continue" and over is not None and over.slot.down:
                here = over
                here.row_span = number - here.row + 1
            else:
                here = Covering(slot, number, first, column_span=last - first + 1)
            if here.slot is not slot and slot.element is not None:
                here.swallowed.append(slot.element)
            line[first : last + 1] = [here] * (last + 1 - first)
            before = here
        grid.append(line)
        above = line
    return grid


def _slots(row: etree._Element, properties: etree._Element | None) -> tuple[Slot, ...]:
    before, after = (_count(properties, name) for name in ("gridBefore", "gridAfter"))
    cells = [_slot(cell) for cell in parts_of(row) if cell.tag == f"{W}tc"]
    return (
        *([Slot(None, before)] if before else []),
        *cells,
        *([Slot(None, after)] if after else []),
    )


def _slot(cell: etree._Element) -> Slot:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        return Slot(cell)
    down, along = (_merge(properties.find(f"{W}{name}")) for name in ("vMerge", "hMerge"))
    return Slot(cell, max(1, _count(properties, "gridSpan")), down, along)


def _merge(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return "restart" if value(element) == "restart" else "continue"


def _count(properties: etree._Element | None, name: str) -> int:
    text = "" if properties is None else value(properties.find(f"{W}{name}")).strip()
    return min(int(text), _MOST_SPAN) if text.isascii() and text.isdigit() and len(text) < 20 else 0


def _width(column: etree._Element) -> int:
    text = column.get(f"{W}w", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _on(switch: etree._Element | None) -> bool:
    return switch is not None and is_on(value(switch) or "1")


def _inner_tables(slot: Slot) -> list[etree._Element]:
    return [] if slot.element is None else [part for part in parts_of(slot.element) if part.tag == f"{W}tbl"]


def _has_words(cell: etree._Element | None) -> bool:
    if cell is None:
        return False
    return any(_says(part) for part in parts_of(cell) if part.tag != f"{W}tbl")


def _says(element: etree._Element) -> bool:
    return any(each.tag != f"{W}t" or (each.text or "").strip() for each in element.iter(*_SHOWS))


def _facts(table: etree._Element) -> _nested.Inner:
    rows = [list(_cells(row)) for row in parts_of(table) if row.tag == f"{W}tr"]
    return _nested.Inner(
        len(rows),
        max(map(len, rows), default=0),
        sum(next(_worded(cell), None) is not None for row in rows for cell in row),
    )


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (cell for cell in parts_of(row) if cell.tag == f"{W}tc")


def _worded(cell: etree._Element) -> Iterator[etree._Element]:
    return (each for each in cell.iter(f"{W}t", BOX) if each.tag == BOX or (each.text or "").strip())
