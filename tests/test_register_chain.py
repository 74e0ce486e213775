"""Registers of real documents: from the file to the register, saved, loaded, and on to the graph."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from partnergraph import graph, pipeline, register
from partnergraph.model import Register

EXAMPLES = sorted(
    path
    for path in (Path(__file__).parent.parent / "data" / "plans").iterdir()
    if path.is_file() and path.suffix in {".md", ".txt", ".csv", ".xlsx"} and path.name != "README.md"
)


def check(plans: list[Path], folder: Path) -> Register:
    """Build the register of some plans, and see that it passes its own check and comes back the same."""
    read = pipeline.read(plans)
    made = pipeline.to_register(read)
    assert len(made["Actions"]) == sum(len(reading.records) for reading in read.readings) > 0
    for name in ("register.xlsx", "register"):
        register.save(made, folder / name)
        assert register.load(folder / name).equals(made)
    assert len(graph.build(made)) > len(made["Actions"])
    return made


def test_there_are_examples() -> None:
    """A folder that was moved must not pass for one in which all is well."""
    assert len(EXAMPLES) >= 2


@pytest.mark.parametrize("plan", EXAMPLES, ids=[path.name for path in EXAMPLES])
def test_the_register_of_an_example_holds_together(plan: Path, tmp_path: Path) -> None:
    """What the program makes of a plan, it takes back without a word."""
    made = check([plan], tmp_path)
    assert made["Actions"]["Place"].notna().all()
    assert made["Actions"]["Id"].is_unique


def test_the_register_of_all_examples_holds_together(tmp_path: Path) -> None:
    """Plans of several boroughs share their bodies and do not get in each other's way."""
    assert len(check(EXAMPLES, tmp_path)["Plans"]) == len(EXAMPLES)


@pytest.mark.seeds
def test_the_register_of_real_plans_holds_together(tmp_path: Path) -> None:
    """The plans as councils published them."""
    folder = os.environ.get("PARTNERGRAPH_PLANS")
    if not folder:
        pytest.skip("PARTNERGRAPH_PLANS does not name the folder of the real plans.")
    plans = sorted(path for path in Path(folder).iterdir() if path.suffix in {".md", ".txt"})
    assert plans
    assert len(check(plans, tmp_path)["Plans"]) == len(plans)
