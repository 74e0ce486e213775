"""Every engine holds a graph without loss, answers alike, and only reads for others."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import neo4j as driver
import pandas as pd
import pytest

from hand_made import HOSTILE, graph_of
from neo4j_server.server import Server
from partnergraph import engines
from partnergraph.engines import ladybug as ladybug_engine
from partnergraph.engines import neo4j as neo4j_engine
from partnergraph.errors import EngineError, QueryError
from partnergraph.model import Engine, Graph
from partnergraph.schema import EDGES, NODES

# Half a character cannot be stored anywhere; that it is refused is tested below.
TEXTS = [text.encode("utf-8", "replace").decode() for text in HOSTILE.values()] + [
    "",
    " ",
    "NULL",
    "two\nlines\r\nand a tab\t",
    "back\\slash \\u0027 \\n",
    "'; MATCH (n) DETACH DELETE n; //",
    "`]->() DETACH DELETE (a) //",
    "مرحبا שלום",
    "2016-06-30",
    "[1, 2]",
    "{a: 1}",
]
VALUES: dict[str, list[Any]] = {
    "STRING": [*TEXTS, None],
    "DATE": [date(2016, 6, 30), date(1, 1, 1), date(9999, 12, 31), None],
    "BOOLEAN": [True, False, None],
    "INT64": [0, -1, 2**62, None],
    "DOUBLE": [0.75, 0.0, -1e300, None],
}


def everything() -> Graph:
    """A graph with a node for each hostile text and kind, and with every kind of edge between each of its ends."""
    nodes, edges = [], []
    for kind, declared in NODES.items():
        for number, text in enumerate(TEXTS):
            facts = {p.name: VALUES[p.type][number % len(VALUES[p.type])] for p in declared.properties[2:]}
            nodes.append((kind, f"{kind}:{number}:{text}"[:2000], text, facts))
    of_kind = {kind: [node[1] for node in nodes if node[0] == kind] for kind in NODES}
    for kind, declared in EDGES.items():
        for tail, head in declared.ends:
            for number in range(len(TEXTS)):
                facts = {p.name: VALUES[p.type][number % len(VALUES[p.type])] for p in declared.properties}
                edges.append((kind, of_kind[tail][number], of_kind[head][(number + 1) % len(TEXTS)], facts))
    return graph_of(nodes, edges)


def counts(engine: Engine) -> tuple[int, int]:
    nodes = engine.run("MATCH (n) RETURN count(n) AS n").rows[0][0]
    return nodes, engine.run("MATCH ()-[r]->() RETURN count(r) AS n").rows[0][0]


def test_every_value_of_every_kind_survives(engine: Engine) -> None:
    """What was loaded comes back equal, whatever the texts hold, and missing stays missing."""
    graph = everything()
    engine.load(graph)
    assert counts(engine) == (len(graph), sum(len(frame) for frame in graph.edges.values()))
    for kind, frame in graph.nodes.items():
        found = sorted((row[0] for row in engine.run(f"MATCH (n:{kind}) RETURN n").rows), key=lambda node: node["id"])
        assert found == [{"kind": kind} | _without_missing(row) for row in frame.to_dict("records")], kind
    for kind, frame in graph.edges.items():
        names = [p.name for p in EDGES[kind].properties]
        found = engine.run(f"MATCH (a)-[r:`{kind}`]->(b) RETURN a.id, b.id, r").rows
        expected = [
            (row["from"], row["to"], {"kind": kind} | _without_missing({name: row[name] for name in names}))
            for row in frame.to_dict("records")
        ]
        assert _ordered(found) == _ordered(expected), kind
        assert len(expected) > 0


def _without_missing(facts: dict[Any, Any]) -> dict[Any, Any]:
    return {name: value for name, value in facts.items() if value is not None}


def _ordered(edges: Iterable[tuple[Any, ...]]) -> list[str]:
    return sorted(repr((tail, head, sorted(facts.items()))) for tail, head, facts in edges)


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_is_found_as_a_parameter(engine: Engine, text: str) -> None:
    """A text compares equal to itself in a query, and does nothing else."""
    engine.load(graph_of([("Action", "a1", text, {}), ("Action", "a2", "other", {})], []))
    assert engine.run("MATCH (a:Action) WHERE a.name = $text RETURN a.id", {"text": text}).rows == (("a1",),)
    assert counts(engine) == (2, 0)


def test_loading_replaces_and_clearing_forgets(engine: Engine) -> None:
    """An engine holds the last graph only, and an empty one answers with no rows."""
    for name in ("first", "second"):
        engine.load(graph_of([("Plan", name, name, {})], []))
        assert engine.run("MATCH (n) RETURN n.id").rows == ((name,),)
    engine.clear()
    assert counts(engine) == (0, 0)
    assert engine.run("MATCH (a:Action)<-[r:ASSIGNED]-(x:Person) RETURN a.id, r.role, x.name").rows == ()


def test_values_come_back_as_plain_python(engine: Engine) -> None:
    """Nodes and edges are dictionaries with their kind, paths lists, sums whole numbers, dates dates."""
    engine.load(
        graph_of(
            [
                ("Person", "x", "Ann", {"place": None}),
                ("Action", "a", "Train", {"due": date(2026, 1, 31), "place": None}),
            ],
            [("ASSIGNED", "x", "a", {"role": "accountable", "confidence": 0.5, "place": None})],
        )
    )
    ann = {"kind": "Person", "id": "x", "name": "Ann"}
    edge = {"kind": "ASSIGNED", "role": "accountable", "leads": True, "confidence": 0.5}
    train = {"kind": "Action", "id": "a", "name": "Train", "due": date(2026, 1, 31)}
    row = engine.run(
        "MATCH p = (x:Person)-[r:ASSIGNED]->(a:Action) "
        "RETURN x, r, p, a.due, sum(2) AS sum, collect(a.name) AS names, a.rag IS NULL AS unrated, avg(1) AS mean"
    )
    assert row.columns == ("x", "r", "p", "a.due", "sum", "names", "unrated", "mean")
    assert row.rows == ((ann, edge, [ann, edge, train], date(2026, 1, 31), 2, ["Train"], True, 1.0),)
    assert type(row.rows[0][4]) is int
    assert engine.run("MATCH (x)-[r:ASSIGNED*1..2]->(a) RETURN r").rows == (([edge],),)


def test_no_more_rows_than_asked_for(engine: Engine) -> None:
    """A limit cuts the answer; without one it is whole."""
    engine.load(graph_of([("Action", f"a{n:04}", "Train", {}) for n in range(2500)], []))
    query = "MATCH (a:Action) RETURN a.id ORDER BY a.id"
    assert [len(engine.run(query, limit=limit).rows) for limit in (0, 3, 2500, 9999, None)] == [0, 3, 2500, 2500, 2500]
    assert engine.run(query, limit=1).rows == (("a0000",),)


WRITES = [
    "CREATE (:Action {id: 'x'})",
    "MATCH (a:Action) CREATE (:Action {id: 'x'})",
    "MATCH (a:Action) SET a.name = 'x'",
    "MATCH (a:Action) set a.name = 'x' RETURN a",
    "MATCH (a:Action) DETACH DELETE a",
    "MATCH (a:Action) REMOVE a.name",
    "MERGE (:Action {id: 'x'})",
    "MATCH (a:Action) FOREACH (x IN [1] | CREATE (:Action {id: 'x'}))",
    "DROP TABLE Action",
    "ALTER TABLE Action ADD x STRING",
    "COPY (MATCH (a:Action) RETURN a.id) TO 'out.csv'",
    "EXPORT DATABASE 'out'",
    "IMPORT DATABASE 'out'",
    "LOAD FROM 'out.csv' RETURN *",
    "MATCH (a:Action) LOAD FROM 'out.csv' RETURN *",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "WITH 1 AS x LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "WITH 1 AS AS LOAD FROM 'out.csv' RETURN *",
    "ATTACH 'out' AS x (dbtype sqlite)",
    "INSTALL httpfs",
    "CALL show_tables() RETURN *",
    "MATCH (a:Action) CALL { CREATE (:Action {id: 'x'}) } RETURN a",
    "USE system MATCH (a) RETURN a",
    "EXPLAIN MATCH (a) RETURN a",
    "PROFILE MATCH (a) RETURN a",
    "MATCH (a:Action) RETURN a.id; MATCH (a:Action) RETURN a.id",
    "MATCH (a:Action) RETURN a.id; CREATE (:Action {id: 'x'})",
    "MATCH (a:Action) /* harmless */ CREATE /* */ (:Action {id: 'x'})",
    "MATCH (a:Action) // harmless\nCREATE (:Action {id: 'x'})",
    "MATCH (a:Action) // harmless\rCREATE (:Action {id: 'x'})",
    "MATCH (a:Action) // \u2028 '\nCREATE (:Action {id: 'x'}) // '\nRETURN a",
    "MATCH (a:Action) WHERE a.name = 'x\\u0027 SET a.name = \\u0027' RETURN a",
    "/* \\u002a\\u002f MATCH (a:Action) SET a.name = 1 // */ MATCH (a) RETURN a",
    "MATCH (a:Action) \\u0043REATE (:Action {id: 'x'})",
    "MATCH (a:Action) /* not closed RETURN a",
    "MATCH (a:Action) WHERE a.name = 'not closed RETURN a",
    "MATCH (a:Action) RETURN a.`not closed",
    "MATCH (a:Action) WHERE a.name = '\\' SET a.name = 'x' RETURN a",
    "RETURN 1.CREATE (:Action {id: 'x'})",
    "",
    "   // nothing",
    "Which actions are late?",
]


@pytest.mark.parametrize("query", WRITES)
def test_what_is_not_one_reading_query_is_refused(engine: Engine, query: str, tmp_path: Path, monkeypatch) -> None:
    """It is refused in one line by both run and compile, and neither graph nor folder has changed."""
    monkeypatch.chdir(tmp_path)
    engine.load(graph_of([("Action", "a1", "Train", {})], []))
    for attempt in (engine.run, engine.compile):
        with pytest.raises(QueryError) as refused:
            attempt(query, {})
        assert "\n" not in str(refused.value)
    assert engine.run("MATCH (n) RETURN n.id, n.name").rows == (("a1", "Train"),)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("MATCH (a:Action) WHERE a.name <> 'CREATE' RETURN a.id;", (("a1",),)),
        ("MATCH (a:Action) /* CREATE */ // SET\nRETURN a.id AS `set`", (("a1",),)),
        ("MATCH (a:Action) WHERE a.start IS NULL RETURN a.id", (("a1",),)),
        ("OPTIONAL MATCH (a:Plan) RETURN a.id", ((None,),)),
        ("WITH 'it\\'s // no comment' AS words RETURN words", (("it's // no comment",),)),
        ('UNWIND $ids AS i RETURN i + "/*" AS x', (("p/*",), ("q/*",))),
    ],
)
def test_what_only_looks_like_writing_is_run(engine: Engine, query: str, rows: tuple) -> None:
    """Words in strings, comments, back-ticks and after a dot are no statements."""
    engine.load(graph_of([("Action", "a1", "Train", {})], []))
    assert engine.run(query, {"ids": ["p", "q"], "unused": 1}).rows == rows


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("MATCH (a:Acton) RETURN a.id", 'Did you mean "Action"?'),
        ("MATCH (a:Action)<-[:ASIGNED]-(x) RETURN a.id", 'Did you mean "ASSIGNED"?'),
        ("MATCH (a:Action) RETURN a.nmae", 'Did you mean "name"?'),
        ("MATCH (a:Action) WHERE a.id = $x RETURN a.id", "$x"),
        ("MATCH (a:Action RETURN a.id", "cannot be run"),
        ("MATCH (a:Action) RETURN b.id", "cannot be run"),
    ],
)
def test_unknown_names_are_refused_on_an_empty_graph(engine: Engine, query: str, says: str) -> None:
    """A misspelt name is met with a suggestion, where a database would find nothing for ever."""
    for attempt in (engine.run, engine.compile):
        with pytest.raises(QueryError) as refused:
            attempt(query, {})
        assert says in str(refused.value)
        assert "\n" not in str(refused.value)


def test_names_of_the_schema_are_known_to_an_empty_graph(engine: Engine) -> None:
    """Every kind and property compiles before there is any such node."""
    for kind, declared in NODES.items():
        engine.compile(f"MATCH (n:{kind}) RETURN " + ", ".join(f"n.`{p.name}`" for p in declared.properties), {})
    for kind, edge in EDGES.items():
        engine.compile(f"MATCH ()-[r:`{kind}`]->() RETURN " + ", ".join(f"r.`{p.name}`" for p in edge.properties), {})


def test_a_query_without_end_is_stopped(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time is limited, and the engine answers afterwards."""
    monkeypatch.setattr(neo4j_engine, "_SECONDS", 0.3)
    monkeypatch.setattr(ladybug_engine, "_SECONDS", 0.3)
    engine.load(graph_of([("Action", f"a{n}", "Train", {}) for n in range(900)], []))
    with pytest.raises(QueryError, match="stopped"):
        engine.run("MATCH (a:Action), (b:Action), (c:Action) WHERE a.id + b.id + c.id = 'x' RETURN count(*) AS n")
    assert counts(engine) == (900, 0)


def changed(kind: str, column: str, values: list[Any], *, edge: bool = False) -> Graph:
    """A graph of two people on two actions in which one column is replaced."""
    graph = graph_of(
        [
            ("Person", "x", "Ann", {}),
            ("Person", "y", "Bo", {}),
            ("Action", "a", "Train", {}),
            ("Action", "b", "Tell", {}),
        ],
        [("ASSIGNED", "x", "a", {"role": "named"}), ("ASSIGNED", "y", "b", {"role": "named"})],
    )
    frame = (graph.edges if edge else graph.nodes)[kind]
    frame[column] = pd.Series(values, dtype=object)
    return graph


@pytest.mark.parametrize(
    ("graph", "says"),
    [
        (changed("Action", "id", ["a", "a"]), "Two nodes of the kind Action"),
        (changed("ASSIGNED", "to", ["a", "nowhere"], edge=True), '"nowhere", which is no node'),
        (changed("ASSIGNED", "from_kind", ["Person", "Theme"], edge=True), "The schema has no Theme ASSIGNED Action."),
        (changed("Action", "due", [None, "June"]), 'Action.due is "June", which is no DATE'),
        (changed("Action", "due", [None, datetime(2026, 1, 1)]), "which is no DATE"),  # noqa: DTZ001
        (changed("Action", "text", ["words", 7]), 'Action.text is "7", which is no STRING'),
        (changed("Action", "ongoing", [1, None]), "which is no BOOLEAN"),
        (changed("Action", "text", ["words", float("nan")]), "which is no STRING"),
        (changed("Action", "text", ["words", "half \ud83d"]), "half a character"),
        (changed("ASSIGNED", "confidence", ["sure", None], edge=True), "which is no DOUBLE"),
    ],
)
def test_a_graph_that_breaks_the_schema_is_refused_whole(engine: Engine, graph: Graph, says: str) -> None:
    """The message names kind, property and value; what the engine held before is still there."""
    engine.load(graph_of([("Plan", "p", "before", {})], []))
    with pytest.raises(EngineError, match=r"^[^\n]*$") as refused:
        engine.load(graph)
    assert says in str(refused.value)
    assert engine.run("MATCH (n) RETURN n.name").rows == (("before",),)


def test_a_statement_that_fails_is_an_engine_error(engine: Engine) -> None:
    """Our own statements fail loudly, in one line."""
    with pytest.raises((EngineError, QueryError), match=r"^[^\n]*$"):
        engine.execute(["CREATE (:Action {id: 'a'}"])


def test_a_large_graph_answers_several_threads_at_once() -> None:
    """Each is told what it asked, as if it had asked alone; the rules of a large graph are asked so."""
    graph = graph_of(
        [("Action", f"a{number}", f"Action {number}", {"outcome": "x" * 90_000}) for number in range(60)], []
    )
    asked = [
        f"MATCH (a:Action) WHERE a.name >= 'Action {number}' RETURN a.id AS id, a.outcome AS said ORDER BY id"
        for number in range(60)
    ]
    with engines.open_engine() as engine:
        engine.load(graph)
        assert engine.asked_at_once > 1
        with ThreadPoolExecutor(engine.asked_at_once) as threads:
            told = list(threads.map(engine.run, asked))
        assert told == [engine.run(cypher) for cypher in asked]
        assert len({len(rows.rows) for rows in told}) > 20


@pytest.mark.usefixtures("ladybug")
def test_many_embedded_engines_can_be_opened() -> None:
    """Each reserves little address space and gives it back."""
    held = [engines.open_engine() for _ in range(20)]
    for engine in held:
        with engine:
            assert counts(engine) == (0, 0)
    with pytest.raises(EngineError, match="closed"):
        held[0].run("MATCH (n) RETURN n")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("oracle", "Choose one of: ladybug, neo4j"),
        ("_checks", "Choose one of: ladybug, neo4j"),
        ("../cli", "Choose one of: ladybug, neo4j"),
        ("http://localhost:7474", "There is no engine"),
        ("neo4j", "Give it as bolt://localhost:7687"),
        ("bolt://ann:secret@localhost:7687", "NEO4J_PASSWORD"),
        ("bolt://127.0.0.1:1", "No Neo4j server answers here"),
        ("neo4j+s://nowhere.invalid", "No machine has that name"),
        ("bolt://", "Give it as bolt://localhost:7687"),
        ("bolt://[::1", "Give it as bolt://localhost:7687"),
        ("bolt://127.0.0.1:notaport", "bolt://127.0.0.1"),
    ],
)
def test_an_engine_that_cannot_be_opened_says_why_in_one_line(name: str, says: str) -> None:
    """What a person typed is looked up, never imported, and a password in it is not repeated."""
    with pytest.raises(EngineError, match=r"^[^\n]*$") as refused:
        engines.open_engine(name)
    assert says in str(refused.value)
    assert "secret" not in str(refused.value)


def test_without_its_library_neo4j_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The optional dependency is named when it is wanted, not before."""
    monkeypatch.setitem(sys.modules, "neo4j", None)
    with pytest.raises(EngineError, match=r"pip install 'partnergraph\[neo4j\]'"):
        engines.open_engine("bolt://127.0.0.1:1")


@pytest.mark.neo4j
def test_a_wrong_password_of_neo4j_gives_one_line(neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line names the variables of the environment, not the password."""
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong and secret")
    with pytest.raises(EngineError, match="NEO4J_USERNAME and NEO4J_PASSWORD") as refused:
        engines.open_engine(neo4j_server.address)
    assert "secret" not in str(refused.value)


@pytest.mark.neo4j
def test_a_neo4j_database_that_is_not_there_gives_one_line(neo4j_server: Server) -> None:
    """The address may end in a database's name; one that does not exist is refused at once."""
    with pytest.raises(EngineError, match=r"^[^\n]*nowhere"):
        engines.open_engine(f"{neo4j_server.address}/nowhere")
    with engines.open_engine(f"{neo4j_server.address}/neo4j") as engine:
        assert engine.run("RETURN 1 AS one").rows == ((1,),)


@pytest.fixture
def foreign(neo4j_server: Server) -> Iterator[driver.Session]:
    """A session of somebody else on the server; what it leaves behind is taken away."""
    auth = (neo4j_server.user, neo4j_server.password)
    with (
        driver.GraphDatabase.driver(neo4j_server.address, auth=auth) as other,
        other.session(database="neo4j") as session,
    ):
        yield session
        session.run("MATCH (n) DETACH DELETE n").consume()


@pytest.mark.neo4j
@pytest.mark.parametrize(
    "theirs",
    [
        "CREATE (:Customer {id: 'c1'})",
        "CREATE (:Person {name: 'Ann'})",
        "CREATE (:Person:Customer {id: 'c1'})",
        "CREATE (:Person {id: 'c1'})-[:BOUGHT]->(:Plan {id: 'c2'})",
    ],
)
def test_a_neo4j_database_that_others_use_is_left_alone(
    neo4j_server: Server, foreign: driver.Session, theirs: str
) -> None:
    """Load, clear and execute refuse it before anything is changed, even where our constraints are there already."""
    with engines.open_engine(neo4j_server.address) as engine:
        engine.clear()
    foreign.run(theirs).consume()
    before = foreign.run("MATCH (n) RETURN count(n) AS n").single(strict=True)["n"]
    with closing(engines.open_engine(neo4j_server.address)) as engine:
        for attempt in (
            lambda: engine.load(graph_of([("Plan", "p", "ours", {})], [])),
            engine.clear,
            lambda: engine.execute(["CREATE (:Plan {id: 'p'})"]),
        ):
            with pytest.raises(EngineError, match="did not put there"):
                attempt()
    assert foreign.run("MATCH (n) RETURN count(n) AS n").single(strict=True)["n"] == before


@pytest.mark.neo4j
def test_labels_alone_do_not_make_a_neo4j_database_ours(neo4j_server: Server, foreign: driver.Session) -> None:
    """A database with a Person that has an id, and without our constraints, is somebody else's."""
    with engines.open_engine(neo4j_server.address) as engine:
        engine.clear()
    for record in list(foreign.run("SHOW CONSTRAINTS YIELD name")):
        foreign.run(f"DROP CONSTRAINT {record['name']}").consume()
    foreign.run("CREATE (:Person {id: 'c1', name: 'Ann'})").consume()
    with engines.open_engine(neo4j_server.address) as engine, pytest.raises(EngineError, match="did not put there"):
        engine.load(graph_of([("Plan", "p", "ours", {})], []))
    foreign.run("MATCH (n) DETACH DELETE n").consume()
    with engines.open_engine(neo4j_server.address) as engine:
        engine.load(graph_of([("Plan", "p", "ours", {})], []))
        assert counts(engine) == (1, 0)
