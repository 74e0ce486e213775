"""What directories, registers of agreements and lists of members say comes through the register into the graph and the rules."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnergraph import graph, pipeline, register, rules, views
from partnergraph.cli import main
from partnergraph.model import Findings, Register

PLAN = """
# Bromley Community Safety Partnership: action plan 2025-26

| No | Action | Lead | Partners | By when | Reporting to |
|---|---|---|---|---|---|
| 1 | Train reception staff to ask about safety | Karen Holt | Metropolitan Police; Probation | May 2026 | Safer Bromley Board |
| 2 | Hold a weekly tasking meeting on knives | Metropolitan Police | Probation | Ongoing | Safer Bromley Board |
| 3 | Tell schools whom to call | Council | Metropolitan Police | June 2026 | Safer Bromley Board |
"""
CONTACTS = """
## Single points of contact

| Borough | Topic | Agency | Post | Name | Mailbox | Telephone | Deputy | Since |
|---|---|---|---|---|---|---|---|---|
| Croydon | Moves | London Borough of Croydon | Gangs Manager | Ann Lee | gangs@croydon.example | 020 7946 0001 | Tom Ray | 1 May 2025 |
| Lewisham | Moves | | | Jo Field | jo.field@lewisham.example | | | |
| Bexley | Moves | | | TBC | | | | |
"""
OWN_CONTACT = "| Bromley | Moves | London Borough of Bromley | Head of Community Safety | Karen Holt | safer@bromley.example | | | |\n"
AGREEMENTS = """
## Information sharing agreements

| Agreement | Purpose | Parties | Legal basis | DPIA | Owner | Signed by | Start date | Next review | Expires | Status |
|---|---|---|---|---|---|---|---|---|---|---|
| Gangs Panel ISA | Who is discussed | Council; Metropolitan Police | s.115 | DPIA 12 | Karen Holt | Council 1 March 2024; Metropolitan Police (2 March 2024) | 02/03/2024 | 1 March 2025 | | Live |
| Hub ISA | Referrals | Council, Probation | | No | | | | | | In draft |
"""
MEMBERS = """
## Membership of the Safer Bromley Board

| Name | Role | Organisation | Substitute |
|---|---|---|---|
| Cllr Ann Moss | Chair | London Borough of Bromley | |
| Joe Dee | Vice-chair | Metropolitan Police | Insp Ray |
| Maya Patel | Director of Nursing | Oxleas NHS Foundation Trust | |
"""


def made(folder: Path, **files: str) -> Register:
    """Write Markdown files and return the register of them, read together."""
    folder.mkdir(exist_ok=True)
    paths = []
    for name, text in files.items():
        paths.append(folder / f"{name}.md")
        paths[-1].write_text(text, encoding="utf-8")
    return pipeline.to_register(pipeline.read(paths))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """Return the register of a plan with all three lists."""
    return made(tmp_path_factory.mktemp("whole"), plan=PLAN + CONTACTS + OWN_CONTACT + AGREEMENTS + MEMBERS)


def rows_of(opened: Register, sheet: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet without blank cells and places."""
    rows = opened[sheet].to_dict("records")
    return [{str(k): v for k, v in row.items() if v not in {None, False} and k != "Place"} for row in rows]


def found(opened: Register, rule: str) -> Findings:
    """Return what one rule finds."""
    chosen = [one for one in rules.shipped() if one.id == rule]
    return pipeline.analyse(opened, as_of=date(2025, 9, 1), chosen=chosen).findings


def test_contacts_have_their_sides_holders_and_addresses(whole: Register) -> None:
    """The contact at a neighbour speaks for the neighbour and faces the plan's area; a person's own address is a note."""
    croydon, lewisham, bexley, bromley = rows_of(whole, "Contacts")
    assert croydon == {
        "Topic": "Moves",
        "Of": "Croydon",
        "Faces": "Bromley",
        "Held by": "Gangs Manager; Ann Lee",
        "Mailbox": "gangs@croydon.example",
        "Since": date(2025, 5, 1),
        "Note": "Telephone: 020 7946 0001\nDeputy: Tom Ray",
    }
    assert "Mailbox" not in lewisham
    assert lewisham["Note"] == "E-mail: jo.field@lewisham.example"
    assert (bexley["Planned"], bexley["Note"]) == (True, "Name: TBC")
    assert (bromley["Of"], bromley.get("Faces")) == ("London Borough of Bromley", None)


def test_people_posts_and_bodies_are_those_of_the_plan(whole: Register) -> None:
    """Whoever the lists name works for the body beside the name, holds the post, and is the same as in the actions."""
    people = {row["Person"]: row.get("Works for") for row in rows_of(whole, "People")}
    assert people == {
        "Ann Lee": "London Borough of Croydon",
        "Cllr Ann Moss": "London Borough of Bromley",
        "Insp Ray": "Metropolitan Police Service",
        "Jo Field": None,
        "Joe Dee": "Metropolitan Police Service",
        "Karen Holt": "London Borough of Bromley",
        "Maya Patel": "Oxleas NHS Foundation Trust",
        "Tom Ray": "London Borough of Croydon",
    }
    posts = {row["Post"]: (row["In"], row["Holder"]) for row in rows_of(whole, "Posts")}
    assert posts["Gangs Manager"] == ("London Borough of Croydon", "Ann Lee")
    assert posts["Head of Community Safety"] == ("London Borough of Bromley", "Karen Holt")


def test_agreements_have_parties_signatures_and_days(whole: Register) -> None:
    """What exists is not planned; what is in draft is; words without a place of their own are in the note."""
    live, draft = rows_of(whole, "Agreements")
    assert live == {
        "Agreement": "Gangs Panel ISA",
        "Parties": "London Borough of Bromley; Metropolitan Police Service",
        "Signed": "London Borough of Bromley (2024-03-01); Metropolitan Police Service (2024-03-02)",
        "Owner": "Karen Holt",
        "Purpose": "Who is discussed",
        "Lawful basis": "s.115",
        "DPIA": "DPIA 12",
        "Starts": date(2024, 3, 2),
        "Review": date(2025, 3, 1),
        "Note": "Status: Live",
    }
    assert (draft["Planned"], draft["Note"]) == (True, "DPIA: No\nStatus: In draft")


def test_seats_are_on_the_board_that_the_actions_name(whole: Register) -> None:
    """The board of the list is the one to which actions report: one row, with its members and their seats."""
    assert [row["Board"] for row in rows_of(whole, "Boards")] == ["Safer Bromley Board"]
    assert [(row["Board"], row["Member"], row["Role"]) for row in rows_of(whole, "Members")] == [
        ("Safer Bromley Board", "Cllr Ann Moss", "chair"),
        ("Safer Bromley Board", "Joe Dee", "deputy"),
        ("Safer Bromley Board", "Insp Ray", "deputy"),
        ("Safer Bromley Board", "Maya Patel", "member"),
    ]


def test_every_row_says_where_it_stands(whole: Register) -> None:
    """A fact has the place of its row in the document."""
    for sheet in ("Contacts", "Agreements", "Members"):
        assert all(re.search(r"plan\.md, table \d, row \d", place) for place in whole[sheet]["Place"])


def test_the_register_is_read_back_as_it_was(whole: Register, tmp_path: Path) -> None:
    """Rows of lists pass the register's own check, in a workbook and in a folder."""
    for name in ("register.xlsx", "register"):
        register.save(whole, tmp_path / name)
        assert register.load(tmp_path / name).equals(whole)


def test_the_graph_joins_them(whole: Register) -> None:
    """Seats, parties, owners and contacts are edges, each with its place."""
    built = graph.build(whole)
    ends = {kind: set(zip(built.edges[kind]["from"], built.edges[kind]["to"], strict=True)) for kind in built.edges}
    assert ("person:cllr-ann-moss", "board:safer-bromley-board") in ends["SITS_ON"]
    assert ("agency:metropolitan-police-service", "agreement:gangs-panel-isa") in ends["PARTY_TO"]
    assert ("person:karen-holt", "agreement:gangs-panel-isa") in ends["OWNS"]
    assert ("contact:moves-croydon-to-bromley", "area:croydon") in ends["OF"]
    assert ("contact:moves-croydon-to-bromley", "area:bromley") in ends["FACES"]
    assert ("contact:moves-croydon-to-bromley", "post:gangs-manager") in ends["HELD_BY"]


@pytest.mark.parametrize(
    ("rule", "lists", "subject"),
    [
        ("neighbour-without-spoc", CONTACTS, "Southwark"),
        ("agreement-past-review", AGREEMENTS, "Gangs Panel ISA"),
        ("pair-without-agreement", AGREEMENTS, "Probation"),
        ("idle-partner", MEMBERS, "Oxleas"),
    ],
)
def test_what_was_not_assessed_is_found(tmp_path: Path, rule: str, lists: str, subject: str) -> None:
    """Beside the plan alone the rule has nothing to go by; with the list it finds what is missing."""
    (blind,) = found(made(tmp_path / "alone", plan=PLAN), rule).assessments
    assert blind.not_assessed
    with_lists = found(made(tmp_path / "with", plan=PLAN + lists), rule)
    assert not with_lists.assessments[0].not_assessed
    assert any(subject in finding.message for finding in with_lists.all)


@pytest.mark.parametrize("rule", ["neighbour-without-spoc", "one-way-spoc"])
def test_a_contact_that_faces_nobody_is_there_for_all(tmp_path: Path, rule: str) -> None:
    """The area's own row of a directory says of whom it is the contact, and so every neighbour has one."""
    assert found(made(tmp_path, plan=PLAN + CONTACTS + OWN_CONTACT), rule).all == ()


def test_lists_in_files_of_their_own_belong_to_the_plan(tmp_path: Path) -> None:
    """A list in its own file, which names no area, is of the plan that it is read with: one board, one council, one person."""
    together = made(tmp_path, plan=PLAN, members=MEMBERS, spocs=CONTACTS + OWN_CONTACT)
    assert [row["Board"] for row in rows_of(together, "Boards")] == ["Safer Bromley Board"]
    assert sum(row["Person"] == "Karen Holt" for row in rows_of(together, "People")) == 1
    invented = made(
        tmp_path / "invented",
        plan=PLAN.replace("Bromley", "Exham").replace("Community Safety Partnership: a", "A"),
        board="## Safer Exham Board: members\n\n| Name | Organisation |\n|---|---|\n| Ann Moss | Exham Council |\n",
    )
    assert [row["Board"] for row in rows_of(invented, "Boards")] == ["Safer Exham Board"]


def test_one_fact_in_two_files_is_one_row(tmp_path: Path) -> None:
    """A seat, a contact and an agreement that two plans list alike stand once."""
    lists = CONTACTS + OWN_CONTACT + AGREEMENTS + MEMBERS
    one, two = made(tmp_path / "one", a=PLAN + lists), made(tmp_path / "two", a=PLAN + lists, b=PLAN + lists)
    for sheet in ("Contacts", "Agreements", "Members", "Boards", "People"):
        assert len(two[sheet]) == len(one[sheet])


def test_a_post_of_two_bodies_is_two_posts(tmp_path: Path) -> None:
    """One title in two boroughs is two jobs, each with its holder."""
    rows = "| Borough | Post | Name |\n|---|---|---|\n| Croydon | SPOC | Ann Lee |\n| Lewisham | SPOC | Tom Ray |\n"
    posts = rows_of(made(tmp_path, plan=f"{PLAN}\n## Key contacts\n\n{rows}"), "Posts")
    assert {row["Post"]: row["Holder"] for row in posts} == {"SPOC, Croydon": "Ann Lee", "SPOC, Lewisham": "Tom Ray"}


def test_whose_contact_or_whose_board_is_asked_where_nothing_says(tmp_path: Path) -> None:
    """Nothing is guessed and nothing lost: the row or the issue says what to fill in."""
    plan = (
        PLAN.replace("Bromley Community Safety Partnership", "Plan")
        .replace("Safer Bromley Board", "")
        .replace("Council", "Ann")
    )
    opened = made(
        tmp_path,
        plan=f"{plan}\n## Key contacts\n\n| Theme | Lead officer |\n|---|---|\n| Prevention | Ann Lee |\n"
        "\n## Members\n\n| Name | Role |\n|---|---|\n| Tom Bell | Chair |\n",
    )
    (contact,) = rows_of(opened, "Contacts")
    assert contact == {"Topic": "Prevention", "Held by": "Ann Lee"}
    said = " ".join(row["Message"] for row in rows_of(opened, "Issues"))
    assert "not for whom it speaks" in said
    assert "Tom Bell is listed as a member" in said
    graph.build(opened)


def test_the_command_line_takes_lists_alone(tmp_path: Path) -> None:
    """A directory without any plan is read, shown, reported and asked for gaps."""
    path = tmp_path / "spocs.md"
    path.write_text(CONTACTS + OWN_CONTACT, encoding="utf-8")
    for arguments in (["read", str(path)], ["report", str(path), "-o", str(tmp_path / "out")], ["gaps", str(path)]):
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code in {0, 1}, result.output
        assert result.exception is None or isinstance(result.exception, SystemExit)
    shown = CliRunner().invoke(main, ["read", str(path)]).output
    assert "0 actions, 4 contacts" in shown


HEADS = (
    "Name",
    "Agency",
    "Post",
    "Email",
    "Telephone",
    "Deputy",
    "Topic",
    "Borough",
    "Pet",
    "Notes",
    "Contact details",
)
CELLS = ("", "Ann Lee", "Exham Police", "TBC", "a@b.example", "gangs inbox", "020 7946 0001", "Zoology", "=1+1", "Wyeham", "Head of Housing", "Insp Dee (Exham Police)", "All boroughs", "blue; green", "Croydon")  # fmt: skip


@given(
    heads=st.lists(st.sampled_from(HEADS), min_size=2, max_size=6, unique=True),
    cells=st.lists(st.lists(st.sampled_from(CELLS), min_size=6, max_size=6), min_size=1, max_size=3),
    above=st.sampled_from(("Key contacts", "Members of the Exham Board")),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_word_of_a_list_is_in_the_register(
    tmp_path: Path, heads: list[str], cells: list[list[str]], above: str
) -> None:
    """Whatever a cell of an entry says, its words stand somewhere in the register."""
    rows = [heads, ["---"] * len(heads), *(row[: len(heads)] for row in cells)]
    table = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    path = tmp_path / "list.md"
    path.write_text(f"{PLAN}\n## {above}\n\n{table}\n", encoding="utf-8")
    plans = pipeline.read([path])
    (reading,) = plans.readings
    opened = pipeline.to_register(plans)
    out = " ".join(str(value) for sheet in opened.sheets.values() for value in sheet.to_numpy().ravel()).casefold()
    for entry in (*reading.contacts, *reading.seats):
        for quote in entry.quotes:
            for word in re.findall(r"[\w@.]+", quote.text.casefold()):
                assert word.strip(".") in out, (quote, word)


def test_lists_beside_a_plan_are_sources_and_no_plans(tmp_path: Path) -> None:
    """Titles, summary and graph count the plans; the lists are named for what they are, and as sources."""
    opened = made(tmp_path, plan=PLAN, spocs=CONTACTS, isas=AGREEMENTS, board=MEMBERS)
    assert opened["Plans"]["Kind"].tolist() == [None, "directory", "register of agreements", "list of members"]
    assert register.title(opened) == "Bromley Community Safety Partnership: action plan 2025-26"
    result = pipeline.analyse(opened)
    assert result.graph.nodes["Plan"]["name"].tolist() == ["plan"]
    told = views.summary(result)
    assert "3 actions in 1 plan, 1 directory, 1 register of agreements and 1 list of members" in told.sentences[0]
    assert [source.file for source in told.sources] == ["plan.md", "spocs.md", "isas.md", "board.md"]
    two = made(tmp_path / "two", plan=PLAN, other=PLAN.replace("Bromley", "Croydon"), spocs=CONTACTS)
    assert register.title(two) == "Bromley and Croydon: 2 plans and 1 directory"
    alone = made(tmp_path / "alone", spocs=CONTACTS)
    assert "0 actions in 1 directory" in views.summary(pipeline.analyse(alone)).sentences[0]
