"""The command `rules`: list the rules, show one, check one of your own, or start a new one.

In: words as typed. Out: lines on stdout; a template where it was asked for. Refuses: a rule that is none, a name that is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from partnergraph import pipeline
from partnergraph import rules as rule_files
from partnergraph.console import results, say, table
from partnergraph.errors import InputError, RuleError


def chosen_rule(name: str) -> rule_files.Rule:
    """Return a shipped rule by its name or number, or a rule file of one's own.

    Raises:
        RuleError: There is no such rule.
    """
    if name.endswith(".cypher"):
        return rule_files.load(Path(name))
    found = {rule.id: rule for rule in rule_files.shipped()}
    known = found | {rule.ref: rule for rule in rule_files.shipped() if rule.ref}
    if name in known:
        return known[name]
    raise RuleError(f'There is no rule "{name}".', todo=f"{_nearest(name, found)} `partnergraph rules list` shows all.")


def chosen_framework(name: str) -> rule_files.Framework:
    """Return a framework by its name.

    Raises:
        RuleError: There is no such framework.
    """
    known = {one.name: one for one in rule_files.frameworks()}
    if name not in known:
        raise RuleError(f'There is no framework "{name}".', todo=f"The frameworks are {', '.join(known)}.")
    return known[name]


def _nearest(name: str, known: Iterable[str]) -> str:
    from rapidfuzz import process

    best = process.extractOne(name, list(known), score_cutoff=60)
    return f'Did you mean "{best[0]}"?' if best else ""


@click.group
def rules() -> None:
    """List the rules, show one, check one of your own, or start a new one."""


@rules.command(name="list")
def rules_list() -> None:
    """List the rules that are shipped."""
    shipped = rule_files.shipped()
    results.print(
        table(
            ("Rule", "Ref", "Severity", "Question"),
            ((r.id, r.ref, r.severity, r.question) for r in shipped),
            wide=("Question",),
            whole=("Rule", "Ref"),
        )
    )
    results.print(f"{len(shipped)} rules")


@rules.command(name="show")
@click.argument("name")
def rules_show(name: str) -> None:
    """Print a rule whole: it pastes as it is into Neo4j Browser."""
    click.echo(chosen_rule(name).source, nl=False)


@rules.command(name="check")
@click.argument("file", type=click.Path(path_type=Path))
def rules_check(file: Path) -> None:
    """Say all that is wrong with a rule file of your own."""
    problems = pipeline.check_rule(file)
    for problem in problems:
        say(f"{file.name}: {problem}")
    if problems:
        raise RuleError(f"{len(problems)} problems.", where=file.name)
    say(f"{file.name}: this is a good rule.")


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
