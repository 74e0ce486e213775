"""Actions that are worded alike.

In: the actions of a graph. Out: an edge for each pair of actions for one place whose texts are alike to 0.8 or more.
Refuses nothing.

Never all pairs: only actions of plans for one area (else one partnership, else one plan) that share one of the rarest
words of each are compared, and a word that more than 40 of them share compares each with the 40 after it in the order of
their texts, so that a sentence which stands in every plan costs no more than 40 comparisons an action.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from partnergraph.graph.collected import Collected

ALIKE = 0.8
_RAREST = 4  # words of a text by which others are looked up
_MOST = 40


def add_likenesses(made: Collected) -> None:
    """Join the actions whose texts are alike, once a pair."""
    for group in _groups(made).values():
        texts = {action: _plain(made.nodes["Action"][action]["text"]) for action in group}
        served = {action: _plain(made.nodes["Action"][action]["recommendation"]) for action in group}
        for first, second in sorted(_pairs(texts)):
            score = fuzz.ratio(texts[first], texts[second], score_cutoff=ALIKE * 100) / 100
            if score and served[first] and served[second]:
                # The same steps under two recommendations are two actions.
                score = min(score, fuzz.ratio(served[first], served[second], score_cutoff=ALIKE * 100) / 100)
            if score:
                place = made.nodes["Action"][first]["place"]
                made.edge("RESEMBLES", ("Action", first), ("Action", second), place, score=round(score, 4))


def _groups(made: Collected) -> dict[str, list[str]]:
    """The actions by the place that their plan is for."""
    areas = {edge["from"]: edge["to"] for edge in made.edges["FOR_AREA"] if edge["from_kind"] == "Plan"}
    groups = defaultdict(list)
    for edge in made.edges["IN_PLAN"]:
        if edge["from_kind"] == "Action":
            plan = edge["to"]
            groups[areas.get(plan) or made.nodes["Plan"][plan]["partnership"] or plan].append(edge["from"])
    return groups


def _plain(text: str | None) -> str:
    """The words in the order of the alphabet, so that what stands first does not matter."""
    return " ".join(sorted((text or "").casefold().split()))


def _pairs(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each pair that may be alike, once."""
    words = {action: set(text.split()) for action, text in texts.items()}
    common = Counter(word for held in words.values() for word in held)
    by_word = defaultdict(list)
    for action, held in words.items():
        for word in sorted(held, key=lambda word: (common[word], word))[:_RAREST]:
            by_word[word].append(action)
    seen: set[tuple[str, str]] = set()
    for sharing in by_word.values():
        ordered = sorted(sharing, key=lambda action: (texts[action], action))
        for number, first in enumerate(ordered):
            for second in ordered[number + 1 : number + 1 + _MOST]:
                pair = (first, second) if first < second else (second, first)
                if pair not in seen:
                    seen.add(pair)
                    yield pair
