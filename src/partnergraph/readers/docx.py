"""Read a Word document: its tables and the text around them, in reading order.

In: a path. Out: a Document with format `docx`. Deleted, hidden and struck-out words, comments and pictures are left out,
each with an Issue; running headers, footers and notes are set apart. Refuses: what `_word_package` refuses, a document
without words, and tables too large for a plan.

The XML is walked with lxml. Two libraries were tried on the same files: python-docx leaves out inserted words and those
in content controls, keeps struck ones, knows no numbering and takes time that grows with the square of a table's rows;
docx2python breaks a cell that holds a table into pieces, does not know numbering that a style gives, and needs 18 s for
5,000 rows that lxml gives in one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from partnergraph.errors import InputError
from partnergraph.model import Cell, Document, Place, Table, Text
from partnergraph.readers import _word_package, _word_text
from partnergraph.readers._blocks import Blocks
from partnergraph.readers._word_numbers import Numbers
from partnergraph.readers._word_package import Package, R, W
from partnergraph.readers._word_styles import PLAIN, Look, Styles, is_on, shade, value
from partnergraph.readers._word_tables import Covering, WordTable
from partnergraph.readers._word_text import ALTERNATE, Story, parts_of
from partnergraph.readers._word_words import Note, Words

_LONGEST_HEADING = 160  # characters of a line in bold that is taken for a heading
_UNDER = "Words under a merged cell, which Word does not show."
_CONTENTS = "Table of Contents"
_TEXT = f"{W}t"


def read(path: Path, name: str) -> Document:
    """Return the document in the Word file at `path`, called `name` in every place.

    Raises:
        InputError: The file is no Word document, is damaged, holds nothing, or is larger than any plan.
    """
    package = _word_package.opened(path, name)
    with package.archive:
        body = package.body()
        styles = Styles.of(package.of_kind("styles"))
        story = Story(package, styles, Numbers.of(package.of_kind("numbering"), styles), _comments(package))
        reader = _Reader(story, Blocks(name, markup=False))
        if body is not None:
            reader.margins(body, "header")
            reader.walk(body)
            reader.finish()
            reader.notes()
            reader.margins(body, "footer")
        document = replace(reader.blocks.document("docx"), title=package.title())
    if not document.blocks and not document.issues:
        raise InputError("The document holds no words.", where=name, todo="Check that the right file was saved.")
    return document


def _comments(package: Package) -> dict[str, str]:
    root = package.of_kind("comments")
    return {} if root is None else {each.get(f"{W}id", ""): _word_text.plain(each) for each in root}


@dataclass(slots=True)
class _Reader:
    """Goes through the body of a document and adds what it finds to `blocks`."""

    story: Story
    blocks: Blocks
    line: int = 0
    open: Words | None = None  # a paragraph whose end a tracked change deletes
    margins_seen: set[tuple[str, str]] = field(default_factory=set)

    def walk(self, container: etree._Element, contents: bool = False) -> None:
        """Add the paragraphs and tables of a container, in reading order."""
        for child in _blocks_of(container):
            if child.tag == f"{W}p":
                self.paragraph(child, contents)
            elif child.tag == f"{W}tbl":
                self.finish()
                self.table(child)
            elif child.tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    self.walk(content, contents or _is_contents(child))
            elif child.tag in {f"{W}altChunk", f"{W}subDoc"}:
                self.blocks.add_issue(
                    "skipped",
                    "Another document that is embedded here is not read.",
                    Place(self.blocks.name, line=self.line),
                    fix="Open it in Word, save it again, and read that file.",
                )

    def paragraph(self, element: etree._Element, contents: bool) -> None:
        """Add a paragraph outside tables, and the text boxes that hang on it."""
        words = self.open or Words()
        self.line += self.open is None
        known = _word_text.paragraph(element, self.story, words)
        self.open = words if known.joined else None
        if known.joined:
            return
        self.add(words, known.level, "navigation" if contents or known.contents else "")

    def finish(self) -> None:
        """Add the paragraph that waits for the next to go on with it."""
        if self.open is not None:
            words, self.open = self.open, None
            self.add(words, 0, "")

    def add(self, words: Words, level: int, aside: str) -> None:
        place = Place(self.blocks.name, line=self.line)
        text = words.text.replace("\t", " ")
        self.blocks.issues += words.issues(place)
        if text:
            if aside:
                level = 0
            elif level:
                self.blocks.level = level
            elif words.all_bold and len(text) <= _LONGEST_HEADING and not text.startswith("- "):
                level = min(self.blocks.level + 1, 6)
            self.blocks.blocks.append(Text(text, place, level, aside))
        for box in words.boxes:
            self.walk(box)
            self.finish()

    def table(self, element: etree._Element) -> None:
        """Add a table; one that lays out the page is read as what stands in it."""
        table = WordTable(element)
        own = table.on_their_own()
        framed = len(table.rows) == 1 and sum(slot.element is not None for slot in table.rows[0]) == 1
        at = 0
        for stop in range(1, len(own) + 1):
            if stop < len(own) and not own[stop] and not own[at]:
                continue
            if own[at] or framed or (any(own) and all(sum(filled) < 2 for filled in table.filled[at:stop])):
                for row in table.rows[at:stop]:
                    for slot in row:
                        if slot.element is not None:
                            self.walk(slot.element)
                            self.finish()
            else:
                self.part(table, at, stop)
            at = stop
        place = Place(self.blocks.name, table=self.blocks.tables)
        for message, row in table.left_out:
            if words := _word_text.plain(row):
                self.blocks.add_issue("skipped", message, place, words)

    def part(self, table: WordTable, first: int, stop: int) -> None:
        """Add the rows `first` to `stop` as a table."""
        name, number = self.blocks.name, self.blocks.tables + 1
        grid = table.grid(first, stop, Place(name, table=number))
        self.blocks.tables = number
        style = self.story.styles.get(value(table.element.find(f"{W}tblPr/{W}tblStyle")))
        heads = style.look.under(style.first_row) if _has_first_row(table.element) else style.look
        cells: dict[int, Cell] = {}
        rows = []
        for i, line in enumerate(grid):
            row = []
            for j, covering in enumerate(line):
                place = Place(name, table=number, row=i + 1, column=j + 1)
                if covering is None:
                    row.append(Cell("", place))
                    continue
                if id(covering) not in cells:
                    cells[id(covering)] = self.cell(covering, place, heads if first + i == 0 else style.look)
                row.append(cells[id(covering)])
            rows.append(tuple(row))
        if rows:
            self.blocks.blocks.append(Table(Place(name, table=number), tuple(rows)))

    def cell(self, covering: Covering, place: Place, base: Look) -> Cell:
        element = covering.slot.element
        words = Words()
        fill = ""
        if element is not None:
            fill = shade(element.find(f"{W}tcPr/{W}shd"))
            self.into_cell(element, words, base)
        self.blocks.issues += words.issues(place)
        for other in covering.swallowed:
            if hidden := _word_text.plain(other).strip():
                self.blocks.add_issue("skipped", _UNDER, place, hidden)
        text = words.text.replace("\t", " ")
        return Cell(
            text,
            place,
            raw="".join(words.raw).strip("\n"),
            row_span=covering.row_span,
            column_span=covering.column_span,
            struck=words.struck_text,
            bold=words.all_bold,
            fill=fill or words.fill,
        )

    def into_cell(self, container: etree._Element, words: Words, base: Look) -> None:
        """Add to the words of a cell what stands in a container, tables and text boxes in it as lines."""
        for child in parts_of(container):
            if child.tag == f"{W}p":
                found = len(words.boxes)
                _word_text.paragraph(child, self.story, words, base)
                for box in words.boxes[found:]:
                    self.into_cell(box, words, base)
            elif child.tag == f"{W}tbl":
                self.into_cell_table(WordTable(child), words, base)

    def into_cell_table(self, table: WordTable, words: Words, base: Look) -> None:
        """Add to the words of a cell those of a table in it, a line a row."""
        for row in table.rows:
            for slot in row:
                if slot.element is None:
                    continue
                if slot.down != "continue":
                    self.into_cell(slot.element, words, base)
                    words.end_cell()
                elif under := _word_text.plain(slot.element).strip():
                    words.notes.append(Note(_UNDER, under))
            words.end_line()
        words.notes += [Note(why, said) for why, left in table.left_out if (said := _word_text.plain(left))]

    def margins(self, body: etree._Element, kind: str) -> None:
        """Add the running headers or footers, each wording once."""
        for reference in body.iter(f"{W}{kind}Reference"):
            root = self.story.package.linked(reference.get(f"{R}id", ""))
            for element in () if root is None else root.iter(f"{W}p"):
                words = Words()
                _word_text.paragraph(element, self.story, words)
                words.notes.clear()  # of logos, which stand on every page
                self.blocks.issues += words.issues(Place(self.blocks.name))
                text = words.text.replace("\t", " ")
                if text and (kind, text) not in self.margins_seen:
                    self.margins_seen.add((kind, text))
                    self.blocks.blocks.append(Text(text, Place(self.blocks.name), aside=f"running {kind}"))

    def notes(self) -> None:
        """Add the footnotes and endnotes to which a mark points, and say what controls were not filled in."""
        for kind in ("footnote", "endnote"):
            root = self.story.package.of_kind(f"{kind}s")
            notes = {} if root is None else {note.get(f"{W}id", ""): note for note in root}
            for number in [number for of, number in self.story.footnotes if of == kind and number in notes]:
                words = Words()
                self.into_cell(notes[number], words, PLAIN)
                self.line += 1
                self.blocks.issues += words.issues(Place(self.blocks.name, line=self.line))
                if words.text:
                    self.blocks.blocks.append(
                        Text(words.text, Place(self.blocks.name, line=self.line), aside="footnote")
                    )
        if self.story.unfilled:
            self.blocks.add_issue(
                "skipped",
                f"{self.story.unfilled} controls that nobody has filled in are read as blank.",
                Place(self.blocks.name),
            )


def _blocks_of(container: etree._Element) -> Iterator[etree._Element]:
    """Yield the blocks of a container, those of wrappers in their place; controls as such, for what they are."""
    for child in container:
        if child.tag in {f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"}:
            yield from _blocks_of(child)
        elif child.tag == ALTERNATE:
            branch = _word_text.alternative(child)
            if branch is not None:
                yield from _blocks_of(branch)
        else:
            yield child


def _is_contents(control: etree._Element) -> bool:
    return any(value(gallery) == _CONTENTS for gallery in control.iterfind(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"))


def _has_first_row(table: etree._Element) -> bool:
    """Return whether the style of a table sets its first row apart."""
    element = table.find(f"{W}tblPr/{W}tblLook")
    if element is None:
        return False
    first_row = element.get(f"{W}firstRow")
    if first_row is not None:
        return is_on(first_row)
    bits = value(element)
    return bool(int(bits, 16) & 0x20) if len(bits) == 4 and all(c in "0123456789abcdefABCDEF" for c in bits) else False
