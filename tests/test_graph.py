"""A register becomes a graph that the schema knows."""

from __future__ import annotations

from datetime import date
from typing import Any

import networkx as nx
import pandas as pd
import pytest

from partnergraph import graph
from partnergraph.errors import InputError
from partnergraph.model import Graph, Register
from partnergraph.register.sheets import SHEETS
from partnergraph.schema import EDGES, NODES


def register(**sheets: list[dict[str, Any]]) -> Register:
    """A register with these rows; other cells are blank."""
    frames = {}
    for name, sheet in SHEETS.items():
        columns = [column.heading for column in sheet.columns]
        rows = sheets.pop(name, [])
        assert all(set(row) <= set(columns) for row in rows), name
        frames[name] = pd.DataFrame([[row.get(c) for c in columns] for row in rows], columns=columns, dtype=object)
        frames[name] = frames[name].astype(object).where(frames[name].notna(), None)
    assert not sheets
    return Register(frames)


def an_action(**cells: Any) -> dict[str, Any]:
    return {
        "Plan": "plan",
        "Ref": "1",
        "Action": "Train staff",
        "Id": "plan/1",
        "Place": "plan.md, table 1, row 2",
    } | cells


def built(**sheets: list[dict[str, Any]]) -> Graph:
    return graph.build(register(**({"Plans": [{"Plan": "plan"}], "Actions": [an_action()]} | sheets)))


def ends(made: Graph, kind: str) -> set[tuple[str, str]]:
    return set(zip(made.edges[kind]["from"], made.edges[kind]["to"], strict=True))


def test_every_kind_is_there_with_the_columns_of_the_schema() -> None:
    """Empty kinds are tables with no rows, so that a rule meets them."""
    made = built()
    assert {kind: list(frame) for kind, frame in made.nodes.items()} == {
        kind: [p.name for p in one.properties] for kind, one in NODES.items()
    }
    assert {kind: list(frame)[4:] for kind, frame in made.edges.items()} == {
        kind: [p.name for p in one.properties] for kind, one in EDGES.items()
    }


def test_a_lead_cell_gives_an_edge_a_name_with_its_role_and_certainty() -> None:
    """Roles come from the columns, certainty from the sheet of names; a name typed by a person is certain."""
    made = built(
        Agencies=[{"Agency": "Police"}, {"Agency": "Probation"}],
        Actions=[an_action(Accountable="Police", Supports="Probation", Provisional=True)],
        Names=[{"As written": "Met Police", "Plan": "plan", "Party": "Police", "Confidence": 0.6}],
    )
    rows = made.edges["ASSIGNED"].to_dict("records")
    assert [(r["from"], r["role"], r["provisional"], r["confidence"], r["text"]) for r in rows] == [
        ("agency:police", "accountable", True, 0.6, "Met Police"),
        ("agency:probation", "supports", True, 1.0, "Probation"),
    ]


def test_an_action_is_labelled_by_number_and_short_title() -> None:
    """A recommendation of its own names the action; one that several actions share does not."""
    made = built(
        Actions=[
            an_action(Recommendation="Hold a panel"),
            an_action(Ref="2", Id="plan/2", Recommendation="Shared", Action="First"),
            an_action(Ref="3", Id="plan/3", Recommendation="Shared", Action="Second"),
        ]
    )
    assert list(made.nodes["Action"]["label"]) == ["1 Hold a panel", "2 First", "3 Second"]


def test_every_node_and_edge_says_where_it_comes_from() -> None:
    """A row without a place of its own gets its row in the register."""
    made = built(Boards=[{"Board": "Top board", "Top": True}], Actions=[an_action(**{"Reports to": "Top board"})])
    for frame in (*made.nodes.values(), *made.edges.values()):
        assert frame["place"].notna().all()
    assert made.node("board:top-board")["place"] == 'register, sheet "Boards", row 2'


def test_borders_join_the_areas_of_the_register_once() -> None:
    """Borders come from the reference tables; a river border counts as the register's setting says."""
    areas = [{"Area": "Bromley", "Code": "E09000006"}, {"Area": "Lewisham", "Code": "E09000023"}]
    bexley = [{"Area": "Bexley", "Code": "E09000004"}, {"Area": "Havering", "Code": "E09000016"}]
    made = built(Areas=areas + bexley)
    assert ends(made, "BORDERS") == {
        ("area:bromley", "area:lewisham"),
        ("area:bexley", "area:bromley"),
        ("area:bexley", "area:havering"),
    }
    counted = dict(zip(made.edges["BORDERS"]["to"], made.edges["BORDERS"]["counted"], strict=True))
    assert counted == {"area:lewisham": True, "area:bromley": True, "area:havering": False}
    all_rivers = graph.build(register(Plans=[{"Plan": "plan"}], Areas=bexley), rivers="all")
    assert list(all_rivers.edges["BORDERS"]["counted"]) == [True]


def test_a_post_with_two_holders_lies_in_its_body_once() -> None:
    """A job share is one post, two holdings."""
    made = built(
        Agencies=[{"Agency": "Council"}],
        People=[{"Person": "Ann Lee"}, {"Person": "Bo Ode"}],
        Posts=[
            {"Post": "Head", "In": "Council", "Holder": "Ann Lee", "Since": date(2025, 1, 1)},
            {"Post": "Head", "In": "Council", "Holder": "Bo Ode", "Acting": True},
        ],
    )
    assert ends(made, "POST_IN") == {("post:head", "agency:council")}
    assert ends(made, "HOLDS") == {("person:ann-lee", "post:head"), ("person:bo-ode", "post:head")}


def test_signatures_carry_their_day() -> None:
    """A party without a signature is still party to the agreement."""
    made = built(
        Agencies=[{"Agency": "Police"}, {"Agency": "Health"}],
        Agreements=[{"Agreement": "ISA", "Parties": "Police; Health", "Signed": "Police (2024-03-01)"}],
    )
    assert dict(zip(made.edges["PARTY_TO"]["from"], made.edges["PARTY_TO"]["signed"], strict=True)) == {
        "agency:police": date(2024, 3, 1),
        "agency:health": None,
    }


def test_names_that_fall_together_in_plain_letters_stay_apart() -> None:
    """Ids differ though the letters are alike."""
    made = built(Agencies=[{"Agency": "A & B"}, {"Agency": "A-B"}, {"Agency": "日本"}])
    assert len(set(made.nodes["Agency"]["id"])) == 3


def test_themes_and_contacts_that_fall_together_in_plain_letters_stay_apart() -> None:
    """No node is lost because its name differs from another only in signs."""
    made = built(
        Actions=[
            an_action(Theme="Prevention & Early Help"),
            an_action(Ref="2", Id="plan/2", Theme="Prevention / early help"),
        ],
        Agencies=[{"Agency": "Police"}],
        Contacts=[
            {"Topic": "Gangs", "Of": "Police", "Mailbox": "a"},
            {"Topic": "Gangs!", "Of": "Police", "Mailbox": "b"},
        ],
    )
    assert len(made.nodes["Theme"]) == 2
    assert sorted(made.nodes["Contact"]["mailbox"]) == ["a", "b"]


def test_a_name_on_no_list_is_refused_with_its_place() -> None:
    """The message says which name, where, and which sheet to add it to."""
    with pytest.raises(InputError, match=r'plan\.md, table 1, row 2: "Nobody" is on no list\. Add it to .*Agencies'):
        built(Actions=[an_action(Accountable="Nobody")])


def test_networkx_keeps_parallel_edges_and_leaves_out_what_is_missing() -> None:
    """One party in two roles is two edges; blanks are no attributes."""
    made = built(Agencies=[{"Agency": "Police"}], Actions=[an_action(Accountable="Police", Responsible="Police")])
    net = made.to_networkx()
    assert isinstance(net, nx.MultiDiGraph)
    assert net.number_of_edges("agency:police", "action:plan/1") == 2
    assert "due" not in net.nodes["action:plan/1"]
    assert net.nodes["action:plan/1"]["kind"] == "Action"


def test_the_order_of_rows_changes_nothing() -> None:
    """Nodes and edges are sorted by their ids."""
    names = [{"Agency": name} for name in ("Police", "Health", "Probation")]
    first, second = built(Agencies=names), built(Agencies=names[::-1])
    assert list(first.nodes["Agency"]["id"]) == list(second.nodes["Agency"]["id"])
