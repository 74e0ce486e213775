"""Area by area: who may be called across a border, and where nobody may.

In: a Result. Out: Spocs. Refuses nothing. What is missing, one-way, vacant or stale is what the cross-border rules found
(XB-01 to XB-04), with the register's thresholds; where one of them could not look, a note says so. A contact of an agency
is its area's, if the agency serves that area alone; one that faces nobody in particular is there for every neighbour.
Linear in borders and contacts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from partnergraph.model import Finding, Result
from partnergraph.views.items import Item, Items, index
from partnergraph.views.leading import not_assessed
from partnergraph.views.words import listed, natural, shown

STATES = ("live", "one-way", "stale", "vacant", "planned", "missing", "none")
"""The states of a cell, the best first.

`planned` is promised or not begun; `missing` is what the rule asks of areas with a plan; `none` the same where it does not
ask.
"""

_RULES = ("XB-01", "XB-02", "XB-03", "XB-04")


@dataclass(frozen=True, slots=True)
class Contact:
    """A single point of contact in a cell.

    Attributes:
        id: Its id.
        topic: On what it may be called.
        holder: Who holds it; empty where the register does not say.
        mailbox: Its address.
        assured: When it was last checked.
        state: live, one-way, stale, vacant or planned.
        says: What the rules say about it; empty where they found nothing.
    """

    id: str
    topic: str
    holder: str
    mailbox: str
    assured: date | None
    state: str
    says: str


@dataclass(frozen=True, slots=True)
class Crossing:
    """From one area to another: a cell.

    Attributes:
        of: Id of the area that may be called.
        faces: Id of the area that it is there for.
        borders: Whether they border on each other.
        state: The best state of its contacts; `missing` or `none` where it has none.
        contacts: Its contacts, the best first.
        finding: What the rule on missing contacts found; None where it found nothing.
    """

    of: str
    faces: str
    borders: bool
    state: str
    contacts: tuple[Contact, ...]
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class Area:
    """A row and column; `planned` says whether a plan is for it, so that the rules ask for its contacts."""

    id: str
    name: str
    planned: bool


@dataclass(frozen=True, slots=True)
class Spocs:
    """The matrix.

    Attributes:
        areas: The areas that have a neighbour or a contact, those with a plan first, then by name.
        crossings: The cells of neighbours both ways, and of others that have a contact, in the order of the areas.
        counts: (state, number of cells), in the order of `STATES`, none left out.
        notes: What could not be judged, in sentences.
    """

    areas: tuple[Area, ...]
    crossings: tuple[Crossing, ...]
    counts: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]


def spocs(result: Result) -> Spocs:
    """Return the matrix of single points of contact."""
    items = index(result)
    found = {said.ref: said.findings for said in result.findings.assessments}
    missing = {(_text(one, "area_id"), _text(one, "neighbour_id")): one for one in found.get("XB-01", ())}
    about = {ref: {one.subject: one for one in found.get(ref, ())} for ref in ("XB-03", "XB-04")}
    one_way = {(_text(one, "of_id"), _text(one, "faces_id")): one for one in found.get("XB-02", ())}
    neighbours: dict[str, set[str]] = defaultdict(set)
    for border in items.relations:
        if border.kind == "BORDERS" and border.facts.get("counted", True):
            neighbours[border.tail].add(border.head)
            neighbours[border.head].add(border.tail)
    cells: dict[tuple[str, str], dict[str, Contact]] = {
        (area, neighbour): {} for area, near in neighbours.items() for neighbour in near
    }
    for item in items.of("Contact"):
        for of, faces, ends in _crossings(items, item, neighbours):
            # Where the other side has a plan, what is missing there is told of it.
            told = one_way.get(ends) or missing.get((faces, of))
            cells.setdefault((of, faces), {})[item.id] = _contact(items, item, told, about)
    planned = {area.id for plan in items.of("Plan") for area in items.heads(plan.id, "FOR_AREA")}
    shown_areas = {area for ends in cells for area in ends}
    order = sorted(shown_areas, key=lambda area: (area not in planned, natural(items[area].label), area))
    place = {area: number for number, area in enumerate(order)}
    crossings = [
        _crossing(ends, contacts, missing.get(ends), borders=ends[1] in neighbours.get(ends[0], ()))
        for ends, contacts in sorted(cells.items(), key=lambda cell: (place[cell[0][0]], place[cell[0][1]]))
    ]
    counts = Counter(crossing.state for crossing in crossings)
    return Spocs(
        tuple(Area(area, items[area].label, area in planned) for area in order),
        tuple(crossings),
        tuple((state, counts[state]) for state in STATES),
        not_assessed(result, *_RULES),
    )


def _text(finding: Finding, column: str) -> str:
    return str(finding.values[column])


def _crossing(
    ends: tuple[str, str], contacts: dict[str, Contact], missing: Finding | None, *, borders: bool
) -> Crossing:
    listed_contacts = sorted(contacts.values(), key=lambda one: (STATES.index(one.state), natural(one.topic), one.id))
    best = listed_contacts[0].state if listed_contacts else "none"
    return Crossing(*ends, borders, "missing" if missing else best, tuple(listed_contacts), missing)


def _crossings(
    items: Items, contact: Item, neighbours: dict[str, set[str]]
) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """Yield the cells of a contact: area, area, and the two ends by which the rules call it."""
    faces = list(items.heads(contact.id, "FACES"))
    for of in items.heads(contact.id, "OF"):
        area = _area(items, of)
        for other in faces:
            near = _area(items, other)
            if area and near and area != near:
                yield area, near, (of.id, other.id)
        if area and not faces:
            yield from ((area, near, ("", "")) for near in sorted(neighbours.get(area, ())))


def _area(items: Items, end: Item) -> str:
    """The area that a contact's end is, or that it serves alone; empty where there is none."""
    if end.kind == "Area":
        return end.id
    served = [area.id for area in items.heads(end.id, "SERVES")]
    return served[0] if len(served) == 1 else ""


def _contact(items: Items, contact: Item, one_way: Finding | None, about: dict[str, dict[str, Finding]]) -> Contact:
    facts = contact.facts
    vacant, stale = about["XB-03"].get(contact.id), about["XB-04"].get(contact.id)
    ended = bool(facts.get("until") and facts["until"] < items.as_of)
    said = [finding.message for finding in (vacant, stale, one_way) if finding]
    if facts.get("planned") or (facts.get("since") and facts["since"] > items.as_of):
        state = "planned"
    elif vacant:
        state = "vacant"
    elif stale or ended:
        state = "stale"
    else:
        state = "one-way" if one_way else "live"
    if ended and not stale:
        said.insert(0, "It has run out; another goes on.")
    holders = sorted((holder.label for holder in items.heads(contact.id, "HELD_BY")), key=natural)
    return Contact(
        contact.id,
        shown(facts.get("topic")),
        listed(holders),
        shown(facts.get("mailbox")),
        facts.get("assured"),
        state,
        " ".join(said),
    )
