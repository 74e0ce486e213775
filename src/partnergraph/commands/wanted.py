"""Which part of a register an export is to be on, and for whom, as typed.

In: the options --board, --plan, --lead, --agency. Out: the export that they ask for, and its file. Refuses: two of them together,
and names that nobody has.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from partnergraph import exporters
from partnergraph.exporters import ics, leads, packs, paper
from partnergraph.model import Result
from partnergraph.views import hearing

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
        """Return the export that the options ask for; None if they ask for none.

        Raises:
            click.UsageError: They ask for two, or for another than `name`.
        """
        given = {option: value for option, value in self._asking().items() if value is not None}
        if len(given) > 1:
            raise click.UsageError(f"{' and '.join(given)} do not go together: one document is on one of them.")
        if not given:
            return None
        if not "".join(given.values()).strip():
            raise click.UsageError(f"The name after {next(iter(given))} is empty.")
        (option,) = given
        asked = {"--lead": "ics" if name == "ics" else "leads", "--agency": "packs"}.get(option, "paper")
        if name not in {None, asked}:
            raise click.UsageError(f"{option} writes {asked}; leave --to out.")
        return asked

    def _asking(self) -> dict[str, str | None]:
        return {"--board": self.board, "--plan": self.plan, "--lead": self.lead, "--agency": self.agency}

    def write(self, name: str, result: Result, path: Path) -> None:
        """Write the export `name`, on the part of the register that is asked for.

        Raises:
            InputError: Nothing is called as an option says, or nothing can be written there.
        """
        if name == "ics" and self.lead is not None:
            with exporters.refusing(path):
                ics.write(result, path, _those(leads.named, result, self.lead))
            return
        if name not in PEOPLE:
            exporters.write(name, result, path)
            return
        with exporters.refusing(path):
            if self.board is not None:
                paper.write(result, path, hearing.of_board(result, self.board))
            elif self.plan is not None:
                paper.write(result, path, hearing.of_plan(result, self.plan))
            elif name == "paper":
                paper.write(result, path)
            elif name == "leads":
                leads.write(result, path, _those(leads.named, result, self.lead), self.form)
            else:
                packs.write(result, path, _those(packs.named, result, self.agency), self.form)


def _those(named: Callable[[Result, str], list[str]], result: Result, name: str | None) -> list[str] | None:
    """The ids of those who are called so; None for all."""
    if name is None or name.casefold() == _ALL:
        return None
    return named(result, name)
