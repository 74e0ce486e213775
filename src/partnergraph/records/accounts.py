"""The account of a document: what became of each cell and each line.

In: the document, and what the stages say of each cell. Out: the `Accounting`, what was set apart, the Issues. Refuses to
close while a cell is not accounted for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from partnergraph.errors import PartnergraphError
from partnergraph.model import Accounting, Cell, Document, Issue, Place, SetApart, Table, Text

_LOW_TO_HIGH = ("set apart", "heading", "used", "not understood")


class Ledger:
    """What became of each non-empty cell and line; the same cell may stand in many places and counts once."""

    def __init__(self, document: Document) -> None:
        self._read: dict[int, Cell | Text] = {}
        for block in document.blocks:
            for part in block.cells() if isinstance(block, Table) else (block,):
                if part.text.strip():
                    self._read[id(part)] = part
        self._state: dict[int, int] = {}
        self._said: set[str] = set()
        self.issues: list[Issue] = list(document.issues)
        self.set_apart: list[SetApart] = []

    def _mark(self, part: Cell | Text, state: str) -> None:
        self._state[id(part)] = max(self._state.get(id(part), 0), _LOW_TO_HIGH.index(state))

    def state(self, part: Cell | Text) -> str:
        """Return what became of a cell or line so far: `set apart`, `heading`, `used`, `not understood`, or nothing."""
        rank = self._state.get(id(part))
        return "" if rank is None else _LOW_TO_HIGH[rank]

    def use(self, part: Cell | Text) -> None:
        """Note that the words went into a record."""
        self._mark(part, "used")

    def head(self, part: Cell | Text) -> None:
        """Note that the words are a title, a section or the heading of a column."""
        self._mark(part, "heading")

    def put_aside(self, parts: Iterable[Cell | Text], reason: str) -> None:
        """Note that the words of a row or line belong to no action, and why."""
        words = [part for part in parts if id(part) not in self._state]
        for part in words:
            self._mark(part, "set apart")
        if words:
            place = words[0].place if len(words) == 1 else words[0].place.of_row
            self.set_apart.append(SetApart(" | ".join(part.text for part in words), place, reason))

    def misread(self, part: Cell | Text, message: str, fix: str) -> None:
        """Note that a cell could be given no meaning: an Issue, one a cell."""
        if self._state.get(id(part)) != _LOW_TO_HIGH.index("not understood"):
            self._mark(part, "not understood")
            self.issues.append(Issue("not understood", message, part.place, part.text, fix))

    def note(self, kind: str, message: str, place: Place, text: str = "", fix: str = "") -> None:
        """Note something that a person should look at."""
        self.issues.append(Issue(kind, message, place, text, fix))

    def note_once(self, kind: str, message: str, place: Place, text: str = "", fix: str = "") -> None:
        """Note something that a person should look at, but not a second time in the same words."""
        if message not in self._said:
            self._said.add(message)
            self.note(kind, message, place, text, fix)

    def close(self) -> Accounting:
        """Return the sum of cells.

        Raises:
            PartnergraphError: A cell was read and nothing became of it; that is a fault of ours.
        """
        for key, part in self._read.items():
            if key not in self._state:
                raise PartnergraphError(
                    f"The words {part.text[:60]!r} were read and then lost, which is a fault of the program.",
                    where=part.place,
                    todo="Please report it with this document.",
                )
        sums = Counter(_LOW_TO_HIGH[self._state[key]] for key in self._read)
        return Accounting(
            len(self._read), sums["used"], sums["heading"], sums["set apart"], not_understood=sums["not understood"]
        )
