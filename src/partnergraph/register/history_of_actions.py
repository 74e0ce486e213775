"""How the actions of a register stood in an earlier version of their plan.

In: a register with its sheet Earlier. Out: the states then and now, and which is which: that is known, by the Ids. Refuses: a register
that holds no earlier version.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from partnergraph.errors import InputError
from partnergraph.model import Register, split_names
from partnergraph.register.states import holders, states, themselves
from partnergraph.versions import Matching, Pair, State


def earlier_versions(register: Register, plan: str) -> list[date]:
    """Return the dates of the versions of a plan that the sheet Earlier holds, the first one first."""
    return sorted({row["Version"] for row in _rows(register, plan)})


def earlier_states(register: Register, plan: str, version: date) -> list[State]:
    """Return how the actions of a plan stood in a version."""
    held = holders(register)
    stood = [_state(row) for row in _rows(register, plan) if row["Version"] == version]
    # As the states of now are: a post beside its holder is no other lead.
    return [replace(state, owners=themselves(state.owners, held)) for state in stood]


def since(register: Register, plan: str, version: date | None = None) -> tuple[list[State], list[State], Matching]:
    """Return the states of a plan's actions in an earlier version and now, and which is which.

    Args:
        register: The register.
        plan: The plan.
        version: The date of the earlier version; the last of them if None.

    Raises:
        InputError: The register holds no earlier version of the plan.
    """
    dates = earlier_versions(register, plan)
    if not dates or (version is not None and version not in dates):
        raise InputError(
            "The register holds no earlier version of this plan.",
            where=plan,
            todo="Read the next version into it with `partnergraph update`, or name two sources to compare.",
        )
    before = earlier_states(register, plan, version or dates[-1])
    left = {row["Id"] for row in register["Actions"].to_dict("records") if row["Last in plan"]}
    after = [state for state in states(register, plan) if state.id not in left]
    matching = _matched(before, after)
    # Who helped is not kept of earlier versions, so nothing is said about it.
    helped = {pair.before: after[pair.after].partners for pair in matching.pairs}
    before = [replace(state, partners=helped.get(number, ())) for number, state in enumerate(before)]
    return before, after, matching


def slips(register: Register, plan: str, until: date) -> dict[str, int]:
    """Return how often the date of each action, by Id, was moved later up to and with the version `until`."""
    days: dict[str, list[date]] = defaultdict(list)
    for row in sorted(_rows(register, plan), key=lambda row: row["Version"]):
        if row["Due"] and row["Version"] <= until:
            days[str(row["Action id"])].append(row["Due"])
    return {action: sum(one < other for one, other in pairwise(due)) for action, due in days.items()}


def _rows(register: Register, plan: str) -> list[dict[Hashable, Any]]:
    return [row for row in register["Earlier"].to_dict("records") if row["Plan"] == plan]


def _state(row: Mapping[Hashable, Any]) -> State:
    return State(
        id=str(row["Action id"]),
        text=str(row["Action"] or ""),
        ref=str(row["Ref"] or ""),
        theme=str(row["Theme"] or ""),
        outcome=str(row["Outcome"] or ""),
        owners=split_names(row["Accountable"]),
        due=row["Due"],
        due_text=str(row["Due as published"] or ""),
        status=str(row["Status"] or ""),
        rag=str(row["RAG"] or ""),
        progress=str(row["Progress"] or ""),
        updated=row["Updated"],
        place=str(row["Place"] or ""),
    )


def _matched(before: list[State], after: list[State]) -> Matching:
    """Which is which, by Ids: several states with one Id were merged, one state with several Ids was split."""
    now = {state.id: number for number, state in enumerate(after)}
    then: dict[str, list[int]] = defaultdict(list)
    for number, state in enumerate(before):
        then[state.id].append(number)
    # The parts of what was split have the same words and the same place behind them.
    same: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, state in enumerate(before):
        same[state.ref, state.text, state.place].append(number)
    firsts = {number: numbers[0] for numbers in same.values() for number in numbers}
    pairs = [Pair(numbers[0], now[one], 1.0, "the same action") for one, numbers in then.items() if one in now]
    split: dict[int, list[int]] = defaultdict(list)
    for pair in pairs:
        split[firsts[pair.before]].append(pair.after)
    merges = {now[one]: tuple(numbers) for one, numbers in then.items() if one in now and len(numbers) > 1}
    return Matching(
        tuple(pair for pair in pairs if firsts[pair.before] == pair.before),
        {one: tuple(others) for one, others in split.items() if len(others) > 1},
        merges,
        tuple(number for one, numbers in then.items() if one not in now for number in numbers[:1]),
        tuple(number for one, number in now.items() if one not in then),
    )
