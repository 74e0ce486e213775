"""The sheet Seen: when each finding was first found, last found, and found again.

In: a register, findings. Out: the register that remembers them; the findings with the day of their first sight. Refuses
nothing. A finding that is gone stays in the sheet, so that it is known when it returns.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from partnergraph.model import Finding, Findings, Register, Seen
from partnergraph.model.finding import State
from partnergraph.register.frames import table

SHEET = "Seen"
COLUMNS = ("Key", "Rule", "Finding", "First seen", "Last seen", "Returned")
_LONGEST = 1_000  # characters of a key or sentence: far more than names need, and well within a cell


def short_key(key: str) -> str:
    """Return a key that a cell can hold: itself, or the beginning and a hash of one that names without end make."""
    if len(key) <= _LONGEST:
        return key
    return f"{key[: _LONGEST - 65]}#{hashlib.sha256(key.encode(errors='replace')).hexdigest()}"


def seen(register: Register) -> tuple[Seen, ...]:
    """Return what a register remembers of findings, in the order of its sheet."""
    rows: list[dict[Any, Any]] = register[SHEET].to_dict("records") if SHEET in register.sheets else []
    return tuple(
        Seen(
            row["Key"],
            row["Rule"] or "",
            row["Finding"] or "",
            row["First seen"],
            row["Last seen"],
            row.get("Returned"),
        )
        for row in rows
        if row["Key"]
    )


def remember(register: Register, findings: Findings) -> Register:
    """Return the register whose sheet Seen holds these findings too.

    A finding that stood there keeps its first day; one that the run before did not find has returned.
    """
    before = register.sheets.get(SHEET)
    own = [] if before is None else [heading for heading in before.columns if heading not in COLUMNS]
    kept = {} if before is None else {row["Key"]: row for row in before.to_dict("records")}
    rows = [
        [one.key, one.rule, one.message, one.first, one.last, one.returned]
        + [kept.get(one.key, {}).get(heading) for heading in own]
        for one in _with(seen(register), findings)
    ]
    return Register({**register.sheets, SHEET: table([*COLUMNS, *own], rows)})


def marked(findings: Findings, remembered: Iterable[Seen]) -> Findings:
    """Return the findings with the day on which each was first seen, and whether it is new, returned or still there.

    Where nothing is remembered of an earlier day, they have no state.
    """
    before = tuple(remembered)
    known = {one.key: one for one in _with(before, findings)}
    earlier = any(one.first is not None and one.first < findings.as_of for one in before)

    def mark(finding: Finding) -> Finding:
        one = known[short_key(finding.key)]
        if not before:
            return finding
        if not earlier:
            return replace(finding, first_seen=one.first)
        state: State = "still there"
        if one.returned == findings.as_of:
            state = "returned"
        elif one.first == findings.as_of:
            state = "new"
        return replace(finding, first_seen=one.first, state=state)

    return findings.each(mark)


def _with(before: Iterable[Seen], findings: Findings) -> tuple[Seen, ...]:
    """What is remembered after a run, by key."""
    known = {one.key: one for one in before}
    days = [one.last for one in known.values() if one.last is not None]
    latest = max(days, default=None)
    for finding in findings.all:
        key = short_key(finding.key)
        message = finding.message if len(finding.message) <= _LONGEST else f"{finding.message[: _LONGEST - 1]}…"
        old = known.get(key)
        if old is None:
            known[key] = Seen(key, finding.rule, message, findings.as_of, findings.as_of)
            continue
        was_gone = old.last is not None and latest is not None and old.last < min(latest, findings.as_of)
        known[key] = Seen(
            key,
            finding.rule,
            message,
            _first(old.first, findings.as_of),
            max(old.last or findings.as_of, findings.as_of),
            findings.as_of if was_gone else old.returned,
        )
    return tuple(known[key] for key in sorted(known))


def _first(old: date | None, day: date) -> date:
    return min(old or day, day)
