"""What became of findings since an earlier state, told from registers, report folders and saved findings."""

from __future__ import annotations

import csv
import json
import random
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner, Result

import partners
from partnergraph import exporters, history, pipeline, register, rules, since
from partnergraph.cli import main
from partnergraph.errors import InputError
from partnergraph.model import Register
from partnergraph.spreadsheet import FORMULA

RULES = [rule for rule in rules.shipped() if rule.id in {"action-without-owner", "placeholder-instead-of-owner"}]


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def with_leads(**leads: str) -> list[dict[str, str]]:
    """The actions with other leads, by number with `_` for the point: `a1_1="TBC"`."""
    return [
        row | {"Accountable": leads[f"a{row['Ref'].replace('.', '_')}"]}
        if f"a{row['Ref'].replace('.', '_')}" in leads
        else row
        for row in partners.SHEETS["Actions"]
    ]


@pytest.fixture
def before(tmp_path: Path) -> Path:
    return partners.write(tmp_path / "before")


@pytest.fixture
def after(tmp_path: Path) -> Path:
    """1.1 has lost its lead to a placeholder, 2.5 has found one; a quarter has passed."""
    about = [{"Setting": "as of", "Value": "2026-04-01"}]
    return partners.write(tmp_path / "after", About=about, Actions=with_leads(a1_1="TBC", a2_5="Ann Lee"))


def test_new_and_gone_are_told_and_only_the_new_count(before: Path, after: Path) -> None:
    """With --since the exit code is 1 for what is new; what was there before fails nothing."""
    options = ("--rule", "OWN-04", "--since", before)
    done = run("gaps", after, *options)
    assert done.exit_code == 1, done.output
    assert "Since 1 January 2026: 1 new, 0 returned, 0 still there, 1 gone" in done.stdout
    assert "critical  2.5 Write to every school" in done.stdout
    told = json.loads(run("gaps", after, *options, "--format", "json").stdout)
    assert [(f["state"], f["subject_name"], f["first_seen"]) for f in told["findings"]] == [
        ("new", "1.1 Train staff in schools", "2026-04-01")
    ]
    assert [(one["subject"], one["first"]) for one in told["since"]["gone"]] == [
        ("2.5 Write to every school", "2026-01-01")
    ]
    assert run("gaps", after, "--rule", "OWN-04", "--since", after).exit_code == 0
    assert run("gaps", after, "--rule", "XB-02", "--since", before, "--fail-on", "high").exit_code == 0


def test_fail_on_asks_for_a_severity(before: Path) -> None:
    """Exit code 1 only where something is at least so severe; everything is shown all the same."""
    done = run("gaps", before, "--rule", "XB-02", "--fail-on", "high")
    assert done.exit_code == 0
    assert "2 findings" in done.stdout
    assert run("gaps", before, "--rule", "XB-02", "--fail-on", "medium").exit_code == 1


@pytest.mark.parametrize("name", ["json", "csv", "findings"])
def test_saved_findings_are_an_earlier_state(before: Path, after: Path, tmp_path: Path, name: str) -> None:
    """What is compared with a file is what was compared with the register it came from."""
    first = pipeline.analyse(register.load(before), chosen=RULES)
    path = tmp_path / exporters.file_name(name)
    exporters.write(name, first, path)
    past = history.read_findings(path)
    assert [(one.key, one.message, one.severity, one.subject) for one in past.found] == [
        (one.key, one.message, one.severity, one.subject) for one in history.past_of(first.findings).found
    ]
    assert past.as_of == (None if name == "csv" else date(2026, 1, 1))
    now = since.compare(pipeline.analyse(register.load(after), chosen=RULES), past)
    assert now.comparison is not None
    assert [len(found) for found in (now.comparison.new, now.comparison.still, now.comparison.gone)] == [1, 1, 1]
    again = tmp_path / f"again{path.suffix}"
    exporters.write(name, now, again)
    assert [one.key for one in history.read_findings(again).found] == [one.key for one in now.findings.all]
    [run_] = json.loads(exporters.text("sarif", now))["runs"]
    assert sorted(one["baselineState"] for one in run_["results"]) == ["absent", "new", "unchanged"]


def test_a_report_remembers_and_a_next_one_tells(before: Path, after: Path, tmp_path: Path) -> None:
    """The folder of a report is an earlier state; its register knows first days, and what has returned."""
    out = tmp_path / "out"
    assert run("report", before, "-o", out).exit_code == 0
    seen = openpyxl.load_workbook(out / "register.xlsx")["Seen"]
    first = {row[0] for row in seen.iter_rows(min_row=2, values_only=True)}
    assert len(first) == len({one.key for one in history.read_findings(out / "findings.xlsx").found})
    past = since.earlier(out, as_of=date(2026, 4, 1))
    assert {one.key for one in past.found} == first == {one.key for one in past.seen}
    # The register goes on: findings go and come back.
    kept = register.load(out / "register.xlsx")
    days = []
    for folder, day in ((after, date(2026, 4, 1)), (before, date(2026, 7, 1))):
        opened = Register({**register.load(folder).sheets, "Seen": kept["Seen"]})
        result = pipeline.analyse(opened, as_of=day, chosen=RULES)
        kept = history.remember(opened, result.findings)
        days.append({f.subject_name: (f.state, f.first_seen) for f in result.findings.all})
    assert days[0]["1.1 Train staff in schools"] == ("new", date(2026, 4, 1))
    assert days[1]["2.5 Write to every school"] == ("returned", date(2026, 1, 1))


def test_reading_plans_anew_keeps_waivers_and_first_days(tmp_path: Path) -> None:
    """A report made again keeps what no plan says, and keeps no copy of a register that only remembers more."""
    plan, out = tmp_path / "plan.csv", tmp_path / "out"
    plan.write_text("No.,Action,Lead,By when\n1,Train staff,TBC,June 2026\n", encoding="utf-8")
    words = ("report", plan, "-o", out, "--as-of", "2026-03-01")
    assert run(*words).exit_code == 0
    book = openpyxl.load_workbook(out / "register.xlsx")
    for row in book["Seen"].iter_rows(min_row=2):
        row[3].value = row[4].value = date(2026, 1, 1)
    book.save(out / "register.xlsx")
    assert "kept as" not in run(*words).output
    book = openpyxl.load_workbook(out / "register.xlsx")
    for column, value in enumerate(("OWN-04", "Train staff", "We recruit", "The board"), 1):
        book["Waivers"].cell(2, column).value = value
    book.save(out / "register.xlsx")
    done = run(*words)
    assert "1 waived" in done.output
    opened = register.load(out / "register.xlsx")
    assert list(opened["Waivers"]["Reason"]) == ["We recruit"]
    assert set(opened["Seen"]["First seen"]) == {date(2026, 1, 1)}
    assert set(opened["Seen"]["Last seen"]) == {date(2026, 3, 1)}
    assert not list(out.glob("register-before*"))
    assert "First seen 1 January 2026." in (out / "map.html").read_text(encoding="utf-8")


def test_keys_outlast_order_numbers_and_dates(before: Path) -> None:
    """Rows in another order, other numbers, dates a day on: each finding keeps its key."""
    first = register.load(before)
    rows = first["Actions"].to_dict("records")
    random.Random(5).shuffle(rows)
    later = [row | {"Ref": f"9.{at}", "Due": row["Due"] + timedelta(1)} for at, row in enumerate(rows)]
    actions = pd.DataFrame(
        {heading: pd.Series([row[heading] for row in later], dtype=object) for heading in first["Actions"].columns}
    )
    one = pipeline.analyse(first, parameters={"overload": 2})
    other = pipeline.analyse(Register({**first.sheets, "Actions": actions}), parameters={"overload": 2})
    assert {finding.key for finding in one.findings.all} == {finding.key for finding in other.findings.all}
    assert {f.subject_name for f in one.findings.all} != {f.subject_name for f in other.findings.all}


HOSTILE = {
    "empty.json": b"",
    "list.json": b"[]",
    "deep.json": b"[" * 100_000,
    "none.json": b'{"as_of": "2026-01-01"}',
    "odd.json": b'{"as_of": 7, "findings": [3]}',
    "key.json": b'{"findings": [{"key": 5, "message": ""}]}',
    "day.json": b'{"as_of": "yesterday", "findings": []}',
    "bytes.json": b"\xff\xfe\x00",
    "empty.csv": b"",
    "plan.csv": b"No.,Action,Lead\n1,Train,Police\n",
    "wide.csv": b"key,message\n" + b'"' + b"x" * 11_000_000,
    "broken.xlsx": b"PK\x03\x04" + bytes(100),
    "report.docx": b"PK\x03\x04",
    "noending": b"key",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_holds_no_findings_is_one_line(tmp_path: Path, name: str) -> None:
    """The line names the file and what may be given instead."""
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])
    with pytest.raises(InputError) as caught:
        history.read_findings(path)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_earlier_state_that_is_none_exits_with_2(before: Path, tmp_path: Path) -> None:
    """A file that is not there, an empty folder, a result in the place of what is read."""
    (tmp_path / "empty").mkdir()
    saved = tmp_path / "findings.json"
    saved.write_text('{"as_of": "2026-01-01", "findings": []}', encoding="utf-8")
    for words in (
        ("--since", tmp_path / "nowhere"),
        ("--since", tmp_path / "empty"),
        ("--since", saved, "--format", "json", "-o", saved),
        ("--fail-on", "worst"),
    ):
        done = run("gaps", before, "--rule", "OWN-04", *words)
        assert (done.exit_code, "Traceback" in done.output) == (2, False)


def test_a_cell_that_looks_like_a_formula_comes_back(tmp_path: Path) -> None:
    """The apostrophe that keeps a spreadsheet from running a cell is no part of what it says."""
    path = tmp_path / "findings.csv"
    messages = [f"{start}SUM(A1)" for start in FORMULA] + ["'quoted'", ""]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["key", "message"])
        writer.writerows([f"gap|{at}", f"'{m}" if m.startswith(FORMULA) else m] for at, m in enumerate(messages))
    assert [one.message for one in history.read_findings(path).found] == messages


def test_diff_marks_what_is_waived(before: Path, tmp_path: Path) -> None:
    """A new finding that somebody accepted is told as such."""
    row = {"Rule": "OWN-04", "Subject": "1.1", "Reason": "We recruit", "Decided by": "The board"}
    after = partners.write(tmp_path / "after", Actions=with_leads(a1_1="TBC"), Waivers=[row])
    done = run("diff", before, after)
    assert done.exit_code == 1
    assert "new: (waived) 1.1 Train staff in schools: given to TBC, which is nobody who can be asked." in done.stdout
    assert "1 of them waived" in done.stdout
