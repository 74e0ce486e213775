"""The accountability map as an Excel workbook: who does what in letters, who works with whom, contacts over borders, boards, dates, findings.

In: a Result. Out: an .xlsx. Refuses nothing but too many actions. Every text is written as a text; colours are rules of Excel's own on the words in the cells, so that they follow
what a person types and say nothing that the words do not. A finding has a link to the row of its action.

It holds the actions with the letter of each party while these are few enough to be columns (80), else their names under each part; pairs of agencies as a
matrix up to 40 of them, and as a list always; likewise areas. Counts are those of the register on the as-of day: correct the register, not this file.
"""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from partnergraph.exporters._book_actions import add_actions
from partnergraph.exporters._book_boards import add_boards, add_calendar
from partnergraph.exporters._book_findings import add_findings
from partnergraph.exporters._book_matrices import add_agencies, add_areas
from partnergraph.exporters._book_opening import add_opening
from partnergraph.exporters._files import replacing
from partnergraph.model import Result
from partnergraph.views import printable

FILE = "accountability.xlsx"

MOST_ACTIONS = 20_000
"""More than that, and the workbook takes many minutes to write and to open."""


def write(result: Result, path: Path) -> None:
    """Write the accountability map of a result as a workbook."""
    # First the place, then the book: one that is begun and never saved leaves files open.
    with replacing(path) as temporary:
        _book(result).save(temporary)


def _book(result: Result) -> Workbook:
    book = Workbook(write_only=True)
    book.properties.title = printable(result.title)
    book.properties.creator = "partnergraph"
    opening = book.create_sheet("Summary")
    told = [add_actions(book, result)]
    told += add_agencies(book, result)
    told += add_areas(book, result)
    told += [
        add_boards(book, result),
        add_calendar(book, result, told[0].rows),
        add_findings(book, result, told[0].rows),
    ]
    add_opening(opening, result, told)
    return book
