"""What the rules found: facts about the papers, each with its evidence, never a verdict on people."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas as pd

Severity = Literal["critical", "high", "medium", "low", "info"]
SEVERITIES: tuple[Severity, ...] = ("critical", "high", "medium", "low", "info")
State = Literal["", "new", "returned", "still there"]


@dataclass(frozen=True, slots=True)
class Waiver:
    """A decision to live with a gap, as minutes have it: what, why, who decided, when, and until when.

    Attributes:
        id: Id of its node.
        rule: The rule's id or short number, as written.
        subject: The name of what the finding is about, as written; `*` for all.
        reason: Why.
        decided_by: Who decided.
        decided_on: When.
        expires: Its last day; None if it has none.
    """

    id: str
    rule: str
    subject: str
    reason: str
    decided_by: str
    decided_on: date | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One gap.

    Attributes:
        key: Stable from run to run: the rule's id and the identity columns' values.
        rule: The rule's id, which is its file's name.
        ref: The rule's short number in the catalogue (OWN-01).
        family: The rule's family (ownership, load, dates...).
        title: The rule's title.
        severity: critical, high, medium, low or info.
        subject: Id of the node that the finding is about.
        subject_kind: That node's kind.
        subject_name: That node's label, as a person would call it.
        message: The sentence, with names and dates.
        why: Why it matters.
        fix: What to do.
        agenda: The question to put on an agenda.
        evidence: Places in the documents, as printed.
        nodes: Ids of the nodes in the picture of this finding.
        values: The row that the rule returned.
        waived: The decision to live with it; None if there is none in force.
        first_seen: When it was first found, where the register remembers or an earlier state was given.
        state: new, returned (seen before, gone in between) or still there; empty where nothing is known of before.
    """

    key: str
    rule: str
    ref: str
    family: str
    title: str
    severity: Severity
    subject: str
    subject_kind: str
    subject_name: str
    message: str
    why: str
    fix: str
    agenda: str
    evidence: tuple[str, ...]
    nodes: tuple[str, ...]
    values: dict[str, Any]
    waived: Waiver | None = None
    first_seen: date | None = None
    state: State = ""

    @property
    def counted(self) -> int:
        """How many of the things that its rule counts it tells of: 29 actions where a plan has none of a thing, else 1."""
        return int(self.values.get("counted") or 1)

    @property
    def marked_message(self) -> str:
        """The sentence, after `(waived)` where somebody decided to live with it."""
        return f"(waived) {self.message}" if self.waived else self.message


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one rule said: its findings out of `total` that it looked at, or why it could not look.

    `sentence` reads "12 of 87 open actions" or "not assessed: the register lists no agreements"; `parameters` are the thresholds that
    decided it, of which `set_by` names those that are not the rule's own and who set them. `origin` is empty for a shipped rule,
    `query` is what it asked, `instead_of` the number of the shipped rule in whose place it stands.
    """

    rule: str
    ref: str
    family: str
    title: str
    question: str
    severity: Severity
    findings: tuple[Finding, ...]
    total: int
    not_assessed: str
    sentence: str
    parameters: dict[str, Any]
    set_by: dict[str, str] = field(default_factory=dict)
    origin: str = ""
    query: str = ""
    instead_of: str = ""

    @property
    def number(self) -> str:
        """The number in the catalogue of the rule, or of the shipped one in whose place it stands."""
        return self.instead_of or self.ref

    @property
    def standing(self) -> tuple[Finding, ...]:
        """The findings that nobody waived."""
        return tuple(finding for finding in self.findings if finding.waived is None)


def _counted(key: str) -> list[tuple[int, str]]:
    """A key in the order in which a person counts: 2 before 10, 1.9 before 1.10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", key) if part]


@dataclass(frozen=True, slots=True)
class Findings:
    """All assessments of one run, in the order of the catalogue."""

    as_of: date
    assessments: tuple[Assessment, ...]

    @property
    def all(self) -> tuple[Finding, ...]:
        """Every finding, worst first, then in the order of the catalogue, then by subject as a person counts.

        Those that are waived come after all others.
        """
        rank = {severity: number for number, severity in enumerate(SEVERITIES)}
        found = [
            (finding.waived is not None, rank[finding.severity], number, _counted(finding.key), finding)
            for number, assessment in enumerate(self.assessments)
            for finding in assessment.findings
        ]
        return tuple(finding for *_, finding in sorted(found, key=lambda entry: entry[:4]))

    @property
    def standing(self) -> tuple[Finding, ...]:
        """The findings that nobody waived, in the same order: those that count."""
        return tuple(finding for finding in self.all if finding.waived is None)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The findings that somebody decided to live with, in the same order."""
        return tuple(finding for finding in self.all if finding.waived is not None)

    def counts(self) -> dict[str, int]:
        """Return the number of findings of each severity that nobody waived, worst first, nil included."""
        found = [finding.severity for assessment in self.assessments for finding in assessment.standing]
        return {severity: found.count(severity) for severity in SEVERITIES}

    def frame(self) -> pd.DataFrame:
        """Return one row a finding, in the order of `all`: severity, rule, ref, subject, message, waived, state, first_seen, key."""
        import pandas as pd

        rows = [
            (f.severity, f.rule, f.ref, f.subject_name, f.message, f.waived is not None, f.state, f.first_seen, f.key)
            for f in self.all
        ]
        columns = ["severity", "rule", "ref", "subject", "message", "waived", "state", "first_seen", "key"]
        return pd.DataFrame(rows, columns=columns, dtype=object)

    def at_least(self, severity: str) -> Findings:
        """Return the same assessments with only the findings that are as severe as `severity`, or worse."""
        kept = SEVERITIES[: [str(one) for one in SEVERITIES].index(severity) + 1]
        return self.each(lambda finding: finding if finding.severity in kept else None)

    def each(self, change: Callable[[Finding], Finding | None]) -> Findings:
        """Return the same assessments with each finding as `change` gives it; None leaves it out."""
        return replace(
            self,
            assessments=tuple(
                replace(one, findings=tuple(made for finding in one.findings if (made := change(finding)) is not None))
                for one in self.assessments
            ),
        )
