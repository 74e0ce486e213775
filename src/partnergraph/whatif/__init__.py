"""What if somebody left, handed over, or two became one: findings and losses before and after. Nothing is written.

In: a register and changes; the results before and after. Out: the changed register; a Scenario. Refuses: a name that the register
does not list, with the nearest; a change that makes no sense.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from partnergraph import history
from partnergraph.model import Change, Findings, Made, Register, Result, Scenario, Seen
from partnergraph.views.words import number_of
from partnergraph.whatif import effects
from partnergraph.whatif.candidates import RULE, orphans
from partnergraph.whatif.leaving import leave
from partnergraph.whatif.naming import KINDS, find, kind_of
from partnergraph.whatif.taking_over import merge, move
from partnergraph.whatif.world import World, world

__all__ = ["KINDS", "changed", "compared", "find", "kind_of", "leave", "merge", "move"]


def changed(register: Register, changes: Sequence[Change]) -> tuple[Register, tuple[Made, ...]]:
    """Return the register after some changes, made one after the other, and the changes as they were made.

    Raises:
        InputError: A name is on no list or may be several; two cannot be merged; what should lead cannot.
    """
    made: list[Made] = []
    for change in changes:
        named = find(register, change.name, change.kind)
        if change.verb == "remove":
            register, along = leave(register, named)
            made.append(Made("remove", named, along=along))
            continue
        other = find(register, change.other, change.kind if change.verb == "merge" else "")
        if change.verb == "move":
            register, actions = move(register, named, other)
            made.append(Made("move", named, other, actions=actions))
        else:
            register = merge(register, named, other)
            made.append(Made("merge", named, other))
    return register, tuple(made)


def compared(made: Sequence[Made], before: Result, after: Result) -> Scenario:
    """Return what changes would do, from the results before and after them."""
    was, would = world(before), world(after)
    same = _same(made, was, would)
    comparison = history.compare(history.past_of(_renamed(before.findings, same)), after.findings)
    thresholds = next(one.parameters for one in after.findings.assessments if one.rule == RULE)
    ids = effects.same_ids(same)
    return Scenario(
        tuple(made),
        before,
        after,
        comparison,
        orphans(was, would, thresholds, same),
        tuple(effects.boards(was, would, ids)),
        tuple(effects.contacts(was, would, ids)),
        tuple(effects.agreements(was, would, ids)),
        tuple(_notes(made, would)),
        frozenset(one.key for one in comparison.gone if _lapsed(one, was, would)),
    )


def _lapsed(finding: Seen, was: World, would: World) -> bool:
    """Whether something that a finding is about or names would be there no more; a placeholder is nobody who leaves."""
    left = {
        item.id: item.label
        for item in was.items.by_id.values()
        if item.id not in would.items.by_id and item.kind != "Placeholder"
    }
    about = finding.key.split("|")[1:]
    return any(part in left for part in about) or any(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", finding.message) for name in left.values()
    )


def _same(made: Sequence[Made], was: World, would: World) -> dict[str, str]:
    """For each thing that was merged into another, the id of that other."""
    kinds = {sheet: kind.capitalize() for kind, sheet in KINDS.items()}
    before = {(item.kind, item.facts.get("name")): item.id for item in was.items.by_id.values()}
    after = {(item.kind, item.facts.get("name")): item.id for item in would.items.by_id.values()}
    same = {}
    for one in made:
        if one.verb == "merge" and one.other is not None:
            kind = kinds[one.named.sheet]
            old, new = before.get((kind, one.named.name)), after.get((kind, one.other.name))
            if old and new:
                same[old] = new
    return same


def _renamed(findings: Findings, same: Mapping[str, str]) -> Findings:
    """The findings with the keys that they would have if those who were merged had been one before."""
    if not same:
        return findings

    def key(written: str) -> str:
        rule, *parts = written.split("|")
        return "|".join([rule, *(same.get(part, part) for part in parts)])

    return findings.each(lambda finding: replace(finding, key=key(finding.key)))


def _notes(made: Sequence[Made], would: World) -> list[str]:
    """What a person might think had moved, and has not."""
    notes = []
    for one in made:
        if one.verb != "move":
            continue
        party = next(
            (i for i in would.items.of(kind_of(one.named).capitalize()) if i.facts.get("name") == one.named.name), None
        )
        if party is None:
            continue
        for post in would.items.heads(party.id, "HOLDS"):
            led = len(would.leads.get(post.id, ()))
            if led and party.id in would.holders.get(post.id, ()):
                notes.append(f"{number_of(led, 'open action')} of {post.label}, which {party.label} holds, stay there.")
        kept = [
            words
            for words, kinds in (("seats on boards", {"SITS_ON"}), ("agreements looked after", {"OWNS"}))
            if any(tie.kind in kinds for tie in would.items.out.get(party.id, ()))
        ]
        kept += ["contacts held"] if any(True for _ in would.items.tails(party.id, "HELD_BY")) else []
        if kept:
            notes.append(f"What else {party.label} has stays: {', '.join(kept)}.")
    return notes
