"""Information-sharing agreements that the words of an action name, with whom, and whether they are still to be made.

In: a sentence of a plan. Out: stretches that name an agreement: "ISA with the PRUH", "Gangs Information Sharing Protocol".
Refuses: bare words ("write up an ISA"), since nobody can tell from them which one is meant, and one that is said not to be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from partnergraph.resolve import lexicon
from partnergraph.resolve.runs import Key
from partnergraph.resolve.text_words import phrase, words
from partnergraph.resolve.tokens import Token, key_of

_SKIPPED = frozenset({"the", "our", "its", "local", "all", "both", "each"})
_INSIDE = frozenset({"of", "for", "the"})
_LONGEST = 6
_NONE = re.compile(r"\b(?:no|without|lack of|absence of|never had|not have)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_ONE = re.compile(r"\b(?:an?|new|another)\s+(?:\w+\s+)?$", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|our|its|this|existing|current|signed|agreed)\s+$", re.IGNORECASE)
_PUT = re.compile(r"\b(?:put|get|bring|have)\s+(?:\w+\s+)?$", re.IGNORECASE)
_IN_PLACE = re.compile(r"^\s*(?:in(?:to)?\s+(?:place|force)|signed|agreed)\b", re.IGNORECASE)
_TO_BE = re.compile(r"^\s*(?:(?:is|are|will|needs?|still)\s+)*to be\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """Where an agreement is named among the tokens, and the words of each who is party to it."""

    first: int
    after: int
    parties: tuple[str, ...]
    bare: bool  # whether only its parties tell it from others


@cache
def _heads() -> frozenset[Key]:
    return frozenset(key_of(one) for one in words("agreement"))


def named(
    text: str, tokens: list[Token], front: Callable[[int], int | None], whole: Callable[[int, int, int], bool]
) -> Iterator[Named]:
    """Yield the agreements that a text names.

    Args:
        text: The text.
        tokens: Its tokens.
        front: Says where a name begins that ends in the head word at a token.
        whole: Says whether the words from a token up to a head word of some length are a name.
    """
    exact, firsts = {one for one in words("agreement") if one.isupper()}, {key[0] for key in _heads()}
    at = 0
    while at < len(tokens):
        lengths = range(min(4, len(tokens) - at), 0, -1) if tokens[at].key in firsts else ()
        length = next((n for n in lengths if tuple(t.key for t in tokens[at : at + n]) in _heads()), 0)
        if length and (length > 1 or tokens[at].text in exact) and not _NONE.search(text[: tokens[at].start]):
            first, (after, parties) = front(at), _with(text, tokens, at + length)
            proper = first is not None and whole(first, at, length)
            if proper or after > at + length:
                yield Named(first if proper and first is not None else at, after, parties, not proper)
            at = after
        else:
            at += max(length, 1)


def _with(text: str, tokens: list[Token], at: int) -> tuple[int, tuple[str, ...]]:
    """The token after "with the PRUH and Probation", and those named there; `at` where nobody is."""
    after, parties = at, []
    here = at + 1 if at < len(tokens) and tokens[at].key in {"with", "between"} else len(tokens)
    while here < len(tokens):
        while here < len(tokens) and tokens[here].key in _SKIPPED:
            here += 1
        end = _party(tokens, here)
        if end == here:
            break
        parties.append(text[tokens[here].start : tokens[end - 1].start + len(tokens[end - 1].text)])
        after = here = end
        if here < len(tokens) and tokens[here].kind == "comma":
            here += 1
        if here < len(tokens) and tokens[here].kind in {"and", "slash"}:
            here += 1
        elif here == end:
            break
    return after, tuple(parties)


def _party(tokens: list[Token], at: int) -> int:
    """The token after the name of a party that begins at a token: words with capitals, or plain words for a body."""
    end = at
    while end < len(tokens) and end - at < _LONGEST and tokens[end].kind == "word":
        goes_on = tokens[end].key in _INSIDE and end > at and end + 1 < len(tokens) and tokens[end + 1].capital
        if not tokens[end].capital and not (goes_on and tokens[end + 1].kind == "word"):
            break
        if end == at and tokens[end].key in words("verb"):
            break
        end += 1
        if end < len(tokens) and tokens[end].start > tokens[end - 1].start + len(tokens[end - 1].text) + 1:
            break  # a full stop stands between
    if end > at:
        return end
    for length in range(4, 0, -1):
        run = tokens[at : at + length]
        key = tuple(token.key for token in run)
        if len(run) == length and (" ".join(key) in words("party") or _generic(key)):
            return at + length
    return at


def _generic(key: Key) -> bool:
    entries = lexicon.entries().get(key, ())
    return lexicon.placeholders().get(key) == "generic" or any(
        entry.belongs_to and entry.kind == "agency" and not entry.exact for entry in entries
    )


def planned(front: str, after: str) -> bool:
    """Return whether the words around an agreement say that it is still to be made: "establish an ISA with X"."""
    made = list(phrase("makes").finditer(front))
    if _ONE.search(front) or _TO_BE.match(after) or (_PUT.search(front) and _IN_PLACE.match(after)):
        return True
    article = _THE.search(front)
    if article:
        return bool(made and not front[made[-1].end() : article.start()].strip())
    return bool(made)
