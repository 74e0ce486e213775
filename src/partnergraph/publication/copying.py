"""Make the copy: sheet by sheet, cell by cell, and count what changes.

In: a register, a day. Out: a PublicCopy. Refuses nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter

from partnergraph.graph.texts import names_proof
from partnergraph.model import Register, join_names, split_names
from partnergraph.publication import sheets as policy
from partnergraph.publication.people import names_of_people, other_names
from partnergraph.publication.scrubbing import ANYBODY, Scrubber
from partnergraph.publication.spellings import is_ordinary
from partnergraph.publication.standing_in import StandIns, posts_without_holders, stand_ins
from partnergraph.publication.words import keys
from partnergraph.register.about import SETTINGS, is_public, setting, title
from partnergraph.register.frames import from_rows
from partnergraph.register.naming import alike, name_column
from partnergraph.register.renaming import RENAMED
from partnergraph.register.sheets import LEADING, PARTIES, SHEETS, Column
from partnergraph.wording import distinct

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out of a column; of a whole sheet where `column` is empty."""

    sheet: str
    column: str
    count: int

    def __str__(self) -> str:
        if not self.column:
            return f"{self.sheet}: {self.count} {'row' if self.count == 1 else 'rows'}"
        return f"{self.sheet}, {self.column}: {self.count} {'cell' if self.count == 1 else 'cells'}"


@dataclass(frozen=True, slots=True, eq=False)
class PublicCopy:
    """A register for publication, and what was taken out, in the order of its sheets and columns."""

    register: Register
    removed: tuple[Removed, ...]

    @property
    def says(self) -> str:
        """What was taken out, in one line, without any of it."""
        return "; ".join(map(str, self.removed)) or "nothing"


def public_copy(register: Register, on: date) -> PublicCopy:
    """Return a copy of a register that may be published.

    Args:
        register: The register.
        on: The day that says who holds a post.
    """
    return _Copying(register, on).made()


class _Copying:
    def __init__(self, register: Register, on: date) -> None:
        self._old = register
        self._stand_ins: StandIns = stand_ins(register, on)
        self._listed = {
            str(name) for sheet in PARTIES if sheet != "People" for name in register[sheet][name_column(sheet)] if name
        }
        self._removed: Counter[tuple[str, str]] = Counter()
        people = names_of_people(register, self._listed)
        self._scrub = Scrubber(people, self._stand_ins.posts, other_names(register))
        self._keys = self._renamed()
        self._posts = {person: self._keys.get(post, post) for person, post in self._stand_ins.posts.items()}
        self._scrub = Scrubber(people, self._posts, (self._keys.get(name, name) for name in other_names(register)))

    def _renamed(self) -> dict[str, str]:
        """What the names of bodies, posts, boards and plans are called that hold a person's name."""
        found: dict[str, str] = {}
        taken = {
            alike(str(name)) for sheet in (*RENAMED, "Plans") for name in self._old[sheet][name_column(sheet)] if name
        }
        made = [row["Post"] for row in self._stand_ins.made]
        for sheet in (*RENAMED, "Plans"):
            if sheet == "People":
                continue
            for name in (*self._old[sheet][name_column(sheet)], *(made if sheet == "Posts" else ())):
                if name and name not in found and (words := self._scrub.text(str(name), in_name=True)) != name:
                    found[str(name)] = distinct(words, taken)
        return found

    def made(self) -> PublicCopy:
        old = self._old
        rows: dict[str, list[Row]] = {}
        for name, sheet in SHEETS.items():
            frame = old[name]
            if name == "Names":
                rows[name] = self._readings()
                continue
            if name in policy.GONE:
                self._removed[name, ""] += len(frame)
                rows[name] = []
                continue
            before = (
                posts_without_holders(old)
                if name == "Posts"
                else frame[[c.heading for c in sheet.columns]].to_dict("records")
            )
            self._removed[name, "Holder"] += sum(bool(holder) for holder in frame["Holder"]) if name == "Posts" else 0
            rows[name] = [self._row(name, {str(key): cell for key, cell in row.items()}) for row in before]
        for name in old.sheets.keys() - SHEETS.keys():
            self._removed[name, ""] += len(old[name])
        rows["Posts"] += [
            {
                "Post": self._keys.get(row["Post"], row["Post"]),
                "In": self._keys.get(row["In"], row["In"]),
                "Place": self._place(row["Place"]),
            }
            for row in self._stand_ins.made
        ]
        self._finish(rows)
        removed = tuple(
            Removed(name, heading, self._removed[name, heading])
            for name in (*SHEETS, *sorted(old.sheets.keys() - SHEETS.keys()))
            for heading in ("", *(c.heading for c in SHEETS[name].columns))
            if self._removed[name, heading]
        )
        rows["About"] = self._about(rows["About"], removed)
        return PublicCopy(from_rows(rows), removed)

    def _row(self, sheet: str, row: Row) -> Row:
        made = {}
        for column in SHEETS[sheet].columns:
            cell = row[column.heading]
            made[column.heading] = new = self._cell(sheet, column, cell)
            if new != cell:
                self._removed[sheet, column.heading] += 1
        return made

    def _cell(self, sheet: str, column: Column, cell: Any) -> Any:
        """What a cell holds in the copy."""
        if not isinstance(cell, str):
            return cell
        where = (sheet, column.heading)
        if column.heading in policy.BLANK and sheet != "About":
            return None
        if column.heading == "Progress" or where in policy.REWRITTEN:
            return cell  # `_finish` writes it
        if where in policy.ON_FILE:
            return policy.ON_FILE[where]
        if column.heading == policy.DECIDED_BY:
            return cell if cell in self._listed else self._posts.get(cell, ANYBODY)
        if where in policy.WRITTEN or where == policy.SUBJECT:
            return self._written(cell, where)
        if where == ("Agreements", "Signed"):
            return join_names(self._signature(one) for one in split_names(cell))
        if column.of:
            return self._named(cell, column)
        if column.kind == "choice":
            return cell
        if where == ("About", "Note"):
            return cell if any(cell == known.note for known in SETTINGS.values()) else None
        if cell in self._keys:
            return self._keys[cell]
        in_name = column.heading in {"File", "Place", "Id", "Action id", "Key", name_column(sheet)}
        return self._scrub.text(cell, in_name=in_name)

    def _named(self, cell: str, column: Column) -> str | None:
        """A cell of names: posts stand in for people where the column takes posts, and nobody where it does not."""

        def name(one: str) -> str | None:
            if one in self._posts and "People" in column.of:
                return self._posts[one] if "Posts" in column.of else None
            return self._keys.get(one, one)

        if column.kind == "name":
            return name(cell)
        return join_names(dict.fromkeys(new for one in split_names(cell) if (new := name(one)) is not None))

    def _written(self, cell: str, where: tuple[str, str]) -> str | None:
        """Names that no sheet need list; of a waiver's subject it may be a title of an action."""

        def name(one: str) -> str:
            if one in self._posts or one in self._keys:
                return self._posts.get(one) or self._keys[one]
            return one if one in self._listed or where not in policy.WRITTEN else self._unlisted(one)

        names = split_names(cell)
        if where not in policy.WRITTEN and not any(one in self._posts for one in names):
            return self._keys.get(cell) or self._scrub.text(cell)
        return join_names(dict.fromkeys(map(name, names)))

    def _unlisted(self, name: str) -> str:
        """A name of which no sheet says what it was: a body where a word of it is one of the language, else somebody."""
        return self._scrub.text(name) if any(map(is_ordinary, keys(name))) else ANYBODY

    def _signature(self, entry: str) -> str:
        name, bracket, day = entry.rpartition(" (")
        return f"{self._keys.get(name, name)}{bracket}{day}" if bracket else self._keys.get(entry, entry)

    def _readings(self) -> list[Row]:
        """How surely bodies, posts and boards were recognised, without the words in which they were written."""
        sure: dict[tuple[str, str | None], Row] = {}
        frame = self._old["Names"]
        for row in frame.to_dict("records"):
            party, plan = row["Party"], row["Plan"]
            if party not in self._listed or row["Kind"] == "person":
                continue
            told = 1.0 if row["Decided by"] else row["Confidence"]
            name, plan = self._keys.get(party, party), self._keys.get(plan, plan)
            other = sure.get((name, plan))
            if other is None or (told is None or told > (other["Confidence"] or 0)):
                sure[name, plan] = {
                    "As written": name,
                    "Plan": plan,
                    "Party": name,
                    "Kind": row["Kind"],
                    "Confidence": told,
                    "Place": self._place(row["Place"]),
                }
        self._removed["Names", ""] += len(frame) - len(sure)
        return list(sure.values())

    def _place(self, place: str | None) -> str | None:
        return self._scrub.text(place, in_name=True) if place else place

    def _finish(self, rows: dict[str, list[Row]]) -> None:
        """What depends on other cells of a row, or on other rows."""
        self._updates(rows)
        for row, words in zip(rows["Actions"], self._old["Actions"]["Lead as published"], strict=True):
            named = dict.fromkeys(one for role in LEADING for one in split_names(row[role.capitalize()]))
            row["Lead as published"] = ("; ".join(named) or ANYBODY) if words else None
            self._removed["Actions", "Lead as published"] += row["Lead as published"] != words
        for row in rows["Posts"]:
            row["Deputy"] = join_names(one for one in split_names(row.get("Deputy")) if one != row["Post"])
        rows["Members"] = list({(row["Board"], row["Member"], row["Role"]): row for row in rows["Members"]}.values())
        # Of a finding on a person nobody could tell whom it is about now.
        seen = [row for row in rows["Seen"] if "person:" not in str(row["Key"])]
        self._removed["Seen", ""] += len(rows["Seen"]) - len(seen)
        self._removed["Seen", "Finding"] += sum(bool(row["Finding"]) for row in seen)
        rows["Seen"] = [{**row, "Finding": None} for row in seen]

    def _updates(self, rows: dict[str, list[Row]]) -> None:
        """Comments: one is told from another, so that a rule sees that nothing changed, and proof from none."""
        told: dict[str, dict[str, int]] = {}
        earlier = sorted(rows["Earlier"], key=lambda row: str(row["Version"]))
        for sheet, row in (*(("Earlier", row) for row in earlier), *(("Actions", row) for row in rows["Actions"])):
            words = " ".join((row["Progress"] or "").split())
            if not words:
                continue
            of_action = told.setdefault(row["Action id"] if sheet == "Earlier" else row["Id"], {})
            number = of_action.setdefault(words, len(of_action) + 1)
            proof = policy.PROOF if names_proof(words) else ""
            kept = policy.UPDATE + (f" ({get_column_letter(number).lower()})" if number > 1 else "") + proof
            self._removed[sheet, "Progress"] += kept != row["Progress"]
            row["Progress"] = kept

    def _about(self, rows: list[Row], removed: tuple[Removed, ...]) -> list[Row]:
        """The settings: a mark that this is a copy, its title, what was taken out."""
        called = self._scrub.text(title(self._old).removesuffix(policy.COPY)) + policy.COPY
        said = "; ".join(map(str, removed)) or setting(self._old, policy.REMOVED) or "nothing"
        new = {"title": called, policy.REMOVED: said} | ({} if is_public(self._old) else {"public": "yes"})
        made = [{**row, "Value": new.pop(alike(str(row["Setting"])), row["Value"])} for row in rows]
        return [
            *made,
            *(
                {"Setting": name, "Value": value, "Note": SETTINGS[name].note if name in SETTINGS else None}
                for name, value in new.items()
            ),
        ]
