"""Who leads an action, and which actions a part of a register holds: one plan, board, agency or lead.

In: Items, a Narrow. Out: ids of parties, actions. Refuses nothing: what no action fits gives none.

A lead is accountable for an action, or named on it where nobody is accountable or responsible, as for the rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partnergraph.model import Result
from partnergraph.views import bodies
from partnergraph.views.items import Item, Items, Relation

_RANKED = frozenset({"accountable", "responsible"})


@dataclass(frozen=True, slots=True)
class Narrow:
    """The part of a register that a view shows; each is an id, empty for all.

    Attributes:
        plan: Actions of this plan.
        theme: Actions under this theme.
        board: Actions that report to this board, themselves or with their plan, or name it.
        agency: Actions that name this agency, a team, post or person of it.
        lead: Actions led by this party or, for a person, by a post the person holds.
    """

    plan: str = ""
    theme: str = ""
    board: str = ""
    agency: str = ""
    lead: str = ""


EVERYTHING = Narrow()

OVERLOAD = ("LOAD-01", "LOAD-02", "LOAD-09")
"""The rules by which somebody is overloaded: as a lead, as a deliverer, by weight."""


def role_of(relation: Relation) -> str:
    """Return the part that an assignment gives; `named` where nothing is said."""
    return str(relation.facts.get("role") or "named")


def leads(items: Items, action: str) -> list[str]:
    """Return the ids of who leads an action, placeholders left out, each once, by name of the id."""
    named = [relation for relation in items.into.get(action, ()) if relation.kind == "ASSIGNED"]
    ranked = any(role_of(relation) in _RANKED for relation in named)
    wanted = {"accountable"} if ranked else {"accountable", "named"}
    return sorted(
        {
            relation.tail
            for relation in named
            if role_of(relation) in wanted and items[relation.tail].kind != "Placeholder"
        }
    )


def narrowed(items: Items, narrow: Narrow = EVERYTHING) -> list[Item]:
    """Return the actions of a part of the register, in the order of the plans."""
    agency = bodies.agencies(items) if narrow.agency else {}
    posts = {narrow.lead, *(item.id for item in _held(items, narrow.lead))}

    def fits(action: Item) -> bool:
        return (
            (not narrow.plan or any(plan.id == narrow.plan for plan in items.heads(action.id, "IN_PLAN")))
            and (not narrow.theme or any(theme.id == narrow.theme for theme in items.heads(action.id, "IN_THEME")))
            and (not narrow.board or narrow.board in boards(items, action.id))
            and (
                not narrow.agency
                or any(agency.get(party.id) == narrow.agency for party in items.tails(action.id, "ASSIGNED"))
            )
            and (not narrow.lead or not posts.isdisjoint(leads(items, action.id)))
        )

    return sorted(filter(fits, items.of("Action")), key=items.reading_order)


def boards(items: Items, action: str) -> set[str]:
    """Return the ids of the boards that hear of an action: its own, its plan's, those named on it."""
    heard = {board.id for board in items.heads(action, "REPORTS_TO")}
    heard |= {board.id for board in items.tails(action, "ASSIGNED") if board.kind == "Board"}
    for plan in items.heads(action, "IN_PLAN"):
        heard |= {board.id for board in items.heads(plan.id, "REPORTS_TO")}
    return heard


def _held(items: Items, person: str) -> Iterator[Item]:
    for relation in items.out.get(person, ()):
        if relation.kind == "HOLDS" and items.current(relation):
            yield items[relation.head]


def threshold(result: Result, name: str) -> float | None:
    """Return the threshold of this name with which the rules were run; None where none of them has it."""
    for said in result.findings.assessments:
        if isinstance(value := said.parameters.get(name), int | float):
            return value
    return None


def not_assessed(result: Result, *refs: str) -> tuple[str, ...]:
    """Return what a reader must know of these rules, by their short numbers: why one could not look, or was not run."""
    said = {assessment.ref: assessment for assessment in result.findings.assessments}
    notes = [
        f"{said[ref].title}: not assessed, since {said[ref].not_assessed}." if ref in said else f"{ref} was not run."
        for ref in refs
        if ref not in said or said[ref].not_assessed
    ]
    return tuple(notes)
