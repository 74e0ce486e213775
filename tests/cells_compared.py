"""Lead cells beside what a careful person reads in them, shared by tests and benchmarks.

In: a file of tests/names, one cell a line. Out: a `Comparison` with the measures of names. A line has `cell`, `names` (as `leads` in
tests/expected, with `role` and `provisional` only where they are not those of a plain heading) and may have `others`, further
lead cells of the same plan.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from comparison import Comparison, leads, plain
from partnergraph import resolve
from partnergraph.model import Accounting, Lead, Mention, Place, Reading, Record
from partnergraph.resolve.questions import SURE

NAMES = Path(__file__).parent / "names"
HALVES = ("tuned", "measured")
"""The reader was made better on the first half alone; the second is the measure."""

MEASURES = ("lead", "invented", "kind", "role", "of", "asked", "left alone")
NOTHING = Accounting(0, 0, 0, 0, 0)


def lines_of(name: str) -> list[dict[str, Any]]:
    """Return the lines of a file of tests/names."""
    return [json.loads(line) for line in (NAMES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def plan_of(*cells: str, plan: str = "plan", title: str = "Action plan", **facts: Any) -> Reading:
    """Return a plan with an action for each lead cell."""
    file = f"{plan}.md"
    records = tuple(
        Record(
            plan,
            str(number + 1),
            "",
            "",
            f"Do thing {number + 1}",
            Place(file, table=1, row=number + 2),
            leads=(Lead(cell, cell, "named", False, "Who", Place(file, table=1, row=number + 2, column=2)),),
        )
        for number, cell in enumerate(cells)
    )
    return Reading(plan, file, title, records, NOTHING, **facts)


def names_in(cell: str, *others: str) -> tuple[Mention, ...]:
    """Return what the program reads in a cell of a plan that has the other cells as well."""
    return resolve.resolve([plan_of(cell, *others)]).leads["plan"][0]


@cache
def compare_cells(half: str) -> Comparison:
    """Return how the program reads the cells of one half beside how a person does.

    `asked` are the readings that are wrong, by name or kind, and for which the program's confidence is below that of a question;
    `left alone` those that are right and about which nothing is asked.
    """
    result = Comparison(half)
    for line in lines_of(half):
        expected = [{"of": None, "role": "named", "provisional": False} | name for name in line["names"]]
        found = names_in(line["cell"], *line.get("others", ()))
        leads(result, {"ref": None, "action_starts": line["cell"], "leads": expected}, found)
        for mention, right in judged(line, found):
            words = f"{line['cell']!r}: {mention.name} ({mention.kind}) is {'right' if right else 'wrong'}"
            if right:
                result.say(
                    "left alone", f"{words} and asked about ({mention.confidence})", right=mention.confidence >= SURE
                )
            else:
                result.say("asked", f"{words} and sure ({mention.confidence})", right=mention.confidence < SURE)
    return result


def judged(line: dict[str, Any], found: tuple[Mention, ...]) -> list[tuple[Mention, bool]]:
    """Return the names that the program reads in a cell, each with whether a person reads one of that name and kind."""
    right = {
        (plain(name), kind)
        for lead in line["names"]
        for name in (lead["name"], *lead.get("name_alt", ()))
        for kind in (lead["kind"], *lead.get("kind_alt", ()))
    }
    return [(mention, (plain(mention.name), mention.kind) in right) for mention in found]


@cache
def certainties(half: str) -> list[tuple[float, bool]]:
    """Return for each name read in the cells of one half how sure the program is and whether it is right."""
    return [
        (mention.confidence, right)
        for line in lines_of(half)
        for mention, right in judged(line, names_in(line["cell"], *line.get("others", ())))
    ]
