"""A new reading of a plan carried into a register.

In: a register, the reading of one plan, and whether it is a new version. Out: the register with every edit and decision kept, and what a
person should know of it. Refuses nothing.

Rows that a person added or changed stand. Rows that were read, that nobody touched, that the new reading does not have and that nothing
names go. Rows that a person took out stay out, unless something names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from partnergraph.model import Register, split_names
from partnergraph.register.as_read import SHEET, AsRead, as_read, held_in, rows_of, unedited
from partnergraph.register.frames import carried_frame
from partnergraph.register.naming import alike, name_column
from partnergraph.register.new_version import Carried, carry, differs
from partnergraph.register.renaming import RENAMED
from partnergraph.register.row_keys import Row, row_key, same
from partnergraph.register.same_names import same_names, spelt
from partnergraph.register.sheets import SHEETS
from partnergraph.register.three_way import Conflict, put_together

_FIRST = ("Plans", "Members", "Contacts", "Themes", "Names", "Review", "Issues")
_NAMED_LAST = ("Agreements", "Posts", "People", "Teams", "Boards", "Placeholders", "Agencies", "Areas")
"""Sheets of parties, those that name others before those that are named."""


@dataclass(frozen=True, slots=True)
class Update:
    """A register after a plan was read into it.

    Attributes:
        register: The register.
        plan: The plan's name in it.
        again: Whether it was the same version, read again.
        version: The date of the version that was read; None if the same was read again and has none.
        before: The date of the version that the register held; None if the same was read again.
        carried: What became of the actions.
        conflicts: What a person and the new version both changed: the person's stands.
        known: Whether the register held what was read before; if not, `carried.replaced` says what was replaced.
    """

    register: Register
    plan: str
    again: bool
    version: date | None
    before: date | None
    carried: Carried
    conflicts: tuple[Conflict, ...]
    known: bool


def is_again(register: Register, plan: str, theirs: Register) -> bool:
    """Return whether a reading says of a plan what was read of it before: the same version, read again."""
    read = _read_of(register, plan)["Actions"]
    return bool(read) and not differs(read, _rows(theirs, "Actions"))


def carry_in(
    register: Register,
    plan: str,
    theirs: Register,
    *,
    version: date | None,
    before: date | None,
    names: Mapping[str, str] | None = None,
) -> Update:
    """Return the register with a plan read anew.

    Args:
        register: The register.
        plan: The plan, which it lists.
        theirs: The register of the reading alone, its plan called `plan`.
        version: The date of the version that was read.
        before: The date of the version that the register holds; None where the same version is read again.
        names: What the register calls each party of the reading; told by their spelling if None.
    """
    file = next(str(row["File"] or "") for row in _rows(register, "Plans") if row["Plan"] == plan)
    names = same_names(register, theirs) if names is None else names
    listed = {str(row[name_column(sheet)]): sheet for sheet in RENAMED for row in _rows(register, sheet)}
    theirs = spelt(theirs, names, listed)
    base = held_in(_rows(register, SHEET))
    mine = [row for row in _rows(register, "Actions") if row["Plan"] == plan]
    read = _read_of(register, plan)["Actions"]
    taken = {str(row["Id"]) for row in _rows(register, "Actions")}
    carried = carry(mine, read, _rows(theirs, "Actions"), before, taken)
    work = _Work(register, plan, file, base, carried, version)
    made = work.sheets(theirs)
    conflicts = (*carried.conflicts, *work.conflicts)
    made["Issues"] += _issues(conflicts, carried, made["Issues"])
    made["Earlier"] = [*_rows(register, "Earlier"), *carried.earlier]
    made[SHEET] = rows_of(_base_after(base, theirs, carried, plan, file))
    frames = {
        name: carried_frame(frame, made[name]) if name in made else frame for name, frame in register.sheets.items()
    }
    return Update(Register(frames), plan, before is None, version, before, carried, conflicts, known=bool(read))


def _rows(register: Register, sheet: str) -> list[Row]:
    return register[sheet].to_dict("records") if sheet in register.sheets else []


def _read_of(register: Register, plan: str) -> AsRead:
    """What was read of one plan's actions, by Id."""
    held = held_in(_rows(register, SHEET))
    return {**held, "Actions": {key: row for key, row in _by_id(held).items() if row.get("Plan") == plan}}


def _by_id(held: AsRead) -> dict[str, dict[str, str]]:
    return {row.get("Id", key): row for key, row in held["Actions"].items()}


class _Work:
    """The sheets of a register while a plan is carried in."""

    def __init__(
        self, register: Register, plan: str, file: str, base: AsRead, carried: Carried, version: date | None
    ) -> None:
        self.register = register
        self.plan = plan
        self.file = file
        self.base = base
        self.carried = carried
        self.version = version
        self.conflicts: list[Conflict] = []
        self.made: dict[str, list[Row]] = {}

    def sheets(self, theirs: Register) -> dict[str, list[Row]]:
        """Return the rows of the sheets that reading fills."""
        self.made["Actions"] = self._actions()
        for sheet in _FIRST:
            if sheet in SHEETS:
                self.made[sheet] = self._merged(sheet, _rows(theirs, sheet), named=None)
        self._settled(theirs)
        for sheet in _NAMED_LAST:
            self.made[sheet] = self._merged(sheet, _rows(theirs, sheet), named=self._named(theirs, sheet))
        return self.made

    def _actions(self) -> list[Row]:
        """All actions: those of the plan where its first stood."""
        rows = _rows(self.register, "Actions")
        first = next((at for at, row in enumerate(rows) if row["Plan"] == self.plan), len(rows))
        others = [row for row in rows if row["Plan"] != self.plan]
        at = sum(row["Plan"] != self.plan for row in rows[:first])
        return [*others[:at], *self.carried.rows, *others[at:]]

    def _merged(self, sheet: str, theirs: list[Row], named: set[str] | None) -> list[Row]:
        """The rows of a sheet; `named` are the names that others use, None where nothing names the rows of the sheet."""
        read = self.base.get(sheet, {})
        new = {row_key(sheet, self._referring(row)): self._referring(row) for row in theirs}
        names = {str(row[name_column(sheet)]) for row in theirs}
        rows: list[Row] = []
        for row in _rows(self.register, sheet):
            key = row_key(sheet, row)
            if key in new:
                rows.append(self._both(sheet, row, read.get(key, {}), new.pop(key)))
            elif not (key in read and self._of_plan(sheet, row) and unedited(row, read[key])) or (
                # A post that another holds now is still listed.
                _is_named(sheet, row, named) and str(row[name_column(sheet)]) not in names
            ):
                rows.append(row)
        taken_out = {key for key in new if key in read and not _is_named(sheet, new[key], named)}
        # What was read and a person took out stays out.
        return [*rows, *(row for key, row in new.items() if key not in taken_out)]

    def _both(self, sheet: str, mine: Row, read: Mapping[str, str], theirs: Row) -> Row:
        name = str(mine.get(SHEETS[sheet].key or SHEETS[sheet].columns[0].heading) or "")
        row, conflicts = put_together(sheet, name, mine, read, theirs, blanks=False)
        if sheet == "Plans":
            row = self._plan(row, theirs)
            conflicts = [one for one in conflicts if one.column not in {"Version", "File", "Title"}]
        self.conflicts += conflicts
        return row

    def _plan(self, row: Row, theirs: Row) -> Row:
        """The row of the plan itself: its present version, and those before."""
        made = {
            **row,
            "Title": theirs["Title"] or row["Title"],
            "File": theirs["File"],
            "Place": theirs["Place"],
            "Version": self.version,
        }
        dates = sorted({str(state["Version"]) for state in self.carried.earlier})
        told = [day for day in split_names(row.get("Earlier versions")) if day]
        return {**made, "Earlier versions": "; ".join(dict.fromkeys((*told, *dates))) or None}

    def _of_plan(self, sheet: str, row: Row) -> bool:
        """Whether a row was read from the plan."""
        if any(column.heading == "Plan" for column in SHEETS[sheet].columns):
            return bool(row["Plan"] == self.plan)
        place = str(row.get("Place") or "")
        return place == self.file or place.startswith(f"{self.file},")

    def _referring(self, row: Row) -> Row:
        """A row in which actions are called by the Ids of the register."""
        note = row.get("Note")
        if not isinstance(note, str) or "action" not in note:
            return row
        words = [
            self.carried.ids.get(word.rstrip("."), word.rstrip(".")) + "." * word.endswith(".")
            for word in note.split(" ")
        ]
        return {**row, "Note": " ".join(words)}

    def _settled(self, theirs: Register) -> None:
        """Take the answers out of Review that the reading has used: they stand in Names now, signed."""
        signed = {
            (alike(str(row["As written"])), str(row["Party"] or "")) for row in self.made["Names"] if row["Decided by"]
        }
        told = {alike(str(row["As written"])) for row in self.made["Names"] if row["Decided by"]}
        fresh = {row_key("Review", row) for row in _rows(theirs, "Review")}
        kept: list[Row] = []
        for row in self.made["Review"]:
            words, answer = alike(str(row["As written"] or "")), str(row["Answer"] or "")
            used = (words, answer) in signed or (words in told and row["Plan"] in {None, self.plan})
            again = row_key("Review", row) in fresh and any(
                alike(str(one["As written"] or "")) == words and one["Answer"] for one in kept
            )
            if not (answer and used) and not again:
                kept.append(row)
        self.made["Review"] = kept

    def _named(self, theirs: Register, sheet: str) -> set[str]:
        """The names that rows of other sheets use, as far as they are made; of those that are not, as they are read."""
        held = [
            *self.made.items(),
            *(
                (one, [*_rows(self.register, one), *_rows(theirs, one)])
                for one in _NAMED_LAST
                if one not in self.made and one != sheet
            ),
        ]
        held += [(one, _rows(self.register, one)) for one in SHEETS if one not in {*self.made, *_NAMED_LAST}]
        found: set[str] = set()
        for one, rows in held:
            columns = [column for column in SHEETS[one].columns if sheet in column.of]
            if one == "Agreements" and sheet in {"Agencies", "Teams"}:
                columns.append(SHEETS[one].column("Signed"))
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


def _issues(conflicts: Iterable[Conflict], carried: Carried, listed: list[Row]) -> list[Row]:
    """The rows of Issues for what a person should look at."""
    made: list[Row] = []
    for one in conflicts:
        message = f'{one.sheet}, {one.name}, {one.column}: you wrote "{one.mine}"; the new version says "{one.theirs}".'
        todo = "Your words stand. Write what holds into the cell, then delete this row."
        made.append(
            {
                "Kind": "conflict",
                "Message": message,
                "Text": one.theirs or "(blank)",
                "What to do": todo,
                "Place": one.place,
            }
        )
    for name in carried.left_out:
        message = f"{name} was taken out of the register before; it stands in the plan and is left out again."
        made.append(
            {"Kind": "left out", "Message": message, "What to do": "Nothing, if that is right; else add it to Actions."}
        )
    for name, what in carried.replaced:
        message = f"{name}: the register does not hold what was read before, so nobody can tell whether a person wrote this. {what}"
        made.append(
            {"Kind": "replaced", "Message": message, "What to do": "Write it back into Actions if it was yours."}
        )
    known = {(row["Kind"], row["Message"]) for row in listed}
    return [row for row in made if (row["Kind"], row["Message"]) not in known]


def _base_after(base: AsRead, theirs: Register, carried: Carried, plan: str, file: str) -> AsRead:
    """What was read, after this reading: what it says, and what other plans said."""
    rows = {name: _rows(theirs, name) for name in theirs.sheets if name in SHEETS}
    rows["Actions"] = [{**row, "Id": carried.ids.get(str(row["Id"]), row["Id"])} for row in rows["Actions"]]
    new = as_read(rows)
    made: AsRead = {}
    for sheet, held in base.items():
        left = {key: row for key, row in held.items() if not _was_of(row, plan, file)}
        made[sheet] = {**left, **{key: {**left.get(key, {}), **row} for key, row in new.get(sheet, {}).items()}}
    # What a person took out is remembered as read, or it would come back.
    for key, row in base["Actions"].items():
        if row.get("Plan") == plan and key not in made["Actions"]:
            gone = {} if carried.version is None else {"Last in plan": carried.version.isoformat()}
            made["Actions"][key] = {**gone, **row}
    return made


def _was_of(row: Mapping[str, str], plan: str, file: str) -> bool:
    if "Plan" in row:
        return row["Plan"] == plan
    place = row.get("Place", "")
    return place == same(file) or place.startswith(f"{same(file)},")
