"""Laws of who is who: nothing depends on order or repetition, and nothing reaches further than it should."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cells_compared import plan_of
from partnergraph import graph, register
from partnergraph.model import Decision, Mention, Resolution
from partnergraph.resolve import resolve
from partnergraph.resolve.spellings import Written, same

CELLS = st.sampled_from(
    [
        *("Police", "Kate Malleson", "Kate Mallesn", "K. Malleson", "Karen Ali", "Karim Ali", "Community Safety Team"),
        *(
            "Comunity Safety",
            "YOT Manager",
            "YJS Manager",
            "Head of Housing (vacant)",
            "Housing Options",
            "Turning Tide",
        ),
        *(
            "Acting Head of Early Help - Zofia Nowak",
            "DCI L. Pugh-Evans",
            "Lowri Pugh-Evans",
            "TBC",
            "Mereshire Police",
        ),
        *(
            "Ruth Ely / Police",
            "Lead: Police; Support: Housing",
            "Enviromental Health",
            "Environmental Health",
            "Zed Qu",
        ),
    ]
)
PLANS = st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=3)
DATED = st.sampled_from(
    [
        *(
            "NPS",
            "CRC",
            "Probation",
            "CCG",
            "NHS Barnet CCG",
            "ICB",
            "LSCB",
            "LSCP",
            "Barnet Safeguarding Children Board",
        ),
        *("YOT", "Barnet YOT", "YJS", "Mereshire YOT", "Mereshire Council", "LBB", "BCU", "Borough Command", "ICS"),
        *("Sarah Khan", "S. Khan", "Sara Khan", "PC Jones", "DI Jones", "Head of Housing", "Housing"),
    ]
)
SETTINGS = st.tuples(
    st.sampled_from(["Plan for Barnet", "Plan for Bromley", "Mereshire Plan", "Plan"]),
    st.sampled_from([None, date(2012, 9, 30), date(2016, 1, 1), date(2023, 5, 1), date(2026, 6, 1)]),
    st.lists(DATED, min_size=1, max_size=6),
)
QUICK = settings(max_examples=40)


def read(plans: list[list[str]], *, backwards: bool = False, decisions: tuple[Decision, ...] = ()) -> Resolution:
    """Return who is who in plans with these lead cells."""
    readings = [plan_of(*cells, plan=f"plan-{at}", title=f"Plan {at}") for at, cells in enumerate(plans)]
    return resolve(readings[::-1] if backwards else readings, decisions)


def dated(plans: list[tuple[str, date | None, list[str]]], *, backwards: bool = False) -> Resolution:
    """Return who is who in plans with these titles, dates and lead cells."""
    readings = [
        replace(plan_of(*cells, plan=f"plan-{at}", title=title), starts=day)
        for at, (title, day, cells) in enumerate(plans)
    ]
    return resolve(readings[::-1] if backwards else readings)


def parties_of(found: Resolution, plan: str) -> list[list[str | None]]:
    """Return the parties of each action of a plan."""
    return [[mention.party for mention in mentions] for mentions in found.leads[plan]]


@QUICK
@given(PLANS)
def test_resolving_twice_changes_nothing(plans: list[list[str]]) -> None:
    """The same plans give the same parties, mentions and questions."""
    assert read(plans) == read(plans)


@QUICK
@given(PLANS)
def test_the_order_of_plans_changes_no_id(plans: list[list[str]]) -> None:
    """Parties and mentions are the same whichever plan is read first."""
    forth, back = read(plans), read(plans, backwards=True)
    assert forth.parties == back.parties
    assert all(forth.leads[plan] == back.leads[plan] for plan in forth.leads)


@QUICK
@given(st.lists(SETTINGS, min_size=1, max_size=4))
def test_the_order_of_plans_of_many_places_and_times_changes_nothing(
    plans: list[tuple[str, date | None, list[str]]],
) -> None:
    """Where and when a plan is tells whom it means, and not which other plan is read first."""
    forth, back = dated(plans), dated(plans, backwards=True)
    assert forth.parties == back.parties
    assert forth.questions == back.questions
    assert all(forth.leads[plan] == back.leads[plan] for plan in forth.leads)


@QUICK
@given(st.lists(SETTINGS, min_size=1, max_size=3), st.lists(DATED, min_size=1, max_size=6))
def test_a_plan_of_another_place_changes_no_party(
    plans: list[tuple[str, date | None, list[str]]], others: list[str]
) -> None:
    """A plan of Camden moves no name of these plans to another party, whatever it names."""
    alone, beside = dated(plans), dated([*plans, ("Plan for Camden", date(2019, 1, 1), others)])
    assert all(parties_of(alone, plan) == parties_of(beside, plan) for plan in alone.leads)


@QUICK
@given(st.lists(SETTINGS, min_size=2, max_size=4))
def test_people_and_teams_of_two_places_stay_apart(plans: list[tuple[str, date | None, list[str]]]) -> None:
    """Of two places, or of plans that say no place, nobody and no post is the same."""
    found = dated(plans)
    homes: dict[str, set[str]] = defaultdict(set)
    for at, (title, _, cells) in enumerate(plans):
        said = "Mereshire" if title == "Mereshire Plan" and "Mereshire" in " ".join(cells) else str(at)
        for party in (one for record in parties_of(found, f"plan-{at}") for one in record if one):
            if party.startswith(("person:", "post:")):
                homes[party].add(found.areas.get(f"plan-{at}", said))
    assert all(len(places) == 1 for places in homes.values()), homes


@QUICK
@given(st.lists(st.one_of(CELLS, DATED), min_size=1, max_size=6), st.data())
def test_confirming_what_was_read_changes_nothing(cells: list[str], data: st.DataObject) -> None:
    """Who answers that words mean just what they were taken for leaves every name with the party it had."""
    before = read([cells])
    shown = {party.id: party for party in before.parties}
    named = [m for record in before.leads["plan-0"] for m in record if m.party and m.kind != "placeholder"]
    if not named:
        return
    chosen = data.draw(st.sampled_from(named))
    party = shown[chosen.party or ""]
    decision = Decision(chosen.name, party.name, party.kind, "plan-0", decided_by="Ada")
    assert parties_of(read([cells], decisions=(decision,)), "plan-0") == parties_of(before, "plan-0")


@QUICK
@given(PLANS, st.lists(CELLS, min_size=1, max_size=6))
def test_an_unrelated_plan_merges_nothing(plans: list[list[str]], others: list[str]) -> None:
    """Whatever another place's plan says, the parties of these plans are as they were."""
    alone = read(plans)
    beside = read([*plans, others])
    assert all(parties_of(alone, plan) == parties_of(beside, plan) for plan in alone.leads)


@QUICK
@given(st.lists(st.one_of(CELLS, DATED), min_size=2, max_size=6), st.data())
def test_a_decision_changes_no_other_mention(cells: list[str], data: st.DataObject) -> None:
    """Words that somebody settled mean what was settled; all others are read as before."""
    before = [mention for record in read([cells]).leads["plan-0"] for mention in record]
    chosen = data.draw(st.sampled_from(before))
    decision = Decision(chosen.text, "Ministry of Silly Walks", "agency", "plan-0", decided_by="Ada")
    after = [mention for record in read([cells], decisions=(decision,)).leads["plan-0"] for mention in record]
    others = [mention for mention in before if mention.text != chosen.text]
    assert [plain(m) for m in after if m.text != chosen.text] == [plain(m) for m in others]


def plain(mention: Mention) -> Mention:
    """Return a mention without what depends on which other names the plan has."""
    return replace(mention, confidence=0, why="")


@QUICK
@given(st.lists(st.tuples(CELLS, st.integers(1, 5)), unique_by=lambda one: one[0], max_size=8), st.booleans())
def test_joined_spellings_end_at_a_name_that_stays(names: list[tuple[str, int]], people: bool) -> None:
    """No name is joined with one that is itself gone, and the order in which names come changes nothing."""
    written = [Written(name, name, times) for name, times in names]
    joined, doubtful = same(written, people=people)
    assert not joined.keys() & set(joined.values())
    assert (joined, doubtful) == same(written[::-1], people=people)


@settings(max_examples=15)
@given(st.lists(st.one_of(CELLS, DATED), min_size=1, max_size=6), st.data())
def test_a_body_under_another_name_is_the_same_node_of_the_graph(cells: list[str], data: st.DataObject) -> None:
    """Renamed in the register, a party is the same node under another name; no other node is renamed, and no edge is lost."""
    plan = plan_of(*cells, plan="plan-0", title="Plan for Barnet")
    made = register.build([plan], resolve([plan]))
    sheets = [sheet for sheet in ("Agencies", "Teams", "Posts", "People", "Boards") if len(made[sheet])]
    if not sheets:
        return
    sheet = data.draw(st.sampled_from(sheets))
    old = data.draw(st.sampled_from(sorted(made[sheet].iloc[:, 0])))
    before, after = graph.build(made), graph.build(register.rename(made, sheet, old, "Ministry of Silly Walks"))
    assert {kind: len(frame) for kind, frame in before.nodes.items()} == {
        kind: len(frame) for kind, frame in after.nodes.items()
    }
    names_before = Counter(name for frame in before.nodes.values() for name in frame["name"])
    names_after = Counter(name for frame in after.nodes.values() for name in frame["name"])
    assert names_after - names_before == Counter({"Ministry of Silly Walks": names_before[old]})
    assert names_before - names_after == Counter({old: names_before[old]})
    assert {kind: len(frame) for kind, frame in before.edges.items()} == {
        kind: len(frame) for kind, frame in after.edges.items()
    }


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["Kate Malleson", "Kate Malleson", "Kate Mallesn"], 1),
        (["Kate Malleson", "Kate Mallesn"], 2),
        (["Karen Ali", "Karen Ali", "Karim Ali"], 2),
        (["Kate Malleson / Kate Mallesn", "Kate Malleson", "Kate Malleson"], 2),
        (["DCI L. Pugh-Evans", "Lowri Pugh-Evans"], 1),
        (["L. Pugh-Evans", "Lowri Pugh-Evans", "Lena Pugh-Evans"], 3),
        (["L. Pugh-Evans", "Lowri Pugh-Evans", "Tom Pugh-Evans"], 2),
        (["DCI L. Pugh-Evans", "Pugh-Evans, L.", "Lowri Pugh-Evans"], 1),
        (["PC Jones", "DI Jones", "Alan Jones"], 3),
        (["PC Jones", "Alan Jones"], 1),
        (["PC Jones", "DI Jones"], 2),
        (["Zofia Łukasik", "Zofia Lukasik"], 1),
        (["Det Supt Idris Penhaligon", "Idris Penhaligon"], 1),
        (["C/Insp Idris Penhaligon", "Idris Penhaligon"], 1),
        (["Watch Manager Idris Penhaligon", "Idris Penhaligon"], 1),
        (["John Pargeter", "John Pargeter Jr"], 2),
        (["Gangs Strategic Board", "Gangs Board"], 1),
        (["Gangs Board", "Gangs Operational Group"], 2),
        (["Quality Assurance Sub-Group", "Quality Assurance Subgroup", "Quality Assurance Board"], 2),
        (["Environmental Health", "Enviromental Health"], 1),
        (["Marston Homes", "Marston Homes", "Marton Homes"], 2),
    ],
)
def test_spellings_of_one_name(cells: list[str], expected: int) -> None:
    """A slip is joined with the usual spelling; two names on one action, or two that lists know, stay two."""
    found = read([cells])
    assert len({party for record in parties_of(found, "plan-0") for party in record}) == expected


def test_two_spellings_that_may_be_one_are_asked_about() -> None:
    """Where neither spelling is the usual one, a person says whether they are one."""
    asked = [question.question for question in read([["Kate Malleson", "Kate Mallesn"]]).questions]
    assert any("the same as" in question for question in asked)


def test_a_vacant_post_is_there_and_says_so() -> None:
    """A post that nobody holds is a post with that fact, not a placeholder and not provisional."""
    (party,) = read([["Head of Housing (vacant)"]]).parties
    assert (party.kind, party.name, dict(party.facts)) == ("post", "Head of Housing", {"vacant": True})


def test_whoever_acts_holds_the_same_post() -> None:
    """An acting head holds the post of the head, for the time being."""
    found = read([["Acting Head of Early Help - Zofia Nowak", "Head of Early Help"]])
    (post,) = (party for party in found.parties if party.kind == "post")
    assert post.name == "Head of Early Help"
    assert post.holders == post.acting == ("person:plan-plan-0/zofia-nowak",)


def test_a_shared_post_has_two_holders() -> None:
    """Both people of a job share hold the post."""
    found = read([["Strategic Lead (Yasmin Sheikh & Tamara Boyle, job share)"]])
    (post,) = (party for party in found.parties if party.kind == "post")
    assert len(post.holders) == 2
