"""Names become parties: one body is one party, and two bodies are two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnergraph.model import Accounting, Decision, Lead, Mention, Place, Reading, Record, Resolution
from partnergraph.resolve import bare_name, resolve

NOTHING = Accounting(0, 0, 0, 0, 0)


def reading(
    *leads: str,
    plan: str = "bromley-2012",
    title: str = "Plan for Bromley",
    day: date | None = date(2012, 9, 30),
    texts: Sequence[str] = (),
) -> Reading:
    """A plan with one action a lead cell; `texts` are the actions' words."""
    file = f"{plan}.md"
    records = tuple(
        Record(
            plan,
            str(number + 1),
            "",
            "",
            texts[number] if number < len(texts) else f"Do thing {number + 1}",
            Place(file, table=1, row=number + 2),
            leads=(Lead(cell, cell, "accountable", False, "Lead", Place(file, table=1, row=number + 2, column=2)),),
        )
        for number, cell in enumerate(leads)
    )
    return Reading(plan, file, title, records, NOTHING, version=day)


def mentions(found: Resolution, plan: str = "bromley-2012") -> list[Mention]:
    return [mention for record in found.leads[plan] for mention in record]


def names(found: Resolution, kind: str) -> list[str]:
    return sorted(party.name for party in found.parties if party.kind == kind)


def named(text: str, **words: object) -> list[tuple[str, str]]:
    """What one action's words name: (party, relation)."""
    found = resolve([reading("Police", texts=[text], **words)])  # type: ignore[arg-type]
    parties = {party.id: party.name for party in found.parties}
    return [(parties[one.party], one.relation) for one in found.named["bromley-2012"][0]]


def test_one_body_under_two_names_is_one_party() -> None:
    """A team with and without the word "team", a body and its abbreviation, an area's police by several names."""
    found = resolve(
        [reading("Community Safety", "Community Safety Team", "Police", "Met Police", "MPS", "Victim Support", "VS")]
    )
    parties = [mention.party for mention in mentions(found)]
    assert parties[0] == parties[1]
    assert parties[2] == parties[3] == parties[4]
    assert parties[5] == parties[6]


def test_the_same_body_has_the_same_id_in_every_plan() -> None:
    """One police service serves two boroughs; each borough has a community safety team of its own."""
    found = resolve(
        [
            reading("Police", "Community Safety"),
            reading(
                "Police", "Community Safety Team", plan="barnet-2016", title="Plan for Barnet", day=date(2016, 1, 1)
            ),
        ]
    )
    here, there = mentions(found), mentions(found, "barnet-2016")
    assert here[0].party == there[0].party == "agency:metropolitan-police-service"
    assert here[1].party != there[1].party
    assert (
        names(found, "team") == ["Community Safety (Bromley)", "Community Safety Team"]
        or len(set(names(found, "team"))) == 2
    )


def test_names_are_unique() -> None:
    """Two parties that would show one name both say which area they are of."""
    found = resolve(
        [
            reading("Housing", "Jo Hill"),
            reading("Housing", "Jo Hill", plan="barnet-2016", title="Plan for Barnet"),
        ]
    )
    assert names(found, "team") == ["Housing (Barnet)", "Housing (Bromley)"]
    assert names(found, "person") == ["Jo Hill (Barnet)", "Jo Hill (Bromley)"]


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        ("Barnet", "London Borough of Barnet"),
        ("Bromley", "London Borough of Bromley"),
        ("Brent", "London Borough of Brent"),
    ],
)
def test_an_abbreviation_that_many_share_is_read_by_the_plans_area(area: str, expected: str) -> None:
    """LBB is the council of the plan's own borough."""
    found = resolve([reading("LBB", title=f"Plan for {area}")])
    party = mentions(found)[0].party
    assert {p.id: p.name for p in found.parties}[party or ""] == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2012, 9, 30), "London Probation Trust"),
        (date(2016, 1, 1), "Probation"),
        (date(2024, 1, 1), "Probation Service"),
        (None, "Probation"),
    ],
)
def test_probation_is_the_service_of_the_plans_date(day: date | None, expected: str) -> None:
    """The same word means another body before June 2014, until June 2021, and since; without a date it is nobody but "Probation"."""
    found = resolve([reading("Probation", day=day)])
    assert expected in names(found, "agency")


def test_a_prefix_is_not_the_name() -> None:
    """A pupil referral unit (PRU) is not the hospital (PRUH)."""
    found = resolve([reading("PRU", "PRUH")])
    first, second = mentions(found)
    assert first.party != second.party


def test_people_and_their_bodies() -> None:
    """A person belongs to the body in brackets, and a team to the council of its area."""
    found = resolve([reading("Craig Dunn (Victim Support)", "Kiran Vaz, Community Safety")])
    of = {party.name: party.of for party in found.parties}
    assert of["Craig Dunn"] == "agency:victim-support"
    assert of["Kiran Vaz"] == "team:bromley/community-safety"
    assert of["Community Safety"] == "agency:london-borough-of-bromley"


def test_a_shorter_way_of_writing_a_person_is_joined_and_asked_about() -> None:
    """Initials and surname fit one full name of the plan: one person, less sure, and a question for review."""
    found = resolve([reading("Josephine Okafor", "J. Okafor", "DCI Lowri Pugh-Evans", "Lowri Pugh-Evans")])
    parties = [mention.party for mention in mentions(found)]
    assert parties[0] == parties[1]
    assert parties[2] == parties[3]
    assert any("J. Okafor" in question.question for question in found.questions)


def test_initials_that_fit_two_people_are_joined_to_neither() -> None:
    """What could be two people stays apart."""
    found = resolve([reading("Josephine Okafor", "James Okafor", "J. Okafor")])
    assert len({mention.party for mention in mentions(found)}) == 3


def test_one_board_under_several_names_is_one_board() -> None:
    """The order of the words and what the board calls itself do not matter; a panel is another body."""
    texts = [
        "Report to CSE, Missing and Gangs Strategic Board",
        "Feedback is taken to the Gangs, CSE and Missing strategic board, then to the YOT board",
        "Exception reporting to the CSE, Missing and Gangs strategic forum",
        "Updates to the YOT Management Board; attend the CSE Panel",
    ]
    found = resolve([reading("Police", "Police", "Police", "Police", texts=texts)])
    assert names(found, "board") == ["CSE Panel", "CSE, Missing and Gangs Strategic Board", "YOT Management Board"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Report progress to the Youth Justice Management Board", [("Youth Justice Management Board", "reports to")]),
        ("Attend the Gangs and Serious Youth Violence Panel", [("Gangs and Serious Youth Violence Panel", "mentions")]),
        (
            "Progress is overseen by the Domestic Abuse Partnership Board",
            [("Domestic Abuse Partnership Board", "reports to")],
        ),
        ("Establish Youth Panel", [("Youth Panel", "mentions")]),
        ("Set up a panel or regular meeting", []),
        ("Regular meetings with schools", []),
        ("Work with Croydon and Lewisham", [("Croydon", "mentions"), ("Lewisham", "mentions")]),
        ("Work in Bromley", []),
        ("Write up an agreement", []),
        ("Work with Victim Support on prevention", [("Victim Support", "mentions")]),
        ("Education of parents. Housing is short", []),
    ],
)
def test_what_the_words_of_an_action_name(text: str, expected: list[tuple[str, str]]) -> None:
    """Boards, areas and bodies are found by name; plain phrases name nothing, and the plan's own area is no news."""
    assert named(text) == expected


def test_an_agreement_to_be_made_is_planned() -> None:
    """An agreement that a plan says will be made is not said to exist."""
    found = resolve(
        [
            reading(
                "Police", "Police", texts=["Establish an ISA with the PRUH", "Share data under the ISA with the PRUH"]
            )
        ]
    )
    only_planned = resolve([reading("Police", texts=["Establish an ISA with the PRUH"])])
    assert names(found, "agreement") == ["ISA with the PRUH"]
    planned = [
        dict(party.facts)["planned"]
        for made in (only_planned, found)
        for party in made.parties
        if party.kind == "agreement"
    ]
    assert planned == [True, False]


def test_points_of_contact_are_promised_for_the_areas_named() -> None:
    """An action that speaks of SPOCs and names areas promises one for each; "neighbouring boroughs" promises none."""
    found = resolve(
        [
            reading(
                "Police", "Police", texts=["Share SPOCs with Croydon and Lewisham", "Give neighbouring boroughs a SPOC"]
            )
        ]
    )
    assert [(one.of, one.faces, one.record) for one in found.contacts] == [
        ("area:E09000006", "area:E09000008", 0),
        ("area:E09000006", "area:E09000023", 0),
    ]


@pytest.mark.parametrize(
    ("plan", "title", "texts"),
    [
        ("x", "A plan for Bexley", ()),
        ("bexley-2020", "Our plan", ()),
        ("x", "Our plan", ("In Bexley", "All of Bexley")),
    ],
)
def test_the_area_comes_from_title_name_or_texts(plan: str, title: str, texts: Sequence[str]) -> None:
    """Whichever names a borough first."""
    found = resolve([reading("Police", "Police", plan=plan, title=title, texts=texts)])
    assert found.areas == {plan: "area:E09000004"}


def test_a_plan_that_names_no_area_has_none() -> None:
    """Nothing is guessed; local bodies are then of the plan alone."""
    found = resolve([reading("Community Safety", plan="x", title="Our plan")])
    assert found.areas == {}
    assert mentions(found, "x")[0].party == "team:plan-x/community-safety"


def test_what_is_not_recognised_is_asked_about_once() -> None:
    """An unknown name has no party, and one question says in how many actions it stands."""
    found = resolve([reading("once funds allow", "once funds allow", "XQZ")])
    assert [m.party for m in mentions(found)][:2] == [None, None]
    assert [(q.text, q.actions) for q in found.questions] == [("once funds allow", 2), ("XQZ", 1)]


def test_a_decision_overrules_the_reading_of_its_words_alone() -> None:
    """What a person settled is used as it was settled; other names stay as they were."""
    decision = Decision("XQZ", "Quality Zone", "team", decided_by="A. Person")
    before = resolve([reading("XQZ", "Police / XQZ", "Probation")])
    after = resolve([reading("XQZ", "Police / XQZ", "Probation")], [decision])
    assert [(m.kind, m.confidence) for m in mentions(after) if m.name == "XQZ"] == [("team", 1.0), ("team", 1.0)]
    assert "Quality Zone" in names(after, "team")
    others = [[m for m in mentions(found) if m.name != "XQZ"] for found in (before, after)]
    assert others[0] == others[1] != []


CELLS = st.lists(
    st.sampled_from(
        [
            "Police",
            "Community Safety Team",
            "Community Safety",
            "Karen Mbeki",
            "K. Mbeki",
            "TBC",
            "XQZ",
            "Housing / YOT",
            "Head of Housing (Jo Hill)",
            "Jo Hill",
            "",
        ]
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40)
@given(CELLS, CELLS)
def test_the_order_of_plans_changes_nothing(first: list[str], second: list[str]) -> None:
    """Ids, names and mentions are the same whichever plan is read first, and when read again."""
    one = reading(*first)
    two = reading(*second, plan="barnet-2016", title="Plan for Barnet")
    forward, backward = resolve([one, two]), resolve([two, one])
    assert forward.parties == backward.parties
    assert forward.leads == backward.leads
    assert forward == resolve([one, two])


@settings(max_examples=40)
@given(CELLS, CELLS)
def test_an_unrelated_plan_merges_nothing(first: list[str], second: list[str]) -> None:
    """Reading another borough's plan beside it leaves the parties of a plan apart that were apart."""
    alone = mentions(resolve([reading(*first)]))
    beside = mentions(resolve([reading(*first), reading(*second, plan="barnet-2016", title="Plan for Barnet")]))
    assert [m.party for m in alone] == [m.party for m in beside]


@settings(max_examples=30)
@given(CELLS)
def test_parties_hold_together(cells: list[str]) -> None:
    """Every mention but the unknown has a party of its kind, every body it belongs to is a party, names are unique."""
    found = resolve([reading(*cells)])
    kinds = {party.id: party.kind for party in found.parties}
    assert len({party.name for party in found.parties}) == len(found.parties)
    assert all((m.kind == "unknown") == (m.party is None) for m in mentions(found))
    assert all(kinds[m.party] == m.kind for m in mentions(found) if m.party)
    assert all(party.of is None or party.of in kinds for party in found.parties)


def test_five_thousand_actions_take_seconds() -> None:
    """Work grows in step with the names."""
    cells = [f"Karen Mbeki{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)} / Police" for n in range(5000)]
    found = resolve([reading(*cells)])
    assert len(names(found, "person")) == 5000


def test_who_holds_which_post_is_said_by_the_cell() -> None:
    """A person beside a post holds it, whichever comes first and whatever parts them."""
    cells = [
        "Amara Okoro, Head of Housing",
        "Chief Executive (Jo Hill)",
        "Designated Doctor: Sunita Rao",
        "Karen Ali (Youth Justice Manager)",
    ]
    found = resolve([reading(*cells)])
    shown = {party.id: party.name for party in found.parties}
    held = {party.name: [shown[person] for person in party.holders] for party in found.parties if party.kind == "post"}
    assert held == {
        "Head of Housing": ["Amara Okoro"],
        "Chief Executive": ["Jo Hill"],
        "Designated Doctor": ["Sunita Rao"],
        "Youth Justice Manager": ["Karen Ali"],
    }


def test_an_organisation_with_a_name_of_its_own_is_one_in_every_plan() -> None:
    """A force or board of a named place is the same wherever it is named; an abbreviation is not."""
    cells = ("Mereshire Police", "XQZ")
    found = resolve(
        [
            reading(*cells, plan="one", title="Our plan"),
            reading(*cells, plan="two", title="Our plan"),
        ]
    )
    first, second = ([m.party for m in mentions(found, plan)] for plan in ("one", "two"))
    assert first[0] == second[0] == "agency:mereshire/police"
    assert first[1] != second[1]


@pytest.mark.parametrize(
    "cell", ["MPS (North Area BCU)", "North Area BCU (MPS)", "Metropolitan Police (North Area BCU)"]
)
def test_a_unit_is_part_of_its_body_whichever_stands_in_brackets(cell: str) -> None:
    """The force is never part of its command unit."""
    parties = {party.name: party for party in resolve([reading(cell)]).parties}
    force = parties["Metropolitan Police Service"]
    assert (parties["North Area BCU"].of, force.of) == (force.id, None)


@pytest.mark.parametrize("rank", ["C/Insp", "A/Insp", "T/DC/Insp", "Watch Manager", "Ch Supt", "Det Insp"])
def test_a_person_is_the_same_with_a_rank_and_without(rank: str) -> None:
    """Whatever rank stands before a name, with strokes or of two words, the name is that of the person."""
    assert bare_name(f"{rank} Rory Tennant") == bare_name("Rory Tennant")
