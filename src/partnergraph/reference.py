"""The reference tables shipped in data/reference: boroughs, borders, bodies, headings, names, statuses.

In: a table's name. Out: its rows. Known dirt of the field is data in these tables, not code: a heading, an
abbreviation or a status that is not known yet is a new line there.
"""

from __future__ import annotations

import csv
import io
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from partnergraph.errors import ReferenceDataError

_IN_USE = 50_000
_MOST_USED = 1_230  # the next is "smith"


def folder() -> Traversable:
    """Return the folder of the reference tables, inside the wheel or the source tree."""
    return files("partnergraph.reference_data")


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `<name>.csv` as dictionaries keyed by its headings; blanks are empty strings.

    Raises:
        ReferenceDataError: There is no such table, or a row has more or fewer cells than the headings.
    """
    path = folder() / f"{name}.csv"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ReferenceDataError("There is no such reference table.", where=f"{name}.csv") from None
    reader = csv.reader(io.StringIO(text))
    headings = next(reader)
    result = []
    for row in reader:
        if len(row) != len(headings):
            raise ReferenceDataError(
                f"{len(row)} cells under {len(headings)} headings.",
                where=f"{name}.csv, line {reader.line_num}",
                todo="Quote cells that hold a comma.",
            )
        result.append(dict(zip(headings, row, strict=True)))
    return tuple(result)


@cache
def _by_use() -> tuple[str, ...]:
    text = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    return tuple(line.split(" ", 1)[0] for line in text.splitlines() if line)


@cache
def english() -> frozenset[str]:
    """Return the 82,765 words of the dictionary that comes with symspellpy, in small letters."""
    return frozenset(_by_use())


@cache
def usual_english() -> frozenset[str]:
    """Return those of its words that are in use; among the rarest are scraps of others, such as "dobs"."""
    return frozenset(_by_use()[:_IN_USE])


@cache
def most_used_english() -> frozenset[str]:
    """Return its most used words, those that come before the first family name that is little else."""
    return frozenset(_by_use()[:_MOST_USED])
