"""Actions that were split in two or more, or merged into one.

In: the words of both versions and the pairs found so far. Out: splits and merges, and the pairs that go on. Refuses nothing.

A text was split where what is left over stands in it almost whole, and its parts together cover more of it than one of them. The same
holds, the other way round, for texts that were merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from partnergraph.versions.evidence import Evidence, Face
from partnergraph.versions.words import Weights

_INSIDE = 0.6
"""Share of a part's words that stand in the whole."""
_ADDED = 0.2
"""Share of the whole's words that a part must add."""
_COVERED = 0.6
"""Share of the whole's words that its parts must hold together."""
_NEW = 0.5
"""Share of a short part's own words that no other part holds."""
_RARE, _MOST = 4, 60
"""By how many of its rarest words a part is looked up, and among how many wholes that hold one."""
_VERBATIM = 88
"""Likeness (of 100) from which a short part stands in the whole word for word, so that it need not add much."""
_WHOLLY = 0.9
"""Share of a part's words from which it says nothing that the whole does not, so that one word which it adds is enough."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What was split and merged, the part that goes on first, and the pairs that this adds."""

    splits: dict[int, tuple[int, ...]]
    merges: dict[int, tuple[int, ...]]
    pairs: tuple[tuple[int, int], ...]


def joined_parts(evidence: Evidence, pairs: Sequence[tuple[int, int]]) -> Parts:
    """Return the splits and merges among what the pairs leave over."""
    before, after = evidence.faces
    forth, back = dict(pairs), {other: one for one, other in pairs}
    free_after = [number for number in range(len(after)) if number not in back]
    free_before = [number for number in range(len(before)) if number not in forth]
    splits = _wholes(before, after, forth, free_after, evidence.weights)
    merges = _wholes(after, before, back, free_before, evidence.weights)
    # What is a part of a whole that was split cannot be a whole of its own.
    split_up = {other for others in splits.values() for other in others}
    merges = {other: ones for other, ones in merges.items() if other not in split_up and not set(ones) & splits.keys()}
    added = [(one, others[0]) for one, others in splits.items() if one not in forth]
    added += [(ones[0], other) for other, ones in merges.items() if other not in back]
    return Parts(splits, merges, tuple(added))


def _wholes(
    wholes: Sequence[Face], parts: Sequence[Face], partner: dict[int, int], free: Sequence[int], weights: Weights
) -> dict[int, tuple[int, ...]]:
    """For each whole that was parted its parts, from its partner and the free ones."""
    near = _near(wholes, parts, free, weights)
    found: dict[int, tuple[int, ...]] = {}
    used: set[int] = set()
    for number in sorted(
        near, key=lambda one: -sum(weights.covered(parts[p].words, wholes[one].words) for p in near[one])
    ):
        whole = wholes[number]
        first = [partner[number]] if number in partner else []
        if any(
            parts[one].letters == whole.letters or weights.covered(parts[one].words, whole.words) < _INSIDE
            for one in first
        ):
            continue
        chosen = first
        for part in sorted(near[number], key=lambda one: -weights.sum(parts[one].words)):
            if part not in used and _adds(parts[part], whole, _together(parts, chosen), weights):
                chosen = [*chosen, part]
        if len(chosen) < 2 or not _adds(parts[chosen[0]], whole, _together(parts, chosen[1:]), weights):
            continue
        if weights.covered(whole.words, _together(parts, chosen)) >= _COVERED:
            found[number] = tuple(chosen)
            used |= set(chosen)
    return found


def _near(wholes: Sequence[Face], parts: Sequence[Face], free: Sequence[int], weights: Weights) -> dict[int, list[int]]:
    """For each whole the free parts that stand in it; looked up by their rarest words."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, face in enumerate(wholes):
        for word in face.words:
            places[word].append(number)
    near: dict[int, list[int]] = defaultdict(list)
    for part in free:
        rare = weights.rarest([word for word in parts[part].words if word in places], _RARE)
        for whole in sorted({number for word in rare for number in places[word][:_MOST]}):
            if weights.covered(parts[part].words, wholes[whole].words) >= _INSIDE:
                near[whole].append(part)
    return near


def _together(parts: Sequence[Face], chosen: Sequence[int]) -> frozenset[str]:
    return frozenset[str]().union(*(parts[one].words for one in chosen))


def _adds(part: Face, whole: Face, others: frozenset[str], weights: Weights) -> bool:
    """Whether a part adds to what others cover of the whole: much of the whole, or little but in its very words."""
    added = (part.words & whole.words) - others
    # "Train doctors and nurses to ask" becomes two that differ in one word.
    if added and others and weights.covered(part.words, whole.words) >= _WHOLLY:
        return True
    if weights.sum(added) >= _ADDED * weights.sum(whole.words):
        return True
    verbatim = weights.sum(added) >= _NEW * weights.sum(part.words)
    return verbatim and fuzz.partial_ratio(part.letters, whole.letters) >= _VERBATIM
