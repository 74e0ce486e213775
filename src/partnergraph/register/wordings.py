"""How words were read: the sheets of names, questions and issues.

In: mentions, questions and issues. Out: rows in which a person sees the words, the reading, the evidence and the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from partnergraph.model import Issue, Mention, Question, join_names
from partnergraph.register.parties import SHEET_OF, Names
from partnergraph.register.sheets import PARTIES, SHEETS
from partnergraph.register.values import tidy, worded

_KINDS = SHEETS["Names"].column("Kind").choices


def name_rows(plan: str, leads: Iterable[Iterable[Mention]], names: Names) -> Iterator[dict[str, Any]]:
    """Yield a row for each way in which a plan writes a party, with the least sure of its readings."""
    found: dict[tuple[str, str | None], Mention] = {}
    for mention in (one for record in leads for one in record):
        key = (mention.text, mention.party)
        if key not in found or mention.confidence < found[key].confidence:
            found[key] = mention
    for mention in found.values():
        party = names.parties.get(mention.party or "")
        yield {
            "As written": worded(mention.text, mention.name),
            "Plan": tidy(plan),
            "Party": tidy(party.name) if party and SHEET_OF[party.kind] in PARTIES else None,
            "Kind": mention.kind if mention.kind in _KINDS else "unknown",
            "Confidence": round(mention.confidence, 4),
            "Why": mention.why,
            "Place": str(mention.place),
        }


def question_row(question: Question, names: Names) -> dict[str, Any]:
    """Return the row of a question."""
    parties = names.parties
    candidates = [tidy(parties[one].name) if one in parties else tidy(one) for one in question.candidates]
    return {
        "Question": worded(question.question, question.text),
        "As written": question.text,
        "Plan": tidy(question.plan),
        "Candidates": join_names(dict.fromkeys(candidates)),
        "Why": question.why,
        "Actions": question.actions,
        "Place": str(question.place),
    }


def issue_row(issue: Issue) -> dict[str, Any]:
    """Return the row of an issue."""
    return {
        "Kind": issue.kind,
        "Message": issue.message,
        "Text": issue.text,
        "What to do": issue.fix,
        "Place": str(issue.place),
    }
