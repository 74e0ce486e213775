"""A newer version of a plan read into a register: what people did is kept, what the plan changed is taken up, what conflicts is listed."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from partnergraph import comparing, graph, pipeline, register, updating
from partnergraph.cli import main
from partnergraph.commands.update import tell
from partnergraph.errors import InputError
from partnergraph.model import Register

FOLDER = Path(__file__).parent / "versions"
OLD, NEW = FOLDER / "stannerby-2025.docx", FOLDER / "stannerby-2026.xlsx"


@pytest.fixture(scope="module")
def made() -> Register:
    """The register of the first version."""
    return pipeline.to_register(pipeline.read([OLD]))


@pytest.fixture(scope="module")
def done(made: Register) -> updating.Updated:
    """The same after the second version."""
    return updating.update(made, [NEW])


@pytest.fixture(scope="module")
def book(made: Register, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of the first version as a workbook."""
    return saved(made, tmp_path_factory.mktemp("book") / "register.xlsx")


def edited(held: Register, sheet: str, where: dict[str, object], **cells: object) -> Register:
    """Return the register with cells of one row written anew."""
    frame = held[sheet].copy()
    rows = frame.index[
        [all(row[heading] == value for heading, value in where.items()) for row in frame.to_dict("records")]
    ]
    assert len(rows) == 1
    for heading, value in cells.items():
        frame.loc[rows, heading.replace("_", " ")] = pd.Series([value], rows, dtype=object)
    return Register({**held.sheets, sheet: frame})


def added(held: Register, sheet: str, **cells: object) -> Register:
    """Return the register with a row more."""
    frame = held[sheet]
    row = pd.DataFrame(
        [[cells.get(str(heading).replace(" ", "_")) for heading in frame.columns]], columns=frame.columns, dtype=object
    )
    return Register(
        {
            **held.sheets,
            sheet: pd.concat([frame, row], ignore_index=True).astype(object).where(lambda made: made.notna(), None),
        }
    )


def row(held: Register, sheet: str, **where: object) -> dict[Any, Any]:
    """Return the one row of a sheet with these cells."""
    (found,) = [
        one
        for one in held[sheet].to_dict("records")
        if all(one[key.replace("_", " ")] == value for key, value in where.items())
    ]
    return found


def saved(held: Register, path: Path) -> Path:
    """Save a register and give its path."""
    register.save(held, path)
    return path


def plan_file(path: Path, rows: list[tuple[object, ...]], title: str = "Safer Harbour Action Plan") -> Path:
    """Write a plan of a few actions: number, action, lead, when, status."""
    book = openpyxl.Workbook()
    page = book.active
    page.append([title])
    page.append(["Ref", "Action", "Lead", "By when", "Status"])
    for one in rows:
        page.append(one)
    book.save(path)
    return path


THREE = [
    ("1", "Train the teachers of all schools", "Ann Lee", "31/03/2026", "Open"),
    ("2", "Put knife bins at the three stations", "Head of Housing", "30/06/2026", "Open"),
    ("3", "Pay for mentors of excluded children", "Youth Justice Service", "30/09/2026", "Open"),
]


def test_a_new_version_is_taken_up(done: updating.Updated) -> None:
    """Numbers, leads, dates and words are those of the new version; what stood before is in Earlier; what vanished stays, marked."""
    (one,) = done.updates
    held = done.register
    assert (one.plan, one.again, one.known, one.conflicts) == ("stannerby-2025", False, True, ())
    assert (one.before, one.version) == (date(2025, 4, 30), date(2026, 1, 31))
    plan = row(held, "Plans", Plan="stannerby-2025")
    assert (plan["Version"], plan["Earlier versions"], plan["File"]) == (date(2026, 1, 31), "2025-04-30", NEW.name)
    compare = row(held, "Actions", Ref="1.6")
    assert (compare["Id"], compare["Accountable"], compare["Due"]) == (
        "stannerby-2025/1.5",
        "Bryony Castell",
        date(2026, 2, 28),
    )
    before = row(held, "Earlier", Action_id="stannerby-2025/1.5")
    assert (before["Ref"], before["Accountable"], before["Due"]) == ("1.5", "Orla Fenwick", date(2025, 11, 30))
    assert len(held["Earlier"]) == 24
    left = [one for one in held["Actions"].to_dict("records") if one["Last in plan"]]
    assert [(one["Ref"], one["Last in plan"], one["Status"]) for one in left] == [("2.2", date(2025, 4, 30), "open")]
    assert len(held["Actions"]) == 26


def test_new_actions_stand_where_the_plan_has_them(done: updating.Updated) -> None:
    """A new action follows the one that it follows in the plan."""
    refs = list(done.register["Actions"]["Ref"])
    assert refs[:7] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7"]


def test_what_people_wrote_is_kept_where_the_plan_says_what_it_said(made: Register) -> None:
    """A corrected lead, a note of progress, evidence, a theme: all stand, though the action was renumbered."""
    held = edited(
        made,
        "Actions",
        {"Ref": "2.3"},
        Accountable="Orla Fenwick",
        Progress="Mentors found",
        Evidence="Contract 12",
        Weight=2.0,
    )
    done = updating.update(held, [NEW])
    mentors = row(done.register, "Actions", Ref="2.2", Last_in_plan=None)
    assert (mentors["Accountable"], mentors["Progress"]) == ("Orla Fenwick", "Mentors found")
    assert (mentors["Evidence"], mentors["Weight"]) == ("Contract 12", 2.0)
    assert done.updates[0].conflicts == ()


def test_what_both_changed_is_listed_and_the_persons_words_stand(made: Register) -> None:
    """A day that a person moved and the new version moves otherwise: kept, and told in Issues with both."""
    held = edited(made, "Actions", {"Ref": "4.2"}, Due=date(2026, 5, 31))
    done = updating.update(held, [NEW])
    assert row(done.register, "Actions", Ref="4.2")["Due"] == date(2026, 5, 31)
    (conflict,) = done.updates[0].conflicts
    assert (conflict.column, conflict.mine, conflict.theirs) == ("Due", "2026-05-31", "2026-09-30")
    issue = row(done.register, "Issues", Kind="conflict")
    assert "2026-05-31" in issue["Message"]
    assert "2026-09-30" in issue["Message"]
    assert NEW.name in issue["Place"]
    again = updating.update(done.register, [NEW])
    assert again.updates[0].again
    assert len(again.register["Issues"]) == len(done.register["Issues"])
    assert row(again.register, "Actions", Ref="4.2")["Due"] == date(2026, 5, 31)


def test_what_both_changed_alike_is_no_conflict(made: Register) -> None:
    """A person wrote before what the new version says now."""
    held = edited(made, "Actions", {"Ref": "4.2"}, Due=date(2026, 9, 30))
    assert updating.update(held, [NEW]).updates[0].conflicts == ()


def test_rows_columns_and_sheets_of_ones_own_survive(made: Register) -> None:
    """An action that a person added, a column and a sheet of theirs are there after the update; a new action is blank in the column."""
    frame = made["Actions"].copy()
    frame["Cost"] = pd.Series([f"£{number}" for number in range(len(frame))], dtype=object)
    held = Register({**made.sheets, "Actions": frame, "Our minutes": pd.DataFrame({"Said": ["Agreed"]}, dtype=object)})
    held = added(
        held,
        "Actions",
        Plan="stannerby-2025",
        Action="Call the neighbours each month",
        Id="mine/1",
        Accountable="Orla Fenwick",
    )
    held = added(held, "People", Person="Nia Roper", Works_for=None, Note="New in May")
    done = updating.update(held, [NEW]).register
    assert list(done["Our minutes"]["Said"]) == ["Agreed"]
    assert row(done, "Actions", Ref="2.2", Last_in_plan=None)["Cost"] == "£8"
    assert row(done, "Actions", Ref="1.4")["Cost"] is None
    mine = row(done, "Actions", Id="mine/1")
    assert (mine["Action"], mine["Last in plan"]) == ("Call the neighbours each month", None)
    assert not [one for one in done["Earlier"].to_dict("records") if one["Action id"] == "mine/1"]
    assert row(done, "People", Person="Nia Roper")["Note"] == "New in May"


def test_parties_that_nothing_names_any_more_go_and_what_people_know_of_others_stays(
    made: Register, done: updating.Updated
) -> None:
    """Who was read, was not touched and is named nowhere goes; who was worked on stays."""
    sheet, heading = (
        ("Agencies", "Agency") if "Trading Standards" in set(made["Agencies"]["Agency"]) else ("Teams", "Team")
    )
    held = edited(made, sheet, {heading: "Trading Standards"}, Note="Ask for Mo")
    assert "Trading Standards" in set(updating.update(held, [NEW]).register[sheet][heading])
    assert "Trading Standards" not in set(done.register[sheet][heading])


def test_an_action_that_a_person_took_out_stays_out(made: Register) -> None:
    """It stands in the new version; it is left out again, and that is said."""
    frame = made["Actions"]
    held = Register({**made.sheets, "Actions": frame[frame["Ref"] != "1.6"].reset_index(drop=True)})
    done = updating.update(held, [NEW])
    assert "Write a short note for members on what the figures say" not in set(done.register["Actions"]["Action"])
    assert [name.split(" ")[0] for name in done.updates[0].carried.left_out] == ["1.7"]
    assert "left out again" in row(done.register, "Issues", Kind="left out")["Message"]
    again = updating.update(done.register, [NEW])
    assert again.updates[0].again
    assert again.register.equals(done.register)


def test_the_numbers_that_an_action_depends_on_are_carried_on(made: Register) -> None:
    """3.6 depended on 3.2, which is 3.6 now; 3.6 is 3.5."""
    held = edited(made, "Actions", {"Ref": "3.6"}, Depends_on="3.2; 1.1")
    done = updating.update(held, [NEW]).register
    assert row(done, "Actions", Ref="3.5")["Depends on"] == "3.6; 1.1"


@pytest.mark.parametrize("name", ["register.xlsx", "register"])
def test_the_same_version_again_takes_up_answers_and_keeps_corrections(name: str, tmp_path: Path) -> None:
    """An answer in Review and a corrected cell, in a workbook or a folder: one re-reading carries both."""
    plan = plan_file(tmp_path / "harbour.xlsx", [*THREE[:2], ("3", THREE[2][1], "Fernlea", "30/09/2026", "Open")])
    held = pipeline.to_register(pipeline.read([plan]))
    target = saved(held, tmp_path / name)
    held = register.load(target)
    asked = [one for one in register.open_questions(held) if one.text == "Fernlea"]
    assert asked
    held = register.answer(held, asked[0], "Fernlea", "team", "Ann Lee", date(2026, 1, 5))
    held = edited(held, "Actions", {"Ref": "1"}, Due=date(2026, 4, 30), Outcome="All teachers trained")
    register.save(held, target)
    if target.is_dir():
        (target / "minutes.txt").write_text("ours", encoding="utf-8")
    done = updating.update_file(target, [plan])
    assert done.updates[0].again
    assert not target.is_dir() or (target / "minutes.txt").read_text(encoding="utf-8") == "ours"
    after = register.load(target)
    assert after.equals(done.register)
    assert "Fernlea" in set(after["Teams"]["Team"])
    assert row(after, "Actions", Ref="3")["Accountable"] == "Fernlea"
    assert row(after, "Names", As_written="Fernlea")["Decided by"] == "Ann Lee"
    assert "Fernlea" not in set(after["Review"]["As written"])
    teachers = row(after, "Actions", Ref="1")
    assert (teachers["Due"], teachers["Outcome"]) == (date(2026, 4, 30), "All teachers trained")
    assert len(after["Earlier"]) == 0
    assert done.kept is not None
    assert register.load(done.kept).equals(held)
    assert updating.update_file(target, [plan]).kept is None


def test_three_versions_count_slips_and_know_what_returns(tmp_path: Path) -> None:
    """A date that slips twice is said to; an action that was gone and is back is no news, and is marked no more."""
    first = plan_file(tmp_path / "a.xlsx", THREE, "Safer Harbour Action Plan, January 2026")
    second = plan_file(
        tmp_path / "b.xlsx", [(*THREE[0][:3], "30/06/2026", "Open"), THREE[1]], "Safer Harbour Action Plan, March 2026"
    )
    third = plan_file(
        tmp_path / "c.xlsx", [(*THREE[0][:3], "30/09/2026", "Open"), *THREE[1:]], "Safer Harbour Action Plan, June 2026"
    )
    held = pipeline.to_register(pipeline.read([first]))
    done = updating.update(held, [second, third])
    assert [[change.kind for change in told] for told in done.changes] == [
        ["dropped in silence", "slipped"],
        ["returned", "slipped"],
    ]
    assert done.changes[1][1].times == 2
    assert list(done.register["Actions"]["Last in plan"]) == [None, None, None]
    assert row(done.register, "Plans", Plan="a")["Earlier versions"] == "2026-01-31; 2026-03-31"
    told = comparing.since(done.register, "register", findings=False)
    assert [change.kind for change in told.changes] == ["returned", "slipped"]


def test_a_split_and_a_merger_keep_their_past(tmp_path: Path) -> None:
    """Both parts have the whole as their earlier state; what was merged is the past of what it became."""
    whole = "Train front-line staff to notice exploitation and publish a directory of help for families"
    halves = ["Train front-line staff to notice exploitation", "Publish a directory of help for families"]
    one = plan_file(
        tmp_path / "one.xlsx",
        [("1", whole, "Ann Lee", "31/03/2026", "Open"), THREE[1]],
        "Safer Harbour Action Plan, January 2026",
    )
    two = plan_file(
        tmp_path / "two.xlsx",
        [
            ("1", halves[0], "Ann Lee", "31/03/2026", "Open"),
            ("2", halves[1], "Ann Lee", "31/03/2026", "Open"),
            ("3", *THREE[1][1:]),
        ],
        "Safer Harbour Action Plan, March 2026",
    )
    held = pipeline.to_register(pipeline.read([one]))
    done = updating.update(held, [two])
    assert [change.kind for change in done.changes[0]] == ["split", "renumbered"]
    assert list(done.register["Earlier"]["Action"]) == [whole, THREE[1][1], whole]
    back = updating.update(done.register, [one], plan="one", version=date(2026, 9, 30))
    assert [change.kind for change in back.changes[0]] == ["merged", "renumbered"]
    assert len(back.register["Actions"]) == 2
    assert not back.register["Actions"]["Last in plan"].any()
    assert len(graph.build(back.register).nodes["Earlier"]) == len(back.register["Earlier"])


def test_a_party_in_another_spelling_is_the_same(tmp_path: Path) -> None:
    """A title, capitals, an abbreviation that the register knows: nobody leads anew, and nobody is listed twice."""
    rows = [
        ("1", THREE[0][1], "Anneliese Leaford", "31/03/2026", "Open"),
        ("2", THREE[1][1], "Metropolitan Police Service", "31/03/2026", "Open"),
        ("3", THREE[2][1], "Youth Justice Service", "31/03/2026", "Open"),
    ]
    first = plan_file(tmp_path / "a.xlsx", rows, "Safer Harbour Action Plan, January 2026")
    leads = ("Cllr Anneliese Leaford", "MPS", "YOUTH JUSTICE SERVICE")
    second = plan_file(
        tmp_path / "b.xlsx",
        [(*one[:2], lead, *one[3:]) for one, lead in zip(rows, leads, strict=True)],
        "Safer Harbour Action Plan, March 2026",
    )
    held = pipeline.to_register(pipeline.read([first]))
    done = updating.update(held, [second])
    assert done.changes == ((),)
    assert list(done.register["People"]["Person"]) == list(held["People"]["Person"])
    assert not comparing.diff(first, second, findings=False).changes


def test_a_register_of_several_plans_is_updated_plan_by_plan(tmp_path: Path) -> None:
    """Which plan is meant is told by what it says; the other is as it was."""
    other = plan_file(tmp_path / "harbour.xlsx", THREE, "Safer Harbour Action Plan, January 2026")
    held = pipeline.to_register(pipeline.read([other, OLD]))
    done = updating.update(held, [NEW])
    assert done.updates[0].plan == "stannerby-2025"
    before, after = (
        one["Actions"][one["Actions"]["Plan"] == "harbour"].reset_index(drop=True) for one in (held, done.register)
    )
    assert before.equals(after)
    assert {"Ann Lee", "Bryony Castell"} <= set(done.register["People"]["Person"])
    book = saved(held, tmp_path / "register.xlsx")
    found = comparing.diff(book, NEW, as_of=date(2026, 2, 1))
    assert [(one.plan, len(one.changes)) for one in found.plans] == [("stannerby-2026", 40)]
    assert found.findings is not None
    assert not [one for one in found.findings.gone if "harbour" in one.key]
    back = comparing.diff(NEW, book, findings=False)
    assert [one.plan for one in back.plans] == ["stannerby-2025"]


def test_a_plan_that_is_not_clearly_a_version_of_one_is_asked_about(tmp_path: Path, made: Register) -> None:
    """One clear line that names --plan and what the register holds; with it, the plan is read in."""
    rows = [
        (str(at), f"Paint the {thing} of the harbour", "Ann Lee", "31/03/2026", "Open")
        for at, thing in enumerate("mole quay crane".split())
    ]
    other = plan_file(tmp_path / "harbour.xlsx", rows, "Safer Harbour Action Plan, January 2026")
    with pytest.raises(InputError, match=r'Say so with --plan; the register holds "stannerby-2025"'):
        updating.update(made, [other])
    done = updating.update(made, [other], plan="Stannerby-2025")
    assert done.updates[0].carried.gone == 24
    with pytest.raises(InputError, match='holds no plan "x"'):
        updating.update(made, [other], plan="x")


def test_an_older_version_is_refused(done: updating.Updated) -> None:
    """What is older than the register is not read over it."""
    later = done.register
    with pytest.raises(InputError, match="older than that in the register"):
        updating.update(later, [OLD])
    with pytest.raises(InputError, match="already, and this one is another"):
        updating.update(later, [OLD], version=date(2026, 1, 31))


def test_a_version_without_a_date_is_dated_by_the_day_of_reading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither version prints a date: the new one is of today, which is said, and the one before held until then."""
    first = plan_file(tmp_path / "a.xlsx", THREE)
    second = plan_file(tmp_path / "b.xlsx", THREE[:2])
    held = pipeline.to_register(pipeline.read([first]))
    done = updating.update(held, [second], today=date(2026, 5, 4))
    assert (done.updates[0].before, done.updates[0].version) == (date(2026, 5, 3), date(2026, 5, 4))
    assert done.updates[0].dated == "the plan prints no date"
    tell(done.updates[0], done.changes[0])
    assert "Dated 4 May 2026, the day of reading, since the plan prints no date; --version" in capsys.readouterr().out
    said = updating.update(held, [second], today=date(2026, 5, 4), version=date(2026, 5, 1))
    assert said.updates[0].dated == ""


def test_a_register_that_does_not_hold_what_was_read_says_what_it_replaced(made: Register) -> None:
    """Without the sheet nobody can tell what is a person's: cells whose published words are the same stand, others are listed."""
    held = edited(made, "Actions", {"Ref": "2.3"}, Accountable="Orla Fenwick")
    held = edited(held, "Actions", {"Ref": "2.1"}, Outcome="Eleven schools")
    held = Register({**held.sheets, "As read": held["As read"].iloc[:0]})
    done = updating.update(held, [NEW])
    assert not done.updates[0].known
    assert row(done.register, "Actions", Ref="2.2", Last_in_plan=None)["Accountable"] == "Orla Fenwick"
    assert any('Outcome: "Eleven schools" became' in text for text in done.register["Issues"]["Message"])
    assert len(done.register["Earlier"]) == 24


TYPED = ["Outcome", "Progress", "Theme", "Evidence", "Due as published", "Lead as published", "Action", "Ref"]
edits = st.lists(
    st.tuples(st.integers(0, 23), st.sampled_from(TYPED), st.text(alphabet="ab 1;=\n", min_size=1).filter(str.strip)),
    max_size=6,
)


@settings(max_examples=6, deadline=None)
@given(edits)
def test_reading_the_same_version_again_changes_nothing(changes: list[tuple[int, str, str]]) -> None:
    """Whatever a person typed into the actions, the same version read again leaves the register as it is."""
    held = FIRST
    frame = held["Actions"].copy()
    for number, heading, words in changes:
        frame.iloc[number, list(frame.columns).index(heading)] = words
    held = Register({**held.sheets, "Actions": frame})
    done = updating.update(held, [FOLDER / "stannerby-2025.xlsx"])
    assert done.updates[0].again
    assert done.updates[0].conflicts == ()
    assert [name for name in held.sheets if not held[name].equals(done.register[name])] == []


FIRST = pipeline.to_register(pipeline.read([FOLDER / "stannerby-2025.xlsx"]))


def run(*words: object) -> Any:
    """Run the command line."""
    return CliRunner().invoke(main, [str(word) for word in words])


def test_the_command_update_tells_what_happened_and_keeps_the_register_before(tmp_path: Path, made: Register) -> None:
    """Exit code 0; what changed, conflicts, and where the old register is kept."""
    target = saved(edited(made, "Actions", {"Ref": "4.2"}, Due=date(2026, 5, 31)), tmp_path / "register.xlsx")
    old = target.read_bytes()
    told = run("update", target, NEW)
    assert told.exit_code == 0, told.output
    assert "stannerby-2025: the version of 31 January 2026 after that of 30 April 2025" in told.stdout
    assert "1 dropped in silence" in told.stdout
    assert "13 renumbered" in told.stdout
    assert "1 conflicts" in told.stdout
    assert "Findings since 30 April 2025" in told.stdout
    first = {one["First seen"] for one in register.load(target)["Seen"].to_dict("records")}
    assert date(2025, 4, 30) in first
    found = comparing.diff(target).findings
    assert found is not None
    assert (found.since, bool(found.new), bool(found.gone), found.returned) == (date(2025, 4, 30), True, True, ())
    assert 'you wrote "2026-05-31"' in told.stdout
    assert (tmp_path / "register-before.xlsx").read_bytes() == old
    again = run("update", target, NEW)
    assert again.exit_code == 0
    assert "read again" in again.stdout
    assert not (tmp_path / "register-before-2.xlsx").exists()


def test_the_command_update_writes_elsewhere_where_it_is_asked_to(tmp_path: Path, book: Path) -> None:
    """With -o the register itself is left as it is."""
    target = Path(shutil.copy(book, tmp_path / "register.xlsx"))
    assert run("update", target, OLD, "-o", tmp_path / "next").exit_code == 0
    assert target.read_bytes() == book.read_bytes()
    assert register.load(tmp_path / "next").equals(register.load(book))


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["update", "nothing.xlsx", NEW], "This is no register"),
        (["update", "register.xlsx", "nothing.docx"], "nothing.docx"),
        (["update", "register.xlsx", "register.xlsx"], "This is a register"),
        (["update", "register.xlsx", NEW, "--plan", "x"], 'holds no plan "x"'),
        (["update", "register.xlsx", NEW, "-o", "no/such/place.xlsx"], "no such folder"),
        (["diff", "register.xlsx"], "holds no earlier version"),
        (["diff", OLD], "Name the plan or register to compare it with"),
        (["diff", OLD, OLD], "This is one and the same"),
        (["diff", OLD, "nothing.docx"], "nothing.docx"),
        (["diff", OLD, NEW, "--format", "csv", "-o", "register.xlsx"], "A register stands there"),
        (["diff", OLD, NEW, "--plan", "x"], 'Neither holds a plan "x"'),
        (["diff", OLD, NEW, "--format", "xlsx"], "needs a file"),
        (["diff", OLD, NEW, "-o", "x.txt"], "for the screen"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(
    words: list[str], line: str, tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clear line, no traceback, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(book, "register.xlsx")
    told = run(*words)
    assert told.exit_code == 2
    assert line in told.output
    assert "Traceback" not in told.output
    assert [path.name for path in tmp_path.iterdir()] == ["register.xlsx"]


def test_diff_says_nothing_changed_with_exit_code_0() -> None:
    """The same version as a document and as a workbook."""
    told = run("diff", OLD, FOLDER / "stannerby-2025.xlsx", "--no-findings")
    assert told.exit_code == 0, told.output
    assert "Nothing changed." in told.stdout


@pytest.mark.parametrize("form", ["text", "table", "csv", "json"])
def test_diff_shows_changes_in_each_form_with_exit_code_1(form: str) -> None:
    """Each form names each kind of change."""
    told = run("diff", OLD, NEW, "--format", form, "--no-findings")
    assert told.exit_code == 1
    for word in ("renumbered", "slipped", "reworded", "new", "led by" if form == "text" else "re-owned", "Castell"):
        assert word in told.stdout.casefold() or word in told.stdout


def test_diff_writes_a_workbook(tmp_path: Path) -> None:
    """One row a change and a finding, with texts as texts."""
    out = tmp_path / "changes.xlsx"
    assert run("diff", OLD, NEW, "--format", "xlsx", "-o", out).exit_code == 1
    rows = list(openpyxl.load_workbook(out)["Changes"].values)
    assert rows[0] == comparing.COLUMNS
    kinds = [line[1] for line in rows[1:]]
    assert kinds.count("renumbered") == 13
    assert kinds.count("finding new") > 0
    assert kinds.count("finding gone") > 0


def test_diff_of_registers_and_of_a_register_alone_says_the_same(
    tmp_path: Path, made: Register, done: updating.Updated
) -> None:
    """Before and after an update, and the updated one alone: the same changes as between the plans."""
    old, target = saved(made, tmp_path / "old.xlsx"), saved(done.register, tmp_path / "new.xlsx")
    two = comparing.diff(old, target, findings=False)
    alone = comparing.diff(target, findings=False)
    plans = comparing.diff(OLD, NEW, findings=False)
    told = [sorted((one.kind, one.old_ref, one.new_ref) for one in found.changes) for found in (two, alone, plans)]
    assert told[0] == told[1] == told[2]
    mixed = comparing.diff(old, NEW, findings=False)
    assert sorted((one.kind, one.old_ref, one.new_ref) for one in mixed.changes) == told[0]


def test_findings_are_compared_by_what_they_are_about_though_all_is_renumbered(tmp_path: Path) -> None:
    """An action without a lead that only got another number is still there, neither new nor gone."""
    rows = [("1", THREE[0][1], "", "31/03/2030", "Open"), ("2", *THREE[1][1:])]
    first = plan_file(tmp_path / "a.xlsx", rows)
    second = plan_file(tmp_path / "b.xlsx", [("1", *THREE[1][1:]), ("2", THREE[0][1], "", "31/03/2030", "Open")])
    found = comparing.diff(first, second, as_of=date(2026, 1, 1)).findings
    assert found is not None
    assert (found.new, found.gone) == ((), ())
    assert any(one.rule == "action-without-owner" for one in found.still)


def test_what_people_wrote_into_an_action_that_was_merged_is_listed(tmp_path: Path) -> None:
    """The row goes into the past of what it became; the evidence that a person wrote stands in Issues."""
    halves = ["Train front-line staff to notice exploitation", "Publish a directory of help for families"]
    whole = f"{halves[0]} and publish a directory of help for families"
    day = ("Ann Lee", "31/03/2026", "Open")
    one = plan_file(tmp_path / "one.xlsx", [("1", halves[0], *day), ("2", halves[1], *day), ("3", *THREE[1][1:])])
    two = plan_file(tmp_path / "two.xlsx", [("1", whole, *day), ("2", *THREE[1][1:])])
    held = pipeline.to_register(pipeline.read([one]))
    held = edited(held, "Actions", {"Ref": "1"}, Evidence="Minutes of May")
    held = edited(held, "Actions", {"Ref": "2"}, Evidence="Draft of June")
    after = updating.update(held, [two]).register
    evidence = [*after["Actions"]["Evidence"], *after["Issues"]["Message"]]
    for words in ("Minutes of May", "Draft of June"):
        assert [text for text in evidence if text and words in text]


def test_a_waiver_follows_its_action_to_its_new_number(made: Register) -> None:
    """A waiver names what it is about as findings show it, so its words change with the number."""
    waived = {"Rule": "OWN-01", "Reason": "Agreed", "Decided_by": "Ann Lee"}
    held = added(made, "Waivers", Subject="1.5 Compare our offer with that of three like boroughs", **waived)
    (waiver,) = updating.update(held, [NEW]).register["Waivers"].to_dict("records")
    assert waiver["Subject"] == "1.6 Compare our offer with that of three like boroughs"


WRITTEN = [
    "Outcome",
    "Progress",
    "Theme",
    "Evidence",
    "Due as published",
    "Action",
    "Recommendation",
    "RAG as published",
]
written = st.lists(
    st.tuples(st.integers(0, 23), st.sampled_from(WRITTEN), st.text(alphabet="ab 1;=\n", min_size=1).filter(str.strip)),
    max_size=8,
    unique_by=lambda edit: edit[:2],
)


@settings(max_examples=6, deadline=None)
@given(written)
def test_no_new_version_takes_away_what_a_person_wrote(changes: list[tuple[int, str, str]]) -> None:
    """Whatever a person typed into whichever cells, it stands after the next version, in the row with the same Id; others are the plan's."""
    plain = updating.update(FIRST, [NEW]).register["Actions"].set_index("Id")
    frame = FIRST["Actions"].copy()
    for number, heading, words in changes:
        frame.iloc[number, list(frame.columns).index(heading)] = words
    done = updating.update(Register({**FIRST.sheets, "Actions": frame}), [NEW]).register["Actions"].set_index("Id")
    edited_cells = {(frame["Id"].iloc[number], heading): words for number, heading, words in changes}
    assert set(done.index) == set(plain.index)
    for identity in done.index:
        for heading in done.columns:
            expected = edited_cells.get((identity, heading), plain.loc[identity, heading])
            assert done.loc[identity, heading] == expected or (done.loc[identity, heading] is expected)


def test_two_tables_of_actions_are_compared() -> None:
    """DataFrames in and out, whatever columns they have; without a column of actions the line says so."""
    before = pd.DataFrame(
        {"Ref": [1, 2], "Action": [THREE[0][1], THREE[1][1]], "Due": pd.to_datetime(["2026-03-31", None])}
    )
    after = pd.DataFrame(
        {"Ref": [2, 1], "Action": [THREE[0][1], THREE[1][1]], "Due": pd.to_datetime(["2026-06-30", None])}
    )
    told = comparing.compare_actions(before, after)
    assert tuple(told.columns) == comparing.COLUMNS
    assert [(row["What"], row["Was"], row["Now"]) for row in told.to_dict("records")] == [
        ("slipped", "1", "2"),
        ("renumbered", "1", "2"),
        ("renumbered", "2", "1"),
    ]
    with pytest.raises(InputError, match='no column "Action"'):
        comparing.compare_actions(before, pd.DataFrame({"Text": ["x"]}))


def test_a_lead_with_a_post_is_told_of_only_where_it_changed(tmp_path: Path) -> None:
    """A person beside the post that they hold led before and leads now: a register alone does not say "led by others"."""
    rows = [("1", "Train the teachers of all schools", "Ann Lee, Head of Housing, Exham Council", "31/03/2026", "Open")]
    later = [(*rows[0][:3], "30/09/2026", "Open"), ("2", "Put knife bins at three stations", "Bo Ray", "1/9/2026", "")]
    held = pipeline.to_register(pipeline.read([plan_file(tmp_path / "one.xlsx", rows)]))
    assert held["Actions"]["Accountable"].iloc[0] == "Ann Lee; Head of Housing"
    done = updating.update(held, [plan_file(tmp_path / "two.xlsx", later)], plan="one", version=date(2027, 1, 1))
    told = [one.kind for one in updating.changes_in(done.register, "one")]
    assert sorted(told) == ["new", "slipped"]
