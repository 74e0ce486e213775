"""Pieces of a paper that its front and its appendix share: the matrix, a severity, where a gap is.

In: a matrix, values. Out: blocks and cells. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Container

from partnergraph.exporters._blocks import Cell, Column, Paragraph, Row, Table, filled
from partnergraph.exporters._look import SEVERITY
from partnergraph.views import shorten
from partnergraph.views.fitted import Fitted

_ACCOUNTABLE = ("#D6E4F5", "#1D2733")
# That several are accountable is to be seen in the row.
_CHECKS = {
    "nobody": "nobody",
    "no A": "nobody accountable",
    "no real owner": "no real owner",
    "not recognised": "not recognised",
}

_PER_CENTIMETRE = 6.3
"""Letters of a small text that fit on a line of a centimetre, with room to spare for wide ones."""

_FEW = 18
"""Up to so many rows there is room for titles of two lines."""


def severity_cell(severity: str) -> Cell:
    """Return a severity as a cell: its word on its colour."""
    fill, ink = SEVERITY[severity]
    return Cell(severity, fill, ink, bold=True)


def matrix_key(matrix: Fitted) -> Paragraph:
    """Return what the letters of a matrix mean, and what was put together."""
    words = (
        "A accountable, R responsible, S supports, C consulted, I informed, N named without a part; ? to be confirmed."
    )
    if any(line.check in _CHECKS for line in matrix.lines):
        words += " In brackets: what is wrong with the row."
    if matrix.together:
        words += " Some parties share a column so that it fits; the whole stands in appendix A."
    return Paragraph(words, "note")


def matrix_table(
    matrix: Fitted, width: float, chosen: Container[str] | None = None, first: int = 0, number: int | None = None
) -> Table:
    """Return the matrix as a table: the rows of `chosen` actions, all if None; of its columns those from `first` on."""
    lines = [line for line in matrix.lines if chosen is None or line.task.action in chosen]
    used = {place for line in lines for place in line.letters}
    shown = list(range(first, min(first + (number or len(matrix.columns)), len(matrix.columns))))
    shown = [place for place in shown if place in used]
    each = min(0.75, (width - 7.1) / max(len(shown), 1))
    numbered = 1.3 if any(line.task.ref for line in lines) else 0.0
    room = width - numbered - each * len(shown)
    columns = (
        Column("No.", 1.3),
        Column("Action", room),
        *(Column(shorten(matrix.columns[place].name, 25), each, turned=True, centred=True) for place in shown),
    )
    letters = int(room * _PER_CENTIMETRE) * (2 if len(lines) <= _FEW else 1)
    rows: list[Row] = []
    several = len({line.task.plan for line in matrix.lines}) > 1
    head = ""
    for line in lines:
        parts = (shorten(line.task.plan, 60) if several else "", shorten(line.task.theme, 120))
        if (heading := ": ".join(filter(None, parts))) != head and heading:
            rows.append(Row((heading,), section=True))
        head = heading
        check = f" [{_CHECKS[line.check]}]" if line.check in _CHECKS else ""
        title = shorten(line.task.title, letters - len(check)) + check
        rows.append(Row((line.task.ref, title, *(_letter(line.letters.get(place, "")) for place in shown))))
    table = Table(columns, tuple(rows), "Actions by parties, with a letter for the part that each has", small=True)
    return table if numbered else filled(table)


def _letter(letters: str) -> Cell | str:
    return Cell(letters, *_ACCOUNTABLE, bold=True) if letters.startswith("A") else letters
