"""Names of bodies and posts by their words: a head word ("team", "manager", "council"), or words of a service.

In: a run of words. Out: readings of it as a team, agency, board, post or placeholder.
"""

from __future__ import annotations

from collections.abc import Iterator

from partnergraph.resolve import lexicon
from partnergraph.resolve.runs import ARTICLES, CARRIED, LINKS, Run, Segment, key_of_tokens, names_inside
from partnergraph.resolve.tokens import Token

_PLAIN = frozenset(
    "service group team area borough district locality station watch business assistant deputy senior interim acting executive corporate strategic operational lead principal head chief programme project general".split()
)
_PLURALS_OF_ONE = frozenset({"hospitals", "homes", "communities", "families", "academies", "residents", "volunteers"})
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
    if alone and kind in {"team", "agency", "board"} and (kind == "team" or run.words == 1):
        return
    if kind != "post" and run.end < len(run.all) and heads_a_post(run.all[run.end]):
        # "Engagement Workstream Lead": the front of a post.
        return
    if kind != "post" and run.all[run.start].key.rstrip(".") in lexicon.titles():
        return
    if _parts_of_a_list(run, head_start) or (kind == "placeholder" and any(t.kind == "comma" for t in run.tokens)):
        return
    score = 2.0 * run.words + 0.3 - 0.7 * run.separators
    score -= (2.5 if kind == "post" else 1.5) * names_inside(run, head_start)
    score += _no_names_apart(run, head_start, 1.6)
    if not run.all[run.start].capital:
        score -= 0.4
    if run.separators and _opens_unknown(run):
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
    if kind == "agency":
        score -= 1.7 * _bodies_inside(run, head_start)
    if kind == "placeholder" and _own_name_of_many(run, head_start):
        # "Dorvale Hospitals" is one body; "local hospitals" are many.
        kind, confidence = "agency", 0.8
    if kind == "post" and head_start == run.start and run.separators and _fields_of_one_post(run, head_end):
        score += 1.3 * (run.separators + 1)
        confidence = 0.74
    if kind == "agency" and _only_a_tail(run):
        score -= 3.0
    elif kind == "agency" and head_start == run.start and _ends_in_agency(run):
        # Both ends say so: "NHS Kent and Medway ICB".
        score += 2.0
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
    word = " ".join(t.text for t in run.all[head_start:head_end])
    yield run.segment(kind, score, confidence, f'head word "{word}"', of_end=of_end)


def _one_name(run: Run, kind: str, head_start: int, head_end: int) -> float:
    """What it says for one name that a head word follows fields of work joined by "and"."""
    if kind == "team" and _two_fields_of_a_team(run):
        return 1.9
    if kind == "post" and head_end == run.end and _fields_in_front(run, head_start):
        # "Community Safety and Resilience Manager" is one post: no team is listed beside a post of a field.
        return 2.6 * run.separators
    if kind == "board" and run.separators and _all_of_service(run, head_start):
        # "Performance and Quality Subgroup": no service is listed beside a board.
        return 2.0
    return 0.0


def _head(run: Run) -> tuple[str, int, int] | None:
    """(kind, first token of the head word, token after it): at the start, before "for" or "of", or at the end."""
    heads = lexicon.head_words()
    for length in range(min(5, run.end - run.start - 1), 0, -1):
        found = heads.get(key_of_tokens(run.all[run.start : run.start + length]))
        if found and found[1] == "start":
            return found[0], run.start, run.start + length
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


def heads_a_post(token: Token) -> bool:
    """Whether a word ends the names of posts: "manager"."""
    return token.kind == "word" and lexicon.head_words().get((token.key,)) == ("post", "end")


def _parts_of_a_list(run: Run, head_start: int) -> bool:
    """Whether these are several names: see each reason below."""
    heads = lexicon.head_words()
    commas = [at for at in range(run.start, run.end) if run.all[at].kind == "comma"]
    if commas and not any(t.kind == "and" for t in run.all[commas[-1] : run.end]):
        # One name that holds commas closes them with "and": "Strategy, Insight and Commissioning Team".
        return True
    if len(commas) == 1 and run.all[commas[0] + 1].kind == "and":
        # ", and" after a single name opens the last of a list.
        return True
    for at in range(run.start + 1, run.end):
        token, before = run.all[at], run.all[at - 1]
        if at < head_start and token.key in {"with", "by", "from"}:
            return True
        if before.kind in {"comma", "and"} and token.key in ARTICLES:
            return True
        if token.kind not in {"comma", "and"}:
            continue
        if before.kind in {"comma", "and"} and token.kind != "and":
            return True
        found = heads.get((before.key,)) or heads.get(tuple(t.key for t in run.all[max(run.start, at - 2) : at]))
        if (
            found
            and found[1] == "end"
            and (found[0] != "placeholder" or token.kind == "and")
            and at - 1 < head_start
            and before.key not in {"lead", "head"}
        ):
            return True
        alone = at - 1 == run.start or run.all[at - 2].kind in {"comma", "and"}
        if alone and before.text.isupper() and len(before.text) > 1 and (before.key,) not in lexicon.entries():
            # An abbreviation that nobody knows stands for a body of its own.
            return True
    return False


def _no_names_apart(run: Run, until: int, of_one_field: float) -> float:
    """What it says for one name that single words between its commas name nobody alone: "Strategy, Insight and ..."."""
    parts = _parts(run, until)
    if len(parts) < 2 or (run.start and run.all[run.start - 1].kind == "word"):
        return 0.0
    beside = (*run.all[max(0, run.start - 1) : run.start], *run.all[run.end : run.end + 1])
    if _of_one_field(parts) and not any(t.kind in {"comma", "and"} for t in beside):
        return of_one_field * len(parts)
    known, service = lexicon.entries(), lexicon.service_words()
    last = max(at for at in range(run.start, run.end) if run.all[at].kind in {"comma", "and"})
    if len(parts) == 2 and tuple(t.key for t in run.all[last + 1 : run.end]) in known:
        # "Estates and Legal Services": the second is a name by itself.
        return 0.0
    return sum(1.2 for part in parts if len(part) == 1 and part[0].key in service and (part[0].key,) not in known)


def _parts(run: Run, until: int) -> list[list[Token]]:
    """The words of a run up to a token, parted where a comma or "and" stands."""
    parts: list[list[Token]] = [[]]
    for token in run.all[run.start : until]:
        if token.kind == "word":
            parts[-1].append(token)
        elif token.kind in {"comma", "and"}:
            parts.append([])
    return [part for part in parts if part]


def _of_one_field(parts: list[list[Token]]) -> bool:
    """Whether all parts name work of one field, which one team does: "Planning and Building Control"."""
    fields = lexicon.fields()
    shared = [
        fields.get(tuple(t.key for t in part), frozenset()) | fields.get((part[-1].key,), frozenset()) for part in parts
    ]
    return len(parts) > 1 and bool(frozenset.intersection(*shared))


def _two_fields_of_a_team(run: Run) -> bool:
    """Whether a run is "Parks and Open Spaces Team": one word, "and", and what is no team's name by itself."""
    if run.separators != 1 or run.tokens[1].kind != "and":
        return False
    known, rest = lexicon.entries(), tuple(t.key for t in run.tokens[2:])
    kinds = {entry.kind for entry in known.get((run.tokens[0].key,), ())}
    named = rest in known or rest[:-1] in known
    return kinds <= {"team"} and run.tokens[0].key in lexicon.service_words() and not named


def _fields_in_front(run: Run, head_start: int) -> bool:
    """Whether the words before a post are fields of work joined by "and", none of them a body or with a head word of its own."""
    parts, known = _parts(run, head_start), lexicon.entries()
    heads, service = lexicon.head_words(), lexicon.service_words()
    return (
        run.separators == 1
        and len(parts) > 1
        and not any(t.kind == "comma" for t in run.tokens)
        and all(
            all(t.key in service or (t.text.isupper() and key_of_tokens(part) in known) for t in part)
            and heads.get((part[-1].key,), ("", ""))[0] not in {"team", "post", "board", "placeholder"}
            and not any(e.kind in {"agency", "board", "post"} for e in known.get(key_of_tokens(part), ()))
            for part in parts
        )
    )


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


def _opens_unknown(run: Run) -> bool:
    """Whether the words before the first comma are no known name, and so hardly the first of a list."""
    first = next(at for at in range(run.start, run.end) if run.all[at].kind in {"comma", "and"})
    key = tuple(t.key for t in run.all[run.start : first])
    return run.all[first].kind == "comma" and key not in lexicon.entries() and key not in run.evidence.people


def _body_in_front(run: Run, head_start: int) -> int:
    """The token after the body with whose name a post begins ("YOT Manager", "ICB Safeguarding Lead"), or 0."""
    for end in range(head_start, run.start, -1):
        if end < head_start and lexicon.head_words().get((run.all[end].key,), ("", ""))[0] == "team":
            continue
        key = tuple("and" if t.kind == "and" else t.key for t in run.all[run.start : end])
        if any(entry.kind in {"agency", "team", "board"} for entry in lexicon.entries().get(key, ())):
            return end
    return 0


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


def _own_name_of_many(run: Run, head_start: int) -> bool:
    """Whether a plural has a name of its own before it, and is a word that one body may have: hospitals, homes."""
    service, front = lexicon.service_words(), run.all[run.start : head_start]
    named = any(t.kind == "word" and t.capital and (t.key not in service or run.is_place(t.key)) for t in front)
    return named and run.all[run.end - 1].capital and run.all[run.end - 1].key in _PLURALS_OF_ONE


def _fields_of_one_post(run: Run, after: int) -> bool:
    """Whether a post goes over several fields: "Director of Adults, Health and Housing"."""
    parts = _parts(run, run.end)
    known, service, heads = lexicon.entries(), lexicon.service_words(), lexicon.head_words()
    rest = [[t for t in parts[0] if t.start >= run.all[after].start], *parts[1:]] if after < run.end else []
    return bool(rest) and all(
        part
        and heads.get(tuple(t.key for t in part), ("", ""))[0] != "post"
        and all(t.key in service for t in part)
        and (part[-1].key == "health" or all(e.kind == "team" for e in known.get(tuple(t.key for t in part), ())))
        for part in rest
    )


def post_then_field(run: Run) -> Iterator[Segment]:
    """A post that says its field after it, with nothing between: "Group Manager Prevention", "DCI Public Protection"."""
    heads, ranks = lexicon.head_words(), lexicon.titles() | lexicon.before_ranks()
    if run.words < 2 or run.separators or run.lines or not run.all[run.start].capital:
        return
    plain = next(
        (
            at
            for at in range(run.words - 1, 0, -1)
            if all(t.key in _PLAIN or t.key.rstrip(".") in ranks for t in run.tokens[: at - 1])
            and (heads.get((run.tokens[at - 1].key,), ("", ""))[0] == "post" or _rank_of_police(run.tokens[:at]))
        ),
        0,
    )
    rest = run.tokens[plain:]
    service = lexicon.service_words()
    if plain and all(
        t.capital
        and (t.key in service or run.is_place(t.key))
        and heads.get((t.key,), ("", ""))[0] not in {"post", "team"}
        for t in rest
    ):
        yield run.segment("post", 2.1 * run.words + 0.3, 0.78, "a post and its field")


def _rank_of_police(words: list[Token]) -> bool:
    """Whether words are a rank that is held by an officer and may stand for the post: "DCI", "Chief Superintendent"."""
    return words[-1].key.rstrip(".") in lexicon.ranks()


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
        or words[-1].key in LINKS
        or words[0].key in ARTICLES
    ):
        return
    if service + linked == len(words):
        confidence = 0.78 if len(words) > 1 else 0.68
        score = 1.5 * len(words) + 0.1 - 0.8 * run.separators + _no_names_apart(run, run.end, 2.2)
        if len(words) == 1 and not run.alone:
            score -= 1.5
        if len(words) == 1 and lexicon.head_words().get(run.key, ("", ""))[0] == "post":
            return
        named = bool(run.start) and run.all[run.start - 1].key == "the" and run.alone and len(words) < 3
        if named and run.key not in lexicon.entries():
            # "The Bridge" and "The Harbour Project" are names of their own.
            yield run.segment("agency", score + 0.2, 0.7, "an ordinary word with an article")
        elif not _parts_of_a_list(run, run.end):
            yield run.segment("team", score, confidence, "words of a service")
    elif not run.separators and all(t.capital or t.key in LINKS for t in words):
        names = names_inside(run, run.end)
        score = (1.5 if shaped else 1.25) * len(words) - 1.2 * names
        yield run.segment("agency", score, 0.76 if shaped else 0.7, "words of an organisation")
