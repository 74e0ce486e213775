"""What an agency should know of its part: its people and their load, boards, agreements, contacts, partners, questions.

In: a Result, lead pages. Out: AgencyPacks. Refuses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partnergraph.model import Finding, Result
from partnergraph.views.asked import Question, asked
from partnergraph.views.items import Items, index
from partnergraph.views.lead_page import LeadPage
from partnergraph.views.load import load
from partnergraph.views.together import agreement_state, together
from partnergraph.views.words import day, natural, number_of


@dataclass(frozen=True, slots=True)
class AgencyPack:
    """An agency's part.

    Attributes:
        id: Its id.
        name: Its name.
        actions: On how many actions it, or somebody of it, is named.
        pages: The pages of those, the agency's own first.
        boards: (board, who of the agency sits on it).
        agreements: (agreement, how it stands), those to which the agency is party.
        contacts: Single points of contact that speak for it, each in a line.
        partners: (agency, how many open actions both work on), most first.
        questions: What the agency itself is asked.
        findings: The standing findings about the agency itself.
    """

    id: str
    name: str
    actions: int
    pages: tuple[LeadPage, ...]
    boards: tuple[tuple[str, str], ...]
    agreements: tuple[tuple[str, str], ...]
    contacts: tuple[str, ...]
    partners: tuple[tuple[str, int], ...]
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]


def agency_packs(result: Result, pages: list[LeadPage]) -> dict[str, AgencyPack]:
    """Return the pack of each agency of which somebody has an action, by id, in the order of their names."""
    items = index(result)
    asking = {one.id: one.questions for one in asked(items, result.findings.standing, to_them=True)}
    shared: dict[str, list[tuple[str, int]]] = {}
    for pair in together(result).pairs:
        if pair.actions:
            shared.setdefault(pair.one, []).append((items[pair.other].label, len(pair.actions)))
            shared.setdefault(pair.other, []).append((items[pair.one].label, len(pair.actions)))
    packs = {}
    for body in load(result).bodies:
        inside = [page for page in pages if body.id in {page.party.id, page.agency_id}]
        inside.sort(key=lambda page: page.party.id != body.id)
        packs[body.id] = AgencyPack(
            body.id,
            body.name,
            body.actions,
            tuple(inside),
            _boards(items, body.id, inside),
            tuple(
                (agreement.label, agreement_state(items, agreement))
                for agreement in sorted(items.heads(body.id, "PARTY_TO"), key=lambda one: natural(one.label))
            ),
            _contacts(items, body.id),
            tuple(sorted(shared.get(body.id, ()), key=lambda one: (-one[1], natural(one[0])))),
            asking.get(body.id, ()),
            tuple(finding for finding in body.findings if finding.waived is None),
        )
    return packs


def _boards(items: Items, agency: str, pages: list[LeadPage]) -> tuple[tuple[str, str], ...]:
    sits: dict[str, list[str]] = {}
    for party in dict.fromkeys((agency, *(page.party.id for page in pages))):
        for board in items.heads(party, "SITS_ON"):
            sits.setdefault(board.label, []).append(items[party].label)
    return tuple((board, "; ".join(dict.fromkeys(sits[board]))) for board in sorted(sits, key=natural))


def _contacts(items: Items, agency: str) -> tuple[str, ...]:
    lines = []
    for contact in sorted(items.tails(agency, "OF"), key=lambda one: natural(one.label)):
        facts = contact.facts
        held = [holder.label for holder in items.heads(contact.id, "HELD_BY")]
        said = [", ".join(held) or "nobody named"]
        said += ["still to be named"] * bool(facts.get("planned"))
        if isinstance(checked := facts.get("assured"), date):
            said.append(f"checked {day(checked)}")
        lines.append(f"{contact.label}: {'; '.join(said)}")
    return tuple(lines)


def counted(pack: AgencyPack) -> str:
    """Return the pack in a few words: `3 leads, 12 actions`."""
    return f"{number_of(len(pack.pages), 'lead')}, {number_of(pack.actions, 'action')}"
