"""What stands above a table: the lines right over it, the headings it stands under, the name of its sheet.

In: the blocks of a document. Out: `Above`, which says what the table is announced to list and whose members it holds.
Refuses nothing: most tables are announced by nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from partnergraph.model import Cell, Document, Place, Table, Text
from partnergraph.records.headings import in_words
from partnergraph.reference import rows

_NEAR = 3  # lines between a table and the one before that may announce it
_LONGEST = 200  # characters of such a line
_NUMBERED = re.compile(
    r"^\s*(?:(?:appendix|annexe?|table|section|schedule|part|figure)\s+[\dA-Z]{1,4}\b|\d{1,2}(?:\.\d{1,2})*[.)]?(?=\s)|[A-Z][.)](?=\s))[\s.:)–—-]*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[:;|(),]\s*|\s+[-–—]\s+|(?<=[a-z])\.\s+|\.$")
_MEMBERS_OF = re.compile(
    r"\b(?:member(?:s|ship)?|composition|representation|representatives)\s+(?:list\s+)?(?:of|on|for)\s+(?:the\s+)?(?P<name>.+)",
    re.IGNORECASE | re.DOTALL,
)
_VERB = re.compile(
    r"\s+(?:is|are|was|were|as at|as of|at|in|who|and their|with|from|meets?|will|shown|listed)\b.*", re.DOTALL
)
_PLAIN = frozenset("the of a and our list current core full its for to as at on s table who".split())


@dataclass(frozen=True, slots=True)
class Caption:
    """A line above a table: its words and, unless it is the name of a sheet, where they stand."""

    text: str
    part: Text | Cell | None = None


@dataclass(frozen=True, slots=True)
class Above:
    """The lines above a table.

    Attributes:
        place: The table.
        near: Those between it and the table before, the nearest first, and the heading that it stands under.
        far: The name of its sheet, and the headings further out.
    """

    place: Place
    near: tuple[Caption, ...] = ()
    far: tuple[Caption, ...] = ()

    def under(self, lines: Sequence[Caption]) -> Above:
        """Return the same with lines inside the table that stand above its headings, the last of them the nearest."""
        return Above(self.place, (*reversed(lines), *self.near), self.far)

    def says(self) -> frozenset[str]:
        """Return the kinds of table that the nearest line announces which announces any, and the sheet's name else."""
        for caption in (*self.near, *self.far[:1]):
            if found := announced(caption.text):
                return found
        return frozenset()

    def board(self) -> Caption | None:
        """Return the board that the lines name, the nearest first, with the line that names it; None if they name none."""
        return self.near_board() or _first_board(self.far)

    def near_board(self) -> Caption | None:
        """Return the board that a line near the table names."""
        return _first_board(self.near)


def _first_board(captions: Sequence[Caption]) -> Caption | None:
    found = ((board_in(caption.text), caption.part) for caption in captions)
    return next((Caption(name, part) for name, part in found if name), None)


def above_in(document: Document, furniture: set[int]) -> list[Above]:
    """Return what stands above each table."""
    found: list[Above] = []
    open_: list[Text] = []
    between: list[Text] = []
    for block in document.blocks:
        if isinstance(block, Table):
            sheet = [Caption(block.place.sheet)] if block.place.sheet else []
            near = [text for text in reversed(between) if len(text.text) <= _LONGEST][:_NEAR]
            near += [text for text in open_[-1:] if text not in near]
            far = [text for text in reversed(open_) if text not in near]
            found.append(Above(block.place, tuple(map(_caption, near)), (*sheet, *map(_caption, far))))
            between = []
        elif id(block) not in furniture and block.text.strip():
            between.append(block)
            if block.level:
                open_ = [heading for heading in open_ if heading.level < block.level] + [block]
    return found


def _caption(text: Text) -> Caption:
    return Caption(" ".join(text.text.split()), text)


@cache
def _phrases(kind: str) -> tuple[str, ...]:
    found = {
        in_words(row["heading"]) for row in rows("other_headings") if (row["kind"], row["meaning"]) == (kind, "caption")
    }
    return tuple(sorted(found, key=len, reverse=True))


def announced(text: str) -> frozenset[str]:
    """Return the kinds of table that a line announces: contacts, members, agreements, or `apart` for none of them."""
    words = f" {in_words(text)} "
    return frozenset(
        kind
        for kind in ("contacts", "members", "agreements", "apart")
        if any(f" {phrase} " in words for phrase in _phrases(kind))
    )


@cache
def _board_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words with which names of boards end, and the names and abbreviations of boards that are known."""
    heads = {in_words(row["words"]) for row in rows("head_words") if row["kind"] == "board"}
    known = {
        name
        for row in rows("gazetteer")
        if row["kind"] in {"board", "panel"}
        for name in (row["abbreviation"], row["full_name"])
    }
    return frozenset(heads - {"conference", "summit", "meeting", "commission"}), frozenset(map(in_words, known))


def board_in(text: str) -> str:
    """Return the name of the board that a line above a table gives, without "Members of the"; empty if it gives none."""
    text = _NUMBERED.sub("", " ".join(text.split()))
    outright = _MEMBERS_OF.search(text)
    for part in _PARTS.split(outright["name"]) if outright else _PARTS.split(text):
        if name := _name(part, outright=outright is not None):
            return name
    return ""


def _name(part: str, *, outright: bool) -> str:
    """Return the board's name in a part of a line; `outright` where the line says "members of" before it."""
    words = _without_captions(_VERB.sub("", part)).split()
    while words and words[0].casefold() in _PLAIN:
        words.pop(0)
    heads, known = _board_words()
    for end in range(len(words), 0, -1):
        ends = any(in_words(" ".join(words[max(0, end - n) : end])) in heads for n in (1, 2, 3, 4))
        if ends and len(words[:end]) > 1 and in_words(" ".join(words[:end])) not in heads and words[0][:1].isupper():
            return " ".join(words[:end])
        if any(in_words(" ".join(words[begin:end])) in known for begin in range(end)):
            return " ".join(words[:end])
    return " ".join(words) if outright and words and words[0][:1].isupper() and len(words) <= 8 else ""


def says_more(text: str, kind: str) -> bool:
    """Return whether a line holds words beside those that announce a table of a kind: "SPOCs for knife crime"."""
    words = f" {in_words(_NUMBERED.sub('', text))} "
    for phrase in _phrases(kind):
        words = words.replace(f" {phrase} ", " ")
    return any(word not in _PLAIN for word in words.split())


def _without_captions(part: str) -> str:
    """Return a part of a line without the words that only say what the table lists: "board membership" is "board"."""
    tokens = part.split()
    for phrase in _phrases("members"):
        size = len(phrase.split())
        for at in range(len(tokens) - size + 1):
            if in_words(" ".join(tokens[at : at + size])) == phrase:
                # "Exham Board members" is the Exham Board; a board's own word in the phrase stays.
                kept = [word for word in tokens[at : at + size] if in_words(word) == "board"]
                return _without_captions(" ".join(tokens[:at] + kept + tokens[at + size :]))
    return part
