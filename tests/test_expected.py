"""The two real plans, read by the program, against what a careful person reads in them (tests/expected)."""

import json
import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from partnergraph.model import Mention, Reading, Resolution

EXPECTED = Path(__file__).parent / "expected"
FILES = {"barnet-2016": "barnet-2016.md", "bromley-2012": "bromley-2012.txt"}
BOARDS: dict[str, dict[str, list[str]]] = json.loads((EXPECTED / "boards.json").read_text(encoding="utf-8"))
ENOUGH = 0.95

pytestmark = pytest.mark.seeds
each_plan = pytest.mark.parametrize("plan", sorted(FILES))


def expected(plan: str) -> list[dict]:
    """Return the lines of a person's reading."""
    text = (EXPECTED / f"{plan}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@cache
def read(plan: str) -> tuple[Reading, Resolution]:
    """Return what the program reads in the plan."""
    from partnergraph import readers, records, resolve

    folder = os.environ.get("PARTNERGRAPH_PLANS")
    if not folder:
        pytest.skip("PARTNERGRAPH_PLANS does not name the folder of the real plans.")
    reading = records.record(readers.read(Path(folder) / FILES[plan]))
    return reading, resolve.resolve([reading])


def plain(text: str | None) -> str:
    """Return words for comparison: case, spaces and straight or curly apostrophes do not matter."""
    return " ".join((text or "").replace("’", "'").casefold().split())


def section(text: str) -> str:
    """Return a section's title for comparison, without the number before it."""
    return plain(text).lstrip("0123456789. ")


def label(number: int, line: dict) -> str:
    """Return how a miss names its line."""
    return f"line {number + 1} ({line['ref'] or line['action_starts']})"


def lines(plan: str) -> list[tuple[str, dict, int]]:
    """Return each line of the person's reading with its label and number; none at all is a failure."""
    found = [(label(number, line), line, number) for number, line in enumerate(expected(plan))]
    assert found, f"No lines in {plan}.jsonl."
    assert len(read(plan)[0].records) == len(found), "The number of records differs, so lines cannot be compared."
    return found


def leads_of(plan: str, number: int) -> tuple[Mention, ...]:
    """Return the leads that the program read on one action."""
    reading, resolution = read(plan)
    return resolution.leads[reading.plan][number]


def pairs(plan: str) -> list[tuple[str, dict, Mention]]:
    """Return each expected lead that was found under its name, with what was found."""
    result = []
    for where, line, number in lines(plan):
        found = {plain(mention.name): mention for mention in leads_of(plan, number)}
        result += [
            (f"{where}: {lead['name']}", lead, found[plain(lead["name"])])
            for lead in line["leads"]
            if plain(lead["name"]) in found
        ]
    assert result, "Not one lead was found."
    return result


def report(misses: list[str]) -> None:
    """Fail with every miss on a line of its own."""
    assert not misses, "\n" + "\n".join(misses)


@each_plan
def test_all_actions_are_read(plan: str) -> None:
    """Barnet has 26 actions; Bromley has 29, since 3.2 and 3.3 come out of one row."""
    assert len(read(plan)[0].records) == {"barnet-2016": 26, "bromley-2012": 29}[plan] == len(expected(plan))


@each_plan
def test_refs_sections_and_first_words(plan: str) -> None:
    """Each action has its printed number, its section and its own words."""
    misses = []
    for where, line, number in lines(plan):
        record = read(plan)[0].records[number]
        if record.ref != (line["ref"] or ""):
            misses.append(f"{where}: ref {record.ref!r}")
        if section(record.theme) != section(line["theme"]):
            misses.append(f"{where}: theme {record.theme!r}, not {line['theme']!r}")
        first = plain(line["action_starts"])
        if not any(plain(text).startswith(first) for text in (record.recommendation, record.action)):
            misses.append(f"{where}: begins {record.action[:60]!r}")
    report(misses)


@each_plan
def test_dates(plan: str) -> None:
    """Every date, the day by which all is due, and every "ongoing" is right; status and rating stay blank."""
    misses = []
    for where, line, number in lines(plan):
        record = read(plan)[0].records[number]
        was = {
            "due": record.due.isoformat() if record.due else None,
            "dates": sorted(day.isoformat() for day in record.dates),
            "ongoing": record.ongoing,
            "status": record.status or None,
            "rag": record.rag or None,
        }
        misses += [f"{where}: {key} {was[key]!r}, not {line[key]!r}" for key in was if was[key] != line[key]]
    report(misses)


@each_plan
def test_leads_are_found_with_the_right_kind(plan: str) -> None:
    """At least 95 % of the leads are found, each as a person, post, team, agency or placeholder as it should be."""
    misses = []
    total = 0
    for where, line, number in lines(plan):
        found = {(plain(mention.name), mention.kind) for mention in leads_of(plan, number)}
        for lead in line["leads"]:
            total += 1
            kinds = {lead["kind"], *lead.get("kind_alt", ())}
            if not any((plain(lead["name"]), kind) in found for kind in kinds):
                misses.append(f"{where}: {lead['name']} ({lead['kind']}) not among {sorted(found)}")
    assert len(misses) <= (1 - ENOUGH) * total, "\n" + "\n".join(misses)


@each_plan
def test_no_lead_is_invented(plan: str) -> None:
    """What the program names as a lead, a person reads there too, and once."""
    misses = []
    for where, line, number in lines(plan):
        found = Counter(plain(mention.name) for mention in leads_of(plan, number))
        too_many = found - Counter(plain(lead["name"]) for lead in line["leads"])
        misses += [f"{where}: {name}" for name in too_many]
    report(misses)


@each_plan
def test_roles_and_provisional(plan: str) -> None:
    """Accountability makes accountable, "with" makes supports, and a heading with (tbc) makes provisional."""
    report(
        [
            f"{where}: {mention.role}, provisional {mention.provisional}"
            for where, lead, mention in pairs(plan)
            if (mention.role, mention.provisional) != (lead["role"], lead["provisional"])
        ]
    )


@each_plan
def test_bodies_that_people_belong_to(plan: str) -> None:
    """A person in or before brackets, or before a comma and a team, belongs to the body named there; others to none."""
    report(
        [
            f"{where}: of {mention.of!r}, not {lead['of']!r}"
            for where, lead, mention in pairs(plan)
            if lead["kind"] == "person" and plain(mention.of) != plain(lead["of"])
        ]
    )


def spellings(plan: str, kind: str, number: int) -> list[set[str]]:
    """Return, for each party of a kind that an action's words or columns name, all ways in which it is written."""
    reading, resolution = read(plan)
    parties = {party.id: party for party in resolution.parties}
    ids = {named.party for named in resolution.named[reading.plan][number]}
    ids |= {mention.party for mention in leads_of(plan, number) if mention.party}
    return [
        {plain(parties[id_].name), *map(plain, parties[id_].aliases)}
        for id_ in sorted(ids)
        if parties[id_].kind == kind
    ]


@each_plan
def test_boards_are_found(plan: str) -> None:
    """Each board that an action names is found, whatever it is called there, and no other board is made up."""
    misses = []
    for where, line, number in lines(plan):
        found = spellings(plan, "board", number)
        right = [{plain(way) for way in BOARDS[plan][board]} for board in line["boards"]]
        allowed = [*right, {plain(board) for board in line.get("boards_alt", ())}]
        misses += [f"{where}: no {sorted(ways)}" for ways in right if not any(ways & names for names in found)]
        misses += [f"{where}: made up {sorted(names)}" for names in found if not any(ways & names for ways in allowed)]
    report(misses)


@each_plan
def test_one_board_under_several_names_is_one(plan: str) -> None:
    """All ways in which a plan writes a board lead to one party."""
    parties = [party for party in read(plan)[1].parties if party.kind == "board"]
    for board, ways in BOARDS[plan].items():
        wanted = {plain(way) for way in ways}
        found = [party for party in parties if wanted & {plain(party.name), *map(plain, party.aliases)}]
        assert len(found) == 1, f"{board}: {[party.name for party in found]}"
        assert wanted <= {plain(found[0].name), *map(plain, found[0].aliases)}, f"{board}: {found[0].aliases}"


@each_plan
def test_areas_and_agreements_are_found(plan: str) -> None:
    """Boroughs other than the plan's own, and agreements on sharing information, are found where they are named."""
    reading, resolution = read(plan)
    own = {plain(party.name) for party in resolution.parties if party.id == resolution.areas.get(reading.plan)}
    assert own, "The plan's own area was not recognised."
    misses = []
    for where, line, number in lines(plan):
        areas = [names for names in spellings(plan, "area", number) if not names & own]
        named = set(map(plain, line["areas"]))
        if len(areas) != len(named) or not all(any(area in names for names in areas) for area in named):
            misses.append(f"{where}: areas {areas}, not {line['areas']}")
        agreements = spellings(plan, "agreement", number)
        wanted = len(line["agreements"])
        if not wanted <= len(agreements) <= wanted + len(line.get("agreements_alt", ())):
            misses.append(f"{where}: agreements {agreements}, not {line['agreements']}")
    report(misses)


def test_an_abbreviation_in_cyrillic_letters_is_read() -> None:
    """YOT leads on ten recommendations, three times in letters that only look like YOT, and an Issue says so."""
    reading, resolution = read("bromley-2012")
    leads = [mention for mentions in resolution.leads[reading.plan] for mention in mentions]
    assert len([mention for mention in leads if mention.name == "YOT"]) == 10
    assert len({mention.party for mention in leads if mention.name == "YOT"}) == 1
    assert sum(issue.kind == "repaired" and not issue.text.isascii() for issue in reading.issues) >= 3


def test_a_shared_row_comes_apart_with_an_issue() -> None:
    """3.2 and 3.3 stand in one row: they come apart, and the reader is told."""
    shared = [issue for issue in read("bromley-2012")[0].issues if issue.kind == "shared row"]
    assert shared
    assert all("3.2" in issue.message and "3.3" in issue.message for issue in shared)


def test_the_busiest_are_counted() -> None:
    """Community Safety is on 16 of 29 in Bromley and 7 of 26 in Barnet; Barnet's busiest officer is on 6."""

    def counts(plan: str) -> Counter[str]:
        reading, resolution = read(plan)
        found: Counter[str] = Counter()
        for mentions in resolution.leads[reading.plan]:
            found.update({mention.party for mention in mentions if mention.party})
        names = {party.id: party for party in resolution.parties}
        return Counter({f"{names[id_].kind} {names[id_].name}": number for id_, number in found.items()})

    bromley, barnet = counts("bromley-2012"), counts("barnet-2016")
    assert bromley.most_common(1)[0][1] == 16
    assert "community safety" in bromley.most_common(1)[0][0].casefold()
    assert max(number for name, number in barnet.items() if name.startswith("person ")) == 6
    assert [number for name, number in barnet.items() if "community safety" in name.casefold()] == [7]


@each_plan
def test_every_cell_is_accounted_for(plan: str) -> None:
    """Cells read are cells used, headings, set apart or not understood, and of the last there are none."""
    accounting = read(plan)[0].accounting
    assert accounting.holds
    assert accounting.read > 0
    assert accounting.not_understood == 0, [i for i in read(plan)[0].issues if i.kind == "not understood"]
