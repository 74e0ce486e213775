"""When an action is due, begins and was last looked at: the cells of its date columns read together.

In: a draft, the words that stand under the headings of dates, the period of the plan. Out: `Dates`, days, and the columns that
another took the place of ("Original date" beside "Revised date"); the ledger learns what was not understood.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from partnergraph.model import Cell
from partnergraph.records.accounts import Ledger
from partnergraph.records.date_forms import items
from partnergraph.records.dates import Dates, plain, read_dates, read_spans
from partnergraph.records.drafts import Draft
from partnergraph.records.statuses import is_status

Within = tuple[date, date] | None
_IN_FULL = "Write the day in full, such as 31 March 2026."


def given_up(draft: Draft, texts: Mapping[int, str]) -> set[int]:
    """Return the date columns that do not hold for an action, since another of them says what holds now.

    Args:
        draft: The action.
        texts: The words under each of its date columns.
    """
    if len(texts) < 2:
        return set()
    parts = {number: {item.what for item in items(plain(draft.columns[number].heading))} for number in texts}
    dated = {number for number, text in texts.items() if _is_filled(text)}
    now = {number for number in dated if "holds" in parts[number]}
    if now:
        return set(texts) - {max(now)}
    before = {number for number in texts if "aside" in parts[number]}
    return before if dated - before else set()


def _is_filled(text: str) -> bool:
    """Return whether a date cell says something, be it only that the day is to be confirmed."""
    return read_dates(text, serials=True).said or text.strip().casefold().startswith(("tb", "to be"))


def period_of(draft: Draft, numbers: Sequence[int], within: Within) -> Within:
    """Return the period in which days without a year lie: that of the heading ("Quarter, 2025/26"), the section, the plan."""
    headings = [draft.columns[number].heading for number in numbers if number < len(draft.columns)]
    for text in (*headings, *reversed(draft.theme.split(" > "))):
        spans = read_spans(text)
        if len(spans) == 1 and spans[0].precision == "year":
            return spans[0].first, spans[0].last
    return within


def read_due(draft: Draft, text: str, cells: Sequence[Cell], within: Within, ledger: Ledger) -> Dates:
    """Return what the date cells of an action say of when it is due."""
    value = next((cell.value for cell in cells if isinstance(cell.value, date)), None)
    due = read_dates(text, value=value, within=within, serials=True)
    if not cells:
        return due
    told = is_status(due.rest) or is_status(text)
    if due.precision == "unread" and due.doubts:
        _tell(due, cells[0], "not understood", ledger)
    elif due.precision == "unread" and not told:
        for cell in dict.fromkeys(cells):
            ledger.misread(
                cell,
                f'The words under "{draft.columns[draft.numbers("due")[0]].heading}" say nothing of a date.',
                "Write a day, a month, or one of ongoing, monthly, TBC.",
            )
    elif any(draft.columns[number].value for number in draft.numbers("due") if number < len(draft.columns)):
        for doubt in due.doubts:  # that of a heading, once and not for each tick under it
            ledger.note_once("unsure", doubt, cells[0].place, cells[0].text, _IN_FULL)
    else:
        _tell(due, cells[0], "unsure", ledger)
    return replace(due, precision="none") if due.precision == "unread" and told else due


def read_day(meaning: str, text: str, cells: Sequence[Cell], within: Within, ledger: Ledger) -> date | None:
    """Return the one day that cells say: for `start` the first of a period, else the last."""
    if not text:
        return None
    value = next((cell.value for cell in cells if isinstance(cell.value, date)), None)
    dates = read_dates(text, value=value, within=within, serials=True)
    if dates.precision == "unread":
        ledger.misread(cells[0], "The words say nothing of a date.", "Write a day or a month.")
    if meaning == "start":
        first = next(iter(read_spans(text)), None)
        return first.first if first else next(iter(dates.dates), None)
    return dates.start or (dates.dates[-1] if dates.dates else None)


def _tell(dates: Dates, cell: Cell, kind: str, ledger: Ledger) -> None:
    if dates.doubts and kind == "not understood":
        ledger.misread(cell, " ".join(dates.doubts), _IN_FULL)
        return
    for doubt in dates.doubts:
        ledger.note(kind, doubt, cell.place, cell.text, _IN_FULL)
