"""What the commands have in common: the files that they take, the day, the thresholds.

In: words as typed. Out: paths, dates, numbers. Refuses a day or threshold that is none, with how to write it.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click


class _Day(click.ParamType[date]):
    """A day as ISO (2026-03-31) or UK (31/03/2026)."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        form = "%d/%m/%Y" if "/" in value else "%Y-%m-%d"
        try:
            return datetime.strptime(value, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            self.fail(f'"{value}" is no date. Write it as 2026-03-31 or 31/03/2026.', param, ctx)


class _Setting(click.ParamType[tuple[str, float | int]]):
    """A threshold as name=number."""

    name = "name=value"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, float | int]:
        if isinstance(value, tuple):
            return value
        name, _, number = value.partition("=")
        try:
            amount = float(number)
        except ValueError:
            self.fail(f'"{value}" is no threshold. Write it as overload=8.', param, ctx)
        return name.strip(), int(amount) if amount.is_integer() else amount


SOURCES = click.argument(
    "sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PLAN|REGISTER..."
)
PLANS = click.argument("plans", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PLAN...")
DAY = _Day()
AS_OF = click.option("--as-of", type=DAY, help="Judge dates as on this day (default: the register's, else today).")
SET = click.option("--set", "settings", type=_Setting(), multiple=True, help="A threshold, such as overload=8.")
RULES = click.option(
    "--rules",
    "rules_folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder of rules of your own, run beside the shipped ones (default: the folder rules beside the register).",
)
PUBLIC = click.option(
    "--public",
    is_flag=True,
    help="Make a copy for publication: posts in the place of people, no contact details, comments or notes.",
)
ABOUT = click.option(
    "--about",
    metavar="NAME",
    help="Of the graph only what lies around this: a person, an agency, a board, an action's number or title...",
)
STEPS = click.option(
    "--steps", type=click.IntRange(0, 4), default=1, show_default=True, help="How far around; with --about."
)
NAME = click.option(
    "--name", help="The register's name on the server (default: the file's name, or the only one there)."
)
ENGINE = click.option(
    "--engine",
    default="ladybug",
    metavar="ENGINE",
    help="The embedded engine, or the address of a Neo4j server: an empty database, or, with no plan or register named, one "
    "that holds a register that was pushed.",
)
OPTIONAL_SOURCES = click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="[PLAN|REGISTER...]")


def need_sources(sources: tuple[Path, ...], engine: str, *, public: bool = False) -> None:
    """Return when there is something to ask: files, or a server that holds a register.

    Raises:
        click.UsageError: There is neither, or a copy for publication is asked of a server.
    """
    if not sources and "://" not in engine:
        raise click.UsageError("Name a plan or a register, or the server that holds one: --engine neo4j://...")
    if public and not sources:
        raise click.UsageError("A copy for publication is made of files: take the register with `pull` first.")
