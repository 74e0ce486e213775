"""A stretch of work that makes many small things and throws few away, without Python's collector of garbage.

In: nothing. Out: a context in which the collector rests. Refuses nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector from walking through half a million new things again and again; what nobody holds is freed as ever."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
