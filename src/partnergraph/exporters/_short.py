"""Numbers and texts written short, since a page of a country's register holds half a million of them.

In: numbers; texts. Out: text that any page can hold. Refuses nothing. Numbers are base64 VLQ, as source maps have them: five bits
a character. Texts that differ in their numbers alone, such as places, dates and ids, are a stem and these numbers, each less
the one before it. `short.js` reads both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from partnergraph.views import printable

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
SLOT = "\x01"  # no text of a page holds control characters
NUMBER = re.compile(r"(?<![0-9])(0|[1-9][0-9]{0,8})(?![0-9])")


def numbers(values: Iterable[int]) -> str:
    """Return numbers from 0 as text."""
    return "".join(_written(value) for value in values)


def _written(value: int) -> str:
    text = ""
    while value > 31:
        text += _DIGITS[32 | value & 31]
        value >>= 5
    return text + _DIGITS[value]


def signed(value: int) -> int:
    """Return a number from 0 for any number: small for what is near 0."""
    return 2 * value if value >= 0 else -2 * value - 1


class Pool:
    """Texts that stand in the page once, and are named by their number wherever they are used."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}

    def __getitem__(self, text: str) -> int:
        return self.texts.setdefault(printable(text), len(self.texts))

    def packed(self) -> dict[str, Any]:
        """Return the texts as `packed` writes them."""
        return packed(self.texts)


def packed(texts: Iterable[str]) -> dict[str, Any]:
    """Return texts short: `stems`, those that have no stem in full (`whole`), and for each text its stem and numbers.

    0 stands for the next of those in full.
    """
    split = [NUMBER.split(text) for text in texts]
    stems = [SLOT.join(pieces[::2]) if len(pieces) > 1 else "" for pieces in split]
    used = Counter(stems)
    place = {stem: number for number, stem in enumerate(stem for stem, times in used.items() if stem and times > 1)}
    last: dict[str, list[int]] = {}
    whole, codes = [], []
    for stem, pieces in zip(stems, split, strict=True):
        if stem not in place:
            whole.append("".join(pieces))
            codes.append(0)
            continue
        found = [int(piece) for piece in pieces[1::2]]
        before = last.get(stem, [0] * len(found))
        last[stem] = found
        codes += [place[stem] + 1, *(signed(one - other) for one, other in zip(found, before, strict=True))]
    return {"stems": list(place), "whole": whole, "codes": numbers(codes)}
