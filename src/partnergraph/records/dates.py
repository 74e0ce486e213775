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
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from rapidfuzz import fuzz, process

from partnergraph.records.date_forms import Item, is_american, is_far, items, months, words
from partnergraph.records.date_parts import parts
from partnergraph.records.spans import Span, Undated

_VAGUE = ("season", "relative", "recurring", "meeting", "none")
_ONGOING = frozenset({"ongoing", "recurring", "onwards"})
_TO = frozenset({"-", "to", "until", "till", "through", "up to"})
_COUNTED_FROM = frozenset({"of", "after", "from", "following", "after the", "from the"})
_BETWEEN = frozenset({"filler", "ending", "starting"})
_OF = frozenset({"", "in", "of", "of the", "and", "or", "year", "in the", "holiday", "holidays", "break", "for"})
_SERIAL = re.compile(r"\s*((?:3[7-9]|4\d|5\d)\d{3})(?:\.\d{1,12})?\s*")  # April 2001 to 2064
_SCHOOL_YEAR = frozenset({"academic year", "school year"})
_FOOTNOTE = re.compile(r"\[\^\w{1,9}\]|(?<![*†‡])[*†‡]{1,9}(?=\s|$|[,;)])")
_NAME = re.compile(r"(?<![^\W\d_])[A-Za-z]{5,12}(?![^\W\d_])")
_LIKENESS = 85  # of 100: one wrong letter in a month of six
_DAY_OF_SOMETHING = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s[A-Za-z]{3,}$")  # "12 Octember" before a year
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
    doubts: list[str]
    items: list[Item] = field(default_factory=list)

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


def _mended(text: str) -> tuple[str, list[str]]:
    """Return the text with months that are misspelt beside a figure put right, and a sentence for each."""
    if not any(figure.isdigit() for figure in text):
        return text, []
    doubts: list[str] = []

    def right(word: re.Match[str]) -> str:
        beside = text[max(0, word.start() - 6) : word.start()] + text[word.end() : word.end() + 4]
        month = _month_like(word.group().casefold()) if any(figure.isdigit() for figure in beside) else ""
        if not month:
            return word.group()
        doubts.append(f'"{word.group()}" is read as {month.capitalize()}.')
        return month.capitalize()

    return _NAME.sub(right, text), doubts


@lru_cache(maxsize=4096)
def _month_like(word: str) -> str:
    if word in words():
        return ""
    names = [name for name in months() if len(name) > 4]
    found = process.extractOne(word, names, scorer=fuzz.ratio, score_cutoff=_LIKENESS)
    return found[0] if found else ""


def read_dates(
    text: str, *, value: object = None, within: tuple[date, date] | None = None, serials: bool = False
) -> Dates:
    """Return what the words of a date cell say.

    Args:
        text: The cell's words.
        value: The cell's typed value, where a spreadsheet gives one; a day in it is used where the words give none.
        within: First and last day between which a day without a year lies; the year is taken only where one alone fits.
        serials: Whether a bare number may be the one under which a spreadsheet stores a day, as in a column of dates.
    """
    if serials and (day := _of_serial(text)):
        doubt = f'"{text.strip()}" is read as the day that a spreadsheet stores under this number: {day}.'
        return Dates(dates=(day,), precision="day", doubts=(doubt,))
    result = _sum_up(_read(text, within))
    if isinstance(value, date) and not result.dates:
        day = value.date() if isinstance(value, datetime) else value
        return Dates(dates=(day,), precision="day", ongoing=result.ongoing)
    return result


def _of_serial(text: str) -> date | None:
    """Return the day with this number in Excel, if it is of our time: 45930 is 30 September 2025."""
    number = _SERIAL.fullmatch(text)
    return date(1899, 12, 30) + timedelta(days=int(number[1])) if number else None


def read_spans(text: str) -> tuple[Span, ...]:
    """Return the times that a text names, each with its first and last day, in reading order."""
    return tuple(item.what for item in _read(text, None).items if isinstance(item.what, Span))


def _read(text: str, within: tuple[date, date] | None) -> _Cell:
    cell = _Cell(*_mended(plain(text)))
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
    again = any(item.what == "recurring" for item in cell.items)
    for number, item in enumerate(cell.items):
        what = item.what
        if not isinstance(what, Undated):
            continue
        at = bisect(dated, number)
        if at < len(dated):
            beside = _before(cell, number, what, dated[at])
        else:
            beside = _after(cell, what, dated[-1]) if dated else None
        if again and not beside:
            cell.items[number] = replace(item, what="recurring")  # "annually in March" is no March of any one year
            continue
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
    """Take the days out of "summer 2012", "mid-June 2016", "6 months after March 2025" and "Year 2, Q3"."""
    for number, item in enumerate(cell.items):
        later = next(
            (at for at in range(number + 1, min(number + 4, len(cell.items))) if cell.items[at].what not in _BETWEEN),
            None,
        )
        if later is None:
            continue
        after, gap = cell.items[later].what, cell.between(number, later).strip("-/,.'")
        if item.what in {"season", "approximate"} and gap in _OF:
            year = isinstance(after, Span) and after.precision == "year"
            if year or (item.what == "approximate" and isinstance(after, Span | Undated)):
                cell.items[later] = replace(cell.items[later], what="season")
        if item.what == "relative" and gap in _COUNTED_FROM and isinstance(after, Span | Undated):
            cell.items[later] = replace(cell.items[later], what="relative")
        if item.what == "relative" and isinstance(after, Undated) and after.quarter and gap in _OF:
            cell.items[later] = replace(cell.items[later], what="relative")
        if (
            isinstance(item.what, Span)
            and item.what.precision == "year"
            and cell.words(later).casefold() in _SCHOOL_YEAR
        ):
            cell.items[number] = replace(item, what="season")


def _sum_up(cell: _Cell) -> Dates:
    said = {item.what for item in cell.items if isinstance(item.what, str)}
    spans: list[Span] = []
    asides: list[Span] = []
    start: date | None = None
    begins = False
    for number, (item, part) in enumerate(zip(cell.items, parts(cell.items, cell.text), strict=True)):
        what = item.what
        if what == "impossible":
            cell.doubts.append(f'There is no "{cell.words(number)}" in the calendar.')
        if not isinstance(what, Span):
            continue
        _doubt(cell, number, what)
        if not what.ranged and (part == "starting" or cell.goes_on(number)):
            start, begins = start or what.first, True
            continue
        if what.ranged:
            start = start or what.first
        (asides if part in {"aside", "done"} else spans).append(what)
    # "End June (ahead of 4 July meeting)", "30 September (was 30 June)": the other date is the one that holds.
    spans = spans or asides
    if {"approximate", "season"} & said:
        said.add("season")
    ongoing = bool(said & _ONGOING) or (begins and not spans)
    if spans:
        precision = max(spans, key=lambda span: span.last).precision
    else:
        precision = next((kind for kind in _VAGUE if kind in said), "")
    rest = _rest(cell)
    if not precision and words().get(cell.text.casefold().strip(" .")) == "alone":
        precision, rest = "relative", ""
    if not precision:
        unread = bool(cell.doubts) or (bool(re.search(r"\w", cell.text)) and not ongoing)
        precision = "unread" if unread else "none"
    elif re.search(r"\d{1,2}[/.\-]\d", rest) or (precision == "year" and _DAY_OF_SOMETHING.search(rest)):
        cell.doubts.append(f'"{rest}" was not read as a date.')
    return Dates(
        dates=tuple(dict.fromkeys(span.last for span in spans)),
        precision=precision,
        ongoing=ongoing,
        start=start,
        rest=rest,
        doubts=tuple(dict.fromkeys(cell.doubts)),
    )


def _doubt(cell: _Cell, number: int, span: Span) -> None:
    """Note what is odd about a time that is read none the less."""
    printed = cell.words(number)
    if span.precision == "quarter" and not span.ranged and str(span.last.year)[2:] not in printed:
        cell.doubts.append(f'"{printed}" is read as a quarter of the financial year, up to {span.last}.')
    if is_american(printed):
        cell.doubts.append(f'"{printed}" has the month before the day.')
    if is_far(span):
        cell.doubts.append(f'"{printed}" lies far from the years of any plan.')


def _rest(cell: _Cell) -> str:
    found, position = [], 0
    for item in cell.items:
        if item.what == "done":
            continue  # "Completed June 2025" says how far the action is as well as when
        found.append(cell.text[position : item.start])
        position = item.end
    found.append(cell.text[position:])
    words = [part.strip(" -,;:.()/&") for part in found]
    return " ".join(word for word in words if re.search(r"\w", word))
