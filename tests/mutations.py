"""Files that no program saved: those of the shelf damaged at random, and monsters made to exhaust or mislead a reader.

In: real files. Out: damaged copies, each with the name of what was done. The same seed gives the same files. Refuses nothing.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

Change = Callable[[bytes, random.Random], bytes]


def cut(data: bytes, chance: random.Random) -> bytes:
    """Return the beginning of a file, as a broken download leaves it."""
    return data[: chance.randrange(len(data))]


def flip(data: bytes, chance: random.Random) -> bytes:
    """Return the file with one to twenty bytes changed."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def double(data: bytes, chance: random.Random) -> bytes:
    """Return the file with a stretch of it written twice."""
    start, length = chance.randrange(len(data)), chance.randint(1, 2000)
    return data[: start + length] + data[start : start + length] * chance.randint(1, 5) + data[start + length :]


def drop(data: bytes, chance: random.Random) -> bytes:
    """Return the file without a stretch of it."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, 1000) :]


def blank(data: bytes, chance: random.Random) -> bytes:
    """Return the file with a stretch of NUL bytes, as a bad disk leaves it."""
    start, length = chance.randrange(len(data)), chance.randint(1, 500)
    return data[:start] + bytes(length) + data[start + length :]


def shuffle(data: bytes, chance: random.Random) -> bytes:
    """Return the file with two stretches of it in each other's place."""
    first, second = sorted(chance.sample(range(len(data)), 2))
    length = chance.randint(1, max(1, min(second - first, 500)))
    one, two = data[first : first + length], data[second : second + length]
    return data[:first] + two + data[first + length : second] + one + data[second + length :]


BYTES: tuple[Change, ...] = (cut, flip, double, drop, blank, shuffle)


def within(change: Change) -> Change:
    """Return what changes one member of a zip archive and packs it again without a flaw."""

    def changed(data: bytes, chance: random.Random) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        # The members that hold the words are hit more often than pictures and styles.
        names = [name for name in parts if name.endswith((".xml", ".rels")) and parts[name]]
        told = [name for name in names if "document.xml" in name or "sheet" in name or "numbering" in name] or names
        name = chance.choice(told if chance.random() < 0.6 else names)
        parts[name] = change(parts[name], chance)
        return packed(parts)

    changed.__name__ = f"member {change.__name__}"
    return changed


def reword(data: bytes, chance: random.Random) -> bytes:
    """Return XML or HTML in which numbers of attributes are absurd and tags are lost or doubled."""
    parts = data.split(b"<")
    for _ in range(chance.randint(1, 10)):
        at = chance.randrange(len(parts))
        match chance.randrange(4):
            case 0:
                number = chance.choice(
                    [b'"-1"', b'"0"', b'"999999999"', b'"1e9"', b'""', b'"NaN"', b'"9' + b"9" * 400 + b'"']
                )
                pieces = parts[at].split(b'"')
                parts[at] = number.join([pieces[0], *pieces[2:]]) if len(pieces) > 2 else parts[at]
            case 1:
                parts[at : at + 1] = []
            case 2:
                parts[at:at] = [parts[at]] * chance.randint(1, 50)
            case _:
                parts[at : at + 1] = [parts[chance.randrange(len(parts))]]
        if not parts:
            return data
    return b"<".join(parts)


def lose(data: bytes, chance: random.Random) -> bytes:
    """Return a zip archive without one of its members."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    del parts[chance.choice(sorted(parts))]
    return packed(parts)


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a zip archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def changes_for(suffix: str) -> tuple[Change, ...]:
    """Return what can be done to a file of this format."""
    match suffix:
        case ".docx" | ".xlsx":
            return (cut, flip, double, lose, *map(within, (cut, flip, double, drop, blank, shuffle, reword, reword)))
        case ".html":
            return (*BYTES, reword, reword)
    return BYTES


def damaged(plans: list[Path], folder: Path, count: int, seed: int = 1) -> Iterator[tuple[str, Path]]:
    """Yield so many damaged files with what was done to each, formats in turn; a file is gone when the next is asked for."""
    chance = random.Random(seed)
    suffixes = sorted({plan.suffix for plan in plans})
    for number in range(count):
        suffix = suffixes[number % len(suffixes)]
        plan = chance.choice([plan for plan in plans if plan.suffix == suffix])
        change = chance.choice(changes_for(suffix))
        path = folder / f"damaged-{number}{suffix}"
        path.write_bytes(change(plan.read_bytes(), chance))
        yield f"{change.__name__} of {plan.name}, number {number}", path
        path.unlink()
