"""What the things in a graph are called, and which of them a person means who writes of one.

In: things with their names; words such as `3.1 Train staff`, `Police` or, of what joins two, `Police; Probation`. Out: the ids that
are meant. Refuses nothing: what nobody is called means nothing, and the nearest name can be asked for.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from partnergraph.model import split_names
from partnergraph.near_names import nearest

EVERYTHING = "*"
"""The subject that stands for all."""

NAMING = ("name", "label", "ref", "text", "title", "abbreviation", "aliases")
"""The properties by which a thing may be called."""

_APART = frozenset(("Waiver", "Earlier"))
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})
_NUMBERED = re.compile(r"\(?[^\W\d_]{0,4}\d[\w./-]*\)?[.:)]?\s+(?P<title>\S.*)", re.DOTALL)


def plain(words: str) -> str:
    """Return what two ways of writing one name share: capitals, spacing, shapes of quotes and a cut at the end aside."""
    # A register of a country has a million names, most of them in letters that both steps leave as they are.
    text = words if words.isascii() else unicodedata.normalize("NFKC", words.translate(_STRAIGHT))
    return " ".join(text.replace("...", "…").casefold().split()).rstrip("…. ")


class Subjects:
    """The names of all things; one is looked up as a person writes it."""

    def __init__(
        self, things: Iterable[tuple[str, str, Mapping[str, Any]]], asked: Iterable[str] | None = None
    ) -> None:
        """Take in (id, kind, properties) of each thing.

        Args:
            things: The things; of their properties those of `NAMING` matter.
            asked: All words that will ever be looked up, where they are known: other names are not kept.
        """
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._labels: dict[str, str] = {}
        kept = None if asked is None else {key for words in asked for key in _keys(words)}
        for node, kind, facts in things:
            if kind in _APART:
                continue
            label = facts.get("label") or facts.get("name") or ""
            for name in _names(node, kind, facts):
                if name and (key := plain(name)) and (kept is None or key in kept):
                    self._ids[key].add(node)
                    self._labels.setdefault(key, label)

    def find(self, written: str) -> tuple[frozenset[str], ...]:
        """Return the ids that are meant, one set for each thing that is named; nothing where one is called by no name.

        An action that has another number now is found by its title.
        """
        whole = self._one(written)
        if whole:
            return (whole,)
        parts = tuple(self._one(part) for part in split_names(written))
        return parts if len(parts) > 1 and all(parts) else ()

    def _one(self, written: str) -> frozenset[str]:
        return frozenset(next((self._ids[key] for key in _as_written(written) if key in self._ids), ()))

    def nearest(self, written: str) -> str:
        """Return the name that is nearest to one that nothing has; empty if none is near."""
        best = nearest(written, self._labels)
        return self._labels[best[0]] if best else ""


def _as_written(words: str) -> Iterator[str]:
    """The keys of what a person wrote, the whole before the title alone."""
    yield plain(words)
    if numbered := _NUMBERED.fullmatch(words.strip()):
        yield plain(numbered["title"])


def _keys(words: str) -> Iterator[str]:
    """All keys under which `Subjects.find` looks."""
    for part in (words, *split_names(words)):
        yield from _as_written(part)


def _names(node: str, kind: str, facts: Mapping[str, Any]) -> Iterator[str]:
    yield facts.get("name") or ""
    if kind == "Action":
        yield facts.get("label") or ""
        yield facts.get("ref") or ""
        yield facts.get("text") or ""
        yield f"{facts.get('ref') or ''} {facts.get('text') or ''}"
        yield node.removeprefix("action:")
    yield facts.get("title") or ""
    yield facts.get("abbreviation") or ""
    yield from split_names(facts.get("aliases"))
