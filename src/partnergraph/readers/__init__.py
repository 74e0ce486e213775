"""Read published plans: one module a format, found by the suffix of the file.

In: a path. Out: a `Document`: tables of cells and the text between them, each with its place. Refuses, with an
`InputError` of one line: a file that cannot be opened, is too large, holds nothing, or is of a kind that is not read.

A file that is of another kind than its name says - a web page called .xls - is read as what it is, with an Issue.

A module `readers/<suffix>.py` with a function `read(path, name)` is a format; nothing else registers it. One that works
page by page takes `progress` as well. Older Office formats are converted to one of these first (`_office`).
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from inspect import signature
from pathlib import Path
from pkgutil import iter_modules

from partnergraph.errors import InputError
from partnergraph.model import Document, Issue, Place, Progress, quiet
from partnergraph.readers import _apart, _office
from partnergraph.readers._file import check, content
from partnergraph.readers._kinds import KINDS, suffix_of, text_suffix_of

__all__ = ["formats", "read", "read_apart"]

# Other endings of the same formats.
_SYNONYMS = {
    "docm": "docx",
    "dot": "doc",
    "dotm": "docx",
    "dotx": "docx",
    "htm": "html",
    "markdown": "md",
    "mht": "html",
    "mhtml": "html",
    "ots": "ods",
    "ott": "odt",
    "tab": "csv",
    "text": "txt",
    "tsv": "csv",
    "xhtml": "html",
    "xlsm": "xlsx",
    "xlt": "xls",
    "xltm": "xlsx",
    "xltx": "xlsx",
}
_HEAD = 65_536  # bytes of a text in which it says what it is


def formats() -> tuple[str, ...]:
    """Return the suffixes of the formats that are read, in alphabetical order."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_")))


def read(path: Path | str, progress: Progress = quiet) -> Document:
    """Return the document at `path`, read by the module for what it is.

    Args:
        path: A file on disk.
        progress: Told which file is being read and, in long ones, how far.

    Raises:
        InputError: The file cannot be read; the message says why and what to do.
    """
    path = Path(path)
    check(path)
    named = _named(path)
    suffix = _suffix_of(path, named)
    progress(f"Reading {path.name}")
    document = _read_as(suffix, path, path.name, progress)
    if suffix == named:
        return document
    what = f"The name ends in .{named}" if named else "The name has no ending"
    message = f"{what}, and the file is {KINDS[suffix].name}: it is read as that."
    return replace(document, issues=(Issue("repaired", message, Place(path.name)), *document.issues))


def read_apart(path: Path | str, progress: Progress = quiet) -> Document:
    """Return the document at `path` as `read` does; one that could be heavy is read within limits of memory and time.

    Raises:
        InputError: The file cannot be read, or takes more than any plan does.
    """
    path = Path(path)
    check(path)
    return _apart.read(path, progress) if _apart.is_heavy(path) else read(path, progress)


def _named(path: Path) -> str:
    suffix = path.suffix.lower().removeprefix(".")
    return _SYNONYMS.get(suffix, suffix)


def _suffix_of(path: Path, named: str) -> str:
    """Return the suffix that fits what the file is, in the names of the formats that are read.

    Raises:
        InputError: It is of a kind that is not read.
    """
    data = content(path)
    suffix = suffix_of(data)
    if not suffix and (named in formats() or named in _office.INTO):
        suffix = text_suffix_of(data[:_HEAD], named) or named
    if suffix == "zip" and named in {"docx", "xlsx", *_office.INTO}:
        suffix = named  # whose reader knows what is missing from it
    if not suffix:
        raise _not_read(path, named)
    if suffix not in formats() and suffix not in _office.INTO:
        what = "whatever its name says" if suffix != named else "which this version does not read"
        raise InputError(f"The file is {KINDS[suffix].name}, {what}.", where=path, todo=KINDS[suffix].todo)
    return suffix


def _read_as(suffix: str, path: Path, name: str, progress: Progress) -> Document:
    if suffix in _office.INTO:
        with _office.converted(path, suffix) as (copy, form):
            return _read_as(form, copy, path.name, progress)
    reader = import_module(f"{__name__}.{suffix}").read
    told = (progress,) if "progress" in signature(reader).parameters else ()
    document: Document = reader(path, name, *told)
    return document


def _not_read(path: Path, suffix: str) -> InputError:
    if suffix in KINDS:
        return InputError(
            f"This is {KINDS[suffix].name}, which this version does not read.", where=path, todo=KINDS[suffix].todo
        )
    what = f"The ending .{suffix} is not known." if suffix else "The name has no ending that tells the format."
    converted = f"with LibreOffice: {', '.join(sorted(_office.INTO))}"
    return InputError(what, where=path, todo=f"Formats read: {', '.join(formats())}; {converted}.")
