"""Turn a register into a graph: one table of nodes a kind, one of edges a kind, checked against the schema.

In: a Register whose names are good. Out: a Graph. Refuses: a node or edge that the schema does not know, which
would be a mistake of ours, and a name that no sheet lists. Linear in rows and names; what the facts that are worked
out cost is said in `texts`, `alike` and `network`.

Tests of wording (does an outcome have a measure, does an action speak of sharing data) and measures of the network
are done once here and stored as properties, so that a rule stays a query.
"""

from __future__ import annotations

from partnergraph.graph.actions import add_actions, add_themes
from partnergraph.graph.alike import add_likenesses
from partnergraph.graph.areas import add_areas
from partnergraph.graph.authorities import add_authorities
from partnergraph.graph.collected import Collected
from partnergraph.graph.doubles import add_doubles
from partnergraph.graph.earlier import add_earlier, add_waivers
from partnergraph.graph.leads import mark_leads
from partnergraph.graph.listed import KEYS, add_listed
from partnergraph.graph.loads import measure_loads
from partnergraph.graph.network import measure_agencies
from partnergraph.graph.parties import add_agreements, add_contacts, add_people, add_seats
from partnergraph.graph.reading_back import rows
from partnergraph.graph.sectors import add_sectors
from partnergraph.model import Graph, Register

__all__ = ["build", "rows"]


def build(register: Register, *, rivers: str = "crossable", public: bool = False) -> Graph:
    """Return the graph of a register: what it lists, with borders between its areas from the reference tables.

    Args:
        register: The register.
        rivers: Which borders along a river count: land (none), crossable or all.
        public: Whether the register is a copy for publication.

    Raises:
        InputError: A cell names something that no sheet lists (a register that was loaded is checked already).
    """
    made = Collected(register, KEYS)
    add_listed(made, public=public)
    add_people(made)
    add_seats(made)
    themes = add_themes(made)
    add_actions(made, themes)
    mark_leads(made.edges["ASSIGNED"])
    add_earlier(made)
    add_agreements(made)
    add_contacts(made)
    add_areas(made, rivers)
    add_authorities(made)
    add_sectors(made)
    add_waivers(made)
    add_doubles(made)
    add_likenesses(made)
    measure_agencies(made)
    measure_loads(made)
    return made.graph()
