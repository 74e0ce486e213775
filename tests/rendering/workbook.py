"""Render to an Excel workbook: the text above a table stands in rows over it.

In: a `Paper`. Out: a file. A footnote becomes a note on its cell; words struck out are set so; running lines stand in the
page set-up.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rendering.package import MADE, settle
from rendering.paper import Box, Grid, Paper, Turn, placed, width


def write(paper: Paper, path: Path, *, hidden_columns: tuple[str, ...] = ()) -> None:
    """Write a workbook.

    Args:
        paper: What stands on the page.
        path: Where to write.
        hidden_columns: Letters of columns that the first sheet hides.
    """
    book = Workbook()
    sheet: Worksheet = book.active
    first = next((block for block in paper.blocks if isinstance(block, Grid)), None)
    sheet.title = first.sheet if first and first.sheet else "Plan"
    names = {sheet.title}
    row = 1
    waiting: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Turn):
            continue
        if not isinstance(block, Grid):
            waiting.append(block.text)
            continue
        if block.sheet and block.sheet not in names:
            sheet, row = book.create_sheet(block.sheet), 1
            names.add(block.sheet)
            sheet.sheet_state = "hidden" if block.hidden_sheet else "visible"
        row = _grid(sheet, block, _lines(sheet, waiting, row))
        waiting = []
    _lines(sheet, waiting, row)
    for letter in hidden_columns:
        book.worksheets[0].column_dimensions[letter].hidden = True
    for each in book.worksheets:
        each.oddHeader.center.text = paper.header or None
        each.oddFooter.center.text = paper.footer or None
    book.properties.title = paper.title
    book.properties.creator = "The partnership office"
    book.properties.created = datetime(*MADE)  # noqa: DTZ001 - openpyxl keeps days without a zone
    book.save(path)
    settle(path)


def _lines(sheet: Worksheet, lines: list[str], row: int) -> int:
    for words in lines:
        _text(sheet, row, 1, words)
        row += 1
    return row + 1 if lines else row


def _text(sheet: Worksheet, row: int, column: int, words: str) -> None:
    cell = sheet.cell(row, column, words)
    cell.data_type = "s"  # a text, whatever it begins with


def _grid(sheet: Worksheet, grid: Grid, first: int) -> int:
    for row, column, box in placed(grid):
        _box(sheet, first + row, column + 1, box)
        if box.rows > 1 or box.columns > 1:
            sheet.merge_cells(
                start_row=first + row,
                start_column=column + 1,
                end_row=first + row + box.rows - 1,
                end_column=column + box.columns,
            )
    for number in grid.hidden:
        sheet.row_dimensions[first + number - 1].hidden = True
    shares = grid.widths or (1.0,) * width(grid)
    for at, share in enumerate(shares, 1):
        sheet.column_dimensions[get_column_letter(at)].width = max(6, round(120 * share / sum(shares)))
    return first + len(grid.rows) + 1


def _box(sheet: Worksheet, row: int, column: int, box: Box) -> None:
    if box.value is not None:
        sheet.cell(row, column, box.value)
        if not isinstance(box.value, float | int):
            sheet.cell(row, column).number_format = "dd/mm/yyyy"
    elif box.struck:
        old = TextBlock(InlineFont(strike=True, b=box.bold or None), box.struck)
        sheet.cell(row, column, CellRichText(old, TextBlock(InlineFont(b=box.bold or None), f" {box.words}")))
    elif box.words:
        _text(sheet, row, column, box.words)
    cell = sheet.cell(row, column)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if box.bold:
        cell.font = Font(bold=True)
    if box.fill:
        cell.fill = PatternFill("solid", fgColor=box.fill)
    if box.note:
        cell.comment = Comment(box.note, "The partnership office")
