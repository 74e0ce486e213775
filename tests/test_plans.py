"""The example plans in data/plans: they read as they should, are ours, and the files made by scripts are up to date."""

import json
import os
import re
import runpy
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from partnergraph import pipeline, register

FOLDER = Path(__file__).parent.parent / "data" / "plans"
EXPECTED = Path(__file__).parent / "expected"
ACTIONS = {
    "barnet-gangs-2016.md": 26,
    "bromley-gangs-2012.txt": 29,
    "northmere-duty-2026.xlsx": 16,
    "northmere-log-2026.csv": 8,
}
NOTHING_TO_COMPARE = "PARTNERGRAPH_PLANS does not name the folder of the real plans."
DAY = date(2016, 10, 1)
RUN = 10

each_plan = pytest.mark.parametrize("name", sorted(ACTIONS))


@cache
def read(name: str) -> pipeline.Plans:
    """Return an example plan as read."""
    return pipeline.read([FOLDER / name])


@cache
def fuller() -> pipeline.Result:
    """Return what the rules find in the example register."""
    return pipeline.analyse(pipeline.open_register([FOLDER / "barnet-register"]), as_of=DAY)


def test_every_example_is_counted() -> None:
    """Each plan in the folder stands in the table above, so that no example goes untested."""
    plans = {path.name for path in FOLDER.iterdir() if path.is_file() and path.suffix != ".py"}
    assert plans == {*ACTIONS, "README.md"}


@each_plan
def test_an_example_reads_whole(name: str) -> None:
    """All actions are read, every cell is accounted for, and none is left without a meaning."""
    (reading,) = read(name).readings
    assert len(reading.records) == ACTIONS[name]
    assert reading.accounting.holds
    assert reading.accounting.not_understood == 0, [i for i in reading.issues if i.kind == "not understood"]


def busiest(name: str) -> Counter[str]:
    """Return on how many actions of a plan each party is named, by kind and name."""
    plans = read(name)
    names = {party.id: f"{party.kind} {party.name}" for party in plans.resolution.parties}
    found: Counter[str] = Counter()
    for mentions in plans.resolution.leads[plans.readings[0].plan]:
        found.update({names[mention.party] for mention in mentions if mention.party})
    return found


def test_the_shape_of_the_real_plans_is_kept() -> None:
    """One officer is on 6 of 26 actions, and Community Safety on 16 of 29 recommendations."""
    barnet = busiest("barnet-gangs-2016.md")
    assert max((number, name) for name, number in barnet.items() if name.startswith("person ")) == (
        6,
        "person Ruth Adeyemi",
    )
    name, number = busiest("bromley-gangs-2012.txt").most_common(1)[0]
    assert ("Community Safety" in name, number) == (True, 16)


@pytest.mark.parametrize(
    ("name", "followed"), [("barnet-gangs-2016.md", "barnet-2016"), ("bromley-gangs-2012.txt", "bromley-2012")]
)
def test_an_example_keeps_the_facts_of_the_plan_it_follows(name: str, followed: str) -> None:
    """Action by action, the number, dates, how many leads and persons, and the boards are those of the real plan."""
    lines = (EXPECTED / f"{followed}.jsonl").read_text(encoding="utf-8").splitlines()
    ways = {
        way.casefold(): board
        for board, spelt in json.loads((EXPECTED / "boards.json").read_text(encoding="utf-8"))[followed].items()
        for way in spelt
    }
    theirs = [
        (
            line["ref"] or "",
            line["dates"],
            line["ongoing"],
            len(line["leads"]),
            sum(lead["kind"] == "person" for lead in line["leads"]),
            set(line["boards"]),
        )
        for line in map(json.loads, lines)
    ]
    plans = read(name)
    (reading,) = plans.readings
    names = {party.id: party.name for party in plans.resolution.parties if party.kind == "board"}
    ours = [
        (
            record.ref,
            sorted(day.isoformat() for day in record.dates),
            record.ongoing,
            len(leads),
            sum(lead.kind == "person" for lead in leads),
            {ways[names[found.party].casefold()] for found in named if names.get(found.party, "").casefold() in ways},
        )
        for record, leads, named in zip(
            reading.records,
            plans.resolution.leads[reading.plan],
            plans.resolution.named[reading.plan],
            strict=True,
        )
    ]
    assert ours == theirs


def test_officers_in_the_examples_are_invented() -> None:
    """No person whom the real plans name stands in an example."""
    words = [
        path.read_text(encoding="utf-8")
        for path in sorted(FOLDER.rglob("*"))
        if path.suffix in {".md", ".txt", ".csv", ".py"}
    ]
    people = {
        lead["name"]
        for path in EXPECTED.glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
        for lead in json.loads(line)["leads"]
        if lead["kind"] == "person"
    }
    assert words
    assert people
    assert not [name for name in people if any(name in text for text in words)]


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of ten words in a text, without markup."""
    words = re.findall(r"[a-z0-9']+", re.sub(r"<[^>]+>", " ", text).casefold())
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


@pytest.mark.seeds
def test_sentences_are_ours() -> None:
    """No ten words in a row are those of a real plan."""
    folder = os.environ.get("PARTNERGRAPH_PLANS")
    if not folder:
        pytest.skip(NOTHING_TO_COMPARE)
    theirs = {run for path in Path(folder).iterdir() for run in runs(path.read_text(encoding="utf-8"))}
    assert theirs
    ours = {run for name in ACTIONS if not name.endswith("xlsx") for run in runs((FOLDER / name).read_text("utf-8"))}
    assert not [" ".join(run) for run in theirs & ours]


def test_the_workbook_is_what_its_script_writes() -> None:
    """After a change to make_examples.py the workbook has been written again."""
    made = runpy.run_path(str(FOLDER / "make_examples.py"))["workbook"]()
    kept = openpyxl.load_workbook(FOLDER / "northmere-duty-2026.xlsx")
    assert made.sheetnames == kept.sheetnames
    for sheet in kept:
        values = [[_day(value) for value in row] for row in sheet.values]
        assert values == [[_day(value) for value in row] for row in made[sheet.title].values]
        assert set(map(str, sheet.merged_cells.ranges)) == set(map(str, made[sheet.title].merged_cells.ranges))


def _day(value: object) -> object:
    """Return a date where Excel gives midnight of that day."""
    return value.date() if hasattr(value, "date") else value


def test_the_register_is_what_its_script_writes() -> None:
    """After a change to the plan, the reading or make_register.py the register has been written again."""
    made = runpy.run_path(str(FOLDER / "make_register.py"))["build"]()
    kept = register.load(FOLDER / "barnet-register")
    differ = [name for name, frame in kept.sheets.items() if not frame.equals(made.sheets.get(name))]
    assert kept.equals(made), f"{differ} differ. Run: python data/plans/make_register.py"


def test_what_was_added_to_the_register_says_so() -> None:
    """A row that no document holds says in its note that it was made up for the example."""
    kept = register.load(FOLDER / "barnet-register")
    counted = Counter[str]()
    for name, frame in kept.sheets.items():
        if {"Note", "Place"} <= set(frame.columns):
            for row in frame[frame["Place"].isna()].to_dict("records"):
                counted[name] += 1
                assert "for this example" in (row["Note"] or ""), f"{name}: {row}"
    assert {"Members", "Agreements", "Contacts", "Posts", "Agencies", "Boards"} <= set(counted)


@pytest.mark.parametrize("ref", ["LOAD-03", "LOAD-07", "OWN-10", "ISA-02", "ISA-09", "XB-01", "XB-02"])
def test_a_rule_that_needs_a_register_fires_on_it(ref: str) -> None:
    """The example register shows gaps that the plan alone cannot show."""
    (assessment,) = [asked for asked in fuller().findings.assessments if asked.ref == ref]
    assert assessment.findings, assessment.sentence


def test_most_rules_have_something_to_say_of_the_register() -> None:
    """Statuses, ratings, versions, weights, waivers and deputies are there, so that every rule can look."""
    said = fuller().findings.assessments
    assert [one.rule for one in said if one.not_assessed] == []
    assert sum(bool(one.findings) for one in said) >= 40
    waived = [finding.ref for finding in fuller().findings.waived]
    assert waived == ["TIME-02"]
    assert next(one for one in said if one.ref == "LOAD-01").set_by == {"overload": "set in the register"}


def test_points_of_contact_in_the_register_are_live_one_way_or_missing() -> None:
    """Brent answers both ways; Camden cannot be called back; Barnet names nobody for Enfield, which can be called, nor for Haringey and Hertsmere."""
    found = {ref: "\n".join(f.message for f in fuller().findings.all if f.ref == ref) for ref in ("XB-01", "XB-02")}
    for borough in ("Enfield", "Haringey", "Hertsmere"):
        assert borough in found["XB-01"]
    assert "Camden" in found["XB-02"]
    assert "Enfield" not in found["XB-02"]
    assert "Brent" not in found["XB-01"] + found["XB-02"]
