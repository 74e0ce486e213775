"""The plans that are made for the shelf: for each, in one place, what is printed and what a careful person reads in it.

In: the modules of this folder, one a plan, each with a `PLAN`. Out: `PLANS`, by name. All places, partnerships and officers
are invented. A module says once of every action how it is printed and how it should be read; `make_shelf.py` writes both.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from rendering import Box, Grid, Paper, render
from rendering.printing import print_pdf

Entry = dict[str, Any]


def _lead(kind: str, name: str, of: str | None, role: str, **more: Any) -> Entry:
    provisional = more.pop("provisional", False)
    return {"name": name, "kind": kind, "of": of, "role": role, "provisional": provisional, **more}


def person(name: str, of: str | None = None, role: str = "accountable", **more: Any) -> Entry:
    """Return a person who leads."""
    return _lead("person", name, of, role, **more)


def post(name: str, of: str | None = None, role: str = "accountable", **more: Any) -> Entry:
    """Return a post that leads."""
    return _lead("post", name, of, role, **more)


def team(name: str, of: str | None = None, role: str = "accountable", **more: Any) -> Entry:
    """Return a team or service that leads; a reader may take it for an agency."""
    return _lead("team", name, of, role, **{"kind_alt": ["agency"], **more})


def agency(name: str, of: str | None = None, role: str = "accountable", **more: Any) -> Entry:
    """Return an agency that leads."""
    return _lead("agency", name, of, role, **more)


def board(name: str, of: str | None = None, role: str = "accountable", **more: Any) -> Entry:
    """Return a board that leads."""
    return _lead("board", name, of, role, **more)


def nobody(name: str, role: str = "accountable", **more: Any) -> Entry:
    """Return a placeholder: words that name nobody who could be rung."""
    return _lead("placeholder", name, None, role, **more)


def supports(lead: Entry) -> Entry:
    """Return the same party in a part that helps."""
    return {**lead, "role": "supports"}


@dataclass(frozen=True)
class Act:
    """An action: how it is printed (`ref`, `action`, `who`, `by`, `more`), and how it is read (the rest).

    Attributes:
        ref: The number as printed.
        action: The words.
        who: The cell that says who.
        leads: Who leads, as read.
        by: The cell that says when.
        due: The day it is due, as read.
        ongoing: Whether it goes on.
        theme: Its section, as read.
        status: Its status, as read.
        rag: Its rating, as read.
        more: Other cells as printed.
        alt: Further readings that are as good (`theme_alt`, `due_alt`...).
        starts: First words to know it by, where they are not those of `action`.
    """

    ref: str
    action: str
    who: str = ""
    leads: Sequence[Entry] = ()
    by: str = ""
    due: str | None = None
    ongoing: bool = False
    theme: str | None = None
    status: str | None = None
    rag: str | None = None
    more: Sequence[str] = ()
    alt: dict[str, Any] = field(default_factory=dict)
    starts: str = ""

    @property
    def expected(self) -> Entry:
        """The line of the expected file."""
        first = self.starts or " ".join(self.action.split()[:5]).rstrip(",.;:")
        return {
            "ref": self.ref or None,
            "theme": self.theme,
            "action_starts": first,
            "leads": list(self.leads),
            "due": self.due,
            "ongoing": self.ongoing,
            "status": self.status,
            "rag": self.rag,
            **self.alt,
        }


@dataclass(frozen=True)
class Plan:
    """A plan of the shelf.

    Attributes:
        suffix: Its format.
        paper: What is printed.
        acts: The actions in the order of the plan.
        how: What the renderer is told.
        printed_by: The program that prints the PDF from another format (`soffice` from docx, `chromium` from html).
        contacts: Single points of contact that stand in a directory: subject, who, body.
        agreements: Agreements that stand in a register: name, parties.
        members: Members of boards: board, who, body.
    """

    suffix: str
    paper: Paper
    acts: Sequence[Act]
    how: dict[str, Any] = field(default_factory=dict)
    printed_by: str = ""
    contacts: Sequence[Entry] = ()
    agreements: Sequence[Entry] = ()
    members: Sequence[Entry] = ()


def section(words: str, columns: int, **more: Any) -> list[Box]:
    """Return a row that is one cell over all columns."""
    return [Box(words, columns=columns, bold=True, **more)]


def table(*rows: Sequence[str | Box], **more: Any) -> Grid:
    """Return a table of rows."""
    return Grid(rows, **more)


def plans() -> dict[str, Plan]:
    """Return the plans by name."""
    names = sorted(module.name for module in iter_modules(__path__))
    return {name.replace("_", "-"): import_module(f"sources.{name}").PLAN for name in names}


def write(name: str, plan: Plan, folder: Path, *, printing: bool = False) -> Path:
    """Write a plan and what is read in it, and return the plan's path; a printed plan is left as it is unless asked for."""
    path = folder / f"{name}{plan.suffix}"
    if not plan.printed_by:
        render(plan.paper, path, **plan.how)
    elif printing:
        print_pdf(plan.paper, path, plan.printed_by, **plan.how)
    _write_lines(folder / f"{name}.expected.jsonl", [act.expected for act in plan.acts])
    entries = [
        {"kind": kind, **entry}
        for kind, found in (("contact", plan.contacts), ("agreement", plan.agreements), ("member", plan.members))
        for entry in found
    ]
    if entries:
        _write_lines(folder / f"{name}.entries.jsonl", entries)
    return path


def _write_lines(path: Path, lines: list[Entry]) -> None:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
