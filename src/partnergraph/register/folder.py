"""The register as a folder of CSV files, one a sheet: what a version control system can show line by line.

In: sheets. Out: files, and their cells back again. Writing is all or nothing, at whatever point it is cut off: the new
files are put together in a folder of their own, one renaming makes them the register, and whoever writes next moves
what was not moved yet.
Refuses: a folder in which two files hold one sheet.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pandas as pd

from partnergraph.errors import InputError
from partnergraph.register.csv_text import read_csv, read_ours, read_own, write_csv
from partnergraph.register.grids import Grid, Saved
from partnergraph.register.sheets import SHEETS

_PENDING = ".pending"
_LIST = "sheets.txt"
_NO_FILE_NAME = re.compile(r'[<>:"/\\|?*%\x00-\x1f]|^\.|[. ]$')


def render(sheets: dict[str, pd.DataFrame]) -> dict[str, bytes]:
    """Return the files of a register's sheets by their names."""
    return {_file_name(name): write_csv(name, frame) for name, frame in sheets.items()}


def _file_name(sheet: str) -> str:
    return _NO_FILE_NAME.sub(lambda found: f"%{ord(found[0]):02X}", sheet) + ".csv"


def read_folder(path: Path) -> Saved:
    """Return the cells of a folder of CSV files; a write that was cut off after its renaming counts as done.

    Raises:
        InputError: A file cannot be read as CSV in UTF-8.
    """
    known = {sheet.casefold(): sheet for sheet in SHEETS}
    grids: dict[str, Grid] = {}
    for file in _files(path):
        sheet = known.get(unquote(file.stem).casefold(), unquote(file.stem))
        if sheet in grids:
            raise InputError(f"Two files hold the sheet {sheet}.", where=path.name, todo="Keep one of them.")
        grids[sheet] = read_csv(file)
    return Saved(path.name, grids, ours=read_ours, own=read_own, folder=True)


def _files(path: Path) -> list[Path]:
    pending = path / _PENDING
    if (pending / _LIST).is_file():
        names = (pending / _LIST).read_text(encoding="utf-8").split("\n")
        return [pending / name if (pending / name).exists() else path / name for name in names]
    return sorted(file for file in path.iterdir() if file.suffix.lower() == ".csv" and file.is_file())


def sheet_names(path: Path) -> tuple[str, ...]:
    """Return the names of the sheets in a folder."""
    return tuple(unquote(file.stem) for file in _files(path))


def write_folder(path: Path, files: dict[str, bytes]) -> None:
    """Make `files` the register in the folder `path`; sheets that are not among them go, other files stay.

    Raises:
        OSError: The disk does not take them; the old register stands.
    """
    is_new = not path.exists()
    path.mkdir(exist_ok=True)
    made = path / f".writing-{os.getpid()}"
    try:
        _finish(path)
        for left in path.glob(".writing-*"):
            shutil.rmtree(left, ignore_errors=True)
        made.mkdir()
        for name, content in {**files, _LIST: "\n".join(files).encode()}.items():
            with (made / name).open("xb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        made.rename(path / _PENDING)
    except OSError:
        shutil.rmtree(made, ignore_errors=True)
        if is_new:
            path.rmdir()
        raise
    _finish(path)


def _finish(path: Path) -> None:
    """Move the files of a write that was renamed into place; doing it twice, or half, does no harm."""
    pending = path / _PENDING
    if not (pending / _LIST).is_file():
        shutil.rmtree(pending, ignore_errors=True)
        return
    names = (pending / _LIST).read_text(encoding="utf-8").split("\n")
    for name in names:
        if (pending / name).exists():
            (pending / name).replace(path / name)
    # Compared as files: where capitals do not count, Actions.csv and actions.csv are one.
    kept = {_identity(path / name) for name in names}
    for file in path.iterdir():
        if file.suffix.lower() == ".csv" and file.is_file() and _identity(file) not in kept:
            file.unlink()
    shutil.rmtree(pending)


def _identity(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_dev, found.st_ino
