"""Paragraphs and tables as the XML of Word.

In: words and tables of `_blocks`. Out: elements. Refuses nothing. Elements are made directly: python-docx looks through a table
for each of its cells, which takes minutes where a register is large.
"""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from partnergraph.exporters._blocks import (
    Cell,
    Column,
    Row,
    Run,
    Table,
    Words,
    by_direction,
    plain_text,
    rightward,
    runs_of,
)

HEAD = ("1F3864", "FFFFFF")
SECTION = ("E7ECF3", "1D2733")
_LINE = "B8C2CF"
_TWIPS = 567  # in a centimetre
_LETTER = 0.165  # centimetres that a letter of a heading takes
_TALLEST = 4.2

Element = Any  # lxml's elements, to which python-docx adds


def element(name: str, *children: Element, **facts: Any) -> Element:
    """Return an element of Word's: `element("p", ...)` is `w:p`; facts are its attributes."""
    made = OxmlElement(f"w:{name}")
    for key, value in facts.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def paragraph(words: Words, style: str, *, bold: bool = False, ink: str = "", centred: bool = False) -> Element:
    """Return a paragraph in a style of the document's; it is set from the right where its words are read so."""
    looks = element("pPr", element("pStyle", val=style))
    if rightward(plain_text(words)):
        looks.append(element("bidi"))
    if centred:
        looks.append(element("jc", val="center"))
    return element("p", looks, *(made for run in runs_of(words, bold=bold) for made in _runs(run, ink)))


def _runs(run: Run, ink: str) -> list[Element]:
    made = []
    for piece, right in by_direction(run.text):
        looks = element("rPr")
        if run.bold:
            looks.extend((element("b"), element("bCs")))
        if run.italic:
            looks.extend((element("i"), element("iCs")))
        if ink:
            looks.append(element("color", val=ink))
        if right:
            looks.append(element("rtl"))
        parts = [looks]
        for number, line in enumerate(piece.split("\n")):
            if number:
                parts.append(element("br"))
            text = element("t")
            text.text = line.replace("\t", " ")
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            parts.append(text)
        made.append(element("r", *parts))
    return made


def table(told: Table) -> Element:
    """Return a table: its first row is repeated on each page, no row is split, and its words for those who do not see it."""
    widths = [round(column.width * _TWIPS) for column in told.columns]
    # In a matrix, two letters should stand on one line.
    margin = 25 if any(column.turned for column in told.columns) else 70
    looks = element(
        "tblPr",
        element("tblStyle", val="TableGrid"),
        element("tblW", w=sum(widths), type="dxa"),
        element(
            "tblBorders",
            *(
                element(side, val="single", sz=4, space=0, color=_LINE)
                for side in ("top", "left", "bottom", "right", "insideH", "insideV")
            ),
        ),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(side, w=margin, type="dxa") for side in ("left", "right"))),
        element("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        element("tblCaption", val=plain_text(told.says)[:250]),
        element("tblDescription", val=plain_text(told.says)),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    style = "TableSmall" if told.small else "TableText"
    rows = (_row(row, told.columns, widths, style) for row in told.rows)
    return element("tbl", looks, grid, _head(told.columns, widths, style), *rows)


def _head(columns: tuple[Column, ...], widths: list[int], style: str) -> Element:
    looks = element("trPr", element("cantSplit"))
    turned = [len(plain_text(column.name)) for column in columns if column.turned]
    if turned:
        tall = min(max(turned) * _LETTER + 0.4, _TALLEST)
        looks.append(element("trHeight", val=round(tall * _TWIPS), hRule="exact"))
    looks.append(element("tblHeader"))
    cells = []
    for column, width in zip(columns, widths, strict=True):
        cell = _cell_looks(width, HEAD[0])
        if column.turned:
            cell.append(element("textDirection", val="btLr"))
        cell.append(element("vAlign", val="center" if column.turned else "bottom"))
        cells.append(element("tc", cell, paragraph(column.name, style, bold=True, ink=HEAD[1])))
    return element("tr", looks, *cells)


def _row(row: Row, columns: tuple[Column, ...], widths: list[int], style: str) -> Element:
    looks = element("trPr", element("cantSplit"))
    if row.section:
        cell = _cell_looks(sum(widths), SECTION[0], len(widths))
        words = row.cells[0].words if isinstance(row.cells[0], Cell) else row.cells[0]
        heading = paragraph(words, style, bold=True, ink=SECTION[1])
        heading.pPr.insert(1, element("keepNext"))
        return element("tr", looks, element("tc", cell, heading))
    cells = []
    for entry, column, width in zip(row.cells, columns, widths, strict=True):
        given = entry if isinstance(entry, Cell) else Cell(entry)
        cell = _cell_looks(width, given.fill.removeprefix("#"))
        words = paragraph(given.words, style, bold=given.bold, ink=given.ink.removeprefix("#"), centred=column.centred)
        cells.append(element("tc", cell, words))
    return element("tr", looks, *cells)


def _cell_looks(width: int, fill: str, span: int = 1) -> Element:
    looks = element("tcPr", element("tcW", w=width, type="dxa"))
    if span > 1:
        looks.append(element("gridSpan", val=span))
    if fill:
        looks.append(element("shd", val="clear", color="auto", fill=fill))
    return looks
