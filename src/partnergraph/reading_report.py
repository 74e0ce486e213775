"""How plans were read, told to a person: what became of each table, and which cell gave each value of an action.

In: Readings, their Resolution and the Documents they were read from. Out: lines of words, and rows for a table. Refuses a
number that no action has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from partnergraph.errors import InputError
from partnergraph.model import Document, Mention, Place, Reading, Record, Resolution, TableAccount

EXPLAINED = ("What", "Read as", "From", "As published")
"""Columns of an explanation."""

_MOST_SET_APART = 12
_SHORT = 70


def on_tables(reading: Reading) -> Iterator[str]:
    """Yield lines on a plan: what each table is, what its headings mean, and what was set apart and why."""
    yield f"{reading.file}: {reading.title}"
    for account in reading.tables:
        yield f"  {_where(account.place, reading.file)}: {_sum(account)}"
        if account.columns:
            yield "    " + "; ".join(f"{heading} = {meaning}" for heading, meaning in account.columns)
        if account.inferred:
            yield "    It has no headings: what its columns mean was told from what they hold."
    yield from _apart(reading)
    kinds = Counter(issue.kind for issue in reading.issues)
    if kinds:
        yield "  Noted: " + ", ".join(f"{count} {kind}" for kind, count in kinds.items()) + " (--issues lists them)"


def _where(place: Place, file: str) -> str:
    return str(place).removeprefix(file).removeprefix(", ") or "table"


def _sum(account: TableAccount) -> str:
    if account.reason and not account.held:
        return f"{_count(account.rows, 'row')}, set apart: {account.reason}"
    held = "action" if account.kind == "actions" else "entry"
    parts = [
        _count(account.headings, "row", "of headings"),
        _count(account.sections, "section"),
        _count(account.held, "row", f"with an {held}"),
        _count(account.joined, "row", "joined to the one above"),
        _count(account.set_apart, "row", "set apart"),
        _count(account.blank, "row", "without words"),
        _count(account.not_understood, "row", "not understood"),
    ]
    listed = ", ".join(part for part in parts if not part.startswith("0 "))
    return f"{_count(account.rows, 'row')}, {account.kind}: {listed}"


def _apart(reading: Reading) -> Iterator[str]:
    """Yield what was set apart by reason, the rows of action tables one by one."""
    whole = {account.place for account in reading.tables if account.reason and not account.held}
    rows = [one for one in reading.set_apart if _table_of(one.place) not in whole]
    in_tables = [one for one in rows if one.place.row]
    for one in in_tables[:_MOST_SET_APART]:
        yield f'  Set apart, {_where(one.place, reading.file)}: {one.reason} "{short(one.text)}"'
    if len(in_tables) > _MOST_SET_APART:
        yield f"  Set apart: {len(in_tables) - _MOST_SET_APART} more rows"
    for reason, count in Counter(one.reason for one in rows if not one.place.row).items():
        yield f"  Outside the tables: {_count(count, 'line')}, {reason}"


def _table_of(place: Place) -> Place:
    return Place(place.file, place.sheet, place.page, place.table)


def short(text: str) -> str:
    """Return the beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…"


def _count(number: int, noun: str, rest: str = "") -> str:
    return f"{number} {noun}{'' if number == 1 else 's'} {rest}".rstrip()


@dataclass(frozen=True, slots=True)
class Explanation:
    """One action explained: its title, and rows with the columns of `EXPLAINED`."""

    title: str
    rows: tuple[tuple[str, str, str, str], ...]


def explain(
    readings: Sequence[Reading], documents: Sequence[Document], resolution: Resolution, asked: str
) -> list[Explanation]:
    """Return for each action that is asked for which cell gave each of its values.

    Args:
        readings: The plans.
        documents: The documents they were read from, in the same order.
        resolution: Who is who in them.
        asked: The number of the action, or its first words.

    Raises:
        InputError: No action has that number, nor begins so.
    """
    found: list[Explanation] = []
    for by in (_has_ref, _begins):
        for reading, document in zip(readings, documents, strict=True):
            published = {cell.place: cell.raw or cell.text for table in document.tables for cell in table.cells()}
            found += [
                Explanation(
                    f"{record.ref or 'Without a number'}, {record.place}",
                    tuple(_rows(record, resolution.leads[reading.plan][number], published, reading)),
                )
                for number, record in enumerate(reading.records)
                if by(record, asked)
            ]
        if found:
            return found
    refs = [record.ref for reading in readings for record in reading.records if record.ref]
    near = [name for name, *_ in process.extract(asked, refs, scorer=fuzz.ratio, limit=5)]
    raise InputError(
        f'No action has the number "{asked}", nor begins with these words.',
        where=", ".join(reading.file for reading in readings),
        todo=f"Numbers like it: {', '.join(near)}." if near else "Give its first words.",
    )


def _has_ref(record: Record, asked: str) -> bool:
    return bool(record.ref) and record.ref.casefold() == asked.strip().casefold()


def _begins(record: Record, asked: str) -> bool:
    words = " ".join(asked.casefold().split())
    return bool(words) and any(
        " ".join(text.casefold().split()).startswith(words) for text in (record.action, record.recommendation)
    )


def _rows(
    record: Record, mentions: Sequence[Mention], published: dict[Place, str], reading: Reading
) -> Iterator[tuple[str, str, str, str]]:
    for field, value in _values(record):
        places = record.sources.get(field, ())
        if not value and not places:
            continue
        if not places:
            yield field, value, "the sections and headings above it" if field == "theme" else "worked out", ""
        for number, place in enumerate(places):
            yield field if not number else "", value if not number else "", str(place), published.get(place, "")
    for mention in mentions:
        what = f"{mention.name}: {mention.kind}, {mention.role}, sure to {mention.confidence:.0%}"
        yield "who", what, str(mention.place), mention.why
    taken = {place for places in record.sources.values() for place in places} | {record.place}
    for issue in reading.issues:
        if issue.place in taken:
            yield "noted", f"{issue.kind}: {issue.message}", str(issue.place), issue.text


def _values(record: Record) -> list[tuple[str, str]]:
    due = [f"{day.day} {day:%B %Y}" for day in record.dates] + ["ongoing"] * record.ongoing
    return [
        ("ref", record.ref),
        ("theme", record.theme),
        ("recommendation", record.recommendation),
        ("action", record.action),
        ("leads", "\n".join(lead.text for lead in record.leads)),
        ("due", f"{', '.join(due) or 'no day'} ({record.precision})"),
        ("start", f"{record.start.day} {record.start:%B %Y}" if record.start else ""),
        ("status", " = ".join(filter(None, (record.status, record.status_kind)))),
        ("rag", " = ".join(filter(None, (record.rag_text, record.rag)))),
        ("outcome", record.outcome),
        ("progress", record.progress),
        ("updated", f"{record.updated.day} {record.updated:%B %Y}" if record.updated else ""),
        ("boards", "\n".join(lead.text for lead in record.boards)),
        ("agreements", "\n".join(lead.text for lead in record.agreements)),
        ("extra", "\n".join(f"{heading}: {text}" for heading, text in record.extra)),
    ]
