"""The reading of plans as a list: one action a line, in a form that stays as it is.

In: Readings and their Resolution. Out: dictionaries with the keys of `KEYS`, in that order. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from partnergraph.model import Reading, Resolution

KEYS = (
    "plan",
    "ref",
    "theme",
    "recommendation",
    "action",
    "leads",
    "due_text",
    "due",
    "ongoing",
    "status",
    "rag",
    "outcome",
    "boards",
    "agreements",
    "place",
)


MORE = ("start", "progress")
"""What a table of actions holds besides: the lines of `KEYS` stay as they are for the programs that read them."""


def lines(readings: Sequence[Reading], resolution: Resolution, *, more: bool = False) -> Iterator[dict[str, Any]]:
    """Yield one dictionary an action; dates are ISO dates, `leads` a list of dictionaries, blanks are None.

    Args:
        readings: The plans.
        resolution: Who is who in them.
        more: Whether the keys of `MORE` are there too.
    """
    parties = {party.id: party for party in resolution.parties}
    for reading in readings:
        records = zip(reading.records, resolution.leads[reading.plan], resolution.named[reading.plan], strict=True)
        for record, mentions, named in records:
            kinds = {
                kind: [parties[m.party].name for m in named if parties[m.party].kind == kind]
                for kind in ("board", "agreement")
            }
            yield {
                "plan": reading.plan,
                "ref": record.ref or None,
                "theme": record.theme or None,
                "recommendation": record.recommendation or None,
                "action": record.action,
                "leads": [
                    {
                        "name": mention.name,
                        "kind": mention.kind,
                        "of": mention.of,
                        "role": mention.role,
                        "provisional": mention.provisional,
                        "confidence": round(mention.confidence, 2),
                    }
                    for mention in mentions
                ],
                "due_text": record.due_text or None,
                "due": record.due.isoformat() if record.due else None,
                "ongoing": record.ongoing,
                "status": record.status or None,
                "rag": record.rag or None,
                "outcome": record.outcome or None,
                "boards": _once(kinds["board"]),
                "agreements": _once(kinds["agreement"]),
                "place": str(record.place),
            } | (
                {"start": record.start.isoformat() if record.start else None, "progress": record.progress or None}
                if more
                else {}
            )


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def closing_line(readings: Sequence[Reading]) -> str:
    """Return `29 actions, 0 cells not understood`, after what was not understood and where, a line each.

    That a plan is a scan, or was given twice, stands first.

    Contacts, agreements and seats are counted where there are any.
    """
    actions = sum(len(reading.records) for reading in readings)
    facts = (
        (sum(len(reading.contacts) for reading in readings), "contact"),
        (sum(len(reading.agreements) for reading in readings), "agreement"),
        (sum(len(reading.seats) for reading in readings), "seat"),
    )
    issues = [issue for reading in readings for issue in reading.issues if issue.kind == "not understood"]
    scans = [issue for reading in readings for issue in reading.issues if issue.kind in {"scanned", "given twice"}]
    counted = [_count(actions, "action"), *(_count(number, noun) for number, noun in facts if number)]
    counts = f"{', '.join(counted)}, {_count(len(issues), 'cell')} not understood"
    told = [f"{issue.place}: {issue.message} {issue.fix}" for issue in scans]
    return "\n".join([*told, *(f'{issue.place}: {issue.message} "{issue.text}"' for issue in issues), counts])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
