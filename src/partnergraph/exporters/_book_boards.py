"""The sheets of boards, as the tree in which they report, and of dates.

In: a Result. Out: the sheets. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from partnergraph.exporters._book import FONT, Sheet, add_row
from partnergraph.exporters._book_actions import SHEET
from partnergraph.exporters._book_parts import (
    BAD,
    CALM,
    WARN,
    Told,
    add_headings,
    begin,
    cells_of,
    colour,
    finish,
    linked,
)
from partnergraph.model import Result
from partnergraph.views import board_tree, calendar, day
from partnergraph.views.words import listed

_BOARDS = (
    ("Board", 52),
    ("Where the chain breaks", 20),
    ("Chaired by", 30),
    ("Seats", 8),
    ("Plans", 8),
    ("Open actions", 9),
    ("Last met", 12),
    ("Findings", 64),
)
_DATES = (("Date", 13), ("Month", 16), ("What", 16), ("Title", 64), ("Who", 40), ("Overdue", 10), ("Crowded", 12))
_WHAT = {
    "action": "action due",
    "review": "agreement review",
    "end": "agreement ends",
    "check": "contact check",
    "waiver": "waiver ends",
}
_DEEPEST = 7  # levels that Excel folds


def add_boards(book: Workbook, result: Result) -> Told:
    """Add the tree of boards; rows fold by level."""
    told = board_tree(result)
    sheet: Sheet = book.create_sheet("Boards")
    unheard = (
        f"{len(told.unheard)} open actions reach no board." if told.unheard else "Every open action reaches a board."
    )
    notes = " ".join(told.notes) or unheard
    begin(
        sheet,
        _BOARDS,
        "Boards and what reports to them",
        f"Each board stands under the one it reports to. {notes}",
        frozen=1,
    )
    sheet.sheet_properties.outlinePr.summaryBelow = False
    add_headings(sheet, _BOARDS)
    for number, branch in enumerate(told.branches, 4):
        name = f"{branch.name} (see above)" if branch.again else branch.name
        findings = "\n".join(finding.message for finding in branch.findings if finding.waived is None)
        row = (
            name,
            ", ".join(branch.breaks) or None,
            listed(list(branch.chairs)) or None,
            branch.members,
            len(branch.plans),
            branch.actions,
            branch.last_met,
            None if branch.again else findings or None,
        )
        cells = cells_of(sheet, row)
        cells[0].alignment = Alignment(horizontal="left", indent=2 * branch.depth, vertical="top", wrap_text=True)
        if branch.depth == 0:
            cells[0].font = Font(name=FONT, size=11, bold=True)
        add_row(sheet, number, cells, _BOARDS)
        sheet.row_dimensions[number].outlineLevel = min(branch.depth, _DEEPEST)
    colour(sheet, f"B4:B{3 + max(len(told.branches), 1)}", {"reports nowhere": BAD, "in a circle": BAD}, within=True)
    finish(sheet, _BOARDS, 3, len(told.branches))
    return Told("Boards", f"{len(told.branches):,} boards in the tree in which they report")


def add_calendar(book: Workbook, result: Result, rows: Mapping[str, int]) -> Told:
    """Add what falls due when: "action due" leads to the row of the action."""
    told = calendar(result)
    sheet: Sheet = book.create_sheet("Calendar")
    undated = f"{len(told.undated)} open actions have no date, {len(told.ongoing)} are only ongoing."
    begin(sheet, _DATES, "What falls due when", f"As of {day(result.as_of)}. {undated}", frozen=1)
    add_headings(sheet, _DATES)
    number = 3
    for month in told.months:
        for one in month.days:
            for entry in one.entries:
                number += 1
                crowded = "crowded day" if one.crowded else "crowded month" if month.crowded else None
                title = f"{entry.title} (by the end of the year)" if entry.rough else entry.title
                row = (
                    entry.day,
                    f"{entry.day:%B %Y}",
                    _WHAT[entry.what],
                    title,
                    listed(list(entry.who)) or ("nobody" if entry.what == "action" else None),
                    "overdue" if entry.late else None,
                    crowded if entry.what == "action" else None,
                )
                cells = cells_of(sheet, row)
                if entry.id in rows:
                    linked(cells[2], SHEET, f"A{rows[entry.id]}")
                add_row(sheet, number, cells, _DATES)
    last = max(number, 4)
    colour(sheet, f"E4:E{last}", {"nobody": BAD})
    colour(sheet, f"F4:F{last}", {"overdue": BAD})
    colour(sheet, f"G4:G{last}", {"crowded day": WARN, "crowded month": CALM})
    finish(sheet, _DATES, 3, number - 3)
    return Told("Calendar", f"{number - 3:,} dates: actions, reviews, ends, checks")
