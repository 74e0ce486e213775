"""Decisions to live with a gap: findings stay visible, marked and counted apart, and do not count for exit codes."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from click.testing import Result as Done

import partners
from partnergraph import exporters, pipeline, register, rules
from partnergraph.cli import main
from partnergraph.errors import InputError
from partnergraph.model import Result
from partnergraph.subjects import Subjects

RULES = [
    rule
    for rule in rules.shipped()
    if rule.id in {"placeholder-instead-of-owner", "waiver-expired-or-unused", "one-way-spoc", "action-without-owner"}
]
TBC = "2.5 Write to every school"


def waiver(rule: str, subject: str, **more: str) -> dict[str, str]:
    return {"Rule": rule, "Subject": subject, "Reason": "We recruit", "Decided by": "Safer Exham Board"} | more


def judged(folder: Path, *rows: dict[str, str], chosen: Any = RULES, day: date | None = None) -> Result:
    opened = register.load(partners.write(folder, Waivers=list(rows)))
    return pipeline.analyse(opened, chosen=chosen, as_of=day)


def waived(result: Result) -> list[tuple[str, str]]:
    return [(finding.rule, finding.subject_name) for finding in result.findings.waived]


def idle(result: Result) -> list[str]:
    return [f.message.split(" (")[0] for f in result.findings.all if f.rule == "waiver-expired-or-unused"]


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """One finding that is waived, among others."""
    row = waiver("own-04", TBC.upper(), **{"Decided on": "2025-11-03", "Expires": "2026-01-01"})
    return judged(tmp_path_factory.mktemp("waived") / "exham", row)


def test_a_waived_finding_is_marked_and_counted_apart(accepted: Result) -> None:
    """The rule is named by number, name or title in any capitals; the last day is one on which it holds."""
    assert waived(accepted) == [("placeholder-instead-of-owner", TBC)]
    assert accepted.findings.all[-1].waived is not None
    assert sum(accepted.findings.counts().values()) == len(accepted.findings.standing)
    [said] = [one for one in accepted.findings.assessments if one.rule == "placeholder-instead-of-owner"]
    assert said.sentence == "0 of 7 open actions, and 1 waived"
    assert idle(accepted) == []


def test_the_subject_is_what_findings_show(tmp_path: Path) -> None:
    """An action is known by number, title, both or Id; one that was renumbered by its title, and never by an old number."""
    known = ["Write to every school", "2.5", "safety/2.5", "9.9  write to every SCHOOL", "(2.5) Write to every school."]
    others = ["9.9", "2.4 Close the old office", "Write to every school and college", "TBC", "Kate Malleson"]
    result = judged(
        tmp_path, *(waiver("OWN-04", subject) for subject in (*known, *others)), chosen=RULES[:2] + RULES[-1:]
    )
    assert waived(result) == [("placeholder-instead-of-owner", TBC)]
    assert {said.split(": ")[1] for said in idle(result)} == set(others)


def test_a_pair_is_waived_by_both_names(tmp_path: Path) -> None:
    """Both names stand for that pair alone."""
    result = judged(tmp_path, waiver("XB-02", "Wyeham; Exham Police"), waiver("XB-02", "Wyeham; Cy Hope"))
    assert waived(result) == [("one-way-spoc", "Exham Police")]
    assert idle(result) == ["XB-02: Wyeham; Cy Hope: the waiver is about no finding"]


def test_all_findings_of_a_rule_are_waived_until_a_last_day(tmp_path: Path) -> None:
    """A star stands for all; after the last day they return, and the waiver is a finding."""
    rows = [waiver("one-way single point of contact", "*", Expires="2026-03-31")]
    assert len(waived(judged(tmp_path, *rows))) == 2
    later = judged(tmp_path, *rows, day=date(2026, 4, 1))
    assert waived(later) == []
    assert idle(later) == ["one-way single point of contact: *: the waiver has expired"]


def test_a_decision_holds_from_its_day_on(tmp_path: Path) -> None:
    """As of an earlier day it is neither in force nor unused."""
    result = judged(tmp_path, waiver("OWN-04", TBC, **{"Decided on": "2026-01-02"}))
    assert (waived(result), idle(result)) == ([], [])


def test_an_unused_waiver_is_known_without_its_rule(tmp_path: Path) -> None:
    """The rule on waivers alone runs those that they name, and shows none of their findings."""
    rule = [rule for rule in RULES if rule.id == "waiver-expired-or-unused"]
    result = judged(
        tmp_path, waiver("OWN-04", TBC), waiver("OWN-04", "2.3"), waiver("our-own-rule", "2.3"), chosen=rule
    )
    assert len(result.findings.assessments) == 1
    assert idle(result) == [
        "our-own-rule: 2.3: the waiver is about no finding",
        "OWN-04: 2.3: the waiver is about no finding",
    ]


def test_a_name_that_nothing_has_is_told_with_the_nearest(tmp_path: Path) -> None:
    """A slip of the pen is no silence."""
    [said] = idle(judged(tmp_path, waiver("LOAD-01", "Kate Maleson")))
    assert said.endswith("about nothing in the register; the nearest name is Kate Malleson")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (waiver("OWN-99", TBC), 'Waivers!A2, Rule: no rule is called "OWN-99"; `partnergraph rules list` shows all'),
        (waiver("overloaded-laed", TBC), 'the nearest is "overloaded-lead"'),
        (waiver("No onwer", TBC), 'the nearest is "action-without-owner"'),
        (waiver("DQ-08", "OWN-04: 2.5"), "delete the waiver that is no longer needed"),
        (waiver("OWN-04", "*"), "a waiver of all findings of a rule needs a last day"),
        (
            waiver("OWN-04", TBC, **{"Decided on": "2026-01-02", "Expires": "2026-01-01"}),
            "the last day is before the day of the decision",
        ),
        (waiver("OWN-04", TBC) | {"Reason": ""}, "Waivers!C2, Reason: the cell is blank"),
        (waiver("OWN-04", TBC, Expires="next week"), "Waivers!F2, Expires:"),
    ],
)
def test_a_waiver_that_cannot_be_is_told_with_its_cell(tmp_path: Path, row: dict[str, str], says: str) -> None:
    """With the nearest rule, or what to write."""
    with pytest.raises(InputError) as caught:
        register.load(partners.write(tmp_path, Waivers=[row]))
    assert says in str(caught.value)


def test_a_number_of_several_actions_is_no_subject(tmp_path: Path) -> None:
    """Which of them is meant cannot be told."""
    plans = [*partners.SHEETS["Plans"], {"Plan": "youth"}]
    actions = [
        *partners.SHEETS["Actions"],
        {"Plan": "youth", "Ref": "2.5", "Action": "Another", "Accountable": "TBC"},
    ]
    row = waiver("OWN-04", "2.5")
    with pytest.raises(InputError, match=r'2 actions have the number "2\.5"'):
        register.load(partners.write(tmp_path, Plans=plans, Actions=actions, Waivers=[row]))
    assert register.load(partners.write(tmp_path, Plans=plans, Actions=actions, Waivers=[row | {"Subject": TBC}]))


HOSTILE = [
    "=cmd|' /C calc'!A0",
    "</script><script>alert(1)</script>",
    'O"Brien; "Sons"',
    "a\u202eb",
    "(1) " * 2000,
    "1" * 9000,
    "{0}",
]


def test_hostile_subjects_are_words() -> None:
    """Whatever stands in the cell, looking it up ends, and finds what is called so."""
    names = Subjects([(str(at), "Person", {"name": name}) for at, name in enumerate(HOSTILE)])
    for at, name in enumerate(HOSTILE):
        assert names.find(name) == (frozenset({str(at)}),)
        assert names.find(name + "x") == ()
        assert isinstance(names.nearest(name + "x"), str)


def test_every_output_marks_it(accepted: Result, tmp_path: Path) -> None:
    """Tables, pages and lists for programs hold the waived finding, apart from those that count."""
    decided = "waived by Safer Exham Board on 3 November 2025, until 1 January 2026: We recruit"
    told = json.loads(exporters.text("json", accepted))
    [mine] = [finding for finding in told["findings"] if finding["waived"]]
    assert (mine["subject_name"], mine["waived"]["reason"]) == (TBC, "We recruit")
    assert [(rule["findings"], rule["waived"]) for rule in told["rules"] if rule["ref"] == "OWN-04"] == [(0, 1)]
    rows = list(csv.DictReader(io.StringIO(exporters.text("csv", accepted))))
    assert [row["waived"] for row in rows if row["waived"]] == [decided]
    [run] = json.loads(exporters.text("sarif", accepted))["runs"]
    suppressed = [one for one in run["results"] if "suppressions" in one]
    assert [one["suppressions"] for one in suppressed] == [
        [{"kind": "external", "status": "accepted", "justification": decided}]
    ]
    for name in ("findings", "map", "network"):
        exporters.write(name, accepted, tmp_path / exporters.file_name(name))
    book = openpyxl.load_workbook(tmp_path / "findings.xlsx")
    summary = [[cell.value for cell in row] for row in book["Summary"].iter_rows()]
    assert ["Waived", 1] in [row[:2] for row in summary]
    assert decided in [cell.value for row in book["Ownership"].iter_rows() for cell in row]
    for page in ("map.html", "network.html"):
        assert decided[1:] in (tmp_path / page).read_text(encoding="utf-8")
    assert "1 gap besides is waived by a decision" in (tmp_path / "map.html").read_text(encoding="utf-8")


def run(*words: object) -> Done:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_a_waived_finding_fails_nothing(tmp_path: Path) -> None:
    """Exit code 0 where all that is found is waived, 1 where something else is; the last line counts both."""
    folder = partners.write(tmp_path, Waivers=[waiver("OWN-04", TBC)])
    done = run("gaps", folder, "--rule", "OWN-04")
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "0 findings, 1 waived, as of 1 January 2026")
    partners.write(tmp_path, Waivers=[waiver("OWN-04", "Nothing")])
    assert run("gaps", folder, "--rule", "OWN-04").exit_code == 1
    partners.write(tmp_path, Waivers=[waiver("OWN-55", TBC)])
    assert run("gaps", folder, "--rule", "OWN-04").exit_code == 2


def test_cases_of_a_rule_may_say_which_waivers_are_idle() -> None:
    """Other parameters that a rule does not have are refused as before."""
    source = next(rule for rule in RULES if rule.id == "waiver-expired-or-unused").source
    assert rules.check(source, "waiver-expired-or-unused") == []
    broken = rules.check(source.replace("idle_waivers: [w1]", "as_of: [w1]"), "waiver-expired-or-unused")
    assert any("params of a case are parameters of the rule" in problem.says for problem in broken)
