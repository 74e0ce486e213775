"""What the words of a plan tell about where it is and what its abbreviations mean.

In: the reading of a plan. Out: the place that its title and bodies name, and the names that it writes out. Refuses nothing.
"""

from __future__ import annotations

from partnergraph.model import Reading, Record
from partnergraph.resolve.cell import read_cell
from partnergraph.resolve.eras import long_names
from partnergraph.resolve.homes import home_of, may_be_home
from partnergraph.resolve.runs import Evidence
from partnergraph.resolve.tokens import fold


def place_of(reading: Reading, evidence: Evidence) -> str:
    """Return the name of a plan's place as its title and the names of its bodies tell it; empty if they do not."""
    cells = {
        lead.text: lead.role
        for record in reading.records
        for lead in record.leads
        if may_be_home(reading.title, lead.text)
    }
    names = (name for text, role in cells.items() for name in read_cell(text, role, evidence=evidence))
    return home_of(reading.title, ((name.name, name.kind) for name in names))


def spelt_in(reading: Reading) -> frozenset[str]:
    """Return the names that a plan writes out in full, of those whose abbreviations may mean something else."""
    words = fold(
        "\n".join(
            (
                reading.title,
                *(text for record in reading.records for _, text in texts_of(record)),
                *(lead.text for record in reading.records for lead in record.leads),
            )
        )
    )
    return frozenset(name for name in long_names() if name in words)


def texts_of(record: Record) -> list[tuple[str, str]]:
    """Return the words of an action by the field they stand in."""
    return [
        (field, text)
        for field, text in (
            ("recommendation", record.recommendation),
            ("action", record.action),
            ("outcome", record.outcome),
            ("progress", record.progress),
        )
        if text
    ]
