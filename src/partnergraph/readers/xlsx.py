"""Read an Excel workbook: one table a visible sheet.

In: a path. Out: a Document with format `xlsx`. Formulas give the result that was saved with them; nothing is
worked out. Words struck out are set apart; hidden sheets, rows and columns are left out, each with an Issue, and so are
notes and check boxes, which stand in no cell. The words of a text box are a Text set aside.
Refuses: what `_excel_package` refuses, damaged workbooks, and sheets too large for a plan.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.workbook import Workbook

from partnergraph.errors import InputError
from partnergraph.model import Document, Issue, Place, Progress, Table, Text, quiet
from partnergraph.readers import _excel_drawn, _excel_fills, _excel_layout, _excel_package, _excel_sheet, _excel_split
from partnergraph.readers._excel_display import shown
from partnergraph.readers._words import clean

# What openpyxl and lxml raise for damaged workbooks, found by altering some; SyntaxError is the root of broken XML.
_DAMAGE = (AttributeError, IndexError, KeyError, OSError, OverflowError, SyntaxError, TypeError, ValueError)
_MOST_NAMED = 20
_ROWS_BETWEEN_SIGNS = 500
_BOXES = {True: "☑", False: "☐"}
_ESCAPED_CONTROL = re.compile(r"_x00[01][0-9A-Fa-f]_")


def read(path: Path, name: str, progress: Progress = quiet) -> Document:
    """Return the document in the workbook at `path`, called `name` in every place.

    Args:
        path: The file.
        name: What it is called.
        progress: Told of the rows of each sheet.

    Raises:
        InputError: The file is no workbook, is damaged, holds nothing, or is larger than any plan.
    """
    data = _excel_package.content(path, name)
    with _damage_refused(name):
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=True)
    try:
        return _document(workbook, data, name, progress)
    finally:
        workbook.close()


def _document(workbook: Workbook, data: bytes, name: str, progress: Progress) -> Document:
    blocks: list[Table | Text] = []
    issues: list[Issue] = []
    styles = _Styles(workbook, boxes=_excel_package.has_cell_boxes(data))
    for sheet in workbook.worksheets:
        place = Place(name, sheet=sheet.title)
        with _damage_refused(place):
            layout, drawn = _layout_of(sheet, data)
            stored, behind = _stored(sheet, layout, styles, partial(progress, f"Reading {name}, row by row"))
        contents = [_content(cell) for cell in stored]
        behind |= layout.rules.colours({(c.row, c.column): c.text for c in contents}, styles.of_rules)
        if sheet.sheet_state != "visible":
            if contents:
                words = " | ".join(content.text for content in contents[:20])[:500]
                todo = "Unhide it and read the file again if it is part of the plan."
                issues.append(Issue("skipped", "The sheet is hidden and not read.", place, words, todo))
            continue
        found, left_out = _excel_sheet.tables(contents, behind, layout, place)
        blocks += found
        blocks += [Text(clean(words), place, aside="text box") for _, words in drawn.boxes if clean(words)]
        issues += left_out + _formula_issues(layout, contents, place) + _drawn_issues(drawn, place)
    if not blocks and not issues:
        raise InputError("The workbook holds nothing.", where=name, todo="Check that the right file was saved.")
    return Document(name, "xlsx", tuple(blocks), tuple(issues), title=(workbook.properties.title or "").strip())


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


def _layout_of(sheet: Any, data: bytes) -> tuple[_excel_layout.Layout, _excel_drawn.Drawn]:
    part = sheet._worksheet_path  # noqa: SLF001  # openpyxl has no public name for the part it reads
    with zipfile.ZipFile(io.BytesIO(data)) as package, package.open(part) as stream:
        return _excel_layout.read(stream), _excel_drawn.drawn(package, part)


@dataclass(frozen=True, slots=True)
class _Style:
    """How a cell is set: what its number, its words and the colour behind it look like."""

    number_format: str
    struck: bool
    bold: bool
    fill: str


class _Styles:
    """The styles of a workbook, each looked up once, and the colours that rules of conditional formatting give."""

    def __init__(self, workbook: Any, *, boxes: bool) -> None:
        self._theme = _excel_fills.theme_colours(workbook.loaded_theme)
        self._palette = getattr(workbook, "_colors", None) or COLOR_INDEX
        self._known: dict[int, _Style] = {}
        self.boxes = boxes
        rules = getattr(workbook, "_differential_styles", None)
        self.of_rules = [
            _excel_fills.colour_of_rule(style, self._theme, self._palette)
            for style in getattr(rules, "styles", None) or ()
        ]

    def of(self, cell: Any) -> _Style:
        """Return the style of a cell as openpyxl streams it."""
        number = cell._style_id  # noqa: SLF001  # the public names look each part of it up anew
        if number not in self._known:
            self._known[number] = _Style(
                cell.number_format or "General",
                bool(cell.font.strike),
                bool(cell.font.b),
                _excel_fills.colour_behind(cell.fill, self._theme, self._palette),
            )
        return self._known[number]


@dataclass(frozen=True, slots=True)
class _Stored:
    """A cell as openpyxl gives it, free of the library's objects."""

    row: int
    column: int
    value: object
    style: _Style
    runs: tuple[_excel_layout.Run, ...]


def _stored(
    sheet: Any, layout: _excel_layout.Layout, styles: _Styles, told: Callable[[int, int], None]
) -> tuple[list[_Stored], dict[tuple[int, int], str]]:
    """Return the cells of a sheet that hold a value, and the colours behind all cells of their rows.

    The sheet is openpyxl's streaming one, of which its type stubs do not know; `told` hears of the rows done.
    """
    sheet.reset_dimensions()  # a file can declare a million rows and have ten
    stored: list[_Stored] = []
    behind: dict[tuple[int, int], str] = {}
    if not layout.rows:
        return stored, behind
    rows = sheet.iter_rows(min_row=1, max_row=max(layout.rows), max_col=layout.last_column)
    last = max(layout.rows)
    for number, row in enumerate(rows, start=1):
        if number not in layout.rows:
            continue
        if number % _ROWS_BETWEEN_SIGNS == 0:
            told(number, last)
        for column, cell in enumerate(row, start=1):
            if cell is EMPTY_CELL:
                continue
            style = styles.of(cell)
            if style.fill:
                behind[number, column] = style.fill
            if cell.value is not None:
                runs = layout.runs.get((number, column)) or _runs(cell.value)
                value = _BOXES[cell.value] if styles.boxes and isinstance(cell.value, bool) else cell.value
                stored.append(_Stored(number, column, value, style, runs))
    return stored, behind


def _runs(value: object) -> tuple[_excel_layout.Run, ...]:
    if not isinstance(value, CellRichText):
        return ()
    return tuple(
        (part.text, bool(part.font.strike), bool(part.font.b)) if isinstance(part, TextBlock) else (part, None, None)
        for part in value
    )


def _content(stored: _Stored) -> _excel_split.Content:
    if type(stored.value) is str and not stored.runs and not stored.style.struck:
        raw = _unescaped(stored.value)
        return _excel_split.Content(
            stored.row, stored.column, clean(raw), raw, bold=stored.style.bold and bool(raw.strip())
        )
    if isinstance(stored.value, (str, CellRichText)):
        runs = stored.runs or ((str(stored.value), None, None),)
        raw = _unescaped("".join(text for text, _, _ in runs))
        value = None
    else:
        raw, value = shown(stored.value, stored.style.number_format)
        runs = ((raw, None, None),)
    # A run without a style of its own has that of the cell.
    styled = [
        (
            _unescaped(text),
            stored.style.struck if struck is None else struck,
            stored.style.bold if bold is None else bold,
        )
        for text, struck, bold in runs
    ]
    kept = "".join(text for text, struck, _ in styled if not struck)
    return _excel_split.Content(
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


def _formula_issues(layout: _excel_layout.Layout, contents: list[_excel_split.Content], place: Place) -> list[Issue]:
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
    if layout.rules.others:
        issues.append(
            Issue(
                "skipped",
                f"{layout.rules.others} rules of conditional formatting give cells a look that is not read.",
                place,
                fix="Where a colour or sign of theirs says something, write it into the cell as well.",
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


def _drawn_issues(drawn: _excel_drawn.Drawn, place: Place) -> list[Issue]:
    """Return an issue for each note and one for the check boxes: none of them stands in a cell."""
    issues = [
        Issue("skipped", f"The note on cell {cell} is not read.", place, clean(words)[:500], "Move it into a cell.")
        for cell, words in drawn.notes
    ]
    boxes, ticked = drawn.checks
    if boxes:
        issues.append(
            Issue(
                "skipped",
                f"{boxes} check boxes lie over the sheet, {ticked} of them ticked; they are not read.",
                place,
                fix="Write the answer into the cells below them.",
            )
        )
    return issues
