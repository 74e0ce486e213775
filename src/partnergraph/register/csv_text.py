"""A sheet as CSV text that Excel opens with every letter right and that a person can compare line by line.

In: a sheet, or a file. Out: its text, or its cells. Refuses: a file that is not UTF-8 or has an open quote.

A spreadsheet takes a cell that begins with = + - or @ for a formula, so such text is written after an apostrophe, and
is read back without it. In columns and sheets of a person's own the same mark tells text from a number or a date.
A row is one line, so that a comparison shows rows: a line break within a cell is written as the sign for one. Files in
which cells hold real line breaks are read too.
What Excel does to a CSV file that it saves (1.10 becomes 1.1) nothing here can prevent: people edit the workbook.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pandas as pd

from partnergraph.errors import InputError
from partnergraph.register.grids import Grid
from partnergraph.register.sheets import SHEETS
from partnergraph.register.values import as_text, clean, number_text, plain
from partnergraph.spreadsheet import FORMULA

_SIGNS = {"\n": "␤", "\r": "␍"}
_ESCAPE = "␛"  # stands before such a sign that is itself part of the text
_TO_SIGN = re.compile("[\n\r␤␍␛]")
_TO_BREAK = re.compile("␛([␤␍␛])|([␤␍])")
_BREAKS = {sign: text for text, sign in _SIGNS.items()}
_TO_QUOTE = re.compile(r'[",\n\r]|^\s|\s$')
_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]\d+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{6})?")
_HOUR = re.compile(r"\d\d:\d\d:\d\d(\.\d{6})?")


def write_csv(name: str, frame: pd.DataFrame) -> bytes:
    """Return the file of the sheet `name`: UTF-8 with the mark by which Excel knows it, lines ended by one character."""
    ours = len(SHEETS[name].columns) if name in SHEETS else 0
    head = _ours if name in SHEETS else _own
    lines = [_line(head(plain(heading)) for heading in frame.columns)]
    lines += [
        _line((_ours if number < ours else _own)(plain(value)) for number, value in enumerate(row))
        for row in frame.itertuples(index=False, name=None)
    ]
    return "".join(lines).encode("utf-8-sig")


def _line(cells: Iterable[str]) -> str:
    # The writer of the standard library leaves a carriage return bare, and then cannot read it.
    return ",".join(_quoted(cell) for cell in cells) + "\n"


def _quoted(cell: str) -> str:
    cell = _TO_SIGN.sub(lambda found: _SIGNS.get(found[0], _ESCAPE + found[0]), cell)
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if _TO_QUOTE.search(cell) else cell


def _with_breaks(cell: str) -> str:
    return _TO_BREAK.sub(lambda found: found[1] or _BREAKS[found[2]], cell)


def _ours(value: Any) -> str:
    """A cell whose column says what it holds."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return f"'{value}" if _is_marked(value, typed=False) else value
    return as_text(value) or ""


def _own(value: Any) -> str:
    """A cell of a person's own, whose kind must be seen from the words."""
    if isinstance(value, str):
        return f"'{value}" if _is_marked(value, typed=True) else value
    return as_text(value) or ""


def _is_marked(text: str, *, typed: bool) -> bool:
    """Whether `text` is written after an apostrophe. A text that already looks so marked gets one more."""
    bare = text.lstrip("'")
    if bare.startswith(FORMULA):
        return True
    return typed and not isinstance(_typed(bare), str)


def read_ours(text: Any) -> Any:
    """Return the words of a cell whose column says what it holds."""
    return text[1:] if isinstance(text, str) and text[:1] == "'" and _is_marked(text[1:], typed=False) else text


def read_own(text: Any) -> Any:
    """Return the value of a cell of a person's own."""
    if not isinstance(text, str):
        return text
    if text[:1] == "'" and _is_marked(text[1:], typed=True):
        return text[1:]
    return _typed(text)


def _typed(text: str) -> Any:
    """The number, date or truth that `text` is the one way of writing; any other text as it is."""
    if text in {"TRUE", "FALSE"}:
        return text == "TRUE"
    try:
        if _NUMBER.fullmatch(text) and number_text(number := plain(float(text))) == text:
            return number
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        if _MOMENT.fullmatch(text):
            return datetime.fromisoformat(text)
        if _HOUR.fullmatch(text):
            return time.fromisoformat(text)
    except ValueError:
        pass
    return text


def read_csv(file: Path) -> Grid:
    """Return the cells of a file.

    Raises:
        InputError: It cannot be read, or is no CSV in UTF-8; the line is named.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"The file is not in UTF-8 (byte {error.start + 1}).",
            where=file.name,
            todo='In Excel, save it as "CSV UTF-8 (Comma delimited)".',
        ) from None
    except OSError as error:
        raise InputError(
            f"The file cannot be read ({error.strerror}).",
            where=file.name,
            todo="Check that you may read it and that no other program holds it.",
        ) from None
    grid: Grid = {}
    with _long_cells():
        rows = csv.reader(io.StringIO(clean(text), newline=""), strict=True)
        try:
            for number, cells in enumerate(rows, 1):
                if row := {column: _with_breaks(cell) for column, cell in enumerate(cells, 1) if cell}:
                    grid[number] = row
        except csv.Error as error:
            raise InputError(
                f"Line {rows.line_num} is no line of a CSV file ({error}).",
                where=file.name,
                todo="Put cells that hold commas, quotes or line breaks in double quotes, and double their own.",
            ) from None
    return grid


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let a cell be as long as it is: a folder is where those go that no workbook takes."""
    before = csv.field_size_limit(2**31 - 1)
    try:
        yield
    finally:
        csv.field_size_limit(before)
