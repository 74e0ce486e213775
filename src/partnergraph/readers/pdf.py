"""Read a PDF: the tables of its pages and the text around them.

In: a path. Out: a Document with format `pdf`. Where a file is tagged, as browsers and office programs write it, its
structure tree tells tables, rows, headings and paragraphs of each page that it covers. Else tables are found by their rules,
or by coloured bands and white space. A place names the page on which a row begins, the part of the table that stands there
and the row in it. Words struck out are set apart, hidden ones left out with an Issue. What stands on every page is marked as
its header or footer. Refuses: what `_pdf_file` refuses, and files without any words.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from partnergraph.errors import InputError
from partnergraph.model import Document, Issue, Place, Progress, Table, Text, quiet
from partnergraph.readers import _pdf_fields, _pdf_file, _pdf_hidden, _pdf_scan
from partnergraph.readers._pdf_cells import Shape, table_of
from partnergraph.readers._pdf_hyphens import Words
from partnergraph.readers._pdf_layout import Before, Layout, Said, laid_out
from partnergraph.readers._pdf_lines import Manner, writes_trailing
from partnergraph.readers._pdf_page import Page, look
from partnergraph.readers._pdf_tagged import by_tree, told
from partnergraph.readers._pdf_text import Paragraph, body_size, paragraphs, said, settle
from partnergraph.readers._pdf_tree import Tree, tree_of
from partnergraph.readers._pdf_turn import put_together

_OUTLINES = 200  # shapes of a page without words: letters drawn as outlines


@dataclass(slots=True)
class _Found:
    """What was read so far."""

    name: str
    blocks: list[tuple[Table, Shape] | Paragraph] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    words: Words = field(default_factory=Words)
    sizes: Counter[float] = field(default_factory=Counter)  # of letters in tables and around them, by size
    around: Counter[float] = field(default_factory=Counter)
    empty: list[int] = field(default_factory=list)  # pages without words
    pictured: bool = False  # whether one of them may hold a picture of words
    tables: int = 0
    trailing: bool = False  # whether broken lines keep the space at their end
    before: Before = field(default_factory=Before)


def read(path: Path, name: str, progress: Progress = quiet) -> Document:
    """Return the document in the PDF at `path`, called `name` in every place.

    Args:
        path: The file.
        name: What it is called.
        progress: Told of each page.

    Raises:
        InputError: The file is no PDF, is damaged or encrypted, or holds no words.
    """
    found, pages, title = _read(path, name, progress)
    if found.pictured:
        with _pdf_scan.recognised(path, name, progress) as copy:
            if copy is not None:
                scanned = found.empty
                found, pages, _ = _read(copy, name, progress)
                if scanned != found.empty:
                    found.issues.append(_recognised(scanned, name))
    if not found.blocks:
        raise InputError(
            "The PDF holds no words, only pictures of them.",
            where=name,
            todo="Ask for the document it was made from, or install ocrmypdf, which reads pictures (OCR).",
        )
    found.issues += _without_words(found)
    return _document(found, pages, title)


def _read(path: Path, name: str, progress: Progress) -> tuple[_Found, int, str]:
    """Return what the pages of a file hold, how many there are, and its title."""
    found = _Found(name)
    with _pdf_file.opened(path, name) as pdf:
        pages = len(pdf.pages)
        tree = tree_of(pdf)
        for page in pdf.pages:
            progress(f"Reading {name}, page by page", page.page_number, pages)
            with _pdf_file.damage_refused(Place(name, page=page.page_number)):
                seen = look(page, pdf.rsrcmgr)
                found.issues += _pdf_fields.filled_in(page, seen, Place(name, page=page.page_number))
                _take(seen, found, tree)
            page.close()
        return found, pages, _title(pdf)


def _recognised(scanned: list[int], name: str) -> Issue:
    message = f"{len(scanned)} pages hold pictures of words, which were recognised by OCR and may be wrong."
    return Issue(
        "scanned",
        message,
        Place(name, page=scanned[0]),
        fix="Ask for the original, or compare names, numbers and dates with the printed plan.",
    )


def _take(page: Page, found: _Found, tree: Tree | None) -> None:
    """Take in a page, by the structure tree of the file where that tells it rightly."""
    place = Place(found.name, page=page.number)
    if not any(not glyph.text.isspace() for glyph in page.glyphs):
        found.empty.append(page.number)
        found.pictured = found.pictured or bool(page.pictures) or len(page.fills) > _OUTLINES
        return
    found.issues += _pdf_hidden.removed(page, place)
    parts = told(page, tree) if tree else None
    layout = laid_out(page, found.before, ruled=parts is not None and parts.tabled)
    found.issues += _pdf_hidden.unsure(page, place)
    found.before = replace(found.before, columns=layout.columns)
    layout = by_tree(page, layout, parts) if parts else layout
    _count(layout, found)
    manner = Manner(found.words.joined, found.words.whole, found.trailing)
    marks = {mark for line in layout.lines for mark in line.marks}
    paragraphs_told = iter(said([block for block in layout.blocks if isinstance(block, Said)], page, manner, marks))
    for block in layout.blocks:
        if isinstance(block, list):
            found.blocks += paragraphs(block, page.number, page.height, manner, marks)
            continue
        if isinstance(block, Said):
            found.blocks += next(paragraphs_told)
            continue
        found.tables += 1
        at = Place(found.name, page=page.number, table=found.tables)
        table, shape = table_of(block, page.fills, at, manner)
        found.before = replace(found.before, edges=shape.xs, heads=[cell.text for cell in table.rows[0]])
        found.blocks.append((table, shape))
        found.issues += [
            Issue("skipped", "Struck-out words are not read.", cell.place, cell.struck)
            for cell in table.cells()
            if cell.struck
        ]


def _count(layout: Layout, found: _Found) -> None:
    found.trailing = found.trailing or writes_trailing(layout.cells)
    for line in layout.lines:
        found.words.count(word.text for word in line.words[:-1])
    for line in layout.lines:
        found.sizes[round(line.size * 2) / 2] += sum(len(word.text) for word in line.words)
    for block in layout.blocks:
        for line in block if isinstance(block, list) else block.lines if isinstance(block, Said) else ():
            found.around[round(line.size * 2) / 2] += sum(len(word.text) for word in line.words)


def _without_words(found: _Found) -> list[Issue]:
    """Return an issue for each stretch of pages without words."""
    issues = []
    for number in found.empty:
        if number - 1 in found.empty:
            continue
        last = number
        while last + 1 in found.empty:
            last += 1
        pages = f"Page {number} holds" if last == number else f"Pages {number} to {last} hold"
        place = Place(found.name, page=number)
        message = f"{pages} no words that can be read, perhaps a picture of them."
        issues.append(
            Issue("unsure", message, place, fix="Have OCR read it (ocrmypdf does) if it is part of the plan.")
        )
    return issues


def _document(found: _Found, pages: int, title: str) -> Document:
    texts = [block for block in found.blocks if isinstance(block, Paragraph)]
    prose = sum(found.around.values()) > 400
    # What is said around tables is set larger than they are; where it is smaller it is what stands on each page.
    settle(texts, pages, max(body_size(found.sizes), body_size(found.around) if prose else 0))
    blocks: list[Table | Text] = []
    together, joined = put_together(found.blocks, Manner(found.words.joined, found.words.whole))
    for block in together:
        if isinstance(block, Paragraph):
            place = Place(found.name, page=block.page, line=block.line)
            blocks.append(Text(block.text, place, block.level, block.aside))
        else:
            blocks.append(block)
    return Document(found.name, "pdf", tuple(blocks), (*found.issues, *joined), title)


def _title(pdf: Any) -> str:
    title = pdf.metadata.get("Title") or ""
    return " ".join(title.split()) if isinstance(title, str) else ""
