"""Graph formats, each opened by the program that reads it: networkx, Graphviz, Neo4j and its importer; GEXF against its schema."""

import csv
import json
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import hand_made
from gexf_schema import GEXF
from neo4j_server import server
from partnergraph import exporters
from partnergraph.errors import InputError
from partnergraph.exporters.cypher import literal
from partnergraph.schema import NODES
from partnergraph.views import around, printable


@pytest.fixture(scope="module", params=["plain", "hostile"])
def result(request):
    return hand_made.plan(hostile=request.param == "hostile")


def written(name, result, tmp_path):
    path = tmp_path / exporters.file_name(name)
    exporters.write(name, result, path)
    return path


def plain(facts):
    """Facts as formats hold them that know no dates and no characters that XML forbids."""
    return {
        name: value.isoformat() if isinstance(value, date) else printable(value) if isinstance(value, str) else value
        for name, value in facts.items()
    }


def wanted(result):
    """The nodes and edges of a result's graph, as those formats hold them."""
    graph = result.graph.to_networkx()
    nodes = {node: plain(facts) for node, facts in graph.nodes(data=True)}
    return nodes, sorted((tail, head, sorted(plain(facts).items())) for tail, head, facts in graph.edges(data=True))


def edges_of(graph, *but):
    return sorted(
        (tail, head, sorted((name, value) for name, value in facts.items() if name not in but))
        for tail, head, facts in graph.edges(data=True)
    )


def test_gexf_holds_every_node_and_edge_and_how_they_look(result, tmp_path):
    """What networkx reads back: all properties and parallel edges; each node has its kind's colour, a shape, a size and a place."""
    read = nx.read_gexf(written("gexf", result, tmp_path), version="1.3")
    nodes, edges = wanted(result)
    assert {n: {k: v for k, v in f.items() if k != "viz"} for n, f in read.nodes(data=True)} == {
        node: facts | {"label": read.nodes[node]["label"]} for node, facts in nodes.items()
    }
    assert edges_of(read, "id", "label") == edges
    for facts in (facts for _, facts in read.nodes(data=True)):
        colour = facts["viz"]["color"]
        assert "#{:02X}{:02X}{:02X}".format(*(colour[name] for name in "rgb")) == NODES[facts["kind"]].colour.upper()
        assert facts["viz"]["size"] >= 8
    assert len({(f["viz"]["position"]["x"], f["viz"]["position"]["y"]) for _, f in read.nodes(data=True)}) == len(nodes)


def test_gexf_keeps_to_its_schema(result, tmp_path):
    """Gephi's published schema, 1.3."""
    schema = etree.RelaxNG(etree.fromstring(GEXF))
    schema.assertValid(etree.parse(written("gexf", result, tmp_path)))


def test_the_schema_of_gexf_refuses_what_is_wrong():
    """The check can fail: an unknown shape is refused."""
    schema = etree.RelaxNG(etree.fromstring(GEXF))
    bad = b"""<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3"><graph><nodes>
    <node id="1"><viz:shape value="%s"/></node></nodes><edges/></graph></gexf>"""
    assert schema.validate(etree.fromstring(bad % b"disc"))
    assert not schema.validate(etree.fromstring(bad % b"star"))


def test_node_link_json_holds_every_node_and_edge(result, tmp_path):
    """Of it networkx builds the same multigraph of it; a yes is true, a number a number."""
    data = json.loads(written("nodelink", result, tmp_path).read_text(encoding="utf-8"))
    read = nx.node_link_graph(data, edges="edges")
    assert isinstance(read, nx.MultiDiGraph)
    nodes, edges = wanted(result)
    assert dict(read.nodes(data=True)) == nodes
    assert edges_of(read) == edges
    assert read.graph == {"title": result.title, "as_of": "2026-03-31"}


def statements(path):
    """The statements of a script: one a line, as no text in it holds a line break."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("//")]


@pytest.mark.neo4j
@pytest.mark.usefixtures("neo4j")
def test_the_cypher_script_rebuilds_the_graph_in_neo4j(neo4j_server, tmp_path):
    """A real server runs it: every node and edge is there with its label, type and properties, dates as dates."""
    from neo4j import GraphDatabase

    hostile = hand_made.plan(hostile=True)
    script = statements(written("cypher", hostile, tmp_path))
    with GraphDatabase.driver(neo4j_server.address, auth=(neo4j_server.user, neo4j_server.password)) as driver:
        for statement in script:
            driver.execute_query(statement)
        nodes = driver.execute_query("MATCH (n) RETURN labels(n)[0] AS kind, properties(n) AS facts").records
        found = driver.execute_query(
            "MATCH (a)-[r]->(b) RETURN a.id AS tail, b.id AS head, type(r) AS kind, properties(r) AS facts"
        ).records
    graph = hostile.graph.to_networkx()

    def typed(facts):
        return {n: v.to_native() if hasattr(v, "to_native") else v for n, v in facts.items()}

    def printed(facts):
        return {name: printable(value) if isinstance(value, str) else value for name, value in facts.items()}

    assert {row["facts"]["id"]: typed({"kind": row["kind"], **row["facts"]}) for row in nodes} == {
        node: printed(facts) | {"id": node} for node, facts in graph.nodes(data=True)
    }
    key = lambda row: (row[0], row[1], row[2]["kind"], str(sorted(row[2].items(), key=str)))  # noqa: E731
    assert sorted(((r["tail"], r["head"], typed({"kind": r["kind"], **r["facts"]})) for r in found), key=key) == sorted(
        ((tail, head, printed(facts)) for tail, head, facts in graph.edges(data=True)), key=key
    )


@settings(max_examples=50)
@given(st.text(max_size=40))
def test_no_text_ends_its_literal(text):
    """Whatever stands in it: on one line, in quotes, every quote and backslash inside escaped."""
    said = literal(text)
    assert re.fullmatch(r"'(?:[^'\\\n\r\u0085\u2028\u2029]|\\[\\']|\\u[0-9a-f]{4})*'", said)
    read = re.sub(
        r"\\u([0-9a-f]{4})|\\([\\'])", lambda found: chr(int(found[1], 16)) if found[1] else found[2], said[1:-1]
    )
    assert read == text


@pytest.mark.neo4j
def test_neo4js_importer_takes_the_csv_files(tmp_path):
    """The importer itself reads them all, with the command that stands beside them, and counts what the graph has."""
    if lacks := server.missing():
        if os.environ.get("PARTNERGRAPH_REQUIRE_NEO4J") == "1":
            pytest.fail(f"Neo4j is required, and {lacks}")
        pytest.skip(f"Neo4j's importer is not tried: {lacks}")
    hostile = hand_made.plan(hostile=True)
    with zipfile.ZipFile(written("neo4jcsv", hostile, tmp_path)) as archive:
        archive.extractall(tmp_path)
    options = [line.strip(" \\\n") for line in (tmp_path / "import.txt").read_text(encoding="utf-8").splitlines()[4:]]
    command = options[0].removeprefix("neo4j-admin ").split() + options[1:]
    (tmp_path / "neo4j.conf").write_text(
        f"server.directories.data={tmp_path}/data\nserver.directories.transaction.logs.root={tmp_path}/tx\n"
        f"server.directories.logs={tmp_path}/logs\ndb.tx_log.preallocate=false\ndb.store.files.preallocate=false\n",
        encoding="utf-8",
    )
    java = ["java", *server.FLAGS, "-cp", f"{server.jars()}/*", "org.neo4j.cli.AdminTool"]
    home = {"NEO4J_HOME": str(tmp_path), "NEO4J_CONF": str(tmp_path)}
    done = subprocess.run(
        [*java, *command], cwd=tmp_path, env=os.environ | home, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    graph = hostile.graph.to_networkx()
    facts = sum(len(facts) for _, facts in graph.nodes(data=True))  # `kind` is a label here, and `id` a property
    facts += sum(len(facts) - 1 for *_, facts in graph.edges(data=True))
    counted = dict(re.findall(r"^\s*(\d+) (nodes|relationships|properties)$", done.stdout, re.MULTILINE)[::-1])
    assert {what: int(number) for number, what in counted.items()} == {
        "nodes": graph.number_of_nodes(),
        "relationships": graph.number_of_edges(),
        "properties": facts,
    }


def test_the_csv_files_tell_an_empty_text_from_none(tmp_path):
    """What is missing is nothing between commas; quotes, commas and line breaks are quoted; headers give types."""
    graph = hand_made.graph_of(
        [("Board", "board:1", 'a "b", c\nd', {"top": True, "aliases": "", "last_met": None})], []
    )
    result = replace(hand_made.plan(), graph=graph)
    with zipfile.ZipFile(written("neo4jcsv", result, tmp_path)) as archive:
        head, rest = archive.read("nodes-Board.csv").decode().split("\n", 1)
        assert archive.namelist() == ["nodes-Board.csv", "import.txt"]
    assert head == "id:ID,name:string,top:boolean,meets_every:long,last_met:date,aliases:string,place:string"
    assert rest == '"board:1","a ""b"", c\nd",true,,,"","plan.docx, table 1, row 1"\n'
    assert next(csv.reader(rest.splitlines(keepends=True)))[1] == 'a "b", c\nd'


@pytest.mark.parametrize("name", ["gexf", "nodelink", "cypher", "neo4jcsv", "graphml"])
def test_the_same_result_gives_the_same_bytes(name, tmp_path):
    """Whenever it is written."""
    one = written(name, hand_made.plan(), tmp_path).read_bytes()
    assert written(name, hand_made.plan(), tmp_path).read_bytes() == one


@settings(max_examples=25)
@given(st.text(min_size=1, max_size=60), st.text(max_size=60))
def test_any_text_survives_gexf_and_json(name, purpose):
    """Names and texts of any kind come back, without what XML forbids."""
    import tempfile
    from pathlib import Path

    graph = hand_made.graph_of([("Agreement", "agreement:1", name, {"purpose": purpose})], [])
    result = replace(hand_made.plan(), graph=graph)
    with tempfile.TemporaryDirectory() as folder:
        read = nx.read_gexf(written("gexf", result, Path(folder)), version="1.3").nodes["agreement:1"]
        data = json.loads(written("nodelink", result, Path(folder)).read_text(encoding="utf-8"))["nodes"][0]
    assert read["name"] == printable(name)
    assert read["purpose"] == printable(purpose)
    assert (data["name"], data["purpose"]) == (printable(name), printable(purpose))


def test_what_lies_around_an_item_is_chosen_by_name_and_steps():
    """One step is what it is joined to; nothing is reached through a plan, in which everything is."""
    result = hand_made.plan()
    items = result.graph.to_networkx()
    person = next(node for node, facts in items.nodes(data=True) if facts["kind"] == "Person")
    name = items.nodes[person]["name"]
    one, two = (around(result, name, steps).graph for steps in (1, 2))
    assert set(one.nodes["Person"]["id"]) == {person}
    assert len(one) < len(two) < len(result.graph)
    assert len(two.nodes["Plan"]) == 1
    assert len(two.nodes["Action"]) < len(result.graph.nodes["Action"])
    assert around(result, person, 1).graph.nodes["Action"].equals(one.nodes["Action"])
    assert len(around(result, person, 0).graph) == 1


def test_a_name_that_nothing_has_is_refused_with_the_nearest():
    """One clear line."""
    with pytest.raises(InputError, match="is called") as refused:
        around(hand_made.plan(), "Ann Exampel", 1)
    assert "Ann Example" in str(refused.value)


@pytest.mark.parametrize("name", ["mermaid", "dot"])
def test_a_picture_that_nobody_can_read_is_refused(name, tmp_path):
    """With what to narrow, and nothing is written."""
    many = hand_made.graph_of([("Board", f"board:{number}", "Board", {}) for number in range(151)], [])
    with pytest.raises(InputError, match="151 marks") as refused:
        written(name, replace(hand_made.plan(), graph=many), tmp_path)
    assert "--about NAME --steps 1" in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_graphviz_draws_the_part(result, tmp_path):
    """Graphviz itself reads it: every mark and line is in the drawing, texts as they are."""
    if shutil.which("dot") is None:
        if os.environ.get("PARTNERGRAPH_REQUIRE_OFFICE") == "1":
            pytest.fail("Graphviz is required, and there is no dot")
        pytest.skip("Graphviz is not here: DOT is not tried")
    path = written("dot", result, tmp_path)
    drawn = subprocess.run(["dot", "-Tjson", str(path)], capture_output=True, text=True, timeout=60, check=True)
    assert drawn.stderr == ""
    data = json.loads(drawn.stdout)
    graph = result.graph.to_networkx()
    marks = {node for node, facts in graph.nodes(data=True) if facts["kind"] not in {"Earlier", "Waiver"}}
    assert {one["id"] for one in data["objects"]} == marks
    lines = {(t, h) for t, h, facts in graph.edges(data=True) if facts["kind"] != "ACTS_FOR" and {t, h} <= marks}
    assert len(data["edges"]) == len(lines)
    named = {one["id"]: one["tooltip"] for one in data["objects"]}
    for node in marks:
        facts = graph.nodes[node]
        name = printable(facts.get("label") or facts.get("title") or facts["name"])
        assert named[node].replace("&amp;", "&").replace("\\\\", "\\") == f"{facts['kind']}: {' '.join(name.split())}"
    svg = subprocess.run(["dot", "-Tsvg", str(path)], capture_output=True, timeout=60, check=True).stdout
    assert not [one for one in etree.fromstring(svg).iter() if "script" in str(one.tag)]


_MERMAID = re.compile(
    r"""flowchart[ ]LR
      | [ ]{2}acc(?:Title|Descr):[ ][\w\s,.:'’()-]+
      | [ ]{2}n\d+(?P<open>\[\["|\("|\["|\(\["|\[/"|\{\{")(?P<words>(?:[^"#&<>`\\;{}\[\]()|*_~$%]|\#\d+;)*)(?:"\]\]|"\)|"\]|"\]\)|"\\\]|"/\]|"\}\}):::[A-Z][a-z]+
      | [ ]{2}n\d+[ ]-->\|"(?:[^"#&<>`\\;{}\[\]()|*_~$%]|\#\d+;)+"\|[ ]n\d+
      | [ ]{2}classDef[ ][A-Z][a-z]+[ ]fill:\#[0-9A-Fa-f]{6},color:\#[0-9A-F]{6},stroke:\#[0-9A-F]{6}""",
    re.VERBOSE,
)


def test_mermaid_holds_marks_and_lines_and_no_text_steers_it(result, tmp_path):
    """Every line is one of the few kinds of a flowchart; what could end a text is written as a number."""
    lines = written("mermaid", result, tmp_path).read_text(encoding="utf-8").splitlines()
    for line in lines:
        assert _MERMAID.fullmatch(line), line
    drawn = [line for line in lines if ":::" in line]
    kinds = [facts["kind"] for _, facts in result.graph.to_networkx().nodes(data=True)]
    assert len(drawn) == sum(kind not in {"Earlier", "Waiver"} for kind in kinds)
