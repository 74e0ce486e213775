"""What holds for every document: no cell is lost, no action is read twice, time grows with size."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnergraph.errors import InputError, PartnergraphError
from partnergraph.model import Cell, Document, Issue, Place, Reading, Table, Text
from partnergraph.records import record
from partnergraph.records.accounts import Ledger

HEADS = ("No.", "Ref", "Recommendation", "Action", "Lead", "Who", "By when", "RAG", "Status", "Outcome", "Sub tasks", "FINISH & STATUS", "Lead and timescale", "Odd", "")  # fmt: skip
WORDS = ("", "", "1", "1.1", "(A)", "3.2 Do this 3.3 Do that", "Police / YOT", "Community Safety Police", "Train staff", "and so on", "- a point", "Ongoing", "30 June 2016", "29 February", "2016", "Green", "Completed", "Prevention", "PRIORITY ONE", "үот", "<script>", "=1+1", "?", "the end - Look", "neigh bour ing", "A/R", "Page 3", "a\nb", ".", "Key: red is late", "x" * 250)  # fmt: skip
LINES = ("Agenda Item 3", "Prevention", "A plan for 2016", "A sentence that ends here.", "", "UNCLASSIFIED")


def table(rows: Sequence[Sequence[str]], number: int = 1) -> Table:
    """Return a table of plain cells."""
    place = Place("made.csv", table=number)
    return Table(
        place,
        tuple(
            tuple(Cell(text, Place("made.csv", table=number, row=i, column=j), text) for j, text in enumerate(row, 1))
            for i, row in enumerate(rows, 1)
        ),
    )


def document(*blocks: Table | Text) -> Document:
    """Return a document of these blocks."""
    return Document("made.csv", "csv", blocks)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Return a document of ragged tables with spans, headings here and there, and lines between."""
    blocks: list[Table | Text] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        lines = draw(st.lists(st.tuples(st.sampled_from(LINES), st.integers(0, 2)), max_size=2))
        blocks += [Text(text, Place("made.csv", line=number), level) for text, level in lines]
        rows: list[tuple[Cell, ...]] = []
        width = draw(st.integers(1, 6))
        for row in range(1, draw(st.integers(1, 7)) + 1):
            head = row == 1 or draw(st.integers(0, 9)) == 0
            texts = draw(st.lists(st.sampled_from(HEADS if head else WORDS), min_size=width, max_size=width))
            cells: list[Cell] = []
            for column, text in enumerate(texts[: draw(st.integers(1, width))], 1):
                span = draw(st.integers(0, 14))
                if span == 0 and cells:
                    cells.append(cells[-1])
                elif span == 1 and rows and column <= len(rows[-1]):
                    cells.append(rows[-1][column - 1])
                else:
                    cells.append(Cell(text, Place("made.csv", table=number, row=row, column=column), text))
            rows.append(tuple(cells))
        blocks.append(Table(Place("made.csv", table=number), tuple(rows)))
    return document(*blocks)


def taken(reading: Reading) -> str:
    """Return all words that came out of a reading, wherever they went."""
    words = [apart.text for apart in reading.set_apart] + [issue.text for issue in reading.issues] + [reading.title]
    for found in reading.records:
        words += [
            found.ref,
            found.theme,
            found.recommendation,
            found.action,
            found.due_text,
            found.status,
            found.rag_text,
        ]
        words += [found.outcome, found.progress, *(lead.raw + lead.heading for lead in found.leads)]
        words += [heading + text for heading, text in found.extra]
    return "\n".join(words)


@given(documents())
@settings(max_examples=150)
def test_no_cell_is_lost(made: Document) -> None:
    """Whatever the document, the sum of cells holds; and the count of the not understood is that of their issues."""
    try:
        reading = record(made)
    except InputError:
        return
    assert reading.accounting.holds
    read = {
        id(part)
        for block in made.blocks
        for part in (block.cells() if isinstance(block, Table) else (block,))
        if part.text.strip()
    }
    assert reading.accounting.read == len(read)
    assert reading.accounting.not_understood == sum(issue.kind == "not understood" for issue in reading.issues)
    assert {issue.kind for issue in reading.issues} <= set(Issue.KINDS)
    assert all(found.action for found in reading.records)


@given(st.lists(st.sampled_from([word for word in WORDS if word.strip(". ")]), min_size=1, max_size=8))
@settings(max_examples=100)
def test_the_words_of_actions_come_out(texts: list[str]) -> None:
    """The words of every action stand somewhere in the reading."""
    rows = [["No.", "Action", "Lead", "By when"]]
    rows += [[str(number), f"Do {text}", "Police", "2026"] for number, text in enumerate(texts, 1)]
    reading = record(document(table(rows)))
    assert len(reading.records) >= len(texts)
    words = taken(reading)
    for text in texts:
        assert text.split()[-1] in words


@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_any_words_stay_words(action: str, lead: str) -> None:
    """A cell's words are never run, cut or escaped, whatever they are."""
    reading = record(document(table([["Ref", "Action", "Lead"], ["1", f"Do {action} now", f"Body {lead} here"]])))
    (found,) = reading.records
    assert found.action.startswith("Do")
    assert found.action.endswith("now")
    assert found.leads[0].raw == f"Body {lead} here"


def rows_of(count: int) -> list[list[str]]:
    """Return a plan of `count` actions."""
    rows = [["No.", "Action", "Lead", "By when", "RAG"]]
    return rows + [
        [
            str(number),
            f"Train the staff of team {number} in spotting signs",
            "Police / Community Safety",
            "30 June 2026",
            "Green",
        ]
        for number in range(1, count + 1)
    ]


def seconds(made: Document) -> float:
    """Return how long a document takes to read, the better of two times."""
    times = []
    for _ in range(2):
        began = time.process_time()
        record(made)
        times.append(time.process_time() - began)
    return min(times)


@pytest.mark.parametrize(
    "make",
    [
        rows_of,
        lambda count: [*rows_of(60), *([["", "and it goes on and", "", "29 February", ""]] * count)],
        lambda count: [*rows_of(2), *([[f"Section {number}", "", "", "", ""] for number in range(count)])],
        lambda count: [
            ["No.", "Action", "Lead", "By when"],
            ["1", "neigh bour ing " * count, "Police " * count, "March " * count],
        ],
    ],
    ids=["rows", "continued rows", "sections", "words in a cell"],
)
def test_time_grows_with_size(make) -> None:
    """Four times as much takes about four times as long, not sixteen times."""
    record(document(table(rows_of(3))))  # what is read once, such as the dictionary, does not count
    small, large = document(table(make(500))), document(table(make(2000)))
    assert seconds(large) < 10 * seconds(small) + 0.1


def test_a_thousand_columns() -> None:
    """A table of a thousand columns is read, and each unknown one is kept."""
    rows = [["Ref", "Action", "Lead", *(f"Column {number}" for number in range(1000))]]
    rows += [[str(number), "Do it", "Police", *(["x"] * 1000)] for number in range(1, 4)]
    reading = record(document(table(rows)))
    assert [len(found.extra) for found in reading.records] == [1000] * 3


def test_a_lost_cell_is_an_error_of_ours() -> None:
    """The account does not close over a cell that nothing became of; the error names it."""
    ledger = Ledger(document(table([["Action", "Lead"], ["Do it", "Police"]])))
    with pytest.raises(PartnergraphError, match=r"row 1, column 1.*Action"):
        ledger.close()


def test_reading_twice_is_the_same() -> None:
    """A document reads the same every time."""
    made = document(Text("A plan for 2016", Place("made.csv", line=1), 1), table(rows_of(20)))
    assert record(made) == record(made)
