"""What the words beside a date make of it: the day that holds, one that was given up, a beginning, a completion.

In: the items of a date cell and its text. Out: for each item the part that it has. "Original: 31/03/25 Revised: 30/09/25",
"01/04/2025 (start) 31/03/2026 (end)", "31/03/2026 (completed 12/02/2026)". Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from partnergraph.records.date_forms import Item
from partnergraph.records.spans import Span

_PARTS = frozenset({"aside", "starting", "holds", "done", "ending"})
_BETWEEN = frozenset({"filler", "approximate"})


def parts(items: Sequence[Item], text: str) -> list[str]:
    """Return the part of each item that is a time: `aside`, `starting`, `holds`, `done`, `ending`, or nothing.

    A word gives its part to the time after it, over such words as "in", "end of" and the days of the week; a word alone
    in brackets to the time before it, unless the cell begins with one.
    """
    times = [number for number, item in enumerate(items) if isinstance(item.what, Span)]
    found = [""] * len(items)
    bracketed = (
        [
            number
            for number, item in enumerate(items)
            if item.what in _PARTS and text[: item.start].endswith("(") and text[item.end :].startswith(")")
        ]
        if "(" in text and times
        else []
    )
    behind = set(bracketed) if bracketed and bracketed[0] > times[0] else set()
    part = ""
    for number, item in enumerate(items):
        if number in behind:
            if isinstance(items[number - 1].what, Span):
                found[number - 1] = str(item.what)
        elif isinstance(item.what, Span):
            found[number], part = part, ""
        elif item.what in _PARTS:
            part = str(item.what)
        elif item.what not in _BETWEEN:
            part = ""
    return _given_up(found, times)


def _given_up(found: list[str], times: Sequence[int]) -> list[str]:
    """Set aside the times before the one that holds now: "30 June 2025, revised to 31 May 2025"."""
    last = max((number for number in times if found[number] == "holds"), default=-1)
    before = ""
    for number in reversed(times):
        if number <= last and before == "holds" and not found[number]:
            found[number], before = "aside", ""
        else:
            before = found[number]
    return found
