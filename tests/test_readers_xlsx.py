"""The reader of Excel workbooks."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from partnergraph import readers
from partnergraph.errors import InputError
from partnergraph.model import Cell, Document

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def saved(folder: Path, fill: Callable[[Any], None], *, name: str = "plan.xlsx") -> Path:
    """Return a workbook whose first sheet, "Actions", was filled."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Actions"
    fill(sheet)
    path = folder / name
    book.save(path)
    return path


def read(folder: Path, fill: Callable[[Any], None]) -> Document:
    """Return the document of such a workbook."""
    return readers.read(saved(folder, fill))


def changed(path: Path, part: str, change: Callable[[bytes], bytes | None]) -> Path:
    """Return the workbook with one part changed, or taken out where `change` gives None."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    new = change(parts.pop(part, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
        if new is not None:
            package.writestr(part, new)
    return path


def rows(document: Document) -> list[list[str]]:
    """Return the texts of the first table."""
    return [[cell.text for cell in row] for row in document.tables[0].rows]


def only(folder: Path, value: object, number_format: str | None = None, font: Font | None = None) -> Cell:
    """Return the cell beside a number, as it is read."""

    def fill(sheet: Any) -> None:
        sheet["A1"] = 1
        sheet["B1"] = value
        if number_format:
            sheet["B1"].number_format = number_format
        if font:
            sheet["B1"].font = font

    return read(folder, fill).tables[0].rows[0][1]


def refusal(path: Path) -> str:
    """Return the one line with which a file is refused."""
    with pytest.raises(InputError) as caught:
        readers.read(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("value", "number_format", "text", "typed"),
    [
        (12.0, None, "12", 12.0),
        (3.25, None, "3.25", 3.25),
        (0.1, None, "0.1", 0.1),
        (1.1, "0.00", "1.10", 1.1),
        (7, "000", "007", 7.0),
        (0.7, "0%", "70%", 0.7),
        (0.125, "0.0%", "12.5%", 0.125),
        (-1234.5, '"£"#,##0.00', "-£1,234.50", -1234.5),
        (1234, "[$£-809]#,##0", "£1,234", 1234.0),
        (1234.5, '_-"£"* #,##0.00_-;-"£"* #,##0.00_-', "£1,234.50", 1234.5),
        (5, "# ?/?", "5", 5.0),
        (True, None, "TRUE", True),
        (date(2026, 6, 30), None, "30 June 2026", date(2026, 6, 30)),
        (datetime(2026, 6, 30), "dd/mm/yyyy", "30 June 2026", date(2026, 6, 30)),  # noqa: DTZ001  # as Excel stores it
        (datetime(2026, 6, 30, 14, 5), "d mmm yyyy hh:mm", "30 June 2026 14:05", datetime(2026, 6, 30, 14, 5)),  # noqa: DTZ001
        (date(2026, 6, 1), "mmm-yy", "June 2026", None),
        (date(2026, 1, 1), "yyyy", "2026", None),
        (clock(9, 30), "hh:mm", "09:30", None),
        (timedelta(hours=30), "[h]:mm", "30:00", None),
    ],
)
def test_a_cell_says_what_it_shows(
    tmp_path: Path, value: object, number_format: str | None, text: str, typed: object
) -> None:
    """Numbers and dates are read as shown, with their value; a month without a day has no value of a day."""
    cell = only(tmp_path, value, number_format)
    assert (cell.text, cell.value) == (text, typed)


def test_sheets_are_tables_with_places_of_the_sheet(tmp_path: Path) -> None:
    """Each visible sheet is a table; rows and columns are numbered as in Excel; outer blanks are trimmed."""

    def fill(sheet: Any) -> None:
        sheet["C3"], sheet["D3"], sheet["C6"] = "No", "Action", 1
        sheet["Z99"].font = Font(bold=True)  # formatted, but empty
        sheet.parent.create_sheet("Empty")
        sheet.parent.create_sheet("More, please")["A1"] = "x"
        sheet.parent.create_chartsheet("Chart")

    document = read(tmp_path, fill)
    assert rows(document) == [["No", "Action"], ["", ""], ["1", ""]]
    assert str(document.tables[0].rows[2][0].place) == 'plan.xlsx, sheet "Actions", row 6, column 3'
    assert [str(table.place) for table in document.tables] == [
        'plan.xlsx, sheet "Actions"',
        'plan.xlsx, sheet "More, please"',
    ]


def test_merged_cells_are_one_cell(tmp_path: Path) -> None:
    """A merged cell stands in each of its positions as the same object, spans counted as shown."""

    def fill(sheet: Any) -> None:
        for column, text in enumerate(("No", "Action", "Lead"), start=1):
            sheet.cell(1, column, text)
        sheet["A2"] = "Prevention"
        sheet.merge_cells("A2:C2")
        sheet["A3"], sheet["A4"], sheet["B3"], sheet["B4"] = 1, 2, "a", "b"
        sheet["C3"] = "Police"
        sheet.merge_cells("C3:C9")

    first, theme, one, two = read(tmp_path, fill).tables[0].rows
    assert theme[0] is theme[1] is theme[2]
    assert (theme[0].column_span, theme[0].row_span, first[0].column_span) == (3, 1, 1)
    assert one[2] is two[2]
    assert (one[2].text, one[2].row_span) == ("Police", 2)


def test_hidden_things_are_skipped_and_said(tmp_path: Path) -> None:
    """Hidden sheets, rows and columns are left out, each with an issue that holds its words."""

    def fill(sheet: Any) -> None:
        for row in range(1, 6):
            for column in range(1, 4):
                sheet.cell(row, column, f"r{row}c{column}")
        for row in (2, 3, 5):
            sheet.row_dimensions[row].hidden = True
        sheet.column_dimensions["B"].hidden = True
        hidden = sheet.parent.create_sheet("Old")
        hidden["A1"] = "secret"
        hidden.sheet_state = "veryHidden"

    document = read(tmp_path, fill)
    assert rows(document) == [["r1c1", "r1c3"], ["r4c1", "r4c3"]]
    assert {issue.kind for issue in document.issues} == {"skipped"}
    assert [(str(issue.place), issue.text) for issue in document.issues] == [
        ('plan.xlsx, sheet "Actions", row 2', "r2c1 | r2c2 | r2c3 | r3c1 | r3c2 | r3c3"),
        ('plan.xlsx, sheet "Actions", row 5', "r5c1 | r5c2 | r5c3"),
        ('plan.xlsx, sheet "Actions", column 2', "r1c2 | r4c2"),
        ('plan.xlsx, sheet "Old"', "secret"),
    ]


def test_struck_and_bold_words(tmp_path: Path) -> None:
    """Struck words, in part or whole, go to `struck`; a cell is bold when all that is left is."""
    whole = only(tmp_path, "gone", font=Font(strike=True))
    assert (whole.text, whole.struck, whole.raw) == ("", "gone", "gone")
    assert only(tmp_path, "Lead", font=Font(bold=True)).bold
    rich = CellRichText("Ka", TextBlock(InlineFont(strike=True), "Old "), TextBlock(InlineFont(b=True), "ren"))
    part = only(tmp_path, rich)
    assert (part.text, part.struck, part.bold, part.raw) == ("Karen", "Old", False, "KaOld ren")
    assert only(tmp_path, CellRichText(TextBlock(InlineFont(b=True), "All"), " ")).bold


def test_rich_text_in_shared_strings(tmp_path: Path) -> None:
    """Excel keeps strings in a table of their own: struck runs there are found as well."""
    path = saved(tmp_path, lambda sheet: sheet.append(["No", "Due"]))
    strings = f'<sst xmlns="{MAIN}"><si><r><rPr><strike/></rPr><t>June</t></r><r><t xml:space="preserve"> July</t></r></si></sst>'
    changed(path, "xl/sharedStrings.xml", lambda _: strings.encode())
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
    changed(path, "[Content_Types].xml", lambda xml: xml.replace(b"</Types>", part))
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row></sheetData></worksheet>'
    changed(path, "xl/worksheets/sheet1.xml", lambda _: sheet.encode())
    cell = readers.read(path).tables[0].rows[0][1]
    assert (cell.text, cell.struck) == ("July", "June")


def test_formulas_are_never_worked_out(tmp_path: Path) -> None:
    """A formula gives its saved result; without one its cell is blank and an issue names it."""

    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["B1"] = "No", "=1+1"
        sheet["C1"] = "#REF!"

    document = read(tmp_path, fill)
    assert [cell.text for cell in document.tables[0].rows[0]] == ["No", "#REF!"]
    no_result, error = document.issues
    assert (no_result.kind, no_result.text, error.kind, error.place.column) == ("skipped", "=1+1", "unsure", 3)
    assert "B1" in no_result.message
    result = '<c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="str"><f>""</f><v></v></c>'
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="inlineStr"><is><t>No</t></is></c>{result}</row></sheetData></worksheet>'
    document = readers.read(changed(tmp_path / "plan.xlsx", "xl/worksheets/sheet1.xml", lambda _: sheet.encode()))
    assert rows(document) == [["No", "2"]]
    assert not document.issues


def test_notes_on_cells_are_said(tmp_path: Path) -> None:
    """The words of a note are not in any cell, so an issue holds them."""

    def fill(sheet: Any) -> None:
        sheet["A1"] = "No"
        sheet["A1"].comment = Comment("moved to July", "somebody")

    (issue,) = read(tmp_path, fill).issues
    assert (issue.kind, issue.text) == ("skipped", "moved to July")
    assert "A1" in issue.message


def test_hostile_words_are_text(tmp_path: Path) -> None:
    """Tags, formulas as text, line breaks as Excel escapes them and a document type in a cell are words."""

    def fill(sheet: Any) -> None:
        for column, text in enumerate(("</script>", "=cmd()", "<!DOCTYPE x>", "a_x000D_\nb", "_x0041_"), start=1):
            sheet.cell(1, column, text).data_type = "s"

    assert rows(read(tmp_path, fill)) == [["</script>", "=cmd()", "<!DOCTYPE x>", "a\nb", "_x0041_"]]


def test_a_stray_cell_far_down_costs_nothing(tmp_path: Path) -> None:
    """A cell in the last row, or a size that claims it, takes no time and makes one blank row."""

    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["B1"] = "No", "Action"
        sheet["XFD1048576"] = "stray"

    begun = time.process_time()
    document = read(tmp_path, fill)
    assert time.process_time() - begun < 6
    assert rows(document) == [["No", "Action", ""], ["", "", ""], ["", "", "stray"]]
    path = saved(tmp_path, lambda sheet: sheet.append(["No", "Action"]))
    claim = b'<dimension ref="A1:XFD1048576"/>'
    changed(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'<dimension ref="A1:B1"/>', claim))
    assert claim in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")
    assert rows(readers.read(path)) == [["No", "Action"]]


def test_merging_the_whole_sheet_costs_nothing(tmp_path: Path) -> None:
    """A range of seventeen thousand million cells is one cell."""
    path = saved(tmp_path, lambda sheet: sheet.append(["No", "Action"]))
    merge = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    changed(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", merge))
    begun = time.process_time()
    first, second = readers.read(path).tables[0].rows[0]
    assert first is second
    assert time.process_time() - begun < 3


def test_merges_without_end_are_refused(tmp_path: Path) -> None:
    """Ranges that lie over one another add up to more than any sheet."""

    def fill(sheet: Any) -> None:
        for row in range(1, 1001):
            sheet.append([row] * 20)

    path = saved(tmp_path, fill)
    merges = b'<mergeCell ref="A1:T1000"/>' * 200
    changed(
        path,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", b"</sheetData><mergeCells>" + merges + b"</mergeCells>"),
    )
    assert "without end" in refusal(path)


def test_what_is_no_workbook(tmp_path: Path) -> None:
    """Each kind of file behind the name gets a line that says what it is, or that it is none."""
    path = saved(tmp_path, lambda sheet: sheet.append(["No"]))
    whole = path.read_bytes()
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<document/>")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    for content, said in (
        (b"\0No,Action\n", "no Office file"),
        (ole + "EncryptedPackage".encode("utf-16-le"), "password"),
        (ole + "Workbook".encode("utf-16-le"), "."),
        (other.getvalue(), "holds no words"),
        (whole[: len(whole) // 2], "."),
        (whole[:-30], "."),
    ):
        path.write_bytes(content)
        assert said in refusal(path)


def test_parts_that_openpyxl_would_pass_over(tmp_path: Path) -> None:
    """A workbook without its sheet, without a workbook or empty is refused, not read as less; the Strict form is read."""
    fill: Callable[[Any], None] = lambda sheet: sheet.append(["No"])  # noqa: E731
    assert "sheet1.xml is missing" in refusal(
        changed(saved(tmp_path, fill), "xl/worksheets/sheet1.xml", lambda _: None)
    )
    assert "damaged" in refusal(changed(saved(tmp_path, fill), "xl/workbook.xml", lambda _: None))
    assert "holds nothing" in refusal(saved(tmp_path, lambda _: None))
    strict = changed(
        saved(tmp_path, fill),
        "xl/workbook.xml",
        lambda xml: xml.replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    )
    assert rows(readers.read(strict)) == [["No"]]


@pytest.mark.parametrize(
    "sheet_data",
    [
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
        '<row r="99999999999"><c><v>1</v></c></row>',
        '<row r="1"><c r="A9"><v>1</v></c></row>',
        '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        '<row r="1"><c r="A1" s="99"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>one</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c>',
    ],
)
def test_a_sheet_that_contradicts_itself(tmp_path: Path, sheet_data: str) -> None:
    """Rows out of order, cells outside the sheet and references to nothing are damage; nothing is left out."""
    path = saved(tmp_path, lambda sheet: sheet.append(["No"]))
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{sheet_data}</sheetData></worksheet>'
    message = refusal(changed(path, "xl/worksheets/sheet1.xml", lambda _: sheet.encode()))
    assert "The workbook is damaged" in message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(tmp_path: Path, encoding: str) -> None:
    """XML that could define entities without end is refused before anything parses it."""
    path = saved(tmp_path, lambda sheet: sheet.append(["No"]))
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "aaaa">]><sst xmlns="{MAIN}">&a;</sst>'
    message = refusal(changed(path, "xl/sharedStrings.xml", lambda _: bomb.encode(encoding)))
    assert "sharedStrings" in message


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    """A part that unpacks to a thousand times its size is refused before it is unpacked."""
    path = saved(tmp_path, lambda sheet: sheet.append(["No"]))
    changed(path, "xl/worksheets/sheet1.xml", lambda _: b" " * 60_000_000)
    begun = time.process_time()
    assert "larger than any plan" in refusal(path)
    assert time.process_time() - begun < 3


def test_the_title_of_the_file(tmp_path: Path) -> None:
    """The title in the file's properties is the document's."""

    def fill(sheet: Any) -> None:
        sheet["A1"] = "x"
        sheet.parent.properties.title = " Delivery plan "

    assert read(tmp_path, fill).title == "Delivery plan"
