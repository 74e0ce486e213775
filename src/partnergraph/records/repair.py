"""Damage that scanning and layout leave in words, mended: letters of another script, split words.

In: a text and the document's vocabulary. Out: the text mended, and what was done. A real word in another script is
left as it is, and so is a split that nothing proves.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from partnergraph.records.vocabulary import Vocabulary, abbreviations
from partnergraph.reference import rows

_TOKEN = re.compile(r"[^\W\d_]+")
_SPLIT = re.compile(r"(?<!\w)([^\W\d_]+)(-?)\s([^\W\d_]+)(?![\w'’])")


@cache
def _letters(always: str) -> dict[int, str]:
    """Return what stands for each look-alike; `always` is "yes" for those that are never anything else."""
    return {ord(row["character"]): row["latin"] for row in rows("confusables") if row["always"] == always}


def mend(text: str, vocabulary: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """Return the text with its damage mended, and a sentence on each repair that changed a word."""
    done: list[str] = []
    if not text.isascii():
        text = _latin(text.translate(_letters("yes")), vocabulary, done)
    return _unsplit(text, vocabulary, done), tuple(done)


def _latin(text: str, vocabulary: Vocabulary, done: list[str]) -> str:
    """Write Latin letters for look-alikes, in words that mix scripts and in those that become a known word."""
    like = _letters("")
    if not any(ord(letter) in like for letter in text):
        return text
    tokens = _TOKEN.findall(text)
    # A word with letters that look like no Latin one shows that the cell is really written in that script.
    foreign = {
        _script(letter) for token in tokens for letter in token if not letter.isascii() and ord(letter) not in like
    }

    def latin(match: re.Match[str]) -> str:
        token = match.group()
        strange = [letter for letter in token if not letter.isascii() and ord(letter) in like]
        if not strange:
            return token
        written = token.translate(like)
        if not written.isascii():
            return token
        mixed = any(letter.isascii() for letter in token)
        if not mixed:
            if _script(strange[0]) in foreign or len(token) < 2:
                return token
            known = abbreviations().get(written.casefold())
            if not known and not vocabulary.has(written):
                return token
            written = known if known and (token.islower() or token.isupper()) else written
        done.append(f'"{token}" in {_script(strange[0]).capitalize()} letters is read as "{written}".')
        return written

    return _TOKEN.sub(latin, text)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "OTHER").split()[0]


def _unsplit(text: str, vocabulary: Vocabulary, done: list[str]) -> str:
    """Join the halves of words that a line or cell was too narrow for."""
    position = 0
    while match := _SPLIT.search(text, position):
        first, hyphen, second = match.groups()
        if vocabulary.one_word(first, second) and not (hyphen and vocabulary.is_word(first)):
            done.append(f'"{" ".join(match.group().split())}" is read as "{first}{second}".')
            text = text[: match.start()] + first + second + text[match.end() :]
            position = match.start()
        else:
            # The second half may be the first of the next pair.
            position = match.start(3)
    return text


def joined(first: str, second: str, vocabulary: Vocabulary) -> str:
    """Return two texts that follow each other as one, without a space where a word was cut between them."""
    # Its last word is within reach of the end, however long a hostile text is.
    before, after = re.search(r"(?<!\w)([^\W\d_]+)$", first[-80:]), re.match(r"([^\W\d_]+)(?![\w'’])", second)
    if before and after and vocabulary.one_word(before.group(), after.group()):
        return first + second
    if first.endswith("-") and not first.endswith((" -", "\n-")) and second[:1].islower():
        return first + second
    return f"{first} {second}".strip()
