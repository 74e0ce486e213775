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

from partnergraph.column_widths import LONGEST, column_widths
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
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    whole: Sequence[str] = (),
    spare: Sequence[str] = (),
    width: int | None = None,
) -> Table:
    """Return a table for a terminal in which no word is broken.

    Args:
        columns: The headings.
        rows: The cells.
        whole: Headings of columns whose lines are never broken.
        spare: Headings of columns that are left out where the terminal is too narrow, the first of them first. Where it is still too narrow,
            each row is a block of lines, a heading before each.
        width: Characters of a line; those of the terminal if None.
    """
    shown = [plain(column) for column in columns]
    cells = [[plain(cell) for cell in row] for row in rows]
    room = width or results.width
    kept = list(range(len(shown)))
    for left_out in (None, *(shown.index(one) for one in spare if one in shown)):
        kept = [at for at in kept if at != left_out]
        texts = [[shown[at], *(row[at] for row in cells)] for at in kept]
        never = [number for number, at in enumerate(kept) if shown[at] in whole]
        widths = column_widths(texts, room - 3 * len(kept) - 1, whole=never)
        if widths is not None:
            made = Table(show_lines=False, header_style="bold")
            for at, wide in zip(kept, widths, strict=True):
                made.add_column(shown[at], overflow="fold", width=wide)
            for row in cells:
                made.add_row(*(Text(row[at]) for at in kept))
            return made
    return _blocks(shown, cells, room)


def _blocks(columns: list[str], rows: list[list[str]], room: int) -> Table:
    """Rows one below the other, a heading before each cell."""
    heading = max(map(len, columns))
    made = Table.grid(padding=(0, 1))
    made.add_column(width=heading)
    made.add_column(overflow="fold", width=max(room - heading - 1, LONGEST))
    for row in rows:
        for column, cell in zip(columns, row, strict=True):
            if cell:
                made.add_row(Text(column, style="bold"), Text(cell))
        made.add_row("", "")
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
