"""Copies for publication: no name of a person in any byte of any file, and no ordinary word taken for one."""

import openpyxl
import pytest
from click.testing import CliRunner

import examples
import private_register
from examples import PLANS
from partnergraph import exporters, pipeline, register, rules, showing
from partnergraph.cli import main
from partnergraph.commands.export import export
from partnergraph.commands.wanted import PEOPLE
from partnergraph.errors import InputError
from partnergraph.exporters._document import ENDINGS
from partnergraph.publication import public_copy
from partnergraph.views import around
from private_register import AS_OF, KEPT, NAMES, TEXTS, dumped, found_in


@pytest.fixture(scope="module")
def private():
    return private_register.register()


@pytest.fixture(scope="module")
def copy(private):
    return public_copy(private, AS_OF)


@pytest.fixture(scope="module")
def barnet():
    """The example register, its findings, and those of its copy."""
    private = examples.barnet()
    return private.register, private.findings, pipeline.analyse(pipeline.for_publication(private.register))


@pytest.fixture(scope="module")
def results(copy, barnet):
    """The result of each copy, with the names that it may not hold."""
    people = [str(name) for name in barnet[0]["People"]["Person"]]
    surnames = [name.split()[-1] for name in people]
    unlike_words = [name for name in surnames if name not in {"Bell", "Lang", "Lowe", "Reid", "Walters", "Mehta"}]
    some = rules.shipped()[::8]  # a report is made with all of them, below
    return {
        "odd": (pipeline.analyse(copy.register, as_of=AS_OF, chosen=some), NAMES),
        "barnet": (barnet[2], (*people, *unlike_words, "@barnet.example")),
    }


def test_the_search_finds_names_wherever_a_format_hides_them(private, tmp_path):
    """The search of files would find every one of them: it finds them in the register from which the copy is made."""
    spelt = dumped(private) + " ".join(TEXTS).encode()
    assert set(found_in(spelt)) >= set(private_register.PEOPLE)
    path = tmp_path / "register.xlsx"
    register.save(private, path)
    assert {"Grace Park", "王小明", "MARKER-READ"} <= set(found_in(path.read_bytes()))
    assert found_in(rb'{"a": "Grace\u0020Park"} &#71;race&nbsp;Young', ["Grace Park", "Grace Young"]) == [
        "Grace Park",
        "Grace Young",
    ]


FORMS = tuple(
    dict.fromkeys(
        [
            *((name, exporters.file_name(name)) for name in exporters.names()),
            *((name, f"{name}{ending}") for name in PEOPLE for ending in ENDINGS if ending != ".pdf"),
        ]
    )
)
"""Each export as the file that it is by itself, and as every other document; a PDF is the Word file printed."""


def test_every_format_that_the_command_offers_is_searched():
    """What `--to` may name is what is searched below: a new export is, too, and with it each of its endings."""
    (choice,) = (option.type for option in export.params if option.name == "name")
    assert set(choice.choices) == {name for name, _ in FORMS}
    assert set(PEOPLE) <= set(choice.choices)


@pytest.mark.parametrize(
    ("name", "file", "which"),
    [
        *((name, file, "odd") for name, file in FORMS),
        *((name, exporters.file_name(name), "barnet") for name in pipeline.REPORT),
    ],
)
def test_no_export_of_a_copy_holds_a_name(name, file, which, results, tmp_path):
    """Every byte of what every exporter writes is searched for every name of the register; and it says what was taken out."""
    result, names = results[which]
    path = tmp_path / file
    try:
        exporters.write(name, result, path)
    except InputError:
        # A picture of all would be too large: one of what lies around an agency is not.
        exporters.write(name, around(result, result.graph.nodes["Agency"]["id"].iloc[0], 2), path)
    files = [path] if path.is_file() else [one for one in sorted(path.rglob("*")) if one.is_file()]
    assert files
    for one in files:
        assert found_in(one.read_bytes(), names) == [], one.name
    if name != "csv":  # which holds rows and nothing else
        told = register.setting(result.register, "removed for publication").split("; ")[0]
        assert any(found_in(one.read_bytes(), [told]) for one in files), told


@pytest.mark.parametrize("picture", [one.id for one in showing.named() if not one.about])
def test_no_picture_of_a_copy_holds_a_name(picture, results):
    """A named picture by itself, as it is written with `view --picture`."""
    result, names = results["odd"]
    assert found_in(showing.picture(result, picture).text.encode(), names) == []


def test_a_report_for_publication_holds_no_name(private, tmp_path):
    """All files of a report, the workbook with its properties among them."""
    source = tmp_path / "private.xlsx"
    register.save(private, source)
    out = tmp_path / "public"
    said = CliRunner().invoke(main, ["report", str(source), "--public", "-o", str(out)])
    assert said.exit_code == 0, said.output
    assert found_in(said.output.encode()) == []
    assert "Taken out for publication: " in said.stderr
    for path in sorted(out.iterdir()):
        assert found_in(path.read_bytes()) == [], path.name
    properties = openpyxl.load_workbook(out / "register.xlsx").properties
    assert (properties.creator or "partnergraph", properties.lastModifiedBy) == ("partnergraph", None)


@pytest.mark.parametrize(
    "command",
    [
        ["gaps", "--rule", "action-without-owner", "--format", "csv"],
        ["query", "--format", "json"],
        ["score", "--format", "json"],
        ["whatif", "--remove", "Youth Worker, holder 1", "--kind", "post", "--format", "json", "--all"],
    ],
    ids=" ".join,
)
def test_each_command_that_writes_makes_a_copy(command, private, tmp_path):
    """`--public` is an option of each command that tells results, and says what was taken out; see also `report` above."""
    source = tmp_path / "private.xlsx"
    register.save(private, source)
    asked = ["MATCH (n) RETURN n.name, n.place"] if command[0] == "query" else []
    said = CliRunner().invoke(main, [command[0], str(source), *asked, *command[1:], "--public"])
    assert said.exit_code in {0, 1}, said.output
    assert "Taken out for publication: " in said.stderr
    assert found_in(said.output.encode()) == []


def test_read_writes_a_copy_and_shows_nothing_else(tmp_path):
    """The register of a plan may be written as a copy at once; what the plan says of people is not shown."""
    plan = PLANS / "northmere-duty-2026.xlsx"
    out = tmp_path / "copy.xlsx"
    said = CliRunner().invoke(main, ["read", str(plan), "--public", "-o", str(out)])
    assert said.exit_code == 0, said.output
    assert register.is_public(register.load(out))
    assert "Taken out for publication: " in said.stderr
    people = ["Amara Okafor", "Priya Raman", "James Whitfield"]
    assert set(found_in(plan.read_bytes(), people)) == set(people)
    assert found_in(out.read_bytes() + said.output.encode(), people) == []
    refused = CliRunner().invoke(main, ["read", str(plan), "--public"])
    assert refused.exit_code == 2
    assert "goes with -o" in refused.stderr


def test_posts_stand_in_and_load_stays_visible(private, copy):
    """A person's actions go to the post held; who holds none, or shares it, is an officer or holder with a number."""
    led = copy.register["Actions"]["Accountable"].value_counts()
    before = private["Actions"]["Accountable"].value_counts()
    assert sorted(led) == sorted(before)
    assert led["Officer 1, Exham Council"] == before["Grace Park"]
    assert set(copy.register["Members"]["Member"]) == {"Officer 1, Exham Council", "Exham Homes"}
    assert copy.register["Contacts"]["Held by"].tolist() == ["Officer 1, Exham Council"]
    assert copy.register["Agreements"]["Owner"].tolist() == ["Head of Homes; Officer 1, Exham Council"]
    posts = copy.register["Posts"].set_index("Post")
    assert {"Youth Worker, holder 1", "Youth Worker, holder 2"} <= set(posts.index)
    assert posts.index.is_unique
    assert posts.loc["Youth Worker", "Deputy"] == "Officer 1, Exham Council"
    assert posts["Holder"].isna().all()


def test_ordinary_words_and_names_of_bodies_stay(copy):
    """Words of the language are no names because somebody is called so, and a house keeps its name."""
    text = dumped(copy.register).decode()
    for words in KEPT:
        assert words in text
    assert "Officer 1, Exham Council and" in text
    assert "officer Memorial Trust" in set(copy.register["Agencies"]["Agency"])


def test_a_copy_says_what_was_taken_out(copy):
    """Counts by sheet and column, in the sheet About, without any of it."""
    told = register.setting(copy.register, "removed for publication")
    assert told == copy.says
    assert "People: 20 rows" in told
    assert "Contacts, Mailbox: 1 cell" in told
    assert "Actions, Progress: 20 cells" in told
    assert register.is_public(copy.register)
    assert register.title(copy.register).endswith("plan for Exham (publication copy)")


def test_the_workbook_says_what_was_taken_out(results, tmp_path):
    """The list stands on the first sheet of the accountability map."""
    path = tmp_path / "map.xlsx"
    exporters.write("accountability", results["odd"][0], path)
    said = [cell for row in openpyxl.load_workbook(path)["Summary"].iter_rows(values_only=True) for cell in row]
    assert "Taken out for publication" in said
    assert "People: 20 rows" in said


def test_a_copy_of_a_copy_is_the_same_and_loads_without_a_fault(copy, tmp_path):
    """A copy is a register like any other: it is saved, opened, and made public again with nothing to take out."""
    register.save(copy.register, tmp_path / "copy.xlsx")
    opened = register.load(tmp_path / "copy.xlsx")
    again = public_copy(opened, AS_OF)
    assert again.removed == ()
    assert again.register.equals(opened)


def test_findings_of_a_copy_are_those_of_the_register(barnet):
    """As many of each rule, but two: when somebody left is not told, and posts that stand in for people are not asked for a deputy."""
    _, before, result = barnet
    after = result.findings
    others = {"owner-who-has-left", "post-without-deputy"}
    was = {one.rule: len(one.findings) for one in before.assessments}
    now = {one.rule: len(one.findings) for one in after.assessments}
    assert {rule: now[rule] for rule in now.keys() - others} == {rule: was[rule] for rule in was.keys() - others}
    assert now["owner-who-has-left"] == 0
    [deputies] = [one for one in after.assessments if one.rule == "post-without-deputy"]
    assert "copy for publication" in deputies.not_assessed
    assert [one.rule for one in after.assessments if one.not_assessed and one.rule not in others] == [
        one.rule for one in before.assessments if one.not_assessed
    ]


def test_a_copy_is_not_put_beside_what_is_not_for_publication(private, tmp_path):
    """A folder with a register of names is refused, so that it is not published along; one with a copy is written anew."""
    register.save(private, tmp_path / "private.xlsx")
    out = tmp_path / "out"
    out.mkdir()
    register.save(private, out / "register.xlsx")
    refused = CliRunner().invoke(main, ["report", str(tmp_path / "private.xlsx"), "--public", "-o", str(out)])
    assert refused.exit_code == 2
    assert "not for publication" in refused.stderr
    assert found_in((out / "register.xlsx").read_bytes())


def test_a_server_and_an_earlier_run_are_refused():
    """Names that are only on a server or in an earlier run cannot be taken out: one clear line."""
    for options in (["--engine", "neo4j://localhost:1"], [str(examples.REGISTER), "--since", str(examples.REGISTER)]):
        refused = CliRunner().invoke(main, ["gaps", "--public", *options])
        assert refused.exit_code == 2
        assert "Traceback" not in refused.output
