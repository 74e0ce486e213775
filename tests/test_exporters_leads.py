"""Pages for leads and packs for agencies: what stands on them, how their files are called, and what is refused."""

from __future__ import annotations

import csv
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import examples
import hand_made
from partnergraph import cli, reference, rules
from partnergraph.errors import InputError, TooLargeError
from partnergraph.exporters import _packing, leads, packs
from partnergraph.exporters._file_names import file_name
from partnergraph.exporters._folders import filling
from partnergraph.exporters._mail import lead_mail
from partnergraph.model import Result
from partnergraph.views.asked import DECIDED_ABOVE
from partnergraph.views.items import index
from partnergraph.views.lead_page import LeadPage, lead_pages

RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


@pytest.fixture(scope="module")
def barnet() -> Result:
    """The example register and what the rules find on it."""
    return examples.barnet()


def listed(folder: Path) -> list[dict[str, str]]:
    with (folder / "index.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def text_of(path: Path) -> str:
    document = docx.Document(path)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_every_lead_of_the_example_has_a_page_and_a_mail(barnet: Result, tmp_path: Path) -> None:
    """Each person, post, team, agency and board that an action names; a post whose holder has a page is on that page."""
    out = tmp_path / "pages"
    leads.write(barnet, out, form="html")
    items = index(barnet)
    named = {
        owner.id: owner
        for action in items.of("Action")
        for owner in items.tails(action.id, "ASSIGNED")
        if owner.kind != "Placeholder"
    }
    held = {post for post in named for person in items.tails(post, "HOLDS") if person.id in lead_pages(barnet)}
    rows = listed(out)
    assert {row["whose"] for row in rows if row["kind"] not in {"index", "mail"}} == {
        owner.label for owner in named.values() if owner.id not in held
    }
    assert {path.name for path in out.iterdir()} == {"index.csv", *(row["file"] for row in rows)}
    links = {link["href"] for link in BeautifulSoup((out / "index.html").read_text("utf-8"), "lxml").find_all("a")}
    assert links == {row["file"] for row in rows if row["kind"] != "index"}


@pytest.fixture
def ruth(barnet: Result) -> LeadPage:
    """The page of somebody with several actions, some of them overdue."""
    (one,) = leads.named(barnet, "ruth adeyemi")
    page = lead_pages(barnet)[one]
    assert len(page.accountable) > 3
    assert page.late
    return page


def test_a_page_says_what_its_lead_must_know(barnet: Result, ruth: LeadPage, tmp_path: Path) -> None:
    """Actions with dates, questions, what was found, who works along, the boards; addressed to the lead."""
    path = tmp_path / "page.docx"
    leads.write(barnet, path, [ruth.party.id])
    text = text_of(path)
    assert docx.Document(path).paragraphs[0].text == "Ruth Adeyemi"
    assert f"You are accountable for {len(ruth.accountable)} actions; {len(ruth.late)} of these are overdue" in text
    for task in ruth.accountable:
        assert task.title in text
        assert (f"{task.due}, overdue" if task.late else task.due) in text
    for question in ruth.questions[:5]:
        assert question.text in text
    for board, why in ruth.boards:
        assert f"{board}: {why}" in text
    assert "On the actions you lead, with you: Community Safety (20, 24)" in text
    heads = [one.text for one in docx.Document(path).paragraphs if one.style.name == "Heading 1"]
    assert heads == [
        "Questions for you",
        f"You are accountable for: {len(ruth.accountable)}",
        "What was found",
        "Who depends on you",
        "Your boards",
    ]


def test_a_mail_has_its_subject_first_and_the_questions_in_it(barnet: Result, ruth: LeadPage, tmp_path: Path) -> None:
    """Plain lines that any program can send."""
    leads.write(barnet, tmp_path / "pages", [ruth.party.id])
    mail = (tmp_path / "pages" / "person-ruth-adeyemi-mail.txt").read_text("utf-8")
    first, blank, rest = mail.split("\n", 2)
    counts = f"{len(ruth.late)} overdue, {len(ruth.questions)} questions"
    assert first == f"Subject: Your actions: {barnet.title} ({counts})"
    assert blank == ""
    assert rest.startswith("Dear Ruth Adeyemi,\n\nAs at 1 October 2016")
    said = " ".join(rest.split())
    for question in ruth.questions:
        assert question.text in said
    assert "person-ruth-adeyemi.docx" in rest
    assert max(map(len, rest.splitlines())) <= 76


def test_a_holder_answers_for_the_post(tmp_path: Path) -> None:
    """What a plan gives to a post stands on the page of the person who holds it; the post by itself has none."""
    result = hand_made.plan()
    leads.write(result, tmp_path / "pages", form="html")
    names = {path.name for path in (tmp_path / "pages").glob("*.html")}
    assert not any(name.startswith("post-head") for name in names)
    (page,) = (tmp_path / "pages").glob("person-ben-sample*.html")
    assert "holds Head of Community Safety" in page.read_text("utf-8")


def test_a_pack_is_the_agency_and_each_of_its_leads(barnet: Result, tmp_path: Path) -> None:
    """One archive: a folder for each agency, with the whole pack, each page, and mails; the same one every time."""
    first, second = tmp_path / "packs.zip", tmp_path / "again.zip"
    packs.write(barnet, first, packs.named(barnet, "Barnet Homes"))
    packs.write(barnet, second, packs.named(barnet, "Barnet Homes"))
    with zipfile.ZipFile(first) as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
        archive.extractall(tmp_path / "out")
    assert names == set(zipfile.ZipFile(second).namelist())
    assert {
        "index.html",
        "index.csv",
        "agency-barnet-homes/pack.docx",
        "agency-barnet-homes/pack-mail.txt",
        "agency-barnet-homes/person-marcus-bell.docx",
    } <= names
    document = docx.Document(tmp_path / "out" / "agency-barnet-homes" / "pack.docx")
    heads = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert heads[0] == "Summary"
    assert {"Marcus Bell", "Piotr Kowalski"} <= set(heads)


def test_a_pack_names_the_agencys_contacts(tmp_path: Path) -> None:
    """Who may be called, whether somebody holds it, and when that was last checked, where the register says so."""
    graph = hand_made.graph_of(
        [
            ("Agency", "agency:exham", "Exham Council", {}),
            ("Person", "person:ann", "Ann Example", {}),
            ("Action", "action:1", "Train staff", {"ref": "1", "label": "1 Train staff"}),
            ("Contact", "contact:1", "Relocation", {"assured": date(2026, 1, 31)}),
            ("Contact", "contact:2", "Hospital", {"planned": True}),
        ],
        [
            ("ASSIGNED", "agency:exham", "action:1", {"role": "accountable"}),
            ("OF", "contact:1", "agency:exham", {}),
            ("OF", "contact:2", "agency:exham", {}),
            ("HELD_BY", "contact:1", "person:ann", {}),
        ],
    )
    findings = hand_made.plan().findings.at_least("critical")
    result = Result("Exham", hand_made.AS_OF, hand_made.register_of(), graph, replace(findings, assessments=()))
    packs.write(result, tmp_path / "pack.docx")
    text = text_of(tmp_path / "pack.docx")
    assert "Relocation: Ann Example; checked 31 January 2026" in text
    assert "Hospital: nobody named; still to be named" in text


def test_hostile_names_make_whole_files_with_safe_names(tmp_path: Path) -> None:
    """Whatever somebody is called, each file can be opened, and its name is one on every system."""
    result = hand_made.plan(hostile=True)
    leads.write(result, tmp_path / "pages.zip")
    with zipfile.ZipFile(tmp_path / "pages.zip") as archive:
        for name in archive.namelist():
            assert name.isascii()
            assert len(name) < 100
        archive.extractall(tmp_path / "out")
    for path in (tmp_path / "out").glob("*.docx"):
        with zipfile.ZipFile(path) as inner:
            etree.fromstring(inner.read("word/document.xml"))
    for path in (tmp_path / "out").glob("*-mail.txt"):
        assert path.read_text("utf-8").startswith("Subject: ")
        assert "\x1b" not in path.read_text("utf-8")
    page = BeautifulSoup((tmp_path / "out" / "index.html").read_text("utf-8"), "lxml")
    assert not page.find_all("script")


@given(st.sampled_from(["Person", "Post", "Team", "Agency"]), st.text(max_size=300), st.text(max_size=200))
def test_file_names_are_safe_and_stable(kind: str, name: str, rest: str) -> None:
    """Small Latin letters, figures and hyphens; no reserved name; the same for the same party."""
    made = file_name(kind, f"{kind.lower()}:{rest}", name)
    assert made == file_name(kind, f"{kind.lower()}:{rest}", name)
    assert made
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert made.split(".")[0] not in RESERVED
    assert len(made) <= 80


@given(st.text(max_size=40), st.lists(st.text(max_size=30), min_size=2, max_size=2, unique=True))
def test_two_parties_of_one_name_have_two_files(name: str, ids: list[str]) -> None:
    """The id tells them apart."""
    one, other = (file_name("Person", f"person:{rest}", name) for rest in ids)
    assert one != other


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Ruth Adeyemi", "person-ruth-adeyemi"),
        ("Siobhan O'Dwyer", "person-siobhan-odwyer"),
        ("CON", "person-con"),
        ("José Núñez", "person-jose-nunez"),
    ],
)
def test_names_that_people_can_read(name: str, wanted: str) -> None:
    """A plain name makes a plain file name."""
    assert file_name("Person", f"person:{wanted.removeprefix('person-')}", name) == wanted


def test_names_in_another_script_or_with_slashes_get_a_mark() -> None:
    """What is lost of a name is made up by six signs from its id."""
    assert file_name("Person", "person:שלום", "שלום").startswith("person-")
    assert file_name("Person", "person:שלום", "שלום") != file_name("Person", "person:עמר", "עמר")
    assert file_name("Team", "team:a/b", "A/B").startswith("team-a-b-")
    assert file_name("Team", "team:barnet/safety", "Safety").startswith("team-safety-")


def test_a_folder_of_ours_is_replaced_and_any_other_is_refused(tmp_path: Path) -> None:
    """A run over an earlier one leaves only the new files; a file that is not ours stops it before anything is touched."""
    result = hand_made.plan()
    out = tmp_path / "pages"
    leads.write(result, out, form="html")
    chosen = leads.named(result, "Community Safety")
    leads.write(result, out, chosen, form="html")
    assert len(listed(out)) == 3
    (out / "notes.txt").write_text("mine")
    before = sorted(path.name for path in out.iterdir())
    with pytest.raises(InputError, match=r"other files, such as notes\.txt"):
        leads.write(result, out)
    assert sorted(path.name for path in out.iterdir()) == before
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


def test_a_run_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    """Neither half a folder nor half an archive."""
    for name in ("pages", "pages.zip"):
        out = tmp_path / name

        def fail(out: Path = out) -> None:
            with filling(out) as folder:
                (folder / "one.txt").write_text("half")
                raise OSError("the disk is full")

        with pytest.raises(OSError, match="disk is full"):
            fail()
    assert list(tmp_path.iterdir()) == []


def test_names_that_nobody_has_are_refused_with_the_nearest(barnet: Result) -> None:
    """A lead and an agency, each with a slip in the name."""
    with pytest.raises(InputError, match=r'No lead is called "Ruth Adeyemy". Did you mean "Ruth Adeyemi"'):
        leads.named(barnet, "Ruth Adeyemy")
    with pytest.raises(InputError, match=r'Did you mean "Metropolitan Police Service"'):
        packs.named(barnet, "Metropolitan Police Servise")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--lead", "a", "--agency", "b", "-o", "x"), "do not go together"),
        (("--lead", " ", "-o", "x"), "The name after --lead is empty"),
        (("--lead", "a", "--to", "csv", "-o", "x"), "leave --to out"),
    ],
)
def test_options_that_fight_are_refused_before_any_work(
    words: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, exit code 2, nothing written."""
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(cli.main, ["export", str(examples.REGISTER), *words])
    assert run.exit_code == 2
    assert message in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_who_is_asked_is_asked_in_person(barnet: Result, ruth: LeadPage) -> None:
    """What a board asks about a lead, the lead is asked in words to the lead, after what it is about."""
    mail = " ".join(lead_mail(ruth, barnet.title, barnet.as_of, "page.docx").split())
    assert "Action 16: Under which agreement do you share information for it?" in mail
    assert "What does this lead need from us?" not in mail
    assert re.search(
        r"You lead \d open actions that are red or overdue, of \d: .*? What stands in the way of these", mail
    )


def test_every_question_to_leads_is_of_a_rule_and_no_rule_that_a_lead_answers_lacks_one() -> None:
    """A new rule whose findings a party can answer needs its question to that party."""
    asking = {row["rule"] for row in reference.rows("questions_to_leads")}
    shipped = {rule.id: rule for rule in rules.shipped()}
    answered = {"Action", "Agency", "Team", "Post", "Person", "Agreement", "Contact"}
    assert asking <= set(shipped)
    assert {
        rule.id for rule in shipped.values() if rule.ref not in DECIDED_ABOVE and answered.intersection(rule.subject)
    } <= asking


def test_more_pages_than_anybody_sends_are_refused_and_progress_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal says what to narrow; a run that is taken up tells how far it is."""
    result = hand_made.plan()
    told: list[tuple[str, int, int]] = []
    leads.write(result, tmp_path / "pages", form="html", progress=lambda *said: told.append(said))
    number = len(list((tmp_path / "pages").glob("*.html"))) - 1
    assert told == [("Writing pages for leads", done, number) for done in range(number)]
    monkeypatch.setattr(_packing, "MOST_TOGETHER", 2)
    with pytest.raises(TooLargeError, match=r"one document holds at most 2\. Write a folder"):
        leads.write(result, tmp_path / "pages.docx")
    monkeypatch.setattr(_packing, "MOST", 2)
    for exporter in (leads, packs):
        with pytest.raises(TooLargeError, match=r"a folder holds at most 2\. Name fewer: --plan"):
            exporter.write(result, tmp_path / "pages.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]
