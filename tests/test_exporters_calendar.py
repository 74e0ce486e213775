"""The calendar file, read back as a calendar reads it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
from click.testing import CliRunner

import hand_made
from partnergraph import exporters
from partnergraph.cli import main
from partnergraph.exporters import ics
from partnergraph.views import calendar, printable


def read(result, tmp_path, **options):
    path = tmp_path / "calendar.ics"
    ics.write(result, path, **options)
    return path.read_bytes(), icalendar.Calendar.from_ical(path.read_bytes())


def entries(result):
    return [entry for month in calendar(result).months for one in month.days for entry in one.entries]


@pytest.mark.parametrize("hostile", [False, True])
def test_every_date_is_an_event_of_a_whole_day(hostile, tmp_path):
    """As many as the calendar shows, on their days, each with an identity of its own."""
    result = hand_made.plan(hostile=hostile)
    data, read_back = read(result, tmp_path)
    events = read_back.walk("VEVENT")
    shown = entries(result)
    assert [event["DTSTART"].dt for event in events] == [entry.day for entry in shown]
    assert all(event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1) for event in events)
    assert all(type(event["DTSTART"].dt) is date for event in events)
    assert len({str(event["UID"]) for event in events}) == len(events)
    for event, entry in zip(events, shown, strict=True):
        assert " ".join(printable(entry.title).split()) in str(event["SUMMARY"])
    assert not read_back.errors
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)


def test_no_text_begins_a_property_or_an_event(tmp_path):
    """A title with line breaks and what looks like a property stays a title."""
    bad = "Train\r\nEND:VEVENT\nBEGIN:VALARM\nATTACH:https://example.invalid/x\\, ; :"
    graph = hand_made.graph_of([("Action", "action:1", bad, {"label": bad, "text": bad, "due": date(2026, 5, 1)})], [])
    data, read_back = read(replace(hand_made.plan(), graph=graph, title=bad), tmp_path)
    (event,) = read_back.walk("VEVENT")
    assert not read_back.walk("VALARM")
    assert not [line for line in data.split(b"\r\n") if line.startswith((b"ATTACH", b"BEGIN:VALARM"))]
    assert str(event["SUMMARY"]) == "Due: Train END:VEVENT BEGIN:VALARM ATTACH:https://example.invalid/x\\, ; :"


def test_a_date_that_moved_moves_its_event(tmp_path):
    """The same identity on another day, with a higher number of the version; nothing depends on the clock."""

    def event(due, as_of):
        graph = hand_made.graph_of([("Action", "action:1", "Train", {"due": due})], [])
        data, read_back = read(replace(hand_made.plan(), graph=graph, as_of=as_of), tmp_path)
        return data, read_back.walk("VEVENT")[0]

    first, one = event(date(2026, 5, 1), date(2026, 3, 1))
    again, _ = event(date(2026, 5, 1), date(2026, 3, 1))
    _, moved = event(date(2026, 6, 1), date(2026, 4, 1))
    assert first == again
    assert str(one["UID"]) == str(moved["UID"])
    assert (one["SEQUENCE"], moved["DTSTART"].dt) < (moved["SEQUENCE"], date(2026, 6, 2))
    assert one["DTSTAMP"].dt.date() == date(2026, 3, 1)


def test_a_lead_gets_what_the_lead_answers_for(tmp_path):
    """Actions, and what the lead or a post that the lead holds looks after; nothing of others."""
    graph = hand_made.graph_of(
        [
            ("Action", "action:1", "Train", {"due": date(2026, 5, 1)}),
            ("Action", "action:2", "Count", {"due": date(2026, 5, 2)}),
            ("Agreement", "agreement:1", "Sharing", {"review": date(2026, 5, 3), "ends": date(2027, 5, 3)}),
            ("Person", "person:1", "Ann Example", {}),
            ("Person", "person:2", "Ben Sample", {}),
            ("Post", "post:1", "Head of Data", {}),
        ],
        [
            ("ASSIGNED", "person:1", "action:1", {"role": "accountable"}),
            ("ASSIGNED", "person:2", "action:2", {"role": "accountable"}),
            ("HOLDS", "person:1", "post:1", {}),
            ("OWNS", "post:1", "agreement:1", {}),
        ],
    )
    result = replace(hand_made.plan(), graph=graph)

    def summaries(**options):
        return [str(event["SUMMARY"]) for event in read(result, tmp_path, **options)[1].walk("VEVENT")]

    assert summaries() == ["Due: Train", "Due: Count", "Review: Sharing", "Ends: Sharing"]
    assert summaries(lead=["person:1"]) == ["Due: Train", "Review: Sharing", "Ends: Sharing"]
    assert summaries(lead=["person:2"]) == ["Due: Count"]
    assert exporters.file_name("ics") == "calendar.ics"


def test_a_leads_calendar_is_asked_for_by_name(tmp_path):
    """`export --lead NAME -o x.ics`; a name that nobody has is one clear line."""
    register = str(Path(__file__).parent.parent / "data" / "plans" / "barnet-register")
    out = tmp_path / "ruth.ics"
    done = CliRunner().invoke(main, ["export", register, "--lead", "Ruth Adeyemi", "-o", str(out)])
    assert done.exit_code == 0, done.output
    summaries = [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")]
    assert "Review: Gangs Panel information sharing agreement" in summaries
    assert 3 < len(summaries) < 15
    refused = CliRunner().invoke(main, ["export", register, "--lead", "Ruth Adeyemy", "-o", str(out)])
    assert refused.exit_code == 2
    assert "Traceback" not in refused.output
