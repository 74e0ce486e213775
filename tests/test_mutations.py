"""Damaged and hostile files are read or refused in one line; none brings the program down (benchmarks/mutations.py tries more)."""

from __future__ import annotations

from pathlib import Path

import pytest

import attempts
import monsters
from attempts import Attempt, attempt
from comparison import plans_in
from mutations import damaged
from partnergraph import readers
from partnergraph.errors import InputError

SHELF = Path(__file__).parent / "shelf"
SUFFIXES = {f".{suffix}" for suffix in readers.formats()}
# The large and slow ones are left to the benchmark.
QUICK = sorted(
    name
    for name in monsters.MONSTERS
    if name.startswith(("entities", "outside", "macros", "tables", "spa", "ring", "huge"))
    and Path(name).suffix in SUFFIXES
)


def good(result: Attempt) -> bool:
    """Whether the file was read, or refused in one line of a person's words."""
    return result.outcome == "read" or (result.outcome == "refused" and "Traceback" not in result.words)


def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    """Some files of the shelf, each damaged in a way of its own."""
    found = {name: attempt(path, readers.read) for name, path in damaged(plans_in(SHELF), tmp_path, 35, seed=7)}
    assert len(found) == 35
    assert {name: result for name, result in found.items() if not good(result)} == {}
    assert {result.outcome for result in found.values()} == {"read", "refused"}


@pytest.mark.parametrize("name", QUICK)
def test_monsters_are_read_or_refused(tmp_path: Path, name: str) -> None:
    """Nesting, spans, entities, references and lines without end exhaust nothing."""
    path = tmp_path / name
    path.write_bytes(monsters.MONSTERS[name](tmp_path))
    result = attempt(path)
    assert good(result), result


def test_an_attempt_tells_what_happened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal, a crash, a reader without end and one without measure are told apart."""

    def refuse(path):
        raise InputError("No.", where=path.name)

    def crash(path):
        raise KeyError(path)

    def wait(path):
        while path:
            pass

    def swell(path):
        words = bytearray(200 << 20)
        words[::4096] = b"x" * len(words[::4096])
        raise InputError("No.", where=path.name)

    monkeypatch.setattr(attempts, "SECONDS", 1)
    monkeypatch.setattr(attempts, "BYTES", 150 << 20)
    outcomes = [attempt(tmp_path, read).outcome for read in (refuse, crash, wait, swell)]
    assert outcomes == ["refused", "crashed", "too slow", "too large"]
    assert "KeyError" in attempt(tmp_path, crash).words
