"""What the documents say is true today."""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from partnergraph.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "data/plans/README.md"]


def blocks(start: str) -> list[str]:
    """The indented lines of the README that begin with `start`, without their indent."""
    return [line.strip() for line in README.splitlines() if line.startswith(f"    {start}")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder with one plan in it, under the names that the README uses."""
    for name in ("plan.xlsx", "Our action plan.xlsx"):
        shutil.copy(ROOT / "data/plans/northmere-duty-2026.xlsx", tmp_path / name)
    monkeypatch.chdir(tmp_path)


def test_the_two_commands_stand_at_the_top() -> None:
    """A reader meets `make demo` and `make test` before anything else."""
    assert [line.split("#")[0].strip() for line in README.splitlines()[2:4]] == ["make demo", "make test"]


@pytest.mark.usefixtures("folder")
def test_the_commands_of_the_readme_run() -> None:
    """Each command shown works, in the order shown, from a folder that holds only a plan."""
    commands = blocks(".venv/bin/partnergraph ")
    assert len(commands) >= 3
    for command in commands:
        done = CliRunner().invoke(main, shlex.split(command)[1:])
        assert done.exit_code == 0, f"{command}\n{done.output}"


@pytest.mark.usefixtures("folder")
def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The lines under "In Python" run as they stand and print findings."""
    section = README.split("## In Python\n")[1].split("\n## ")[0]
    code = "\n".join(line[4:] for line in section.splitlines() if line.startswith("    "))
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - the README's own lines
    assert "critical" in capsys.readouterr().out


def test_every_command_is_in_the_readme() -> None:
    """No command is left out of the table."""
    context = click.Context(main)
    names = main.list_commands(context)
    assert names
    for name in names:
        assert f"`partnergraph {name} " in README
        command = main.get_command(context, name)
        assert command is not None
        assert command.help


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every file that a page links to is there."""
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_wheel_holds_every_package() -> None:
    """Each folder with modules in it is named in pyproject.toml: one that is not would be missing for whoever installs."""
    listed = set(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"])
    folders = {path.parent.relative_to(ROOT / "src") for path in (ROOT / "src" / "partnergraph").rglob("__init__.py")}
    ours = {".".join(folder.parts) for folder in folders}
    assert ours
    assert ours <= listed
