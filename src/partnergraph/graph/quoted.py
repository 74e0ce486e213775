"""The words of an action that name a party.

In: the row of an action, a party that it names. Out: a short quotation, as the plan has it. Refuses nothing: of a party that a
person added nothing is quoted.
"""

from __future__ import annotations

from typing import Any

from partnergraph.graph.collected import Collected, Node
from partnergraph.model import split_names
from partnergraph.wording import find_words, quote, says

_COLUMNS = ("Action", "Recommendation", "Outcome", "Progress", "Other columns")


def quoted(made: Collected, row: dict[str, Any], party: Node, about: str = "") -> str | None:
    """Return the words of an action that name a party, of several those that speak of something; None if none do.

    Args:
        made: The nodes so far, with the other ways in which each is written.
        row: The row of the action.
        party: The party.
        about: A kind of words in wording.csv.
    """
    known = made.nodes[party[0]][party[1]]
    ways = (known["name"], *split_names(known.get("aliases")), known.get("abbreviation") or "")
    first = None
    for column in _COLUMNS:
        text = row[column] or ""
        for start, end in find_words(text, ways) if text else ():
            words = quote(text, start, end)
            if not about or says(about, words):
                return words
            first = first or words
    return first
