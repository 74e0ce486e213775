"""The command `diff`: what changed between two versions.

In: words as typed. Out: sentences, or a table, on stdout or in a file; exit code 1 if anything changed. Refuses: what `comparing` refuses.
"""

from __future__ import annotations

import json
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from partnergraph import comparing, console, exporters, targets
from partnergraph.commands.own_rules import rules_to_run
from partnergraph.comparing import COLUMNS, Differences, PlanChanges
from partnergraph.console import notes, results, say, table, uk
from partnergraph.options import AS_OF, RULES
from partnergraph.spreadsheet import csv_text
from partnergraph.versions import KINDS, sentence

CHANGED = 1
_WIDTHS = dict(zip(COLUMNS, (20, 18, 9, 9, 50, 36, 36, 8, 8, 24, 60, 30, 40), strict=True))
_MOST = 10


@click.command()
@click.argument("before", type=click.Path(path_type=Path), metavar="A")
@click.argument("after", type=click.Path(path_type=Path), metavar="[B]", required=False)
@click.option("--plan", help="Only this plan.")
@click.option("--findings/--no-findings", default=True, help="Whether to look for gaps in both, too (default: yes).")
@AS_OF
@RULES
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "table", "csv", "json", "xlsx"]),
    default="text",
    help="Sentences, or a table in one of these forms.",
)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Write to this file instead.")
@click.pass_context
def diff(
    ctx: click.Context,
    before: Path,
    after: Path | None,
    plan: str | None,
    findings: bool,
    as_of: date | None,
    rules_folder: Path | None,
    form: str,
    out: Path | None,
) -> None:
    """Say what changed between two plans or registers; a register alone is compared with the version before in it.

    Exit code 1 if anything changed, 0 if nothing did.
    """
    if form == "xlsx" and out is None:
        raise click.UsageError("--format xlsx needs a file: add -o changes.xlsx.")
    if form in {"text", "table"} and out is not None:
        raise click.UsageError(f"--format {form} is for the screen: choose csv, json or xlsx for a file.")
    if out is not None:
        targets.check_target(out, [path for path in (before, after) if path])
    with console.progress() as progress:
        chosen = rules_to_run([path for path in (before, after) if path], rules_folder) if findings else None
        found = comparing.diff(
            before, after, plan=plan, as_of=as_of, findings=findings, chosen=chosen, progress=progress
        )
    if form == "text":
        _tell(found)
    elif form == "table":
        shown = ("What", "Now", "Was", "Action", "Before", "After")
        rows = ([row[name] for name in shown] for row in found.frame().to_dict("records"))
        results.print(table(shown, rows))
    else:
        _write(found, form, out)
    ctx.exit(CHANGED if found.any else 0)


def _tell(found: Differences) -> None:
    say(f"{found.before} and {found.after}", "bold")
    for plan in found.plans:
        _tell_plan(plan, alone=len(found.plans) == 1)
    if found.findings is None:
        return
    became = found.findings
    states = {
        "new": [one.marked_message for one in became.new],
        "returned": [one.marked_message for one in became.returned],
        "gone": [one.message for one in became.gone],
    }
    counts = ", ".join(f"{len(told)} {state}" for state, told in states.items())
    waived = sum(one.waived is not None for one in (*became.new, *became.returned, *became.still))
    apart = f"; {waived} of them waived" if waived else ""
    results.print(f"\nFindings: {counts}, {len(became.still)} still there{apart}")
    for state, told in states.items():
        for message in told[:_MOST]:
            say(f"  {state}: {message}")
        if len(told) > _MOST:
            say(f"  {state}: {len(told) - _MOST} more (--format csv lists all)")


def _tell_plan(plan: PlanChanges, *, alone: bool) -> None:
    dates = [f"of {uk(day)}" if day else "without a date" for day in (plan.before, plan.after)]
    before, after = plan.counts
    name = "" if alone else f"{plan.plan}: "
    say(f"\n{name}{before} actions in the version {dates[0]}, {after} in the version {dates[1]}")
    if not plan.changes:
        say("Nothing changed.")
    for kind, told in groupby(plan.changes, key=lambda change: change.kind):
        changes = list(told)
        say(f"\n{KINDS[kind]} ({len(changes)})", "bold")
        for change in changes:
            say(f"  {sentence(change)}")


def _write(found: Differences, form: str, out: Path | None) -> None:
    frame = found.frame()
    if form == "json":
        text = json.dumps(frame.to_dict("records"), ensure_ascii=False, default=str, indent=1) + "\n"
    elif form == "csv":
        text = csv_text(COLUMNS, frame.itertuples(index=False, name=None))
    if out is None:
        click.echo(text, nl=False)
        return
    if form == "xlsx":
        rows = frame.itertuples(index=False, name=None)
        exporters.write_tables({"Changes": (list(_WIDTHS.items()), rows)}, out)
    else:
        exporters.write_text(out, text if form == "json" else "\ufeff" + text)
    say(f"Written: {out}", console=notes)
