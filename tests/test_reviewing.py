"""What reading is unsure of is put before a person once, remembered, and used by the next reading."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from partnergraph import pipeline, register
from partnergraph.cli import main
from partnergraph.model import Decision

PLAN = """No.,Action,Lead,By when
1,Train staff in every school,XQZ,30 June 2026
2,Hold a panel each month,XQZ / Police,Ongoing
3,Write the policy,Karen Mbeki,March 2026
4,Publish the policy,Ops cell lead,March 2026
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.csv"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on the plan, which nobody has touched."""
    folder = tmp_path_factory.mktemp("reported")
    (folder / "plan.csv").write_text(PLAN, encoding="utf-8")
    assert run("report", folder / "plan.csv", "-o", folder / "out").exit_code == 0
    return folder / "out"


@pytest.fixture
def book(plan: Path, tmp_path: Path, reported: Path) -> Path:  # noqa: ARG001 - it lies beside
    """The register of the plan, in the folder of its report."""
    return shutil.copytree(reported, tmp_path / "out") / "register.xlsx"


def run(*words: object, answers: str = "") -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=answers, env={"COLUMNS": "200"})


def parties_of(book: Path, text: str) -> set[tuple[str, str, str]]:
    rows = register.load(book)["Names"].to_dict("records")
    return {(row["Party"], row["Kind"], row["Decided by"]) for row in rows if row["As written"] == text}


def questions(book: Path) -> list[str]:
    return [one.text for one in register.open_questions(register.load(book))]


def test_questions_come_with_their_cell_most_useful_first(book: Path) -> None:
    """The list says how many actions each answer settles, and shows the cell it comes from."""
    said = run("review", book, "--list")
    assert said.exit_code == 0
    assert questions(book)[0] == "XQZ"
    assert "plan.csv, table 1, row 2, column 3" in " ".join(said.stdout.replace("│", " ").split())


def test_an_answer_at_the_terminal_holds_from_the_next_reading_on(plan: Path, book: Path) -> None:
    """Answered once, the name is read so in every action, is not asked about again, and says who settled it."""
    asked = run("review", book, "--by", "Ann", answers="Quality Zone\nteam\nq\n")
    assert asked.exit_code == 0, asked.output
    assert run("report", plan, "-o", book.parent).exit_code == 0
    assert parties_of(book, "XQZ") == {("Quality Zone", "team", "Ann")}
    assert "XQZ" not in questions(book)
    actions = register.load(book)["Actions"].to_dict("records")
    assert [row["Accountable"] for row in actions][:2] == ["Quality Zone", "Quality Zone; Police"]


def test_a_decision_outlives_every_later_reading(plan: Path, book: Path) -> None:
    """The register that a reading writes holds the decisions that it used, and those that it had no use for."""
    run("review", book, "--by", "Ann", answers="Quality Zone\nteam\nq\n")
    for words in (("report", plan, "-o", book.parent), ("read", plan, "-o", book)):
        assert run(*words).exit_code == 0
        assert parties_of(book, "XQZ") == {("Quality Zone", "team", "Ann")}
    plan.write_text(PLAN.replace("XQZ", "Police"), encoding="utf-8")
    run("read", plan, "-o", book)
    (kept,) = register.decisions(register.load(book))
    assert (kept.text, kept.party, kept.kind, kept.decided_by) == ("XQZ", "Quality Zone", "team", "Ann")
    plan.write_text(PLAN, encoding="utf-8")
    run("read", plan, "-o", book)
    assert parties_of(book, "XQZ") == {("Quality Zone", "team", "Ann")}


def test_changed_words_are_asked_about_again(plan: Path, book: Path) -> None:
    """A decision is about words: other words are another question."""
    run("review", book, "--by", "Ann", answers="Quality Zone\nteam\nq\n")
    plan.write_text(PLAN.replace("XQZ", "XQY"), encoding="utf-8")
    run("read", plan, "-o", book)
    assert "XQY" in questions(book)


def test_a_decision_can_be_taken_back(plan: Path, book: Path) -> None:
    """Without its signature the row of Names decides nothing, and the question is asked again."""
    run("review", book, "--by", "Ann", answers="Quality Zone\nteam\nq\n")
    run("read", plan, "-o", book)
    assert "XQZ" not in questions(book)
    workbook = openpyxl.load_workbook(book)
    sheet = workbook["Names"]
    at = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, at["Decided by"]).value = None
    workbook.save(book)
    run("report", plan, "-o", book.parent)
    assert "XQZ" in questions(book)


def test_an_answer_may_be_written_into_the_workbook(plan: Path, book: Path) -> None:
    """The sheet Review takes answers; one that no sheet lists and that says no kind is refused with its cell."""
    workbook = openpyxl.load_workbook(book)
    sheet = workbook["Review"]
    at = {cell.value: cell.column for cell in sheet[1]}
    row = next(n for n in range(2, sheet.max_row + 1) if sheet.cell(n, at["As written"]).value == "XQZ")
    sheet.cell(row, at["Answer"]).value = "nobdy"
    workbook.save(book)
    refused = run("report", plan, "-o", book.parent)
    assert refused.exit_code == 2
    assert "Review" in refused.stderr
    sheet.cell(row, at["Answer"]).value = "nobody"
    workbook.save(book)
    assert run("report", plan, "-o", book.parent).exit_code == 0
    assert {kind for _, kind, _ in parties_of(book, "XQZ")} == {"placeholder"}


def test_a_candidate_is_taken_by_its_number(tmp_path: Path) -> None:
    """A name like another of the plan is offered, and one figure settles it."""
    plan = tmp_path / "near.csv"
    plan.write_text(
        "No.,Action,Lead,By when\n1,Train staff,Karen Mbeki,May 2026\n2,Hold a panel,Mbekki k,May 2026\n",
        encoding="utf-8",
    )
    book = tmp_path / "register.xlsx"
    run("read", plan, "-o", book)
    asked = next(one for one in register.open_questions(register.load(book)) if one.text == "Mbekki k")
    assert "Karen Mbeki" in asked.candidates
    number = asked.candidates.index("Karen Mbeki") + 1
    before = [one.text for one in register.open_questions(register.load(book))].index("Mbekki k")
    run("review", book, "--by", "Ann", answers="\n" * before + f"{number}\nq\n")
    run("read", plan, "-o", book)
    assert {party for party, _, _ in parties_of(book, "Mbekki k")} == {"Karen Mbeki"}


def test_an_answer_may_hold_in_all_plans(plan: Path, book: Path, tmp_path: Path) -> None:
    """Settled for all plans, a name is read so in a plan that comes later."""
    run("review", book, "--by", "Ann", "--all-plans", answers="Quality Zone\nteam\nq\n")
    run("read", plan, "-o", book)
    later = tmp_path / "later.csv"
    later.write_text(PLAN, encoding="utf-8")
    run("read", later, "-o", book)
    assert parties_of(book, "XQZ") == {("Quality Zone", "team", "Ann")}


def test_a_decision_about_a_word_leaves_longer_names_alone(tmp_path: Path) -> None:
    """What is settled about "Housing" changes no "Head of Housing"."""
    plan = tmp_path / "plan.csv"
    plan.write_text(
        "Action,Lead,By when\nTrain staff,Head of Housing,May 2026\nPlan,Housing,May 2026\n", encoding="utf-8"
    )
    before = pipeline.read([plan])
    after = pipeline.read([plan], decisions=[Decision("Housing", "Homes Trust", "agency", decided_by="Ann")])
    assert before.resolution.leads["plan"][0] == after.resolution.leads["plan"][0]
    assert [(one.kind, one.why) for one in after.resolution.leads["plan"][1]] == [("agency", "settled by Ann")]


def test_what_is_no_register_is_refused(plan: Path) -> None:
    """A plan has no questions of its own: the register made of it has."""
    refused = run("review", plan)
    assert refused.exit_code == 2
    assert "no register" in refused.stderr


def test_answers_before_a_break_are_kept(tmp_path: Path) -> None:
    """Who stops in the middle, or whose input ends, loses nothing that was answered."""
    plan = tmp_path / "two.csv"
    plan.write_text(PLAN.replace("Karen Mbeki", "ZRB"), encoding="utf-8")
    book = tmp_path / "out" / "register.xlsx"
    book.parent.mkdir()
    run("read", plan, "-o", book)
    assert len(questions(book)) > 1
    asked = run("review", book, "--by", "Ann", answers="Quality Zone\nteam\n")
    assert asked.exit_code == 0, asked.output
    assert "Stopped here" in asked.output
    assert [one.party for one in register.decisions(register.load(book))] == ["Quality Zone"]
    again = run("report", book, "-o", book.parent)
    assert "1 answers in the sheet Review" in again.output
