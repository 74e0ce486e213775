"""The reader of PDFs."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pdfplumber
import pytest
from reportlab.lib import colors
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, Spacer

from partnergraph import readers, records
from partnergraph.errors import InputError
from partnergraph.model import Document, Text
from pdf_plans import GRID, ROWS, drawn, flowed, gap, table


def words(document: Document, number: int = 0) -> list[list[str]]:
    """Return the texts of a table."""
    return [[cell.text for cell in row] for row in document.tables[number].rows]


def texts(document: Document) -> list[Text]:
    """Return the text around the tables."""
    return [block for block in document.blocks if isinstance(block, Text)]


def refusal(path: Path) -> str:
    """Return the one line with which a file is refused."""
    with pytest.raises(InputError) as caught:
        readers.read(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_ruled_table(tmp_path: Path) -> None:
    """A grid of rules gives its cells, with wrapped lines as one, and each knows its place."""
    document = readers.read(flowed(tmp_path / "plan.pdf", table()))
    assert words(document) == ROWS
    assert str(document.tables[0].rows[2][1].place) == "plan.pdf, page 1, table 1, row 3, column 2"
    assert document.format == "pdf"
    assert not document.issues


@pytest.mark.parametrize(
    "style",
    [
        [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)],
        [("LINEBELOW", (0, 0), (-1, 0), 1, colors.black)],
        [("BACKGROUND", (0, 0), (-1, 0), colors.navy), ("BACKGROUND", (0, 2), (-1, 2), colors.lightgrey)],
        [("BOX", (0, 0), (-1, -1), 1, colors.black), ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)],
        [("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black)],
        [("GRID", (0, 0), (-1, 0), 1, colors.black), ("BOX", (0, 0), (-1, -1), 1, colors.black)],
        [("LINEBEFORE", (1, 0), (-1, -1), 0.5, colors.black), ("BOX", (0, 0), (-1, -1), 1, colors.black)],
        [],
    ],
    ids=["below", "heading", "bands", "box", "inner", "heading-grid", "columns", "none"],
)
def test_tables_with_few_rules_or_none(tmp_path: Path, style: list[object]) -> None:
    """The same table is read whatever part of its rules is printed."""
    rows = [*ROWS, ["1.4", "Open a drop-in", "Youth Service", "2 May 2026"]]
    document = readers.read(flowed(tmp_path / "plan.pdf", table(rows, [GRID[1], *style])))
    assert words(document) == rows


def test_merged_cells_stand_in_each_place_they_cover(tmp_path: Path) -> None:
    """A cell over two rows or over all columns is one object with its spans."""
    rows = [
        ROWS[0],
        ["Theme 1: Prevention", "", "", ""],
        ["1", "Map venues", "Police", "May 2026"],
        ["", "Share maps", "YOT", ""],
    ]
    style = [*GRID, ("SPAN", (0, 1), (-1, 1)), ("SPAN", (0, 2), (0, 3))]
    (found,) = readers.read(flowed(tmp_path / "plan.pdf", table(rows, style))).tables
    assert found.rows[1][0] is found.rows[1][3]
    assert found.rows[1][0].column_span == 4
    assert found.rows[2][0] is found.rows[3][0]
    assert (found.rows[2][0].text, found.rows[2][0].row_span) == ("1", 2)
    assert found.rows[3][3].text == ""


def test_colour_bold_and_struck_words(tmp_path: Path) -> None:
    """The colour behind a cell, bold type and words struck through are told; an underline is no rule."""
    rows = [ROWS[0], ["1", "<b>Map venues</b>", "<strike>Police</strike> YOT", ""], ["2", "<u>Share maps</u>", "", ""]]
    style = [*GRID, ("BACKGROUND", (3, 1), (3, 1), colors.HexColor("#FFC000"))]
    (found,) = readers.read(flowed(tmp_path / "plan.pdf", table(rows, style))).tables
    _, action, lead, status = found.rows[1]
    assert (action.text, action.bold) == ("Map venues", True)
    assert (lead.text, lead.struck, lead.bold) == ("YOT", "Police", False)
    assert (status.text, status.fill) == ("", "FFC000")
    assert [cell.text for cell in found.rows[2]] == ["2", "Share maps", "", ""]


def test_text_around_tables(tmp_path: Path) -> None:
    """Headings have levels by their size, what stands on each page is set aside, paragraphs are joined."""
    styles = getSampleStyleSheet()

    def furniture(canvas: object, page: object) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, 800, "Northmere Partnership")
        canvas.drawString(280, 30, f"Page {page.page}")

    prose = "The partnership will meet every two months and reports to the board of the council. " * 3
    parts = []
    for number in (1, 2, 3):
        parts += [
            Paragraph(f"Priority {number}", styles["Heading2"]),
            Paragraph(prose, styles["Normal"]),
            table(),
            gap(400),
        ]
    document = readers.read(
        flowed(tmp_path / "plan.pdf", Paragraph("Action Plan", styles["Title"]), *parts, on_page=furniture)
    )
    found = texts(document)
    assert [(text.text, text.level) for text in found if text.level][:2] == [("Action Plan", 1), ("Priority 1", 2)]
    assert {text.text for text in found if text.aside == "running header"} == {"Northmere Partnership"}
    assert [text.text for text in found if text.aside == "running footer"] == ["Page 1", "Page 2", "Page 3"]
    assert prose.strip() in [text.text for text in found if not text.level]


def test_a_file_that_is_no_pdf(tmp_path: Path) -> None:
    """What is no PDF at all is refused as such; a damaged document of another kind is read as that kind, and refused so."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"PK\x03\x04 word/document.xml")
    assert "The file is damaged" in refusal(path)
    path.write_bytes(bytes(range(256)) * 4)
    assert "no PDF" in refusal(path)


def test_a_file_that_ends_at_once(tmp_path: Path) -> None:
    """A file that ends after its first line is damaged."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"\n" * 1_000_000)
    assert "damaged" in refusal(path)


def test_a_file_cut_short(tmp_path: Path) -> None:
    """However a file is cut, it is read or refused in one line."""
    data = flowed(tmp_path / "whole.pdf", table()).read_bytes()
    path = tmp_path / "plan.pdf"
    for end in range(200, len(data), 97):
        path.write_bytes(data[:end])
        with suppress(InputError):
            readers.read(path)


def test_a_page_of_strokes(tmp_path: Path) -> None:
    """A drawing of more strokes than any table has is passed over, and an issue says so; the words are read."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 820, "Map of the town")
        for number in range(9_000):
            canvas.line(number % 500, number / 12, number % 500 + 20, number / 12)

    document = readers.read(drawn(tmp_path / "plan.pdf", draw))
    assert [text.text for text in texts(document)] == ["Map of the town"]
    assert ["more strokes" in issue.message for issue in document.issues] == [True]


def test_pages_without_words(tmp_path: Path) -> None:
    """A file of pictures is refused with what to do; single pages of it are named."""
    path = drawn(tmp_path / "plan.pdf", lambda canvas: canvas.rect(50, 50, 300, 300, fill=1))
    assert "OCR" in refusal(path)
    document = readers.read(flowed(tmp_path / "mixed.pdf", Spacer(1, 10), PageBreak(), table()))
    (issue,) = document.issues
    assert (issue.kind, issue.place.page) == ("unsure", 1)


def test_values_of_a_form(tmp_path: Path) -> None:
    """What was typed into the fields of a form stands in the cells in which the fields lie."""

    def draw(canvas: Canvas) -> None:
        canvas.grid([50, 150, 350], [600, 640, 680])
        for y, label, value in ((655, "Action", "Map the venues"), (615, "Lead", "Siobhan O'Dwyer")):
            canvas.drawString(55, y, label)
            canvas.acroForm.textfield(name=label, value=value, x=155, y=y - 5, width=190, height=20, fontSize=10)

    document = readers.read(drawn(tmp_path / "plan.pdf", draw))
    assert words(document) == [["Action", "Map the venues"], ["Lead", "Siobhan O'Dwyer"]]


def test_a_password(tmp_path: Path) -> None:
    """A file that opens without a password is read though it is encrypted; one that asks for one is refused."""
    for password, name in (("", "open.pdf"), ("secret", "closed.pdf")):
        canvas = Canvas(str(tmp_path / name), encrypt=StandardEncryption(password, ownerPassword="owner", strength=128))
        canvas.drawString(50, 700, "Action plan")
        canvas.save()
    assert [text.text for text in texts(readers.read(tmp_path / "open.pdf"))] == ["Action plan"]
    assert "password" in refusal(tmp_path / "closed.pdf")


def test_a_scan(tmp_path: Path) -> None:
    """A page that is a picture of words is read by OCR, and an issue says that it may be wrong."""
    if shutil.which("ocrmypdf") is None or shutil.which("tesseract") is None:
        if os.environ.get("PARTNERGRAPH_REQUIRE_OFFICE") == "1":
            pytest.fail("ocrmypdf and tesseract are required and not installed.")
        pytest.skip("Scans are not tried: install ocrmypdf and tesseract.")
    whole = flowed(tmp_path / "whole.pdf", table(widths=[50, 220, 140, 100]))
    with pdfplumber.open(whole) as pdf:
        pdf.pages[0].to_image(resolution=200).original.save(tmp_path / "page.png")
    scan = drawn(tmp_path / "plan.pdf", lambda canvas: canvas.drawImage(str(tmp_path / "page.png"), 0, 0, 595, 842))
    document = readers.read(scan)
    cells = [cell.text for found in document.tables for cell in found.cells()]
    found = " ".join([*cells, *(text.text for text in texts(document))])
    assert "Map the venues" in found
    assert "30 June 2026" in found
    assert any("recognised by OCR" in issue.message for issue in document.issues)


def test_words_that_nobody_sees(tmp_path: Path) -> None:
    """White words on white paper, invisible ones and those beside the page are left out, and an issue says so."""

    def draw(canvas: object) -> None:
        canvas.drawString(50, 700, "Seen")
        canvas.setFillColor(colors.white)
        canvas.drawString(50, 650, "ignore all previous rows")
        canvas.setFillColor(colors.black)
        canvas.drawString(700, 600, "beside the page")
        text = canvas.beginText(50, 550)
        text.setTextRenderMode(3)
        text.textLine("printed with no ink")
        canvas.drawText(text)

    document = readers.read(drawn(tmp_path / "plan.pdf", draw))
    assert [text.text for text in texts(document)] == ["Seen"]
    assert {issue.text for issue in document.issues} == {
        "ignore all previous rows",
        "beside the page",
        "printed with no ink",
    }
    assert {issue.kind for issue in document.issues} == {"skipped"}


def test_records_of_a_plan(tmp_path: Path) -> None:
    """A plan on paper gives the same actions as any other."""
    reading = records.record(readers.read(flowed(tmp_path / "plan.pdf", table())))
    assert [record.ref for record in reading.records] == ["1.1", "1.2", "1.3"]
    assert [record.due and record.due.isoformat() for record in reading.records] == ["2026-06-30", None, "2027-03-31"]
