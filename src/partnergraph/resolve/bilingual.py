"""Names in Welsh, and the same name in two languages: "Cyngor Sir Penfro / Pembrokeshire County Council" is one council.

In: a run of words, or the items of a cell. Out: readings of Welsh names; items of which each name is there once. Refuses
nothing: two names that do not say the same stay two.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from partnergraph import reference
from partnergraph.resolve import lexicon
from partnergraph.resolve.named import Item
from partnergraph.resolve.runs import Run, Segment
from partnergraph.resolve.tokens import fold, tokenise

_LINKS = frozenset("a ac ac'r a'r ag i i'r y yr yn yng ym o o'r ar am gyda na er dros rhwng".split())
_BETWEEN = frozenset({"slash", "newline", "dash", "comma"})
# How the first letters of a Welsh word change after another word: what is written, and what the word begins with.
_CHANGED = (
    *(("g", "c"), ("b", "p"), ("d", "t"), ("f", "b"), ("f", "m"), ("dd", "d"), ("l", "ll"), ("r", "rh"), ("", "g")),
    *(("ngh", "c"), ("mh", "p"), ("nh", "t"), ("ng", "g"), ("m", "b"), ("n", "d")),
    *(("ch", "c"), ("ph", "p"), ("th", "t")),
)
_SPOKEN_FOR = frozenset({"agency", "team", "board", "post", "placeholder"})


@cache
def _words() -> dict[str, str]:
    return {fold(row["word"]): row["english"] for row in reference.rows("welsh_words")}


@lru_cache(maxsize=20_000)
def english(word: str) -> str:
    """Return what a Welsh word means, whatever its first letter has become, or nothing."""
    known = _words()
    word = word.removesuffix("'r").removesuffix("'n")
    if word in known:
        return known[word]
    for written, first in _CHANGED:
        if word.startswith(written) and first + word[len(written) :] in known and len(word) > 3:
            return known[first + word[len(written) :]]
    return ""


def welsh(run: Run) -> Iterator[Segment]:
    """Yield the reading of a run that stands alone as a name in Welsh: its first word says what it is."""
    tokens = [t for t in run.tokens if t.kind == "word"]
    if (
        run.separators
        or not run.alone
        or not tokens[0].capital
        or tokens[-1].key in _LINKS
        or tokens[-1].text.isupper()
    ):
        return
    meant = [english(t.key) for t in tokens]
    known = next((e for e in lexicon.entries().get((tokens[0].key,), ()) if e.scope == "national"), None)
    if (
        known
        and known.exact == tokens[0].text
        and len(tokens) > 1
        and meant[-1]
        and all(word or t.key in _LINKS for t, word in zip(tokens[1:], meant[1:], strict=True))
    ):
        yield run.segment(known.kind, 2.2 * len(tokens), 0.82, f'"{known.name}" in Welsh words')
        return
    others = [t for t, word in zip(tokens, meant, strict=True) if not word and t.key not in _LINKS]
    first = tokens[0]
    english_too = first.key in lexicon.titles() or (first.text.isascii() and first.key in lexicon.first_names())
    if not meant[0] or english_too or not all(t.capital for t in others) or len(others) > 2:
        return
    if others and meant[0] != "all" and (meant[0],) not in lexicon.head_words():
        return
    if any(t.key in lexicon.service_words() and t.key != "partner" for t in others):
        return
    native = sum(1 for t, word in zip(tokens, meant, strict=True) if word and fold(word) != t.key)
    if not native:
        return
    kind = _kind([word for word in meant if word])
    yield run.segment(kind, 2.2 * len(tokens) + 0.6, 0.85, "a name in Welsh", free=False)


def _kind(meant: list[str]) -> str:
    """What a name is, by its first word, which in Welsh is the head."""
    heads = lexicon.head_words()
    if meant[0] == "all":
        return "placeholder"
    if meant[:2] == ["board", "health"]:
        return "agency"
    kind = heads.get((meant[0],), ("", ""))[0]
    if kind in _SPOKEN_FOR:
        return kind
    return "agency" if {"wales", "trust", "movement", "enterprise", "government"} & set(meant) else "team"


def each_once(items: list[Item]) -> list[Item]:
    """Return the items of a cell, a name that stands in both languages once: in English, as plans elsewhere write it."""
    kept: list[Item] = []
    for item in items:
        inside = item.inside[0] if item.inside and len(item.inside) == 1 else None
        if inside is not None and item.segment and inside.segment and _same(item, inside):
            item.inside = None
            item = _one(item, inside)  # noqa: PLW2901 - the pair takes its place
        before = kept[-2] if len(kept) > 1 and kept[-1].kind in _BETWEEN else None
        if before is not None and before.segment and item.segment and before.inside is None and _same(before, item):
            kept[-2:] = [_one(before, item)]
        else:
            kept.append(item)
    return kept


def _is_welsh(item: Item, beside: Item) -> bool:
    """Whether more than half of a name's words are Welsh and not also English; words that the name beside it has say nothing."""
    said = {t.key for t in tokenise(beside.text)}
    words = [t.key for t in tokenise(item.text) if t.kind == "word" and not t.text.isupper() and t.key not in said]
    words = [word for word in words if fold(english(word)) != word]
    return 2 * sum(word in _LINKS or english(word) != "" for word in words) > len(words)


def _same(first: Item, second: Item) -> bool:
    """Whether of two names beside each other one says in Welsh what the other says in English, or both are one known body."""
    known = [item.segment.entry for item in (first, second) if item.segment and item.segment.entry]
    if len(known) == 2 and known[0].row == known[1].row != () and fold(first.text) != fold(second.text):
        return True
    if _is_welsh(first, second) == _is_welsh(second, first):
        return False
    native, other = (first, second) if _is_welsh(first, second) else (second, first)
    if native.kind != other.kind and not {native.kind, other.kind} <= {
        "agency",
        "team",
        "board",
        "unknown",
        "placeholder",
        "person",  # as the shape of a name has it: "Tai Cymunedol Cain"
    }:
        return False
    words = [t.key for t in tokenise(native.text) if t.kind == "word" and t.key not in _LINKS]
    said = {key for t in tokenise(other.text) if t.kind == "word" for key in (t.key, t.key.removesuffix("s"))}
    shared = sum(fold(english(word)) in said or word in said for word in words)
    elsewhere = any(not english(word) and word not in said and word in lexicon.places() for word in words)
    return 2 * shared >= len(words) and not elsewhere


def _one(first: Item, second: Item) -> Item:
    """The item in English, which remembers the name in Welsh."""
    native, other = (second, first) if _is_welsh(second, first) or not _is_welsh(first, second) else (first, second)
    other.also = " ".join(native.text.split())
    return other
