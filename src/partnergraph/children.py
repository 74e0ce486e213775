"""Programs that we start: the memory that they hold, and their end with all that they started.

In: the id of a process. Out: bytes. Refuses nothing: a process that has just ended holds nothing and is ended.
"""

from __future__ import annotations

from contextlib import suppress

import psutil


def memory(pid: int) -> int:
    """Return the bytes that a process holds by itself."""
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def memory_of_all(pid: int) -> int:
    """Return the bytes that a process and all that it started hold."""
    return sum(memory(process.pid) for process in _family(pid))


def end(pid: int) -> None:
    """End a process and all that it started, which would outlive it."""
    for process in _family(pid):
        with suppress(psutil.Error):
            process.kill()


def _family(pid: int) -> list[psutil.Process]:
    try:
        parent = psutil.Process(pid)
        return [*parent.children(recursive=True), parent]
    except psutil.Error:
        return []
