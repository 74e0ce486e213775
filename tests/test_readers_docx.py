"""Word documents: what is read, in which order, and what is left out and said."""

from __future__ import annotations

import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnergraph import readers
from partnergraph.errors import InputError
from partnergraph.model import Document, Table, Text
from word_files import cell, level, numbering, par, row, run, table, word_file

BOLD = "<w:b/>"
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Council Priority"/><w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Part"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>'
)


def read(path: Path, body: str, **parts: str) -> Document:
    """The document with this body."""
    return readers.read(word_file(path / "plan.docx", body, **parts))


def grid(block: Table) -> list[list[str]]:
    return [[each.text for each in line] for line in block.rows]


def only(document: Document) -> Table:
    (found,) = document.tables
    return found


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Text)]


def said(document: Document) -> list[tuple[str, str]]:
    assert {issue.kind for issue in document.issues} <= {"skipped"}
    return [(issue.message, issue.text) for issue in document.issues]


def words_of(tmp_path: Path, content: str, **parts: str) -> str:
    """The words of a cell with this content."""
    return only(read(tmp_path, table(row("No", "Action"), row("1", cell(content))), **parts)).rows[1][1].text


# Places, order and titles


def test_blocks_stand_in_reading_order_with_their_places(tmp_path: Path) -> None:
    """Paragraphs are counted as lines, tables by themselves; the title comes from the properties."""
    body = par("Our plan", style="T") + par() + par("Words.") + table(["No", "Action"], ["1", "Map"]) + par("After")
    document = read(tmp_path, body + table(["x", "y"]), title=" Plan  2026 ", styles=STYLES)
    assert [str(block.place) for block in document.blocks] == [
        "plan.docx, line 1",
        "plan.docx, line 3",
        "plan.docx, table 1",
        "plan.docx, line 4",
        "plan.docx, table 2",
    ]
    assert str(document.tables[0].rows[1][1].place) == "plan.docx, table 1, row 2, column 2"
    assert (document.title, document.format) == ("Plan 2026", "docx")


def test_headings_are_known_by_style_whatever_its_name(tmp_path: Path) -> None:
    """A localised style, one based on it, one with a level of its own, and a level on the paragraph make headings."""
    body = (
        par("One", style="berschrift1")
        + par("Two", style="Own")
        + par("Three", style="Deep")
        + par("Four", properties='<w:outlineLvl w:val="1"/>')
        + par(run("Bold line", BOLD))
        + par(run("Partly", BOLD) + run(" bold"))
        + par("Contents", style="C")
    )
    document = read(tmp_path, body, styles=STYLES)
    assert [(block.text, block.level) for block in document.blocks if isinstance(block, Text)] == [
        ("One", 1),
        ("Two", 1),
        ("Three", 3),
        ("Four", 2),
        ("Bold line", 3),
        ("Partly bold", 0),
        ("Contents", 0),
    ]
    assert document.blocks[-1].aside == "navigation"


def test_a_document_without_styles_and_numbering_is_read(tmp_path: Path) -> None:
    """Parts that a file lacks, and links to nowhere, do no harm."""
    path = word_file(tmp_path / "plan.docx", par("Words", style="None", number="9"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/media/none.png", b"")
    assert texts(readers.read(path)) == ["Words"]


def test_strict_open_xml_is_read(tmp_path: Path) -> None:
    """The strict form says the same under other names."""
    path = word_file(tmp_path / "plan.docx", table(["No", "Action"], ["1", "Map"]), strict=True, styles=STYLES)
    assert grid(only(readers.read(path))) == [["No", "Action"], ["1", "Map"]]


@pytest.mark.parametrize("suffix", ["docm", "dotx", "dotm", "DOCX"])
def test_other_endings_of_word(tmp_path: Path, suffix: str) -> None:
    """Templates and documents with macros are read like others."""
    path = word_file(tmp_path / f"plan.{suffix}", par("Words"))
    assert texts(readers.read(path)) == ["Words"]


# Cells and how they are merged


def test_merged_cells(tmp_path: Path) -> None:
    """A merged cell stands at each position that it covers, as one object."""
    body = table(
        row(cell("Wide", '<w:gridSpan w:val="2"/>'), "End"),
        row(cell("Tall", '<w:vMerge w:val="restart"/>'), "b", "c"),
        row(cell("", "<w:vMerge/>"), "e", "f"),
        row(cell("Old", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "g"),
        widths=(1000, 3000, 2000),
    )
    found = only(read(tmp_path, body))
    assert grid(found) == [["Wide", "Wide", "End"], ["Tall", "b", "c"], ["Tall", "e", "f"], ["Old", "Old", "g"]]
    assert found.rows[0][0] is found.rows[0][1]
    assert found.rows[1][0] is found.rows[2][0]
    assert found.rows[3][0] is found.rows[3][1]
    assert [(c.row_span, c.column_span) for c in (found.rows[0][0], found.rows[1][0], found.rows[3][0])] == [
        (1, 2),
        (2, 1),
        (1, 2),
    ]


def test_rows_that_begin_late_or_end_early(tmp_path: Path) -> None:
    """Where a row leaves columns out, blank cells stand."""
    body = table(
        ["a", "b", "c"],
        row("x", "y", properties='<w:gridBefore w:val="1"/>'),
        row("z", properties='<w:gridAfter w:val="2"/>'),
        ["short"],
        widths=(1000, 1000, 1000),
    )
    assert grid(only(read(tmp_path, body))) == [["a", "b", "c"], ["", "x", "y"], ["z", "", ""], ["short", "", ""]]


def test_a_merge_that_begins_nowhere_is_a_cell(tmp_path: Path) -> None:
    """A cell that goes on with nothing above it is read as itself."""
    body = table(row(cell("first", "<w:vMerge/>"), "b"), row(cell("", "<w:vMerge/>"), "d"))
    assert grid(only(read(tmp_path, body))) == [["first", "b"], ["first", "d"]]


def test_words_under_a_merged_cell_are_told(tmp_path: Path) -> None:
    """Word shows only the first of the cells that are merged."""
    body = table(row(cell("shown", '<w:vMerge w:val="restart"/>'), "b"), row(cell("under", "<w:vMerge/>"), "d"))
    assert said(read(tmp_path, body)) == [("Words under a merged cell, which Word does not show.", "under")]


def test_dragged_borders_make_no_columns(tmp_path: Path) -> None:
    """Rows whose borders lie a little apart have the same columns; the grid of the file has one for each border."""

    def spans(*sizes: int) -> list[str]:
        return [
            cell(f"{letter}{sum(sizes)}", f'<w:gridSpan w:val="{n}"/>') for letter, n in zip("abc", sizes, strict=True)
        ]

    body = table(row(*spans(1, 2, 2)), row(*spans(1, 3, 1)), row(*spans(2, 1, 2)), widths=(1000, 100, 3000, 150, 2000))
    assert grid(only(read(tmp_path, body))) == [["a5", "b5", "c5"]] * 3


def test_rows_that_merge_other_columns(tmp_path: Path) -> None:
    """Two rows of as many cells over a row with more: each keeps the columns that it merges."""
    body = table(
        row("No", "Action", "Lead", "Due"),
        row("1", "Map", cell("Police, May", '<w:gridSpan w:val="2"/>')),
        row("2", cell("Share by the police", '<w:gridSpan w:val="2"/>'), "June"),
        widths=(1000, 3000, 3000, 2000),
    )
    assert grid(only(read(tmp_path, body)))[1:] == [
        ["1", "Map", "Police, May", "Police, May"],
        ["2", "Share by the police", "Share by the police", "June"],
    ]


def test_a_border_dragged_under_a_merged_heading(tmp_path: Path) -> None:
    """A row with fewer cells is fitted to the columns of the others."""
    body = table(
        row("No", "Action", "Lead"),
        row("1", "Map", "Police"),
        row(cell("Section one", '<w:gridSpan w:val="2"/>'), cell("note", '<w:gridSpan w:val="2"/>')),
        row(cell("2"), cell("Act", '<w:gridSpan w:val="1"/>'), cell("Health")),
        widths=(1000, 4000, 200, 2000),
    )
    found = only(read(tmp_path, body))
    assert len(found.rows[0]) <= 4
    assert grid(found)[3][:3] == ["2", "Act", "Health"]


def test_a_span_without_end_covers_one_column(tmp_path: Path) -> None:
    """Numbers that no table has do not make columns."""
    body = table(row(cell("a", '<w:gridSpan w:val="999999999"/>'), "b"), row("c", "d"), row("e", "f"))
    found = only(read(tmp_path, body))
    assert max(map(len, found.rows)) <= 4
    assert "d" in grid(found)[1]


def test_a_deleted_and_a_hidden_row_are_left_out_and_said(tmp_path: Path) -> None:
    """A row that is not shown is no row; what stood in it is told."""
    body = table(["No", "Action"], row("1", "old", properties="<w:del/>"), row("2", "secret", properties="<w:hidden/>"))
    document = read(tmp_path, body)
    assert grid(only(document)) == [["No", "Action"]]
    assert said(document) == [
        ("A row that a tracked change deletes is not read.", "1\nold"),
        ("A hidden row is not read.", "2\nsecret"),
    ]


def test_colours_and_bold(tmp_path: Path) -> None:
    """The colour behind a cell is told from its shading, else that behind all of its words; white is none."""
    body = table(
        row(
            cell("Red", '<w:shd w:val="clear" w:fill="ff0000"/>'),
            cell("Solid", '<w:shd w:val="solid" w:color="00B050" w:fill="auto"/>'),
            cell("White", '<w:shd w:val="clear" w:fill="FFFFFF"/>'),
            cell("Auto", '<w:shd w:val="clear" w:fill="auto"/>'),
            cell(par(run("Marked", '<w:highlight w:val="yellow"/>'))),
            cell(par(run("Partly", '<w:highlight w:val="yellow"/>') + run(" marked"))),
            cell(par(run("Bold", BOLD))),
            cell(par(run("Not", '<w:b w:val="0"/>'))),
        )
    )
    found = only(read(tmp_path, body)).rows[0]
    assert [each.fill for each in found] == ["FF0000", "00B050", "", "", "FFFF00", "", "", ""]
    assert [each.bold for each in found] == [False] * 6 + [True, False]


def test_a_lamp_in_a_colour(tmp_path: Path) -> None:
    """A cell that holds nothing but a coloured dot has the colour of the dot; coloured words have none."""
    dot = par('<w:r><w:rPr><w:color w:val="ff0000"/></w:rPr><w:sym w:font="Wingdings" w:char="F06C"/></w:r>')
    body = table(
        row(
            cell(dot),
            cell(par(run("●", '<w:color w:val="auto"/>'))),
            cell(par(run("Red", '<w:color w:val="FF0000"/>'))),
        )
    )
    assert [(each.text, each.fill) for each in only(read(tmp_path, body)).rows[0]] == [
        ("●", "FF0000"),
        ("●", ""),
        ("Red", ""),
    ]


def test_bold_by_the_first_row_of_a_table_style(tmp_path: Path) -> None:
    """A style may set the first row of a table in bold, where the table asks for it."""
    styles = (
        STYLES + '<w:style w:type="table" w:styleId="G"><w:name w:val="Grid"/>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    )
    for look, bold in (
        ('w:firstRow="1"', True),
        ('w:val="04A0"', True),
        ('w:val="0480"', False),
        ('w:firstRow="0"', False),
    ):
        properties = f'<w:tblStyle w:val="G"/><w:tblLook {look}/>'
        found = only(read(tmp_path, table(["No", "Action"], ["1", "Map"], properties=properties), styles=styles))
        assert [each.bold for line in found.rows for each in line] == [bold, bold, False, False]


# Words


def test_lines_tabs_and_hyphens(tmp_path: Path) -> None:
    """Breaks end lines, tabs part words, a hyphen that never breaks is a hyphen and one that is not shown is nothing."""
    content = par(
        "<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>2026</w:t><w:noBreakHyphen/><w:t>27</w:t></w:r>"
        "<w:r><w:t>part</w:t><w:softHyphen/><w:t>ner</w:t></w:r>"
    )
    assert words_of(tmp_path, content + par("next")) == "one\ntwo 2026-27partner\nnext"


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [("Wingdings", "F0FC", "✓"), ("Wingdings", "FB", "✗"), ("Wingdings 2", "F052", "☑"), ("Webdings", "F061", "✓")],
)
def test_signs_of_symbol_fonts(tmp_path: Path, font: str, code: str, shown: str) -> None:
    """A tick is a tick, whether it is a symbol or a letter of a symbol font."""
    assert words_of(tmp_path, par(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>')) == shown
    for letter in (chr(int(code, 16) & 0xFF), chr(0xF000 | int(code, 16) & 0xFF)):
        assert words_of(tmp_path, par(run(letter, f'<w:rFonts w:ascii="{font}"/>'))) == shown


def test_controls_show_what_they_are_set_to(tmp_path: Path) -> None:
    """Boxes to tick, lists and dates are read as shown; a prompt is no content, and is counted."""

    def control(properties: str, content: str) -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    content = par(
        control('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', run("☒"))
        + control("<w:dropDownList/>", run(" Amber"))
        + control("<w:date/>", run(" 30 June 2026"))
        + control("<w:showingPlcHdr/>", run("Choose an item."))
    )
    body = table(row("No", "Action"), row("1", cell(content)))
    document = read(tmp_path, body)
    assert only(document).rows[1][1].text == "☒ Amber 30 June 2026"
    assert said(document) == [("1 controls that nobody has filled in are read as blank.", "")]


def test_controls_around_blocks_rows_and_cells(tmp_path: Path) -> None:
    """A control may hold paragraphs, rows, cells or words; all of them are read."""

    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    rows = control(row("1", control(cell(control(par(control(run("deep")))))), "x"))
    body = control(par("above") + table(row("No", "Action", "Lead"), rows, row("2", "plain", "y")))
    document = read(tmp_path, body)
    assert grid(only(document)) == [["No", "Action", "Lead"], ["1", "deep", "x"], ["2", "plain", "y"]]
    assert texts(document) == ["above"]


def test_fields_show_their_result(tmp_path: Path) -> None:
    """The instruction of a field is never read; boxes and lists of old forms show what they are set to."""

    def mark(kind: str, data: str = "") -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}">{data}</w:fldChar></w:r>'

    def code(words: str) -> str:
        return f"<w:r><w:instrText>{words}</w:instrText></w:r>"

    dated = mark("begin") + code(" DATE ") + mark("separate") + run("1 May 2026") + mark("end")
    nested = mark("begin") + code(" IF ") + mark("begin") + code("X") + mark("separate") + run("no") + mark("end")
    nested += mark("separate") + run(" yes") + mark("end")
    ticked = mark("begin", '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>')
    open_box = mark("begin", '<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>')
    chosen = mark(
        "begin",
        '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Red"/><w:listEntry w:val="Green"/></w:ddList></w:ffData>',
    )
    forms = "".join(f"{begin}{code('FORM')}{mark('end')}" for begin in (ticked, open_box, chosen))
    simple = '<w:fldSimple w:instr=" REF x ">' + run(" simple") + "</w:fldSimple>"
    link = "<w:hyperlink>" + run(" link") + "</w:hyperlink><w:smartTag>" + run(" tag") + "</w:smartTag>"
    assert words_of(tmp_path, par(dated + nested + forms + simple + link)) == "1 May 2026 yes☒☐Green simple link tag"


def test_a_broken_field_hides_nothing(tmp_path: Path) -> None:
    """Words after a field that never shows a result are read."""
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> X </w:instrText></w:r>' + run("kept")
    assert words_of(tmp_path, par(broken) + par("next")) == "kept\nnext"


def test_tracked_changes(tmp_path: Path) -> None:
    """What is inserted or moved here is read; what is deleted or moved away is told, once a place."""
    gone = '<w:del><w:r><w:delText xml:space="preserve">{} </w:delText></w:r></w:del>'
    content = par(
        run("Map ") + gone.format("no") + "<w:ins>" + run("all ") + "</w:ins>" + gone.format("more")
        + "<w:moveTo>" + run("venues") + "</w:moveTo><w:moveFrom>" + run("elsewhere") + "</w:moveFrom>"
    )  # fmt: skip
    document = read(tmp_path, table(row("No", "Action"), row("1", cell(content))))
    assert only(document).rows[1][1].text == "Map all venues"
    assert said(document) == [("Words that a tracked change deletes are not read.", "no more elsewhere")]
    assert str(document.issues[0].place) == "plan.docx, table 1, row 2, column 2"


def test_a_paragraph_whose_end_is_deleted_goes_on(tmp_path: Path) -> None:
    """Two paragraphs of which the break is deleted are one; one that is deleted whole is none, and has no number."""
    ends = "<w:rPr><w:del/></w:rPr>"
    lists = numbering(level(0, "decimal", "%1."), nums={"1": (0, "")})
    gone = par("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", number="1", properties=ends)
    content = par("first", number="1") + gone + par("second ", number="1", properties=ends) + par("half")
    assert words_of(tmp_path, content, numbering=lists) == "1. first\n2. second half"
    assert texts(read(tmp_path, content, numbering=lists)) == ["1. first", "2. second half"]


def test_struck_and_hidden_words(tmp_path: Path) -> None:
    """Struck words, by themselves or by a style, are kept apart; hidden ones are left out; both are told."""
    content = par(
        run("Map") + run(" one", "<w:strike/>") + run(" two", "<w:dstrike/>") + run(" three", '<w:rStyle w:val="Gone"/>')
        + run(" four", '<w:rStyle w:val="Gone"/><w:strike w:val="false"/>') + run(" five", "<w:vanish/>")
    )  # fmt: skip
    document = read(tmp_path, table(row("No", "Action"), row("1", cell(content))), styles=STYLES)
    found = only(document).rows[1][1]
    assert (found.text, found.struck, found.raw) == ("Map four", "one two three", "Map one two three four")
    assert said(document) == [
        ("Struck-out words are not read.", "one two three"),
        ("Hidden words are not read.", "five"),
    ]


def test_footnotes_headers_and_footers_are_aside(tmp_path: Path) -> None:
    """Marks of notes are no words; notes and running lines are texts of their own, once each."""
    body = (
        par(
            run("Police")
            + '<w:r><w:footnoteReference w:id="2"/></w:r>'
            + run(" lead")
            + run("3", '<w:vertAlign w:val="superscript"/>')
        )
        + par(run("1") + run("st", '<w:vertAlign w:val="superscript"/>') + run(" May"))
        + '<w:p><w:pPr><w:sectPr><w:headerReference r:id="header"/></w:sectPr></w:pPr></w:p>'
        '<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>'
    )
    notes = (
        f'<w:footnote w:id="0">{par("separator")}</w:footnote><w:footnote w:id="2">{par("With health.")}</w:footnote>'
    )
    document = read(tmp_path, body, header=par("OFFICIAL"), footer=par("Page 1"), footnotes=notes)
    assert [(block.text, block.aside) for block in document.blocks if isinstance(block, Text)] == [
        ("OFFICIAL", "running header"),
        ("Police lead", ""),
        ("1st May", ""),
        ("With health.", "footnote"),
        ("Page 1", "running footer"),
    ]


def test_comments_and_pictures_are_said(tmp_path: Path) -> None:
    """What is no word of the page is an issue with what it says."""
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="The logo"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphic></wp:inline></w:drawing></w:r>'
    )
    comments = f'<w:comment w:id="0">{par("Is this right?")}</w:comment>'
    body = par(run("Words") + '<w:r><w:commentReference w:id="0"/></w:r>' + picture)
    document = read(tmp_path, body, comments=comments)
    assert said(document) == [("A comment is not read.", "Is this right?"), ("A picture is not read.", "The logo")]


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    """A box stands in a file twice, for new and old programs; its words and its table are read once."""
    inside = par("In the box") + table(["No", "Action"], ["1", "Map"])
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="b"/><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
        f"</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inside}"
        "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(tmp_path, par(run("Around") + box))
    assert texts(document) == ["Around", "In the box"]
    assert grid(only(document)) == [["No", "Action"], ["1", "Map"]]
    assert words_of(tmp_path, par(run("Cell") + box)) == "Cell\nIn the box\nNo Action\n1 Map"


def test_embedded_documents_are_said(tmp_path: Path) -> None:
    """A page pasted in as another document is not read, and the place is told."""
    document = read(tmp_path, par("Words") + '<w:altChunk r:id="none"/>')
    assert [str(issue.place) for issue in document.issues] == ["plan.docx, line 1"]


def test_a_table_of_contents_is_navigation(tmp_path: Path) -> None:
    """Its lines repeat headings and are none."""
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    body = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{par(run('Contents', BOLD))}</w:sdtContent></w:sdt>"
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body += par(
        mark.format("begin") + "<w:r><w:instrText>TOC \\o</w:instrText></w:r>" + mark.format("separate") + run("One 3")
    )
    body += par("Two 4") + par(mark.format("end")) + par("Words")
    document = read(tmp_path, body)
    assert [(block.text, block.aside) for block in document.blocks if isinstance(block, Text)] == [
        ("Contents", "navigation"),
        ("One 3", "navigation"),
        ("Two 4", "navigation"),
        ("Words", ""),
    ]


# Numbers that Word puts by itself


def numbered(tmp_path: Path, lists: str, *paragraphs: tuple[str, str, int], styles: str = STYLES) -> list[str]:
    body = "".join(par(words, number=number, level=at) for words, number, at in paragraphs)
    return texts(read(tmp_path, body, numbering=lists, styles=styles))


def test_numbers_of_several_levels(tmp_path: Path) -> None:
    """Levels count by themselves, begin again under a new one above, and show the numbers above them."""
    levels = (
        level(0, "decimal", "%1.")
        + level(1, "decimal", "%1.%2")
        + level(2, "lowerLetter", "(%3)")
        + level(3, "lowerRoman", "%4)")
    )
    lists = numbering(levels, nums={"1": (0, "")})
    order = [0, 1, 1, 2, 2, 3, 0, 1, 2]
    assert numbered(tmp_path, lists, *[("x", "1", at) for at in order]) == [
        f"{mark} x" for mark in ("1.", "1.1", "1.2", "(a)", "(b)", "i)", "2.", "2.1", "(a)")
    ]


def test_lists_go_on_or_begin_again(tmp_path: Path) -> None:
    """Lists of one definition go on with each other's numbers, unless a list says where it begins."""
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = numbering(
        level(0, "decimal", "%1"),
        level(0, "upperLetter", "%1", start=3),
        nums={"1": (0, ""), "2": (0, ""), "3": (0, again), "4": (1, "")},
    )
    order = ["1", "2", "4", "3", "3", "1", "4"]
    assert numbered(tmp_path, lists, *[("x", number, 0) for number in order]) == [
        f"{mark} x" for mark in ("1", "2", "C", "5", "6", "7", "D")
    ]


def test_forms_of_numbers(tmp_path: Path) -> None:
    """Figures in all levels where a list says so, levels that never begin again, bullets, words and leading noughts."""
    legal = level(0, "upperRoman", "Part %1") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    through = level(0, "decimal", "%1") + level(1, "decimal", "A%2", '<w:lvlRestart w:val="0"/>')
    padded = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    lists = numbering(
        legal, through, level(0, "bullet", "\uf0b7") + level(1, "none", "Aim"), level(0, "", "%1", padded) + level(1, "ordinalText", "%2:"),
        nums={str(i + 1): (i, "") for i in range(4)},
    )  # fmt: skip
    order = [("1", 0), ("1", 1), ("2", 0), ("2", 1), ("2", 0), ("2", 1), ("3", 0), ("3", 1), ("4", 0), ("4", 1)]
    assert numbered(tmp_path, lists, *[("x", number, at) for number, at in order]) == [
        f"{mark} x" for mark in ("Part I", "1.1", "1", "A1", "2", "A2", "-", "Aim", "001", "First:")
    ]


def test_numbers_given_by_styles(tmp_path: Path) -> None:
    """A style may number its paragraphs, take its level from the list, and a list may be another's by a style."""
    styles = STYLES + (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="own"/><w:basedOn w:val="H2"/></w:style>'
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="list"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    styled = level(0, "decimal", "%1", '<w:pStyle w:val="H1"/>') + level(
        1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/>'
    )
    lists = numbering(styled, '<w:numStyleLink w:val="L"/>', nums={"1": (0, ""), "2": (1, "")})
    body = par("a", style="H1") + par("b", style="H2") + par("c", style="Sub") + par("d", number="2", level=1)
    body += par("e", style="H2", number="0") + par("f", style="H1")
    assert texts(read(tmp_path, body, numbering=lists, styles=styles)) == ["1 a", "1.1 b", "1.2 c", "1.3 d", "e", "2 f"]


def test_numbers_in_the_first_column(tmp_path: Path) -> None:
    """A number may stand alone in its cell; a cell that a merge covers is not counted; a blank bullet is nothing."""
    lists = numbering(level(0, "decimal", "1.%1"), level(0, "bullet", "o"), nums={"1": (0, ""), "2": (1, "")})
    alone = par(number="1")
    body = table(
        row("No", "Action"),
        row(cell(alone, '<w:vMerge w:val="restart"/>'), cell(par("Map", number="2") + par(number="2"))),
        row(cell(alone, "<w:vMerge/>"), "Share"),
        row(cell(alone), "Train"),
    )
    assert grid(only(read(tmp_path, body, numbering=lists))) == [
        ["No", "Action"],
        ["1.1", "- Map"],
        ["1.1", "Share"],
        ["1.2", "Train"],
    ]


# Tables in tables


PLAN = (["No", "Action", "Lead"], ["1", "Map", "Police"], ["2", "Share", "Health"])


def test_a_layout_table_is_unwrapped(tmp_path: Path) -> None:
    """A table that only lays out the page gives the tables and texts in it, in reading order."""
    inner = table(*PLAN) + par()
    body = table(
        row(cell(par("Theme A")), cell(par("margin"))),
        row(cell(par("Below") + inner)),
        row(cell("Theme B")),
        row(cell(inner)),
    )
    document = read(tmp_path, table(row(cell(inner))) + body)
    assert [grid(found) for found in document.tables] == [list(PLAN), [["Theme A", "margin"]], list(PLAN), list(PLAN)]
    assert texts(document) == ["Below", "Theme B"]
    assert [str(found.place) for found in document.tables] == [f"plan.docx, table {n}" for n in (1, 2, 3, 4)]


def test_a_small_table_in_a_cell_is_its_words(tmp_path: Path) -> None:
    """Dates set out as a table in an action's cell are words of that action."""
    inner = cell(par("Train staff") + table(["Step", "Date"], ["One", "May"], ["Two", "June"]) + par())
    body = table(["No", "Action", "Lead"], row("1", inner, "Police"))
    assert grid(only(read(tmp_path, body)))[1] == ["1", "Train staff\nStep Date\nOne May\nTwo June", "Police"]


def test_a_framed_line_is_a_text(tmp_path: Path) -> None:
    """A table of one cell is a frame around a line, such as a banner over the table below it."""
    document = read(tmp_path, table(row(cell(par(run("Priority 1", BOLD))))) + table(*PLAN))
    assert [(block.text, block.level) for block in document.blocks if isinstance(block, Text)] == [("Priority 1", 1)]
    assert grid(only(document)) == list(PLAN)


# Real programs, size and harm


def test_a_document_of_python_docx(tmp_path: Path) -> None:
    """Headings, lists, merged cells and a nested table as a library writes them."""
    made = docx.Document()
    made.core_properties.title = "Plan"
    made.add_heading("Our plan", 0)
    made.add_heading("Theme", 1)
    grid_of = made.add_table(rows=3, cols=3, style="Table Grid")
    for at, words in enumerate(("No", "Action", "Lead")):
        grid_of.cell(0, at).text = words
    grid_of.cell(1, 0).paragraphs[0].style = made.styles["List Number"]
    grid_of.cell(2, 0).paragraphs[0].style = made.styles["List Number"]
    grid_of.cell(1, 1).text = "Map\nShare"
    grid_of.cell(2, 1).paragraphs[0].style = made.styles["List Bullet"]
    grid_of.cell(2, 1).paragraphs[0].add_run("Train").font.size = Pt(9)
    grid_of.cell(1, 2).merge(grid_of.cell(2, 2)).text = "Police"
    assert grid_of._tbl.find(qn("w:tr")) is not None
    made.save(tmp_path / "plan.docx")
    document = readers.read(tmp_path / "plan.docx")
    assert document.title == "Plan"
    assert [(block.text, block.level) for block in document.blocks if isinstance(block, Text)] == [
        ("Our plan", 1),
        ("Theme", 1),
    ]
    assert grid(only(document)) == [
        ["No", "Action", "Lead"],
        ["1.", "Map\nShare", "Police"],
        ["2.", "- Train", "Police"],
    ]
    assert not document.issues


def test_five_thousand_rows_of_merged_cells(tmp_path: Path) -> None:
    """The time grows with the rows, not with their square."""
    rows = [
        row(
            cell("Section", '<w:vMerge w:val="restart"/>' if n % 50 == 0 else "<w:vMerge/>"), str(n), "Action", "Police"
        )
        for n in range(5000)
    ]
    path = word_file(tmp_path / "plan.docx", table(["Theme", "No", "Action", "Lead"], *rows))
    begun = time.process_time()
    assert len(only(readers.read(path)).rows) == 5001
    assert time.process_time() - begun < 10


HOSTILE = {
    "tables in tables": "<w:tbl><w:tr><w:tc>" * 2000 + par("x") + "</w:tc></w:tr></w:tbl>" * 2000,
    "controls in controls": "<w:sdt><w:sdtContent>" * 5000 + par("x") + "</w:sdtContent></w:sdt>" * 5000,
    "many columns": table(["x"] * 2000),
    "many cells": table(*[["x"]] * 3000, row(*["y"] * 900)),
    "many paragraphs": "<w:p/>" * 300_000,
    "many rows": "<w:tbl>" + "<w:tr><w:tc><w:p/></w:tc></w:tr>" * 260_000 + "</w:tbl>",
    "broken": "<w:p><w:r>",
    "nothing": par(),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_harm_is_refused_in_one_line(tmp_path: Path, kind: str) -> None:
    """What no plan holds is refused with what to do, and quickly."""
    path = word_file(tmp_path / "plan.docx", HOSTILE[kind])
    begun = time.process_time()
    with pytest.raises(InputError) as caught:
        readers.read(path)
    assert "plan.docx" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert time.process_time() - begun < 20


@pytest.mark.parametrize("depth", [10, 60])
def test_deep_nesting_that_is_read(tmp_path: Path, depth: int) -> None:
    """As deep as the parser goes, words are found."""
    body = "<w:tbl><w:tr><w:tc>" * depth + par("deep") + "</w:tc></w:tr></w:tbl>" * depth
    document = read(tmp_path, body + par("after"))
    assert texts(document) == ["deep", "after"]


def test_declarations_and_links_are_never_followed(tmp_path: Path) -> None:
    """A document that declares entities is refused; a link to a part elsewhere is no part."""
    path = word_file(tmp_path / "plan.docx", par("Words"), styles=STYLES)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    declared = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + parts["word/document.xml"]
    outside = parts["word/_rels/document.xml.rels"].replace(
        b'Target="', b'TargetMode="External" Target="http://127.0.0.1:9/'
    )
    for name, content, refused in (
        ("word/document.xml", declared, True),
        ("word/_rels/document.xml.rels", outside, False),
    ):
        with zipfile.ZipFile(path, "w") as archive:
            for part, old in parts.items():
                archive.writestr(part, content if part == name else old)
        if refused:
            with pytest.raises(InputError, match="declarations"):
                readers.read(path)
        else:
            assert texts(readers.read(path)) == ["Words"]


def test_a_zip_without_a_document(tmp_path: Path) -> None:
    """A package in which the document is missing is refused."""
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/other.xml", "<x/>")
    with pytest.raises(InputError, match="no Word document"):
        readers.read(path)


# Whatever stands around it, a word is in a cell, in a text or in an issue


@dataclass
class Maker:
    """Draws a body from random parts, each run with a word of its own."""

    data: st.DataObject
    words: int = 0

    def one_of(self, *what: str) -> str:
        return self.data.draw(st.sampled_from(what))

    def run(self) -> str:
        self.words += 1
        look = self.one_of("", "", "", "<w:b/>", "<w:strike/>", "<w:vanish/>", '<w:vertAlign w:val="superscript"/>')
        return run(f"w{self.words}x ", look)

    def inline(self, depth: int) -> str:
        if depth <= 0:
            return self.run()
        inner = self.inline(depth - 1)
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        match self.one_of("run", "two", "ins", "del", "control", "link", "field", "open field", "box", "alternative"):
            case "two":
                return inner + self.inline(depth - 1)
            case "ins":
                return f"<w:ins>{inner}</w:ins>"
            case "del":
                return f"<w:del>{inner}</w:del>"
            case "control":
                return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
            case "link":
                return f"<w:hyperlink>{inner}</w:hyperlink><w:smartTag>{self.run()}</w:smartTag>"
            case "field":
                return mark.format("begin") + mark.format("separate") + inner + mark.format("end")
            case "open field":
                return mark.format("begin") + inner
            case "box":
                box = f"<w:txbxContent>{self.blocks(depth - 1)}</w:txbxContent>"
                return inner + f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"
            case "alternative":
                return f"<mc:AlternateContent><mc:Choice>{inner}</mc:Choice></mc:AlternateContent>"
        return inner

    def block(self, depth: int) -> str:
        if depth > 0 and self.one_of("paragraph", "table") == "table":
            rows = []
            for _ in range(self.data.draw(st.integers(1, 3))):
                cells = [
                    cell(
                        self.blocks(depth - 1),
                        self.one_of(
                            "",
                            "",
                            '<w:vMerge w:val="restart"/>',
                            "<w:vMerge/>",
                            '<w:gridSpan w:val="2"/>',
                            "<w:hMerge/>",
                        ),
                    )
                    for _ in range(self.data.draw(st.integers(1, 3)))
                ]
                rows.append(
                    row(*cells, properties=self.one_of("", "", '<w:gridBefore w:val="1"/>', "<w:del/>", "<w:hidden/>"))
                )
            return table(*rows)
        ends = self.one_of("", "", "<w:rPr><w:del/></w:rPr>")
        return par(self.inline(depth), number=self.one_of("", "1"), properties=ends)

    def blocks(self, depth: int) -> str:
        return "".join(self.block(depth) for _ in range(self.data.draw(st.integers(1, 2))))


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_word_is_lost(tmp_path: Path, data: st.DataObject) -> None:
    """Through wrappers, fields, boxes, merges and tables in tables, each word comes out, and is shown but once."""
    maker = Maker(data)
    lists = numbering(level(0, "decimal", "%1."), nums={"1": (0, "")})
    document = read(tmp_path, maker.blocks(2), numbering=lists)
    shown = texts(document) + [each.text for found in document.tables for each in found.cells()]
    told = [each.struck for found in document.tables for each in found.cells()] + [i.text for i in document.issues]
    for number in range(1, maker.words + 1):
        times = " ".join(shown).split().count(f"w{number}x")
        assert times <= 1
        assert times or f"w{number}x" in " ".join(told).split(), number
