"""How long work says where it is: for a person who waits, and as a sign of life to what watches over it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called with what is being done now and, where its extent is known, how much of how much is done."""

    def __call__(self, message: str, done: int = 0, total: int = 0) -> None:
        """Take in a sign of progress."""


def quiet(message: str, done: int = 0, total: int = 0) -> None:
    """Report to nobody."""
