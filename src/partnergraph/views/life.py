"""What is said beside a finding: since when it is known, and who decided to live with it.

In: a Finding. Out: short texts, empty where there is nothing to say. Refuses nothing.
"""

from __future__ import annotations

from partnergraph.model import Finding
from partnergraph.views.words import day, printable


def life_words(finding: Finding) -> str:
    """Return `new`, `returned, first seen 5 January 2026` or `first seen 5 January 2026`; empty where nothing is known of before."""
    if finding.state == "new":
        return "new"
    seen = f"first seen {day(finding.first_seen)}" if finding.first_seen else ""
    return ", ".join(filter(None, ("returned" if finding.state == "returned" else "", seen if finding.state else "")))


def waived_words(finding: Finding) -> str:
    """Return `waived by the Safety Board on 5 January 2026, until 31 March 2026: reason`; empty where it is not waived."""
    waiver = finding.waived
    if waiver is None:
        return ""
    who = f"waived by {waiver.decided_by}" if waiver.decided_by else "waived"
    on = f" on {day(waiver.decided_on)}" if waiver.decided_on else ""
    until = f", until {day(waiver.expires)}" if waiver.expires else ""
    return " ".join(printable(f"{who}{on}{until}: {waiver.reason}").split())
