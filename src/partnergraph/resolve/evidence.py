"""What a plan itself says about the names in it.

In: the reading of a plan. Out: the `Evidence` by which its lead cells are read. Refuses nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from partnergraph.model import Reading
from partnergraph.resolve import lexicon
from partnergraph.resolve.cell import read_cell
from partnergraph.resolve.explained import explained_in
from partnergraph.resolve.runs import Evidence, Key
from partnergraph.resolve.tokens import Token, key_of, tokenise

_PIECES = re.compile(r"\s*[/;|•]\s*")
_FRONT = re.compile(r"(?<!\S)[A-Z]{2,4}/(?=[A-Z]\S* )")  # "HE/FE Coordinator": says nothing of who leads alone
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_BORDERED = frozenset({"docx", "xlsx", "xlsm", "csv", "html", "htm"})
_INITIALS = re.compile(r"[A-Z]{2,3}[a-z]?")


def _is_person(words: str) -> bool:
    """Whether words are one person's name and nothing else."""
    names = read_cell(words if words != words.lower() else words.title(), "named")
    return len(names) == 1 and names[0].kind == "person" and names[0].confidence >= 0.88


def evidence_of(reading: Reading) -> Evidence:
    """Return what a plan's own cells say: names that stand alone, places of bodies, whether leads are given by initials."""
    alone: Counter[Key] = Counter()
    written: dict[Key, str] = {}
    words: Counter[bool] = Counter()
    places: set[str] = set()
    for record in reading.records:
        for lead in record.leads:
            for line in re.split(r"[\n/;]|\s[-–]\s", lead.text):
                if line.strip():
                    alone[key_of(line)] += 1
                    written[key_of(line)] = line
            tokens = tokenise(lead.text)
            places |= _places(tokens)
            words.update(bool(_INITIALS.fullmatch(token.text)) for token in tokens if token.kind == "word")
    for entry in (*reading.contacts, *reading.seats, *reading.agreements):
        for quote in entry.said("person", "deputy", "substitute", "owner"):
            alone[key_of(quote.text)] += 1
            written[key_of(quote.text)] = quote.text
    borders = reading.file.rpartition(".")[2].casefold() in _BORDERED
    known = lexicon.entries()
    short = sum(
        times
        for key, times in alone.items()
        if len(key) == 1 and _INITIALS.fullmatch(key[0].upper()) and key not in known
    )
    people = frozenset(key for key in alone if 2 <= len(key) <= 3 and _is_person(written[key]))
    parts: dict[str, set[Key]] = defaultdict(set)
    for key in people:
        for part in (key[0], key[-1]):
            parts[part].add(key)
    standing = list(_alone(reading, borders=borders))
    return Evidence(
        people=people,
        parts={part: frozenset(keys) for part, keys in parts.items()},
        initials=short >= 3 and words[True] > words[False],
        places=frozenset(places | _places(tokenise(reading.title)) | _place_of_title(reading)),
        explained=explained_in(reading),
        alone=_by_word(standing, 0),
        borders=borders,
        turned=_are_turned(reading),
        ends=_by_word(standing, -1),
    )


def _are_turned(reading: Reading) -> bool:
    """Whether people are given as "Okoro, Chidinma": several are, and most of what stands around one comma."""
    pieces = {
        piece.strip() for record in reading.records for lead in record.leads for piece in re.split(r"[;/\n]", lead.text)
    }
    paired = [piece.split(",") for piece in pieces if piece.count(",") == 1]
    firsts, service = lexicon.first_names(), lexicon.service_words()
    turned = sum(
        bool(key_of(first))
        and key_of(first)[0] in firsts
        and len(key_of(first)) < 3
        and bool(key_of(family))
        and not set(key_of(family)) & service
        and key_of(family) not in lexicon.entries()
        for family, first in paired
    )
    return turned >= 2 and turned * 10 >= len(paired) * 6


def _alone(reading: Reading, *, borders: bool) -> Iterator[Key]:
    """Yield the names that have a lead cell, or a place between strokes, to themselves.

    A line of a cell is such a place where its author ended it, or where several cells have the same.
    """
    cells = {lead.text for record in reading.records for lead in record.leads}
    lines = Counter(line for cell in cells for line in {line.strip() for line in cell.split("\n")})
    pieces = {piece for cell in cells for piece in _PIECES.split(_FRONT.sub("", cell)) if "\n" not in piece.strip()}
    pieces |= {line for line, times in lines.items() if (borders or times > 1) and not line.endswith((",", "-"))}
    for piece in pieces:
        key = key_of(_BRACKET.sub("", piece))
        if 0 < len(key) <= lexicon.LONGEST and not {",", ":"} & {key[0], key[-1]}:
            yield key


def _by_word(names: Iterable[Key], place: int) -> dict[str, frozenset[Key]]:
    """Names by the word at a place of them."""
    found: dict[str, set[Key]] = defaultdict(set)
    for name in names:
        found[name[place]].add(name)
    return {word: frozenset(held) for word, held in found.items()}


_OF_A_PLACE = frozenset("council borough district county city town police constabulary icb".split())


def _place_of_title(reading: Reading) -> set[str]:
    """The words of a plan's title that stand in names of two of its leads or more, beside other words: "Exham" of "Exham Homes"."""
    service, firsts, surnames = lexicon.service_words(), lexicon.first_names(), lexicon.surnames()
    titled = {
        token.key
        for token in tokenise(reading.title)
        if token.kind == "word" and token.text.istitle() and len(token.key) > 3
        if token.key not in service and token.key not in firsts and token.key not in surnames
        if token.key not in lexicon.ordinary_words() and (token.key,) not in lexicon.entries()
    }
    beside: dict[str, set[str]] = defaultdict(set)
    for cell in {lead.text for record in reading.records for lead in record.leads} if titled else ():
        for token, after in pairwise(tokenise(cell)):
            if token.kind == after.kind == "word":
                for one, other in ((token, after), (after, token)):
                    if one.key in titled:
                        beside[one.key].add(other.key)
    return {word for word, others in beside.items() if len(others) > 1}


def _places(tokens: list[Token]) -> set[str]:
    """The words with which bodies of a place begin: "Lakeland" of "Lakeland Council"."""
    service, firsts, surnames = lexicon.service_words(), lexicon.first_names(), lexicon.surnames()
    return {
        token.key
        for token, after in pairwise(tokens)
        if token.kind == "word" and after.key in _OF_A_PLACE and token.text.istitle() and len(token.key) > 3
        if token.key not in service and not (token.key in firsts or token.key in surnames)
        if (token.key,) not in lexicon.entries() and (token.key,) not in lexicon.head_words()
    }
