"""Read a date as people in Britain type it.

In: the words of a cell. Out: the day. Refuses: a day that no calendar has, two figures for a year, month before day;
each with the date that was probably meant.
"""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_UK = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})", re.IGNORECASE)
_MONTH = re.compile(r"([a-z]{3,9})\.?,?\s+(\d{4})", re.IGNORECASE)
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


class UnreadableError(ValueError):
    """A cell does not hold what its column asks for; `nearest` is a value that it would take."""

    def __init__(self, what: str, nearest: str = "") -> None:
        super().__init__(what)
        self.nearest = nearest


def read_date(text: str) -> date:
    """Return the day that `text` names: 2026-03-31, 31/03/2026, 31.3.2026 or 31 March 2026.

    Raises:
        UnreadableError: It names none.
    """
    words = text.strip()
    if found := _ISO.fullmatch(words):
        return _day(text, int(found[1]), int(found[2]), int(found[3]))
    if found := _UK.fullmatch(words):
        year = int(found[3])
        if len(found[3]) == 2:
            likely = _likely(year + 2000, int(found[2]), int(found[1]))
            raise UnreadableError(f'"{text}" has two figures for the year', _uk(likely))
        return _day(text, year, int(found[2]), int(found[1]))
    if found := _WORDS.fullmatch(words):
        starts = _months(found[2])
        if len(starts) == 1:
            return _day(text, int(found[3]), starts[0], int(found[1]))
    raise UnreadableError(f'"{text}" is no date; write day, month and year', _uk(_last_of_month(words)))


def _months(begun: str) -> list[int]:
    return [number for number, name in enumerate(_MONTHS, 1) if name.startswith(begun.lower())]


def _last_of_month(words: str) -> date | None:
    """The last day of a month that is named without one."""
    found = _MONTH.fullmatch(words)
    starts = _months(found[1]) if found else []
    return _likely(int(found[2]), starts[0], 31) if found and len(starts) == 1 else None


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableError(f'"{text}" is on no calendar', _uk(_likely(year, month, day))) from None


def _likely(year: int, month: int, day: int) -> date | None:
    """The day that was probably meant: month and day changed over, or the last day of a shorter month."""
    for trial in ((month, day), (day, month), *((month, last) for last in (30, 29, 28) if day > last)):
        try:
            return date(year, *trial)
        except ValueError:
            continue
    return None


def _uk(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
