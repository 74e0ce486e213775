"""How safely two spellings of a name are joined, shared by tests and benchmarks.

In: the pairs of tests/names/pairs.jsonl and pairs_measured.jsonl, and many people made of first and family names that the lists hold, some of them damaged as
typists and scanners damage names. Out: how many were joined rightly, wrongly and not at all.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from cells_compared import lines_of, plan_of
from partnergraph import resolve
from partnergraph.resolve import lexicon


PAIRS = ("pairs", "pairs_measured")
"""The rules were made on the first set alone; the second was written down before they were tried on it."""


@dataclass
class Joins:
    """What came of names that could be joined.

    Attributes:
        right: Two spellings of one name that became one party.
        wrong: Two names that became one party, in words.
        left: Two spellings that stayed two parties, in words.
    """

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    @property
    def error_rate(self) -> float:
        """The share of joins that are wrong."""
        joins = self.right + len(self.wrong)
        return len(self.wrong) / joins if joins else 0.0


def joins_of_pairs(*sets: str) -> Joins:
    """Return what comes of each pair in a plan of its own, in which the first is the usual spelling, or in two plans of two places."""
    result = Joins()
    for line in (line for name in sets or PAIRS for line in lines_of(name)):
        one, other = _parties(line)
        words = f"{line['one']} / {line['other']}"
        if one and one == other:
            result.right += line["same"]
            result.wrong += [] if line["same"] else [words]
        elif line["same"]:
            result.left.append(words)
    return result


def _parties(line: dict[str, Any]) -> list[str | None]:
    """The first party that each of the two cells of a pair names; none where it names nobody."""
    if "places" in line:
        plans = zip(line["places"], ("one", "other"), strict=True)
        found = resolve.resolve([plan_of(line[cell], plan=cell, title=title) for title, cell in plans]).leads
        records = [found[cell][0] for cell in ("one", "other")]
    else:
        records = list(resolve.resolve([plan_of(*[line["one"]] * 4, line["other"])]).leads["plan"][-2:])
    return [record[0].party if record else None for record in records]


def damaged(name: str, chance: random.Random) -> str:
    """Return a name with a letter lost, doubled or exchanged with its neighbour, or a blank too many."""
    at = chance.randrange(1, len(name) - 1)
    while not (name[at - 1].isalpha() and name[at].isalpha() and name[at + 1].isalpha()):
        at = chance.randrange(1, len(name) - 1)
    return chance.choice(
        (
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            name[:at] + " " + name[at:].lower(),
        )
    )


def joins_of_many(people: int, share: float = 0.1, seed: int = 1) -> Joins:
    """Return what comes of many people in one plan, a share of whom is also written with damage."""
    chance = random.Random(seed)
    firsts = sorted(name for name in lexicon.first_names() if name.isalpha() and name.isascii() and len(name) > 2)
    lasts = sorted(name for name in lexicon.surnames() if name.isalpha() and name.isascii() and len(name) > 3)
    whole = [f"{chance.choice(firsts).title()} {chance.choice(lasts).title()}" for _ in range(people)]
    whole = list(dict.fromkeys(whole))
    spelt = {damaged(name, chance): name for name in whole if chance.random() < share}
    cells = [*whole, *whole, *spelt]
    found = resolve.resolve([plan_of(*cells)]).leads["plan"]
    party: dict[str, str | None] = {}
    result = Joins()
    owner: dict[str, str] = {}
    for cell, record in zip(cells, found, strict=True):
        party[cell] = record[0].party if len(record) == 1 and record[0].kind == "person" else None
    for name in whole:
        here = party[name]
        if here and owner.setdefault(here, name) != name:
            result.wrong.append(f"{owner[here]} / {name}")
    for name, meant in spelt.items():
        here = party[name]
        if name in party and name not in whole and here:
            if here == party[meant]:
                result.right += 1
            elif here in owner:
                result.wrong.append(f"{name} / {owner[here]}")
            else:
                result.left.append(f"{name} / {meant}")
    return result
