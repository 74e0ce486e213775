"""Write a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary file beside `path`, which takes its place once the block ends without an error.

    Raises:
        OSError: Nothing can be written there.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=path.suffix, dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        # mkstemp lets the owner alone read it; the file should be as open as any other that the user makes.
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write `text` to `path` in UTF-8 with its own line ends, whole or not at all."""
    with replacing(path) as temporary:
        # Half a surrogate pair, which a damaged document may hold, has no form in UTF-8.
        temporary.write_bytes(text.encode("utf-8", errors="replace"))


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write lines to `path` in UTF-8 as they come, whole or not at all."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
        out.writelines(f"{line}\n" for line in lines)


def write_bytes(path: Path, content: bytes) -> None:
    """Write `content`, whole or not at all."""
    with replacing(path) as temporary:
        temporary.write_bytes(content)
