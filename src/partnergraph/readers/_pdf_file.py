"""Open a PDF: is it one, may it be read, and is it safe to unpack?

In: a path. Out: the file as pdfplumber has it. Refuses: other kinds of files, damaged and encrypted ones, forms that only
Adobe's program can show, more pages than a plan has, and streams that unpack to more than any page needs.
"""

from __future__ import annotations

import io
import logging
import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from partnergraph.errors import InputError
from partnergraph.readers import _file
from partnergraph.readers._kinds import KINDS, suffix_of

# What pdfminer raises for damaged files, found by altering some thousands of bytes in several.
DAMAGE = (
    AssertionError,
    AttributeError,
    IndexError,
    KeyError,
    MalformedPDFException,
    OSError,
    OverflowError,
    PdfminerException,
    PSException,
    RecursionError,
    StopIteration,
    TypeError,
    ValueError,
    ZeroDivisionError,
    struct.error,
    zlib.error,
)
MOST_PAGES = 2_000
_MOST_UNPACKED = 160 * 1024 * 1024  # of one stream, and of all the streams but pictures
_PIECE = 1024 * 1024
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_SAVE_AGAIN = "Open it in a PDF program and print it to a new PDF."
_PACKED = b"\x78"


@contextmanager
def opened(path: Path, name: str) -> Iterator[Any]:
    """Open the PDF at `path`, called `name` in messages.

    Raises:
        InputError: It is no PDF, is damaged, encrypted or unsafe to unpack.
    """
    data = _file.content(path)
    start = data[:1024].find(b"%PDF-")
    if start < 0:
        kind = KINDS.get(suffix_of(data))
        what = f"The file is {kind.name}, whatever its name says." if kind else "The file is no PDF."
        raise InputError(what, where=name, todo=kind.todo if kind else "Check that the right file was saved.")
    if b"/Root" not in data:
        raise _damaged("its list of contents is missing", name)  # pdfminer would look for it in every byte
    _refuse_bombs(data, name)
    with damage_refused(name):
        pdf = pdfplumber.open(io.BytesIO(data[start:]), raise_unicode_errors=False)
    try:
        with damage_refused(name):
            _refuse_strange(pdf, name)
        yield pdf
    finally:
        pdf.flush_cache()


@contextmanager
def damage_refused(where: object) -> Iterator[None]:
    """Turn what the libraries raise for a damaged file into an InputError; what they log says nothing of use."""
    logger = logging.getLogger("pdfminer")
    level, quiet = logger.level, logging.CRITICAL + 1
    logger.setLevel(quiet)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except PdfminerException as problem:
        cause = problem.args[0] if problem.args else problem
        if isinstance(cause, PDFPasswordIncorrect):
            raise InputError(
                "The PDF is protected by a password.",
                where=where,
                todo="Open it with the password and print it to a new PDF.",
            ) from None
        raise _damaged(cause, where) from None
    except DAMAGE as problem:
        raise _damaged(problem, where) from None
    finally:
        logger.setLevel(level)


def _damaged(problem: object, where: object) -> InputError:
    reason = " ".join(str(problem).split())[:120].rstrip(".") or type(problem).__name__
    return InputError(f"The PDF is damaged ({reason}).", where=where, todo=_SAVE_AGAIN)


def _refuse_strange(pdf: Any, name: str) -> None:
    catalog = pdf.doc.catalog
    form = resolve1(catalog.get("AcroForm"))
    if isinstance(form, dict) and "XFA" in form and resolve1(catalog.get("NeedsRendering")):
        raise InputError(
            "The PDF is an XFA form, whose contents only Adobe's program can show.",
            where=name,
            todo="Open it there and print it to a new PDF.",
        )
    tree = resolve1(catalog.get("Pages"))
    said = resolve1(tree.get("Count")) if isinstance(tree, dict) else 0
    count = said if isinstance(said, int) and said > MOST_PAGES else len(pdf.pages)
    if count == 0:
        raise InputError("The PDF has no pages.", where=name, todo=_SAVE_AGAIN)
    if count > MOST_PAGES:
        raise InputError(
            f"The PDF has {count:,} pages; at most {MOST_PAGES:,} are read.",
            where=name,
            todo="Take out the pages with the plan and save them as a PDF.",
        )


def _refuse_bombs(data: bytes, name: str) -> None:
    """Raise if a stream, or all of them, unpack to more than pages ever need; pictures are never unpacked here."""
    total = 0
    for found in _STREAM.finditer(data):
        if data[found.end() : found.end() + 1] != _PACKED:
            continue
        head = data[max(data.rfind(b"obj", 0, found.start()), found.start() - 2000) : found.start()]
        if _PICTURE.search(head):
            continue
        total += _unpacked(data, found.end(), _MOST_UNPACKED - total)
        if total >= _MOST_UNPACKED:
            raise InputError(
                f"The PDF unpacks to more than {_MOST_UNPACKED // 1024**2} MB.", where=name, todo=_SAVE_AGAIN
            )


def _unpacked(data: bytes, start: int, limit: int) -> int:
    """Return the size of a packed stream, counting no further than the limit; one packed twice counts as its inner one."""
    unpacker = zlib.decompressobj()
    size, piece = 0, memoryview(data)[start : start + _PIECE]
    inner: zlib._Decompress | None = None
    try:
        while piece and not unpacker.eof and size < limit:
            out = unpacker.decompress(piece, _PIECE)
            if not size and out[:1] == _PACKED and len(out) > 2:
                inner = zlib.decompressobj()
            size += _inner_size(inner, out, limit - size) if inner else len(out)
            if unpacker.unconsumed_tail:
                piece = memoryview(unpacker.unconsumed_tail)
            else:
                start += _PIECE
                piece = memoryview(data)[start : start + _PIECE]
    except zlib.error:
        pass  # damaged or no packed stream: what was counted so far counts
    return size


def _inner_size(inner: Any, data: bytes, limit: int) -> int:
    size = 0
    try:
        while data and size < limit and not inner.eof:
            size += len(inner.decompress(data, _PIECE))
            data = inner.unconsumed_tail
    except zlib.error:
        return size + len(data)
    return max(size, 1)
