"""Which findings concern a part of a register: those about its actions, its board or plan, and what is bound up with these.

In: a Result, a Part. Out: findings. Refuses nothing; waived ones are left out.
"""

from __future__ import annotations

from partnergraph.model import Finding, Result
from partnergraph.views.hearing import Part


def concerning(result: Result, part: Part) -> tuple[Finding, ...]:
    """Return the standing findings that concern a part of the register, worst first."""
    if not part.kind:
        return result.findings.standing
    inside = {*part.actions, part.id}
    actions = set(result.graph.nodes["Action"]["id"])

    def concerns(finding: Finding) -> bool:
        if finding.subject in actions:
            return finding.subject in inside
        return finding.subject in inside or not inside.isdisjoint(finding.nodes)

    return tuple(finding for finding in result.findings.standing if concerns(finding))
