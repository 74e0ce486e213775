"""What the words of an action name: boards, bodies, areas, agreements.

In: a sentence of a plan and the lexicon. Out: Spans with what they name. Names are looked for as whole words; a board is
found by its head word and the capitalised words before it. Refuses: words that only look like a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from partnergraph.resolve import lexicon, reporting, text_agreements, text_bodies
from partnergraph.resolve.areas import Area, named
from partnergraph.resolve.lexicon import LONGEST, Entry
from partnergraph.resolve.runs import Key
from partnergraph.resolve.text_bodies import Known
from partnergraph.resolve.text_words import after_stop, opens, phrase, words
from partnergraph.resolve.tokens import Token, key_of, tokenise
from partnergraph.wording import sentence


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that names something.

    Attributes:
        kind: board, body, area or agreement.
        text: The words.
        start: Where they begin.
        end: Where they end.
        of_kind: For a body, whether it is an agency, a team or a person.
        entry: The known name, if it is one.
        area: The area, if it is one.
        party: The party, where a lead cell names it so.
        reports: For a board, whether the words around it send something there.
        to: For a board, the words of the board to which it is said to report; empty if none.
        to_end: Where those words end.
        planned: For an agreement, whether it is still to be made.
        parties: For an agreement, the words of those who are party to it.
        bare: For an agreement, whether only its parties tell it from others.
    """

    kind: str
    text: str
    start: int
    end: int
    of_kind: str = ""
    entry: Entry | None = None
    area: Area | None = None
    party: str | None = None
    reports: bool = False
    to: str = ""
    to_end: int = 0
    planned: bool = False
    parties: tuple[str, ...] = ()
    bare: bool = False


def spans(
    text: str,
    known_boards: frozenset[Key] = frozenset(),
    known: Mapping[str, Mapping[Key, Known]] | None = None,
    home: frozenset[str] = frozenset(),
) -> list[Span]:
    """Return what a text names, in order, without overlaps: boards first, then agreements, bodies and areas.

    Args:
        text: The text.
        known_boards: Names of boards that other texts of the plan give in full.
        known: Names that the plan's lead cells hold, by first word.
        home: The words of the name of the plan's own area.
    """
    tokens = tokenise(text)
    taken = [False] * len(tokens)
    found: list[Span] = []

    def free(first: int, after: int) -> bool:
        if any(taken[first:after]):
            return False
        taken[first:after] = [True] * (after - first)
        return True

    boards = [ends for ends in _boards(tokens, known_boards) if free(*ends)]
    found += _reporting(text, [_ends(tokens, *ends) for ends in boards])
    for one in text_agreements.named(
        text, tokens, lambda at: _front(tokens, at, frozenset()), lambda *name: _a_name(tokens, *name)
    ):
        if free(one.first, one.after):
            start, end = _ends(tokens, one.first, one.after)
            begins, ends = sentence(text, start, end)
            planned = text_agreements.planned(text[begins:start], text[end:ends])
            said = _words(text, start, end)
            found.append(Span("agreement", said, start, end, planned=planned, parties=one.parties, bare=one.bare))
    for body in (*text_bodies.listed(text, tokens, known or {}, home), *text_bodies.headed(tokens)):
        if free(body.first, body.after):
            start, end = _ends(tokens, body.first, body.after)
            found.append(
                Span("body", _words(text, start, end), start, end, body.kind, entry=body.entry, party=body.party)
            )
    for first, after, area in named(tokens):
        if not _of_longer_name(tokens, first, after) and free(first, after):
            start, end = _ends(tokens, first, after)
            found.append(Span("area", _words(text, start, end), start, end, area=area))
    return sorted(found, key=lambda span: span.start)


def _ends(tokens: list[Token], first: int, after: int) -> tuple[int, int]:
    last = tokens[after - 1]
    return tokens[first].start, last.start + len(last.text) if last.kind == "word" else last.end


def _words(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _reporting(text: str, boards: list[tuple[int, int]]) -> Iterator[Span]:
    """Yield the boards of a text, with what its words send to them."""
    blotted = list(text)
    for start, end in boards:
        blotted[start:end] = [reporting.BOARD, *" " * (end - start - 1)]
    plain = "".join(blotted)
    handed_on = False  # what one board sends to the next, the action does not send there itself
    for (start, end), following in zip(boards, [*boards[1:], (len(text), len(text))], strict=False):
        begins, ends = sentence(text, start, end)
        to = following[0] < ends and reporting.goes_on(text[end : following[0]])
        reports = not handed_on and reporting.reports(plain[begins:start], plain[end:ends])
        handed_on = to
        yield Span(
            "board",
            _words(text, start, end),
            start,
            end,
            reports=reports,
            to=_words(text, *following) if to else "",
            to_end=following[1],
        )


def _of_longer_name(tokens: list[Token], first: int, after: int) -> bool:
    """Whether the words of an area stand inside a longer name: "Croydon Road", "Lewisham Hospital", "Ann Sutton"."""
    before = tokens[first - 1] if first and not after_stop(tokens, first) else None
    if before and before.kind == "word" and before.capital and not opens(tokens, first - 1):
        return before.key not in words("before an area")
    follows = tokens[after] if after < len(tokens) and not after_stop(tokens, after) else None
    return bool(follows and follows.kind == "word" and follows.key in words("after a place") and follows.capital)


@cache
def _board_heads() -> frozenset[Key]:
    return frozenset(key for key, (kind, _) in lexicon.head_words().items() if kind == "board")


@cache
def _board_firsts() -> frozenset[str]:
    """The first words of all boards of the tables."""
    return frozenset(
        key[0] for key, entries in lexicon.entries().items() if any(entry.kind == "board" for entry in entries)
    )


@cache
def _head_firsts() -> frozenset[str]:
    return frozenset(key[0] for key in _board_heads())


def boards_of(text: str) -> Iterator[Key]:
    """Yield the names of the boards that a text gives in full, as keys."""
    tokens = tokenise(text)
    for first, after in _boards(tokens, frozenset()):
        yield key_of(_words(text, *_ends(tokens, first, after)))


def _boards(tokens: list[Token], known: frozenset[Key]) -> Iterator[tuple[int, int]]:
    heads, firsts = _board_heads(), _board_firsts() | {key[0] for key in known if key}
    at = 0
    while at < len(tokens):
        step = _known_board(tokens, at, known) if tokens[at].key in firsts else 0
        if step:
            yield at, at + step
            at += step
            continue
        lengths = range(min(4, len(tokens) - at), 0, -1) if tokens[at].key in _head_firsts() else ()
        length = next((n for n in lengths if tuple(t.key for t in tokens[at : at + n]) in heads), 0)
        if length:
            first = _front(tokens, at, heads)
            if first is not None and _a_name(tokens, first, at, length):
                yield first, at + length
            at += length
        else:
            at += 1


def _a_name(tokens: list[Token], first: int, head: int, length: int) -> bool:
    """Whether the words up to a head word are a name, and not a plain phrase that opens a sentence.

    A head in small letters makes a name only of the usual words for a board ("YOT board"); of others ("network",
    "consortium") only the capital tells.
    """
    if all(t.capital for t in tokens[head : head + length]):
        return True
    if not {t.key for t in tokens[head : head + length]} & words("plain head"):
        return False
    names = [t for t in tokens[first:head] if t.capital and t.kind == "word"]
    return not opens(tokens, first) or len(names) > 1 or names[0].text.isupper()


def _known_board(tokens: list[Token], at: int, known: frozenset[Key]) -> int:
    """How many tokens from `at` are the name of a board that the gazetteer or the plan knows; 0 if none."""
    for length in range(min(LONGEST, len(tokens) - at), 0, -1):
        key = tuple("," if t.kind == "comma" else t.key for t in tokens[at : at + length])
        if length > 1 and key in known:
            return length
        for entry in lexicon.entries().get(key, ()):
            written = " ".join(t.text for t in tokens[at : at + length])
            if (
                entry.kind == "board"
                and not entry.ambiguous
                and (entry.exact == written if entry.exact else tokens[at].capital)
            ):
                after = tokens[at + length].key if at + length < len(tokens) else ""
                return length + (1 if after in {"meeting", "meetings", "board", "panel"} and entry.exact else 0)
    return 0


def _front(tokens: list[Token], head: int, heads: AbstractSet[Key]) -> int | None:
    """Where the name begins whose head word stands at `head`: its leftmost capitalised word, or None.

    The name goes back over capitalised words, small words of a service and links, and stops at a verb, an article, a
    preposition or another head word.
    """
    stops, verbs = words("stop"), words("verb")
    first, at = None, head - 1
    while at >= 0 and head - at <= LONGEST:
        token = tokens[at]
        if token.kind not in {"word", "and", "comma"}:
            break
        if token.kind == "word":
            ends_sentence = at + 1 < len(tokens) and tokens[at + 1].start - token.start > len(token.text) + 1
            if (
                token.key in stops
                or (token.key,) in heads
                or (ends_sentence and at + 1 <= head and tokens[at + 1].kind == "word")
            ):
                break
            if token.key in verbs and (opens(tokens, at) or not token.capital):
                break
            if token.capital and any(c.isalpha() for c in token.text):
                first = at
            elif token.key not in lexicon.service_words() and not token.capital:
                break
        elif at and tokens[at - 1].kind == "word" and ((tokens[at - 1].key,) in heads or not tokens[at - 1].capital):
            # Links join only capitalised words: "reported to the team and Youth Board" is not one name.
            break
        at -= 1
    return first


def speaks_of_contacts(text: str) -> bool:
    """Return whether a text speaks of single points of contact."""
    return bool(phrase("contact").search(text))
