"""PDFs with a structure tree, as browsers and office programs write them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document as Docx

from partnergraph import readers, records
from partnergraph.model import Document, Record, Text
from pdf_tagged import chromium, libreoffice, marked

HEADS = "<tr><th>Ref<th>Action<th>Lead<th>By when"
STYLE = "<style>td,th{vertical-align:top;text-align:left;padding:3px 6px}td:nth-child(2){width:40%}</style>"
LONG = "Fewer young people are hurt where they like to meet, and more of them say so when they are asked about it at school"


def words(document: Document, number: int = 0) -> list[list[str]]:
    """Return the texts of a table."""
    return [[cell.text for cell in row] for row in document.tables[number].rows]


def texts(document: Document) -> list[tuple[int, str]]:
    """Return level and words of the texts that are no page furniture."""
    return [(block.level, block.text) for block in document.blocks if isinstance(block, Text) and not block.aside]


def said(found: Sequence[Record]) -> list[tuple[str, str, list[str], str, str]]:
    """Return what records say: number, action, leads, date and outcome."""
    return [(one.ref, one.action, [lead.text for lead in one.leads], one.due_text, one.outcome) for one in found]


def test_a_table_that_nothing_but_the_tree_holds(tmp_path: Path) -> None:
    """Cells without any rule are told apart, breaks and items stay, and a cell that the browser left out is empty."""
    rows = (
        "<tr><td rowspan=2>1<td>Map the venues where young people meet, and share the map with every partner of the"
        " council<ul><li>by ward<li>by school</ul><td>Police<br>Youth Service<td>May 2026"
        "<tr><td>Share <b>maps</b> with all<td><td>June 2026"
        "<tr><td colspan=4 style='background:#ffc000'>Theme 2"
        "<tr><td>2<td><s>Stop</s> Go<td><td>July 2026"
    )
    document = readers.read(chromium(tmp_path / "plan.pdf", f"{STYLE}<h1>Plan</h1><table>{HEADS}{rows}</table>"))
    assert words(document) == [
        ["Ref", "Action", "Lead", "By when"],
        [
            "1",
            (
                "Map the venues where young people meet, and share the map with every partner of the council\n"
                "- by ward\n- by school"
            ),
            "Police\nYouth Service",
            "May 2026",
        ],
        ["1", "Share maps with all", "", "June 2026"],
        ["Theme 2"] * 4,
        ["2", "Go", "", "July 2026"],
    ]
    table = document.tables[0]
    assert table.rows[1][0] is table.rows[2][0]
    assert (table.rows[1][0].row_span, table.rows[3][0].column_span) == (2, 4)
    assert (table.rows[3][0].fill, table.rows[4][1].struck) == ("FFC000", "Stop")
    assert str(table.rows[4][3].place) == "plan.pdf, page 1, table 1, row 5, column 4"
    assert texts(document) == [(1, "Plan")]


def test_a_row_that_runs_over_the_page(tmp_path: Path) -> None:
    """A row is one row, whatever pages it stands on; headings that come again on each page are no rows."""
    rows = "".join(
        f"<tr><td>{number}<td>{'Do it with partners. ' * (9 * number % 40 + 1)}<td>{'Police' * (number % 2)}<td>May 2026"
        for number in range(1, 40)
    )
    page = f"{STYLE}<h1>Plan</h1><table><thead>{HEADS}</thead>{rows}</table><p>That is all."
    document = readers.read(chromium(tmp_path / "plan.pdf", page))
    read = words(document)
    assert [row[0] for row in read] == ["Ref", *(str(number) for number in range(1, 40))]
    for number, row in enumerate(read[1:], 1):
        assert row[1] == ("Do it with partners. " * (9 * number % 40 + 1)).strip()
        assert row[2:] == ["Police" * (number % 2), "May 2026"]
    assert document.tables[0].rows[-1][0].place.page > 1
    assert texts(document)[-1] == (0, "That is all.")


@pytest.mark.parametrize(
    ("style", "card"),
    [
        (
            "dl{display:grid;grid-template-columns:10em 1fr}dt{font-weight:bold}",
            "<p>{action}<dl><dt>Lead<dd>{lead}<dt>By when<dd>{due}<dt>Outcome<dd>{outcome}</dl>",
        ),
        (
            "",
            (
                "<p>{action}<div><strong>Lead:</strong> {lead}</div><div><strong>By when:</strong> {due}</div>"
                "<div><strong>Outcome:</strong> {outcome}</div>"
            ),
        ),
        (
            ".row{display:flex}.row>span:first-child{width:9em;font-weight:bold;flex:none}",
            (
                "<p>{action}<div class=row><span>Lead</span><span>{lead}</span></div><div class=row><span>By when</span>"
                "<span>{due}</span></div><div class=row><span>Outcome</span><span>{outcome}</span></div>"
            ),
        ),
    ],
    ids=["grid", "lines", "flex"],
)
def test_cards_of_a_web_page(tmp_path: Path, style: str, card: str) -> None:
    """Labels and values that a page sets beside each other are the fields of one action."""
    plan = [
        ("1.1", "Map the venues", ["Police"], "May 2026", LONG),
        ("1.2", "Train front line staff", ["Council"], "June 2026", "All trained"),
        ("1.3", "Write the protocol", ["Fire and Rescue"], "July 2026", "All signed"),
    ]
    cards = "".join(
        f"<h3>Action {ref}</h3>" + card.format(action=action, lead=lead[0], due=due, outcome=outcome)
        for ref, action, lead, due, outcome in plan
    )
    path = chromium(tmp_path / "plan.pdf", f"<style>{style}</style><h1>Plan of Northmere</h1>{cards}")
    assert said(records.record(readers.read(path)).records) == plan


def test_what_an_office_program_tags(tmp_path: Path) -> None:
    """Merged cells, paragraphs in cells, a row cut by the page and headings come as they were written."""
    source = Docx()
    source.add_heading("Plan of Northmere", 1)
    source.add_paragraph("The board reads this plan every two months.")
    table = source.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Objective", "Action", "Lead"), strict=True):
        cell.text = text
    for number in range(1, 30):
        cells = table.add_row().cells
        cells[1].text = "Do it with all partners of the council. " * (7 * number % 20 + 1)
        cells[1].add_paragraph("Report to the board.")
        cells[2].text = f"Officer {number}"
    merged = table.cell(1, 0).merge(table.cell(3, 0))
    merged.text = "Prevent"
    source.save(tmp_path / "plan.docx")
    document = readers.read(libreoffice(tmp_path / "plan.docx"))
    read = words(document)
    assert len(read) == 30
    for number, row in enumerate(read[1:], 1):
        action = ("Do it with all partners of the council. " * (7 * number % 20 + 1)).strip()
        assert row == ["Prevent" if number < 4 else "", f"{action}\nReport to the board.", f"Officer {number}"]
    assert document.tables[0].rows[1][0] is document.tables[0].rows[3][0]
    assert texts(document) == [(1, "Plan of Northmere"), (0, "The board reads this plan every two months.")]


GRID = [
    (50, 700, "Action"),
    (300, 700, "Lead"),
    (50, 680, "Map the venues"),
    (300, 680, "Police"),
    (50, 660, "Train all staff"),
    (300, 660, "Council"),
]


def _row(number: int, first: int) -> list[str]:
    return [
        f"<</S/TR/Pg 3 0 R/K[{number + 1} 0 R {number + 2} 0 R]>>",
        f"<</S/Zelle/Pg 3 0 R/K[{first}]>>",
        f"<</S/TD/Pg 3 0 R/K<</Type/MCR/MCID {first + 1}/Pg 3 0 R>>>>",
    ]


TABLE = ["<</S/Document/K 11 0 R>>", "<</S/Table/K[12 0 R 15 0 R 18 0 R]>>", *_row(12, 0), *_row(15, 2), *_row(18, 4)]
ROWS = [["Action", "Lead"], ["Map the venues", "Police"], ["Train all staff", "Council"]]


def test_names_of_the_writers_own(tmp_path: Path) -> None:
    """An element of a kind that the file maps to a known one is of that kind."""
    assert words(readers.read(marked(tmp_path / "plan.pdf", GRID, TABLE, "/Zelle/TD"))) == ROWS


@pytest.mark.parametrize(
    "tree",
    [
        ["<</S/Document/K[10 0 R 11 0 R]>>", "<</S/P/Pg 3 0 R/K[0 1 2 3 4 5 10 0 R 11 0 R]>>"],
        [f"<</S/Div/Pg 3 0 R/K {number + 1} 0 R>>" for number in range(10, 2000)],
        ["<</S/Document/K 99 0 R>>"],
        ["<</S/Document/Pg 3 0 R/K[0 1]>>"],
        ["<</S/Table/Pg 3 0 R/K[11 0 R]>>", "<</S/TR/Pg 3 0 R/K[0 1 2 3 4 5]>>"],
        ["[1 (x) /y null]"],
    ],
    ids=["circle", "deep", "missing", "partial", "no cells", "nonsense"],
)
def test_a_tree_that_cannot_be_used(tmp_path: Path, tree: list[str]) -> None:
    """Every word is read, by what is seen on the page where the tree is broken, and at once."""
    started = time.monotonic()
    document = readers.read(marked(tmp_path / "plan.pdf", GRID, tree))
    assert time.monotonic() - started < 10
    blocks = [block.text for block in document.blocks if isinstance(block, Text)]
    read = " ".join([*blocks, *(cell.text for table in document.tables for cell in table.cells())])
    assert sorted(read.split()) == sorted(word for _, _, text in GRID for word in text.split())


def test_words_beside_the_tree(tmp_path: Path) -> None:
    """A few letters that the tree does not have are read as what is around the tables."""
    source = [
        *GRID,
        (50, 600, "~Ask."),
        (50, 580, "The partnership reads this plan in public every second month of the year."),
    ]
    tree = [*TABLE, "<</S/P/Pg 3 0 R/K 7>>"]
    tree[0] = f"<</S/Document/K[11 0 R {10 + len(TABLE)} 0 R]>>"
    document = readers.read(marked(tmp_path / "plan.pdf", source, tree, "/Zelle/TD"))
    assert words(document) == ROWS
    assert {text for _, text in texts(document)} == {"Ask.", source[-1][2]}
