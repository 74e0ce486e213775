"""Render to PDF, with lines around the cells or without: rows run on over pages and headings come again.

In: a `Paper`. Out: a file in the standard fonts, so in Latin letters. Footnotes stand in small type at the end of the page
that follows their table; hidden rows are left out.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from rendering.paper import Box, Framed, Grid, Heading, Paper, Turn, notes, placed, width

_MARGIN = 18 * mm
_SIZES = {1: 16, 2: 13, 3: 11}


def write(paper: Paper, path: Path, *, across: bool = True, size: float = 8.5, split: bool = True) -> None:
    """Write a PDF.

    Args:
        paper: What stands on the page.
        path: Where to write.
        across: Whether the first page lies across.
        size: The size of type in tables, in points.
        split: Whether a row may go on over the page.
    """
    document = BaseDocTemplate(str(path), pagesize=A4, title=paper.title, author="The partnership office", invariant=1)
    templates = [_template(name, page, paper) for name, page in (("across", landscape(A4)), ("upright", A4))]
    document.addPageTemplates(templates if across else templates[::-1])
    marks = iter(range(1, 1000))
    room = (landscape(A4) if across else A4)[0] - 2 * _MARGIN
    story: list[Flowable] = []
    for block in paper.blocks:
        if isinstance(block, Turn):
            room = (landscape(A4) if block.across else A4)[0] - 2 * _MARGIN
            story += [NextPageTemplate("across" if block.across else "upright"), PageBreak()]
        elif isinstance(block, Grid):
            if not block.hidden_sheet:
                story += [Spacer(1, 6), _table(block, room, size, marks, split=split), Spacer(1, 6)]
        else:
            story.append(_paragraph(block))
    for number, note in enumerate(notes(paper), 1):
        story.append(Paragraph(f"<super>{number}</super> {escape(note)}", ParagraphStyle("note", fontSize=7)))
    document.build(story)


def _template(name: str, page: tuple[float, float], paper: Paper) -> PageTemplate:
    frame = Frame(_MARGIN, _MARGIN, page[0] - 2 * _MARGIN, page[1] - 2 * _MARGIN, 0, 0, 0, 0)

    def running(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(_MARGIN, page[1] - 11 * mm, paper.header)
        canvas.drawString(_MARGIN, 10 * mm, paper.footer)
        if paper.footer or paper.header:
            canvas.drawRightString(page[0] - _MARGIN, 10 * mm, f"Page {document.page}")

    return PageTemplate(name, [frame], onPage=running, pagesize=page)


def _paragraph(block: Heading | Framed | Any) -> Paragraph:
    if isinstance(block, Heading):
        size = _SIZES.get(block.level, 10)
        style = ParagraphStyle(
            "heading", fontName="Helvetica-Bold", fontSize=size, leading=size * 1.3, spaceBefore=8, spaceAfter=4
        )
    else:
        border = {"borderWidth": 0.7, "borderColor": colors.black, "borderPadding": 4, "spaceBefore": 8}
        style = ParagraphStyle(
            "text", fontSize=10, leading=13, spaceAfter=6, **(border if isinstance(block, Framed) else {})
        )
    return Paragraph(escape(block.text), style)


def _table(grid: Grid, room: float, size: float, marks: Any, *, split: bool) -> Table:
    kept = [row for row in range(len(grid.rows)) if row + 1 not in grid.hidden]
    shown = {row: at for at, row in enumerate(kept)}
    columns = width(grid)
    data: list[list[Any]] = [[""] * columns for _ in shown]
    style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 4)]
    if grid.ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    for row, column, box in placed(grid):
        if row not in shown:
            continue
        top = shown[row]
        data[top][column] = _flow(box, size, marks)
        corner = (column + box.columns - 1, top + box.rows - 1)
        if corner != (column, top):
            style.append(("SPAN", (column, top), corner))
        if box.fill:
            style.append(("BACKGROUND", (column, top), corner, colors.HexColor(f"#{box.fill}")))
    shares = grid.widths or (1.0,) * columns
    widths = [room * share / sum(shares) for share in shares]
    return Table(data, widths, style=style, repeatRows=grid.head, splitInRow=int(split), hAlign="LEFT")


def _flow(box: Box, size: float, marks: Any) -> list[Paragraph]:
    face = "Helvetica-Bold" if box.bold else "Helvetica"
    style = ParagraphStyle("cell", fontName=face, fontSize=size, leading=size * 1.2)
    lines = [escape(line) for line in box.text.split("\n")] if box.text else []
    if box.inserted:
        lines[-1:] = [f"{lines[-1] if lines else ''} {escape(box.inserted)}"]
    if box.struck:
        lines[:1] = [f"<strike>{escape(box.struck)}</strike> {lines[0] if lines else ''}"]
    if box.note:
        lines[-1] += f"<super>{next(marks)}</super>"
    item = ParagraphStyle("item", parent=style, leftIndent=9, bulletIndent=0)
    return [Paragraph(line, style) for line in lines] + [
        Paragraph(escape(words), item, bulletText="\u2022") for words in box.items
    ]
