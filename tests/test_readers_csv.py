"""The reader of CSV files."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnergraph import readers
from partnergraph.model import Document, Text


def read(folder: Path, content: str) -> Document:
    """Return the document of a CSV file with this content."""
    path = folder / "plan.csv"
    path.write_text(content, encoding="utf-8", newline="")
    return readers.read(path)


def rows(document: Document) -> list[list[str]]:
    """Return the texts of the only table."""
    (table,) = document.tables
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    """The delimiter is the one under which rows agree, whatever stands in their sentences."""
    lines = [
        ["No", "Action", "Lead"],
        ["1", "Map, share and review: all of it", "Police"],
        ["2", "Train; then test", "YOT"],
    ]
    quoted = "\n".join(delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in line) for line in lines)
    assert rows(read(tmp_path, quoted)) == lines


def test_a_stated_delimiter_is_believed(tmp_path: Path) -> None:
    """A first line `sep=;`, as Excel writes it, is no row."""
    assert rows(read(tmp_path, "sep=;\nNo;Action\n1;a, b, c\n2;a, b, c\n")) == [
        ["No", "Action"],
        ["1", "a, b, c"],
        ["2", "a, b, c"],
    ]


def test_title_lines_stand_before_the_table(tmp_path: Path) -> None:
    """A line of one cell above the heading is text with its line number; below it, it is a row."""
    document = read(tmp_path, 'Plan 2026,,\n\n"As at\nJune",,\nNo,Action,Lead\nPrevention,,\n1,Map,YOT\n')
    titles = [(block.text, block.place.line) for block in document.blocks if isinstance(block, Text)]
    assert titles == [("Plan 2026", 1), ("As at\nJune", 3)]
    assert rows(document) == [["No", "Action", "Lead"], ["Prevention", "", ""], ["1", "Map", "YOT"]]
    assert str(document.tables[0].rows[2][1].place) == "plan.csv, table 1, row 3, column 2"


def test_rows_stay_ragged_and_cells_keep_their_breaks(tmp_path: Path) -> None:
    """No cell is cut or made up; quoted line breaks, quotes and markup are text."""
    document = read(tmp_path, 'No,Action\n1,"a\r\n\r\nb ""c""",too,many\n2\n,,\n3,<b>x</b> **y**\n')
    assert rows(document) == [
        ["No", "Action"],
        ["1", 'a\nb "c"', "too", "many"],
        ["2"],
        ["", "", ""],
        ["3", "<b>x</b> **y**"],
    ]
    assert document.tables[0].rows[1][1].raw == 'a\n\nb "c"'


def test_a_quotation_mark_left_open_is_said(tmp_path: Path) -> None:
    """Everything after it is in one cell, which an issue names."""
    (issue,) = read(tmp_path, 'No,Action\n1,"never closed\n2,lost?\n').issues
    assert issue.kind == "unsure"
    assert issue.place.row == 2
    assert not read(tmp_path, 'No,Action\n1,6" pipe\n2,b\n').issues


def test_a_long_cell_is_read(tmp_path: Path) -> None:
    """The csv module's own limit of 131,072 characters does not hold here."""
    assert len(rows(read(tmp_path, f"No,Action\n1,{'word ' * 60_000}\n"))[1][1]) == 299_999


def test_one_column_only(tmp_path: Path) -> None:
    """A list without delimiters is text, not a table."""
    document = read(tmp_path, "Police\nYOT\n")
    assert [type(block) for block in document.blocks] == [Text, Text]


def test_a_web_page_behind_the_name_is_read_as_one(tmp_path: Path) -> None:
    """What is a page, whatever its name says, is read as a page, and that is said."""
    document = read(tmp_path, "<html><body><table><tr><td>No</td></tr></table></body></html>")
    assert (document.format, rows(document)) == ("html", [["No"]])
    assert [issue.kind for issue in document.issues] == ["repaired"]
