"""Registers on a real Neo4j server: pushed, pulled, asked in place; other people's data stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import neo4j as driver
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hand_made import graph_of
from neo4j_server.server import Server
from partnergraph import bolt, pipeline, register, rules, server, serving
from partnergraph.cli import main
from partnergraph.errors import EngineError, InputError, QueryError, RuleError
from partnergraph.model import Graph, Register
from partnergraph.server import state
from test_register_laws import registers

pytestmark = pytest.mark.neo4j

EXAMPLE = Path("data/plans/barnet-register")
PLANS = [Path("data/plans/barnet-gangs-2016.md"), Path("data/plans/bromley-gangs-2012.txt")]
NOTHING = register.from_rows({})


@pytest.fixture
def there(neo4j_server: Server) -> Iterator[driver.Session]:
    """A session of somebody else on the server, whose database is empty before and after."""
    auth = (neo4j_server.user, neo4j_server.password)
    with (
        driver.GraphDatabase.driver(neo4j_server.address, auth=auth) as other,
        other.session(database="neo4j", notifications_min_severity="OFF") as session,
    ):
        _empty(session)
        yield session
        _empty(session)


@pytest.fixture
def ours(there: driver.Session, neo4j_server: Server) -> Iterator[bolt.Server]:  # noqa: ARG001 - it is emptied
    """The program's own connection to the empty database."""
    connected = bolt.connect(neo4j_server.address)
    yield connected
    connected.close()


def _empty(session: driver.Session) -> None:
    session.run("MATCH (n) DETACH DELETE n").consume()
    for record in list(session.run("SHOW CONSTRAINTS YIELD name WHERE name ENDS WITH '_id'")):
        session.run(f"DROP CONSTRAINT {record['name']}").consume()


def ask(session: driver.Session, cypher: str) -> list[Any]:
    return [record.values() for record in session.run(cypher)]


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def everything(session: driver.Session, where: str = "") -> list[Any]:
    """All nodes and edges with what they say, of whomever."""
    nodes = ask(session, f"MATCH (n) {where} RETURN labels(n), properties(n)")
    return sorted(
        map(repr, nodes + ask(session, "MATCH (a)-[r]->(b) RETURN properties(a), type(r), properties(r), b.id"))
    )


def small(*, changed: bool = False) -> Graph:
    """Two people on an action, with two edges between the same two; or without one of them, and another word."""
    nodes = [("Person", "person:x", "Ann", {}), ("Action", "action:a", "Tell" if changed else "Train", {})]
    edges = [("ASSIGNED", "person:x", "action:a", {"role": "accountable"})]
    if not changed:
        nodes += [("Person", "person:y", "Bo", {})]
        edges += [
            ("ASSIGNED", "person:x", "action:a", {"role": "named"}),
            ("ASSIGNED", "person:y", "action:a", {"role": "named"}),
        ]
    return graph_of(nodes, edges)


def sorts(done: server.Pushed) -> dict[str, int]:
    return {sort: done.total(sort) for sort in ("created", "changed", "deleted", "unchanged")}


def test_push_and_pull_give_the_same_register(there: driver.Session, neo4j_server: Server) -> None:
    """All of it: notes, issues and settings too; a second push finds that all is there and writes nothing."""
    first = serving.push(EXAMPLE, neo4j_server.address.replace("bolt:", "neo4j:"))
    assert (first.name, first.total("created") > 100) == ("barnet-register", True)
    before = everything(there)
    again = serving.push(EXAMPLE, neo4j_server.address)
    assert sorts(again) == {"created": 0, "changed": 0, "deleted": 0, "unchanged": first.total("created")}
    assert everything(there) == before
    found = serving.pull(neo4j_server.address)
    assert not found.rebuilt
    assert found.register.equals(register.load(EXAMPLE))


def test_a_push_writes_the_difference(ours: bolt.Server, there: driver.Session) -> None:
    """What is new, what changed and what is gone is counted and written; dry, it is only counted."""
    assert sorts(server.push(ours, "r", NOTHING, small(), dry=True)) == {
        "created": 6,
        "changed": 0,
        "deleted": 0,
        "unchanged": 0,
    }
    assert everything(there) == []
    server.push(ours, "r", NOTHING, small())
    counts = {"created": 0, "changed": 1, "deleted": 3, "unchanged": 2}
    for dry in (True, False):
        assert sorts(server.push(ours, "r", NOTHING, small(changed=True), dry=dry)) == counts
    assert server.pull(ours).graph.node("action:a")["name"] == "Tell"
    assert ask(there, "MATCH (p:Person)-[r]->(a) RETURN p.name, r.role, a.name") == [["Ann", "accountable", "Tell"]]
    assert sorts(server.push(ours, "r", NOTHING, small(changed=True)))["unchanged"] == 3


def test_somebody_who_changed_the_graph_is_heard(
    ours: bolt.Server, there: driver.Session, neo4j_server: Server, tmp_path: Path
) -> None:
    """A correction made on the server is in the register that is pulled, and a push puts it back and says so."""
    serving.push(EXAMPLE, neo4j_server.address)
    there.run("MATCH (a:Action) WITH a ORDER BY a.id LIMIT 1 SET a.outcome = 'Nobody is hurt.'").consume()
    found = run("pull", "--from", neo4j_server.address, "-o", tmp_path / "back.xlsx")
    assert (found.exit_code, "was changed on the server" in found.stderr) == (0, True), found.output
    back = register.load(tmp_path / "back.xlsx")
    assert "Nobody is hurt." in set(back["Actions"]["Outcome"])
    assert back["About"].equals(register.load(EXAMPLE)["About"])
    assert sorts(serving.push(EXAMPLE, neo4j_server.address))["changed"] == 1
    assert not serving.pull(neo4j_server.address).rebuilt
    del ours


@settings(
    max_examples=3,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(held=registers(), name=st.text(min_size=1, max_size=9).filter(lambda text: text.isprintable()))
def test_any_register_comes_back(ours: bolt.Server, held: Register, name: str) -> None:
    """Whatever is in it, under whatever name, beside those that were pushed before."""
    graph = pipeline.graph_of(held)
    server.push(ours, name, held, graph)
    found = server.pull(ours, name)
    assert found.register.equals(held)
    assert not found.changed
    assert state.of_graph(found.graph) == state.of_graph(graph)


THEIRS = [
    "CREATE (:Person {id: 'person:x', name: 'Their Ann'})-[:ASSIGNED {role: 'named'}]->(:Action {id: 'action:a'})",
    "CREATE (:Customer {name: 'C', register: 'r'}), (:Partner {id: 'person:x', register: 'r'})",
    "CREATE (:Person:Customer {id: 'person:y', name: 'Bo', register: 'r'})",
]


def test_what_belongs_to_others_stays_as_it_is(ours: bolt.Server, there: driver.Session) -> None:
    """Their nodes may have our labels, our ids and even our register's name: push, change, pull and removal leave them alone."""
    for theirs in THEIRS:
        there.run(theirs).consume()
    server.push(ours, "other", NOTHING, small())
    before = everything(there)
    server.push(ours, "r", NOTHING, small())
    server.push(ours, "r", NOTHING, small(changed=True))
    assert len(server.pull(ours, "r").graph) == 2
    held = everything(there)
    assert server.remove(ours, "r", dry=True).total("deleted") == 3
    assert everything(there) == held
    # A removal that stopped on the way is repeated.
    ours.write("MATCH (r:PartnergraphRegister {name: 'r'}) SET r.digest = ''")
    assert server.remove(ours, "r").total("deleted") == 3
    assert everything(there) == before
    with pytest.raises(InputError, match='holds no register "r"'):
        server.remove(ours, "r")
    assert state.of_graph(server.pull(ours, "other").graph) == state.of_graph(small())


def test_what_others_joined_to_a_node_of_ours_is_kept(ours: bolt.Server, there: driver.Session) -> None:
    """A node that goes stays for their edge, without our labels."""
    server.push(ours, "r", NOTHING, small())
    there.run("MATCH (p:Person {id: 'person:y'}) CREATE (:Case {number: 7})-[:ABOUT]->(p)").consume()
    server.push(ours, "r", NOTHING, small(changed=True))
    assert ask(there, "MATCH (c:Case)-[:ABOUT]->(p) RETURN labels(p), p.name, p.register") == [[[], "Bo", None]]
    assert len(server.pull(ours).graph) == 2


def test_a_store_of_throw_away_graphs_is_refused(
    ours: bolt.Server, there: driver.Session, neo4j_server: Server
) -> None:
    """A database that the engine would empty takes no register; when it is empty, it does."""
    pipeline.analyse(register.load(EXAMPLE), chosen=rules.shipped()[:1], engine=neo4j_server.address)
    with pytest.raises(EngineError, match="thrown away"):
        server.push(ours, "r", NOTHING, small())
    there.run("MATCH (n) DETACH DELETE n").consume()
    server.push(ours, "r", NOTHING, small())
    with pytest.raises(EngineError, match="did not put there"):
        pipeline.analyse(register.load(EXAMPLE), chosen=rules.shipped()[:1], engine=neo4j_server.address)
    assert len(server.pull(ours).graph) == 3


def test_which_register_is_meant(ours: bolt.Server, neo4j_server: Server) -> None:
    """None, an unknown one, one of several, and one that was pushed in part are told apart, each in one line."""
    for refused, name in (("holds no register.", None), ('holds no register "x"', "x")):
        with pytest.raises(InputError, match="holds no register") as said:
            serving.pull(neo4j_server.address, name=name)
        assert refused in str(said.value) or name
    server.push(ours, "barnet", NOTHING, small())
    with pytest.raises(InputError, match='Did you mean "barnet"'):
        serving.pull(neo4j_server.address, name="barnett")
    server.push(ours, "bromley", NOTHING, small())
    with pytest.raises(InputError, match='Add --name: "barnet", "bromley"'):
        serving.pull(neo4j_server.address)
    ours.write("MATCH (r:PartnergraphRegister {name: 'barnet'}) SET r.digest = ''")
    with pytest.raises(InputError, match="did not finish"):
        serving.pull(neo4j_server.address, name="barnet")


@pytest.mark.parametrize("beside", [[], THEIRS], ids=["alone", "beside others"])
def test_findings_on_a_server_are_those_of_the_register(
    there: driver.Session, neo4j_server: Server, beside: list[str]
) -> None:
    """Every rule says the same there, with nothing loaded; where others have data, one line says that it was fetched."""
    for theirs in beside:
        there.run(theirs).consume()
    serving.push(EXAMPLE, neo4j_server.address)
    # Each rule is tried on the server elsewhere (test_gaps.py, test_engines_agree.py).
    words = ["--as-of", "2016-10-01", "--format", "json"]
    for rule in rules.shipped()[::24]:
        words += ["--rule", rule.id]
    here = run("gaps", EXAMPLE, *words)
    on_it = run("gaps", "--engine", neo4j_server.address, *words)
    assert (on_it.exit_code, on_it.stdout) == (here.exit_code, here.stdout), on_it.output
    assert ("fetched" in on_it.stderr) == bool(beside)
    assert "password" not in on_it.output


def test_questions_on_a_server(there: driver.Session, neo4j_server: Server) -> None:
    """The answers are those of the file; what the server remarks is said; what writes is refused."""
    serving.push(EXAMPLE, neo4j_server.address)
    for asked in (
        "MATCH (p:Person)-[:ASSIGNED]->(a:Action) RETURN p.name AS name, count(a) AS n ORDER BY n DESC, name",
        "MATCH (n) RETURN count(n) AS n",
        "MATCH (n) WHERE n.name STARTS WITH 'C' RETURN n ORDER BY n.name, n.id LIMIT 3",
        "MATCH ()-[r]->() RETURN count(r) AS n",
    ):
        here = run("query", EXAMPLE, asked, "--format", "json")
        on_it = run("query", "--engine", neo4j_server.address, asked, "--format", "json")
        assert (on_it.exit_code, on_it.stdout) == (0, here.stdout), on_it.output
    on_it = run(
        "query",
        "--engine",
        neo4j_server.address,
        "MATCH (a:Action), (b:Board) RETURN a.id AS a, b.id AS b",
        "--limit",
        "3",
    )
    assert "each of one is paired with each of the other" in on_it.stderr
    assert "3 rows (no more than 3" in on_it.stderr
    before = everything(there)
    for asked in ("MATCH (n) DETACH DELETE n", "MATCH (a:Acton) RETURN a", "CALL db.labels() YIELD label RETURN label"):
        refused = run("query", "--engine", neo4j_server.address, asked)
        assert (refused.exit_code, refused.stderr.count("partnergraph: ")) == (2, 1), refused.output
    assert everything(there) == before


def test_a_rule_on_which_the_server_remarks_is_refused(ours: bolt.Server) -> None:
    """A cartesian product in a rule is a mistake; and what lies there is only read."""
    server.push(ours, "r", NOTHING, small())
    product = "MATCH (a:Action), (p:Person) RETURN a.id AS a, p.id AS p"
    with server.Held(ours, "r", strict=True) as held:
        with pytest.raises(QueryError, match="share no name"):
            held.run(product)
        for attempt in (held.clear, lambda: held.load(small()), lambda: held.execute(["CREATE (n)"])):
            with pytest.raises(EngineError, match=r"only read|not replaced"):
                attempt()
    with server.Held(ours, "r") as held:
        assert len(held.run(product).rows) == 2
        assert len(held.notes) == 1


def test_what_the_command_line_says(there: driver.Session, neo4j_server: Server, tmp_path: Path, monkeypatch) -> None:
    """A table and a line of counts; the wrong words are met with one line."""
    del there
    pushed = run("push", EXAMPLE, "--to", neo4j_server.address, "--name", "Barnet", "--dry-run")
    assert 'Would be pushed as "Barnet"' in pushed.stdout
    pushed = run("push", PLANS[0], "--to", f"{neo4j_server.address}/neo4j", "--name", "Barnet")
    assert pushed.stdout.splitlines()[-1].startswith('Pushed as "Barnet": '), pushed.output
    for words, says in (
        (["push", EXAMPLE, "--to", "http://localhost"], "no address of a server"),
        (["remove", "Barnett", "--from", neo4j_server.address], 'Did you mean "Barnet"'),
        (["push", EXAMPLE, "--to", neo4j_server.address, "--name", " "], "needs a name"),
        (["push", tmp_path / "none.xlsx", "--to", neo4j_server.address], "no such file"),
        (["pull", "--from", "bolt://127.0.0.1:1", "-o", tmp_path / "x.xlsx"], "No Neo4j server answers here"),
        (["gaps"], "Name a plan or a register"),
    ):
        refused = run(*words)
        assert (refused.exit_code, says in refused.stderr) == (2, True), refused.output
    for words, says in ((["--dry-run"], 'Would be removed: "Barnet", '), ([], 'Removed: "Barnet", ')):
        removed = run("remove", "Barnet", "--from", neo4j_server.address, *words)
        assert removed.stdout.startswith(says), removed.output
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong and secret")
    refused = run("push", EXAMPLE, "--to", neo4j_server.address)
    assert ("NEO4J_USERNAME and NEO4J_PASSWORD" in refused.stderr, "secret" in refused.output) == (True, False)


def test_a_rule_file_that_breaks_its_promise_on_the_server(there: driver.Session, neo4j_server: Server) -> None:
    """The line names the rule."""
    del there
    serving.push(EXAMPLE, neo4j_server.address)
    rule = rules.shipped()[0]
    bad = replace(rule, count="MATCH (a:Action), (b:Board) RETURN count(a) AS count")
    with pytest.raises(RuleError, match=rf"^{rule.id}\.cypher: Two patterns"):
        serving.analyse(neo4j_server.address, chosen=[bad])
