"""Who is which kind of authority under the Serious Violence Duty.

In: the parties and plans of a graph. Out: `authority` of agencies, teams and placeholders, and whether a plan is older
than the duty. The words stand in data/reference/authorities.csv. Bodies that went before an authority of today count as
it. Refuses nothing. Linear in the names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from partnergraph import reference
from partnergraph.graph.collected import Collected
from partnergraph.model import split_names

IN_FORCE = date(2023, 1, 31)
"""The first day of the Serious Violence Duty."""


def add_authorities(made: Collected) -> None:
    """Say which kind of authority each party is, and which plans are older than the duty."""
    for kind in ("Agency", "Team", "Placeholder"):
        for row in made.nodes[kind].values():
            row["authority"] = authority(row)
    for plan in made.nodes["Plan"].values():
        day = plan["version"] or plan["ends"] or plan["starts"]
        plan["before_duty"] = day is not None and day < IN_FORCE


def authority(party: Mapping[str, Any]) -> str | None:
    """Return the kind of authority that a party is, by its sector and part under the duty, else by its names."""
    by_duty = _by_duty().get((party.get("sector") or "", party.get("svd_role") or ""))
    if by_duty:
        return by_duty
    for name in (party["name"], party.get("abbreviation") or "", *split_names(party.get("aliases"))):
        if found := _pattern().findall(name.casefold()):
            kind = _by_words()[max(found, key=len)]
            return None if kind == "none" else kind
    return None


@cache
def _by_duty() -> dict[tuple[str, str], str]:
    return {(row["sector"], row["duty"]): row["kind"] for row in reference.rows("authorities") if row["sector"]}


@cache
def _by_words() -> dict[str, str]:
    return {row["words"]: row["kind"] for row in reference.rows("authorities") if row["words"]}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_by_words(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
