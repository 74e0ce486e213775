"""A table as understood: which of its lines are headings, and what each line stands under.

In: the lines of a table. Out: the `Sheet` that the walk reads from top to bottom. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from partnergraph.model import Text
from partnergraph.records.facts.listings import Listing
from partnergraph.records.headings import Columns, key
from partnergraph.records.lines import Line
from partnergraph.records.table_kinds import KINDS


@dataclass(slots=True)
class Sheet:
    """A table as understood.

    Attributes:
        lines: Its rows.
        heads: Indexes of the lines that hold headings.
        columns: For each line, the columns it stands under; empty above the first headings.
        kind: What else it lists, as far as that is known (`kinds.KINDS`); empty if it holds actions.
        reason: Why it holds no actions; empty if it does.
        apart: Why single lines of it hold no actions, by index: those of another table below that of the actions.
        turned: Whether the lines are not the rows of the table but those of the table that it stands for.
        action: The line of text above it that names its one action, where that stands there.
        inferred: Whether it has no headings, so that its columns are known only by what they hold.
        listing: What it lists for the register, if it lists contacts, members or agreements.
    """

    lines: list[Line]
    heads: set[int] = field(default_factory=set)
    columns: list[Columns] = field(default_factory=list)
    kind: str = ""
    reason: str = ""
    inferred: bool = False
    apart: dict[int, str] = field(default_factory=dict)
    turned: bool = False
    action: Text | None = None
    listing: Listing | None = None

    def list_facts(self, listing: Listing) -> None:
        """Take the table for one that lists facts and no actions."""
        self.listing, self.kind, self.reason = listing, listing.kind, KINDS[listing.kind]
        self.columns = [()] * len(self.lines)


def rows_under(sheets: Sequence[Sheet]) -> dict[tuple[str, ...], list[Line]]:
    """Return the rows with several filled cells under each set of headings."""
    found: dict[tuple[str, ...], list[Line]] = {}
    for sheet in sheets:
        for index, line in enumerate(sheet.lines):
            if sheet.columns[index] and index not in sheet.heads and len(line.filled) > 1:
                found.setdefault(key(sheet.columns[index]), []).append(line)
    return found


Look = tuple[str, bool]


def usual_looks(sheet: Sheet) -> frozenset[Look]:
    """Return the colours and weights of the first cells of rows that hold several cells under headings."""
    under = [
        line
        for index, line in enumerate(sheet.lines)
        if index not in sheet.heads and sheet.columns[index] and line.filled
    ]
    most = max((len(line.filled) for line in under), default=0)
    return frozenset(_look(line) for line in under if most > 1 and min(most, 3) <= len(line.filled))


def stands_out(line: Line, usual: frozenset[Look]) -> str:
    """Return how a row looks as none of the usual rows does: `fill` for its colour, `bold`, or empty."""
    fill, bold = _look(line)
    if usual and fill and fill not in {fill for fill, _ in usual}:
        return "fill"
    return "bold" if usual and bold and not any(bold for _, bold in usual) else ""


def _look(line: Line) -> Look:
    first = line.filled[0].piece.cell
    return first.fill, first.bold


def groups_columns(line: Line) -> bool:
    """Return whether a row above the headings only holds what several of them together are called."""
    inner = bool(line.filled) and line.filled[0].column > 0
    return (inner and all(item.width > 1 for item in line.filled)) or (
        len(line.filled) > 1 and all(item.width > 1 for item in line.filled)
    )
