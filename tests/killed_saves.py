"""Save a register without end in a process that is killed, again and again, and look at what is left each time.

Run by a test in a process of its own, since it forks: python killed_saves.py FILE-OR-FOLDER TIMES [whole]. Prints how often the
old and the new register were found, and how many copies were kept beside; ends with an error where anything else was found.
What is written is put together before, so that every kill falls into the writing; with `whole` it falls anywhere in a save.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

from partnergraph import register, targets
from partnergraph.model import Register
from partnergraph.register import folder, store
from partnergraph.register.frames import frame, table
from partnergraph.register.sheets import SHEETS

SEED = 5


def state(word: str) -> Register:
    """A register all of whose sheets tell which of two it is."""
    rows = {"Plans": [{"Plan": "plan", "Title": word}], "People": [{"Person": word}]}
    rows["Actions"] = [
        {"Plan": "plan", "Action": f"{word} {n}", "Accountable": word, "Id": f"plan/{n}"} for n in range(3)
    ]
    made = {name: frame(sheet, rows.get(name, [])) for name, sheet in SHEETS.items()}
    return Register(made | {"Mine": table(["a"], [[word]])})


def contents(path: Path, one: Register) -> Any:
    """What a save of a register to `path` writes there."""
    sheets = store._in_order(one.sheets, path.name)
    return store.write_workbook(sheets, path.name) if path.suffix else folder.render(sheets)


def write(path: Path, content: Any) -> None:
    """Keep what stands at `path`, and write the content, as a save does."""
    register.keep_beside(path)
    if path.suffix:
        store._replace(path, content)
    else:
        folder.write_folder(path, content)


def which(path: Path, states: dict[str, Register], written: dict[str, Any], *, whole: bool) -> str:
    """Which of the states stands at `path`; the files themselves are compared, or what is loaded from them."""
    if whole:
        found: Any = register.load(path)
        return next((name for name, one in states.items() if one.equals(found)), "torn")
    found = {file.name: file.read_bytes() for file in folder._files(path)} if path.is_dir() else path.read_bytes()
    return next((name for name, one in written.items() if one == found), "torn")


def main() -> None:
    """Kill, and look."""
    path, times, whole = Path(sys.argv[1]), int(sys.argv[2]), "whole" in sys.argv
    os.fsync = lambda _: None  # what was written outlives its process; only the loss of power needs this
    states = {"old": state("old"), "new": state("new")}
    written = {name: contents(path, one) for name, one in states.items()}
    steps = (
        [partial(targets.save, one, path) for one in states.values()]
        if whole
        else [partial(write, path, content) for content in written.values()]
    )
    register.save(states["old"], path)
    begun = time.monotonic()
    for step in (*steps, *steps):
        step()
    length = (time.monotonic() - begun) / 4
    moments = random.Random(SEED)
    found: Counter[str] = Counter()
    for turn in range(times):
        child = os.fork()
        while child == 0:
            for step in steps:
                step()
        time.sleep(moments.uniform(0, length * 3))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found[which(path, states, written, whole=whole or turn % 50 == 0)] += 1
        for kept in path.parent.glob("*-before*"):
            found["kept" if which(kept, states, written, whole=whole) != "torn" else "torn"] += 1
            shutil.rmtree(kept) if kept.is_dir() else kept.unlink()
    sys.stdout.write(json.dumps(found))
    if found["torn"]:
        sys.exit("torn")


if __name__ == "__main__":
    main()
