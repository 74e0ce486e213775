"""What reading a plan yields: one record an action, and an account of every cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from partnergraph.model.document import Issue, Place
from partnergraph.model.entry import AgreementEntry, ContactEntry, KeyEntry, SeatEntry

Role = Literal["accountable", "responsible", "supports", "consulted", "informed", "named"]


@dataclass(frozen=True, slots=True)
class Lead:
    """The words of one cell that says who, with what its heading says about them.

    Attributes:
        text: The cell's words, damage mended; a line break where the cell has one.
        raw: The cell as published.
        role: What the heading makes of the names in the cell (DESIGN: accountable, supports, named...).
        provisional: Whether the heading says "(tbc)" or "proposed".
        heading: The heading as printed.
        place: The cell.
    """

    text: str
    raw: str
    role: Role
    provisional: bool
    heading: str
    place: Place


@dataclass(frozen=True, slots=True)
class Record:
    """One action of a plan, every cell of its row given a meaning.

    Attributes:
        plan: The plan's short name (see `Reading.plan`).
        ref: The number as printed, without a closing full stop; empty if there is none.
        theme: The section it stands under; `Outer > Inner` where sections nest; empty if none.
        recommendation: The recommendation, objective or priority that the action serves, where the plan has such a column.
        action: The full text of the action.
        leads: The cells that say who.
        due_text: The date cell as written (damage mended), lines joined by `; `.
        dates: Every date in the cell, each the last day of the month, quarter or year named.
        precision: Of the last date: day, month, quarter, half year, season, year, relative, recurring, meeting, none or unread.
        ongoing: Whether the cell says ongoing, continuous, quarterly, as required.
        start: When the action begins, where the plan says so.
        status: The status as written; empty if none.
        status_kind: `open`, `done`, `closed` or `withdrawn`; empty where the words do not say.
        rag: `red`, `amber`, `green` or `blue`; empty if none.
        rag_text: The rating as written.
        outcome: The desired outcome, success measure or indicator.
        progress: The update, comment or note.
        updated: The date of the update, where the plan has a column for it.
        boards: Cells that say where the action reports to.
        agreements: Cells that name agreements.
        extra: Columns whose heading has no meaning here, kept as (heading, text).
        place: The row at which the action begins.
        sources: For each field, the cells that gave its value (`{"due": (Place,...)}`).
    """

    plan: str
    ref: str
    theme: str
    recommendation: str
    action: str
    place: Place
    leads: tuple[Lead, ...] = ()
    due_text: str = ""
    dates: tuple[date, ...] = ()
    precision: str = "none"
    ongoing: bool = False
    start: date | None = None
    status: str = ""
    status_kind: str = ""
    rag: str = ""
    rag_text: str = ""
    outcome: str = ""
    progress: str = ""
    updated: date | None = None
    boards: tuple[Lead, ...] = ()
    agreements: tuple[Lead, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    sources: dict[str, tuple[Place, ...]] = field(default_factory=dict)

    @property
    def due(self) -> date | None:
        """The last of the dates: the day by which all of the action is promised."""
        return max(self.dates, default=None)


@dataclass(frozen=True, slots=True)
class SetApart:
    """Words of the document that are no part of any action, and why."""

    text: str
    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Accounting:
    """Non-empty cells and lines of text: read = used + headings + set apart + not understood.

    `Reading` is refused when the sum does not hold.
    """

    read: int
    used: int
    headings: int
    set_apart: int
    not_understood: int

    @property
    def holds(self) -> bool:
        """Whether every cell is accounted for."""
        return self.read == self.used + self.headings + self.set_apart + self.not_understood


@dataclass(frozen=True, slots=True)
class TableAccount:
    """What became of a table, row by row: rows = headings + blank + sections + held + joined + set apart + not understood.

    Attributes:
        place: The table.
        kind: What it lists: `actions`, a kind of other tables (`contacts`, `key`, `risks`...), or `other`.
        columns: The headings as printed, each with what it was taken to mean, in the order of the columns.
        rows: All rows of the table.
        headings: Rows of headings.
        blank: Rows in which no words begin.
        sections: Rows that open a section, or hold the title.
        held: Rows in which an action, or another entry, begins.
        joined: Rows that go on with the one above.
        set_apart: Rows that belong to no action.
        not_understood: Rows that could be given no meaning.
        reason: Why it was set apart; empty if it was not.
        inferred: Whether its columns are known only by what they hold.
    """

    place: Place
    kind: str
    columns: tuple[tuple[str, str], ...]
    rows: int
    headings: int = 0
    blank: int = 0
    sections: int = 0
    held: int = 0
    joined: int = 0
    set_apart: int = 0
    not_understood: int = 0
    reason: str = ""
    inferred: bool = False

    @property
    def holds(self) -> bool:
        """Whether every row is accounted for."""
        named = self.headings + self.blank + self.sections + self.held + self.joined
        return self.rows == named + self.set_apart + self.not_understood


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan as read.

    Attributes:
        plan: Short name: the file's name without its ending; unique among the plans read together.
        file: The file's name.
        title: The title that stands in the document, or the short name.
        version: The date of this version, from the title (`September 2012` is its last day).
        starts: Where the title gives a period, its first day.
        ends: Where the title gives a period, its last day.
        records: The actions in reading order; none where the document holds facts for the register only.
        set_apart: Page furniture, key tables, prose.
        issues: What a person should look at.
        accounting: The sum of cells.
        tables: What became of each table, in reading order.
        contacts: The rows of directories of contacts.
        agreements: The rows of registers of agreements.
        seats: The rows of lists of a board's members.
        keys: What the plan says that its colours, words and letters mean.
    """

    plan: str
    file: str
    title: str
    records: tuple[Record, ...]
    accounting: Accounting
    tables: tuple[TableAccount, ...] = ()
    set_apart: tuple[SetApart, ...] = ()
    issues: tuple[Issue, ...] = ()
    version: date | None = None
    starts: date | None = None
    ends: date | None = None
    contacts: tuple[ContactEntry, ...] = ()
    agreements: tuple[AgreementEntry, ...] = ()
    seats: tuple[SeatEntry, ...] = ()
    keys: tuple[KeyEntry, ...] = ()
