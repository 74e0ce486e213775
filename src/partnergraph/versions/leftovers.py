"""What is left over of two versions, and yet is one action in wholly other words.

In: the evidence and the pairs found so far. Out: more pairs. Refuses to guess: two that are left over may as well be one that was dropped and
one that is new, so the texts must be nearer to one another than either is to anything else, and something else must speak for them; or they
have an outcome that no other action has, word for word, and the lead, day or number with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from partnergraph.versions.assignment import best_pairs
from partnergraph.versions.evidence import Evidence

_ALIKE = 0.2
"""How alike the texts are at least, and their words alone."""
_NEARER = 0.08
"""By how much they are nearer to one another than to any other text."""
_LONG = 12
"""Letters from which an outcome is of one action, not a word for any."""
_MOST = 40
"""Actions that are left over on one side, beyond which the plan is another."""


def reworded(evidence: Evidence, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return pairs of what is left over that are one action in other words."""
    ones, others = {one for one, _ in pairs}, {other for _, other in pairs}
    before = [number for number in range(len(evidence.before)) if number not in ones]
    after = [number for number in range(len(evidence.after)) if number not in others]
    if not before or not after or max(len(before), len(after)) > _MOST:
        return []
    partner = dict(pairs)
    found = {}
    for one in before:
        for other in after:
            if _own_outcome(evidence, one, other) and _shares(evidence, one, other):
                found[one, other] = 1.0
                continue
            text = evidence.text(one, other)
            words = evidence.weights.shared(evidence.faces[0][one].words, evidence.faces[1][other].words)
            alike = min(text, words) >= _ALIKE and text - _next(evidence, one, other) >= _NEARER
            if alike and _speaks(evidence, one, other, partner):
                found[one, other] = text
    return best_pairs(found, _ALIKE)


def _speaks(evidence: Evidence, one: int, other: int, partner: dict[int, int]) -> bool:
    """Whether they stand between the same two, or share the section and one thing more."""
    if _beside(evidence, one, other, partner, -1) and _beside(evidence, one, other, partner, 1):
        return True
    return evidence.faces[0][one].theme == evidence.faces[1][other].theme and _shares(evidence, one, other)


def _shares(evidence: Evidence, one: int, other: int) -> bool:
    """Whether the day, a lead or the number is the same."""
    due, faces = evidence.before[one].due, (evidence.faces[0][one], evidence.faces[1][other])
    if due is not None and due == evidence.after[other].due:
        return True
    return bool(faces[0].owners & faces[1].owners) or bool(faces[0].ref and faces[0].ref == faces[1].ref)


def _own_outcome(evidence: Evidence, one: int, other: int) -> bool:
    """Whether they have the same outcome, of some length, that nothing else in either version has, and a word in common."""
    faces = evidence.faces
    outcome = faces[0][one].outcome
    if len(outcome) < _LONG or outcome != faces[1][other].outcome or not faces[0][one].words & faces[1][other].words:
        return False
    return all(sum(face.outcome == outcome for face in version) == 1 for version in faces)


def _beside(evidence: Evidence, one: int, other: int, partner: dict[int, int], step: int) -> bool:
    """Whether the neighbours on one side are one, or neither has any."""
    a, b = one + step, other + step
    ends = not 0 <= a < len(evidence.before), not 0 <= b < len(evidence.after)
    return all(ends) if any(ends) else partner.get(a) == b


def _next(evidence: Evidence, one: int, other: int) -> float:
    """How near either comes to anything else."""
    to_others = (evidence.text(one, number) for number in range(len(evidence.after)) if number != other)
    of_others = (evidence.text(number, other) for number in range(len(evidence.before)) if number != one)
    return max((*to_others, *of_others), default=0.0)
