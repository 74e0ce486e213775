"""Write many files as a folder or a .zip, whole or not at all.

In: names and what writes each. Out: a folder or one archive. Refuses: a folder that holds files which are not ours.
"""

from __future__ import annotations

import csv
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from partnergraph.errors import InputError
from partnergraph.exporters._files import replacing

LIST = "index.csv"
"""The list of all files, by which a folder is known to be ours."""

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the first that an archive knows, so that the same files give the same archive


@contextmanager
def filling(path: Path) -> Iterator[Path]:
    """Give an empty folder; what the block writes into it becomes the folder, or the .zip, at `path`.

    Raises:
        InputError: A folder is there that holds something else.
        OSError: Nothing can be written there.
    """
    if path.suffix.casefold() == ".zip":
        with tempfile.TemporaryDirectory(prefix="partnergraph-") as name, replacing(path) as temporary:
            yield Path(name)
            _pack(Path(name), temporary)
        return
    check_ours(path)
    name = tempfile.mkdtemp(prefix=f".{path.name[:40]}-", dir=path.absolute().parent)
    made = Path(name)
    try:
        yield made
        made.chmod(0o755)
        if path.exists():
            old = Path(tempfile.mkdtemp(prefix=f".{path.name[:40]}-old-", dir=path.absolute().parent))
            path.rename(old / "old")
            try:
                made.rename(path)
            except OSError:
                (old / "old").rename(path)
                raise
            finally:
                shutil.rmtree(old, ignore_errors=True)
        else:
            made.rename(path)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def check_ours(path: Path) -> None:
    """Return when a folder may be written at `path`: there is none, an empty one, or one that an earlier run wrote.

    Raises:
        InputError: There is a file, or a folder with other files in it.
    """
    if path.exists() and not path.is_dir():
        raise InputError(
            "This is a file, not a folder.", where=str(path), todo="Name a folder, or a file ending in .zip."
        )
    if not path.exists():
        return
    there = {file.relative_to(path).as_posix() for file in path.rglob("*") if not file.is_dir()}
    strange = sorted(there - _listed(path))
    if strange:
        raise InputError(
            f"The folder holds other files, such as {strange[0]}.", where=str(path), todo="Name a new or empty folder."
        )


def _listed(path: Path) -> set[str]:
    try:
        with (path / LIST).open(encoding="utf-8", newline="") as stream:
            return {LIST, *(row["file"] for row in csv.DictReader(stream) if row.get("file"))}
    except (OSError, UnicodeDecodeError, csv.Error):
        return set()


def _pack(folder: Path, path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                about = zipfile.ZipInfo(file.relative_to(folder).as_posix(), _FIRST_DAY)
                about.compress_type = zipfile.ZIP_DEFLATED
                about.external_attr = 0o644 << 16
                archive.writestr(about, file.read_bytes())
