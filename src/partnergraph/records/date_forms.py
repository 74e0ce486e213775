"""The forms in which plans write dates: what stands where in a date cell.

In: the text of a cell. Out: its items in reading order: stretches of time, days without a year, and the words
of data/reference/date_words.csv. Refuses nothing; what is no item is left between the items for the caller.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from partnergraph.reference import rows

_FIRST_YEAR, _LAST_YEAR = 1950, 2099
_SEPARATORS = r"[\s\-/,.']*"
_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "final": "4th", "last": "4th"}
_ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_DAY = r"[0-3]?\d(?:\s?(?:st|nd|rd|th)\b)?"


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


@dataclass(frozen=True, slots=True)
class Item:
    """Something recognised at `start` to `end` of the text: a time, or the meaning of a word."""

    start: int
    end: int
    what: Span | Undated | str


@cache
def words() -> dict[str, str]:
    """Return the meaning of each word and phrase that date cells hold, in small letters."""
    return {row["words"]: row["meaning"] for row in rows("date_words")}


@cache
def months() -> dict[str, int]:
    """Return the number of each month by its names and short forms."""
    return {row["words"]: int(row["value"]) for row in rows("date_words") if row["meaning"] == "month"}


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


def _year(digits: str) -> int:
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (2000 if number < 70 else 1900)


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _iso(text: str) -> Span | None:
    year, month, day = _numbers(text)[:3]
    return day_of(int(year), int(month), int(day))


def _eight(text: str) -> Span | None:
    return day_of(int(text[4:]), int(text[2:4]), int(text[:2])) or day_of(int(text[:4]), int(text[4:6]), int(text[6:]))


def _numeric(text: str) -> Span | None:
    first, second, year = _numbers(text)
    # Day first, as in the UK; month first only where the calendar allows nothing else.
    return day_of(_year(year), int(second), int(first)) or day_of(_year(year), int(first), int(second))


def _month_in(text: str) -> int:
    return next(months()[word] for word in re.findall(r"[a-z]+", text.casefold()) if word in months())


def _day_month_year(text: str) -> Span | None:
    numbers = _numbers(text)
    return day_of(_year(numbers[-1]), _month_in(text), int(numbers[-2]))


def _month_day_year(text: str) -> Span | None:
    day, year = _numbers(text)
    return day_of(_year(year), _month_in(text), int(day))


def _month_year(text: str) -> Span | None:
    return month_of(_year(_numbers(text)[-1]), _month_in(text))


def _numeric_month(text: str) -> Span | None:
    month, year = _numbers(text)
    return month_of(_year(year), int(month))


def _quarter(text: str) -> Span | Undated | None:
    text = _ORDINAL.sub(lambda word: _ORDINALS[word.group().casefold()], text)
    numbers = _numbers(text)
    if len(numbers) == 1:
        return Undated(quarter=int(numbers[0]))
    if re.match(r"(?:q|chwarter|[1-4](?:st|nd|rd|th))", text, re.IGNORECASE):
        quarter, numbers = numbers[0], numbers[1:]
    else:
        quarter, numbers = numbers[-1], numbers[:-1]
    return quarter_of(int(quarter), _year(numbers[0])) if _follows(numbers) else None


def _follows(numbers: list[str]) -> bool:
    return all((int(first) + 1) % 100 == int(second) % 100 for first, second in pairwise(numbers))


def _financial(text: str) -> Span | None:
    numbers = _numbers(text)
    named = not text[0].isdigit()
    if len(numbers) == 1:
        return financial_years(_year(numbers[0]) - 1, _year(numbers[0]))
    first, last = _year(numbers[0]), _year(numbers[1])
    if len(numbers[0]) == 2 and not named and (last != first + 1 or int(numbers[1]) <= 12):
        return None  # 04/05 is the fourth of May
    if last < first:
        return month_of(first, int(numbers[1])) if "-" in text else None
    if named or "/" in text or (len(numbers[1]) == 2 and last == first + 1):
        return financial_years(first, last)
    return years(first, last)


def _calendar_year(text: str) -> Span | None:
    return years(int(text), int(text))


def _undated(text: str) -> Undated | None:
    if text == "may":  # the verb; the month is printed with a capital
        return None
    numbers = _numbers(text)
    return Undated(_month_in(text), int(numbers[-1]) if numbers else 0)


def _undated_number(text: str) -> Undated | None:
    day, month = (int(number) for number in _numbers(text))
    return Undated(month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _said(text: str) -> str | None:
    return words().get(text.casefold())


def _recurring(_: str) -> str:
    return "recurring"


def _relative(_: str) -> str:
    return "relative"


_Reads = Callable[[str], Span | Undated | str | None]
# Forms that leave no doubt what is meant: 31/06/2016 is no day, and so not "June 2016" either.
_WHOLE_DATES = frozenset({"iso", "numeric", "written", "american"})


@cache
def _forms() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str], _Reads], ...]]:
    """Return a pattern that finds where a form may begin, and each form with what reads it, in the order to try."""
    month = "(?:" + "|".join(sorted(months(), key=len, reverse=True)) + r")\b\.?"
    said = [re.escape(word).replace(r"\ ", r"\s") for word in words() if word not in months()]
    vague = "|".join(sorted(said, key=len, reverse=True))
    year = r"(?:(?:19|20)\d\d|'\d\d)"
    short = rf"(?:{year}|\d\d)(?!\d|[:/.]\d|st\b|nd\b|rd\b|th\b|\s{month})"
    number = r"(?:\d{1,3}|one|two|three|four|five|six|nine|ten|twelve|eighteen|a|an)"
    unit = r"(?:working\s)?(?:day|week|month|quarter|year|term|meeting)s?\b"
    fin = r"(?:f\.?y\.?|financial\syear)"
    both = rf"(?:{year}|\d\d)\s?[/\-]\s?(?:\d{{4}}|\d\d)(?![\d/.\-])"
    quarter = (
        rf"(?:(?:q(?:uarter|tr)?|chwarter)\.?\s?[1-4]\b|(?:[1-4](?:st|nd|rd|th)|{'|'.join(_ORDINALS)})\squarter\b)"
    )
    day_month = rf"{_DAY}{_SEPARATORS}(?:of\s)?{month}"
    forms: tuple[tuple[str, str, _Reads], ...] = (
        ("iso", r"\d{4}-\d\d-\d\d(?:[t\s]\d\d:\d\d(?::\d\d)?)?(?!\d)", _iso),
        ("eight", r"\d{8}(?!\d)", _eight),
        ("numeric", r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:\d{4}|\d\d)(?![\d/])", _numeric),
        ("written", rf"(?:{_DAY}\s?(?:-|to|&|and)\s?)?{day_month}{_SEPARATORS}{short}", _day_month_year),
        ("american", rf"{month}\s?{_DAY}(?:\s?,\s?|\s)(?:19|20)\d\d(?!\d)", _month_day_year),
        ("quarter of a year", rf"{quarter}{_SEPARATORS}(?:of\s)?(?:{fin}\s?)?(?:{both}|{short})", _quarter),
        ("year and quarter", rf"(?:{both}|{year}){_SEPARATORS}{quarter}", _quarter),
        ("quarter", quarter, _quarter),
        ("month of a year", rf"{month}{_SEPARATORS}(?:of\s)?{short}", _month_year),
        ("month in numbers", r"\d{1,2}\s?[/.\-]\s?(?:19|20)\d\d(?![\d/])", _numeric_month),
        ("financial year", rf"(?:{fin}\s?(?:ending\s)?(?:{both}|{short})|{both})", _financial),
        ("day", rf"(?:{day_month}|{month}\s?{_DAY}(?![\d:/]))", _undated),
        ("year", r"(?:19|20)\d\d(?!\d)", _calendar_year),
        ("month", month, _undated),
        ("day in numbers", r"[0-3]?\d/[01]?\d(?![\d/])", _undated_number),
        ("recurring", rf"(?:every|each)\s(?:other\s|{number}\s|[a-z]+\s)?{unit}", _recurring),
        (
            "relative",
            rf"(?:{number}\s?(?:-|to)\s?)?{number}[\s\-]?{unit}|(?:y(?:ea)?r|month)\s?(?:one|two|three|\d\d?)\b|y[1-5]\b",
            _relative,
        ),
        ("words", rf"(?:{vague})(?!\w)", _said),
    )
    start = re.compile(
        r"(?<![\w£$€])(?:[\d']|q|chwarter|f\.?y|y\d|yr|"
        + month
        + "|every|each|year|month|(?:"
        + "|".join(_ORDINALS)
        + r")\s|"
        + number
        + r"\b|(?:"
        + vague
        + r")(?!\w))",
        re.IGNORECASE,
    )
    return start, tuple((name, re.compile(form, re.IGNORECASE), reads) for name, form, reads in forms)


def items(text: str) -> list[Item]:
    """Return what is recognised in `text` (spaces already single), in reading order and without overlaps."""
    start, forms = _forms()
    found: list[Item] = []
    position = 0
    while begun := start.search(text, position):
        position = begun.start() + 1
        for name, form, reads in forms:
            match = form.match(text, begun.start())
            what = reads(match.group()) if match else None
            if match and what is None and name in _WHOLE_DATES:
                what = "impossible"
            if match and what is not None:
                found.append(Item(match.start(), match.end(), what))
                position = match.end()
                break
    return found
