"""The forms in which plans write dates: what stands where in a date cell.

In: the text of a cell. Out: its items in reading order: stretches of time, days without a year, and the words
of data/reference/date_words.csv. Refuses nothing; what is no item is left between the items for the caller.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from partnergraph.records.spans import Span, Undated, day_of, financial_years, month_of, quarter_of, years
from partnergraph.reference import rows

_SEPARATORS = r"[\s\-/,.']*"
_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "final": "4th", "last": "4th"}
_ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b", re.IGNORECASE)
# "1. June 2025" is the first of a list, not the first of June.
_DAY = r"(?:\d(?!\.\s)|[0-3]\d)(?:\s?(?:st|nd|rd|th)\b)?"
_UNCERTAIN = 2000, 2070  # the years that a plan names, but for a slip


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
    numbers = _numbers(_GLUED.sub(r"\g<0> ", text))
    if len(numbers) == 1:
        return Undated(quarter=int(numbers[0]))
    if re.match(r"(?:q|chwarter|[1-4](?:st|nd|rd|th|q))", text, re.IGNORECASE):
        quarter, numbers = numbers[0], numbers[1:]
    else:
        quarter, numbers = numbers[-1], numbers[:-1]
    # "FY26" is the year that ends in 2026, so its quarters begin in 2025.
    ends = len(numbers) == 1 and _FINANCIAL.search(text) is not None
    return quarter_of(int(quarter), _year(numbers[0]) - ends) if _follows(numbers) else None


def _half(text: str) -> Span | None:
    """Return half a year: of a financial year where two years or "FY" say so, else of a calendar year."""
    second = re.search(r"h2\b|half\s(?:year\s)?2\b|second|latter|2nd", text, re.IGNORECASE) is not None
    numbers = [number for number in _numbers(text) if len(number) > 1]
    year, financial = _year(numbers[0]), len(numbers) > 1 or _FINANCIAL.search(text) is not None
    start = 4 + 6 * second if financial else 1 + 6 * second
    year -= financial and len(numbers) == 1
    first, last = month_of(year, start), month_of(year + (start > 7), (start + 4) % 12 + 1)
    return Span(first.first, last.last, "half year") if first and last and _follows(numbers) else None


def _quarters(text: str) -> Span | Undated | None:
    """Return the last of "Q3/4 2025/26" or "Q1-Q4", or the whole where the year is given."""
    first, last, *numbers = _numbers(text)
    if not int(first) < int(last) <= _LAST_QUARTER:
        return None
    if not numbers:
        return Undated(quarter=int(last))
    rest = text[text.index(numbers[0], text.index(last) + 1) :]
    begin, end = (_quarter(f"q{number} {rest}") for number in (first, last))
    if not isinstance(begin, Span) or not isinstance(end, Span):
        return None
    return Span(
        begin.first, end.last, "quarter", ranged=bool(re.search(r"\d\s?(?:-|to)\s?(?:q\D*)?\d", text, re.IGNORECASE))
    )


def _financials(text: str) -> Span | None:
    first, _, last = re.split(r"\s?(-|\bto\b)\s?(?=\d+/)", text, maxsplit=1)
    begin, end = _financial(first), _financial(last)
    return Span(begin.first, end.last, "year", ranged=True) if begin and end and begin.first < end.last else None


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
        return month_of(first, int(numbers[1])) if len(numbers[1]) == 2 else None
    if named or "/" in text or last == first + 1:
        return financial_years(first, last)
    return years(first, last)


def _calendar_year(text: str) -> Span | None:
    return years(int(text), int(text))


def _undated(text: str) -> Undated | str | None:
    if text == "may":  # the verb; the month is printed with a capital
        return None
    numbers = _numbers(text)
    day, month = int(numbers[-1]) if numbers else 0, _month_in(text)
    # In a leap year, since no year is given.
    return Undated(month, day) if day <= monthrange(2024, month)[1] else None


def _week(text: str) -> str | None:
    """A week of a year: of the calendar, the financial or the school year, so it names no day."""
    return "season" if 1 <= int(_numbers(text)[0]) <= 53 else None


def _none(_: str) -> None:
    """What no calendar has."""


def _undated_number(text: str) -> Undated | Span | str | None:
    day, month = (int(number) for number in _numbers(text))
    if day <= 12 < month and _UNCERTAIN[0] + month <= _UNCERTAIN[1]:
        return month_of(_year(str(month)), day)  # 03/26 can be no day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Undated(month, day) if day <= monthrange(2024, month)[1] else "impossible"


def _said(text: str) -> str | None:
    return words().get(text.casefold())


def _recurring(_: str) -> str:
    return "recurring"


def _relative(_: str) -> str:
    return "relative"


def _season(_: str) -> str:
    return "season"


def _meeting(_: str) -> str:
    return "meeting"


def _filler(_: str) -> str:
    return "filler"


def is_american(text: str) -> bool:
    """Return whether figures put the month first, since the calendar allows nothing else: 06/30/2016."""
    numbers = _numbers(text)
    return bool(_NUMERIC.fullmatch(text)) and int(numbers[0]) <= 12 < int(numbers[1])


def is_far(span: Span) -> bool:
    """Return whether a time lies so far from today's plans that a figure may be wrong."""
    return not _UNCERTAIN[0] <= span.last.year <= _UNCERTAIN[1]


_LAST_QUARTER = 4
_GLUED = re.compile(r"^\D+[1-4](?=(?:19|20)\d\d$)")  # Q32025
_FINANCIAL = re.compile(r"\bf\.?\s?y|financial", re.IGNORECASE)
_NUMERIC = re.compile(r"\d{1,2}\s?[/.\-\\]\s?\d{1,2}\s?[/.\-\\]\s?(?:\d{4}|\d\d)(?![\d/])")
_CLOCK = r"(?:\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b|\s?hrs)?|\d{1,2}(?:\.\d\d)?\s?[ap]\.?m\b)(?![\d/])"
_Reads = Callable[[str], Span | Undated | str | None]
# Forms that leave no doubt what is meant: 31/06/2016 is no day, and so not "June 2016" either.
_WHOLE_DATES = frozenset(
    {"iso", "numeric", "written", "american", "day", "no eight", "week of a year", "no day", "no quarter"}
)


@cache
def _forms() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str], _Reads], ...]]:
    """Return a pattern that finds where a form may begin, and each form with what reads it, in the order to try."""
    month = "(?:" + "|".join(sorted(months(), key=len, reverse=True)) + r")(?![a-z])\.?"
    said = [
        re.escape(word).replace(r"\ ", r"\s") for word, meaning in words().items() if meaning not in {"month", "alone"}
    ]
    vague = "|".join(sorted(said, key=len, reverse=True))
    year = r"(?:(?:19|20)\d\d|'\d\d)"
    short = rf"(?:{year}|\d\d(?!\s{month}))(?!\d|[:/.]\d|st\b|nd\b|rd\b|th\b)"
    number = r"(?:\d{1,3}|one|two|three|four|five|six|nine|ten|twelve|eighteen|a|an)"
    unit = r"(?:working\s)?(?:day|week|month|quarter|year|term|meeting)s?\b"
    part = r"(?:spring|summer|autumn|winter|easter|christmas|weekend|weekday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|night|evening|morning)"
    fin = r"(?:f\.?y\.?e?|financial\syear)"
    pair = rf"(?:{year}|\d\d)\s?[/\-]\s?(?:\d{{4}}|\d\d)"
    both = rf"{pair}(?![\d/.\-])"
    q = r"(?:q(?:uarter|tr)?s?|chwarter)\.?\s?"
    quarter = rf"(?:{q}[1-4](?:\b|(?=20\d\d))|(?:[1-4](?:st|nd|rd|th)|{'|'.join(_ORDINALS)})\s(?:quarter|qtr)\b)"
    # "Q1 2025 to 2026": the financial year as the government's own style writes it.
    of_year = rf"{_SEPARATORS}(?:of\s)?(?:{fin}\s?)?(?:{year}\sto\s(?:{year}|\d\d)(?!\d)|{both}|{short})"
    half = r"(?:(?:h1\W{1,3}(?:and\s)?)?h[12]\b|(?:first|second|latter|1st|2nd)\shalf\b|half\s(?:year\s)?[12]\b)"
    day_month = rf"{_DAY}{_SEPARATORS}(?:of\s)?{month}"
    counted = r"(?:y(?:ea)?rs?|months?|phases?|stages?|terms?|weeks?|days?)"
    forms: tuple[tuple[str, str, _Reads], ...] = (
        (
            "iso",
            r"\d{4}([\-/.])\d{1,2}\1\d{1,2}(?:[t\s]\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?)?(?:z\b|[+\-]\d\d:\d\d)?(?![\d/])",
            _iso,
        ),
        ("eight", r"\d{8}(?!\d)", _eight),
        ("no eight", r"(?:19|20)\d{6}(?!\d)", _none),
        ("numeric", _NUMERIC.pattern, _numeric),
        ("spaced", r"[0-3]?\d\s[01]?\d\s(?:19|20)\d\d(?!\d)", _numeric),
        ("clock", _CLOCK, _filler),
        ("written", rf"(?:{_DAY}\s?(?:-|to|&|and|,)\s?){{0,3}}{day_month}{_SEPARATORS}{short}", _day_month_year),
        (
            "no day",
            rf"(?:[4-9]\d|\d{{3}})\s?(?:[a-z]{{2}}\s)?(?:of\s)?(?-i:(?!may)){month}(?:{_SEPARATORS}{short})?",
            _none,
        ),
        ("week of a year", rf"(?:week|wk)\.?\s?\d{{1,2}}{_SEPARATORS}(?:of\s)?{year}(?!\d)", _week),
        ("no quarter", rf"q\s?[05-9](?!\d)(?:{of_year})?", _none),
        ("american", rf"{month}\s?{_DAY}(?:\s?,\s?|\s)(?:19|20)\d\d(?!\d)", _month_day_year),
        ("every quarter", r"q1\W{1,4}q2\W{1,4}q3\W{1,4}(?:and\s|&\s)?q4\b(?!\s?\(?\d)", _recurring),
        ("quarters of a year", rf"{q}[1-4]\s?(?:-|to|/|&|and|,)\s?(?:{q})?[1-4]\b(?!/){of_year}", _quarters),
        ("quarter of a year", rf"{quarter}{of_year}", _quarter),
        ("year and quarter", rf"(?:{both}|{year}){_SEPARATORS}{quarter}", _quarter),
        ("half of a year", rf"{half}(?:\sof\sthe(?:\syear)?)?{of_year}", _half),
        ("short quarter", r"[1-4]q(?:20)?\d\d\b", _quarter),
        ("quarters", rf"{q}[1-4]\s?(?:-|to|/)\s?(?:{q})?[1-4]\b(?!/)", _quarters),
        ("quarter", quarter, _quarter),
        ("month of a year", rf"{month}{_SEPARATORS}(?:of\s)?{short}", _month_year),
        ("month in numbers", r"\d{1,2}\s?[/.\-]\s?(?:19|20)\d\d(?![\d/])", _numeric_month),
        ("financial years", rf"{pair}\s?(?:-|\bto\b)\s?{both}", _financials),
        ("academic year", rf"a\.?y\.?\s?(?:{both}|{short})", _season),
        ("financial year", rf"(?:{fin}\s?(?:ending\s)?(?:{both}|{short})|{both})", _financial),
        ("day", rf"(?:{day_month}|{month}\s?{_DAY}(?![\d:/]))", _undated),
        ("year", r"(?:19|20)\d\d(?!\d)", _calendar_year),
        ("month", month, _undated),
        ("day in numbers", r"[0-3]?\d/(?:[01]?\d|[2-9]\d)(?![\d/])", _undated_number),
        (
            "recurring",
            (
                rf"(?:every|each)\s(?:(?:other\s|{number}\s|[a-z]+\s)?{unit}|{month}|{part}\b)"
                rf"|(?:once|twice|{number}\stimes)\s(?:a|an|per|each|every)\s{unit}"
            ),
            _recurring,
        ),
        (
            "meeting",
            r"(?:next|following)\s(?:[\w&]{1,20}\s){0,4}(?:meeting|board|panel|forum|review|cycle)\b",
            _meeting,
        ),
        (
            "relative",
            (
                rf"(?:{number}\s?(?:-|to)\s?)?{number}\+?[\s\-]?{unit}"
                rf"|{counted}\s?(?:one|two|three|four|five|\d\d?)(?:\s?(?:-|to|/|&|and|,)\s?(?:y(?:ea)?r\s?|y)?\d\d?(?!\d|/))*\b"
                r"|[ym]\d\d?(?:\s?(?:-|to|/|&)\s?[ym]?\d\d?)?\b"
            ),
            _relative,
        ),
        ("words", rf"(?:{vague})(?!\w)", _said),
    )
    start = re.compile(
        r"(?<![\w£$€])(?:[\d']|half\s|qs?\d|q(?:uarter|tr)?s?\.?\s|chwarter|f\.?y|a\.?y|[ym]\d|yr|"
        + month
        + r"|every|each|once|twice|year|month|next|following|(?:phase|stage|term|week|day)s?\s?\d|(?:"
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
