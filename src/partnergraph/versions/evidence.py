"""How surely two actions of two versions are one, and why.

In: the states of both versions. Out: for a pair a score and the evidence in words. Refuses nothing.

The text counts most. That numbers, owners, days, sections or outcomes are the same adds to it the more the fewer actions have them; alone
they never make two actions one, since numbers are given anew and one officer may lead the whole section.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from partnergraph.versions.state import State
from partnergraph.versions.words import Weights, letters, order_kept, ref_key, section_key, stems

ENOUGH = 0.5
"""The score from which two actions are taken for one."""
SURE = 0.75
"""The score from which a pair may tell of the pairs beside it."""

_REF, _THEME, _OWNER, _DUE, _OUTCOME, _BESIDE = 0.12, 0.06, 0.12, 0.1, 0.3, 0.08


@dataclass(frozen=True, slots=True)
class Face:
    """What of an action is compared, made once: its letters, words, outcome, number, section and owners."""

    letters: str
    words: frozenset[str]
    outcome: str
    ref: tuple[str, ...]
    theme: str
    owners: frozenset[str]


class Evidence:
    """The states of two versions, ready to be compared pair by pair."""

    def __init__(self, before: Sequence[State], after: Sequence[State]) -> None:
        self.before = before
        self.after = after
        self.faces = ([_face(state) for state in before], [_face(state) for state in after])
        both = [*self.faces[0], *self.faces[1]]
        self.weights = Weights(face.words for face in both)
        self._outcome_words = {
            face.outcome: stems(state.outcome) for face, state in zip(both, (*before, *after), strict=True)
        }
        self._outcomes = Weights(self._outcome_words.values())
        self._rare = {
            "ref": _Rarity(face.ref for face in both),
            "theme": _Rarity(face.theme for face in both),
            "owners": _Rarity(face.owners for face in both),
            "due": _Rarity(state.due or letters(state.due_text) for state in (*before, *after)),
            "outcome": _Rarity(face.outcome for face in both),
        }

    def words(self, version: int) -> list[frozenset[str]]:
        """Return the words of each action of a version (0: the earlier, 1: the later)."""
        return [face.words for face in self.faces[version]]

    def text(self, one: int, other: int) -> float:
        """Return how alike the texts of two actions are (0 to 1)."""
        a, b = self.faces[0][one], self.faces[1][other]
        if a.letters == b.letters:
            return 1.0
        shared, kept = self.weights.shared(a.words, b.words), order_kept(a.letters, b.letters)
        return min(0.99, 0.75 * shared + 0.25 * kept if shared > kept else 0.6 * shared + 0.4 * kept)

    def score(self, one: int, other: int, *, beside: bool = False) -> tuple[float, str]:
        """Return how surely two actions are one, and the evidence in a few words.

        Args:
            one: Position of an action of the earlier version.
            other: Position of one of the later.
            beside: Whether what stands before or after them is one.
        """
        a, b = self.faces[0][one], self.faces[1][other]
        text = self.text(one, other)
        said = ["the same words" if text == 1 else f"{text:.0%} of the words"]
        score = text
        if a.ref and a.ref == b.ref:
            score += _REF * self._rare["ref"].of(a.ref)
            said.append("the same number")
        if a.theme and a.theme == b.theme:
            score += _THEME * self._rare["theme"].of(a.theme)
            said.append("the same section")
        if a.owners & b.owners:
            overlap = len(a.owners & b.owners) / len(a.owners | b.owners)
            score += _OWNER * overlap * self._rare["owners"].of(a.owners)
            said.append("the same lead" if overlap == 1 else "a lead in common")
        due = [state.due or letters(state.due_text) for state in (self.before[one], self.after[other])]
        if due[0] and due[0] == due[1]:
            score += _DUE * self._rare["due"].of(due[0])
            said.append("the same date")
        if a.outcome and b.outcome:
            alike = self._outcomes.shared(self._outcome_words[a.outcome], self._outcome_words[b.outcome])
            if alike > 0.5:
                score += _OUTCOME * (2 * alike - 1) * self._rare["outcome"].of(a.outcome)
                said.append("the same outcome" if a.outcome == b.outcome else "a like outcome")
        if beside:
            score += _BESIDE
            said.append("the same neighbours")
        return score, ", ".join(said)


def _face(state: State) -> Face:
    return Face(
        letters(state.text),
        stems(state.text),
        letters(state.outcome),
        ref_key(state.ref),
        section_key(state.theme),
        frozenset(owner.casefold() for owner in state.owners),
    )


class _Rarity:
    """How much it tells that two actions have something in common: all if only they have it, little if many do."""

    def __init__(self, values: Iterable[Hashable]) -> None:
        self._count = Counter(values)

    def of(self, value: Hashable) -> float:
        # Once in each version is as rare as it gets.
        return 1 / math.sqrt(max(1.0, self._count[value] / 2))
