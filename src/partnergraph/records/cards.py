"""Actions set out as labelled lines, one below the other, put together as the tables that they stand for.

In: a Document. Out: the same document, runs of cards ("Action: ...", "Lead: ...", "By when: ...", and so on again) as
tables, one card a row; also cards whose action stands without a label above the others ("3. Open the hub", "Lead: ..."),
as a heading or in the line before. Refuses nothing: lines that do not come again and again stay as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from partnergraph.model import Cell, Document, Issue, Place, Table, Text
from partnergraph.records.card_lines import CardLine, card_lines, opens_item, with_bare_labels

_FEWEST_LABELS = 3  # of a card whose action has one
_FEWEST_CARDS = 2
_ACTION = "Action"  # heads the lines that stand above the labels without one of their own
_PLAN = frozenset({"action", "recommendation", "step"})
_WHO_OR_WHEN = frozenset({"lead", "due", "status", "rag", "start"})
# Formats whose texts are lines as printed: what stands right below a line may go on with it.
_PRINTED = frozenset({"txt", "md"})
_RUNNING = frozenset({"running header", "running footer"})


@dataclass(slots=True)
class _Card:
    """The words of one card by label, as they are read and as they stand, and where each begins."""

    labels: dict[str, str] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    raw: dict[str, list[str]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    open: str = ""

    def add(self, key: str, label: str, words: str, line: CardLine) -> None:
        """Take in a line under a label; one that comes twice in a card has one cell."""
        self.open = key
        self.labels.setdefault(key, label)
        self.places.setdefault(key, line.text.place)
        self.words.setdefault(key, []).append(words)
        self.raw.setdefault(key, []).append(line.line)

    def go_on(self, line: CardLine) -> None:
        """Take in a line without a label, which goes on with the one above."""
        self.add(self.open, self.labels[self.open], line.line, line)


def laid_out(document: Document) -> Document:
    """Return the document with its cards as tables; the very same where it has none."""
    # A card goes on over the page, whatever stands at the foot of one and at the head of the next.
    running = tuple(block for block in document.blocks if isinstance(block, Text) and block.aside in _RUNNING)
    stretches = [with_bare_labels(part) if isinstance(part, list) else part for part in _stretches(document)]
    lines = [line for stretch in stretches if isinstance(stretch, list) for line in stretch]
    labels = _Labels.of(lines)
    if not labels.inside:
        return document
    printed = document.format in _PRINTED
    blocks: list[Table | Text] = []
    issues: list[Issue] = []
    for stretch, after in pairwise((*stretches, None)):
        if isinstance(stretch, list):
            cards = _Stretch(stretch, labels, printed=printed)
            read = cards.labelled() if labels.first else cards.headed(before_table=isinstance(after, Table))
            blocks += read
        elif stretch is not None:
            blocks.append(stretch)
    made = [block for block in blocks if isinstance(block, Table) and not block.place.table and block.place.line]
    if sum(len(table.rows) - 1 for table in made) < _FEWEST_CARDS:
        return document
    issues.append(
        Issue(
            "unsure",
            f"Lines labelled {', '.join(labels.printed)} are read as a table, one action a row.",
            made[0].place,
            fix="Compare the first and the last action with the plan.",
        )
    )
    return replace(document, blocks=(*blocks, *running), issues=(*document.issues, *issues))


def _stretches(document: Document) -> Iterator[Table | list[CardLine]]:
    """Yield the tables, and the lines between them."""
    lines: list[CardLine] = []
    for block in document.blocks:
        if isinstance(block, Table):
            if lines:
                yield lines
            yield block
            lines = []
        elif block.aside not in _RUNNING:
            lines += card_lines(block)
    if lines:
        yield lines


@dataclass(frozen=True, slots=True)
class _Labels:
    """The labels that come again and again in a document.

    Attributes:
        first: The label with which each card begins; empty where the action of a card has none.
        inside: The others that come in a card.
        above: Those that stand above the first card.
        printed: All of them as printed.
    """

    first: str = ""
    inside: frozenset[str] = frozenset()
    above: frozenset[str] = frozenset()
    printed: tuple[str, ...] = ()

    @classmethod
    def of(cls, lines: Sequence[CardLine]) -> _Labels:
        """Return the labels of the cards in these lines; none inside where there are no cards."""
        labelled = [line for line in lines if line.key]
        # Two leads of one action count once.
        counts = Counter(
            line.key
            for before, line in pairwise((None, *labelled))
            if line and (before is None or before.key != line.key)
        )
        known = {line.key: line.meanings for line in labelled if counts[line.key] > 1}
        if not any(meanings & _WHO_OR_WHEN for meanings in known.values()):
            return cls()
        says_action = any(meanings & _PLAN for meanings in known.values())
        # Of labels as common, the one printed first.
        first = max(counts, key=lambda key: counts[key]) if says_action else ""
        begins = next((number for number, line in enumerate(labelled) if line.key == first), 0)
        above = frozenset(line.key for line in labelled[:begins])
        usual = (
            counts[first] if first else max(counts[key] for key, meanings in known.items() if meanings & _WHO_OR_WHEN)
        )
        inside = frozenset(key for key, count in counts.items() if count > 1 and count * 2 >= usual) - above - {first}
        enough = len(inside) + 1 >= _FEWEST_LABELS if first else any(known[key] & _WHO_OR_WHEN for key in inside)
        if not enough or (not first and len(inside) < _FEWEST_LABELS - 1):
            return cls()
        printed = dict.fromkeys(line.label for line in labelled if line.key in {first, *inside})
        return cls(first, inside, above, tuple(printed))


class _Stretch:
    """The lines between two tables while their cards are put together."""

    def __init__(self, lines: Sequence[CardLine], labels: _Labels, *, printed: bool) -> None:
        self.lines = lines
        self.labels = labels
        self.printed = printed
        self.blocks: list[Table | Text] = []
        self.cards: list[_Card] = []
        self.left: list[CardLine] = []  # lines that belong to no card, until it is known that they are a text

    def labelled(self) -> list[Table | Text]:
        """Return the blocks of cards of which each begins with its label."""
        ahead = self._ahead()
        last = 0
        for number, (line, next_label) in enumerate(zip(self.lines, ahead, strict=True)):
            beside = bool(self.cards) and last + 1 >= line.text.place.line
            before = self.lines[max(0, number - 1)]
            close = beside and (self.printed or bool(line.key) or not before.words)
            # The value of a label that stands alone, if only over a blank line.
            close = close or (bool(before.key) and not before.words and before is not line)
            if line.key and line.key == self.labels.first:
                self._begin()
                self.cards[-1].add(line.key, line.label, line.words, line)
            elif (
                self.cards
                and line.key
                and line.key not in self.labels.above
                and (line.key in self.labels.inside or close)
            ):
                self.cards[-1].add(line.key, line.label, line.words, line)
            elif self.cards and not line.key and not line.text.level and (close or next_label in self.labels.inside):
                self.cards[-1].go_on(line)
            else:
                self._close()
                self.left.append(line)
                continue
            last = line.text.place.line
        return self._end()

    def _ahead(self) -> list[str]:
        """Return for each line the label of the next labelled line; empty where a heading comes before it."""
        found: list[str] = []
        label = ""
        for line in reversed(self.lines):
            found.append(label)
            label = line.key or ("" if line.text.level else label)
        return found[::-1]

    def headed(self, *, before_table: bool) -> list[Table | Text]:
        """Return the blocks of cards whose action stands above the labels without one of its own.

        Args:
            before_table: Whether a table follows: labels right above it tell about the table.
        """
        runs = self._runs()
        if before_table and runs and runs[-1][1] == len(self.lines):
            runs.pop()
        level = self._level_of_heads(runs)
        at = 0
        for start, stop in runs:
            head = self._head(at, start, level)
            if head == start:
                self._close()
                self.left += self.lines[at:stop]
                at = stop
                continue
            if head > at:
                self._close()
                self.left += self.lines[at:head]
            self._begin()
            card = self.cards[-1]
            for words in _without_bare_title(self.lines[head:start]):
                card.add("", _ACTION, words, self.lines[head])
            card.raw[""] = [line.line for line in self.lines[head:start]]
            for line in self.lines[start:stop]:
                if line.key:
                    card.add(line.key, line.label, line.words, line)
                else:
                    card.go_on(line)
            at = stop
        self._close_if(at < len(self.lines))
        self.left += self.lines[at:]
        return self._end()

    def _runs(self) -> list[tuple[int, int]]:
        """Return where labelled lines stand together: the first, and the line after the last, values on lines of their own with them."""
        runs: list[tuple[int, int]] = []
        at = 0
        while at < len(self.lines):
            if self.lines[at].key not in self.labels.inside:
                at += 1
                continue
            start = at
            while at < len(self.lines) and self._belongs(at, start):
                at += 1
            if {line.key for line in self.lines[start:at]} - {""}:
                runs.append((start, at))
        return runs

    def _belongs(self, at: int, start: int) -> bool:
        """Return whether a line belongs to the run of labels that began at `start`."""
        line = self.lines[at]
        if at == start:
            return True
        before = self.lines[at - 1]
        beside = line.text.place.line - before.text.place.line <= 1
        if line.key:
            return line.key in self.labels.inside or beside
        # The value of a label that stands alone may be set in bold, which is a heading below that of the action.
        over = next((one.text.level for one in reversed(self.lines[:start]) if one.text.level), 0)
        if line.text.level and not (before.key and not before.words and 0 < over < line.text.level):
            return False
        if before.key and not before.words:
            return True
        following = self.lines[at + 1].key if at + 1 < len(self.lines) else ""
        next_card = following == self.lines[start].key and following in {one.key for one in self.lines[start:at]}
        return self.printed and beside and not next_card and not opens_item(line.line)

    def _level_of_heads(self, runs: Sequence[tuple[int, int]]) -> int:
        """Return the level of the headings that stand nearest above most runs; 0 where none do."""
        levels: Counter[int] = Counter()
        at = 0
        for start, stop in runs:
            near = [line.text.level for line in self.lines[at:start] if line.text.level]
            levels[near[-1] if near else 0] += 1
            at = stop
        return max(levels, key=lambda level: (levels[level], level), default=0)

    def _head(self, at: int, start: int, level: int) -> int:
        """Return where the action above the labels at `start` begins; `start` itself where none stands there."""
        area = range(at, start)
        if not area or any(self.lines[number].text.aside for number in (start - 1,)):
            return start
        titled = [number for number in area if self.lines[number].text.level]
        if titled and level and self.lines[titled[-1]].text.level >= level:
            return titled[-1]
        below = titled[-1] + 1 if titled else at
        if below == start:
            return titled[-1] if titled else start
        opened = [number for number in range(below, start) if opens_item(self.lines[number].line)]
        if opened:
            return opened[-1]
        head = start - 1
        while self.printed and head > below and self._follows(head):
            head -= 1
        return head

    def _follows(self, number: int) -> bool:
        """Return whether a line stands right below the one before it."""
        return self.lines[number].text.place.line - self.lines[number - 1].text.place.line == 1

    def _begin(self) -> None:
        if not self.cards:
            self._settle()
        self.cards.append(_Card())

    def _close_if(self, wanted: bool) -> None:
        if wanted:
            self._close()

    def _close(self) -> None:
        """End the table of the cards so far."""
        if self.cards:
            self.blocks.append(_table(self.cards))
            self.cards = []

    def _settle(self) -> None:
        """Give back the lines that belong to no card, those of one text as one text."""
        for text, lines in groupby(self.left, key=lambda line: line.text):
            kept = list(lines)
            whole = kept[0].whole and len(kept) == 1
            self.blocks.append(text if whole else replace(text, text="\n".join(line.line for line in kept)))
        self.left = []

    def _end(self) -> list[Table | Text]:
        self._close()
        self._settle()
        return self.blocks


def _without_bare_title(lines: Sequence[CardLine]) -> list[str]:
    """Return the lines of an action; a heading that only numbers it ("Commitment 4") gives its number to the line below."""
    texts = [line.line for line in lines]
    texts[0] = texts[0].removeprefix("- ")
    number = lines[0].bare_number
    if number and len(texts) > 1:
        return [f"{number}. {texts[1]}", *texts[2:]]
    return texts


def _table(cards: Sequence[_Card]) -> Table:
    labels = {key: label for card in reversed(cards) for key, label in card.labels.items()}
    keys = list(dict.fromkeys(key for card in cards for key in card.labels))
    first = next(iter(cards[0].places.values()))
    heads = tuple(Cell(labels[key], first, raw=labels[key]) for key in keys)
    rows = [heads]
    for card in cards:
        begins = next(iter(card.places.values()))
        rows.append(
            tuple(
                Cell(
                    "\n".join(part for part in card.words.get(key, ()) if part),
                    card.places.get(key, begins),
                    raw="\n".join(card.raw.get(key, ())),
                )
                for key in keys
            )
        )
    return Table(replace(first, table=0), tuple(rows))
