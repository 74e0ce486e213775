"""Cells: what may stand in one, and how it is read by the kind of its column.

In: a value out of a workbook, a CSV file or a DataFrame. Out: a str, date, bool, float or None. Refuses: a value
that the column does not take, with the nearest one that it would.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time
from typing import Any

import pandas as pd
from rapidfuzz import fuzz, process

from partnergraph import reference
from partnergraph.register.dates import UnreadableError, read_date
from partnergraph.register.sheets import Column

# What XML 1.0 cannot hold, and so no workbook: control characters, halves of surrogate pairs, two non-characters.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))
"""Letters that nobody sees and nobody typed: they come along when words are copied from a page."""

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_LONGER_THAN_A_DAY = re.compile(r"week|fortnight|month|quarter|term|year", re.IGNORECASE)
_YES = frozenset({"yes", "y", "true", "1", "x", "✓"})
_NO = frozenset({"no", "n", "false", "0"})
_FIRST_SERIAL = date(1899, 12, 30)  # day 0 of a workbook, right from 1 March 1900 on


class Formula(str):
    """A formula in a column or sheet of a person's own: a string that a workbook writes back as a formula."""

    __slots__ = ()


class ErrorValue(str):
    """What a formula leaves that cannot be worked out, such as #REF!."""

    __slots__ = ()


def clean(text: str) -> str:
    """Return `text` without the control characters that no workbook can hold; nothing else is lost."""
    return _FORBIDDEN.sub("", text)


def tidy(text: str) -> str:
    """Return a name in its plain spacing: no blanks at the ends, one between words, all on one line."""
    return " ".join(clean(text).split())


def worded(*texts: str) -> str:
    """Return the first of `texts` that holds words, for a cell that is never blank."""
    return next((text for text in texts if clean(text).strip()), "(no words)")


def plain(value: Any) -> Any:
    """Return a cell of a DataFrame as a register holds it, whatever pandas and numpy made of it.

    Missing values and empty strings become None, a datetime at midnight a date, numbers floats of 15 figures.
    """
    if isinstance(value, str):
        return (value if isinstance(value, Formula) and value == clean(value) else clean(str(value))) or None
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, pd.Timestamp):
        value = value.to_pydatetime()
    elif hasattr(value, "item"):
        value = value.item()
    if isinstance(value, datetime):
        return value.date() if value.time() == time() and value.tzinfo is None else value.replace(tzinfo=None)
    if isinstance(value, bool | date | time):
        return value
    if isinstance(value, int | float):
        if math.isfinite(value):
            return float(f"{value:.15g}")
        return None if math.isnan(value) else str(value)
    return clean(str(value)) or None


def number_text(number: float) -> str:
    """Return a number as a person would write it: 90, not 90.0."""
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def as_text(value: Any) -> str | None:
    """Return the words of any cell, None for a blank one."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return None if value is None else str(value) or None


def read_cell(column: Column, value: Any) -> Any:
    """Return `value` as `column` takes it; names are given back as text and checked elsewhere.

    Raises:
        UnreadableError: The column does not take it.
    """
    if isinstance(value, Formula):
        raise UnreadableError(f"the formula {value} stands where a value is wanted; copy it and paste it as a value")
    if isinstance(value, ErrorValue):
        raise UnreadableError(f"{value} is what a formula left that cannot be worked out; write the value itself")
    if column.kind == "text":
        return as_text(value)
    if isinstance(value, str) and column.kind not in {"name", "names"}:
        value = value.translate(UNSEEN).strip()
    if isinstance(value, str) and not value.strip():
        return None
    if value is None:
        return None
    return _READ[column.kind](column, value)


def _read_name(_column: Column, value: Any) -> str | None:
    return as_text(value)


def _read_date(_column: Column, value: Any) -> date:
    if isinstance(value, str):
        return read_date(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, datetime):
        raise UnreadableError(f"{value:%d/%m/%Y %H:%M} has a time of day", f"{value:%d/%m/%Y}")
    nearest = ""
    if isinstance(value, float) and not isinstance(value, bool) and 10_000 <= value <= 100_000:
        nearest = f"{date.fromordinal(_FIRST_SERIAL.toordinal() + int(value)):%d/%m/%Y}"
    raise UnreadableError(f'"{as_text(value)}" is no date; write day, month and year', nearest)


def _read_yes(_column: Column, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    words = str(as_text(value)).strip().casefold()
    if words in _YES or words in _NO:
        return words in _YES
    raise UnreadableError(f'"{as_text(value)}" is neither yes nor no', _nearest(words, ("yes", "no")))


def _read_number(_column: Column, value: Any) -> float:
    if isinstance(value, float):
        return value
    words = str(as_text(value)).strip()
    if _NUMBER.fullmatch(words) or _THOUSANDS.fullmatch(words):
        number = float(words.replace(",", ""))
        if math.isfinite(number):
            return float(f"{number:.15g}")
    found = re.search(r"-?\d+(\.\d+)?", words)
    # The 3 of "3 months" is not what was meant.
    offered = found[0] if found and not _LONGER_THAN_A_DAY.search(words) else ""
    raise UnreadableError(f'"{as_text(value)}" is no number', offered)


def _read_choice(column: Column, value: Any) -> str:
    words = str(as_text(value)).strip()
    plain_words = re.sub(r"[\s_-]+", " ", words.casefold())
    for choice in column.choices:
        if choice.replace("_", " ") == plain_words:
            return choice
    listed = ", ".join(column.choices)
    nearest = _nearest(plain_words, column.choices) or _known_status(plain_words, column.choices)
    raise UnreadableError(f'"{words}" is none of {listed}', nearest)


def _known_status(words: str, choices: tuple[str, ...]) -> str:
    """Which of `choices` plans mean by these words: complete is done, on track is green."""
    return next(
        (row["value"] for row in reference.rows("statuses") if row["words"] == words and row["value"] in choices), ""
    )


def _nearest(words: str, choices: tuple[str, ...]) -> str:
    begun = [choice for choice in choices if words and choice.startswith(words)]
    if len(begun) == 1:
        return begun[0]
    found = process.extractOne(words, choices, scorer=fuzz.ratio, score_cutoff=60)
    return found[0] if found else ""


_READ = {
    "date": _read_date,
    "yes/no": _read_yes,
    "number": _read_number,
    "choice": _read_choice,
    "name": _read_name,
    "names": _read_name,
}
