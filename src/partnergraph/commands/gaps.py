"""The command `gaps`: what the rules find.

In: words as typed. Out: the findings on stdout or in a file; exit code 1 if there are any. Refuses: what the pipeline refuses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from partnergraph import console, exporters, pipeline, serving, since, targets
from partnergraph.commands.own_rules import rules_to_run, say_unknown_thresholds
from partnergraph.console import notes, results, say, say_removed, table, uk
from partnergraph.errors import InputError
from partnergraph.model import Comparison, Finding, Result
from partnergraph.model.finding import SEVERITIES
from partnergraph.options import AS_OF, ENGINE, NAME, OPTIONAL_SOURCES, PUBLIC, RULES, SET, need_sources
from partnergraph.rule_choice import chosen_framework, chosen_rule
from partnergraph.rules import Framework
from partnergraph.views import alike, basis, not_assessed, waived_words

FOUND = 1
ARISEN = ("new", "returned")
_NAMED = 10
"""Subjects that a line names which many findings share."""


@click.command()
@OPTIONAL_SOURCES
@click.option("--rule", "names", multiple=True, help="Only this rule, or this rule file (may be given again).")
@click.option(
    "--framework",
    "framework_name",
    metavar="NAME",
    help="Only the rules of a framework, such as serious-violence-duty.",
)
@click.option("--severity", type=click.Choice(SEVERITIES), default="info", help="Only findings at least this severe.")
@AS_OF
@SET
@RULES
@ENGINE
@NAME
@PUBLIC
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "xlsx", "sarif", "junit"]),
    default="table",
    help="How to show them.",
)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Write to this file instead.")
@click.option(
    "--since",
    "earlier",
    type=click.Path(path_type=Path),
    metavar="EARLIER",
    help="Say what is new, gone or returned since an earlier register, report folder or saved findings.",
)
@click.option(
    "--more", is_flag=True, help="Every finding on a line of its own, and every rule that could not look (as a table)."
)
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Exit with 1 only for findings at least this severe.")
@click.pass_context
def gaps(
    ctx: click.Context,
    sources: tuple[Path, ...],
    names: tuple[str, ...],
    framework_name: str | None,
    severity: str,
    as_of: date | None,
    settings: tuple[tuple[str, Any], ...],
    rules_folder: Path | None,
    engine: str,
    name: str | None,
    public: bool,
    form: str,
    out: Path | None,
    earlier: Path | None,
    fail_on: str | None,
    *,
    more: bool,
) -> None:
    """Find the gaps in plans, a register, or a register on a server; exit code 1 if there are any that nobody waived.

    With --since, only new and returned findings count for the exit code.
    """
    need_sources(sources, engine, public=public)
    if public and earlier is not None:
        raise click.UsageError("--public and --since do not go together: what is gone is told in the words of then.")
    if form == "xlsx" and out is None:
        raise click.UsageError("--format xlsx needs a file: add -o findings.xlsx.")
    if earlier is not None and not earlier.exists():
        raise InputError("There is no such file or folder.", where=str(earlier), todo="Check its name.")
    if out is not None:
        targets.check_target(out, [*sources, *([earlier] if earlier else [])])
    said = ""
    framework = chosen_framework(framework_name) if framework_name else None
    of_framework = framework.rules if framework else ()
    known = rules_to_run(sources, rules_folder)
    chosen = [chosen_rule(name, known) for name in dict.fromkeys([*of_framework, *names])] or known
    with console.progress() as progress:
        if sources:
            opened = pipeline.open_register(sources, as_of=as_of, public=public, progress=progress)
            result = pipeline.analyse(
                opened, as_of=as_of, chosen=chosen, parameters=dict(settings), engine=engine, progress=progress
            )
        else:
            result, said = serving.analyse(
                engine, name=name, as_of=as_of, chosen=chosen, parameters=dict(settings), progress=progress
            )
        if earlier is not None:
            before = since.earlier(
                earlier, as_of=result.as_of, chosen=known, parameters=dict(settings), progress=progress
            )
            result = since.compare(result, before)
    say_unknown_thresholds(result.register, known)
    if public:
        say_removed(result.register)
    if said:
        say(said, console=notes)
    counted = result.findings.at_least(fail_on or severity).standing
    # A build server fails for what the exit code fails for.
    shown = fail_on if form == "junit" and fail_on else severity
    result = replace(result, findings=result.findings.at_least(shown))
    if form == "table":
        show_findings(result, more=more)
        if framework is not None:
            _show_framework(framework, result)
    else:
        export = {"xlsx": "findings"}.get(form, form)
        if out is None:
            click.echo(exporters.text(export, result), nl=False)
        else:
            exporters.write(export, result, out)
            say(f"Written: {out}", console=notes)
    ctx.exit(FOUND if any(earlier is None or finding.state in ARISEN for finding in counted) else 0)


def show_findings(result: Result, *, more: bool = True) -> None:
    """Print the findings, then what each rule says with the thresholds by which it judged.

    Args:
        result: What was found.
        more: Every finding on a line of its own; else those of a rule that say the same of many share one, and so do rules that could not look.
    """
    compared = result.comparison is not None
    found = result.findings.all
    shared = 0
    if found:
        columns = ["Severity", "Finding", "What to do", "Where"]
        groups = [[one] for one in found] if more else alike(found)
        shared = len(found) - len(groups)
        rows = (_row(group, compared=compared) for group in groups)
        results.print(table(["State", *columns] if compared else columns, rows))
    for assessment in result.findings.assessments:
        if more or not assessment.not_assessed:
            judged = f" ({basis(assessment)})" if basis(assessment) else ""
            say(f"{assessment.title}: {assessment.sentence}{judged}")
    blind = [] if more else not_assessed(result.findings.assessments)
    for reason, titles in blind:
        if len(titles) > 1:
            say(f"Not assessed by {len(titles)} rules: {reason} ({', '.join(titles)})")
    alone = [f"{titles[0]} ({reason})" for reason, titles in blind if len(titles) == 1]
    if alone:
        say(
            f"Not assessed by {len(alone)} {'rule' if len(alone) == 1 else 'rules, each for its own reason'}: {'; '.join(alone)}"
        )
    if shared or blind:
        say("With --more, each of them has a line of its own.")
    if result.comparison is not None:
        _show_comparison(result.comparison)
    waived = len(result.findings.waived)
    apart = f", {waived} waived," if waived else ""
    standing = len(result.findings.standing)
    results.print(f"{standing} {'finding' if standing == 1 else 'findings'}{apart} as of {uk(result.as_of)}")


def _row(group: Sequence[Finding], *, compared: bool) -> tuple[object, ...]:
    finding, *others = group
    message = finding.message
    if others:
        names = [one.subject_name for one in group[:_NAMED]]
        rest = f" and {len(group) - _NAMED} more" if len(group) > _NAMED else ""
        message = f"{len(group)} times: {finding.message.removeprefix(finding.subject_name).strip(' :')}\n{'; '.join(names)}{rest}"
    if finding.waived:
        message = f"{message}\n{_capital(waived_words(finding))}."
    if compared and finding.state == "still there" and finding.first_seen:
        message = f"{message}\nFirst seen {uk(finding.first_seen)}."
    severity = f"{finding.severity} (waived)" if finding.waived else finding.severity
    where = [*finding.evidence[:2], *([f"and {len(others)} more places"] if others else [])]
    told = (severity, message, finding.fix, "\n".join(where))
    return (finding.state, *told) if compared else told


def _show_framework(framework: Framework, result: Result) -> None:
    """Say what each requirement came to; one that no rule checks is no pass."""
    said = {one.rule: one for one in result.findings.assessments}
    say(f"\n{framework.title}, version {framework.version}", "bold")
    say(framework.about)
    rows = [
        (
            one.says,
            one.source,
            "\n".join(f"{said[name].title}: {said[name].sentence}" for name in one.rules) or "not checked by any rule",
        )
        for one in framework.requirements
    ]
    results.print(table(("Requirement", "Source", "What the rules say"), rows))
    checked = sum(bool(one.rules) for one in framework.requirements)
    say(f"{checked} of {len(framework.requirements)} requirements are checked by a rule")


def _show_comparison(told: Comparison) -> None:
    if told.gone:
        results.print("\nGone:")
        for one in told.gone:
            say(f"  {one.severity:<8}  {one.message}")
    if told.unlooked:
        say(f"{len(told.unlooked)} earlier findings are of rules that did not run now, or could not look.")
    then = f"Since {uk(told.since)}" if told.since else "Since then"
    counts = ", ".join(
        f"{len(found)} {words}"
        for found, words in (
            (told.new, "new"),
            (told.returned, "returned"),
            (told.still, "still there"),
            (told.gone, "gone"),
        )
    )
    say(f"{then}: {counts}")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
