"""Cells that list several actions, with who and when listed beside them in the same order.

In: the drafts of a document. Out: the drafts, one an action. A list is taken apart only where what stands beside it is
numbered as it is, or has as many lines; any other list stays one action, and an Issue says so where that is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from partnergraph.records.accounts import Ledger
from partnergraph.records.dates import read_dates
from partnergraph.records.drafts import Draft
from partnergraph.records.lines import begins_small, is_bullet
from partnergraph.records.rows import begins_with_verb

_NUMBER = re.compile(
    r"\s*\(?(?P<number>\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})(?:[.):]+|(?<=\.\d)|(?<=\.\d\d))\s+(?=\S)", re.IGNORECASE
)
_POINT = re.compile(r"\s*(?:[-–—•▪◦●*·>]|o(?=\s))\s*")
_BESIDE = ("lead", "due", "status", "rag", "outcome", "progress", "start")


@dataclass(frozen=True, slots=True)
class _List:
    """The items of a cell: how they are marked, their numbers where they have any, and their words."""

    mark: str
    numbers: tuple[str, ...]
    items: tuple[str, ...]


def lists_apart(drafts: Sequence[Draft], ledger: Ledger) -> list[Draft]:
    """Return one draft an action, where a cell lists several."""
    found = [_listed(draft) for draft in drafts]
    numbers = [number for parts in found for number, _ in parts]
    refs = {draft.ref for draft in drafts}
    result: list[Draft] = []
    for draft, parts in zip(drafts, found, strict=True):
        if not parts:
            _tell(draft, ledger)
            result.append(draft)
            continue
        for number, texts in parts:
            own = number and (numbers.count(number) == 1 or "." in number) and number not in refs
            result.append(replace(draft, ref=number if own else draft.ref, texts={**draft.texts, **texts}))
        ledger.note(
            "shared row",
            f"The cell lists {len(parts)} actions, and what stands beside it is listed alike; each is read as an action.",
            draft.place,
            draft.text("action"),
            "Check who leads each of them, and by when.",
        )
    return result


def _listed(draft: Draft) -> list[tuple[str, dict[int, str]]]:
    """Return for each action of a list its number and its words by column; nothing where there is no clear list."""
    at = next(iter(draft.numbers("action")), None)
    listed = _list(draft.texts[at]) if at is not None else None
    if at is None or listed is None:
        return []
    beside: dict[int, _List] = {}
    for number in draft.texts:
        if number != at and set(draft.meanings(number)) & set(_BESIDE):
            held = _list(draft.texts[number], short=True)
            if held and len(held.items) == len(listed.items):
                beside[number] = held
    if not _is_clear(draft, listed, beside):
        return []
    return [
        (
            listed.numbers[index] if listed.numbers else "",
            {at: item, **{number: held.items[index] for number, held in beside.items()}},
        )
        for index, item in enumerate(listed.items)
    ]


def _is_clear(draft: Draft, listed: _List, beside: dict[int, _List]) -> bool:
    """Return whether the lists beside a list of actions prove that they answer to it, item by item."""
    leads = [held for number, held in beside.items() if "lead" in draft.meanings(number)]
    dues = [held for number, held in beside.items() if "due" in draft.meanings(number)]
    if listed.numbers and any(held.numbers == listed.numbers for held in (*leads, *dues)):
        return True
    dated = any(all(read_dates(item).said for item in held.items) for held in dues)
    if listed.mark == "line":
        return dated and bool(leads) and all(map(begins_with_verb, listed.items))
    several = any(draft.texts[number].count("\n") for number in draft.numbers("due"))
    return dated or (bool(leads) and len(listed.items) > 2 and not several)


def _list(text: str, *, short: bool = False) -> _List | None:
    """Return the items of a cell that is a list from its first line on; None where it is none.

    Args:
        text: The cell.
        short: Whether its lines need no mark, since they only hold names or dates.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        return None
    numbered = [_NUMBER.match(line) for line in lines]
    if numbered[0]:
        return _by_mark(lines, [bool(match) for match in numbered], _NUMBER, "number")
    pointed = [is_bullet(line) for line in lines]
    if pointed[0]:
        return _by_mark(lines, pointed, _POINT, "point")
    if short or not any(map(begins_small, lines)):
        return _List("line", (), tuple(lines))
    return None


def _by_mark(lines: Sequence[str], marked: Sequence[bool], mark: re.Pattern[str], name: str) -> _List | None:
    items: list[str] = []
    numbers: list[str] = []
    for line, begins in zip(lines, marked, strict=True):
        if not begins:
            items[-1] += f"\n{line}"
            continue
        match = mark.match(line)
        items.append(line[match.end() :] if match else line)
        if match and name == "number":
            numbers.append(match["number"])
    if len(items) < 2 or (numbers and not _is_series(numbers)):
        return None
    return _List(name, tuple(numbers), tuple(items))


def _is_series(numbers: Sequence[str]) -> bool:
    """Return whether numbers follow each other: 1, 2, 3 or a, b, c or 2.1, 2.2."""
    last = [number.rsplit(".", 1)[-1].casefold() for number in numbers]
    if all(number.isdigit() for number in last):
        return [int(number) for number in last] == list(range(int(last[0]), int(last[0]) + len(last)))
    romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"][: len(last)]
    return last == romans or [ord(number) for number in last if len(number) == 1] == list(
        range(ord("a"), ord("a") + len(last))
    )


def _tell(draft: Draft, ledger: Ledger) -> None:
    """Tell of a list that stays one action although several names or dates stand beside it."""
    at = next(iter(draft.numbers("action")), None)
    listed = _list(draft.texts[at]) if at is not None else None
    if listed is None or listed.mark == "line":
        return
    several = [number for number in (*draft.numbers("lead"), *draft.numbers("due")) if draft.texts[number].count("\n")]
    if several:
        ledger.note(
            "unsure",
            f"The cell lists {len(listed.items)} points; they are read as one action, since nothing says who does which by when.",
            draft.place,
            draft.text("action"),
            "Where they are actions of their own, give each a row.",
        )
