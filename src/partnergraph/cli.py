"""The command line: thin over the pipeline.

Results go to stdout, progress and notes to stderr. Exit codes: 0 no finding at or above the asked severity,
1 findings, 2 could not do the work. A user's mistake prints one clear line and no traceback.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from partnergraph import (
    __version__,
    console,
    listing,
    pipeline,
    reading_report,
    register,
    reviewing,
    rule_choice,
    serving,
    targets,
    views,
)
from partnergraph.commands.diff import diff
from partnergraph.commands.export import export, view
from partnergraph.commands.gaps import gaps
from partnergraph.commands.rules import rules
from partnergraph.commands.score import score
from partnergraph.commands.server import pull, push, style
from partnergraph.commands.update import update
from partnergraph.commands.whatif import whatif
from partnergraph.console import notes, results, say, say_removed, table, uk
from partnergraph.errors import InputError, PartnergraphError
from partnergraph.exporters.csv import csv_text
from partnergraph.model import Finding
from partnergraph.options import AS_OF, ENGINE, NAME, OPTIONAL_SOURCES, PLANS, PUBLIC, RULES, SET, SOURCES, need_sources

FOUND, FAILED = 1, 2
WORST = 10


class _Commands(click.Group):
    """Turns a failure that we foresaw into one line and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PartnergraphError as error:
            say(f"partnergraph: {error}", console=notes)
            ctx.exit(FAILED)
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            say(f"partnergraph: {where}{error.strerror or error}.", console=notes)
            ctx.exit(FAILED)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="partnergraph")
def main() -> None:
    """Read multi-agency action plans as published; see who is accountable for what, and where the gaps are."""


@main.command()
@SOURCES
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="Folder for the results.")
@AS_OF
@SET
@RULES
@PUBLIC
@click.option(
    "--fresh-positions", is_flag=True, help="Lay the pictures out anew, where marks otherwise stay where they were."
)
def report(
    sources: tuple[Path, ...],
    out: Path,
    as_of: date | None,
    settings: tuple[tuple[str, Any], ...],
    rules_folder: Path | None,
    public: bool,
    fresh_positions: bool,
) -> None:
    """Do the main job: read plans, find the gaps, write the register, the pages and the lists."""
    with console.progress() as progress:
        chosen = rule_choice.rules_for(sources, rules_folder)
        made = pipeline.report(
            sources,
            out,
            as_of=as_of,
            chosen=chosen,
            parameters=dict(settings),
            public=public,
            fresh_positions=fresh_positions,
            progress=progress,
        )
    result = made.result
    found = result.findings.standing
    waived = len(result.findings.waived)
    counts = ", ".join(f"{number} {severity}" for severity, number in result.findings.counts().items() if number)
    say(f"{result.title}, as of {uk(result.as_of)}", "bold")
    if made.readings:
        say(listing.closing_line(made.readings))
    apart = f", {waived} waived" if waived else ""
    results.print(f"{len(found)} findings{apart}" + (f": {counts}" if counts else ""))
    made_scores = views.accountability(result)
    if made_scores and made_scores[0].open:
        say(views.score_sentence(made_scores[0]))
    if found:
        results.print("\nThe worst:")
        for finding, like in _worst(found):
            more = f" (and {like} more like it)" if like else ""
            say(f"  {finding.severity:<8}  {finding.message}{more}")
    blind = [assessment for assessment in result.findings.assessments if assessment.not_assessed]
    if blind:
        results.print("\nNot assessed:")
        for assessment in blind:
            say(f"  {assessment.title}: {assessment.not_assessed}")
    results.print("\nWritten:")
    for path in made.files:
        say(f"  {path}")
    _say_kept(results, made.kept)
    if public:
        say_removed(result.register)
    if made.answers:
        say(f"{made.answers} answers in the sheet Review hold when the plans are read into this folder again.")


def _say_kept(where: Console, kept: Path | None) -> None:
    if kept:
        say(
            f"Another register stood there; it is kept as {kept}. What people corrected in it is not in the new one: "
            f"`partnergraph update {kept.name} PLAN` reads a plan into it and keeps that.",
            console=where,
        )


def _worst(found: Sequence[Finding]) -> list[tuple[Finding, int]]:
    """The worst findings, one a rule while there are enough rules, each with the number of others like it."""
    of_rule = Counter(finding.rule for finding in found)
    firsts = list({finding.rule: finding for finding in reversed(found)}.values())[::-1]
    if len(firsts) >= WORST:
        return [(finding, of_rule[finding.rule] - 1) for finding in firsts[:WORST]]
    rest = [finding for finding in found if finding not in firsts][: WORST - len(firsts)]
    shown = Counter(finding.rule for finding in (*firsts, *rest))
    last = {finding.rule: finding for finding in (*firsts, *rest)}
    chosen = sorted((*firsts, *rest), key=found.index)
    return [(one, of_rule[one.rule] - shown[one.rule] if last[one.rule] is one else 0) for one in chosen]


@main.command()
@PLANS
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv", "xlsx"]),
    default="table",
    help="How to show the actions.",
)
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="Write the register (.xlsx, or a folder of CSV files)."
)
@click.option("--explain", "asked", metavar="REF", help="Show which cell gave each value of one action.")
@click.option("--issues", is_flag=True, help="List all that reading came upon, each with its place.")
def read(plans: tuple[Path, ...], form: str, out: Path | None, asked: str | None, issues: bool) -> None:
    """Read plans: show what became of each table, and the actions; with -o, write the register."""
    if form == "xlsx" and out is None:
        raise click.UsageError("--format xlsx needs a file: add -o register.xlsx.")
    if out is not None:
        targets.check_folder(out)
    with console.progress() as progress:
        settled = pipeline.decisions_in(out) if out is not None else ()
        made = pipeline.read(plans, progress, decisions=settled)
        kept = targets.save(pipeline.to_register(made), out) if out is not None else None
    if asked is not None:
        for explained in reading_report.explain(made.readings, made.documents, made.resolution, asked):
            say(explained.title, "bold")
            results.print(table(reading_report.EXPLAINED, explained.rows, wide=("Read as", "As published")))
        return
    if issues:
        found = [issue for reading in made.readings for issue in (*reading.issues, *made.resolution.issues)]
        rows_ = ((one.kind, one.message, one.text, str(one.place)) for one in dict.fromkeys(found))
        results.print(table(("Kind", "What", "Text", "Place"), rows_, wide=("What",)))
        say(listing.closing_line(made.readings))
        return
    rows = list(listing.lines(made.readings, made.resolution, more=form == "csv"))
    if form == "jsonl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    elif form == "csv":
        keys = (*listing.KEYS, *listing.MORE)
        click.echo(csv_text(keys, ([_flat(row[key]) for key in keys] for row in rows)), nl=False)
    elif form == "table":
        for reading in made.readings:
            for line in reading_report.on_tables(reading):
                say(line)
        if rows:
            results.print(
                table(
                    ("Ref", "Action", "Leads", "Due", "Place"),
                    ((r["ref"], _shown(r), _flat(r["leads"]), r["due_text"], r["place"]) for r in rows),
                    wide=("Action",),
                )
            )
    if out is not None:
        say(f"Written: {out}", console=notes)
        _say_kept(notes, kept)
    # Results that a program reads stay alone on stdout.
    say(listing.closing_line(made.readings), console=results if form == "table" else notes)


def _shown(row: dict[str, Any]) -> str:
    text = " ".join(row["action"].split())
    return text if len(text) <= 100 else f"{text[:99]}…"


def _flat(value: object) -> object:
    """A list as one cell: names joined, leads with what they are."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, list):
        return value
    return "; ".join(_lead(item) if isinstance(item, dict) else str(item) for item in value)


def _lead(lead: dict[str, Any]) -> str:
    """A lead with its kind and, unless it leads, what it does."""
    helps = "" if lead["role"] in {"accountable", "named"} else f", {lead['role']}"
    return f"{lead['name']} ({lead['kind']}{helps})"


@main.command()
@click.argument("register_file", type=click.Path(path_type=Path), metavar="REGISTER")
@click.option("--by", help="Your name, which stands beside each answer (default: you are asked).")
@click.option("--list", "only_list", is_flag=True, help="Only list the questions.")
@click.option("--all-plans", is_flag=True, help="Let the answers hold in every plan, not only in the one asked about.")
def review(register_file: Path, by: str | None, only_list: bool, all_plans: bool) -> None:
    """Settle what reading was unsure of: questions with candidates, those that settle most actions first.

    Answers are kept in the register, in the sheet Review, and hold from the next reading of the plans into it on.
    """
    if not register.is_register(register_file):
        raise InputError("This is no register.", where=str(register_file), todo="Make one with `partnergraph report`.")
    opened = pipeline.open_register([register_file])
    questions = register.open_questions(opened)
    if only_list or not questions:
        results.print(
            table(
                ("Actions", "Question", "Cell", "May be", "Place"),
                ((one.actions, one.question, one.cell, "\n".join(one.candidates), one.place) for one in questions),
                wide=("Question", "Cell"),
            )
        )
        say(f"{len(questions)} open questions")
        return
    answered = reviewing.ask(opened, questions, by=by, all_plans=all_plans)
    if answered is not opened:
        kept = targets.save(answered, register_file)
        say(f"Written: {register_file}", console=notes)
        say(f"As it was before, it is kept as {kept}", console=notes)


@main.command()
@OPTIONAL_SOURCES
@click.argument("cypher")
@AS_OF
@SET
@ENGINE
@NAME
@PUBLIC
@click.option("--limit", type=click.IntRange(min=1), default=1000, show_default=True, help="At most this many rows.")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", help="How to show the rows."
)
def query(
    sources: tuple[Path, ...],
    cypher: str,
    as_of: date | None,
    settings: tuple[tuple[str, Any], ...],
    engine: str,
    name: str | None,
    public: bool,
    limit: int,
    form: str,
) -> None:
    """Ask the graph of plans or a register a question in read-only Cypher.

    For example: "MATCH (p:Person)-[:ASSIGNED]->(a:Action) RETURN p.name, count(a) ORDER BY count(a) DESC"
    """
    need_sources(sources, engine, public=public)
    said: tuple[str, ...] = ()
    with console.progress() as progress:
        if not sources:
            rows, said = serving.query(
                engine, cypher, dict(settings), name=name, as_of=as_of, limit=limit, progress=progress
            )
        else:
            opened = pipeline.open_register(sources, as_of=as_of, public=public, progress=progress)
            rows = pipeline.query(opened, cypher, dict(settings), as_of=as_of, engine=engine, limit=limit)
            if public:
                say_removed(opened)
    if form == "json":
        click.echo(json.dumps(rows.dicts(), ensure_ascii=False, default=str, indent=1))
    elif form == "csv":
        click.echo(csv_text(rows.columns, rows.rows), nl=False)
    else:
        results.print(table(rows.columns, rows.rows))
    for line in said:
        say(line, console=notes)
    count = len(rows.rows)
    notes.print(
        f"{count} rows" + (f" (no more than {limit} are shown; --limit changes that)" if count == limit else "")
    )


main.add_command(diff)
main.add_command(export)
main.add_command(gaps)
main.add_command(pull)
main.add_command(push)
main.add_command(rules)
main.add_command(score)
main.add_command(style)
main.add_command(update)
main.add_command(view)
main.add_command(whatif)


if __name__ == "__main__":
    sys.exit(main())
