"""Rules of one's own: a folder beside the register, or one that is named, and what each command makes of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import partners
from partnergraph import engines, gaps, register, rule_choice, rules, trials
from partnergraph.cli import main
from partnergraph.errors import RuleError
from partnergraph.views import basis

RULE = """\
/*---
title: No lead with our house style
question: Which actions are not called as we call them?
severity: low
subject: Action
identity: [action_id]
message: "{title}: shorter than {fewest} letters is not asked for."
why: Our papers are read aloud.
fix: Call it something.
agenda: What is it called?
sources: [own]
count: MATCH (a:Action) RETURN count(a) AS count
params: {fewest: 3}
fires_on: |
  CREATE (:Action {id: 'a1', name: 'Train staff'})
silent_on: |
  CREATE (:Agency {id: 'g1', name: 'Police'})
---*/
MATCH (a:Action)
WHERE size(a.name) >= $fewest
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, $fewest AS fewest
"""


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def exham(tmp_path: Path) -> Path:
    """A register as a folder, with a folder of rules in it."""
    folder = partners.write(tmp_path / "exham")
    (folder / "rules").mkdir()
    (folder / "rules" / "house-style.cypher").write_text(RULE, encoding="utf-8")
    return folder


def test_a_folder_beside_the_register_is_run_with_the_shipped_rules(exham: Path) -> None:
    """In the register's folder; the output says whose rule it is, and by what it judged."""
    found = json.loads(run("gaps", exham, "--format", "json").stdout)["rules"]
    assert len(found) == len(rules.shipped()) + 1
    [own] = [one for one in found if one["rule"] == "house-style"]
    assert (own["findings"], own["origin"]) == (8, "own rule rules/house-style.cypher")
    assert "own rule rules/house-style.cypher; fewest 3" in run("gaps", exham, "--rule", "house-style").stdout


def test_a_folder_beside_a_workbook_and_one_that_is_named(exham: Path, tmp_path: Path) -> None:
    """Next to an .xlsx the folder is found as well; elsewhere it is named; once, where both are the same."""
    book = tmp_path / "book" / "register.xlsx"
    book.parent.mkdir()
    register.save(register.load(exham), book)
    assert rule_choice.rules_for([book]) == rules.shipped()
    named = rule_choice.rules_for([book], exham / "rules")
    (exham / "rules").rename(book.parent / "rules")
    beside = rule_choice.rules_for([book])
    assert (
        [one.id for one in beside] == [one.id for one in named] == [*(one.id for one in rules.shipped()), "house-style"]
    )
    assert rule_choice.rules_for([book], book.parent / "rules") == beside


@pytest.mark.parametrize("command", ["report", "export"])
def test_every_result_holds_what_they_find(exham: Path, tmp_path: Path, command: str) -> None:
    """The report and the exports."""
    out = tmp_path / "out"
    more = ["--to", "map"] if command == "export" else []
    done = run(command, exham, "-o", out if command == "report" else f"{out}.html", *more)
    assert done.exit_code == 0, done.output
    page = out / "map.html" if command == "report" else Path(f"{out}.html")
    assert "No lead with our house style" in page.read_text(encoding="utf-8")


def test_a_rule_runs_alone_by_its_file_or_name(exham: Path) -> None:
    """With its question and its thresholds, which may be set; exit code 1 where it finds something."""
    file = exham / "rules" / "house-style.cypher"
    for name in (file, "house-style"):
        done = run("rules", "run", name, exham, "--set", "fewest=1")
        assert done.exit_code == 1, done.output
        assert "Which actions are not called as we call them?" in done.stdout
        assert "8 of 8 actions" in done.stdout
        assert "fewest 1 (set for this run)" in done.stdout
    assert run("rules", "run", "house-style", exham, "--set", "fewest=900").exit_code == 0
    assert "house-style" in run("rules", "list", "--rules", file.parent).stdout


def test_what_the_register_sets_stands_beside_what_it_decided(exham: Path) -> None:
    """The sheet About names a threshold, with blanks or underlines."""
    about = exham / "About.csv"
    about.write_text(about.read_text(encoding="utf-8-sig") + "overload share,35,\nFEWEST,2,\n", encoding="utf-8")
    done = run("gaps", exham, "--rule", "overloaded-lead", "--rule", "house-style")
    assert "overload 6, overload_share 35 (set in the register), overload_from 15" in done.stdout
    assert "fewest 2 (set in the register)" in done.stdout
    [row, *_] = json.loads(run("gaps", exham, "--rule", "LOAD-01", "--format", "json").stdout)["rules"]
    assert row["set_by"] == {"overload_share": "set in the register"}
    assert "overload_share 35 (set in the register)" in run(
        "gaps", exham, "--rule", "house-style", "--rule", "LOAD-01", "--format", "csv"
    ).stdout or (row["findings"] == 0)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            ("title: No lead with our house style", "title: No owner"),
            "title is that of the shipped rule cypher/gaps/action-without-owner.cypher",
        ),
        (
            ("severity:", "ref: own-01\nseverity:"),
            "number is that of the shipped rule cypher/gaps/action-without-owner.cypher",
        ),
    ],
)
def test_a_shipped_rule_is_not_shadowed_in_silence(exham: Path, change: tuple[str, str], says: str) -> None:
    """The same number or title: refused, with both files and what to write."""
    (exham / "rules" / "house-style.cypher").write_text(RULE.replace(*change), encoding="utf-8")
    done = run("gaps", exham)
    assert done.exit_code == 2
    assert f"{exham / 'rules' / 'house-style.cypher'}: Its {says}." in done.stderr
    assert "`replaces: action-without-owner`" in done.stderr


def test_the_same_file_name_is_refused_or_replaces(exham: Path) -> None:
    """Called as a shipped rule it is refused; with `replaces` it stands in its place, and the output says so."""
    folder = exham / "rules"
    (folder / "house-style.cypher").rename(folder / "overloaded-lead.cypher")
    with pytest.raises(
        RuleError, match=r"overloaded-lead\.cypher: Its name is that of the shipped rule cypher/gaps/overloaded-lead"
    ):
        rule_choice.rules_for([exham])
    text = RULE.replace("severity:", "replaces: LOAD-01\nref: LOAD-01\nseverity:")
    (folder / "overloaded-lead.cypher").write_text(text, encoding="utf-8")
    known = rule_choice.rules_for([exham])
    assert [one.id for one in known] == [one.id for one in rules.shipped()]
    done = run("gaps", exham, "--rule", "LOAD-01")
    assert "own rule rules/overloaded-lead.cypher, in the place of LOAD-01" in done.stdout


def test_two_of_ones_own_are_told_apart(exham: Path) -> None:
    """Two that replace one rule, one that replaces none, two with one title: each is named with its file."""
    folder = exham / "rules"
    for name, change in (("one", "OWN-01"), ("two", "OWN-01"), ("three", "OWN-99")):
        text = RULE.replace("severity:", f"replaces: {change}\nseverity:")
        (folder / f"{name}.cypher").write_text(text.replace("title: No", f"title: {name} no"), encoding="utf-8")
    (folder / "same.cypher").write_text(RULE, encoding="utf-8")
    with pytest.raises(RuleError) as refused:
        rule_choice.rules_for([exham])
    said = str(refused.value)
    assert f"{folder / 'two.cypher'}: It replaces action-without-owner, and so does {folder / 'one.cypher'}." in said
    assert f'{folder / "three.cypher"}: It replaces "OWN-99", and no shipped rule is called so.' in said
    assert f"{folder / 'same.cypher'}: Its title is that of {folder / 'house-style.cypher'}." in said


def test_mistakes_are_told_as_a_compiler_tells_them(exham: Path) -> None:
    """file:line: what; in the header, in the query, and in what the engine says of it."""
    file = exham / "rules" / "house-style.cypher"
    for old, new, line, says in (
        ("severity: low", "severity: huge", 4, 'severity "huge" is none of'),
        ("size(a.name)", "size(a.nam)", 20, 'The schema has no property "nam". Did you mean "name"?'),
        ("count: MATCH (a:Action)", "count: MATCH (a:Acton)", 12, 'The schema has no kind "Acton"'),
        (">= $fewest", ">== $fewest", 20, "it stumbles at the end of"),
    ):
        file.write_text(RULE.replace(old, new), encoding="utf-8")
        done = run("rules", "check", file)
        assert done.exit_code == 2
        assert f"{file}:{line}: " in done.stdout, done.output
        assert says in done.stdout
    file.write_text(RULE.replace("size(a.name)", "size(a.nam)"), encoding="utf-8")
    done = run("gaps", exham)
    assert done.exit_code == 2
    assert f"{file}:20: The schema has no property" in done.stderr


def test_a_folder_without_rules_is_named(tmp_path: Path) -> None:
    """A folder that is not there, and one with no rule in it; one beside a register that holds none is passed over."""
    for folder, says in ((tmp_path / "none", "no such folder of rules"), (tmp_path, "no rule in this folder")):
        with pytest.raises(RuleError, match=says):
            rule_choice.rules_for(folder=folder)
    exham = partners.write(tmp_path / "exham")
    (exham / "rules").mkdir()
    assert rule_choice.rules_for([exham]) == rules.shipped()


def test_a_rule_is_shown_with_where_to_paste_it(exham: Path) -> None:
    """The rule alone on stdout; on stderr the parameters as Browser and as `query` take them, as the register sets them."""
    about = exham / "About.csv"
    about.write_text(about.read_text(encoding="utf-8-sig") + "stale_days,60,\n", encoding="utf-8")
    done = run("rules", "show", "stale-update", exham, "--as-of", "2026-03-31")
    assert done.stdout.startswith("/*---\nref: TIME-06")
    assert ":param as_of => date('2026-03-31')" in done.stderr
    assert ":param stale_days => duration({days: 60})" in done.stderr
    assert f'partnergraph query {exham} "$(partnergraph rules show stale-update)" --set stale_days=60' in done.stderr
    [asked] = [rule for rule in rules.shipped() if rule.id == "overloaded-lead"]
    done = run(
        "query", exham, asked.source, "--set", "overload=2", "--set", "overload_share=20", "--set", "overload_from=15"
    )
    assert done.exit_code == 0, done.output


def test_a_note_says_that_a_copy_of_a_shipped_rule_cannot_stand_beside_it(tmp_path: Path) -> None:
    """Alone it is a good rule."""
    file = tmp_path / "our-owner.cypher"
    file.write_text(run("rules", "show", "OWN-01").stdout, encoding="utf-8")
    done = run("rules", "check", file)
    assert done.exit_code == 0
    assert f"{file}:1: Note: in a folder of rules it would be refused. Its number is that of" in done.stdout


def test_the_rule_of_these_tests_is_good() -> None:
    """What the others change is well to begin with."""
    rule = rules.parse(RULE, "house-style")
    with engines.open_engine("ladybug") as engine:
        assert trials.try_rule(rule, engine) == []
        assert basis(gaps.assess(rule, engine, trials.CASE_DAY, {}, {})) == "fewest 3"


def test_a_template_that_is_not_filled_in_is_left_out_in_one_line(exham: Path) -> None:
    """The run goes on with the other rules and says which file it passed over; `check` says what is missing."""
    file = exham / "rules" / "late-minutes.cypher"
    assert run("rules", "new", "late-minutes", "-o", file).exit_code == 0
    done = run("gaps", exham, "--rule", "house-style")
    assert done.exit_code == 1
    assert f"{file} is left out: it is not filled in yet." in " ".join(done.stderr.split())
    assert run("rules", "check", file).exit_code == 2


def test_a_number_under_a_name_that_no_rule_has_is_said_in_one_line(exham: Path) -> None:
    """With the nearest name that one has; a word beside a number of one's own, or a text, is nobody's threshold."""
    about = exham / "About.csv"
    about.write_text(about.read_text(encoding="utf-8-sig") + "overlod,3,\nprepared by,Ann,\n", encoding="utf-8")
    said = " ".join(run("gaps", exham, "--rule", "LOAD-01").stderr.split())
    assert 'no rule has a threshold called "overlod", so it has no effect. Did you mean "overload"?' in said
    assert "prepared by" not in said


def test_rules_of_ones_own_are_compared_too(exham: Path, tmp_path: Path) -> None:
    """Two registers beside one folder of rules: `diff` tells what such a rule finds no more."""
    (exham / "rules").rename(tmp_path / "rules")
    partners.write(tmp_path / "later", Actions=partners.SHEETS["Actions"][:-1])
    [gone] = [
        line
        for line in run("diff", exham, tmp_path / "later").stdout.splitlines()
        if "letters is not asked for" in line
    ]
    assert partners.SHEETS["Actions"][-1]["Action"] in gone


AGREED = """\
/*---
ref: OUR-09
title: Our own rule on agreements
question: Which actions share information, by our own reading?
severity: low
subject: Action
identity: [action_id]
message: "{title}: no agreement of ours."
why: Ours.
fix: Agree.
agenda: On what?
sources: [own]
replaces: ISA-01
count: MATCH (a:Action) RETURN count(a) AS count
fires_on: |
  CREATE (:Action {id: 'a1', name: 'Share lists', shares_data: true})
silent_on: |
  CREATE (:Action {id: 'a1', name: 'Train staff'})
---*/
MATCH (a:Action)
WHERE a.shares_data
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title
"""


def test_the_score_goes_by_the_rule_that_stands_in_the_place_of_the_shipped_one(exham: Path, tmp_path: Path) -> None:
    """Whatever its number: in the folder beside the register, and in one that is named."""

    def agreed(*words: object) -> int:
        told = run("score", exham, *words, "--format", "json")
        assert told.exit_code == 0, told.output
        return json.loads(told.stdout)["scores"][0]["agreement"]["have"]

    before = agreed()
    assert before > 0
    ours = tmp_path / "ours"
    ours.mkdir()
    (ours / "our-agreements.cypher").write_text(AGREED, encoding="utf-8")
    assert agreed("--rules", ours) == 0
    (ours / "our-agreements.cypher").rename(exham / "rules" / "our-agreements.cypher")
    assert agreed() == 0


def test_what_is_wrong_with_form_and_queries_is_told_in_one_go(tmp_path: Path) -> None:
    """A text that lacks, a key that is none, a wrong severity, a word of the message that no column gives, and a kind that there is not."""
    text = RULE.replace("fix: Call it something.\n", "").replace("severity: low", "severity: huge\ncolour: red")
    text = text.replace('"{title}:', '"{titel}:').replace("MATCH (a:Action)\nWHERE", "MATCH (a:Acton)\nWHERE")
    path = tmp_path / "five.cypher"
    path.write_text(text, encoding="utf-8")
    said = run("rules", "check", path)
    assert said.exit_code == 2
    for line, words in (
        (1, "fix is missing"),
        (4, 'severity "huge" is none of'),
        (5, "colour is no key"),
        (8, 'returns no "titel"'),
        (19, 'no kind "Acton"'),
    ):
        assert f"five.cypher:{line}: " in said.output
        assert words in " ".join(said.output.split())
    assert "5 problems" in said.output


def test_yaml_that_does_not_end_is_told_where_it_begins(tmp_path: Path) -> None:
    """A key without its colon, a text without its closing quote."""
    for old, new, line in (("why: Our", "why Our", 8), ('not asked for."', "not asked for.", 7)):
        path = tmp_path / "slip.cypher"
        path.write_text(RULE.replace(old, new), encoding="utf-8")
        said = run("rules", "check", path)
        assert said.exit_code == 2
        assert f"slip.cypher:{line}: The header is not YAML" in said.output
