"""What changed between two versions of a plan, two registers, or a register and an earlier version of itself.

    two sources -> registers -> which plan, which party, which action is which -> changes, and findings before and now

In: plans and registers. Out: `Differences`. Refuses: what the pipeline refuses; a register alone that holds no earlier version.
Findings of both are judged as of one day, so that what differs is the plan and not the calendar.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from partnergraph import history, pipeline, register
from partnergraph.errors import InputError
from partnergraph.model import Comparison, Progress, Register, quiet
from partnergraph.rules import Rule
from partnergraph.updating import changes_in, past_in, update
from partnergraph.versions import Change, changes, match, sentence

COLUMNS = (
    "Plan",
    "What",
    "Now",
    "Was",
    "Action",
    "Before",
    "After",
    "Days",
    "Times",
    "Detail",
    "In words",
    "Id",
    "Where",
)
"""The columns of changes as a table."""


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """What changed in one plan.

    Attributes:
        plan: Its name, as the later source has it.
        before: The date of the earlier version, if known.
        after: The date of the later version, if known.
        counts: How many actions it had before, and has now.
        changes: The changes, by kind.
    """

    plan: str
    before: date | None
    after: date | None
    counts: tuple[int, int]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """What changed between two sources.

    Attributes:
        before: What the earlier source is called.
        after: What the later source is called.
        plans: What changed, plan by plan.
        findings: What became of the findings; None where those of the earlier version are not known.
    """

    before: str
    after: str
    plans: tuple[PlanChanges, ...]
    findings: Comparison | None = None

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes of all plans."""
        return tuple(change for plan in self.plans for change in plan.changes)

    @property
    def any(self) -> bool:
        """Whether anything changed, in the plans or in what is found."""
        found = self.findings
        return bool(self.changes) or (found is not None and bool(found.new or found.returned or found.gone))

    def frame(self) -> pd.DataFrame:
        """Return one row a change, then one a finding that is new, returned or gone, with the columns of `COLUMNS`."""
        rows: list[tuple[object, ...]] = [
            (
                plan.plan, one.kind, one.new_ref or None, one.old_ref or None, " ".join(one.title.split()) or None, one.before or None,
                one.after or None, one.days or None, one.times or None, one.detail or None, sentence(one), one.id or None,
                "\n".join(one.places) or None,
            )
            for plan in self.plans
            for one in plan.changes
        ]  # fmt: skip
        if self.findings is not None:
            now = [
                (f"finding {one.state}", one.marked_message, one.key)
                for one in (*self.findings.new, *self.findings.returned)
            ]
            then = [("finding gone", one.message, one.key) for one in self.findings.gone]
            rows += [(None, what, *[None] * 8, words, key, None) for what, words, key in (*now, *then)]
        return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def compare_actions(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return what changed between two tables of actions, one row a change, with the columns of `COLUMNS`.

    Args:
        before: A table with columns of the sheet Actions (`Ref`, `Action`, `Accountable`, `Due`...); only `Action` must be there.
        after: A later one.

    Raises:
        InputError: A table has no column `Action`.
    """
    then, now = register.states_in(before), register.states_in(after)
    told = PlanChanges("", None, None, (len(then), len(now)), tuple(changes(then, now)))
    return Differences("before", "after", (told,)).frame()


def diff(
    before: Path,
    after: Path | None = None,
    *,
    plan: str | None = None,
    as_of: date | None = None,
    findings: bool = True,
    chosen: Sequence[Rule] | None = None,
    progress: Progress = quiet,
) -> Differences:
    """Return what changed between two sources, or since the last version that a register holds.

    Args:
        before: A plan or a register.
        after: A later one; None to compare a register with the version before in it.
        plan: Only this plan.
        as_of: The day against which the dates of both are judged; see `pipeline.day_of`.
        findings: Whether to look for gaps in both, too.
        chosen: The rules to run; all shipped ones if None.
        progress: Told what is being done.

    Raises:
        InputError: A source cannot be read, or is compared with itself; a register alone holds no earlier version.
    """
    if after is None:
        if not register.is_register(before):
            raise InputError("This is a plan.", where=str(before), todo="Name the plan or register to compare it with.")
        opened = pipeline.open_register([before], progress=progress)
        return since(opened, before.name, plan=plan, as_of=as_of, findings=findings, chosen=chosen, progress=progress)
    if before.exists() and after.exists() and before.samefile(after):
        raise InputError("This is one and the same.", where=str(after), todo="Name two that differ.")
    one, other = (pipeline.open_register([path], progress=progress) for path in (before, after))
    names = before.name, after.name
    if not register.is_register(after) and len(register.plan_names(one)) > 1:
        # One plan of several: what else the register holds is not compared.
        title = str(other["Plans"]["Title"].iloc[0] or "")
        plan = plan or register.which_plan(one, register.states(other), title, after.name)
        found = compare(one, other, names, plan=plan, findings=False, progress=progress)
        if not findings:
            return found
        held = found.plans[0].before
        then = held + timedelta(days=1) if held else None
        now = update(one, [after], plan=plan, version=then, progress=progress).register
        day = as_of or pipeline.day_of(one, None)
        return replace(found, findings=_findings(one, now, day, chosen, progress))
    if not register.is_register(before) and len(register.plan_names(other)) > 1:
        title = str(one["Plans"]["Title"].iloc[0] or "")
        plan = plan or register.which_plan(other, register.states(one), title, before.name)
        return compare(one, other, names, plan=plan, findings=False, progress=progress)
    return compare(one, other, names, plan=plan, as_of=as_of, findings=findings, chosen=chosen, progress=progress)


def since(
    opened: Register,
    name: str,
    *,
    plan: str | None = None,
    as_of: date | None = None,
    findings: bool = True,
    chosen: Sequence[Rule] | None = None,
    progress: Progress = quiet,
) -> Differences:
    """Return what changed in a register's plans since the version before; see `diff`."""
    made = []
    for row in opened["Plans"].to_dict("records"):
        dates = register.earlier_versions(opened, row["Plan"])
        if dates and plan in {None, row["Plan"]}:
            before, after, _ = register.since(opened, row["Plan"])
            told = tuple(changes_in(opened, row["Plan"]))
            made.append(PlanChanges(row["Plan"], dates[-1], row["Version"], (len(before), len(after)), told))
    if not made:
        raise InputError(
            "The register holds no earlier version" + (f' of a plan "{plan}".' if plan else "."),
            where=name,
            todo="Read the next version into it with `partnergraph update`, or name two sources.",
        )
    past = past_in(opened, max((one.after for one in made if one.after), default=date.max)) if findings else None
    found = None
    if past is not None:
        found = history.compare(past, pipeline.analyse(opened, as_of=as_of, chosen=chosen, progress=progress).findings)
    return Differences(f"{name}, the version before", name, tuple(made), found)


def compare(
    before: Register,
    after: Register,
    names: tuple[str, str] = ("before", "after"),
    *,
    plan: str | None = None,
    as_of: date | None = None,
    findings: bool = True,
    chosen: Sequence[Rule] | None = None,
    progress: Progress = quiet,
) -> Differences:
    """Return what changed between two registers; see `diff`."""
    progress("Comparing actions")
    called = pipeline.same_parties(before, after)
    pairs = _plans(before, after, plan)
    ids: dict[str, str] = {}
    made = []
    for new, old in pairs.items():
        if plan not in {None, new, old}:
            continue
        told, known = _plan_changes(before, after, old, new, lambda name: called.get(name, name))
        made.append(told)
        ids |= known
    if not made:
        raise InputError(f'Neither holds a plan "{plan}".', todo=f"They hold {', '.join(pairs)}.")
    for old in register.plan_names(before):
        if plan in {None, old} and old not in pairs.values():
            told, _ = _plan_changes(before, after, old, None, str)
            made.append(told)
    found = None
    if findings:
        plans = {new: old for new, old in pairs.items() if old is not None}
        alike = register.relabelled(after, plans=plans, ids=ids, names=called)
        found = _findings(before, alike, as_of or pipeline.day_of(after, None), chosen, progress)
    return Differences(*names, tuple(made), found)


def _findings(
    before: Register, after: Register, day: date, chosen: Sequence[Rule] | None, progress: Progress
) -> Comparison:
    then, now = (pipeline.analyse(one, as_of=day, chosen=chosen, progress=progress).findings for one in (before, after))
    return history.compare(history.past_of(then, history.seen(before)), now, seen=history.seen(after))


def _plans(before: Register, after: Register, plan: str | None) -> dict[str, str | None]:
    """For each plan of the later register that of the earlier one; None where it had none.

    Where one of them holds one plan alone, it is compared with the plan that is asked for.
    """
    old, new = register.plan_names(before), register.plan_names(after)
    if len(old) == len(new) == 1:
        return {new[0]: old[0]}
    if len(new) == 1 and plan in old:
        return {new[0]: plan}
    if len(old) == 1 and plan is not None and plan in new:
        return {plan: old[0]}
    found: dict[str, str | None] = {name: name if name in old else None for name in new}
    titles = {row["Plan"]: str(row["Title"] or "") for row in after["Plans"].to_dict("records")}
    for name in new:
        if found[name] is None:
            try:
                likely = register.which_plan(before, register.states(after, name), titles[name], name)
            except InputError:
                continue
            found[name] = likely if likely not in found.values() else None
    return found


def _plan_changes(
    before: Register, after: Register, old: str | None, new: str | None, called: Callable[[str], str]
) -> tuple[PlanChanges, dict[str, str]]:
    """What changed in a plan, and for each Id of the later register that of the earlier one."""
    then = register.standing(before, old) if old else []
    now = register.standing(after, new, called=called) if new else []
    found = match(then, now)
    slipped: dict[str, int] = {}
    for one, held in ((before, old), (after, new)):
        dates = register.earlier_versions(one, held) if held else []
        if held and dates:
            slipped |= register.slips(one, held, dates[-1])
    told = PlanChanges(
        new or old or "",
        _version(before, old),
        _version(after, new),
        (len(then), len(now)),
        tuple(changes(then, now, found, slips=slipped)),
    )
    return told, {now[pair.after].id: then[pair.before].id for pair in found.pairs}


def _version(opened: Register, plan: str | None) -> date | None:
    return next((row["Version"] for row in opened["Plans"].to_dict("records") if row["Plan"] == plan), None)
