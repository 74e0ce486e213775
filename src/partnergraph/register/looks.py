"""How the workbook looks: tab colours, styles, drop-downs and the notes on its headings. Protection of nothing."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from partnergraph.register.grids import LAST_ROW
from partnergraph.register.naming import name_column
from partnergraph.register.sheets import SHEETS, Column, Sheet

_WIDEST_LIST = 255  # Excel's limit for a list typed into a drop-down

# Tabs are coloured by what a person does with the sheet, in the colours of Okabe and Ito.
_TABS = {
    "About": "4D4D4D",
    **dict.fromkeys(("Plans", "Actions"), "0072B2"),
    **dict.fromkeys(("People", "Posts", "Agencies", "Teams", "Placeholders"), "E69F00"),
    **dict.fromkeys(("Boards", "Members", "Agreements", "Contacts", "Areas"), "009E73"),
    **dict.fromkeys(("Names",), "CC79A7"),
    **dict.fromkeys(("Review", "Issues"), "D55E00"),
}
_RATINGS = {"red": "F8CBAD", "amber": "FFE699", "green": "C6E0B4", "blue": "BDD7EE"}
_HOLDS = {
    "date": "A date: dd/mm/yyyy.",
    "yes/no": "yes or no.",
    "number": "A number.",
    "name": "One name, written as in {sheets}.",
    "names": "Names as written in {sheets}, separated by '; '. Put a name that itself holds a semicolon in double quotes.",
}

_TOP = Alignment(vertical="top", wrap_text=True)
_FONT = Font(name="Calibri", size=11)
_LEAVE = Font(name="Calibri", size=11, color="808080")


def styles() -> dict[str, NamedStyle]:
    """Return the workbook's styles by the kind of column they are for, and of `heading` and `place`."""
    heading = NamedStyle(
        "Register heading",
        font=Font(name="Calibri", size=11, bold=True, color="FFFFFF"),
        fill=PatternFill("solid", fgColor="1F3864"),
        alignment=Alignment(vertical="center", wrap_text=True),
        border=Border(bottom=Side("medium", color="1F3864"), right=Side("thin", color="FFFFFF")),
    )
    # "@" keeps what a person types as it is typed: 1.10 stays 1.10, and 1-2 is no second of January.
    text = NamedStyle("Register text", font=_FONT, alignment=_TOP, number_format="@")
    day = NamedStyle("Register date", font=_FONT, alignment=_TOP, number_format="dd/mm/yyyy")
    number = NamedStyle("Register number", font=_FONT, alignment=_TOP, number_format="General")
    place = NamedStyle("Register place", font=_LEAVE, alignment=_TOP, number_format="@")
    return {"heading": heading, "text": text, "date": day, "number": number, "place": place}


def style_of(column: Column) -> str:
    """Return which of `styles` the cells of a column have."""
    if column.heading in {"Place", "Id"}:
        return "place"
    return column.kind if column.kind in {"date", "number"} else "text"


def note(sheet: Sheet, column: Column) -> Comment:
    """Return the note on a column's heading: what it is for, and what it takes."""
    lines = [column.note]
    if column.choices:
        lines.append(f"One of: {', '.join(column.choices)}.")
    elif column.kind in _HOLDS:
        lines.append(_HOLDS[column.kind].format(sheets=", ".join(column.of)))
    if column.required:
        lines.append("Never blank.")
    if column == sheet.columns[0]:
        lines.insert(0, f"{sheet.name}: {sheet.note}")
    words = "\n".join(lines)
    height = 24 + 18 * sum(1 + len(line) // 42 for line in lines)
    return Comment(words, "partnergraph", width=300, height=height)


def lay_out(page: Worksheet, sheet: Sheet, looks: Mapping[str, NamedStyle], rows: int, columns: int) -> None:
    """Give a sheet its tab colour, widths, frozen heading, filter, drop-downs and print set-up."""
    page.sheet_properties.tabColor = _TABS[sheet.name]
    page.freeze_panes = "C2" if sheet.name == "Actions" else "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(columns)}{rows + 1}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"
    for number, column in enumerate(sheet.columns, 1):
        letter = get_column_letter(number)
        whole = page.column_dimensions[letter]
        whole.width = column.width
        # Rows that a person adds look like those that are there, and keep text as text.
        whole.number_format = looks[style_of(column)].number_format
        whole.alignment = looks[style_of(column)].alignment
        cells = f"{letter}2:{letter}{LAST_ROW}"
        if listed := _drop_down(column):
            listed.add(cells)
            page.data_validations.append(listed)
        if column.heading == "RAG":
            for rating, colour in _RATINGS.items():
                look = DifferentialStyle(fill=PatternFill("solid", bgColor=colour))
                rule = Rule("cellIs", operator="equal", formula=[f'"{rating}"'], dxf=look)
                page.conditional_formatting.add(cells, rule)


def _drop_down(column: Column) -> DataValidation | None:
    """The list that a cell offers: choices are the only values, names are a help, since more may be written."""
    choices = ("yes", "no") if column.kind == "yes/no" else column.choices
    if choices:
        formula = f'"{",".join(choices)}"'
        if len(formula) > _WIDEST_LIST:
            return None
        return DataValidation(
            type="list",
            formula1=formula,
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="warning",  # the check on loading takes other capitals, and says what is wrong in full
            errorTitle=column.heading,
            error=f"Write one of: {', '.join(choices)}.",
        )
    if column.kind == "name" and len(column.of) == 1:
        of = SHEETS[column.of[0]]
        headings = [one.heading for one in of.columns]
        letter = get_column_letter(headings.index(name_column(of.name)) + 1)
        listed = f"{quote_sheetname(of.name)}!${letter}$2:${letter}$2000"
        return DataValidation(type="list", formula1=listed, allow_blank=True, showErrorMessage=False)
    return None
