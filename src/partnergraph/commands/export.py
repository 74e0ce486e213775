"""The commands `export` and `view`: one result written to a file.

In: words as typed. Out: a file. Refuses: what the pipeline refuses, and a picture that there is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import click

from partnergraph import console, exporters, pipeline, showing, targets
from partnergraph.commands.own_rules import rules_to_run
from partnergraph.commands.wanted import PEOPLE, Wanted
from partnergraph.console import results, say, say_removed, table
from partnergraph.model import Progress, Result
from partnergraph.options import ABOUT, AS_OF, PUBLIC, RULES, SOURCES, STEPS
from partnergraph.views import around


@click.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="PLAN|REGISTER...")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help="The file to write: .html, or .svg or .png for a picture alone.",
)
@click.option("--picture", metavar="NAME", help="A named picture, such as board-routes; --pictures lists them.")
@click.option("--about", metavar="NAME", default="", help="Whom or what the picture is about.")
@click.option("--pictures", "listing", is_flag=True, help="List the named pictures.")
@AS_OF
@RULES
@PUBLIC
def view(
    sources: tuple[Path, ...],
    out: Path | None,
    picture: str | None,
    about: str,
    listing: bool,
    as_of: date | None,
    rules_folder: Path | None,
    public: bool,
) -> None:
    """Write the network page, one file that works offline; with --picture a named picture, as .svg or .png."""
    if listing or picture == "list":
        _list()
        return
    if not sources:
        raise click.UsageError("Name a plan or a register.")
    if about and not picture:
        raise click.UsageError("--about goes with --picture NAME; --pictures lists them.")
    if out is None and not picture:
        raise click.UsageError("Name the page to write: -o network.html.")
    if not picture:
        _export("network", sources, out or Path(), as_of, rules_folder, public=public)
        return
    words = re.sub(r"[^\w.-]+", "-", f"{picture} {about}".strip().lower()).strip("-.")[:80]
    target = out or Path(f"{words}.svg")
    showing.check(picture, about, target)

    def draw(result: Result, path: Path, _: Progress) -> None:
        showing.write(result, picture, about, path)

    whole = "" if target.suffix.casefold() in {".svg", ".png"} else "network"
    _write(draw, sources, target, as_of, rules_folder, public=public, whole=whole)


def _list() -> None:
    rows = ((one.id, " or ".join(one.about).lower() or "-", one.question) for one in showing.named())
    results.print(table(("Picture", "About", "What it answers"), rows))


@click.command()
@SOURCES
@click.option(
    "--to",
    "name",
    type=click.Choice(exporters.names()),
    help="What to write (default: as the options and the ending of the file say).",
)
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="The file to write.")
@click.option(
    "--board", metavar="NAME", help="Only what this board hears of; alone, a paper to it (.docx, .pdf, .html)."
)
@click.option("--plan", metavar="NAME", help="Only this plan; alone, a paper on it.")
@click.option(
    "--lead",
    metavar="NAME|all",
    help="A page for this lead, or for each, with a mail: a folder, .zip or document; or the lead's calendar: .ics.",
)
@click.option("--agency", metavar="NAME|all", help="A pack for this agency, or for each, likewise.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["docx", "html"]),
    default="docx",
    help="Of the documents in a folder or .zip.",
)
@AS_OF
@RULES
@PUBLIC
@ABOUT
@STEPS
def export(
    sources: tuple[Path, ...],
    name: str | None,
    out: Path,
    board: str | None,
    plan: str | None,
    lead: str | None,
    agency: str | None,
    form: str,
    as_of: date | None,
    rules_folder: Path | None,
    public: bool,
    about: str | None,
    steps: int,
) -> None:
    """Write one of the results: a board paper, pages for leads, the accountability map, findings, a graph file.

    For example: partnergraph export register.xlsx --board "Safer Communities Partnership" -o paper.docx
    """
    wanted = Wanted(board, plan, lead, agency, form)
    name = name or ("ics" if out.suffix.casefold() == ".ics" else None)
    chosen = wanted.export(name) or name or _by_ending(out)
    if chosen in PEOPLE:
        PEOPLE[chosen].check(out)

    def write(result: Result, path: Path, progress: Progress) -> None:
        wanted.write(chosen, around(result, about, steps) if about else result, path, progress)

    def check(result: Result) -> None:
        wanted.check(chosen, around(result, about, steps) if about else result)

    whole = "" if about or wanted.narrows else chosen
    _write(write, sources, out, as_of, rules_folder, public=public, whole=whole, first=check)


def _by_ending(out: Path) -> str:
    """The one export that writes files with this ending.

    Raises:
        click.UsageError: There is none, or there are several.
    """
    ending = out.suffix.casefold()
    fitting = ["paper"] if ending in {".docx", ".pdf"} else []
    fitting = fitting or [name for name in exporters.names() if Path(exporters.file_name(name)).suffix == ending]
    if len(fitting) == 1:
        return fitting[0]
    raise click.UsageError(f"Say what to write: --to {', '.join(fitting or exporters.names())}.")


def _export(
    name: str, sources: Sequence[Path], out: Path, as_of: date | None, rules_folder: Path | None, *, public: bool
) -> None:
    def write(result: Result, path: Path, _: Progress) -> None:
        exporters.write(name, result, path)

    _write(write, sources, out, as_of, rules_folder, public=public, whole=name)


def _write(
    write: Callable[[Result, Path, Progress], None],
    sources: Sequence[Path],
    out: Path,
    as_of: date | None,
    rules_folder: Path | None,
    *,
    public: bool,
    whole: str,
    first: Callable[[Result], object] | None = None,
) -> None:
    """Read, analyse, write; `whole` is the export that is to hold the whole register, empty for a part of it."""
    targets.check_target(out, sources)
    with console.progress() as progress:
        opened = pipeline.open_register(sources, as_of=as_of, public=public, progress=progress)
        if whole:
            exporters.check_size(whole, len(opened["Actions"]))
        chosen = rules_to_run(sources, rules_folder)
        draw = whole == "network"
        result = pipeline.analyse(opened, as_of=as_of, chosen=chosen, draw=draw, first=first, progress=progress)
        progress(f"Writing {out.name}")
        write(result, out, progress)
    if public:
        say_removed(opened)
    say(f"Written: {out}")
