"""The values that stages hand over keep their promises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnergraph.errors import InputError
from partnergraph.model import Cell, Place, Table, join_names, split_names

NUMBERS = st.integers(min_value=0, max_value=100_000)
# A name as a person would write one: nothing but the line's own characters, no blanks at the ends.
NAMES = (
    st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=30).map(str.strip).filter(bool)
)


@given(
    st.builds(
        Place,
        file=st.sampled_from(["plan.md", "A, B and C plan.xlsx", 'say "no".csv']),
        sheet=st.sampled_from(["", "Actions", 'The "old" one', "Sheet, row 3"]),
        page=NUMBERS,
        table=NUMBERS,
        row=NUMBERS,
        column=NUMBERS,
        line=NUMBERS,
    )
)
def test_a_printed_place_reads_back(place: Place) -> None:
    """`Place.parse` undoes `str`, whatever the file and the sheet are called."""
    assert Place.parse(str(place)) == place


def test_a_place_prints_as_a_person_would_say_it() -> None:
    """Parts that do not apply are left out."""
    assert str(Place("plan.docx", table=2, row=5)) == "plan.docx, table 2, row 5"
    assert str(Place("plan.xlsx", "Actions", row=14, column=3)) == 'plan.xlsx, sheet "Actions", row 14, column 3'


@given(st.lists(NAMES, max_size=6))
def test_names_in_one_cell_read_back(names: list[str]) -> None:
    """Any names, with semicolons, commas and quotes in them, come out of a cell as they went in."""
    assert split_names(join_names(names)) == tuple(names)


def test_names_are_separated_by_a_semicolon() -> None:
    """Ordinary names stand bare, so that a person can type them."""
    assert (
        join_names(["Police", "CSE, Missing and Gangs Strategic Board"])
        == "Police; CSE, Missing and Gangs Strategic Board"
    )
    assert split_names("Police;Probation ;; ") == ("Police", "Probation")


def test_a_spanned_cell_counts_once() -> None:
    """A cell that covers several positions is one cell; two equal cells are two."""
    wide = Cell("Police", Place("a.md"), column_span=2)
    other = Cell("Police", Place("a.md"))
    assert len(list(Table(Place("a.md"), ((wide, wide, other),)).cells())) == 2


@pytest.mark.parametrize("todo", ["", "Save it as .xlsx."])
def test_an_error_is_one_line(todo: str) -> None:
    """Where, what and what to do stand on one line, even where a part holds line breaks."""
    message = str(InputError("It is\nbroken.", where="plan.xlsx", todo=todo))
    assert message == f"plan.xlsx: It is broken. {todo}".strip()
