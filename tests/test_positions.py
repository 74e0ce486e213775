"""Marks stay where they were: a register carries the seats of its pictures, and only what is new finds a place."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pandas as pd
import pytest

import hand_made
from partnergraph import pipeline, views
from partnergraph.exporters import network
from partnergraph.model import Graph
from partnergraph.views import positions

PLAN = """Theme,No,Action,Lead
Schools,1.1,Train staff in every school,Ann Lee
Schools,1.2,Visit each school,Police
Streets,2.1,Hold a panel each month,Community Safety Team
Streets,2.2,Walk the streets,Police
"""


def remembered(result):
    """The result as the next run finds it: its register holds the seats."""
    return replace(result, register=views.remember_positions(result))


def _moved(frame, end, old, new):
    """Copies of the edges at an item, with another in its place."""
    copies = frame[frame[end] == old].copy()
    copies[end] = new
    return copies


def with_actions(result, share, seed=1):
    """The result with so many more actions, each joined to what another one is joined to."""
    chance = random.Random(seed)
    actions, edges = result.graph.nodes["Action"], dict(result.graph.edges)
    added = []
    for number in range(max(1, round(len(actions) * share))):
        model = actions.iloc[chance.randrange(len(actions))]
        name = f"action:new/{number}"
        added.append({**model, "id": name, "ref": f"N{number}", "label": f"N{number} Something new"})
        for kind, frame in edges.items():
            like = _moved(frame, "from", model["id"], name)
            into = _moved(frame, "to", model["id"], name)
            if len(like) or len(into):
                edges[kind] = pd.concat([frame, like, into], ignore_index=True)
    more = pd.concat([actions, pd.DataFrame(added, columns=actions.columns).astype(object)], ignore_index=True)
    return replace(result, graph=Graph({**result.graph.nodes, "Action": more.astype(object)}, edges))


def without(result, item):
    """The result without an item and its relations."""
    nodes = {kind: frame[frame["id"] != item] for kind, frame in result.graph.nodes.items()}
    edges = {kind: frame[(frame["from"] != item) & (frame["to"] != item)] for kind, frame in result.graph.edges.items()}
    return replace(result, graph=Graph(nodes, edges))


def seats(result):
    return {picture.id: picture.seats for picture in views.network(result).pictures}


def overlapping(boxes):
    """Pairs of boxes of one level that share room."""
    inner = [box for box in boxes if box.level]
    return [
        (one.title, other.title)
        for number, one in enumerate(inner)
        for other in inner[number + 1 :]
        if one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    ]


@cache
def drawn(size):
    """A result that remembers where its marks were: of the plan made by hand, or of so many nodes; and the seats."""
    before = remembered(hand_made.synthetic(size) if size else hand_made.plan())
    return before, seats(before)


@pytest.mark.parametrize(("size", "share"), [(0, 0.03), (0, 0.5), (300, 0.03), (300, 0.5), (1000, 0.03)])
def test_new_actions_leave_every_old_mark_where_it_was(size, share):
    """However many come, all that was drawn keeps its place in each picture; no boxes run into each other, no two marks sit together."""
    before, held = drawn(size)
    now = seats(with_actions(before, share))
    assert any(len(now[picture].at) > len(held[picture].at) for picture in held)
    for picture, then in held.items():
        there = now[picture].at
        assert {item: there[item] for item in then.at} == dict(then.at)
        assert len(set(there.values())) == len(there)
        assert not overlapping(now[picture].frames)


def test_new_actions_sit_in_a_box_of_their_theme():
    """A new action is in the box of its theme, where there is a seat, or in a box beside that says it goes on."""
    before = remembered(hand_made.plan())
    after = with_actions(before, 0.2)
    picture = seats(after)["everything"]
    for number in range(5):
        x, y = dict(picture.at)[f"action:new/{number}"]
        inside = [f for f in picture.frames if f.level and f.x <= x <= f.x + f.width and f.y <= y <= f.y + f.height]
        assert len(inside) == 1


def test_what_is_gone_leaves_its_seat_free_and_nothing_else_moves():
    """A hole stays in the picture, and the next action of the theme may have it."""
    before = remembered(hand_made.plan())
    held = seats(before)["everything"]
    after = without(before, "action:exham/0")
    now = seats(after)["everything"]
    assert dict(now.at) == {item: place for item, place in held.at.items() if item != "action:exham/0"}
    assert now.frames == held.frames
    assert "action:exham/0" not in str(views.remember_positions(after)["Positions"]["Seats"].tolist())


def test_positions_are_laid_out_anew_when_asked():
    """Without what was remembered, a picture is as it is the first time."""
    result = hand_made.plan()
    after = with_actions(remembered(result), 0.5)
    fresh = replace(after, register=views.remember_positions(after, fresh=True))
    assert seats(fresh) == seats(with_actions(result, 0.5))
    assert seats(fresh) != seats(after)


def test_the_same_register_gives_the_same_bytes_with_positions_or_without():
    """A register that was never drawn is laid out as ever, and what it remembers then draws the same page."""
    result = hand_made.plan()
    assert positions.kept_in(result) == {}
    assert network.page(result) == network.page(remembered(result)) == network.page(remembered(remembered(result)))


@pytest.mark.parametrize(
    "cell",
    [None, "", "[", "{}", "[[1]]", '[["action:exham/0","a",2]]', '[["action:exham/0",1e400,2]]', "[" * 9000, "7", True],
)
def test_a_sheet_that_somebody_broke_is_as_good_as_none(cell):
    """Whatever stands in its cells, the page is drawn."""
    result = remembered(hand_made.plan())
    broken = result.register["Positions"].assign(Seats=cell)
    drawn = replace(result, register=type(result.register)({**result.register.sheets, "Positions": broken}))
    assert seats(drawn) == seats(hand_made.plan())


def test_large_pictures_take_several_cells(monkeypatch):
    """No cell is longer than a workbook holds, and what is read back is what was written."""
    monkeypatch.setattr(positions, "_MOST", 400)
    result = remembered(hand_made.plan())
    cells = result.register["Positions"]
    assert cells["Seats"].map(len).max() <= 402
    assert cells["Part"].max() > 2
    assert positions.kept_in(result) == seats(hand_made.plan())


def test_positions_travel_with_the_workbook_from_report_to_report(tmp_path):
    """The second report reads the first one's sheet, which a workbook hides; a longer plan moves nothing."""
    plan, out = tmp_path / "plan.csv", tmp_path / "out"
    plan.write_text(PLAN, encoding="utf-8")
    first = seats(pipeline.report([plan], out).result)["everything"]
    plan.write_text(PLAN + "Schools,1.3,Tell parents,Ann Lee\nHomes,3.1,Mend doors,Housing Team\n", encoding="utf-8")
    made = pipeline.report([plan], out)
    second = seats(made.result)["everything"]
    assert {**second.at, **first.at} == dict(second.at)
    assert len(second.at) > len(first.at)
    anew = seats(pipeline.report([plan], out, fresh_positions=True).result)["everything"]
    assert dict(anew.at) != dict(second.at)
