"""The accountability map as a workbook, read back by openpyxl and, converted, by LibreOffice."""

import os
import zipfile
from datetime import datetime

import openpyxl
import pytest
from lxml import etree

import examples
import hand_made
from partnergraph import exporters, office
from partnergraph.exporters import _book_actions
from partnergraph.exporters._book_parts import BAD, CALM, GOOD, GREY, SEVERITIES, WARN
from partnergraph.views import LETTERS, printable, rasci, spocs, together


@pytest.fixture(scope="module")
def result():
    return examples.barnet()


@pytest.fixture(scope="module")
def written(result, tmp_path_factory):
    path = tmp_path_factory.mktemp("map") / exporters.file_name("accountability")
    exporters.write("accountability", result, path)
    return path


@pytest.fixture(scope="module")
def book(written):
    return openpyxl.load_workbook(written)


def table(sheet, header):
    """The rows of a sheet below its headings, by heading."""
    rows = list(sheet.iter_rows(min_row=header, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_the_sheets_stand_in_the_order_of_a_meeting(book):
    """What to know first, then who does what, then the rest; each is named on the first with a link to it."""
    assert book.sheetnames == [
        *("Summary", "Actions", "Agencies", "Agency pairs", "Borders", "Contacts", "Boards", "Calendar", "Findings")
    ]
    links = {cell.hyperlink.location for row in book["Summary"].iter_rows() for cell in row if cell.hyperlink}
    assert links == {f"'{name}'!A1" for name in book.sheetnames[1:]}


def test_each_action_is_a_row_with_the_letter_of_each_party(book, result):
    """The letters are those of the matrix, in the columns of their parties, with checks and counts at the margins."""
    told = rasci(result)
    sheet = book["Actions"]
    lines = [line for section in told.sections for line in section.lines]
    first = len(_book_actions._FACTS) + 1
    for number, line in enumerate(lines, 5):
        row = [cell.value for cell in sheet[number]]
        assert row[:2] == [line.task.ref, line.task.title]
        assert row[6] == (line.check or None)
        letters = {told.members[at].id: value for at, value in enumerate(row[first - 1 :]) if value}
        assert letters == dict(line.letters)
    below = {row[1]: row[first - 1 :] for row in sheet.iter_rows(min_row=5 + len(lines), values_only=True) if row[1]}
    assert below["Actions"] == tuple(member.actions for member in told.members)
    assert below["Accountable (A)"] == tuple(member.counts[0] or None for member in told.members)
    assert below["Check"] == tuple(member.check or None for member in told.members)
    assert any(isinstance(cell.value, datetime) for cell in sheet["E"])


def test_a_finding_leads_to_the_row_of_its_action(book, result):
    """The link names the row in which the action of the finding stands."""
    rows = table(book["Findings"], 3)
    assert len(rows) == len(result.findings.all)
    labels = dict(result.graph.nodes["Action"][["id", "ref"]].itertuples(index=False))
    followed = 0
    for number, finding in enumerate(result.findings.all, 4):
        if finding.subject in labels:
            place = book["Findings"][f"D{number}"].hyperlink.location.removeprefix("'Actions'!")
            assert book["Actions"][place].value == labels[finding.subject]
            assert book["Findings"][f"D{number}"].value == f"row {place[1:]}"
            followed += 1
    assert followed > 10


def test_matrices_say_in_words_what_the_views_say(book, result):
    """Agency by agency what each pair shares, area by area how each border stands: both ways the same pair."""
    told = together(result)
    names = [agency.name for agency in told.agencies]
    rows = list(book["Agencies"].iter_rows(min_row=4, values_only=True))
    assert [row[0] for row in rows] == names
    for pair in told.pairs:
        at = [next(n for n, agency in enumerate(told.agencies) if agency.id == end) for end in (pair.one, pair.other)]
        words = rows[at[0]][2 + at[1]]
        assert words == rows[at[1]][2 + at[0]]
        assert ("action" in words.replace("agreement", "")) == bool(pair.actions)
        assert words.startswith(f"{len(pair.actions)} action") or not pair.actions
    crossings = spocs(result)
    place = {area.id: number for number, area in enumerate(crossings.areas)}
    rows = list(book["Borders"].iter_rows(min_row=4, values_only=True))
    for crossing in crossings.crossings:
        assert rows[place[crossing.of]][1 + place[crossing.faces]] == crossing.state


def test_every_sheet_filters_freezes_and_prints(book):
    """Headings stay in sight and on each page; what is printed is said, landscape and as wide as the page."""
    for sheet in book.worksheets[1:]:
        assert sheet.auto_filter.ref
        assert sheet.freeze_panes
        assert sheet.print_title_rows
        assert sheet.print_area
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in sheet.oddFooter.center.text
    assert book.properties.creator == "partnergraph"
    assert book.properties.lastModifiedBy is None


def test_colours_are_rules_on_words_and_stand_out(book):
    """No cell is told by its colour alone: each rule asks for a word in it; ink and fill differ by 4.5 to 1 at least."""
    rules = [rule for sheet in book.worksheets for area in sheet.conditional_formatting for rule in area.rules]
    assert len(rules) > 20
    assert all(rule.type == "expression" and '"' in rule.formula[0] for rule in rules)

    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for fill, ink in (BAD, CALM, GOOD, GREY, WARN, *SEVERITIES.values(), *_book_actions.LOOKS.values()):
        dark, bright = sorted((light(fill), light(ink)))
        assert (bright + 0.05) / (dark + 0.05) >= 4.5, (fill, ink)


def test_hostile_texts_stay_texts(tmp_path):
    """No formula, no link to outside, valid XML, and every name as it is."""
    hostile = hand_made.plan(hostile=True)
    path = tmp_path / "map.xlsx"
    exporters.write("accountability", hostile, path)
    book = openpyxl.load_workbook(path)
    words = set()
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                words.add(cell.value)
                assert not (cell.hyperlink and cell.hyperlink.target)
    titles = {printable(label) for label in hostile.graph.nodes["Action"]["label"]}
    assert {" ".join(str(one).split()) for one in words if one} & {" ".join(title.split()) for title in titles}
    with zipfile.ZipFile(path) as archive:
        for part in archive.namelist():
            etree.fromstring(archive.read(part))
        assert b"http" not in archive.read("xl/_rels/workbook.xml.rels").replace(
            b"http://schemas.openxmlformats.org", b""
        )


def test_more_parties_than_columns_are_read_stand_under_their_parts(result, tmp_path, monkeypatch):
    """A register of a country: names under accountable, responsible and so on, so that the sheet can still be read."""
    monkeypatch.setattr(_book_actions, "MOST_PARTIES", 3)
    path = tmp_path / "map.xlsx"
    exporters.write("accountability", result, path)
    rows = table(openpyxl.load_workbook(path)["Actions"], 4)
    told = rasci(result)
    lines = [line for section in told.sections for line in section.lines]
    names = {member.id: member.name for member in told.members}
    for row, line in zip(rows, lines, strict=True):
        for role, letter in LETTERS.items():
            shown = set((row[role.capitalize()] or "").split("\n")) - {""}
            assert shown == {names[party] for party, letters in line.letters.items() if letter in letters}


def test_libreoffice_opens_the_workbooks(written, result, tmp_path):
    """LibreOffice reads them and writes them again with the same words: nothing has to be repaired."""
    if office.found() is None:
        if os.environ.get("PARTNERGRAPH_REQUIRE_OFFICE") == "1":
            pytest.fail("LibreOffice is required")
        pytest.skip("LibreOffice is not here")
    findings = tmp_path / "findings.xlsx"
    exporters.write("findings", result, findings)
    hostile = tmp_path / "hostile.xlsx"
    exporters.write("accountability", hand_made.plan(hostile=True), hostile)
    run = office.convert(
        office.found(),
        [written, findings, hostile],
        "xlsx:Calc MS Excel 2007 XML",
        tmp_path,
        seconds=120,
        memory=2 << 30,
    )
    assert not run.ended
    made = run.folder
    for path in (written, findings, hostile):
        before, after = openpyxl.load_workbook(path), openpyxl.load_workbook(made / path.name)
        assert after.sheetnames == before.sheetnames
        for sheet in before:
            assert words_of(after[sheet.title]) == words_of(sheet)


def words_of(sheet):
    return [
        " ".join(cell.split())
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, str) and cell.strip()
    ]
