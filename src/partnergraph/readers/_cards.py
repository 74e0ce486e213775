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
from itertools import pairwise

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
    """The entries from one first label to the next: by label the words and the lines as they stand."""

    labels: dict[str, str] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    raw: dict[str, list[str]] = field(default_factory=dict)
    open: str = ""
    last_line: int = 0

    def begin(self, entry: _Entry) -> None:
        """Take in a labelled line; a label that comes twice in a card has one cell."""
        self.open = entry.key
        self.labels.setdefault(entry.key, entry.label)
        self._add(entry.words, entry.text)

    def go_on(self, text: Text) -> None:
        """Take in a line without a label, which goes on with the one above."""
        self._add(text.text, text)

    def _add(self, words: str, text: Text) -> None:
        self.words.setdefault(self.open, []).append(words)
        self.raw.setdefault(self.open, []).append(text.text)
        self.last_line = text.place.line


def laid_out(blocks: Sequence[Table | Text], name: str) -> tuple[list[Table | Text], list[str]]:
    """Return the blocks with cards as tables, and the labels of the cards; no labels where nothing was changed."""
    texts = [block for block in blocks if isinstance(block, Text)]
    entries = [_entry(text) for text in texts]
    first, inside, above = _labels([entry for entry in entries if entry])
    if len(texts) != len(blocks) or not first:
        return list(blocks), []
    result: list[Table | Text] = []
    cards: list[_Card] = []
    tables = 0
    for text, entry, ahead in zip((*texts, None), (*entries, None), (*_ahead(texts, entries), ""), strict=True):
        close = bool(text and cards and cards[-1].last_line + 1 == text.place.line)
        if text and entry and entry.key == first:
            cards.append(_Card())
            cards[-1].begin(entry)
        elif text and cards and entry and entry.key not in above and (entry.key in inside or close):
            cards[-1].begin(entry)
        elif text and cards and not entry and not text.level and (close or ahead in inside):
            cards[-1].go_on(text)
        else:
            if cards:
                tables += 1
                result.append(_table(cards, name, tables))
            cards = []
            result += [text] if text else []
    return result, list(dict.fromkeys(entry.label for entry in entries if entry and entry.key in {first, *inside}))


def _ahead(texts: Sequence[Text], entries: Sequence[_Entry | None]) -> list[str]:
    """Return for each line the label of the next labelled line; empty where a heading comes before it."""
    found: list[str] = []
    label = ""
    for text, entry in zip(reversed(texts), reversed(entries), strict=True):
        found.append(label)
        label = entry.key if entry else "" if text.level else label
    return found[::-1]


def _entry(text: Text) -> _Entry | None:
    match = _LABELLED.fullmatch(text.text)
    if match is None or len(match["label"].split()) > _MOST_WORDS:
        return None
    words = (match["words"] or "").strip()
    if match["number"]:
        words = f"{match['number']}. {words}"
    return _Entry(text, match["label"], " ".join(match["label"].casefold().split()), words)


def _labels(entries: Sequence[_Entry]) -> tuple[str, frozenset[str], frozenset[str]]:
    """Return the label that begins each card, those that follow in it, and those that stand above the first card.

    The first is empty where there are no cards.
    """
    # Two leads of one action count once.
    counts = Counter(
        entry.key
        for before, entry in pairwise((None, *entries))
        if entry and (before is None or before.key != entry.key)
    )
    first = max(counts, key=lambda key: counts[key], default="")  # of labels as common, the one printed first
    if not first or counts[first] < 2:
        return "", frozenset(), frozenset()
    begins = next(number for number, entry in enumerate(entries) if entry.key == first)
    above = frozenset(entry.key for entry in entries[:begins])
    inside = (
        frozenset(key for key, count in counts.items() if count > 1 and count * 2 >= counts[first]) - above - {first}
    )
    return (first if len(inside) + 1 >= _FEWEST_LABELS else "", inside, above)


def _table(cards: Sequence[_Card], name: str, number: int) -> Table:
    labels = {key: label for card in reversed(cards) for key, label in card.labels.items()}
    keys = list(dict.fromkeys(key for card in cards for key in card.labels))

    def cell(row: int, column: int, words: Sequence[str], raw: Sequence[str]) -> Cell:
        text = "\n".join(part for part in words if part)
        return Cell(text, Place(name, table=number, row=row, column=column), raw="\n".join(raw))

    rows = [tuple(cell(1, column, [labels[key]], [labels[key]]) for column, key in enumerate(keys, 1))]
    for row, card in enumerate(cards, 2):
        rows.append(
            tuple(
                cell(row, column, card.words.get(key, ()), card.raw.get(key, ())) for column, key in enumerate(keys, 1)
            )
        )
    return Table(Place(name, table=number), tuple(rows))
