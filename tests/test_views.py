"""Views: who leads what, the matrix, the summary, the network and its seats, as data."""

from dataclasses import replace
from datetime import date

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hand_made
from partnergraph import pipeline, views
from partnergraph.model import Findings, Graph, Result
from partnergraph.schema import EDGES, NODES
from partnergraph.views import words
from partnergraph.views.items import index


@pytest.fixture(scope="module")
def result():
    return hand_made.plan()


@pytest.fixture(scope="module")
def empty():
    return Result(
        "", hand_made.AS_OF, hand_made.register_of(), hand_made.graph_of([], []), Findings(hand_made.AS_OF, ())
    )


def shuffled(result):
    """The same result with the rows of every table in another order."""
    graph = Graph(
        {kind: frame[::-1].reset_index(drop=True) for kind, frame in result.graph.nodes.items()},
        {kind: frame[::-1].reset_index(drop=True) for kind, frame in result.graph.edges.items()},
    )
    return replace(result, graph=graph)


def test_an_agency_is_shown_with_the_actions_of_its_teams_posts_and_people(result):
    """The council's body holds its teams, its post by way of a team, and who works there now."""
    council = next(body for body in views.load(result).bodies if body.id == "agency:council")
    assert [party.name for party in council.parties] == [
        "Community Safety",
        "Youth Offending Team",
        "Head of Community Safety",
        "Ben Sample",
        "Cara Probe",
    ]
    assert council.actions == len({task.action for party in council.parties for task in party.tasks}) == 16


def test_nobody_is_put_under_an_agency_they_have_left(result):
    """A person whose time at the police has ended is a person without agency."""
    police = next(body for body in views.load(result).bodies if body.id == "agency:police")
    assert "Eve Trial" not in [party.name for party in police.parties]
    assert "Eve Trial" in [person.name for person in views.load(result).people]


def test_a_person_answers_for_the_actions_of_the_post_they_hold(result):
    """Actions of the post stand under its holder with the post's name, and not under a former holder."""
    people = {person.name: person for person in views.load(result).people}
    assert any("as Head of Community Safety" in part for task in people["Ben Sample"].tasks for part in task.parts)
    assert "Hal Draft" not in people


def test_parts_are_said_strongest_first_with_what_is_to_be_confirmed(result):
    """Lists begin with what a party is accountable for, and a provisional part says so."""
    safety = views.load(result).bodies[0].parties[0]
    assert [task.rank for task in safety.tasks] == sorted(task.rank for task in safety.tasks)
    assert safety.sentence == "accountable for 4 actions and supports 3"
    assert ("Accountable (to be confirmed)",) in [task.parts for task in safety.tasks]


PLACEHOLDERS = """No,Action,Lead,Supported by
1,Train staff,TBC,Police
2,Hold a panel,All partners,
3,Tell schools,Ann Lee,Probation
"""


def test_exceptions_are_those_that_the_rules_find(tmp_path):
    """The map lists the actions that the findings count, and tells helpers from leads."""
    (tmp_path / "plan.csv").write_text(PLACEHOLDERS, encoding="utf-8")
    result = pipeline.analyse(pipeline.to_register(pipeline.read([tmp_path / "plan.csv"])), as_of=date(2026, 1, 1))
    found = [finding.subject for finding in result.findings.all if finding.ref == "OWN-04"]
    listed = views.load(result).exceptions.placeholders
    assert sorted(task.action for task in listed) == sorted(found)
    assert len(found) == 2
    assert [task.owners for task in listed] == [("TBC", "Police (supports)"), ("All partners",)]
    assert any("2 only an owner that is not one" in sentence for sentence in views.summary(result).sentences)


def test_exceptions_hold_open_actions_without_an_owner_and_with_placeholders_only(result):
    """An action that is done is no exception, whatever it lacks."""
    exceptions = views.load(result).exceptions
    assert [task.action for task in exceptions.unowned] == ["action:exham/9", "action:exham/17"]
    assert {owner for task in exceptions.placeholders for owner in task.owners} == {"Neighbouring boroughs"}
    assert all("done" not in task.status for task in (*exceptions.placeholders, *exceptions.late, *exceptions.red))
    assert exceptions.unread == ()


def test_due_says_a_date_ongoing_both_or_none(result):
    """The date column reads as a person would say it, and marks what has passed."""
    tasks = {task.action: task for body in views.load(result).bodies for party in body.parties for task in party.tasks}
    assert tasks["action:exham/0"].due == "30 June 2026"
    assert not tasks["action:exham/0"].late
    assert tasks["action:exham/1"].late
    assert words.due_words({"due": None, "ongoing": True}) == "ongoing"
    assert words.due_words({"due": hand_made.AS_OF, "ongoing": True}) == "31 March 2026, then ongoing"
    assert words.due_words({}) == "no date"


def test_the_matrix_counts_actions_once_a_row_and_once_in_the_total(result):
    """Columns sum to all actions; an agency's row counts the distinct actions of all that is in it."""
    matrix = views.matrix(result)
    assert sum(column.actions for column in matrix.columns) == matrix.total == 26
    assert all(sum(row.counts) == row.total for row in (*matrix.rows, matrix.unowned))
    council = next(row for row in matrix.rows if row.name == "Exham Council")
    assert council.total == 16
    assert sum(row.total for row in matrix.rows if row.inside) > council.total
    assert matrix.unowned.total == 2
    assert matrix.columns[-1].theme == "No theme"
    assert matrix.most == max(count for row in matrix.rows for count in row.counts)


def test_the_summary_gives_plain_sentences_that_agree_with_the_graph(result):
    """Numbers in the sentences are those of the register on the as-of date."""
    summary = views.summary(result)
    assert summary.sentences[0] == "26 actions in 1 plan, of which 21 are open, read as at 31 March 2026."
    assert "The rules found 15 gaps: 2 critical, 3 high, 9 medium and 1 low." in summary.sentences
    assert "4 readings should be settled by a person: see the register, sheet Review." in summary.sentences
    assert dict(summary.kinds)["actions"] == 26
    assert summary.busiest[0].name == "Community Safety"
    assert summary.sources[0].file == "exham.docx"


def test_findings_are_grouped_by_severity_then_rule_and_say_what_they_share_once(result):
    """What all findings of a rule share stands at the rule; what differs stays at the finding."""
    levels = views.gaps(result)
    assert [level.severity for level in levels] == ["critical", "high", "medium", "low"]
    assert sum(level.number for level in levels) == len(result.findings.all)
    assert levels[0].groups[0].why
    one = result.findings.assessments[0]
    told = replace(one, findings=(replace(one.findings[0], why="Another reason."), *one.findings[1:]))
    group = views.gaps(replace(result, findings=Findings(hand_made.AS_OF, (told,))))[0].groups[0]
    assert group.why == ""
    assert group.fix


def test_every_view_takes_a_register_that_holds_nothing(empty):
    """No actions, no findings, no title: views are empty and do not fail."""
    assert views.load(empty).bodies == ()
    assert views.matrix(empty).total == 0
    assert views.summary(empty).sentences[0].startswith("0 actions in 0 plans")
    assert views.network(empty).marks == ()
    assert views.gaps(empty) == ()


def test_the_network_holds_every_item_and_every_relation(result):
    """Nothing is left out of the data: parallel relations share a line and each is told."""
    network = views.network(result)
    assert len(network.marks) == len(result.graph)
    assert sum(len(line.ties) for line in network.lines) == sum(len(frame) for frame in result.graph.edges.values())
    assert max(len(line.ties) for line in network.lines) == 2
    mark = next(mark for mark in network.marks if mark.id == "action:exham/0")
    assert dict(mark.facts)["Due"] == "30 June 2026"
    assert dict(mark.facts)["Where it stands"] == "exham.docx, table 1, row 2"
    assert mark.words == ("1.1",)


def test_relation_words_cover_the_schema():
    """Each kind of edge has words for both of its ends, and each kind of node its place in lists."""
    assert set(views.RELATIONS) == set(EDGES)
    assert set(views.KINDS) == set(NODES)


def test_the_picture_of_everything_seats_each_item_once_and_apart(result):
    """No two marks share a seat, and no two boxes that are not one inside the other overlap."""
    seats = views.network(result).pictures[0].seats
    assert set(seats.at) == {mark.id for mark in views.network(result).marks}
    assert len(set(seats.at.values())) == len(seats.at)
    cells = [frame for frame in seats.frames if frame.level == 1]
    for number, one in enumerate(cells):
        for other in cells[number + 1 :]:
            apart = (
                one.x + one.width <= other.x
                or other.x + other.width <= one.x
                or one.y + one.height <= other.y
                or other.y + other.height <= one.y
            )
            assert apart, (one.title, other.title)
    assert min(frame.x for frame in seats.frames) == 0


def test_actions_sit_in_the_box_of_their_theme(result):
    """A theme's box holds its own actions and no other's."""
    items, seats = index(result), views.network(result).pictures[0].seats
    boxes = {frame.item: frame for frame in seats.frames}
    for action in items.of("Action"):
        for theme in items.heads(action.id, "IN_THEME"):
            box, (x, y) = boxes[theme.id], seats.at[action.id]
            assert box.x < x < box.x + box.width
            assert box.y < y < box.y + box.height


def test_the_order_of_rows_does_not_change_the_picture(result):
    """The same register gives the same seats, in whatever order its tables are."""
    assert views.network(result).pictures == views.network(shuffled(result)).pictures


def test_a_large_register_is_drawn_group_by_group():
    """Beyond 700 items there is no picture of everything; each picture stays under the limit and counts what it leaves out."""
    network = views.network(hand_made.synthetic(1000))
    assert network.pictures
    assert all(picture.group != "Everything" for picture in network.pictures)
    assert all(len(picture.seats.at) <= 700 for picture in network.pictures)
    plans = [len(picture.seats.at) for picture in network.pictures if picture.group == "Plans"]
    assert plans == sorted(plans, reverse=True)


def test_what_a_picture_leaves_out_is_counted(monkeypatch):
    """A group larger than the limit keeps its headings and actions, and says how many items are missing."""
    monkeypatch.setattr("partnergraph.views.pictures.MOST", 40)
    picture = views.network(hand_made.synthetic(150)).pictures[0]
    assert len(picture.seats.at) == 40
    assert picture.left_out > 0
    assert any(item.startswith("plan:") for item in picture.seats.at)


def test_to_pyvis_copies_the_graph_and_leaves_it_as_it_is(result):
    """Nodes and edges are all there, parallel ones too; ids are texts, dates ISO texts; the graph is unchanged."""
    before = {kind: frame.copy() for kind, frame in result.graph.nodes.items()}
    net = views.to_pyvis(result.graph)
    assert len(net.nodes) == len(result.graph)
    assert len(net.edges) == sum(len(frame) for frame in result.graph.edges.values())
    assert all(isinstance(node["id"], str) for node in net.nodes)
    assert net.get_node("action:exham/0")["due"] == "2026-06-30"
    assert all(value is not None for node in net.nodes for value in node.values())
    assert all(frame.equals(before[kind]) for kind, frame in result.graph.nodes.items())
    assert net.directed


def test_to_pyvis_gives_titles_that_pyvis_does_not_read_as_html():
    """Where one title holds the letters h, r, e, f in a row, pyvis writes all as HTML; ours never do."""
    net = views.to_pyvis(hand_made.plan(hostile=True).graph)
    assert any("javascript:alert(1)" in node["title"] for node in net.nodes)
    assert not any("href" in node["title"] for node in net.nodes)


def test_to_pyvis_gives_what_networkx_gives(result):
    """Both ways out of the graph hold the same edges."""
    graph = result.graph.to_networkx()
    assert isinstance(graph, nx.MultiDiGraph)
    ends = sorted((edge["from"], edge["to"], edge["kind"]) for edge in views.to_pyvis(result.graph).edges)
    assert ends == sorted((tail, head, facts["kind"]) for tail, head, facts in graph.edges(data=True))


@given(st.text(), st.integers(4, 40), st.integers(1, 4))
def test_wrapped_text_keeps_to_its_lines_and_width(text, width, most):
    """Whatever the text, there are at most so many lines, none longer than the width."""
    lines = words.wrap(text, width, most)
    assert len(lines) <= most
    assert all(len(line) <= width for line in lines)
    if len(" ".join(text.split())) <= width:
        assert " ".join(lines) == " ".join(text.split())


@given(st.lists(st.text(alphabet="0123456789.aB", max_size=6)))
def test_natural_order_is_an_order(texts):
    """Any mixture of numbers and letters can be sorted, and twice sorted is once sorted."""
    once = sorted(texts, key=words.natural)
    assert sorted(once, key=words.natural) == once
    assert sorted(once) == sorted(texts)


def test_natural_order_puts_2_10_after_2_9():
    """Numbers in a reference count as numbers."""
    assert sorted(["2.10", "2.9", "10", "a"], key=words.natural) == ["2.9", "2.10", "10", "a"]


@given(st.text())
def test_printable_text_can_be_written_as_utf8_and_stays_so(text):
    """What is left can stand in any file, and cleaning twice is cleaning once."""
    clean = words.printable(text + "\ud800\x00")
    clean.encode("utf-8")
    assert words.printable(clean) == clean
    assert not set(clean) & {"\x00", "\ufffe", "\uffff"}
