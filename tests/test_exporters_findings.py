"""Findings for other programs: SARIF against its standard, JUnit XML, and the place of each finding in parts."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from lxml import etree

import hand_made
import partners
from partnergraph import exporters, pipeline, register, rules, since
from partnergraph.cli import main
from partnergraph.exporters._places import in_file, parts

SCHEMA = json.loads((Path(__file__).parent / "sarif_schema.json").read_text(encoding="utf-8"))
WAIVED = [
    {
        "Rule": "OWN-01",
        "Subject": "*",
        "Reason": "The board knows",
        "Decided by": "Safer Exham Board",
        "Decided on": "2025-11-01",
        "Expires": "2026-12-31",
    }
]


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def valid(text: str) -> dict:
    """Return a SARIF text as data, once it has been held to the schema."""
    told = json.loads(text)
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    jsonschema.Draft7Validator(SCHEMA).validate(told)
    return told["runs"][0]


def parsed(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


@pytest.mark.parametrize("hostile", [False, True])
def test_sarif_holds_to_its_standard(hostile: bool) -> None:
    """Whatever names and places a plan has."""
    result = hand_made.plan(hostile=hostile)
    told = valid(exporters.text("sarif", result))
    assert len(told["results"]) == len(result.findings.all) > 0
    assert {one["ruleId"] for one in told["results"]} <= {rule["id"] for rule in told["tool"]["driver"]["rules"]}


def test_sarif_of_waived_new_and_gone_findings_holds_to_its_standard(tmp_path: Path) -> None:
    """Suppressed, with a state against an earlier run, and absent now: all three are valid."""
    before = partners.write(tmp_path / "before")
    actions = [row | ({"Accountable": "TBC"} if row["Ref"] == "1.1" else {}) for row in partners.SHEETS["Actions"]]
    actions = [row | ({"Accountable": "Ann Lee"} if row["Ref"] == "2.5" else {}) for row in actions]
    after = partners.write(tmp_path / "after", Waivers=WAIVED, Actions=actions)
    some = [rule for rule in rules.shipped() if rule.ref[:3] in {"OWN", "XB-"}]
    now = pipeline.analyse(register.load(after), chosen=some)
    told = valid(exporters.text("sarif", since.compare(now, since.earlier(before, as_of=now.as_of, chosen=some))))
    assert {one["baselineState"] for one in told["results"]} == {"new", "unchanged", "absent"}
    assert any("suppressions" in one for one in told["results"])


@pytest.mark.parametrize(
    ("break_", "what"),
    [
        (lambda told: told["runs"][0]["results"][0].pop("message"), "message"),
        (lambda told: told["runs"][0]["results"][0].update(level="critical"), "critical"),
        (lambda told: told["runs"][0]["results"][0].update(file="plan.docx"), "file"),
        (lambda told: told.update(version="2.0"), "2.1.0"),
    ],
)
def test_the_schema_refuses_what_is_no_sarif(break_: object, what: str) -> None:
    """A check that nothing could fail would prove nothing."""
    told = json.loads(exporters.text("sarif", hand_made.plan()))
    break_(told)
    with pytest.raises(jsonschema.ValidationError, match=what):
        valid(json.dumps(told))


@pytest.mark.parametrize(
    ("evidence", "file", "line", "told"),
    [
        (
            'register, sheet "Actions", row 7',
            "register/Actions.csv",
            7,
            {"file": "register", "sheet": "Actions", "row": 7},
        ),
        ('plan.xlsx, sheet "A", row 4', "plan.xlsx", 0, {"file": "plan.xlsx", "sheet": "A", "row": 4}),
        ("plan.csv, row 3, column 2", "plan.csv", 3, {"file": "plan.csv", "row": 3, "column": 2}),
        ("plan.md, line 12", "plan.md", 12, {"file": "plan.md", "line": 12}),
        (
            "plan.docx, table 2, row 5",
            "plan.docx",
            0,
            {"file": "plan.docx", "table": 2, "row": 5},
        ),
        ("plan.pdf, page 3, table 1, row 2", "plan.pdf", 0, {"file": "plan.pdf", "page": 3, "table": 1, "row": 2}),
    ],
)
def test_a_place_is_told_in_parts(evidence: str, file: str, line: int, told: dict[str, object]) -> None:
    """A line is told where the format has lines; a sheet of a folder is a file of its own."""
    assert in_file(evidence) == (file, line)
    assert parts(evidence) == told


def test_a_place_in_the_register_is_in_the_file_that_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the folder or workbook is called, and from the folder in which the program runs."""
    monkeypatch.chdir(tmp_path)
    place = 'register, sheet "Actions", row 7'
    assert in_file(place, str(tmp_path / "ours" / "board.v2")) == ("ours/board.v2/Actions.csv", 7)
    assert in_file(place, "main.xlsx") == ("main.xlsx", 0)
    assert in_file('plan.xlsx, sheet "A", row 4', "main.xlsx") == ("plan.xlsx", 0)


def test_json_and_sarif_carry_the_place(tmp_path: Path) -> None:
    """File, sheet and row of each finding, and for a register in CSV the line that an editor can open."""
    result = pipeline.analyse(register.load(partners.write(tmp_path / "register")))
    told = json.loads(exporters.text("json", result))["findings"]
    assert all(len(one["places"]) == len(one["evidence"]) > 0 for one in told)
    [one] = [one for one in told if one["rule"] == "placeholder-instead-of-owner"]
    assert one["places"] == [{"file": "register", "sheet": "Actions", "row": 9}]
    found = valid(exporters.text("sarif", result))["results"]
    [where] = next(one["locations"] for one in found if one["ruleId"] == "placeholder-instead-of-owner")
    assert where["physicalLocation"] == {
        "artifactLocation": {"uri": f"{tmp_path}/register/Actions.csv"},
        "region": {"startLine": 9},
    }
    assert where["properties"] == {"file": "register", "sheet": "Actions", "row": 9}


def test_junit_has_a_test_for_each_finding_and_each_rule_without_one(tmp_path: Path) -> None:
    """Failed, passed and skipped add up; what is waived or was not assessed is skipped, with the reason."""
    result = pipeline.analyse(register.load(partners.write(tmp_path / "register", Waivers=WAIVED)))
    whole = parsed(exporters.text("junit", result))
    tests = whole.findall("testsuite/testcase")
    silent = [one for one in result.findings.assessments if not one.findings]
    assert int(whole.get("tests")) == len(tests) == len(result.findings.all) + len(silent)
    assert int(whole.get("failures")) == len(result.findings.standing) == len(whole.findall(".//failure"))
    blind = [one for one in silent if one.not_assessed]
    assert int(whole.get("skipped")) == len(result.findings.waived) + len(blind)
    assert len(result.findings.waived) > 0
    assert len(blind) > 0
    [failed] = [test for test in tests if test.get("classname") == "partnergraph.placeholder-instead-of-owner"]
    assert (failed.get("file"), failed.get("line")) == (f"{tmp_path}/register/Actions.csv", "9")
    assert failed.find("failure").get("type") == "critical"


def test_junit_of_hostile_names_is_xml_all_the_same() -> None:
    """Control characters are left out, markup is text."""
    whole = parsed(exporters.text("junit", hand_made.plan(hostile=True)))
    assert whole.findall(".//failure")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_register_kept_in_git_can_fail_a_build(tmp_path: Path) -> None:
    """A branch that adds a gap fails against the register of the main branch; one that adds none passes."""

    def git(*words: str) -> str:
        who = ("-c", "user.name=Ann Lee", "-c", "user.email=ann@exham.example")
        return subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    folder = partners.write(tmp_path / "register")
    git("init", "-q", "-b", "main")
    assert run("gaps", folder, "--rule", "OWN-04", "--format", "csv", "-o", tmp_path / "main.csv").exit_code == 1
    git("add", ".")
    git("commit", "-q", "-m", "The register as the board saw it")
    git("checkout", "-q", "-b", "change")
    words = ("--rule", "OWN-04", "--fail-on", "high", "--since", tmp_path / "main.csv", "--format", "junit")
    build = ("gaps", folder, *words)
    passed = run(*build)
    assert passed.exit_code == 0, passed.output
    assert parsed(passed.stdout).get("failures") == "0"
    actions = [row | ({"Accountable": "TBC"} if row["Ref"] == "1.2" else {}) for row in partners.SHEETS["Actions"]]
    partners.write(folder, Actions=actions)
    git("commit", "-q", "-a", "-m", "Nobody leads the summer scheme")
    failed = run(*build)
    assert failed.exit_code == 1
    [failure] = [
        test
        for test in parsed(failed.stdout).iter("testcase")
        if test.find("failure") is not None and test.get("classname") == "partnergraph.placeholder-instead-of-owner"
    ]
    assert failure.get("name") == "A placeholder for an owner: 1.2 Run a summer scheme"
    git("checkout", "-q", "main")
    assert run(*build).exit_code == 0
