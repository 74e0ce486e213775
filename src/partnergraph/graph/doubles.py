"""Parties that may be one and the same, as far as nobody has settled it.

In: the questions of the register, and the names on its sheets. Out: an edge for each pair that a question puts before a person, and for each pair of a kind
whose names differ in one letter of one word or only in the order of words, with how alike the two names are. Refuses nothing. Linear in
the names and in the candidates of the questions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from partnergraph.graph.collected import Collected, Node
from partnergraph.model import split_names
from partnergraph.schema import EDGES

_PAIRS = frozenset(EDGES["MAY_BE"].ends)
_KINDS = tuple(dict.fromkeys(kind for pair in EDGES["MAY_BE"].ends for kind in pair))
_PASSED_OVER = frozenset(("the", "and", "of", "for"))
_SHORTEST = {"Person": 3}
_SHORT = 5
_MOST = 50  # names that differ in one word alone are a series, such as schools, and no slip


def add_doubles(made: Collected) -> None:
    """Join the words of each open question with its candidates where both are listed, and names that differ by a slip; once a pair."""
    names = {name: (kind, node) for kind in reversed(_KINDS) for name, node in made.ids[kind].items()}
    joined: set[frozenset[Node]] = set()
    for row, place in made.placed("Review"):
        tail = names.get(row["As written"] or "")
        if tail is None:
            continue
        settled = row["Answer"] or row["Decided by"]
        for candidate in split_names(row["Candidates"]):
            head = names.get(candidate)
            pair = frozenset((tail, head)) if head else frozenset()
            if head and len(pair) > 1 and pair not in joined and (tail[0], head[0]) in _PAIRS:
                joined.add(frozenset(pair))
                if not settled:
                    _join(made, tail, head, row["As written"], candidate, place)
    for kind in _KINDS:
        for one, other in _slips(list(made.ids[kind]), _SHORTEST.get(kind, _SHORT)):
            tail, head = (kind, made.ids[kind][one]), (kind, made.ids[kind][other])
            if frozenset((tail, head)) not in joined:
                _join(made, tail, head, one, other, made.nodes[kind][head[1]]["place"])


def _join(made: Collected, tail: Node, head: Node, one: str, other: str, place: str) -> None:
    score = fuzz.token_sort_ratio(one.casefold(), other.casefold()) / 100
    made.edge("MAY_BE", tail, head, place, score=round(score, 4))


def _slips(names: list[str], shortest: int) -> Iterator[tuple[str, str]]:
    """Yield pairs of names of the same words in another order, or that differ in one letter of one word of some length."""
    blocks: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for name in names:
        words = sorted(word for word in re.findall(r"[^\W_]+", name.casefold()) if word not in _PASSED_OVER)
        if len(words) > 1:
            blocks[("", *words)].append((name, ""))
            for number, word in enumerate(words):
                blocks[(*words[:number], *words[number + 1 :])].append((name, word))
    found = set()
    for block in blocks.values():
        for (one, word), (other, letter) in combinations(block, 2) if len(block) <= _MOST else ():
            if one != other and (one, other) not in found and _is_slip(word, letter, shortest):
                found.add((one, other))
                yield one, other


def _is_slip(one: str, other: str, shortest: int) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < shortest or one[0] != other[0] or any(map(str.isdecimal, one + other)):
        return False
    return DamerauLevenshtein.distance(one, other) == 1
