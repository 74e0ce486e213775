"""What the sheets of the accountability map have in common: a title and a note above a table, links, colours by words, and how they are printed.

In: a sheet, values. Out: rows, rules of Excel's own. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from partnergraph.exporters._book import FONT, Columns, Sheet, cell_of, header_cells, set_widths
from partnergraph.exporters._look import SEVERITY
from partnergraph.row_heights import height

A3, A4 = 8, 9
GOOD, WARN, BAD, CALM, GREY = (
    ("#CDE9D6", "#12402A"),
    ("#FFE08A", "#1D2733"),
    ("#F7C6C5", "#5A0E10"),
    ("#DCE6F2", "#1D2733"),
    ("#E7E9EC", "#3C4650"),
)
"""Fills with the ink on them, each told apart by the word in the cell as well."""

SEVERITIES = {word: (fill, ink) for word, (fill, ink) in SEVERITY.items()}
_INK = "FF12355B"


@dataclass(frozen=True, slots=True)
class Told:
    """A sheet that was written: its name, what it shows, and the row of each action in it."""

    sheet: str
    says: str
    rows: Mapping[str, int] = field(default_factory=dict)


def begin(sheet: Sheet, columns: Columns, title: str, note: str, *, header: int = 3, frozen: int = 2) -> None:
    """Write a title and a note above a table, and say how the sheet is shown and printed.

    Args:
        sheet: The sheet, empty.
        columns: The columns of the table.
        title: Its title.
        note: What a reader must know to read it.
        header: The row of its headings.
        frozen: How many columns stay in sight.
    """
    set_widths(sheet, columns)
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{header + 1}"
    sheet.page_setup.paperSize = A3 if sum(width for _, width in columns) > 190 else A4
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    sheet.oddFooter.center.text = "&A, page &P of &N"
    sheet.oddFooter.center.size = 8
    sheet.append([cell_of(sheet, title, font=Font(name=FONT, bold=True, size=14, color=_INK), wrap=False)])
    sheet.append([cell_of(sheet, note, font=Font(name=FONT, size=10, color="FF3C4650"), wrap=False)])
    for cell_row in (1, 2):
        sheet.row_dimensions[cell_row].height = 20 if cell_row == 1 else 16


def add_headings(sheet: Sheet, columns: Columns, header: int = 3) -> None:
    """Add the row of headings, as high as its words."""
    sheet.row_dimensions[header].height = height([(name, 0.85 * width) for name, width in columns])
    sheet.append(header_cells(sheet, columns))


def cells_of(sheet: Sheet, values: Iterable[Any]) -> list[Cell]:
    """Return the cells of a row: words to the left, numbers and dates in the middle."""
    return [cell_of(sheet, value, centre=not isinstance(value, str)) for value in values]


def finish(sheet: Sheet, columns: Columns, header: int, rows: int, *, below: int = 0, titles: int = 0) -> None:
    """Put a filter on the headings, say what is printed and what stands on each page.

    Args:
        sheet: The sheet, written.
        columns: The columns of the table.
        header: The row of its headings.
        rows: How many rows the table has.
        below: How many rows stand below it, which no filter hides.
        titles: How many columns are printed on each page, if it takes several.
    """
    last = get_column_letter(len(columns))
    sheet.auto_filter.ref = f"A{header}:{last}{header + rows}"
    sheet.print_title_rows = f"{header}:{header}"
    if titles:
        sheet.print_title_cols = f"A:{get_column_letter(titles)}"
    sheet.print_area = f"A1:{last}{header + rows + below}"


def colour(sheet: Sheet, area: str, looks: Mapping[str, tuple[str, str]], *, within: bool = False) -> None:
    """Colour the cells of an area by the word in them, as a rule of Excel's own.

    Args:
        sheet: The sheet.
        area: The cells: `B4:D9`.
        looks: For each word its fill and ink; the first that fits is taken.
        within: Whether the word may stand anywhere in the cell, with others.
    """
    first = area.split(":", maxsplit=1)[0]
    for word, (fill, ink) in looks.items():
        test = f'ISNUMBER(SEARCH("{word}",{first}))' if within else f'{first}="{word}"'
        sheet.conditional_formatting.add(
            area,
            Rule(
                type="expression",
                formula=[test],
                dxf=DifferentialStyle(
                    fill=PatternFill(bgColor=f"FF{fill[1:]}", fill_type="solid"),
                    font=Font(color=f"FF{ink[1:]}", bold=True),
                ),
                stopIfTrue=True,
            ),
        )


def linked(cell: Cell, sheet: str, place: str) -> Cell:
    """Return the cell as a link to a place in this workbook."""
    quoted = sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(ref="", location=f"'{quoted}'!{place}")
    cell.font = Font(name=FONT, size=11, color="FF0B57A4", underline="single")
    return cell


def centred(sheet: Sheet, values: Iterable[Any]) -> list[Cell]:
    """Return the cells of a row with all words in the middle."""
    return [cell_of(sheet, value, centre=True) for value in values]


def turned(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells with their words from bottom to top, for narrow columns."""
    for cell in cells:
        cell.alignment = Alignment(textRotation=90, horizontal="center", vertical="bottom", wrap_text=True)
    return list(cells)
