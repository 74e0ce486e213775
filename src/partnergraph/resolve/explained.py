"""What a plan says that its initials and abbreviations mean: in a key, a list of members, or behind a name in brackets.

In: the words of a plan that explain something. Out: for each abbreviation as written, the name it stands for. Refuses
nothing: an abbreviation whose letters are not those of the name beside it, or that is explained in two ways, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from partnergraph.model import Reading
from partnergraph.resolve import lexicon
from partnergraph.resolve.cell import read_cell
from partnergraph.resolve.named import Name
from partnergraph.resolve.runs import Meaning
from partnergraph.resolve.tokens import fold

_SHORT = re.compile(r"[A-Z][A-Za-z]{1,4}|(?:[A-Z]\.){2,4}")
_ENTRY = re.compile(
    r"(?<![\w'’.-])([A-Z][A-Za-z]{1,4}|(?:[A-Z]\.){2,4})\)?\s*(?:=|:|→|\s[-–—]\s|\s(?:is|means|stands\sfor)\s)\s*"
)
_BRACKET = re.compile(r"((?:[^\W\d_][\w.'’-]*\s+){1,4}[^\W\d_][\w'’-]*)\s*\(([A-Z][A-Za-z]{1,3})\)")
_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PLACE_IN_LINE = re.compile(r"\s*[|\t]\s*")

_SURE = 0.8  # evidence of a person's name that needs no body beside it


def explained_in(reading: Reading) -> dict[str, Meaning]:
    """Return what the abbreviations of a plan mean, as its own words explain them."""
    found: dict[str, set[Meaning]] = {}
    lines = dict.fromkeys(lines_that_explain(reading))
    pairs = dict.fromkeys(pair for line in lines for pair in _pairs(line))
    sure = {pair: meaning for pair in pairs if (meaning := _meaning(*pair, least=_SURE))}
    # Where a plan explains the initials of people, what only has the shape of a name is one of them as well.
    people = {**sure, **{pair: meaning for pair in pairs if (meaning := _meaning(*pair, least=0.0))}} if sure else sure
    for (short, _), meaning in people.items():
        found.setdefault(short, set()).add(meaning)
    return {
        short: min(ways, key=lambda way: (way.of is None, way.of or ""))
        for short, ways in found.items()
        if len({way.name for way in ways}) == 1
    }


def lines_that_explain(reading: Reading) -> Iterator[str]:
    """Yield the words of a plan that may explain an abbreviation: those beside its actions, its lists, its lead cells."""
    for apart in reading.set_apart:
        yield from apart.text.splitlines()
    for entry in (*reading.contacts, *reading.seats):
        yield " | ".join(quote.text for quote in entry.quotes)
    for key in reading.keys:
        yield f"{key.symbol} = {key.meaning}"
    for record in reading.records:
        for lead in record.leads:
            yield from lead.text.splitlines()


def _pairs(line: str) -> Iterator[tuple[str, str]]:
    """Yield each abbreviation in a line with the words that may explain it."""
    parts = [part for part in _PLACE_IN_LINE.split(line) if part]
    for at, part in enumerate(parts if len(parts) > 1 else ()):
        if _SHORT.fullmatch(part):
            yield part, ", ".join((*parts[:at], *parts[at + 1 :]))
            yield from ((part, other) for other in parts if other != part)
    entries = list(_ENTRY.finditer(line))
    ends = [*(entry.start() for entry in entries[1:]), len(line)]
    for entry, end in zip(entries, ends, strict=False):
        yield entry[1], line[entry.end() : end].strip(" ,;.").removesuffix(" and")
    for entry in _BRACKET.finditer(line):
        words = entry[1].split()
        # The name is the last words before the bracket that have these initials.
        yield from ((entry[2], " ".join(words[first:])) for first in range(len(words) - 1))


def _meaning(short: str, words: str, least: float) -> Meaning | None:
    """What an abbreviation means if words explain it: a person with its body."""
    letters = fold(short).replace(".", "")
    people = [name for name in read_cell(words, "named") if name.kind == "person"] if len(words) < 200 else []
    if len(people) != 1 or not (_initials_of(people[0], letters) or _capitals(short) == _capitals(people[0].name)):
        return None
    if people[0].confidence < least and people[0].of is None:
        # "GO = Green Openings" has the shape of a name and no more.
        return None
    return Meaning(people[0].name, people[0].of)


def _initials_of(person: Name, letters: str) -> bool:
    """Whether letters are those with which the words of a person's name begin, in their order; the first and the last agree."""
    words = [word for word in fold(person.name).split() if word.rstrip(".") not in lexicon.titles()]
    whole = [part[0] for word in words for part in _PART.findall(word)]
    heads = [word[0] for word in words]
    return any(_runs_through(letters, firsts) for firsts in (heads, whole))


def _capitals(words: str) -> str:
    """The capitals of a name, those inside its words as well: "TMcA" and "Tom McAllister" have the same."""
    return "".join(letter for letter in words if letter.isupper())


def _runs_through(letters: str, firsts: Iterable[str]) -> bool:
    row = list(firsts)
    return (len(row) > 1 and row[0] == letters[0] and "".join(row) == letters) or _shorter(letters, row)


def _shorter(letters: str, row: list[str]) -> bool:
    """Whether letters are the first and the last of a longer row: "MB" for a name of three words."""
    return len(letters) == 2 < len(row) and letters[0] == row[0] and letters[1] in {row[-1], row[1]}
