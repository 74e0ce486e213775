"""What people settled about names, and what they are still asked.

In: a register, answers. Out: the rows of its sheets Names and Review that somebody settled; its open questions; the register
with an answer written in. Refuses an answer of which nobody can tell what it names.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any

from partnergraph.errors import InputError
from partnergraph.model import Decision, Register, split_names
from partnergraph.register.naming import alike, name_column
from partnergraph.register.sheets import NAME_KINDS, NOBODY, PARTIES
from partnergraph.register.values import tidy

_KINDS = {
    "Agencies": "agency",
    "Teams": "team",
    "People": "person",
    "Posts": "post",
    "Boards": "board",
    "Placeholders": "placeholder",
}


def decisions(register: Register) -> tuple[Decision, ...]:
    """Return what people settled: rows of Names with `Decided by`, and rows of Review with an answer, in their order.

    `party` is the name as its sheet lists it, or as it was answered; empty where the decision is that nobody is meant.
    `kind` is the kind of that sheet where the row does not say.
    """
    kinds = {name: _KINDS[sheet] for sheet in reversed(PARTIES) for name in register[sheet][name_column(sheet)] if name}
    of_names = [
        _decision(row, row["Party"] or "", kinds) for row in register["Names"].to_dict("records") if row["Decided by"]
    ]
    answers = [row for row in register["Review"].to_dict("records") if row["Answer"] and row["As written"]]
    of_review = [_decision(row, "" if alike(row["Answer"]) == NOBODY else row["Answer"], kinds) for row in answers]
    return (*of_names, *of_review)


def _decision(row: dict[Hashable, Any], party: str, kinds: dict[str, str]) -> Decision:
    return Decision(
        text=row["As written"],
        party=party,
        kind=row["Kind"] or kinds.get(party, "unknown"),
        plan=row["Plan"] or "",
        decided_by=row["Decided by"] or "",
        decided_on=row["Decided on"],
        note=row["Note"] or "",
    )


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question of the sheet Review that nobody has answered.

    Attributes:
        row: Its position among the rows of the sheet, counted from 0.
        question: What is asked.
        text: The words that are unsure.
        plan: The plan.
        cell: The whole cell in which they first stand.
        candidates: Names that may be meant, the likeliest first.
        why: The evidence so far.
        actions: How many actions the answer settles.
        place: Where the cell stands.
    """

    row: int
    question: str
    text: str
    plan: str
    cell: str
    candidates: tuple[str, ...]
    why: str
    actions: int
    place: str


def open_questions(register: Register) -> tuple[OpenQuestion, ...]:
    """Return the questions without an answer, first those that settle most actions."""
    found = [
        OpenQuestion(
            number,
            row["Question"] or "",
            row["As written"] or "",
            row["Plan"] or "",
            row["Cell"] or "",
            split_names(row["Candidates"]),
            row["Why"] or "",
            int(row["Actions"] or 0),
            row["Place"] or "",
        )
        for number, row in enumerate(register["Review"].to_dict("records"))
        if row["As written"] and not row["Answer"]
    ]
    return tuple(sorted(found, key=lambda one: -one.actions))


def answer(register: Register, question: OpenQuestion, meant: str, kind: str, by: str, on: date) -> Register:
    """Return the register with a question answered.

    Args:
        register: The register.
        question: One of its open questions; without a plan, the answer holds in all of them.
        meant: The name of who is meant, or `nobody`.
        kind: What that is (`NAME_KINDS`); empty where a sheet of the register lists the name.
        by: Who says so.
        on: When.

    Raises:
        InputError: No sheet lists the name and its kind is not said, or the kind is none.
    """
    listed = {alike(name): name for sheet in reversed(PARTIES) for name in register[sheet][name_column(sheet)] if name}
    meant = NOBODY if alike(meant) == NOBODY else listed.get(alike(meant), tidy(meant))
    known = meant == NOBODY or alike(meant) in listed
    if not known and not kind:
        raise InputError(f'No sheet lists "{meant}".', where="Review", todo=f"Say what it is: {', '.join(NAME_KINDS)}.")
    if kind and kind not in NAME_KINDS:
        raise InputError(f'"{kind}" is no kind of name.', where="Review", todo=f"Kinds: {', '.join(NAME_KINDS)}.")
    frame = register["Review"].copy()
    for heading, value in (
        ("Plan", question.plan or None),
        ("Answer", meant),
        ("Kind", kind or None),
        ("Decided by", by),
        ("Decided on", on),
    ):
        frame[heading] = frame[heading].astype(object)
        frame.iloc[question.row, list(frame.columns).index(heading)] = value
    return Register({**register.sheets, "Review": frame})
