"""What the command line says to a person: plain words, tables, and how far the work has come.

In: values and rows. Out: lines on stdout (results) and stderr (progress and notes). Refuses nothing; characters that
could steer a terminal are taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, SpinnerColumn, TaskID, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table
from rich.text import Text

from partnergraph.model import Progress, Register

results = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
notes = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)

_STEPS = 10  # lines on the way, where no bar can move


def plain(value: object) -> str:
    """Return a value as text without the control characters that could steer a terminal."""
    text = "" if value is None else uk(value) if isinstance(value, date) else str(value)
    return "".join(character if character in "\n\t" or character.isprintable() else " " for character in text)


def uk(day: date) -> str:
    """Return a day as people write it: 31 March 2026."""
    return f"{day.day} {day:%B %Y}"


def table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, wide: Sequence[str] = (), whole: Sequence[str] = ()
) -> Table:
    """Return a table for a terminal; the columns in `wide` take more room, those in `whole` are never broken."""
    made = Table(show_lines=False, header_style="bold")
    for column in columns:
        made.add_column(plain(column), overflow="fold", ratio=3 if column in wide else None, no_wrap=column in whole)
    for row in rows:
        made.add_row(*(Text(plain(cell)) for cell in row))
    return made


def say(words: object, style: str = "", *, console: Console = results) -> None:
    """Print a line."""
    console.print(Text(plain(words), style=style))


def say_removed(opened: Register) -> None:
    """Say what was taken out of a copy for publication, without any of it."""
    # Imported here: reading a plan needs no register.
    from partnergraph.register import setting

    removed = setting(opened, "removed for publication") or "nothing"
    say(f"Taken out for publication: {removed}. Read the copy through before it is published.", console=notes)


def say_kept(where: Console, kept: Path | None) -> None:
    """Say where a register is kept that stood in the place of a new one."""
    if kept:
        say(
            f"Another register stood there; it is kept as {kept}. What people corrected in it is not in the new one: "
            f"`partnergraph update {kept.name} PLAN` reads a plan into it and keeps that.",
            console=where,
        )


@contextmanager
def progress() -> Iterator[Progress]:
    """Say on stderr what is being done and how far: a moving bar at a terminal, plain lines elsewhere."""
    if not notes.is_terminal:
        yield _lines()
        return
    words, count = TextColumn("{task.description}", markup=False), TextColumn("{task.fields[count]}")
    with Bar(SpinnerColumn(), words, BarColumn(), count, console=notes, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def told(message: str, done: int = 0, total: int = 0) -> None:
            extent = f"{done} of {total}" if total else ""
            if message in tasks:
                bar.update(tasks[message], completed=done, count=extent)
                return
            for task in tasks.values():
                bar.remove_task(task)
            tasks.clear()
            tasks[message] = bar.add_task(plain(message), total=total or None, completed=done, count=extent)

        yield told


def _lines() -> Progress:
    """Return what prints a line for each new message, and one for each tenth of a long one."""
    last: tuple[str, int] = ("", 0)

    def told(message: str, done: int = 0, total: int = 0) -> None:
        nonlocal last
        step = done * _STEPS // total if total else 0
        if (message, step) != last:
            last = (message, step)
            say(f"{message} ({done} of {total})" if done else message, console=notes)

    return told
