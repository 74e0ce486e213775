"""Say who is who: the names in plans as persons, posts, teams, agencies, boards and placeholders.

In: Readings, and what a person decided earlier. Out: a Resolution. Refuses nothing: what is unsure becomes a Question and
what is not recognised a mention of kind "unknown"; neither is guessed in silence. Linear in the number of names.
"""

from __future__ import annotations

from partnergraph.resolve.cell import read_cell
from partnergraph.resolve.plans import resolve
from partnergraph.resolve.written import bare_name

__all__ = ["bare_name", "read_cell", "resolve"]
