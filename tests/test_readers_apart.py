"""A heavy document is read in a process of its own, within limits of memory and time."""

from __future__ import annotations

import textwrap
import time
from pathlib import Path

import psutil
import pytest
from openpyxl import Workbook

from partnergraph import readers
from partnergraph.errors import InputError
from partnergraph.readers import _apart

ROWS = 400


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    book = Workbook()
    book.active.append(["Ref", "Action", "Lead"])
    for number in range(ROWS):
        book.active.append([number, f"Train team {number}", "Police"])
    book.active.merge_cells("B2:C2")
    book.save(tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


def child_that(does: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let the process that reads do what a reader of a hostile file might do."""
    stand_in = tmp_path / "hostile_reader.py"
    stand_in.write_text(textwrap.dedent(does), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(_apart, "__name__", "hostile_reader")


def test_a_document_read_apart_is_the_same(plan: Path) -> None:
    """The document comes back whole: every cell, and a merged cell still as one."""
    apart = _apart.read(plan, lambda *_: None)
    assert apart == readers.read(plan)
    row = apart.tables[0].rows[1]
    assert row[1] is row[2]


def test_what_the_reader_refuses_is_refused_in_its_words(tmp_path: Path) -> None:
    """The sentence, the place and the advice of the reader reach the person who asked."""
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"PK\x03\x04 this is no workbook")
    with pytest.raises(InputError) as apart:
        _apart.read(path, lambda *_: None)
    with pytest.raises(InputError) as here:
        readers.read(path)
    assert str(apart.value) == str(here.value)


def test_too_much_memory_ends_the_reading(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that goes on taking memory is stopped, in one line."""
    child_that("held = []\nwhile True: held.append(bytearray(1_000_000))", monkeypatch, tmp_path)
    monkeypatch.setattr(_apart, "MEMORY", 200_000_000)
    with pytest.raises(InputError, match="more memory than any plan"):
        _apart.read(plan, lambda *_: None)


def test_no_file_of_a_reader_that_was_ended_stays(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The temporary files of a reader are gone even where it was ended before it could remove them."""
    monkeypatch.setattr(_apart, "SILENCE", 1.0)
    made = tmp_path / "made"
    does = "import pathlib, tempfile, time\nwhere = tempfile.mkdtemp()\n"
    child_that(f"{does}pathlib.Path({str(made)!r}).write_text(where)\ntime.sleep(60)", monkeypatch, tmp_path)
    with pytest.raises(InputError, match="got nowhere"):
        _apart.read(plan, lambda *_: None)
    assert not Path(made.read_text(encoding="utf-8")).exists()


def test_silence_ends_the_reading(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that shows no sign of life is stopped; signs of progress keep another one alive."""
    monkeypatch.setattr(_apart, "SILENCE", 0.4)
    child_that("import time\ntime.sleep(60)", monkeypatch, tmp_path)
    begun = time.monotonic()
    with pytest.raises(InputError, match="got nowhere"):
        _apart.read(plan, lambda *_: None)
    assert time.monotonic() - begun < 20


def test_what_the_reader_started_ends_with_it(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that the reader called does not outlive it."""
    monkeypatch.setattr(_apart, "SILENCE", 3.0)
    child_that(
        f"""
        import pathlib, subprocess, sys, time
        other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        pathlib.Path({str(tmp_path / "pid")!r}).write_text(str(other.pid))
        time.sleep(60)
        """,
        monkeypatch,
        tmp_path,
    )
    with pytest.raises(InputError, match="got nowhere"):
        _apart.read(plan, lambda *_: None)
    other = int((tmp_path / "pid").read_text())
    gone = time.monotonic() + 5
    while psutil.pid_exists(other) and psutil.Process(other).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < gone
        time.sleep(0.05)


def test_a_crash_of_the_library_is_one_line(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that dies, as a library written in C can, gives a refusal and no traceback."""
    child_that("import os\nos.kill(os.getpid(), 9)", monkeypatch, tmp_path)
    with pytest.raises(InputError, match="damaged in a way that stops its reader"):
        _apart.read(plan, lambda *_: None)


def test_progress_comes_through(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the reader tells of its progress is told on."""
    child_that(
        """
        import pickle, sys
        pickle.dump(("progress", ("Reading", 3, 9)), sys.stdout.buffer)
        """,
        monkeypatch,
        tmp_path,
    )
    told: list[tuple[object, ...]] = []
    with pytest.raises(InputError):
        _apart.read(plan, lambda *sign: told.append(sign))
    assert told == [("Reading", 3, 9)]


def test_only_what_may_be_heavy_gets_a_process(plan: Path, tmp_path: Path) -> None:
    """A PDF always does, since a few bytes of it can stand for gigabytes; a small workbook does not, a large one does."""
    assert not _apart.is_heavy(plan)
    assert _apart.is_heavy(tmp_path / "any.pdf")
    large = tmp_path / "large.csv"
    large.write_bytes(b"a,b\n" * (_apart.LIGHT // 4 + 1))
    assert _apart.is_heavy(large)
    assert readers.read_apart(plan) == readers.read(plan)
