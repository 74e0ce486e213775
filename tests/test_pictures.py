"""Named pictures: what each shows on either engine, how it is drawn, and how one is asked for by name."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

import hand_made
from partnergraph import engines, pictures, pipeline, showing
from partnergraph.cli import main
from partnergraph.errors import InputError, RuleError
from partnergraph.exporters import network
from partnergraph.exporters._svg import svg
from partnergraph.model import Bond, Drawn, Graph
from partnergraph.rules import sketches
from partnergraph.trials import CASE_DAY
from partnergraph.views import named
from partnergraph.views.named.looks import LOOKS

FOLDER = Path(__file__).parents[1] / "cypher" / "views"
SHIPPED = sketches.shipped()
CASES = [
    pytest.param(sketch, case, id=f"{sketch.id} {number}")
    for sketch in SHIPPED
    for number, case in enumerate(sketch.shows_on)
]
DAY = date(2016, 10, 1)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def barnet():
    """The example register, with the pictures that a page shows."""
    opened = pipeline.open_register([Path(__file__).parents[1] / "data" / "plans" / "barnet-register"])
    return pipeline.analyse(opened, as_of=DAY, draw=True)


def _whole(frame):
    """The rows without halves of characters, which an engine refuses, so that none comes this far."""
    cells = {
        name: [cell.replace("\ud83d", "") if isinstance(cell, str) else cell for cell in column]
        for name, column in frame.items()
    }
    return pd.DataFrame({name: pd.Series(column, dtype=object) for name, column in cells.items()})


@pytest.fixture(scope="module")
def hostile():
    """A plan with the worst names in every text."""
    result = hand_made.plan(hostile=True)
    whole = Graph(
        *({kind: _whole(frame) for kind, frame in part.items()} for part in (result.graph.nodes, result.graph.edges))
    )
    with engines.open_engine("ladybug") as engine:
        engine.load(whole)
        return replace(result, pictures=pictures.whole(engine, result.as_of))


def test_the_folder_is_the_list():
    """Every file is a picture and every picture a file; those of the whole come first."""
    assert {sketch.id for sketch in SHIPPED} == {path.stem for path in FOLDER.glob("*.cypher")} != set()
    parts = [not sketch.whole for sketch in SHIPPED]
    assert parts == sorted(parts)
    assert all(sketch.question.endswith("?") for sketch in SHIPPED)


@pytest.mark.parametrize(("sketch", "case"), CASES)
def test_a_picture_shows_what_its_case_says(engine, sketch, case):
    """On either engine the rows are those that the file promises, no more and no less."""
    engine.execute(case.case.graph)
    drawn = pictures.ask(sketch, engine, CASE_DAY, about=case.about, nodes=case.nodes, **case.case.params)
    assert {(bond.one, bond.other, bond.state) for bond in drawn.bonds} == case.rows


def test_every_state_that_a_picture_returns_has_a_look_of_its_own():
    """No state of a case is drawn as one that nobody thought of, and no two looks of red are one form."""
    states = {state for sketch in SHIPPED for case in sketch.shows_on for _, _, state in case.rows}
    assert states <= LOOKS.keys()
    for group in (("agreed", "ended", "planned", "none"), ("live", "one-way", "vacant", "stale", "missing")):
        assert len({LOOKS[state].dash for state in group}) == len(group)


GOOD = """/*---
title: Boards
question: Which boards are there?
drawn: layers
shows_on:
  - graph: "CREATE (:Board {id: 'b1', name: 'Panel'})"
    shows: [[b1, '', '']]
---*/
MATCH (b:Board) RETURN b.id AS one, '' AS other
"""


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("drawn: layers", "drawn: cake", "drawn is one of"),
        ("AS other", "AS another", "one"),
        ("title: Boards", "title: Boards\ncolour: red", "no key of a picture"),
        ("MATCH (b:Board)", "MATCH (b:Board) SET b.name = 'x'", "SET writes"),
        ("title: Boards", "title: Boards\nabout: Planet", "Planet"),
        ("[[b1, '', '']]", "b1", "shows: a list"),
        ("CREATE (:Board", "MATCH (b) DELETE b; CREATE (:Board", "begin with CREATE"),
        ("(b:Board)", "(b:Board) WHERE b.id = $who", "$who"),
    ],
)
def test_a_file_that_is_no_picture_is_refused_with_its_line(old, new, says):
    """Unknown keys, kinds and ways of drawing, and a query that writes, are named."""
    assert sketches.parse(GOOD, "boards").drawn == "layers"
    with pytest.raises(RuleError) as refused:
        sketches.parse(GOOD.replace(old, new), "boards")
    assert says in str(refused.value)
    assert "boards.cypher:" in str(refused.value)


def text_of(root):
    return " ".join("".join(element.itertext()) for element in root.iter() if element.tag == f"{SVG}text")


def test_each_picture_of_the_example_is_drawn_with_names_on_its_marks(barnet):
    """It is XML, each mark and line has a title, nothing lies outside, and the words tell the same."""
    assert [drawn.id for drawn in barnet.pictures] == [sketch.id for sketch in SHIPPED if sketch.whole]
    for drawn in barnet.pictures:
        scene = named.scene(barnet, drawn)
        root = ET.fromstring(svg(scene))  # noqa: S314 - ours
        assert root.find(f"{SVG}title").text.startswith(drawn.title)
        for spot in scene.spots:
            assert spot.name
            assert 0 <= spot.x <= scene.width
            assert 0 <= spot.y <= scene.height
        assert all(line.name for line in scene.strokes)
        assert scene.facts
        assert drawn.title in text_of(root)


def test_a_picture_does_not_depend_on_the_order_of_rows(barnet):
    """The same register gives the same bytes, however its tables are sorted."""
    shuffled = replace(
        barnet,
        graph=Graph(
            {kind: frame[::-1].reset_index(drop=True) for kind, frame in barnet.graph.nodes.items()},
            {kind: frame[::-1].reset_index(drop=True) for kind, frame in barnet.graph.edges.items()},
        ),
    )
    for drawn in barnet.pictures:
        assert svg(named.scene(barnet, drawn)) == svg(named.scene(shuffled, drawn))


def test_a_border_is_drawn_with_what_stands_on_either_side(barnet):
    """Barnet and Brent reach each other; Enfield can be called and cannot call back; nobody is named for Hertsmere."""
    facts = " ".join(showing.picture(barnet, "cross-border-contacts").facts)
    assert "Barnet and Brent: live" in facts
    assert "Barnet and Enfield: one-way" in facts
    assert "Barnet and Hertsmere: missing" in facts


def test_areas_that_no_table_knows_have_seats_of_their_own():
    """Invented areas are laid out by who borders on whom, no two in one place, and the same each time."""
    names = [f"Exham {number}" for number in range(9)]
    nodes = [("Area", f"area:{name}", name, {}) for name in names]
    graph = hand_made.graph_of(nodes, [])
    result = replace(hand_made.plan(), graph=graph)
    bonds = tuple(
        Bond(f"area:Exham {number}", f"area:Exham {(number + step) % 9}", "missing")
        for number in range(9)
        for step in (1, 8)
    )
    drawn = Drawn("x", "X", "X?", "borders", tuple(sorted(bonds)))
    scene = named.scene(result, drawn)
    assert len({(panel.x, panel.y) for panel in scene.panels}) == 9
    assert scene == named.scene(result, drawn)


def test_boards_in_a_circle_and_large_numbers_are_drawn():
    """A chain that goes round ends; a thousand actions become few boxes that say how many they are."""
    nodes = [("Board", f"board:{n}", f"Board {n}", {}) for n in range(3)]
    nodes += [("Action", f"action:p/{n}", f"Do {n}", {"ref": str(n)}) for n in range(1000)]
    result = replace(hand_made.plan(), graph=hand_made.graph_of(nodes, []))
    bonds = [Bond(f"board:{n}", f"board:{(n + 1) % 3}") for n in range(3)]
    bonds += [Bond(f"action:p/{n}", f"board:{n % 3}" if n % 4 else "", "" if n % 4 else "broken") for n in range(1000)]
    scene = named.scene(result, Drawn("x", "X", "X?", "layers", tuple(sorted(bonds))))
    assert len(scene.spots) < 40
    assert "250 actions" in [words.text for words in scene.words]


def test_hostile_names_are_text(hostile):
    """Nothing of a plan becomes an element or an address that runs; half characters and control codes are gone."""
    for drawn in hostile.pictures:
        scene = named.scene(hostile, drawn)
        for links in (False, True):
            root = ET.fromstring(svg(scene, links=links))  # noqa: S314 - ours
            tags = {element.tag.removeprefix(SVG) for element in root.iter()}
            assert tags <= {"svg", "title", "rect", "text", "g", "path", "circle", "ellipse", "a"}
            addresses = [element.get("href") for element in root.iter(f"{SVG}a")]
            assert all(address.startswith("#item=") for address in addresses)
    assert "alert(1)" in svg(named.scene(hostile, hostile.pictures[0]))


def test_what_a_picture_is_about_is_found_by_name(barnet):
    """Capitals do not matter, an abbreviation and an id do as well; a finding is found by its rule and subject."""
    assert showing.drawn(barnet, "one-theme", "intervention").sentence == "Intervention"
    agency = showing.drawn(barnet, "One agency", "metropolitan police service")
    assert showing.drawn(barnet, "one-agency", agency.about) == agency
    finding = next(one for one in barnet.findings.standing if one.rule == "overloaded-lead")
    about = [finding.key, f"overloaded-lead {finding.subject_name}", f"{finding.ref} {finding.subject_name}"]
    drawn = [showing.drawn(barnet, "one-finding", one) for one in about]
    assert drawn[0] == drawn[1] == drawn[2]
    assert drawn[0].sentence == finding.message
    assert {*finding.nodes} & {bond.other for bond in drawn[0].bonds}


@pytest.mark.parametrize(
    ("picture", "about", "says"),
    [
        ("board-route", "", 'nearest is "board-routes"'),
        ("one-theme", "Intervntion", 'nearest is "Intervention"'),
        ("one-agency", "", "is about one agency"),
        ("one-agency", "Ministry of Silly Walks", "No agency is called"),
        ("agencies-together", "Barnet", "shows the whole"),
        ("who-leads-what", "Exham", "No plan is called"),
        ("one-finding", "nothing of the sort", "No finding is called"),
        ("one-finding", "action-without-outcome", "finding"),
    ],
)
def test_an_unknown_name_is_answered_with_near_ones(barnet, picture, about, says):
    """One line says what was not found, and what there is."""
    with pytest.raises(InputError) as refused:
        showing.drawn(barnet, picture, about)
    assert says in str(refused.value)


def test_the_command_writes_a_picture_alone_or_the_page_that_opens_with_it(tmp_path, monkeypatch):
    """The ending of the file decides; without a file the picture names it; lists need no register."""
    monkeypatch.chdir(tmp_path)
    register = str(Path(__file__).parents[1] / "data" / "plans" / "barnet-register")
    told = CliRunner().invoke(main, ["view", "--pictures"])
    assert all(sketch.id[:20] in told.output for sketch in SHIPPED)
    asked = ["view", register, "--as-of", "2016-10-01", "--picture"]
    assert CliRunner().invoke(main, [*asked, "one-theme", "--about", "Intervention"]).exit_code == 0
    assert (tmp_path / "one-theme-intervention.svg").read_text(encoding="utf-8").startswith("<svg")
    wrong = CliRunner().invoke(main, [*asked, "board-routes", "-o", "routes.pdf"])
    assert wrong.exit_code == 2
    assert "as .svg or .png, or as .html" in wrong.output


def test_the_page_holds_the_pictures_and_marks_lead_to_items(barnet):
    """Each picture of the whole stands in the page once, the one asked for first; a mark is a link to its item."""
    page = showing.page(barnet, "one-theme", "Intervention").text
    shown = [part.split('"')[0] for part in page.split('data-named="')[1:]]
    assert shown == ["one-theme:1", *(drawn.id for drawn in barnet.pictures)]
    assert 'href="#item=action%3A' in page
    assert network.page(barnet).count('<svg xmlns="http://www.w3.org/2000/svg" class="picture"') == len(barnet.pictures)


def test_the_pictures_in_the_docs_are_those_that_the_program_draws(barnet):
    """`make pictures` would change nothing: each file is what the example register gives today, and small."""
    folder = Path(__file__).parents[1] / "docs" / "pictures"
    files = sorted(folder.glob("*.svg"))
    assert len(files) == 5
    whole = {drawn.id: drawn for drawn in barnet.pictures}
    for path in files:
        drawn = whole.get(path.stem) or showing.drawn(barnet, path.stem, "overloaded-lead Ruth Adeyemi")
        assert path.read_text(encoding="utf-8") == svg(named.scene(barnet, drawn)), "Run make pictures."
        assert path.stat().st_size < 200_000
