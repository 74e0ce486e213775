"""How a sheet is laid out: what is hidden, what is merged, and what openpyxl does not tell when it streams.

In: the XML of a worksheet. Out: a `Layout`. openpyxl is asked for values and types only, in its streaming mode:
its other mode makes an object for each cell of a merged range, and a file can merge seventeen thousand million.
Refuses: rows out of order or outside a sheet, and merges without end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import IO

from lxml import etree
from openpyxl.utils import column_index_from_string, coordinate_to_tuple, get_column_letter, range_boundaries

from partnergraph.readers._excel_fills import Rules

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW, _COLUMN, _MERGE, _CELL, _VALUE, _FORMULA, _INLINE, _RUN, _TEXT, _RULES = (
    _MAIN + tag for tag in ("row", "col", "mergeCell", "c", "v", "f", "is", "r", "t", "conditionalFormatting")
)
_STYLE, _STRIKE, _BOLD = (_MAIN + tag for tag in ("rPr", "strike", "b"))
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
_MOST_CELLS = 50_000_000
_NO = {"0", "false"}

# Words, struck, bold; None where the run has no style of its own.
Run = tuple[str, bool | None, bool | None]


class LayoutError(ValueError):
    """A sheet contradicts itself; the message says how."""


@dataclass(slots=True)
class Layout:
    """What a sheet hides, merges and shows.

    Attributes:
        rows: Numbers of the rows that hold a value.
        last_column: The last column with a value.
        hidden_rows: Numbers of rows that are hidden.
        hidden_columns: First and last of each stretch of hidden columns.
        merges: First row, first column, last row and last column of merged ranges.
        no_result: Cells whose formula was never worked out, with the formula.
        rules: The rules by which cells take a colour.
        runs: The runs of text (words, struck, bold) of cells that set type inside the cell.
    """

    rows: set[int] = field(default_factory=set)
    last_column: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    no_result: list[tuple[str, str]] = field(default_factory=list)
    rules: Rules = field(default_factory=Rules)
    runs: dict[tuple[int, int], tuple[Run, ...]] = field(default_factory=dict)


def read(stream: IO[bytes]) -> Layout:
    """Return the layout of the worksheet in `stream`.

    Raises:
        LayoutError: Rows are out of order, a cell lies outside the sheet, or the sheet is wider than any table.
        SyntaxError: The XML is broken (lxml's errors are its children).
        ValueError: A number or reference is none.
    """
    layout = Layout()
    number = 0
    for _, element in etree.iterparse(
        stream, tag=(_ROW, _COLUMN, _MERGE, _RULES), resolve_entities=False, no_network=True
    ):
        if element.tag == _ROW:
            following = int(element.get("r", number + 1))
            if not number < following <= LAST_ROW:
                raise LayoutError(f"row {following} follows row {number}")
            number = following
            if element.get("hidden", "0") not in _NO:
                layout.hidden_rows.add(number)
            _read_cells(element, number, layout)
        elif element.tag == _COLUMN and element.get("hidden", "0") not in _NO:
            layout.hidden_columns.append((int(element.get("min", "0")), int(element.get("max", "0"))))
        elif element.tag == _MERGE:
            left, top, right, bottom = range_boundaries(element.get("ref", ""))
            layout.merges.append((top or 1, left or 1, bottom or LAST_ROW, right or LAST_COLUMN))
        elif element.tag == _RULES:
            layout.rules.add(element)
        _forget(element)
    if len(layout.rows) * layout.last_column > _MOST_CELLS:
        far = f"column {get_column_letter(layout.last_column)} of {len(layout.rows):,} rows"
        raise LayoutError(f"its cells reach to {far}")
    return layout


def _read_cells(row: etree._Element, number: int, layout: Layout) -> None:
    column = 0
    line = str(number)
    for cell in row.iterchildren(_CELL):
        reference = cell.get("r")
        column = _column(reference, line) if reference else column + 1
        if len(cell) == 0:
            continue
        if not 0 < column <= LAST_COLUMN:
            raise LayoutError(f"cell {reference} stands in row {number}")
        formula = inline = None
        value = False
        for part in cell:
            if part.tag == _VALUE:
                value = bool(part.text)
            elif part.tag == _INLINE:
                inline = part
            elif part.tag == _FORMULA:
                formula = part
        if value or inline is not None:
            layout.rows.add(number)
            layout.last_column = max(layout.last_column, column)
        elif formula is not None and cell.get("t") != "str":  # an empty result is a string
            layout.no_result.append((f"{get_column_letter(column)}{number}", f"={formula.text or ''}"))
        if inline is not None and inline.find(_RUN) is not None:
            layout.runs[number, column] = tuple(map(_run, inline.iterchildren(_RUN)))


def _column(reference: str, line: str) -> int:
    """Return the column of a cell of the row `line`; 0 where the reference names another row."""
    letters = reference.removesuffix(line)
    if len(letters) + len(line) != len(reference) or not letters.isalpha():
        row, column = coordinate_to_tuple(reference)
        return column if str(row) == line else 0
    return _number_of(letters)


@cache
def _number_of(letters: str) -> int:
    return int(column_index_from_string(letters))


def _run(run: etree._Element) -> Run:
    words = run.findtext(_TEXT) or ""
    if run.find(_STYLE) is None:
        return words, None, None
    return words, _is_on(run.find(f"{_STYLE}/{_STRIKE}")), _is_on(run.find(f"{_STYLE}/{_BOLD}"))


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get("val", "1") not in _NO


def _forget(element: etree._Element) -> None:
    """Free the element and those before it: a sheet must not stand in memory twice."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
