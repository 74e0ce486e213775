"""A table as understood: which of its lines are headings, and what each line stands under.

In: the lines of a table. Out: the `Sheet` that the walk reads from top to bottom. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from partnergraph.records.headings import Columns, key
from partnergraph.records.lines import Line


@dataclass(slots=True)
class Sheet:
    """A table as understood.

    Attributes:
        lines: Its rows.
        heads: Indexes of the lines that hold headings.
        columns: For each line, the columns it stands under; empty above the first headings.
        kind: What else it lists, as far as that is known (`kinds.KINDS`); empty if it holds actions.
        reason: Why it holds no actions; empty if it does.
        inferred: Whether it has no headings, so that its columns are known only by what they hold.
    """

    lines: list[Line]
    heads: set[int] = field(default_factory=set)
    columns: list[Columns] = field(default_factory=list)
    kind: str = ""
    reason: str = ""
    inferred: bool = False


def rows_under(sheets: Sequence[Sheet]) -> dict[tuple[str, ...], list[Line]]:
    """Return the rows with several filled cells under each set of headings."""
    found: dict[tuple[str, ...], list[Line]] = {}
    for sheet in sheets:
        for index, line in enumerate(sheet.lines):
            if sheet.columns[index] and index not in sheet.heads and len(line.filled) > 1:
                found.setdefault(key(sheet.columns[index]), []).append(line)
    return found
