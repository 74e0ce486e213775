"""The appendix of a board paper: every action, the whole matrix, every gap.

In: what the paper says. Out: blocks. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from partnergraph.exporters._blocks import WIDE, Block, Cell, Column, Heading, Paragraph, Row, Table, filled
from partnergraph.exporters._paper_matrix import matrix_key, matrix_table, severity_cell
from partnergraph.model import Result
from partnergraph.views import shorten
from partnergraph.views.fitted import Fitted, fitted
from partnergraph.views.paper import Paper

_COLUMNS = 30
_LETTERS = 320  # of a text in a cell
_MOST = 2000


def blocks(result: Result, told: Paper, front: Fitted, most: int) -> Iterator[Block]:
    """Yield the appendix: all actions, the whole matrix where the front has no room for it (`most` rows), all gaps."""
    if not told.tasks:
        return
    yield Heading("Appendix A: all actions")
    yield filled(_actions(told))
    whole = fitted(result, told.part.actions, 10**6)
    if front.together or len(whole.lines) > most:
        yield Heading("The whole matrix", 2)
        yield matrix_key(whole)
        for first in range(0, len(whole.columns), _COLUMNS):
            yield matrix_table(whole, WIDE, None, first, _COLUMNS)
    if told.findings:
        yield Heading("Appendix B: all gaps")
        yield filled(_gaps(told))
        if len(told.findings) > _MOST:
            yield Paragraph(f"The other {len(told.findings) - _MOST:,} stand in the register's findings.", "note")


def _actions(told: Paper) -> Table:
    about: dict[str, list[str]] = {}
    for finding in told.findings:
        about.setdefault(finding.subject, []).append(finding.title)
    rows: list[Row] = []
    head = ("", "")
    for task, through in zip(told.tasks, told.through, strict=True):
        if (task.plan, task.theme) != head:
            head = (task.plan, task.theme)
            rows.append(Row((": ".join(shorten(part, 120) for part in head if part) or "Actions",), section=True))
        gaps = list(dict.fromkeys(about.get(task.action, [])))
        late = ", overdue" if task.late else ""
        rows.append(
            Row(
                (
                    task.ref,
                    shorten(task.title, 160) + (f" (through {shorten(through, 60)})" if through else ""),
                    shorten("; ".join(task.owners) or f"not recognised: {task.lead}", _LETTERS)
                    if task.owners or task.lead
                    else Cell("nobody", bold=True),
                    Cell(f"{task.due}{late}", bold=task.late),
                    task.status,
                    shorten("; ".join(gaps) or "none found", _LETTERS),
                )
            )
        )
    columns = (("No.", 1.5), ("Action", 7.7), ("Who", 5.2), ("Due", 2.9), ("Status", 2.4), ("Gaps", 6.0))
    return Table(
        tuple(Column(name, width) for name, width in columns),
        tuple(rows),
        "Every action with who is named on it, its date, its status and its gaps",
        small=True,
    )


def _gaps(told: Paper) -> Table:
    rows: list[Row] = []
    shown = told.findings[:_MOST]
    for (severity, title), found in groupby(shown, key=lambda finding: (finding.severity, finding.title)):
        several = list(found)
        agenda = several[0].agenda
        rows.append(Row((f"{title} ({len(several)}). {agenda}",), section=True))
        rows += [
            Row(
                (
                    severity_cell(severity),
                    shorten(finding.message, 2 * _LETTERS),
                    shorten("; ".join(finding.evidence[:2]), 120),
                )
            )
            for finding in several
        ]
    columns = (("Severity", 2.0), ("Finding", 17.2), ("Where it stands", 6.5))
    return Table(
        tuple(Column(name, width) for name, width in columns),
        tuple(rows),
        "Every gap, by severity and kind, with the place in the sources",
        small=True,
    )
