"""Who could take an action that nobody would lead.

In: the worlds before and after. Out: Orphans, each with candidates, ranked, with the reasons in plain words. Refuses nothing. A
candidate knows the work or those who do it, is there, and stays below the threshold of the rule on overloaded leads; what it
is put first for counts as taken when the next action is looked at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from partnergraph.model import Candidate, Orphan
from partnergraph.views.items import Item
from partnergraph.views.words import due_words, listed, natural, number_of, shown
from partnergraph.whatif.world import World

RULE = "overloaded-lead"
_MOST = 10
_BODIES = frozenset(("Agency", "Team"))
_PARTS = {
    "responsible": "does the work of this action",
    "supports": "supports this action already",
    "consulted": "is consulted on this action already",
    "informed": "hears of this action already",
    "named": "is named on this action already",
    "accountable": "is named on this action already",
}


def orphans(before: World, after: World, thresholds: Mapping[str, Any], same: Mapping[str, str]) -> tuple[Orphan, ...]:
    """Return the open actions that somebody leads now and nobody would lead, with who could take them.

    Args:
        before: The world as it is.
        after: The world as it would be.
        thresholds: Those of the rule on overloaded leads.
        same: For ids that would be others, what they would be.
    """
    finder = _Finder(before, after, thresholds, same)
    return tuple(
        finder.orphan(action)
        for action in before.actions
        if action in after.actions and before.able(action) and not after.able(action)
    )


@dataclass(slots=True)
class _Fit:
    """A party that may fit: why, each reason with its weight, and how many actions it leads."""

    party: Item
    reasons: list[tuple[int, str]] = field(default_factory=list)
    leads: int = 0

    def add(self, weight: int, reason: str) -> None:
        if all(reason != said for _, said in self.reasons):
            self.reasons.append((weight, reason))

    @property
    def weight(self) -> int:
        return sum(weight for weight, _ in self.reasons)


class _Finder:
    """Looks for candidates, action by action; one use."""

    def __init__(self, before: World, after: World, thresholds: Mapping[str, Any], same: Mapping[str, str]) -> None:
        self.before = before
        self.after = after
        self.thresholds = thresholds
        self.same = same
        self.in_plan = Counter(after.plan.values())
        self.of_theme: dict[str, list[str]] = defaultdict(list)
        for action in after.actions:
            if theme := after.theme(action):
                self.of_theme[theme.id].append(action)
        self.of_agency: dict[str, list[str]] = defaultdict(list)
        for party, agency in after.agency.items():
            self.of_agency[agency].append(party)
        self.leading: dict[str, Counter[str]] = {}
        self.led: dict[tuple[str, str], set[str]] = defaultdict(set)
        for party, actions in after.leads.items():
            for action in actions:
                self.led[party, after.plan[action]].add(action)
        self.ones: dict[str, frozenset[str]] = {}

    def orphan(self, action: str) -> Orphan:
        """Return one action with its candidates."""
        after = self.after
        item = after.actions[action]
        limit = {kind: self._limit(action, kind) for kind in (True, False)}
        fits = self._fits(action)
        for fit in fits:
            fit.leads = len(self._led(fit.party.id, action)) + 1
        good = [fit for fit in fits if fit.leads < limit[fit.party.kind in _BODIES]]
        full = [fit.party.label for fit in fits if fit not in good]
        for party in self._one(good[0].party.id) if good else ():
            self.led[party, after.plan[action]].add(action)
        theme = after.theme(action)
        plan = after.plan[action]
        return Orphan(
            action,
            item.label,
            shown(after.items[plan].facts.get("name")) if plan else "",
            theme.label if theme else "",
            due_words(item.facts),
            tuple(self.before.label(party) for party in self.before.able(action)),
            tuple(after.label(party) for party in after.leaders[action]),
            tuple(
                Candidate(
                    fit.party.id,
                    self._name(fit.party),
                    fit.party.kind,
                    tuple(reason for _, reason in sorted(fit.reasons, key=lambda one: -one[0])),
                    fit.leads,
                    limit[fit.party.kind in _BODIES],
                )
                for fit in good[:_MOST]
            ),
            tuple(full[:_MOST]),
        )

    def _limit(self, action: str, body: bool) -> int:
        """The number of open actions in the plan from which a lead has too many, as the rule counts."""
        total = self.in_plan[self.after.plan[action]]
        most, share, least = (int(self.thresholds[name]) for name in ("overload", "overload_share", "overload_from"))
        by_share = max(1, ceil(share * total / 100))
        if body:
            return by_share if total >= least else max(most, by_share)
        return min(most, by_share) if total >= least else most

    def _led(self, party: str, action: str) -> set[str]:
        """The other open actions of the plan that a party leads, whether itself or in a post, or was put first for."""
        plan = self.after.plan[action]
        led: list[AbstractSet[str]] = [self.led.get((who, plan), frozenset()) for who in self._one(party)]
        return set().union(*led) - {action}

    def _one(self, party: str) -> frozenset[str]:
        if party not in self.ones:
            self.ones[party] = self.after.one(party)
        return self.ones[party]

    def _fits(self, action: str) -> list[_Fit]:
        """Those who fit, best first; of a person and the post that the person holds only one."""
        fits: dict[str, _Fit] = {}
        for party, weight, reason in self._reasons(action):
            if self._there(party):
                fits.setdefault(party, _Fit(self.after.items[party])).add(weight, reason)
        together: dict[str, _Fit] = {}
        for fit in sorted(fits.values(), key=lambda fit: (-fit.weight, fit.party.kind != "Post", fit.party.id)):
            for weight, reason in fit.reasons:
                together.setdefault(self._who(fit.party), _Fit(fit.party)).add(weight, reason)
        return sorted(
            together.values(),
            key=lambda fit: (
                -fit.weight,
                len(self._led(fit.party.id, action)),
                fit.party.kind in _BODIES,
                natural(fit.party.label),
                fit.party.id,
            ),
        )

    def _who(self, party: Item) -> str:
        """Who acts: of a post that one person holds that person."""
        holders = self.after.holders.get(party.id, ())
        return holders[0] if len(holders) == 1 else party.id

    def _reasons(self, action: str) -> Iterator[tuple[str, int, str]]:
        """Yield (party, weight, reason) for all whom something joins to the action."""
        after, items = self.after, self.after.items
        for tie in items.into.get(action, ()):
            if tie.kind == "ASSIGNED":
                yield tie.tail, 5, _PARTS.get(str(tie.facts.get("role")), _PARTS["named"])
        lost = [self.same.get(party, party) for party in self.before.able(action)]
        for party in (*lost, *after.leaders[action]):
            for deputy in items.tails(party, "DEPUTISES"):
                yield deputy.id, 6, f"is the deputy of {items[party].label}"
        if theme := after.theme(action):
            for party, number in self._leading(theme.id).items():
                yield party, 3, f"leads {number_of(number, 'other action')} of the theme {theme.label}"
        left: dict[str, list[str]] = defaultdict(list)
        for party in self.before.able(action):
            agency = self.before.agency.get(party, "")
            left[self.same.get(agency, agency)].append(self.before.label(party))
        for agency, names in left.items():
            for other in self.of_agency.get(agency, ()):
                if other != agency:
                    verb = "is" if len(names) == 1 else "are"
                    yield other, 3, f"is of {items[agency].label}, as {listed(names)} {verb}"
        for board in sorted(after.boards[action]):
            for member in items.tails(board, "SITS_ON"):
                yield member.id, 2, f"sits on {items[board].label}, which hears of this action"

    def _leading(self, theme: str) -> Counter[str]:
        """How many open actions of a theme each party leads; one that nobody leads counts for none."""
        if theme not in self.leading:
            after = self.after
            self.leading[theme] = Counter(
                who
                for action in self.of_theme[theme]
                for who in {
                    one
                    for party in after.leaders[action]
                    for one in ((party,) if after.items[party].kind in _BODIES else self._one(party))
                }
            )
        return self.leading[theme]

    def _there(self, party: str) -> bool:
        """Whether a party can take anything: it is no board or placeholder, it is not vacant, and has not ended."""
        after = self.after
        item = after.items[party]
        if item.kind not in {"Person", "Post", "Team", "Agency"} or after.vacant(party):
            return False
        ended = item.facts.get("valid_to")
        if ended is not None and ended < after.items.as_of:
            return False
        spans = [tie for tie in after.items.out.get(party, ()) if tie.kind in {"WORKS_FOR", "HOLDS"}]
        return item.kind != "Person" or not spans or any(after.items.current(tie) for tie in spans)

    def _name(self, party: Item) -> str:
        """A post with who holds it, a person with the post held."""
        if party.kind == "Post":
            names = [self.after.label(holder) for holder in self.after.holders[party.id]]
            return f"{party.label} ({listed(sorted(names, key=natural))})" if names else party.label
        posts = [
            post.label
            for post in self.after.items.heads(party.id, "HOLDS")
            if party.id in self.after.holders.get(post.id, ())
        ]
        return f"{party.label} ({listed(sorted(set(posts), key=natural))})" if posts else party.label
