"""The sheet of actions: a row an action, a letter for each party, checks at the margins.

In: a Result. Out: the sheet, and the row of each action. Refuses nothing: where there are more parties than anybody reads as columns, their names
stand under each part.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from partnergraph.exporters._book import FONT, Columns, Sheet, add_row, cell_of, header_cells
from partnergraph.exporters._book_parts import (
    BAD,
    CALM,
    GREY,
    WARN,
    Told,
    begin,
    cells_of,
    centred,
    colour,
    finish,
    turned,
)
from partnergraph.model import Result
from partnergraph.views import LETTERS, Rasci, day, rasci, shorten
from partnergraph.views.rasci import Line, Member

SHEET = "Actions"
MOST_PARTIES = 80
LOOKS = {
    "A": ("#12355B", "#FFFFFF"),
    "R": ("#56B4E9", "#000000"),
    "S": ("#CFE8F7", "#1D2733"),
    "C": ("#E9E2F3", "#1D2733"),
    "I": ("#F1F1F1", "#1D2733"),
    "N": ("#FFE9B8", "#1D2733"),
}
"""How letters look; of a cell with several the strongest counts."""

_FACTS = (("Ref", 8), ("Action", 46), ("Plan", 16), ("Theme", 20), ("Due", 13), ("Status", 21), ("Check", 13), ("A", 5))
_NAMED = tuple((role.capitalize(), 26) for role in LETTERS)
_LETTER = 5
_FEW = 4  # columns of a body from which its name stands over them
_TALL = 132  # points for names that stand upright
_OVER = 42  # letters that stand upright in two lines
_HEADER = 4


def add_actions(book: Workbook, result: Result) -> Told:
    """Add the sheet of actions."""
    told = rasci(result)
    due = {row["id"]: row["due"] for row in result.graph.nodes["Action"][["id", "due"]].to_dict("records")}
    sheet: Sheet = book.create_sheet(SHEET)
    lines = [line for section in told.sections for line in section.lines]
    matrix = len(told.members) <= MOST_PARTIES
    columns: Columns = (
        (*_FACTS, *((_over(one, told), _LETTER) for one in told.members)) if matrix else (*_FACTS, *_NAMED)
    )
    checks = ", ".join(f"{check}: {number}" for check, number in told.checks) or "none"
    key = (
        "A accountable, R responsible, S supports, C consulted, I informed, N named without a part, ? to be confirmed."
    )
    begin(sheet, columns, "Who does what", f"{key} As of {day(result.as_of)}. Checks: {checks}.", header=_HEADER)
    sheet.append(_above(sheet, told) if matrix else [])
    _headings(sheet, columns, matrix=matrix)
    rows: dict[str, int] = {}
    for number, line in enumerate(lines, _HEADER + 1):
        rows[line.task.action] = number
        facts = cells_of(sheet, _facts(line, due))
        parts = _letters(sheet, line, told.members) if matrix else _names(sheet, line, told.members)
        add_row(sheet, number, [*facts, *parts], columns)
    below = _below(sheet, told, _HEADER + len(lines)) if matrix and lines else 0
    _coloured(sheet, columns, len(lines), matrix=matrix)
    finish(sheet, columns, _HEADER, len(lines), below=below, titles=2)
    says = f"{len(lines):,} actions by {len(told.members):,} parties" + (
        "" if matrix else ", their names under each part"
    )
    return Told(SHEET, says, rows)


def _above(sheet: Sheet, told: Rasci) -> list[Cell]:
    """The bodies over their columns; each name begins over the first of its columns."""
    cells = [cell_of(sheet, None) for _ in _FACTS]
    for body, width in told.bodies:
        words = shorten(body, width * _LETTER) if width >= _FEW else None
        cells.append(cell_of(sheet, words, font=Font(name=FONT, bold=True, color="FF12355B", size=9), wrap=False))
        cells += [cell_of(sheet, None) for _ in range(width - 1)]
    return cells


def _over(member: Member, told: Rasci) -> str:
    """What stands over a column: the name, with its body where that has too few columns for a heading of its own."""
    few = dict(told.bodies)[member.body] < _FEW and member.kind in {"Team", "Post", "Person"}
    named = f"{member.short}, {member.body}" if few and member.body != "No agency" else member.short
    return shorten(named, _OVER)


def _headings(sheet: Sheet, columns: Columns, *, matrix: bool) -> None:
    cells = header_cells(sheet, columns)
    if matrix:
        sheet.row_dimensions[_HEADER].height = _TALL
        turned(cells[len(_FACTS) :])
    sheet.append(cells)


def _facts(line: Line, due: dict[str, date | None]) -> tuple[Any, ...]:
    task = line.task
    status = f"{task.status}, overdue" if task.late else task.status
    answer = sum(letters.startswith("A") for letters in line.letters.values())
    when = due.get(task.action)
    return (task.ref, task.title, task.plan, task.theme, when or task.due, status, line.check or None, answer)


def _letters(sheet: Sheet, line: Line, members: tuple[Member, ...]) -> list[Cell]:
    return centred(sheet, (line.letters.get(member.id) for member in members))


def _names(sheet: Sheet, line: Line, members: tuple[Member, ...]) -> Iterator[Cell]:
    names = {member.id: member.name for member in members if member.id in line.letters}
    for letter in LETTERS.values():
        those = [names[party] for party, letters in line.letters.items() if letter in letters]
        yield cell_of(sheet, "\n".join(sorted(those)) or None)


def _below(sheet: Sheet, told: Rasci, last: int) -> int:
    """How often each party has each letter, below the matrix."""
    blank = [None] * (len(_FACTS) - 2)
    roles = list(LETTERS.items())
    rows: list[list[Any]] = [
        [None, f"{role.capitalize()} ({letter})", *blank, *(member.counts[at] or None for member in told.members)]
        for at, (role, letter) in enumerate(roles)
        if any(member.counts[at] for member in told.members)
    ]
    rows.append([None, "Actions", *blank, *(member.actions for member in told.members)])
    sheet.append([])
    for row in rows:
        bold = Font(name=FONT, size=11, bold=True)
        sheet.append([cell_of(sheet, value, font=bold, centre=at >= len(_FACTS)) for at, value in enumerate(row)])
    heavy = [None, "Check", *blank, *(member.check or None for member in told.members)]
    cells = [cell_of(sheet, value, font=Font(name=FONT, size=11, bold=True)) for value in heavy]
    sheet.row_dimensions[last + len(rows) + 2].height = 88
    sheet.append([*cells[: len(_FACTS)], *turned(cells[len(_FACTS) :])])
    return len(rows) + 2


def _coloured(sheet: Sheet, columns: Columns, rows: int, *, matrix: bool) -> None:
    first, last = _HEADER + 1, _HEADER + max(rows, 1)
    colour(sheet, f"F{first}:F{last}", {"overdue": BAD, "done": GREY, "closed": GREY, "withdrawn": GREY}, within=True)
    colour(
        sheet,
        f"G{first}:G{last}",
        {"nobody": BAD, "no real owner": BAD, "no A": BAD, " A": WARN, "not certain": WARN},
        within=True,
    )
    if matrix and len(columns) > len(_FACTS):
        area = f"{get_column_letter(len(_FACTS) + 1)}{first}:{get_column_letter(len(columns))}{last}"
        colour(sheet, area, LOOKS, within=True)
        under = f"{get_column_letter(len(_FACTS) + 1)}{last + 2}:{get_column_letter(len(columns))}{last + 9}"
        colour(sheet, under, {"overloaded": BAD}, within=True)
    colour(sheet, f"H{first}:H{last}", {"0": CALM})
