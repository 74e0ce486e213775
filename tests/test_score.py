"""The accountability score: how many of how many, per plan, theme and agency."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from click.testing import CliRunner

import partners
from hand_made import graph_of
from partnergraph.cli import main
from partnergraph.score import PARTS, earlier_scores, scores

WHOLE = {"due": date(2026, 6, 30), "outcome": "10% fewer"}
NODES = [
    ("Plan", "plan:p", "p", {}),
    ("Board", "board:b", "B", {}),
    ("Agency", "agency:c", "Council", {}),
    ("Team", "team:t", "Team", {}),
    ("Person", "person:a", "Ann Lee", {}),
    ("Person", "person:o", "Bo Dean", {}),
    ("Post", "post:h", "Head", {}),
    ("Placeholder", "placeholder:t", "TBC", {}),
    ("Action", "action:1", "One", WHOLE),
]
EDGES = [
    ("IN_PLAN", "action:1", "plan:p", {}),
    ("REPORTS_TO", "plan:p", "board:b", {}),
    ("HOLDS", "person:a", "post:h", {}),
    ("PART_OF", "team:t", "agency:c", {}),
    ("POST_IN", "post:h", "team:t", {}),
]


def led(*leads: tuple[str, str]) -> list[tuple]:
    return [("ASSIGNED", who, "action:1", {"role": role}) for who, role in leads]


@pytest.mark.parametrize(
    ("leads", "one"),
    [
        ([("person:a", "accountable")], 1),
        ([("person:a", "named")], 1),
        ([("person:a", "accountable"), ("post:h", "accountable")], 1),
        ([("person:a", "accountable"), ("team:t", "accountable")], 1),
        ([("person:a", "accountable"), ("person:o", "supports")], 1),
        ([("person:a", "accountable"), ("person:o", "accountable")], 0),
        ([("person:o", "named"), ("person:a", "responsible")], 0),
        ([("team:t", "accountable")], 0),
        ([("placeholder:t", "accountable")], 0),
        ([], 0),
    ],
)
def test_one_lead_is_one_person_or_post(leads: list[tuple[str, str]], one: int) -> None:
    """A person and the post that they hold are one; a body, a placeholder and two people are not."""
    whole, plan, *_ = scores(graph_of(NODES, EDGES + led(*leads)), set())
    assert whole.parts["one lead"] == plan.parts["one lead"] == (one, 1)
    assert (whole.whole, whole.open) == (one, 1)
    assert whole.parts["agreement"] == (0, 0)


def test_an_agency_answers_for_what_its_posts_lead() -> None:
    """Post, team, agency: the action counts for the agency, once."""
    found = scores(graph_of(NODES, EDGES + led(("person:a", "accountable"), ("post:h", "accountable"))), set())
    assert [(one.name, one.open) for one in found if one.scope == "agency"] == [("Council", 1)]


@pytest.mark.parametrize(
    ("change", "part"),
    [({"due": None}, "date"), ({"outcome": " "}, "outcome"), ({"shares_data": True}, "agreement")],
)
def test_what_lacks_is_counted_out(change: dict, part: str) -> None:
    """Each part that lacks takes the action from the whole, and leaves the other parts as they are."""
    nodes = [*NODES[:-1], ("Action", "action:1", "One", WHOLE | change)]
    whole = scores(graph_of(nodes, EDGES + led(("person:a", "accountable"))), None)[0]
    assert (whole.whole, whole.open) == (0, 1)
    assert whole.parts[part] == (0, 1)
    assert all(whole.parts[other][0] == whole.parts[other][1] for other in PARTS if other != part)


@pytest.mark.parametrize("status", ["done", "closed", "withdrawn"])
def test_what_has_ended_is_not_counted(status: str) -> None:
    """A plan with no open action has a score of 0 of 0, and is not passed over."""
    nodes = [*NODES[:-1], ("Action", "action:1", "One", WHOLE | {"status": status})]
    assert [(one.scope, one.open) for one in scores(graph_of(nodes, EDGES), set())] == [("all", 0), ("plan", 0)]


def test_the_command_shows_every_denominator(tmp_path) -> None:
    """As a table, as CSV and as JSON, with the same numbers."""
    folder = str(partners.write(tmp_path / "register"))
    done = CliRunner().invoke(main, ["score", folder])
    assert done.exit_code == 0, done.output
    assert "As of 1 January 2026. Of 7 open actions, " in done.stdout
    assert "5 of 7" in done.stdout
    [whole, *_] = json.loads(CliRunner().invoke(main, ["score", folder, "--format", "json"]).stdout)["scores"]
    assert (whole["open"], whole["one lead"]) == (7, {"have": 5, "of": 7})
    [row, *_] = csv.DictReader(io.StringIO(CliRunner().invoke(main, ["score", folder, "--format", "csv"]).stdout))
    assert (row["one lead"], row["one lead, of"]) == ("5", "7")


def test_earlier_versions_have_what_the_register_keeps_of_them() -> None:
    """Leads, dates and outcomes, by version; boards and agreements are not known, and so not the whole."""
    then = {"version": date(2025, 6, 30), "accountable": "Ann Lee; Head; Council", "outcome": "10% fewer"}
    states = [
        ("Earlier", "earlier:1", "One", then),
        ("Action", "action:2", "Two", {}),
        ("Earlier", "earlier:2", "Two", then | {"due": date(2025, 9, 30), "accountable": "Ann Lee; Bo Dean"}),
        ("Action", "action:3", "Three", {}),
        ("Earlier", "earlier:3", "Three", then | {"status": "done"}),
    ]
    was = [("WAS", f"action:{n}", f"earlier:{n}", {}) for n in (1, 2, 3)]
    inside = [("IN_PLAN", f"action:{n}", "plan:p", {}) for n in (2, 3)]
    [told] = earlier_scores(graph_of(NODES + states, EDGES + was + inside))
    assert told.called == "p, version of 30 June 2025"
    assert (told.open, told.whole) == (2, None)
    assert told.parts == {"one lead": (1, 2), "date": (1, 2), "outcome": (2, 2)}


def test_an_earlier_register_stands_beside_each_number(tmp_path) -> None:
    """In the table and, as `before`, in JSON and CSV; what was not there before has none."""
    old, new = partners.write(tmp_path / "old"), partners.write(tmp_path / "new")
    actions = new / "Actions.csv"
    actions.write_text(
        actions.read_text(encoding="utf-8-sig").replace("Train staff in schools", "Train"), encoding="utf-8"
    )
    themes = old / "Actions.csv"
    themes.write_text("\n".join(themes.read_text(encoding="utf-8-sig").splitlines()[:-1]) + "\n", encoding="utf-8")
    words = ["score", str(new), "--since", str(old)]
    assert "(was " in CliRunner().invoke(main, words).stdout
    [whole, *_] = json.loads(CliRunner().invoke(main, [*words, "--format", "json"]).stdout)["scores"]
    assert (whole["open"], whole["before"]["open"]) == (7, 6)
    [row, *_] = csv.DictReader(io.StringIO(CliRunner().invoke(main, [*words, "--format", "csv"]).stdout))
    assert (row["open"], row["open, before"]) == ("7", "6")


def test_the_score_stands_in_the_report_and_in_json(tmp_path) -> None:
    """A sentence on the page and in what the command prints; the table of plans on the map; every score in JSON."""
    folder = str(partners.write(tmp_path / "register"))
    done = CliRunner().invoke(main, ["report", folder, "-o", str(tmp_path / "out")])
    assert "Of 7 open actions, " in done.stdout
    page = (tmp_path / "out" / "map.html").read_text(encoding="utf-8")
    assert "Of 7 open actions, " in page
    assert "Accountability score" in page
    scores_told = json.loads(CliRunner().invoke(main, ["gaps", folder, "--format", "json"]).stdout)["scores"]
    assert scores_told[0]["one lead"] == {"have": 5, "of": 7}
