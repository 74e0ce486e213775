"""What the heading of a column means.

In: the text of a heading. Out: a `Column` with its meanings, from data/reference/headings.csv. Headings are known by
their words in any order of columns; damaged ones by likeness; those that nobody knows keep the meaning `extra`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from partnergraph.model import Role
from partnergraph.records.vocabulary import listed
from partnergraph.reference import rows

# How sure a heading is: known word for word or part by part, by how it begins, by likeness, by some words, not at all.
EXACT, BEGINNING, ALIKE, SOME_WORDS, UNKNOWN = 4, 3, 2, 1, 0

_LONGEST = 100  # characters; what is longer is no heading
_LIKENESS = 90  # of 100: one wrong letter in a word of six
_PLURAL = re.compile(r"\((?:s|es|ies)\)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_INSTRUCTION = re.compile(r"\n|\(|\[|:|\s[-–—]\s|\?\s|\.\s|\be\.?g\b")
_YEARS = re.compile(r"\b(?:for |in )?(?:20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?)\b")
_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,2}\)|\(?[a-h]\)|\d{1,2}[.:])\s+", re.IGNORECASE)
_BETWEEN_PARTS = re.compile(r"\s*(?:/|&|\+|,|;|\||\n|\band\b|\bor\b)\s*", re.IGNORECASE)
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_MARKS = re.compile(r"[/&+,;|]")
_BEFORE_OBJECT = frozenset({"of", "for", "to", "against", "in", "from", "on", "that", "which", "towards", "since"})


Scheme = tuple[tuple[str, Role], ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one line of headings.csv says: a meaning, for a lead its role, and 2 for a meaning of second choice.

    `beside` is the role of a lead where another column says outright who is accountable; empty if it stays the same.
    """

    name: str
    role: str = ""
    rank: int = 1
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column under its heading.

    Attributes:
        number: Its position, counted from 0.
        heading: The heading as printed, on one line.
        meanings: What it holds; several where one cell holds them together ("FINISH & STATUS").
        role: For a lead, the part that its names have in the action.
        provisional: Whether the heading says that the names are to be confirmed.
        sure: How the heading was known.
        rank: 2 where it has its meaning only if no other column has.
        beside: For a lead, the part that its names have where another column says outright who is accountable.
        under: Of a heading on two rows, the words of the second, where that names something of its own.
        value: What a tick in the column says, where its heading is a status, a colour or a day.
        scheme: What the letters in the column stand for, where it is one of a matrix.
        crossed: Whether a cross in the column says no, since ticks stand beside it.
    """

    number: int
    heading: str
    meanings: tuple[str, ...]
    role: Role = "named"
    provisional: bool = False
    sure: int = EXACT
    rank: int = 1
    beside: Role | None = None
    under: str = ""
    value: str = ""
    scheme: Scheme = ()
    crossed: bool = False


Columns = tuple[Column, ...]


def key(columns: Columns) -> tuple[str, ...]:
    """Return what makes two rows of headings the same."""
    return tuple(column.heading.casefold() for column in columns)


@lru_cache(maxsize=10_000)  # each cell is asked for several times
def in_words(text: str) -> str:
    """Return the words of a heading, small and in the singular, with single spaces."""
    text = unicodedata.normalize("NFKC", _PLURAL.sub("", text)).casefold()
    return " ".join(_singular(word) for word in re.findall(r"[^\W_]+|#", text))


def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith("ss") or not word.endswith("s"):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


@cache
def _known() -> dict[str, Meaning]:
    table: dict[str, Meaning] = {}
    for row in rows("headings"):
        if row["meaning"] != "provisional" and not row["heading"].endswith("*"):
            role, _, beside = row["role"].partition("/")
            table.setdefault(in_words(row["heading"]), Meaning(row["meaning"], role, int(row["rank"]), beside))
    return table


@cache
def _beginnings() -> dict[tuple[str, ...], Meaning]:
    """Return the meanings of headings by their first words: "when will *"."""
    table: dict[tuple[str, ...], Meaning] = {}
    for row in rows("headings"):
        if row["heading"].endswith("*"):
            role, _, beside = row["role"].partition("/")
            words = tuple(in_words(row["heading"]).split())
            table.setdefault(words, Meaning(row["meaning"], role, int(row["rank"]), beside))
    return table


@lru_cache(maxsize=4096)
def _by_beginning(text: str) -> Meaning | None:
    """Return what the longest known beginning of a heading means."""
    words = tuple(_without_provisional(_NUMBERING.sub("", text)).split())
    table = _beginnings()
    return next((table[words[:size]] for size in range(min(len(words), 7), 0, -1) if words[:size] in table), None)


@cache
def _provisional() -> frozenset[str]:
    return frozenset(in_words(row["heading"]) for row in rows("headings") if row["meaning"] == "provisional")


@lru_cache(maxsize=4096)
def exact(text: str) -> tuple[Meaning, ...]:
    """Return the meanings of a heading that is known word for word, whole or part by part; empty if it is not."""
    if len(text) > _LONGEST or not text.strip() or _has_other_words(text):
        return ()
    text = _NUMBERING.sub("", text)
    for form in dict.fromkeys((text, _BRACKETS.sub(" ", text), _YEARS.sub(" ", text))):
        whole = _without_provisional(form)
        # "Lead / Partners" is not a lead partner, so marks between words part them first.
        if whole in _known() and not _MARKS.search(form):
            return (_known()[whole],)
        parts = [part for printed in _BETWEEN_PARTS.split(form) if (part := _without_provisional(printed))]
        if parts and all(part in _known() for part in parts):
            return tuple(_known()[part] for part in parts)
        if whole in _known():
            return (_known()[whole],)
    return ()


def _has_other_words(text: str) -> bool:
    """Return whether a word of a text, up to its first bracket, stands in no known heading: a quick test, for most rows hold none."""
    if not text.isascii():
        return False
    for match in _ASCII_WORD.finditer(text.partition("(")[0].casefold()):
        word = match[0]
        if not word.isdigit() and _singular(word) not in _heading_words() and not _like_provisional(_singular(word)):
            return True
    return False


@cache
def _heading_words() -> frozenset[str]:
    phrases = (*_known(), *_provisional(), "and", "or", "for", "in")
    return frozenset(word for phrase in phrases for word in (*phrase.split(), *map(_singular, phrase.split())))


def _without_provisional(text: str) -> str:
    """Return the words of a heading without those that say "to be confirmed"."""
    key = f" {in_words(text)} "
    for words in _provisional():
        key = key.replace(f" {words} ", " ")
    return " ".join(word for word in key.split() if not _like_provisional(word))


@lru_cache(maxsize=4096)
def _like_provisional(word: str) -> bool:
    return (
        len(word) > 5
        and process.extractOne(word, _provisional(), score_cutoff=_LIKENESS, scorer=fuzz.ratio) is not None
    )


@lru_cache(maxsize=4096)
def _alike(text: str) -> Meaning | None:
    key = _without_provisional(_NUMBERING.sub("", text)).replace(" ", "")
    if len(key) < 5:
        return None
    choices = _squeezed()
    found = process.extractOne(key, list(choices), scorer=fuzz.ratio, score_cutoff=_LIKENESS)
    if found:
        return choices[found[0]]
    swapped = (key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in range(len(key) - 1))
    return next((choices[form] for form in swapped if form in choices), None)


@cache
def _squeezed() -> dict[str, Meaning]:
    return {key.replace(" ", ""): meaning for key, meaning in _known().items() if len(key) > 4}


@lru_cache(maxsize=4096)
def _by_words(text: str) -> Meaning | None:
    """Return what the head word of a longer heading means: the last known words before "of", "for", "to"."""
    words = _without_provisional(_BRACKETS.sub(" ", text)).split()
    if len(words) > 12:
        return None
    stop = next((number for number, word in enumerate(words) if word in _BEFORE_OBJECT and number), len(words))
    if stop < len(words) and words[stop - 1] in listed("day") and words[stop] == "of":
        return Meaning("due", rank=2)  # "Date of issue" heads days, not issues
    for part in (words[:stop], words[stop:]):
        for end in range(len(part), 0, -1):
            for begin in range(max(0, end - 5), end):
                phrase = " ".join(part[begin:end])
                meaning = _known().get(phrase)
                # "What" alone heads a column of actions; in "What it means" it says nothing.
                if meaning and meaning.rank == 1 and phrase not in listed("function"):
                    return meaning
    return None


def _first_part(text: str) -> str:
    """Return a heading without the instructions after it: "Action (be specific: ...)", "Lead - one name only"."""
    if len(text) > 6 * _LONGEST:
        return ""
    part = _INSTRUCTION.split(text.strip(), maxsplit=1)[0].strip()
    return part if part != text.strip() and len(part) <= _LONGEST else ""


def read_heading(text: str, number: int = 0) -> Column:
    """Return the column that a heading announces; one with the meaning `extra` if its words are not known."""
    printed = " ".join(text.split())
    meanings, sure = exact(text), EXACT
    if not meanings and (part := _first_part(text)):
        meanings, sure = exact(part), BEGINNING
    if not meanings and len(text) <= _LONGEST:
        found, sure = _by_beginning(text), BEGINNING
        if found is None:
            found, sure = _alike(text), ALIKE
        if found is None:
            found, sure = _by_words(text), SOME_WORDS
        meanings = (found,) if found else ()
    if not meanings:
        return Column(number, printed, ("extra",), sure=UNKNOWN, rank=2)
    names = tuple(dict.fromkeys(meaning.name for meaning in meanings))
    return Column(
        number,
        printed,
        names,
        role=_role([meaning.role for meaning in meanings if meaning.name == "lead"]) or "named",
        beside=_role([meaning.beside for meaning in meanings if meaning.name == "lead"]),
        provisional="lead" in names and _without_provisional(text) != in_words(text),
        sure=sure,
        rank=min(meaning.rank for meaning in meanings),
    )


def _role(roles: Sequence[str]) -> Role | None:
    """Return the one role of a lead column; where its heading gives two ("Lead / Partners") nobody can tell who has which."""
    found: set[Role] = {role for role in roles if role}  # type: ignore[misc]  # the table holds roles only
    return found.pop() if len(found) == 1 else None
