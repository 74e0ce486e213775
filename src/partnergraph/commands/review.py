"""The command `review`: questions about names, and a person's answers.

In: words as typed. Out: the questions; answers in the register. Refuses: what is no register.
"""

from __future__ import annotations

from pathlib import Path

import click

from partnergraph import pipeline, register, reviewing, targets
from partnergraph.console import notes, results, say, table
from partnergraph.errors import InputError


@click.command()
@click.argument("register_file", type=click.Path(path_type=Path), metavar="REGISTER")
@click.option("--by", help="Your name, which stands beside each answer (default: you are asked).")
@click.option("--list", "only_list", is_flag=True, help="Only list the questions.")
@click.option("--all-plans", is_flag=True, help="Let the answers hold in every plan, not only in the one asked about.")
def review(register_file: Path, by: str | None, only_list: bool, all_plans: bool) -> None:
    """Settle what reading was unsure of: questions with candidates, those that settle most actions first.

    Answers are kept in the register, in the sheet Review, and hold from the next reading of the plans into it on.
    """
    if not register.is_register(register_file):
        raise InputError("This is no register.", where=str(register_file), todo="Make one with `partnergraph report`.")
    opened = pipeline.open_register([register_file])
    questions = register.open_questions(opened)
    if only_list or not questions:
        results.print(
            table(
                ("Actions", "Question", "Cell", "May be", "Place"),
                ((one.actions, one.question, one.cell, "\n".join(one.candidates), one.place) for one in questions),
            )
        )
        say(f"{len(questions)} open questions")
        return
    answered = reviewing.ask(opened, questions, by=by, all_plans=all_plans)
    if answered is not opened:
        kept = targets.save(answered, register_file)
        say(f"Written: {register_file}", console=notes)
        say(f"As it was before, it is kept as {kept}", console=notes)
