"""The words that tell what a text says of the names in it, from data/reference/text_words.csv.

In: a kind of words. Out: the words, or a pattern that finds them; and whether a token opens a sentence. Refuses nothing.
"""

from __future__ import annotations

import re
from functools import cache

from partnergraph import reference
from partnergraph.resolve.tokens import Token

_OPENERS = frozenset({"newline", "dash", "open", "colon", "slash"})


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of a kind."""
    return frozenset(row["words"] for row in reference.rows("text_words") if row["kind"] == kind)


@cache
def phrase(kind: str) -> re.Pattern[str]:
    """Return a pattern that finds any word of a kind; where a word has a *, longer ones are found too."""
    ordered = sorted(words(kind), key=len, reverse=True)
    ends = (re.escape(word).replace(r"\*", r"\w*") + (r"\b" if word[-1] != "*" else "") for word in ordered)
    return re.compile(rf"\b(?:{'|'.join(ends)})", re.IGNORECASE)


def opens(tokens: list[Token], at: int) -> bool:
    """Return whether a token is the first of a sentence or list item, where a capital tells nothing."""
    return at == 0 or tokens[at - 1].kind in _OPENERS or after_stop(tokens, at)


def after_stop(tokens: list[Token], at: int) -> bool:
    """Return whether a full stop stands between a token and the one before it."""
    before = tokens[at - 1]
    return before.kind == "word" and tokens[at].start - before.start > len(before.text) + 1
