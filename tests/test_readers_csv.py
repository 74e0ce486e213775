"""The reader of CSV files."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnergraph import readers
from partnergraph.errors import InputError
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


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('No,Action\n1,"never closed\n2,lost?\n', 2),
        ('No,Action,Lead\n1,"Map, share,YOT\n2,"Train, test",Police\n3,x,y\n', 2),
        ('No,Action,Lead\n1,"a\nb",YOT\n2,Map,"Police, YOT\n3,x,y\n', 4),
    ],
)
def test_a_quotation_mark_left_open_is_refused_where_it_swallows_rows(tmp_path: Path, content: str, line: int) -> None:
    """The message names the line on which it was opened; where the row is whole without it, it is a plain character."""
    if content.startswith("No,Action\n"):
        document = read(tmp_path, content)
        assert rows(document) == [["No", "Action"], ["1", '"never closed'], ["2", "lost?"]]
        assert [issue.kind for issue in document.issues] == ["unsure"]
        return
    with pytest.raises(InputError, match=f"plan.csv, line {line}: A quotation mark is opened"):
        read(tmp_path, content)


def test_stray_quotation_marks_are_words(tmp_path: Path) -> None:
    """Inches, a quoted name at the head of a cell and marks not doubled lose nothing, and are said."""
    document = read(tmp_path, 'No,Action,Lead\n1,6" pipe,YOT\n2,"Safe" streets,YOT\n3,"Map "hot spots" now, all",YOT\n')
    assert rows(document)[1:] == [
        ["1", '6" pipe', "YOT"],
        ["2", '"Safe" streets', "YOT"],
        ["3", 'Map "hot spots" now, all', "YOT"],
    ]
    assert [str(issue.place) for issue in document.issues] == ["plan.csv, table 1, row 3", "plan.csv, table 1, row 4"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "No,Action,Partners\n1,Map," + ";".join(f"Body {n}" for n in range(30)) + "\n2,Train,YOT\n",
            ["No", "Action", "Partners"],
        ),
        ("No;Action;Cost\n1;Map, share, review and test;1,5\n2;Train, test, report;2,75\n", ["No", "Action", "Cost"]),
        ('"0",";"\n"0",";"\n', ["0", ";"]),
        ("Plan; version 2, June\nNo|Action|Lead\n1|Map; share, train|YOT\n", ["No", "Action", "Lead"]),
        ("Action,Lead\nMap the places; share it; report,YOT\nTrain; test; report,Police\n", ["Action", "Lead"]),
        ("No\tAction\tLead\n1\tMap, share, train\tPolice, YOT\n2\tTrain, test\tYOT, ASB\n", ["No", "Action", "Lead"]),
    ],
)
def test_no_cell_misleads_about_the_delimiter(tmp_path: Path, content: str, expected: list[str]) -> None:
    """Lists and sentences inside cells hold other delimiters in plenty."""
    assert expected in rows(read(tmp_path, content))


def test_what_excel_leaves_in_a_file(tmp_path: Path) -> None:
    """Text forms of numbers are the numbers, formulas are text, and columns that are empty throughout are none."""
    document = read(tmp_path, 'sep=;\nNo;Action;Cost;;\n="01";=cmd();1,5;;\n"=""02""";"=1+1";"2,75";;\n;;;;\n')
    assert rows(document) == [
        ["No", "Action", "Cost"],
        ["01", "=cmd()", "1,5"],
        ["02", "=1+1", "2,75"],
        ["", "", ""],
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """A mark is not needed, and none is part of the words."""
    path = tmp_path / "plan.csv"
    path.write_bytes("No,Action\n1,Café – map\n2,Train\n".encode(encoding))
    assert rows(readers.read(path))[:2] == [["No", "Action"], ["1", "Café – map"]]


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
