"""The questions of a register, put to a person at a terminal one after the other.

In: a register and its open questions. Out: the register with the answers. Refuses nothing: an answer that cannot be taken is
asked for again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import click

from partnergraph import register
from partnergraph.console import say
from partnergraph.errors import InputError
from partnergraph.model import Register
from partnergraph.register import OpenQuestion

_HELP = "A number takes a candidate; a name is who is meant; n: nobody; Enter: later; q: stop here."


def ask(opened: Register, questions: Sequence[OpenQuestion], *, by: str | None, all_plans: bool) -> Register:
    """Return the register with what a person answered; the very same register if nothing was.

    Args:
        opened: The register.
        questions: Its open questions, in the order to ask.
        by: Who answers; asked for if None.
        all_plans: Whether the answers hold in every plan.

    What was answered before a person broke off is kept.
    """
    by = by or click.prompt("Your name", type=str).strip()
    say(_HELP)
    answered = opened
    try:
        for number, question in enumerate(questions, start=1):
            _show(question, number, len(questions))
            after = _asked(answered, question, by, all_plans=all_plans)
            if after is None:
                break
            answered = after
    except click.Abort:
        say("\nStopped here.")
    return answered


def _asked(opened: Register, question: OpenQuestion, by: str, *, all_plans: bool) -> Register | None:
    """Return the register with a person's answer to one question, or as it was; None where the person stops."""
    while True:
        said = click.prompt("Who is meant", default="", show_default=False, prompt_suffix=": ", type=str).strip()
        if said in {"", "q"}:
            return None if said else opened
        try:
            return _answered(opened, question, said, by, all_plans=all_plans)
        except InputError as error:
            say(f"{error.what} {error.todo}")


def _show(question: OpenQuestion, number: int, count: int) -> None:
    actions = "1 action" if question.actions == 1 else f"{question.actions} actions"
    say(f"\n{number} of {count}: {question.question} ({actions})", "bold")
    say(f'  {question.place}: "{" ".join(question.cell.split())}"')
    if question.why:
        say(f"  {question.why}")
    for at, candidate in enumerate(question.candidates, start=1):
        say(f"  {at}. {candidate}")


def _answered(opened: Register, question: OpenQuestion, said: str, by: str, *, all_plans: bool) -> Register:
    """Return the register with one answer taken.

    Raises:
        InputError: The answer names nothing that is known, nor what it is.
    """
    meant, kind = said, ""
    if said.isdigit() and 0 < int(said) <= len(question.candidates):
        meant = question.candidates[int(said) - 1]
    elif said == "n":
        meant = "nobody"
    if meant in register.NAME_KINDS:
        # A candidate may be only a kind: the words are a name of their own.
        meant, kind = question.text, meant
    asked = replace(question, plan="") if all_plans else question
    today = date.today()  # noqa: DTZ011 - the day on which a person decides is the person's own
    try:
        return register.answer(opened, asked, meant, kind, by, today)
    except InputError as error:
        kind = click.prompt(f"{error.what} What is it ({', '.join(register.NAME_KINDS)})", default="").strip()
        return register.answer(opened, asked, meant, kind, by, today)
