"""The words of one place of a Word document - a paragraph or a cell - as they are found run by run.

In: runs with their look. Out: the words that are shown, those that are struck out, and a note of what is left out.
Refuses nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from partnergraph.model import Issue, Place
from partnergraph.readers._word_styles import Look
from partnergraph.readers._words import clean

# A raised figure after a word is the mark of a note; after one or two letters it may be a power, as in m2.
_TAKES_NOTE = re.compile(r"[^\W\d_]{3}[.,;:)'\"’”]*$")
_NOTE_MARK = re.compile(r"[\d,* †‡§]+")
_LONGEST = 500
# Drawn in a colour, such a sign is all that a cell says of a rating.
_LAMPS = frozenset("●⬤•◉■◼▪◆")
_COLOUR = re.compile(r"[0-9A-F]{6}")


@dataclass(frozen=True, slots=True)
class Note:
    """Something that is left out at a place, and why."""

    message: str
    text: str = ""
    fix: str = ""


@dataclass(slots=True)
class Words:
    """Collects the words of a place.

    Attributes:
        shown: Pieces of the words that are shown.
        raw: Pieces of all words but deleted and hidden ones.
        struck: Pieces of the words that are struck out.
        deleted: Pieces that a tracked change takes out.
        hidden: Pieces that are set as hidden.
        notes: What else is left out.
        boxes: The text boxes that are anchored here.
        fills: The colours behind the words that are shown.
        bold: Whether all words that are shown are bold; None as long as there are none.
    """

    shown: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    fills: set[str] = field(default_factory=set)
    bold: bool | None = None

    def say(self, text: str, look: Look) -> None:
        """Take in words that are set with this look."""
        if look.hidden:
            self.hidden.append(text)
            return
        self.raw.append(text)
        if look.struck:
            self.struck.append(text)
            return
        if look.raised and _NOTE_MARK.fullmatch(text) and _TAKES_NOTE.search("".join(self.shown[-3:])):
            return
        self.shown.append(text)
        if text.strip():
            colour = look.colour if _LAMPS.issuperset(text.strip()) and _COLOUR.fullmatch(look.colour or "") else ""
            self.fills.add(look.fill or colour or "")
            if self.bold is not False and any(map(str.isalnum, text)):
                self.bold = bool(look.bold)

    def end_line(self) -> None:
        """End a paragraph."""
        for pieces in (self.shown, self.raw, self.struck, self.deleted, self.hidden):
            if pieces and pieces[-1] != "\n":
                pieces.append("\n")

    def end_cell(self) -> None:
        """End a cell of a table inside a cell: what follows goes on in the same line."""
        for pieces in (self.shown, self.raw):
            if pieces and pieces[-1] == "\n":
                pieces[-1] = " "

    def put_mark(self, mark: str, at: int, raw_at: int) -> None:
        """Put the number of a paragraph before the words that begin at these pieces."""
        if "".join(self.shown[at:]).strip() or not "".join(self.raw[raw_at:]).strip():
            self.shown.insert(at, f"{mark} ")
        else:
            self.struck.append(f"{mark} ")
        self.raw.insert(raw_at, f"{mark} ")

    @property
    def text(self) -> str:
        """The words that are shown, clean."""
        return clean("".join(self.shown))

    @property
    def struck_text(self) -> str:
        """The words that are struck out, clean."""
        return clean("".join(self.struck))

    @property
    def all_bold(self) -> bool:
        """Whether there are words, and all are bold."""
        return self.bold is True

    @property
    def fill(self) -> str:
        """The one colour behind all of the words; empty if there is none."""
        return next(iter(self.fills)) if len(self.fills) == 1 else ""

    def issues(self, place: Place) -> list[Issue]:
        """Return an issue for each kind of thing that is left out here."""
        left_out = [
            ("Struck-out words are not read.", self.struck, ""),
            (
                "Words that a tracked change deletes are not read.",
                self.deleted,
                "Accept or reject the changes in Word.",
            ),
            ("Hidden words are not read.", self.hidden, "Show them in Word if they are part of the plan."),
        ]
        notes = [Note(what, words, fix) for what, pieces, fix in left_out if (words := clean("".join(pieces)))]
        return [Issue("skipped", n.message, place, n.text[:_LONGEST], n.fix) for n in (*notes, *self.notes)]
