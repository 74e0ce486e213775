"""Tables in a terminal: whole words, at eighty columns and at forty."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from partnergraph.column_widths import LONGEST, column_widths
from partnergraph.console import table

WORDS = st.lists(st.sampled_from(["Environmental", "Protection", "to", "Lead:", "12", "of", "87"]), max_size=12).map(
    " ".join
)
ROW = (
    "1.1",
    "Relaunch the mediation offer for neighbourhood disputes",
    "Environmental Health (team)",
    "November 2026",
    "table 1, row 6",
)
COLUMNS = ("Ref", "Action", "Leads", "Due", "Place")


def drawn(made: object, width: int) -> str:
    out = Console(width=width, highlight=False, soft_wrap=True)
    with out.capture() as captured:
        out.print(made)
    return captured.get()


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=5))
def test_no_word_is_broken_and_no_line_is_too_long(rows: list[tuple[str, str, str]]) -> None:
    """Each word of each cell stands whole in the table, which is as wide as the terminal at most."""
    shown = drawn(table(("Of", "Which", "Agreement"), rows, width=60), 60)
    assert max(map(len, shown.splitlines())) <= 60
    words = re.findall(r"[\w:]+", shown)
    assert sorted(words) == sorted(
        [*re.findall(r"[\w:]+", " ".join(" ".join(row) for row in rows)), "Of", "Which", "Agreement"]
    )


def test_columns_that_can_be_spared_go_where_there_is_no_room() -> None:
    """At eighty columns all are shown, at sixty not the place, at thirty each row is a block of lines."""
    at = {width: drawn(table(COLUMNS, [ROW], spare=("Place",), width=width), width) for width in (80, 54, 30)}
    assert "Place" in at[80]
    assert "Place" not in at[54]
    assert "Environmental" in at[54]
    assert max(map(len, at[54].splitlines())) <= 54
    assert "Leads" in at[30]
    assert "│" not in at[30]


def test_room_goes_where_it_saves_lines() -> None:
    """A column of long texts gets most of it, and none more than its longest line."""
    assert column_widths([["Ref", "1"], ["Action", "word " * 50], ["Due", "May"]], 60) == [3, 54, 3]
    assert column_widths([["x" * 90], ["y" * 90]], 40) is None
    assert column_widths([["x" * 90]], 40) == [40]
    assert column_widths([["x" * 90]], LONGEST) == [LONGEST]
