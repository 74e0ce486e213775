"""Who may be meant by words that nobody could place for sure: the parties whose names are most like them.

In: the parties of a resolution and a question. Out: the question with candidates, the likeliest first. Refuses nothing.
A question is compared with the names of its plan's scope that begin or end a word as it does, never with all: linear in names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz, process

from partnergraph.model import Party, Question
from partnergraph.resolve.tokens import fold

_KINDS = frozenset({"person", "post", "team", "agency", "board"})
_LIKE = 65.0
_MOST = 4
_BLOCK = 3
"""Letters at the beginning or end of a word that two names must share to be compared."""
_CROWD = 1000
"""Names that share a beginning or end: where there are more, it tells nothing ("Manager")."""
_SMALL = frozenset({"and", "of", "the", "for", "in", "on"})


@dataclass(slots=True)
class _Scope:
    """The names of one scope.

    Attributes:
        parties: The party of each name.
        blocks: Names by the beginnings and ends of their words.
        initials: Names by the first letters of their words.
    """

    parties: dict[str, str] = field(default_factory=dict)
    blocks: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    initials: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, party: str) -> None:
        if name in self.parties:
            return
        self.parties[name] = party
        self.initials[_initials(name)].append(name)
        for block in _blocks(name):
            self.blocks[block].append(name)

    def near(self, asked: str) -> list[str]:
        """Return the names that share the beginning or end of a word with the words asked about, in one order."""
        shared = [self.blocks[block] for block in _blocks(asked) if block in self.blocks]
        return list(dict.fromkeys(name for names in shared if len(names) <= _CROWD for name in names))


class Candidates:
    """The names of all parties, by the scope of the plan that they are of; bodies that exist once belong to every scope."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self._parties: dict[str, list[Party]] = defaultdict(list)
        for party in parties:
            if party.kind in _KINDS:
                scope = party.id.partition(":")[2].partition("/")
                self._parties[scope[0] if scope[1] else ""].append(party)
        self._scopes: dict[str, _Scope] = {}

    def _scope(self, scope: str) -> _Scope:
        """The names of a scope, gathered when they are first asked for."""
        if scope not in self._scopes:
            self._scopes[scope] = names = _Scope()
            for party in self._parties[scope]:
                for name in (party.name, *party.aliases):
                    names.add(fold(name), party.id)
        return self._scopes[scope]

    def of(self, question: Question, scope: str) -> Question:
        """Return the question with the parties of its scope whose names are most like its words."""
        asked = fold(question.text)
        best: dict[str, float] = {}
        scopes = (self._scope(scope), self._scope(""))
        for names in scopes:
            found = process.extract(
                asked, names.near(asked), scorer=fuzz.token_sort_ratio, score_cutoff=_LIKE, limit=_MOST * 2
            )
            for name, score, _ in found:
                party = names.parties[name]
                best[party] = max(score, best.get(party, 0))
            if question.text.isupper() and len(asked) > 1:
                best |= {names.parties[name]: 100.0 for name in names.initials.get(asked, ())}
        # What the question already says is no answer to it.
        best.pop(scopes[0].parties.get(asked) or scopes[1].parties.get(asked, ""), None)
        likeliest = sorted(best, key=lambda party: (-best[party], party))[:_MOST]
        return replace(question, candidates=tuple(likeliest) or question.candidates)


def _blocks(name: str) -> Iterator[str]:
    """The beginnings and ends of a name's words, each once."""
    yield from dict.fromkeys(
        block for word in name.split() if word not in _SMALL for block in (f"{word[:_BLOCK]}-", f"-{word[-_BLOCK:]}")
    )


def _initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in words if word not in _SMALL) if len(words) > 1 else ""
