"""The command `update`: a newer version of a plan read into a register.

In: words as typed. Out: the register, saved; what changed and what conflicts on stdout. Refuses: what `updating` refuses.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import click

from partnergraph import console, updating
from partnergraph.commands.own_rules import rules_to_run
from partnergraph.console import notes, results, say, uk
from partnergraph.options import DAY, RULES
from partnergraph.register import Update
from partnergraph.versions import KINDS, Change, sentence

_TOLD = ("new", "dropped in silence", "left out", "returned", "split", "merged")
"""Kinds of changes that are told one by one; `diff` tells the others."""


@click.command()
@click.argument("register_file", type=click.Path(path_type=Path), metavar="REGISTER")
@click.argument("plans", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PLAN...")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Write the register here instead.")
@click.option("--plan", help="The plan of the register that this is a version of (default: told by what it says).")
@click.option("--version", type=DAY, help="The date of the version, where the plan prints none.")
@click.option("--again", is_flag=True, help="It is the version that the register holds, read again.")
@RULES
def update(
    register_file: Path,
    plans: tuple[Path, ...],
    out: Path | None,
    plan: str | None,
    version: date | None,
    again: bool,
    rules_folder: Path | None,
) -> None:
    """Read a newer version of a plan into a register: every edit and decision is kept, conflicts are listed.

    The same version read again takes up the answers of the sheet Review and keeps all corrections. The register as it was is kept
    beside it.
    """
    with console.progress() as progress:
        done = updating.update_file(
            register_file,
            plans,
            out,
            plan=plan,
            version=version,
            again=again,
            chosen=rules_to_run([register_file], rules_folder),
            progress=progress,
        )
    for one, changes in zip(done.updates, done.changes, strict=True):
        tell(one, changes)
    if done.findings is not None:
        became, earlier = done.findings, done.kept or register_file
        results.print(
            f"Findings since {uk(became.since) if became.since else 'then'}: {len(became.new)} new, "
            f"{len(became.returned)} returned, {len(became.gone)} gone, {len(became.still)} still there "
            f"(`partnergraph diff {earlier.name} {(out or register_file).name}` lists them)"
        )
    if done.kept:
        say(f"As it was before, the register is kept as {done.kept}", console=notes)
    if out is None and done.kept is None:
        say(f"Nothing is new in {register_file}", console=notes)
    else:
        say(f"Written: {out or register_file}", console=notes)


def tell(done: Update, changes: tuple[Change, ...]) -> None:
    """Say what became of a plan: its versions, what changed, what conflicts."""
    version = f"the version of {uk(done.version)}" if done.version else "a version without a date"
    if done.again:
        say(f"{done.plan}: {version}, read again", "bold")
    else:
        say(f"{done.plan}: {version} after that of {uk(done.before) if done.before else 'before'}", "bold")
        counts = Counter(change.kind for change in changes)
        told = [f"{counts[kind]} {heading[0].lower()}{heading[1:]}" for kind, heading in KINDS.items() if counts[kind]]
        say(", ".join(told).replace("rAG", "RAG") or "Nothing changed")
        for change in changes:
            if change.kind in _TOLD:
                say(f"  {sentence(change)}")
    if done.dated and done.version:
        say(f"Dated {uk(done.version)}, the day of reading, since {done.dated}; --version DATE sets its own.")
    if not done.known:
        say(
            "This register does not hold what was read before, so nobody can tell what people changed in it. "
            f"{len(done.carried.replaced)} cells were replaced; the sheet Issues lists them."
        )
    for name in done.carried.left_out:
        say(f"Left out again, since a person took it out of the register: {name}")
    if done.conflicts:
        results.print(f"{len(done.conflicts)} conflicts; what people wrote stands, and the sheet Issues lists them:")
    for one in done.conflicts:
        say(f'  {one.sheet}, {one.name}, {one.column}: you wrote "{one.mine}"; the new version says "{one.theirs}".')
