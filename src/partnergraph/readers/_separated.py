"""Values between delimiters: which delimiter it is, and the cells of each row.

In: the text of a CSV file. Out: its rows, each with the line at which it begins, and the lines with stray quotation marks.
Refuses: a quotation mark that is opened, never closed, and swallows rows.

The csv module and clevercsv were tried on files as councils publish them. Both take a quotation mark that is never closed
as closed at the end of the file, and change the words around a stray one without a word; `csv.Sniffer` takes letters for
delimiters in texts with long sentences; clevercsv finds the same delimiters as the count below in ten times the time.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from partnergraph.errors import InputError

DELIMITERS = ",;\t|"
_SAMPLE = 200_000  # characters from which the delimiter is told
_SURE = 0.45  # most lines are rows of as many cells; sentences with commas never agree so well
_STATED = re.compile(r'"?sep=(.)"?[ \t,;|]*(?:\n|\Z)', re.IGNORECASE)
_AS_FORMULA = re.compile(r'="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells, the line at which it begins, and whether a quotation mark in it was taken as a plain character."""

    cells: tuple[str, ...]
    line: int
    stray: bool = False


def stated(text: str) -> tuple[str, str]:
    """Return the delimiter that a first line such as `sep=;` states, and the text without that line."""
    match = _STATED.match(text)
    return (match[1], text[match.end() :]) if match and match[1] in DELIMITERS else ("", text)


def likely(text: str) -> str:
    """Return the delimiter under which most rows have the same number of cells."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample.rpartition("\n")[0] or sample
    return max(DELIMITERS, key=lambda delimiter: _score(sample, delimiter))


def is_separated(text: str) -> bool:
    """Return whether most lines of a text are rows of as many cells."""
    sample = text[:_SAMPLE]
    return _score(sample, likely(sample)) > _SURE


def _score(text: str, delimiter: str) -> float:
    found, unclosed = _split(text, delimiter)
    rows = [row for row in found if any(cell.strip() for cell in row.cells)]
    widths = Counter(len(row.cells) for row in rows if len(row.cells) > 1)
    if not widths:
        return 0
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]))
    cells = [cell for row in rows for cell in row.cells[1:]]
    # After the commas of a sentence stands a space; between the cells of a row there is none.
    spaced = sum(cell.startswith(" ") for cell in cells) / len(cells)
    stray = sum(row.stray for row in rows) + bool(unclosed)
    alike = times / len(rows)
    return alike * (1 - 1 / width) * (1 - spaced / 2) * (1 - stray / (len(rows) + 1))


def rows(text: str, delimiter: str, name: str) -> list[Row]:
    """Return the rows of a text.

    Raises:
        InputError: A quotation mark that is never closed swallows rows.
    """
    found, unclosed = _split(text, delimiter)
    usual = Counter(len(row.cells) for row in found).most_common(1)[0][0] if found else 0
    by_line = {row.line: row for row in found}
    for line in unclosed:
        row = by_line.get(line)
        if row is None or len(row.cells) != usual:
            raise InputError(
                "A quotation mark is opened here and never closed, so that the rows after it cannot be told apart.",
                where=f"{name}, line {line}",
                todo='Close it, or write "" for a mark that belongs to the words, and read the file again.',
            )
    return found


@cache
def _forms(delimiter: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the forms of a cell: in quotation marks, in marks with others inside on one line, and without."""
    mark = re.escape(delimiter)
    spaces = "[ ]*+" if delimiter == "\t" else r"[ \t]*+"
    ends = rf"{spaces}(?={mark}|\n|\Z)"
    quoted = re.compile(rf'{spaces}"((?:[^"]|"")*+)"{ends}')
    loose = re.compile(rf'{spaces}"([^\n]*?)"{ends}')
    return quoted, loose, re.compile(rf"[^{mark}\n]*+")


def _split(text: str, delimiter: str) -> tuple[list[Row], list[int]]:
    """Return the rows, and the lines on which a mark is opened that is closed on no line of its cell."""
    forms = _forms(delimiter)
    found: list[Row] = []
    unclosed: list[int] = []
    cells: list[str] = []
    at, line, begun, stray = 0, 1, 1, False
    while at < len(text):
        cell, end, odd = _cell(text, at, forms)
        if odd == "open":
            unclosed.append(line)
        stray = stray or bool(odd)
        cells.append(cell)
        line += text.count("\n", at, end)
        at = end + 1
        if end >= len(text) or text[end] == "\n":
            found.append(Row(tuple(cells), begun, stray))
            line += 1
            cells, begun, stray = [], line, False
        elif at >= len(text):
            cells.append("")
    if cells:
        found.append(Row(tuple(cells), begun, stray))
    return found, unclosed


def _cell(text: str, at: int, forms: tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]) -> tuple[str, int, str]:
    """Return the cell at a position, where it ends, and `stray` or `open` where a mark in it is an odd one."""
    quoted, loose, bare = forms
    plain = bare.match(text, at)
    assert plain is not None  # noqa: S101 - it may be empty
    words = plain[0].lstrip()
    if not words.startswith('"'):
        formula = _AS_FORMULA.fullmatch(words.rstrip())
        return (formula[1] if formula else plain[0]), plain.end(), ""
    match = quoted.match(text, at)
    if match:
        inner = match[1].replace('""', '"')
        formula = _AS_FORMULA.fullmatch(inner)
        return (formula[1] if formula else inner), match.end(), ""
    match = loose.match(text, at)
    if match:
        return match[1].replace('""', '"'), match.end(), "" if '"' not in match[1].replace('""', "") else "stray"
    # A mark that opens and closes before the end of the cell belongs to the words.
    return plain[0], plain.end(), "stray" if words.count('"') % 2 == 0 else "open"
