"""A name in full and in short: words that are shortened wherever they stand, and the initials of a body that the plan names.

In: names as written, and the parties of plans. Out: the name in full; for an abbreviation the body that the plan says it stands for,
and bodies of the plan that have just these initials, to be asked about. Refuses nothing: what a table knows as somebody else is left alone.

"Exham Hospitals NHS FT" is "Exham Hospitals NHS Foundation Trust", by a table. "EFRS" is "Exham Fire and Rescue Service" where the plan says so:
in a bracket or in a key. Initials that merely fit are a question: a society and a service of one place have the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache

from partnergraph import reference
from partnergraph.resolve.draft import Draft, shown_name
from partnergraph.resolve.runs import Key
from partnergraph.resolve.tokens import fold, key_of

_BODIES = frozenset({"agency", "board", "team"})
_BEFORE = re.compile(r"((?:[A-Z&][\w'’&-]*\s+(?:(?:and|of|for|the|in)\s+)*){2,8})\(([A-Z]{3,6})\)")
_BEHIND = re.compile(r"(?<!\w)([A-Z]{3,6})\s*(?:=|:|\||\s[-–—]\s)\s*([A-Z][^|;,.()=]*[^|;,.()=\s])")
_SHORT = re.compile(r"[A-Z]{3,6}")
_SMALL = frozenset({"and", "of", "the", "for", "in", "&"})


@cache
def _short_words() -> dict[str, tuple[str, bool]]:
    return {row["short"]: (row["full"], row["stands"] == "end") for row in reference.rows("short_words")}


@lru_cache(maxsize=50_000)
def in_full(name: str) -> str:
    """Return a name with the words in full that it shortens; of one word alone nothing is known."""
    words, table = name.split(), _short_words()
    last = len(words) - 1
    found = [table.get(fold(word).rstrip(".")) for word in words]
    full = [
        known[0].title() if known and last and (at == last or not known[1]) else word
        for at, (word, known) in enumerate(zip(words, found, strict=True))
    ]
    return " ".join(full)


def explained_bodies(lines: Iterable[str]) -> dict[str, set[Key]]:
    """Return the names for which lines say that abbreviations stand, by abbreviation: "Exham Carers Network (ECN)", "ECN = ..."."""
    found: dict[str, set[Key]] = defaultdict(set)
    for line in lines:
        for full, short in _BEFORE.findall(line):
            words = full.split()
            fits = (" ".join(words[at:]) for at in range(len(words) - 1))
            found[short] |= {key_of(name) for name in fits if short in initials(name)}
        for short, full in _BEHIND.findall(line):
            found[short] |= {key_of(full)} if short in initials(full) else set()
    return found


def abbreviations(
    drafts: Mapping[str, Draft],
    plans: Iterable[tuple[Collection[str], Mapping[str, set[Key]]]],
    together: Iterable[Collection[str]],
) -> tuple[dict[str, tuple[str, str]], list[tuple[str, str]]]:
    """Return (for each abbreviation that a plan explains: the party it stands for, why; pairs that only a person can tell).

    Args:
        drafts: All parties, by id.
        plans: The ids that each plan names, with what it says that abbreviations stand for.
        together: The ids on one action: two names there are two parties.
    """
    said: dict[str, set[str]] = defaultdict(set)
    fitting: dict[str, set[str]] = defaultdict(set)
    for ids, explained in plans:
        here = sorted(one for one in ids if one in drafts)
        short = {one: name for one in here if (name := _short(drafts[one]))}
        if not short:
            continue
        full: dict[str, set[str]] = defaultdict(set)
        for one in here:
            if drafts[one].kind in _BODIES and one not in short:
                for letters in {letters for name in drafts[one].written for letters in (name, *initials(name))}:
                    full[letters].add(one)
        for one, letters in short.items():
            fit, names = full.get(letters, set()), explained.get(letters, set())
            said[one] |= {body for body in fit if _is_said(drafts[body], letters, names)}
            fitting[one] |= fit
    pairs = {(one, body) for one, bodies in fitting.items() for body in bodies}
    apart = {(one, body) for ids in together for one in said.keys() & set(ids) for body in fitting[one] & set(ids)}
    joined = {
        one: (body, f'the plan says that it is short for "{shown_name(drafts[body])}"')
        for one, bodies in said.items()
        if len(bodies) == 1 and (one, body := next(iter(bodies))) not in apart
    }
    return joined, sorted(pair for pair in pairs - apart if pair[0] not in joined)


def _is_said(body: Draft, letters: str, names: Collection[Key]) -> bool:
    """Whether a plan says that letters stand for a body: behind its name, or for a name that is its own."""
    return letters in body.written or any(key_of(name) in names for name in body.written)


def initials(name: str) -> set[str]:
    """Return the letters by which a name of several words may be shortened, with and without its small words and "NHS"."""
    words: list[str] = re.findall(r"[^\W\d_][\w'’]*|&", name)
    named = [word for word in words if fold(word) not in _SMALL]
    rows = (words, named, [word for word in named if word != "NHS"])
    return {"".join("A" if word == "&" else word[0] for word in row).upper() for row in rows if len(row) > 1}


def _short(draft: Draft) -> str:
    """The letters of a party of which only an abbreviation is known that no table explains."""
    names = {re.sub(r"\W", "", name) for name in draft.written}
    name = next(iter(names)) if len(names) == 1 else ""
    known = draft.kind != "agency" or draft.how not in {"document", "heading"} or draft.facts or draft.fixed
    return name if _SHORT.fullmatch(name) and not known else ""
