"""The one tree of exceptions.

    PartnergraphError            the work cannot be done
    ├── InputError               a document or register that a person gave us
    │   └── TooLargeError        more of it than a result can hold; the message says what to narrow
    ├── ReferenceDataError       a table of ours in data/reference
    ├── RuleError                a rule file
    ├── QueryError               a query that a person typed
    └── EngineError              a database

Every message has three parts: where, what is wrong, what to do. What is only doubtful is an
`Issue` (partnergraph.model), a value that is collected and shown, never an exception.
"""

from __future__ import annotations

from collections.abc import Iterable


class PartnergraphError(Exception):
    """The work cannot be done; the message is fit to be shown to the user on one line.

    Args:
        what: What is wrong, as a sentence.
        where: A file, or a Place in it; shown first.
        todo: What the reader can do about it.
        details: Where many things are wrong at once, each of them; they follow the sentence, one a line.
    """

    def __init__(self, what: str, *, where: object = "", todo: str = "", details: Iterable[str] = ()) -> None:
        self.what = what
        self.where = str(where)
        self.todo = todo
        self.details = tuple(" ".join(detail.split()) for detail in details)
        front = f"{self.where}: " if self.where else ""
        super().__init__("\n".join((" ".join(f"{front}{what} {todo}".split()), *self.details)))


class InputError(PartnergraphError):
    """A document or register cannot be used: it cannot be opened, is of another kind than it says, or contradicts itself."""


class TooLargeError(InputError):
    """A register holds more than a result of this kind can; the message says how to ask for a part of it."""


class ReferenceDataError(PartnergraphError):
    """A table in data/reference is not as its heading row promises."""


class RuleError(PartnergraphError):
    """A rule file breaks the form of a rule, or does not compile."""


class QueryError(PartnergraphError):
    """A user's query was refused or failed; `line` is the line of it where that is known, else 0."""

    line = 0


class EngineError(PartnergraphError):
    """A database could not be reached, or answered with an error."""
