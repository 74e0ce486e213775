"""A newer version of a plan, read into a register.

    plan -> read -> which plan of the register is it? -> read again with its decisions -> carried in -> saved

In: a register and plans. Out: the register that goes on, with every edit and decision kept. Refuses: a plan of which it is not clear what
it is a version of; a version that is older than what the register holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from partnergraph import history, pipeline, register, targets, views
from partnergraph.errors import InputError
from partnergraph.model import Comparison, Past, Progress, Register, quiet
from partnergraph.register import Update
from partnergraph.rules import Rule
from partnergraph.versions import Change, changes


@dataclass(frozen=True, slots=True)
class Updated:
    """A register after plans were read into it.

    Attributes:
        register: The register.
        updates: What became of each plan, in the order in which they were read.
        changes: What changed from the version before, for each of them; nothing where the same was read again.
        findings: What became of the findings, where a register that was saved got a new version.
        kept: Where the register as it was before is kept; None if nothing was written, or nothing changed.
    """

    register: Register
    updates: tuple[Update, ...]
    changes: tuple[tuple[Change, ...], ...]
    findings: Comparison | None = None
    kept: Path | None = None


def update(
    opened: Register,
    plans: Sequence[Path],
    *,
    plan: str | None = None,
    version: date | None = None,
    again: bool = False,
    today: date | None = None,
    progress: Progress = quiet,
) -> Updated:
    """Return a register with newer versions of its plans read into it; nothing is written.

    A plan that says what was read before is the same version, read again: what people answered holds in it.

    Args:
        opened: The register.
        plans: The files, the earlier of two versions first.
        plan: The plan of the register that they are versions of; told by what they say if None.
        version: The date of the version, where the plan prints none or another.
        again: They are the versions that the register holds, read again, whatever they say now.
        today: The day on which it is read: the date of a version that prints none.
        progress: Told what is being done.

    Raises:
        InputError: A file cannot be read; it is not clear what it is a version of; it is older than the version in the register.
    """
    day = today or date.today()  # noqa: DTZ011 - a plan's day is the reader's own day
    updates: list[Update] = []
    told: list[tuple[Change, ...]] = []
    for path in plans:
        if register.is_register(path):
            raise InputError("This is a register.", where=path.name, todo="Name a plan to read into the first one.")
        done = _carried(opened, path, plan, version, day, again=again, progress=progress)
        told.append(() if done.again else tuple(changes_in(done.register, done.plan, done.before)))
        opened = done.register
        updates.append(done)
    return Updated(opened, tuple(updates), tuple(told))


def changes_in(opened: Register, plan: str, version: date | None = None) -> list[Change]:
    """Return what changed in a plan of a register since an earlier version, the last one if None.

    Raises:
        InputError: The register holds no earlier version of the plan.
    """
    before, after, matching = register.since(opened, plan, version)
    dates = register.earlier_versions(opened, plan)
    since = version or dates[-1]
    older = {state.id for day in dates if day < since for state in register.earlier_states(opened, plan, day)}
    return changes(before, after, matching, slips=register.slips(opened, plan, since), seen=frozenset(older))


def _carried(
    opened: Register, path: Path, plan: str | None, version: date | None, day: date, *, again: bool, progress: Progress
) -> Update:
    reading, document = pipeline.record(path, progress)
    if not reading.records:
        raise InputError(
            "This document lists no actions, so it is no version of a plan.",
            where=path.name,
            todo="Copy what it says into the sheets of the register, or read it together with its plan.",
        )
    read = register.recorded_states(reading)
    name = _plan(opened, plan) if plan else register.which_plan(opened, read, reading.title, path.name)
    progress(f"Reading it into the register as {name}")
    made = pipeline.as_plan(reading, document, name, register.decisions(opened))
    theirs = pipeline.to_register(made)
    held = next(row["Version"] for row in opened["Plans"].to_dict("records") if row["Plan"] == name)
    printed = reading.version
    names = pipeline.same_parties(opened, theirs)
    if again or (version is None and register.is_again(opened, name, theirs)):
        return register.carry_in(opened, name, theirs, version=held or printed, before=None, names=names)
    new, before = _dates(version, printed, held, day, path)
    done = register.carry_in(opened, name, theirs, version=new, before=before, names=names)
    return replace(done, dated="" if version or new == printed else _why(printed))


def _why(printed: date | None) -> str:
    """Why a version has the day on which it was read for its date."""
    return "the plan prints the date of the version before" if printed else "the plan prints no date"


def _plan(opened: Register, plan: str) -> str:
    names = register.plan_names(opened)
    found = [name for name in names if " ".join(name.casefold().split()) == " ".join(plan.casefold().split())]
    if not found:
        raise InputError(f'The register holds no plan "{plan}".', todo=f"It holds {', '.join(names) or 'none'}.")
    return found[0]


def _dates(version: date | None, printed: date | None, held: date | None, day: date, path: Path) -> tuple[date, date]:
    """The dates of the new version and of the one before.

    A plan that prints no date, or still the old one, is dated by the day on which it is read. A version before that had none is dated by
    the day before the new one: it held until then.
    """
    new = version or (printed if printed and printed != held else day)
    before = held or new - timedelta(days=1)
    if new < before:
        raise InputError(
            f"This version is of {new:%d/%m/%Y}, older than that in the register ({before:%d/%m/%Y}).",
            where=path.name,
            todo="Say its date with --version if it is newer.",
        )
    if new == before:
        raise InputError(
            f"The register holds a version of {new:%d/%m/%Y} already, and this one is another.",
            where=path.name,
            todo="Say its date with --version.",
        )
    return new, before


def update_file(
    target: Path,
    plans: Sequence[Path],
    out: Path | None = None,
    *,
    plan: str | None = None,
    version: date | None = None,
    again: bool = False,
    today: date | None = None,
    chosen: Sequence[Rule] | None = None,
    progress: Progress = quiet,
) -> Updated:
    """Read newer versions of plans into the register at `target` and save it; see `update`.

    The register as it was is kept beside it. Writing is all or nothing.

    Args:
        target: The register: a workbook or a folder of CSV files.
        plans: The files.
        out: Where to save it instead.
        plan: The plan of the register that they are versions of.
        version: The date of the version.
        again: They are the versions that the register holds, read again.
        today: The day on which it is read.
        chosen: The rules whose findings are remembered; all shipped ones if None.
        progress: Told what is being done.

    Raises:
        InputError: See `update`; there is no register at `target`; it cannot be written.
    """
    if not register.is_register(target):
        raise InputError("This is no register.", where=str(target), todo="Make one with `partnergraph report`.")
    if out is not None:
        targets.check_folder(out)
    opened = pipeline.open_register([target], progress=progress)
    done = update(opened, plans, plan=plan, version=version, again=again, today=today, progress=progress)
    if not all(one.again for one in done.updates):
        done = _remembered(opened, done, today, chosen, progress)
    kept = targets.save(done.register, out or target)
    return replace(done, kept=kept)


def _remembered(
    opened: Register, done: Updated, today: date | None, chosen: Sequence[Rule] | None, progress: Progress
) -> Updated:
    """Return what was done with the findings before and now, both written into the sheet Seen.

    A register that remembers none has seen them in the version before, on its day.
    """
    held, past = opened, past_in(opened)
    if past is None:
        before = max(one.before for one in done.updates if one.before)
        then = pipeline.analyse(opened, as_of=before, chosen=chosen, progress=progress).findings
        held, past = history.remember(opened, then), history.past_of(then)
    result = pipeline.analyse(done.register, as_of=today, chosen=chosen, progress=progress)
    seated = views.remember_positions(result)
    made = history.remember(Register({**seated.sheets, "Seen": held["Seen"]}), result.findings)
    return replace(done, register=made, findings=history.compare(past, result.findings))


def past_in(opened: Register, newest: date = date.max) -> Past | None:
    """Return what was found on the last day before the newest version, as far as the register remembers; None if it does not."""
    rows = history.seen(opened)
    days = [day for one in rows for day in (one.first, one.last) if day and day < newest]
    if not days:
        return None
    last = max(days)
    there = (
        one
        for one in rows
        if (one.first or last) <= last <= (one.last or last) and not (one.returned and one.returned > last)
    )
    return Past(last, tuple(there), tuple(one for one in rows if (one.first or last) <= last))
