"""The findings as CSV, one a row, for spreadsheets and scripts.

In: a Result. Out: the columns of `COLUMNS`; `waived` is empty for a finding that counts. A cell that a spreadsheet would take for a formula is led by an apostrophe
(OWASP, CSV injection). Refuses nothing.
"""

from __future__ import annotations

from pathlib import Path

from partnergraph.exporters._files import write_text
from partnergraph.model import Result
from partnergraph.spreadsheet import csv_text
from partnergraph.views import basis, waived_words

FILE = "findings.csv"
COLUMNS = (
    "severity",
    "rule",
    "ref",
    "subject",
    "message",
    "why",
    "fix",
    "agenda",
    "evidence",
    "key",
    "waived",
    "state",
    "first_seen",
    "thresholds",
)


def text(result: Result) -> str:
    """Return the findings of a result as CSV; what is gone since an earlier run comes last, with the state `gone`."""
    judged = {said.rule: basis(said) for said in result.findings.assessments}
    rows: list[tuple[object, ...]] = [
        (
            *(
                f.severity,
                f.rule,
                f.ref,
                f.subject_name,
                f.message,
                f.why,
                f.fix,
                f.agenda,
                "; ".join(f.evidence),
                f.key,
            ),
            *(waived_words(f), f.state, f.first_seen, judged[f.rule]),
        )
        for f in result.findings.all
    ]
    if result.comparison is not None:
        rows += [
            (g.severity, g.rule, "", g.subject, g.message, "", "", "", "", g.key, "", "gone", g.first, "")
            for g in result.comparison.gone
        ]
    return csv_text(COLUMNS, rows)


def write(result: Result, path: Path) -> None:
    """Write the findings of a result to `path`, with a mark by which Excel knows the encoding."""
    write_text(path, "\ufeff" + text(result))
