"""What was taken out of a copy for publication, as every file of such a copy says it.

In: a Result. Out: a sentence; empty for a register that is no copy. Refuses nothing.
"""

from __future__ import annotations

from partnergraph.model import Result
from partnergraph.register import setting


def removed_parts(result: Result) -> list[str]:
    """Return what was taken out, one entry a sheet and column; none for a register that is no copy."""
    told = setting(result.register, "removed for publication") if "About" in result.register.sheets else None
    return told.split("; ") if told else []


def removed(result: Result) -> str:
    """Return what was taken out, counted by sheet and column, without any of it."""
    told = "; ".join(removed_parts(result))
    return f"Taken out for publication: {told}." if told else ""
