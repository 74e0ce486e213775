"""Readers as a whole: what is read, what is refused, and the same plan from every format."""

from __future__ import annotations

import csv
import doctest
import html
import importlib
import os
import pkgutil
import random
import re
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from partnergraph import readers
from partnergraph.errors import InputError
from partnergraph.model import Document, Place, Text
from word_files import cell, par, run, table, word_file
from word_files import row as word_row

FORMATS = ("csv", "docx", "html", "md", "txt", "xlsx")
Grid = Sequence[Sequence[str]]

# Each cell holds something that a careless reader would break on.
PLAN = (
    ("No", "Action", "Lead", "By when", "Marker"),
    ("1", "Map the venues,\nthen share the map", "Siobhán O'Dwyer", "30 June 2026", "7f3a-first"),
    ("2", "Pay £3|4; see <note>", "Police & Probation", "", "9c1e-second"),
    ("3", "</script><script>alert(1)</script>", "=cmd()", "a < b", "שלום"),
    ("", "a row that goes on", "", "*Ongoing*", "b1d2-last"),
)
# What a format cannot hold: cells of a tabbed text have no line breaks.
CANNOT_HOLD: dict[str, Callable[[str], str]] = {"txt": lambda text: text.replace("\n", " ")}


def escaped(text: str) -> str:
    """Return text as Markdown that means exactly that text."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text).replace("\n", "<br>")


def write(folder: Path, form: str, grid: Grid, name: str = "plan") -> Path:
    """Return a file of that format with this one table."""
    path = folder / f"{name}.{form}"
    if form == "csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(grid)
    elif form == "html":
        rows = ["".join(f"<td>{html.escape(text)}".replace("\n", "<br>") for text in row) for row in grid]
        path.write_text(f"<table><tr>{'<tr>'.join(rows)}</table>", encoding="utf-8")
    elif form == "md":
        rows = [f"| {' | '.join(map(escaped, row))} |" for row in grid]
        path.write_text("\n".join([rows[0], "|---" * len(grid[0]) + "|", *rows[1:]]), encoding="utf-8")
    elif form == "txt":
        path.write_text("\n".join("\t".join(map(CANNOT_HOLD["txt"], row)) for row in grid), encoding="utf-8")
    elif form == "docx":
        rows = [word_row(*(cell("".join(par(run(line)) for line in text.split("\n"))) for text in row)) for row in grid]
        word_file(path, table(*rows))
    else:
        book = Workbook()
        sheet = book.active
        for i, row in enumerate(grid, start=1):
            for j, text in enumerate(row, start=1):
                sheet.cell(i, j, text).data_type = "s"
        book.save(path)
    return path


def words(document: Document) -> list[list[str]]:
    """Return the texts of the only table, white space folded."""
    (table,) = document.tables
    return [[" ".join(cell.text.split()) for cell in row] for row in table.rows]


def folded(grid: Grid) -> list[list[str]]:
    """Return a grid with white space folded."""
    return [[" ".join(text.split()) for text in row] for row in grid]


def refusal(path: Path) -> str:
    """Return the one line with which a file is refused."""
    with pytest.raises(InputError) as caught:
        readers.read(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_folder_is_the_list_of_formats() -> None:
    """Formats are the public modules of the folder; each reads with one shape of function."""
    assert readers.formats() == tuple(sorted((*FORMATS, "pdf")))  # pages are tried in test_readers_pdf.py
    for form in readers.formats():
        assert callable(importlib.import_module(f"partnergraph.readers.{form}").read)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_plan_in_every_format(tmp_path: Path, form: str) -> None:
    """Every cell of the plan comes out of every format, in its place, with its line breaks."""
    document = readers.read(write(tmp_path, form, PLAN))
    hold = CANNOT_HOLD.get(form, str)
    (table,) = document.tables
    assert [[cell.text for cell in row] for row in table.rows] == [[hold(text) for text in row] for row in PLAN]
    assert document.format == form
    assert document.name == f"plan.{form}"
    assert not document.issues


@pytest.mark.parametrize("form", FORMATS)
def test_a_cell_knows_its_place(tmp_path: Path, form: str) -> None:
    """A place names the file, the table or sheet, row and column, and can be read back."""
    place = readers.read(write(tmp_path, form, PLAN)).tables[0].rows[3][1].place
    where = 'sheet "Sheet"' if form == "xlsx" else "table 1"
    assert str(place) == f"plan.{form}, {where}, row 4, column 2"
    assert Place.parse(str(place)) == place


def test_synonyms_and_capitals_of_a_suffix(tmp_path: Path) -> None:
    """`.MARKDOWN`, `.tsv` and `.xlsm` are read as what they are."""
    for form, suffix in (
        ("md", "MARKDOWN"),
        ("csv", "tsv"),
        ("xlsx", "xlsm"),
        ("txt", "Text"),
        ("docx", "dotx"),
        ("html", "HTM"),
    ):
        path = write(tmp_path, form, PLAN)
        renamed = path.rename(tmp_path / f"other.{suffix}")
        assert readers.read(renamed).format == form


def test_progress_is_told_the_file(tmp_path: Path) -> None:
    """Whoever waits hears which file is being read."""
    told: list[str] = []
    readers.read(write(tmp_path, "csv", PLAN), told.append)
    assert told == ["Reading plan.csv"]


def test_private_modules_cannot_be_asked_for(tmp_path: Path) -> None:
    """A suffix is looked up in the list of formats, never imported as typed."""
    path = tmp_path / "plan._file"
    path.write_text("words", encoding="utf-8")
    assert "not known" in refusal(path)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    """What is not there, or is a folder, is named with what to do."""
    assert refusal(tmp_path / "none.csv").endswith("There is no such file. Check the name and the folder.")
    assert "is a folder" in refusal(tmp_path)
    for impossible in (Path("a\0b.csv"), tmp_path / ("x" * 300 + ".csv")):
        assert re.search("cannot be opened|no such file", refusal(impossible))


@pytest.mark.parametrize("form", FORMATS)
def test_empty_and_blank_files(tmp_path: Path, form: str) -> None:
    """An empty file and one of white space are refused in every format."""
    path = tmp_path / f"plan.{form}"
    path.write_bytes(b"")
    assert "empty" in refusal(path)
    if form not in {"docx", "xlsx"}:
        path.write_bytes(b"\xef\xbb\xbf \n\t\r\n\xc2\xa0 ")
        assert "white space" in refusal(path)


def test_a_file_too_large(tmp_path: Path) -> None:
    """A file over the limit is refused before it is read."""
    path = tmp_path / "plan.txt"
    with path.open("wb") as stream:
        stream.truncate(51 * 1024 * 1024)
    assert "at most 50 MB" in refusal(path)


@pytest.mark.parametrize("suffix", ["pptx", "gif", "zip"])
def test_kinds_that_are_known_but_not_read(tmp_path: Path, suffix: str) -> None:
    """The message says that this version does not read it, and what to do."""
    path = tmp_path / f"plan.{suffix}"
    path.write_bytes(b"anything")
    assert "this version does not read" in refusal(path)


def test_unknown_suffix_lists_what_is_read(tmp_path: Path) -> None:
    """A suffix that nobody knows, or none, is answered with the list of formats."""
    for name in ("plan.xyz", "plan"):
        path = tmp_path / name
        path.write_text("words", encoding="utf-8")
        assert refusal(path).endswith(
            f"Formats read: {', '.join(readers.formats())}; with LibreOffice: doc, ods, odt, rtf, xls, xlsb."
        )


@pytest.mark.parametrize("form", ["csv", "md", "txt"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 rest", "PDF|damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "LibreOffice|none or is damaged"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (b"PK\x03\x04 nothing known", "a zip archive"),
        (b"PK\x03\x04 xl/workbook.xml", "damaged"),
        (b"PK\x03\x04 word/document.xml", "damaged"),
        (b"wor\x00ds", "NUL bytes"),
        (bytes(range(1, 9)) * 40, "control characters"),
    ],
)
def test_binary_content_behind_a_text_name(tmp_path: Path, form: str, content: bytes, said: str) -> None:
    """A file that lies about its kind is taken for what it really is, and refused by what reads that."""
    path = tmp_path / f"plan.{form}"
    path.write_bytes(content)
    assert re.search(said, refusal(path))


@pytest.mark.parametrize("form", ["csv", "md", "txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(tmp_path: Path, form: str, encoding: str, ending: str) -> None:
    """Unicode in any usual form, with any line ends, gives the same words and no issue."""
    path = tmp_path / f"plan.{form}"
    path.write_bytes("No|Lead\n1|Siobhán\n2|Zoë".replace("\n", ending).encode(encoding))
    document = readers.read(path)
    assert words(document) == [["No", "Lead"], ["1", "Siobhán"], ["2", "Zoë"]]
    assert not document.issues


def test_windows_1252_is_read_and_said(tmp_path: Path) -> None:
    """A file that is not UTF-8 is read as Windows-1252, even where only parts of it are, and an issue says so."""
    path = tmp_path / "plan.csv"
    path.write_bytes(b"No,Lead\n1,O\x92Dwyer\n2,caf\xe9\n3,Zo\xc3\xab\n4,\x81")
    document = readers.read(path)
    assert [row[1] for row in words(document)] == ["Lead", "O’Dwyer", "café", "Zoë", ""]
    (issue,) = document.issues
    assert (issue.kind, issue.text) == ("repaired", "’, é, \x81")


def test_broken_utf_16_is_refused(tmp_path: Path) -> None:
    """A text cut in the middle of a character is damaged."""
    path = tmp_path / "plan.txt"
    path.write_bytes("words".encode("utf-16") + b"\x00")
    assert "damaged" in refusal(path)


@pytest.mark.parametrize("form", FORMATS)
def test_odd_spaces_controls_and_bullets(tmp_path: Path, form: str) -> None:
    """Odd spaces become spaces, controls go, private bullets become list marks; `raw` keeps the cell as it stands."""
    odd = "Map\xa0the\u2009venues\u200b \uf0b7 share\u00ad it"
    control = "" if form in {"docx", "xlsx"} else "\x07"
    grid = (("No", "Action"), ("1", odd + control))
    cell = readers.read(write(tmp_path, form, grid)).tables[0].rows[1][1]
    assert cell.text == "Map the venues\n- share it"
    assert cell.raw == odd + control


# Characters that have no words in them, or that are read as list marks, are left out of the law.
WORDS = st.text(
    st.characters(
        exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters="•▪■●◦○‣⁃∙·➢➤❖\u200b\u2060\ufeff\xad"
    ),
    min_size=1,
).filter(lambda text: text.strip() and not text.isspace())


@pytest.mark.parametrize("form", ["csv", "docx", "md", "xlsx"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_words_survive(tmp_path: Path, form: str, data: st.DataObject) -> None:
    """Whatever is typed in a grid of cells is read back from it."""
    width = data.draw(st.integers(2, 5))
    grid = data.draw(st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=2, max_size=5))
    assert words(readers.read(write(tmp_path, form, grid))) == folded(grid)


FRAGMENTS = st.sampled_from(
    [
        *("|", "||", "\n", "\n\n", "\t", " ", "   ", "\x0c", "1.1 ", "\n| --- |", "\n|---|---|\n", "+--+", "\n===\n"),
        *("<b>", "</b>", "<li>", "<sup>1</sup>", "<table>", "<tr>", "<td>", "<td rowspan=3>", "</table>", "</script>"),
        *("*", "**", "_", "~~", "[a](b)", "![x](y)", "[^1]", "\\", "&amp;", "#", "# ", "> ", " - ", "<!--", "-->"),
        *(",", ";", '"', "•", "\uf0b7 ", "\u202e"),
    ]
)


@pytest.mark.parametrize("form", ["csv", "md", "txt"])
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fragments=st.lists(FRAGMENTS, min_size=1, max_size=30))
def test_no_word_is_lost(tmp_path: Path, form: str, fragments: list[str]) -> None:
    """Whatever marks stand around it, a word is in a cell, in a line of text or in an issue; or a file is refused for its quotes."""
    path = tmp_path / f"plan.{form}"
    path.write_text("".join(f"{fragment}w{i}x" for i, fragment in enumerate(fragments)), encoding="utf-8", newline="")
    try:
        document = readers.read(path)
    except InputError as refusal:
        assert "A quotation mark is opened here and never closed" in str(refusal)  # noqa: PT017 - most texts are read
        return
    said = [issue.text for issue in document.issues]
    for block in document.blocks:
        said += [block.text] if isinstance(block, Text) else [f"{cell.text} {cell.struck}" for cell in block.cells()]
    together = " ".join(said)
    assert [i for i in range(len(fragments)) if f"w{i}x" not in together] == []


def mutated(content: bytes, dice: random.Random) -> bytes:
    """Return content cut, altered, shortened or lengthened somewhere."""
    at = dice.randrange(len(content))
    kind = dice.randrange(4)
    if kind == 0:
        return content[:at]
    if kind == 1:
        altered = bytearray(content)
        for _ in range(8):
            altered[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        return bytes(altered)
    if kind == 2:
        return content[:at] + content[at + dice.randrange(100) :]
    return content[:at] + dice.randbytes(20) + content[at:]


@pytest.mark.parametrize("form", FORMATS)
def test_damaged_files_are_refused_or_read(tmp_path: Path, form: str) -> None:
    """A hundred damaged copies of each format raise nothing but an InputError, and quickly."""
    path = write(tmp_path, form, PLAN)
    content = path.read_bytes()
    dice = random.Random(20260630)  # damage, not secrets
    begun = time.process_time()
    refused = 0
    for _ in range(100):
        path.write_bytes(mutated(content, dice))
        try:
            readers.read(path)
        except InputError as problem:
            assert "\n" not in str(problem)  # noqa: PT017  # one line, whatever is wrong
            refused += 1
    assert time.process_time() - begun < 10
    assert refused or form == "txt"


@pytest.mark.parametrize("form", FORMATS)
def test_five_thousand_rows(tmp_path: Path, form: str) -> None:
    """A plan of 5,000 rows is read in a few seconds."""
    grid = [PLAN[0], *([str(number), *PLAN[1][1:]] for number in range(1, 5000))]
    path = write(tmp_path, form, grid)
    begun = time.process_time()
    table = readers.read(path).tables[0]
    assert time.process_time() - begun < 10
    assert len(table.rows) == 5000


@pytest.mark.parametrize(
    "unit", ["[a](", "<!--", "*a ", "_a ", "<b>", "&amp", "  ", "|", "<table>", "\\", "a  b\n", '"']
)
@pytest.mark.parametrize("form", ["csv", "md", "txt"])
def test_time_grows_with_the_file_only(tmp_path: Path, form: str, unit: str) -> None:
    """Text made to confuse the reader takes no longer than other text of its size."""
    path = tmp_path / f"plan.{form}"
    path.write_text("x" + unit * (60_000 // len(unit)), encoding="utf-8")
    begun = time.process_time()
    readers.read(path)
    assert time.process_time() - begun < 4


@pytest.mark.parametrize(("form", "row"), [("csv", "a,b\n"), ("md", "|a|b|\n"), ("txt", "a\tb\n")])
def test_more_rows_than_any_plan(tmp_path: Path, form: str, row: str) -> None:
    """A table over the limit is refused with the limit."""
    path = tmp_path / f"plan.{form}"
    path.write_text(row * 100_001, encoding="utf-8")
    assert "at most 100,000" in refusal(path)


def test_more_columns_than_any_plan(tmp_path: Path) -> None:
    """So is a table that is too wide."""
    path = tmp_path / "plan.csv"
    path.write_text(",".join("a" * 1001) + "\n", encoding="utf-8")
    assert "at most 1,000" in refusal(path)


def test_the_examples_in_docstrings() -> None:
    """What the docstrings show is what comes back."""
    tried = 0
    for module in pkgutil.iter_modules(readers.__path__, "partnergraph.readers."):
        result = doctest.testmod(importlib.import_module(module.name))
        assert not result.failed
        tried += result.attempted
    assert tried > 2


def real(name: str) -> Document:
    """Return a real plan from the folder that PARTNERGRAPH_PLANS names."""
    folder = os.environ.get("PARTNERGRAPH_PLANS")
    if not folder:
        pytest.skip("PARTNERGRAPH_PLANS does not name the folder of the real plans.")
    return readers.read(Path(folder) / name)


@pytest.mark.seeds
def test_bromley() -> None:
    """Two tabbed tables of four columns, with the headings of both above them as text; nothing lost."""
    document = real("bromley-2012.txt")
    assert [len(table.rows) for table in document.tables] == [9, 26]
    assert {len(row) for table in document.tables for row in table.rows} == {4}
    assert [type(block).__name__ for block in document.blocks] == ["Text", "Text", "Table", "Text", "Table"]
    assert not document.issues


@pytest.mark.seeds
def test_barnet() -> None:
    """Eight tables of five columns with page furniture between, 26 of their rows numbered."""
    document = real("barnet-2016.md")
    assert [len(table.rows) for table in document.tables] == [5, 5, 6, 5, 4, 6, 7, 5]
    assert {len(row) for table in document.tables for row in table.rows} == {5}
    numbers = [row[0].text for table in document.tables for row in table.rows if row[0].text.isdigit()]
    assert numbers == [str(number) for number in range(1, 27)]
    first = document.tables[0].rows[2]
    assert first[2].text == "Karen Ali\nFamily Support Team Managers"
    assert first[1].text.count("\n- ") == 2
    furniture = [block for block in document.blocks if isinstance(block, Text) and "Appendix 1" in block.text]
    assert len(furniture) == 8


def test_zip_files_are_closed(tmp_path: Path) -> None:
    """A workbook that was read can be moved and deleted at once."""
    path = write(tmp_path, "xlsx", PLAN)
    readers.read(path)
    path.rename(tmp_path / "moved.xlsx").unlink()
    assert not zipfile.is_zipfile(path)
