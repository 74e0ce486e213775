"""The command line does the work, speaks plainly and keeps to its exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import click
import openpyxl
import pytest
from click.testing import CliRunner, Result

from partnergraph.cli import COMMANDS, main

PLAN = """No.,Action,Lead,By when,Outcome
1,Train staff in every school,Karen Ali,30 June 2016,Every school is trained
2,Hold a panel each month,,Ongoing,
3,"<script>alert(1)</script> and =1+1",=cmd()|' /C calc'!A0,,Fewer incidents
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "small.csv"
    path.write_text(PLAN, encoding="utf-8")
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


HEAVY = ("pandas", "docx", "pdfplumber", "networkx", "scipy", "openpyxl", "jinja2", "lxml", "ladybug")


def loaded(words: list[str]) -> set[str]:
    """The heavy libraries that are loaded after a command."""
    code = "import sys; from partnergraph.cli import COMMANDS, main; main(sys.argv[1:], standalone_mode=False); print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    return {name for name in done.stdout.split("\n") if name in HEAVY}


def test_a_command_loads_only_what_it_needs(plan: Path) -> None:
    """The help loads no heavy library, and reading a CSV none either."""
    assert loaded(["--help"]) == set()
    assert loaded(["read", str(plan)]) == set()


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    """The lines of the help are the first lines of the commands' own words, and every command is there."""
    assert {name: line for name, (_, line) in COMMANDS.items()} == {
        name: (main.get_command(click.Context(main), name).help or "").splitlines()[0] for name in COMMANDS
    }


def test_report_writes_every_file_and_a_summary(plan: Path, tmp_path: Path) -> None:
    """The main job exits 0, names the worst findings and the files, and the files are there."""
    out = tmp_path / "out"
    done = run("report", plan, "-o", out, "--as-of", "2016-10-01")
    assert done.exit_code == 0, done.output
    assert "3 actions, 0 cells not understood" in done.output
    assert "as of 1 October 2016" in done.output
    for name in ("register.xlsx", "findings.xlsx", "map.html", "network.html", "graph.graphml"):
        assert (out / name).stat().st_size > 0
        assert name in done.output


def test_report_makes_no_request(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing leaves the machine: a connection of any kind would fail the report."""

    def refuse(*words: object) -> None:
        raise AssertionError(f"a connection was made to {words[1:]}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert run("report", plan, "-o", tmp_path / "out").exit_code == 0


def test_read_prints_one_json_object_a_line(plan: Path) -> None:
    """The lines have the keys that others rely on; notes go elsewhere."""
    done = run("read", plan, "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["ref"] for line in lines] == ["1", "2", "3"]
    assert list(lines[0]) == [
        "plan", "ref", "theme", "recommendation", "action", "leads", "due_text", "due", "ongoing", "status", "rag", "outcome",
        "boards", "agreements", "place",
    ]  # fmt: skip
    assert lines[0]["leads"][0] | {"confidence": 1} == {
        "name": "Karen Ali", "kind": "person", "of": None, "role": "accountable", "provisional": False, "confidence": 1,
    }  # fmt: skip
    assert (lines[0]["due"], lines[1]["due"], lines[1]["ongoing"]) == ("2016-06-30", None, True)
    assert done.stderr.splitlines()[-1] == "3 actions, 0 cells not understood"


def test_read_ends_with_what_was_not_understood(plan: Path) -> None:
    """The table's last line says how many actions were found and how many cells were not understood."""
    assert run("read", plan).stdout.splitlines()[-1] == "3 actions, 0 cells not understood"


def test_csv_for_people_holds_no_formula(plan: Path) -> None:
    """A cell that a spreadsheet would run is led by an apostrophe."""
    done = run("read", plan, "--format", "csv")
    assert ",=" not in done.stdout
    assert "<script>alert(1)</script> and =1+1" in done.stdout


def test_read_writes_a_register_that_gaps_reads(plan: Path, tmp_path: Path) -> None:
    """Plan to workbook to findings: the findings are those of the plan."""
    book = tmp_path / "register.xlsx"
    assert run("read", plan, "-o", book).exit_code == 0
    assert {"About", "Actions", "Names"} <= set(openpyxl.load_workbook(book).sheetnames)
    from_plan = run("gaps", plan, "--format", "json", "--as-of", "2016-10-01")
    from_book = run("gaps", book, "--format", "json", "--as-of", "2016-10-01")
    keys = [
        sorted(finding["key"] for finding in json.loads(done.stdout)["findings"]) for done in (from_plan, from_book)
    ]
    assert keys[0] == keys[1] != []


def test_gaps_exits_with_1_when_it_finds_some(plan: Path) -> None:
    """The exit code answers the question whether there is a gap as severe as asked."""
    assert run("gaps", plan, "--rule", "action-without-owner").exit_code == 1
    assert run("gaps", plan, "--rule", "action-without-outcome", "--severity", "critical").exit_code == 0


def test_a_threshold_can_be_changed(plan: Path) -> None:
    """The threshold that decided is the one that was given."""
    found = run("gaps", plan, "--rule", "overloaded-lead", "--set", "overload=1", "--format", "json")
    assert json.loads(found.stdout)["findings"]
    assert run("gaps", plan, "--rule", "overloaded-lead").exit_code == 0


def test_query_prints_a_table(plan: Path) -> None:
    """A question in Cypher is answered on stdout."""
    done = run("query", plan, "MATCH (a:Action) RETURN a.ref AS ref ORDER BY ref", "--format", "csv")
    assert done.stdout.splitlines() == ["ref", "1", "2", "3"]


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (:Action {id: 'x'})",
        "MATCH (a:Action) SET a.name = 'x'",
        "MATCH (a:Action) RETURN a.id; MATCH (a:Action) RETURN a.id",
        "COPY (MATCH (a:Action) RETURN a.id) TO 'out.csv'",
        "LOAD FROM 'x.csv' RETURN *",
        "MATCH (a:Acton) RETURN a.id",
        "MATCH (a:Action) RETURN a.nmae",
        "MATCH (a:Action) WHERE a.id = $x RETURN a.id",
    ],
)
def test_a_query_that_writes_or_names_the_unknown_is_refused(plan: Path, cypher: str) -> None:
    """One clear line, exit code 2, no traceback."""
    done = run("query", plan, cypher)
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1].startswith("partnergraph: ")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("blank.txt", b" \n\t\n"),
        ("prose.md", b"# A plan\n\nWe will do our best.\n"),
        ("lying.xlsx", b"GIF89a picture"),
        ("lying.csv", b"PK\x03\x04" + bytes(200)),
        ("unknown.xyz", b"No\tAction\n"),
    ],
)
def test_a_file_that_cannot_be_used_gives_one_line(tmp_path: Path, name: str, content: bytes) -> None:
    """The line names the file and what to do; nothing is written."""
    path, out = tmp_path / name, tmp_path / "out"
    path.write_bytes(content)
    done = run("report", path, "-o", out)
    assert done.exit_code == 2
    last = done.stderr.splitlines()[-1]
    assert last.startswith("partnergraph: ")
    assert name in last
    assert "Traceback" not in done.output
    assert not out.exists()


def test_a_missing_file_gives_one_line(tmp_path: Path) -> None:
    """A name that was mistyped is named."""
    done = run("report", tmp_path / "nowhere.csv", "-o", tmp_path / "out")
    assert (done.exit_code, "nowhere.csv" in done.stderr) == (2, True)


def test_an_unknown_rule_names_the_nearest(plan: Path) -> None:
    """A typing mistake is met with a suggestion."""
    done = run("gaps", plan, "--rule", "action-without-ownr")
    assert done.exit_code == 2
    assert 'Did you mean "action-without-owner"?' in done.stderr


def test_the_rules_are_listed_and_shown() -> None:
    """The list counts what the folder holds; a rule is shown as it stands in its file."""
    count = len(list(Path(__file__, "../../cypher/gaps").resolve().glob("*.cypher")))
    assert run("rules", "list").stdout.splitlines()[-1] == f"{count} rules"
    assert count > 0
    assert run("rules", "show", "action-without-owner").stdout.startswith("/*---\n")


def test_a_new_rule_passes_the_check_once_filled_in(tmp_path: Path) -> None:
    """The template is no rule yet, and the check says so; a shipped rule is one."""
    path = tmp_path / "my-rule.cypher"
    assert run("rules", "new", "my-rule", "-o", path).exit_code == 0
    assert run("rules", "check", path).exit_code == 2
    path.write_text(run("rules", "show", "action-without-owner").stdout, encoding="utf-8")
    assert run("rules", "check", path).exit_code == 0


def test_words_of_a_plan_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Escape sequences in a plan are not passed on."""
    path = tmp_path / "steer.csv"
    path.write_text("No.,Action,Lead\n1,\x1b]0;owned\x07Train,Police\n", encoding="utf-8")
    assert "\x1b]" not in run("read", path).output


def test_the_program_runs_as_a_module(plan: Path) -> None:
    """The installed command answers where Python's UTF-8 mode is off."""
    done = subprocess.run(
        [sys.executable, "-m", "partnergraph.cli", "read", plan],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "0", "LC_ALL": "C"},
    )
    assert done.returncode == 0, done.stderr


def test_a_corrected_register_is_kept_when_another_takes_its_place(plan: Path, tmp_path: Path) -> None:
    """Running a report again writes nothing over a person's work without keeping it beside, and says where."""
    out = tmp_path / "out"
    assert run("report", plan, "-o", out).exit_code == 0
    again = run("report", plan, "-o", out)
    assert "kept as" not in again.output
    assert not list(out.glob("register-before*"))
    book = openpyxl.load_workbook(out / "register.xlsx")
    book["Actions"].cell(2, 5).value = "Train staff in every college"
    book.save(out / "register.xlsx")
    corrected = run("report", plan, "-o", out)
    assert "register-before.xlsx" in corrected.output
    kept = openpyxl.load_workbook(out / "register-before.xlsx")["Actions"]
    assert kept.cell(2, 5).value == "Train staff in every college"


def test_a_correction_in_the_register_changes_the_findings(plan: Path, tmp_path: Path) -> None:
    """An owner given in the workbook ends the finding; the workbook that was read is not written anew."""
    out = tmp_path / "out"
    run("report", plan, "-o", out)
    assert run("gaps", out / "register.xlsx", "--rule", "action-without-owner").exit_code == 1
    book = openpyxl.load_workbook(out / "register.xlsx")
    sheet = book["Actions"]
    lead = next(cell.column for cell in sheet[1] if cell.value == "Accountable")
    sheet.cell(3, lead).value = "Karen Ali"
    book.save(out / "register.xlsx")
    assert run("gaps", out / "register.xlsx", "--rule", "action-without-owner").exit_code == 0
    assert run("report", out / "register.xlsx", "-o", out).exit_code == 0
    assert not list(out.glob("register-before*"))


def test_a_threshold_in_the_register_counts(plan: Path, tmp_path: Path) -> None:
    """What the sheet About sets is used, and an option overrules it."""
    folder = tmp_path / "register"
    run("read", plan, "-o", folder)
    about = folder / "About.csv"
    about.write_text(about.read_text(encoding="utf-8-sig") + "overload,1,\n", encoding="utf-8-sig")
    assert run("gaps", folder, "--rule", "overloaded-lead").exit_code == 1
    assert run("gaps", folder, "--rule", "overloaded-lead", "--set", "overload=5").exit_code == 0


def test_plans_of_one_name_stay_apart(tmp_path: Path) -> None:
    """Each keeps its own leads, whatever the files are called; a plan named twice is refused."""
    paths = []
    for number, name in enumerate(("plan-2.csv", "b/plan.csv", "c/plan.csv")):
        paths.append(tmp_path / name)
        paths[-1].parent.mkdir(exist_ok=True)
        paths[-1].write_text(
            f"No.,Action,Lead\n1,Train staff,{('Police', 'Housing', 'Victim Support')[number]}\n", encoding="utf-8"
        )
    lines = [json.loads(line) for line in run("read", *paths, "--format", "jsonl").stdout.splitlines()]
    assert len({line["plan"] for line in lines}) == 3
    assert [line["leads"][0]["name"] for line in lines] == ["Police", "Housing", "Victim Support"]
    assert run("read", *paths, "-o", tmp_path / "register.xlsx").exit_code == 0
    assert run("gaps", tmp_path / "register.xlsx").exit_code == 1
    assert run("read", paths[0], paths[0]).exit_code == 2


@pytest.mark.parametrize("words", [("view",), ("export", "--to", "csv"), ("gaps", "--format", "csv")])
def test_a_result_never_takes_the_place_of_its_source(plan: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    """The file that was read, and a register, stay as they are."""
    before = plan.read_bytes()
    done = run(words[0], plan, *words[1:], "-o", plan)
    assert (done.exit_code, plan.read_bytes()) == (2, before)
    book = tmp_path / "register.xlsx"
    run("read", plan, "-o", book)
    kept = book.read_bytes()
    assert run(words[0], plan, *words[1:], "-o", book).exit_code == 2
    assert book.read_bytes() == kept


def test_a_register_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """A cell too long for a workbook is named before any file is written."""
    path, out = tmp_path / "long.csv", tmp_path / "out"
    path.write_text(f"No.,Action,Lead\n1,{'word ' * 9000},Police\n", encoding="utf-8")
    done = run("report", path, "-o", out)
    assert done.exit_code == 2
    assert not out.exists()


def test_a_rule_is_named_by_name_number_or_file(plan: Path, tmp_path: Path) -> None:
    """All three find the same gaps."""
    own = tmp_path / "my-rule.cypher"
    own.write_text(run("rules", "show", "action-without-owner").stdout, encoding="utf-8")
    found = [
        json.loads(run("gaps", plan, "--rule", name, "--format", "json").stdout)["findings"]
        for name in ("action-without-owner", "OWN-01", own)
    ]
    assert len({tuple(one["subject"] for one in findings) for findings in found}) == 1
    assert found[0]


def test_curly_and_straight_apostrophes_are_one_name(tmp_path: Path) -> None:
    """A person is one person, however the apostrophe was typed."""
    path = tmp_path / "names.csv"
    path.write_text("No.,Action,Lead\n1,Train,Sean O'Dwyer\n2,Meet,Sean O’Dwyer\n", encoding="utf-8")
    done = run("query", path, "MATCH (p:Person) RETURN p.name AS name", "--format", "csv")
    assert len(done.stdout.splitlines()) == 2


SAME = "Safer Exham action plan\n\nNo.,Action,Lead,By when,Start,Update\n1,Train staff,Police,May 2026,1 April 2026,Rooms found\n"


def test_a_plan_given_twice_is_read_once(tmp_path: Path) -> None:
    """A copy under another name or in another format is left out with one line; another title makes another plan."""
    first, copy, page, other = (tmp_path / name for name in ("plan.csv", "copy.csv", "page.md", "other.csv"))
    first.write_text(SAME, encoding="utf-8")
    copy.write_text(SAME, encoding="utf-8")
    cells = [line.split(",") for line in SAME.splitlines()[2:]]
    rows = ["| " + " | ".join(row) + " |" for row in cells]
    page.write_text(
        "\n".join(["# Safer Exham action plan", "", rows[0], "|---" * len(cells[0]) + "|", *rows[1:]]), encoding="utf-8"
    )
    other.write_text(SAME.replace("Exham", "Wyeham"), encoding="utf-8")
    done = run("read", first, copy, page, other, "--format", "jsonl")
    assert [json.loads(line)["plan"] for line in done.stdout.splitlines()] == ["plan", "other"]
    assert done.stderr.count("says the same as plan.csv") == 2
    assert "copy.csv says the same as plan.csv, so it was not read a second time." in done.stderr


def test_tables_of_actions_hold_start_and_progress(tmp_path: Path) -> None:
    """The table for people has more columns than the lines for programs, which stay as they are; helpers are told from leads."""
    path = tmp_path / "plan.csv"
    path.write_text(SAME.replace("Police", "Police supported by Probation"), encoding="utf-8")
    (row,) = csv.DictReader(io.StringIO(run("read", path, "--format", "csv").stdout))
    assert (row["start"], row["progress"]) == ("2026-04-01", "Rooms found")
    assert row["leads"] == "Police (agency); Probation (agency, supports)"
    (line,) = run("read", path, "--format", "jsonl").stdout.splitlines()
    assert not {"start", "progress"} & json.loads(line).keys()


@pytest.mark.parametrize(
    ("query", "headings"),
    [
        ("MATCH (a:Action) RETURN labels(a), a.ref, count(*)", ["labels(a)", "a.ref", "count(*)"]),
        ("MATCH (a:Action) RETURN DISTINCT size(a.name) + 1, a.ref AS number", ["size(a.name)+1", "number"]),
        ("MATCH (a:Action) RETURN CASE WHEN a.ref = '1' THEN 'x' ELSE 'y' END", ["CASE WHEN a.ref='1' THEN 'x' ELSE 'y' END"]),
        ("MATCH (a:Action) RETURN a.ref, a.ref", None),
    ],
)  # fmt: skip
def test_columns_are_called_what_the_person_wrote(plan: Path, query: str, headings: list[str] | None) -> None:
    """The engine's own spelling of an expression is not shown where the person's tells the columns apart."""
    head = next(csv.reader(io.StringIO(run("query", plan, query, "--format", "csv").stdout)))
    assert head == headings or (headings is None and len(head) == 2)
