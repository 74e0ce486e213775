"""Teams that are named by the body or the field they are of: "WMC Highways", "Police Legal", "Public Health Intelligence".

In: a run of words. Out: readings of it as one team. A body and its team stand side by side just as two names do from between
which a line break was lost, so only a pair is read in this way, and only one that makes sense: a force has lawyers and no
schools.
"""

from __future__ import annotations

from collections.abc import Iterator

from partnergraph.resolve import lexicon
from partnergraph.resolve.lexicon import Entry
from partnergraph.resolve.runs import LINKS, Key, Run, Segment, key_of_tokens
from partnergraph.resolve.tokens import Token

_OF_EVERY_BODY = frozenset({"insight", "office", "people"})
"""The fields of work that every body has for itself: lawyers, analysts, communications."""
_OF_HEALTH = frozenset({"children", "adults", "treatment", "safeguarding"})
_SHORTEST, _LONGEST = 2, 6  # letters of an abbreviation that may be a body's


def of_a_body(run: Run) -> Iterator[Segment]:
    """Yield the readings of a run that stands alone as a team of a body, or as one function of a team."""
    if run.words < 2 or run.lines or not run.alone or not run.tokens[0].capital:
        return
    breaks = [at for at in range(run.start, run.end + 1) if at in {run.start, run.end} or _between_words(run, at)]
    score = 2.2 * (run.words + run.separators) + 0.5
    for first in breaks[:-1]:
        for second in breaks:
            if second < first:
                continue
            body, team, function = run.all[run.start : first], run.all[first:second], run.all[second : run.end]
            if body and _makes_sense(run, body, team, function):
                words = " ".join(t.text for t in body)
                yield run.segment("team", score, 0.85, f'a team of "{words}"', of_end=first)
                return
            if not body and team and _is_function(function) and _a_team(team):
                yield run.segment("team", score, 0.82, "a team and its function")
                return


def of_everybody(key: Key) -> bool:
    """Return whether words are work that every body has for itself: "Legal Services"."""
    return bool(lexicon.fields().get(key, frozenset()) & _OF_EVERY_BODY)


def of_police(key: Key) -> bool:
    """Return whether a team's name says that it is one of the police."""
    return bool({"police", "policing"} & set(key))


def same_house(team: Key, body: Key) -> bool:
    """Return whether a team's name says that it works in such a body: a policing team and a force, a hospital team and a hospital."""
    if of_police(team):
        return bool({"police", "constabulary"} & set(body)) or _force(body)
    return "hospital" in team and body[-1] in {"hospital", "hospitals", "infirmary"}


def _of_the_police(tokens: list[Token]) -> bool:
    key = key_of_tokens(tokens)
    return key[-1] in {"police", "constabulary"} or _force(key)


def _force(key: Key) -> bool:
    """Whether a name is that of a police force that the gazetteer knows: "PSNI"."""
    return any(e.kind == "agency" and e.fact("sector") == "police" for e in lexicon.entries().get(key, ()))


def _between_words(run: Run, at: int) -> bool:
    return run.all[at].kind == run.all[at - 1].kind == "word"


def _makes_sense(run: Run, body: list[Token], team: list[Token], function: list[Token]) -> bool:
    """Whether a body may have such a team, such a function, or a team with such a function."""
    if (
        any(t.kind == "comma" for t in body)
        or body[-1].key in LINKS
        or ((body[-1].key,) in lexicon.entries() and _no_body(body[-1]))
    ):
        return False
    if team and not function and _of_the_police(body) and of_police(key_of_tokens(team)):
        # "PSNI Neighbourhood Policing Team".
        return lexicon.head_words().get((team[-1].key,), ("", ""))[0] == "team"
    known = _known(team) is not None and all(t.capital for t in team if t.kind == "word")
    if bool(function) != _is_function(function) or bool(team) != known:
        return False
    if not team:
        return _a_council(body) or _a_body(body)
    health = _of_health(body) and bool(_fields(team) & _OF_HEALTH)
    return (
        _a_council(body)
        or _unknown_abbreviation(body)
        or health
        or (bool(function) and _a_body(body))
        or _council_of_a_place(run, body, team)
    )


def _no_body(token: Token) -> bool:
    return all(entry.kind not in {"agency", "team"} for entry in lexicon.entries()[(token.key,)])


def _is_function(tokens: list[Token]) -> bool:
    return bool(_fields(tokens) & _OF_EVERY_BODY)


def _of_health(tokens: list[Token]) -> bool:
    """Whether a body commissions or provides health care, by the word that ends its name."""
    return bool({tokens[0].key, tokens[-1].key} & {"icb", "nhs", "ccg", "trust", "ft", "hscp", "uhb"})


def _known(tokens: list[Token]) -> Entry | None:
    """A team that every council has."""
    found = lexicon.entries().get(key_of_tokens(tokens), ())
    return next((entry for entry in found if entry.belongs_to == "council_team"), None)


def _fields(tokens: list[Token]) -> frozenset[str]:
    return lexicon.fields().get(key_of_tokens(tokens), frozenset())


def _unknown_abbreviation(tokens: list[Token]) -> bool:
    word = tokens[0]
    return (
        len(tokens) == 1
        and word.text.isupper()
        and word.text.isalpha()
        and _SHORTEST <= len(word.text) <= _LONGEST
        and not any(entry.exact in {"", word.text} for entry in lexicon.entries().get((word.key,), ()))
        and word.key not in lexicon.titles()
        and (word.key,) not in lexicon.head_words()
    )


def _a_council(tokens: list[Token]) -> bool:
    """Whether words are "Council", a council's full name, or that of a borough."""
    entries = lexicon.entries().get(key_of_tokens(tokens), ())
    if any(entry.belongs_to == "council" or entry.source == "london_boroughs" for entry in entries):
        return True
    return len(tokens) > 1 and tokens[-1].key in {"council", "bc", "cc", "dc", "mbc", "cbc", "lb"}


def _a_body(tokens: list[Token]) -> bool:
    """Whether words are a known body, or end as a body's name does."""
    key = key_of_tokens(tokens)
    if any(e.kind == "agency" and (not e.exact or e.exact == tokens[0].text) for e in lexicon.entries().get(key, ())):
        return True
    heads = lexicon.head_words()
    ends = next((heads[key[-n:]] for n in range(min(4, len(key)), 0, -1) if key[-n:] in heads), ("", ""))
    return ends == ("agency", "end") or _unknown_abbreviation(tokens)


def _a_team(tokens: list[Token]) -> bool:
    """Whether words are a team that may have a function of its own: not itself one ("Policy", "Performance")."""
    return _known(tokens) is not None and not _fields(tokens) & _OF_EVERY_BODY


def _council_of_a_place(run: Run, front: list[Token], rest: list[Token]) -> bool:
    """Whether the front is a place's name, and the rest a team that its council has: "Penrith Vale Adult Social Care"."""
    firsts, service, heads = lexicon.first_names(), lexicon.service_words(), lexicon.head_words()
    if len(front) > 2 or any(not t.capital or t.text.isupper() or t.kind != "word" for t in front):
        return False
    if (
        any((t.key,) in heads or t.key in run.evidence.parts for t in front)
        or key_of_tokens(front) in lexicon.entries()
    ):
        return False
    named = run.is_place(front[0].key) or (len(rest) > 1 and front[0].key not in firsts)
    return named and any(t.key not in service or run.is_place(t.key) for t in front)
