"""Stretches of time: a day, a month, a quarter, years, and days that lack their year.

In: years, months and days as numbers. Out: a `Span`, or nothing where no calendar has such a day.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_FIRST_YEAR, _LAST_YEAR = 1950, 2099


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time that the words name: its first and last day, and how exact they are.

    `ranged` marks one with a beginning and an end of its own ("2025-2027", "April to June 2025"), unlike a plain date.
    """

    first: date
    last: date
    precision: str
    ranged: bool = False


@dataclass(frozen=True, slots=True)
class Undated:
    """A day, month or quarter whose year the words do not give."""

    month: int = 0
    day: int = 0
    quarter: int = 0

    def in_year(self, year: int) -> Span | None:
        """Return the span in `year` (for a quarter, in the financial year that begins in it); None if there is no such day."""
        if self.quarter:
            return quarter_of(self.quarter, year)
        return day_of(year, self.month, self.day) if self.day else month_of(year, self.month)


def day_of(year: int, month: int, day: int) -> Span | None:
    """Return one day, or None where the calendar has no such day or the year is not of our time."""
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return Span(date(year, month, day), date(year, month, day), "day")


def month_of(year: int, month: int) -> Span | None:
    """Return a month, or None where it is none."""
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12):
        return None
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def quarter_of(quarter: int, year: int) -> Span | None:
    """Return a quarter of the UK financial year that begins in April of `year`: the first is April to June."""
    start = 4 + 3 * (quarter - 1)
    first, last = (
        month_of(year + (start > 12), (start - 1) % 12 + 1),
        month_of(year + (start > 10), (start + 1) % 12 + 1),
    )
    return Span(first.first, last.last, "quarter") if first and last else None


def years(first: int, last: int) -> Span | None:
    """Return the calendar years `first` to `last`."""
    if not _FIRST_YEAR <= first <= last <= _LAST_YEAR:
        return None
    return Span(date(first, 1, 1), date(last, 12, 31), "year", ranged=last > first)


def financial_years(first: int, last: int) -> Span | None:
    """Return the UK financial years that begin in April of `first` and end on 31 March of `last`."""
    if not _FIRST_YEAR <= first < last <= _LAST_YEAR:
        return None
    return Span(date(first, 4, 1), date(last, 3, 31), "year", ranged=last > first + 1)
