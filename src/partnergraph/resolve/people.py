"""Names of people by their shape: first names, initials, titles.

In: a run of words. Out: readings of it as a person, or as an abbreviation of which the plan's habit says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from partnergraph.resolve import lexicon
from partnergraph.resolve.runs import ARTICLES, Meaning, Run, Segment
from partnergraph.resolve.tokens import Token

_PARTICLES = frozenset(
    "de da di del della der den van von bin bint ibn al el ul ap ab ferch mac mc o la le du dos das ten ter st an".split()
)
_IRISH = re.compile(r"[tnh]-[A-ZÁÉÍÓÚÀÈÌÒÙ]")  # what an article puts before a name: "Mac an t-Saoir"
_OF_CHARITIES = ("s", "ing")  # how ordinary words end with which charities call themselves
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}")


def person(run: Run) -> Iterator[Segment]:
    """Yield the reading of a run as a person: by first name, by initials, or by the mere shape of a name."""
    words = run.tokens
    if run.end < len(run.all) and run.all[run.end].text == "UK":
        # "Amber Heron UK": a charity.
        return
    titles = _titles(words)
    core = words[titles:]
    if titles and len(core) > 1 and core[0].text.isdigit():
        # "PC 1187 Jodie Birch": the number an officer wears.
        core = core[1:]
    while len(core) > 2 and core[-1].key in lexicon.after_names() and core[-1].text[1:] != core[-1].text[1:].lower():
        core = core[:-1]
    n = len(core)
    if n > 4 or any(any(c.isdigit() for c in t.text) for t in core):
        return
    if (
        not all(t.capital or t.key in _PARTICLES or _IRISH.match(t.text) for t in core)
        or not core[0].capital
        or (core[0].key in ARTICLES and not titles)
    ):
        return
    shouted = all(t.text.isupper() for t in core)
    if not shouted and any(
        len(t.text) > 1
        and t.text.isupper()
        and not (_INITIALS.fullmatch(t.text) and (len(t.text) <= 2 or "." in t.text))
        for t in core
    ):
        return
    firsts, service, heads = lexicon.first_names(), lexicon.service_words(), lexicon.head_words()
    known_first = core[0].key in firsts or all(part in firsts for part in core[0].key.split("-"))
    initials = bool(_INITIALS.fullmatch(core[0].text)) and (len(core[0].text) <= 2 or "." in core[0].text)
    rest_service = sum(1 for t in core[1:] if t.key in service or (t.key,) in heads)
    bonus = 1.7 * titles
    why_title = ", with a title" if titles else ""
    if n == 1:
        yield from _one_word(run, core[0], known_first=known_first, titles=titles)
        return
    if (core[0].key in service and (rest_service or not known_first)) or (
        run.is_place(core[0].key) and not known_first
    ):
        return
    if n == 2 and known_first and core[-1].text[1:] == "." and core[-1].capital:
        yield run.segment("person", 3.6 + bonus, 0.82, f"first name and initial{why_title}")
    if len(core[-1].key) == 1 or core[-1].key in _PARTICLES or (core[-1].text.isupper() and not shouted):
        return
    if core[-1].key.endswith("'s"):
        # "St John's": somebody's, and so the beginning of a name of something else.
        return
    length = {2: 0.0, 3: -1.0, 4: -2.6}[n] + (0.9 if any(t.key in _PARTICLES for t in core[1:-1]) else 0.0)
    family = _family_name(core[-1])
    if not titles and not family and run.is_place(core[-1].key):
        # "Roshni Lakeland": a charity's name and the place it works in.
        yield run.segment("agency", 1.9 * n, 0.72, f'a name and the place "{core[-1].text}"')
        return
    ordinary = lexicon.ordinary_words()
    named_so = core[1].key.endswith(_OF_CHARITIES) and core[1].key in ordinary and (core[1].key,) not in heads
    if n == 2 and not family and not titles and named_so and core[1].key not in service:
        # "Noor Rooms", "Umoja Rising": what charities call themselves.
        yield run.segment("agency", 2.0 * n, 0.72, f'a name and the word "{core[1].text}"')
        return
    if known_first:
        later = sum(0.9 for t in core[2:] if t.key in firsts)
        rest = sum(1 for t in core[1:] if t.key in ordinary and t.key not in service) if not family else 0
        confidence = 0.96 - 0.12 * rest_service - (0.04 if n > 2 else 0.0) - (0.0 if titles else 0.25) * rest
        yield run.segment(
            "person",
            2.0 * n + length + bonus - 1.3 * rest_service - later - 1.2 * rest,
            confidence,
            f"first name{why_title}",
        )
    elif initials and not rest_service and n <= 3:
        yield run.segment("person", 1.8 * n + length + bonus, 0.88, f"initials and surname{why_title}")
    elif (
        not rest_service
        and core[0].key not in service
        and (core[0].key,) not in heads
        and not shouted
        and not any(run.is_place(t.key) for t in core)
        and (titles or not any(t.key in ordinary for t in core))
    ):
        confidence = (0.9 if titles else 0.84 if family else 0.76) - 0.06 * (n - 2)
        yield run.segment("person", 1.5 * n + length + bonus, confidence, f"shape of a name{why_title}")


def _family_name(token: Token) -> bool:
    """Whether a word, or a part of one with hyphens, is a family name."""
    surnames = lexicon.surnames()
    return token.key in surnames or any(part in surnames for part in token.key.split("-"))


def surname_first(run: Run) -> Iterator[Segment]:
    """`Hussain, M.K.`: a surname, a comma, initials."""
    surname, comma, initials = run.tokens
    firsts, known = lexicon.first_names(), lexicon.surnames()
    turned = surname.key in known and surname.key not in firsts and initials.key in firsts and initials.key not in known
    if comma.kind == "comma" and turned and run.alone:
        yield run.segment("person", 3.4, 0.8, "family name and first name")
    elif (
        comma.kind == "comma"
        and surname.capital
        and surname.key not in lexicon.service_words()
        and _INITIALS.fullmatch(initials.text)
    ):
        dotted = "." in initials.text or len(initials.text) == 1
        if dotted and (surname.key,) not in lexicon.entries():
            yield run.segment("person", 4.4, 0.85, "surname and initials")


def turned(run: Run) -> Iterator[Segment]:
    """`van der Meer, Joost`, where the plan gives people so."""
    comma = next(at for at, token in enumerate(run.tokens) if token.kind in {"comma", "and"})
    family, first = run.tokens[:comma], run.tokens[comma + 1 :]
    bare = all(t.kind == "word" and (t.capital or t.key in _PARTICLES) for t in (*family, *first))
    if run.tokens[comma].kind != "comma" or not bare or not run.alone or len(family) > 4 or len(first) > 2:
        return
    if any(t.key in lexicon.service_words() or (t.key,) in lexicon.entries() for t in (*family, *first)):
        return
    name = " ".join(t.text for t in (*first, *family))
    yield run.segment("person", 3.0 * run.words, 0.9, "family name and first name, as in the plan", means=Meaning(name))


def _one_word(run: Run, token: Token, *, known_first: bool, titles: int) -> Iterator[Segment]:
    if token.key.rstrip(".") in lexicon.titles():
        return
    if titles and token.text.isupper() and 2 < len(token.text) < 6 and not _family_name(token):
        yield run.segment("post", 1.7 + 1.7 * titles, 0.72, "a rank and the unit it is held in")
    elif titles and {token.key, run.tokens[0].key} <= lexicon.ordinary_words():
        # "Sister Space": two ordinary words.
        yield run.segment("agency", 3.6, 0.72, f'an ordinary word and the word "{token.text}"')
    elif titles:
        yield run.segment("person", 1.7 + 1.7 * titles, 0.88, "title and surname")
    elif token.key in run.evidence.parts:
        full = run.evidence.parts[token.key]
        yield run.segment("person", 2.0, 0.8 if len(full) == 1 else 0.6, "part of a name that the plan gives in full")
    elif known_first and not (token.key in lexicon.service_words() or run.is_place(token.key)):
        yield run.segment("person", 0.9, 0.75, "first name alone")


def abbreviation(run: Run) -> Iterator[Segment]:
    """Yield what a single abbreviation may be: initials, posts or an agency, by the habit of the plan and its form."""
    token = run.tokens[0]
    means = run.evidence.explained.get(token.text) if run.words == 1 else None
    if means:
        read = run.segment("person", 6.0, 0.95, f'the plan explains "{token.text}"')
        yield replace(read, means=means)
        return
    if run.words == 1 and run.alone and "/" in token.text and token.key in lexicon.ranks():
        yield run.segment("post", 1.9, 0.75, "a rank alone")
        return
    bare = token.text.strip("*†‡#'’.")
    if (token.key,) in lexicon.head_words() or any(
        e.exact in {"", token.text} and not e.ambiguous for e in lexicon.entries().get((token.key,), ())
    ):
        return
    if run.words > 1 or sum(1 for c in bare if c.isupper()) < 2 or not bare.isalpha() or len(bare) > 8:
        return
    if run.evidence.initials and len(bare) <= 4:
        yield run.segment("person", 1.7, 0.7, "initials, as in most lead cells of the plan")
    elif bare.endswith("s") and bare[:-1].isupper():
        yield run.segment("post", 1.6, 0.6, "plural of an abbreviation")
    elif bare[0].isupper() and (bare.isupper() or len(bare) <= 5):
        yield run.segment("agency", 1.6, 0.6, "unknown abbreviation")


def _titles(run: list[Token]) -> int:
    """How many words at the beginning of a run are titles and ranks: "Det Supt", "Acting Chief Inspector"."""
    known, before = lexicon.titles(), lexicon.before_ranks()
    count = 0
    if tuple(token.key for token in run[:2]) in lexicon.ranks_of_two_words() and len(run) > 3:
        return 2
    while count < len(run) - 1:
        word, after = (run[at].key.rstrip(".") for at in (count, count + 1))
        if word not in known and not (word in before and (after in known or after in before)):
            break
        count += 1
    return count
