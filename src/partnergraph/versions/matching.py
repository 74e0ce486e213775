"""Which action of a version is which of the next: the same, split, merged, gone or new.

In: the states of two versions. Out: a `Matching`. Refuses nothing; linear in actions but for the assignment, which is sparse.

First pairs by what each says; then again, helped by what stands beside; then what is left over, where parts of a text may have become
actions of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnergraph.versions import candidates
from partnergraph.versions.assignment import best_pairs
from partnergraph.versions.evidence import ENOUGH, SURE, Evidence
from partnergraph.versions.leftovers import reworded
from partnergraph.versions.parts import joined_parts
from partnergraph.versions.state import State


@dataclass(frozen=True, slots=True)
class Pair:
    """One action in both versions.

    Attributes:
        before: Its position in the earlier version.
        after: Its position in the later version.
        score: How surely it is one; 1 and more where the words are the same.
        why: The evidence.
    """

    before: int
    after: int
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Matching:
    """What became of the actions of a version, by their positions.

    Attributes:
        pairs: Actions in both versions, in the order of the earlier one; the first part of what was split or merged among them.
        splits: For an earlier action the later ones that it became, the one that goes on with it first.
        merges: For a later action the earlier ones that became it, the one that goes on with it first.
        gone: Earlier actions that no later one goes on with.
        new: Later actions that go on with no earlier one.
    """

    pairs: tuple[Pair, ...]
    splits: dict[int, tuple[int, ...]]
    merges: dict[int, tuple[int, ...]]
    gone: tuple[int, ...]
    new: tuple[int, ...]


def match(before: Sequence[State], after: Sequence[State]) -> Matching:
    """Return what became of each action of the version `before` in the version `after`."""
    evidence = Evidence(before, after)
    near = set(candidates.by_words(evidence.words(0), evidence.words(1), evidence.weights))
    for at in ("letters", "ref", "outcome"):
        near |= set(candidates.by_key(*([getattr(face, at) for face in faces] for faces in evidence.faces)))
    scores = {pair: evidence.score(*pair)[0] - _drift(*pair, before, after) for pair in near}
    taken = best_pairs(scores, SURE)
    left = _left(taken, len(before), len(after))
    near |= set(candidates.all_pairs(*left))
    partner = dict(taken)
    scored = {pair: evidence.score(*pair, beside=_beside(*pair, partner)) for pair in near}
    scores = {pair: score - _drift(*pair, before, after) for pair, (score, _) in scored.items()}
    pairs = best_pairs(scores, ENOUGH)
    told = {pair: _why(evidence, pair) for pair in reworded(evidence, pairs)}
    scored |= told
    pairs = sorted({*pairs, *told})
    parts = joined_parts(evidence, pairs)
    pairs = sorted({*pairs, *parts.pairs})
    spoken = {one for one, _ in pairs} | {one for ones in parts.merges.values() for one in ones}
    answered = {other for _, other in pairs} | {other for others in parts.splits.values() for other in others}
    return Matching(
        tuple(Pair(*pair, *(scored.get(pair) or evidence.score(*pair))) for pair in pairs),
        parts.splits,
        parts.merges,
        tuple(number for number in range(len(before)) if number not in spoken),
        tuple(number for number in range(len(after)) if number not in answered),
    )


def _why(evidence: Evidence, pair: tuple[int, int]) -> tuple[float, str]:
    """The score and the evidence of a pair that nothing but one another is left for."""
    score, why = evidence.score(*pair)
    return score, f"{why}, and nothing else is as near"


def _drift(one: int, other: int, before: Sequence[State], after: Sequence[State]) -> float:
    """A trifle for standing elsewhere, so that of equal pairs those in order are taken."""
    return 0.001 * abs(one / len(before) - other / len(after))


def _left(taken: Sequence[tuple[int, int]], before: int, after: int) -> tuple[list[int], list[int]]:
    ones, others = {one for one, _ in taken}, {other for _, other in taken}
    return [n for n in range(before) if n not in ones], [n for n in range(after) if n not in others]


def _beside(one: int, other: int, partner: dict[int, int]) -> bool:
    return any(partner.get(one + step) == other + step for step in (-1, 1))
