"""What explorers get for Neo4j Browser: ten questions that run there, and a style sheet in our colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from neo4j_server.server import Server
from partnergraph import bolt, serving
from partnergraph.cli import main
from partnergraph.schema import EDGES, NODES

FOLDER = Path(__file__).parents[1] / "cypher" / "explore"
QUESTIONS = sorted(FOLDER.glob("*.cypher"))


@pytest.fixture(scope="module")
def explored(neo4j_server: Server) -> Iterator[bolt.Server]:
    """A server that holds the example registers, as an explorer finds it."""
    there = bolt.connect(neo4j_server.address)
    there.write("MATCH (n) DETACH DELETE n")
    for name in ("barnet-register", "northmere-duty-2026.xlsx"):
        serving.push(Path("data/plans") / name, neo4j_server.address)
    yield there
    there.write("MATCH (n) DETACH DELETE n")
    there.close()


def test_there_are_ten_questions() -> None:
    """Each begins with the question and with how its answer is read."""
    assert len(QUESTIONS) == 10
    for path in QUESTIONS:
        question, reading = path.read_text(encoding="utf-8").splitlines()[:2]
        assert re.fullmatch(r"// [A-Z].*\?( .*\.)?", question), path.name
        assert re.fullmatch(r"// [A-Z].*\.", reading), path.name


@pytest.mark.neo4j
@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_a_question_is_answered_on_the_server(explored: bolt.Server, path: Path) -> None:
    """It runs as it stands, only reads, names nothing that the schema does not know, and finds something in the examples."""
    with explored.session("READ", notes=True) as session:
        result = session.run(bolt.query(path.read_text(encoding="utf-8")))
        found = len(list(result))
        summary = result.consume()
    assert summary.query_type == "r"
    assert found > 0
    unknown = {
        name
        for status in summary.gql_status_objects
        if status.gql_status in {"01N50", "01N51", "01N52"}
        for name in re.findall(r"`(.*?)`", status.status_description)
    }
    known = {p.name for kind in (*NODES.values(), *EDGES.values()) for p in kind.properties}
    assert unknown <= {*NODES, *EDGES, *known}


def test_the_style_sheet_has_every_kind_in_its_colour(tmp_path: Path) -> None:
    """Blocks that close, each kind once, with letters that stand out against its colour."""
    done = CliRunner().invoke(main, ["style", "-o", str(tmp_path / "ours.grass")])
    assert done.exit_code == 0
    text = (tmp_path / "ours.grass").read_text(encoding="utf-8")
    assert CliRunner().invoke(main, ["style"]).stdout == text
    blocks = dict(re.findall(r"^([\w.]+) \{\n((?:  [\w-]+: [^;\n]+;\n)+)\}$", text, flags=re.MULTILINE))
    assert len(blocks) == text.count("{\n") == 2 + len(NODES) + len(EDGES)
    for kind, declared in NODES.items():
        facts = dict(re.findall(r"  ([\w-]+): ([^;]+);", blocks[f"node.{kind}"]))
        assert facts["color"] == declared.colour
        assert facts["text-color-internal"] == ("#000000" if _bright(declared.colour) else "#FFFFFF"), kind
        captioned = facts["caption"].strip('"{}')
        assert captioned in {p.name for p in declared.properties}
    for kind, edge in EDGES.items():
        assert edge.says in blocks[f"relationship.{kind}"]


def _bright(colour: str) -> bool:
    """Whether black has more contrast with a colour than white, by the formula of the Web Content Accessibility Guidelines."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return (light + 0.05) / 0.05 > 1.05 / (light + 0.05)
