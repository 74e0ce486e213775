"""Facts of a graph that no cell holds: what words promise, what is worded alike, how agencies hang together."""

from __future__ import annotations

from datetime import date

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnergraph.errors import InputError
from partnergraph.graph.network import cuts
from partnergraph.graph.texts import deliverables, is_out_of_area
from test_graph import an_action, built, ends


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Train staff", 1),
        ("Local police", 1),
        ("", 1),
        ("Train staff and volunteers in schools", 1),
        ("Train staff and publish the guidance", 2),
        ("Map the groups, agree a list and share it with partners", 3),
        ("To review the protocol. Then we will refresh training.", 2),
        ("Work in schools:\n- reach 50 pupils\n- train the teachers\n- a leaflet for parents", 4),
        ("Hold a panel; a shared list of cases; minutes", 2),
    ],
)
def test_what_an_action_promises_is_counted(text: str, number: int) -> None:
    """Each clause that begins with a verb counts, and each point of a list; a lone noun between points does not."""
    assert deliverables(text) == number


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tell the host borough of each placement of a child", True),
        ("Agree notice of young people rehoused out of area", True),
        ("Share intelligence with neighbouring boroughs", False),
        ("Review the housing offer", False),
        ("Review housing. Meet other boroughs twice a year.", False),
    ],
)
def test_placements_out_of_area_are_told_from_either_alone(text: str, said: bool) -> None:
    """Housing and another area must stand in one sentence."""
    assert is_out_of_area(text) is said


def test_an_abbreviation_is_unknown_until_something_writes_it_out() -> None:
    """Reference tables, aliases, abbreviations and initials of listed names count; a name that repeats it does not. It is told once."""
    made = built(
        Agencies=[
            {"Agency": "Youth Hub Northmere", "Abbreviation": "ZQY"},
            {"Agency": "QXZ"},
            {"Agency": "Violence Interrupters Programme"},
        ],
        Actions=[
            an_action(**{"Lead as published": "ZQY, QXZ and VIP with YOT, DCI Lee"}),
            an_action(Id="plan/2", **{"Lead as published": "HEAD OF QXZ"}),
            an_action(Id="plan/3", **{"Lead as published": "QXZ"}),
        ],
    )
    assert list(made.nodes["Action"]["unknown_abbreviations"]) == ["QXZ", None, None]


def test_actions_for_one_place_that_are_worded_alike_are_joined_once() -> None:
    """The order of words and capitals do not matter; plans for other places are not compared."""
    text = "Train school staff to see the signs of exploitation"
    made = built(
        Plans=[{"Plan": "plan", "Area": "Exham"}, {"Plan": "new", "Area": "Exham"}, {"Plan": "far"}],
        Areas=[{"Area": "Exham"}],
        Actions=[
            an_action(Action=text),
            an_action(Id="new/1", Plan="new", Action="To see the signs of exploitation, train School staff"),
            an_action(Id="far/1", Plan="far", Action=text),
            an_action(Id="plan/2", Action="Hold a panel on knife crime"),
        ],
    )
    assert ends(made, "RESEMBLES") == {("action:new/1", "action:plan/1")}
    assert made.edges["RESEMBLES"]["score"][0] > 0.9


def test_an_action_is_followed_through_the_versions_of_its_plan() -> None:
    """Each earlier state hangs on the action, and each becomes the next, the last one the action."""
    states = [
        {"Plan": "plan", "Version": date(year, 3, 1), "Action id": "plan/1", "Ref": "4", "Action": "Train"}
        for year in (2025, 2024)
    ]
    made = built(Earlier=states)
    assert ends(made, "WAS") == {("action:plan/1", f"earlier:plan/1@{year}-03-01") for year in (2024, 2025)}
    assert ends(made, "BECAME") == {
        ("earlier:plan/1@2024-03-01", "earlier:plan/1@2025-03-01"),
        ("earlier:plan/1@2025-03-01", "action:plan/1"),
    }
    assert made.node("earlier:plan/1@2024-03-01")["name"] == "4 Train"
    with pytest.raises(InputError, match='No action has the Id "gone"'):
        built(Earlier=[states[0] | {"Action id": "gone"}])


def test_a_theme_without_an_action_is_a_theme() -> None:
    """The sheet of themes adds to those of actions, and says which several organisations share."""
    made = built(
        Themes=[{"Plan": "plan", "Theme": "Housing"}, {"Plan": "plan", "Theme": "Health", "Multi-agency": True}],
        Actions=[an_action(Theme="Health")],
    )
    themes = made.nodes["Theme"]
    assert dict(zip(themes["name"], themes["multi_agency"], strict=True)) == {"Health": True, "Housing": False}
    assert ends(made, "IN_THEME") == {("action:plan/1", "theme:plan:health")}


def test_posts_have_superiors_and_deputies_once_however_many_hold_them() -> None:
    """A job share says the same in both of its rows."""
    posts = [
        {"Post": "Head", "Holder": who, "Reports to": "Director", "Deputy": "Bo Ode"} for who in ("Ann Lee", "Cy Fox")
    ]
    made = built(People=[{"Person": p} for p in ("Ann Lee", "Bo Ode", "Cy Fox")], Posts=[*posts, {"Post": "Director"}])
    assert made.edges["REPORTS_TO"][["from", "to"]].to_numpy().tolist() == [["post:head", "post:director"]]
    assert made.edges["DEPUTISES"][["from", "to"]].to_numpy().tolist() == [["person:bo-ode", "post:head"]]


def test_candidates_that_nobody_has_settled_may_be_one() -> None:
    """Only an open question joins two listed names, once."""
    asked = {"Question": "Same?", "As written": "Jon Smith", "Candidates": "John Smith; nobody listed"}
    people = [{"Person": "Jon Smith"}, {"Person": "John Smith"}]
    assert ends(built(People=people, Review=[asked, asked]), "MAY_BE") == {("person:jon-smith", "person:john-smith")}
    assert ends(built(People=people, Review=[asked | {"Answer": "John Smith"}]), "MAY_BE") == set()
    assert ends(built(People=people, Review=[asked | {"Decided by": "Ann Lee"}]), "MAY_BE") == set()


def test_agencies_are_linked_by_what_they_share() -> None:
    """Through teams, posts and people on actions, boards, agreements and contacts; plans for an agreement link nobody."""
    made = built(
        Agencies=[{"Agency": name} for name in "ABCDEFGH"],
        Teams=[{"Team": "Team A", "Part of": "A"}],
        Posts=[{"Post": "Head of B", "In": "B"}],
        People=[{"Person": "Cy Fox", "Works for": "C"}],
        Boards=[{"Board": "Board"}],
        Members=[{"Board": "Board", "Member": "Head of B"}, {"Board": "Board", "Member": "Cy Fox"}],
        Agreements=[
            {"Agreement": "ISA", "Parties": "C; D"},
            {"Agreement": "Hope", "Parties": "E; F", "Planned": True},
        ],
        Contacts=[{"Topic": "Moves", "Of": "F", "Faces": "G"}],
        Actions=[an_action(Accountable="Team A", Supports="Head of B")],
    )
    facts = made.nodes["Agency"].set_index("name")
    assert list(facts["component"]) == [0, 0, 0, 0, None, 1, 1, None]
    assert list(facts["between"])[:5] == [0, 0.666667, 0.666667, 0, None]
    assert list(facts["cut"])[:4] == [0, 1, 1, 0]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 14))
def test_cuts_are_what_taking_each_node_away_gives(seed: int, size: int) -> None:
    """On any connected network the sizes added up along the tree of blocks are those of the parts themselves."""
    net = nx.gnp_random_graph(size, 0.22, seed=seed)
    net = nx.relabel_nodes(net.subgraph(max(nx.connected_components(net), key=len)), str)
    plain = {}
    for node in net:
        rest = net.subgraph(set(net) - {node})
        parts = sorted(len(part) for part in nx.connected_components(rest))
        if len(parts) > 1:
            plain[node] = parts[-2]
    assert cuts(net) == plain


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Jon Smith", "John Smith", True),
        ("Smith John", "John Smith", True),
        ("Ann Lee", "Jan Lee", False),
        ("Ann Lee", "Ann Li", False),
        ("John Smith", "John Smithers", False),
        ("John", "Jon", False),
    ],
)
def test_two_people_whose_names_differ_by_a_slip_may_be_one(one: str, other: str, alike: bool) -> None:
    """One letter of one word, or the order of words; first letters, short words and single names tell people apart."""
    people = [{"Person": one}, {"Person": other}]
    assert bool(ends(built(People=people), "MAY_BE")) is alike


def test_bodies_that_differ_by_more_than_a_slip_are_not_asked_about() -> None:
    """Short words, numbers and other places make other bodies; a plural or a slip in a long word does not."""
    teams = [
        "Team 1 North",
        "Team 2 North",
        "Kent Youth Panel",
        "Gwent Youth Panel",
        "Family Services",
        "Family Service",
    ]
    assert ends(built(Teams=[{"Team": name} for name in teams]), "MAY_BE") == {
        ("team:family-service", "team:family-services")
    }


def test_an_action_that_its_plan_no_longer_holds_is_gone() -> None:
    """Its status says so, unless it was reported closed or stands in the plan's own version."""
    version = date(2026, 1, 31)
    rows = [
        {"Id": "p/1", "Last in plan": date(2025, 6, 30)},
        {"Id": "p/2", "Last in plan": date(2025, 6, 30), "Status": "open"},
        {"Id": "p/3", "Last in plan": date(2025, 6, 30), "Status": "done"},
        {"Id": "p/4", "Last in plan": version},
        {"Id": "p/5", "Status": "open"},
    ]
    made = built(
        Plans=[{"Plan": "p", "Version": version}],
        Actions=[{"Plan": "p", "Action": "Train staff", **row} for row in rows],
    )
    assert made.nodes["Action"]["status"].tolist() == ["gone", "gone", "done", None, "open"]


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Mereshire Police", "police"),
        ("Northmere General Hospital", "health"),
        ("Age UK Barnet", "voluntary"),
        ("Barnet Mencap", "voluntary"),
        ("Safe Futures", None),
        ("Council for Voluntary Service Exham", "voluntary"),
        ("Exham University Hospital", "health"),
    ],
)
def test_a_blank_sector_is_told_by_the_name(name: str, sector: str | None) -> None:
    """Where the words of the name tell it; what a person wrote stays."""
    [told] = built(Agencies=[{"Agency": name}]).nodes["Agency"]["sector"]
    assert told == sector
    [written] = built(Agencies=[{"Agency": name, "Sector": "private"}]).nodes["Agency"]["sector"]
    assert written == "private"
