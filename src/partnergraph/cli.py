"""The command line: which commands there are, and what becomes of a failure.

Results go to stdout, progress and notes to stderr. Exit codes: 0 no finding at or above the asked severity,
1 findings, 2 could not do the work. A user's mistake prints one clear line and no traceback.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from partnergraph import __version__
from partnergraph.errors import PartnergraphError

FAILED = 2

COMMANDS = {
    "diff": (
        "diff",
        "Say what changed between two plans or registers; a register alone is compared with the version before in it.",
    ),
    "export": (
        "export",
        "Write one of the results: a board paper, pages for leads, the accountability map, findings, a graph file.",
    ),
    "gaps": (
        "gaps",
        "Find the gaps in plans, a register, or a register on a server; exit code 1 if there are any that nobody waived.",
    ),
    "pull": (
        "server",
        "Take a register from a Neo4j server: as it was pushed, or with what people changed in its graph there.",
    ),
    "push": (
        "server",
        "Put a register on a Neo4j server, where people explore it; a second push writes only what changed.",
    ),
    "query": ("query", "Ask the graph of plans or a register a question in read-only Cypher."),
    "read": ("read", "Read plans: show what became of each table, and the actions; with -o, write the register."),
    "remove": (
        "server",
        "Take the register called NAME off a Neo4j server, as it lies there: pull it before if it is kept nowhere else.",
    ),
    "report": ("report", "Do the main job: read plans, find the gaps, write the register, the pages and the lists."),
    "review": (
        "review",
        "Settle what reading was unsure of: questions with candidates, those that settle most actions first.",
    ),
    "rules": ("rules", "List the rules, show, run or check one, or start a new one."),
    "score": (
        "score",
        "Count the open actions that have one lead, a date, an outcome, a board, and an agreement where one is needed.",
    ),
    "style": (
        "server",
        "Print a style sheet for Neo4j Browser in the colours of the pages: drag the file onto Browser.",
    ),
    "update": (
        "update",
        "Read a newer version of a plan into a register: every edit and decision is kept, conflicts are listed.",
    ),
    "view": (
        "export",
        "Write the network page, one file that works offline; with --picture a named picture, as .svg or .png.",
    ),
    "whatif": (
        "whatif",
        "Tell what would change if somebody left, handed over, or two became one; nothing is written without --save.",
    ),
}
"""Each command with the module of `partnergraph.commands` that holds it and the line that says what it does.

A module is imported when its command is asked for: all of them take seconds to load.
"""


class _Commands(click.Group):
    """Finds commands by name, and turns a failure that we foresaw into one line and exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click calls it
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = getattr(import_module(f"partnergraph.commands.{COMMANDS[cmd_name][0]}"), cmd_name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PartnergraphError as error:
            _fail(ctx, str(error))
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            _fail(ctx, f"{where}{error.strerror or error}.")


def _fail(ctx: click.Context, why: str) -> None:
    from partnergraph.console import notes, say

    say(f"partnergraph: {why}", console=notes)
    ctx.exit(FAILED)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="partnergraph")
def main() -> None:
    """Read multi-agency action plans as published; see who is accountable for what, and where the gaps are."""


if __name__ == "__main__":
    sys.exit(main())
