"""What is known before a plan is read: bodies, head words, placeholders, first names.

In: the tables of data/reference. Out: a Lexicon that answers "what does this run of words mean?". Known dirt and
vocabulary are rows in those tables; nothing here knows a single name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from partnergraph import reference
from partnergraph.resolve.tokens import fold, key_of

Scope = Literal["national", "local"]

BEFORE = "before a rank"
AFTER = "after a name"
RANK = "rank"
OF_TWO_WORDS = "rank of two words"
_LONG = 8  # letters of a word of which one may be wrong without making it another word
LONGEST = 9
"""Words in the longest name that is looked up."""

# Which of the gazetteer's kinds can own an action, and as what; DOMAIN: only agency, service and team can.
_KINDS = {
    "agency": "agency",
    "service": "team",
    "team": "team",
    "board": "board",
    "panel": "board",
    "role": "post",
    "programme": "team",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A known body, post, board or placeholder.

    Attributes:
        name: The name to show.
        kind: person, post, team, agency, board or placeholder.
        scope: `local` for what every area has one of, `national` for what exists once.
        belongs_to: council, council_team, police_force, icb, probation or fire: the body depends on area and date.
        ambiguous: Whether the words may mean something else.
        exact: The words count only in this spelling (an abbreviation), not in lower case.
        row: The gazetteer's row, empty if there is none.
        source: The table.
    """

    name: str
    kind: str
    scope: Scope
    belongs_to: str = ""
    ambiguous: bool = False
    exact: str = ""
    source: str = "gazetteer"
    row: tuple[tuple[str, str], ...] = ()

    def fact(self, name: str) -> str:
        """Return a fact of the gazetteer's row, empty if it has none."""
        return dict(self.row).get(name, "")


@cache
def entries() -> dict[tuple[str, ...], tuple[Entry, ...]]:
    """Return every known name by its key; local words come before the gazetteer's."""
    found: dict[tuple[str, ...], list[Entry]] = {}

    def add(words: str, entry: Entry) -> None:
        key = key_of(words)
        if key and entry not in found.setdefault(key, []):
            found[key].append(entry)

    for row in reference.rows("local_bodies"):
        exact = row["words"] if row["words"].isupper() else ""
        add(
            row["words"],
            Entry(row["name"], row["kind"], "local", row["belongs_to"], exact=exact, source="local_bodies"),
        )
    for row in reference.rows("gazetteer"):
        kind = row["owner"] or _KINDS.get(row["kind"], "placeholder")
        once = row["scope"] == "national" or (
            row["kind"] == "agency" and row["owner"] != "placeholder" and row["scope"] != "local"
        )
        # A remark in brackets is no part of the name: "Blue Sky (social enterprise)".
        entry = Entry(
            re.sub(r"\s*\([a-z][^)]*\)$", "", row["full_name"]),
            kind,
            "national" if once else "local",
            ambiguous=row["ambiguous"] in {"yes", "proposed"},
            row=tuple(row.items()),
        )
        abbreviation = row["abbreviation"]
        short = len(abbreviation.split()) == 1 and any(letter.isupper() for letter in abbreviation[1:])
        add(
            abbreviation,
            Entry(
                entry.name,
                kind,
                entry.scope,
                ambiguous=entry.ambiguous,
                exact=abbreviation if short else "",
                row=entry.row,
            ),
        )
        for words in (row["full_name"], *filter(None, row["aliases"].split("|"))):
            add(words, entry)
    for row in reference.rows("london_boroughs"):
        council = Entry(row["council_name"], "agency", "national", source="london_boroughs")
        for words in (
            row["council_name"],
            f"{row['name']} Council",
            f"LB {row['name']}",
            f"{row['name']} Borough Council",
        ):
            add(words, council)
        force = Entry(row["police_force"], "agency", "national", source="london_boroughs")
        for words in (f"{row['name']} Police", row["police_force"]):
            add(words, force)
    return {key: tuple(value) for key, value in found.items()}


@cache
def head_words() -> dict[tuple[str, ...], tuple[str, str]]:
    """Return head words by their key: (kind, where they stand: `end` or `start`)."""
    return {key_of(row["words"]): (row["kind"], row["stands"]) for row in reversed(reference.rows("head_words"))}


@cache
def placeholders() -> dict[tuple[str, ...], str]:
    """Return the words that stand for nobody: `waiting` (TBC, vacant) or `generic` (all partners)."""
    return {key_of(row["words"]): row["kind"] for row in reference.rows("placeholders") if key_of(row["words"])}


@cache
def vacancies() -> frozenset[tuple[str, ...]]:
    """Return the placeholders that say of a post that nobody holds it: vacant, recruiting."""
    return frozenset(key_of(row["words"]) for row in reference.rows("placeholders") if row["note"] == "vacant")


@cache
def unformed() -> frozenset[tuple[str, ...]]:
    """Return the placeholders that say of a body that it does not yet exist: to be set up."""
    return frozenset(key_of(row["words"]) for row in reference.rows("placeholders") if row["note"] == "unformed")


@cache
def role_words() -> dict[tuple[str, ...], str]:
    """Return the words inside a cell that change the role of the names after them."""
    return {key_of(row["words"]): row["role"] for row in reference.rows("role_words")}


@cache
def first_names() -> frozenset[str]:
    """Return first names, folded."""
    return frozenset(fold(row["name"]) for row in reference.rows("first_names"))


@cache
def surnames() -> frozenset[str]:
    """Return family names, folded."""
    return frozenset(fold(row["name"]) for row in reference.rows("surnames"))


@cache
def ordinary_words() -> frozenset[str]:
    """Return common words of English that are no names of people: what charities and projects call themselves."""
    return frozenset(row["word"] for row in reference.rows("common_words")) - surnames() - first_names()


@cache
def service_words() -> frozenset[str]:
    """Return the words that names of bodies are made of, folded."""
    return frozenset(fold(row["word"]) for row in reference.rows("service_words"))


@lru_cache(maxsize=50_000)
def mended(word: str) -> str:
    """Return the word of bodies' names of which a long word that nothing knows is a slip, else the word itself."""
    if len(word) < _LONG or not word.isalpha() or word in service_words() or (word,) in head_words():
        return word
    if word in first_names() or word in surnames() or word in _common() or word in places():
        return word
    found = process.extractOne(word, _long_words(), scorer=OSA.distance, score_cutoff=1)
    # Another number of the same word is no slip.
    return found[0] if found and found[0].rstrip("s") != word.rstrip("s") else word


@cache
def _common() -> frozenset[str]:
    return frozenset(row["word"] for row in reference.rows("common_words"))


@cache
def _long_words() -> tuple[str, ...]:
    heads = {word for key in head_words() for word in key}
    return tuple(sorted(word for word in service_words() | heads if len(word) >= _LONG and word.isalpha()))


@cache
def places() -> frozenset[str]:
    """Return the words with which names of areas begin, and other places of the United Kingdom, folded."""
    names = [row["name"] for row in reference.rows("london_boroughs")]
    names += [row["b_name"] for row in reference.rows("borough_adjacency")]
    return frozenset(fold(name.split()[0]) for name in names) | {fold(row["place"]) for row in reference.rows("places")}


@cache
def titles() -> frozenset[str]:
    """Return titles and ranks, folded, without full stops."""
    return frozenset(
        fold(row["title"]).rstrip(".")
        for row in reference.rows("titles")
        if row["note"] not in {BEFORE, AFTER, OF_TWO_WORDS}
    )


@cache
def ranks() -> frozenset[str]:
    """Return ranks of police and fire services, which may stand for the post that is held, folded."""
    return frozenset(fold(row["title"]) for row in reference.rows("titles") if row["note"] == RANK)


@cache
def ranks_of_two_words() -> frozenset[tuple[str, ...]]:
    """Return ranks of fire services that are posts alone, and part of a person's name directly before it: "Watch Manager"."""
    return frozenset(key_of(row["title"]) for row in reference.rows("titles") if row["note"] == OF_TWO_WORDS)


@cache
def fields() -> dict[tuple[str, ...], frozenset[str]]:
    """Return for words of a service the fields of work they belong to."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for row in reference.rows("service_fields"):
        found[key_of(row["words"])] = found.get(key_of(row["words"]), frozenset()) | {row["field"]}
    return found


@cache
def after_names() -> frozenset[str]:
    """Return the letters that stand after a person's name: OBE, QPM."""
    return frozenset(fold(row["title"]) for row in reference.rows("titles") if row["note"] == AFTER)


@cache
def before_ranks() -> frozenset[str]:
    """Return words that are part of a rank only before another: chief, acting, detective."""
    return frozenset(fold(row["title"]).rstrip(".") for row in reference.rows("titles") if row["note"] == BEFORE)
