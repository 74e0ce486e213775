"""Convert older Office files and OpenDocument files with LibreOffice, where it is installed.

In: a path and what the file is. Out: a copy as .docx or .xlsx, which is deleted after use. LibreOffice runs by itself,
with a profile of its own that is thrown away, without macros, and with no way to a network. Refuses: everything where
LibreOffice is not installed, a file that it cannot open, and one that takes it too much time or memory.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from partnergraph import office
from partnergraph.archive import check_office_zip
from partnergraph.errors import InputError
from partnergraph.readers._kinds import KINDS

INTO = {"doc": "docx", "ods": "xlsx", "odt": "docx", "rtf": "docx", "xls": "xlsx", "xlsb": "xlsx"}
"""The formats that are converted, and what they become."""

SECONDS = 22.0
"""Time that LibreOffice has for one file, its own start included."""

MEMORY = 900 * 1024 * 1024
"""Bytes that LibreOffice may hold."""

_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ROOT = "R".encode("utf-16-le")  # of "Root Entry"
_BEGINNINGS = (
    b"PK",
    b"{\\rtf",
    b"<?xml",
    b"\xef\xbb\xbf<?xml",
    b"\x09\x08",
    b"\x09\x04",
    b"\x09\x02",
)


@contextmanager
def converted(path: Path, suffix: str) -> Iterator[tuple[Path, str]]:
    """Give a copy of the file at `path` in a format that is read, and the name of that format.

    Args:
        path: The file.
        suffix: What it is: a key of `INTO`.

    Raises:
        InputError: LibreOffice is not installed, or cannot open the file within its limits.
    """
    program = office.found()
    if program is None:
        raise InputError(
            f"The file is {KINDS[suffix].name}, which is read only where LibreOffice is installed.",
            where=path,
            todo=f"Install LibreOffice, or: {KINDS[suffix].todo}",
        )
    head = _head(path)
    if not head:  # LibreOffice would take it for a text, whatever it is
        raise InputError(
            f"The file should be {KINDS[suffix].name}, and is none or is damaged.", where=path, todo="Fetch it again."
        )
    if head.startswith(b"PK"):
        check_office_zip(path)
    # Windows holds files for a moment after their program has ended.
    with tempfile.TemporaryDirectory(prefix="partnergraph-", ignore_cleanup_errors=True) as folder:
        yield _convert(program, path, suffix, Path(folder)), INTO[suffix]


def _head(path: Path) -> bytes:
    """Return how the file begins, empty where that is no beginning of a format that is converted."""
    with path.open("rb") as stream:
        head = stream.read(512)
        if not head.startswith(_OLE):
            return head if head.startswith(_BEGINNINGS) else b""
        if len(head) == 512:
            # The head of an old Office file says where its directory stands, which begins with its root.
            size = 1 << min(int.from_bytes(head[30:32], "little"), 12)
            stream.seek((int.from_bytes(head[48:52], "little") + 1) * size)
        return head if stream.read(len(_ROOT)) == _ROOT else b""


def _convert(program: str, path: Path, suffix: str, folder: Path) -> Path:
    source = folder / f"plan.{suffix}"
    shutil.copyfile(path, source)
    form = _FILTERS[INTO[suffix]]
    made = office.convert(program, [source], form, folder, seconds=SECONDS, memory=MEMORY)
    if made.ended:
        raise InputError(
            made.ended,
            where=path.name,
            todo="Open it in an office program and save it as .docx or .xlsx, or try again.",
        )
    copy = made.folder / f"plan.{INTO[suffix]}"
    if not copy.is_file() or not copy.stat().st_size:
        raise InputError(
            f"LibreOffice cannot open this file, which looks like {KINDS[suffix].name}: it is damaged or protected.",
            where=path.name,
            todo=KINDS[suffix].todo,
        )
    return copy
