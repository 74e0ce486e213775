"""Commas and "and" inside a run: whether they stand between names, or inside one name.

In: a run of words, with its head word where it has one. Out: what its separators say for one name or for several.
"""

from __future__ import annotations

from partnergraph.resolve import lexicon
from partnergraph.resolve.runs import ARTICLES, LINKS, Evidence, Key, Run, Segment, key_of_tokens
from partnergraph.resolve.tokens import Token, key_of

_APART = 2.4


def apart(tokens: list[Token], read: Segment, evidence: Evidence) -> float:
    """What it says for a name inside a cell that it stands alone in another one: "Great Sallow Police" before "Licensing Team".

    Only of a name of its own; "Housing" alone says nothing of "Housing Options".
    """
    if read.kind == "role" or (read.start == 0 and read.end == len(tokens)):
        return 0.0
    words = tokens[read.start : read.end]
    service, heads = lexicon.service_words(), lexicon.head_words()
    own = any(
        t.kind == "word"
        and not t.text.isupper()
        and t.key not in service
        and (t.key,) not in heads
        and t.key not in LINKS
        for t in words
    )
    rank = key_of_tokens(tokens[max(0, read.start - 2) : read.start])
    if rank in lexicon.ranks_of_two_words() or (rank and rank[-1].rstrip(".") in lexicon.titles()):
        return 0.0
    if len(words) == 1 and _only_a_field_after(tokens, read.end):
        # "Kinship Team Manager": the word may be a charity's name elsewhere, and here is a field.
        return 0.0
    return _APART if own and evidence.stands_alone(key_of_tokens(words)) else 0.0


def _only_a_field_after(tokens: list[Token], at: int) -> bool:
    """Whether the words that directly follow are all of services, or head words, and so end the name before them."""
    end = next((n for n in range(at, len(tokens)) if tokens[n].kind != "word"), len(tokens))
    service, heads = lexicon.service_words(), lexicon.head_words()
    return end > at and all(t.key in service or (t.key,) in heads for t in tokens[at:end])


def heads_a_post(token: Token) -> bool:
    """Whether a word ends the names of posts, or of those who are many: "manager", "providers"."""
    found = lexicon.head_words().get((token.key,))
    return token.kind == "word" and found is not None and found[0] in {"post", "placeholder"} and found[1] == "end"


def parts_of_a_list(run: Run, head_start: int) -> bool:
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
        if (
            token.text == "The"
            and heads.get((before.key if before.kind == "word" else run.all[at - 2].key,), ("", ""))[1] == "end"
        ):
            # "Youth Council The Lantern Project": an article with a capital opens another name.
            return True
        if token.kind not in {"comma", "and"}:
            continue
        if before.kind in {"comma", "and"} and token.kind != "and":
            return True
        if before.text == "UK" and at - 1 > run.start and run.all[at + 1].key != "ireland":
            # With its country a charity's name ends: "White Heron UK & Dorvale Foundation".
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
        one_team = token.text == "&" and run.separators == 1 and run.all[run.end - 1].key in {"team", "service", "unit"}
        if (
            alone
            and not one_team
            and before.text.isupper()
            and len(before.text) > 1
            and (before.key,) not in lexicon.entries()
        ):
            # An abbreviation that nobody knows stands for a body of its own.
            return True
    return False


def no_names_apart(run: Run, until: int, of_one_field: float) -> float:
    """What it says for one name that single words between its commas name nobody alone: "Strategy, Insight and ..."."""
    parts = parts_of(run, until)
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


def parts_of(run: Run, until: int) -> list[list[Token]]:
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
    shared = [_fields(tuple(t.key for t in part)) for part in parts]
    return len(parts) > 1 and bool(frozenset.intersection(*shared))


def is_a_field(token: Token) -> bool:
    """Whether a word is a field of work, or the abbreviation of one and of no body: "Quality", "QA", "HR"."""
    service, heads = lexicon.service_words(), lexicon.head_words()
    known = [entry for entry in lexicon.entries().get((token.key,), ()) if entry.exact in {"", token.text}]
    if not token.text.isupper() or not known:
        return token.key in service and (token.key,) not in heads
    return all(
        entry.kind == "placeholder"
        or (entry.kind == "team" and all(word in service and (word,) not in heads for word in key_of(entry.name)))
        for entry in known
    )


def _fields(key: Key) -> frozenset[str]:
    """The fields of work that words speak of, together or some of them."""
    fields = lexicon.fields()
    pieces = ((first, last) for first in range(len(key)) for last in range(first + 1, len(key) + 1))
    return frozenset().union(*(fields.get(key[first:last], frozenset()) for first, last in pieces))


def two_fields_of_a_team(run: Run) -> bool:
    """Whether a run is "Parks and Open Spaces Team", or "Economic Development & Skills Team": fields, the second no team's name."""
    joint = next((at for at, token in enumerate(run.tokens) if token.kind == "and"), 0)
    if run.separators != 1 or not joint or (joint > 1 and run.tokens[joint].text != "&"):
        return False
    known, front = lexicon.entries(), key_of_tokens(run.tokens[:joint])
    rest = key_of_tokens(run.tokens[joint + 1 :])
    kinds = {entry.kind for entry in known.get(front, ())}
    named = rest in known or (rest[:-1] in known and joint == 1)
    if joint == 1 and run.tokens[joint].text == "&" and front not in known and rest[-1] == "services":
        # "Digital & Customer Services": nobody is called "Digital".
        named = False
    return kinds <= {"team"} and all(word in lexicon.service_words() for word in front) and not named


def fields_in_front(run: Run, head_start: int) -> bool:
    """Whether the words before a post are fields of work joined by "and", none of them a body or with a head word of its own."""
    parts, known = parts_of(run, head_start), lexicon.entries()
    heads, service = lexicon.head_words(), lexicon.service_words()
    return (
        run.separators == 1
        and not (run.start and run.all[run.start - 1].kind == "word")
        and len(parts) > 1
        and not any(t.kind == "comma" for t in run.tokens)
        and all(
            all(t.key in service or (t.text.isupper() and key_of_tokens(part) in known) for t in part)
            and heads.get((part[-1].key,), ("", ""))[0] not in {"team", "post", "board", "placeholder"}
            and not any(
                e.kind in {"agency", "board", "post"} and e.name != "Health" for e in known.get(key_of_tokens(part), ())
            )
            for part in parts
        )
    )


def opens_unknown(run: Run) -> bool:
    """Whether the words before the first comma are no known name, and so hardly the first of a list."""
    first = next(at for at in range(run.start, run.end) if run.all[at].kind in {"comma", "and"})
    key = tuple(t.key for t in run.all[run.start : first])
    return run.all[first].kind == "comma" and key not in lexicon.entries() and key not in run.evidence.people


def fields_of_one_post(run: Run, after: int) -> bool:
    """Whether a post goes over several fields: "Director of Adults, Health and Housing"."""
    parts = parts_of(run, run.end)
    known, service, heads = lexicon.entries(), lexicon.service_words(), lexicon.head_words()
    rest = [[t for t in parts[0] if t.start >= run.all[after].start], *parts[1:]] if after < run.end else []
    return bool(rest) and all(
        part
        and heads.get(tuple(t.key for t in part), ("", ""))[0] != "post"
        and all(t.key in service for t in part)
        and (part[-1].key == "health" or all(e.kind == "team" for e in known.get(tuple(t.key for t in part), ())))
        for part in rest
    )
