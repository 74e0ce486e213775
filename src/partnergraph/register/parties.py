"""The sheets of parties: one row for each person, post, team, body, board, agreement, area and placeholder.

In: the resolution of plans read together. Out: rows by sheet. What a column cannot hold is written into the note.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from partnergraph.model import Party, Resolution, join_names
from partnergraph.register.areas import with_neighbours
from partnergraph.register.dates import UnreadableError
from partnergraph.register.naming import alike, name_column
from partnergraph.register.sheets import SHEETS, Column
from partnergraph.register.values import plain, read_cell, tidy

Rows = list[dict[str, Any]]

SHEET_OF = {
    "person": "People",
    "post": "Posts",
    "team": "Teams",
    "agency": "Agencies",
    "board": "Boards",
    "agreement": "Agreements",
    "area": "Areas",
    "placeholder": "Placeholders",
}
_BODY_COLUMN = {"person": "Works for", "post": "In", "team": "Part of"}
_AREA_COLUMN = {"agency": "Serves", "board": "Area"}

# The schema's properties, and the columns that hold them.
_FACTS = {
    "abbreviation": "Abbreviation",
    "sector": "Sector",
    "svd_role": "Duty",
    "valid_from": "Valid from",
    "valid_to": "Valid to",
    "replaced_by": "Replaced by",
    "top": "Top",
    "meets_every": "Meets every",
    "last_met": "Last met",
    "planned": "Planned",
    "vacant": "Vacant",
    "purpose": "Purpose",
    "lawful_basis": "Lawful basis",
    "dpia": "DPIA",
    "starts": "Starts",
    "review": "Review",
    "ends": "Ends",
    "code": "Code",
    "area_kind": "Kind",
}
_YEAR = re.compile(r"\d{4}")


class Names:
    """The names to write for the parties of a resolution, by id."""

    def __init__(self, resolution: Resolution) -> None:
        self.parties = {party.id: party for party in resolution.parties}
        self._by_words: dict[str, list[Party]] = defaultdict(list)
        for party in resolution.parties:
            for words in (party.name, *party.aliases):
                self._by_words[alike(words)].append(party)

    def name(self, party_id: str) -> str:
        """Return the name of a party."""
        return tidy(self.parties[party_id].name)

    def cell(self, party_ids: Iterable[str]) -> str | None:
        """Return the cell that names these parties, each once."""
        return join_names(dict.fromkeys(self.name(party_id) for party_id in party_ids))

    def body(self, party_id: str | None, kinds: Sequence[str]) -> Party | None:
        """Return the nearest party of one of `kinds`: this one, or what it belongs to; None if there is none."""
        seen: set[str] = set()
        while party_id in self.parties and party_id not in seen:
            seen.add(party_id)
            party = self.parties[party_id]
            if party.kind in kinds:
                return party
            party_id = party.of
        return None

    def written(self, words: str, kinds: Sequence[str]) -> Party | None:
        """Return the one party of `kinds` that the plans write so; None if there is none, or there are several."""
        found = {party.id: party for party in self._by_words[alike(words)] if party.kind in kinds}
        return next(iter(found.values())) if len(found) == 1 else None


def party_rows(resolution: Resolution, names: Names) -> dict[str, Rows]:
    """Return the rows of the sheets of parties, in the order of the resolution."""
    made: dict[str, Rows] = {sheet: [] for sheet in SHEET_OF.values()}
    said = _said_of(resolution)
    for party in resolution.parties:
        row = _row(party, names, said.get(party.id, {}))
        if party.kind == "post" and party.holders:
            acting = {person: {"Acting": True} for person in party.acting}
            made["Posts"] += [row | {"Holder": names.name(person)} | acting.get(person, {}) for person in party.holders]
        else:
            made[SHEET_OF[party.kind]].append(row)
    listed = {tidy(party.name) for party in resolution.parties}
    plan_areas = {names.name(area) for area in resolution.areas.values() if area in names.parties}
    made["Areas"] = with_neighbours(made["Areas"], plan_areas, listed)
    return made


def _said_of(resolution: Resolution) -> dict[str, dict[str, None]]:
    """For each party, the bodies to which the plans say it belongs, as written."""
    said: dict[str, dict[str, None]] = defaultdict(dict)
    for leads in resolution.leads.values():
        for mention in (one for record in leads for one in record):
            if mention.party and mention.of:
                said[mention.party][mention.of] = None
    return said


def _row(party: Party, names: Names, said: Iterable[str]) -> dict[str, Any]:
    sheet = SHEETS[SHEET_OF[party.kind]]
    columns = {column.heading for column in sheet.columns}
    row: dict[str, Any] = {name_column(sheet.name): tidy(party.name), "Place": str(party.source)}
    notes: list[str] = []
    aliases = dict.fromkeys(map(tidy, party.aliases))
    if column := _BODY_COLUMN.get(party.kind):
        row[column] = _body(party, names, said, notes)
    elif body := names.body(party.of, ("agency", "team")):
        notes.append(f"Part of: {tidy(body.name)}")
    if party.area in names.parties and (column := _AREA_COLUMN.get(party.kind)):
        row[column] = names.cell([party.area])
    if party.reports_to:
        row["Reports to"] = names.cell(board for board, _ in party.reports_to)
        notes += [f'Reports to {names.name(board)}: "{words}"' for board, words in party.reports_to]
    for name, value in party.facts:
        heading = _FACTS.get(name, name)
        try:
            row[heading] = _fact(sheet.column(heading), value)
        except (KeyError, UnreadableError):
            if heading == "Abbreviation":
                aliases[tidy(str(value))] = None
            else:
                notes.append(f"{heading}: {value}")
    spellings = join_names(alias for alias in aliases if alias not in {"", tidy(party.name)})
    if "Also written as" in columns:
        row["Also written as"] = spellings
    elif spellings:
        notes.append(f"Also written as: {spellings}")
    row["Note"] = "\n".join(notes) or None
    return row


def _body(party: Party, names: Names, said: Iterable[str], notes: list[str]) -> str | None:
    """The name of what a party belongs to: as resolved, else as the plans say; what else they say goes into the note."""
    kinds = ("agency",) if party.kind == "team" else ("agency", "team")
    body = names.body(party.of, kinds)
    for words in said:
        named = names.written(words, kinds)
        if body is None:
            body = named
        if named is None or named is not body:
            notes.append(f"A plan says: of {tidy(words)}")
    return tidy(body.name) if body else None


def _fact(column: Column, value: str | date | bool) -> Any:
    """A fact as its column takes it; a bare year is its first day, or its last where something ends."""
    if column.kind == "date" and isinstance(value, str) and _YEAR.fullmatch(value):
        return date(int(value), 12, 31) if column.heading in {"Valid to", "Ends"} else date(int(value), 1, 1)
    return read_cell(column, plain(value))
