"""Have a scanned PDF read by OCR, where the program for it is installed.

In: the path of a PDF whose pages are pictures. Out: the path of a copy with the words that were recognised, which is
removed afterwards; nothing where ocrmypdf is not installed or gives up.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from partnergraph import children
from partnergraph.model import Progress

_LONGEST = 300.0  # seconds
_LOOK = 2.0


@contextmanager
def recognised(path: Path, name: str, progress: Progress) -> Iterator[Path | None]:
    """Give the path of a copy of the PDF with the words that OCR found, while the context is open.

    Args:
        path: The PDF.
        name: What it is called.
        progress: Told every few seconds how long the recognition has taken.
    """
    program = shutil.which("ocrmypdf")
    if program is None:
        yield None
        return
    with TemporaryDirectory(prefix="partnergraph-") as folder:
        copy = Path(folder) / "read.pdf"
        command = [
            program,
            "--quiet",
            "--skip-text",
            "--output-type",
            "pdf",
            "--optimize",
            "0",
            str(path.resolve()),
            str(copy),
        ]
        began = time.monotonic()
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet) as work:  # noqa: S603 - found on the path, no shell
            try:
                while work.poll() is None and (spent := time.monotonic() - began) <= _LONGEST:
                    progress(f"Reading the pictures in {name}, {spent:.0f} s")
                    time.sleep(min(_LOOK, 0.1 + spent / 4))
            finally:
                children.end(work.pid)
        yield copy if work.returncode == 0 and copy.exists() else None
