"""Registers too large for a file: refused in one line before any work, narrowed to a plan or board, left out of a report."""

import importlib
from pathlib import Path

import pytest
from click.testing import CliRunner

import hand_made
from partnergraph import cli, exporters, pipeline, rules
from partnergraph.errors import TooLargeError
from partnergraph.model import Findings, Result
from partnergraph.views import around, hearing, within

PLAN = Path(__file__).parent.parent / "data" / "plans" / "northmere-duty-2026.xlsx"
LIMITED = [name for name in exporters.names() if not exporters.fits(name, 10**9)]


@pytest.fixture(scope="module")
def country():
    """Two plans that share an agency and a board, each with a lead, an agreement, a contact and findings of its own."""
    nodes, edges = [("Agency", "agency:nation", "National Body", {}), ("Board", "board:top", "National Board", {})], []
    for one in ("east", "west"):
        nodes += [
            ("Plan", f"plan:{one}", one, {"title": f"Plan of the {one}"}),
            ("Area", f"area:{one}", f"{one} borough", {}),
            ("Theme", f"theme:{one}", f"{one} theme", {}),
            ("Agency", f"agency:{one}", f"{one} Council", {}),
            ("Team", f"team:{one}", f"{one} Team", {}),
            ("Person", f"person:{one}", f"{one} Person", {}),
            ("Board", f"board:{one}", f"{one} Board", {}),
            ("Agreement", f"agreement:{one}", f"{one} Agreement", {}),
            ("Contact", f"contact:{one}", f"{one} Contact", {}),
        ]
        edges += [
            ("FOR_AREA", f"plan:{one}", f"area:{one}", {}),
            ("IN_PLAN", f"theme:{one}", f"plan:{one}", {}),
            ("REPORTS_TO", f"plan:{one}", f"board:{one}", {}),
            ("REPORTS_TO", f"board:{one}", "board:top", {}),
            ("PART_OF", f"team:{one}", f"agency:{one}", {}),
            ("SITS_ON", f"person:{one}", f"board:{one}", {}),
            ("PARTY_TO", f"agency:{one}", f"agreement:{one}", {}),
            ("PARTY_TO", "agency:nation", f"agreement:{one}", {}),
            ("OF", f"contact:{one}", f"area:{one}", {}),
        ]
        for number in range(3):
            action = f"action:{one}{number}"
            nodes.append(("Action", action, f"{one} action {number}", {"ref": str(number), "status": "open"}))
            edges += [
                ("IN_PLAN", action, f"plan:{one}", {}),
                ("IN_THEME", action, f"theme:{one}", {}),
                ("ASSIGNED", f"team:{one}", action, {"role": "accountable"}),
                ("ASSIGNED", "agency:nation", action, {"role": "supports"}),
            ]
    edges += [("BORDERS", "area:east", "area:west", {}), ("DEPENDS_ON", "action:east0", "action:west0", {})]
    graph = hand_made.graph_of(nodes, edges)
    said = hand_made.assessment(
        "overdue-action", "TIME-03", "dates", "Overdue", "high", graph, ["action:east1", "action:west1", "action:west2"]
    )
    return Result("Nation", hand_made.AS_OF, hand_made.register_of(), graph, Findings(hand_made.AS_OF, (said,)))


def ids(result):
    return {str(one) for frame in result.graph.nodes.values() for one in frame["id"]}


def test_what_people_open_has_a_limit_and_what_is_written_row_by_row_has_none():
    """A page, a paper and a workbook are for people; files of rows are for programs."""
    assert {"accountability", "map", "network", "paper"} <= set(LIMITED)
    assert not {"csv", "cypher", "gexf", "graphml", "neo4jcsv", "nodelink"} & set(LIMITED)


@pytest.mark.parametrize("name", LIMITED)
def test_one_action_more_than_the_most_is_refused_with_what_to_narrow(name, country, tmp_path, monkeypatch):
    """One line, no file; as many as the most are written."""
    module = importlib.import_module(f"partnergraph.exporters.{name}")
    monkeypatch.setattr(module, "MOST_ACTIONS", 5)
    with pytest.raises(TooLargeError, match=r"on 6 actions .* the most is 5\. Narrow it: --plan NAME or --board NAME"):
        exporters.write(name, country, tmp_path / module.FILE)
    assert not list(tmp_path.iterdir())
    exporters.write(name, within(country, hearing.of_plan(country, "Plan of the east")), tmp_path / module.FILE)
    assert (tmp_path / module.FILE).stat().st_size > 1000


def test_the_command_refuses_before_the_rules_are_run(tmp_path, monkeypatch):
    """Nobody waits for minutes to be told that it is too much."""
    monkeypatch.setattr("partnergraph.exporters.map.MOST_ACTIONS", 5)
    monkeypatch.setattr(pipeline, "analyse", lambda *_, **__: pytest.fail("analysed"))
    run = CliRunner().invoke(cli.main, ["export", str(PLAN), "--to", "map", "-o", str(tmp_path / "map.html")])
    assert run.exit_code == 2
    assert "map.html on 16 actions is more than anybody can open" in run.stderr
    assert not list(tmp_path.iterdir())


def test_a_report_writes_what_fits_and_says_what_it_left_out(tmp_path, monkeypatch):
    """The rest is written; a page of an earlier run goes, and the command that narrows is told, and works."""
    monkeypatch.setattr("partnergraph.exporters.map.MOST_ACTIONS", 5)
    monkeypatch.setattr("partnergraph.exporters.network.MOST_ACTIONS", 5)
    monkeypatch.setattr("partnergraph.rule_choice.rules_for", lambda *_: rules.shipped()[:2])
    out = tmp_path / "results"
    out.mkdir()
    (out / "map.html").write_text("of an earlier run")
    run = CliRunner().invoke(cli.main, ["report", str(PLAN), "-o", str(out)])
    assert run.exit_code == 0, run.output
    assert {path.name for path in out.iterdir()} == {"findings.xlsx", "graph.graphml", "register.xlsx"}
    for name in ("map", "network"):
        assert f"Left out: {name}.html on 16 actions" in run.stdout
        assert f"partnergraph export REGISTER --plan NAME --to {name} -o {name}.html" in run.stdout
    assert f"  {out / 'map.html'}" not in run.stdout


def test_a_plan_is_its_actions_and_what_stands_over_and_beside_them(country):
    """Parties, boards, members, agreements, contacts, bordering areas; no action of another plan, and no finding on one."""
    part = within(country, hearing.of_plan(country, "Plan of the east"))
    east = {one for one in ids(country) if "east" in one}
    assert ids(part) == east | {"agency:nation", "board:top", "area:west"}
    assert part.title == "Nation: Plan of the east"
    (said,) = part.findings.assessments
    assert [finding.subject for finding in said.findings] == ["action:east1"]
    assert said.sentence == "1 here; in the whole register 3 of 6 open actions"
    ends = {end for frame in part.graph.edges.values() for end in (*frame["from"], *frame["to"])}
    assert ends <= ids(part)


def test_a_board_hears_of_the_same_part(country):
    """What a board hears of is narrowed to likewise: of the highest board it is all."""
    assert ids(within(country, hearing.of_board(country, "west board"))) >= {"action:west0", "plan:west", "person:west"}
    assert "action:east0" not in ids(within(country, hearing.of_board(country, "west board")))
    whole = within(country, hearing.of_board(country, "National Board"))
    assert ids(whole) == ids(country)
    assert whole.findings == country.findings


def test_what_lies_around_something_has_only_findings_on_that(country):
    """A finding on what is not in the part would lead nowhere."""
    part = around(country, "action:west1", 1)
    assert [finding.subject for finding in part.findings.all] == ["action:west1"]


@pytest.mark.parametrize("name", ["csv", "graphml", "map", "ics"])
def test_plan_narrows_every_export(name, country, tmp_path, monkeypatch):
    """`--plan` and `--board` go with --to, and with --lead."""
    monkeypatch.setattr(pipeline, "analyse", lambda *_, **__: country)
    path = tmp_path / exporters.file_name(name)
    run = CliRunner().invoke(
        cli.main, ["export", str(PLAN), "--plan", "Plan of the east", "--to", name, "-o", str(path)]
    )
    assert run.exit_code == 0, run.output
    text = path.read_text("utf-8")
    assert "west action" not in text
    assert "east action" in text or name == "ics"
