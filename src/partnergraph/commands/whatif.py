"""The command `whatif`: what would change if somebody left, handed over, or two became one.

In: a register and changes, as typed. Out: sentences, JSON or CSV on stdout; with --save, the changed register in a new file. Refuses:
to write over anything that is there.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from partnergraph import console, pipeline, register, targets
from partnergraph.commands.own_rules import rules_to_run
from partnergraph.console import notes, results, say, say_removed
from partnergraph.errors import InputError
from partnergraph.model import SEVERITIES, Change, Scenario
from partnergraph.options import AS_OF, PUBLIC, RULES, SET
from partnergraph.spreadsheet import csv_text
from partnergraph.whatif import KINDS, kind_of
from partnergraph.whatif.telling import sentences

FOUND = 1


@click.command()
@click.argument("register_file", type=click.Path(path_type=Path), metavar="REGISTER")
@click.option(
    "--remove", "removed", multiple=True, metavar="NAME", help="Somebody or something that leaves (may be given again)."
)
@click.option(
    "--move", "moved", multiple=True, metavar="NAME", help="Whose actions go to somebody else: the next --to."
)
@click.option("--to", "heirs", multiple=True, metavar="NAME", help="Who leads from then on what --move names.")
@click.option("--merge", "merged", nargs=2, multiple=True, metavar="A B", help="A becomes part of B.")
@click.option(
    "--kind", type=click.Choice(list(KINDS)), default=None, help="What the names are, where one is that of several."
)
@AS_OF
@SET
@RULES
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", help="How to show it.")
@click.option("--all", "every", is_flag=True, help="Show long lists to their end.")
@click.option(
    "--save", type=click.Path(path_type=Path), help="Write the register as it would be to this new .xlsx or folder."
)
@PUBLIC
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Exit with 1 if a new finding is at least this severe.")
@click.pass_context
def whatif(
    ctx: click.Context,
    register_file: Path,
    removed: tuple[str, ...],
    moved: tuple[str, ...],
    heirs: tuple[str, ...],
    merged: tuple[tuple[str, str], ...],
    kind: str | None,
    as_of: date | None,
    settings: tuple[tuple[str, Any], ...],
    rules_folder: Path | None,
    form: str,
    every: bool,
    save: Path | None,
    public: bool,
    fail_on: str | None,
) -> None:
    """Tell what would change if somebody left, handed over, or two became one; nothing is written without --save.

    For example: partnergraph whatif register.xlsx --remove "Kate Malleson"

    With --public, names are those of the copy: of posts in the place of people.
    """
    if len(moved) != len(heirs):
        raise click.UsageError('Each --move needs its --to: --move "Kate Malleson" --to "Ann Lee".')
    changes = [
        *(Change("remove", name, kind=kind or "") for name in removed),
        *(Change("move", name, heir, kind or "") for name, heir in zip(moved, heirs, strict=True)),
        *(Change("merge", name, other, kind or "") for name, other in merged),
    ]
    if not changes:
        raise click.UsageError("Say what would change: --remove, --move with --to, or --merge.")
    if not register.is_register(register_file):
        raise InputError("This is no register.", where=str(register_file), todo="Make one with `partnergraph report`.")
    if save is not None:
        _check_new(save)
    with console.progress() as progress:
        opened = pipeline.open_register([register_file], as_of=as_of, public=public, progress=progress)
        scenario = pipeline.what_if(
            opened,
            changes,
            as_of=as_of,
            chosen=rules_to_run([register_file], rules_folder),
            parameters=dict(settings),
            progress=progress,
        )
    if public:
        say_removed(opened)
    if save is not None:
        register.save(scenario.after.register, save)
        say(f"Written: {save}", console=notes)
    if form == "json":
        click.echo(json.dumps(_told(scenario), ensure_ascii=False, indent=1, default=str))
    elif form == "csv":
        frame = scenario.frame()
        click.echo(csv_text(list(frame.columns), frame.itertuples(index=False, name=None)), nl=False)
    else:
        for number, (heading, lines) in enumerate(sentences(scenario, every=every)):
            if number:
                results.print()
            say(heading, "bold")
            for line in lines:
                say(f"  {line}")
    ctx.exit(FOUND if fail_on and _at_least(scenario, fail_on) else 0)


def _check_new(path: Path) -> None:
    if path.exists():
        raise InputError(
            "This is there already.", where=str(path), todo="Name a new file for the register as it would be."
        )
    targets.check_folder(path)


def _at_least(scenario: Scenario, severity: str) -> bool:
    worst = SEVERITIES[: [str(one) for one in SEVERITIES].index(severity) + 1]
    return any(finding.severity in worst for finding in scenario.comparison.arisen)


def _told(scenario: Scenario) -> dict[str, Any]:
    """What programs want of a scenario; keys stay as they are."""
    told = scenario.comparison

    def counts(findings: Any) -> dict[str, Any]:
        return {"findings": len(findings.standing), "waived": len(findings.waived), "severities": findings.counts()}

    return {
        "as_of": scenario.after.as_of,
        "changes": [
            {
                "verb": made.verb,
                "name": made.named.name,
                "kind": kind_of(made.named),
                "other": made.other.name if made.other else None,
                "along": [{"name": one.name, "kind": kind_of(one)} for one in made.along],
                "actions": made.actions,
            }
            for made in scenario.made
        ],
        "before": counts(scenario.before.findings),
        "after": counts(scenario.after.findings),
        "new": [asdict(finding) for finding in (*told.new, *told.returned)],
        "gone": [asdict(one) for one in told.gone],
        "mended": [one.key for one in scenario.mended],
        "no_longer_apply": [one.key for one in scenario.no_longer_apply],
        "orphaned": [asdict(orphan) for orphan in scenario.orphans],
        "boards": [asdict(loss) for loss in scenario.boards],
        "contacts": [asdict(loss) for loss in scenario.contacts],
        "agreements": [asdict(loss) for loss in scenario.agreements],
        "notes": scenario.notes,
    }
