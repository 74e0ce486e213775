"""Wording is tested by words that stand in a table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnergraph.wording import says, short_title, slug


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("sharing", "Refer victims to the right services", True),
        ("sharing", "Publicise the listening service", False),
        ("sharing", "Hold a panel each month", True),
        ("cross-border", "Agree with neighbouring boroughs", True),
        ("cross-border", "A cross-border protocol", True),
        ("cross-border", "Work with schools", False),
        ("measure", "70% of parents complete a course", True),
        ("measure", "Every school has a champion", True),
        ("measure", "Improved partnership working", False),
    ],
)
def test_what_a_text_speaks_of(kind: str, text: str, expected: bool) -> None:
    """Whole words count, with the endings that the table allows."""
    assert says(kind, text) is expected


@given(st.text())
def test_a_title_is_one_short_line(text: str) -> None:
    """A title is at most 91 characters and never breaks."""
    title = short_title(text)
    assert len(title) <= 91
    assert "\n" not in title


def test_a_long_title_is_cut_at_a_word() -> None:
    """A cut is marked by an ellipsis."""
    assert short_title("word " * 40).endswith("word…")
    assert short_title("- Meet monthly:\nand more") == "Meet monthly"


@given(st.text(min_size=1))
def test_a_slug_is_never_empty(text: str) -> None:
    """A name in any script gets letters that an id can hold."""
    assert slug(text)
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
