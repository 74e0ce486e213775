"""Read published plans: one module a format, found by the suffix of the file.

In: a path. Out: a `Document`: tables of cells and the text between them, each with its place. Refuses, with an
`InputError` of one line: a file that cannot be opened, is too large, holds nothing, is of another kind than its
name says, or of a kind that is not read.

A module `readers/<suffix>.py` with a function `read(path, name)` is a format; nothing else registers it. One that works
page by page takes `progress` as well.
"""

from __future__ import annotations

from importlib import import_module
from inspect import signature
from pathlib import Path
from pkgutil import iter_modules

from partnergraph.errors import InputError
from partnergraph.model import Document, Progress, quiet
from partnergraph.readers import _apart
from partnergraph.readers._file import check
from partnergraph.readers._kinds import KINDS

__all__ = ["formats", "read", "read_apart"]

# Other endings of the same formats.
_SYNONYMS = {
    "docm": "docx",
    "dotm": "docx",
    "dotx": "docx",
    "markdown": "md",
    "tab": "csv",
    "text": "txt",
    "tsv": "csv",
    "xlsm": "xlsx",
    "xltm": "xlsx",
    "xltx": "xlsx",
}


def formats() -> tuple[str, ...]:
    """Return the suffixes of the formats that are read, in alphabetical order."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_")))


def read(path: Path | str, progress: Progress = quiet) -> Document:
    """Return the document at `path`, read by the module that its suffix names.

    Args:
        path: A file on disk.
        progress: Told which file is being read and, in long ones, how far.

    Raises:
        InputError: The file cannot be read; the message says why and what to do.
    """
    path = Path(path)
    check(path)
    suffix = path.suffix.lower().removeprefix(".")
    suffix = _SYNONYMS.get(suffix, suffix)
    if suffix not in formats():
        raise _not_read(path, suffix)
    progress(f"Reading {path.name}")
    reader = import_module(f"{__name__}.{suffix}").read
    told = (progress,) if "progress" in signature(reader).parameters else ()
    document: Document = reader(path, path.name, *told)
    return document


def read_apart(path: Path | str, progress: Progress = quiet) -> Document:
    """Return the document at `path` as `read` does; one that could be heavy is read within limits of memory and time.

    Raises:
        InputError: The file cannot be read, or takes more than any plan does.
    """
    path = Path(path)
    check(path)
    return _apart.read(path, progress) if _apart.is_heavy(path) else read(path, progress)


def _not_read(path: Path, suffix: str) -> InputError:
    if suffix in KINDS:
        return InputError(
            f"This is {KINDS[suffix].name}, which this version does not read.", where=path, todo=KINDS[suffix].todo
        )
    what = f"The ending .{suffix} is not known." if suffix else "The name has no ending that tells the format."
    return InputError(what, where=path, todo=f"Formats read: {', '.join(formats())}.")
