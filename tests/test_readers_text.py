"""Readers of text: Markdown with HTML in it, and plain text with tabs, pipes or columns."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from partnergraph import readers
from partnergraph.model import Cell, Document, Table, Text


def read(folder: Path, text: str, form: str = "md") -> Document:
    """Return the document of a text, its common indentation taken off."""
    path = folder / f"plan.{form}"
    path.write_text(dedent(text), encoding="utf-8")
    return readers.read(path)


def texts(document: Document) -> list[list[list[str]]]:
    """Return the texts of each table."""
    return [[[cell.text for cell in row] for row in table.rows] for table in document.tables]


def lines(document: Document) -> list[tuple[int, int, str]]:
    """Return line number, level and words of each text."""
    return [(block.place.line, block.level, block.text) for block in document.blocks if isinstance(block, Text)]


def cell(folder: Path, source: str) -> Cell:
    """Return a cell with this source in a Markdown table."""
    return read(folder, f"| No | Action |\n|---|---|\n| 1 | {source} |\n").tables[0].rows[1][1]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p><i>Train staff in:</i></p> <ul style='x'> <li>- <i>schools</i></li> <li>homes</li> </ul>",) * 1
        + ("Train staff in:\n- schools\n- homes",),
        ("one<br>two<br/>three<BR />four", "one\ntwo\nthree\nfour"),
        ("the 1<sup>st</sup> stage", "the 1st stage"),
        ("drivers<sup>3</sup> of 5 m<sup>2</sup>", "drivers of 5 m2"),
        ("<b>a</b><i>b</i>", "ab"),
        ("Q&amp;A &lt;b&gt; &nbsp;x &#8217; &nosuch;", "Q&A <b>  x ’ &nosuch;"),
        ('[the *panel*](https://example.org/a_(b) "title")', "the panel"),
        ("Terms [of reference](see note 3)", "Terms [of reference](see note 3)"),
        ("Board[^15]", "Board"),
        ("**All** of _it_ and __that__ and ***this***", "All of it and that and this"),
        ("OMB* and CDOs*, case_ref_12, 2*3*4, ____ (signed)",) * 2,
        ("a < b > c, x <- y, <5 days, </script>, <script>alert(1)</script>, <style>p{}</style>",) * 2,
        ("<http://example.org> <O'Dwyer> <!-- not closed",) * 2,
        (r"\*kept\* \<b\> \\ a\|b", r"*kept* <b> \ a|b"),
        ("* one<br>* two<br>3. three", "- one\n- two\n3. three"),
        ("<ol><li>1. one</li><li>two</li><li></li></ol>", "1. one\n- two"),
        ("<a href='javascript:x'>Lead</a> <img src=x>", "Lead <img src=x>"),
    ],
)
def test_markup_becomes_words(tmp_path: Path, source: str, text: str) -> None:
    """Formatting goes, line breaks and list marks stay, and what only looks like a tag is text; raw keeps it all."""
    found = cell(tmp_path, source)
    assert found.text == text
    assert found.raw == source


def test_struck_words_are_set_apart(tmp_path: Path) -> None:
    """A date struck out is not in the text; it is kept, and an issue says so."""
    for source in ("<s>30 June</s> <b>30 September</b>", "~~30 June~~ 30 September", "<del>30 June</del>30 September"):
        found = cell(tmp_path, source)
        assert (found.text, found.struck) == ("30 September", "30 June")
    (issue,) = read(tmp_path, "|a|\n|-|\n|<strike>x</strike>|\n").issues
    assert (issue.kind, issue.text, issue.place.row) == ("skipped", "x", 2)


def test_pictures_and_comments_are_said(tmp_path: Path) -> None:
    """What is not shown as words is an issue: a picture may hold a table."""
    document = read(
        tmp_path, '![The plan]({{ base }}/plan.png "Plan")\n\nSee <!-- hidden --> this\n\n<!--\nmore\n-->\nend\n'
    )
    assert lines(document) == [(3, 0, "See  this"), (8, 0, "end")]
    assert [(issue.kind, issue.text) for issue in document.issues] == [
        ("skipped", "more"),
        ("skipped", "The plan"),
        ("skipped", "hidden"),
    ]


def test_bold_cells(tmp_path: Path) -> None:
    """A cell is bold when all of its words are."""
    assert cell(tmp_path, "**Lead**").bold
    assert cell(tmp_path, "<p><b><i>Le</i></b></p><strong>ad</strong>").bold
    assert not cell(tmp_path, "**Lead** officer").bold
    assert not cell(tmp_path, "<b></b>").bold


def test_headings(tmp_path: Path) -> None:
    """Hashes, underlines and lines all in bold are headings with a level; other text has none."""
    document = read(
        tmp_path,
        """\
        Plan
        ====

        ## Priority one ##

        **Prevention**

        Some **text** here.
        Leads
        -----
        <b>Enforcement</b>
        * item
        ---
        """,
    )
    assert lines(document) == [
        (1, 1, "Plan"),
        (4, 2, "Priority one"),
        (6, 3, "Prevention"),
        (8, 0, "Some text here."),
        (9, 2, "Leads"),
        (11, 3, "Enforcement"),
        (12, 0, "- item"),
    ]


def test_pipe_tables_of_every_make(tmp_path: Path) -> None:
    """Outer pipes, the rule and equal lengths are all optional; no cell is cut; a sentence with a pipe is text."""
    document = read(
        tmp_path,
        """\
        No | Action | Lead
        ---|:------:|---
        1 | a | b | too many | cells
        2 | |

         | blank first | c

        A sentence | with a pipe.

        | No | no rule |
        | 1 | x |
        |   | blank first |

        | a | next |
        |---|------|
        | - | - |

        |one|
        """,
    )
    assert texts(document) == [
        [["No", "Action", "Lead"], ["1", "a", "b", "too many", "cells"], ["2", "", ""], ["", "blank first", "c"]],
        [["No", "no rule"], ["1", "x"], ["", "blank first"]],
        [["a", "next"], ["-", "-"]],
    ]
    assert [text for _, _, text in lines(document)] == ["A sentence | with a pipe.", "|one|"]
    assert [str(table.place) for table in document.tables] == [f"plan.md, table {n}" for n in (1, 2, 3)]


def test_gridded_tables(tmp_path: Path) -> None:
    """A table drawn with rules between its rows has cells of several lines."""
    document = read(
        tmp_path,
        """\
        +----+---------+
        | No | Action  |
        +====+=========+
        | 1  | Map the |
        |    | venues  |
        +----+---------+
        | 2  | Share   |
        +----+---------+
        """,
    )
    assert texts(document) == [[["No", "Action"], ["1", "Map the venues"], ["2", "Share"]]]


def test_tabbed_rows_with_html_in_markdown(tmp_path: Path) -> None:
    """Rows of tabbed cells make one table until a line of text, across blank lines, however long each is."""
    document = read(
        tmp_path,
        "<b>Prevention</b>\t\t\n<b>No.</b>\t<b>Action</b>\t<b>Lead</b>\n1\t<p>Map</p> <p>share</p>\tA|B\n\n"
        "\tgoes on\t\n2\ttwo cells\nAgenda Item 3\n3\tx\ty\tmore\n",
    )
    assert texts(document) == [
        [
            ["Prevention", "", ""],
            ["No.", "Action", "Lead"],
            ["1", "Map\nshare", "A|B"],
            ["", "goes on", ""],
            ["2", "two cells"],
        ],
        [["3", "x", "y", "more"]],
    ]
    assert lines(document) == [(7, 0, "Agenda Item 3")]


def test_indented_text_is_no_table(tmp_path: Path) -> None:
    """A tab before a list item, or after a title, makes no table."""
    document = read(tmp_path, "* one\n\t* two\n\n\tindented\nTitle\t\n")
    assert not document.tables
    assert [text for _, _, text in lines(document)] == ["- one", "- two", "indented", "Title"]


def test_html_tables_keep_their_spans(tmp_path: Path) -> None:
    """A cell that spans stands in each of its positions as one object; text around the table stays in order."""
    document = read(
        tmp_path,
        """\
        before <table class="x">
        <caption>Our plan</caption>
        <tr><th>No</th><th colspan="2">Action</th></tr>
        <tr><td rowspan=2>1</td><td>a < b</td><td></script><b>x</b></td></tr>
        <tr><td>y<td>z
        </table> after
        <TABLE><td>no row</TABLE>
        see <table 3> of the annex
        """,
    )
    first, second = document.tables
    assert [[cell.text for cell in row] for row in first.rows] == [
        ["No", "Action", "Action"],
        ["1", "a < b", "</script>x"],
        ["1", "y", "z"],
    ]
    assert first.rows[0][1] is first.rows[0][2]
    assert first.rows[1][0] is first.rows[2][0]
    assert (first.rows[0][1].column_span, first.rows[1][0].row_span, first.rows[0][0].bold) == (2, 2, True)
    assert texts(document)[1] == [["no row"]]
    assert [block.text if isinstance(block, Text) else "table" for block in document.blocks] == [
        "before",
        "Our plan",
        "table",
        "after",
        "table",
        "see <table 3> of the annex",
    ]
    assert second.place.table == 2


@pytest.mark.parametrize(
    "source", ["<table><tr><td>kept", "<table><tr><td><table><tr><td>kept</td></tr>", "<table>kept"]
)
def test_a_broken_html_table_loses_no_words(tmp_path: Path, source: str) -> None:
    """Tags that are never closed do not swallow the words after them."""
    document = read(tmp_path, f"{source}\n\nlater")
    said = " ".join(block.text for block in document.blocks if isinstance(block, Text))
    said += " ".join(cell.text for table in document.tables for cell in table.cells())
    assert "kept" in said
    assert "later" in said


def test_spans_without_end_are_cut(tmp_path: Path) -> None:
    """A column in which no cell begins is none, whatever a span says, and no row is made by a span."""
    table = read(tmp_path, "<table><tr><td rowspan=999999>x</td></tr><tr><td>a</td><td>b</td></tr></table>").tables[0]
    assert (table.rows[0][0].row_span, [len(row) for row in table.rows]) == (2, [1, 3])
    assert len(read(tmp_path, "<table><tr><td colspan=999999>x</td></tr></table>").tables[0].rows[0]) == 1


def test_plain_text_is_literal(tmp_path: Path) -> None:
    """Without markup in the file, stars and signs stand for themselves; with it, the file is read as Markdown."""
    assert texts(read(tmp_path, "No\tLead\n1\t*A* & &amp; \\*\n2\tb", "txt")) == [
        [["No", "Lead"], ["1", "*A* & &amp; \\*"], ["2", "b"]]
    ]
    assert texts(read(tmp_path, "No\tLead\n1\t<i>*A*</i>\n2\tb", "txt"))[0][1] == ["1", "A"]


def test_a_row_broken_inside_a_cell_is_joined(tmp_path: Path) -> None:
    """Lines that together make exactly one row are one, with an issue; rows that merely are short never join."""
    whole = "No\tAction\tLead\tBy\tOutcome\n1\tMap\tKaren\n  Youth Service\tJune\tGood\n2\ta\tb\tc\td\n3\ta\tb\tc\td\n"
    document = read(tmp_path, whole, "txt")
    assert texts(document)[0][1] == ["1", "Map", "Karen\nYouth Service", "June", "Good"]
    (issue,) = document.issues
    assert (issue.kind, issue.place.row) == ("joined rows", 2)
    short = "No\tAction\tLead\tRAG\tStatus\nMap\tb\tc\nTrain\te\tf\nTell\th\ti\n"
    assert [len(row) for row in read(tmp_path, short, "txt").tables[0].rows] == [5, 3, 3, 3]
    numbered = "No\tAction\tLead\tRAG\tStatus\n1\tb\tc\td\te\n2\tb\tc\td\te\n3\tb\tc\n4\te\tf\n"
    assert [len(row) for row in read(tmp_path, numbered, "txt").tables[0].rows] == [5, 5, 5, 3, 3]


COLUMNS = """\
                         OFFICIAL

   -   All actions by the next meeting

Ref   Action                              Lead               By when
1.1   Review the hospital agreement       Karen Ali,         30 June 2024
      and tell partners about it          Family Services
1.2   Publish directory                   Community Safety
Enforcement
2.1   Patrols                             Police             31 March 2025

      Map the venues where young
2.2   people meet and share the           Flo Armstrong      July 2025
      map

A paragraph of  prose with double  spaces that is
not a  table at all  because the columns never
agree with  one another  and go over everything.
                           1
"""


def test_columns_by_position(tmp_path: Path) -> None:
    """Cells two spaces apart form a grid; wrapped lines join their row; sections are rows; furniture and prose text."""
    document = read(tmp_path, COLUMNS, "txt")
    assert texts(document) == [
        [
            ["Ref", "Action", "Lead", "By when"],
            [
                "1.1",
                "Review the hospital agreement and tell partners about it",
                "Karen Ali, Family Services",
                "30 June 2024",
            ],
            ["1.2", "Publish directory", "Community Safety", ""],
            ["Enforcement", "", "", ""],
            ["2.1", "Patrols", "Police", "31 March 2025"],
            ["2.2", "Map the venues where young people meet and share the map", "Flo Armstrong", "July 2025"],
        ]
    ]
    assert document.tables[0].rows[1][1].raw == "Review the hospital agreement\nand tell partners about it"
    assert [text for _, _, text in lines(document)] == [
        "OFFICIAL",
        "- All actions by the next meeting",
        "A paragraph of  prose with double  spaces that is",
        "not a  table at all  because the columns never",
        "agree with  one another  and go over everything.",
        "1",
    ]


def test_two_rows_by_position_never_become_one(tmp_path: Path) -> None:
    """A row whose first cell is blank, or that lacks its date, stays a row of its own."""
    document = read(
        tmp_path,
        """\
        Theme        Action        Lead    By when
        Prevent      Do a          X       May
                     Do b          Y
        Pursue       Do c          Z
        Protect      Do d
        """,
        "txt",
    )
    assert [row[1] for row in texts(document)[0]] == ["Action", "Do a", "Do b", "Do c", "Do d"]


def test_a_new_grid_after_a_page_break(tmp_path: Path) -> None:
    """Where the columns move, a new table begins; where only a heading stands between, the table goes on."""
    document = read(
        tmp_path,
        "Do one thing well      KK   New\nDo another             All  New\n\nTopic\nA third                KK   Done\n"
        "\f                      2\n\nFourth            KK        New\nFifth             JT        New\n",
        "txt",
    )
    assert [len(table.rows) for table in document.tables] == [4, 2]
    assert document.tables[0].rows[2][0].text == "Topic"


def test_rows_that_run_over_many_lines_between_pipes(tmp_path: Path) -> None:
    """Where line breaks stand inside cells and none between rows, rows are told apart by their outer pipes."""
    document = read(
        tmp_path,
        "Report\n\n# |ACTION |OWNER |STATUS\n | | | | | | |\nA |\nMap the venues\n\nand share |\nTim |\nOPEN\n | | |\n"
        "Ai) Train |\nJanet |\nDONE | |\nB |\nTell |\n? |\nOPEN | |\n",
        "txt",
    )
    assert texts(document) == [
        [
            ["#", "ACTION", "OWNER", "STATUS"],
            ["A", "Map the venues\nand share", "Tim", "OPEN"],
            ["", "Ai) Train", "Janet", "DONE"],
            ["B", "Tell", "?", "OPEN"],
        ]
    ]
    assert [issue.kind for issue in document.issues] == ["unsure"]
    assert isinstance(document.blocks[1], Table)


def test_text_saved_by_excel(tmp_path: Path) -> None:
    """Excel's own text between tabs quotes cells that hold a line break or a mark; other marks stay."""
    document = read(tmp_path, 'No\tAction\tLead\n1\t"Map\n\nand ""share"""\tYOT\n2\t"open\tTfL\n3\ta "b" c\td\n', "txt")
    assert texts(document) == [
        [["No", "Action", "Lead"], ["1", 'Map\nand "share"', "YOT"], ["2", '"open', "TfL"], ["3", 'a "b" c', "d"]]
    ]
    assert not document.issues


@pytest.mark.parametrize("form", ["txt", "md"])
@pytest.mark.parametrize(
    "source",
    [
        "||No||Action||Lead||\n|1|Map|YOT|\n|2|Train|Police|\n",
        (
            "┌────┬────────┬────────┐\n│ No │ Action │ Lead   │\n├────┼────────┼────────┤\n│ 1  │ Map    │ YOT    │\n"
            "│ 2  │ Train  │ Police │\n└────┴────────┴────────┘\n"
        ),
        (
            "+----+--------+--------+\n| No | Action | Lead   |\n+----+--------+--------+\n| 1  | Map    | YOT    |\n"
            "| 2  | Train  | Police |\n+----+--------+--------+\n"
        ),
        "No   Action   Lead\n---  -------  -------\n1    Map      YOT\n2    Train    Police\n",
    ],
)
def test_tables_of_wikis_and_terminals(tmp_path: Path, source: str, form: str) -> None:
    """Doubled pipes in headings, drawn lines, a rule below the headings alone, and columns without any pipe."""
    rows = [row for row in texts(read(tmp_path, source, form))[0] if set("".join(row)) != {"-"}]
    assert rows == [["No", "Action", "Lead"], ["1", "Map", "YOT"], ["2", "Train", "Police"]]


def test_lines_of_a_gridded_cell_flow(tmp_path: Path) -> None:
    """A line that was broken because the cell was full is one with the next; a list keeps its lines."""
    source = (
        "+-----------+--------+\n| Action    | Lead   |\n+===========+========+\n| Train all | YOT    |\n| staff by  |        |\n"
        "| June 2026 |        |\n+-----------+--------+\n| - map     | Police |\n| - share   |        |\n+-----------+--------+\n"
    )
    document = read(tmp_path, source)
    assert texts(document)[0][1:] == [["Train all staff by June 2026", "YOT"], ["- map\n- share", "Police"]]


def test_commas_in_a_text(tmp_path: Path) -> None:
    """Rows of values are a table in a text file too; sentences with commas are none."""
    assert texts(read(tmp_path, 'No,Action,Lead\n1,"Map, share",YOT\n2,Train,Police\n', "txt"))[0][1] == [
        "1",
        "Map, share",
        "YOT",
    ]
    prose = "The board, the police and others met, and they agreed.\nLater, all of them left.\nNobody, it seems, stayed, but one.\n"
    assert not read(tmp_path, prose, "txt").tables
