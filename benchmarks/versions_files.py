"""How much of what changed between two files `diff` names, and what it names besides, on plans made by chance.

    python benchmarks/versions_files.py [--seeds 20] [--misses]

The first version is made of rows of the shelf, with their lead cells as published; the second is changed by chance in known ways. Both are
written as a workbook, a Word document or CSV and read again, so that what the reading of names does to them is in the figures.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from partnergraph import comparing, pipeline
from plan_files import FORMS, Line, write_plan
from second_versions import heavily, lightly

ROOT = Path(__file__).parents[1]
TITLE = "Fallowmere Community Safety Partnership: Action Plan"


def lines() -> list[list[Line]]:
    """Return the rows of the shelf's plans, plan by plan."""
    found = []
    for path in sorted((ROOT / "tests/shelf").iterdir()):
        if path.suffix in {".csv", ".md", ".html", ".docx", ".xlsx", ".txt"} and path.name != "README.md":
            rows = pipeline.to_register(pipeline.read([path]))["Actions"].to_dict("records")
            found.append(
                [
                    Line(
                        "",
                        " ".join(row["Action"].split()),
                        row["Lead as published"],
                        row["Due"] or date(2026, 3, 31),
                        "In progress",
                        " ".join((row["Outcome"] or "").split()),
                        "",
                        "Amber",
                    )
                    for row in rows
                    if row["Lead as published"] and len(row["Action"]) > 15
                ]
            )
    return [plan for plan in found if plan]


def changed(first: list[Line], more: list[Line], chance: random.Random) -> tuple[list[Line], dict[str, set[str]]]:
    """Return a second version and, for each kind of change, the numbers of its actions (of the first version where they are gone)."""
    size = len(first)
    order = list(range(size))
    chance.shuffle(order)
    dropped = set(order[: chance.randint(1, 2)])
    pool = [at for at in order if at not in dropped]

    def some(low: int, high: int) -> set[int]:
        return set(chance.sample(pool, min(len(pool), chance.randint(low, high))))

    owned, slipped, forward, light, heavy = some(4, 9), some(4, 9), some(0, 2), some(1, 3), some(0, 2)
    closed, rag, noted = some(2, 5), some(0, 3), some(0, 3)
    forward -= slipped
    heavy -= light
    leads = [line.lead for line in more]
    made: list[tuple[int | None, Line]] = []
    for at, line in enumerate(first):
        if at in dropped:
            continue
        now = line
        if at in owned:
            now = replace(
                now, lead=chance.choice([lead for lead in leads if lead.casefold() not in now.lead.casefold()])
            )
        if at in slipped:
            now = replace(now, due=now.due + timedelta(days=chance.choice((31, 61, 92, 183))))
        if at in forward:
            now = replace(now, due=now.due - timedelta(days=chance.choice((31, 61))))
        if at in light:
            now = replace(now, action=lightly(now.action, chance))
        if at in heavy:
            now = replace(now, action=heavily(now.action, chance))
        if at in closed:
            now = replace(now, status=chance.choice(("Complete", "Closed", "Withdrawn")))
        if at in rag:
            now = replace(now, rag=chance.choice(("Red", "Green")))
        if at in noted:
            now = replace(now, note=chance.choice(("Agreed by the board in May", "Half of it is done")))
        made.append((at, now))
    for line in chance.sample(more, chance.randint(1, 3)):
        made.insert(chance.randrange(len(made) + 1), (None, line))
    second = [replace(line, ref=f"{number}") for number, (_, line) in enumerate(made, 1)]
    truth: dict[str, set[str]] = {"dropped in silence": {first[at].ref for at in dropped}}
    for line, (at, _) in zip(second, made, strict=True):
        if at is None:
            truth.setdefault("new", set()).add(line.ref)
            continue
        for kind, chosen in (
            ("re-owned", owned),
            ("slipped", slipped),
            ("brought forward", forward),
            ("closed", closed),
        ):
            if at in chosen:
                truth.setdefault(kind, set()).add(line.ref)
        if line.action != first[at].action:
            truth.setdefault("reworded", set()).add(line.ref)
        if at in rag:
            truth.setdefault("rag", set()).add(line.ref)
        if at in noted:
            truth.setdefault("note", set()).add(line.ref)
        if line.ref != first[at].ref:
            truth.setdefault("renumbered", set()).add(line.ref)
    return second, truth


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser()
    options.add_argument("--seeds", type=int, default=20)
    options.add_argument("--misses", action="store_true")
    asked = options.parse_args()
    held = lines()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    false: Counter[str] = Counter()
    clean = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(asked.seeds):
            chance = random.Random(seed)  # noqa: S311 - no secret
            chosen = [line for plan in chance.sample(held, 4) for line in plan][:24]
            first = [replace(line, ref=f"{number}") for number, line in enumerate(chosen, 1)]
            more = [line for plan in held for line in plan if line not in chosen]
            second, truth = changed(first, more, chance)
            form, other = chance.choice(FORMS), chance.choice(FORMS)
            before = write_plan(first, f"{TITLE}, April 2025", Path(folder) / f"plan-{seed}-a{form}")
            after = write_plan(second, f"{TITLE}, March 2026", Path(folder) / f"plan-{seed}-b{other}")
            found = comparing.diff(before, after, findings=False)
            told: dict[str, set[str]] = {}
            for change in found.changes:
                told.setdefault(change.kind, set()).add(change.new_ref or change.old_ref)
            good = True
            for kind in {*told, *truth}:
                said, true = told.get(kind, set()), truth.get(kind, set())
                total[kind] += len(true)
                right[kind] += len(said & true)
                false[kind] += len(said - true)
                if said != true:
                    good = False
                    if asked.misses:
                        print(seed, form, other, kind, "missed", sorted(true - said), "false", sorted(said - true))
                        for change in found.changes:
                            if change.kind == kind and (change.new_ref or change.old_ref) in said - true:
                                print("    ", change.before, "=>", change.after)
                        for line in (line for line in second if line.ref in true - said):
                            print("     missed:", line)
            clean += good
    for kind in sorted(total | false):
        print(f"  {kind:20} {right[kind]:5} of {total[kind]:5}, false {false[kind]}")
    print(f"{clean} of {asked.seeds} pairs without any miss or false change")


if __name__ == "__main__":
    main()
