"""How words were read: the sheets of names, questions and issues.

In: mentions, questions and issues. Out: rows in which a person sees the words, the reading, the evidence and the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from partnergraph.model import Decision, Issue, Mention, Question, join_names
from partnergraph.register.naming import alike
from partnergraph.register.parties import SHEET_OF, Names
from partnergraph.register.sheets import NAME_KINDS, NOBODY, PARTIES, SHEETS
from partnergraph.register.values import tidy, worded

_KINDS = SHEETS["Names"].column("Kind").choices


def name_rows(
    plan: str, leads: Iterable[Iterable[Mention]], names: Names, decisions: Iterable[Decision] = ()
) -> Iterator[dict[str, Any]]:
    """Yield a row for each way in which a plan writes a party, with the least sure of its readings, and who settled it."""
    decided = {alike(one.text): one for one in decisions if one.plan in {"", plan}}
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
            **_signed(decided.get(alike(mention.text)) or decided.get(alike(mention.name))),
            "Place": str(mention.place),
        }


def for_all_plans(decisions: Iterable[Decision], rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield a row without a plan for each decision that holds in all of them and was used in one."""
    used = {alike(row["As written"]): row for row in reversed(rows) if row.get("Decided by")}
    for one in decisions:
        row = used.get(alike(one.text))
        if not one.plan and row:
            yield {**row, "Plan": None, "Place": None}


def unused_rows(decisions: Iterable[Decision], rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield a row of Review for each decision whose words stand in no plan now, so that it is not lost."""
    used = {(alike(row["As written"]), row["Plan"] or "") for row in rows if row.get("Decided by")}
    for one in decisions:
        if (alike(one.text), tidy(one.plan)) not in used:
            yield {
                "Question": f'"{one.text}" was settled before; the words stand in no plan now.',
                "As written": one.text,
                "Plan": tidy(one.plan) or None,
                "Answer": one.party or NOBODY,
                "Kind": one.kind if one.kind in NAME_KINDS else None,
                **_signed(one),
            }


def _signed(decision: Decision | None) -> dict[str, Any]:
    if decision is None:
        return {}
    return {
        "Decided by": decision.decided_by,
        "Decided on": decision.decided_on,
        "Note": decision.note,
    }


def question_row(question: Question, names: Names) -> dict[str, Any]:
    """Return the row of a question."""
    parties = names.parties
    candidates = [tidy(parties[one].name) if one in parties else tidy(one) for one in question.candidates]
    return {
        "Question": worded(question.question, question.text),
        "As written": question.text,
        "Plan": tidy(question.plan),
        "Cell": question.cell,
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
