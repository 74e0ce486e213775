"""What the words of an action tell: how many things they promise, proof, placements out of area, unknown abbreviations.

In: texts of a plan. Out: facts about them. The words that are looked for stand in data/reference: plan_words.csv
(verbs with which actions begin), wording.csv (proof, placement, elsewhere), gazetteer.csv and others (abbreviations). Linear
in the length of the texts. Refuses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from partnergraph import reference
from partnergraph.model import split_names
from partnergraph.wording import says

_BULLET = re.compile(r"^\s*(?:[-–•*●▪o]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)\s*")
_ITEMS = re.compile(r"\n|;")
_CLAUSES = re.compile(r"[.!?,:]\s+|\s+(?:and|then|&|plus)\s+")
_LEADING = re.compile(r"^(?:(?:and|then|also|to|we|will|shall|must|please|jointly|continue to)\s+)+", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n|;")
_CAPITALS = re.compile(r"(?<![\w'’])[A-Z][A-Z&]+(?![\w'’])")
_SHORT_ITEM = 3
_LINK = re.compile(r"https?://|www[.]", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
# Days, months and years are no figures that show a result; nor is the number of a step or a quarter.
_NO_FIGURE = re.compile(
    rf"\d{{1,4}}[-/.]\d{{1,2}}(?:[-/.]\d{{2,4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:\s+\d{{2,4}})?"
    rf"|{_MONTH}\s+\d{{2,4}}|\b(?:19|20)\d\d(?:\s*[-/–]\s*\d{{2,4}})?\b"
    r"|\b(?:q|qtr|quarter|phase|stage|step|action|year|version|v|no[.]?|item)\s*\d+(?:[.]\d+)*",
    re.IGNORECASE,
)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(row["words"] for row in reference.rows("plan_words") if row["kind"] == "verb")


def deliverables(text: str) -> int:
    """Return how many things a text promises, at least one: verbs that begin a clause, and items of a list.

    An item of a list counts where it has a verb, or where it stands after a bullet or between semicolons and has more
    than a word or two.
    """
    items = [item for item in _ITEMS.split(text) if item.strip()]
    listed = len(items) > 1
    total = 0
    for item in items:
        bare = _BULLET.sub("", item)
        verbs = sum(_begins_with_verb(clause) for clause in _CLAUSES.split(bare.strip()))
        is_point = listed and (bare != item or ";" in text) and not bare.rstrip().endswith(":")
        total += max(verbs, int(is_point and len(bare.split()) >= _SHORT_ITEM))
    return max(total, 1)


def names_proof(text: str) -> bool:
    """Return whether an update names what shows a result: a figure that is no date, a link, or a document."""
    return bool(_LINK.search(text)) or says("proof", text) or any(map(str.isdecimal, _NO_FIGURE.sub(" ", text)))


def _begins_with_verb(clause: str) -> bool:
    first = _LEADING.sub("", clause.strip()).split(maxsplit=1)
    return bool(first) and first[0].strip(",.:").casefold() in _verbs()


def is_out_of_area(text: str) -> bool:
    """Return whether a sentence speaks both of placing or housing somebody and of another area."""
    return says("elsewhere", text) and any(
        says("placement", one) and says("elsewhere", one) for one in _SENTENCES.split(text)
    )


class Abbreviations:
    """The abbreviations that the reference tables and the register know."""

    def __init__(self, nodes: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Learn those that the parties of a register write out."""
        self._known = set(_known_abbreviations())
        for kind in ("Agency", "Team", "Post", "Board", "Person", "Placeholder", "Agreement"):
            for row in nodes[kind].values():
                name = str(row["name"])
                written = [row.get("abbreviation") or "", *split_names(row.get("aliases")), _initials(name)]
                # A name that only repeats the abbreviation does not say what it stands for.
                self._known.update(one.upper() for one in written if one and one.upper() != name.upper())

    def unknown(self, text: str) -> tuple[str, ...]:
        """Return the words in capitals that nothing writes out, each once; none where the whole text is in capitals."""
        if not any(letter.islower() for letter in text) and len(text.split()) > 1:
            return ()
        found = dict.fromkeys(_CAPITALS.findall(text))
        return tuple(one for one in found if one not in self._known and one.casefold() not in reference.english())


def _initials(name: str) -> str:
    words = [word for word in re.findall(r"[\w'’]+", name) if word.casefold() not in {"and", "of", "the", "for"}]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


@cache
def _known_abbreviations() -> frozenset[str]:
    words = [row["title"] for row in reference.rows("titles")]
    for table in ("placeholders", "local_bodies", "head_words", "role_words"):
        words += [row["words"] for row in reference.rows(table)]
    for row in reference.rows("gazetteer"):
        words += [row["abbreviation"], row["full_name"], row["replaced_by"], *row["aliases"].split("|")]
    for row in reference.rows("london_boroughs"):
        words += [row["short_name"], *row["council_abbreviation"].split("|"), row["icb"]]
    return frozenset(token for text in words for token in re.findall(r"[A-Z][A-Z&]+", text.upper()))
