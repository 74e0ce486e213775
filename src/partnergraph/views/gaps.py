"""Findings grouped as a paper shows them: by severity, then by rule, what all share said once.

In: a Result. Out: Levels. Refuses nothing. Those that are waived are left out: they stand in a list of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

from partnergraph.model import Assessment, Finding, Result
from partnergraph.views.basis import basis
from partnergraph.views.items import index
from partnergraph.views.words import natural


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one rule and severity.

    `why`, `fix` and `agenda` are empty where the findings differ in them, and are then to be shown at each finding.
    """

    severity: str
    title: str
    ref: str
    sentence: str
    why: str
    fix: str
    agenda: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """The groups of one severity and the number of their findings."""

    severity: str
    number: int
    groups: tuple[Group, ...]


def gaps(result: Result) -> tuple[Level, ...]:
    """Return the severities that have findings, worst first; a group's findings are in the order of the plans."""
    levels: dict[str, list[Group]] = {}
    for group in _groups(result):
        levels.setdefault(group.severity, []).append(group)
    return tuple(
        Level(severity, sum(len(group.findings) for group in groups), tuple(groups))
        for severity, groups in levels.items()
    )


def _groups(result: Result) -> tuple[Group, ...]:
    items = index(result)
    number = {action.id: place for place, action in enumerate(items.actions())}
    sentences = {said.rule: _judged(said) for said in result.findings.assessments}
    gathered: dict[tuple[str, str], list[Finding]] = {}
    for finding in result.findings.standing:
        gathered.setdefault((finding.severity, finding.rule), []).append(finding)
    return tuple(
        Group(
            severity,
            found[0].title,
            found[0].ref,
            sentences.get(rule, ""),
            _shared({finding.why for finding in found}),
            _shared({finding.fix for finding in found}),
            _shared({finding.agenda for finding in found}),
            tuple(sorted(found, key=lambda f: (number.get(f.subject, len(number)), natural(f.subject_name), f.key))),
        )
        for (severity, rule), found in gathered.items()
    )


def _judged(said: Assessment) -> str:
    """The rule's sentence, with the thresholds that decided it."""
    return f"{said.sentence} (judged by: {basis(said)})" if basis(said) else said.sentence


def _shared(texts: set[str]) -> str:
    return next(iter(texts)) if len(texts) == 1 else ""
