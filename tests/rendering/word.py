"""Render to a Word document, with what only Word has: automatic numbers, tracked changes, text boxes, footnotes.

In: a `Paper`. Out: a file. Hidden rows are set in hidden type, as Word does it.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from rendering.package import MADE, settle
from rendering.paper import Box, Framed, Grid, Heading, Paper, Turn, notes, placed, width
from rendering.word_parts import FOOTNOTES, footnotes_of, numbering_of, text_box

_AUTHOR = {"w:id": "9", "w:author": "Policy Officer", "w:date": "2025-05-30T09:00:00Z"}


class _Run:
    """What is counted while a document is written."""

    def __init__(self, numbering: int) -> None:
        self.note = 0
        self.numbering = numbering


def write(paper: Paper, path: Path, *, numbers: tuple[str, str] = ("%1.", "%1.%2"), continued: bool = True) -> None:
    """Write a Word document.

    Args:
        paper: What stands on the page.
        path: Where to write.
        numbers: How automatic numbers of the first and the second level look.
        continued: Whether numbers go on from table to table.
    """
    document = Document()
    while len(document.element.body) > 1:
        document.element.body.remove(document.element.body[0])
    properties = document.core_properties
    properties.title, properties.author, properties.comments = paper.title, "The partnership office", ""
    properties.created = properties.modified = datetime(*MADE)  # noqa: DTZ001 - python-docx keeps days without a zone
    run = _Run(_add_numbering(document, numbers))
    _running(document.sections[0], paper)
    if paper.blocks and isinstance(paper.blocks[0], Turn):
        _turn(document.sections[0], across=paper.blocks[0].across)
    for at, block in enumerate(paper.blocks):
        match block:
            case Turn():
                if at:
                    _turn(document.add_section(WD_SECTION.NEW_PAGE), across=block.across)
            case Heading():
                document.add_heading(block.text, block.level)
            case Grid(hidden_sheet=True):
                continue
            case Grid():
                if at and isinstance(paper.blocks[at - 1], Grid):
                    document.add_paragraph()
                run.numbering = run.numbering if continued else _add_numbering(document, numbers)
                _table(document, block, run)
            case Framed():
                document.add_paragraph()._p.append(text_box(block.text))
            case _:
                document.add_paragraph(block.text)
    if found := notes(paper):
        part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, footnotes_of(found), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.save(str(path))
    settle(path)


def _add_numbering(document: Any, numbers: tuple[str, str]) -> int:
    numbering = document.part.numbering_part.element
    taken = [int(each.get(qn("w:abstractNumId"))) for each in numbering.findall(qn("w:abstractNum"))]
    abstract = parse_xml(numbering_of(max(taken) + 1, numbers))
    numbering.insert(len(taken), abstract)
    return int(numbering.add_num(max(taken) + 1).numId)


def _running(section: Any, paper: Paper) -> None:
    if paper.header:
        section.header.paragraphs[0].text = paper.header
    if paper.footer:
        foot = section.footer.paragraphs[0]
        foot.text = f"{paper.footer}\tPage "
        for kind in ("begin", "PAGE", "end"):
            run = foot.add_run()._r
            element = OxmlElement("w:instrText" if kind == "PAGE" else "w:fldChar")
            if kind == "PAGE":
                element.text = kind
            else:
                element.set(qn("w:fldCharType"), kind)
            run.append(element)


def _turn(section: Any, *, across: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    long, short = Mm(297), Mm(210)
    section.page_width, section.page_height = (long, short) if across else (short, long)


def _table(document: Any, grid: Grid, run: _Run) -> None:
    columns = width(grid)
    table = document.add_table(len(grid.rows), columns)
    table.style = "Table Grid" if grid.ruled else "Normal Table"
    section = document.sections[-1]
    room = section.page_width - section.left_margin - section.right_margin
    shares = grid.widths or (1.0,) * columns
    for column, share in zip(table.columns, shares, strict=True):
        column.width = int(room * share / sum(shares))
    lines = [list(row.cells) for row in table.rows]  # before any cell is merged
    for line in lines:
        for cell, share in zip(line, shares, strict=True):
            cell.width = int(room * share / sum(shares))
    for row, column, box in placed(grid):
        cell = lines[row][column]
        if box.rows > 1 or box.columns > 1:
            cell = cell.merge(lines[row + box.rows - 1][column + box.columns - 1])
        _fill(cell, box, run, hidden=row + 1 in grid.hidden)
    for line in table.rows[: grid.head]:
        line._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _fill(cell: Any, box: Box, run: _Run, *, hidden: bool) -> None:
    first = cell.paragraphs[0]
    if box.level:
        properties = first._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = box.level - 1
        properties.get_or_add_numId().val = run.numbering
    if box.struck:
        first.add_run(box.struck).font.strike = True
        first.add_run(" ")
    if box.deleted:
        first._p.append(_tracked("w:del", "w:delText", f"{box.deleted} "))
    last = first
    for at, line in enumerate(box.text.split("\n") if box.text else []):
        last = cell.add_paragraph() if at else first
        words = last.add_run(line)
        words.bold = box.bold or None
        words.font.hidden = hidden or None
    if box.inserted:
        last._p.append(_tracked("w:ins", "w:t", f"{' ' if box.text else ''}{box.inserted}"))
    if box.note:
        run.note += 1
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(run.note))
        added = last.add_run()
        added.font.superscript = True
        added._r.append(mark)
    for at, item in enumerate(box.items):
        bullet = cell.add_paragraph() if box.text or at else first
        bullet.style = "List Bullet"
        bullet.add_run(item)
    if box.fill:
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{box.fill}"/>')
        )


def _tracked(kind: str, tag: str, words: str) -> Any:
    change, run, text = OxmlElement(kind), OxmlElement("w:r"), OxmlElement(tag)
    for name, value in _AUTHOR.items():
        change.set(qn(name), value)
    text.text = words
    text.set(qn("xml:space"), "preserve")
    run.append(text)
    change.append(run)
    return change
