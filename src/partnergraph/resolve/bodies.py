"""Names of bodies and posts by their words: a head word ("team", "manager", "council"), or words of a service.

In: a run of words. Out: readings of it as a team, agency, board, post or placeholder.
"""

from __future__ import annotations

from collections.abc import Iterator

from partnergraph.resolve import lexicon
from partnergraph.resolve.lists import (
    fields_in_front,
    fields_of_one_post,
    heads_a_post,
    is_a_field,
    no_names_apart,
    opens_unknown,
    parts_of,
    parts_of_a_list,
    two_fields_of_a_team,
)
from partnergraph.resolve.runs import ARTICLES, CARRIED, LINKS, Run, Segment, key_of_tokens, names_inside

_PLURALS_OF_ONE = frozenset({"hospitals", "homes", "communities", "families", "academies", "residents", "volunteers"})
_FOR_NOW = frozenset({"interim", "acting", "temporary"})
# Words that name a body by themselves and are parts of the names of others.
_PART_OF_NAMES = frozenset("nhs council hospital fire ambulance police health probation mind refuge shelter".split())


def by_head_word(run: Run) -> Iterator[Segment]:
    """Yield the reading of a run by the head word that ends, begins or carries it, if it has one."""
    edges = run.all[run.start].key in ARTICLES | {"with", "from"} or run.all[run.end - 1].key in LINKS
    found = None if edges else _head(run)
    if not found:
        return
    kind, head_start, head_end = found
    alone = head_end - head_start == run.end - run.start
    if alone and kind in {"team", "agency", "board"} and run.words == 1:
        return
    if kind != "post" and run.end < len(run.all) and heads_a_post(run.all[run.end]):
        # "Engagement Workstream Lead": the front of a post.
        return
    if kind != "post" and run.all[run.start].key.rstrip(".") in lexicon.titles():
        return
    if parts_of_a_list(run, head_start) or (kind == "placeholder" and any(t.kind == "comma" for t in run.tokens)):
        return
    score = 2.0 * run.words + 0.3 - 0.7 * run.separators
    score -= (2.5 if kind == "post" else 1.5) * names_inside(run, head_start)
    score += no_names_apart(run, head_start, 1.6)
    if not run.all[run.start].capital:
        score -= 0.4
    if run.separators and opens_unknown(run):
        score += 1.0
    confidence = 0.9
    of_end = 0
    if kind == "post" and head_end == run.end and head_start > run.start:
        of_end = _body_in_front(run, head_start)
        score += 1.4 if of_end else 0.0
    if alone:
        score, confidence = score - (0.6 if kind == "placeholder" else 0.9), 0.8
    elif _weak_front(run, head_start):
        score, confidence = score - 1.0, 0.8
    score += _one_name(run, kind, head_start, head_end)
    if (
        kind == "board"
        and head_end - head_start == 1
        and run.tokens[-1].key == "group"
        and run.words <= 3
        and not _all_of_service(run, head_start, some=True)
    ):
        # "Thirteen Group": a name of its own and the bare word is a company.
        kind, confidence = "agency", 0.78
    score += _as_agency(run, head_start) if kind == "agency" else 0.0
    if kind == "placeholder" and _own_name_of_many(run, head_start):
        # "Dorvale Hospitals" is one body; "local hospitals" are many.
        kind, confidence = "agency", 0.8
    if kind == "post" and head_start == run.start and run.separators and fields_of_one_post(run, head_end):
        score += 1.3 * (run.separators + 1)
        confidence = 0.74
    if kind == "post" and any(t.kind == "comma" for t in run.tokens) and _ends_in_agency(run):
        # "Head of Nursing, Exe and Tarn NHS Trust": a post and the body it belongs to.
        return
    if kind == "post" and head_start == run.start and run.separators == 1 and run.all[run.start].key.endswith("s"):
        # "Chairs of LSCP and SAB".
        score += 2.6
    if kind == "post" and head_end == run.end and _body_before_and(run, head_start):
        score -= 4.0
    if kind in {"team", "agency", "board"} and _post_inside(run, head_start):
        score -= 1.6
    generic = kind in {"board", "team"} and all(
        t.key in lexicon.service_words() or t.key in LINKS or not t.capital for t in run.all[run.start : head_start]
    )
    if (
        kind == "board"
        and generic
        and head_start > run.start
        and not any(t.capital for t in run.all[run.start : head_start])
    ):
        kind, confidence = "placeholder", 0.8
    if kind == "team" and _named_with_article(run, head_start):
        kind, confidence = "agency", 0.78
    word = " ".join(t.text for t in run.all[head_start:head_end])
    yield run.segment(kind, score, confidence, f'head word "{word}"', of_end=of_end)


def _named_with_article(run: Run, head_start: int) -> bool:
    """Whether an article stands before a name of its own: "The Butterfly Room" is no team of a council."""
    front = run.all[run.start : head_start]
    own = front and all(t.kind == "word" and t.capital and t.key not in lexicon.service_words() for t in front)
    return (
        bool(own)
        and run.start > 0
        and run.all[run.start - 1].text == "The"
        and not any(run.is_place(t.key) for t in front)
    )


def _as_agency(run: Run, head_start: int) -> float:
    """What the words of an agency's name say for one name, or for several in a row."""
    score = 0.0
    if any(t.kind == "comma" for t in run.tokens) and any(len(part) > 1 for part in parts_of(run, run.end)[:-1]):
        # "Exham Foodshare, Rotary Club & St Oswin's Academy": names of several words in a list.
        score -= 4.0
    score -= 1.7 * _bodies_inside(run, head_start)
    score -= 4.0 if _known_in_a_row(run, head_start) else 0.0
    if _only_a_tail(run):
        score -= 3.0
    elif head_start == run.start and _ends_in_agency(run):
        # Both ends say so: "NHS Kent and Medway ICB".
        score += 2.0 if not run.separators or run.all[run.start].key == "nhs" else -1.5
    return score


def _one_name(run: Run, kind: str, head_start: int, head_end: int) -> float:
    """What it says for one name that a head word follows fields of work joined by "and"."""
    if kind == "team" and two_fields_of_a_team(run):
        return 1.9
    if kind == "team" and _own_name_before_a_team(run, head_start):
        return -4.0
    if kind == "post" and head_end == run.end and fields_in_front(run, head_start):
        # "Community Safety and Resilience Manager" is one post: no team is listed beside a post of a field.
        return 2.6 * run.separators
    if (
        kind == "board"
        and run.separators
        and all(
            is_a_field(t) or t.key in lexicon.service_words()
            for t in run.all[run.start : head_start]
            if t.kind == "word"
        )
    ):
        # "Performance and Quality Subgroup": no service is listed beside a board.
        return 2.0
    return 0.0


def _own_name_before_a_team(run: Run, head_start: int) -> bool:
    """Whether words that are no field stand before "and", and a team with a field of its own after it.

    "Nacoa & Family Help Team" are two; "Tarnwell & District Housing Team" is one.
    """
    service = lexicon.service_words()
    joined = [at for at in range(run.start, head_start) if run.all[at].kind in {"comma", "and"}]
    if len(joined) != 1:
        return False
    front, field = run.all[run.start : joined[0]], run.all[joined[0] + 1 : head_start]
    placed = any(run.is_place(t.key) for t in field) or "district" in {t.key for t in field}
    own = front[0].capital and front[-1].key not in service and (front[-1].key,) not in lexicon.head_words()
    alone = len(front) == 1 and run.is_place(front[0].key)
    return own and not alone and not placed and len(field) > 1 and all(t.key in service for t in field)


def _head(run: Run) -> tuple[str, int, int] | None:
    """(kind, first token of the head word, token after it): at the start, before "for" or "of", or at the end."""
    heads = lexicon.head_words()
    first = run.start + (run.words > 2 and run.all[run.start].key in _FOR_NOW)
    for length in range(min(5, run.end - first - 1), 0, -1):
        found = heads.get(key_of_tokens(run.all[first : first + length]))
        if found and found[1] == "start" and (found[0] == "post" or not (first > run.start or _ends_otherwise(run))):
            return found[0], run.start, first + length
    for at in range(run.start + 1, run.end - 1):
        if run.all[at].key in CARRIED or (run.all[at].key == "to" and run.all[at + 1].key in ARTICLES):
            found = heads.get((run.all[at - 1].key,))
            if found and found[1] == "end" and (found[0] == "post" or run.all[at].key != "to"):
                return found[0], at - 1, at
            break
    for length in range(min(4, run.end - run.start), 0, -1):
        found = heads.get(key_of_tokens(run.all[run.end - length : run.end]))
        if found and found[1] == "end":
            return found[0], run.end - length, run.end
    last = run.all[run.end - 1]
    known = lexicon.entries().get((last.key,), ())
    ranked = last.key.rstrip(".") in lexicon.ranks()
    if run.words > 1 and (ranked or any(e.kind == "post" and e.exact in {"", last.text} for e in known)):
        # "Deputy PCC" is a post because PCC is, and so is "Neighbourhood Insp".
        return "post", run.end - 1, run.end
    return None


def _ends_otherwise(run: Run) -> bool:
    """Whether a run that begins as an agency ends as a post or as many: "NHS Trust Vets Lead", "NHS commissioned providers"."""
    last = run.all[run.end - 1]
    kind, stands = lexicon.head_words().get((last.key,), ("", ""))
    return stands == "end" and (kind == "post" or (kind == "placeholder" and not last.capital))


def _only_a_tail(run: Run) -> bool:
    """Whether a run has only words of services and directly follows a word: "NHS Foundation Trust" ends a name, and is none."""
    before = run.all[run.start - 1] if run.start else None
    if before is None or before.kind != "word" or before.key in ARTICLES:
        return False
    service, heads = lexicon.service_words(), lexicon.head_words()
    return all(t.key in service or (t.key,) in heads or t.key in LINKS for t in run.tokens)


def _all_of_service(run: Run, until: int, *, some: bool = False) -> bool:
    """Whether all words before `until` (or some of them) are words of a service."""
    service = [t.key in lexicon.service_words() for t in run.all[run.start : until] if t.kind == "word"]
    return any(service) if some else all(service)


def _ends_in_agency(run: Run) -> bool:
    heads = lexicon.head_words()
    return any(
        heads.get(tuple(t.key for t in run.all[run.end - length : run.end])) == ("agency", "end")
        for length in range(1, min(4, run.end - run.start))
    )


def _body_in_front(run: Run, head_start: int) -> int:
    """The token after the body with whose name a post begins ("YOT Manager", "ICB Safeguarding Lead"), or 0."""
    for end in range(head_start, run.start, -1):
        if end < head_start and lexicon.head_words().get((run.all[end].key,), ("", ""))[0] == "team":
            continue
        key = tuple("and" if t.kind == "and" else t.key for t in run.all[run.start : end])
        if any(entry.kind in {"agency", "team", "board"} for entry in lexicon.entries().get(key, ())):
            return end
    return 0


def _body_before_and(run: Run, head_start: int) -> bool:
    """Whether a known agency stands before "and": "MPS and ASB Manager" are two."""
    joint = next((at for at in range(run.start, head_start) if run.all[at].kind == "and"), run.start)
    front = run.all[run.start : joint]
    known = lexicon.entries().get(key_of_tokens(front), ())
    text = " ".join(t.text for t in front)
    return any(e.kind == "agency" and e.scope == "national" and e.exact in {"", text} for e in known) or (
        any(e.kind == "agency" and e.exact == text for e in known)
    )


def _bodies_inside(run: Run, until: int) -> int:
    """How many single words before the head name a body by themselves: "Police YOT Housing" are three."""
    known = lexicon.entries()
    return sum(
        any(
            e.kind == "agency" and not e.ambiguous and (not e.exact or e.exact == t.text)
            for e in known.get((t.key,), ())
        )
        for t in run.all[run.start : until]
        if t.key not in _PART_OF_NAMES and run.all[run.end - 1].key != "trust"
    )


def _known_in_a_row(run: Run, until: int) -> bool:
    """Whether the words before the head are two names or more that are all known: "Public Health Adult Social Care Police"."""
    known, at, names = lexicon.entries(), run.start, 0
    while at < until:
        end = next((e for e in range(until, at, -1) if key_of_tokens(run.all[at:e]) in known), 0)
        if not end:
            return False
        at, names = end, names + 1
    return names > 1 and not run.separators


def _own_name_of_many(run: Run, head_start: int) -> bool:
    """Whether a plural has a name of its own before it, and is a word that one body may have: hospitals, homes."""
    service, front = lexicon.service_words(), run.all[run.start : head_start]
    named = any(t.kind == "word" and t.capital and (t.key not in service or run.is_place(t.key)) for t in front)
    return named and run.all[run.end - 1].capital and run.all[run.end - 1].key in _PLURALS_OF_ONE


def _weak_front(run: Run, head_start: int) -> bool:
    """Whether the words before the head are all in small letters: "the local team"."""
    front = [t for t in run.all[run.start : head_start] if t.kind == "word"]
    return bool(front) and not any(t.capital for t in front)


def _post_inside(run: Run, head_start: int) -> bool:
    heads = lexicon.head_words()
    return any(
        heads.get((t.key,), ("", ""))[0] == "post" and run.all[run.start + n + 1].key not in CARRIED
        for n, t in enumerate(run.all[run.start : head_start - 1])
        if t.key not in {"lead", "head", "link", "social", "member", "partner"}
    )
