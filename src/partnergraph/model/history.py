"""The life of findings: which were seen when, and what became of them between two runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from partnergraph.model.finding import Finding

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding of an earlier run.

    Attributes:
        key: The finding's key.
        rule: The rule's id.
        message: The sentence as it was.
        first: The first day on which it was found, if known.
        last: The last one, if known.
        returned: The day on which it was found again after it was gone.
        severity: How severe it was; empty if not known.
        subject: What it was about, as a person would call it; empty if not known.
    """

    key: str
    rule: str
    message: str
    first: date | None = None
    last: date | None = None
    returned: date | None = None
    severity: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """The findings as they were in an earlier run.

    Attributes:
        as_of: The day against which dates were judged then, if known.
        found: What was found then.
        seen: What is remembered of all runs until then, gone or not.
    """

    as_of: date | None
    found: tuple[Seen, ...]
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of findings since an earlier run; each tuple worst first, those that are waived after the others.

    Attributes:
        since: The day of the earlier run, if known.
        new: Findings that were never seen before.
        returned: Findings that were seen before, and not in the earlier run.
        still: Findings that were there in the earlier run too.
        gone: What was found then and is no more.
        unlooked: What was found then by rules that did not run now, or could not look.
    """

    since: date | None
    new: tuple[Finding, ...]
    returned: tuple[Finding, ...]
    still: tuple[Finding, ...]
    gone: tuple[Seen, ...]
    unlooked: tuple[Seen, ...] = ()

    @property
    def arisen(self) -> tuple[Finding, ...]:
        """The new and the returned ones that nobody waived: those that count."""
        return tuple(finding for finding in (*self.new, *self.returned) if finding.waived is None)

    def frame(self) -> pd.DataFrame:
        """Return one row a finding: state, severity, rule, subject, message, first_seen, waived and key."""
        import pandas as pd

        now = [
            (f.state, f.severity, f.rule, f.subject_name, f.message, f.first_seen, f.waived is not None, f.key)
            for f in (*self.new, *self.returned, *self.still)
        ]
        then = [
            (state, one.severity, one.rule, one.subject, one.message, one.first, False, one.key)
            for state, ended in (("gone", self.gone), ("not looked for", self.unlooked))
            for one in ended
        ]
        columns = ["state", "severity", "rule", "subject", "message", "first_seen", "waived", "key"]
        return pd.DataFrame([*now, *then], columns=columns, dtype=object)
