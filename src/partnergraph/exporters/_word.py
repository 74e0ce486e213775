"""Write a document as Word (.docx): real styles and headings, numbered pages, tables whose first row is repeated.

In: a Document. Out: one .docx. Refuses nothing. A picture is drawn as PNG, with what it shows in words; where the machine
has no fonts to draw it with, its words alone are written.
"""

from __future__ import annotations

import io
from datetime import datetime, time
from pathlib import Path

import docx
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor

from partnergraph.exporters._blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    NewPage,
    Paragraph,
    Picture,
    Table,
    clean,
)
from partnergraph.exporters._drawn import png
from partnergraph.exporters._files import replacing
from partnergraph.exporters._word_text import element, paragraph, table

_FONT = "Arial"
_BLUE = RGBColor(0x1F, 0x38, 0x64)
_STYLES = {"normal": "Normal", "note": "Note", "caption": "Caption"}
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"


def write(told: Document, path: Path) -> None:
    """Write a document to `path`, whole or not at all.

    Raises:
        OSError: Nothing can be written there.
    """
    made = _word(told)
    with replacing(path) as temporary:
        made.save(str(temporary))


def _word(told: Document) -> Word:
    made = docx.Document()
    _describe(made, told)
    _set_styles(made)
    _set_page(made.sections[0], wide=False)
    _add_foot(made.sections[0], told.foot)
    made.add_paragraph(style="Title")
    made.element.body[0].getparent().replace(made.element.body[0], paragraph(told.title, "Title"))
    if told.subtitle:
        _add(made, paragraph(told.subtitle, "Subtitle"))
    turning: NewPage | None = None
    wide = False
    for block in told.blocks:
        if isinstance(block, NewPage):
            if block.wide != wide:
                _set_page(made.add_section(WD_SECTION.NEW_PAGE), wide=block.wide)
                wide = block.wide
            else:
                turning = block
            continue
        _add_block(made, block, new_page=turning is not None)
        turning = None
    return made


def _describe(made: Word, told: Document) -> None:
    facts = made.core_properties
    facts.title, facts.subject = clean(told.title)[:250], clean(told.subtitle)[:250]
    facts.author = facts.last_modified_by = facts.comments = facts.keywords = ""
    facts.language = "en-GB"
    facts.created = facts.modified = datetime.combine(told.as_of, time())
    rels = made.part.package.rels
    for key in [key for key, rel in rels.items() if rel.reltype == _THUMBNAIL]:
        del rels[key]


def _set_styles(made: Word) -> None:
    for name, size in (("TableText", 9), ("TableSmall", 8), ("TableGap", 4), ("Note", 8.5)):
        style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = made.styles["Normal"]
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(6 if name == "Note" else 0)
        style.paragraph_format.keep_with_next = name == "Note"  # it mostly explains the table below it
        style.paragraph_format.space_before = Pt(0)
    for name, size, before, after in (
        ("Normal", 10.5, 0, 6),
        ("Title", 20, 0, 2),
        ("Subtitle", 11, 0, 8),
        ("Heading 1", 14, 12, 4),
        ("Heading 2", 11.5, 8, 3),
        ("Heading 3", 10.5, 6, 2),
        ("List Bullet", 10.5, 0, 3),
        ("Caption", 9, 3, 8),
        ("Footer", 8.5, 0, 0),
    ):
        style = made.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for key in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{key}"), _FONT)
        style.font.size = Pt(size)
        style.font.italic = False
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.1 if name in {"Normal", "List Bullet"} else 1.0
        if name.startswith(("Heading", "Title", "Subtitle")):
            style.font.color.rgb = _BLUE
            style.font.bold = name != "Subtitle"
        for spacing in style.element.rPr.findall(qn("w:spacing")):
            style.element.rPr.remove(spacing)
        if name == "Caption":
            style.font.bold = False
            style.font.color.rgb = RGBColor(0x33, 0x33, 0x33)
    borders = made.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)
    _set_language(made)


def _set_language(made: Word) -> None:
    for root, name in ((made.styles.element, "lang"), (made.settings.element, "themeFontLang")):
        for found in root.iter(qn(f"w:{name}")):
            found.set(qn("w:val"), "en-GB")
    # An older mode makes Word say so beside the title.
    for setting in made.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _set_page(section: Section, *, wide: bool) -> None:
    long, short = Cm(29.7), Cm(21)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if wide else (short, long)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.8)
    section.header_distance, section.footer_distance = Cm(1), Cm(1)


def _add_foot(section: Section, words: str) -> None:
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.LEFT
    foot.paragraph_format.tab_stops.clear_all()
    foot.add_run(f"{clean(words)}    Page ")
    _add_field(foot._element, "PAGE")  # noqa: SLF001 - nor for fields
    foot.add_run(" of ")
    _add_field(foot._element, "NUMPAGES")  # noqa: SLF001


def _add_field(where: object, name: str) -> None:
    text = element("instrText")
    text.text = f" {name} "
    number = element("t")
    number.text = "1"
    for part in (
        element("fldChar", fldCharType="begin"),
        text,
        element("fldChar", fldCharType="separate"),
        number,
        element("fldChar", fldCharType="end"),
    ):
        where.append(element("r", part))  # type: ignore[attr-defined]


def _add(made: Word, *parts: object) -> None:
    body = made.element.body
    for part in parts:
        body.insert(len(body) - 1, part)


def _add_block(made: Word, block: Block, *, new_page: bool) -> None:
    if isinstance(block, Heading):
        heading = paragraph(block.text, f"Heading{block.level}")
        if new_page:
            heading.pPr.insert(1, element("pageBreakBefore"))
        _add(made, heading)
    elif isinstance(block, Paragraph):
        _add(made, paragraph(block.words, _STYLES[block.style]))
    elif isinstance(block, Bullets):
        _add(made, *(paragraph(item, "ListBullet") for item in block.items))
    elif isinstance(block, Table):
        # Between two tables Word wants a paragraph, and readers a little room.
        _add(made, table(block), paragraph("", "TableGap"))
    elif isinstance(block, Picture):
        _add_picture(made, block)


def _add_picture(made: Word, block: Picture) -> None:
    drawn = png(block.svg)
    if drawn is None:
        _add(made, paragraph(block.says, "Normal"))
        return
    shape = made.add_picture(io.BytesIO(drawn), width=Cm(block.width), height=Cm(block.height))
    about = shape._inline.docPr  # noqa: SLF001 - python-docx has no way to say what a picture shows
    about.set("descr", clean(block.says))
    about.set("name", "Picture of the network")
