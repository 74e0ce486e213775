"""Keep a register beside itself before it is written over.

In: the path of a workbook or folder. Out: the path of its copy, under a name that was free. The copy is whole or not
there, at whatever point it is cut off. Refuses: a place that cannot be written to.
"""

from __future__ import annotations

import os
import shutil
from glob import escape
from pathlib import Path

from partnergraph.errors import InputError
from partnergraph.wording import distinct


def keep_beside(path: Path) -> Path:
    """Copy the register at `path` to `register-before.xlsx`, `register-before-2.xlsx`... and return where it is kept.

    Raises:
        InputError: There is no room for it, or nothing may be written there; the register is as it was.
    """
    path = path.resolve()
    beside = {other.stem for other in path.parent.iterdir() if other.suffix == path.suffix}
    kept = path.with_name(distinct(f"{path.stem}-before", beside) + path.suffix)
    made = path.with_name(f".{path.name}.{os.getpid()}.keep")
    try:
        for left in path.parent.glob(f".{escape(path.name)}.*.keep"):
            _remove(left)  # of a copy that was killed
        if path.is_dir():
            # What begins with a point belongs to tools, but for a write that is not finished yet.
            shutil.copytree(path, made, ignore=shutil.ignore_patterns(".git", ".writing-*"))
        else:
            shutil.copy2(path, made)
        made.rename(kept)
    except OSError as error:
        _remove(made)
        raise InputError(
            f"The register cannot be kept beside itself ({error.strerror or error}), so it is not written over.",
            where=path.name,
            todo="Check that there is room, and that you may write there.",
        ) from None
    return kept


def _remove(left: Path) -> None:
    if left.is_dir():
        shutil.rmtree(left, ignore_errors=True)
    else:
        left.unlink(missing_ok=True)
