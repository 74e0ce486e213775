"""What changed between two versions of a plan, one change after the other.

In: the states of both versions and which is which. Out: changes, by kind, each with the action's number and title, old and new. Refuses
nothing. What only looks otherwise is no change: spaces, capitals, "31/03/2026" for "March 2026", a number with a point behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from partnergraph.versions.matching import Matching, match
from partnergraph.versions.state import State
from partnergraph.versions.words import letters, ref_key, section_key

ChangeKind = Literal[
    "new", "dropped in silence", "left out", "returned", "closed", "reopened", "split", "merged", "renumbered", "slipped",
    "brought forward", "date given", "date lost", "date reworded", "re-owned", "partners", "reworded", "outcome", "rag", "status",
    "note", "moved", "section renamed",
]  # fmt: skip
KINDS: dict[ChangeKind, str] = {
    "new": "New",
    "dropped in silence": "Dropped in silence",
    "left out": "Left out after they were closed",
    "returned": "Returned",
    "closed": "Closed",
    "reopened": "Opened again",
    "split": "Split",
    "merged": "Merged",
    "slipped": "Slipped",
    "brought forward": "Brought forward",
    "date given": "Given a date",
    "date lost": "Lost their date",
    "date reworded": "When, in other words",
    "re-owned": "Led by others",
    "partners": "Partners changed",
    "reworded": "Reworded",
    "outcome": "Outcome changed",
    "rag": "RAG moved",
    "status": "Status moved",
    "note": "New note",
    "renumbered": "Renumbered",
    "moved": "Moved to another section",
    "section renamed": "Sections renamed",
}
"""The kinds of changes in the order in which they are told, with the heading of each."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one action.

    Attributes:
        kind: What sort of change (`KINDS`).
        id: The action, as the later version knows it; where it is gone, as the earlier does.
        old_ref: Its number before; empty if it was not there.
        new_ref: Its number now; empty if it is gone.
        title: Its text now, else before.
        before: What stood there.
        after: What stands there.
        days: By how many days a date moved; negative where it was brought forward.
        times: How often it has slipped, this time counted; 0 where the kind is another.
        detail: What else is to be said.
        places: Where it stands in both versions.
    """

    kind: ChangeKind
    id: str
    old_ref: str
    new_ref: str
    title: str
    before: str = ""
    after: str = ""
    days: int = 0
    times: int = 0
    detail: str = ""
    places: tuple[str, ...] = ()


def changes(
    before: Sequence[State],
    after: Sequence[State],
    matching: Matching | None = None,
    *,
    slips: Mapping[str, int] | None = None,
    seen: frozenset[str] = frozenset(),
) -> list[Change]:
    """Return what changed from `before` to `after`, by kind, then in the order of the plan.

    Args:
        before: The earlier version.
        after: The later version.
        matching: Which action is which; found by what they say if None.
        slips: How often an action, by its id in the earlier version, had slipped before.
        seen: Ids of actions that a version before the earlier one held: they are no news if they come back.
    """
    found = match(before, after) if matching is None else matching
    made = list(_all(before, after, found, slips or {}, seen))
    rank = {kind: number for number, kind in enumerate(KINDS)}
    return sorted(made, key=lambda change: rank[change.kind])


def _all(
    before: Sequence[State], after: Sequence[State], found: Matching, slips: Mapping[str, int], seen: frozenset[str]
) -> Iterator[Change]:
    renamed = _renamed(before, after, found)
    for number in found.new:
        state = after[number]
        yield _of("returned" if state.id in seen else "new", None, state)
    for number in found.gone:
        yield _of("left out" if before[number].over else "dropped in silence", before[number], None)
    for pair in found.pairs:
        old, new = before[pair.before], after[pair.after]
        if pair.before in found.splits or pair.after in found.merges:
            olds = [before[one] for one in found.merges.get(pair.after, (pair.before,))]
            news = [after[one] for one in found.splits.get(pair.before, (pair.after,))]
            kind: ChangeKind = "split" if len(news) > 1 else "merged"
            yield _of(kind, old, new, _listed(olds), _listed(news))
            yield from _moves(_together(olds), _together(news), slips, renamed)
            continue
        if ref_key(old.ref) != ref_key(new.ref):
            yield _of("renumbered", old, new, old.ref, new.ref)
        if letters(old.text) != letters(new.text):
            yield _of("reworded", old, new, old.text, new.text, detail=pair.why)
        yield from _moves(old, new, slips, renamed)
    for one, other in renamed.items():
        yield Change("section renamed", "", "", "", other, one, other)


def _moves(old: State, new: State, slips: Mapping[str, int], renamed: Mapping[str, str]) -> Iterator[Change]:
    """Yield the changes of everything but number and text."""
    yield from _closing(old, new)
    yield from _dates(old, new, slips)
    yield from _who(old, new)
    if letters(old.outcome) != letters(new.outcome):
        yield _of("outcome", old, new, old.outcome, new.outcome)
    noted = letters(old.progress) != letters(new.progress)
    if old.rag.casefold() != new.rag.casefold():
        detail = "with a new note" if noted else "and its note is the same" if new.progress else "and there is no note"
        yield _of("rag", old, new, old.rag, new.rag, detail=detail)
    if noted:
        yield _of("note", old, new, old.progress, new.progress)
    if section_key(old.theme) != section_key(new.theme) and renamed.get(old.theme) != new.theme:
        yield _of("moved", old, new, old.theme, new.theme)


def _closing(old: State, new: State) -> Iterator[Change]:
    before, after = (state.status_text or state.status for state in (old, new))
    if new.over and not old.over:
        yield _of("closed", old, new, before, after, detail=new.status)
    elif old.over and not new.over and after:
        yield _of("reopened", old, new, before, after)
    elif old.status != new.status or (letters(before) != letters(after) and old.status_text and new.status_text):
        yield _of("status", old, new, before, after)


def _who(old: State, new: State) -> Iterator[Change]:
    """Yield that others lead, and with it that others help; or that others help alone."""
    # Who helped and leads now is told of already.
    leads = _set(old.owners) | _set(new.owners)
    helped = _set(old.partners) - leads != _set(new.partners) - leads
    partners = "; ".join(old.partners), "; ".join(new.partners)
    # The same words may be read otherwise beside others; only a person who wrote a name into the register says that they mean another.
    said_again = bool(old.lead_text) and letters(old.lead_text) == letters(new.lead_text) and not new.lead_edited
    if not said_again and _set(old.owners) != _set(new.owners):
        detail = f"beside the lead: {partners[0] or 'nobody'} before, {partners[1] or 'nobody'} now" if helped else ""
        yield _of("re-owned", old, new, "; ".join(old.owners), "; ".join(new.owners), detail=detail)
    elif helped and not said_again:
        yield _of("partners", old, new, *partners)


def _dates(old: State, new: State, slips: Mapping[str, int]) -> Iterator[Change]:
    if old.due and new.due:
        days = (new.due - old.due).days
        if days:
            kind: ChangeKind = "slipped" if days > 0 else "brought forward"
            times = slips.get(old.id, 0) + 1 if days > 0 else 0
            yield _of(kind, old, new, uk(old.due), uk(new.due), days=days, times=times)
    elif old.due:
        yield _of("date lost", old, new, uk(old.due), new.due_text)
    elif new.due:
        yield _of("date given", old, new, old.due_text, uk(new.due))
    elif letters(old.due_text) != letters(new.due_text):
        yield _of("date reworded", old, new, old.due_text, new.due_text)


def _of(
    kind: ChangeKind,
    old: State | None,
    new: State | None,
    before: str = "",
    after: str = "",
    *,
    days: int = 0,
    times: int = 0,
    detail: str = "",
) -> Change:
    here = new or old
    assert here is not None  # noqa: S101 - a change is of an action of one version at least
    places = tuple(state.place for state in (old, new) if state and state.place)
    refs = (old.ref if old else "", new.ref if new else "")
    return Change(kind, here.id, *refs, here.text, before, after, days, times, detail, places)


def _listed(states: Sequence[State]) -> str:
    return "\n".join(" ".join(f"{state.ref} {state.text}".split()) for state in states)


def _together(states: Sequence[State]) -> State:
    """Several actions as one: everybody who leads or helps, the last day, the first of everything else."""
    first = states[0]
    if len(states) == 1:
        return first
    owners = tuple(dict.fromkeys(name for state in states for name in state.owners))
    partners = tuple(dict.fromkeys(name for state in states for name in state.partners if name not in owners))
    last = max(states, key=lambda state: state.due or date.min)
    # The words for the lead, and what else only one of them says, are not those of all together.
    return replace(
        first,
        owners=owners,
        partners=partners,
        due=last.due,
        due_text=last.due_text,
        lead_text="",
        lead_edited=False,
        ongoing=False,
        updated=None,
    )


def _set(names: Sequence[str]) -> set[str]:
    return {" ".join(name.casefold().split()) for name in names}


def _renamed(before: Sequence[State], after: Sequence[State], found: Matching) -> dict[str, str]:
    """Sections that have another name, with all that stands in them both before and now."""
    to: dict[str, set[str]] = defaultdict(set)
    of: dict[str, set[str]] = defaultdict(set)
    for pair in found.pairs:
        old, new = before[pair.before].theme, after[pair.after].theme
        to[old].add(new)
        of[new].add(old)
    known = {section_key(state.theme) for state in before}
    named = {section_key(state.theme) for state in after}
    return {
        old: new
        for old, news in to.items()
        for new in news
        if old
        and new
        and len(news) == 1
        and of[new] == {old}
        and section_key(new) not in known
        and section_key(old) not in named
    }


def uk(day: date) -> str:
    """Return a day as people write it: 31 March 2026."""
    return f"{day.day} {day:%B %Y}"
