"""One plan with a marker in every cell, saved in every format: the same records from all, and no marker lost."""

from __future__ import annotations

import re
from functools import cache

import pytest

import marker_plan
from marker_plan import LACKS, LONG, PAPER, SAVED, expected, markers
from partnergraph import readers, records
from partnergraph.model import Document, Reading
from rendering import render
from rendering.printing import print_pdf, program

READ = [saved for saved, (suffix, _) in SAVED.items() if suffix[1:] in readers.formats()]
each_way = pytest.mark.parametrize("saved", READ)
KNOWN: dict[str, dict[str, str]] = {"records": {}, "lost": {}, "lines": {}, "hidden": {}}


def but(test: str):
    """Return the ways of saving, those in which something is known to go wrong marked so."""
    ways = [
        pytest.param(saved, marks=pytest.mark.xfail(reason=KNOWN[test][saved])) if saved in KNOWN[test] else saved
        for saved in READ
    ]
    return pytest.mark.parametrize("saved", ways)


# Where "Train staff QX11" stands in each way of saving.
PLACES = {
    "csv": "plan.csv, table 1, row 3, column 2",
    "docx": "plan.docx, table 1, row 3, column 2",
    "html": "plan.html, table 1, row 3, column 2",
    "md": "plan.md, table 1, row 3, column 2",
    "pdf": "plan.pdf, page 1, table 1, row 3, column 2",
    "txt": "plan.txt, table 1, row 3, column 2",
    "xlsx": 'plan.xlsx, sheet "Plan", row 6, column 2',
}


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    """What reads the plan as saved in one way, once."""

    @cache
    def document(saved: str) -> Document:
        suffix, how = SAVED[saved]
        path = tmp_path_factory.mktemp(saved) / f"plan{suffix}"
        by = saved.partition("-")[2]
        if by in {"soffice", "chromium"}:
            if not program(by):
                pytest.skip(f"{by} is not installed")
            print_pdf(PAPER, path, by)
        else:
            render(PAPER, path, **how)
        return readers.read(path)

    return document


@pytest.fixture(scope="module")
def reading(document):
    """The records of the plan as saved in one way, once."""

    @cache
    def reading(saved: str) -> Reading:
        return records.record(document(saved))

    return reading


def squeezed(text: str) -> str:
    """Words as they are compared: where a page breaks its lines is its own affair."""
    return " ".join(text.split())


@but("records")
def test_every_format_gives_the_same_records(reading, saved: str) -> None:
    """Number, section, action, lead, day, going on or not, outcome: the same from all, but for what a format cannot hold."""
    found = [
        (
            record.ref,
            record.theme.split(" > ")[-1],
            squeezed(record.action),
            " / ".join(squeezed(lead.text) for lead in record.leads),
            record.due,
            record.ongoing,
            squeezed(record.outcome),
        )
        for record in reading(saved).records
    ]
    assert found == [(*row[:2], squeezed(row[2]), *row[3:]) for row in expected(saved)]


@but("lost")
def test_no_marker_is_lost(document, reading, saved: str) -> None:
    """Each marker in the file is in a record, an issue, a title, what is set apart or what other tables say."""
    found = set(re.findall(r"QX\d\d", repr(reading(saved))))
    assert found == markers(saved), f"The document has {sorted(set(re.findall(r'QX..', repr(document(saved)))))}."
    assert reading(saved).accounting.holds


@but("hidden")
def test_what_is_hidden_or_struck_is_no_action(reading, saved: str) -> None:
    """A hidden row, a hidden sheet, an old date and running lines are told of, but in no record."""
    words = repr(reading(saved).records)
    assert not {"QX51", "QX81", "QX23", "QX03", "QX04"} & set(re.findall(r"QX\d\d", words))


@but("lines")
def test_paragraphs_and_lists_keep_their_lines(reading, saved: str) -> None:
    """Two paragraphs in a cell are two lines, and a list is a line an item."""
    texts = [record.action for record in reading(saved).records]
    assert texts[2].splitlines() == expected(saved)[2][2].splitlines()
    if SAVED[saved][0] != ".pdf" and saved != "txt-columns":  # on a page a new line may be a new paragraph or none
        assert texts[1] == "Write a policy QX21\nand publish it QX22"
        assert texts[3] == LONG


@each_way
def test_a_marker_is_where_its_place_says(document, reading, saved: str) -> None:
    """The action of the first row is said to stand where a person finds it."""
    suffix = saved.split("-", maxsplit=1)[0]
    (cell,) = {cell for table in document(saved).tables for cell in table.cells() if "QX11" in cell.text}
    assert str(cell.place) == PLACES[suffix]
    assert reading(saved).records[0].place == cell.place.of_row


def test_all_formats_are_tried() -> None:
    """Every format that is read is among the ways of saving, and each says what it cannot hold."""
    assert {SAVED[saved][0][1:] for saved in READ} == set(readers.formats())
    assert {saved.split("-")[0] for saved in SAVED} <= set(LACKS) <= set(SAVED)
    assert set().union(*LACKS.values()) <= {*marker_plan.MARKERS, "merged", "bullets"}
