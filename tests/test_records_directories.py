"""Directories of contacts, registers of agreements and lists of members are read row by row, and false friends are not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from partnergraph import readers, reference
from partnergraph.errors import InputError
from partnergraph.model import Cell, Document, Entry, Place, Reading, Table, Text
from partnergraph.records import record
from partnergraph.records.facts.days import signatures
from partnergraph.records.facts.seats import seat_in
from partnergraph.records.lines_above import board_in

Read = Callable[[str, str], Reading]
PLAN = """
# Exham plan for 2026

| No | Action | Lead | By when |
|---|---|---|---|
| 1 | Train reception staff to ask about safety | Exham Council | May 2026 |
"""


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return what writes a table under a heading beside a plan of one action, and reads the file."""

    def write_and_read(heading: str, table: str) -> Reading:
        path = tmp_path / "plan.md"
        path.write_text(f"{PLAN}\n## {heading}\n\n{table.strip()}\n", encoding="utf-8")
        reading = record(readers.read(path))
        assert reading.accounting.holds
        return reading

    return write_and_read


def said(entry: Entry) -> dict[str, str]:
    """Return the words of an entry by meaning."""
    return {quote.meaning: quote.text for quote in reversed(entry.quotes)}


def test_a_directory_of_single_points_of_contact(read: Read) -> None:
    """Every column has its meaning; an area printed once holds for the rows below it; the action beside it stays one."""
    reading = read(
        "Annex A: single points of contact",
        """
| Borough | Topic | Agency | Job title | Name | Shared mailbox | Tel. | Deputy | Since |
|---|---|---|---|---|---|---|---|---|
| Wyeham | Moves | Wyeham Council | Gangs Coordinator | Ann Lee | gangs@wyeham.example | 020 7946 0001 | Tom Ray | 1 May 2025 |
| | Intelligence | Exham Police | Sergeant | TBC | | | | |
""",
    )
    assert len(reading.records) == 1
    first, second = reading.contacts
    assert said(first) == {
        "area": "Wyeham",
        "topic": "Moves",
        "agency": "Wyeham Council",
        "post": "Gangs Coordinator",
        "person": "Ann Lee",
        "mailbox": "gangs@wyeham.example",
        "phone": "020 7946 0001",
        "deputy": "Tom Ray",
        "since": "1 May 2025",
    }
    assert first.since == date(2025, 5, 1)
    assert (second.text("area"), second.text("topic"), second.text("person")) == ("Wyeham", "Intelligence", "TBC")
    assert str(second.place) == "plan.md, table 2, row 3"
    assert [(table.kind, table.held) for table in reading.tables] == [("actions", 1), ("contacts", 2)]


def test_a_matrix_of_areas_and_topics(read: Read) -> None:
    """Each cell of a matrix is a contact of its own, with the area beside it and the topic above it."""
    reading = read(
        "Who to contact",
        """
| Borough | Moves | Intelligence |
|---|---|---|
| Wyeham | Ann Lee, Gangs Manager | Sgt Tom Ray |
| Zedham | Jo Field | TBC |
""",
    )
    found = [(entry.text("area"), entry.text("topic"), entry.text("contact")) for entry in reading.contacts]
    assert found == [
        ("Wyeham", "Moves", "Ann Lee, Gangs Manager"),
        ("Wyeham", "Intelligence", "Sgt Tom Ray"),
        ("Zedham", "Moves", "Jo Field"),
        ("Zedham", "Intelligence", "TBC"),
    ]
    assert str(reading.contacts[1].place) == "plan.md, table 2, row 2, column 3"


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("Lead officers by theme", "| Theme | Lead officer |\n|---|---|\n| Prevention | Karen Holt |"),
        (
            "Theme leads",
            "| Priority | Lead officer | Email |\n|---|---|---|\n| Prevention | Karen Holt | a@b.example |",
        ),
        ("Annex", "| Agency | SPOC | Contact details |\n|---|---|---|\n| Probation | Ann Lee | 020 7946 0001 |"),
        ("Key contacts", "| | |\n|---|---|\n| Ann Lee | ann.lee@b.example |\n| Tom Ray | tom.ray@b.example |"),
    ],
)
def test_other_lists_of_contacts(read: Read, heading: str, table: str) -> None:
    """Lead officers by theme, key contacts without headings, details in one cell: all are contacts and no actions."""
    reading = read(heading, table)
    assert reading.contacts
    assert len(reading.records) == 1


AGREEMENTS = """
| Agreement | Purpose | Parties | Lawful basis | DPIA | Owner | Signed | Start | Review date | Expiry | Status |
|---|---|---|---|---|---|---|---|---|---|---|
| Panel ISA | Who is discussed | Exham Council; Exham Police | s.115 | 12 | Karen Holt | Exham Council 1 March 2025; Exham Police (2 March 2025) | 2/3/2025 | 1 March 2026 | 2027 | Live |
| Hub ISA | Referrals | Exham Council | | No | | | | | | In draft |
"""


def test_a_register_of_agreements(read: Read) -> None:
    """Days are days, signatures have names, and one in draft is only planned."""
    first, second = read("Agreements", AGREEMENTS).agreements
    assert (first.starts, first.review, first.ends) == (date(2025, 3, 2), date(2026, 3, 1), date(2027, 12, 31))
    assert first.signed == (("Exham Council", date(2025, 3, 1)), ("Exham Police", date(2025, 3, 2)))
    assert (said(first)["basis"], said(first)["dpia"], said(first)["owner"]) == ("s.115", "12", "Karen Holt")
    assert (first.planned, second.planned) == (False, True)


def test_signatures_on_rows_or_in_columns_of_their_own(read: Read) -> None:
    """A party to a row, or a party to a column, has its own day; what is not signed is kept as words."""
    rows = read(
        "Register of information sharing agreements",
        """
| Name | Party | Signed by | Date signed |
|---|---|---|---|
| Hub ISA | Exham Council | Karen Holt | 1 May 2025 |
| | Exham Police | Joe Dee | 3 May 2025 |
""",
    )
    (entry,) = rows.agreements
    assert entry.signed == (("Exham Council", date(2025, 5, 1)), ("Exham Police", date(2025, 5, 3)))
    columns = read(
        "Agreements",
        """
| Agreement | Exham Council | Exham Police | Probation |
|---|---|---|---|
| Hub ISA | 01/05/2025 | ✓ | Not signed |
""",
    )
    (entry,) = columns.agreements
    assert [quote.text for quote in entry.said("parties")] == ["Exham Council", "Exham Police"]
    assert entry.signed == (("Exham Council", date(2025, 5, 1)),)
    assert [quote.text for quote in entry.said("note")] == ["Not signed"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("1 May 2025", [("", date(2025, 5, 1))]),
        ("Signed by all", [("", None)]),
        ("Council: 3 May 2024\nPolice - outstanding", [("Council", date(2024, 5, 3))]),
        ("Not yet signed", []),
        ("Chief Constable, 12/05/2024", [("Chief Constable", date(2024, 5, 12))]),
    ],
)
def test_who_has_signed_and_when(words: str, found: list[tuple[str, date | None]]) -> None:
    """A day alone is that of all; what waits is no signature."""
    assert list(signatures(words)) == found


def test_members_of_boards(read: Read) -> None:
    """The board is named by the heading, by a row in the table or by a column; a role is a seat or a job."""
    reading = read(
        "Membership of the Exham Safer Board",
        """
| Name | Role | Organisation | Substitute |
|---|---|---|---|
| Cllr Ann Moss | Chair | Exham Council | |
| Joe Dee | Vice-chair | Exham Police | Insp Ray |
| Karen Holt | Head of Community Safety | Exham Council | |
| Jo Field | Adviser | Home Office | |
| **Exham Youth Justice Board** | | | |
| Tom Bell | Member | Probation | |
""",
    )
    assert [(seat.text("person"), seat.role, seat.text("post"), seat.text("board")) for seat in reading.seats] == [
        ("Cllr Ann Moss", "chair", "", "Exham Safer Board"),
        ("Joe Dee", "deputy", "", "Exham Safer Board"),
        ("Karen Holt", "member", "Head of Community Safety", "Exham Safer Board"),
        ("Jo Field", "adviser", "", "Exham Safer Board"),
        ("Tom Bell", "member", "", "Exham Youth Justice Board"),
    ]
    assert reading.seats[1].text("substitute") == "Insp Ray"


def test_a_matrix_of_members_and_boards(read: Read) -> None:
    """A tick under a board is a seat on it, and a word there is the seat."""
    reading = read(
        "Who sits where",
        """
| Agency | Representative | Exham Safer Board | Exham Youth Panel |
|---|---|---|---|
| Exham Council | Karen Holt | Chair | ✓ |
| Probation | Jo Field | ✓ | |
""",
    )
    assert [(seat.text("person"), seat.role, seat.text("board")) for seat in reading.seats] == [
        ("Karen Holt", "chair", "Exham Safer Board"),
        ("Karen Holt", "member", "Exham Youth Panel"),
        ("Jo Field", "member", "Exham Safer Board"),
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Membership of the Safer Exham Partnership Board", "Safer Exham Partnership Board"),
        ("Appendix B: YJMB members", "YJMB"),
        ("Exham Executive Group: Terms of reference and membership", "Exham Executive Group"),
        ("The members of the Exham Children Partnership are listed below.", "Exham Children Partnership"),
        ("Members of Safer Exham", "Safer Exham"),
        ("Board members", ""),
        ("Key contacts", ""),
    ],
)
def test_a_line_above_a_table_may_name_a_board(line: str, name: str) -> None:
    """The board's name is what is left without the words that say what is listed."""
    assert board_in(line) == name


@pytest.mark.parametrize(
    ("words", "alone", "seat", "rest"),
    [
        ("Cllr Ann Lee (Chair)", False, "chair", "Cllr Ann Lee"),
        ("Head of Service / Deputy Chair", True, "deputy", "Head of Service"),
        ("Member", False, None, "Member"),
        ("Member", True, "member", ""),
        ("Education adviser", True, None, "Education adviser"),
    ],
)
def test_words_of_seats(words: str, alone: bool, seat: str | None, rest: str) -> None:
    """A seat is told from a job, in a cell of its own or beside a name."""
    assert seat_in(words, alone=alone) == (seat, rest)


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("Useful contacts", "| Service | What they offer | Telephone |\n|---|---|---|\n| Aid | Advice | 0800 1111 |"),
        (
            "Help",
            "| Organisation | Telephone | Email | Website |\n|---|---|---|---|\n| Aid | 1 | a@b.example | b.example |",
        ),
        ("Attendance", "| Name | Role | Organisation |\n|---|---|---|\n| Ann Moss | Chair | Exham Council |"),
        ("Workshop", "| Name | Organisation | Apologies |\n|---|---|---|\n| Ann Moss | Exham Council | Y |"),
        ("Board", "| Member | Agency | 12 May 2025 | 3 June 2025 |\n|---|---|---|---|\n| Ann Moss | Police | ✓ | x |"),
        ("Consultees", "| Name | Organisation |\n|---|---|\n| Ann Moss | Exham Council |"),
        ("Distribution list", "| Name | Role | Organisation |\n|---|---|---|\n| Ann Moss | Leader | Exham Council |"),
        (
            "Risks",
            "| Risk | Owner | Mitigation | Email |\n|---|---|---|---|\n| Staff leave | HR | Recruit | a@b.example |",
        ),
    ],
)
def test_false_friends_are_set_apart(read: Read, heading: str, table: str) -> None:
    """Services for the public, who attended, who was consulted, who receives a copy: none of these is a fact for the register."""
    reading = read(heading, table)
    assert not reading.contacts + reading.seats + reading.agreements
    assert len(reading.records) == 1
    assert reading.tables[1].reason


@pytest.mark.parametrize(
    "table",
    [
        "| Action | Lead | Contact | Email |\n|---|---|---|---|\n| Write to every school | Karen Holt | 1 | a@b.example |",
        "| Activity | Lead officer | Contact |\n|---|---|---|\n| Visit every school twice | Karen Holt | 020 7946 |",
        "| Priority | Lead officer | Timescale |\n|---|---|---|\n| Fewer thefts in the town | Karen Holt | May 2026 |",
        "| Action | Agreement | Lead | Review date |\n|---|---|---|---|\n| Sign it | MASH ISA | Karen Holt | May 2026 |",
    ],
)
def test_actions_with_contacts_stay_actions(read: Read, table: str) -> None:
    """Names, addresses and agreements beside an action make no directory of it, whatever stands above."""
    reading = read("Key contacts", table)
    assert len(reading.records) == 2
    assert not reading.contacts + reading.seats + reading.agreements


def test_a_workbook_of_facts_alone(tmp_path: Path) -> None:
    """Sheets without a single action are a document: the sheet's name names the board, typed days are days."""
    book = Workbook()
    book.remove(book.active)
    sheet = book.create_sheet("Exham Safer Board members")
    for row in (("Name", "Organisation", "Role"), ("Ann Moss", "Exham Council", "Chair")):
        sheet.append(row)
    sheet = book.create_sheet("ISA register")
    for row in (
        ("Information sharing agreements", None, None),
        ("Agreement", "Parties", "Review"),
        ("Hub ISA", "Exham Council, Exham Police", datetime(2026, 3, 1)),  # noqa: DTZ001 - workbooks hold days without a zone
    ):
        sheet.append(row)
    path = tmp_path / "register of facts.xlsx"
    book.save(path)
    reading = record(readers.read(path))
    assert (reading.records, reading.accounting.not_understood) == ((), 0)
    assert [(seat.text("board"), seat.role) for seat in reading.seats] == [("Exham Safer Board", "chair")]
    assert [entry.review for entry in reading.agreements] == [date(2026, 3, 1)]


def test_a_word_document(tmp_path: Path) -> None:
    """The same tables in a Word file, a directory going on in a second table below, are read alike."""
    document = WordDocument()
    document.add_heading("Single points of contact", 1)
    for rows in (
        (("Agency", "Name", "Email"), ("Exham Police", "Ann Lee", "safer@police.example")),
        (("Probation", "Tom Ray", "exham@probation.example"),),
    ):
        table = document.add_table(0, 3)
        for texts in rows:
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
    path = tmp_path / "contacts.docx"
    document.save(str(path))
    reading = record(readers.read(path))
    assert [(entry.text("agency"), entry.text("person")) for entry in reading.contacts] == [
        ("Exham Police", "Ann Lee"),
        ("Probation", "Tom Ray"),
    ]


def test_a_web_page(tmp_path: Path) -> None:
    """A table of a page, with its caption, is read alike."""
    path = tmp_path / "contacts.html"
    path.write_text(
        "<html><body><h1>Plan</h1><h2>Key contacts</h2><table><tr><th>Theme</th><th>Lead officer</th><th>Email</th></tr>"
        "<tr><td>Prevention</td><td>Karen Holt</td><td>safer@exham.example</td></tr></table></body></html>",
        encoding="utf-8",
    )
    (entry,) = record(readers.read(path)).contacts
    assert (entry.text("topic"), entry.text("person")) == ("Prevention", "Karen Holt")


def test_a_document_of_nothing_is_still_refused(tmp_path: Path) -> None:
    """A table that is neither a plan nor facts for the register is no reason to read a file."""
    path = tmp_path / "services.csv"
    path.write_text("Service,Opening hours,Telephone\nAid,9 to 5,0800 1111\n", encoding="utf-8")
    with pytest.raises(InputError, match="No action table"):
        record(readers.read(path))


@pytest.mark.parametrize("kind", ["contacts", "members", "agreements"])
def test_each_heading_has_one_meaning(kind: str) -> None:
    """A heading stands once in its kind, so that no line of the table is dead."""
    headings = [
        row["heading"]
        for row in reference.rows("other_headings")
        if row["kind"] == kind and row["meaning"] != "caption"
    ]
    assert len(headings) == len(set(headings)) > 100


HEADS = ("Name", "Agency", "Post", "Email", "Telephone", "Deputy", "Topic", "Borough", "Since", "Pet", "Role", "Notes")
CELLS = ("", "", "Ann Lee", "Exham Police", "TBC", "a@b.example", "020 7946 0001", "Chair", "May 2025", "<b>", "=1+1", "?", "two\nlines", "Wyeham", "n/a", "word " * 30)  # fmt: skip


@st.composite
def lists(draw: st.DrawFn) -> Document:
    """Return a directory or list of members with any headings over any cells."""
    heads = draw(st.lists(st.sampled_from(HEADS), min_size=2, max_size=7, unique=True))
    rows = draw(
        st.lists(st.lists(st.sampled_from(CELLS), min_size=len(heads), max_size=len(heads)), min_size=1, max_size=6)
    )
    above = draw(st.sampled_from(("Key contacts", "Members of the Exham Board", "Annex")))
    place = Place("made.csv", table=1)
    cells = tuple(
        tuple(Cell(text, Place("made.csv", table=1, row=i, column=j), text) for j, text in enumerate(row, 1))
        for i, row in enumerate([heads, *rows], 1)
    )
    return Document("made.csv", "csv", (Text(above, Place("made.csv", line=1), 2), Table(place, cells)))


def words_of(texts: Sequence[str]) -> set[str]:
    """Return the words of several texts."""
    return {word for text in texts for word in text.split()}


@given(lists())
@settings(max_examples=120)
def test_no_cell_of_a_list_is_lost(made: Document) -> None:
    """Whatever stands under the headings, the sum of cells holds, and every word is in an entry or set apart."""
    try:
        reading = record(made)
    except InputError:
        return
    assert reading.accounting.holds
    if reading.records:
        return  # long texts under such headings may be actions
    entries: list[Entry] = [*reading.contacts, *reading.seats, *reading.agreements]
    out = words_of([quote.text for entry in entries for quote in entry.quotes])
    out |= words_of([apart.text for apart in reading.set_apart] + [issue.text for issue in reading.issues])
    table = made.tables[0]
    assert words_of([cell.text for row in table.rows[1:] for cell in row if len(cell.text) > 1]) <= out
    assert all(entry.place.row or entry.place.line for entry in entries)
