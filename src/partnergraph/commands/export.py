"""The commands `export` and `view`: one result written to a file.

In: words as typed. Out: a file. Refuses: what the pipeline refuses.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from partnergraph import console, exporters, pipeline, rule_choice
from partnergraph.console import say, say_removed
from partnergraph.options import AS_OF, PUBLIC, RULES, SOURCES


@click.command()
@SOURCES
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="The page to write.")
@AS_OF
@RULES
@PUBLIC
def view(sources: tuple[Path, ...], out: Path, as_of: date | None, rules_folder: Path | None, public: bool) -> None:
    """Write the network page: one file that works offline."""
    _export("network", sources, out, as_of, rules_folder, public=public)


@click.command()
@SOURCES
@click.option("--to", "name", type=click.Choice(exporters.names()), required=True, help="What to write.")
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="The file to write.")
@AS_OF
@RULES
@PUBLIC
def export(
    sources: tuple[Path, ...], name: str, out: Path, as_of: date | None, rules_folder: Path | None, public: bool
) -> None:
    """Write one of the results: the accountability map, the findings, the network page, a graph file."""
    _export(name, sources, out, as_of, rules_folder, public=public)


def _export(
    name: str, sources: Sequence[Path], out: Path, as_of: date | None, rules_folder: Path | None, *, public: bool
) -> None:
    pipeline.check_target(out, sources)
    with console.progress() as progress:
        opened = pipeline.open_register(sources, as_of=as_of, public=public, progress=progress)
        chosen = rule_choice.rules_for(sources, rules_folder)
        exporters.write(name, pipeline.analyse(opened, as_of=as_of, chosen=chosen, progress=progress), out)
    if public:
        say_removed(opened)
    say(f"Written: {out}")
