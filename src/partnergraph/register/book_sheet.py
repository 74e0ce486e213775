"""A sheet of somebody's workbook, changed cell by cell: what is not changed keeps its looks and its very words.

In: the XML of a sheet, and values for cells. Out: the same XML with those values. Refuses nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import date, datetime, time
from typing import Any

from lxml import etree
from openpyxl.utils import coordinate_to_tuple, get_column_letter
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, to_excel

from partnergraph.register.book_styles import BookStyles
from partnergraph.register.package import tag
from partnergraph.register.values import Formula
from partnergraph.spreadsheet import FORMULA, escape

EARLIEST = date(1900, 3, 1)
"""The first day that every spreadsheet counts alike: before it, Excel has a day that never was."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ROW, _CELL = tag("row"), tag("c")


class BookSheet:
    """The cells of a sheet."""

    def __init__(self, root: Any, styles: BookStyles, *, from_1904: bool) -> None:
        self.root = root
        self._styles = styles
        self._epoch = MAC_EPOCH if from_1904 else WINDOWS_EPOCH
        self._data = root.find(tag("sheetData"))
        self._last = 0
        self._rows: dict[int, Any] = {}
        self._cells: dict[int, dict[int, Any]] = {}
        self._usual: dict[int, int] = {}
        self._index()

    def _index(self) -> None:
        """Number all rows and cells, since some programs leave that to the reader."""
        last = 0
        for row in self._data.iterchildren(_ROW):
            last = int(row.get("r", last + 1))
            row.set("r", str(last))
            row.attrib.pop("spans", None)
            cells: dict[int, Any] = {}
            at = 0
            for cell in row.iterchildren(_CELL):
                at = coordinate_to_tuple(cell.get("r"))[1] if cell.get("r") else at + 1
                cell.set("r", f"{get_column_letter(at)}{last}")
                cells[at] = cell
            self._rows[last] = row
            self._cells[last] = cells
        self._last = last

    def style(self, row: int, column: int) -> int:
        """Return the number of the style of a cell, 0 where there is none."""
        cell = self._cells.get(row, {}).get(column)
        return int(cell.get("s", "0")) if cell is not None else 0

    def usual_style(self, column: int, head: int) -> int:
        """Return the style of new cells in a column: that of the column, else the one that most of its cells have."""
        if column not in self._usual:
            self._usual[column] = self._usual_style(column, head)
        return self._usual[column]

    def _usual_style(self, column: int, head: int) -> int:
        for one in self.root.iter(tag("col")):
            if int(one.get("min")) <= column <= int(one.get("max")) and int(one.get("style", "0")):
                return int(one.get("style"))
        found = Counter(
            int(cells[column].get("s", "0")) for row, cells in self._cells.items() if row > head and column in cells
        )
        return found.most_common(1)[0][0] if found else 0

    def renumber(self, moved: dict[int, int], head: int) -> None:
        """Put rows under the headings where they now belong; rows that are not named are taken away."""
        rows = {number: row for number, row in self._rows.items() if number <= head}
        cells = {number: self._cells[number] for number in rows}
        for number, row in self._rows.items():
            if number <= head:
                continue
            self._data.remove(row)
            if number in moved:
                new = moved[number]
                row.set("r", str(new))
                rows[new], cells[new] = row, self._cells[number]
                for at, cell in cells[new].items():
                    cell.set("r", f"{get_column_letter(at)}{new}")
        self._rows, self._cells = dict(sorted(rows.items())), cells
        for number, row in self._rows.items():
            if number > head:
                self._data.append(row)
        self._last = max(self._rows, default=0)

    def set(self, row: int, column: int, value: Any, usual: int = 0) -> None:
        """Write a value into a cell, which keeps its looks as far as they fit the value.

        Args:
            row: The cell's row.
            column: The cell's column.
            value: A str, Formula, date, datetime, time, bool, float or None.
            usual: The style of a cell that is not there yet.
        """
        cell = self._cells.get(row, {}).get(column)
        if cell is None:
            if value is None:
                return
            cell = self._new_cell(row, column, usual)
        style = int(cell.get("s", "0"))
        for attribute in ("t", "cm", "vm"):
            cell.attrib.pop(attribute, None)
        for child in list(cell):
            cell.remove(child)
        if isinstance(value, date) and not isinstance(value, datetime) and value < EARLIEST:
            value = value.isoformat()
        if isinstance(value, Formula):
            etree.SubElement(cell, tag("f")).text = value.removeprefix("=")
        elif isinstance(value, str):
            cell.set("t", "inlineStr")
            words = etree.SubElement(etree.SubElement(cell, tag("is")), tag("t"))
            words.text = escape(value)
            words.set(_SPACE, "preserve")
            if value.startswith(FORMULA):
                style = self._styles.as_text(style)
        elif isinstance(value, bool):
            cell.set("t", "b")
            etree.SubElement(cell, tag("v")).text = str(int(value))
        elif isinstance(value, date | time):
            etree.SubElement(cell, tag("v")).text = repr(to_excel(value, self._epoch))  # type: ignore[no-untyped-call]
            if not self._styles.shows_dates(style):
                style = self._styles.with_code(style, _code(value))
        elif value is not None:
            etree.SubElement(cell, tag("v")).text = repr(value)
            if self._styles.shows_dates(style):
                style = self._styles.with_code(style, "General")
        cell.set("s", str(style))

    def _new_cell(self, row: int, column: int, style: int) -> Any:
        if row not in self._rows:
            made = etree.Element(_ROW, r=str(row))
            if row > self._last:
                self._data.append(made)
                self._last = row
            else:
                self._data.insert(bisect_left(sorted(self._rows), row), made)
            self._rows[row], self._cells[row] = made, {}
        cells = self._cells[row]
        cell = etree.Element(_CELL, r=f"{get_column_letter(column)}{row}", s=str(style))
        self._rows[row].insert(bisect_left(sorted(cells), column), cell)
        cells[column] = cell
        return cell

    def grow(self, row: int, height: float) -> None:
        """Make a row as high as its words need, unless a person set its height."""
        one = self._rows.get(row)
        if one is not None and one.get("customHeight") not in {"1", "true"}:
            one.set("ht", str(height))


def _code(value: date | time) -> str:
    if isinstance(value, datetime):
        return "yyyy-mm-dd h:mm:ss"
    return "h:mm:ss" if isinstance(value, time) else "dd/mm/yyyy"
