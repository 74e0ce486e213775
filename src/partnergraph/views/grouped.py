"""What many findings or rules say alike, told once.

In: findings, assessments. Out: groups of them, in their order. Refuses nothing. Linear.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from partnergraph.model import Assessment, Finding

_FEW = 5
"""Findings that a reader still reads one by one."""


def alike(found: Iterable[Finding]) -> list[list[Finding]]:
    """Return findings in groups: together are more than a few of one rule that say the same of different subjects.

    Args:
        found: The findings, in the order in which they are shown; a group stands where its first one does.
    """
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for one in found:
        says = one.message.removeprefix(one.subject_name)
        groups.setdefault((one.rule, says, one.severity, one.state, one.waived, one.first_seen), []).append(one)
    return [part for group in groups.values() for part in ([group] if len(group) > _FEW else [[one] for one in group])]


def not_assessed(assessments: Sequence[Assessment]) -> list[tuple[str, list[str]]]:
    """Return why rules could not look, each reason with their titles; the reason of most rules first.

    Args:
        assessments: What each rule said.
    """
    why: dict[str, list[str]] = {}
    for one in assessments:
        if one.not_assessed:
            why.setdefault(one.not_assessed, []).append(one.title)
    return sorted(why.items(), key=lambda told: -len(told[1]))
