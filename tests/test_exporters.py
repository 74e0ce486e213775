"""Exporters as a set: found by name, whole files or none, the same text for the same result."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import examples
import hand_made
from partnergraph import exporters
from partnergraph.errors import InputError, PartnergraphError
from partnergraph.exporters import _pages, network
from partnergraph.exporters import map as accountability
from partnergraph.exporters._files import replacing
from partnergraph.exporters._look import SEVERITY
from partnergraph.model.finding import SEVERITIES
from partnergraph.views import summary

PAGES = {"map": accountability.page, "network": network.page}


def luminance(colour):
    """The relative luminance of a colour as WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_exporters_are_the_modules_of_the_folder():
    """Each has a file name of its own; there are at least the four that a report needs."""
    assert {"findings", "graphml", "map", "network"} <= set(exporters.names())
    files = [exporters.file_name(name) for name in exporters.names()]
    assert len(set(files)) == len(files)


@pytest.mark.parametrize("name", ["nothing", "_files", "os", "../map", ""])
def test_a_name_that_is_no_exporters_is_refused_with_the_names_that_are(name, tmp_path):
    """What a user types is looked up, never imported as typed."""
    with pytest.raises(InputError, match=r"Choose one of: .*findings, .*map"):
        exporters.write(name, hand_made.plan(), tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", exporters.names())
def test_each_exporter_writes_one_file_and_replaces_what_is_there(name, tmp_path):
    """Nothing but the file is left in the folder, hostile names or not, and it is as readable as any other file."""
    path = tmp_path / exporters.file_name(name)
    path.write_text("old")
    exporters.write(name, hand_made.plan(hostile=True), path)
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
    assert path.stat().st_size > 1000
    other = tmp_path / "other"
    other.touch()
    assert path.stat().st_mode == other.stat().st_mode


@pytest.mark.parametrize("name", exporters.names())
def test_a_place_where_nothing_can_be_written_is_an_input_error(name, tmp_path):
    """A missing folder gives one clear line."""
    with pytest.raises(InputError, match="cannot be written"):
        exporters.write(name, hand_made.plan(), tmp_path / "missing" / "file")


def test_a_file_that_fails_half_way_leaves_the_old_one(tmp_path):
    """An error while writing keeps what was there and leaves nothing beside it."""
    path = tmp_path / "file.txt"
    path.write_text("old")

    def fail():
        with replacing(path) as temporary:
            temporary.write_text("half")
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        fail()
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file.txt"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("hostile", [False, True])
def test_the_same_result_gives_the_same_page(name, hostile):
    """Two runs give the same bytes."""
    assert PAGES[name](hand_made.plan(hostile=hostile)) == PAGES[name](hand_made.plan(hostile=hostile))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_written_where_the_locale_is_no_utf_8(name, tmp_path):
    """The text encoding is ours, not the machine's."""
    code = f"""
import sys
sys.path.insert(0, {str(Path(hand_made.__file__).parent)!r})
import hand_made
from pathlib import Path
from partnergraph import exporters
exporters.write({name!r}, hand_made.plan(hostile=True), Path({str(tmp_path / "page.html")!r}))
"""
    made = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", code],
        env=os.environ | {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    assert "👩🏽" in (tmp_path / "page.html").read_text(encoding="utf-8") or name == "network"


def library_of(soup):
    """The drawing library, which stands packed in the page."""
    return zlib.decompress(base64.b64decode(soup.find(id="library").string)).decode()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("hostile", [False, True])
def test_the_policy_of_a_page_names_the_hashes_of_its_scripts_and_styles(name, hostile):
    """Each script and style element has its hash in the policy, as has the library that a script adds; nothing else is allowed."""
    soup = BeautifulSoup(PAGES[name](hand_made.plan(hostile=hostile)), "lxml")
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules.pop("default-src") == "'none'"
    assert rules.pop("base-uri") == "'none'"
    assert rules.pop("form-action") == "'none'"
    kinds = {"style-src": soup.find_all("style")}
    if name == "network":
        kinds["script-src"] = [script for script in soup.find_all("script") if script.get("type") is None]
    assert rules.keys() == kinds.keys()
    for rule, elements in kinds.items():
        texts = [element.string for element in elements]
        if rule == "script-src":
            texts.append(library_of(soup))
        hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
        assert rules[rule].split() == [f"'sha256-{digest}'" for digest in hashes]
    if name == "map":
        assert soup.find_all("script") == []


@pytest.mark.parametrize("name", PAGES)
def test_no_text_of_a_plan_becomes_markup(name):
    """With hostile names the page has the same elements and attributes as the template makes: no image, no handler."""
    soup = BeautifulSoup(PAGES[name](hand_made.plan(hostile=True)), "lxml")
    assert soup.find_all(["img", "iframe", "object", "embed", "link", "base"]) == []
    for element in soup.find_all(True):
        assert not [attribute for attribute in element.attrs if attribute.startswith("on")], element.name
        assert not str(element.get("href", "#")).lower().startswith(("javascript", "http", "//", "data"))
        assert "style" not in element.attrs


def test_a_page_points_at_nothing_outside():
    """No address stands in the pages; the drawing library, which has some in its licence, is packed."""
    for name, page in PAGES.items():
        text = page(hand_made.plan())
        assert not re.search(r"""(?:src|href|action|url)\s*[=(]\s*["']?(?:https?:)?//""", text), name
        assert "@import" not in text


def test_the_drawing_library_is_the_one_that_was_examined():
    """The library comes from inside another package, so its path and its content are held here."""
    library = library_of(BeautifulSoup(network.page(hand_made.plan()), "lxml"))
    digest = hashlib.sha256(library.encode()).hexdigest()
    assert digest == "f3c1229464749a6f5a80c80867189edfdc0198be0d015c3d770aff196cb6c0a1"
    assert "The MIT License" in library[:1500]


def test_a_script_that_would_end_its_element_is_refused():
    """Ours are written by us, and are checked all the same."""
    with pytest.raises(PartnergraphError, match="ends its own element"):
        _pages.page_parts("p { color: red }", ["let a = '</script>';"])


def test_a_thousand_nodes_stay_under_a_megabyte_and_are_quick():
    """The page is at most 1 MB, and built in about a second."""
    result = hand_made.synthetic(1000)
    network.page(result)
    start = time.process_time()
    page = network.page(result)
    assert time.process_time() - start < 3
    assert len(page.encode()) < 1_000_000


def test_building_a_page_is_linear_in_nodes():
    """Four times the nodes take well under sixteen times as long."""
    times = []
    for size in (300, 1200):
        result = hand_made.synthetic(size)
        start = time.process_time()
        network.page(result)
        accountability.page(result)
        times.append(time.process_time() - start)
    assert times[1] < 10 * times[0]


def test_the_map_says_exceptions_first_and_the_date_and_sources():
    """Sections come in the order in which a board reads them."""
    soup = BeautifulSoup(accountability.page(hand_made.plan()), "lxml")
    heads = [head["id"] for head in soup.find_all("h2")]
    assert heads[:5] == ["summary", "contents", "exceptions", "agencies", "people"]
    assert heads[5:11] == ["rasci", "workload", "calendar", "together", "contacts", "boards"]
    assert heads[11:] == ["matrix", "findings", "sources"]
    assert "As at 31 March 2026" in soup.header.get_text()
    assert "exham.docx" in soup.header.get_text()
    ids = [element["id"] for element in soup.find_all(id=True)]
    assert len(set(ids)) == len(ids)
    for link in soup.find_all("a"):
        assert link["href"][1:] in ids


def test_the_tables_of_the_map_have_captions_and_scopes():
    """Every table says what it is, and every heading cell what it heads."""
    soup = BeautifulSoup(accountability.page(hand_made.plan()), "lxml")
    tables = soup.find_all("table")
    assert tables
    for table in tables:
        assert table.caption.get_text(strip=True)
        assert all(cell.get("scope") for cell in table.find_all("th"))


def test_the_map_of_a_register_that_holds_nothing_says_so():
    """A page without plans, parties and findings is a page with plain sentences."""
    empty = hand_made.Result(
        "",
        hand_made.AS_OF,
        hand_made.register_of(),
        hand_made.graph_of([], []),
        hand_made.Findings(hand_made.AS_OF, ()),
    )
    text = BeautifulSoup(accountability.page(empty), "lxml").get_text()
    assert "The rules found no gap." in text
    assert "No agency is named on an action." in text
    data = json.loads(BeautifulSoup(network.page(empty), "lxml").find("script", id="data").string)
    assert sum(data["items"]["counts"]) == sum(picture["marks"] for picture in data["pictures"]) == 0


def test_severities_stand_out_from_their_ink():
    """Ink on fill has at least 4.5 to 1, for each severity there is."""
    assert tuple(SEVERITY) == SEVERITIES
    for fill, ink in SEVERITY.values():
        light, dark = sorted((luminance(fill), luminance(ink)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_printed_map_is_not_shrunk(browser, tmp_path):
    """A browser prints all pages smaller where one table is wider than its page: upright or, for matrices, on its side."""
    path = tmp_path / "map.html"
    exporters.write("map", examples.barnet(), path)
    page = browser.new_page(viewport={"width": 680, "height": 900})
    page.emulate_media(media="print")
    page.goto(path.as_uri())
    widest = """(wide) => Math.max(...[...document.querySelectorAll("section")]
        .filter((section) => (getComputedStyle(section).page === "wide") === wide)
        .flatMap((section) => [...section.querySelectorAll("table, ul, dl")])
        .map((one) => one.getBoundingClientRect().right))"""
    assert page.evaluate(widest, False) <= 681  # 18 centimetres
    page.set_viewport_size({"width": 1032, "height": 900})
    assert page.evaluate(widest, True) <= 1033  # 27.3 centimetres
    page.close()


def test_versions_of_a_plan_are_told_apart_in_the_map():
    """The name of a plan may be cut, the date of its version may not."""
    rows = summary(examples.barnet()).scores
    assert len({row.name for row in rows}) == len(rows) > 2
    assert all(f'<th scope="row">{row.name}</th>' in accountability.page(examples.barnet()) for row in rows)
