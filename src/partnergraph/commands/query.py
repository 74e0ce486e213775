"""The command `query`: a question of one's own to the graph.

In: words as typed. Out: rows on stdout. Refuses: a query that writes, and what the pipeline refuses.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from partnergraph import console, pipeline, serving
from partnergraph.console import notes, results, say, say_removed, table
from partnergraph.options import AS_OF, ENGINE, NAME, OPTIONAL_SOURCES, PUBLIC, SET, need_sources
from partnergraph.spreadsheet import csv_text


@click.command()
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
