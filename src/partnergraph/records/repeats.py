"""Actions that a document prints twice: in a summary or a matrix, and again in detail.

In: the drafts of a document. Out: the drafts, each action once: a table all of whose actions stand in another table, with
the same numbers and words, adds to them what it alone says. A table that says anything else of them stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from partnergraph.records.accounts import Ledger
from partnergraph.records.drafts import Draft
from partnergraph.records.headings import Column, in_words

_FEWEST = 2  # actions that a table must repeat


def told_once(drafts: Sequence[Draft], ledger: Ledger) -> list[Draft]:
    """Return the drafts without those that repeat the actions of another table."""
    tables: dict[int, list[Draft]] = {}
    for draft in drafts:
        tables.setdefault(draft.line.table, []).append(draft)
    gone: set[int] = set()
    # The table that says least is folded first into one that says more.
    for table, repeated in sorted(tables.items(), key=lambda item: (_breadth(item[1]), -item[0])):
        for other, main in tables.items():
            if other == table or other in gone or _breadth(main) < _breadth(repeated):
                continue
            pairs = _pairs(repeated, main)
            if pairs:
                for draft, fuller in pairs:
                    _fold(draft, fuller)
                ledger.note(
                    "joined rows",
                    f"The {len(pairs)} actions of this table stand again in {main[0].place.of_row}; each is read once.",
                    repeated[0].place,
                )
                gone.add(table)
                break
    return [draft for draft in drafts if draft.line.table not in gone]


def _breadth(drafts: Sequence[Draft]) -> int:
    return sum(len(draft.texts) for draft in drafts)


def _pairs(repeated: Sequence[Draft], main: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Return each action of a table with the same action of another; nothing unless all are there and none is at odds."""
    if len(repeated) < _FEWEST:
        return []
    known: dict[str, list[Draft]] = {}
    for draft in main:
        known.setdefault(_words(draft), []).append(draft)
    found = []
    for draft in repeated:
        same = next((other for other in known.get(_words(draft), ()) if _agree(draft, other)), None)
        if same is None:
            return []
        found.append((draft, same))
    return found


def _words(draft: Draft) -> str:
    return in_words(draft.text("action") or draft.text("recommendation") or draft.text("step"))


def _agree(draft: Draft, other: Draft) -> bool:
    """Return whether two drafts of the same words have the same number, and say nothing different under one meaning."""
    if draft.ref and other.ref and draft.ref != other.ref:
        return False
    for number in draft.texts:
        meanings = set(draft.meanings(number)) - {"extra", "beyond", "rasci"}
        for at in other.texts:
            same = meanings & set(other.meanings(at)) and draft.columns[number].role == other.columns[at].role
            if same and in_words(draft.texts[number]) != in_words(other.texts[at]):
                return False
    return True


def _fold(draft: Draft, fuller: Draft) -> None:
    """Give an action what its repetition alone says of it."""
    width = len(fuller.columns)
    columns: list[Column] = []
    for number in sorted(draft.texts):
        if number >= len(draft.columns) or _is_said(draft, number, fuller):
            continue
        at = width + len(columns)
        columns.append(replace(draft.columns[number], number=at))
        fuller.texts[at], fuller.pieces[at] = draft.texts[number], draft.pieces[number]
    fuller.columns = (*fuller.columns, *columns)
    if not fuller.ref and draft.ref:
        fuller.ref, fuller.ref_parts = draft.ref, draft.ref_parts


def _is_said(draft: Draft, number: int, fuller: Draft) -> bool:
    words = in_words(draft.texts[number])
    return any(
        draft.meanings(number) == fuller.meanings(at) and in_words(fuller.texts[at]) == words for at in fuller.texts
    )
