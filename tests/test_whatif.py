"""What if somebody left, handed over, or two became one: the losses are named, and nothing is written."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import partners
from partnergraph import pipeline, register, rules, whatif
from partnergraph.cli import main
from partnergraph.errors import InputError
from partnergraph.model import Change, Named, Register, Scenario, split_names
from partnergraph.whatif.telling import sentences


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return partners.write(tmp_path_factory.mktemp("register") / "exham")


@pytest.fixture(scope="module")
def exham(folder: Path) -> Register:
    return register.load(folder)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


RULES = [
    rule
    for rule in rules.shipped()
    if rule.id in {"overloaded-lead", "action-without-owner", "placeholder-instead-of-owner"}
]


def what_if(exham: Register, *changes: Change, **thresholds: int) -> Scenario:
    """A scenario with some of the rules, which is quicker."""
    changed, made = whatif.changed(exham, changes)
    before, after = (pipeline.analyse(one, chosen=RULES, parameters=thresholds) for one in (exham, changed))
    return whatif.compared(made, before, after)


@pytest.fixture(scope="module")
def without_kate(exham: Register) -> Scenario:
    return what_if(exham, Change("remove", "Kate Malleson"))


def test_actions_that_nobody_would_lead_are_named(without_kate: Scenario) -> None:
    """Those whose last lead leaves, and those left to a post that nobody holds; not those that others share."""
    assert {(orphan.name, orphan.left) for orphan in without_kate.orphans} == {
        ("1.1 Train staff in schools", ()),
        ("1.3 Open a youth club", ()),
        ("2.1 Hold a weekly panel", ("Head of Safety",)),
    }
    new = {(f.ref, f.subject_name) for f in without_kate.comparison.new}
    assert {("OWN-01", "1.1 Train staff in schools"), ("OWN-01", "1.3 Open a youth club")} <= new


def test_candidates_come_with_reasons_best_first(without_kate: Scenario) -> None:
    """Who supports the action goes before who only leads others of the theme; a body's colleague is told as one."""
    club = next(orphan for orphan in without_kate.orphans if orphan.name.startswith("1.3"))
    names = {candidate.name: candidate for candidate in club.candidates}
    assert "supports this action already" in names["Cy Hope"].reasons
    assert "leads 1 other action of the theme Prevention" in names["Ann Lee"].reasons
    assert "is of Exham Council, as Kate Malleson is" in names["Ann Lee"].reasons
    assert "sits on Violence Panel, which hears of this action" in names["Bo Dean (Schools Sergeant)"].reasons
    weights = [len(candidate.reasons) for candidate in club.candidates]
    assert weights[0] >= 2
    assert "Kate Malleson" not in names
    assert all(candidate.leads < candidate.limit for orphan in without_kate.orphans for candidate in orphan.candidates)


def test_an_overloaded_lead_is_no_candidate(exham: Register) -> None:
    """Whoever would reach the threshold is named as full; taking one action counts for the next."""
    told = what_if(exham, Change("remove", "Kate Malleson"), overload=2)
    assert all("Ann Lee" not in {one.name for one in orphan.candidates} for orphan in told.orphans)
    assert any("Ann Lee" in orphan.full for orphan in told.orphans)
    firsts = [orphan.candidates[0].id for orphan in told.orphans if orphan.candidates]
    assert len(firsts) == len(set(firsts))


def test_boards_contacts_and_agreements_that_would_lose_somebody_are_named(without_kate: Scenario) -> None:
    """Chairs, contacts and owners that go with a person."""
    assert {(one.what, one.name) for one in without_kate.boards} == {
        ("board without chair", "Safer Exham Board"),
        ("board without chair", "Violence Panel"),
        ("agency on no board", "Exham Council"),
    }
    assert [one.name for one in without_kate.contacts] == ["moves: Exham to Wyeham"]
    assert [one.what for one in without_kate.agreements] == ["agreement without owner"]


def test_a_body_leaves_with_what_is_part_of_it(exham: Register) -> None:
    """Its teams, posts and people go too; its agreement loses a party and its contact is gone."""
    told = what_if(exham, Change("remove", "met"))
    assert told.made[0].along == (
        Named("Teams", "Schools Team"),
        Named("Posts", "Schools Sergeant"),
        Named("People", "Bo Dean"),
    )
    assert [(one.what, one.says) for one in told.agreements] == [
        ("agreement loses party", "Exham Police would be party to it no longer; 1 party would stay.")
    ]
    assert [one.name for one in told.contacts] == ["violence: Exham Police to Wyeham"]
    assert told.after.register["Agreements"]["Signed"][0] == "Exham Council (2025-01-10)"


def test_findings_that_leave_with_a_body_are_not_called_mended() -> None:
    """Two agencies without an agreement: nothing is mended when one of them is no more."""
    opened = register.load(Path(__file__).parents[1] / "data/plans/barnet-register")
    chosen = [rule for rule in rules.shipped() if rule.id in {"overloaded-lead", "pair-without-agreement"}]
    told = pipeline.what_if(opened, [Change("remove", "Metropolitan Police Service")], chosen=chosen)
    assert "pair-without-agreement" in {one.rule for one in told.no_longer_apply}
    assert told.mended == ()
    counted = "\n".join(line for _, lines in sentences(told) for line in lines)
    assert f"0 mended, {len(told.no_longer_apply)} no longer apply" in counted


def test_a_board_that_goes_leaves_actions_unheard(exham: Register) -> None:
    """All open actions reached it; the board above it is not reached any more either."""
    told = what_if(exham, Change("remove", "violence panel"))
    assert {(one.what, one.name) for one in told.boards if one.what.startswith("board")} == {
        ("board gone", "Violence Panel"),
        ("board unreached", "Safer Exham Board"),
    }
    assert sum(one.what == "action without board" for one in told.boards) == 7
    assert told.orphans == ()


def test_an_agreement_that_goes_is_named(exham: Register) -> None:
    """With its parties."""
    told = what_if(exham, Change("remove", "Exham sharing agreement"))
    assert [(one.what, one.says) for one in told.agreements] == [
        ("agreement gone", "It would be gone; its parties are Exham Council and Exham Police.")
    ]


def test_what_somebody_leads_goes_to_another(exham: Register) -> None:
    """Open actions go, closed ones and those of a post held stay, and that is said."""
    told = what_if(exham, Change("move", "Kate Malleson", "Cy Hope"))
    actions = told.after.register["Actions"].set_index("Ref")
    assert list(actions["Accountable"]) == [
        "Cy Hope", "Ann Lee", "Cy Hope", "Head of Safety", "Schools Sergeant", None, "Kate Malleson", "TBC",
    ]  # fmt: skip
    assert actions.loc["2.2", "Responsible"] == "Cy Hope"
    assert len(told.made[0].actions) == 3
    assert told.notes[0] == "1 open action of Head of Safety, which Kate Malleson holds, stay there."
    assert told.orphans == ()


def test_a_placeholder_gives_way_to_an_owner(exham: Register) -> None:
    """What stands with TBC may go to somebody, which ends its finding."""
    told = what_if(exham, Change("move", "TBC", "Ann Lee"))
    assert [one.rule for one in told.mended] == ["placeholder-instead-of-owner"]
    assert told.no_longer_apply == ()


def test_two_that_become_one_keep_everything(exham: Register) -> None:
    """Cells name the one that stays, once; a finding about the other is one about it, not a new one."""
    told = what_if(exham, Change("merge", "Safe Homes", "Exham Police"))
    after = told.after.register
    assert list(after["Agencies"]["Agency"]) == ["Exham Council", "Exham Police"]
    assert after["Agencies"]["Also written as"][1] == "Police; Met; Safe Homes"
    assert after["Agencies"]["Sector"][1] == "voluntary"
    assert after["Actions"].set_index("Ref").loc["2.3", "Named"] == "Exham Police"
    assert after["People"].set_index("Person").loc["Cy Hope", "Works for"] == "Exham Police"
    assert told.comparison.new == ()


def test_two_boards_that_become_one_do_not_report_to_themselves(exham: Register) -> None:
    """A member of both has one seat, the higher."""
    after, _ = whatif.changed(exham, [Change("merge", "Violence Panel", "Safer Exham Board")])
    assert list(after["Boards"]["Reports to"]) == [None]
    assert list(zip(after["Members"]["Member"], after["Members"]["Role"], strict=True)) == [
        ("Kate Malleson", "chair"),
        ("Bo Dean", "member"),
        ("Cy Hope", "member"),
    ]


def test_changes_follow_one_another(exham: Register) -> None:
    """The second change is made to what the first one left."""
    told = what_if(exham, Change("move", "Kate Malleson", "Ann Lee"), Change("remove", "Kate Malleson"))
    assert [orphan.name for orphan in told.orphans] == ["2.1 Hold a weekly panel"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (Change("remove", "Kate Maleson"), 'Did you mean "Kate Malleson" (person)?'),
        (Change("remove", "Kate Malleson", kind="post"), "The register has it as a person."),
        (Change("remove", "qqqqqq"), "Write it as the register does."),
        (Change("remove", " "), "The name is empty."),
        (Change("remove", "Kate Malleson", kind="pope"), "The kinds are person"),
        (Change("move", "Kate Malleson", "TBC"), "is no owner"),
        (Change("move", "Kate Malleson", "kate malleson"), "stands there twice"),
        (Change("move", "Exham sharing agreement", "Ann Lee"), "leads nothing"),
        (Change("merge", "Kate Malleson", "Exham Police"), "Only two of one kind can be merged."),
        (Change("merge", "Police", "Exham Police"), "stands there twice"),
    ],
)
def test_a_change_that_makes_no_sense_is_one_line(exham: Register, change: Change, says: str) -> None:
    """With the nearest name, or what to write instead."""
    with pytest.raises(InputError) as caught:
        whatif.changed(exham, [change])
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_name_of_two_kinds_asks_which(tmp_path: Path) -> None:
    """--kind settles it."""
    people = [*partners.SHEETS["People"], {"Person": "Dee Ray", "Also written as": "Chief"}]
    posts = [*partners.SHEETS["Posts"], {"Post": "Chief Officer", "Also written as": "chief"}]
    opened = register.load(partners.write(tmp_path / "two", People=people, Posts=posts))
    with pytest.raises(InputError, match="--kind person or --kind post"):
        whatif.find(opened, "CHIEF")
    assert whatif.find(opened, "CHIEF", "post") == Named("Posts", "Chief Officer")


ENTRIES = [
    *((sheet, row[key]) for sheet, key in (
        ("Agencies", "Agency"), ("Teams", "Team"), ("People", "Person"), ("Posts", "Post"), ("Boards", "Board"),
        ("Agreements", "Agreement"), ("Placeholders", "Placeholder"),
    ) for row in partners.SHEETS[sheet]),
]  # fmt: skip


def _words(opened: Register) -> set[str]:
    """Every name that a cell of names uses."""
    return {
        name.split(" (2025")[0]
        for frame in opened.sheets.values()
        for heading in frame.columns
        if heading not in {"Lead as published", "Also written as"}
        for cell in frame[heading]
        if isinstance(cell, str)
        for name in split_names(cell)
    }


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(ENTRIES), st.sampled_from(ENTRIES))
def test_whatever_leaves_or_merges_the_register_stays_whole(
    exham: Register, tmp_path: Path, one: tuple[str, str], other: tuple[str, str]
) -> None:
    """No cell names what has left, and the register loads as it was saved; what was given stays as it was."""
    before = {name: frame.copy() for name, frame in exham.sheets.items()}
    left, along = whatif.leave(exham, Named(*one))
    assert not {one[1], *(gone.name for gone in along)} & _words(left)
    changed = [left]
    if one[0] == other[0] and one != other:
        merged = whatif.merge(exham, Named(*one), Named(*other))
        assert one[1] not in _words(merged)
        assert other[1] in _words(merged)
        changed.append(merged)
    for number, made in enumerate(changed):
        path = tmp_path / str(number)
        register.save(made, path)
        assert register.load(path).equals(made)
    assert exham.equals(Register(before))


def test_the_command_tells_it_in_sentences_and_writes_nothing(folder: Path) -> None:
    """Exit code 0, whatever it finds; the register stays as it was."""
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = run("whatif", folder, "--remove", "kate malleson")
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0] == "What if Kate Malleson (person) left?"
    assert "Left without a lead: 3 of 7 open actions" in lines
    assert "Agreements" in lines
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_programs_read_json_and_csv(folder: Path, tmp_path: Path, without_kate: Scenario) -> None:
    """Exit code 1 where a new finding is as severe as asked; the register as it would be finds what was told."""
    book = tmp_path / "later.xlsx"
    done = run(
        "whatif", folder, "--remove", "Kate Malleson", "--format", "json", "--save", book, "--fail-on", "critical"
    )
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert told["as_of"] == "2026-01-01"
    assert told["changes"][0] | {"along": []} == {
        "verb": "remove", "name": "Kate Malleson", "kind": "person", "other": None, "along": [], "actions": [],
    }  # fmt: skip
    found = json.loads(run("gaps", book, "--format", "json").stdout)
    assert len(found["findings"]) == told["after"]["findings"]
    frame = without_kate.frame()
    assert list(frame["name"][frame["what"] == "action orphaned"]) == [one["name"] for one in told["orphaned"]]
    assert sum(frame["what"] == "candidate") == sum(len(one["candidates"]) for one in told["orphaned"])


def test_csv_has_a_row_for_each_loss(folder: Path) -> None:
    """Exit code 0 where no new finding is as severe as asked."""
    done = run("whatif", folder, "--remove", "Cy Hope", "--fail-on", "critical", "--format", "csv")
    assert done.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["what"] for row in rows} >= {"agency on no board"}


def test_what_is_there_is_not_written_over(folder: Path, tmp_path: Path) -> None:
    """The register itself first of all; a folder that is not there is named."""
    for taken in (folder, folder / "Actions.csv", tmp_path / "no" / "x.xlsx"):
        assert run("whatif", folder, "--remove", "Kate Malleson", "--save", taken).exit_code == 2


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--remove", "Kate Maleson"),
        ("--move", "Kate Malleson"),
        ("--merge", "Kate Malleson", "EC"),
        ("--remove", "x" * 20_000),
        ("--remove", "\x1b]0;owned\x07"),
        ("--remove", "Kate Malleson", "--as-of", "yesterday"),
        ("--remove", "Kate Malleson", "--set", "overlaod=3"),
    ],
)
def test_what_cannot_be_asked_exits_with_2(folder: Path, words: tuple[str, ...]) -> None:
    """One clear line and no traceback."""
    done = run("whatif", folder, *words)
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert "\x1b]" not in done.output


def test_a_plan_is_no_register(tmp_path: Path) -> None:
    """The line says how to make one."""
    plan = tmp_path / "plan.csv"
    plan.write_text("No.,Action,Lead\n1,Train,Police\n", encoding="utf-8")
    done = run("whatif", plan, "--remove", "Police")
    assert (done.exit_code, "partnergraph report" in done.stderr) == (2, True)


HOSTILE = [
    "=cmd|' /C calc'!A0",
    '"; Police',
    "</script><script>alert(1)</script>",
    "Ann \u202eecila",
    "O'Brien; Sons",
    "{0}{name}",
    "*",
]


def test_hostile_names_are_names(exham: Register) -> None:
    """They leave, hand over and merge like any others."""
    rows = [*exham["People"].to_dict("records"), *({"Person": name, "Works for": "Exham Police"} for name in HOSTILE)]
    people = pd.DataFrame(
        {heading: pd.Series([row.get(heading) for row in rows], dtype=object) for heading in exham["People"].columns}
    )
    opened = Register({**exham.sheets, "People": people})
    for name in HOSTILE:
        moved, made = whatif.changed(opened, [Change("move", "Kate Malleson", name)])
        assert (made[0].other, split_names(moved["Actions"]["Accountable"][0])) == (Named("People", name), (name,))
        merged, _ = whatif.changed(moved, [Change("merge", name, "Cy Hope")])
        assert merged["Actions"]["Accountable"][0] == "Cy Hope"
        left, _ = whatif.changed(moved, [Change("remove", name)])
        assert left["Actions"]["Accountable"][0] is None
    told = what_if(moved, Change("remove", HOSTILE[-1]))
    assert {orphan.led for orphan in told.orphans} == {(HOSTILE[-1],)}
    assert any(HOSTILE[-1] in line for _, lines in sentences(told) for line in lines)
