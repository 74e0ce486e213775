"""Texts that fell out of PDFs: whatever spaces lie between columns on each page, the rows are found.

The files in tests/unruled_text were made by `pdftotext -layout` from the plans of those seeds (see unruled.py); where that
module changes, they are to be made again.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import unruled
from partnergraph import readers, records
from test_readers_pdf_unruled import compared

TEXTS = sorted((Path(__file__).parent / "unruled_text").glob("*.txt"))


def test_there_are_texts() -> None:
    """The files are there."""
    assert len(TEXTS) >= 8


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_rows_of_texts_set_by_position(path: Path) -> None:
    """Columns that stand elsewhere on the next page, or one space beside a full cell, give the same rows and dates."""
    plan = unruled.plan(int(path.stem))
    document = readers.read(path)
    right, false = compared(plan, document)
    assert len(plan.rows) - right <= 2
    assert false <= 2
    dated = sum(row[plan.fields.index("due")] != "Ongoing" for row in plan.rows)
    assert sum(record.due is not None for record in records.record(document).records) == dated


def test_a_title_in_the_middle(tmp_path: Path) -> None:
    """A title that begins at the edge of no column is no part of the row below it, nor is the number of a page."""
    path = tmp_path / "plan.txt"
    path.write_text(
        "Ref   Action                       Lead      By when\n"
        "              Safer streets\n"
        "1     Light the underpass          Council   May 2026\n"
        "2     Walk the routes to school    Police    June 2026\n"
        "                         Page 1\n"
        "\f  Ref      Action                Lead        By when\n"
        "  3        Map the venues        YOT         July 2026\n"
        "  4        Share the map         Police      May 2027\n"
        "                         Page 2\n",
        encoding="utf-8",
    )
    reading = records.record(readers.read(path))
    assert [(one.ref, one.action, one.due and one.due.isoformat()) for one in reading.records] == [
        ("1", "Light the underpass", "2026-05-31"),
        ("2", "Walk the routes to school", "2026-06-30"),
        ("3", "Map the venues", "2026-07-31"),
        ("4", "Share the map", "2027-05-31"),
    ]
    assert [one.theme for one in reading.records][:2] == ["Safer streets", "Safer streets"]
