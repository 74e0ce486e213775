"""The command `score`: how many open actions have what makes somebody answerable for them.

In: words as typed. Out: a table, CSV or JSON on stdout, each number with its denominator. Refuses: what the pipeline refuses.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from partnergraph import console, pipeline, register
from partnergraph import rules as rule_files
from partnergraph.commands.own_rules import rules_to_run
from partnergraph.console import results, say, say_removed, table, uk
from partnergraph.exporters.json import of_score
from partnergraph.model import Progress, Result
from partnergraph.options import AS_OF, PUBLIC, RULES, SOURCES
from partnergraph.score import PARTS, Score
from partnergraph.spreadsheet import csv_text
from partnergraph.views import accountability, part_words, score_sentence, whole_words
from partnergraph.views.scores import AGREEMENT_RULE

_Known = dict[tuple[str, str], Score]


@click.command()
@SOURCES
@AS_OF
@click.option(
    "--since",
    "earlier",
    type=click.Path(path_type=Path, exists=True),
    metavar="EARLIER",
    help="Show beside each number what it was in an earlier register, report folder or plan.",
)
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", help="How to show it.")
@RULES
@PUBLIC
def score(
    sources: tuple[Path, ...],
    as_of: date | None,
    earlier: Path | None,
    form: str,
    rules_folder: Path | None,
    *,
    public: bool,
) -> None:
    """Count the open actions that have one lead, a date, an outcome, a board, and an agreement where one is needed.

    Plans are compared in one table; of the earlier versions that a register keeps, leads, dates and outcomes are known.
    """
    before: _Known = {}
    with console.progress() as progress:
        result = _analysed(sources, as_of, progress, rules_folder, public=public)
        if earlier is not None:
            inside = earlier / "register.xlsx"
            source = inside if not register.is_register(earlier) and inside.is_file() else earlier
            known = accountability(_analysed([source], as_of, progress, rules_folder, public=public))
            before = {(one.scope, one.name): one for one in known if one.version is None}
    if public:
        say_removed(result.register)
    made = accountability(result)
    if form == "json":
        scores = [of_score(one) | _was(one, before, asked=earlier is not None) for one in made]
        click.echo(json.dumps({"as_of": result.as_of.isoformat(), "scores": scores}, ensure_ascii=False, indent=1))
    elif form == "csv":
        _csv(made, before, asked=earlier is not None)
    else:
        _table(result, made, before)


def _analysed(
    sources: Sequence[Path], as_of: date | None, progress: Progress, rules_folder: Path | None, *, public: bool
) -> Result:
    opened = pipeline.open_register(sources, as_of=as_of, public=public, progress=progress)
    rule = next(one for one in rules_to_run(sources, rules_folder) if rule_files.number(one) == AGREEMENT_RULE)
    return pipeline.analyse(opened, as_of=as_of, chosen=[rule], progress=progress)


def _was(one: Score, before: _Known, *, asked: bool) -> dict[str, Any]:
    if not asked or one.version is not None:
        return {}
    was = before.get((one.scope, one.name))
    return {"before": of_score(was) if was else None}


def _csv(made: Sequence[Score], before: _Known, *, asked: bool) -> None:
    heads = ["scope", "name", "version", "open", "whole"]
    for part in PARTS:
        heads += [part, f"{part}, of"]
    more = [f"{head}, before" for head in heads[3:]] if asked else []
    rows = []
    for one in made:
        was = before.get((one.scope, one.name)) if one.version is None else None
        cells = [one.scope, one.name, one.version, *_numbers(one)]
        rows.append([*cells, *(_numbers(was) if was else [None] * len(more))] if asked else cells)
    click.echo(csv_text([*heads, *more], rows), nl=False)


def _numbers(one: Score) -> list[int | None]:
    return [one.open, one.whole, *(number for part in PARTS for number in one.parts.get(part, (None, None)))]


def _table(result: Result, made: Sequence[Score], before: _Known) -> None:
    rows = []
    for one in sorted(made, key=lambda one: one.scope in {"theme", "agency"}):
        was = before.get((one.scope, one.name)) if one.version is None else None
        cells = [whole_words(one), *(part_words(one, part) for part in PARTS)]
        if was is not None:
            then = [whole_words(was), *(part_words(was, part) for part in PARTS)]
            cells = [f"{now}\n(was {old})" for now, old in zip(cells, then, strict=True)]
        rows.append((one.scope, one.called, *cells))
    results.print(table(("Of", "Which", "All of it", *(part.capitalize() for part in PARTS)), rows))
    say(f"As of {uk(result.as_of)}. {score_sentence(made[0])}")
    [said] = result.findings.assessments
    if said.not_assessed and made[0].parts["agreement"][1]:
        say(f"Agreements: {said.not_assessed}")
