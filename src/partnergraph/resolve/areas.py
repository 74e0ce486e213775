"""Which borough or district a plan is for, and which ones its words name.

In: readings and texts. Out: areas of the reference tables. Refuses nothing: a plan that names none has no area.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from partnergraph import reference
from partnergraph.model import Place, Reading
from partnergraph.resolve.tokens import Token, fold, tokenise

_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Area:
    """A borough or district of the reference tables, with what is known of its bodies."""

    name: str
    code: str
    kind: str
    table: str
    council: str = ""
    council_abbreviations: tuple[str, ...] = ()
    police: str = ""

    @property
    def id(self) -> str:
        """The party id of the area."""
        return f"area:{self.code}"

    @property
    def place(self) -> Place:
        """The reference table that holds it."""
        return Place(f"{self.table}.csv")


@cache
def areas() -> dict[str, Area]:
    """Return every area of the reference tables by its folded name."""
    found = {}
    for row in reference.rows("borough_adjacency"):
        found[fold(row["b_name"])] = Area(row["b_name"], row["b_code"], row["b_kind"], "borough_adjacency")
    for row in reference.rows("london_boroughs"):
        found[fold(row["name"])] = Area(
            row["name"],
            row["gss_code"],
            "london_borough",
            "london_boroughs",
            row["council_name"],
            tuple(filter(None, row["council_abbreviation"].split("|"))),
            row["police_force"],
        )
    return found


@cache
def _keys() -> dict[tuple[str, ...], Area]:
    return {tuple(t.key for t in tokenise(area.name)): area for area in areas().values()}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(key[0] for key in _keys())


def named(tokens: list[Token]) -> Iterator[tuple[int, int, Area]]:
    """Yield (first token, token after, area) for each area that the words name with a capital."""
    at, first = 0, _first_words()
    while at < len(tokens):
        if tokens[at].key not in first:
            at += 1
            continue
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            area = _keys().get(tuple(t.key for t in tokens[at : at + length]))
            if area and tokens[at].capital:
                yield at, at + length, area
                at += length
                break
        else:
            at += 1


def _count(texts: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text in texts:
        found.update(area.name for _, _, area in named(tokenise(text)))
    return found


def area_of(reading: Reading) -> Area | None:
    """Return the area of a plan: from its title, else its file's name, else the one that its texts name by far most often."""
    file = reading.file.rsplit(".", 1)[0].replace("-", " ").replace("_", " ").title()
    for text in (reading.title, file, reading.plan.replace("-", " ").title()):
        found = _count([text])
        if len(found) == 1:
            return areas()[fold(next(iter(found)))]
    texts = [
        text
        for r in reading.records
        for text in (r.recommendation, r.action, r.outcome, *(lead.text for lead in r.leads))
    ]
    ranked = _count([*texts, *(apart.text for apart in reading.set_apart)]).most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]) and ranked[0][1] > 1:
        return areas()[fold(ranked[0][0])]
    return None
