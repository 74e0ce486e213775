"""Rules find what they say, on every engine, and say out of how many."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hand_made import HOSTILE, graph_of
from partnergraph import gaps, rules, sentences, trials
from partnergraph.engines import open_engine
from partnergraph.engines._checks import PROPERTIES
from partnergraph.engines.neo4j import Neo4j
from partnergraph.errors import RuleError
from partnergraph.model import Assessment, Engine, Findings, Graph
from partnergraph.schema import EDGES, NODES
from random_graphs import random_graph

SHIPPED = rules.shipped()
BY_ID = {rule.id: rule for rule in SHIPPED}
PASTED = [replace(rule, query=rule.source) for rule in SHIPPED]
"""The files as they stand, header and all, as one pastes them into a console; a server plans them once for all tests."""
DAY = date(2026, 1, 1)
EASY = {
    "overload": 3,
    "overload_from": 5,
    "one_agency_share": 20,
    "shared_actions": 1,
    "deliver": 1,
    "deliverers": 1,
    "pile_up": 2,
    "everything_share": 10,
    "everything_from": 1,
    "alone": 1,
    "year_end_from": 1,
    "year_end_share": 5,
    "quiet_days": 0,
    "slips": 1,
    "same_members_from": 1,
    "same_members_share": 40,
    "overlapping": 1,
    "spoc_areas": 1,
    "spoc_agencies": 1,
    "split_agencies": 1,
    "hub_from": 2,
    "joint_actions": 1,
    "shared_boards": 1,
}
"""Thresholds at which a small graph meets every rule."""


@pytest.fixture(scope="module")
def told_of_names() -> list[Engine]:
    """The servers that know every name of the schema."""
    return []


@pytest.fixture
def engine(engine: Engine, told_of_names: list[Engine]) -> Engine:
    """Each engine, empty. A server plans a query anew when one of its names is first used, so it is told all of them at once."""
    if isinstance(engine, Neo4j) and engine not in told_of_names:
        with engine._writing() as session:
            for what, names in (("Label", NODES), ("RelationshipType", EDGES), ("Property", PROPERTIES)):
                session.run(
                    f"UNWIND $names AS name CALL db.create{what}(name) RETURN count(*)", names=list(names)
                ).consume()
        told_of_names.append(engine)
    return engine


def test_there_are_rules() -> None:
    """A run over no rules at all would prove nothing."""
    assert len(SHIPPED) >= 21


@pytest.mark.parametrize("rule", PASTED, ids=lambda rule: rule.id)
def test_a_rule_compiles_fires_and_stays_silent(rule: rules.Rule, engine: Engine) -> None:
    """Its queries compile, and each of its cases has the findings, and the sentence, that the file promises.

    The file is asked as it stands, header and all, for so it is pasted into a console.
    """
    assert rule.fires_on
    assert rule.silent_on
    assert any(case.says for case in rule.fires_on)
    assert trials.try_rule(rule, engine) == []
    parameters = {"as_of": DAY, "idle_waivers": [""], **rules.as_asked(rule.params)}
    assert engine.run(rule.query, parameters).columns == rule.columns
    if isinstance(engine, Neo4j):
        # The server remarks on patterns that share no name, which a rule never means.
        assert [*engine.notes(rule.count), *engine.notes(rule.query)] == []


SEEDS = (7, 2)
"""Seeds of graphs on which three rules of four have findings."""
FRUITFUL = (14, 24, 9, 23, 3, 13, 17, 25, 26)
"""Seeds whose graphs meet the rarer rules: tried first, and by no means the only ones."""


@pytest.fixture(scope="module")
def told() -> dict[int, Findings]:
    """What the rules say on the embedded engine, by seed."""
    found = {}
    with open_engine("ladybug") as engine:
        for seed in SEEDS:
            graph = random_graph(seed)
            engine.load(graph)
            found[seed] = gaps.find(graph, engine, PASTED, DAY, EASY)
    return found


def test_the_random_graphs_meet_every_rule(told: dict[int, Findings], ladybug: Engine) -> None:
    """Each rule has findings on some of the graphs, and is not for ever blind on them; rare ones meet in later ones."""
    met = {one.rule for found in told.values() for one in found.assessments if one.findings}
    for seed in (*FRUITFUL, *range(60)):
        left = [rule for rule in SHIPPED if rule.id not in met]
        if not left:
            break
        graph = random_graph(seed)
        ladybug.load(graph)
        met |= {one.rule for one in gaps.find(graph, ladybug, left, DAY, EASY).assessments if one.findings}
    assert {rule.id for rule in SHIPPED} - met == set()


@pytest.mark.neo4j
@pytest.mark.parametrize("seed", SEEDS)
def test_neo4j_says_the_same(seed: int, told: dict[int, Findings], neo4j: Engine) -> None:
    """On any graph both engines give the same findings, word for word and in one order."""
    graph = random_graph(seed)
    neo4j.load(graph)
    found = gaps.find(graph, neo4j, PASTED, DAY, EASY)
    for here, there in zip(told[seed].assessments, found.assessments, strict=True):
        assert here == there


def test_the_order_of_rows_changes_nothing(ladybug: Engine, told: dict[int, Findings]) -> None:
    """A graph whose tables are the other way round has the same findings in the same order."""
    graph = random_graph(SEEDS[0])
    turned = Graph(
        {kind: frame.iloc[::-1].reset_index(drop=True) for kind, frame in graph.nodes.items()},
        {kind: frame.iloc[::-1].reset_index(drop=True) for kind, frame in graph.edges.items()},
    )
    ladybug.load(turned)
    assert gaps.find(turned, ladybug, PASTED, DAY, EASY) == told[SEEDS[0]]


def three_actions() -> Graph:
    """Two actions without a lead, one with, in a plan."""
    return graph_of(
        [
            ("Plan", "plan", "our-plan", {}),
            ("Action", "a2", "Train", {"label": "2 Train", "ref": "2", "place": "plan.docx, row 2"}),
            ("Action", "a10", "Tell", {"ref": "10", "place": "plan.docx, row 10"}),
            ("Action", "a3", "Ask", {"ref": "3"}),
            ("Action", "a4", "Rest", {"ref": "4", "status": "done"}),
            ("Person", "x", "Ann", {"place": "plan.docx, row 3, column 2"}),
            ("Person", "y", "Bo", {"place": "plan.docx, row 3, column 2"}),
        ],
        [("IN_PLAN", action, "plan", {}) for action in ("a2", "a10", "a3", "a4")]
        + [("ASSIGNED", who, "a3", {"role": "accountable"}) for who in ("x", "y")],
    )


def said(engine: Engine, graph: Graph, *names: str, **parameters: Any) -> list[Assessment]:
    engine.load(graph)
    return list(gaps.find(graph, engine, [BY_ID[name] for name in names], DAY, parameters).assessments)


def test_a_finding_says_what_where_and_why(ladybug: Engine) -> None:
    """It carries its subject's name and place, the rule's advice, a key that stays, and a share of all."""
    [assessment] = said(ladybug, three_actions(), "action-without-owner")
    rule = BY_ID["action-without-owner"]
    assert assessment.sentence == "2 of 3 open actions"
    assert (assessment.total, assessment.not_assessed, assessment.question) == (3, "", rule.question)
    assert [finding.key for finding in assessment.findings] == ["action-without-owner|a2", "action-without-owner|a10"]
    finding = assessment.findings[0]
    assert (finding.subject, finding.subject_kind, finding.subject_name) == ("a2", "Action", "2 Train")
    assert finding.message == "2 Train: no lead is named."
    assert (finding.rule, finding.ref, finding.family, finding.title) == (rule.id, "OWN-01", "ownership", "No owner")
    assert (finding.severity, finding.why, finding.fix, finding.agenda) == (
        "critical",
        rule.why,
        rule.fix,
        rule.agenda,
    )
    assert finding.evidence == ("plan.docx, row 2",)
    assert finding.nodes == ("a2",)
    assert finding.values == {"action_id": "a2", "title": "2 Train"}
    assert assessment.findings[1].subject_name == "Tell"


def test_the_picture_of_a_finding_is_its_evidence(ladybug: Engine) -> None:
    """The nodes that a rule returns are in the picture; the place of the action is the evidence, not where its leads first stand."""
    [assessment] = said(ladybug, three_actions(), "more-than-one-accountable")
    [finding] = assessment.findings
    assert finding.nodes == ("a3", "x", "y")
    assert finding.evidence == ("plan.docx, table 1, row 4",)
    assert "nodes" not in finding.values


def test_a_party_has_its_own_place_for_evidence_where_nothing_else_is_concerned(ladybug: Engine) -> None:
    """A partner without any action has no place but the one where it is named."""
    graph = graph_of(
        [
            ("Agency", "g", "Health", {"place": "members.docx, row 2"}),
            ("Board", "b", "Board", {"place": "members.docx, row 2"}),
        ],
        [("SITS_ON", "g", "b", {"role": "member"})],
    )
    [assessment] = said(ladybug, graph, "idle-partner")
    assert [finding.evidence for finding in assessment.findings] == [("members.docx, row 2",)]


def test_what_cannot_be_judged_is_said(ladybug: Engine) -> None:
    """A rule whose kind is not in the register is not assessed, which is neither a pass nor a finding."""
    [missing, planned] = said(
        ladybug,
        graph_of([("Agreement", "i", "Protocol", {"planned": True})], []),
        "neighbour-without-spoc",
        "pair-without-agreement",
    )
    assert missing.sentence == "not assessed: the register lists no single points of contact"
    assert planned.not_assessed == "the register lists no agreements"
    assert (missing.findings, missing.total, planned.findings) == ((), 0, ())


def test_nothing_to_look_at_is_said(ladybug: Engine) -> None:
    """Where there is none of what is counted, the sentence says so."""
    [assessment] = said(ladybug, graph_of([("Action", "a", "Train", {"status": "done"})], []), "action-without-date")
    assert (assessment.sentence, assessment.total) == ("there are no open actions", 0)


def test_one_is_said_in_the_singular(ladybug: Engine) -> None:
    """A share of one thing is said of that thing."""
    [assessment] = said(ladybug, graph_of([("Action", "a", "Train", {})], []), "action-without-date")
    assert assessment.sentence == "1 of 1 open action"


def test_a_threshold_is_changed_and_shown(ladybug: Engine) -> None:
    """The value that was given decides, and stands in the assessment; the rule's own is the default."""
    graph = three_actions()
    [default] = said(ladybug, graph, "overloaded-lead")
    [changed] = said(ladybug, graph, "overloaded-lead", overload=1)
    assert (len(default.findings), default.parameters["overload"]) == (0, 6)
    assert (len(changed.findings), changed.parameters["overload"]) == (2, 1)


@pytest.mark.parametrize(
    ("parameters", "says"),
    [
        ({"overlaod": 3}, "overload"),
        ({"overload": "six"}, 'cannot be "six"'),
        ({"overload": True}, 'cannot be "True"'),
        ({"overload": None}, 'cannot be "None"'),
        ({"overload": -1}, 'cannot be "-1"'),
        ({"overload": float("nan")}, 'cannot be "nan"'),
        ({"overload": 10**20}, 'cannot be "100000000000000000000"'),
        ({"grace_days": -1}, 'No rule has a threshold called "grace_days"'),
    ],
)
def test_a_threshold_that_is_none_is_refused(ladybug: Engine, parameters: dict[str, Any], says: str) -> None:
    """A name that no rule has, or a value of another kind, is an error and no silence."""
    with pytest.raises(RuleError, match=says):
        said(ladybug, three_actions(), "overloaded-lead", **parameters)


LATE = """/*---
title: Late
question: Which?
severity: high
subject: Action
identity: [action_id]
message: "{title} is late."
why: It is.
fix: Do it.
agenda: When?
sources: [own]
needs: {Action with due: no action has a date, IN_PLAN from Action: no action is in a plan}
count: MATCH (a:Action) RETURN count(a) AS count
params: {grace_days: 30}
fires_on: "CREATE (:Action {id: 'a1', name: 'One', due: date('2025-12-01')})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'ours'})"
silent_on:
  - "CREATE (:Action {id: 'a1', name: 'One', due: date('2025-12-02')})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'ours'})"
  - when: a longer grace
    params: {grace_days: 31}
    graph: "CREATE (:Action {id: 'a1', name: 'One', due: date('2025-12-01')})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'ours'})"
---*/
MATCH (a:Action)
WHERE a.due < $as_of - $grace_days
RETURN a.id AS action_id, a.name AS title
"""


def test_a_threshold_in_days_is_a_span_of_time(engine: Engine) -> None:
    """A number whose name ends in days is taken from a day in the query, alike on both engines, to the day."""
    assert trials.try_rule(rules.parse(LATE, "late-action"), engine) == []


def test_a_need_may_be_a_filled_property_or_an_edge_from_a_kind(ladybug: Engine) -> None:
    """Where no action has what the rule reads, or the edge begins elsewhere, it says so and finds nothing."""
    rule = rules.parse(LATE, "late-action")
    ladybug.load(
        graph_of(
            [("Action", "a", "One", {}), ("Theme", "t", "Two", {}), ("Plan", "p", "ours", {})],
            [("IN_PLAN", "t", "p", {})],
        )
    )
    said = gaps.assess(rule, ladybug, DAY, {}, {})
    assert said.sentence == "not assessed: no action has a date and no action is in a plan"


def test_a_threshold_of_another_rule_is_no_error(ladybug: Engine) -> None:
    """A register may set what the rules of this run do not ask for."""
    assert said(ladybug, three_actions(), "action-without-owner", overload=8)[0].total == 3


def test_one_name_means_one_threshold() -> None:
    """A threshold that several rules have has one default, since it is set for all of them at once."""
    defaults: dict[str, set[Any]] = {}
    for rule in SHIPPED:
        for name, value in rule.params.items():
            defaults.setdefault(name, set()).add(tuple(value) if isinstance(value, list) else value)
    assert defaults
    assert {name for name, values in defaults.items() if len(values) > 1} == set()


def test_hostile_names_stay_words(ladybug: Engine) -> None:
    """Braces, markup and quotes of a plan stand in the message as they are, on one line."""
    names = [text for key, text in HOSTILE.items() if key != "control"]
    [assessment] = said(
        ladybug, graph_of([("Action", f"a|%{n}", name, {}) for n, name in enumerate(names)], []), "action-without-owner"
    )
    assert [finding.subject_name for finding in assessment.findings] == names
    assert [finding.message for finding in assessment.findings] == [
        f"{' '.join(name.split())}: no lead is named." for name in names
    ]
    assert assessment.findings[0].key == "action-without-owner|a%7C%250"
    assert len({finding.key for finding in assessment.findings}) == len(names)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "none"),
        (date(2016, 6, 30), "30 June 2016"),
        (True, "yes"),
        (55.0, "55"),
        (0.25, "0.25"),
        ([], "none"),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        ([str(n) for n in range(1, 13)], "1, 2, 3, 4, 5, 6, 7, 8, 9 and 3 more"),
    ],
)
def test_values_are_said_in_plain_words(value: Any, words: str) -> None:
    """Dates, lists and missing values read as a person would write them."""
    assert sentences.filled("It is {value}.", {"value": value}) == f"It is {words}."


def test_what_a_whole_plan_lacks_is_one_finding_that_counts_for_its_actions(ladybug: Engine) -> None:
    """The sentence keeps its denominator, with a waiver too; each action is among what the finding concerns."""
    actions = [("Action", name, name, {}) for name in "abc"]
    plan = [("Plan", "p", "our plan", {})]
    inside = [("IN_PLAN", one, "p", {}) for one in "ab"]
    waived = [("Waiver", "w", "w", {"rule": "TIME-01", "subject": "our plan", "reason": "a draft"})]
    for more, sentence in (([], "3 of 3 open actions"), (waived, "1 of 3 open actions, and 2 waived")):
        [assessment] = said(ladybug, graph_of([*actions, *plan, *more], inside), "action-without-date")
        assert assessment.sentence == sentence
        assert {(one.subject, one.counted) for one in assessment.findings} == {("p", 2), ("c", 1)}
        assert {"a", "b"} <= {*next(one.nodes for one in assessment.findings if one.subject == "p")}


def small(query: str, **changes: Any) -> rules.Rule:
    """A rule with another query; its columns are not checked again."""
    return replace(BY_ID["action-without-date"], query=query, **changes)


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (small("MATCH (a:Acton) RETURN a.id AS about_id, a.name AS title"), 'no kind "Acton"'),
        (small("MATCH (a:Action) WHERE a.id = $x RETURN a.id AS about_id, a.name AS title"), r"asks for \$x"),
        (small("MATCH (a:Action) RETURN a.name AS title"), "identity column about_id is not returned"),
        (small("MATCH (a:Action), (b:Action) RETURN a.id AS about_id, b.name AS title"), "two rows for one finding"),
        (small("MATCH (a:Action) RETURN a.rag AS about_id, a.name AS title"), "row without a subject"),
        (small("MATCH (a:Action) RETURN a.id AS about_id, a.name AS title, '' AS note"), "finds 4 and counts only 3"),
        (small("MATCH (a:Person) RETURN a.id AS about_id, a.name AS title"), "subject is Action and Plan"),
        (
            small("MATCH (a:Action {ref: '2'}) RETURN a.id AS about_id, 'x' AS title, '' AS note, 4 AS counted"),
            "finds 4 and counts",
        ),
        (small("MATCH (a:Action) RETURN a.id AS about_id, a.name AS title, 'many' AS counted"), 'counted holds "many"'),
        (small("MATCH (a:Action) RETURN a.id AS about_id, a.name AS title, 0 AS counted"), 'counted holds "0"'),
        (small("MATCH (a:Action) RETURN a.id AS about_id, a.name AS title, 'a1' AS nodes"), 'nodes holds "a1"'),
        (
            small(BY_ID["action-without-date"].query, count="MATCH (a:Action) RETURN a.name AS count"),
            "answer with one number",
        ),
    ],
)
def test_a_rule_that_breaks_its_promise_is_refused(ladybug: Engine, rule: rules.Rule, says: str) -> None:
    """The message names the file; nothing is found by halves."""
    graph = three_actions()
    ladybug.load(graph)
    with pytest.raises(RuleError, match=rf"^action-without-date\.cypher: .*{says}"):
        gaps.find(graph, ladybug, [rule], DAY)


def test_a_case_that_fails_is_told_with_its_line(ladybug: Engine) -> None:
    """The number of findings, the sentence, a graph that cannot be made: each problem has the line of its case."""
    rule = BY_ID["action-without-date"]
    good = rule.fires_on[0]
    broken = replace(
        rule,
        fires_on=(
            replace(good, findings=2),
            replace(good, says="Something else."),
            replace(good, graph=("CREATE (:Acton {id: 'a'})",), when="a slip"),
        ),
    )
    problems = trials.try_rule(broken, ladybug)
    assert [problem.line for problem in problems] == [good.line] * 3
    assert "has 1 findings, not 2. Train staff: no delivery date." in problems[0].says
    assert 'not "Something else."' in problems[1].says
    assert "(a slip) fails" in problems[2].says
    [slip] = trials.try_rule(replace(rule, query="MATCH (a:Acton) RETURN a.id AS action_id"), ladybug)
    assert str(slip) == 'The schema has no kind "Acton". Did you mean "Action"?'
