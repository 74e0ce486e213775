"""Names without a head word: phrases of the words that bodies' names are made of, and posts with their field after them.

In: a run of words. Out: readings of it as a team, an agency or a post.
"""

from __future__ import annotations

from collections.abc import Iterator

from partnergraph.resolve import lexicon
from partnergraph.resolve.bodies import by_head_word
from partnergraph.resolve.known import known, placed
from partnergraph.resolve.lists import heads_a_post, no_names_apart, parts_of, parts_of_a_list
from partnergraph.resolve.runs import ARTICLES, LINKS, PLAIN, Run, Segment, key_of_tokens, names_inside
from partnergraph.resolve.tokens import Token

_HEADS_OF_A_BODY = frozenset(
    {
        ("ceo",),
        ("chief", "executive"),
        ("chief", "officer"),
        ("headteacher",),
        ("governor",),
        ("principal",),
    }
)
_IN_NAMES = frozenset({"from", "against", "not", "without", "by", "a"})
"""Words in small letters in names of charities: "Freedom from Torture"."""


def post_then_field(run: Run) -> Iterator[Segment]:
    """A post that says its field after it, with nothing between: "Group Manager Prevention", "DCI Public Protection"."""
    heads, titles, before = lexicon.head_words(), lexicon.titles(), lexicon.before_ranks()
    if run.words < 2 or run.separators or run.lines or not run.all[run.start].capital:
        return
    if run.end < len(run.all) and heads_a_post(run.all[run.end]):
        return
    plain = next(
        (
            at
            for at in range(run.words - 1, 0, -1)
            for first in range(max(0, at - 3), at)
            if all(
                t.key in PLAIN or (bare := t.key.rstrip(".")) in titles or bare in before for t in run.tokens[:first]
            )
            and (
                heads.get(key_of_tokens(run.tokens[first:at]), ("", ""))[0] == "post"
                or (first == at - 1 and _rank_of_police(run.tokens[:at]))
            )
        ),
        0,
    )
    service = lexicon.service_words()
    if not plain and _term(run.tokens[-1]) and heads.get((run.tokens[-2].key,), ("", "")) == ("post", "end"):
        # "Commissioning Manager VAWG": what the last word stands for is work, and no body.
        plain = run.words - 1 if all(t.capital and t.key in service for t in run.tokens[:-2]) else 0
    rest = run.tokens[plain:]
    # A sergeant may be of a team; "GP Federation" is no post.
    never = {"post"} if plain and _rank_of_police(run.tokens[:plain]) else {"post", "team", "agency", "board"}
    if plain and all(
        t.capital and (t.key in service or run.is_place(t.key)) and heads.get((t.key,), ("", ""))[0] not in never
        for t in rest
    ):
        yield run.segment("post", 2.1 * run.words + 0.3, 0.78, "a post and its field")


def post_of_a_body(run: Run) -> Iterator[Segment]:
    """A post that heads any body, and then the body's name: "CEO Exham Mind", "Governor HMP Coldmere"."""
    if run.words < 2 or run.separators or run.lines or not run.alone:
        return
    for at in range(1, min(3, run.words)):
        if key_of_tokens(run.tokens[:at]) in _HEADS_OF_A_BODY:
            rest = Run(run.all, run.start + at, run.end, run.words - at, 0, 0, run.evidence)
            body = [*known(rest), *placed(rest), *by_head_word(rest)]
            if any(read.kind == "agency" for read in body):
                yield run.segment("post", 2.2 * run.words + 0.7, 0.85, "the post that heads a body")
            return


def _term(token: Token) -> bool:
    """Whether a word is an abbreviation of work that is done, and of nobody who does it: "VAWG", "SEND"."""
    known = lexicon.entries().get((token.key,), ())
    return token.text.isupper() and bool(known) and all(e.kind == "placeholder" and not e.fact("owner") for e in known)


def post_over_fields(run: Run) -> Iterator[Segment]:
    """A post that says nothing of its field, and then several fields: "Assistant Director, Highways, Transport and Parking"."""
    joints = [token.kind for token in run.tokens if token.kind in {"comma", "and"}]
    if len(joints) < 2 or joints[0] != "comma" or joints[-1] != "and" or "and" in joints[:-1] or run.lines:
        return
    (post, *fields), heads = parts_of(run, run.end), lexicon.head_words()
    if not all(t.key in PLAIN or heads.get((t.key,), ("", ""))[0] == "post" for t in post):
        return
    if heads.get((post[-1].key,), ("", ""))[0] == "post" and len(fields) == len(joints) and all(map(_is_field, fields)):
        yield run.segment("post", 2.2 * run.words + 1.2 * run.separators, 0.74, "a post over several fields")


def _is_field(words: list[Token]) -> bool:
    """Whether words name work that somebody is responsible for, and not a body, a team or somebody in a post."""
    heads, key = lexicon.head_words(), key_of_tokens(words)
    return (
        all(t.key in lexicon.service_words() for t in words)
        and heads.get((words[-1].key,), ("", ""))[0] in {"", "placeholder"}
        and all(entry.kind in {"team", "placeholder"} for entry in lexicon.entries().get(key, ()))
    )


def _rank_of_police(words: list[Token]) -> bool:
    """Whether words are a rank that is held by an officer and may stand for the post: "DCI", "Chief Superintendent"."""
    return words[-1].key.rstrip(".") in lexicon.ranks()


def joined_words(run: Run) -> Iterator[Segment]:
    """Single ordinary words, each of which alone names nobody, joined by "and": "Kick & Think", "Bread, Bed & Beyond"."""
    joints = [token.kind for token in run.tokens if token.kind in {"comma", "and"}]
    if not joints or joints[-1] != "and" or "and" in joints[:-1] or run.lines or not run.alone:
        return
    parts = parts_of(run, run.end)
    (*front, last) = parts
    own = [part[0] for part in front] + last[:1]
    if len(parts) != len(joints) + 1 or any(len(part) > 1 for part in front) or len(last) > 2:
        return
    place = len(last) == 1 or run.is_place(last[1].key) or (last[1].text.istitle() and _says_nothing(last[1]))
    if place and _mostly_nothing(run, own) and not all(t.key in lexicon.first_names() for t in own):
        yield run.segment("agency", 1.7 * (run.words + run.separators), 0.7, "ordinary words that are joined")


def _mostly_nothing(run: Run, words: list[Token]) -> bool:
    """Whether words name nobody alone; of three or more, one may be a word of services."""
    plain = [_says_nothing(t) and not run.is_place(t.key) for t in words]
    shaped = all(t.capital and t.text.istitle() and not run.is_place(t.key) for t in words)
    unknown = all((t.key,) not in lexicon.entries() and (t.key,) not in lexicon.head_words() for t in words)
    return all(plain) or (len(words) > 2 and sum(plain) >= len(words) - 1 and shaped and unknown)


def _says_nothing(token: Token) -> bool:
    """Whether a word with a capital names nobody alone: no body, no service, no post."""
    known = ((token.key,) in found for found in (lexicon.entries(), lexicon.head_words(), lexicon.placeholders()))
    shaped = token.capital and (not token.text.isupper()) and token.key.isalpha()
    return shaped and token.key not in lexicon.service_words() and not any(known) and token.key not in lexicon.titles()


def whole_place(run: Run) -> Iterator[Segment]:
    """Words that have a place between commas or strokes to themselves, with a small word inside: "Moths to a Lamp"."""
    beside = (*run.all[max(0, run.start - 1) : run.start], *run.all[run.end : run.end + 1])
    if run.words < 3 or run.separators or run.lines or not run.alone or any(t.kind == "and" for t in beside):
        return
    small = [t for t in run.tokens if not t.capital]
    own = any(t.capital and t.key not in lexicon.service_words() for t in run.tokens)
    if (
        small
        and own
        and run.tokens[0].capital
        and run.tokens[-1].capital
        and all(t.key in LINKS | _IN_NAMES for t in small)
    ):
        yield run.segment("agency", 0.9 * run.words + 0.6, 0.55, "words that nothing explains, in a place of their own")


def compound(run: Run) -> Iterator[Segment]:
    """Ordinary words joined by "and", with a place or a word for a body after them: "Safe and Sound Dorvale"."""
    words = run.tokens
    if run.separators != 1 or run.words != 3 or words[1].kind != "and" or not run.alone:
        return
    first, second, last = words[0], words[2], words[3]
    named = lexicon.entries()
    plain = all(
        t.capital and (t.key in lexicon.ordinary_words() or t.key in lexicon.service_words()) and (t.key,) not in named
        for t in (first, second)
    )
    service = last.key in lexicon.service_words() and not run.is_place(last.key)
    service = service or (last.key,) in lexicon.head_words() or (last.key,) in named
    if plain and last.capital and not service and last.text.istitle():
        yield run.segment("agency", 5.4, 0.72, "ordinary words that are joined, and a place")


def _closed_before_a_comma(run: Run) -> bool:
    """Whether "and" closes the run and a comma follows: "Access and Inclusion, Education Service" is a team of a service."""
    first = run.start == 0 or run.all[run.start - 1].kind not in {"comma", "and", "word"}
    return first and run.end < len(run.all) and run.all[run.end].kind == "comma"


def by_vocabulary(run: Run) -> Iterator[Segment]:
    """A phrase of the words that bodies' names are made of: "Early Help", "Bromley Healthcare"."""
    words = [t for t in run.tokens if t.kind == "word"]
    service = sum(1 for t in words if t.key in lexicon.service_words())
    linked = sum(1 for t in words if t.key in LINKS)
    shaped = (
        len(words) > 1
        and not run.separators
        and (any(run.is_place(t.key) for t in words) or (words[-1].text.isupper() and 1 < len(words[-1].text) < 6))
    )
    ordinary = len(words) > 1 and any(t.key in lexicon.ordinary_words() for t in words)
    if (
        not (service or shaped or ordinary)
        or not words[0].capital
        or words[-1].key in LINKS | _IN_NAMES
        or words[0].key in ARTICLES
    ):
        return
    if service + linked == len(words):
        confidence = 0.78 if len(words) > 1 else 0.68
        score = 1.5 * len(words) + 0.1 - 0.8 * run.separators + no_names_apart(run, run.end, 2.2)
        if len(words) == 1 and not run.alone:
            score -= 1.5
        if run.separators and _closed_before_a_comma(run):
            score += 1.2 * run.separators
        head = lexicon.head_words().get(run.key, ("", ""))[0] if len(words) == 1 else ""
        if head == "agency":
            yield run.segment("agency", score, 0.7, "a word for a body")
        if head in {"agency", "post"} or (len(words) == 1 and run.is_place(words[0].key)):
            return
        named = bool(run.start) and run.all[run.start - 1].key == "the" and run.alone and len(words) < 3
        if named and run.key not in lexicon.entries():
            # "The Bridge" and "The Harbour Project" are names of their own.
            yield run.segment("agency", score + 0.2, 0.7, "an ordinary word with an article")
        elif not parts_of_a_list(run, run.end):
            yield run.segment("team", score, confidence, "words of a service")
    elif not run.separators and all(t.capital or t.key in LINKS | _IN_NAMES for t in words):
        names = names_inside(run, run.end)
        score = (1.5 if shaped else 1.25) * len(words) - 1.2 * names
        yield run.segment("agency", score, 0.76 if shaped else 0.7, "words of an organisation")
