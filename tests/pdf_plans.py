"""PDFs made by the tests: tables by reportlab, by words at places, by Chromium and by LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
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


def chromium(path: Path, page: str) -> Path:
    """Return the PDF that Chromium prints of a page; the test is skipped where there is none."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        _lacking("PARTNERGRAPH_REQUIRE_BROWSER", "Chromium is not installed; the package is called chromium.")
    source = path.with_suffix(".html")
    source.write_text(f"<!doctype html><meta charset='utf-8'>{page}", encoding="utf-8")
    options = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync"
    command = [program, *options.split(), "--no-pdf-header-footer", f"--user-data-dir={path.parent / 'browser'}"]
    subprocess.run([*command, f"--print-to-pdf={path}", source.as_uri()], capture_output=True, timeout=90, check=True)
    return path


def libreoffice(path: Path) -> Path:
    """Return the PDF that LibreOffice makes of a document; the test is skipped where there is none."""
    program = shutil.which("soffice")
    if program is None:
        _lacking("PARTNERGRAPH_REQUIRE_OFFICE", "LibreOffice is not installed; its program is called soffice.")
    home = f"-env:UserInstallation={(path.parent / 'office').as_uri()}"
    command = [program, home, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    return path.with_suffix(".pdf")


def _lacking(required: str, message: str) -> None:
    if os.environ.get(required) == "1":
        pytest.fail(message)
    pytest.skip(message)
