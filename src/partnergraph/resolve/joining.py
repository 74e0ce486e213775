"""Parties that are one although they are written in two ways: damaged spellings, initials for a first name.

In: the parties of all plans. Out: which were joined with which, and why. Refuses nothing: what is unsure stays two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from partnergraph.resolve.abbreviated import abbreviations
from partnergraph.resolve.draft import Draft, shown_name
from partnergraph.resolve.runs import Key
from partnergraph.resolve.spellings import Written, same
from partnergraph.resolve.written import fits, is_short, person_words, untitled

Joined = dict[str, tuple[str, str]]

_SPELT = frozenset({"person", "post", "team", "agency"})


class Joining:
    """Joins parties in place."""

    def __init__(self, drafts: dict[str, Draft]) -> None:
        self.drafts = drafts

    def spellings(self, together: Iterable[Collection[str]]) -> tuple[Joined, list[tuple[str, str]]]:
        """Join damaged spellings with the name they stand for, in each scope and kind.

        Args:
            together: Ids that stand on one action: two names on one action are two parties.

        Returns:
            For each id that was joined: (the id it was joined to, why); and pairs that only a person can tell apart.
        """
        scopes: dict[tuple[str, bool], list[Written]] = defaultdict(list)
        for draft in self.drafts.values():
            local = draft.id.partition(":")[2].partition("/")
            scope = local[0] if local[1] else next(iter(draft.scopes), "") if len(draft.scopes) == 1 else ""
            if scope and draft.kind in _SPELT and not draft.fixed:
                person = draft.kind == "person"
                name = untitled(shown_name(draft)) if person else shown_name(draft)
                scopes[scope, person].append(Written(draft.id, name, sum(draft.written.values())))
        found: dict[str, str] = {}
        doubtful: list[tuple[str, str]] = []
        for (_, person), names in scopes.items():
            certain, asked = same(names, people=person)
            found |= certain
            doubtful += asked
        pairs = {frozenset(pair) for pair in (*found.items(), *doubtful)}
        ids = {one for pair in pairs for one in pair}
        apart = {frozenset(pair) for here in together for pair in combinations(ids.intersection(here), 2)} & pairs
        joined = {
            old: (new, f'a spelling of "{shown_name(self.drafts[new])}"')
            for old, new in found.items()
            if frozenset((old, new)) not in apart and self._may_be_one(self.drafts[old], self.drafts[new])
        }
        self._join(joined)
        return joined, [pair for pair in doubtful if frozenset(pair) not in apart and not joined.keys() & set(pair)]

    def _join(self, joined: Joined) -> None:
        for old, (new, _) in joined.items():
            gone, kept = self.drafts.pop(old), self.drafts[new]
            kept.written.update(dict.fromkeys(gone.written, 0))
            kept.overruled = kept.overruled and gone.overruled
            kept.holders |= gone.holders
            kept.source = min(kept.source, gone.source)
            kept.of = min(filter(None, (kept.of, gone.of)), default=None)
            kept.facts = gone.facts | kept.facts
        for draft in self.drafts.values():
            draft.holders = {joined.get(person, (person, ""))[0] for person in draft.holders}
            draft.acting = {joined.get(person, (person, ""))[0] for person in draft.acting}
            draft.of = joined.get(draft.of, (draft.of, ""))[0] if draft.of else None

    def abbreviations(
        self, plans: Iterable[tuple[Mapping[str, set[Key]], list[set[str]]]]
    ) -> tuple[Joined, list[tuple[str, str]]]:
        """Join abbreviations with the bodies for which a plan says that they stand.

        Args:
            plans: What each plan says that abbreviations stand for, and the ids on each of its actions.

        Returns:
            For each id that was joined: (the id it was joined to, why); and pairs that only a person can tell apart.
        """
        known = [(set().union(*actions), explained, actions) for explained, actions in plans]
        joined, doubtful = abbreviations(
            self.drafts,
            [(ids, explained) for ids, explained, _ in known],
            (one for *_, actions in known for one in actions),
        )
        self._join(joined)
        return joined, doubtful

    def people(self) -> Joined:
        """Join initials and surname, or one name alone, with the one full name of the same scope that they fit.

        Where the surname alone stands under several titles none of them is joined: "PC Jones" and "DI Jones" are not both
        "Alan Jones".

        Returns:
            For each id that was joined: (the id it was joined to, why).
        """
        people: dict[str, list[Draft]] = defaultdict(list)
        for draft in self.drafts.values():
            if draft.kind == "person":
                people[draft.id.split("/")[0]].append(draft)
        joined: dict[str, tuple[str, str]] = {}
        for scope in people.values():
            words = {draft.id: person_words(draft.written) for draft in scope}
            full: dict[str, list[Draft]] = defaultdict(list)
            for draft in scope:
                if not is_short(words[draft.id]):
                    for word in {words[draft.id][0], words[draft.id][-1]}:
                        full[word].append(draft)
            fitting: dict[str, list[str]] = defaultdict(list)
            for draft in scope:
                if is_short(words[draft.id]):
                    found = [
                        other
                        for other in full[words[draft.id][-1]]
                        if fits(words[draft.id], words[other.id]) and self._may_be_one(draft, other)
                    ]
                    if len(found) == 1:
                        fitting[found[0].id].append(draft.id)
            for name, short in fitting.items():
                alone = [one for one in short if len(words[one]) == 1]
                kept = [one for one in short if one not in alone or len(alone) == 1]
                joined |= dict.fromkeys(kept, (name, "the only name of the plan that it fits"))
        self._join(joined)
        return joined

    def _may_be_one(self, one: Draft, other: Draft) -> bool:
        """Return whether nothing says that two people work for different organisations."""
        tops = [self._organisation(draft.of) for draft in (one, other)]
        return None in tops or tops[0] == tops[1]

    def _organisation(self, body: str | None) -> str | None:
        """Return the organisation that a body is, or is part of; None where it is not known."""
        seen: set[str] = set()
        while body is not None and body not in seen:
            seen.add(body)
            if self.drafts[body].kind == "agency":
                return body
            body = self.drafts[body].of
        return None
