"""The row of an action.

In: a record, who its lead cells name and what its words name. Out: the row, its Id left to the builder. Every word of
the record is in it: what was read, beside what was published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from partnergraph.model import Lead, Mention, MentionOf, Record, join_names
from partnergraph.register.parties import SHEET_OF, Names
from partnergraph.register.sheets import LEADING, PARTIES, ROLES, SHEETS
from partnergraph.register.values import tidy, worded

_MENTIONED = SHEETS["Actions"].column("Mentions").of


def action_row(record: Record, who: Sequence[Mention], what: Sequence[MentionOf], names: Names) -> dict[str, Any]:
    """Return the cells of an action by heading, without `Id`."""
    in_board_cells = {lead.place for lead in record.boards} - {lead.place for lead in record.leads}
    leads = [mention for mention in who if mention.place not in in_board_cells]
    boards = [
        *(named.party for named in what if named.relation == "reports to" or named.place in in_board_cells),
        *(mention.party for mention in who if mention.place in in_board_cells and mention.party),
    ]
    reports = [party for party in boards if names.parties[party].kind == "board"]
    mentioned = [
        party
        for party in (*(named.party for named in what), *boards)
        if party not in reports and SHEET_OF[names.parties[party].kind] in _MENTIONED
    ]
    known = [mention for mention in leads if _owner(mention, names)]
    leading = [one for one in leads if one.role == _leading_role(leads)]
    return {
        "Plan": tidy(record.plan),
        "Ref": record.ref,
        "Theme": record.theme,
        "Recommendation": record.recommendation,
        "Action": worded(record.action, record.recommendation, record.ref),
        **{role.capitalize(): names.cell(_parties(known, role)) for role in ROLES},
        "Provisional": any(lead.provisional and lead.text.strip() for lead in record.leads)
        or any(mention.provisional for mention in leads),
        "Lead as published": "; ".join(_published(lead for lead in record.leads if lead.role in LEADING)),
        "Not recognised": join_names(dict.fromkeys(tidy(one.text) for one in leading if one not in known)),
        "Due": record.due,
        "Due as published": record.due_text,
        "Due precision": record.precision,
        "Ongoing": record.ongoing,
        "Start": record.start,
        "Status": record.status_kind,
        "Status as published": record.status,
        "RAG": record.rag,
        "RAG as published": record.rag_text,
        "Outcome": record.outcome,
        "Progress": record.progress,
        "Updated": record.updated,
        "Reports to": names.cell(reports),
        "Mentions": names.cell(mentioned),
        "Other columns": "\n".join(_others(record)),
        "Place": str(record.place),
    }


def _leading_role(mentions: Iterable[Mention]) -> str:
    """The first rank that anybody has: where somebody is accountable, a doubt about a helper is none about who leads."""
    roles = {mention.role for mention in mentions}
    return next((role for role in LEADING if role in roles), "")


def _owner(mention: Mention, names: Names) -> bool:
    """Whether the mention is of a party that a lead column takes."""
    return mention.party is not None and SHEET_OF[names.parties[mention.party].kind] in PARTIES


def _parties(mentions: Iterable[Mention], role: str) -> Iterator[str]:
    return (mention.party for mention in mentions if mention.role == role and mention.party)


def _published(cells: Iterable[Lead]) -> Iterator[str]:
    return (words for lead in cells if (words := (lead.raw or lead.text)).strip())


def _others(record: Record) -> Iterator[str]:
    """Columns without a place of their own, and the words behind names that were recognised in others."""
    helping = (lead for lead in record.leads if lead.role not in LEADING)
    cells = [
        *((lead.heading, lead.raw or lead.text) for lead in (*helping, *record.boards, *record.agreements)),
        *record.extra,
    ]
    for heading, words in cells:
        if words.strip():
            # The lines of one cell are set in, so that each line at the margin begins a column.
            yield f"{tidy(heading)}: " + "\n  ".join(words.splitlines())
