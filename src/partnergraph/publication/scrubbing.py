"""Texts without the names of people and without contact details.

In: who is called how, and what stands in for each; a text. Out: the text, with the stand-in in the place of each name. Refuses nothing.
Names of bodies, boards, areas and agreements that hold no person's full name are left whole: "Kowalski House" keeps its name when a Piotr
Kowalski is an officer. Linear in words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from partnergraph.publication.spellings import Spelling, is_ordinary, spellings, taken_apart, titles
from partnergraph.publication.words import Word, begins_sentence, gap, joins, keys, parts, run_together, words
from partnergraph.resolve import lexicon
from partnergraph.resolve.tokens import fold

ANYBODY = "an officer"
"""What stands for a name that several people share, or whose bearer no list has."""
IN_NAMES = "officer"
"""What stands for a name inside a name: of a file, a plan or a body."""
NO_ADDRESS = "(address withheld)"
NO_NUMBER = "(number withheld)"

_ADDRESS = re.compile(
    r"(?:mailto:)?[\w.+'’%-]{1,64}\s{0,2}(?:@|\(at\)|\[at\])\s{0,2}[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?<![\w/.-])(?:\+|00|\(?0)[\d() .\-–]{8,22}\d(?:\s{0,2}(?:ext\.?|x)\s{0,2}\d{2,6})?(?![\w/])", re.IGNORECASE
)
_CALLED = re.compile(
    r"\b(?P<what>tel|telephone|phone|mobile|mob|ext|extension|fax)\b[.:]?\s{0,3}(?:no\.?\s)?\+?\d[\d() .-]{2,18}\d",
    re.IGNORECASE,
)
_OF_FILE = re.compile(r"[_/\\]|[-.]\w{2,}")
_FEWEST, _MOST = 10, 15  # digits of a telephone number
_WORDS_OF_NO_CASE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PLAIN = re.compile(r"[\w\s.,'’`\-‐-―]+")


@dataclass(frozen=True, slots=True)
class _Form:
    spelling: Spelling
    person: str | None  # None: the name of something else, which stays


class Scrubber:
    """Takes names of people out of texts.

    Args:
        people: For each person the ways in which the name is written.
        stand_ins: What stands in for each.
        others: Names of bodies, boards, areas and agreements.
    """

    def __init__(
        self, people: Mapping[str, Iterable[str]], stand_ins: Mapping[str, str], others: Iterable[str] = ()
    ) -> None:
        self._stand_ins = stand_ins
        self._coarse: dict[str, list[_Form]] = defaultdict(list)
        self._fine: dict[str, list[_Form]] = defaultdict(list)
        self._done: dict[tuple[str, bool], str] = {}
        literal: dict[str, str] = {}
        whole: set[tuple[str, ...]] = set()
        for person, ways in people.items():
            for way in ways:
                if len(way.strip()) >= 3 and (not _PLAIN.fullmatch(way) or _WORDS_OF_NO_CASE.search(way)):
                    literal.setdefault(way.strip().casefold(), person)
                whole.add(keys(way))
                self._add(way, person)
        self._literal = literal
        self._odd = (
            re.compile("|".join(re.escape(name) for name in sorted(literal, key=len, reverse=True)), re.IGNORECASE)
            if literal
            else None
        )
        for name in others:
            run = keys(name)
            if len(run) > 1 and not any(run[a:b] in whole for a in range(len(run)) for b in range(a + 2, len(run) + 1)):
                self._put(Spelling(run), None, name)
        for table in (self._coarse, self._fine):
            for forms in table.values():
                forms.sort(key=lambda form: (-len(form.spelling.keys), form.person is None))

    def _add(self, way: str, person: str) -> None:
        short = keys(way)
        if len(short) == 1 and way.isupper() and 2 <= len(way) <= 4:
            # Initials, as a plan's key explains them: written so and not as a word.
            self._put(Spelling(short, "capitals"), person, way)
            return
        for spelling in dict.fromkeys(spellings(way)):
            self._put(spelling, person, way)

    def _put(self, spelling: Spelling, person: str | None, way: str) -> None:
        self._coarse[spelling.keys[0]].append(_Form(spelling, person))
        if run_together(way):
            apart = taken_apart(way)
            self._fine[apart[0]].append(_Form(Spelling(apart, spelling.needs, spelling.comma), person))
        self._fine[spelling.keys[0]].append(_Form(spelling, person))

    def text(self, text: str, *, in_name: bool = False) -> str:
        """Return a text without names and contact details.

        Args:
            text: The text.
            in_name: Whether it is itself a name, of a file or a body, where a long stand-in would read badly.
        """
        key = (text, in_name)
        if key not in self._done:
            self._done[key] = self._scrubbed(text, in_name=in_name)
        return self._done[key]

    def _scrubbed(self, text: str, *, in_name: bool) -> str:
        text = _ADDRESS.sub(NO_ADDRESS, text)
        text = _NUMBER.sub(_number, _CALLED.sub(lambda found: f"{found['what']} {NO_NUMBER}", text))
        if self._odd is not None:
            text = self._odd.sub(
                lambda found: self._in_place({self._literal.get(found[0].casefold(), "")}, in_name), text
            )
        text = self._without(text, words(text), self._coarse, in_name=in_name)
        # Words that are run together are the name of a file.
        return self._without(text, parts(text), self._fine, in_name=True) if run_together(text) else text

    def _without(self, text: str, found: list[Word], table: Mapping[str, list[_Form]], *, in_name: bool) -> str:
        made: list[str] = []
        done = at = 0
        while at < len(found):
            people, count = self._at(text, found, at, table) if found[at].key in table else (frozenset[str](), 1)
            if people:
                first = at
                while first and _is_title(text, found[first - 1], found[first]) and found[first - 1].start >= done:
                    first -= 1
                start, end = found[first].start, found[at + count - 1].end
                made += [text[done:start], self._in_place(people, in_name or _in_file_name(text, start, end))]
                done = end
            at += count
        return "".join([*made, text[done:]]) if made else text

    def _at(
        self, text: str, found: list[Word], at: int, table: Mapping[str, list[_Form]]
    ) -> tuple[frozenset[str], int]:
        """Who is named by the words from a place on, and how many words that takes; nobody where they are another's name."""
        length = 0
        people: set[str] = set()
        for form in table[found[at].key]:
            size = len(form.spelling.keys)
            if size < length:
                break
            run = found[at : at + size]
            if tuple(word.key for word in run) == form.spelling.keys and _holds(text, found, at, form.spelling):
                length = size
                if form.person is not None:
                    people.add(form.person)
        return frozenset(people), max(length, 1)

    def _in_place(self, people: Iterable[str], in_name: bool) -> str:
        if in_name:
            return IN_NAMES
        stand_ins = {self._stand_ins.get(person, ANYBODY) for person in people}
        return stand_ins.pop() if len(stand_ins) == 1 else ANYBODY


def _holds(text: str, found: list[Word], at: int, spelling: Spelling) -> bool:
    run = found[at : at + len(spelling.keys)]
    pairs = list(pairwise(run))
    if not all(joins(text, one, other, comma=spelling.comma) for one, other in pairs):
        return False
    if spelling.needs == "":
        return True
    before = found[at - 1] if at else None
    titled = before is not None and _is_title(text, before, run[0])
    if spelling.needs == "title":
        return titled and run[0].capital
    if spelling.needs == "capitals":
        # In the name of a file nothing has capitals: "g.park-plan".
        like_file = bool(pairs) and all(not any(c.isspace() for c in gap(text, one, other)) for one, other in pairs)
        return like_file or all(word.capital for word in run)
    after = found[at + len(run)] if at + len(run) < len(found) else None
    if not run[0].capital:
        return False
    if titled:
        return True
    if len(run) == 1 and is_ordinary(run[0].key) and begins_sentence(text, run[0]):
        return False
    beside = after is not None and after.capital and gap(text, run[-1], after) in {" ", "-"}
    led = (
        before is not None and before.capital and gap(text, before, run[0]) == " " and not begins_sentence(text, before)
    )
    return not beside and not led


def _in_file_name(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 1) : start] in {"_", "/", "\\"} or _OF_FILE.match(text, end) is not None


def _is_title(text: str, word: Word, following: Word) -> bool:
    return word.key in titles() and word.capital and gap(text, word, following).strip(" \u00a0") in {"", "."}


def _number(found: re.Match[str]) -> str:
    digits = sum(letter.isdigit() for letter in found[0])
    return NO_NUMBER if _FEWEST <= digits <= _MOST else found[0]


def is_like_person(name: str) -> bool:
    """Return whether words that no list has are shaped like a person's name: two to four, a known first name before them."""
    written = [word for word in name.split() if fold(word).rstrip(".") not in titles()]
    titled = len(written) < len(name.split())
    if not 1 <= len(written) <= 4 or any(letter.isdigit() for letter in name):
        return False
    capitals = all(word[:1].isupper() for word in written)
    if titled:
        return capitals and not all(is_ordinary(fold(word)) for word in written)
    return (
        len(written) > 1
        and capitals
        and fold(written[0]) in lexicon.first_names()
        and not any(fold(word) in lexicon.service_words() for word in written[1:])
    )
