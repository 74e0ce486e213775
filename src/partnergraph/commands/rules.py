"""The command `rules`: list the rules, show, run or check one, or start a new one.

In: words as typed. Out: lines on stdout; a template where it was asked for. Refuses: a rule that is none, a name that is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from partnergraph import console, pipeline, register, rule_choice
from partnergraph import rules as rule_files
from partnergraph.commands.gaps import FOUND, show_findings
from partnergraph.commands.own_rules import rules_to_run, say_unknown_thresholds
from partnergraph.console import notes, results, say, table
from partnergraph.errors import InputError, RuleError
from partnergraph.options import AS_OF, ENGINE, RULES, SET, SOURCES


@click.group
def rules() -> None:
    """List the rules, show, run or check one, or start a new one."""


@rules.command(name="list")
@RULES
def rules_list(rules_folder: Path | None) -> None:
    """List the rules that are shipped, and those of a folder of your own."""
    known = rules_to_run(folder=rules_folder)
    results.print(
        table(
            ("Rule", "Ref", "Severity", "Question"),
            ((r.id, r.ref, r.severity, f"{r.question} ({r.origin})" if r.origin else r.question) for r in known),
            whole=("Rule", "Ref"),
        )
    )
    results.print(f"{len(known)} rules")


@rules.command(name="show")
@click.argument("name")
@click.argument("register_file", required=False, type=click.Path(path_type=Path), metavar="[REGISTER]")
@AS_OF
@RULES
def rules_show(name: str, register_file: Path | None, as_of: date | None, rules_folder: Path | None) -> None:
    """Print a rule whole, and on stderr where to paste it, with its thresholds as a register sets them.

    NAME is a rule's name, its number or a rule file.
    """
    sources = [register_file] if register_file else []
    rule = rule_choice.chosen_rule(name, rules_to_run(sources, rules_folder))
    values: dict[str, Any] = dict(rule.params)
    day = as_of
    if register_file is not None:
        opened = pipeline.open_register(sources, as_of=as_of)
        values |= register.thresholds(opened, rule.params)
        day = pipeline.day_of(opened, as_of)
    click.echo(rule.source, nl=False)
    for line in _where_to_paste(rule, values, day, str(register_file or "REGISTER")):
        say(line, console=notes)


def _where_to_paste(rule: rule_files.Rule, values: dict[str, Any], day: date | None, source: str) -> Iterator[str]:
    asked = rule_files.parameters(rule.query)
    called = f'"{rule.file}"' if rule.file else rule.id
    numbers = [f" --set {name}={value}" for name, value in values.items() if name in asked and _is_number(value)]
    yield ""
    yield f"Run it as a rule:   partnergraph rules run {called} {source}"
    yield f'Ask it as a query:  partnergraph query {source} "$(partnergraph rules show {called})"{"".join(numbers)}'
    yield "In Neo4j Browser, after `partnergraph push`: paste these lines, then the rule whole."
    given = rule_files.as_asked(values) | {"as_of": day or date.today()}  # noqa: DTZ011 - a plan's day is the reader's own day
    for name in sorted(asked):
        yield f":param {name} => {_cypher(given.get(name, []))}"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _cypher(value: object) -> str:
    """A value as Neo4j Browser takes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return f"date('{value.isoformat()}')"
    if isinstance(value, timedelta):
        return f"duration({{days: {value.days}}})"
    if isinstance(value, list):
        return f"[{', '.join(_cypher(item) for item in value)}]"
    return str(value) if _is_number(value) else "'" + str(value).replace("\\", "\\\\").replace("'", "\\'") + "'"


@rules.command(name="check")
@click.argument("file", type=click.Path(path_type=Path))
def rules_check(file: Path) -> None:
    """Say all that is wrong with a rule file of your own, as file:line: what."""
    problems, remarks = rule_choice.check(file)
    for problem in (*problems, *remarks):
        say(problem.at(str(file)))
    if problems:
        raise RuleError(f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'}.", where=str(file))
    say(f"{file}: this is a good rule.")


@rules.command(name="new")
@click.argument("name")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The file to write (default: NAME.cypher here).")
def rules_new(name: str, out: Path | None) -> None:
    """Write a template for a rule of your own."""
    path = out or Path(f"{name}.cypher")
    if path.exists():
        raise InputError("This file is there already.", where=str(path), todo="Choose another name with -o.")
    path.write_text(rule_files.template(name), encoding="utf-8")
    say(f"Written: {path}")


@rules.command(name="run")
@click.argument("name", metavar="FILE|RULE")
@SOURCES
@AS_OF
@SET
@RULES
@ENGINE
@click.pass_context
def rules_run(
    ctx: click.Context,
    name: str,
    sources: tuple[Path, ...],
    as_of: date | None,
    settings: tuple[tuple[str, Any], ...],
    rules_folder: Path | None,
    engine: str,
) -> None:
    """Run one rule, shipped or your own, on a register or plans; exit code 1 if it finds something that nobody waived."""
    # A file that a person named runs as it is, whatever else is called like it.
    known = () if name.endswith(".cypher") else rules_to_run(sources, rules_folder)
    rule = rule_choice.chosen_rule(name, known)
    with console.progress() as progress:
        opened = pipeline.open_register(sources, as_of=as_of, progress=progress)
        result = pipeline.analyse(
            opened, as_of=as_of, chosen=[rule], parameters=dict(settings), engine=engine, progress=progress
        )
    say_unknown_thresholds(result.register, [rule])
    say(rule.question, "bold")
    show_findings(result)
    ctx.exit(FOUND if result.findings.standing else 0)
