"""Excel workbooks: the colours behind cells, and what stands over a sheet instead of in its cells."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule, FormulaRule, Rule
from openpyxl.styles import Font, GradientFill, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from partnergraph import readers
from partnergraph.errors import InputError
from partnergraph.model import Cell, Document, Text

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADINGS = ("No", "Action", "Lead", "Due", "RAG")


def solid(colour: str | Color) -> PatternFill:
    """Return a plain fill."""
    return PatternFill("solid", fgColor=colour)


def saved(folder: Path, fill: Callable[[Any], None], *, name: str = "plan.xlsx") -> Path:
    """Return a workbook whose first sheet, "Plan", was filled."""
    book = Workbook()
    book.active.title = "Plan"
    fill(book.active)
    path = folder / name
    book.save(path)
    return path


def read(folder: Path, fill: Callable[[Any], None]) -> Document:
    """Return the document of such a workbook."""
    return readers.read(saved(folder, fill))


def with_parts(path: Path, parts: dict[str, str]) -> Path:
    """Return the workbook with parts added to it."""
    with zipfile.ZipFile(path, "a") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def links(*targets: tuple[str, str]) -> str:
    """Return the links of a sheet to other parts."""
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def texts(document: Document) -> list[list[list[str]]]:
    """Return the texts of each table."""
    return [[[cell.text for cell in row] for row in table.rows] for table in document.tables]


def behind(folder: Path, look: PatternFill | GradientFill) -> str:
    """Return the colour behind a blank cell, as it is read."""

    def fill(sheet: Any) -> None:
        sheet.append(["No", "RAG"])
        sheet.append([1])
        sheet["B2"].fill = look

    cell: Cell = read(folder, fill).tables[0].rows[1][1]
    assert cell.blank
    return cell.fill


@pytest.mark.parametrize(
    ("look", "colour"),
    [
        (solid("FFFFC000"), "FFC000"),
        (solid("00ff0000"), "FF0000"),
        (solid(Color(theme=9)), "F79646"),
        (solid(Color(theme=0)), ""),
        (solid(Color(theme=0, tint=-0.25)), "BFBFBF"),
        (solid(Color(theme=6, tint=0.6)), "D7E4BD"),
        (solid(Color(indexed=17)), "008000"),
        (solid("FFFFFFFF"), ""),
        (PatternFill("gray125"), ""),
        (PatternFill(), ""),
        (GradientFill(stop=("FF92D050", "FFFFFFFF")), "92D050"),
    ],
)
def test_the_colour_behind_a_blank_cell(tmp_path: Path, look: PatternFill | GradientFill, colour: str) -> None:
    """Plain colours, those of the theme with their tint, numbered ones and gradients are six digits; white is none."""
    assert behind(tmp_path, look) == colour


def test_a_colour_behind_a_merged_range(tmp_path: Path) -> None:
    """One blank, filled cell over two rows is one cell."""

    def fill(sheet: Any) -> None:
        for row in (["No", "RAG"], [1], [2]):
            sheet.append(row)
        sheet.merge_cells("B2:B3")
        sheet["B2"].fill = solid("FF00B050")

    _, one, two = read(tmp_path, fill).tables[0].rows
    assert (one[1].fill, one[1].row_span) == ("00B050", 2)
    assert one[1] is two[1]


def test_colours_by_rule(tmp_path: Path) -> None:
    """Rules that compare a cell with words colour it; what other rules show is said to be unread."""
    looks = {"Red": "FFFF0000", "Late": "FFFFC000", "Done": "FF00B050"}
    style = {word: DifferentialStyle(fill=PatternFill(bgColor=colour)) for word, colour in looks.items()}

    def fill(sheet: Any) -> None:
        for row in (["No", "RAG"], [1, "red"], [2, "Running late"], [3, "?"], [4, "x"], [5, 2]):
            sheet.append(row)
        rules = sheet.conditional_formatting
        rules.add("B2:B9", CellIsRule(operator="equal", formula=['"Red"'], fill=PatternFill(bgColor="FFFF0000")))
        rules.add("B2:B9", CellIsRule(operator="equal", formula=["2"], fill=PatternFill(bgColor="FF0070C0")))
        rules.add("B2:B9", Rule(type="containsText", operator="containsText", text="late", dxf=style["Late"]))
        rules.add("A2:B9", FormulaRule(formula=["$A2=4"], fill=PatternFill(bgColor="FF00B050")))
        rules.add("A2:A9", ColorScaleRule(start_type="min", start_color="FF0000", end_type="max", end_color="00FF00"))

    document = read(tmp_path, fill)
    assert [row[1].fill for row in document.tables[0].rows] == ["", "FF0000", "FFC000", "", "00B050", "0070C0"]
    (issue,) = document.issues
    assert "1 rules of conditional formatting" in issue.message


def test_words_over_a_sheet(tmp_path: Path) -> None:
    """The words of a text box are text set aside; comments and check boxes are said."""
    path = saved(tmp_path, lambda sheet: sheet.append(["No", "Action"]))
    box = (
        f'<xdr:wsDr xmlns:xdr="{DRAWING}/spreadsheetDrawing" xmlns:a="{DRAWING}/main"><xdr:twoCellAnchor><xdr:from>'
        "<xdr:col>4</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>Blue = </a:t></a:r><a:r>"
        "<a:t>complete</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"
    )
    thread = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="B1"><text>Is this late?</text></threadedComment>'
        '<threadedComment ref="B1"><text>Yes</text></threadedComment></ThreadedComments>'
    )
    control = '<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" objectType="CheckBox" {}/>'
    with_parts(
        path,
        {
            "xl/worksheets/_rels/sheet1.xml.rels": links(
                ("drawing", "../drawings/drawing1.xml"),
                ("threadedComment", "../threadedComments/threadedComment1.xml"),
                ("ctrlProp", "../ctrlProps/ctrlProp1.xml"),
                ("ctrlProp", "../ctrlProps/ctrlProp2.xml"),
            ),
            "xl/drawings/drawing1.xml": box,
            "xl/threadedComments/threadedComment1.xml": thread,
            "xl/ctrlProps/ctrlProp1.xml": control.format('checked="Checked"'),
            "xl/ctrlProps/ctrlProp2.xml": control.format(""),
        },
    )
    document = readers.read(path)
    assert [(block.text, block.aside) for block in document.blocks if isinstance(block, Text)] == [
        ("Blue = complete", "text box")
    ]
    comment, boxes = document.issues
    assert (comment.text, "B1" in comment.message) == ("Is this late?\nYes", True)
    assert "2 check boxes lie over the sheet, 1 of them ticked" in boxes.message


def test_boxes_in_cells(tmp_path: Path) -> None:
    """Where a workbook shows yes and no as boxes, that is what its cells say; elsewhere they say TRUE and FALSE."""
    path = saved(tmp_path, lambda sheet: sheet.append([True, False]))
    assert texts(readers.read(path)) == [[["TRUE", "FALSE"]]]
    with_parts(path, {"xl/featurePropertyBag/featurePropertyBag.xml": "<FeaturePropertyBags/>"})
    assert texts(readers.read(path)) == [[["☑", "☐"]]]


@pytest.mark.parametrize("name", ["plan.xlsm", "plan.xltx", "plan.XLTM"])
def test_other_endings_of_a_workbook(tmp_path: Path, name: str) -> None:
    """Workbooks with macros and templates are read like any other."""
    assert texts(readers.read(saved(tmp_path, lambda sheet: sheet.append(["No"]), name=name))) == [[["No"]]]


def test_a_binary_workbook_is_refused_with_a_line(tmp_path: Path) -> None:
    """The message says what to do."""
    path = tmp_path / "plan.xlsb"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.bin", b"\0")
    with pytest.raises(InputError, match=r"binary Excel workbook.*\.xlsx"):
        readers.read(path)


def test_days_counted_from_1904(tmp_path: Path) -> None:
    """A workbook made on an old Mac counts its days from 1904."""

    def fill(sheet: Any) -> None:
        sheet.parent.epoch = CALENDAR_MAC_1904
        sheet.append(["Due", date(2025, 9, 30)])

    (cell,) = read(tmp_path, fill).tables[0].rows[0][1:]
    assert (cell.text, cell.value) == ("30 September 2025", date(2025, 9, 30))


def plan(sheet: Any, *, columns: tuple[int, ...] = (1, 2, 3, 4, 5), rows: int = 6, top: int = 3) -> None:
    """Write a plan with headings in bold at row `top`."""
    for column, text in zip(columns, HEADINGS, strict=True):
        sheet.cell(top, column, text).font = Font(bold=True)
        for row in range(1, rows + 1):
            sheet.cell(top + row, column, f"{text} {row}")


def test_a_key_beside_the_plan_is_a_table_of_its_own(tmp_path: Path) -> None:
    """Behind a blank column, at a height of its own: with headings, or with a colour a row."""

    def headed(sheet: Any) -> None:
        plan(sheet)
        for row, (colour, meaning) in enumerate((("Colour", "Meaning"), ("Red", "Late"), ("Green", "Done")), start=5):
            sheet.cell(row, 7, colour)
            sheet.cell(row, 8, meaning)
        sheet.cell(5, 7).font = sheet.cell(5, 8).font = Font(bold=True)

    def coloured(sheet: Any) -> None:
        plan(sheet)
        for row, colour in enumerate(("FFFF0000", "FF00B050"), start=5):
            sheet.cell(row, 7).fill = solid(colour)
            sheet.cell(row, 8, "Late" if row == 5 else "Done")

    first, key = texts(read(tmp_path, headed))
    assert (len(first), len(first[0])) == (7, 5)
    assert key == [["Colour", "Meaning"], ["Red", "Late"], ["Green", "Done"]]
    table = read(tmp_path, coloured).tables[1]
    assert [(row[0].fill, row[1].text) for row in table.rows] == [("FF0000", "Late"), ("00B050", "Done")]
    assert str(table.place) == 'plan.xlsx, sheet "Plan", table 2'
    assert str(table.rows[0][1].place) == 'plan.xlsx, sheet "Plan", row 5, column 8'


def test_another_table_below_the_plan(tmp_path: Path) -> None:
    """Below a blank row, other headings set like the first begin a table, be it with a title above them."""

    def fill(sheet: Any) -> None:
        plan(sheet)
        sheet.cell(11, 1, "Contacts").font = Font(bold=True)
        for column, text in enumerate(("Name", "Telephone"), start=1):
            sheet.cell(12, column, text).font = Font(bold=True)
            sheet.cell(13, column, text.lower())

    first, second = texts(read(tmp_path, fill))
    assert len(first) == 7
    assert second[0][0] == "Contacts"
    assert [row[:2] for row in second[1:]] == [["Name", "Telephone"], ["name", "telephone"]]


def test_a_plan_is_not_cut(tmp_path: Path) -> None:
    """An empty column, blank rows between sections, headings printed again and a title on top part nothing."""

    def gap_in_columns(sheet: Any) -> None:
        sheet["A1"], sheet["C1"] = "Our plan", "Version 2"
        plan(sheet, columns=(1, 2, 3, 5, 6))
        sheet["H6"] = "a stray remark"

    def sections(sheet: Any) -> None:
        plan(sheet)
        sheet.cell(11, 1, "2").font = sheet.cell(11, 2, "Support").font = Font(bold=True)
        plan(sheet, top=13)
        sheet.cell(21, 1, "A note")
        for column in range(1, 6):
            sheet.cell(22, column, f"more {column}")

    def legend_above(sheet: Any) -> None:
        sheet["A1"] = "Our plan"
        for column, colour in enumerate(("FFFF0000", "FFFFC000", "FF00B050", "FF0070C0"), start=1):
            sheet.cell(2, column, f"state {column}").fill = solid(colour)
        plan(sheet, top=4)

    assert len(read(tmp_path, legend_above).tables) == 1
    assert len(read(tmp_path, gap_in_columns).tables) == 1
    assert len(read(tmp_path, sections).tables) == 1
