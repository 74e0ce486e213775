"""Compare the findings of two runs by their keys.

In: the findings of now, and what was found earlier. Out: a Comparison. Refuses nothing. What a rule found that did
not run now, or could not look, is not called gone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from partnergraph.history.remembered import short_key
from partnergraph.model import Comparison, Finding, Findings, Past, Seen


def past_of(findings: Findings, seen: Iterable[Seen] = ()) -> Past:
    """Return the findings of a run as those of an earlier one.

    Args:
        findings: The findings.
        seen: What the register of that run remembers of runs before it (`history.seen`).
    """
    found = tuple(
        Seen(
            finding.key,
            finding.rule,
            finding.message,
            finding.first_seen or findings.as_of,
            findings.as_of,
            severity=finding.severity,
            subject=finding.subject_name,
        )
        for finding in findings.all
    )
    return Past(findings.as_of, found, tuple(seen))


def compare(before: Past, now: Findings, *, seen: Iterable[Seen] = ()) -> Comparison:
    """Return what became of the findings since an earlier run.

    The findings of the comparison carry their state and the day on which they were first seen, where one is known.

    Args:
        before: The earlier run.
        now: The findings of now.
        seen: What the register of now remembers besides (`history.seen`).
    """
    then = {short_key(one.key): one for one in before.found}
    known: dict[str, Seen] = {}
    for one in (*before.seen, *seen, *before.found):
        key = short_key(one.key)
        known[key] = _older(known[key], one) if key in known else one
    remembered = {short_key(one.key) for one in before.seen}
    new: list[Finding] = []
    returned: list[Finding] = []
    still: list[Finding] = []
    here = set()
    for finding in now.all:
        key = short_key(finding.key)
        here.add(key)
        first = known[key].first if key in known else now.as_of
        if key in then:
            still.append(replace(finding, state="still there", first_seen=first))
        elif key in remembered or (key in known and _is_before(first, before.as_of)):
            returned.append(replace(finding, state="returned", first_seen=first))
        else:
            new.append(replace(finding, state="new", first_seen=first))
    looked = {one.rule for one in now.assessments if not one.not_assessed}
    ended = [one for key, one in then.items() if key not in here]
    return Comparison(
        before.as_of,
        tuple(new),
        tuple(returned),
        tuple(still),
        tuple(one for one in ended if one.rule in looked),
        tuple(one for one in ended if one.rule not in looked),
    )


def _is_before(first: date | None, day: date | None) -> bool:
    """Whether what was first seen then was there before the earlier run, as far as is known."""
    return first is None or day is None or first < day


def _older(one: Seen, other: Seen) -> Seen:
    """The one that was seen first; a day that is known goes before one that is not."""
    return min(one, other, key=lambda seen: (seen.first is None, seen.first or 0))
