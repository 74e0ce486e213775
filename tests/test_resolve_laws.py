"""Laws of who is who: nothing depends on order or repetition, and nothing reaches further than it should."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cells_compared import plan_of
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
QUICK = settings(max_examples=40)


def read(plans: list[list[str]], *, backwards: bool = False, decisions: tuple[Decision, ...] = ()) -> Resolution:
    """Return who is who in plans with these lead cells."""
    readings = [plan_of(*cells, plan=f"plan-{at}", title=f"Plan {at}") for at, cells in enumerate(plans)]
    return resolve(readings[::-1] if backwards else readings, decisions)


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
@given(PLANS, st.lists(CELLS, min_size=1, max_size=6))
def test_an_unrelated_plan_merges_nothing(plans: list[list[str]], others: list[str]) -> None:
    """Whatever another place's plan says, the parties of these plans are as they were."""
    alone = read(plans)
    beside = read([*plans, others])
    assert all(parties_of(alone, plan) == parties_of(beside, plan) for plan in alone.leads)


@QUICK
@given(st.lists(CELLS, min_size=2, max_size=6), st.data())
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
    return replace(mention, party=None, confidence=0, why="")


@QUICK
@given(st.lists(st.tuples(CELLS, st.integers(1, 5)), unique_by=lambda one: one[0], max_size=8), st.booleans())
def test_joined_spellings_end_at_a_name_that_stays(names: list[tuple[str, int]], people: bool) -> None:
    """No name is joined with one that is itself gone, and the order in which names come changes nothing."""
    written = [Written(name, name, times) for name, times in names]
    joined, doubtful = same(written, people=people)
    assert not joined.keys() & set(joined.values())
    assert (joined, doubtful) == same(written[::-1], people=people)


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
