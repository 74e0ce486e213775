"""What the words of an action name: boards, bodies, areas, agreements.

In: a sentence of a plan and the lexicon. Out: Spans with what they name. Names are looked for as whole words; a board is
found by its head word and the capitalised words before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from partnergraph import reference
from partnergraph.resolve import lexicon
from partnergraph.resolve.areas import Area, named
from partnergraph.resolve.lexicon import LONGEST, Entry
from partnergraph.resolve.runs import Key
from partnergraph.resolve.tokens import Token, key_of, tokenise


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that names something.

    `kind` is board, body, area or agreement; `reports` says that the words before it send something there; `planned`
    that an agreement is still to be made.
    """

    kind: str
    text: str
    start: int
    end: int
    entry: Entry | None = None
    area: Area | None = None
    reports: bool = False
    planned: bool = False


# Bodies that one plain word names wherever it stands with a capital: police, council, probation, the care board.
_ONE_WORD = frozenset({"police_force", "council", "icb", "probation"})


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in reference.rows("text_words") if row["kind"] == kind)


@cache
def _phrase(kind: str) -> re.Pattern[str]:
    words = sorted(_words(kind), key=len, reverse=True)
    return re.compile(
        r"\b(?:" + "|".join(re.escape(w.rstrip("*")) + (r"\w*" if w.endswith("*") else r"\b") for w in words) + ")",
        re.IGNORECASE,
    )


def spans(text: str, known_boards: frozenset[tuple[str, ...]] = frozenset()) -> list[Span]:
    """Return what a text names, in order, without overlaps: boards first, then agreements, bodies and areas."""
    tokens = tokenise(text)
    taken = [False] * len(tokens)
    found: list[Span] = []

    def take(span: Span, first: int, after: int) -> None:
        if not any(taken[first:after]):
            taken[first:after] = [True] * (after - first)
            found.append(span)

    for first, after in _boards(tokens, known_boards):
        front = text[_sentence(text, tokens[first].start) : tokens[first].start]
        take(_span("board", text, tokens, first, after, reports=_reports(front)), first, after)
    for first, after in _agreements(tokens):
        front = text[_sentence(text, tokens[first].start) : tokens[first].start]
        take(_span("agreement", text, tokens, first, after, planned=bool(_phrase("makes").search(front))), first, after)
    for first, after, entry in _bodies(tokens):
        take(_span("body", text, tokens, first, after, entry=entry), first, after)
    for first, after, area in named(tokens):
        take(_span("area", text, tokens, first, after, area=area), first, after)
    return sorted(found, key=lambda span: span.start)


def _span(
    kind: str,
    text: str,
    tokens: list[Token],
    first: int,
    after: int,
    *,
    entry: Entry | None = None,
    area: Area | None = None,
    reports: bool = False,
    planned: bool = False,
) -> Span:
    start, end = tokens[first].start, tokens[after - 1].end
    if tokens[after - 1].kind == "word":
        end = tokens[after - 1].start + len(tokens[after - 1].text)
    return Span(kind, " ".join(text[start:end].split()), start, end, entry, area, reports, planned)


def _sentence(text: str, at: int) -> int:
    """Where the sentence or list item begins in which `at` stands."""
    return max(text.rfind(mark, 0, at) for mark in (". ", "\n", "? ", "! ", "; ")) + 1


def _reports(front: str) -> bool:
    """Whether the words before a board send something to it: "reported to", "overseen by"."""
    sent = _phrase("reports to").search(front)
    return bool(sent and re.search(r"\b(?:to|at)\b", front[sent.start() :])) or bool(
        _phrase("overseen by").search(front)
    )


@cache
def _board_heads() -> frozenset[Key]:
    return frozenset(key for key, (kind, _) in lexicon.head_words().items() if kind == "board")


@cache
def _agreement_heads() -> frozenset[Key]:
    return frozenset(key_of(words) for words in _words("agreement"))


def _boards(tokens: list[Token], known: frozenset[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    heads = _board_heads()
    at = 0
    while at < len(tokens):
        step = _known_board(tokens, at, known)
        if step:
            yield at, at + step
            at += step
            continue
        length = next(
            (n for n in (4, 3, 2, 1) if tuple(t.key for t in tokens[at : at + n]) in heads and len(tokens) >= at + n), 0
        )
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
    if not {t.key for t in tokens[head : head + length]} & _words("plain head"):
        return False
    opening = (
        first == 0
        or tokens[first - 1].kind in {"newline", "dash", "open", "colon", "slash"}
        or _after_stop(tokens, first)
    )
    names = [t for t in tokens[first:head] if t.capital and t.kind == "word"]
    return not opening or len(names) > 1 or names[0].text.isupper()


def _known_board(tokens: list[Token], at: int, known: frozenset[tuple[str, ...]]) -> int:
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
    stops, verbs = _words("stop"), _words("verb")
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
            opening = (
                at == 0
                or tokens[at - 1].kind in {"newline", "dash", "open", "colon", "slash"}
                or _after_stop(tokens, at)
            )
            if token.key in verbs and (opening or not token.capital):
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


def _after_stop(tokens: list[Token], at: int) -> bool:
    before = tokens[at - 1]
    return before.kind == "word" and tokens[at].start - before.start > len(before.text) + 1


def _agreements(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Agreements that have a name: "ISA with the PRUH", "Gangs Information Sharing Protocol".

    The bare words ("write up an ISA") name none: which one is meant, nobody can tell from them.
    """
    kinds = _agreement_heads()
    exact = {words for words in _words("agreement") if words.isupper()}
    at = 0
    while at < len(tokens):
        length = next(
            (n for n in (4, 3, 2, 1) if len(tokens) >= at + n and tuple(t.key for t in tokens[at : at + n]) in kinds), 0
        )
        if length and (length > 1 or tokens[at].text in exact):
            first, after = _front(tokens, at, frozenset()), _with(tokens, at + length)
            named = first is not None and _a_name(tokens, first, at, length)
            if named or after > at + length:
                yield first if named and first is not None else at, after
            at = after
        else:
            at += 1


def _with(tokens: list[Token], after: int) -> int:
    """The token after "with the PRUH", if capitalised words follow "with"; else `after`."""
    at = after
    if at < len(tokens) and tokens[at].key in {"with", "between"}:
        at += 1
        if at < len(tokens) and tokens[at].key == "the":
            at += 1
        end = at
        while end < len(tokens) and end - at < 5 and tokens[end].kind == "word" and tokens[end].capital:
            end += 1
        if end > at:
            return end
    return after


def _bodies(tokens: list[Token]) -> Iterator[tuple[int, int, Entry]]:
    at = 0
    while at < len(tokens):
        for length in range(min(LONGEST, len(tokens) - at), 0, -1):
            run = tokens[at : at + length]
            if run[-1].kind != "word" or not run[0].capital:
                continue
            entry = _body(tuple("," if t.kind == "comma" else t.key for t in run), run)
            if entry:
                yield at, at + length, entry
                at += length
                break
        else:
            at += 1


def _body(key: tuple[str, ...], run: list[Token]) -> Entry | None:
    """The agency or team that a run of words names for sure: an abbreviation as written, or a name in capitals."""
    written = " ".join(t.text for t in run)
    for entry in lexicon.entries().get(key, ()):
        if entry.kind not in {"agency", "team"} or entry.ambiguous or entry.fact("kind") == "programme":
            continue
        if not entry.belongs_to and entry.source == "local_bodies" and len(run) == 1:
            continue
        if entry.exact:
            if entry.exact == written:
                return entry
        elif entry.belongs_to and len(run) == 1 and entry.belongs_to not in _ONE_WORD:
            # "Fire", "Health" and "Education" may open any sentence.
            continue
        elif entry.belongs_to == "council_team":
            if all(t.capital or t.kind != "word" for t in run):
                return entry
        elif all(t.capital or t.kind != "word" or t.key in {"of", "and", "the", "for"} for t in run):
            return entry
    return None


def speaks_of_contacts(text: str) -> bool:
    """Return whether a text speaks of single points of contact."""
    return bool(_phrase("contact").search(text))
