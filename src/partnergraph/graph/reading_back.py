"""Turn a graph back into the rows of a register.

In: a Graph, of this program or fetched from a server that holds one. Out: rows by sheet, which `partnergraph.register`
makes a register of. What a graph does not hold - notes, other columns of a plan, issues - is blank. What is worked out
when a graph is built (measures, likenesses) is left out, since building works it out again. Refuses nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from partnergraph import reference
from partnergraph.graph.areas import border_counts
from partnergraph.graph.earlier import STATE, WAIVER
from partnergraph.graph.listed import LISTED, SINGLE
from partnergraph.graph.parties import CONTACT
from partnergraph.graph.reading_back_actions import action_rows, name_rows, theme_rows
from partnergraph.graph.stored import Row, Rows, Stored
from partnergraph.model import Graph, join_names

_FROM_TABLES = "borough_adjacency.csv"


def rows(graph: Graph) -> dict[str, Rows]:
    """Return the rows of each sheet that a graph tells of; `graph.build` makes the same graph of them."""
    held = Stored(graph)
    made: dict[str, Rows] = {sheet.name: list(_listed(held, kind)) for kind, sheet in LISTED.items()}
    _join_people(held, made)
    made["Posts"] = list(_posts(held, made["Posts"]))
    _join_agreements(held, made)
    _join_areas(held, made)
    made["Members"] = [
        {
            "Board": held.name(edge["to"]),
            "Member": held.name(edge["from"]),
            "Role": edge["role"],
            "Place": held.place(edge),
        }
        for edge in held.edges("SITS_ON")
    ]
    made["Contacts"] = list(_contacts(held))
    made["Actions"] = action_rows(held)
    made["Themes"] = theme_rows(held)
    made["Names"] = name_rows(held)
    made["Earlier"] = list(_earlier(held))
    made["Waivers"] = [{column: node[name] for name, column in WAIVER.items()} for node in held.nodes("Waiver")]
    made["Review"] = list(_questions(held))
    made["About"] = list(_settings(held))
    return made


def _listed(held: Stored, kind: str) -> Iterator[Row]:
    """Yield the rows of a sheet that lists nodes, with the names to which edges lead."""
    sheet = LISTED[kind]
    for node in held.nodes(kind):
        row = {sheet.key: node["name"], **held.cells(node, sheet.facts)}
        for edge, column, _ in sheet.links:
            names = [held.name(one["to"]) for one in held.edges_from(edge, node["id"])]
            is_one = (sheet.name, column) in SINGLE
            row[column] = (names[0] if names else None) if is_one else join_names(names)
        yield row


def _join_people(held: Stored, made: dict[str, Rows]) -> None:
    people = {row["Person"]: row for row in made["People"]}
    for edge in held.edges("WORKS_FOR"):
        people[held.name(edge["from"])].update(
            {"Works for": held.name(edge["to"]), "Since": edge["since"], "Until": edge["until"]}
        )


def _posts(held: Stored, listed: Rows) -> Iterator[Row]:
    """Yield a row a holder; what is said of the post itself stands in the first."""
    for row, node in zip(listed, held.nodes("Post"), strict=True):
        lies = [held.name(edge["to"]) for edge in held.edges_from("POST_IN", node["id"])]
        row["Reports to"] = join_names(held.name(edge["to"]) for edge in held.edges_from("REPORTS_TO", node["id"]))
        row["Deputy"] = join_names(held.name(edge["from"]) for edge in held.edges_to("DEPUTISES", node["id"]))
        holders = held.edges_to("HOLDS", node["id"])
        for number in range(max(1, len(holders), len(lies))):
            made = {**row} if number == 0 else {"Post": row["Post"], "Place": row["Place"]}
            made["In"] = lies[number] if number < len(lies) else None
            if number < len(holders):
                edge = holders[number]
                made |= {"Holder": held.name(edge["from"]), "Since": edge["since"], "Until": edge["until"]}
                made |= {"Acting": edge["acting"], "Place": held.place(edge)}
            yield made


def _join_agreements(held: Stored, made: dict[str, Rows]) -> None:
    for row, node in zip(made["Agreements"], held.nodes("Agreement"), strict=True):
        parties = [(held.name(edge["from"]), edge["signed"]) for edge in held.edges_to("PARTY_TO", node["id"])]
        row["Parties"] = join_names(name for name, _ in parties)
        row["Signed"] = join_names(f"{name} ({day.isoformat()})" for name, day in parties if day)
        row["Owner"] = join_names(held.name(edge["from"]) for edge in held.edges_to("OWNS", node["id"]))


def _join_areas(held: Stored, made: dict[str, Rows]) -> None:
    areas = {node["id"]: row for row, node in zip(made["Areas"], held.nodes("Area"), strict=True)}
    borders: dict[str, list[str]] = defaultdict(list)
    for edge in held.edges("BORDERS"):
        if edge["place"] != _FROM_TABLES:
            # The border comes from the row of one of the two, which its place tells.
            ends = (edge["from"], edge["to"])
            says = next((end for end in ends if held.places[end] == edge["place"]), ends[0])
            borders[says].append(held.name(ends[1 - ends.index(says)]))
    for area, names in borders.items():
        areas[area]["Borders on"] = join_names(names)


def _contacts(held: Stored) -> Iterator[Row]:
    # Contacts of one name are numbered in their order: contact:a, contact:a-2, ... contact:a-10.
    for node in sorted(held.nodes("Contact"), key=lambda node: _counted(node["id"])):
        row = held.cells(node, CONTACT)
        for edge, column in (("OF", "Of"), ("FACES", "Faces")):
            row[column] = next((held.name(one["to"]) for one in held.edges_from(edge, node["id"])), None)
        row["Held by"] = join_names(held.name(one["to"]) for one in held.edges_from("HELD_BY", node["id"]))
        yield row


def _counted(node_id: str) -> tuple[str, int]:
    plain = re.sub(r"-\d+$", "", node_id)
    return plain, int(node_id[len(plain) + 1 :] or 1)


def _earlier(held: Stored) -> Iterator[Row]:
    for action in held.nodes("Action"):
        states = [held.node(edge["to"]) for edge in held.edges_from("WAS", action["id"])]
        for node in sorted(states, key=lambda node: (node["version"], _counted(node["id"].partition("@")[2][10:]))):
            yield {
                "Plan": held.plan_of(action["id"]),
                "Action id": action["id"].removeprefix("action:"),
                **held.cells(node, STATE),
            }


def _questions(held: Stored) -> Iterator[Row]:
    for edge in held.edges("MAY_BE"):
        name, other = held.name(edge["from"]), held.name(edge["to"])
        yield {
            "Question": f'Is "{name}" the same as "{other}"?',
            "As written": name,
            "Candidates": join_names([other]),
            "Place": held.place(edge),
        }


def _settings(held: Stored) -> Iterator[Row]:
    """Yield the settings that show in a graph: whether it is for the public, and which borders along a river count."""
    if any(node["public"] for node in held.nodes("Plan")):
        yield {"Setting": "public", "Value": "yes"}
    codes = {node["id"]: node["code"] for node in held.nodes("Area")}
    counted = {
        frozenset((codes[edge["from"]], codes[edge["to"]])): edge["counted"]
        for edge in held.edges("BORDERS")
        if edge["place"] == _FROM_TABLES
    }
    known = [
        (row, is_counted)
        for row in reference.rows("borough_adjacency")
        if (is_counted := counted.get(frozenset((row["a_code"], row["b_code"])))) is not None
    ]
    for setting in ("crossable", "land", "all"):
        if all(border_counts(row, setting) == is_counted for row, is_counted in known):
            yield {"Setting": "river borders", "Value": setting}
            return
