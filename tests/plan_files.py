"""Plans of one table, written as files of several formats: for tests of two versions."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from docx import Document
from openpyxl import Workbook
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

FORMS = (".xlsx", ".docx", ".csv", ".md", ".html", ".pdf")
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


def _md(rows: list[list[str]], title: str, path: Path) -> None:
    lines = [f"# {title}", "", "| " + " | ".join(HEADINGS) + " |", "|---" * len(HEADINGS) + "|"]
    lines += ["| " + " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in row) + " |" for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _html(rows: list[list[str]], title: str, path: Path) -> None:
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    head = "".join(f"<th>{heading}</th>" for heading in HEADINGS)
    page = f"<html><body><h1>{escape(title)}</h1><table><tr>{head}</tr>{body}</table></body></html>"
    path.write_text(page, encoding="utf-8")


def _pdf(rows: list[list[str]], title: str, path: Path) -> None:
    style = getSampleStyleSheet()["BodyText"]
    style.fontSize = 7
    cells = [[Paragraph(escape(cell), style) for cell in row] for row in (list(HEADINGS), *rows)]
    table = Table(cells, colWidths=[30, 210, 110, 60, 60, 130, 100, 40], repeatRows=1)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    paper = SimpleDocTemplate(str(path), pagesize=landscape(A4), leftMargin=30, rightMargin=30)
    paper.build([Paragraph(title, getSampleStyleSheet()["Title"]), table])


_PRINTED = {".md": _md, ".html": _html, ".pdf": _pdf}


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
    elif path.suffix in {".md", ".html", ".pdf"}:
        cells = [[f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value) for value in row] for row in rows]
        _PRINTED[path.suffix](cells, title, path)
    else:
        book = Workbook()
        page = book.active
        page.append([title])
        page.append(HEADINGS)
        for row in rows:
            page.append(row)
        book.save(path)
    return path
