"""Which part of a register an export is to be on, and for whom, as typed.

In: the options --board, --plan, --lead, --agency. Out: the export that they ask for, and its file. Refuses: a board and a plan together, a lead and an
agency together, and names that nobody has.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from partnergraph import exporters, showing
from partnergraph.exporters import ics, leads, packs, paper
from partnergraph.model import Progress, Result, quiet
from partnergraph.views import hearing, within

PEOPLE: dict[str, Any] = {"paper": paper, "leads": leads, "packs": packs}
"""The exports that people read on paper, each with a `check` of its target."""

_ALL = "all"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options as typed; None where one was not given."""

    board: str | None
    plan: str | None
    lead: str | None
    agency: str | None
    form: str

    def export(self, name: str | None) -> str | None:
        """Return the export that the options ask for; `name` if they ask for none.

        Raises:
            click.UsageError: Two of them are on different parts or people, one is empty, or they ask for another than `name`.
        """
        for options in (("--board", "--plan"), ("--lead", "--agency")):
            given = [option for option in options if self._asking()[option] is not None]
            if len(given) > 1:
                raise click.UsageError(f"{' and '.join(given)} do not go together: give one of them.")
        for option, value in self._asking().items():
            if value is not None and not value.strip():
                raise click.UsageError(f"The name after {option} is empty.")
        if self.lead is None and self.agency is None:
            return name or ("paper" if self.narrows else None)
        option, asked = ("--agency", "packs") if self.lead is None else ("--lead", "ics" if name == "ics" else "leads")
        if name not in {None, asked}:
            raise click.UsageError(f"{option} writes {asked}; leave --to out.")
        return asked

    @property
    def narrows(self) -> bool:
        """Whether the export is to be on a board or plan alone."""
        return self.board is not None or self.plan is not None

    def _asking(self) -> dict[str, str | None]:
        return {"--board": self.board, "--plan": self.plan, "--lead": self.lead, "--agency": self.agency}

    def write(self, name: str, result: Result, path: Path, progress: Progress = quiet) -> None:
        """Write the export `name`, on the part of the register that is asked for.

        Raises:
            InputError: Nothing is called as an option says, or nothing can be written there.
        """
        if self.narrows:
            part = hearing.of_board(result, self.board) if self.board else hearing.of_plan(result, self.plan or "")
            if name == "paper":
                with exporters.refusing(path):
                    paper.write(result, path, part)
                return
            result = within(result, part)
        with exporters.refusing(path):
            if name == "ics" and self.lead is not None:
                ics.write(result, path, _those(leads.named, result, self.lead))
            elif name == "leads":
                leads.write(result, path, _those(leads.named, result, self.lead), self.form, progress)
            elif name == "packs":
                packs.write(result, path, _those(packs.named, result, self.agency), self.form, progress)
            elif name == "network" and not result.pictures:
                exporters.write(name, showing.with_pictures(result), path)
            else:
                exporters.write(name, result, path)

    def check(self, name: str, result: Result) -> None:
        """Refuse a name that nothing has; the result needs no findings for that.

        Raises:
            InputError: Nothing is called as an option says.
        """
        if self.narrows:
            part = hearing.of_board(result, self.board) if self.board else hearing.of_plan(result, self.plan or "")
            result = within(result, part) if self.lead or self.agency else result
        if name in {"ics", "leads"}:
            _those(leads.named, result, self.lead)
        elif name == "packs":
            _those(packs.named, result, self.agency)


def _those(named: Callable[[Result, str], list[str]], result: Result, name: str | None) -> list[str] | None:
    """The ids of those who are called so; None for all."""
    if name is None or name.casefold() == _ALL:
        return None
    return named(result, name)
