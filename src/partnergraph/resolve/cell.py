"""Read a lead cell: who is named in it, in what role, belonging to whom.

In: the text of the cell, what its heading says, the evidence of the document. Out: Names in reading order. Refuses
nothing: words that nothing explains come out with the kind "unknown".

One mechanism: every run of words is scored by what it may be (`segments.py`), and the best-scored row of runs over the
whole cell is taken (dynamic programming over tokens, linear in the cell's length). Brackets, commas and colons then say
who belongs to whom (`ties.py`): a body that only says where a person or a post belongs is `of` of that name, and no name of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from partnergraph.model import Role
from partnergraph.resolve import lexicon
from partnergraph.resolve.bilingual import each_once
from partnergraph.resolve.lists import apart
from partnergraph.resolve.named import Item, Name
from partnergraph.resolve.runs import ARTICLES, BETWEEN_NAMES, About, Evidence, Segment
from partnergraph.resolve.segments import segments
from partnergraph.resolve.ties import Reader, waits
from partnergraph.resolve.tokens import Token, holds_code, key_of, tokenise

_JOB_SHARE = re.compile(r"\bjob[ -]?share", re.IGNORECASE)
_COST = 0.7
_REACH = 16  # tokens of the longest run that is read as one name, and more
_FAR = 9.0  # how far a reading is ahead that has no other beside it
_NO_SEPARATOR = 1.6
_CARRY = frozenset({"with", "from", "alongside", "cc"})
_NOT_YET = {"see": "refers to another place", "awaiting": "words that say that a lead is still to come"}
_ANY_POST = frozenset({("owner",), ("lead",), ("lead", "officer"), ("officer",), ("named", "officer"), ("champion",)})
_SKIPPED = ARTICLES | BETWEEN_NAMES
_RETIRED = frozenset({"rtd", "retd", "ret'd", "ret", "retired"})
_NOT_TO_LEAD = frozenset({"supports", "consulted", "informed"})
_NONE = frozenset({("n/a",), ("na",), ("none",), ("not", "applicable")})


def read_cell(text: str, role: Role, *, provisional: bool = False, evidence: Evidence | None = None) -> list[Name]:
    """Return the names in a lead cell, in order, each once.

    A blank cell has none; a cell that says TBC, vacant or a dash has one of kind placeholder.
    """
    if not text.strip():
        return []
    told = evidence is not None and (
        evidence.parts or evidence.places or evidence.explained or evidence.alone or evidence.borders or evidence.turned
    )
    about = (evidence or Evidence()).about(tokenise(text) if told else [])
    return list(_read(text, role, provisional, about))


@lru_cache(maxsize=50_000)
def _read(text: str, role: Role, provisional: bool, about: About) -> tuple[Name, ...]:
    """Read a cell; one of the same words and evidence, in whichever plan, is read once."""
    evidence = about.evidence()
    whole = key_of(text) or (text.strip().casefold(),)
    if role in _NOT_TO_LEAD and (whole in _NONE or not any(c.isalnum() or c == "?" for c in text)):
        # A dash under "Support" says that nobody is needed, not that somebody is still to come.
        return ()
    waiting = lexicon.placeholders().get(whole) or (None if any(c.isalnum() for c in text) else "waiting")
    if waiting:
        words = " ".join(text.split())
        return (Name(words, words, "placeholder", role, provisional, 0.97, "words that name nobody"),)
    tokens = [_mended(token) for token in tokenise(text)]
    if tokens[0].key in _NOT_YET and len(tokens) > 1:
        words = " ".join(text.split())
        return (Name(words, words, "placeholder", role, provisional, 0.9, _NOT_YET[tokens[0].key]),)
    reader = Reader(text, role, provisional, evidence)
    found = reader.names(_items(text, tokens, 0, len(tokens), evidence))
    names = _once(_shared(text, [name for name in found if not name.where]))
    lower = text == text.lower() != text.title() and not holds_code(text)
    if lower and any(name.kind == "unknown" for name in names):
        again = _read(text.title(), role, provisional, about)
        if all(name.kind == "person" for name in again):
            return tuple(replace(name, text=_as_written(text, name.text)) for name in again)
    if len(names) > 1 and waits(names[0]) and all(name.kind in {"unknown", "placeholder"} for name in names[1:]):
        # "To be agreed once funding is known" is one placeholder, not a list.
        words = " ".join(text.split())
        return (replace(names[0], text=words, name=words),)
    return tuple(names)


def _as_written(text: str, titled: str) -> str:
    """The words of a cell that were read with capitals, as they stand in it."""
    words = " ".join(text.split())
    at = words.title().find(titled)
    return words[at : at + len(titled)] if at >= 0 and len(words) == len(words.title()) else titled


def _mended(token: Token) -> Token:
    """A word with a slip of the pen in it, looked up as the word that is meant: "Licencing"."""
    key = lexicon.mended(token.key) if token.kind == "word" else token.key
    return token if key == token.key else replace(token, key=key)


def _shared(text: str, names: list[Name]) -> list[Name]:
    """Let every person hold the one post of a cell that speaks of a job share."""
    posts = [name for name in names if name.kind == "post"]
    if len(posts) != 1 or not _JOB_SHARE.search(text):
        return names
    return [replace(name, holds=posts[0].name) if name.kind == "person" else name for name in names]


@dataclass(frozen=True, slots=True)
class Scored:
    """A reading of a run of words, and what it adds to the reading of the cell."""

    segment: Segment
    score: float


def best(tokens: list[Token], evidence: Evidence) -> list[Segment | Token]:
    """Return the best reading of tokens: segments, each with how far it is ahead, and the separators between them."""
    count = len(tokens)
    # A separator, or an article, may be stepped over; a word must be explained.
    steps = [0.0 if token.kind != "word" or token.key in _SKIPPED else -1e9 for token in tokens]
    scored = [_scored(tokens, at, evidence) if token.kind == "word" else [] for at, token in enumerate(tokens)]
    after = [0.0] * (count + 1)
    chosen: list[Segment | None] = [None] * count
    for at in range(count - 1, -1, -1):
        after[at] = after[at + 1] + steps[at]
        for one in scored[at]:
            score = one.score + after[one.segment.end]
            if score > after[at]:
                after[at], chosen[at] = score, one.segment
    before = [0.0] + [-1e9] * count
    for at in range(count):
        before[at + 1] = max(before[at + 1], before[at] + steps[at])
        for one in scored[at]:
            before[one.segment.end] = max(before[one.segment.end], before[at] + one.score)
    reading: list[Segment | Token] = []
    at = 0
    while at < count:
        step = chosen[at]
        reading.append(replace(step, ahead=after[0] - _next_best(step, scored, before, after)) if step else tokens[at])
        at = step.end if step else at + 1
    return _in_doubt_together(reading)


def _in_doubt_together(reading: list[Segment | Token]) -> list[Segment | Token]:
    """Names with no more than a comma or "and" between them stand or fall together: each is as far ahead as the weakest."""
    group: list[int] = []
    for at, piece in enumerate([*reading, None]):
        if isinstance(piece, Segment) and piece.kind != "role":
            group.append(at)
        elif isinstance(piece, Token) and piece.kind in {"comma", "and", "word"}:
            continue
        else:
            names = [one for one in (reading[place] for place in group) if isinstance(one, Segment)]
            least = min((one.ahead for one in names), default=0.0)
            for place, one in zip(group, names, strict=True):
                reading[place] = replace(one, ahead=least)
            group = []
    return reading


def _scored(tokens: list[Token], at: int, evidence: Evidence) -> list[Scored]:
    """The readings of the runs that begin at a word, with what each costs."""
    joined = at > 0 and tokens[at - 1].kind in {"word", "close"}
    freed = at > 0 and tokens[at - 1].key in _SKIPPED | _CARRY
    scored = [
        Scored(one, one.score - _COST - (_NO_SEPARATOR if joined and not (one.free or freed) else 0.0))
        for one in segments(tokens, at, evidence)
    ]
    if not evidence.alone:
        return scored
    return [replace(one, score=one.score + apart(tokens, one.segment, evidence)) for one in scored]


def _next_best(taken: Segment, scored: list[list[Scored]], before: list[float], after: list[float]) -> float:
    """The score of the best reading of the whole in which the first word of a segment is something else."""
    return max(
        (
            before[other.start] + one.score + after[other.end]
            for ones in scored[max(0, taken.start - _REACH) : taken.start + 1]
            for one in ones
            if (other := one.segment).end > taken.start
            if (other.start, other.end, other.kind) != (taken.start, taken.end, taken.kind)
        ),
        default=after[0] - _FAR,
    )


def _items(text: str, tokens: list[Token], start: int, end: int, evidence: Evidence) -> list[Item]:
    """The best reading of tokens[start:end] as items, brackets put inside the item before them."""
    flat = tokens[start:end]
    outside: list[Token] = []
    brackets: dict[int, list[Token]] = {}
    at = 0
    while at < len(flat):
        if flat[at].kind == "open":
            close, depth = at + 1, 1
            while close < len(flat) and depth:
                depth += {"open": 1, "close": -1}.get(flat[close].kind, 0)
                close += 1
            inner = flat[at + 1 : close - (0 if depth else 1)]
            if inner and all(token.key.rstrip(".") in _RETIRED for token in inner):
                # "Lt Col (Retd) James Lee": a part of the title.
                at = close
                continue
            outside.append(Token("()", "()", "bracket", flat[at].start, flat[close - 1].end))
            brackets[len(outside) - 1] = inner
            at = close
        else:
            if flat[at].kind != "close":
                outside.append(flat[at])
            at += 1
    items: list[Item] = []
    position = 0
    for piece in best(outside, evidence):
        if isinstance(piece, Segment):
            first, last = outside[piece.start], outside[piece.end - 1]
            before = outside[piece.start - 1] if piece.start else None
            article = before.text if before is not None and before.key in ARTICLES else ""
            items.append(Item(piece.kind, text[first.start : last.end], piece, article=article))
            position = piece.end
        else:
            if piece.kind == "bracket":
                inner = brackets[position]
                inside = _items(text, inner, 0, len(inner), evidence)
                if items and items[-1].segment and items[-1].inside is None:
                    items[-1].inside = inside
                else:
                    items += [Item("comma", ","), *inside]
            elif piece.kind == "address" and items and items[-1].segment:
                items[-1].text = f"{items[-1].text} {piece.text}"
            elif piece.kind != "word":
                items.append(Item(piece.kind, piece.text))
            position += 1
    return each_once(_merged_unknown(items))


# Neighbours with nothing between them that are one name: "Provider to be commissioned".
_ONE_NAME = {("unknown", "unknown"), ("placeholder", "placeholder"), ("unknown", "placeholder")}


def _merged_unknown(items: list[Item]) -> list[Item]:
    """Join neighbouring words that nothing explained, or that name nobody, into one name."""
    merged: list[Item] = []
    for item in items:
        before = merged[-1] if merged else None
        if before and before.inside is None and before.segment and item.segment and _strange(before, item):
            before.kind, before.segment = "unknown", _unrecognised(before.segment)
            before.text = f"{before.text} {item.text}"
            before.inside = item.inside
        elif before and before.inside is None and before.segment and item.segment and _one_name(before, item):
            before.kind = item.kind if _still_to_come(before, item) else before.kind
            before.text = f"{before.text} {item.text}"
            before.inside = item.inside
        else:
            merged.append(item)
    return merged


def _unrecognised(segment: Segment) -> Segment:
    return Segment(segment.start, segment.end, "unknown", segment.score, 0.3, "not recognised", ahead=segment.ahead)


def _strange(before: Item, item: Item) -> bool:
    """Whether one of two neighbours looks like code: then nobody can say where a name ends."""
    return "role" not in {before.kind, item.kind} and (holds_code(before.text) or holds_code(item.text))


def _one_name(before: Item, item: Item) -> bool:
    return (item.kind, before.kind) in _ONE_NAME or _still_to_come(before, item)


def _still_to_come(before: Item, item: Item) -> bool:
    """Whether words of no name of their own and what follows say that somebody is still to come.

    "Task group to be set up", "Owner not assigned".
    """
    if item.kind != "placeholder" or before.segment is None or before.segment.entry is not None:
        return False
    if key_of(item.text) in lexicon.unformed():
        return before.kind in {"team", "board", "agency"} and all(
            key in lexicon.service_words() or (key,) in lexicon.head_words() for key in key_of(before.text)
        )
    waiting = lexicon.placeholders().get(key_of(item.text)) == "waiting"
    return waiting and before.kind == "post" and key_of(before.text) in _ANY_POST


def _once(names: list[Name]) -> list[Name]:
    """Each name once in each role; of two readings of one name the body that either says is kept."""
    found: dict[tuple[str, str, Role], Name] = {}
    for name in names:
        key = (name.name.casefold(), name.kind, name.role)
        if key not in found:
            found[key] = name
        elif name.of and not found[key].of:
            found[key] = replace(found[key], of=name.of)
    return list(found.values())
