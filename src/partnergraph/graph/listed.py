"""The nodes that a sheet lists, a row each, with the edges that their cells name.

In: the sheets of parties, areas, agreements and plans. Out: their nodes. Refuses: a name that no sheet lists.
"""

from __future__ import annotations

from dataclasses import dataclass

from partnergraph.graph.collected import Collected, typed


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """How a sheet becomes nodes of one kind: its name, the column of the name, and which column gives which property.

    `links` are edges from the node to the names in a cell: (edge, column, kinds of the names).
    """

    name: str
    key: str
    facts: dict[str, str]
    links: tuple[tuple[str, str, tuple[str, ...]], ...] = ()


_ALSO = {"aliases": "Also written as"}
LISTED = {
    "Area": ListedSheet("Areas", "Area", {"code": "Code", "area_kind": "Kind"}),
    "Agency": ListedSheet(
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
    "Team": ListedSheet("Teams", "Team", _ALSO, (("PART_OF", "Part of", ("Agency",)),)),
    "Person": ListedSheet("People", "Person", _ALSO),
    "Post": ListedSheet("Posts", "Post", {"vacant": "Vacant", **_ALSO}),
    "Board": ListedSheet(
        "Boards",
        "Board",
        {"top": "Top", "meets_every": "Meets every", "last_met": "Last met", **_ALSO},
        (("REPORTS_TO", "Reports to", ("Board",)), ("FOR_AREA", "Area", ("Area",))),
    ),
    "Agreement": ListedSheet(
        "Agreements",
        "Agreement",
        {
            "planned": "Planned",
            "purpose": "Purpose",
            "purpose_class": "Purpose class",
            "lawful_basis": "Lawful basis",
            "legal_power": "Legal power",
            "covers": "Covers",
            "dpia": "DPIA",
            "starts": "Starts",
            "review": "Review",
            "ends": "Ends",
            **_ALSO,
        },
    ),
    "Placeholder": ListedSheet("Placeholders", "Placeholder", _ALSO),
    "Plan": ListedSheet(
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
# Cells that hold one bare name, which may itself hold a semicolon.
SINGLE = {("Teams", "Part of"), ("Plans", "Area")}

KEYS = {kind: (sheet.name, sheet.key) for kind, sheet in LISTED.items()}
"""For each kind that a sheet lists, the sheet and the column of the name."""


def add_listed(made: Collected, *, public: bool) -> None:
    """Add the nodes that the sheets list, with the edges that their cells name; a list beside the plans is no plan."""
    holding = {row["Plan"] for name in ("Actions", "Themes", "Earlier") for row in made.rows(name)}
    for kind, sheet in LISTED.items():
        for row, node, place in made.each(kind):
            if kind == "Plan" and row["Kind"] not in {None, "plan"} and row["Plan"] not in holding:
                continue
            made.node(*node, name=row[sheet.key], **typed(kind, row, sheet.facts), place=place)
            for edge, column, heads in sheet.links:
                if (sheet.name, column) in SINGLE:
                    made.one(edge, node, row[column], heads, place)
                else:
                    made.link(edge, node, row[column], heads, place)
    for plan in made.nodes["Plan"].values():
        plan["public"] = public
