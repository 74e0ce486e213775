"""Parties that may be one and the same, as far as nobody has settled it.

In: the questions of the register. Out: an edge for each pair that a question puts before a person, with how alike the
two names are. Refuses nothing. Linear in the candidates of the questions.
"""

from __future__ import annotations

from rapidfuzz import fuzz

from partnergraph.graph.collected import Collected, Node
from partnergraph.model import split_names
from partnergraph.schema import EDGES

_PAIRS = frozenset(EDGES["MAY_BE"].ends)
_KINDS = tuple(dict.fromkeys(kind for pair in EDGES["MAY_BE"].ends for kind in pair))


def add_doubles(made: Collected) -> None:
    """Join the words of each open question with its candidates where both are listed, once a pair."""
    names = {name: (kind, node) for kind in reversed(_KINDS) for name, node in made.ids[kind].items()}
    joined: set[frozenset[Node]] = set()
    for row, place in made.placed("Review"):
        tail = names.get(row["As written"] or "")
        if tail is None or row["Answer"] or row["Decided by"]:
            continue
        for candidate in split_names(row["Candidates"]):
            head = names.get(candidate)
            pair = frozenset((tail, head)) if head else frozenset()
            if head and len(pair) > 1 and pair not in joined and (tail[0], head[0]) in _PAIRS:
                joined.add(frozenset(pair))
                score = fuzz.token_sort_ratio(row["As written"].casefold(), candidate.casefold()) / 100
                made.edge("MAY_BE", tail, head, place, score=round(score, 4))
