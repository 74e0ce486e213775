"""Ways of writing a name, and what of them makes the identity of a party.

In: a name as written. Out: the words and letters by which it is known again. Refuses nothing.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from partnergraph.resolve import lexicon
from partnergraph.resolve.tokens import STROKES, fold, key_of
from partnergraph.wording import slug

# Boards differ by what they are about, not by what they call themselves: "YOT board" is "YOT Management Board".
_BOARD_PLAIN = frozenset(
    "strategic management board forum group steering partnership committee meeting meetings the and of for governance oversight leadership multiagency".split()
)
_LONG = 8  # letters of a word of which one may be wrong without making it another word
_FOR_NOW = frozenset({"acting", "interim", "temporary"})
_TEAM_PLAIN = ("team", "teams", "service", "services", "unit", "units", "department", "directorate", "division")


def id_slug(name: str) -> str:
    """Return letters that an id can hold; a name that loses letters on the way keeps a hash of them."""
    plain = slug(name.translate(STROKES).replace(" & ", " and "))
    lost = any(letter.isalpha() and not fold(letter).isascii() for letter in name)
    return f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:6]}" if lost else plain


def of_a_place(name: str) -> bool:
    """Return whether an organisation's name holds a name of its own, so that it is the same one wherever it is named.

    "Mereshire Police" is; "Mental Health Trust" and an abbreviation are whichever a plan's readers know.
    """
    words = name.split()
    heads = lexicon.head_words()
    return len(words) > 1 and any(
        word[0].isupper() and not word.isupper() and (fold(word),) not in heads and not _of_a_service(fold(word))
        for word in words
    )


@lru_cache(maxsize=50_000)
def _of_a_service(word: str) -> bool:
    """Return whether a word is one of services ("environmental"), or a slip for one: then it is no name of a place."""
    service = lexicon.service_words()
    if word in service or len(word) < _LONG:
        return word in service
    return process.extractOne(word, service, scorer=OSA.distance, score_cutoff=1) is not None


def plain(name: str, kind: str) -> str:
    """Return what makes the id of a local party: a team without the word team, a person without title."""
    if kind in {"team", "agency"}:
        return team_words(name)
    if kind == "post":
        return for_now(name)[0]
    if kind == "person":
        titles, words = _parted(name)
        # Of a family name alone the rank is what tells two people apart: PC Jones is not DI Jones.
        return " ".join(words if len(words) > 1 else titles + words)
    return name


def for_now(name: str) -> tuple[str, bool]:
    """Return a post without "acting" or "interim" before it, and whether that was said."""
    words = name.split()
    acting = len(words) > 1 and fold(words[0]) in _FOR_NOW
    return (" ".join(words[1:]) if acting else name), acting


def untitled(name: str) -> str:
    """Return a person's name without titles and ranks."""
    return " ".join(_parted(name)[1])


def _parted(name: str) -> tuple[list[str], list[str]]:
    """The titles and ranks before a person's name, and the name."""
    words = name.split()
    at = _of_two_words(words)
    if at:
        return words[:at], words[at:]
    while at + 1 < len(words) and _rank(words[at]) in lexicon.titles() | lexicon.before_ranks():
        at += 1
    # "Chief" alone is no rank.
    while at and _rank(words[at - 1]) not in lexicon.titles():
        at -= 1
    return words[:at], words[at:]


def _rank(word: str) -> str:
    """A word before a name as ranks are looked up, without what says that it is held for now: "A/Insp" is "insp"."""
    return fold(word).rpartition("/")[2].rstrip(".")


def _of_two_words(words: list[str]) -> int:
    """How many words a rank of two words takes before a full name: "Watch Manager"."""
    return 2 if len(words) > 3 and tuple(map(fold, words[:2])) in lexicon.ranks_of_two_words() else 0


def bare_name(name: str) -> str:
    """Return a person's name, folded, without anything before and after it that says what they are: titles, ranks, honours."""
    before, after = lexicon.titles() | lexicon.before_ranks(), lexicon.after_names()
    words = fold(name).split()
    words = words[_of_two_words(words) :]
    while len(words) > 2 and _rank(words[0]) in before:
        words.pop(0)
    while len(words) > 2 and words[-1].strip(".,") in after:
        words.pop()
    return " ".join(words).rstrip(",")


def team_words(name: str) -> str:
    """Return a team's name without what it calls itself: "Community Safety Team" is "Community Safety"."""
    words = name.split()
    while len(words) > 1 and fold(words[-1]) in _TEAM_PLAIN:
        words.pop()
    return " ".join(words)


def ways_of_team(name: str) -> list[tuple[str, ...]]:
    """Return the keys of the ways in which a plan may write a team: with and without what it calls itself."""
    bare = key_of(team_words(name))
    return [key_of(name), bare, *((*bare, word) for word in ("team", "service", "services"))]


def board_words(name: str) -> str:
    """Return what a board is about, in one order, and its level: a panel, sub-group or delivery group is not the board above it."""
    keys = (key.replace("-", "") for key in key_of(name))
    words = {key for key in keys if key not in _BOARD_PLAIN and key.isalnum()}
    return id_slug(" ".join(sorted(words)) or name)


def person_words(written: Counter[str]) -> list[str]:
    """Return the folded words of the fullest way in which a person is written, without titles."""
    fullest = max(written, key=lambda name: (len(name), name))
    surname, comma, initials = fullest.partition(", ")
    return fold(untitled(f"{initials} {surname}" if comma else fullest)).split() or [fold(fullest)]


def is_short(words: list[str]) -> bool:
    """Return whether a person is written by one name alone, or by initials and surname."""
    firsts = lexicon.first_names()
    return len(words) == 1 or all(len(word.replace(".", "")) <= 2 and word not in firsts for word in words[:-1])


def fits(short: list[str], full: list[str]) -> bool:
    """Return whether words that share a name with a full one may be a shorter way of writing it."""
    return len(short) == 1 or (short[-1] == full[-1] and full[0].startswith(short[0][0]))
