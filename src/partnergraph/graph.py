"""Turn a register into a graph: one table of nodes a kind, one of edges a kind, checked against the schema.

In: a Register whose names are good. Out: a Graph. Refuses: a node or edge that the schema does not know, which
would be a mistake of ours, and a name that no sheet lists. Linear in rows and names.

Tests of wording (does an outcome have a measure, does an action speak of sharing data) are done once here and
stored as properties, so that a rule stays a query.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from partnergraph import reference
from partnergraph.errors import InputError, PartnergraphError
from partnergraph.model import Graph, Register, split_names
from partnergraph.schema import EDGES, NODES
from partnergraph.wording import says, short_title, slug

ROLES = ("accountable", "responsible", "supports", "consulted", "informed", "named")

_OWNERS = ("Person", "Post", "Team", "Agency", "Board", "Placeholder")
_BODIES = ("Agency", "Team")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How a sheet becomes nodes of one kind: its name, the column of the name, and which column gives which property.

    `links` are edges from the node to the names in a cell: (edge, column, kinds of the names).
    """

    name: str
    key: str
    facts: dict[str, str]
    links: tuple[tuple[str, str, tuple[str, ...]], ...] = ()


_ALSO = {"aliases": "Also written as"}
_SHEETS = {
    "Area": _Sheet("Areas", "Area", {"code": "Code", "area_kind": "Kind"}),
    "Agency": _Sheet(
        "Agencies",
        "Agency",
        {
            "abbreviation": "Abbreviation",
            "sector": "Sector",
            "svd_role": "Duty",
            "valid_from": "Valid from",
            "valid_to": "Valid to",
            "replaced_by": "Replaced by",
            **_ALSO,
        },
        (("SERVES", "Serves", ("Area",)),),
    ),
    "Team": _Sheet("Teams", "Team", _ALSO, (("PART_OF", "Part of", ("Agency",)),)),
    "Person": _Sheet("People", "Person", _ALSO),
    "Post": _Sheet("Posts", "Post", {"vacant": "Vacant", **_ALSO}),
    "Board": _Sheet(
        "Boards",
        "Board",
        {"top": "Top", "meets_every": "Meets every", "last_met": "Last met", **_ALSO},
        (("REPORTS_TO", "Reports to", ("Board",)), ("FOR_AREA", "Area", ("Area",))),
    ),
    "Agreement": _Sheet(
        "Agreements",
        "Agreement",
        {
            "planned": "Planned",
            "purpose": "Purpose",
            "lawful_basis": "Lawful basis",
            "dpia": "DPIA",
            "starts": "Starts",
            "review": "Review",
            "ends": "Ends",
            **_ALSO,
        },
    ),
    "Placeholder": _Sheet("Placeholders", "Placeholder", _ALSO),
    "Plan": _Sheet(
        "Plans",
        "Plan",
        {
            "title": "Title",
            "file": "File",
            "partnership": "Partnership",
            "version": "Version",
            "starts": "Starts",
            "ends": "Ends",
        },
        (("FOR_AREA", "Area", ("Area",)), ("REPORTS_TO", "Reports to", ("Board",))),
    ),
}
_CONTACT = {
    "topic": "Topic",
    "mailbox": "Mailbox",
    "since": "Since",
    "until": "Until",
    "assured": "Assured",
    "planned": "Planned",
}
# Cells that hold one bare name, which may itself hold a semicolon.
_SINGLE = {("Teams", "Part of"), ("Plans", "Area")}


def build(register: Register, *, rivers: str = "crossable") -> Graph:
    """Return the graph of a register: what it lists, with borders between its areas from the reference tables.

    Args:
        register: The register.
        rivers: Which borders along a river count: land (none), crossable or all.

    Raises:
        InputError: A cell names something that no sheet lists (a register that was loaded is checked already).
    """
    return _Builder(register, rivers).graph()


class _Builder:
    """Collects nodes and edges sheet by sheet; one use."""

    def __init__(self, register: Register, rivers: str) -> None:
        self.register = register
        self.rivers = rivers
        self.nodes: dict[str, dict[str, dict[str, Any]]] = {kind: {} for kind in NODES}
        self.edges: dict[str, list[dict[str, Any]]] = {kind: [] for kind in EDGES}
        self.ids: dict[str, dict[str, str]] = {kind: self._identify(kind) for kind in _SHEETS}

    def graph(self) -> Graph:
        for kind in _SHEETS:
            self._listed(kind)
        self._people()
        self._actions()
        self._agreements()
        self._contacts()
        self._borders()
        ends = ["from", "to", "from_kind", "to_kind"]
        return Graph(
            {
                kind: _frame([p.name for p in NODES[kind].properties], rows.values(), ["id"])
                for kind, rows in self.nodes.items()
            },
            {
                kind: _frame([*ends, *(p.name for p in EDGES[kind].properties)], rows, ["from", "to"])
                for kind, rows in self.edges.items()
            },
        )

    def _rows(self, sheet: str) -> Iterator[dict[str, Any]]:
        for row in self.register[sheet].to_dict("records"):
            yield {str(key): value for key, value in row.items()}

    def _identify(self, kind: str) -> dict[str, str]:
        """Give each name of a sheet its id; names that fall together in plain letters are told apart by a hash."""
        sheet = _SHEETS[kind]
        return _ids((row[sheet.key] for row in self._rows(sheet.name)), kind.lower())

    def _find(self, name: str, kinds: Iterable[str], where: str) -> tuple[str, str]:
        """Return (kind, id) of a name among `kinds`."""
        for kind in kinds:
            found = self.ids[kind].get(name)
            if found:
                return kind, found
        sheets = " or ".join(_SHEETS[kind].name for kind in kinds)
        raise InputError(f'"{name}" is on no list.', where=where, todo=f"Add it to {sheets}.")

    def _node(self, kind: str, node_id: str, **properties: Any) -> None:
        unknown = properties.keys() - {p.name for p in NODES[kind].properties}
        if unknown:
            raise PartnergraphError(f"The schema gives {kind} no {', '.join(sorted(unknown))}.")
        if node_id in self.nodes[kind] and kind != "Post":
            # Two things under one id would be one thing in the graph, and the second one lost.
            raise PartnergraphError(f'Two rows have the id "{node_id}".', where=properties["place"])
        self.nodes[kind].setdefault(node_id, {"id": node_id, **properties})

    def _edge(
        self, kind: str, tail: tuple[str, str], head: tuple[str, str], place: str | None, **properties: Any
    ) -> None:
        if (tail[0], head[0]) not in EDGES[kind].ends:
            raise PartnergraphError(f"The schema has no {tail[0]} {kind} {head[0]}.", where=place or "")
        ends = {"from": tail[1], "to": head[1], "from_kind": tail[0], "to_kind": head[0]}
        self.edges[kind].append({**ends, **properties, "place": place})

    def _link(
        self, kind: str, tail: tuple[str, str], cell: str | None, heads: Iterable[str], place: str, **properties: Any
    ) -> None:
        """Add an edge of `kind` from `tail` to each name in `cell`."""
        for name in dict.fromkeys(split_names(cell)):
            self._edge(kind, tail, self._find(name, heads, place), place, **properties)

    def _one(
        self, kind: str, tail: tuple[str, str], name: str | None, heads: Iterable[str], place: str, **properties: Any
    ) -> None:
        """Add an edge of `kind` from `tail` to the one name that the cell holds, if any."""
        if name:
            self._edge(kind, tail, self._find(name, heads, place), place, **properties)

    def _place(self, sheet: str, number: int, row: dict[str, Any]) -> str:
        """Where the row comes from: its own Place, else its row in the register (the heading is row 1)."""
        return row["Place"] or f'register, sheet "{sheet}", row {number + 2}'

    def _each(self, kind: str) -> Iterator[tuple[dict[str, Any], tuple[str, str], str]]:
        sheet = _SHEETS[kind]
        for number, row in enumerate(self._rows(sheet.name)):
            yield row, (kind, self.ids[kind][row[sheet.key]]), self._place(sheet.name, number, row)

    def _listed(self, kind: str) -> None:
        """Add the nodes that a sheet lists, with the edges that their cells name."""
        sheet = _SHEETS[kind]
        for row, node, place in self._each(kind):
            self._node(*node, name=row[sheet.key], **_typed(kind, row, sheet.facts), place=place)
            for edge, column, heads in sheet.links:
                if (sheet.name, column) in _SINGLE:
                    self._one(edge, node, row[column], heads, place)
                else:
                    self._link(edge, node, row[column], heads, place)

    def _people(self) -> None:
        """Who works where, which post lies where and who holds it, and who sits on which board."""
        for row, node, place in self._each("Person"):
            self._one("WORKS_FOR", node, row["Works for"], _BODIES, place, since=row["Since"], until=row["Until"])
        lying: set[tuple[str, str]] = set()
        for row, node, place in self._each("Post"):
            # A post with several holders stands in several rows, but it lies in its body once.
            if row["In"] and (node[1], row["In"]) not in lying:
                lying.add((node[1], row["In"]))
                self._one("POST_IN", node, row["In"], _BODIES, place)
            if row["Holder"]:
                holder = self._find(row["Holder"], ("Person",), place)
                span = {"since": row["Since"], "until": row["Until"], "acting": row["Acting"]}
                self._edge("HOLDS", holder, node, place, **span)
        for number, row in enumerate(self._rows("Members")):
            place = self._place("Members", number, row)
            member = self._find(row["Member"], ("Person", "Post", "Team", "Agency"), place)
            self._edge(
                "SITS_ON", member, self._find(row["Board"], ("Board",), place), place, role=row["Role"] or "member"
            )

    def _actions(self) -> None:
        rows = list(self._rows("Actions"))
        confidence, written = self._names()
        recommended = Counter((row["Plan"], row["Recommendation"]) for row in rows)
        named: dict[str, list[str | None]] = defaultdict(list)
        for row in rows:
            named[row["Plan"]].append(row["Theme"])
        themes = {plan: _ids(names, f"theme:{self.ids['Plan'].get(plan, plan)[5:]}") for plan, names in named.items()}
        numbered = {(row["Plan"], row["Ref"]): f"action:{row['Id']}" for row in rows if row["Ref"]}
        for number, row in enumerate(rows):
            place = self._place("Actions", number, row)
            tail = ("Action", f"action:{row['Id']}")
            plan = self._find(row["Plan"], ("Plan",), place)
            # A recommendation of its own names the action better than the steps under it; a shared one does not.
            own = row["Recommendation"] and recommended[row["Plan"], row["Recommendation"]] == 1
            self._node(
                *tail, **self._facts(row, short_title(row["Recommendation"] if own else row["Action"])), place=place
            )
            self._edge("IN_PLAN", tail, plan, place)
            if row["Theme"]:
                theme = ("Theme", themes[row["Plan"]][row["Theme"]])
                if theme[1] not in self.nodes["Theme"]:
                    self._node(*theme, name=row["Theme"], place=place)
                    self._edge("IN_PLAN", theme, plan, place)
                self._edge("IN_THEME", tail, theme, place)
            for role in ROLES:
                for name in dict.fromkeys(split_names(row[role.capitalize()])):
                    key = (row["Plan"], name)
                    self._edge(
                        "ASSIGNED",
                        self._find(name, _OWNERS, place),
                        tail,
                        place,
                        role=role,
                        provisional=bool(row["Provisional"]),
                        text=written.get(key, name),
                        # A name that a person wrote into the register has no reading behind it: it is certain.
                        confidence=confidence.get(key, 1.0),
                    )
            self._link("REPORTS_TO", tail, row["Reports to"], ("Board",), place)
            for name in dict.fromkeys(split_names(row["Mentions"])):
                head = self._find(name, ("Agency", "Team", "Board", "Area", "Agreement", "Person"), place)
                self._edge("MENTIONS", tail, head, place, text=name)
            for ref in split_names(row["Depends on"]):
                head_id = numbered.get((row["Plan"], ref))
                if head_id is None:
                    raise InputError(
                        f'No action of the plan has the number "{ref}".',
                        where=place,
                        todo="Correct the cell Depends on.",
                    )
                self._edge("DEPENDS_ON", tail, ("Action", head_id), place)

    def _names(self) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], str]]:
        """How sure each party of each plan was recognised (the best of its readings), and as what it was written."""
        confidence: dict[tuple[str, str], float] = {}
        written: dict[tuple[str, str], str] = {}
        for row in self._rows("Names"):
            if not row["Party"]:
                continue
            sure = 1.0 if row["Decided by"] or row["Confidence"] is None else float(row["Confidence"])
            plans = [row["Plan"]] if row["Plan"] else list(self.ids["Plan"])
            for plan in plans:
                key = (plan, row["Party"])
                if sure > confidence.get(key, -1.0):
                    confidence[key], written[key] = sure, row["As written"]
        return confidence, written

    def _facts(self, row: dict[str, Any], title: str) -> dict[str, Any]:
        words = " ".join(filter(None, (row["Recommendation"], row["Action"])))
        return {
            "name": title,
            "ref": row["Ref"],
            "label": f"{row['Ref']} {title}" if row["Ref"] else title,
            "text": row["Action"],
            "recommendation": row["Recommendation"],
            "lead_text": row["Lead as published"],
            "unread": row["Not recognised"],
            "due": row["Due"],
            "due_text": row["Due as published"],
            "due_precision": row["Due precision"],
            "ongoing": bool(row["Ongoing"]),
            "start": row["Start"],
            "status": row["Status"],
            "status_text": row["Status as published"],
            "rag": row["RAG"],
            "rag_text": row["RAG as published"],
            "outcome": row["Outcome"],
            "measurable": bool(row["Outcome"]) and says("measure", row["Outcome"]),
            "progress": row["Progress"],
            "updated": row["Updated"],
            "shares_data": says("sharing", words),
            "cross_border": says("cross-border", words),
        }

    def _agreements(self) -> None:
        for row, head, place in self._each("Agreement"):
            signed = dict(_signatures(row["Signed"]))
            for name in dict.fromkeys((*split_names(row["Parties"]), *signed)):
                self._edge(
                    "PARTY_TO", self._find(name, ("Agency", "Team"), place), head, place, signed=signed.get(name)
                )
            for name in split_names(row["Owner"]):
                self._edge("OWNS", self._find(name, ("Person", "Post", "Agency"), place), head, place)

    def _contacts(self) -> None:
        seen: Counter[str] = Counter()
        for number, row in enumerate(self._rows("Contacts")):
            place = self._place("Contacts", number, row)
            name = f"{row['Topic']}: {row['Of'] or 'nobody named'} to {row['Faces'] or 'everyone'}"
            plain = slug(name)
            seen[plain] += 1
            tail = ("Contact", f"contact:{plain}" + (f"-{seen[plain]}" if seen[plain] > 1 else ""))
            self._node(*tail, name=name, **_typed("Contact", row, _CONTACT), place=place)
            if row["Of"]:
                self._edge("OF", tail, self._find(row["Of"], ("Area", "Agency"), place), place)
            if row["Faces"]:
                self._edge("FACES", tail, self._find(row["Faces"], ("Area", "Agency", "Placeholder"), place), place)
            for holder in split_names(row["Held by"]):
                self._edge("HELD_BY", tail, self._find(holder, ("Post", "Person"), place), place)

    def _borders(self) -> None:
        """Join the areas of the register that border on each other, once a pair."""
        codes = {row["code"]: node for node, row in self.nodes["Area"].items() if row.get("code")}
        pairs: dict[tuple[str, str], tuple[bool, str, str]] = {}
        for border in reference.rows("borough_adjacency"):
            ends = codes.get(border["a_code"]), codes.get(border["b_code"])
            if ends[0] and ends[1]:
                first, second = sorted(filter(None, ends))
                counted = (
                    border["border_type"] != "thames"
                    or self.rivers == "all"
                    or (self.rivers == "crossable" and border["thames_crossing"] == "yes")
                )
                pairs[first, second] = (counted, border["border_type"], "borough_adjacency.csv")
        for row, tail, place in self._each("Area"):
            for name in split_names(row["Borders on"]):
                first, second = sorted((tail[1], self._find(name, ("Area",), place)[1]))
                pairs.setdefault((first, second), (True, "land", place))
        for (first, second), (counted, border_type, place) in pairs.items():
            self._edge("BORDERS", ("Area", first), ("Area", second), place, counted=counted, border=border_type)


def _typed(kind: str, row: dict[str, Any], facts: dict[str, str]) -> dict[str, Any]:
    """The properties that cells give, as the schema types them; a blank yes-or-no cell is no."""
    types = {one.name: one.type for one in NODES[kind].properties}
    made: dict[str, Any] = {}
    for name, column in facts.items():
        value = row[column]
        if types[name] == "BOOLEAN":
            value = bool(value)
        elif types[name] == "INT64" and value is not None:
            value = int(value)
        made[name] = value
    return made


def _ids(names: Iterable[str | None], prefix: str) -> dict[str, str]:
    """An id for each name; names that fall together in plain letters are told apart by a hash."""
    listed = sorted({name for name in names if name})
    plain = Counter(slug(name) for name in listed)
    return {
        name: f"{prefix}:{slug(name)}"
        + (f"-{hashlib.sha256(name.encode()).hexdigest()[:6]}" if plain[slug(name)] > 1 else "")
        for name in listed
    }


_SIGNED = re.compile(r"^(?P<name>.*?)\s*\((?P<day>\d{4}-\d{2}-\d{2})\)$")


def _signatures(cell: str | None) -> Iterator[tuple[str, date | None]]:
    """Yield (name, day) for a cell such as `Police (2024-03-01); Health`."""
    for entry in split_names(cell):
        match = _SIGNED.match(entry)
        yield (match["name"], date.fromisoformat(match["day"])) if match else (entry, None)


def _frame(columns: list[str], rows: Iterable[dict[str, Any]], order: list[str]) -> pd.DataFrame:
    """A table of dtype object with exactly these columns, missing values None, sorted by the columns of `order`."""
    listed = sorted(rows, key=lambda row: tuple(str(row[column]) for column in order))
    return pd.DataFrame({column: pd.Series([row.get(column) for row in listed], dtype=object) for column in columns})
