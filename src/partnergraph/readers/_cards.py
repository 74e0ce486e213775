"""Actions set out as labelled lines, one below the other, read as the table that they stand for.

In: the lines of a text document in which there is no table. Out: the same blocks, with runs of cards ("Action: ...",
"Lead: ...", "By when: ...", and so on again) put together as tables, one card a row. Refuses nothing: lines that do
not come again and again stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from partnergraph.model import Cell, Place, Table, Text

_LABELLED = re.compile(
    r"(?:[-•*▪]\s+)?(?P<label>[^\W\d_][^:\d]{0,38}?)\s*(?P<number>\d{1,3}(?:\.\d{1,3})*[a-z]?)?\s*:(?:\s+(?P<words>.*))?",
    re.DOTALL,
)
_FEWEST_LABELS = 3
_MOST_WORDS = 6  # of a label


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line with a label: the label as printed and for comparison, and the words after it."""

    text: Text
    label: str
    key: str
    words: str


@dataclass(slots=True)
class _Card:
    """The entries from one first label to the next, each with the lines that go on with it."""

    entries: dict[str, tuple[_Entry, list[Text]]] = field(default_factory=dict)


def laid_out(blocks: Sequence[Table | Text], name: str) -> tuple[list[Table | Text], list[str]]:
    """Return the blocks with cards as tables, and the labels of the cards; no labels where nothing was changed."""
    texts = [block for block in blocks if isinstance(block, Text)]
    entries = {id(text): entry for text in texts if (entry := _entry(text))}
    first, inside = _labels([entries[id(text)] for text in texts if id(text) in entries])
    if len(texts) != len(blocks) or not first:
        return list(blocks), []
    result: list[Table | Text] = []
    cards: list[_Card] = []
    open_: tuple[_Entry, list[Text]] | None = None
    tables = 0
    for text in (*texts, None):
        entry = entries.get(id(text))
        if entry and (entry.key == first or (cards and entry.key in inside and entry.key not in cards[-1].entries)):
            if entry.key == first:
                cards.append(_Card())
            open_ = (entry, [])
            cards[-1].entries[entry.key] = open_
        elif text and open_ and not entry and not text.level and _line_after(open_) == text.place.line:
            open_[1].append(text)
        else:
            if cards:
                tables += 1
                result.append(_table(cards, name, tables))
            cards, open_ = [], None
            result += [text] if text else []
    labels = dict.fromkeys(entry.label for entry in entries.values() if entry.key in {first, *inside})
    return result, list(labels)


def _entry(text: Text) -> _Entry | None:
    match = _LABELLED.fullmatch(text.text)
    if match is None or len(match["label"].split()) > _MOST_WORDS:
        return None
    words = (match["words"] or "").strip()
    if match["number"]:
        words = f"{match['number']}. {words}"
    return _Entry(text, match["label"], " ".join(match["label"].casefold().split()), words)


def _labels(entries: Sequence[_Entry]) -> tuple[str, frozenset[str]]:
    """Return the label that begins each card and those that follow in it; an empty one where there are no cards."""
    counts = Counter(entry.key for entry in entries)
    first = max(counts, key=lambda key: counts[key], default="")  # of labels as common, the one printed first
    if not first or counts[first] < 2:
        return "", frozenset()
    begins = next(number for number, entry in enumerate(entries) if entry.key == first)
    above = {entry.key for entry in entries[:begins]}
    inside = {key for key, count in counts.items() if count * 2 >= counts[first] and key not in above} - {first}
    return (first, frozenset(inside)) if len(inside) + 1 >= _FEWEST_LABELS else ("", frozenset())


def _line_after(open_: tuple[_Entry, list[Text]]) -> int:
    entry, more = open_
    return (more[-1] if more else entry.text).place.line + 1


def _table(cards: Sequence[_Card], name: str, number: int) -> Table:
    keys = dict.fromkeys(key for card in cards for key in card.entries)
    printed = {key: entry.label for card in reversed(cards) for key, (entry, _) in card.entries.items()}

    def place(row: int, column: int) -> Place:
        return Place(name, table=number, row=row, column=column)

    rows = [tuple(Cell(printed[key], place(1, column), printed[key]) for column, key in enumerate(keys, 1))]
    for row, card in enumerate(cards, 2):
        cells = []
        for column, key in enumerate(keys, 1):
            entry, more = card.entries.get(key, (None, []))
            words = "\n".join(part for part in (entry.words if entry else "", *(text.text for text in more)) if part)
            raw = "\n".join(text.text for text in ([entry.text] if entry else []) + more)
            cells.append(Cell(words, place(row, column), raw))
        rows.append(tuple(cells))
    return Table(Place(name, table=number), tuple(rows))
