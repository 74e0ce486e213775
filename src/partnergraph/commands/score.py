"""The command `score`: how many open actions have what makes somebody answerable for them.

In: words as typed. Out: a table, CSV or JSON on stdout, each number with its denominator. Refuses: what the pipeline refuses.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from partnergraph import console, pipeline
from partnergraph.console import results, say, table, uk
from partnergraph.exporters.csv import csv_text
from partnergraph.options import AS_OF, SOURCES
from partnergraph.rule_choice import chosen_rule
from partnergraph.score import PARTS, Score, scores

AGREEMENT_RULE = "sharing-without-agreement"


@click.command()
@SOURCES
@AS_OF
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", help="How to show it.")
def score(sources: tuple[Path, ...], as_of: date | None, form: str) -> None:
    """Count the open actions that have one lead, a date, an outcome, a board, and an agreement where one is needed."""
    with console.progress() as progress:
        opened = pipeline.open_register(sources, as_of=as_of, progress=progress)
        result = pipeline.analyse(opened, as_of=as_of, chosen=[chosen_rule(AGREEMENT_RULE)], progress=progress)
    [said] = result.findings.assessments
    made = scores(result.graph, None if said.not_assessed else {one.subject for one in said.findings})
    if form == "json":
        told = [
            {"scope": one.scope, "name": one.name, "open": one.open, "whole": one.whole, **_parts(one)} for one in made
        ]
        click.echo(json.dumps({"as_of": result.as_of.isoformat(), "scores": told}, ensure_ascii=False, indent=1))
    elif form == "csv":
        heads = ["scope", "name", "open", "whole"]
        for part in PARTS:
            heads += [part, f"{part}, of"]
        click.echo(csv_text(heads, ([one.scope, one.name, one.open, one.whole, *_flat(one)] for one in made)), nl=False)
    else:
        rows = (
            (one.scope, one.name, f"{one.whole} of {one.open}", *(_of(*one.parts[part]) for part in PARTS))
            for one in made
        )
        results.print(
            table(("Of", "Which", "All of it", *(part.capitalize() for part in PARTS)), rows, wide=("Which",))
        )
        whole = made[0]
        say(
            f"{whole.whole} of {whole.open} open actions have all that makes somebody answerable, as of {uk(result.as_of)}"
        )
        if said.not_assessed and whole.parts["agreement"][1]:
            say(f"Agreements: {said.not_assessed}")


def _of(have: int, should: int) -> str:
    return f"{have} of {should}" if should else "none needed"


def _parts(one: Score) -> dict[str, dict[str, int]]:
    return {part: {"have": have, "of": should} for part, (have, should) in one.parts.items()}


def _flat(one: Score) -> list[int]:
    return [number for part in PARTS for number in one.parts[part]]
