"""Views as tables: who has which part, who works with whom, who may be called, what hangs under what, what falls due."""

from dataclasses import replace
from datetime import date

import pytest

import hand_made
from partnergraph import gaps, rules, views
from partnergraph.engines import open_engine
from partnergraph.graph.network import acts_for
from partnergraph.model import Findings, Result
from partnergraph.schema import EDGES
from partnergraph.views import Narrow

DAY = date(2026, 3, 31)
RULES = "OWN-01 OWN-02 OWN-03 OWN-04 OWN-06 LOAD-01 LOAD-02 LOAD-04 ISA-09 XB-01 XB-02 XB-03 XB-04 GOV-01 GOV-03 GOV-05"


def _action(number, parts, **facts):
    """An action of the plan with who has which part in it."""
    key = f"action:{number}"
    node = ("Action", key, f"Do {number}", {"ref": str(number), "label": f"{number} Do {number}"} | facts)
    edges = [("ASSIGNED", party, key, {"role": role}) for party, role in parts]
    return node, [("IN_PLAN", key, "plan:p", {}), *edges]


@pytest.fixture(scope="module")
def result():
    """A plan of a few actions between three agencies and four areas, judged by the rules that are shipped."""
    nodes = [
        ("Plan", "plan:p", "p", {"title": "The plan"}),
        ("Theme", "theme:a", "Prevention", {}),
        ("Theme", "theme:b", "Nothing yet", {}),
        ("Agency", "agency:c", "Exham Council", {"abbreviation": "EC"}),
        ("Agency", "agency:d", "Exham College", {"abbreviation": "EC"}),
        ("Agency", "agency:m", "Metropolitan Police Service", {"abbreviation": "MPS"}),
        ("Team", "team:s", "Safety", {}),
        ("Post", "post:h", "Head of Safety", {}),
        ("Post", "post:v", "Empty desk", {"vacant": True}),
        ("Person", "person:a", "Ann Example", {}),
        ("Placeholder", "placeholder:t", "TBC", {}),
        ("Board", "board:top", "Partnership Board", {"top": True}),
        ("Board", "board:sub", "Working Group", {}),
        ("Board", "board:lost", "Forum", {}),
        ("Board", "board:x", "Ring one", {}),
        ("Board", "board:y", "Ring two", {}),
        ("Agreement", "agreement:old", "Old protocol", {"ends": date(2025, 12, 31), "review": date(2025, 6, 30)}),
        ("Agreement", "agreement:new", "New protocol", {"review": date(2026, 4, 30)}),
        ("Waiver", "waiver:1", "W", {"rule": "OWN-99", "subject": "x", "expires": date(2026, 5, 1)}),
        *[("Area", f"area:{name}", name.capitalize(), {}) for name in ("exham", "why", "zed", "far")],
        (
            "Contact",
            "contact:1",
            "Moves, Exham",
            {"topic": "Moves", "mailbox": "a@b.example", "assured": date(2026, 3, 1)},
        ),
        (
            "Contact",
            "contact:2",
            "Moves, Why",
            {"topic": "Moves", "mailbox": "a@b.example", "assured": date(2025, 1, 1)},
        ),
        (
            "Contact",
            "contact:3",
            "Schools",
            {"topic": "Schools", "mailbox": "a@b.example", "assured": date(2026, 3, 1)},
        ),
    ]
    edges = [
        ("IN_PLAN", "theme:a", "plan:p", {}),
        ("IN_PLAN", "theme:b", "plan:p", {}),
        ("FOR_AREA", "plan:p", "area:exham", {}),
        ("PART_OF", "team:s", "agency:c", {}),
        ("POST_IN", "post:h", "team:s", {}),
        ("HOLDS", "person:a", "post:h", {}),
        ("WORKS_FOR", "person:a", "team:s", {}),
        ("REPORTS_TO", "board:sub", "board:top", {}),
        ("REPORTS_TO", "board:x", "board:y", {}),
        ("REPORTS_TO", "board:y", "board:x", {}),
        ("SITS_ON", "agency:c", "board:top", {"role": "chair"}),
        ("SITS_ON", "agency:m", "board:top", {"role": "member"}),
        ("SITS_ON", "agency:m", "board:lost", {"role": "member"}),
        ("PARTY_TO", "agency:c", "agreement:old", {}),
        ("PARTY_TO", "agency:m", "agreement:old", {}),
        ("PARTY_TO", "team:s", "agreement:new", {}),
        ("PARTY_TO", "agency:d", "agreement:new", {}),
        ("BORDERS", "area:exham", "area:why", {"counted": True}),
        ("BORDERS", "area:exham", "area:zed", {"counted": True}),
        ("BORDERS", "area:exham", "area:far", {"counted": False}),
        ("OF", "contact:1", "area:exham", {}),
        ("FACES", "contact:1", "area:why", {}),
        ("HELD_BY", "contact:1", "post:v", {}),
        ("OF", "contact:2", "area:why", {}),
        ("FACES", "contact:2", "area:exham", {}),
        ("OF", "contact:3", "area:zed", {}),
        ("FACES", "contact:3", "area:exham", {}),
    ]
    listed = [
        _action(
            1, [("post:h", "accountable"), ("agency:m", "responsible")], due=date(2026, 6, 30), due_precision="day"
        ),
        _action(2, [("post:h", "accountable"), ("agency:m", "supports")], due=date(2026, 6, 30), due_precision="day"),
        _action(
            3, [("post:h", "accountable"), ("agency:d", "accountable")], due=date(2026, 6, 30), due_precision="day"
        ),
        _action(4, [("agency:m", "responsible")], due=date(2026, 1, 31), recommendation="Do both"),
        _action(
            5,
            [("placeholder:t", "named")],
            due=date(2026, 12, 31),
            due_precision="year",
            lead_text="TBC",
            recommendation="Do both",
        ),
        _action(6, [], ongoing=True),
        _action(7, [("agency:c", "named"), ("agency:c", "supports")], status="done", due=date(2025, 1, 31)),
        _action(8, [("agency:d", "consulted")]),
    ]
    for node, joined in listed:
        nodes.append(node)
        edges += joined
    edges += [("IN_THEME", f"action:{number}", "theme:a", {}) for number in (1, 2, 4, 5)]
    edges += [("REPORTS_TO", "action:1", "board:sub", {})]
    bodies = [node[1] for node in nodes if node[0] in {"Agency", "Team"}]
    ties = {kind: [{"from": tail, "to": head} for one, tail, head, _ in edges if one == kind] for kind in EDGES}
    edges += [("ACTS_FOR", party, body, {}) for party, of in acts_for(bodies, ties).items() for body in sorted(of)]
    graph = hand_made.graph_of(nodes, edges)
    chosen = [rule for rule in rules.shipped() if rule.ref in RULES.split()]
    with open_engine() as engine:
        engine.load(graph)
        found = gaps.find(graph, engine, chosen, DAY)
    return Result("Tables", DAY, hand_made.register_of(), graph, found)


@pytest.fixture(scope="module")
def unjudged(result):
    """The same before any rule was run."""
    return replace(result, findings=Findings(DAY, ()))


def checks(matrix):
    return {line.task.ref: line.check for section in matrix.sections for line in section.lines}


def test_a_letter_stands_for_each_part_and_parties_stand_by_their_body(result):
    """An agency is followed by its teams and posts; one party may have two letters on an action."""
    matrix = views.rasci(result)
    assert [(member.short, member.body) for member in matrix.members] == [
        ("Exham College", "Exham College"),
        ("Exham Council", "Exham Council"),
        ("Head of Safety", "Exham Council"),
        ("MPS", "Metropolitan Police Service"),
        ("TBC", "Not an owner"),
    ]
    assert matrix.bodies[1] == ("Exham Council", 2)
    letters = {line.task.ref: line.letters for section in matrix.sections for line in section.lines}
    assert letters["1"] == {"agency:m": "R", "post:h": "A"}
    assert letters["7"] == {"agency:c": "SN"}
    assert [(section.theme, len(section.lines)) for section in matrix.sections] == [("Prevention", 4), ("", 4)]


def test_the_margins_say_which_rows_nobody_or_several_answer_for(result, unjudged):
    """Finished actions are not judged; without rules the letters themselves are judged."""
    expected = {"1": "", "2": "", "3": "2 A", "4": "no A", "5": "no real owner", "6": "nobody", "7": "", "8": "nobody"}
    assert checks(views.rasci(result)) == expected
    assert checks(views.rasci(unjudged)) == expected
    assert dict(views.rasci(result).checks) == {"nobody": 2, "no A": 1, "2 A": 1, "no real owner": 1}


def test_every_assignment_is_a_letter_and_every_letter_is_counted_at_its_party(result):
    """The margins of the matrix add up to its cells."""
    matrix = views.rasci(result)
    cells = [
        (party, letter)
        for s in matrix.sections
        for line in s.lines
        for party, said in line.letters.items()
        for letter in said
    ]
    assert len(cells) == len(result.graph.edges["ASSIGNED"]) == sum(sum(member.counts) for member in matrix.members)


@pytest.mark.parametrize(
    ("narrow", "refs"),
    [
        (Narrow(plan="plan:p"), "12345678"),
        (Narrow(plan="plan:other"), ""),
        (Narrow(theme="theme:a"), "1245"),
        (Narrow(board="board:sub"), "1"),
        (Narrow(agency="agency:c"), "1237"),
        (Narrow(lead="person:a"), "123"),
        (Narrow(lead="agency:m"), ""),
        (Narrow(theme="theme:a", lead="post:h"), "12"),
    ],
)
def test_a_view_can_be_narrowed(result, narrow, refs):
    """To a plan, theme, board, agency or lead, a person leading what the post leads that is held; all views agree."""
    matrix = views.rasci(result, narrow)
    tree = views.plan_tree(result, narrow)
    assert "".join(sorted(line.task.ref for section in matrix.sections for line in section.lines)) == refs
    assert "".join(sorted(row.task.ref for row in tree.branches if row.task)) == refs


def test_agencies_are_paired_by_actions_agreements_and_boards(result):
    """The pair that shares two open actions and whose agreement has ended is marked, with the number that the finding has."""
    table = views.together(result)
    pairs = {(pair.one, pair.other): pair for pair in table.pairs}
    assert pairs.keys() == {("agency:d", "agency:c"), ("agency:c", "agency:m")}
    marked = pairs["agency:c", "agency:m"]
    assert (marked.actions, marked.boards) == (("action:1", "action:2"), ("board:top",))
    assert [(cover.name, cover.state) for cover in marked.agreements] == [("Old protocol", "ended")]
    assert marked.finding.values["actions"] == len(marked.actions)
    assert not marked.covered
    other = pairs["agency:d", "agency:c"]
    assert (other.finding, other.covered, other.actions) == (None, True, ("action:3",))
    assert (table.gaps, table.notes) == (1, ())


def test_what_no_rule_has_judged_is_said(unjudged):
    """A table without rules marks nothing and says which were not run."""
    assert (views.together(unjudged).gaps, views.together(unjudged).notes) == (0, ("ISA-09 was not run.",))
    assert len(views.spocs(unjudged).notes) == 4
    assert all(crossing.state in {"live", "none"} for crossing in views.spocs(unjudged).crossings)


def test_contacts_across_borders_have_the_states_that_the_rules_found(result):
    """Held by a vacant post, not checked for long, without a way back, missing; a border that does not count is no cell."""
    table = views.spocs(result)
    states = {(crossing.of, crossing.faces): crossing.state for crossing in table.crossings}
    assert states == {
        ("area:exham", "area:why"): "vacant",
        ("area:exham", "area:zed"): "missing",
        ("area:why", "area:exham"): "stale",
        ("area:zed", "area:exham"): "one-way",
    }
    assert [area.name for area in table.areas] == ["Exham", "Why", "Zed"]
    vacant = table.crossings[0].contacts[0]
    assert (vacant.topic, vacant.holder, vacant.mailbox) == ("Moves", "Empty desk", "a@b.example")
    assert "nobody holds the post" in vacant.says
    assert dict(table.counts)["missing"] == sum(1 for crossing in table.crossings if crossing.finding) == 1


def test_boards_stand_under_those_they_report_to_and_breaks_are_marked(result):
    """The highest comes first; a forum that reports nowhere and a circle are marked; every board is there once."""
    tree = views.board_tree(result)
    rows = [(row.depth, row.name, row.breaks) for row in tree.branches if not row.again]
    assert rows == [
        (0, "Partnership Board", ()),
        (1, "Working Group", ()),
        (0, "Forum", ("reports nowhere",)),
        (0, "Ring one", ("in a circle",)),
        (1, "Ring two", ("in a circle",)),
    ]
    assert [row.chairs for row in tree.branches][:2] == [("Exham Council",), ()]
    assert [(row.name, row.actions) for row in tree.branches if row.actions] == [("Working Group", 1)]
    assert tree.unheard == tuple(f"action:{n}" for n in (2, 3, 4, 5, 6, 8))


def test_a_plan_holds_its_themes_recommendations_and_actions(result):
    """A recommendation that two actions serve is a row over them; a theme without actions is shown."""
    rows = [(row.depth, row.kind, row.title, row.actions, row.late) for row in views.plan_tree(result).branches]
    assert rows[:8] == [
        (0, "plan", "The plan", 8, 1),
        (1, "theme", "Prevention", 4, 1),
        (2, "action", "1 Do 1", 1, 0),
        (2, "action", "2 Do 2", 1, 0),
        (2, "recommendation", "Do both", 2, 1),
        (3, "action", "4 Do 4", 1, 1),
        (3, "action", "5 Do 5", 1, 0),
        (1, "theme", "No theme", 4, 0),
    ]
    assert rows[-1] == (1, "theme", "Nothing yet", 0, 0)


def test_the_calendar_tells_what_is_late_crowded_undated_and_due_for_review(result):
    """Three actions on one day crowd it; a date of which only the year is known crowds nothing; finished ones are out."""
    plan = views.calendar(result)
    assert [(month.first, month.actions, month.crowded, month.now) for month in plan.months if month.actions] == [
        (date(2026, 1, 1), 1, False, False),
        (date(2026, 6, 1), 3, True, False),
        (date(2026, 12, 1), 1, False, False),
    ]
    assert [month.first for month in plan.months if month.now] == [date(2026, 3, 1)]
    june = next(month for month in plan.months if month.first == date(2026, 6, 1))
    assert [(day.day.day, day.crowded) for day in june.days] == [(30, True)]
    assert [(entry.what, entry.title) for entry in plan.overdue] == [
        ("review", "Old protocol"),
        ("check", "Moves, Why"),
        ("end", "Old protocol"),
        ("action", "4 Do 4"),
    ]
    assert (plan.undated, plan.ongoing) == (("action:8",), ("action:6",))
    assert [finding.subject for finding in plan.crowds] == ["post:h"]
    kinds = {entry.what for month in plan.months for day in month.days for entry in day.entries}
    assert kinds == {"action", "review", "end", "check", "waiver"}


def test_bars_tell_who_leads_delivers_and_supports_how_much(result):
    """Only open actions count; the post has the number from which the rules call it overloaded."""
    work = views.workload(result)
    bars = {bar.name: (len(bar.leads), len(bar.delivers), len(bar.supports), bar.late, bar.most) for bar in work.bars}
    assert bars == {
        "Head of Safety": (3, 0, 0, 0, 6),
        "Exham College": (1, 0, 0, 0, 0),
        "Metropolitan Police Service": (0, 2, 1, 1, 0),
    }
    assert (work.open, work.most) == (7, 3)


def test_tables_of_nothing_are_empty():
    """A register without a row gives tables without one."""
    nothing = Result("", DAY, hand_made.register_of(), hand_made.graph_of([], []), Findings(DAY, ()))
    assert views.rasci(nothing).sections == views.together(nothing).pairs == views.spocs(nothing).crossings == ()
    assert views.board_tree(nothing).branches == views.plan_tree(nothing).branches == views.workload(nothing).bars == ()
    assert [month.now for month in views.calendar(nothing).months] == [True]
