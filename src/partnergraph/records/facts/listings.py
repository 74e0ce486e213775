"""Tables that list facts for the register: directories of contacts, registers of agreements, lists of a board's members.

In: the lines of a table that lists no actions, what stands above it, its kind as far as its headings tell. Out: a
`Listing`, which says what each column holds, or nothing. The headings are data/reference/other_headings.csv. Refuses
nothing: a table that is none of these is set apart whole by others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from partnergraph.model import Cell, TableKind, Text
from partnergraph.records.facts.areas import is_area
from partnergraph.records.facts.matrices import is_attendance, matrix
from partnergraph.records.facts.seats import seat_in
from partnergraph.records.facts.unheaded import unheaded
from partnergraph.records.headings import EXACT, SOME_WORDS, UNKNOWN, Column, Columns, in_words
from partnergraph.records.lines import Line, text_at
from partnergraph.records.lines_above import Above, Caption, announced, says_more
from partnergraph.records.rows import begins_with_verb
from partnergraph.records.table_kinds import is_short, says_action
from partnergraph.reference import rows

LISTED: tuple[TableKind, ...] = ("contacts", "members", "agreements")
UNLISTED = {
    "contacts": "a list of contacts that is no directory of the partnership's own",
    "members": "a list of names of which nothing says that they sit on a board",
    "agreements": "a list of agreements that says nothing of them",
}
"""Why a table is set apart that looks like one of those and is not."""
_SHORT = 10  # words of a topic, on average
_TOLD = 200  # rows that tell what a column holds
_FIRST = 5  # rows among which the headings are looked for
_MIXED = frozenset({"person", "post", "agency", "team", "mailbox", "phone", "contact"})
_SORTS = frozenset({"caption", "heading", "public"})  # lines of other_headings.csv that are no headings of columns
_BRACKETS = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"\s*(?:/|&|\+|,|;|\||\n|\band\b|\bor\b)\s*", re.IGNORECASE)
_BEFORE_OBJECT = frozenset({"of", "for", "to", "in", "on", "at"})
_WHO = frozenset({"person", "post", "contact", "agency", "team"})
_OF_AGREEMENTS = frozenset(
    {"parties", "basis", "dpia", "signed", "review", "ends", "purpose", "owner", "start", "status", "party"}
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A table that lists facts, as understood.

    Attributes:
        kind: What it lists.
        start: The index of its first row below the headings.
        heads: The indexes of the lines that hold headings.
        columns: What each column holds; a meaning of `note` where the heading is not known.
        above: What stands above it, with the lines of the table that stand above its headings.
        captions: How many of its first lines stand above the headings.
    """

    kind: TableKind
    start: int
    heads: frozenset[int]
    columns: Columns
    above: Above
    captions: int = 0

    def telling(self) -> Iterator[Text | Cell]:
        """Yield the lines of text above the table that say what it lists, or of whom, or on what."""
        about = self.topic()
        board = self.above.board() if self.kind == "members" else None
        lines = (*self.above.near, *self.above.far)
        said = next((caption for caption in lines if announced(caption.text)), None)
        for caption in (about, board, said):
            if caption is not None and caption.part is not None:
                yield caption.part

    def topic(self) -> Caption | None:
        """Return the nearest line above a directory, if it says more than that it is one."""
        nearest = next(iter(self.above.near), None) if self.kind == "contacts" else None
        return nearest if nearest is not None and says_more(nearest.text, "contacts") else None


def goes_on_listing(lines: Sequence[Line], listing: Listing | None) -> Listing | None:
    """Return the listing that a table without headings goes on with, right below another of the same width."""
    if listing is None or max((len(line.pieces) for line in lines), default=0) != len(listing.columns):
        return None
    return replace(listing, start=0, heads=frozenset(), captions=0)


def find_listing(lines: Sequence[Line], above: Above, kind: str, of_actions: Columns = ()) -> Listing | None:
    """Return what a table lists for the register; None where it lists nothing of the sort.

    Args:
        lines: The rows of a table that lists no actions.
        above: What stands above it.
        kind: What its headings alone make of it (`kinds.classify`); empty where they tell nothing.
        of_actions: Its columns where its headings could be those of a plan: then only plain signs count.
    """
    if kind not in {"", "governance", *LISTED} or says_action(of_actions):
        return None
    tried = 0
    captions: list[Caption] = []
    for index, line in enumerate(lines):
        if len(line.filled) < 2:
            captions += [Caption(" ".join(item.text.split()), item.piece.cell) for item in line.filled]
            continue
        if not is_short(line) or tried == _FIRST:
            break
        tried += 1
        under = above.under(captions)
        found = _best(line, lines[index + 1 : index + 1 + _TOLD], under, kind, of_actions)
        if found:
            heads = frozenset({index})
            return Listing(found[0], index + 1, heads, found[1], under, captions=index)
    return _without_headings(lines, above) if not of_actions else None


def _without_headings(lines: Sequence[Line], above: Above) -> Listing | None:
    """Return a list of contacts or members that has no headings, where a line near it says that it is one."""
    said = above.says()
    kinds: tuple[TableKind, ...] = ("members", "contacts")
    for listed in kinds:
        columns = unheaded(listed, lines[:_TOLD]) if listed in said and "apart" not in said else ()
        if columns:
            return Listing(listed, 0, frozenset(), columns, above)
    return None


def _best(
    line: Line, below: Sequence[Line], above: Above, kind: str, of_actions: Columns
) -> tuple[TableKind, Columns] | None:
    """Return the kind that a row of headings announces, and its columns."""
    said = above.says()
    if "apart" in said or any(_is_apart(item.text, "heading") for item in line.filled):
        return None
    public = any(_is_apart(item.text, "public") for item in line.filled)
    candidates: list[tuple[float, TableKind, Columns]] = []
    for number, listed in enumerate(LISTED):
        columns = _decided(listed, tuple(_read(listed, text, at) for at, text in enumerate(line.texts)), below)
        if is_attendance(columns, below):
            return None
        named = {column.meanings[0] for column in columns if column.heading}
        if public and not named & {"person", "post", "contact"}:
            continue
        share = sum(column.sure > UNKNOWN for column in columns if column.heading) / max(1, len(line.filled))
        weight = _weight(listed, columns, below, above, said, kind)
        if of_actions and _is_plan(listed, columns, of_actions, below, plain=listed in said or kind == listed):
            continue
        known = any(column.sure == EXACT for column in columns if column.heading)
        if weight and known and share >= 0.5:
            candidates.append((weight + share - number / 10, listed, columns))
    best = max(candidates, key=lambda one: one[0], default=None)
    return (best[1], best[2]) if best else None


def _is_plan(listed: str, columns: Columns, of_actions: Columns, below: Sequence[Line], *, plain: bool) -> bool:
    """Return whether headings that could be those of a plan are just that: dates of delivery, ratings, long texts."""
    if not plain:
        return True
    if listed == "agreements":
        return False
    of_plans = {"due", "rag", "status", "outcome"}
    if any(
        of_plans & set(column.meanings) and column.rank == 1 and columns[column.number].meanings[0] == "note"
        for column in of_actions
        if column.heading and column.number < len(columns)
    ):
        return True
    whats = [column.number for column in of_actions if {"action", "recommendation"} & set(column.meanings)]
    texts = [text for line in below for number in whats if (text := text_at(line, number).strip())]
    doing = sum(begins_with_verb(text) or text.casefold().startswith(("we ", "to ")) for text in texts)
    return doing * 2 >= len(texts) > 0 or sum(len(text.split()) for text in texts) > _SHORT * max(1, len(texts))


def _weight(
    listed: str, columns: Columns, below: Sequence[Line], above: Above, said: frozenset[str], kind: str
) -> float:
    """Return how much speaks for a kind: the line above it, its headings, what its cells hold; 0 if it cannot be."""
    named = {column.meanings[0] for column in columns if column.heading}
    told = 2.0 * (listed in said) + 1.0 * (kind == listed)
    if listed == "agreements":
        own = any("name" in column.meanings and column.sure == EXACT for column in columns)
        of_them = named & _OF_AGREEMENTS
        certain = bool(of_them & {"basis", "dpia"}) or {"signed", "parties"} <= named or "party" in named
        if not (named & {"name", "title"}) or not of_them or not (own or listed in said or certain):
            return 0
        return told + own + certain + 0.5 * len(of_them) if told or certain or (own and len(of_them) > 1) else 0
    if not named & _WHO and "grid" not in named:
        return 0
    if listed == "members":
        seats = bool(named & {"role", "substitute", "seat"})
        board = bool(named & {"board", "seat"}) or above.near_board() is not None
        shape = len(named) > 1 and (seats or kind == listed)
        if (
            not (listed in said and len(named) > 1)
            and not (board and shape)
            and not (shape and _has_chair(columns, below))
        ):
            return 0
        return told + 0.8 * seats + 0.8 * board
    reach = named & {"mailbox", "phone", "contact", "deputy", "grid"}
    if not (listed in said or reach or kind == listed):
        return 0
    return told + 0.5 * len(reach) + 0.5 * bool(named & {"topic", "area", "faces", "of"})


def _has_chair(columns: Columns, below: Sequence[Line]) -> bool:
    """Return whether a cell says that somebody takes the chair, so that the rows are seats."""
    numbers = [column.number for column in columns if column.meanings[0] in {"role", "person", "contact"}]
    return any(
        seat_in(text, alone=False)[0] == "chair"
        for line in below
        for number in numbers
        if (text := text_at(line, number))
    )


@cache
def _headings(kind: str) -> dict[str, str]:
    return {
        in_words(row["heading"]): row["meaning"]
        for row in reversed(rows("other_headings"))
        if row["kind"] == kind and row["meaning"] not in _SORTS
    }


def _is_apart(text: str, meaning: str) -> bool:
    return in_words(text) in _apart(meaning)


@cache
def _apart(meaning: str) -> frozenset[str]:
    return frozenset(
        in_words(row["heading"])
        for row in rows("other_headings")
        if (row["kind"], row["meaning"]) == ("apart", meaning)
    )


def _read(kind: str, text: str, number: int) -> Column:
    printed = " ".join(text.split())
    meaning, sure = read_heading(kind, text)
    return Column(number, printed, (meaning,), sure=sure)


@lru_cache(maxsize=4096)
def read_heading(kind: str, text: str) -> tuple[str, int]:
    """Return what a heading over a column of such a table means, and how surely it is known; `note` where it is not."""
    known = _headings(kind)
    for form in (text, _BRACKETS.sub(" ", text)):
        words = in_words(form)
        if words in known:
            return known[words], EXACT
        parts = [known.get(in_words(part), "") for part in _BETWEEN.split(form) if in_words(part)]
        if len(parts) > 1 and all(parts):
            alike = set(parts)
            if len(alike) > 1 and alike <= _MIXED:
                return "contact", EXACT
            return parts[0], EXACT
    tokens = in_words(_BRACKETS.sub(" ", text)).split()
    stop = next((at for at, word in enumerate(tokens) if word in _BEFORE_OBJECT and at), len(tokens))
    for size in range(stop, 0, -1):
        # The head of a phrase stands at its end: "Council lead officer", "Shared team mailbox".
        if (meaning := known.get(" ".join(tokens[stop - size : stop]))) and size < 5:
            return meaning, SOME_WORDS
    return "note", UNKNOWN


def _decided(kind: str, columns: Columns, below: Sequence[Line]) -> Columns:
    """Return the columns with what only their cells can tell: areas or topics, and the cells of a matrix."""
    named = [column.meanings[0] for column in columns if column.heading]
    result = []
    for column in columns:
        meaning = column.meanings[0]
        texts = [text for line in below if (text := text_at(line, column.number).strip())]
        areas = sum(map(is_area, texts))
        if meaning == "area or topic":
            other = "area" in named or "faces" in named
            meaning = "area" if not other and ("topic" in named or areas * 2 >= len(texts) > 0) else "topic"
        elif meaning == "topic" and areas and areas == len(texts) and "area" not in named:
            meaning = "area"
        if meaning == "title":
            meaning = "purpose" if "name" in named else "name"
        result.append(replace(column, meanings=(meaning if column.heading else "note",)))
    return matrix(kind, tuple(result), below)
