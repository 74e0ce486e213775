"""PDFs made by the tests: tables by reportlab, and words put at places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

SMALL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
ROWS = [
    ["Ref", "Action", "Lead", "By when"],
    [
        "1.1",
        "Map the venues where young people meet and share the map with partners",
        "Siobhan O'Dwyer",
        "30 June 2026",
    ],
    ["1.2", "Train front line staff", "Police", "Ongoing"],
    ["1.3", "Write a protocol for the exchange of information", "Amara Okafor, Head of Service", "March 2027"],
]
WIDTHS = [40, 200, 120, 80]


def cells(rows: Sequence[Sequence[str]]) -> list[list[Any]]:
    """Return the rows with each text as a paragraph that wraps."""
    return [[Paragraph(text, SMALL) if text else "" for text in row] for row in rows]


def table(
    rows: Sequence[Sequence[str]] = ROWS, style: Iterable[Any] = GRID, widths: Any = WIDTHS, **more: Any
) -> Table:
    """Return a table of reportlab's."""
    return Table(cells(rows), colWidths=widths, style=list(style), **more)


def flowed(
    path: Path, *parts: Flowable, across: bool = False, on_page: Callable[[Any, Any], None] | None = None
) -> Path:
    """Return a PDF of these parts, one below the other, on as many pages as they need."""
    page = {"onFirstPage": on_page, "onLaterPages": on_page} if on_page else {}
    size = landscape(A4) if across else A4
    SimpleDocTemplate(str(path), pagesize=size, leftMargin=50, rightMargin=50, topMargin=60, bottomMargin=60).build(
        [*parts], **page
    )
    return path


def drawn(path: Path, draw: Callable[[Canvas], None], size: tuple[float, float] = A4) -> Path:
    """Return a PDF of one page on which `draw` placed words and lines; y counts from the bottom."""
    canvas = Canvas(str(path), pagesize=size)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return path


def gap(height: float = 12) -> Spacer:
    """Return white space."""
    return Spacer(1, height)
