"""Plans of one table, written as files of several formats: for tests of two versions."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docx import Document
from openpyxl import Workbook

FORMS = (".xlsx", ".docx", ".csv")
HEADINGS = ("Ref", "Action", "Lead", "By when", "Status", "Outcome", "Latest update", "RAG")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a plan."""

    ref: str
    action: str
    lead: str
    due: date
    status: str
    outcome: str = ""
    note: str = ""
    rag: str = ""

    def cells(self) -> tuple[object, ...]:
        """Return its cells in the order of `HEADINGS`."""
        return self.ref, self.action, self.lead, self.due, self.status, self.outcome, self.note, self.rag


def write_plan(lines: list[Line], title: str, path: Path) -> Path:
    """Write a plan in the format of the path's suffix and give the path."""
    rows = [line.cells() for line in lines]
    if path.suffix == ".docx":
        paper = Document()
        paper.add_heading(title, 0)
        table = paper.add_table(1, len(HEADINGS))
        for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=True):
            cell.text = heading
        for row in rows:
            for cell, value in zip(table.add_row().cells, row, strict=True):
                cell.text = f"{value.day} {value:%B %Y}" if isinstance(value, date) else str(value)
        paper.save(str(path))
    elif path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow([title, *[""] * (len(HEADINGS) - 1)])
            writer.writerow(HEADINGS)
            writer.writerows(
                [f"{value:%d/%m/%Y}" if isinstance(value, date) else value for value in row] for row in rows
            )
    else:
        book = Workbook()
        page = book.active
        page.append([title])
        page.append(HEADINGS)
        for row in rows:
            page.append(row)
        book.save(path)
    return path
