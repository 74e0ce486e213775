"""Laws of reading: a table of any words, written to a real file of each format, reads back as the same cells."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from partnergraph import readers
from partnergraph.model import Cell, Table
from partnergraph.readers._words import clean
from rendering import Box, Grid, Paper, placed, render

SPANS = [".docx", ".html", ".pdf", ".xlsx"]
# In the others some signs are marks of the format itself, or the standard fonts have no such letters.
ANY = [".csv", ".docx", ".html", ".xlsx"]
few = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéèüñçß0123456789"
word = st.text(LETTERS, min_size=1, max_size=9)
plain_words = st.lists(word, min_size=1, max_size=5).map(" ".join)
# What XML can hold: no control characters but tab and line feed, no half letters, nothing that is no letter at all.
any_words = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\t\n", exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=40,
)


@st.composite
def grids(draw, words, spans):
    """A table of two to four columns and rows under headings, some cells of it blank or, if asked for, merged."""
    columns, rows = draw(st.integers(2, 4)), draw(st.integers(1, 4))
    head = [f"Heading {'ABCD'[at]}" for at in range(columns)]
    taken: set[tuple[int, int]] = set()
    body: list[list[Box]] = []
    for row in range(rows):
        line = []
        for column in range(columns):
            if (row, column) in taken:
                continue
            wide = tall = 1
            if spans and draw(st.integers(0, 5)) == 0:
                wide = draw(st.integers(1, columns - column))
                tall = draw(st.integers(1, rows - row))
                covered = {(row + down, column + across) for down in range(tall) for across in range(wide)}
                if covered & taken:
                    wide = tall = 1
            taken |= {(row + down, column + across) for down in range(tall) for across in range(wide)}
            blank = column > 0 and wide == tall == 1 and draw(st.integers(0, 4)) == 0
            line.append(Box("" if blank else draw(words), rows=tall, columns=wide))
        body.append(line)
    return Grid([head, *body])


def read(grid: Grid, suffix: str) -> Table:
    """Return the only table of a file."""
    with TemporaryDirectory() as folder:
        path = render(Paper("A table", [grid]), Path(folder) / f"plan{suffix}")
        (table,) = readers.read(path).tables
    return table


def squeezed(text: str) -> str:
    """Words whose line breaks are the page's own."""
    return " ".join(text.split())


def at(table: Table, row: int, column: int) -> Cell:
    """Return the cell that covers a place."""
    return table.rows[row][column]


@pytest.mark.parametrize("suffix", [f".{suffix}" for suffix in readers.formats()])
@few
@given(grid=grids(plain_words, spans=False))
def test_any_table_reads_back(suffix: str, grid: Grid) -> None:
    """Each cell has its words, in its row and column, whatever the format."""
    table = read(grid, suffix)
    assert len(table.rows) == len(grid.rows)
    for row, column, box in placed(grid):
        found = table.rows[row][column].text if column < len(table.rows[row]) else ""
        assert squeezed(found) == box.words, f"row {row + 1}, column {column + 1}"


@pytest.mark.parametrize("suffix", SPANS)
@few
@given(grid=grids(plain_words, spans=True))
def test_merged_cells_read_back(suffix: str, grid: Grid) -> None:
    """A cell that covers several rows or columns is one cell, and stands in each of its places."""
    # A row in which no cell begins, or a column, has no height or width on a page.
    starts = {row for row, _, _ in placed(grid)}, {column for _, column, box in placed(grid) if box.columns == 1}
    assume(starts[0] == set(range(len(grid.rows))) and all(box.words for _, _, box in placed(grid)))
    table = read(grid, suffix)
    for row, column, box in placed(grid):
        cell = at(table, row, column)
        assert squeezed(cell.text) == box.words
        assert (cell.row_span, cell.column_span) == (box.rows, box.columns)
        for down in range(box.rows):
            for across in range(box.columns):
                assert at(table, row + down, column + across) is cell


@pytest.mark.parametrize("suffix", ANY)
@few
@given(words=st.lists(any_words, min_size=2, max_size=2))
def test_any_text_survives(suffix: str, words: list[str]) -> None:
    """Signs of every script, marks of markup, formulas and white space come back as text, clean."""
    wanted = [clean(text) for text in words]
    if suffix == ".html":  # white space and line breaks are the browser's
        wanted = [clean(re.sub(r"[ \t]+", " ", text)) for text in words]
    if suffix == ".docx":  # a tab is a gap on the page
        wanted = [clean(text.replace("\t", " ")) for text in words]
    assume(all(wanted))
    table = read(Grid([["Action", "Lead"], words]), suffix)
    assert [cell.text for cell in table.rows[-1]] == wanted
