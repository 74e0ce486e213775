"""Names of bodies and posts by their words: a head word ("team", "manager", "council"), or words of a service.

In: a run of words. Out: readings of it as a team, agency, board, post or placeholder.
"""

from __future__ import annotations

from collections.abc import Iterator

from partnergraph.resolve import lexicon
from partnergraph.resolve.runs import ARTICLES, CARRIED, LINKS, Run, Segment, names_inside
from partnergraph.resolve.tokens import Token


def by_head_word(run: Run) -> Iterator[Segment]:
    """Yield the reading of a run by the head word that ends, begins or carries it, if it has one."""
    edges = run.all[run.start].key in ARTICLES or run.all[run.end - 1].key in LINKS
    found = None if edges else _head(run)
    if not found:
        return
    kind, head_start, head_end = found
    alone = head_end - head_start == run.end - run.start
    if alone and kind in {"team", "agency", "board"}:
        return
    if kind != "post" and run.all[run.start].key.rstrip(".") in lexicon.titles():
        return
    if _parts_of_a_list(run, head_start) or (kind == "placeholder" and any(t.kind == "comma" for t in run.tokens)):
        return
    score = 2.0 * run.words + 0.3 - 0.7 * run.separators
    score -= (2.5 if kind == "post" else 1.5) * names_inside(run, head_start)
    score += _no_names_apart(run, head_start)
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
    if kind == "board" and run.separators and _all_of_service(run, head_start):
        # "Performance and Quality Subgroup": no service is listed beside a board.
        score += 2.0
    if (
        kind == "board"
        and run.tokens[-1].key == "group"
        and run.words <= 3
        and not _all_of_service(run, head_start, some=True)
    ):
        # "Thirteen Group": a name of its own and the bare word is a company.
        kind, confidence = "agency", 0.78
    if kind == "agency" and run.start and run.all[run.start - 1].kind == "word" and _all_of_service(run, run.end):
        # "NHS Foundation Trust" after a word is the end of a name, not a name.
        score -= 3.0
    elif kind == "agency" and head_start == run.start and _ends_in_agency(run):
        # Both ends say so: "NHS Kent and Medway ICB".
        score += 2.0
    if kind in {"team", "agency", "board"} and _post_inside(run, head_start):
        score -= 1.6
    generic = kind in {"board", "team"} and all(
        t.key in lexicon.service_words() or t.key in LINKS or not t.capital for t in run.all[run.start : head_start]
    )
    if kind == "board" and generic and not any(t.capital for t in run.all[run.start : head_start]):
        kind, confidence = "placeholder", 0.8
    word = " ".join(t.text for t in run.all[head_start:head_end])
    yield run.segment(kind, score, confidence, f'head word "{word}"', of_end=of_end)


def _head(run: Run) -> tuple[str, int, int] | None:
    """(kind, first token of the head word, token after it): at the start, before "for" or "of", or at the end."""
    heads = lexicon.head_words()
    for length in range(min(5, run.end - run.start - 1), 0, -1):
        found = heads.get(tuple(t.key for t in run.all[run.start : run.start + length]))
        if found and found[1] == "start":
            return found[0], run.start, run.start + length
    for at in range(run.start + 1, run.end - 1):
        if run.all[at].key in CARRIED:
            found = heads.get((run.all[at - 1].key,))
            if found and found[1] == "end":
                return found[0], at - 1, at
            break
    for length in range(min(4, run.end - run.start), 0, -1):
        found = heads.get(tuple(t.key for t in run.all[run.end - length : run.end]))
        if found and found[1] == "end":
            return found[0], run.end - length, run.end
    return None


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
        if at < head_start and token.key in {"with", "by"}:
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


def _no_names_apart(run: Run, until: int) -> float:
    """What it says for one name that single words between its commas name nobody alone: "Strategy, Insight and ..."."""
    parts: list[list[Token]] = [[]]
    for token in run.all[run.start : until]:
        if token.kind == "word":
            parts[-1].append(token)
        else:
            parts.append([])
    if len(parts) < 2:
        return 0.0
    known, service = lexicon.entries(), lexicon.service_words()
    return sum(1.2 for part in parts if len(part) == 1 and part[0].key in service and (part[0].key,) not in known)


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
        key = tuple("and" if t.kind == "and" else t.key for t in run.all[run.start : end])
        if any(entry.kind in {"agency", "team", "board"} for entry in lexicon.entries().get(key, ())):
            return end
    return 0


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
        and (
            any(t.key in lexicon.places() for t in words) or (words[-1].text.isupper() and 1 < len(words[-1].text) < 6)
        )
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
        score = 1.5 * len(words) + 0.1 - 0.8 * run.separators + _no_names_apart(run, run.end)
        if not _parts_of_a_list(run, run.end):
            yield run.segment("team", score, confidence, "words of a service")
    elif not run.separators and all(t.capital or t.key in LINKS for t in words):
        names = names_inside(run, run.end)
        score = (1.5 if shaped else 1.25) * len(words) - 1.2 * names
        yield run.segment("agency", score, 0.76 if shaped else 0.7, "words of an organisation")
