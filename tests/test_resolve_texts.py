"""What the words of actions name: boards and what goes to them, bodies, areas, agreements; with the words as evidence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from partnergraph import graph, pipeline, register
from partnergraph.model import Lead, Place, Reading, Record, Resolution
from partnergraph.model.record import Accounting
from partnergraph.resolve import resolve
from partnergraph.wording import find_words, quote

PLAN = "exham-2026"


def resolved(
    *texts: str, leads: Sequence[str] = ("Police",), title: str = "Plan for Bromley", outcome: str = ""
) -> Resolution:
    """Return who is who in a plan whose actions say `texts`, the first led by all of `leads`."""
    place = Place(f"{PLAN}.md", table=1, row=2)
    cells = tuple(Lead(lead, lead, "accountable", False, "Lead", place) for lead in leads)
    records = tuple(
        Record(PLAN, str(number), "", "", text, place, leads=cells if number == 0 else (), outcome=outcome)
        for number, text in enumerate(texts)
    )
    return resolve([Reading(PLAN, f"{PLAN}.md", title, records, Accounting(0, 0, 0, 0, 0))])


def named(found: Resolution, relation: str = "mentions", record: int = 0) -> set[str]:
    """Return the parties that one action's words name in a relation."""
    names = {party.id: party.name for party in found.parties}
    return {names[one.party] for one in found.named[PLAN][record] if one.relation == relation}


@pytest.mark.parametrize(
    "text",
    [
        "Report to the Safer Exham Board quarterly",
        "Report progress on knife crime, every quarter, to the Safer Exham Board",
        "Quarterly reporting to Safer Exham Board",
        "Progress will be reported through the Safer Exham Board",
        "Feedback from young people is taken to the Safer Exham Board",
        "Submit a report to each Safer Exham Board",
        "Findings feed into the Safer Exham Board",
        "Delivery is overseen by the Safer Exham Board",
        "Escalate delays to the Youth Panel and the Safer Exham Board",
        "Safer Exham Board to receive quarterly reports",
        "The Safer Exham Board will oversee delivery",
        "Train staff. Updates are presented to the Safer Exham Board",
    ],
)
def test_what_goes_to_a_board_is_reported_there(text: str) -> None:
    """Words that send something to a board, or let it hear or oversee, are a route to it, however they are put."""
    assert "Safer Exham Board" in named(resolved(text), "reports to")


@pytest.mark.parametrize(
    "text",
    [
        "This work does not report to the Safer Exham Board",
        "Reports no longer go to the Safer Exham Board",
        "Stop reporting to the Safer Exham Board",
        "Report to the police rather than to the Safer Exham Board",
        "Attend the Safer Exham Board",
        "Update the website to help the Safer Exham Board",
        "Report cases and invite officers to the Safer Exham Board",
        "Present cases to the Safer Exham Board",
        "The Safer Exham Board will not oversee this",
        "Report to staff. Ask the Safer Exham Board for money",
    ],
)
def test_a_board_that_is_only_named_is_mentioned(text: str) -> None:
    """A denial, another verb or another sentence sends nothing to the board, which is named all the same."""
    found = resolved(text)
    assert "Safer Exham Board" in named(found)
    assert not named(found, "reports to")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The Gangs Panel reports to the Safer Exham Board each quarter", True),
        ("Gangs Panel to report to the Safer Exham Board", True),
        ("The Gangs Panel does not report to the Safer Exham Board", False),
        ("Bring the Gangs Panel and the Safer Exham Board together", False),
    ],
)
def test_a_board_that_reports_to_another(text: str, says: bool) -> None:
    """Where the words say that one board reports to another, it does, and they are kept."""
    found = {party.name: party for party in resolved(text).parties if party.kind == "board"}
    told = found["Gangs Panel"].reports_to
    assert not named(resolved(text), "reports to")
    assert told == (((found["Safer Exham Board"].id, text),) if says else ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Work with Northmere General Hospital", {"Northmere General Hospital"}),
        ("Encourage Wyeham College to join", {"Wyeham College"}),
        ("Ask the Anti-Social Behaviour Team and Wyeham Housing Association", {"Anti-Social Behaviour Team", "Wyeham Housing Association"}),
        ("Visit homes with Redthread Exham and Ann Lee", {"Redthread Exham", "Ann Lee"}),
        ("Contact Croydon YOT", {"Croydon"}),
        ("Contact YOT managers of neighbouring boroughs", set()),
        ("Each PRU has a plan", set()),
        ("Pay less Council Tax", set()),
        ("Council tax relief for carers", set()),
        ("Ask the Youth Council", set()),
        ("Improve Mental Health and Community Safety for Care Leavers", set()),
        ("Work with Care Leavers and with Environmental Health", {"Environmental Health"}),
        ("Community Safety to draw up options, with Housing Options", {"Community Safety", "Housing Options"}),
        ("Use Police National Computer data and the Police and Crime Plan", set()),
        ("Train every Primary School", set()),
        ("Close Croydon Road to Lewisham Station, says Tom Sutton", set()),
        ("Work in Bromley with the Bromley YOT", {"YOT"}),
    ],
)  # fmt: skip
def test_bodies_and_areas_are_named_and_what_looks_like_them_is_not(text: str, expected: set[str]) -> None:
    """Names in full are found, known or not; a part of a longer name, any such body, or somebody else's, is none."""
    found = resolved(text, leads=("Redthread Exham (charity)", "Redthread Exham", "Ann Lee"))
    assert named(found) == expected


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Establish an ISA with the hospital", {"hospital"}),
        ("Establish an information sharing agreement with Victim Support by March", {"Victim Support"}),
        ("Develop a data sharing protocol between Victim Support and Northmere General Hospital", {"Victim Support", "Northmere General Hospital"}),
        ("Sign the ISA with Victim Support", {"Victim Support"}),
        ("ISA with Victim Support to be drafted", {"Victim Support"}),
        ("Put the ISA with Victim Support in place", {"Victim Support"}),
    ],
)  # fmt: skip
def test_an_agreement_to_be_made_is_planned_with_its_parties(text: str, parties: set[str]) -> None:
    """The agreement that words promise is planned, has the party that they name, and a note quotes them."""
    found = resolved(text)
    names = {party.id: party for party in found.parties}
    (agreed,) = found.agreed
    assert dict(names[agreed.agreement].facts)["planned"] is True
    assert {names[party].name for party in agreed.parties} == parties
    assert agreed.note == f'A plan says: "{text}"'


def test_an_agreement_that_is_there_is_not_planned_and_none_is_none() -> None:
    """Words that use an agreement say that it exists; words that deny it name none; one in an outcome is to come."""
    for text in ("Share lists under the ISA with Victim Support", "Review our ISA with Victim Support"):
        (agreement,) = (party for party in resolved(text).parties if party.kind == "agreement")
        assert dict(agreement.facts)["planned"] is False
    assert not resolved("There is no ISA with Victim Support").agreed
    promised = resolved("Meet", outcome="ISA with Victim Support signed")
    assert [dict(party.facts)["planned"] for party in promised.parties if party.kind == "agreement"] == [True]


def test_one_agreement_in_several_words_is_one() -> None:
    """What only its parties tell from others is one agreement with the same parties, whatever it is called."""
    found = resolved("Draft an ISA with the PRUH", "Sign the information sharing agreement with PRUH")
    (agreement,) = (party for party in found.parties if party.kind == "agreement")
    assert agreement.name == "ISA with the PRUH"
    assert agreement.aliases == ("information sharing agreement with PRUH",)


def test_a_board_is_for_the_area_of_its_name() -> None:
    """A board whose name holds an area is for that area; another is for none that the words tell."""
    boards = {
        party.name: party.area
        for party in resolved("Tell the Croydon Safeguarding Board and the Gangs Panel").parties
        if party.kind == "board"
    }
    assert boards == {"Croydon Safeguarding Board": "area:E09000008", "Gangs Panel": None}


PLAN_TEXT = """
# Safer Bromley action plan 2026

| No | Action | Lead | By when | Outcome |
|---|---|---|---|---|
| 1 | Review who sits on the Safer Bromley Board. Report on knife crime to the Safer Bromley Board quarterly | Karen Holt | May 2026 | Fewer knives; intelligence shared with Croydon and Lewisham every week |
| 2 | Establish an ISA with Victim Support. The Gangs Panel reports to the Safer Bromley Board | Karen Holt | June 2026 | St Mungo’s team told |
"""


@pytest.mark.parametrize("name", ["register.xlsx", "register"])
def test_the_words_come_back_from_the_register(tmp_path: Path, name: str) -> None:
    """Edges of a register that was saved and opened again quote the plan: a phrase around the name, that of reporting where it reports."""
    path = tmp_path / "plan.md"
    path.write_text(PLAN_TEXT, encoding="utf-8")
    register.save(pipeline.to_register(pipeline.read([path])), tmp_path / name)
    built = graph.build(register.load(tmp_path / name))
    words = {
        (kind, row["to"]): row["text"]
        for kind in ("MENTIONS", "REPORTS_TO")
        for row in built.edges[kind].to_dict("records")
        if row["from_kind"] == "Action"
    }
    assert words["MENTIONS", "area:croydon"] == "intelligence shared with Croydon and Lewisham every week"
    assert words["MENTIONS", "agreement:isa-with-victim-support"] == "Establish an ISA with Victim Support"
    assert (
        words["REPORTS_TO", "board:safer-bromley-board"] == "Report on knife crime to the Safer Bromley Board quarterly"
    )
    boards = built.edges["REPORTS_TO"]
    assert ("board:gangs-panel", "board:safer-bromley-board") in set(zip(boards["from"], boards["to"], strict=True))
    parties = built.edges["PARTY_TO"]
    assert list(zip(parties["from"], parties["to"], strict=True)) == [
        ("agency:victim-support", "agreement:isa-with-victim-support")
    ]
    places = built.edges["FOR_AREA"]
    assert ("board:safer-bromley-board", "area:bromley") in set(zip(places["from"], places["to"], strict=True))


def test_a_name_that_no_words_hold_has_no_quote(tmp_path: Path) -> None:
    """A board that a person adds in the register is on the action, and no words are made up for it."""
    path = tmp_path / "plan.md"
    path.write_text(PLAN_TEXT, encoding="utf-8")
    opened = pipeline.to_register(pipeline.read([path]))
    opened["Actions"].loc[0, "Mentions"] = "Gangs Panel"
    edges = graph.build(opened).edges["MENTIONS"]
    assert edges.loc[edges["to"] == "board:gangs-panel", "text"].tolist()[0] is None


def test_names_are_found_as_whole_words() -> None:
    """The capitals of a name count first, those of a short one always; an apostrophe may be straight or curly."""
    assert find_words("Meet the YOT board", ("Youth Panel", "YOT Board")) == [(9, 18)]
    assert find_words("Meet St Mungo's", ("St Mungo’s",)) == [(5, 15)]
    assert find_words("an icy day, a vs b", ("ICB", "VS")) == []


def test_a_quote_is_short_whole_and_of_one_sentence() -> None:
    """A quote stops where its sentence does and cuts no word."""
    text = "First. " + "many words " * 20 + "the Board " + "and more words " * 20 + ". Last"
    at = text.index("the Board")
    words = quote(text, at, at + 9)
    assert "the Board" in words
    assert words in text
    assert len(words) < 110
    assert set(words.split()) <= {"many", "words", "the", "Board", "and", "more"}
