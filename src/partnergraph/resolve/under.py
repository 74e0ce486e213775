"""Names in the cells of tables that list facts, where the heading says what the cell names.

In: the words of a cell under a heading such as "Organisation", "Post" or "Name". Out: names of the kind that the heading
announces, or of the kind that the words plainly have. Refuses nothing: words that nothing explains are what the heading says.
"""

from __future__ import annotations

import re
from dataclasses import replace

from partnergraph.model import Place
from partnergraph.resolve import lexicon
from partnergraph.resolve.areas import areas
from partnergraph.resolve.cell import read_cell
from partnergraph.resolve.decided import Decided
from partnergraph.resolve.eras import at_its_time
from partnergraph.resolve.named import Name
from partnergraph.resolve.parties import Parties
from partnergraph.resolve.runs import Evidence
from partnergraph.resolve.setting import Setting
from partnergraph.resolve.tokens import fold

SURE = 0.85
_BODIES = frozenset({"agency", "team"})
_SHAPE = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,4}")


class Cells:
    """Reads the cells of one plan's tables of facts into its parties."""

    def __init__(self, setting: Setting, parties: Parties, evidence: Evidence, decided: Decided) -> None:
        self.setting = setting
        self.parties = parties
        self.evidence = evidence
        self.decided = decided
        self._known: dict[tuple[str, str], list[Name]] = {}

    def names(self, text: str, expected: str) -> list[Name]:
        """Return the names in a cell that is said to hold a person, post, agency, team, board, or anybody (`who`)."""
        key = (text, expected)
        if key not in self._known:
            read = [at_its_time(name, self.setting) for name in self._read(text, expected)]
            self._known[key] = self.decided.put(read, text, "named", provisional=False)
        return self._known[key]

    def _read(self, text: str, expected: str) -> list[Name]:
        area = areas().get(fold(" ".join(text.split()))) if expected == "agency" else None
        # "Croydon" among organisations is its council.
        read = read_cell(f"{area.name} Council" if area and area.council else text, "named", evidence=self.evidence)
        if not read or all(name.kind == "placeholder" for name in read):
            return read
        if expected == "person":
            return [replace(name, kind="person") if _may_be_person(name) else name for name in read]
        if expected == "post":
            return _post(text, read)
        if expected in _BODIES:
            return _bodies(text, read, expected)
        if expected == "board":
            first = read[0]
            entry = first.entry if first.kind == "board" and len(read) == 1 else None
            words = first.name if entry else " ".join(text.split())
            return [replace(first, name=words, kind="board", entry=entry, of=None)]
        return read

    def party(self, name: Name, place: Place, kind: str | None = None) -> str:
        """Return the id of the party that a name means."""
        kind = kind or name.kind
        entry = name.entry if name.entry and name.entry.kind == kind else None
        how = "decision" if name.settled else "gazetteer" if entry else "heading"
        party = self.parties.find(name.settled or name.name, kind, entry, self.setting, place, how)
        if name.settled:
            self.parties.also(party, name.name)
        return party

    def body(self, text: str, place: Place) -> str | None:
        """Return the agency or team that words name, if they name one alone."""
        bodies = read_cell(text, "named", evidence=self.evidence)
        if len(bodies) == 1 and bodies[0].kind in _BODIES:
            return self.party(bodies[0], place)
        return None


def _may_be_person(name: Name) -> bool:
    """Return whether a reading under "Name" is weak enough, and its words of such a shape, that they are a person's."""
    if name.kind == "unknown":
        return bool(_SHAPE.fullmatch(name.name)) and name.name[:1].isupper()
    words = name.name.split()
    weak = name.kind in {"agency", "team"} and name.entry is None and name.confidence < SURE
    return weak and 1 < len(words) <= 4 and not any(word.casefold() in lexicon.service_words() for word in words)


def _post(text: str, read: list[Name]) -> list[Name]:
    posts = [name for name in read if name.kind == "post"]
    people = [name for name in read if name.kind == "person" and name.confidence >= SURE]
    if len(posts) == 1 or (posts and people):
        return read
    if people and len(people) == len(read):
        return read
    words = " ".join(text.split())
    return [
        replace(read[0], text=words, name=words, kind="post", entry=None, of=posts[0].of if posts else None, holds=None)
    ]


def _bodies(text: str, read: list[Name], expected: str) -> list[Name]:
    """Return the bodies in a cell: one that it gives whole, or several in a list."""
    sure = [name for name in read if name.kind in _BODIES or name.kind == "placeholder"]
    if len(sure) == len(read):
        return read
    parts = [part.strip() for part in re.split(r"\s*[\n;]\s*", text) if part.strip()]
    if len(parts) > 1:
        return [name for part in parts for name in _bodies(part, read_cell(part, "named"), expected)]
    if sure and any(name.kind in {"person", "post"} for name in read):
        # "Exham Council (Ann Lee)": a body and somebody of it.
        return read
    if len(read) > 1 and re.search(r"[,/]", text):
        return [name if name.kind in _BODIES else replace(name, kind=expected, entry=None) for name in read]
    words = " ".join(text.split())
    return [replace(read[0], text=words, name=words, kind=expected, entry=None, of=None, holds=None)]
