"""Plans by people who mean harm, and files by machines that failed, through the command line, in every format."""

import csv
import io
import json
import random
import re
import zipfile
from xml.etree import ElementTree as ET

import networkx as nx
import openpyxl
import pytest
from click.testing import CliRunner

import word_files
from page_state import holds, is_drawn
from partnergraph.cli import main

FORMATS = ["csv", "docx", "md", "txt", "xlsx"]
REPORTED = ["md", "xlsx"]
"""Those of which reports are looked at: the same words are read from all of them, and what is written is written of what was read."""
PAGES = ["map.html", "network.html"]
BOOKS = ["register.xlsx", "findings.xlsx"]
AS_OF = ["--as-of", "2026-10-01"]
HEADINGS = ["No.", "Action", "Lead", "By when", "Outcome"]
HARM = {
    "script": "</script><script>alert(1)</script>",
    "picture": "<img src=x onerror=alert(1)>",
    "closing": "</style></title></textarea><svg onload=alert(1)>",
    "attribute": "' onmouseover=\"alert(1)",
    "address": "javascript:alert(1)",
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "at": "@SUM(1)",
    "apostrophe": "Siobhan O'Dwyer",
    "accents": "T̂ŷrone Ĵones",
    "turned": "\u202egnp.exe\u202c Ali",
    "hebrew": "דוד כהן",
    "emoji": "Team 🚨",
    "template": "{{7*7}} ${as_of} {title}",
    "parameter": "$as_of",
    "statement": "'; DROP TABLE Action; --",
    "prototype": "constructor",
}
EXECUTABLE = re.compile(r"[=+@\t\r-](?!\d*(\.\d+)?$)")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def harmful():
    """Rows in which every cell but number and date is hostile; in the last, the number is a formula too."""
    rows = [
        [str(number), f"Check {name} {words}", words, "30 June 2026", words]
        for number, (name, words) in enumerate(HARM.items(), 1)
    ]
    return [*rows, ["=9+9", HARM["formula"], HARM["formula"], "30 June 2026", HARM["formula"]]]


def write(path, rows, headings=HEADINGS):
    """A plan of these rows, in the format that its name says."""
    grid = [headings, *rows]
    match path.suffix:
        case ".csv":
            text = io.StringIO()
            csv.writer(text).writerows(grid)
            path.write_text(text.getvalue(), encoding="utf-8", newline="")
        case ".docx":
            written = [[word_files.cell(word_files.par(word_files.run(words))) for words in row] for row in grid]
            word_files.word_file(path, word_files.table(*written))
        case ".txt":
            path.write_text("".join("\t".join(row) + "\n" for row in grid), encoding="utf-8")
        case ".md":
            lines = ["| " + " | ".join(cell.replace("|", r"\|") for cell in row) + " |\n" for row in grid]
            lines.insert(1, "|---" * len(headings) + "|\n")
            path.write_text("".join(lines), encoding="utf-8")
        case ".xlsx":
            book = openpyxl.Workbook()
            for at, row in enumerate(grid, 1):
                for column, words in enumerate(row, 1):
                    cell = book.active.cell(at, column, words)
                    cell.data_type = "s"  # a text in the plan, whatever it begins with
            book.save(path)
    return path


def run(*words):
    """What the command said; anything but a clean end is a failure, whatever the test is about."""
    done = CliRunner().invoke(main, [str(word) for word in words])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise AssertionError(f"{words[0]} ended with a traceback") from done.exception
    return done


def actions_of(path):
    done = run("read", path, "--format", "jsonl")
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def said_in_one_line(done, name):
    """The only line that is a complaint: it names the file and ends the work with exit code 2."""
    assert done.exit_code == 2, done.output
    (line,) = [line for line in done.stderr.splitlines() if not re.match("(Reading|Opening|Recognising) ", line)]
    assert line.startswith("partnergraph: "), line
    assert name in line, line
    assert line.endswith((".", '"')), line
    return line


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """The folders of reports on the hostile plan, by format; the plan lies beside."""
    folders = {}
    for form in REPORTED:
        folders[form] = tmp_path_factory.mktemp(form)
        plan = write(folders[form] / f"harm.{form}", harmful())
        done = run("report", plan, "-o", folders[form], *AS_OF)
        assert done.exit_code == 0, done.output
        assert f"{len(harmful())} actions, 0 cells not understood" in done.stdout
    return folders


@pytest.fixture(params=REPORTED)
def results(request, reports):
    """The folder of the report on the hostile plan, in each format."""
    return reports[request.param]


def plan_in(folder):
    return next(folder.glob("harm.*"))


@pytest.mark.parametrize("form", FORMATS)
def test_every_hostile_word_is_read_as_a_word(form, tmp_path):
    """Each row is one action with its whole text, outcome and date, and nothing of it is lost or worked out."""
    plan = write(tmp_path / f"harm.{form}", harmful())
    found = {action["ref"]: action for action in actions_of(plan)}
    assert f"{len(harmful())} actions, 0 cells not understood" in run("read", plan).stdout
    for number, action, words, _, _ in harmful():
        read = found.pop(number)
        assert (read["action"], read["outcome"], read["due"]) == (action, words, "2026-06-30")
    assert found == {}


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(results):
    """Both workbooks hold the words as texts: a spreadsheet that opens them works out nothing and calls nobody."""
    for name in BOOKS:
        book = openpyxl.load_workbook(results / name)
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d", "b"}, name
        assert not [cell.coordinate for cell in cells if cell.hyperlink], name
        unsafe = [cell.coordinate for cell in cells if EXECUTABLE.match(str(cell.value)) and not cell.quotePrefix]
        assert unsafe == [], f"{name}: a formula as soon as somebody edits the cell"
        assert any(HARM["formula"] in str(cell.value) for cell in cells), name


def test_no_cell_of_a_csv_is_executable(results):
    """No cell of any CSV that people open begins like a formula, and none holds a control character."""
    plan = plan_in(results)
    printed = {
        "actions": run("read", plan, "--format", "csv").stdout,
        "findings": run("gaps", plan, "--format", "csv", *AS_OF).stdout,
        "rows": run("query", plan, "MATCH (a:Action) RETURN a.lead_text, a.text", "--format", "csv").stdout,
    }
    for name, text in printed.items():
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert any("DROP TABLE" in cell for cell in cells), name
        assert not [cell for cell in cells if EXECUTABLE.match(cell) or FORBIDDEN.search(cell)], name


def test_the_graph_file_is_sound_xml_with_every_action(results):
    """Strict XML and networkx read the GraphML, and its actions are those of the plan."""
    path = results / "graph.graphml"
    ET.parse(path)  # noqa: S314 - the file is our own; a strict parser is the point
    assert not FORBIDDEN.search(path.read_text(encoding="utf-8"))
    texts = {words.get("text") for _, words in nx.read_graphml(path).nodes(data=True)}
    assert {action for _, action, *_ in harmful()} <= texts


def test_the_register_of_a_hostile_plan_gives_the_same_findings(results):
    """Saved and opened again, no word has changed: keys and messages of all findings are as before."""
    said = [
        json.loads(run("gaps", source, "--format", "json", *AS_OF).stdout)
        for source in (plan_in(results), results / "register.xlsx")
    ]
    found = [{(one["key"], one["message"]) for one in each["findings"]} for each in said]
    assert found[0] == found[1]
    assert len(found[0]) > len(HARM)


def test_the_same_plan_gives_the_same_files(reports, tmp_path):
    """A second report writes the same pages and the same graph, byte for byte."""
    results = reports["md"]
    assert run("report", plan_in(results), "-o", tmp_path, *AS_OF).exit_code == 0
    for name in (*PAGES, "graph.graphml"):
        assert (tmp_path / name).read_bytes() == (results / name).read_bytes(), name


def looked_at(browser, paths):
    """What pages did in a browser besides showing themselves, and the words that they show."""
    seen, shown = [], {}
    for path in paths:
        page = browser.new_page()
        page.on("console", lambda said: seen.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on("dialog", lambda dialog: (seen.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda asked, path=path: seen.append(asked.url) if asked.url != path.as_uri() else None)
        page.goto(path.as_uri())
        is_drawn(page)
        shown[path] = page.inner_text("body")
        for link in [entry.get_attribute("href") for entry in page.locator("nav[aria-label=Views] a").all()]:
            page.evaluate("hash => { location.hash = hash; }", link)
            holds(page, "toHash(state) === location.hash.slice(1)")
            is_drawn(page)
            shown[path] += page.inner_text("body")
        page.close()
    return seen, shown


@pytest.mark.browser
def test_the_pages_run_nothing_and_ask_for_nothing(reports, browser):
    """From text with markup and from a workbook, both pages open with no dialog, no error and no request, and show the hostile words as words."""
    pages = [reports[form] / name for form in ("md", "xlsx") for name in PAGES]
    seen, shown = looked_at(browser, pages)
    assert seen == []
    assert len(shown) == len(pages)
    for name, words in shown.items():
        assert HARM["script"] in words, name
        assert HARM["picture"] in words, name


@pytest.mark.parametrize("form", FORMATS)
def test_a_useless_file_gives_one_line_and_leaves_nothing(form, tmp_path):
    """Empty, without rows, without headings, cut off or of another kind: one line, exit code 2, no folder made."""
    good = write(tmp_path / f"good.{form}", harmful()).read_bytes()
    slides = io.BytesIO()
    with zipfile.ZipFile(slides, "w") as package:
        package.writestr("ppt/presentation.xml", "<presentation/>")
    cases = {
        "empty": b"",
        "headings": write(tmp_path / f"a.{form}", []).read_bytes(),
        "letters": write(tmp_path / f"b.{form}", [["x", "y", "z"]] * 3, ["a", "b", "c"]).read_bytes(),
        "cut": good[: len(good) // 2] if form in {"docx", "xlsx"} else good[:8],
        "slides": slides.getvalue(),
        "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "binary": good[:40] + b"\0\0" + good[42:],
    }
    out = tmp_path / "out"
    for name, content in cases.items():
        plan = tmp_path / f"{name}.{form}"
        plan.write_bytes(content)
        said_in_one_line(run("report", plan, "-o", out), plan.name)
        assert not out.exists(), name


@pytest.mark.parametrize("form", FORMATS)
def test_a_flipped_bit_is_read_or_refused_and_never_a_traceback(form, tmp_path):
    """Of twelve damaged copies, each is either read with its actions or refused in one line."""
    good = write(tmp_path / f"good.{form}", harmful()).read_bytes()
    dice = random.Random(form)
    for turn in range(12):
        content = bytearray(good)
        for _ in range(6):
            content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        plan = tmp_path / f"turn{turn}.{form}"
        plan.write_bytes(content)
        done = run("read", plan, "--format", "jsonl")
        if done.exit_code == 0:
            assert all(json.loads(line)["place"] for line in done.stdout.splitlines())
        else:
            said_in_one_line(done, plan.name)


@pytest.mark.parametrize("form", FORMATS)
def test_repeated_numbers_and_the_same_action_twice_are_kept(form, tmp_path):
    """Every row is an action of its own in the register, and the repeated number is a finding."""
    words = [
        ("1", "Train staff"),
        ("1", "Open the hub"),
        ("2", "Train staff"),
        ("1", "Train staff"),
        ("1", "Train staff"),
    ]
    plan = write(
        tmp_path / f"twice.{form}", [[ref, action, "Karen Ali", "30 June 2026", "Fewer"] for ref, action in words]
    )
    assert [(action["ref"], action["action"]) for action in actions_of(plan)] == words
    counted = run("query", plan, "MATCH (a:Action) RETURN count(DISTINCT a.id) AS n", "--format", "json")
    assert json.loads(counted.stdout) == [{"n": len(words)}]
    found = json.loads(run("gaps", plan, "--rule", "action-number-missing-or-repeated", "--format", "json").stdout)
    assert len(found["findings"]) == 1


@pytest.mark.parametrize("form", FORMATS)
def test_a_name_in_capitals_or_with_accents_apart_is_one_person(form, tmp_path):
    """The same name in capitals, or with its accents as letters of their own, leads all of its actions."""
    names = ["Zoë Brontë", "ZOË BRONTË", "Zoe\u0308 Bronte\u0308", "Zoë  Brontë"]
    plan = write(
        tmp_path / f"names.{form}",
        [[str(at), f"Do thing {at}", name, "30 June 2026", "Fewer"] for at, name in enumerate(names, 1)],
    )
    done = run(
        "query",
        plan,
        "MATCH (p:Person)-[:ASSIGNED]->(a:Action) RETURN p.name AS name, count(a) AS n",
        "--format",
        "json",
    )
    assert json.loads(done.stdout) == [{"name": "Zoë Brontë", "n": len(names)}]


@pytest.mark.parametrize("form", FORMATS)
def test_a_cell_of_a_hundred_names_is_a_hundred_people(form, tmp_path):
    """However many share a cell, each is a lead of the action, none twice and none invented."""
    first, last = (
        "Karen John Mary Ruth Sunil Grace Tom Beth Nadia Helen",
        "Smith Jones Taylor Brown Khan Patel Singh Evans Walsh Cole",
    )
    names = [f"{a} {b}" for a in first.split() for b in last.split()]
    plan = write(tmp_path / f"crowd.{form}", [["1", "Train staff", " / ".join(names), "30 June 2026", "Fewer"]])
    (action,) = actions_of(plan)
    assert sorted((lead["name"], lead["kind"]) for lead in action["leads"]) == sorted(
        (name, "person") for name in names
    )


@pytest.mark.parametrize("form", FORMATS)
def test_a_thousand_columns_are_all_kept(form, tmp_path):
    """Columns that mean nothing to the rules stand in the register with their headings and words."""
    more = [f"Extra {at}" for at in range(995)]
    row = ["1", "Train staff", "Karen Ali", "30 June 2026", "Fewer", *(f"word {at}" for at in range(995))]
    plan = write(tmp_path / f"wide.{form}", [row], HEADINGS + more)
    assert run("read", plan, "-o", tmp_path / "register").exit_code == 0
    text = (tmp_path / "register" / "Actions.csv").read_text(encoding="utf-8")
    assert [at for at in range(995) if not re.search(rf"Extra {at}\b.*?word {at}\b", text, re.DOTALL)] == []


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    """A register as a person would correct it, made from the hostile plan."""
    path = tmp_path_factory.mktemp("register") / "register.xlsx"
    assert run("read", write(path.with_name("harm.csv"), harmful()), "-o", path).exit_code == 0
    return path


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (a:Action) /* only reading */ SET a.name = 'x' RETURN a.id",
        "MATCH (a:Action) RETURN '/*', a.id; DROP TABLE Action /*'*/",
        "MATCH (a:Action) RETURN a.id // `\n DETACH DELETE a",
        "MATCH (a:Action) \\u0053ET a.name = 'x' RETURN a.id",
        "MATCH (a:Action) RETURN a.id /* without end",
        "COPY (MATCH (a:Action) RETURN a.id) TO '{file}'",
        "WITH 1 AS x LOAD/**/FROM '{file}' RETURN *",
        "RETURN 1 UNION ALL CALL show_tables() RETURN 1",
        "MATCH (a:Action) RETURN a.id; MATCH (a:Action) RETURN a.name",
    ],
)
def test_a_query_that_hides_what_it_does_is_refused(cypher, register, tmp_path):
    """Behind comments, strings, escapes or a second statement, nothing writes and no file is reached."""
    taken = tmp_path / "taken.csv"
    done = run("query", register, cypher.format(file=taken))
    said_in_one_line(done, "query, line ")
    assert not taken.exists()


def test_words_that_a_query_may_not_hold_are_harmless_in_a_string(register):
    """A string is data: one that reads like a statement is searched for, and found where the plan holds it."""
    done = run(
        "query",
        register,
        'MATCH (a:Action) WHERE a.lead_text = "\'; DROP TABLE Action; --" RETURN a.ref AS ref',
        "--format",
        "json",
    )
    assert [row["ref"] for row in json.loads(done.stdout)] == [str(list(HARM).index("statement") + 1)]


@pytest.mark.parametrize(
    ("column", "written", "said"),
    [
        ("Accountable", "Siobhan O'Dwier", "Siobhan O'Dwyer"),
        ("Accountable", "=cmd|' /C calc'!A0", "paste it as a value"),
        ("Due", "31 Sept 2026", "30/09/2026"),
        ("Due", "1/7/26", "01/07/2026"),
        ("Status", "Nearly", "open, done"),
        ("Plan", "no such plan", "is on no list"),
    ],
)
def test_a_mistake_in_a_register_is_named_with_its_cell(column, written, said, register, tmp_path):
    """Sheet, cell and column, the words as written, and the nearest that would do; no output is begun."""
    book = openpyxl.load_workbook(register)
    heading = next(cell for cell in book["Actions"][1] if cell.value == column)
    book["Actions"].cell(3, heading.column, written)
    book.save(tmp_path / "edited.xlsx")
    done = run("report", tmp_path / "edited.xlsx", "-o", tmp_path / "out")
    assert done.exit_code == 2, done.output
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("Actions!")]
    assert line.startswith(f"Actions!{heading.column_letter}3, {column}: "), line
    assert written in line, line
    assert said in line, line
    assert not (tmp_path / "out").exists()


def test_an_output_folder_that_is_a_file_stays_as_it_is(register, tmp_path):
    """One line, and the file that stood in the way keeps its content."""
    way = tmp_path / "results"
    way.write_text("mine", encoding="utf-8")
    said_in_one_line(run("report", register, "-o", way), "results")
    assert way.read_text(encoding="utf-8") == "mine"
