"""Who is meant at which time: a name is read as what it was at its plan's date, and leads to the body of today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from cells_compared import plan_of
from partnergraph import reference
from partnergraph.model import Decision, Party, Resolution
from partnergraph.resolve import resolve

Plan = tuple[str, date | None, list[str]]

OLD, NEW = date(2016, 1, 1), date(2023, 5, 1)


def read(*plans: Plan, decisions: tuple[Decision, ...] = ()) -> Resolution:
    """Return who is who in plans with these titles, dates and lead cells."""
    made = (plan_of(*cells, plan=f"plan-{at}", title=title) for at, (title, _, cells) in enumerate(plans))
    return resolve([replace(one, starts=day) for one, (_, day, _) in zip(made, plans, strict=True)], decisions)


def meant(found: Resolution, plan: int = 0) -> list[Party]:
    """Return the parties of the leads of a plan, in their order."""
    parties = {party.id: party for party in found.parties}
    return [parties[mention.party] for record in found.leads[f"plan-{plan}"] for mention in record if mention.party]


@pytest.mark.parametrize(
    ("title", "day", "words", "expected"),
    [
        ("Plan for Barnet", OLD, "NPS", "National Probation Service"),
        ("Plan for Barnet", OLD, "CRC", "London Community Rehabilitation Company"),
        ("Plan for Barnet", OLD, "CCG", "NHS Barnet Clinical Commissioning Group"),
        ("Plan for Barnet", OLD, "NHS Barnet CCG", "NHS Barnet Clinical Commissioning Group"),
        ("Plan for Bromley", date(2021, 6, 1), "CCG", "NHS South East London Clinical Commissioning Group"),
        ("Plan for Bromley", date(2012, 9, 30), "PCT", "Bromley Primary Care Trust"),
        ("Plan for Barnet", NEW, "ICB", "NHS North Central London Integrated Care Board"),
        ("Plan for Barnet", date(2026, 6, 1), "ICB", "NHS West and North London Integrated Care Board"),
        ("Plan for Bromley", None, "ICB", "NHS South East London Integrated Care Board"),
        ("Plan for Barnet", None, "ICB", "ICB"),
        ("Plan for Croydon", NEW, "BCU", "South Area BCU"),
        ("Plan for Croydon", date(2012, 1, 1), "BCU", "BCU"),
        ("Plan for Barnet", None, "LBB", "London Borough of Barnet"),
        ("Plan for Bromley", None, "LBB", "London Borough of Bromley"),
        ("Plan for Hackney", None, "LBH", "London Borough of Hackney"),
        ("Plan for Bromley", OLD, "PRUH", "Princess Royal University Hospital"),
        ("Plan for Bromley", OLD, "PRU", "PRU"),
    ],
)
def test_words_mean_the_body_of_their_place_and_time(title: str, day: date | None, words: str, expected: str) -> None:
    """One abbreviation is another body in another borough, and at another time."""
    found = read((title, day, [words]))
    assert [party.name for party in meant(found)] == [expected]
    assert not found.questions


def test_the_body_that_followed_is_found_by_its_name() -> None:
    """Bodies of two times are two, and the earlier one names the later: so the two plans can be compared."""
    found = read(
        ("Plan for Barnet", OLD, ["NHS Barnet CCG", "NPS", "CRC", "LSCB", "YOT"]),
        ("Later plan for Barnet", NEW, ["ICB", "Probation", "LSCP", "Youth Justice Service"]),
    )
    later = {party.name for party in meant(found, 1)}
    became = [dict(party.facts)["replaced_by"] for party in meant(found, 0)]
    assert set(became) == later
    assert not later & {party.name for party in meant(found, 0)}


def test_bodies_of_a_place_that_no_table_knows_follow_each_other_by_their_names() -> None:
    """Where the form of the name is certain, an invented place's bodies are known again, and lead to the later ones."""
    found = read(
        ("Mereshire Youth Justice Plan", OLD, ["Mereshire YOT", "YOT", "NHS Mereshire CCG", "Mereshire LSCB"]),
        (
            "Mereshire Violence Plan",
            NEW,
            ["Mereshire Youth Justice Service", "NHS Mereshire ICB", "Mereshire Safeguarding Children Partnership"],
        ),
    )
    first, same, *_ = meant(found, 0)
    assert first == same
    became = {dict(party.facts)["replaced_by"] for party in meant(found, 0)}
    assert became == {party.name for party in meant(found, 1)}


def test_a_body_of_more_places_may_have_followed_one_of_a_place() -> None:
    """Whether the board of two places followed the group of one, its name does not tell for certain: a person says so."""
    plans = (("Plan one", OLD, ["NHS Mereshire CCG"]), ("Plan two", NEW, ["NHS Mereshire and Wexbridge ICB"]))
    found = read(*plans)
    (issue,) = found.issues
    assert issue.text == "NHS Mereshire CCG"
    assert "Mereshire and Wexbridge" in issue.message
    assert len({party.id for at in range(2) for party in meant(found, at)}) == 2


def test_one_plan_alone_leads_to_the_body_of_today() -> None:
    """Bodies in between that no plan names are passed over."""
    (party,) = meant(read(("Plan for Barnet", date(2012, 1, 1), ["Barnet PCT"])))
    assert dict(party.facts)["replaced_by"] == "NHS West and North London Integrated Care Board"


def test_a_body_that_was_not_there_is_asked_about() -> None:
    """A plan of 2023 that names the CCG may mean the ICB; a person says so once, and is not asked again."""
    plan = ("Plan for Barnet", NEW, ["CCG", "ICB"])
    (asked,) = read(plan).questions
    assert asked.text == "CCG"
    assert asked.candidates == ("agency:nhs-north-central-london-integrated-care-board",)
    decision = Decision("CCG", "NHS North Central London Integrated Care Board", "agency", decided_by="Ada")
    after = read(plan, decisions=(decision,))
    assert not after.questions
    assert len({party.id for party in meant(after)}) == 1


def test_a_body_before_its_time_is_asked_about() -> None:
    """A plan of 2016 cannot mean an integrated care board."""
    (asked,) = read(("Plan for Barnet", OLD, ["ICB"])).questions
    assert "began on 1 July 2022" in asked.question


@pytest.mark.parametrize(
    ("title", "day", "words"),
    [
        ("Plan for Barnet", None, "NPS"),
        ("Plan for Barnet", date(2026, 6, 1), "NPS"),
        ("Plan for Barnet", None, "ICS"),
        ("Plan for Barnet", OLD, "EIP"),
        ("Plan", OLD, "LBB"),
    ],
)
def test_an_abbreviation_that_nothing_tells_is_asked_about(title: str, day: date | None, words: str) -> None:
    """Without a date or place nothing tells which is meant; nor since a second body of the name is proposed."""
    (asked,) = read((title, day, [words])).questions
    assert asked.text == words
    assert asked.question.endswith("which is meant?")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Early Intervention in Psychosis", "early-intervention-in-psychosis"),
        ("Early Intervention and Prevention", "early-intervention-and-prevention"),
    ],
)
def test_what_a_plan_writes_out_tells_its_abbreviation(words: str, expected: str) -> None:
    """EIP is whichever of its two meanings the plan gives in full."""
    found = read(("Plan for Barnet", OLD, ["EIP", words]))
    assert {party.id for party in meant(found)} == {f"team:barnet/{expected}"}
    assert not found.questions


def test_a_place_of_the_same_title_makes_one_partnership() -> None:
    """Two plans of one place share their people and teams; a plan of another place does not."""
    plans = [
        (f"{place} Plan", None, [f"{place} Council", "Sarah Khan"]) for place in ("Mereshire", "Mereshire", "Exham")
    ]
    found = read(*((f"{title} {at}", day, cells) for at, (title, day, cells) in enumerate(plans)))
    one, same, other = ({party.id for party in meant(found, at)} for at in range(3))
    assert one == same
    assert not one & other


def test_every_follower_in_the_gazetteer_is_in_it() -> None:
    """What replaced a body is a body of the table, and its time begins when the other's ended, or before."""
    rows = reference.rows("gazetteer")
    known = {row["abbreviation"]: row for row in rows}
    chained = [row for row in rows if row["kind"] == "agency" and row["replaced_by"] in known]
    assert len(chained) > 150
    for row in chained:
        begins, ended = known[row["replaced_by"]]["valid_from"], row["valid_to"]
        assert not (begins and ended) or begins[:4] <= str(int(ended[:4]) + 1), row["abbreviation"]


def test_bodies_of_an_area_do_not_overlap() -> None:
    """At no time have words two meanings in one borough."""
    rows = reference.rows("local_successors")
    for borough in (row["name"] for row in reference.rows("london_boroughs")):
        for belongs_to in ("ccg", "icb", "bcu"):
            spans = sorted(
                (row["from"], row["until"] or "9999")
                for row in rows
                if row["belongs_to"] == belongs_to and borough in row["areas"].split("|")
            )
            assert spans or borough == "City of London"
            assert all(one[1] < after[0] for one, after in pairwise(spans)), (borough, belongs_to)
