"""A small file beside a plan settles what the program cannot see."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from partnergraph import pipeline
from partnergraph.errors import InputError
from partnergraph.model import Reading
from partnergraph.records import guide_beside

PLAN = """# Plan of works

| Nr | Deliverable thing | Person in charge | Zeta |
| --- | --- | --- | --- |
| 1 | Open the hub | Ana Flores | May 2026 |
| 2 | Close the gap | Piotr Zielinski | June 2026 |

## Before

| Ref | Action | Lead | By when |
| --- | --- | --- | --- |
| 9 | Plant trees | Parks | 2020 |
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    path.write_text(PLAN, encoding="utf-8")
    return path


def read(plan: Path, guide: str) -> Reading:
    plan.with_suffix(".toml").write_text(guide, encoding="utf-8")
    return pipeline.read([plan]).readings[0]


HEADINGS = '[headings]\n"Deliverable thing" = "action"\n"Person in charge" = "supports"\nZeta = "date"\n'


def test_headings_mean_what_a_person_says(plan: Path) -> None:
    """Headings that nobody knows are read as the file beside the plan says, and keep their printed words."""
    reading = read(plan, HEADINGS)
    first = reading.records[0]
    assert (first.action, first.due) == ("Open the hub", date(2026, 5, 31))
    assert [(lead.text, lead.role, lead.heading) for lead in first.leads] == [
        ("Ana Flores", "supports", "Person in charge")
    ]
    assert len(reading.records) == 3
    assert reading.accounting.holds


def test_a_table_is_left_out_with_its_reason(plan: Path) -> None:
    """A table that a person skips gives no action; its words are set apart, and the reason is theirs."""
    reading = read(plan, f'{HEADINGS}\n[[table]]\nat = "table 2"\nskip = "done long ago"\n')
    assert [record.ref for record in reading.records] == ["1", "2"]
    assert any("Plant trees" in one.text and "done long ago" in one.reason for one in reading.set_apart)
    assert reading.tables[1].reason.startswith("done long ago")


def test_columns_without_headings_are_named_one_by_one(tmp_path: Path) -> None:
    """Where no row of headings stands, the columns are given in their order."""
    path = tmp_path / "list.csv"
    path.write_text("7,Ana Flores,Open the hub,whenever\n8,Parks,Plant trees,May 2026\n", encoding="utf-8")
    reading = read(path, '[[table]]\nat = "table 1"\ncolumns = ["number", "lead", "action", "date"]\n')
    assert [(one.ref, one.action, one.leads[0].text) for one in reading.records] == [
        ("7", "Open the hub", "Ana Flores"),
        ("8", "Plant trees", "Parks"),
    ]


def test_the_row_of_headings_can_be_pointed_at(tmp_path: Path) -> None:
    """A row that looks like headings but is none is passed over for the one that a person names."""
    path = tmp_path / "log.csv"
    path.write_text(
        "Action,Lead,By when\nthis,is,an example\nWhat,Whose,Until\nOpen the hub,Ana Flores,May 2026\n",
        encoding="utf-8",
    )
    guide = (
        '[[table]]\nat = "table 1"\nheading_row = 3\nheadings = { What = "action", Whose = "lead", Until = "date" }\n'
    )
    (only,) = read(path, guide).records
    assert (only.action, only.due) == ("Open the hub", date(2026, 5, 31))


def test_title_and_version_are_a_persons(plan: Path) -> None:
    """The title and the date of the version are taken from the file."""
    reading = read(plan, f'title = "Works 2026"\nversion = 2026-03-31\n{HEADINGS}')
    assert (reading.title, reading.version) == ("Works 2026", date(2026, 3, 31))


def test_a_heading_that_is_nowhere_is_an_issue(plan: Path) -> None:
    """A heading written otherwise than it is printed is told, as the person wrote it, not passed over."""
    reading = read(plan, f'{HEADINGS}"Persns in Charge" = "lead"\n')
    assert [issue.place.file for issue in reading.issues if '"Persns in Charge"' in issue.message] == ["plan.toml"]


@pytest.mark.parametrize(
    ("guide", "says"),
    [
        ("headings = [", "no TOML"),
        ('[headings]\nZeta = "dte"', '"dte" is no meaning of a column. Did you mean "date"'),
        ('titel = "x"', '"titel" is not known. Did you mean "title"'),
        ('[[table]]\nat = "the third"', '"the third" names no table'),
        (
            '[[table]]\nat = "table 9"\nskip = true',
            'No table stands at "table 9". Tables of the plan: "table 1", "table 2"',
        ),
        ('[[table]]\nat = "table 1"\nheading_row = "two"', "is no row"),
        ('version = "soon"', '"version" is no date'),
        ("title = 7", '"title" is no text'),
        ("table = 3", "no list of tables"),
        ("headings = 3", '"headings" is no table'),
        ('[[table]]\nat = "table 1"\ncolumns = "lead"', '"columns" is no list'),
    ],
)
def test_what_is_not_known_is_refused_with_the_nearest(plan: Path, guide: str, says: str) -> None:
    """One line says what is wrong in which file, and what would be right."""
    with pytest.raises(InputError, match=re.escape(says)) as refused:
        read(plan, guide)
    assert "plan.toml" in str(refused.value)


def test_the_example_of_the_manual_is_understood(tmp_path: Path) -> None:
    """The file that docs/guide.md shows in full is read without complaint."""
    manual = (Path(__file__).parent.parent / "docs" / "guide.md").read_text(encoding="utf-8")
    example = manual.split("```toml\n")[1].split("```")[0]
    plan = tmp_path / "Our plan.docx"
    plan.with_suffix(".toml").write_text(example, encoding="utf-8")
    assert len(guide_beside(plan).tables) == 3
