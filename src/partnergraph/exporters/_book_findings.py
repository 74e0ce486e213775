"""The sheet of findings, each with a link to the row of its action.

In: a Result, the row of each action. Out: the sheet. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl import Workbook

from partnergraph.exporters._book import Sheet, add_row
from partnergraph.exporters._book_actions import SHEET
from partnergraph.exporters._book_parts import SEVERITIES, Told, add_headings, begin, cells_of, colour, finish, linked
from partnergraph.model import Finding, Result
from partnergraph.views import day, waived_words

_COLUMNS = (
    ("Severity", 11),
    ("Ref", 11),
    ("About", 34),
    ("Action", 10),
    ("Finding", 60),
    ("What to do", 40),
    ("Question for the agenda", 42),
    ("Where it stands", 40),
    ("Waived", 24),
)


def add_findings(book: Workbook, result: Result, rows: Mapping[str, int]) -> Told:
    """Add the findings, worst first."""
    found = result.findings.all
    sheet: Sheet = book.create_sheet("Findings")
    counts = ", ".join(f"{number} {severity}" for severity, number in result.findings.counts().items() if number)
    begin(
        sheet,
        _COLUMNS,
        "Findings",
        f"As of {day(result.as_of)}: {counts or 'none'}. The number of a row leads to its action.",
        frozen=1,
    )
    add_headings(sheet, _COLUMNS)
    for number, finding in enumerate(found, 4):
        row = _row(finding, rows)
        values = (
            finding.severity,
            finding.ref,
            finding.subject_name,
            f"row {row}" if row else None,
            finding.message,
            finding.fix,
            finding.agenda,
            "\n".join(finding.evidence),
            waived_words(finding) or None,
        )
        cells = cells_of(sheet, values)
        if row:
            linked(cells[3], SHEET, f"A{row}")
        add_row(sheet, number, cells, _COLUMNS)
    colour(sheet, f"A4:A{3 + max(len(found), 1)}", SEVERITIES)
    finish(sheet, _COLUMNS, 3, len(found))
    return Told("Findings", f"{len(found):,} findings, each with its question and where it stands")


def _row(finding: Finding, rows: Mapping[str, int]) -> int | None:
    """The row of the action that a finding is about, or of the first that it names."""
    return next((rows[node] for node in (finding.subject, *finding.nodes) if node in rows), None)
