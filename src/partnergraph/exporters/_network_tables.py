"""What the tables of the network page need besides the network itself, in numbers: a party or action is its number there.

In: a Result, the number of each item, the number of each finding, a pool of texts. Out: values that JSON holds. Refuses
nothing. Who is named on which action follows from the lines, and is not written again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from partnergraph import views
from partnergraph.exporters._short import Pool, numbers, signed
from partnergraph.model import Finding, Result

_WHAT = ("action", "review", "end", "check", "waiver")
_COVER = ("in date", "past review", "ended", "not begun", "planned")


def tables(result: Result, found: Sequence[Finding], number: Mapping[str, int], texts: Pool) -> dict[str, Any]:
    """Return the values; items that are not in the page are left out."""
    finding = {one.key: place for place, one in enumerate(found)}
    rasci = views.rasci(result)
    work = views.workload(result)
    calendar = views.calendar(result)
    lines = [line for section in rasci.sections for line in section.lines]
    bodies: dict[str, list[int]] = {}
    for member in rasci.members:
        bodies.setdefault(member.body, []).append(number[member.id])
    due = [
        (number[action], (day - result.as_of).days, int(precision == "year"))
        for action, day, precision in result.graph.nodes["Action"][["id", "due", "due_precision"]].itertuples(
            index=False
        )
        if isinstance(day, date)
    ]
    return {
        "asOf": result.as_of.isoformat(),
        "due": _listed(value for dated in due for value in dated),
        "checks": _listed(
            value for line in lines if line.check for value in (number[line.task.action], texts[line.check])
        ),
        "bodies": [[texts[body], *members] for body, members in bodies.items()],
        "shorts": [
            value
            for member in rasci.members
            if member.short != member.name
            for value in (number[member.id], texts[member.short])
        ],
        "heavy": [
            value for bar in work.bars if bar.findings for value in (number[bar.id], finding[bar.findings[0].key])
        ],
        "most": next((bar.most for bar in work.bars if bar.most), 0),
        "pileUp": calendar.pile_up,
        "events": [
            value
            for month in calendar.months
            for day in month.days
            for entry in day.entries
            if entry.what != "action"
            for value in (
                (entry.day - result.as_of).days,
                _WHAT.index(entry.what),
                number[entry.id],
                texts["; ".join(entry.who)],
            )
        ],
        **_pairs(result, number, finding),
        **_crossings(result, number, finding, texts),
    }


def _listed(values: Iterable[int]) -> str:
    return numbers(map(signed, values))


def _found(finding: Mapping[str, int], one: Finding | None) -> int:
    return -1 if one is None else finding[one.key]


def _pairs(result: Result, number: Mapping[str, int], finding: Mapping[str, int]) -> dict[str, Any]:
    table = views.together(result)
    return {
        "cover": _COVER,
        "pairs": _listed(
            value
            for pair in table.pairs
            for value in (
                number[pair.one],
                number[pair.other],
                _found(finding, pair.finding),
                len(pair.actions),
                *(number[action] for action in pair.actions),
                len(pair.agreements),
                *(value for cover in pair.agreements for value in (number[cover.id], _COVER.index(cover.state))),
                len(pair.boards),
                *(number[board] for board in pair.boards),
            )
        ),
        "pairNotes": table.notes,
    }


def _crossings(result: Result, number: Mapping[str, int], finding: Mapping[str, int], texts: Pool) -> dict[str, Any]:
    table = views.spocs(result)
    return {
        "states": views.STATES,
        "areas": [value for area in table.areas for value in (number[area.id], int(area.planned))],
        "crossings": [
            [
                number[crossing.of],
                number[crossing.faces],
                int(crossing.borders),
                views.STATES.index(crossing.state),
                _found(finding, crossing.finding),
                *(
                    value
                    for contact in crossing.contacts
                    for value in (
                        number[contact.id],
                        views.STATES.index(contact.state),
                        texts[contact.holder],
                        texts[contact.says],
                    )
                ),
            ]
            for crossing in table.crossings
        ],
        "spocNotes": table.notes,
    }
