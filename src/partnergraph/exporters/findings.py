"""The findings as an Excel workbook: a summary sheet, then one sheet a family.

In: a Result. Out: an .xlsx. Refuses nothing. Every text is written as a text, whatever it begins with, so that no cell
of a plan becomes a formula; characters that XML forbids are left out, and a text longer than a cell is cut and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from partnergraph.exporters._files import replacing
from partnergraph.exporters._look import SEVERITY
from partnergraph.model import Assessment, Finding, Result
from partnergraph.spreadsheet import FORMULA, LONGEST, escape
from partnergraph.views import day, printable

FILE = "findings.xlsx"

Sheet = Any  # a sheet that is written row by row has more attributes than its types tell

_CUT = " … (cut: longer than a cell can hold)"
_TOP = Alignment(vertical="top", wrap_text=True)
_HEAD = PatternFill("solid", fgColor="FF12355B")
_LINE = Border(bottom=Side("thin", color="FFD5DAE1"))

_SUMMARY = (
    ("Family", 18),
    ("Ref", 13),
    ("Rule", 34),
    ("Question", 44),
    ("Severity", 11),
    ("Findings", 10),
    ("Result", 36),
    ("Thresholds used", 28),
    ("Sheet", 18),
)
_FINDINGS = (
    ("Severity", 11),
    ("Rule", 26),
    ("Subject", 34),
    ("Kind", 12),
    ("Due", 12),
    ("Message", 56),
    ("Why it matters", 36),
    ("What to do", 36),
    ("Question for the agenda", 40),
    ("Where it stands", 40),
    ("Key", 26),
)


def write(result: Result, path: Path) -> None:
    """Write the findings of a result as a workbook."""
    with replacing(path) as temporary:
        _book(result).save(temporary)


def _book(result: Result) -> Workbook:
    book = Workbook(write_only=True)
    book.properties.title = printable(result.title)
    book.properties.creator = "partnergraph"
    families: dict[str, list[Assessment]] = {}
    for assessment in result.findings.assessments:
        families.setdefault(assessment.family, []).append(assessment)
    sheets = sheet_names(families)
    _summary(book, result, sheets)
    due = {row["id"]: row["due"] for row in result.graph.nodes["Action"][["id", "due"]].to_dict("records")}
    order = {id(finding): number for number, finding in enumerate(result.findings.all)}
    for family, assessments in families.items():
        found = [finding for assessment in assessments for finding in assessment.findings]
        if found:
            found.sort(key=lambda finding: order[id(finding)])
            _family(book.create_sheet(sheets[family]), found, due)
    return book


def sheet_names(families: Iterable[str]) -> dict[str, str]:
    """Return a sheet's name for each family: valid in Excel, and different from one another whatever their case."""
    names: dict[str, str] = {}
    taken = {"summary", "history"}
    for family in families:
        plain = " ".join(re.sub(r"[\[\]:*?/\\]", " ", printable(family)).split()).strip(" '")
        stem = plain[:31].strip(" '") or "Other"
        stem = stem[:1].upper() + stem[1:29]  # a letter may become three
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            ending = f" {number}"
            name = stem[: 31 - len(ending)] + ending
        taken.add(name.casefold())
        names[family] = name
    return names


def _summary(book: Workbook, result: Result, sheets: dict[str, str]) -> None:
    sheet = book.create_sheet("Summary")
    counts = result.findings.counts()
    first = len(counts) + 5
    sheet.freeze_panes = f"A{first + 1}"  # with widths, before the first row: rows are written as they come
    _widths(sheet, _SUMMARY)
    large = Font(bold=True, size=14, color="FF12355B")
    sheet.append([_cell(sheet, result.title or "Findings", font=large, wrap=False)])
    sheet.append([_cell(sheet, "As at"), _cell(sheet, result.as_of)])
    sheet.append([_cell(sheet, "Findings"), _cell(sheet, sum(counts.values()))])
    for severity, count in counts.items():
        sheet.append([_severity(sheet, severity), _cell(sheet, count)])
    sheet.append([])
    _header(sheet, _SUMMARY)
    assessments = result.findings.assessments
    for said in assessments:
        thresholds = "; ".join(
            f"{name.replace('_', ' ')} {_threshold(value)}" for name, value in said.parameters.items()
        )
        number = None if said.not_assessed else len(said.findings)
        values = (said.family, said.ref, said.title, said.question)
        sheet.append(
            [
                *(_cell(sheet, value) for value in values),
                _severity(sheet, said.severity),
                _cell(sheet, number),
                _cell(sheet, said.sentence or said.not_assessed),
                _cell(sheet, thresholds),
                _cell(sheet, sheets[said.family] if said.findings else None),
            ]
        )
    _filter(sheet, first, len(assessments), len(_SUMMARY))


def _threshold(value: Any) -> str:
    if isinstance(value, date):
        return day(value)
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _family(sheet: Sheet, found: Sequence[Finding], due: dict[str, Any]) -> None:
    _widths(sheet, _FINDINGS)
    sheet.freeze_panes = "A2"
    _header(sheet, _FINDINGS)
    for finding in found:
        rest = (
            finding.title,
            finding.subject_name,
            finding.subject_kind,
            due.get(finding.subject),
            finding.message,
            finding.why,
            finding.fix,
            finding.agenda,
            "\n".join(finding.evidence),
            finding.key,
        )
        sheet.append([_severity(sheet, finding.severity), *(_cell(sheet, value) for value in rest)])
    _filter(sheet, 1, len(found), len(_FINDINGS))


def _widths(sheet: Sheet, columns: Sequence[tuple[str, int]]) -> None:
    for number, (_, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _filter(sheet: Sheet, header: int, rows: int, columns: int) -> None:
    sheet.auto_filter.ref = f"A{header}:{get_column_letter(columns)}{header + rows}"
    sheet.print_title_rows = f"{header}:{header}"


def _header(sheet: Sheet, columns: Sequence[tuple[str, int]]) -> None:
    cells = []
    for name, _ in columns:
        cell = _cell(sheet, name, font=Font(bold=True, color="FFFFFFFF"))
        cell.fill = _HEAD
        cells.append(cell)
    sheet.append(cells)


def _severity(sheet: Sheet, severity: str) -> Cell:
    fill, ink = SEVERITY[severity]
    cell = _cell(sheet, severity, font=Font(bold=True, color=f"FF{ink[1:]}"))
    cell.fill = PatternFill("solid", fgColor=f"FF{fill[1:]}")
    return cell


def _cell(sheet: Sheet, value: Any, *, font: Font | None = None, wrap: bool = True) -> Cell:
    """A cell that holds a text as a text, a date as a date and a number as a number."""
    text = escape(printable(value).replace("\r", "\n")) if isinstance(value, str) else None
    if text is not None and len(text) > LONGEST:
        text = text[: LONGEST - len(_CUT)] + _CUT
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    cell = WriteOnlyCell(sheet, value=value if text is None else text)
    cell.alignment = _TOP if wrap else Alignment(vertical="top")
    cell.border = _LINE
    if font:
        cell.font = font
    if text is not None:
        cell.data_type = "s"
        # Excel would read such a text as a formula when a person edits the cell.
        cell.quotePrefix = printable(value).startswith(FORMULA)
    elif isinstance(value, datetime):
        cell.number_format = "d mmm yyyy"
    return cell
