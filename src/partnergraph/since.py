"""What became of findings since an earlier state.

In: a result, and a register, a report's folder or saved findings of earlier. Out: the result with what is new, gone, returned and still
there. Refuses: what holds no findings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from partnergraph import history, pipeline, register
from partnergraph.errors import InputError
from partnergraph.model import Past, Progress, Result, quiet
from partnergraph.rules import Rule


def earlier(
    source: Path,
    *,
    as_of: date,
    chosen: Sequence[Rule] | None = None,
    parameters: Mapping[str, Any] | None = None,
    progress: Progress = quiet,
) -> Past:
    """Return the findings of an earlier state.

    A register is judged as of its own day: its setting, else the last day on which it was reported, else `as_of`.

    Args:
        source: A register, the folder of an earlier report, or findings that were saved as JSON, CSV or .xlsx.
        as_of: The day of now.
        chosen: The rules to run on a register; all shipped ones if None.
        parameters: Thresholds by name; see `analyse`.
        progress: Told what is being done.

    Raises:
        InputError: It is none of these, or cannot be read.
    """
    progress(f"Opening {source.name}")
    if register.is_register(source):
        opened = register.load(source)
        remembered = history.seen(opened)
        day = register.as_of(opened) or max((one.last for one in remembered if one.last), default=as_of)
        return history.past_of(
            pipeline.analyse(opened, as_of=day, chosen=chosen, parameters=parameters, progress=progress).findings,
            remembered,
        )
    if not source.is_dir():
        return history.read_findings(source)
    book = source / "register.xlsx"
    saved = next((source / name for name in history.NAMES if (source / name).is_file()), None)
    if saved is None:
        if register.is_register(book):
            return earlier(book, as_of=as_of, chosen=chosen, parameters=parameters, progress=progress)
        raise InputError(
            "This folder holds no findings.", where=str(source), todo="Name a register or the folder of a report."
        )
    past = history.read_findings(saved)
    return replace(past, seen=history.seen(register.load(book))) if register.is_register(book) else past


def compare(result: Result, before: Past) -> Result:
    """Return a result whose findings say what became of them since an earlier run."""
    told = history.compare(before, result.findings, seen=history.seen(result.register))
    by_key = {finding.key: finding for finding in (*told.new, *told.returned, *told.still)}
    findings = result.findings.each(lambda finding: by_key[finding.key])
    return replace(result, findings=findings, comparison=told)
