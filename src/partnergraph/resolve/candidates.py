"""Who may be meant by words that nobody could place for sure: the parties whose names are most like them.

In: the parties of a resolution and a question. Out: the question with candidates, the likeliest first. Refuses nothing.
Each question is compared with every name of its plan's scope: linear in names, in C (rapidfuzz).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from partnergraph.model import Party, Question
from partnergraph.resolve.tokens import fold

_KINDS = frozenset({"person", "post", "team", "agency", "board"})
_LIKE = 65.0
_MOST = 4
_SMALL = frozenset({"and", "of", "the", "for", "in", "on"})


class Candidates:
    """The names of all parties, by the scope of the plan that they are of; bodies that exist once belong to every scope."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self._names: dict[str, dict[str, str]] = defaultdict(dict)
        for party in parties:
            if party.kind in _KINDS:
                scope = party.id.partition(":")[2].partition("/")
                for name in (party.name, *party.aliases):
                    self._names[scope[0] if scope[1] else ""].setdefault(fold(name), party.id)

    def of(self, question: Question, scope: str) -> Question:
        """Return the question with the parties of its scope whose names are most like its words."""
        asked = fold(question.text)
        best: dict[str, float] = {}
        for names in (self._names[scope], self._names[""]):
            found = process.extract(
                asked, names.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_LIKE, limit=_MOST * 2
            )
            for name, score, _ in found:
                best[names[name]] = max(score, best.get(names[name], 0))
            if question.text.isupper() and len(asked) > 1:
                best |= {party: 100.0 for name, party in names.items() if _initials(name) == asked}
        # What the question already says is no answer to it.
        best.pop(self._names[scope].get(asked) or self._names[""].get(asked, ""), None)
        likeliest = sorted(best, key=lambda party: (-best[party], party))[:_MOST]
        return replace(question, candidates=tuple(likeliest) or question.candidates)


def _initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in words if word not in _SMALL) if len(words) > 1 else ""
