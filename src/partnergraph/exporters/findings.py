"""The findings as an Excel workbook: a summary sheet, then one sheet a family.

In: a Result. Out: an .xlsx. Refuses nothing. Every text is written as a text, whatever it begins with, so that no cell
of a plan becomes a formula; characters that XML forbids are left out, and a text longer than a cell is cut and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font, PatternFill

from partnergraph.exporters._book import Sheet, add_filter, add_header, add_row, cell_of, set_widths
from partnergraph.exporters._files import replacing
from partnergraph.exporters._look import SEVERITY
from partnergraph.exporters._removed import removed
from partnergraph.model import Assessment, Comparison, Finding, Result
from partnergraph.views import basis, printable, waived_words

FILE = "findings.xlsx"

_SUMMARY = (
    ("Family", 18),
    ("Ref", 13),
    ("Rule", 34),
    ("Question", 44),
    ("Severity", 11),
    ("Findings", 10),
    ("Waived", 10),
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
    ("Thresholds used", 28),
    ("Why it matters", 36),
    ("What to do", 36),
    ("Question for the agenda", 40),
    ("Where it stands", 40),
    ("State", 12),
    ("First seen", 12),
    ("Waived", 36),
    ("Key", 26),
)
_GONE = (("Severity", 11), ("Rule", 26), ("Subject", 34), ("Message", 56), ("First seen", 12), ("Key", 26))


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
            _family(book.create_sheet(sheets[family]), found, due, {said.rule: basis(said) for said in assessments})
    if result.comparison is not None:
        _gone(book.create_sheet("Gone"), result.comparison)
    return book


def sheet_names(families: Iterable[str]) -> dict[str, str]:
    """Return a sheet's name for each family: valid in Excel, and different from one another whatever their case."""
    names: dict[str, str] = {}
    taken = {"summary", "history", "gone"}
    for family in families:
        plain = " ".join(re.sub(r"[\[\]:*?/\\]", " ", printable(family)).split()).strip(" '")
        stem = plain[:31].strip(" '") or "Other"
        stem = (stem[:1].upper() + stem[1:29]).rstrip(" '")  # a letter may become three
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
    first = len(counts) + 6
    sheet.freeze_panes = f"A{first + 1}"  # with widths, before the first row: rows are written as they come
    set_widths(sheet, _SUMMARY)
    large = Font(bold=True, size=14, color="FF12355B")
    sheet.append([cell_of(sheet, result.title or "Findings", font=large, wrap=False)])
    sheet.append([cell_of(sheet, "As at"), cell_of(sheet, result.as_of)])
    sheet.append([cell_of(sheet, "Findings"), cell_of(sheet, sum(counts.values()))])
    for severity, count in counts.items():
        sheet.append([_severity(sheet, severity), cell_of(sheet, count)])
    sheet.append([cell_of(sheet, "Waived"), cell_of(sheet, len(result.findings.waived))])
    # In the row that is empty otherwise, so that headings stand where they always do.
    sheet.append([cell_of(sheet, removed(result) or None, wrap=False)])
    add_header(sheet, _SUMMARY)
    assessments = result.findings.assessments
    for row, said in enumerate(assessments, first + 1):
        number = None if said.not_assessed else len(said.standing)
        waived = len(said.findings) - len(said.standing)
        values = (said.family, said.ref, said.title, said.question)
        cells = [
            *(cell_of(sheet, value) for value in values),
            _severity(sheet, said.severity),
            cell_of(sheet, number),
            cell_of(sheet, waived or None),
            cell_of(sheet, said.sentence or said.not_assessed),
            cell_of(sheet, basis(said) or None),
            cell_of(sheet, sheets[said.family] if said.findings else None),
        ]
        add_row(sheet, row, cells, _SUMMARY)
    add_filter(sheet, first, len(assessments), len(_SUMMARY))


def _family(sheet: Sheet, found: Sequence[Finding], due: dict[str, Any], judged: dict[str, str]) -> None:
    set_widths(sheet, _FINDINGS)
    sheet.freeze_panes = "A2"
    add_header(sheet, _FINDINGS)
    for row, finding in enumerate(found, 2):
        rest = (
            finding.title,
            finding.subject_name,
            finding.subject_kind,
            due.get(finding.subject),
            finding.message,
            judged[finding.rule] or None,
            finding.why,
            finding.fix,
            finding.agenda,
            "\n".join(finding.evidence),
            finding.state or None,
            finding.first_seen,
            waived_words(finding) or None,
            finding.key,
        )
        cells = [_severity(sheet, finding.severity), *(cell_of(sheet, value) for value in rest)]
        add_row(sheet, row, cells, _FINDINGS)
    add_filter(sheet, 1, len(found), len(_FINDINGS))


def _gone(sheet: Sheet, told: Comparison) -> None:
    """What an earlier run found and this one does not."""
    set_widths(sheet, _GONE)
    sheet.freeze_panes = "A2"
    add_header(sheet, _GONE)
    for row, one in enumerate(told.gone, 2):
        rest = (one.rule, one.subject, one.message, one.first, one.key)
        known = one.severity in SEVERITY
        severity = _severity(sheet, one.severity) if known else cell_of(sheet, one.severity or None)
        add_row(sheet, row, [severity, *(cell_of(sheet, value) for value in rest)], _GONE)
    add_filter(sheet, 1, len(told.gone), len(_GONE))


def _severity(sheet: Sheet, severity: str) -> Cell:
    fill, ink = SEVERITY[severity]
    cell = cell_of(sheet, severity, font=Font(bold=True, color=f"FF{ink[1:]}"))
    cell.fill = PatternFill("solid", fgColor=f"FF{fill[1:]}")
    return cell
