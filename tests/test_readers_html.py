"""Reader of web pages: what a browser shows is read, what it hides is said, and no page is too broken or too large."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from partnergraph import readers
from partnergraph.errors import InputError
from partnergraph.model import Cell, Document, Text


def read(folder: Path, source: str | bytes, name: str = "plan.html") -> Document:
    """Return the document of a page."""
    path = folder / name
    path.write_bytes(source if isinstance(source, bytes) else source.encode())
    return readers.read(path)


def grid(document: Document, number: int = 0) -> list[list[str]]:
    """Return the texts of a table."""
    return [[cell.text for cell in row] for row in document.tables[number].rows]


def cell(folder: Path, content: str, attributes: str = "", head: str = "") -> Cell:
    """Return a cell with this content, beside another."""
    page = f"<head>{head}</head><table><tr><td {attributes}>{content}</td><td>beside</td></tr></table>"
    return read(folder, page).tables[0].rows[0][0]


def texts(document: Document) -> list[tuple[int, str, str]]:
    """Return level, aside and words of each text."""
    return [(block.level, block.aside, block.text) for block in document.blocks if isinstance(block, Text)]


def issues(document: Document) -> list[tuple[str, str]]:
    """Return place and words of what was skipped."""
    return [(str(issue.place), issue.text) for issue in document.issues if issue.kind == "skipped"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (
            "<p>Train\n staff <b>in</b>:</p><ul><li>schools<ol type=a><li>old<li>new</ol><li>homes</ul>",
            "Train staff in:\n- schools\na. old\nb. new\n- homes",
        ),
        ("<ol start=3><li>x<li value=9>y</ol>", "3. x\n9. y"),
        ("<ol reversed><li>x<li>y</ol>", "2. x\n1. y"),
        ("<ol><li>1. own</ol><ul><li>• own</ul>", "1. own\n- own"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("Q&amp;A &lt;b&gt; &nbsp;x &#8217; &nosuch;", "Q&A <b> x ’ &nosuch;"),
        ("the 1<sup>st</sup> officers<sup><a href=#n>3</a></sup> of 5 m<sup>2</sup>", "the 1st officers of 5 m2"),
        (
            "Team QX34<sup><a href=#n>3</a></sup> by May 2026<a href=#m><sup>4</sup></a>, 10<sup>2</sup>",
            "Team QX34 by May 2026, 102",
        ),
        ("Board<sup>[1]</sup>", "Board"),
        ("<abbr title='Youth Offending Team'>YOT</abbr> <ins>new</ins>", "YOT new"),
        ("<input type=checkbox checked> yes <input type=radio> no", "☒ yes ☐ no"),
        ("<select><option>Open<option selected>Done</select>", "Done"),
        ("<input value='by May'><input type=hidden value=x><textarea>a\nb</textarea>", "by May a\nb"),
        ("<img alt='Green' src='https://example.org/g.png'>", "Green"),
        ("<span class='dot' title='Amber'></span>", "Amber"),
        ("<span class='sr-only'>Red</span>", "Red"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<script>x()</script><style>p{}</style><template>t</template><noscript>n</noscript>y", "y"),
        ("<svg><text>chart</text></svg>**not bold** \\* <o:p>w</o:p>", "**not bold** \\* w"),
        ("<div>a</div><div>b</div><span>c</span><span>d</span>", "a\nb\ncd"),
        ("<pre>a\n  b</pre>", "a\nb"),
    ],
)
def test_cells_hold_what_a_browser_shows(tmp_path: Path, content: str, text: str) -> None:
    """Markup becomes words: lists with their marks, states of controls, signs that stand for words."""
    assert cell(tmp_path, content).text == text


def test_words_that_are_struck_or_hidden_are_said(tmp_path: Path) -> None:
    """What a reader of the page does not see, or sees struck out, is no part of the cell and is an issue."""
    document = read(
        tmp_path,
        """<style>.gone{display:none} .old{text-decoration:line-through} @media print{.seen{display:none}}</style>
        <p hidden>draft <b>x</b></p><p class=seen>seen</p>
        <table><tr><td>Do <s>this</s><span class=old>these</span> that<td>a <i style="DISPLAY : none">b</i>
        <span class=gone>c</span><span class="visually-hidden">d</span><td style="visibility:hidden">e
        <tr class=gone><td>f<td>g<tr hidden><td>h<tr><td>kept<td>too</table>""",
    )
    assert grid(document) == [["Do that", "a"], ["kept", "too"]]
    assert document.tables[0].rows[0][0].struck == "thisthese"
    assert issues(document) == [
        ("plan.html, line 1", "draft x"),
        ("plan.html, table 1, row 1, column 1", "thisthese"),
        ("plan.html, table 1, row 1, column 2", "b | c | d"),
        ("plan.html, table 1", "f g | h | e"),
    ]


def test_what_a_click_shows_is_read(tmp_path: Path) -> None:
    """Tabs and folded parts of a page hold the plan as often as not."""
    document = read(
        tmp_path,
        """<button aria-controls=p1>Priority 1</button><div id=p1 hidden><p>one</p></div>
        <div role=tabpanel style="display:none"><p>two</p></div>
        <div hidden="until-found"><p>three</p></div><div class="accordion-body" style="display:none"><p>four</p></div>
        <details><summary>Action 5</summary><p>five</p></details>""",
    )
    assert [text for _, _, text in texts(document)] == ["Priority 1", "one", "two", "three", "four", "Action 5", "five"]
    assert not document.issues


@pytest.mark.parametrize(
    ("attributes", "content", "head", "fill"),
    [
        ("bgcolor=#92d050", "x", "", "92D050"),
        ("bgcolor=FFC000", "x", "", "FFC000"),
        ("style='background-color: Red'", "x", "", "FF0000"),
        ("style='background:rgb(0, 176, 80) url(x.png)'", "x", "", "00B050"),
        ("class=xl65", "x", "<style><!-- .xl65 {mso-pattern:black none; background:#92D050} --></style>", "92D050"),
        (
            "class='rag amber'",
            "x",
            "<style>table td.rag.amber{background:#FFC000}td.green{color:#0f0}</style>",
            "FFC000",
        ),
        ("class=red", "x", "<style>.red{background:red}@media print{.red{background:blue}}</style>", "FF0000"),
        ("", "<p><span style='background:yellow'>x</span></p>", "", "FFFF00"),
        ("", "a <span style='background:yellow'>x</span>", "", ""),
        ("style='background:white'", "x", "", ""),
        ("style='background:transparent' class=c", "x", "<style>.c{background:red}</style>", ""),
        ("bgcolor=nonsense", "x", "<style>td.{;}}} .x{</style>", ""),
    ],
)
def test_the_colour_behind_a_cell(tmp_path: Path, attributes: str, content: str, head: str, fill: str) -> None:
    """It may be said by an attribute, a style, a class of the page, or what wraps the words."""
    assert cell(tmp_path, content, attributes, head).fill == fill


def test_the_colour_of_a_row_is_that_of_its_cells(tmp_path: Path) -> None:
    """A cell's own colour, white included, goes before its row's."""
    row = read(tmp_path, "<table><tr bgcolor=red><td>a<td bgcolor=lime>b<td bgcolor=white>c</table>").tables[0].rows[0]
    assert [item.fill for item in row] == ["FF0000", "00FF00", ""]


def test_spans_and_parts_of_a_table(tmp_path: Path) -> None:
    """The foot comes last wherever it is written, spans end with their part, and absurd ones are cut."""
    document = read(
        tmp_path,
        """<h2>Priority 1</h2><table><caption>Our <b>actions</b></caption>
        <tfoot><tr><td colspan=99>foot</tfoot><thead><tr><th>No<th colspan=2>Action</thead>
        <tbody><tr><td rowspan=0>1<td>a<td>b<tr><td>c<td>d</tbody>
        <tbody><tr><td rowspan=999999>2<td colspan=0>e<td>f</tbody><tbody><tr><td>3<td>g</table>""",
    )
    assert grid(document) == [
        ["No", "Action", "Action"],
        ["1", "a", "b"],
        ["1", "c", "d"],
        ["2", "e", "f"],
        ["3", "g"],
        ["foot", "foot", "foot"],
    ]
    rows = document.tables[0].rows
    assert rows[1][0] is rows[2][0]
    assert (rows[1][0].row_span, rows[3][0].row_span, rows[5][0].column_span, rows[0][0].bold) == (2, 1, 3, True)
    assert str(rows[2][2].place) == "plan.html, table 1, row 3, column 3"
    assert texts(document) == [(2, "", "Priority 1"), (3, "", "Our actions")]


def test_tables_without_table_elements(tmp_path: Path) -> None:
    """Roles and styles make tables too; a layout set as a table with one row is none."""
    document = read(
        tmp_path,
        """<style>.t{display:table}.r{display:table-row}.c{display:table-cell}</style>
        <div role=table><div role=rowgroup><div role=row><span role=columnheader>Action</span><span role=columnheader>Lead
        </span></div></div><div role=row><span role=cell>Train</span><span role=cell>Police</span></div></div>
        <div class=t><div class=r><div class=c>Who</div><div class=c>When</div></div>
        <div class=r><div class=c>Jo</div><div class=c>May</div></div></div>
        <div class=t><div class=r><div class=c>left</div><div class=c>right</div></div></div>""",
    )
    assert grid(document) == [["Action", "Lead"], ["Train", "Police"]]
    assert grid(document, 1) == [["Who", "When"], ["Jo", "May"]]
    assert document.tables[0].rows[0][0].bold
    assert [text for _, _, text in texts(document)] == ["left", "right"]


def test_tables_that_only_place_parts_of_the_page(tmp_path: Path) -> None:
    """A layout table is unwrapped; a small table inside a cell of a table of data is words of that cell."""
    document = read(
        tmp_path,
        """<table><tr><td>Menu<td><h1>Plan</h1><p>About it</p>
        <table><tr><td>Action<td>Lead<tr><td>Train the staff of all the schools in the borough
        <table><tr><td>a<td>b</table><td>Police</table></table>
        <table role=presentation><tr><td>x<td>y</table>""",
    )
    assert grid(document) == [
        ["Action", "Lead"],
        ["Train the staff of all the schools in the borough\na b", "Police"],
    ]
    assert [text for _, _, text in texts(document)] == ["Menu", "Plan", "About it", "x", "y"]


def test_what_leads_elsewhere_is_set_aside(tmp_path: Path) -> None:
    """Navigation is told by elements, roles and classes; the title is none though it stands in the page's header."""
    document = read(
        tmp_path,
        """<title>The plan | Council</title><body class="has-cookie-banner"><a href=#m>Skip to it</a>
        <div class="govuk-cookie-banner"><h2>Cookies</h2></div><header><nav>Home</nav><h1>The plan</h1></header>
        <ol class=breadcrumb><li>Plans</ol><main><article><header><h2>Aims</h2></header><aside>Related</aside>
        <div class="navy-panel">text</div></article></main><div role=contentinfo>Contact</div><footer>© us</footer>""",
    )
    assert document.title == "The plan | Council"
    assert texts(document) == [
        (0, "navigation", "Skip to it"),
        (2, "", "Cookies"),
        (0, "navigation", "Home"),
        (1, "", "The plan"),
        (0, "navigation", "1. Plans"),
        (2, "", "Aims"),
        (0, "navigation", "Related"),
        (0, "", "text"),
        (0, "navigation", "Contact"),
        (0, "navigation", "© us"),
    ]


def test_labels_with_their_values(tmp_path: Path) -> None:
    """A label and its value are one line, whether a definition list, classes or bold words say so."""
    document = read(
        tmp_path,
        """<dl><dt>Lead<dd>Jo Bell<dt>By when:<dd><p>May</p><ul><li>or June</ul><dt>Notes</dl>
        <div class=field><div class="field__label">Owner</div><div class="field__item">Police</div></div>
        <div><span class=label>Status</span> <span class=value>Open</span></div>
        <p><strong>Action:</strong> Train<br><b>Measure:</b> 40 staff</p>""",
    )
    assert [text for _, _, text in texts(document)] == [
        "Lead: Jo Bell",
        "By when: May\n- or June",
        "Notes:",
        "Owner: Police",
        "Status: Open",
        "Action: Train",
        "Measure: 40 staff",
    ]


def test_texts_stand_on_the_lines_that_the_page_would_have(tmp_path: Path) -> None:
    """A paragraph has a blank line above it; a line break and a list item have none; a bold line is a heading."""
    document = read(tmp_path, "<h1>Plan</h1><p>a<br><b>b</b></p><ul><li>c<li>d</ul><p><b>Aim 1</b></p>")
    found = [(block.place.line, block.level, block.text) for block in document.blocks if isinstance(block, Text)]
    assert found == [(2, 1, "Plan"), (4, 0, "a"), (5, 2, "b"), (7, 0, "- c"), (8, 0, "- d"), (10, 2, "Aim 1")]


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        ("<table><tr><td>a<td><b>b<tr><td>c<td>d</table>", [["a", "b"], ["c", "d"]]),
        ("<table><td>a<td>b</table>", [["a", "b"]]),
        ("<table><tr><td>a</td></div><td>b</td></p></tr></tabel>", [["a", "b"]]),
        ("<TABLE><TR><TD>a<TD>b", [["a", "b"]]),
        ("<?xml version='1.0'?><html><script src='x'/><table><tr><td>a</td><td/></tr></table></html>", [["a", ""]]),
        ("<table><tr><td>a<td>b<!-- <tr><td>c --></table>", [["a", "b"]]),
    ],
)
def test_broken_pages_are_read_as_browsers_read_them(tmp_path: Path, source: str, rows: list[list[str]]) -> None:
    """Tags left open or closed twice lose no cell."""
    assert grid(read(tmp_path, source)) == rows


def test_words_between_rows_are_kept(tmp_path: Path) -> None:
    """As in a browser they stand before the table."""
    document = read(tmp_path, "<table>loose<tr><td>a<td>b</tr>more</table>after")
    assert [text for _, _, text in texts(document)] == ["loosemore", "after"]


@pytest.mark.parametrize(
    "source",
    [
        "<p>Café – plan</p>".encode(),
        b"\xef\xbb\xbf" + "<p>Café – plan</p>".encode(),
        "<p>Café – plan</p>".encode("utf-16"),
        "<p>Café – plan</p>".encode("utf-16-le"),
        "<p>Café – plan</p>".encode("cp1252"),
        "<meta charset=iso-8859-1><p>Café – plan</p>".encode("cp1252"),
        '<meta http-equiv=Content-Type content="text/html; charset=macintosh"><p>Café – plan</p>'.encode("mac-roman"),
        "<meta charset=windows-1252><p>Café – plan</p>".encode(),
        '<?xml version="1.0" encoding="macintosh"?><p>Café – plan</p>'.encode("mac-roman"),
    ],
)
def test_encodings(tmp_path: Path, source: bytes) -> None:
    """A mark, the bytes themselves, then what the page says of itself, and at last Windows tell the encoding."""
    assert texts(read(tmp_path, source))[0][2] == "Café – plan"


def test_a_page_saved_as_one_file(tmp_path: Path) -> None:
    """An archive of a browser or of Office holds pages among pictures and styles."""
    archive = (
        b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="--=_x"; type="text/html"\r\n\r\n'
        b"----=_x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<table><tr><td>Caf=C3=A9 =\r\nplan<td>x</table>\r\n"
        b"----=_x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
        b"----=_x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+dHdvPC9wPg==\r\n----=_x--\r\n"
    )
    document = read(tmp_path, archive, "plan.mht")
    assert grid(document) == [["Café plan", "x"]]
    assert [text for _, _, text in texts(document)] == ["two"]
    with pytest.raises(InputError, match="holds no page"):
        read(tmp_path, archive.replace(b"text/html", b"text/css"), "plan.mhtml")


def test_a_page_as_word_writes_it(tmp_path: Path) -> None:
    """Marks of lists in symbol fonts, hidden words, footnotes and comments for other programs are told apart."""
    document = read(
        tmp_path,
        """<html xmlns:o="urn:x"><!--[if gte mso 9]><xml>no</xml><![endif]--><body lang=EN-GB><div class=WordSection1>
        <table class=MsoTableGrid border=1><tr><td style='background:#D9D9D9;mso-shading:x'><p class=MsoNormal><b>Action
        <o:p></o:p></b></p></td><td><p class=MsoNormal><b>Lead<o:p></o:p></b></p></td></tr><tr><td>
        <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span
        style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Train<a href="#_ftn1"
        style='mso-footnote-id:ftn1'><span class=MsoFootnoteReference>[1]</span></a></p>
        <p class=MsoListParagraph><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>inner</p>
        <p><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Plan<span style='mso-hide:all'>x</span></p></td>
        <td>Police</td></tr></table></div><div style='mso-element:footnote-list'><p>[1] A note</p></div></body></html>""",
        "plan.htm",
    )
    assert grid(document) == [["Action", "Lead"], ["- Train\n- inner\n2. Plan", "Police"]]
    assert document.tables[0].rows[0][0].fill == "D9D9D9"
    assert document.tables[0].rows[0][1].bold
    assert texts(document) == [(0, "footnote", "[1] A note")]
    assert [text for _, text in issues(document)] == ["x"]


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000,
        "<table><tr><td>" * 100_000,
        "<b>" * 200_000 + "<p>" * 1000,
        "<p " + " ".join(f"a{number}=1" for number in range(200_000)) + ">x</p>",
        "<i>x" * 600_000,
        "<p>x</p><a " * 100_000,
        "<table>" + "<tr><td colspan=1000 rowspan=65000>x</td></tr>" * 2000 + "</table>",
        "".join(f"<font x={number}>a" for number in range(50_000)),
        "<table><tr>" + "<td>x" * 1001 + "</table>",
        "<p>\0</p>",
        "%PDF-1.7 <p>x</p>",
    ],
)
def test_pages_that_no_plan_is_made_of_are_refused(tmp_path: Path, source: str) -> None:
    """One line says what is wrong, at once."""
    begun = time.process_time()
    with pytest.raises(InputError) as refusal:
        read(tmp_path, source)
    assert "\n" not in str(refusal.value)
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    "source",
    [
        '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><p>x &c;',
        "<p>x" + "<table><tr><td>a " * 2000,
        "<p>x<!--" * 100_000,
        "<p>x<script>" * 10_000,
        "<p>x" + "<ul><li>a" * 3000,
        "<p>x<img src='data:image/png;base64," + "A" * 3_000_000 + "'>",
        "<p>x<style>" + ".a{background:red}" * 50_000,
    ],
)
def test_strange_pages_are_read(tmp_path: Path, source: str) -> None:
    """What is only strange is read, and nothing grows without end."""
    begun = time.process_time()
    document = read(tmp_path, source)
    assert any("x" in text for _, _, text in texts(document))
    assert time.process_time() - begun < 20


def test_a_long_table_takes_seconds(tmp_path: Path) -> None:
    """Five thousand rows as Word writes them are read without a wait."""
    row = (
        "<tr>"
        + "<td class=x style='width:9pt'><p class=MsoNormal><span lang=EN>Words here</span></p></td>" * 6
        + "</tr>"
    )
    begun = time.process_time()
    document = read(tmp_path, f"<table>{row * 5000}</table>")
    assert len(document.tables[0].rows) == 5000
    assert time.process_time() - begun < 30
