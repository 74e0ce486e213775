"""Read a workbook as the cells that it holds.

In: the path of an .xlsx. Out: its cells by sheet, row and column. Refuses: a file that is no workbook, is damaged, or is
made to exhaust the program.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

# The public way of reading fills every gap between cells, so one cell in the last corner would take for ever.
from openpyxl.worksheet._reader import WorkSheetParser

from partnergraph.archive import check_office_zip
from partnergraph.errors import InputError
from partnergraph.register.grids import LAST_COLUMN, LAST_ROW, Block, Grid, Saved
from partnergraph.register.values import ErrorValue, Formula, clean, plain

# Escapes of control characters and of the underscore, the only ones that Excel writes. Others are left as they stand:
# openpyxl has already undone those of the underscore in shared strings, so what is left of them is text.
_ESCAPED = re.compile("_x(00[01][0-9A-Fa-f]|005[Ff])_")
_TRUTHS = {"=TRUE": True, "=FALSE": False}  # as LibreOffice writes a truth
_DAMAGE = (
    AttributeError,
    IndexError,
    InvalidFileException,
    KeyError,
    OSError,
    OverflowError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What openpyxl raises on a workbook that is not as it should be; the parsers' own errors are SyntaxErrors."""


def read_workbook(path: Path) -> Saved:
    """Return the cells of a workbook.

    Raises:
        InputError: The file is no workbook, is damaged, or is made to exhaust the program.
    """
    check_office_zip(path)
    with warnings.catch_warnings():
        # What openpyxl warns of are looks that it leaves out, and dates that the check reports with their cell.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(path, read_only=True)
            try:
                read = {page.title: _grid(page) for page in book.worksheets}
            finally:
                book.close()
        except _DAMAGE as error:
            raise InputError(
                f"The workbook cannot be read ({error}).", where=path.name, todo="Open it in Excel and save it again."
            ) from None
    grids = {title: grid for title, (grid, _) in read.items()}
    merged = {title: blocks for title, (_, blocks) in read.items()}
    return Saved(path.name, grids, ours=_same, own=_own, merged=merged)


def sheet_names(path: Path) -> tuple[str, ...]:
    """Return the names of a workbook's sheets; none where the file is no workbook."""
    try:
        check_office_zip(path)
        with zipfile.ZipFile(path) as book:
            tree = ET.fromstring(book.read("xl/workbook.xml"))  # noqa: S314 - it was checked just now
    except (InputError, *_DAMAGE):
        return ()
    return tuple(sheet.get("name", "") for sheet in tree.iterfind(".//{*}sheet"))


def _same(value: Any) -> Any:
    return value


def _own(value: Any) -> Any:
    return str(value) if isinstance(value, ErrorValue) else value


def _grid(page: Any) -> tuple[Grid, tuple[Block, ...]]:
    book = page.parent
    grid: Grid = {}
    with page._get_source() as source:  # noqa: SLF001 - see the import
        parser = WorkSheetParser(
            source,
            page._shared_strings,  # noqa: SLF001
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001
        )
        for number, cells in parser.parse():
            row = {cell["column"]: value for cell in cells if (value := _value(cell)) is not None}
            if row:
                if number > LAST_ROW or max(row) > LAST_COLUMN:
                    raise ValueError(f"{page.title} has cells beyond the last that Excel knows")
                grid.setdefault(number, {}).update(row)
    found = parser.merged_cells.mergeCell if parser.merged_cells else ()
    return grid, tuple(Block(one.min_row, one.min_col, one.max_row, one.max_col) for one in found)


def _value(cell: dict[str, Any]) -> Any:
    value = cell["value"]
    if cell["data_type"] == "f":
        formula = clean(value if isinstance(value, str) else value.text or "=")
        return _TRUTHS.get(formula.upper().removesuffix("()"), Formula(formula))
    if cell["data_type"] == "e":
        return ErrorValue(value)
    if isinstance(value, str):
        return plain(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), value))
    return plain(value)


def read_cells(path: Path) -> dict[str, Grid]:
    """Return the cells of each sheet of a workbook that need be no register.

    Raises:
        InputError: The file is no workbook, is damaged, or is made to exhaust the program.
    """
    return read_workbook(path).grids
