"""Read an Excel workbook: one table a visible sheet.

In: a path. Out: a Document with format `xlsx`. Formulas give the result that was saved with them; nothing is
worked out. Words struck out are set apart; hidden sheets, rows and columns are left out, each with an Issue.
Refuses: what `_package` refuses, damaged workbooks, and sheets too large for a plan.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.workbook import Workbook

from partnergraph.errors import InputError
from partnergraph.model import Document, Issue, Place, Table
from partnergraph.readers import _layout, _package, _sheet
from partnergraph.readers._display import shown
from partnergraph.readers._words import clean

# What openpyxl and lxml raise for damaged workbooks, found by altering some; SyntaxError is the root of broken XML.
_DAMAGE = (AttributeError, IndexError, KeyError, OSError, OverflowError, SyntaxError, TypeError, ValueError)
_MOST_NAMED = 20
_ESCAPED_CONTROL = re.compile(r"_x00[01][0-9A-Fa-f]_")


def read(path: Path, name: str) -> Document:
    """Return the document in the workbook at `path`, called `name` in every place.

    Raises:
        InputError: The file is no workbook, is damaged, holds nothing, or is larger than any plan.
    """
    data = _package.content(path, name)
    with _damage_refused(name):
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=True)
    try:
        return _document(workbook, data, name)
    finally:
        workbook.close()


def _document(workbook: Workbook, data: bytes, name: str) -> Document:
    tables: list[Table] = []
    issues: list[Issue] = []
    for sheet in workbook.worksheets:
        place = Place(name, sheet=sheet.title)
        with _damage_refused(place):
            layout = _layout_of(sheet, data)
            stored = _stored(sheet, layout)
        contents = [_content(cell) for cell in stored]
        if sheet.sheet_state != "visible":
            if contents:
                words = " | ".join(content.text for content in contents[:20])[:500]
                todo = "Unhide it and read the file again if it is part of the plan."
                issues.append(Issue("skipped", "The sheet is hidden and not read.", place, words, todo))
            continue
        table, left_out = _sheet.table(contents, layout, place)
        tables += [table] if table else []
        issues += left_out + _formula_issues(layout, contents, place)
        issues += [
            Issue("skipped", f"The note on cell {cell} is not read.", place, clean(words)[:500], "Move it into a cell.")
            for cell, words in layout.notes
        ]
    if not tables and not issues:
        raise InputError("The workbook holds nothing.", where=name, todo="Check that the right file was saved.")
    return Document(name, "xlsx", tuple(tables), tuple(issues), title=(workbook.properties.title or "").strip())


@contextmanager
def _damage_refused(where: object) -> Iterator[None]:
    """Turn what the libraries raise for a damaged workbook into an InputError; their warnings say nothing of use."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except _DAMAGE as problem:
        reason = " ".join(str(problem).split())[:150] or type(problem).__name__
        raise InputError(
            f"The workbook is damaged ({reason}).", where=where, todo="Open it in Excel and save it again as .xlsx."
        ) from None


def _layout_of(sheet: Any, data: bytes) -> _layout.Layout:
    part = sheet._worksheet_path  # noqa: SLF001  # openpyxl has no public name for the part it reads
    with zipfile.ZipFile(io.BytesIO(data)) as package, package.open(part) as stream:
        layout = _layout.read(stream)
        layout.notes = _layout.notes(package, part)
        return layout


@dataclass(frozen=True, slots=True)
class _Stored:
    """A cell as openpyxl gives it, free of the library's objects."""

    row: int
    column: int
    value: object
    number_format: str
    struck: bool
    bold: bool
    runs: tuple[_layout.Run, ...]


def _stored(sheet: Any, layout: _layout.Layout) -> list[_Stored]:
    """Return the cells of a sheet that hold a value.

    The sheet is openpyxl's streaming one, of which its type stubs do not know.
    """
    sheet.reset_dimensions()  # a file can declare a million rows and have ten
    if not layout.rows:
        return []
    rows = sheet.iter_rows(min_row=1, max_row=max(layout.rows), max_col=layout.last_column)
    return [
        _Stored(
            number,
            column,
            cell.value,
            cell.number_format or "General",
            bool(cell.font.strike),
            bool(cell.font.b),
            layout.runs.get((number, column)) or _runs(cell.value),
        )
        for number, row in enumerate(rows, start=1)
        if number in layout.rows
        for column, cell in enumerate(row, start=1)
        if cell.value is not None
    ]


def _runs(value: object) -> tuple[_layout.Run, ...]:
    if not isinstance(value, CellRichText):
        return ()
    return tuple(
        (part.text, bool(part.font.strike), bool(part.font.b)) if isinstance(part, TextBlock) else (part, None, None)
        for part in value
    )


def _content(stored: _Stored) -> _sheet.Content:
    if isinstance(stored.value, (str, CellRichText)):
        runs = stored.runs or ((str(stored.value), None, None),)
        raw = _unescaped("".join(text for text, _, _ in runs))
        value = None
    else:
        raw, value = shown(stored.value, stored.number_format)
        runs = ((raw, None, None),)
    # A run without a style of its own has that of the cell.
    styled = [
        (_unescaped(text), stored.struck if struck is None else struck, stored.bold if bold is None else bold)
        for text, struck, bold in runs
    ]
    kept = "".join(text for text, struck, _ in styled if not struck)
    return _sheet.Content(
        stored.row,
        stored.column,
        text=clean(kept),
        raw=raw,
        value=value if kept else None,
        struck=clean("".join(text for text, struck, _ in styled if struck)),
        bold=bool(kept.strip()) and all(bold for text, struck, bold in styled if text.strip() and not struck),
    )


def _unescaped(text: str) -> str:
    """Return a string of the file without the escapes by which Excel writes control characters."""
    return _ESCAPED_CONTROL.sub(lambda code: chr(int(code[0][2:6], 16)), text) if "_x00" in text else text


def _formula_issues(layout: _layout.Layout, contents: list[_sheet.Content], place: Place) -> list[Issue]:
    issues = []
    if layout.no_result:
        cells = ", ".join(cell for cell, _ in layout.no_result[:_MOST_NAMED])
        issues.append(
            Issue(
                "skipped",
                f"{len(layout.no_result)} formulas have no saved result, so their cells are blank: {cells}.",
                place,
                layout.no_result[0][1],
                "Open the file in a spreadsheet program, save it there and read it again.",
            )
        )
    wrong = [content for content in contents if content.raw in ERROR_CODES and content.value is None]
    if wrong:
        issues.append(
            Issue(
                "unsure",
                f"{len(wrong)} cells show an error of Excel instead of words.",
                Place(place.file, place.sheet, row=wrong[0].row, column=wrong[0].column),
                wrong[0].raw,
                "Mend the formula in the workbook.",
            )
        )
    return issues
