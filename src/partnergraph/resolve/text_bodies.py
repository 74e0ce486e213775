"""Bodies and people that the words of an action name.

In: the tokens of a text, and the names that the plan's lead cells hold. Out: stretches that name a body of the reference
tables, one that a lead cell names, or one that ends in a head word ("Northmere General Hospital"). Refuses: a word that is
part of a longer name ("Council Tax", "Youth Council"), that speaks of any such body ("each PRU") or of somebody else's
("YOT managers of neighbouring boroughs").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from partnergraph.resolve import lexicon
from partnergraph.resolve.lexicon import LONGEST, Entry
from partnergraph.resolve.runs import Key
from partnergraph.resolve.text_words import after_stop, opens, words
from partnergraph.resolve.tokens import Token

# Bodies that one plain word names wherever it stands with a capital: police, council, probation, the care board.
_ONE_WORD = frozenset({"police_force", "council", "icb", "probation"})
_SMALL = frozenset({"of", "and", "the", "for"})
_ANY = frozenset({"a", "an", "each", "every", "any", "another", "other", "no", "neighbouring"})
_ELSEWHERE = re.compile(
    r"\s*(?:[\w'’-]+\s+){0,2}(?:(?:of|in|from|for|across)\s+(?:the\s+|all\s+)?(?:neighbouring|other|adjoining|adjacent|surrounding|nearby)|across the border|over the border|elsewhere)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Known:
    """A name that the plan's lead cells hold: its party, and the kind of that party."""

    party: str
    kind: str


@dataclass(frozen=True, slots=True)
class Body:
    """Where a body or person is named among the tokens: an entry of the tables, a known name, or a kind of its own."""

    first: int
    after: int
    kind: str
    entry: Entry | None = None
    party: str | None = None


def listed(
    text: str, tokens: list[Token], known: Mapping[str, Mapping[Key, Known]], home: frozenset[str]
) -> Iterator[Body]:
    """Yield the names that the lead cells hold or the reference tables list, the longest at each place.

    Args:
        text: The text.
        tokens: Its tokens.
        known: The names of the lead cells, by first word.
        home: The words of the name of the plan's own area.
    """
    at = 0
    while at < len(tokens):
        begins = tokens[at].capital and (tokens[at].key in _firsts() or tokens[at].key in known)
        for length in range(min(LONGEST, len(tokens) - at) if begins else 0, 0, -1):
            run = tokens[at : at + length]
            if run[-1].kind != "word":
                continue
            key = tuple("," if t.kind == "comma" else "and" if t.kind == "and" else t.key for t in run)
            body = _entry(key, at, run) or _known(known.get(key[0], {}).get(key), at, run)
            if body and _speaks_of_body(tokens, body) and not _part_of_more(text, tokens, body, home):
                yield body
                at += length
                break
        else:
            at += 1


@cache
def _firsts() -> frozenset[str]:
    """The first words of all bodies of the tables: most words of a text begin none."""
    return frozenset(
        key[0] for key, entries in lexicon.entries().items() if any(one.kind in {"agency", "team"} for one in entries)
    )


def _known(known: Known | None, at: int, run: list[Token]) -> Body | None:
    capitals = [t.capital for t in run if t.kind == "word" and t.key not in _SMALL]
    return Body(at, at + len(run), known.kind, party=known.party) if known and all(capitals) else None


def _entry(key: Key, at: int, run: list[Token]) -> Body | None:
    """The agency or team that a run of words names for sure: an abbreviation as written, or a name in capitals."""
    written = " ".join(t.text for t in run)
    for entry in lexicon.entries().get(key, ()):
        if entry.kind not in {"agency", "team"} or entry.ambiguous or entry.fact("kind") == "programme":
            continue
        if not entry.belongs_to and entry.source == "local_bodies" and len(run) == 1:
            continue
        if entry.exact:
            right = entry.exact == written
        elif entry.belongs_to and len(run) == 1 and entry.belongs_to not in _ONE_WORD:
            # "Fire", "Health" and "Education" may open any sentence.
            right = False
        elif entry.belongs_to == "council_team":
            right = all(t.capital or t.kind != "word" for t in run)
        else:
            right = all(t.capital or t.kind != "word" or t.key in _SMALL for t in run)
        if right:
            return Body(at, at + len(run), entry.kind, entry)
    return None


def _speaks_of_body(tokens: list[Token], body: Body) -> bool:
    """Whether the name of a local service is that of the body, and not of its work or of whom it serves.

    "Community Safety to draw up options" speaks of the team; "improve Mental Health" and "support Care Leavers" do not.
    """
    first, after, entry = body.first, body.after, body.entry
    key = tuple("and" if t.kind == "and" else t.key for t in tokens[first:after])
    if (
        entry is None
        or entry.kind != "team"
        or entry.scope == "national"
        or entry.exact
        or " ".join(key) in words("sure")
    ):
        return True
    if any(lexicon.head_words().get(key[-length:], ("",))[0] in {"team", "agency"} for length in (1, 2, 3)):
        return True
    follows = tokens[after].key if after < len(tokens) and not after_stop(tokens, after) else ""
    if follows in words("of a body"):
        return True
    acts = opens(tokens, first) and follows in {"to", "will", "shall"}
    asked = first > 0 and tokens[first - 1].key in words("before a body")
    return (acts or asked) and " ".join(key) not in words("no team")


def _part_of_more(text: str, tokens: list[Token], body: Body, home: frozenset[str]) -> bool:
    """Whether the words before or after say that it is not this body that is named."""
    first, after, entry = body.first, body.after, body.entry
    if body.kind == "person" or (entry and entry.scope == "national" and not entry.belongs_to):
        return False
    before = tokens[first - 1] if first and not after_stop(tokens, first) and tokens[first - 1].kind == "word" else None
    if before is not None and (before.key in _ANY or before.key.endswith(("'s", "s'")) or _area(before, home)):
        return True
    if _ELSEWHERE.match(text, tokens[after - 1].start + len(tokens[after - 1].text)):
        return True
    if entry is None or after - first > 1 or entry.exact:
        return False
    # "Youth Council" and "Council Tax" are no council; "Support Council staff" speaks of the council.
    if before is not None and before.capital and before.key not in home and not _opening_verb(tokens, first - 1):
        return True
    return _longer(tokens, after)


def _opening_verb(tokens: list[Token], at: int) -> bool:
    """Whether a word with a capital opens its sentence and is no part of a name."""
    key = tokens[at].key
    plain = key in lexicon.ordinary_words() and key not in lexicon.service_words()
    return opens(tokens, at) and (plain or key in words("verb"))


def _longer(tokens: list[Token], after: int) -> bool:
    """Whether the name goes on behind a token: "Police National Computer", "Police and Crime Plan", "Council tax"."""
    if after >= len(tokens) or after_stop(tokens, after):
        return False
    follows = tokens[after]
    if follows.kind == "word":
        return follows.capital or follows.key in words("no body")
    if follows.kind == "and" and after + 2 < len(tokens):
        one, other = tokens[after + 1], tokens[after + 2]
        joined = one.capital and other.kind == "word" and other.capital
        return joined and not any(e.belongs_to in _ONE_WORD for e in lexicon.entries().get((one.key,), ()))
    return False


def _area(token: Token, home: frozenset[str]) -> bool:
    return token.capital and token.key in lexicon.places() and token.key not in home


@cache
def _heads() -> dict[Key, str]:
    return {key: kind for key, (kind, _) in lexicon.head_words().items() if " ".join(key) in words("body head")}


@cache
def _head_firsts() -> frozenset[str]:
    return frozenset(key[0] for key in _heads())


def headed(tokens: list[Token]) -> Iterator[Body]:
    """Yield bodies of names that no list knows, by their head word: "Northmere General Hospital", "Housing Options Team"."""
    for at in range(1, len(tokens)):
        if tokens[at].key not in _head_firsts() or not tokens[at].capital:
            continue
        longest = min(4, len(tokens) - at)
        length = next((n for n in range(longest, 0, -1) if tuple(t.key for t in tokens[at : at + n]) in _heads()), 0)
        head = tokens[at : at + length]
        if not length or not all(t.capital for t in head) or not _ends(tokens, at + length):
            continue
        first = _front(tokens, at)
        kind = _heads()[tuple(t.key for t in head)]
        if first < at and tokens[first - 1 if first else first].key not in _ANY and _proper(tokens[first:at], kind):
            yield Body(first, at + length, kind)


def _ends(tokens: list[Token], after: int) -> bool:
    """Whether a name ends before a token: no further word with a capital belongs to it."""
    return (
        after >= len(tokens) or tokens[after].kind != "word" or not tokens[after].capital or after_stop(tokens, after)
    )


def _front(tokens: list[Token], head: int) -> int:
    """Where a name begins whose head word stands at `head`: the leftmost of the words with capitals right before it."""
    first = head
    while first and head - first < LONGEST:
        before = tokens[first - 1]
        if before.kind != "word" or not before.capital or before.key in words("stop") or after_stop(tokens, first):
            break
        if _opening_verb(tokens, first - 1):
            break
        first -= 1
    return first


def _proper(front: list[Token], kind: str) -> bool:
    """Whether the words before a head word make a name: of an agency one must be no ordinary word, "Primary School" is none."""
    if kind == "agency":
        return any(
            token.key in lexicon.places()
            or not (token.key in lexicon.ordinary_words() or token.key in lexicon.service_words())
            for token in front
        )
    return all(any(letter.isalpha() for letter in token.text) for token in front)
