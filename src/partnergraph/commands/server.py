"""The commands `push`, `pull`, `remove` and `style`: registers on a Neo4j server.

In: words as typed; user name and password from the environment. Out: what changed on the server, or a register. Refuses: what
`serving` refuses.
"""

from __future__ import annotations

from pathlib import Path

import click

from partnergraph import console, serving, targets
from partnergraph.console import notes, results, say, table
from partnergraph.options import NAME
from partnergraph.server import style_sheet


@click.command()
@click.argument("register_file", type=click.Path(path_type=Path), metavar="REGISTER")
@click.option("--to", "address", required=True, metavar="ADDRESS", help="The server, such as neo4j://localhost:7687.")
@NAME
@click.option("--dry-run", is_flag=True, help="Only count what would be written.")
def push(register_file: Path, address: str, name: str | None, dry_run: bool) -> None:
    """Put a register on a Neo4j server, where people explore it; a second push writes only what changed.

    User name and password are taken from NEO4J_USERNAME and NEO4J_PASSWORD. Other registers in the database, and what
    belongs to others, stay as they are. A push that fails can be repeated.
    """
    with console.progress() as progress:
        done = serving.push(register_file, address, name=name, dry=dry_run, progress=progress)
    results.print(table(("Kind", "Created", "Changed", "Deleted", "Unchanged"), done.rows()))
    would = "Would be pushed" if done.dry else "Pushed"
    counts = ", ".join(f"{done.total(sort):,} {sort}" for sort in ("created", "changed", "deleted", "unchanged"))
    say(f'{would} as "{done.name}": {counts}')


@click.command()
@click.argument("name")
@click.option("--from", "address", required=True, metavar="ADDRESS", help="The server, such as neo4j://localhost:7687.")
@click.option("--dry-run", is_flag=True, help="Only count what would be deleted.")
def remove(name: str, address: str, dry_run: bool) -> None:
    """Take the register called NAME off a Neo4j server, as it lies there: pull it before if it is kept nowhere else.

    User name and password are taken from NEO4J_USERNAME and NEO4J_PASSWORD. Other registers in the database, and what
    belongs to others, stay as they are. A removal that fails can be repeated.
    """
    with console.progress() as progress:
        done = serving.remove(address, name, dry=dry_run, progress=progress)
    say(f'{"Would be removed" if done.dry else "Removed"}: "{done.name}", {done.total("deleted"):,} nodes and edges')


@click.command()
@click.option("--from", "address", required=True, metavar="ADDRESS", help="The server, such as neo4j://localhost:7687.")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="Write the register here (.xlsx, or a folder of CSV files).",
)
@NAME
def pull(address: str, out: Path, name: str | None) -> None:
    """Take a register from a Neo4j server: as it was pushed, or with what people changed in its graph there.

    User name and password are taken from NEO4J_USERNAME and NEO4J_PASSWORD.
    """
    targets.check_folder(out)
    with console.progress() as progress:
        found = serving.pull(address, name=name, progress=progress)
        kept = targets.save(found.register, out)
    say(f'Written: {out} ("{found.name}")')
    if found.rebuilt:
        say(
            "Its graph was changed on the server, so the register was made anew from it: notes and columns of one's own "
            "are not in it.",
            console=notes,
        )
    if kept:
        say(f"Another register stood there; it is kept as {kept}.", console=notes)


@click.command()
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Write to this file, such as partnergraph.grass.")
def style(out: Path | None) -> None:
    """Print a style sheet for Neo4j Browser in the colours of the pages: drag the file onto Browser."""
    if out is None:
        click.echo(style_sheet(), nl=False)
        return
    targets.check_target(out, ())
    out.write_text(style_sheet(), encoding="utf-8")
    say(f"Written: {out}")
