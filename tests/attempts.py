"""Read a file in a process of its own, and say how it went: read, refused, crashed, too slow or too large.

In: a path. Out: an `Attempt`. A reader that takes the process down takes nothing else with it.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

from partnergraph import readers, records
from partnergraph.errors import InputError
from partnergraph.model import Document

SECONDS = 30  # of the processor: what else the machine has to do is not the reader's fault
_PATIENCE = 150  # seconds on the clock, for a reader that waits for what never comes
BYTES = 1 << 30
OUTCOMES = ("read", "refused", "crashed", "too slow", "too large")
_SPACE = 8 << 30  # addresses that it may ask for beyond those of this process: libraries map far more than they touch


@dataclass(frozen=True)
class Attempt:
    """How reading a file went.

    Attributes:
        outcome: One of `OUTCOMES`.
        seconds: How long the processor was at it.
        megabytes: The most memory that was held at one time.
        words: The refusal, or the end of the traceback.
    """

    outcome: str
    seconds: float
    megabytes: int
    words: str = ""


def attempt(path: Path, read: Callable[[Path], Document] = readers.read_apart) -> Attempt:
    """Return how it goes when the program reads the file and looks for actions in it."""
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            os._exit(_child(path, read, said.fileno()))
        code, slow, usage = _wait(child)
        said.seek(0)
        # The first line is what the process held at its start: that is what other tests left, and not the reader's.
        first, _, words = said.read().decode(errors="replace").strip().partition("\n")
    seconds = usage.ru_utime + usage.ru_stime
    grown = max(0, usage.ru_maxrss * 1024 - int(first or 0))
    if slow or code == -signal.SIGXCPU or seconds > SECONDS:
        outcome = "too slow"
    elif grown > BYTES:
        outcome = "too large"
    else:
        outcome = {0: "read", 3: "refused"}.get(code, "crashed")
    return Attempt(outcome, seconds, grown >> 20, words or (f"ended by signal {-code}" if code < 0 else ""))


def _child(path: Path, read: Callable[[Path], Document], said: int) -> int:
    """Read the file in the process that was made for it, and return the code with which that ends."""
    os.setsid()
    os.write(said, f"{psutil.Process().memory_info().rss}\n".encode())
    # An engine that another test opened has mapped more than any reader may.
    space = psutil.Process().memory_info().vms + _SPACE
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno())
    try:
        records.record(read(path))
    except InputError as error:
        os.write(said, str(error).encode())
        return 3 if "\n" not in error.what else 4
    except BaseException:  # noqa: BLE001 - whatever comes is what this is for
        os.write(said, traceback.format_exc()[-1500:].encode())
        return 4
    return 0


def _wait(child: int) -> tuple[int, bool, resource.struct_rusage]:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        done, status, usage = os.wait4(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status), False, usage
        time.sleep(0.01)
    os.killpg(child, signal.SIGKILL)
    _, status, usage = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), True, usage
