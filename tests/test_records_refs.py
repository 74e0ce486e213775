"""The numbers by which plans call their actions, in a column of their own or before the words."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from partnergraph import readers, records
from partnergraph.records.refs import clean, in_column, leading


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("1.", "1"),
        ("1.1.2", "1.1.2"),
        ("1(a)", "1(a)"),
        ("(iv)", "iv"),
        ("[1]", "1"),
        ("b)", "b"),
        ("2.0", "2"),
        ("1.10", "1.10"),
        ("1.1*", "1.1"),
        ("1.1 (new)", "1.1 (new)"),
        ("1.1, 1.2", "1.1, 1.2"),
        ("Ai", "Ai"),
        ("XII", "XII"),
        ("VAWG/3", "VAWG/3"),
        ("P1/O2/A3", "P1/O2/A3"),
        ("SAB-2025-001", "SAB-2025-001"),
        ("Action 7", "Action 7"),
        ("Recommendation 1 (Action 2)", "Recommendation 1 (Action 2)"),
    ],
)
def test_a_ref_in_its_column(text: str, ref: str) -> None:
    """Any form is a ref, kept as printed but for brackets around it and stops or footnote marks after it."""
    assert in_column(text)
    assert clean(text) == ref


@pytest.mark.parametrize(
    "text", ["Objective 1: Prevent", "Prevention", "Housing and support", "Aim 1: Safer streets", "-", ""]
)
def test_a_title_in_the_column_of_refs(text: str) -> None:
    """A title is none, be it numbered."""
    assert not in_column(text)


@pytest.mark.parametrize(
    "ref", ["1.1", "3.2b", "1(a)", "SV-01", "P1/O2/A3", "P1.O2.A3", "HWB/24/03", "CSP2025/01", "SAB-2025-001", "WG2-17"]
)
def test_a_ref_before_the_action(ref: str) -> None:
    """A ref of several parts is one wherever it stands; the words after it are the action."""
    found = leading(f"{ref} Deliver training")
    assert found is not None
    assert (found.ref, found.rest) == (ref, "Deliver training")


@pytest.mark.parametrize("text", ["(viii) Deliver training", "iv. Deliver training", "Action 7: Deliver training"])
def test_a_numeral_or_word_before_the_action(text: str) -> None:
    """Roman numerals and "Action 7:" are refs; what is left is the action."""
    found = leading(text)
    assert found is not None
    assert found.rest == "Deliver training"


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    """Reading is total, and a cleaned ref stays as it is."""
    assert clean(clean(text)) == clean(text)
    leading(text, bare=True)
    in_column(text)


@pytest.mark.parametrize("unit", ["1.", "A1-", "(a)", "no 1 ", "1, ", "P1/"])
def test_a_hostile_ref_takes_linear_time(unit: str) -> None:
    """A hundred thousand characters of refs are read in seconds."""
    text = unit * (100_000 // len(unit)) + "x"
    begun = time.process_time()
    clean(text)
    in_column(text)
    leading(text, bare=True)
    assert time.process_time() - begun < 5


def test_refs_that_come_twice_are_kept_as_printed(tmp_path: Path) -> None:
    """On two sheets, by mistake, or from 1 again in each section: every action keeps the number that the plan gives it."""
    book = Workbook()
    for verb, sheet in (("Deliver", book.active), ("Review", book.create_sheet("More"))):
        sheet.append(["Ref", "Action", "Lead", "By when"])
        for number, ref in enumerate((1, 1.1, 1.1, "1.10"), start=1):
            sheet.append([ref, f"{verb} the programme of part {number}", "Police", "March 2026"])
        sheet["A3"].number_format = "0.00"
    book.save(tmp_path / "plan.xlsx")
    reading = records.record(readers.read(tmp_path / "plan.xlsx"))
    assert [record.ref for record in reading.records] == ["1", "1.10", "1.1", "1.10"] * 2
