"""The command `read`: what became of each table of plans, and their actions.

In: words as typed. Out: the reading on stdout; with -o the register. Refuses: what reading refuses.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from partnergraph import console, intake, listing, reading_report
from partnergraph.console import notes, results, say, say_kept, say_removed, table
from partnergraph.model import Progress
from partnergraph.options import PLANS, PUBLIC
from partnergraph.spreadsheet import csv_text


@click.command()
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
@PUBLIC
def read(plans: tuple[Path, ...], form: str, out: Path | None, asked: str | None, issues: bool, public: bool) -> None:
    """Read plans: show what became of each table, and the actions; with -o, write the register."""
    if form == "xlsx" and out is None:
        raise click.UsageError("--format xlsx needs a file: add -o register.xlsx.")
    if public:
        if out is None or asked is not None or issues:
            raise click.UsageError(
                "--public is for the register that is written: it goes with -o, and nothing else is shown."
            )
        _write_copy(plans, out)
        return
    with console.progress() as progress:
        if out is None:
            made, kept = intake.read(plans, progress), None
        else:
            made, kept = _into_register(plans, out, progress)
    if asked is not None:
        for explained in reading_report.explain(made.readings, made.documents, made.resolution, asked):
            say(explained.title, "bold")
            results.print(table(reading_report.EXPLAINED, explained.rows))
        return
    if issues:
        found = [issue for reading in made.readings for issue in (*reading.issues, *made.resolution.issues)]
        rows_ = ((one.kind, one.message, one.text, str(one.place)) for one in dict.fromkeys(found))
        results.print(table(("Kind", "What", "Text", "Place"), rows_))
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
            # Of one file, its name stands above the table.
            before = f"{plans[0].name}, " if len(plans) == 1 else ""
            results.print(
                table(
                    ("Ref", "Action", "Leads", "Due", "Place"),
                    (
                        (r["ref"], _shown(r), _flat(r["leads"]), r["due_text"], r["place"].removeprefix(before))
                        for r in rows
                    ),
                    spare=("Place",),
                )
            )
    if out is not None:
        say(f"Written: {out}", console=notes)
        say_kept(notes, kept)
    # Results that a program reads stay alone on stdout.
    say(listing.closing_line(made.readings), console=results if form == "table" else notes)


def _into_register(plans: tuple[Path, ...], out: Path, progress: Progress) -> tuple[intake.Plans, Path | None]:
    """Read plans with what was settled in the register at `out`, and write their register there."""
    # Imported here: most of it is about what comes after reading, which takes seconds to load.
    from partnergraph import pipeline, targets

    targets.check_folder(out)
    made = pipeline.read(plans, progress, decisions=pipeline.decisions_in(out))
    return made, targets.save(pipeline.to_register(made), out)


def _write_copy(plans: tuple[Path, ...], out: Path) -> None:
    """Write the copy for publication of the register of plans; what the plans say is not shown."""
    from partnergraph import pipeline, register, targets

    targets.check_folder(out)
    targets.check_public(out)
    with console.progress() as progress:
        copy = pipeline.for_publication(pipeline.to_register(pipeline.read(plans, progress)))
    # Written anew: a workbook that is changed keeps the notes and the properties of whoever had it open.
    if out.is_file():
        out.unlink()
    register.save(copy, out)
    say_removed(copy)
    say(f"Written: {out}", console=notes)


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
