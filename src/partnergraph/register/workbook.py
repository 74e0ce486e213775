"""The register as a workbook.

In: sheets. Out: the bytes of an .xlsx that Excel and LibreOffice open, the same bytes for the same register.
Text is text: nothing that a plan says becomes a formula. Refuses: what no workbook can hold (a cell of more than
32,767 characters, a sheet's name with a stroke in it), rather than cut it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, cast

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from partnergraph.errors import InputError
from partnergraph.register.book_sheet import EARLIEST
from partnergraph.register.grids import LAST_COLUMN, LAST_ROW, cell_name
from partnergraph.register.introduction import LINES
from partnergraph.register.looks import lay_out, note, style_of, styles
from partnergraph.register.sheets import SHEETS, Sheet
from partnergraph.register.values import Formula, plain
from partnergraph.row_heights import GrowingRow, height
from partnergraph.spreadsheet import FORMULA, LONGEST, escape

_OWN_WIDTH = 20  # of a column of a person's own
_TITLE_HEIGHT = 26
_STILL = datetime(2000, 1, 1)  # noqa: DTZ001 - the file's own dates stand still, so that equal registers are equal files
_ZIPPED = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_NO_TITLE = re.compile(r"[\[\]:*?/\\]|^'|'$")


def write_workbook(sheets: dict[str, pd.DataFrame], where: str) -> bytes:
    """Return the workbook of a register's sheets; those of a person's own follow ours, without any looks.

    Raises:
        InputError: A cell or a sheet's name is too long for a workbook; every one is named.
    """
    check_fits(sheets, where)
    book = Workbook(write_only=True)
    book.properties.creator = "partnergraph"
    book.properties.created = _STILL
    looks = styles()
    for style in looks.values():
        book.add_named_style(style)
    for name, frame in sheets.items():
        page = cast(Worksheet, book.create_sheet(name))  # a write-only sheet has all that is used here
        if name in SHEETS:
            page.sheet_state = "hidden" if SHEETS[name].hidden else "visible"
            _write_sheet(page, SHEETS[name], frame)
        else:
            page.append([_cell(page, plain(heading)) for heading in frame.columns])
            for row in frame.itertuples(index=False, name=None):
                page.append([_cell(page, plain(value)) for value in row])
    packed = io.BytesIO()
    book.save(packed)
    return _standing_still(packed)


def _write_sheet(page: Worksheet, sheet: Sheet, frame: pd.DataFrame) -> None:
    looks = styles()
    lead = LINES if sheet.name == "About" else ()
    head = len(lead) + 1
    lay_out(page, sheet, looks, len(frame), len(frame.columns), head=head)
    if lead:
        page.row_dimensions[1].height = _TITLE_HEIGHT
    for number, line in enumerate(lead):
        style = looks["words" if number else "title"].name
        page.append([_cell(page, piece or None, style) for piece in line])
    widths = [column.width for column in sheet.columns]
    for number in range(len(widths), len(frame.columns)):
        page.column_dimensions[get_column_letter(number + 1)].width = _OWN_WIDTH
        widths.append(_OWN_WIDTH)
    headings = [_cell(page, plain(heading), looks["heading"].name) for heading in frame.columns]
    for cell, column in zip(headings, sheet.columns, strict=False):
        cell.comment = note(sheet, column)
    page.append(headings)
    ours = [style_of(column) for column in sheet.columns]
    names = [*(looks[one].name for one in ours), *(None for _ in widths[len(ours) :])]
    _grow(page, head, zip(frame.columns, widths, strict=True))
    wrapped = [number for number, one in enumerate(ours) if one == "text"]
    for row, cells in enumerate(frame.itertuples(index=False, name=None), head + 1):
        values = [words(value) if number < len(ours) else plain(value) for number, value in enumerate(cells)]
        _grow(page, row, ((values[number], widths[number]) for number in wrapped))
        page.append([_cell(page, *pair) for pair in zip(values, names, strict=True)])


def _grow(page: Worksheet, row: int, cells: Iterable[tuple[Any, float]]) -> None:
    page.row_dimensions[row] = GrowingRow(page, index=row, ht=height(cells))


def words(value: Any) -> Any:
    """Return a value of our columns as a person reads it: the words of the drop-down for a truth."""
    held = plain(value)
    return ("yes" if held else "no") if isinstance(held, bool) else held


def _cell(page: Worksheet, value: Any, style: str | None = None) -> Any:
    if value is None:
        return None
    text = isinstance(value, str)
    is_day = isinstance(value, date) and not isinstance(value, datetime)
    if is_day and value < EARLIEST:
        text, value = True, value.isoformat()
    cell = WriteOnlyCell(page, escape(value) if text and not isinstance(value, Formula) else value)
    if style:
        cell.style = style
    elif is_day:
        cell.number_format = "dd/mm/yyyy"
    if text and not isinstance(value, Formula):
        cell.data_type = "s"
        if value.startswith(FORMULA):
            cell.quotePrefix = True  # so that it stays text when a person goes into the cell and out again
    return cell


def check_fits(sheets: dict[str, pd.DataFrame], where: str) -> None:
    """Return if a workbook can hold the sheets.

    Raises:
        InputError: A cell or a sheet's name is too long, or a sheet too large; every one is named.
    """
    for name, frame in sheets.items():
        if len(name) > 31 or _NO_TITLE.search(name) or not name:
            raise InputError(
                f'No workbook can have a sheet named "{name}".',
                where=where,
                todo="Rename it to at most 31 characters without []:*?/\\, or save a folder of CSV files.",
            )
        if len(frame) >= LAST_ROW or len(frame.columns) > LAST_COLUMN:
            raise InputError(f"The sheet {name} is too large for a workbook.", where=where, todo=_FOLDER)
    long = [
        f"{place}: {length:,} characters"
        for name, frame in sheets.items()
        for place, text in _texts(name, frame)
        if len(text) > LONGEST // 2
        and (length := max(len(escape(text)), len(text.encode("utf-16-le", "replace")) // 2)) > LONGEST
    ]
    if long:
        raise InputError(
            f"{len(long)} cells are too long: a cell of a workbook holds {LONGEST:,} characters.",
            where=where,
            todo=_FOLDER,
            details=long,
        )


_FOLDER = "Save the register as a folder of CSV files instead: give a name without .xlsx."


def _texts(name: str, frame: pd.DataFrame) -> Iterator[tuple[str, str]]:
    for row, values in enumerate((tuple(frame.columns), *frame.itertuples(index=False, name=None)), 1):
        for column, value in enumerate(values, 1):
            if isinstance(value, str):
                yield cell_name(name, row, column), value


def _standing_still(packed: io.BytesIO) -> bytes:
    """Pack a workbook again with no date, machine or order of its own."""
    made = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + f"{_STILL:%Y-%m-%dT%H:%M:%SZ}".encode(), content)
            part = zipfile.ZipInfo(name, _ZIPPED)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0
            part.external_attr = 0
            new.writestr(part, content)
    return made.getvalue()
