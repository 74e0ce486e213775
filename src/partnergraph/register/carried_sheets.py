"""The sheets of a register while a plan is carried in.

In: the rows of the register, what was read before, and the rows of the new reading. Out: the rows to keep. Refuses nothing.

Rows that a person added or changed stand. Rows that were read, that nobody touched, that the new reading does not have and that nothing
names go. Rows that a person took out stay out, unless something names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from partnergraph.model import Register, split_names
from partnergraph.register.as_read import AsRead, unedited
from partnergraph.register.naming import alike, name_column
from partnergraph.register.new_version import Carried
from partnergraph.register.renaming import RENAMED
from partnergraph.register.row_keys import Row, row_key
from partnergraph.register.sheets import SHEETS
from partnergraph.register.three_way import Conflict, put_together

Rows = list[Row]

_PLAIN = ("Plans", "Members", "Contacts", "Themes", "Names", "Review", "Issues")
_PARTIES = ("Agreements", "Posts", "People", "Teams", "Boards", "Placeholders", "Agencies", "Areas")
"""Sheets of parties, those that name others before those that are named."""


def rows_in(register: Register) -> dict[str, Rows]:
    """Return the rows of each of our sheets."""
    return {name: register[name].to_dict("records") for name in SHEETS}


class CarriedSheets:
    """The sheets of a register while one of its plans is carried in; `conflicts` are those that came up outside Actions."""

    def __init__(self, mine: Mapping[str, Rows], base: AsRead, plan: str, file: str) -> None:
        self.conflicts: list[Conflict] = []
        self._mine = mine
        self._base = base
        self._plan = plan
        self._file = file
        self._theirs: Mapping[str, Rows] = {}
        self._ids: dict[str, str] = {}
        self._made: dict[str, Rows] = {}
        self._read_parties: set[str] = set()

    def listed(self) -> dict[str, str]:
        """Return the sheet in which the register lists each name, where a person or another plan put it there.

        What this plan alone put there, and nobody touched, the new reading may put elsewhere.
        """
        return {
            str(row[name_column(sheet)]): sheet
            for sheet in RENAMED
            for row in self._mine[sheet]
            if not self._as_it_was(sheet, row)
        }

    def carried(self, theirs: Mapping[str, Rows], carried: Carried, version: date | None) -> dict[str, Rows]:
        """Return the rows of the sheets that reading fills.

        Args:
            theirs: The rows of the new reading, its names spelt as in the register.
            carried: What became of the actions.
            version: The date of the version that was read.
        """
        self._theirs = theirs
        self._ids = carried.ids
        self._read_parties = {str(row[name_column(sheet)]) for sheet in RENAMED for row in theirs[sheet]}
        self._made["Actions"] = self._actions(carried)
        for sheet in _PLAIN:
            self._made[sheet] = self._merged(sheet, named=None)
        self._made["Plans"] = [self._dated(row, carried, version) for row in self._made["Plans"]]
        self._made["Review"] = self._unsettled()
        for sheet in _PARTIES:
            self._made[sheet] = self._merged(sheet, named=self._named(sheet))
        return self._made

    def _as_it_was(self, sheet: str, row: Row) -> bool:
        """Whether a row was read from the plan and nobody touched it."""
        read = self._base.get(sheet, {}).get(row_key(sheet, row))
        return read is not None and self._of_plan(sheet, row) and unedited(row, read)

    def _of_plan(self, sheet: str, row: Row) -> bool:
        """Whether a row was read from the plan."""
        if any(column.heading == "Plan" for column in SHEETS[sheet].columns):
            return bool(row["Plan"] == self._plan)
        place = str(row.get("Place") or "")
        return place == self._file or place.startswith(f"{self._file},")

    def _actions(self, carried: Carried) -> Rows:
        """All actions: those of the plan where its first stood."""
        rows = self._mine["Actions"]
        first = next((at for at, row in enumerate(rows) if row["Plan"] == self._plan), len(rows))
        others = [row for row in rows[first:] if row["Plan"] != self._plan]
        return [*rows[:first], *carried.rows, *others]

    def _merged(self, sheet: str, named: set[str] | None) -> Rows:
        """The rows of a sheet; `named` are the names that others use, None where nothing names the rows of the sheet."""
        read = self._base.get(sheet, {})
        new = {row_key(sheet, row): row for row in map(self._referring, self._theirs[sheet])}
        rows: Rows = []
        for row in self._mine[sheet]:
            key = row_key(sheet, row)
            if key in new:
                rows.append(self._both(sheet, row, read.get(key, {}), new.pop(key)))
            # A post that another holds now, and a party that is read as of another kind, are listed anew.
            elif not self._as_it_was(sheet, row) or (
                _is_named(sheet, row, named) and str(row[name_column(sheet)]) not in self._read_parties
            ):
                rows.append(row)
        return [*rows, *(row for key, row in new.items() if key not in read or _is_named(sheet, row, named))]

    def _both(self, sheet: str, mine: Row, read: Mapping[str, str], theirs: Row) -> Row:
        name = str(mine.get(SHEETS[sheet].key or SHEETS[sheet].columns[0].heading) or "")
        row, conflicts = put_together(sheet, name, mine, read, theirs, blanks=False)
        if sheet == "Plans":
            row |= {heading: theirs[heading] for heading in ("File", "Place")} | {
                "Title": theirs["Title"] or mine["Title"]
            }
            conflicts = [one for one in conflicts if one.column not in {"Version", "File", "Title"}]
        self.conflicts += conflicts
        return row

    def _dated(self, row: Row, carried: Carried, version: date | None) -> Row:
        """The row of a plan with its present version, and those before."""
        if row["Plan"] != self._plan:
            return row
        dates = [carried.version.isoformat()] if carried.version else []
        told = dict.fromkeys((*split_names(row.get("Earlier versions")), *dates))
        return {**row, "Version": version, "Earlier versions": "; ".join(told) or None}

    def _referring(self, row: Row) -> Row:
        """A row in which actions are called by the Ids of the register."""
        note = row.get("Note")
        if not isinstance(note, str) or " action " not in note:
            return row
        words = [
            self._ids.get(word.rstrip("."), word.rstrip(".")) + "." * word.endswith(".") for word in note.split(" ")
        ]
        return {**row, "Note": " ".join(words)}

    def _unsettled(self) -> Rows:
        """The rows of Review but for the answers that the reading has used: they stand in Names now, signed."""
        signed = {alike(str(row["As written"])) for row in self._made["Names"] if row["Decided by"]}
        parties = {
            (alike(str(row["As written"])), str(row["Party"] or "")) for row in self._made["Names"] if row["Decided by"]
        }
        kept: Rows = []
        answered: set[str] = set()
        for row in self._made["Review"]:
            words, answer = alike(str(row["As written"] or "")), str(row["Answer"] or "")
            used = (words, answer) in parties or (words in signed and row["Plan"] in {None, self._plan})
            if answer and (used or words in answered):
                continue
            answered |= {words} if answer else set()
            kept.append(row)
        return kept

    def _named(self, sheet: str) -> set[str]:
        """The names of a sheet that rows of others use: as they are made, or where they are not yet, as they were or are read."""
        found: set[str] = set()
        for other, description in SHEETS.items():
            columns = [column for column in description.columns if sheet in column.of]
            if other == "Agreements" and sheet in {"Agencies", "Teams"}:
                columns.append(description.column("Signed"))
            rows = self._made.get(other) if other != sheet else self._mine[other]
            rows = [*self._mine[other], *(self._theirs[other] if other in _PARTIES else ())] if rows is None else rows
            found |= {
                name for row in rows for column in columns for name in _names(row.get(column.heading), column.kind)
            }
        return found


def _names(cell: object, kind: str) -> Iterable[str]:
    if not cell:
        return ()
    if kind == "text":
        return (name.rsplit(" (", 1)[0] for name in split_names(str(cell)))
    return (str(cell),) if kind == "name" else split_names(str(cell))


def _is_named(sheet: str, row: Row, named: set[str] | None) -> bool:
    return named is not None and str(row[name_column(sheet)]) in named
