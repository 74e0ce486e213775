"""The look of a plain workbook: headings, widths, a filter, and cells that hold a text as a text.

In: values. Out: cells, or a whole workbook of tables. Refuses nothing. Every text is written as a text, whatever it begins with, so that
no cell of a plan becomes a formula; characters that XML forbids are left out, and a text longer than a cell is cut and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from partnergraph.exporters._files import replacing
from partnergraph.row_heights import GrowingRow, height
from partnergraph.spreadsheet import FORMULA, LONGEST, escape
from partnergraph.views import printable

Sheet = Any  # a sheet that is written row by row has more attributes than its types tell
Columns = Sequence[tuple[str, int]]
"""Headings, each with the width of its column."""

_CUT = " … (cut: longer than a cell can hold)"
FONT = "Calibri"
"""A font that is not named is another in each program."""

_HEAD = PatternFill("solid", fgColor="FF12355B")
_LINE = Border(bottom=Side("thin", color="FFD5DAE1"))
_LOOKS: WeakKeyDictionary[Workbook, dict[tuple[bool, ...], Any]] = WeakKeyDictionary()


def write_tables(tables: Mapping[str, tuple[Columns, Iterable[Sequence[Any]]]], path: Path) -> None:
    """Write tables as a workbook, one a sheet.

    Raises:
        OSError: Nothing can be written there.
    """
    with replacing(path) as temporary:
        book = Workbook(write_only=True)
        book.properties.creator = "partnergraph"
        for name, (columns, rows) in tables.items():
            sheet: Sheet = book.create_sheet(name)
            set_widths(sheet, columns)
            sheet.freeze_panes = "A2"
            add_header(sheet, columns)
            written = list(rows)
            for number, row in enumerate(written, 2):
                add_row(sheet, number, [cell_of(sheet, value) for value in row], columns)
            add_filter(sheet, 1, len(written), len(columns))
        book.save(temporary)


def set_widths(sheet: Sheet, columns: Columns) -> None:
    """Set the widths of columns, and how the sheet is printed."""
    for number, (_, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def add_filter(sheet: Sheet, header: int, rows: int, columns: int) -> None:
    """Put a filter on the row of headings, which is printed on each page."""
    sheet.auto_filter.ref = f"A{header}:{get_column_letter(columns)}{header + rows}"
    sheet.print_title_rows = f"{header}:{header}"


def add_row(sheet: Sheet, number: int, cells: Sequence[Cell], columns: Columns) -> None:
    """Add a row as high as its wrapped words: not every program works that out when it opens a file."""
    wide = zip((cell.value for cell in cells), (width for _, width in columns), strict=False)
    sheet.row_dimensions[number] = GrowingRow(sheet, index=number, ht=height(wide))
    sheet.append(cells)


def add_header(sheet: Sheet, columns: Columns) -> None:
    """Add the row of headings."""
    sheet.append(header_cells(sheet, columns))


def header_cells(sheet: Sheet, columns: Columns) -> list[Cell]:
    """Return the cells of the row of headings."""
    cells = []
    for name, _ in columns:
        cell = cell_of(sheet, name, font=Font(name=FONT, size=11, bold=True, color="FFFFFFFF"))
        cell.fill = _HEAD
        cells.append(cell)
    return cells


def cell_of(sheet: Sheet, value: Any, *, font: Font | None = None, wrap: bool = True, centre: bool = False) -> Cell:
    """Return a cell that holds a text as a text, a date as a date and a number as a number."""
    text = escape(printable(value).replace("\r", "\n")) if isinstance(value, str) else None
    if text is not None and len(text) > LONGEST:
        text = text[: LONGEST - len(_CUT)] + _CUT
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    cell = WriteOnlyCell(sheet, value=value if text is None else text)
    # Excel would read such a text as a formula when a person edits the cell.
    quoted = text is not None and printable(value).startswith(FORMULA)
    _dress(cell, wrap=wrap, centre=centre, quoted=quoted, dated=isinstance(value, datetime))
    if font:
        cell.font = font
    if text is not None:
        cell.data_type = "s"
    return cell


def _dress(cell: Any, *, wrap: bool, centre: bool, quoted: bool, dated: bool) -> None:
    """Give a cell its looks; a workbook works each of them out once, since that takes longer than all else of a cell."""
    looks = _LOOKS.setdefault(cell.parent.parent, {})
    key = (wrap, centre, quoted, dated)
    if key not in looks:
        across = "center" if centre else None
        cell.alignment = Alignment(horizontal=across, vertical="top", wrap_text=wrap or None)
        cell.border = _LINE
        if quoted:
            cell.quotePrefix = True
        if dated:
            cell.number_format = "d mmm yyyy"
        looks[key] = copy(cell._style)  # noqa: SLF001 - there is no other way to give a cell the looks of another
    cell._style = copy(looks[key])  # noqa: SLF001 - as above
