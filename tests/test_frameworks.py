"""Frameworks: what a law, code or practice asks for, and which rules check it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import partners
from partnergraph import rules
from partnergraph.cli import main
from partnergraph.errors import ReferenceDataError
from partnergraph.rules.frameworks import made

LISTED = [{"framework": "raci", "title": "RACI", "version": "2026-11", "about": "Practice."}]
ASKED = [{"framework": "raci", "requirement": "Somebody answers", "source": "RACI", "rules": "action-without-owner"}]


def test_the_frameworks_are_complete() -> None:
    """Each has a version, and a source for every requirement; its rules are shipped; some requirement no rule can check."""
    known = {rule.id for rule in rules.shipped()}
    found = {one.name: one for one in rules.frameworks()}
    assert set(found) == {"raci", "serious-violence-duty", "ico-data-sharing-code", "smart", "cross-border-handover"}
    for one in found.values():
        assert one.version
        assert one.about
        assert set(one.rules) <= known
        assert all(asked.says and asked.source for asked in one.requirements)
        assert any(not asked.rules for asked in one.requirements)


@pytest.mark.parametrize(
    ("listed", "asked", "says"),
    [
        (
            LISTED,
            [ASKED[0] | {"rules": "action-without-owner; no-such-rule"}],
            'no rule "no-such-rule".*row 2|row 2.*no-such-rule',
        ),
        (LISTED, [*ASKED, ASKED[0] | {"framework": "rasci"}], "row 3.*rasci|rasci.*row 3"),
        (LISTED, [], "asks for nothing"),
    ],
)
def test_a_table_that_names_what_there_is_not_is_an_error(listed: list, asked: list, says: str) -> None:
    """An unknown rule or framework is told with its row, and a framework without requirements too."""
    with pytest.raises(ReferenceDataError, match=says):
        made(listed, asked, {"action-without-owner"})
    assert made(LISTED, ASKED, {"action-without-owner"})[0].rules == ("action-without-owner",)


def test_gaps_of_a_framework(tmp_path: Path) -> None:
    """Only its rules run; each requirement says what they came to, and what no rule checks says so."""
    folder = partners.write(tmp_path / "register")
    done = CliRunner().invoke(main, ["gaps", str(folder), "--framework", "smart"])
    assert done.exit_code == 0, done.output
    assert "SMART, version 2026-11" in done.stdout
    assert "not checked by any rule" in done.stdout
    assert "4 of 5 requirements are checked by a rule" in done.stdout
    wrong = CliRunner().invoke(main, ["gaps", str(folder), "--framework", "smrt"])
    assert wrong.exit_code == 2
    assert 'There is no framework "smrt".' in wrong.stderr
