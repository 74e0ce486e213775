"""Board papers, read back by python-docx and printed by a real LibreOffice.

PARTNERGRAPH_REQUIRE_OFFICE=1 makes the absence of LibreOffice a failure.
"""

from __future__ import annotations

import os
import zipfile
from datetime import date, datetime
from pathlib import Path

import docx
import pypdfium2
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from docx.oxml.ns import qn
from lxml import etree

import examples
import hand_made
from partnergraph import cli, exporters, office
from partnergraph.errors import InputError
from partnergraph.exporters import _drawn, leads, packs, paper
from partnergraph.exporters._blocks import by_direction, clean
from partnergraph.model import Findings, Result
from partnergraph.views import hearing
from partnergraph.views.asked import asked, where_words
from partnergraph.views.items import index

BOARD = "CSE, Missing and Gangs Strategic Board"


@pytest.fixture(scope="module")
def barnet() -> Result:
    """The example register and what the rules find on it."""
    return examples.barnet()


@pytest.fixture(scope="module")
def bromley() -> Result:
    """The example plan without dates, and what the rules find on it."""
    return examples.bromley()


@pytest.fixture(scope="module")
def papers(barnet: Result, bromley: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with papers: on a board, on a register, on a plan, and on a plan of hostile names; with a lead's page and a pack."""
    folder = tmp_path_factory.mktemp("papers")
    paper.write(barnet, folder / "board.docx", hearing.of_board(barnet, BOARD))
    paper.write(barnet, folder / "register.docx")
    paper.write(bromley, folder / "plan.docx")
    hostile = hand_made.plan(hostile=True)
    paper.write(hostile, folder / "hostile.docx")
    paper.write(hostile, folder / "hostile-page.html")
    leads.write(hostile, folder / "leads.docx")
    packs.write(barnet, folder / "pack.docx", packs.named(barnet, "Barnet Homes"))
    leads.write(barnet, folder / "lead.docx", leads.named(barnet, "Ruth Adeyemi"))
    return folder


@pytest.fixture(scope="module")
def printed(papers: Path) -> Path:
    """The folder of the same papers and pages as PDF, made by one run of LibreOffice."""
    program = office.found()
    if program is None:
        lacks = "LibreOffice is not installed (apt-get install libreoffice-writer)"
        if os.environ.get("PARTNERGRAPH_REQUIRE_OFFICE") == "1":
            pytest.fail(lacks)
        pytest.skip(lacks)
    made = office.convert(program, sorted(papers.iterdir()), "pdf", papers / "run", seconds=120, memory=2 * 1024**3)
    assert not made.ended
    return made.folder


def by_hand(nodes: list[tuple], edges: list[tuple]) -> Result:
    """A result on a graph of few nodes, on which no rule was run."""
    graph = hand_made.graph_of(nodes, edges)
    return Result("Exham", hand_made.AS_OF, hand_made.register_of(), graph, Findings(hand_made.AS_OF, ()))


def words(document: docx.document.Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def cells(document: docx.document.Document) -> list[list[str]]:
    return [
        ["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))]
        for table in document.tables
        for row in table._tbl.tr_lst
    ]


def test_headings_are_real_ones_in_the_order_of_a_paper_that_is_read(papers: Path) -> None:
    """Summary, exceptions, matrix, picture, questions, key; then the appendix: Word's navigation pane shows them."""
    document = docx.Document(papers / "register.docx")
    assert document.paragraphs[0].style.name == "Title"
    heads = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert heads == [
        "Summary",
        "Exceptions",
        "Who does what",
        "Who works with whom",
        "Questions, by who must answer",
        "Key and sources",
        "Appendix A: all actions",
        "Appendix B: all gaps",
    ]


def test_every_table_repeats_its_first_row_and_splits_none(papers: Path) -> None:
    """Rows stay whole on their page, and each table says what it holds to those who do not see it."""
    document = docx.Document(papers / "board.docx")
    assert len(document.tables) > 5
    for table in document.tables:
        rows = table._tbl.tr_lst
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
        widths = {sum(int(cell.get(qn("w:w"))) for cell in row.iter(qn("w:tcW"))) for row in rows}
        assert len(widths) == 1


def test_the_picture_says_in_words_what_it_shows(papers: Path) -> None:
    """Its alternative text names the parties and the strongest ties; it is a picture of some size."""
    document = docx.Document(papers / "board.docx")
    (shape,) = document.inline_shapes
    says = shape._inline.docPr.get("descr")
    assert says.startswith("Network of ")
    assert "Community Safety and Ruth Adeyemi (2 actions)" in says
    assert shape.width.cm == pytest.approx(17, abs=0.1)


def test_pages_are_numbered_and_the_language_and_title_are_said(papers: Path) -> None:
    """Fields for the page and the pages; British English; the title in the properties, and nobody's name."""
    document = docx.Document(papers / "board.docx")
    fields = [field.text.strip() for field in document.sections[0].footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    facts = document.core_properties
    assert facts.title == BOARD
    assert facts.language == "en-GB"
    assert (facts.author, facts.last_modified_by, facts.comments) == ("", "", "")
    assert facts.created.replace(tzinfo=None) == datetime(2016, 10, 1)  # noqa: DTZ001 - Word's dates have no zone
    with zipfile.ZipFile(papers / "board.docx") as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
        assert {one.get(qn("w:val")) for one in styles.iter(qn("w:lang"))} == {"en-GB"}
        assert "docProps/thumbnail.jpeg" not in archive.namelist()


def test_a_board_sees_what_reports_to_it(papers: Path, barnet: Result) -> None:
    """The actions that name the board, its chair, and who answers the questions on them."""
    part = hearing.of_board(barnet, BOARD)
    document = docx.Document(papers / "board.docx")
    text = " ".join(words(document))
    assert f"This board hears of {len(part.actions)} actions of barnet-gangs-2016" in text
    assert "Chair: Helen Sinclair" in text
    assert "as at 1 October 2016" in text
    assert "barnet-gangs-2016.md" in text
    rows = cells(document)
    assert next(row for row in rows if row[0] == "24")[:2] == ["24", "Deepen the gangs problem profile…"]
    assert any(row[0] == "This board" and "Which one of them answers for it?" in row[1] for row in rows)
    refs = {action.rpartition("/")[2] for action in part.actions}
    assert {row[0] for row in rows if row[0].isdecimal()} == refs


def test_a_board_over_others_hears_through_them(tmp_path: Path) -> None:
    """What reports to a board below reaches it, boards in a circle do no harm, and the paper says how."""
    boards = ("board:top", "board:panel", "board:group")
    result = by_hand(
        [
            *(("Board", board, board.removeprefix("board:").title(), {}) for board in boards),
            ("Action", "action:1", "Direct", {"ref": "1", "label": "1 Direct"}),
            ("Action", "action:2", "Through two", {"ref": "2", "label": "2 Through two"}),
            ("Action", "action:3", "Heard elsewhere", {"ref": "3", "label": "3 Heard elsewhere"}),
        ],
        [
            ("REPORTS_TO", "board:group", "board:panel", {}),
            ("REPORTS_TO", "board:panel", "board:top", {}),
            ("REPORTS_TO", "board:top", "board:group", {}),
            ("REPORTS_TO", "action:1", "board:top", {}),
            ("REPORTS_TO", "action:2", "board:group", {}),
        ],
    )
    part = hearing.of_board(result, "top")
    assert part.actions == {"action:1": "", "action:2": "board:group"}
    paper.write(result, tmp_path / "paper.docx", part)
    document = docx.Document(tmp_path / "paper.docx")
    assert "2 actions (1 directly and 1 through boards below it)" in " ".join(words(document))
    assert any("Through two (through Group)" in row for row in cells(document))


def test_severities_are_words_and_no_column_is_blank(papers: Path) -> None:
    """Colour never stands alone, and no table has a column in which nothing stands."""
    for name in ("board", "register", "plan"):
        document = docx.Document(papers / f"{name}.docx")
        for table in document.tables:
            grid = [
                ["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))]
                for row in table._tbl.tr_lst
            ]
            full = [row for row in grid[1:] if len(row) == len(grid[0])]
            assert all(any(column) for column in zip(*full, strict=True)), grid[0]
            for cell in table._tbl.iter(qn("w:tc")):
                if cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}") is not None:
                    assert "".join(text.text for text in cell.iter(qn("w:t")))


def test_the_front_is_at_most_four_pages_and_what_is_printed_is_whole(printed: Path) -> None:
    """A plan like the examples: four pages before the appendix, and every heading is on paper."""
    for name in ("board", "register", "plan"):
        pdf = pypdfium2.PdfDocument(printed / f"{name}.pdf")
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
        sizes = [page.get_width() > page.get_height() for page in pdf]
        pdf.close()
        first = sizes.index(True)
        assert first <= 4, name
        assert sizes == [number >= first for number in range(len(texts))]
        assert f"Page 1 of {len(texts)}" in texts[0]
        # No page of the front holds a few lines alone.
        assert all(len(text.split()) > 60 for text in texts[:first]), name
        assert "Key and sources" in texts[first]
        assert "Appendix A: all actions" in texts[first]


def test_hostile_names_are_printed_as_they_are(printed: Path, papers: Path) -> None:
    """Marks of other languages are words here; what no paper can show and what turns the direction is left out."""
    with zipfile.ZipFile(papers / "hostile.docx") as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
        body = archive.read("word/document.xml").decode()
    assert "\u202e" not in body
    assert "&lt;/script&gt;" in body
    assert (printed / "hostile.pdf").stat().st_size > 10_000


def test_every_document_is_opened_and_its_words_are_on_paper(printed: Path, papers: Path) -> None:
    """Nothing has to be repaired: headings of each Word file and web page are found again in what is printed of it."""
    sources = [path for path in papers.iterdir() if path.is_file()]
    assert {path.suffix for path in sources} == {".docx", ".html"}
    for path in sources:
        if path.suffix == ".docx":
            heads = [one.text for one in docx.Document(path).paragraphs if one.style.name.startswith("Heading")]
        else:
            soup = BeautifulSoup(path.read_text("utf-8"), "lxml")
            heads = [one.get_text() for one in soup.find_all(["h2", "h3"])]
        pdf = pypdfium2.PdfDocument(printed / f"{path.stem}.pdf")
        text = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pdf)
        pdf.close()
        plain = ["".join(head.split()) for head in heads if head.isascii() and head.isprintable()]
        assert len(plain) > 3, path.name
        assert [head for head in plain if head not in text] == [], path.name
    pdf = pypdfium2.PdfDocument(printed / "lead.pdf")
    assert len(pdf) == 1
    pdf.close()


def test_words_read_from_the_right_are_set_from_the_right(tmp_path: Path) -> None:
    """A Hebrew or Arabic name is marked so in its run, and a paragraph that begins so is set from the right."""
    assert by_direction("YOT שלום 12 - عمر end") == [("YOT ", False), ("שלום 12 - عمر ", True), ("end", False)]
    result = by_hand(
        [
            ("Action", "action:1", "שלום לכל הילדים", {"label": "שלום לכל הילדים", "ref": "1"}),
            ("Person", "person:1", "عمر Ferris", {}),
        ],
        [("ASSIGNED", "person:1", "action:1", {"role": "accountable"})],
    )
    path = tmp_path / "right.docx"
    paper.write(result, path)
    body = docx.Document(path).element.body
    turned = {
        "".join(t.text or "" for t in run.iter(qn("w:t")))
        for run in body.iter(qn("w:r"))
        if run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None
    }
    assert {"שלום לכל הילדים", "عمر "} <= turned
    assert all(
        paragraph.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
        for paragraph in body.iter(qn("w:p"))
        if "".join(t.text or "" for t in paragraph.iter(qn("w:t"))).startswith("שלום")
    )


def test_a_web_page_of_the_same_paper_fetches_nothing_and_escapes_all(tmp_path: Path) -> None:
    """One file, a policy that forbids everything else, one main heading, hostile names as words."""
    path = tmp_path / "paper.html"
    paper.write(hand_made.plan(hostile=True), path)
    text = path.read_text(encoding="utf-8")
    soup = BeautifulSoup(text, "lxml")
    assert "default-src 'none'" in soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    assert not soup.find_all(["script", "iframe", "link", "object"])
    assert not soup.select("[style], [onerror], [onload]")
    assert len(soup.find_all("h1")) == 1
    assert soup.find("figure")["aria-label"].startswith("Network of")
    assert soup.find("svg") is not None


def test_a_name_that_no_board_has_is_refused_with_the_nearest(tmp_path: Path) -> None:
    """One line, exit code 2, before any rule runs, and nothing is written."""
    out = tmp_path / "paper.docx"
    run = CliRunner().invoke(
        cli.main, ["export", str(examples.REGISTER), "--board", "CSE and Missing Board", "-o", str(out)]
    )
    assert run.exit_code == 2
    assert f'No board is called "CSE and Missing Board". Did you mean "{BOARD}"' in run.stderr
    assert "Looking for gaps" not in run.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--board", "x", "--plan", "y", "-o", "p.docx"), "--board and --plan do not go together"),
        (("-o", "p.thing"), "Say what to write"),
        (("--to", "paper", "-o", "p.odt"), "written as .docx, .html or .pdf"),
    ],
)
def test_options_that_make_no_sense_are_refused_before_any_work(words: tuple[str, ...], message: str) -> None:
    """Each with a line that says what to do."""
    run = CliRunner().invoke(cli.main, ["export", str(examples.REGISTER), *words])
    assert run.exit_code == 2
    assert message in run.stderr


def test_a_pdf_where_libreoffice_is_not_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One line says how to get it, and what to do without."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_USUAL_PLACES", ())
    with pytest.raises(InputError, match=r"Install LibreOffice, or write a \.docx"):
        exporters.write("paper", hand_made.plan(), tmp_path / "paper.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_machine_without_fonts_gets_the_words_of_the_picture(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A picture whose names cannot be drawn tells nothing; what it shows is written instead."""
    monkeypatch.setattr(_drawn, "_has_fonts", lambda: False)
    path = tmp_path / "paper.docx"
    paper.write(hand_made.plan(), path)
    document = docx.Document(path)
    assert not document.inline_shapes
    assert any(text.startswith("Network of ") for text in words(document))


def test_who_leads_nothing_alone_is_not_asked_who_leads(barnet: Result) -> None:
    """That several lead, or nobody, only the board or partnership can settle; an action's date is for its lead."""
    items = index(barnet)
    by_id = {one.id: one for one in asked(items, barnet.findings.standing)}
    texts = {question.text for question in by_id[""].questions}
    assert "Which one of them answers for it?" in texts
    assert all(
        "Which one of them answers for it?" not in {q.text for q in one.questions} for one in by_id.values() if one.id
    )
    assert sum(one.number for one in by_id.values()) >= len(barnet.findings.standing)


def test_a_column_in_which_nothing_would_stand_is_left_out(tmp_path: Path) -> None:
    """A plan without numbers has no column for them; many places are counted rather than listed."""
    actions = [f"action:{n}" for n in range(30)]
    result = by_hand(
        [
            *(("Action", one, f"Do thing {one[7:]} with all partners", {"due": date(2025, 1, 1)}) for one in actions),
            ("Person", "person:ann", "Ann Example", {}),
        ],
        [("ASSIGNED", "person:ann", one, {"role": "accountable"}) for one in actions],
    )
    paper.write(result, tmp_path / "paper.docx")
    heads = [row for row in cells(docx.Document(tmp_path / "paper.docx")) if "Action" in row]
    assert len(heads) == 3
    assert all("No." not in head for head in heads)
    assert where_words(tuple("ABCDEFGHIJKLMN")) == "A, B, C, D, E, F, G, H, I, J and 4 more"
    assert where_words(("x" * 90, "y" * 90, "z" * 90)) == f"{'x' * 90}, {'y' * 90} and 1 more"


def test_a_register_too_large_for_a_paper_says_what_to_narrow(tmp_path: Path) -> None:
    """More actions than anybody reads are refused in one line."""
    many = by_hand([("Action", f"action:{n}", f"Do {n}", {}) for n in range(paper.MOST_ACTIONS + 1)], [])
    with pytest.raises(InputError, match="--plan NAME or --board NAME"):
        exporters.write("paper", many, tmp_path / "p.docx")


def test_clean_keeps_words_and_drops_what_steers() -> None:
    """Control characters, halves of surrogate pairs and marks of direction go; letters stay."""
    assert clean("a\x00\x1b\u202eb\u2066c\ud83d\r\nd") == "abc\nd"
