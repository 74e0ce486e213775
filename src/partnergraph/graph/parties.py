"""What joins people, posts, bodies, boards, agreements and contacts.

In: the sheets of parties. Out: edges between them, and contacts. Refuses: a name that no sheet lists.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from partnergraph.graph.collected import Collected, typed
from partnergraph.model import split_names
from partnergraph.wording import slug

_BODIES = ("Agency", "Team")
CONTACT = {
    "topic": "Topic",
    "mailbox": "Mailbox",
    "since": "Since",
    "until": "Until",
    "assured": "Assured",
    "planned": "Planned",
}
_SIGNED = re.compile(r"^(?P<name>.*?)\s*\((?P<day>\d{4}-\d{2}-\d{2})\)$")


def add_people(made: Collected) -> None:
    """Add who works where, where a post lies, who holds it, whom it reports to and who stands in for it."""
    for row, node, place in made.each("Person"):
        made.one("WORKS_FOR", node, row["Works for"], _BODIES, place, since=row["Since"], until=row["Until"])
    said: set[tuple[str, str, str]] = set()
    for row, node, place in made.each("Post"):
        # A post with several holders stands in several rows, but it lies in its body once.
        if row["In"] and (node[1], "POST_IN", row["In"]) not in said:
            said.add((node[1], "POST_IN", row["In"]))
            made.one("POST_IN", node, row["In"], _BODIES, place)
        if row["Holder"]:
            holder = made.find(row["Holder"], ("Person",), place)
            span = {"since": row["Since"], "until": row["Until"], "acting": row["Acting"]}
            made.edge("HOLDS", holder, node, place, **span)
        for name in split_names(row["Reports to"]):
            if (node[1], "REPORTS_TO", name) not in said:
                said.add((node[1], "REPORTS_TO", name))
                made.edge("REPORTS_TO", node, made.find(name, ("Post",), place), place)
        for name in split_names(row["Deputy"]):
            if (node[1], "DEPUTISES", name) not in said:
                said.add((node[1], "DEPUTISES", name))
                made.edge("DEPUTISES", made.find(name, ("Post", "Person"), place), node, place)


def add_seats(made: Collected) -> None:
    """Add who sits on which board."""
    for row, place in made.placed("Members"):
        member = made.find(row["Member"], ("Person", "Post", "Team", "Agency"), place)
        board = made.find(row["Board"], ("Board",), place)
        made.edge("SITS_ON", member, board, place, role=row["Role"] or "member")


def add_agreements(made: Collected) -> None:
    """Add who is party to an agreement, who has signed it and who looks after it."""
    for row, head, place in made.each("Agreement"):
        signed = dict(_signatures(row["Signed"]))
        for name in dict.fromkeys((*split_names(row["Parties"]), *signed)):
            made.edge("PARTY_TO", made.find(name, _BODIES, place), head, place, signed=signed.get(name))
        for name in split_names(row["Owner"]):
            made.edge("OWNS", made.find(name, ("Person", "Post", "Agency"), place), head, place)


def _signatures(cell: str | None) -> Iterator[tuple[str, date | None]]:
    """Yield (name, day) for a cell such as `Police (2024-03-01); Health`."""
    for entry in split_names(cell):
        match = _SIGNED.match(entry)
        yield (match["name"], date.fromisoformat(match["day"])) if match else (entry, None)


def add_contacts(made: Collected) -> None:
    """Add the single points of contact."""
    seen: Counter[str] = Counter()
    for row, place in made.placed("Contacts"):
        name = f"{row['Topic']}: {row['Of'] or 'nobody named'} to {row['Faces'] or 'everyone'}"
        plain = slug(name)
        seen[plain] += 1
        tail = ("Contact", f"contact:{plain}" + (f"-{seen[plain]}" if seen[plain] > 1 else ""))
        made.node(*tail, name=name, **typed("Contact", row, CONTACT), place=place)
        made.one("OF", tail, row["Of"], ("Area", "Agency"), place)
        made.one("FACES", tail, row["Faces"], ("Area", "Agency", "Placeholder"), place)
        for holder in split_names(row["Held by"]):
            made.edge("HELD_BY", tail, made.find(holder, ("Post", "Person"), place), place)
