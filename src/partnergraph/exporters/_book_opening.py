"""The first sheet: what a reader should know first, where what stands, and what letters and colours mean.

In: a Result, the sheets. Out: the sheet. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.styles import Font, PatternFill

from partnergraph.exporters._book import FONT, Sheet, add_row, cell_of
from partnergraph.exporters._book_actions import LOOKS
from partnergraph.exporters._book_matrices import STATES
from partnergraph.exporters._book_parts import SEVERITIES, Told, begin, linked
from partnergraph.exporters._removed import removed_parts
from partnergraph.model import Result
from partnergraph.views import KEY, day, summary

_COLUMNS = (("", 20), ("", 108))
_STATES = {
    "live": "a contact that may be called",
    "one-way": "a contact on this side and none on the other",
    "stale": "run out, or not checked for long",
    "vacant": "the post is vacant or nobody holds it",
    "planned": "promised, or not begun",
    "missing": "no contact, and the rule asks for one",
    "none": "no contact, and no rule asks for one",
}


@dataclass(frozen=True, slots=True)
class _Line:
    word: str = ""
    says: str = ""
    look: tuple[str, str] | None = None
    link: str = ""


def add_opening(sheet: Sheet, result: Result, told: Sequence[Told]) -> None:
    """Write the first sheet."""
    begin(
        sheet,
        _COLUMNS,
        result.title or "Accountability map",
        f"Accountability map, as of {day(result.as_of)}",
        header=2,
        frozen=0,
    )
    counts = result.findings.counts()
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToHeight = 1
    parts: list[tuple[str, list[_Line]]] = [
        ("In short", [_Line(says=sentence) for sentence in summary(result).sentences]),
        ("Sheets", [_Line(one.sheet, one.says, link=one.sheet) for one in told]),
        ("Letters", [_Line(letter, says, LOOKS.get(letter)) for letter, says in KEY]),
        ("Borders", [_Line(state, says, STATES[state]) for state, says in _STATES.items()]),
        ("Severity", [_Line(word, _found(counts.get(word, 0)), look) for word, look in SEVERITIES.items()]),
        ("", [_Line(says="Counts are of the register on this day. Correct the register, and write this file again.")]),
    ]
    if gone := removed_parts(result):
        parts.insert(1, ("Taken out for publication", [_Line(says=one) for one in gone]))
    row = 2
    for heading, lines in parts:
        sheet.append([])
        sheet.append([cell_of(sheet, heading or None, font=Font(name=FONT, bold=True, size=12, color="FF12355B"))])
        row += 2
        for line in lines:
            row += 1
            _add(sheet, row, line)
    sheet.print_area = f"A1:B{row}"


def _found(number: int) -> str:
    return f"{number:,} {'finding' if number == 1 else 'findings'}"


def _add(sheet: Sheet, row: int, line: _Line) -> None:
    first, second = cell_of(sheet, line.word or None), cell_of(sheet, line.says or None)
    if line.look:
        fill, ink = line.look
        first.fill = PatternFill("solid", fgColor=f"FF{fill[1:]}")
        first.font = Font(name=FONT, size=11, bold=True, color=f"FF{ink[1:]}")
    if line.link:
        linked(first, line.link, "A1")
    add_row(sheet, row, [first, second], _COLUMNS)
