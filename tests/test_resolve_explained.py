"""Initials that a plan explains are read as whom they stand for, with the body that the plan says they are of."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnergraph import readers, records, resolve
from partnergraph.model import Mention

ACTIONS = (
    "| Ref | Action | Lead |\n|---|---|---|\n| 1 | Light the footpath | {first} |\n| 2 | Visit tenants | {second} |\n"
)

TABLE = "\n## Key\n\n| Initials | Name | Organisation |\n|---|---|---|\n| GO | Grace Okello | Tarnside Council |\n| LvD | Lotte van Dam | Police |\n"
SENTENCE = "\nKey: GO = Grace Okello (Tarnside Council), LvD = Lotte van Dam (Police).\n"
COLONS = "\nGO: Grace Okello, Tarnside Council; LvD: Lotte van Dam, Police\n"


def _leads(tmp_path: Path, text: str) -> list[list[Mention]]:
    plan = tmp_path / "plan.md"
    plan.write_text("# Tarnside safety plan\n\n" + text, encoding="utf-8")
    reading = records.record(readers.read(plan))
    return [list(mentions) for mentions in resolve.resolve([reading]).leads[reading.plan]]


@pytest.mark.parametrize("key", [TABLE, SENTENCE, COLONS])
def test_initials_of_a_key_are_the_people_it_names(tmp_path: Path, key: str) -> None:
    """Whether the key is a table or a sentence, its initials are people, each of the body that the key gives."""
    leads = _leads(tmp_path, ACTIONS.format(first="GO", second="LvD / GO") + key)
    grace, lotte = ("Grace Okello", "person", "Tarnside Council"), ("Lotte van Dam", "person", "Police")
    assert [[(one.name, one.kind, one.of) for one in row] for row in leads] == [[grace], [lotte, grace]]
    assert leads[0][0].text == "GO"
    assert "explains" in leads[0][0].why


def test_initials_after_a_name_hold_in_the_other_cells(tmp_path: Path) -> None:
    """A name that is followed by its initials in one cell explains them in another."""
    leads = _leads(tmp_path, ACTIONS.format(first="Grace Okello (GO)", second="GO"))
    assert [(one.name, one.kind) for one in leads[1]] == [("Grace Okello", "person")]


@pytest.mark.parametrize(
    "key",
    [
        "\nGO = Lotte van Dam\n",
        "\nGO = Grace Okello, or GO = Gwen Orme\n",
        "\nGO = Green Openings\n",
    ],
)
def test_what_does_not_explain_initials_changes_nothing(tmp_path: Path, key: str) -> None:
    """Initials that are not those of the name, that mean two people, or that are a body's, name no person."""
    without = _leads(tmp_path, ACTIONS.format(first="GO", second="Police"))
    assert _leads(tmp_path, ACTIONS.format(first="GO", second="Police") + key) == without
