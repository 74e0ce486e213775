"""What an Excel cell shows: its value under its number format, as words.

In: a value as openpyxl gives it, and a number format. Out: the words, and the typed value. Only the formats that
plans use are followed (places, thousands, percent, currency, dates); under any other a number is shown in full.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta

# strftime would follow the language of the machine.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_PADDING = re.compile(r"_.|\*.")
_NUMBER = re.compile(
    r"""(?P<before>(?:"[^"]*"|\[\$[^\]]*\]|\\.|[£$€\s])*)
    (?P<thousands>\#,\#\#)?(?P<figures>0+)(?:\.(?P<places>0+))?(?P<percent>\s?%)?
    (?P<after>(?:"[^"]*"|\\.|\s)*)""",
    re.VERBOSE,
)
_CURRENCY = re.compile(r"\[\$([^\]-]*)[^\]]*\]")

Value = date | datetime | float | bool | None


def shown(value: object, number_format: str) -> tuple[str, Value]:
    """Return the words that a cell with this value shows, and the value if it is a date, number or yes-or-no.

    A date whose format leaves out the day names a month (or year): its value is None, since the day that is
    stored was never meant.

    >>> shown(datetime(2016, 6, 1), "mmm-yy")
    ('June 2016', None)
    >>> shown(0.7, "0%")
    ('70%', 0.7)
    """
    if isinstance(value, bool):
        return str(value).upper(), value
    if isinstance(value, (int, float)):
        return _number(value, number_format), float(value)
    if isinstance(value, (datetime, date)):
        return _date(value, _LITERAL.sub("", number_format.partition(";")[0]).lower())
    if isinstance(value, time):
        return f"{value:%H:%M}", None
    if isinstance(value, timedelta):
        hours, minutes = divmod(int(value.total_seconds()) // 60, 60)
        return f"{hours}:{minutes:02}", None
    return str(value), None


def _date(value: date, number_format: str) -> tuple[str, Value]:
    month = _MONTHS[value.month - 1]
    if "d" not in number_format and "y" in number_format:
        return (f"{month} {value.year}" if "m" in number_format else str(value.year)), None
    words = f"{value.day} {month} {value.year}"
    if not isinstance(value, datetime):
        return words, value
    if value.time() == time():
        return words, value.date()
    return f"{words} {value:%H:%M}", value


def _number(value: float, number_format: str) -> str:
    form = _NUMBER.fullmatch(_PADDING.sub("", number_format.partition(";")[0]))
    if form is None or not math.isfinite(value):
        return _in_full(value)
    size = abs(value) * (100 if form["percent"] else 1)
    places = len(form["places"] or "")
    words = f"{size:{',' if form['thousands'] else ''}.{places}f}"
    words = words.zfill(len(form["figures"]) + (places + 1 if places else 0))
    sign = "-" if value < 0 else ""
    return f"{sign}{_plain(form['before'])}{words}{form['percent'] or ''}{_plain(form['after'])}"


def _in_full(value: float) -> str:
    if isinstance(value, int) or (math.isfinite(value) and value.is_integer() and abs(value) < 1e15):
        return str(int(value))
    return f"{value:.15g}"


def _plain(literal: str) -> str:
    return _CURRENCY.sub(r"\1", literal).replace('"', "").replace("\\", "")
