"""What a named picture shows, before it has a place on paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Bond:
    """One thing to draw: a line from `one` to `other` (ids), or, where `other` is empty, a mark or the end of a chain.

    Attributes:
        one: Id of the item at which it begins.
        other: Id of the item to which it leads; empty for none.
        state: How it stands with it, in a word of the picture: late, broken, agreed...; empty for the usual.
        says: What else to write at it.
        number: How many it stands for.
    """

    one: str
    other: str
    state: str = ""
    says: str = ""
    number: int = 1


@dataclass(frozen=True, slots=True)
class Drawn:
    """A named picture with all that it shows.

    Attributes:
        id: The picture's name.
        title: What it is called.
        question: What it answers.
        way: How it is drawn: rows, layers, circle or borders.
        bonds: What it shows, sorted.
        about: Id of the item that it is about; empty where it shows the whole.
        sentence: What it is about, in words.
    """

    id: str
    title: str
    question: str
    way: str
    bonds: tuple[Bond, ...]
    about: str = ""
    sentence: str = ""
