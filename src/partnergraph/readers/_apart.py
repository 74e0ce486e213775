"""Read a document in a process of its own, which is ended when it takes too much memory or shows no sign of life.

In: a path. Out: the Document, as `readers.read` gives it. Refuses: what `readers.read` refuses; a file that needs more
memory or time than any plan; one at which the reading library itself breaks down.

A document is made by strangers, and libraries for PDF and Office files can be led to unpack gigabytes or to work
without end. Limits inside each reader catch what is known; this one catches the rest.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from tempfile import TemporaryDirectory
from typing import IO, Any

from partnergraph import children
from partnergraph.errors import InputError
from partnergraph.model import Document, Progress
from partnergraph.uncollected import uncollected

MEMORY = 900 * 1024 * 1024
"""Bytes that a reader may hold; with the program that waits for it that stays under 1 GiB."""

SILENCE = 25.0
"""Seconds that a reader may work without a sign of progress."""

LIGHT = 4 * 1024 * 1024
"""Bytes, unpacked, up to which a document other than a PDF is read in this process."""

_LOOK = 0.05  # seconds between two looks at the memory: time enough to write a few hundred MB
_TODO = "Save it again from the program that made it, without pictures and attachments, or split it."
_SIGNS = 0.2  # seconds between two signs of progress that are passed on


def is_heavy(path: Path) -> bool:
    """Return whether the document at `path` could take much memory or time, so that its own process is worth its start."""
    if path.suffix.lower() == ".pdf" or _begins_as_pdf(path):
        return True  # a few bytes of a PDF can stand for gigabytes
    try:
        with zipfile.ZipFile(path) as package:
            size = sum(part.file_size for part in package.infolist())
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        size = path.stat().st_size
    return size > LIGHT


def _begins_as_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(5) == b"%PDF-"
    except OSError:  # its reader says why
        return False


def read(path: Path, progress: Progress) -> Document:
    """Return the document at `path`.

    Raises:
        InputError: The file cannot be read, or not within the limits.
    """
    command = [sys.executable, "-m", __name__, str(path)]
    said: Queue[tuple[str, Any]] = Queue()
    # What a library writes about a damaged file is of no use to a person.
    # Its temporary files are removed from here, for it may be ended before it can do so.
    with (
        TemporaryDirectory(prefix="partnergraph-", ignore_cleanup_errors=True) as folder,
        subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder),
        ) as child,
    ):
        assert child.stdout is not None  # noqa: S101 - it was asked for above
        listener = threading.Thread(target=_listen, args=(child.stdout, said))
        listener.start()
        try:
            return _outcome(child.pid, said, path, progress)
        finally:
            children.end(child.pid)  # with LibreOffice or OCRmyPDF, if it started them
            listener.join()


def _outcome(child: int, said: Queue[tuple[str, Any]], path: Path, progress: Progress) -> Document:
    """Return the document that the child process hands over.

    Raises:
        InputError: It refuses, breaks down, or goes beyond a limit.
    """
    heard = time.monotonic()
    while True:
        try:
            kind, content = said.get(timeout=_LOOK)
        except Empty:
            if children.memory(child) > MEMORY:
                what = "Reading it takes more memory than any plan should."
            elif time.monotonic() - heard > SILENCE:
                what = f"Reading it got nowhere for {SILENCE:.0f} seconds."
            else:
                continue
            raise InputError(what, where=path.name, todo=_TODO) from None
        heard = time.monotonic()
        if kind == "progress":
            progress(*content)
        elif kind == "document":
            document: Document = content
            return document
        elif kind == "refused":
            what, where, todo, details = content
            raise InputError(what, where=where, todo=todo, details=details)
        else:
            raise InputError("The file is damaged in a way that stops its reader.", where=path.name, todo=_TODO)


def _listen(stream: IO[bytes], said: Queue[tuple[str, Any]]) -> None:
    for message in _messages(stream):
        said.put(message)
    said.put(("ended", None))


def _messages(stream: IO[bytes]) -> Iterator[tuple[str, Any]]:
    """Yield what the child writes; it is this very program, so its pickles are as safe as its code."""
    while True:
        try:
            with uncollected():
                message = pickle.load(stream)  # noqa: S301
        except (EOFError, pickle.UnpicklingError):
            return
        yield message


def _main(path: Path) -> None:
    """Read the document and write it to stdout, with a sign of progress now and then."""
    from partnergraph import readers

    out = sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints would break the talk
    last = 0.0

    def tell(kind: str, content: object) -> None:
        with uncollected():
            pickle.dump((kind, content), out, protocol=pickle.HIGHEST_PROTOCOL)
        out.flush()

    def progress(message: str, done: int = 0, total: int = 0) -> None:
        nonlocal last
        if time.monotonic() - last > _SIGNS:
            last = time.monotonic()
            tell("progress", (message, done, total))

    try:
        tell("document", readers.read(path, progress))
    except InputError as error:
        tell("refused", (error.what, error.where, error.todo, error.details))


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
