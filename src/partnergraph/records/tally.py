"""What became of each row of a table, counted once the document has been read.

In: a table, how it was understood, the ledger of its cells. Out: a `TableAccount`. Refuses (as a fault of the program) a
table whose rows do not add up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet

from partnergraph.errors import PartnergraphError
from partnergraph.model import Table, TableAccount
from partnergraph.records.accounts import Ledger
from partnergraph.records.headings import Columns
from partnergraph.records.lines import Line
from partnergraph.records.sheets import Sheet


def tally(table: Table, sheet: Sheet, *, ledger: Ledger, begun: AbstractSet[int]) -> TableAccount:
    """Return the account of a table.

    Args:
        table: The table as the reader gave it.
        sheet: The same table as understood.
        ledger: What became of each cell.
        begun: Ids of the lines in which an action begins.

    Raises:
        PartnergraphError: The rows do not add up, which is a fault of ours.
    """
    fates = Counter(_fate(line, index, sheet, ledger, begun) for index, line in enumerate(sheet.lines))
    rows = len(sheet.lines) if sheet.turned else len(table.rows)
    columns = sheet.listing.columns if sheet.listing else next((columns for columns in sheet.columns if columns), ())
    account = TableAccount(
        place=table.place,
        kind=sheet.kind or ("other" if sheet.reason else "actions"),
        columns=_meanings(columns),
        rows=rows,
        headings=fates["heading"],
        blank=fates["blank"] + rows - len(sheet.lines),
        sections=fates["section"],
        held=fates["held"],
        joined=fates["joined"],
        set_apart=fates["set apart"],
        not_understood=fates["not understood"],
        reason="" if sheet.listing else sheet.reason,
        inferred=sheet.inferred,
    )
    if not account.holds:
        raise PartnergraphError(
            f"The rows of the table do not add up ({dict(fates)} of {len(table.rows)}), which is a fault of the program.",
            where=table.place,
            todo="Please report it with this document.",
        )
    return account


def _fate(line: Line, index: int, sheet: Sheet, ledger: Ledger, begun: AbstractSet[int]) -> str:
    """Return what became of a row: the weightiest of what became of the cells that begin in it."""
    states = {ledger.state(cell) for cell in line.cells}
    if id(line) in begun:
        return "held"
    if index in sheet.heads or (sheet.listing and index in sheet.listing.heads):
        return "heading"
    if "used" in states:
        # Rows of a list that is no plan are entries of their own.
        return "held" if sheet.reason or sheet.kind else "joined"
    if "not understood" in states:
        return "not understood"
    if "heading" in states:
        return "section"
    return "set apart" if states else "blank"


def _meanings(columns: Columns) -> tuple[tuple[str, str], ...]:
    """Return each heading with its meaning in words: "lead (accountable)", "due and status", "kept as it is"."""
    return tuple((column.heading, _in_words(column.meanings, column.role)) for column in columns if column.heading)


_WORDS = {
    "extra": "kept as it is",
    "rasci": "letters of a matrix",
    "due": "date",
    "step": "step or milestone",
    "ref": "number",
    "rag": "RAG",
}


def _in_words(meanings: tuple[str, ...], role: str) -> str:
    return " and ".join(f"lead ({role})" if name == "lead" else _WORDS.get(name, name) for name in meanings)
