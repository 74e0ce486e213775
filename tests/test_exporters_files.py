"""The workbook of findings and the GraphML file, read back with the libraries that others use."""

import re
import zipfile
from dataclasses import replace
from datetime import date, datetime

import networkx as nx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import hand_made
from partnergraph import exporters
from partnergraph.exporters.findings import sheet_names
from partnergraph.model import Findings
from partnergraph.views import printable


def book_of(result, tmp_path):
    path = tmp_path / "findings.xlsx"
    exporters.write("findings", result, path)
    return openpyxl.load_workbook(path)


def graph_of(result, tmp_path):
    path = tmp_path / "graph.graphml"
    exporters.write("graphml", result, path)
    return nx.read_graphml(path)


def plain(facts):
    """Facts as GraphML holds them."""
    return {
        name: value.isoformat() if isinstance(value, date) else printable(value) if isinstance(value, str) else value
        for name, value in facts.items()
    }


def test_the_workbook_has_a_summary_and_a_sheet_a_family_with_findings(tmp_path):
    """Families without a finding have a row in the summary and no sheet."""
    book = book_of(hand_made.plan(), tmp_path)
    assert book.sheetnames == ["Summary", "Ownership", "Load", "Dates", "Outcomes", "Boards"]
    rows = [[cell.value for cell in row] for row in book["Summary"].iter_rows()]
    assert rows[0][0] == "Safer Exham"
    assert rows[1][:2] == ["As at", datetime(2026, 3, 31)]  # noqa: DTZ001 - a cell's date has no zone
    assert rows[3][:2] == ["critical", 2]
    heads = rows[10]
    named = {row[1]: dict(zip(heads, row, strict=True)) for row in rows[11:]}
    assert named["OWN-01"]["Result"] == "2 of 25 open actions"
    assert named["OWN-01"]["Thresholds used"] == "most 5, share 0.2"
    assert named["XB-02"]["Result"] == "not assessed: the register lists no contacts"
    assert named["XB-02"]["Findings"] is None


def test_rows_are_as_high_as_their_wrapped_words(tmp_path):
    """A program that does not work out heights shows every line: each row says how high it is, and may grow."""
    book = book_of(hand_made.plan(), tmp_path)
    sheet = book["Ownership"]
    for row in range(2, sheet.max_row + 1):
        lines = max(
            len(str(cell.value or "")) / (sheet.column_dimensions[cell.column_letter].width * 1.3)
            for cell in sheet[row]
        )
        assert sheet.row_dimensions[row].height >= 13 * int(lines)
    assert max(sheet.row_dimensions[row].height for row in range(2, sheet.max_row + 1)) > 20
    assert book["Summary"].row_dimensions[12].height >= 15
    with zipfile.ZipFile(tmp_path / "findings.xlsx") as archive:
        assert b'customHeight="1"' not in archive.read("xl/worksheets/sheet2.xml")


def test_a_familys_sheet_holds_each_finding_worst_first_with_its_due_date(tmp_path):
    """Every field of a finding is in its row, dates as dates."""
    result = hand_made.plan()
    book = book_of(result, tmp_path)
    rows = list(book["Dates"].iter_rows(values_only=True))
    heads, found = rows[0], [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert heads[0] == "Severity"
    wanted = [finding for finding in result.findings.all if finding.family == "dates"]
    assert [row["Key"] for row in found] == [finding.key for finding in wanted]
    assert found[0]["Due"] == datetime(2025, 12, 31)  # noqa: DTZ001 - a cell's date has no zone
    assert found[0]["Where it stands"] == "\n".join(wanted[0].evidence)
    assert found[0]["Question for the agenda"] == wanted[0].agenda
    assert sum(book[name].max_row - 1 for name in book.sheetnames[1:]) == len(result.findings.all)


def test_sheets_have_frozen_headings_filters_widths_and_wrapped_text(tmp_path):
    """A person can filter and read each sheet as it opens."""
    book = book_of(hand_made.plan(), tmp_path)
    assert book["Summary"].freeze_panes == "A12"
    assert book["Summary"].auto_filter.ref == "A11:J17"
    for name in book.sheetnames[1:]:
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.column_dimensions["F"].width > 40
        assert sheet["F2"].alignment.wrap_text
        assert sheet["A2"].value in {"critical", "high", "medium", "low", "info"}
        assert sheet["A2"].fill.fgColor.rgb not in {"00000000", "FFFFFFFF"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_becomes_a_formula(start, tmp_path):
    """A text that begins like a formula is a text, marked so that editing it keeps it one."""
    text = f"{start}cmd|' /C calc'!A0"
    told = hand_made.plan()
    first = told.findings.assessments[0]
    spoilt = replace(first, title=text, findings=tuple(replace(f, message=text, title=text) for f in first.findings))
    book = book_of(replace(told, title=text, findings=Findings(told.as_of, (spoilt,))), tmp_path)
    cell = book["Ownership"]["F2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value.strip() == text.strip()
    assert book["Summary"]["A1"].data_type == "s"
    for sheet in book:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
        assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


def test_hostile_texts_come_back_as_texts(tmp_path):
    """Markup, formulas and right-to-left marks are kept; control characters are left out; every part is valid XML."""
    result = hand_made.plan(hostile=True)
    first = result.findings.assessments[0]
    worst = [replace(first.findings[0], message=text, key=str(n)) for n, text in enumerate(hand_made.HOSTILE.values())]
    book = book_of(replace(result, findings=Findings(result.as_of, (replace(first, findings=tuple(worst)),))), tmp_path)
    sheet = book[book.sheetnames[1]]
    # XML itself turns a carriage return into a line feed.
    messages = {row[5] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert messages == {printable(text) for text in hand_made.HOSTILE.values()}
    with zipfile.ZipFile(tmp_path / "findings.xlsx") as archive:
        for part in archive.namelist():
            etree.fromstring(archive.read(part))


def test_a_text_longer_than_a_cell_is_cut_and_says_so(tmp_path):
    """Nothing is cut in silence."""
    told = hand_made.plan()
    first = told.findings.assessments[0]
    long = replace(first, findings=(replace(first.findings[0], message="x" * 40_000),))
    cell = book_of(replace(told, findings=Findings(told.as_of, (long,))), tmp_path)["Ownership"]["F2"]
    assert len(cell.value) == 32_767
    assert cell.value.endswith("(cut: longer than a cell can hold)")


@given(st.lists(st.text(max_size=50), unique=True, max_size=12))
def test_sheet_names_are_valid_and_different(families):
    """Whatever families are called, Excel takes their sheets."""
    names = list(sheet_names(families).values())
    assert len(names) == len(families)
    assert len({name.casefold() for name in names} | {"summary", "history"}) == len(names) + 2
    for name in names:
        assert 0 < len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert name.strip("'") == name


@pytest.mark.parametrize("hostile", [False, True])
def test_graphml_read_back_holds_the_same_nodes_and_edges(hostile, tmp_path):
    """What is read back with networkx has the same ids, properties and parallel edges."""
    result = hand_made.plan(hostile=hostile)
    before, after = result.graph.to_networkx(), graph_of(result, tmp_path)
    assert isinstance(after, nx.MultiDiGraph)
    assert dict(after.nodes(data=True)) == {node: plain(facts) for node, facts in before.nodes(data=True)}

    def edges(graph):
        return sorted((tail, head, sorted(plain(facts).items())) for tail, head, facts in graph.edges(data=True))

    assert edges(after) == edges(before)
    assert after.graph["as_of"] == "2026-03-31"


def test_graphml_keeps_types_and_leaves_missing_values_out(tmp_path):
    """A yes is a yes, a number a number, and what is not known is not there."""
    nodes = graph_of(hand_made.plan(), tmp_path).nodes
    assert nodes["board:csp"]["top"] is True
    assert nodes["board:csp"]["meets_every"] == 91
    assert nodes["agreement:gangs"]["review"] == "2025-06-30"
    assert "last_met" not in nodes["board:csp"]


def test_every_edge_in_graphml_has_an_id_of_its_own(tmp_path):
    """Other readers than networkx need ids that differ over the whole file."""
    graph_of(hand_made.plan(), tmp_path)
    found = etree.parse(tmp_path / "graph.graphml").getroot().findall(".//{*}edge")
    ids = [edge.get("id") for edge in found]
    assert ids
    assert len(set(ids)) == len(ids)


@settings(max_examples=30)
@given(st.text(min_size=1), st.text(min_size=1))
def test_any_text_survives_graphml(name, purpose):
    """Names and texts of any kind come back, without what XML forbids."""
    import tempfile
    from pathlib import Path

    graph = hand_made.graph_of(
        [("Agreement", "agreement:1", name, {"purpose": purpose}), ("Agency", "agency:1", name, {})],
        [("PARTY_TO", "agency:1", "agreement:1", {})],
    )
    result = replace(hand_made.plan(), graph=graph, title=name, findings=Findings(hand_made.AS_OF, ()))
    with tempfile.TemporaryDirectory() as folder:
        nodes = graph_of(result, Path(folder)).nodes
    assert nodes["agreement:1"]["name"] == printable(name)
    assert nodes["agreement:1"]["purpose"] == printable(purpose)
