"""The sector of organisations for which the register leaves it blank: by what it is under a duty, or by the words of its name.

In: the agencies of a graph. Out: their `sector`, where it can be told. Refuses nothing; a name that tells nothing leaves it missing. The words stand in
data/reference/sector_words.csv. Linear in the names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from partnergraph import reference
from partnergraph.graph.collected import Collected
from partnergraph.model import split_names


def add_sectors(made: Collected) -> None:
    """Fill in the sector of each agency that has none, where its names tell it."""
    for row in made.nodes["Agency"].values():
        row["sector"] = row["sector"] or told_sector(row)


def told_sector(party: Mapping[str, Any]) -> str | None:
    """Return the sector that the names of a party tell; the longest words count."""
    for name in (party["name"], *split_names(party.get("aliases"))):
        if found := _pattern().findall(name.casefold().replace("’", "'")):
            return _sectors()[max(found, key=len)]
    return None


@cache
def _sectors() -> dict[str, str]:
    return {row["words"]: row["sector"] for row in reference.rows("sector_words")}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_sectors(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
