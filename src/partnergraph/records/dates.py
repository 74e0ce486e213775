"""Dates as plans write them, read without inventing anything.

In: the text of a date cell, the typed value of a spreadsheet, and the period in which a day without a year must lie. Out:
`Dates`. UK order throughout. A month, quarter or year stands for its last day; a season, "mid-June", "within 6
months" or "next meeting" gives no day at all. A small grammar is used rather than a date library, since those fill
in the parts that are missing.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from dataclasses import dataclass, replace
from datetime import date, datetime

from partnergraph.records.date_forms import Item, Span, Undated, items

_VAGUE = ("season", "relative", "recurring", "meeting", "none")
_ONGOING = frozenset({"ongoing", "recurring", "onwards"})
_TO = frozenset({"-", "to", "until", "till", "through", "up to"})
_COUNTED_FROM = frozenset({"of", "after", "from", "following", "after the", "from the"})
_BETWEEN = frozenset({"filler", "starting"})
_FOOTNOTE = re.compile(r"\[\^\w+\]|[*†‡]+(?=\s|$|[,;)])")
_MONTH_AND_NUMBER = re.compile(r"[a-z]+\.? \d\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dates:
    """What a date cell says.

    Attributes:
        dates: Each date named, in reading order: the last day of the month, quarter or year.
        precision: Of the last of them; without a date: season, relative, recurring, meeting, none, or unread where
            the words say nothing of time.
        ongoing: Whether the words say ongoing, continuous, quarterly, as required.
        start: The first day of a period, or the day from which it goes on, if they say so.
        rest: The words that are neither date nor a known word about time.
        doubts: What a person should look at, each as a sentence.
    """

    dates: tuple[date, ...] = ()
    precision: str = "none"
    ongoing: bool = False
    start: date | None = None
    rest: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def said(self) -> bool:
        """Whether the words say anything about time, be it "to be confirmed"."""
        return bool(self.dates) or self.ongoing or self.start is not None or self.precision not in {"none", "unread"}


@dataclass(slots=True)
class _Cell:
    """A date cell while it is read."""

    text: str
    items: list[Item]
    doubts: list[str]

    def between(self, number: int, other: int) -> str:
        """Return the words between two items, in small letters."""
        return self.text[self.items[number].end : self.items[other].start].strip().casefold()

    def goes_on(self, number: int) -> bool:
        """Return whether a time is only a beginning: "April 2026 onwards", "April 2026 - ongoing"."""
        later = [item.what for item in self.items[number + 1 : number + 3]]
        if later[:1] == ["onwards"]:
            return True
        other = number + 1 + (later[:1] == ["until"])
        return other < len(self.items) and self.items[other].what == "ongoing" and self.between(number, other) in _TO

    def words(self, number: int) -> str:
        """Return the words of an item."""
        return self.text[self.items[number].start : self.items[number].end]


def plain(text: str) -> str:
    """Return `text` with single spaces, plain hyphens and apostrophes, and without footnote marks."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text).replace("’", "'").replace("‘", "'")
    return " ".join(_FOOTNOTE.sub("", text).split())


def read_dates(text: str, *, value: object = None, within: tuple[date, date] | None = None) -> Dates:
    """Return what the words of a date cell say.

    Args:
        text: The cell's words.
        value: The cell's typed value, where a spreadsheet gives one; a day in it is used where the words give none.
        within: First and last day between which a day without a year lies; the year is taken only where one alone fits.
    """
    result = _sum_up(_read(text, within))
    if isinstance(value, date) and not result.dates:
        day = value.date() if isinstance(value, datetime) else value
        return Dates(dates=(day,), precision="day", ongoing=result.ongoing)
    return result


def read_spans(text: str) -> tuple[Span, ...]:
    """Return the times that a text names, each with its first and last day, in reading order."""
    return tuple(item.what for item in _read(text, None).items if isinstance(item.what, Span))


def _read(text: str, within: tuple[date, date] | None) -> _Cell:
    cell = _Cell(plain(text), [], [])
    cell.items = items(cell.text)
    _make_vague(cell)
    _give_years(cell, within)
    _join_ranges(cell)
    return cell


def _give_years(cell: _Cell, within: tuple[date, date] | None) -> None:
    """Give the days without a year the year that the same cell or the plan's period leaves no choice about."""
    for number, item in enumerate(cell.items):
        what = item.what
        if isinstance(what, Span) and within and _MONTH_AND_NUMBER.fullmatch(cell.words(number)):
            # "June 30" in a plan of 2016 is a day, in a plan of 2026 a month.
            near = within[0].year - 5 <= what.last.year <= within[1].year + 10
            day = Undated(what.last.month, what.last.year % 100)
            cell.items[number] = replace(item, what=what if near else day)
    dated = [number for number, item in enumerate(cell.items) if isinstance(item.what, Span)]
    for number, item in enumerate(cell.items):
        what = item.what
        if not isinstance(what, Undated):
            continue
        at = bisect(dated, number)
        if at < len(dated):
            beside = _before(cell, number, what, dated[at])
        else:
            beside = _after(cell, what, dated[-1]) if dated else None
        span = beside or _in_period(what, within)
        if span is None:
            cell.doubts.append(f'No year is given for "{cell.words(number)}".')
            continue
        cell.items[number] = replace(item, what=span)
        if not beside:
            cell.doubts.append(
                f'"{cell.words(number)}" has no year; {span.last.year} alone fits the period of the plan.'
            )


def _before(cell: _Cell, number: int, what: Undated, other: int) -> Span | None:
    """Return the undated item in the year of the date that follows it."""
    near = cell.items[other].what
    if not isinstance(near, Span):
        return None
    year = _year_of(near.last, what)
    span = what.in_year(year)
    if span and span.first <= near.last:
        return span
    # "October - March 2026" begins in 2025; in "October, March 2026" it could be either.
    return what.in_year(year - 1) if cell.between(number, other) in _TO else None


def _after(cell: _Cell, what: Undated, other: int) -> Span | None:
    """Return the undated item in the year of the date before it, where it then comes later."""
    near = cell.items[other].what
    if not isinstance(near, Span):
        return None
    span = what.in_year(_year_of(near.first, what))
    return span if span and span.last >= near.first else None


def _year_of(day: date, what: Undated) -> int:
    """Return the year that a day lies in; for a quarter, the year in which its financial year began."""
    return day.year - (what.quarter > 0 and day.month < 4)


def _in_period(what: Undated, within: tuple[date, date] | None) -> Span | None:
    if within is None:
        return None
    spans = [what.in_year(year) for year in range(within[0].year - 1, within[1].year + 1)]
    fitting = [span for span in spans if span and within[0] <= span.last <= within[1]]
    return fitting[0] if len(fitting) == 1 else None


def _join_ranges(cell: _Cell) -> None:
    """Make one span of "January 2016 - January 2018"."""
    number = 0
    while number + 1 < len(cell.items):
        last = number + 1 + (cell.items[number + 1].what == "until" and number + 2 < len(cell.items))
        first, end = cell.items[number].what, cell.items[last].what
        if isinstance(first, Span) and isinstance(end, Span) and cell.between(number, last) in _TO:
            whole = Span(min(first.first, end.first), end.last, end.precision, ranged=True)
            cell.items[number : last + 1] = [Item(cell.items[number].start, cell.items[last].end, whole)]
        else:
            number += 1


def _make_vague(cell: _Cell) -> None:
    """Take the days out of "summer 2012", "mid-June 2016" and "6 months after March 2025"."""
    for number, item in enumerate(cell.items):
        later = next(
            (at for at in range(number + 1, min(number + 4, len(cell.items))) if cell.items[at].what not in _BETWEEN),
            None,
        )
        if later is None:
            continue
        after, gap = cell.items[later].what, cell.between(number, later).strip("-/,.'")
        if item.what in {"season", "approximate"} and gap in {"", "in", "of", "of the", "and", "or"}:
            year = isinstance(after, Span) and after.precision == "year"
            if year or (item.what == "approximate" and isinstance(after, Span | Undated)):
                cell.items[later] = replace(cell.items[later], what="season")
        if item.what == "relative" and gap in _COUNTED_FROM and isinstance(after, Span | Undated):
            cell.items[later] = replace(cell.items[later], what="relative")


def _sum_up(cell: _Cell) -> Dates:
    said = {item.what for item in cell.items if isinstance(item.what, str)}
    spans: list[Span] = []
    asides: list[Span] = []
    start: date | None = None
    begins = False
    for number, item in enumerate(cell.items):
        what = item.what
        if what == "impossible":
            cell.doubts.append(f'"{cell.words(number)}" is no day of the calendar.')
        if not isinstance(what, Span):
            continue
        before = cell.items[number - 1].what if number else ""
        if not what.ranged and (before == "starting" or cell.goes_on(number)):
            start, begins = start or what.first, True
            continue
        if what.ranged:
            start = start or what.first
        elif what.precision == "quarter" and str(what.last.year)[2:] not in cell.words(number):
            cell.doubts.append(f'"{cell.words(number)}" is read as a quarter of the financial year, up to {what.last}.')
        (asides if before == "aside" else spans).append(what)
    # "End June (ahead of 4 July meeting)", "30 September (was 30 June)": the other date is the one that holds.
    spans = spans or asides
    ongoing = bool(said & _ONGOING) or (begins and not spans)
    if spans:
        precision = max(spans, key=lambda span: span.last).precision
    else:
        precision = next((kind for kind in _VAGUE if kind in said), "")
    rest = _rest(cell)
    if not precision:
        unread = bool(cell.doubts) or (bool(re.search(r"\w", cell.text)) and not ongoing)
        precision = "unread" if unread else "none"
    elif re.search(r"\d{1,2}[/.\-]\d", rest):
        cell.doubts.append(f'"{rest}" was not read as a date.')
    return Dates(
        dates=tuple(dict.fromkeys(span.last for span in spans)),
        precision=precision,
        ongoing=ongoing,
        start=start,
        rest=rest,
        doubts=tuple(dict.fromkeys(cell.doubts)),
    )


def _rest(cell: _Cell) -> str:
    parts, position = [], 0
    for item in cell.items:
        parts.append(cell.text[position : item.start])
        position = item.end
    parts.append(cell.text[position:])
    words = [part.strip(" -,;:.()/&") for part in parts]
    return " ".join(word for word in words if re.search(r"\w", word))
