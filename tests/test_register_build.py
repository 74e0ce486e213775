"""A register is built from readings and their resolution, with nothing lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partnergraph import register
from partnergraph.model import (
    Accounting,
    Issue,
    Lead,
    Mention,
    MentionOf,
    Party,
    Place,
    PlannedContact,
    Question,
    Reading,
    Record,
    Register,
    Resolution,
)
from partnergraph.register.sheets import SHEETS

PLACE = Place("bromley.md", table=1, row=2)
WHO = Place("bromley.md", table=1, row=2, column=3)
BOARD_CELL = Place("bromley.md", table=1, row=2, column=5)
KEY = Place("gazetteer.csv", line=7)

PARTIES = (
    Party("agency:police", "agency", "Metropolitan Police Service", KEY, ("the Met",), area="area:bromley",
          facts=(("abbreviation", "MPS"), ("sector", "police"), ("svd_role", "specified"), ("valid_from", "1829"))),
    Party("agency:council", "agency", "London Borough of Bromley", KEY, ("LBB",), area="area:bromley"),
    Party("agreement:pruh", "agreement", "Agreement with the PRUH", PLACE, facts=(("planned", True),)),
    Party("area:bromley", "area", "Bromley", KEY),
    Party("board:cse", "board", "CSE, Missing and Gangs Strategic Board", PLACE, area="area:bromley"),
    Party("board:yot", "board", "YOT Management Board", PLACE, ("YOT board", "YOT Management Board")),
    Party("person:ali", "person", "Karen  Ali", WHO, of="team:safety"),
    Party("person:lee", "person", "Ann Lee", WHO),
    Party("placeholder:tbc", "placeholder", "TBC", WHO),
    Party("post:head", "post", "Head of Service", WHO, of="agency:council"),
    Party("team:safety", "team", "Community Safety", PLACE, of="agency:council"),
    Party("team:unit", "team", "Analysis Unit", PLACE, of="team:safety"),
)  # fmt: skip


def a_mention(party: str | None, text: str, **facts: Any) -> Mention:
    kind = party.partition(":")[0] if party else "unknown"
    return replace(Mention(text, text, kind, "accountable", False, 0.9, "name list", WHO, party), **facts)


def a_record(**fields: Any) -> Record:
    return replace(Record("bromley", "1.1", "Prevention", "", "Train staff", PLACE), **fields)


def a_reading(*records: Record, **fields: Any) -> Reading:
    sums = Accounting(1, 1, 0, 0, 0)
    return replace(Reading("bromley", "bromley.md", "Gangs action plan", records, sums), **fields)


def built(
    record: Record,
    who: tuple[Mention, ...] = (),
    what: tuple[MentionOf, ...] = (),
    *,
    reading: dict[str, Any] | None = None,
    **fields: Any,
) -> Register:
    """The register of a plan with one record."""
    resolution = Resolution(PARTIES, {"bromley": (who,)}, {"bromley": (what,)}, {"bromley": "area:bromley"})
    return register.build([a_reading(record, **(reading or {}))], replace(resolution, **fields))


def only(made: Register, sheet: str) -> dict[str, Any]:
    (row,) = made[sheet].to_dict("records")
    return {str(key): value for key, value in row.items()}


def by_name(made: Register, sheet: str) -> dict[str, dict[str, Any]]:
    return {row[SHEETS[sheet].columns[0].heading]: row for row in made[sheet].to_dict("records")}


def test_all_sheets_and_columns_are_there_in_order() -> None:
    """Sheets with nothing in them are there, so that a person sees what may be added."""
    made = built(a_record())
    assert list(made.sheets) == list(SHEETS)
    for name, sheet in SHEETS.items():
        assert list(made[name].columns) == [column.heading for column in sheet.columns]
        assert set(map(str, made[name].dtypes)) == {"object"}
        assert not made[name].isin([""]).any().any()


def test_what_was_built_is_what_is_loaded(tmp_path: Path) -> None:
    """A register of plans passes its own check and comes back the same, from a workbook and from a folder."""
    lead = Lead("Karen Ali; Bob", "Karen Ali;\nBob", "accountable", True, "Lead (tbc)", WHO)
    made = built(
        a_record(leads=(lead,), dates=(date(2016, 6, 30),), extra=(("Cost", "=1+1"),), outcome=" more\r\nof it "),
        (a_mention("person:ali", "Karen Ali"), a_mention("placeholder:tbc", "tbc"), a_mention(None, "Bob; & co")),
        (MentionOf("board:cse", "the board", PLACE, "reports to"), MentionOf("area:bromley", "Bromley", PLACE)),
        contacts=(PlannedContact("Relocation", "area:bromley", "agency:police", "bromley", 0, PLACE),),
        questions=(Question("Bob", "Who is Bob?", ("person:lee", "somebody"), "no such name", WHO),),
        issues=(Issue("unsure", "Is it?", WHO),),
    )
    for name in ("register.xlsx", "register"):
        register.save(made, tmp_path / name)
        assert register.load(tmp_path / name).equals(made)


def test_names_stand_under_their_role() -> None:
    """Each party stands once under the role that the plan gives it, by the name to show."""
    made = built(
        a_record(),
        (
            a_mention("person:ali", "K. Ali"),
            a_mention("person:ali", "Karen Ali"),
            a_mention("team:safety", "Community Safety"),
            a_mention("agency:police", "Police", role="supports"),
            a_mention("post:head", "Head", role="named"),
        ),
    )
    row = only(made, "Actions")
    assert row["Accountable"] == "Karen Ali; Community Safety"
    assert row["Supports"] == "Metropolitan Police Service"
    assert row["Named"] == "Head of Service"
    assert row["Responsible"] is None


def test_what_was_not_recognised_is_kept_as_written() -> None:
    """Words without a party stand beside the lead as published; so do those of a party that cannot lead."""
    lead = Lead("Bob / Bromley", "Bob /\nBromley", "named", False, "Lead", WHO)
    other = Lead("", "tbc", "named", False, "Owner", WHO)
    made = built(a_record(leads=(lead, other)), (a_mention(None, "Bob"), a_mention("area:bromley", "Bromley")))
    row = only(made, "Actions")
    assert row["Not recognised"] == "Bob; Bromley"
    assert row["Lead as published"] == "Bob /\nBromley; tbc"


def test_a_helper_who_is_not_recognised_is_no_doubt_about_the_lead() -> None:
    """Names not recognised are those of the first rank; what a column of helpers says is kept under its heading."""
    cells = (
        Lead("Police", "Police", "accountable", False, "Lead", WHO),
        Lead("Zed", "Zed", "supports", False, "With", WHO),
    )
    helped = only(
        built(a_record(leads=cells), (a_mention("agency:police", "Police"), a_mention(None, "Zed", role="supports"))),
        "Actions",
    )
    assert (helped["Not recognised"], helped["Lead as published"]) == (None, "Police")
    assert helped["Other columns"] == "With: Zed"
    unled = only(built(a_record(leads=cells[1:]), (a_mention(None, "Zed", role="supports"),)), "Actions")
    assert (unled["Not recognised"], unled["Lead as published"]) == (None, None)
    ranked = (a_mention(None, "Zed", role="responsible"), a_mention("agency:police", "Police", role="named"))
    assert only(built(a_record(leads=cells[:1]), ranked), "Actions")["Not recognised"] == "Zed"


@pytest.mark.parametrize(
    ("heading_says", "words", "name_says", "provisional"),
    [(True, "Police", False, True), (False, "Police", True, True), (False, "Police", False, False), (True, " ", False, False)],
)  # fmt: skip
def test_a_lead_to_be_confirmed_is_provisional(
    heading_says: bool, words: str, name_says: bool, provisional: bool
) -> None:
    """Either the heading or the cell says so; a heading over a blank cell says nothing."""
    lead = Lead(words, words, "accountable", heading_says, "Lead", WHO)
    who = (a_mention("agency:police", "Police", provisional=name_says),) if words.strip() else ()
    assert only(built(a_record(leads=(lead,)), who), "Actions")["Provisional"] is provisional


def test_boards_that_hear_of_an_action_stand_apart_from_what_it_mentions() -> None:
    """Boards come from the words `reports to` and from board columns; other parties named are mentions."""
    cell = Lead("YOT board", "YOT board", "named", False, "Board", BOARD_CELL)
    made = built(
        a_record(boards=(cell,)),
        (a_mention("board:yot", "YOT board", place=BOARD_CELL), a_mention("agency:police", "Police")),
        (
            MentionOf("board:cse", "CSE board", PLACE, "reports to"),
            MentionOf("board:yot", "YOT board", BOARD_CELL),
            MentionOf("agency:council", "LBB", PLACE),
            MentionOf("agreement:pruh", "agreement", PLACE),
            MentionOf("board:cse", "CSE board", PLACE),
            MentionOf("person:lee", "Ann Lee", PLACE, "reports to"),
        ),
    )
    row = only(made, "Actions")
    assert row["Reports to"] == "CSE, Missing and Gangs Strategic Board; YOT Management Board"
    assert row["Mentions"] == "London Borough of Bromley; Agreement with the PRUH; Ann Lee"
    assert row["Accountable"] == "Metropolitan Police Service"
    assert row["Other columns"] == "Board: YOT board"


def test_columns_without_a_place_are_kept_with_their_lines() -> None:
    """Each column is `heading: text`; further lines of a cell are set in."""
    made = built(a_record(extra=(("Cost\n(£)", "£5,000\nper year"), ("Blank", " "), ("Risk", "low"))))
    assert only(made, "Actions")["Other columns"] == "Cost (£): £5,000\n  per year\nRisk: low"


def test_the_facts_of_a_record_stand_in_their_columns() -> None:
    """Dates, status, rating and words arrive as they were read."""
    made = built(
        a_record(
            recommendation="Train", due_text="June and July 2016", dates=(date(2016, 7, 31), date(2016, 6, 30)),
            precision="month", ongoing=True, start=date(2016, 1, 1), status="In hand", status_kind="open", rag="amber",
            rag_text="A", outcome="Fewer", progress="Begun", updated=date(2016, 5, 1),
        )
    )  # fmt: skip
    row = only(made, "Actions")
    expected = {
        "Plan": "bromley", "Ref": "1.1", "Theme": "Prevention", "Recommendation": "Train", "Action": "Train staff",
        "Due": date(2016, 7, 31), "Due as published": "June and July 2016", "Due precision": "month", "Ongoing": True,
        "Start": date(2016, 1, 1), "Status": "open", "Status as published": "In hand", "RAG": "amber",
        "RAG as published": "A", "Outcome": "Fewer", "Progress": "Begun", "Updated": date(2016, 5, 1),
        "Id": "bromley/1.1", "Place": "bromley.md, table 1, row 2",
    }  # fmt: skip
    assert {key: row[key] for key in expected} == expected


def test_ids_are_distinct_and_stable() -> None:
    """An Id is the plan and the number, else the first words; what comes again gets a number of its own."""
    records = [
        a_record(ref=ref, action=action)
        for ref, action in (
            ("1.1", "a"), ("1.1", "b"), ("1.1-2", "c"), ("", "Train all staff in the use of it"), ("", "Train all staff in the use of x"),
            ("3.2 & 3.3", "d"), ("A(i)", "e"), ("", "שלום"),
        )
    ]  # fmt: skip
    none: tuple[tuple[()], ...] = ((),) * len(records)
    resolution = Resolution((), {"bromley": none}, {"bromley": none}, {})
    made = register.build([a_reading(*records)], resolution)
    ids = list(made["Actions"]["Id"])
    assert ids[:-1] == [
        "bromley/1.1", "bromley/1.1-2", "bromley/1.1-2-2", "bromley/train-all-staff-in-the-use",
        "bromley/train-all-staff-in-the-use-2", "bromley/3.2-3.3", "bromley/a-i",
    ]  # fmt: skip
    assert len(set(ids)) == len(ids)
    assert ids == list(register.build([a_reading(*records)], resolution)["Actions"]["Id"])


def test_a_resolution_of_other_records_is_refused() -> None:
    """Mentions belong to records by their order, so there must be as many."""
    with pytest.raises(ValueError, match="shorter"):
        register.build([a_reading(a_record())], Resolution((), {"bromley": ()}, {"bromley": ()}, {}))


def test_people_posts_and_teams_say_where_they_belong() -> None:
    """The resolved body first, else the body that a plan names; a team in a team lies in its body."""
    made = built(
        a_record(),
        (
            a_mention("person:lee", "Ann Lee (the Met)", of="the  met"),
            a_mention("person:ali", "Karen Ali", of="Probation"),
        ),
    )
    people = by_name(made, "People")
    assert people["Ann Lee"]["Works for"] == "Metropolitan Police Service"
    assert people["Ann Lee"]["Note"] is None
    assert people["Karen Ali"]["Works for"] == "Community Safety"
    assert people["Karen Ali"]["Note"] == "A plan says: of Probation"
    assert by_name(made, "Posts")["Head of Service"]["In"] == "London Borough of Bromley"
    teams = by_name(made, "Teams")
    assert {name: row["Part of"] for name, row in teams.items()} == dict.fromkeys(teams, "London Borough of Bromley")


def test_bodies_and_boards_bring_their_facts() -> None:
    """Facts stand in their columns, dates as dates; other spellings are kept once."""
    made = built(a_record())
    police = by_name(made, "Agencies")["Metropolitan Police Service"]
    assert police["Abbreviation"] == "MPS"
    assert police["Duty"] == "specified"
    assert police["Serves"] == "Bromley"
    assert police["Valid from"] == date(1829, 1, 1)
    assert police["Also written as"] == "the Met"
    assert police["Place"] == "gazetteer.csv, line 7"
    boards = by_name(made, "Boards")
    assert boards["YOT Management Board"]["Also written as"] == "YOT board"
    assert boards["CSE, Missing and Gangs Strategic Board"]["Area"] == "Bromley"
    assert only(made, "Agreements")["Planned"] is True
    assert only(made, "Placeholders")["Placeholder"] == "TBC"


def test_a_fact_that_no_column_takes_goes_into_the_note() -> None:
    """A duty that is none of three, a date in words and a fact without a column stay readable."""
    facts = (("svd_role", "consulted"), ("valid_to", "before the war"), ("valid_from", "2014"), ("colour", "blue"))
    odd = Party("agency:odd", "agency", "Odd Body", KEY, of="agency:council", facts=facts)
    board = Party("board:snp", "board", "Safer Panel", KEY, facts=(("abbreviation", "SNP"), ("sector", "police")))
    made = built(a_record(), parties=(*PARTIES, odd, board))
    row = by_name(made, "Agencies")["Odd Body"]
    assert row["Note"] == "Part of: London Borough of Bromley\nDuty: consulted\nValid to: before the war\ncolour: blue"
    assert (row["Duty"], row["Valid to"], row["Valid from"]) == (None, None, date(2014, 1, 1))
    panel = by_name(made, "Boards")["Safer Panel"]
    assert (panel["Also written as"], panel["Note"]) == ("SNP", "Sector: police")


def test_areas_are_those_of_the_plan_and_all_that_border_on_it() -> None:
    """Bromley has six neighbours in London and two outside; river borders are a matter of the setting."""
    areas = by_name(built(a_record()), "Areas")
    assert areas["Bromley"]["Code"] == "E09000006"
    assert {name for name, row in areas.items() if row["Kind"] == "london_borough"} == {
        "Bromley", "Bexley", "Croydon", "Greenwich", "Lambeth", "Lewisham", "Southwark",
    }  # fmt: skip
    assert {name for name, row in areas.items() if row["Kind"] == "outside_london"} == {"Sevenoaks", "Tandridge"}
    assert all(row["Place"] for row in areas.values())


def test_a_neighbour_whose_name_is_taken_is_told_apart() -> None:
    """No two parties have one name, since a cell could not tell them apart."""
    made = built(a_record(), parties=(*PARTIES, Party("team:lewisham", "team", "Lewisham", WHO)))
    assert "Lewisham (area)" in by_name(made, "Areas")


def test_planned_contacts_are_marked_as_planned() -> None:
    """A team speaks for its body; a contact of nobody becomes an issue and is not lost."""
    contacts = (
        PlannedContact("Relocation", "team:safety", "placeholder:tbc", "bromley", 0, PLACE),
        PlannedContact("Schools", "board:yot", "area:bromley", "bromley", 0, PLACE),
    )
    made = built(a_record(), contacts=contacts)
    row = only(made, "Contacts")
    assert (row["Topic"], row["Of"], row["Faces"], row["Planned"]) == (
        "Relocation", "London Borough of Bromley", "TBC", True,
    )  # fmt: skip
    assert row["Note"] == "Planned by action bromley/1.1."
    assert "Schools" in only(made, "Issues")["Message"]


def test_each_way_of_writing_a_name_is_one_row() -> None:
    """Text, plan and party make a row, with the least sure of its readings; decisions are left to people."""
    made = built(
        a_record(),
        (
            a_mention("agency:police", "Police", confidence=0.95),
            a_mention("agency:police", "Police", confidence=0.61234567, why="head word"),
            a_mention("agency:police", "MPS"),
            a_mention(None, "Bob"),
        ),
    )
    rows = by_name(made, "Names")
    assert set(rows) == {"Police", "MPS", "Bob"}
    assert rows["Police"]["Confidence"] == 0.6123
    assert rows["Police"]["Why"] == "head word"
    assert rows["Police"]["Party"] == "Metropolitan Police Service"
    assert (rows["Bob"]["Party"], rows["Bob"]["Kind"]) == (None, "unknown")
    assert register.decisions(made) == ()


def test_plans_questions_issues_and_settings_are_there() -> None:
    """What a person should know of the plan and settle stands in sheets of its own."""
    resolution = {
        "questions": (Question("Bob", "Who is Bob?", ("person:lee", "Robert"), "unknown", WHO, 3, "bromley"),),
        "issues": (Issue("unsure", "Two names in one", WHO, "Bob Ann", "Split them"),),
    }
    reading = {
        "version": date(2012, 9, 30), "starts": date(2012, 1, 1), "ends": date(2013, 12, 31),
        "issues": (Issue("repaired", "A word was split", PLACE, "Neighbouri ng"),),
    }  # fmt: skip
    made = built(a_record(), reading=reading, **resolution)
    plan = only(made, "Plans")
    assert (plan["Plan"], plan["Title"], plan["Area"], plan["Version"]) == (
        "bromley", "Gangs action plan", "Bromley", date(2012, 9, 30),
    )  # fmt: skip
    review = only(made, "Review")
    assert (review["Candidates"], review["Actions"]) == ("Ann Lee; Robert", 3.0)
    assert list(made["Issues"]["Text"]) == ["Neighbouri ng", "Bob Ann"]
    assert list(made["Issues"]["What to do"]) == [None, "Split them"]
    assert list(made["About"]["Setting"]) == ["as of", "title", "river borders", "public"]
    assert made["About"]["Note"].notna().all()


def test_settings_are_read_by_their_type() -> None:
    """The day, the title and the river borders have a way of their own; others are read as what is asked for."""
    nothing: dict[str, tuple[()]] = {"bromley": ()}
    made = register.build([a_reading()], Resolution((), nothing, nothing, {}), as_of=date(2016, 9, 30), title="Ours")
    assert register.as_of(made) == date(2016, 9, 30)
    assert register.title(made) == "Ours"
    assert register.river_borders(made) == "crossable"
    assert register.setting(made, "as of", "date") == date(2016, 9, 30)
    assert register.setting(made, "overloaded lead", "number") is None
    bare = register.build([a_reading()], Resolution((), nothing, nothing, {}))
    assert register.as_of(bare) is None
    assert register.title(bare) == "Gangs action plan"


def test_control_characters_are_left_out_and_nothing_else() -> None:
    """What no workbook can hold is gone at once, so that every form of the register says the same."""
    made = built(a_record(action="Tra\x00in\x0b st\x1baff\ud800 \ufffe\t=1\r\n👮"))
    assert only(made, "Actions")["Action"] == "Train staff \t=1\r\n👮"


def test_a_record_without_words_has_words() -> None:
    """A cell that may not be blank says what there is, so that the register can be loaded."""
    assert only(built(a_record(action=" ", recommendation="Train")), "Actions")["Action"] == "Train"
    assert only(built(a_record(action="", ref="")), "Actions")["Action"] == "(no words)"
