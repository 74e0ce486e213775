"""What counts as a word, and lists of the words that plans use.

In: words of the document, data/reference and an English dictionary. Out: whether a string is a word, and the
lists of data/reference/plan_words.csv by kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from partnergraph.reference import english, rows, usual_english

_WORD = re.compile(r"[^\W\d_]+")
_ONE_LETTER = frozenset({"a", "i"})


@cache
def listed(kind: str) -> frozenset[str]:
    """Return the words and phrases of one kind in plan_words.csv, in small letters."""
    return frozenset(row["words"] for row in rows("plan_words") if row["kind"] == kind)


@cache
def _of_the_field() -> frozenset[str]:
    """Return the words in the names of bodies and boroughs that the reference tables hold, in small letters."""
    cells = [row[column] for row in rows("gazetteer") for column in ("abbreviation", "full_name")]
    cells += [
        row[column] for row in rows("london_boroughs") for column in ("name", "short_name", "council_abbreviation")
    ]
    return frozenset(word for cell in cells for word in words_in(cell))


@cache
def abbreviations() -> dict[str, str]:
    """Return the abbreviations of the gazetteer as they are written, by their small letters."""
    return {
        row["abbreviation"].casefold(): row["abbreviation"]
        for row in rows("gazetteer")
        if " " not in row["abbreviation"]
    }


def words_in(text: str) -> list[str]:
    """Return the runs of letters of a text, in small letters."""
    return [word.casefold() for word in _WORD.findall(text)]


class Vocabulary:
    """The words of one document, beside those that are known anyway.

    Args:
        texts: Every cell and line of the document.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter(word for text in texts for word in words_in(text))

    def has(self, word: str) -> bool:
        """Return whether the document prints this word, whole, anywhere."""
        return self._counts[word.casefold()] > 0

    def is_word(self, word: str) -> bool:
        """Return whether English or the field knows this word, whatever the document holds."""
        small = word.casefold()
        if len(small) == 1:
            return small in _ONE_LETTER
        return small in english() or small in _of_the_field()

    def one_word(self, first: str, second: str) -> bool:
        """Return whether two fragments are one word that the layout cut: together a word, and not both words apart.

        Where one of them is a word by itself, a rare word proves nothing.
        """
        whole = first + second
        if len(whole) < 4 or not (second.islower() or (first.isupper() and second.isupper())):
            return False
        if second in _LOST_APOSTROPHE or (self.is_word(first) and self.is_word(second)):
            return False
        if self.has(whole):
            return True
        small = whole.casefold()
        if self.is_word(first) or self.is_word(second):
            return small in usual_english() or small in _of_the_field()
        return self.is_word(whole)


# "children s" has lost an apostrophe, not been cut.
_LOST_APOSTROPHE = frozenset({"s", "t", "d", "ll", "re", "ve", "m"})
