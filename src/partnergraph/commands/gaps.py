"""The command `gaps`: what the rules find.

In: words as typed. Out: the findings on stdout or in a file; exit code 1 if there are any. Refuses: what the pipeline refuses.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from partnergraph import console, exporters, pipeline
from partnergraph.commands.rules import chosen_rule
from partnergraph.console import notes, results, say, table, uk
from partnergraph.model import Finding, Result
from partnergraph.model.finding import SEVERITIES
from partnergraph.options import AS_OF, SET, SOURCES

FOUND = 1


@click.command()
@SOURCES
@click.option("--rule", "names", multiple=True, help="Only this rule, or this rule file (may be given again).")
@click.option("--severity", type=click.Choice(SEVERITIES), default="info", help="Only findings at least this severe.")
@AS_OF
@SET
@click.option("--engine", default="ladybug", help="The embedded engine, or the address of a Neo4j server.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "xlsx", "sarif"]),
    default="table",
    help="How to show them.",
)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Write to this file instead.")
@click.pass_context
def gaps(
    ctx: click.Context,
    sources: tuple[Path, ...],
    names: tuple[str, ...],
    severity: str,
    as_of: date | None,
    settings: tuple[tuple[str, Any], ...],
    engine: str,
    form: str,
    out: Path | None,
) -> None:
    """Find the gaps in plans or a register; exit code 1 if there are any."""
    if form == "xlsx" and out is None:
        raise click.UsageError("--format xlsx needs a file: add -o findings.xlsx.")
    if out is not None:
        pipeline.check_target(out, sources)
    chosen = [chosen_rule(name) for name in names] or None
    with console.progress() as progress:
        opened = pipeline.open_register(sources, as_of=as_of, progress=progress)
        result = pipeline.analyse(
            opened, as_of=as_of, chosen=chosen, parameters=dict(settings), engine=engine, progress=progress
        )
    result = replace(result, findings=result.findings.at_least(severity))
    if form == "table":
        _show_findings(result)
    else:
        name = {"xlsx": "findings"}.get(form, form)
        if out is None:
            click.echo(exporters.text(name, result), nl=False)
        else:
            exporters.write(name, result, out)
            say(f"Written: {out}", console=notes)
    ctx.exit(FOUND if result.findings.all else 0)


def _show_findings(result: Result) -> None:
    def row(finding: Finding) -> tuple[object, ...]:
        return finding.severity, finding.message, finding.fix, "\n".join(finding.evidence[:2])

    found = result.findings.all
    if found:
        results.print(
            table(("Severity", "Finding", "What to do", "Where"), map(row, found), wide=("Finding", "What to do"))
        )
    for assessment in result.findings.assessments:
        say(f"{assessment.title}: {assessment.sentence}")
    results.print(f"{len(found)} findings as of {uk(result.as_of)}")
