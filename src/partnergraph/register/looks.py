"""How the workbook looks: tab colours, styles, drop-downs and the notes on its headings. Protection of nothing."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from partnergraph.register.grids import LAST_ROW
from partnergraph.register.naming import name_column
from partnergraph.register.sheets import SHEETS, Column, Sheet

_WIDEST_LIST = 255  # Excel's limit for a list typed into a drop-down

# Tabs are coloured by what a person does with the sheet, in the colours of Okabe and Ito.
_TABS = {
    "About": "4D4D4D",
    **dict.fromkeys(("Plans", "Themes", "Actions"), "0072B2"),
    **dict.fromkeys(("People", "Posts", "Agencies", "Teams", "Placeholders"), "E69F00"),
    **dict.fromkeys(("Boards", "Members", "Agreements", "Contacts", "Areas"), "009E73"),
    **dict.fromkeys(("Waivers", "Review"), "D55E00"),
}
_OTHER_TAB = "A6A6A6"  # what the program writes and nobody needs daily
# The words stand in the cells, so that nobody has to tell the colours apart; the ink is dark enough on each.
_FILLS = {
    "RAG": {"red": "F8CBAD", "amber": "FFE699", "green": "C6E0B4", "blue": "BDD7EE"},
    "Status": {"done": "D9D9D9", "closed": "D9D9D9", "withdrawn": "D9D9D9"},
}
_TO_FILL = "FFF7D6"
"""The colour of a cell that waits for a person."""
_WAITING = frozenset({("Review", "Answer"), ("Review", "Decided by")})
_FROZEN = {"Actions": "C2", "About": None}
_SHORT_SHEET = 190  # in units of width: what A4 across shows at a size that can be read
_PAGE = 240  # the same for A3
_HOLDS = {
    "date": "A date: dd/mm/yyyy.",
    "yes/no": "yes or no.",
    "number": "A number.",
    "name": "One name, written as in {sheets}.",
    "names": "Names as written in {sheets}, separated by '; '. Put a name that itself holds a semicolon in double quotes.",
}

_TOP = Alignment(vertical="top", wrap_text=True)
_ONE_LINE = Alignment(vertical="top")
_DAY = Alignment(vertical="top", horizontal="left")
# A font that every office program has, or has one of the same widths for: else rows are cut where it is lacking.
_FACE, _SIZE = "Arial", 10


def styles() -> dict[str, NamedStyle]:
    """Return the workbook's styles by the kind of column they are for, and of `heading`, `place`, `title` and `words`."""
    font = Font(name=_FACE, size=_SIZE)
    leave = Font(name=_FACE, size=_SIZE, color="6E6E6E")
    heading = NamedStyle(
        "Register heading",
        font=Font(name=_FACE, size=_SIZE, bold=True, color="FFFFFF"),
        fill=PatternFill("solid", fgColor="1F3864"),
        alignment=Alignment(vertical="center", wrap_text=True),
        border=Border(bottom=Side("medium", color="1F3864"), right=Side("thin", color="FFFFFF")),
    )
    # "@" keeps what a person types as it is typed: 1.10 stays 1.10, and 1-2 is no second of January.
    text = NamedStyle("Register text", font=font, alignment=_TOP, number_format="@")
    day = NamedStyle("Register date", font=font, alignment=_DAY, number_format="dd/mm/yyyy")
    number = NamedStyle("Register number", font=font, alignment=_ONE_LINE, number_format="General")
    place = NamedStyle("Register place", font=leave, alignment=_ONE_LINE, number_format="@")
    title = NamedStyle("Register title", font=Font(name=_FACE, size=16, bold=True, color="1F3864"))
    words = NamedStyle("Register words", font=font, alignment=_ONE_LINE)
    return {
        "heading": heading,
        "text": text,
        "date": day,
        "number": number,
        "place": place,
        "title": title,
        "words": words,
    }


def style_of(column: Column) -> str:
    """Return which of `styles` the cells of a column have."""
    if column.heading in {"Place", "Id", "Action id", "Key"}:
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


def lay_out(
    page: Worksheet, sheet: Sheet, looks: Mapping[str, NamedStyle], rows: int, columns: int, *, head: int = 1
) -> None:
    """Give a sheet its tab colour, widths, frozen heading, filter, drop-downs, colours and print set-up.

    Args:
        page: The sheet.
        sheet: What it is.
        looks: The styles of its book.
        rows: How many rows stand under the headings.
        columns: How many columns it has, a person's own among them.
        head: The row in which its headings stand.
    """
    page.sheet_properties.tabColor = _TABS.get(sheet.name, _OTHER_TAB)
    page.freeze_panes = _FROZEN.get(sheet.name, "A2")
    if head > 1:
        page.sheet_view.showGridLines = False
    else:
        page.auto_filter.ref = f"A1:{get_column_letter(columns)}{rows + 1}"
    _set_up_print(page, sheet, head)
    for number, column in enumerate(sheet.columns, 1):
        letter = get_column_letter(number)
        whole = page.column_dimensions[letter]
        whole.width = column.width
        # Rows that a person adds look like those that are there, and keep text as text.
        whole.number_format = looks[style_of(column)].number_format
        whole.alignment = looks[style_of(column)].alignment
        whole.font = looks[style_of(column)].font
        if _is_evidence(column):
            whole.outlineLevel = 1
        first = f"{letter}{head + 1}"
        cells = f"{first}:{letter}{LAST_ROW}"
        if listed := _drop_down(column):
            listed.add(cells)
            page.data_validations.append(listed)
        _colour(page, sheet, column, first, cells, head)


def _is_evidence(column: Column) -> bool:
    """Whether a column holds the plan's own words for what another says: a person may fold it away."""
    return column.heading.endswith(" as published") or column.heading == "Due precision"


def _set_up_print(page: Worksheet, sheet: Sheet, head: int) -> None:
    wide = sum(column.width for column in sheet.columns)
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9 if wide <= _SHORT_SHEET else 8  # A4, A3
    page.page_setup.fitToWidth = 1 if wide <= _SHORT_SHEET else -(-wide // _PAGE)
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left = page.page_margins.right = 0.4
    page.HeaderFooter.oddFooter = HeaderFooterItem(left=_HeaderFooterPart("&A"), right=_HeaderFooterPart("&P of &N"))
    page.print_options.gridLines = head == 1
    page.print_title_rows = f"{head}:{head}"
    if sheet.name == "Actions":
        page.print_title_cols = "A:B"


def _colour(page: Worksheet, sheet: Sheet, column: Column, first: str, cells: str, head: int) -> None:
    for word, colour in _FILLS.get(column.heading, {}).items():
        look = DifferentialStyle(font=Font(color="1D2733"), fill=PatternFill("solid", bgColor=colour))
        page.conditional_formatting.add(cells, Rule("cellIs", operator="equal", formula=[f'"{word}"'], dxf=look))
    if (column.required and column.heading != "Id") or (sheet.name, column.heading) in _WAITING:
        row = head + 1
        last = get_column_letter(len(sheet.columns))
        look = DifferentialStyle(fill=PatternFill("solid", bgColor=_TO_FILL))
        blank = f"AND(LEN(TRIM({first}))=0,COUNTA($A{row}:${last}{row})>0)"
        page.conditional_formatting.add(cells, Rule("expression", formula=[blank], dxf=look))


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
    if column.of:
        return DataValidation(type="list", formula1=_listed(column), allow_blank=True, showErrorMessage=False)
    return None


def _listed(column: Column) -> str:
    """The names that a cell offers. A drop-down shows one sheet's: people where they may stand, who change most."""
    of = SHEETS["People" if "People" in column.of else column.of[0]]
    headings = [one.heading for one in of.columns]
    letter = get_column_letter(headings.index(name_column(of.name)) + 1)
    return f"{quote_sheetname(of.name)}!${letter}$2:${letter}$2000"
