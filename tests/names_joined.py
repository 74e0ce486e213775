"""How safely two spellings of a name are joined, shared by tests and benchmarks.

In: the pairs of tests/names/pairs.jsonl and pairs_measured.jsonl, and many people made of first and family names that the lists hold, some of them damaged as
typists and scanners damage names. Out: how many were joined rightly, wrongly and not at all.
"""

from __future__ import annotations

import math
import random
import string
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cells_compared import lines_of, plan_of
from partnergraph import readers, records, resolve
from partnergraph.resolve import lexicon

PEOPLE = 500
"""People in one plan."""

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

    @property
    def at_most(self) -> float:
        """The upper end of Wilson's interval around that share: with 95 % confidence it is no larger."""
        joins, z = self.right + len(self.wrong), 1.96
        if not joins:
            return 1.0
        rate = self.error_rate
        middle = rate + z * z / (2 * joins)
        return (middle + z * math.sqrt(rate * (1 - rate) / joins + z * z / (4 * joins**2))) / (1 + z * z / joins)


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
    named = [record if len(record) == 1 else [m for m in record if m.kind == line["kind"]] for record in records]
    return [found[0].party if len(found) == 1 else None for found in named]


def joins_in_plan(plan: Path) -> tuple[list[str], list[str]]:
    """Return the ways of writing that became one party in a plan's leads though their words differ, and the questions asked."""
    reading = records.record(readers.read(plan))
    found = resolve.resolve([reading])
    ways: dict[str, set[str]] = {}
    for mention in (one for record in found.leads[reading.plan] for one in record if one.party):
        ways.setdefault(mention.party or "", set()).add(" ".join(mention.name.split()))
    made = [
        f"{party}: {' / '.join(sorted(names))}"
        for party, names in sorted(ways.items())
        if len({name.casefold() for name in names}) > 1
    ]
    return made, [question.question for question in found.questions]


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


def shortened(name: str, chance: random.Random) -> str:
    """Return a name as people shorten it: by initial, under a title, or the surname first."""
    first, last = name.split()
    return chance.choice((f"{first[0]}. {last}", f"DCI {first[0]}. {last}", f"{last}, {first[0]}.", f"Dr {name}"))


def joins_of_many(people: int, share: float = 0.1, seed: int = 1) -> Joins:
    """Return what comes of many people in plans of a few hundred, of whom some are also written with damage, some shortened.

    Some are written by initial and surname alone, never in full: whoever else has that initial and surname is another person.
    """
    chance = random.Random(seed)
    firsts = sorted(name for name in lexicon.first_names() if name.isalpha() and name.isascii() and len(name) > 2)
    lasts = sorted(name for name in lexicon.surnames() if name.isalpha() and name.isascii() and len(name) > 3)
    result = Joins()
    for _ in range(0, people, PEOPLE):
        _joins_of_plan(firsts, lasts, min(people, PEOPLE), share, chance, result)
    return result


def _joins_of_plan(
    firsts: list[str], lasts: list[str], people: int, share: float, chance: random.Random, result: Joins
) -> None:
    """Add what comes of the people of one plan; a fifth of them share their surname with a few others."""
    families = [chance.choice(lasts) for _ in range(max(1, people // 20))]
    whole = [
        f"{chance.choice(firsts)} {chance.choice(families if chance.random() < 0.2 else lasts)}".title()
        for _ in range(people)
    ]
    whole = list(dict.fromkeys(whole))
    spelt = {damaged(name, chance): name for name in whole if chance.random() < share}
    spelt |= {shortened(name, chance): name for name in whole if chance.random() < share}
    # Of fifty people one in twenty has a surname that another has, and few are written by initials alone: one in two hundred is much.
    strangers = {f"{chance.choice(string.ascii_uppercase)}. {name.split()[1]}": name for name in whole[: people // 200]}
    others = sorted({*spelt, *strangers} - set(whole))
    cells = [*whole, *whole, *others]
    found = resolve.resolve([plan_of(*cells)]).leads["plan"]
    party = {
        cell: record[0].party if len(record) == 1 and record[0].kind == "person" else None
        for cell, record in zip(cells, found, strict=True)
    }
    owner: dict[str, str] = {}
    for name in whole:
        here = party[name]
        if here and owner.setdefault(here, name) != name:
            result.wrong.append(f"{owner[here]} / {name}")
    for written in others:
        here, name = party[written], spelt.get(written, "")
        if here is None:
            continue
        if here not in owner:
            if name:
                result.left.append(f"{written} / {name}")
        elif owner[here] == name and written not in strangers:
            result.right += 1
        else:
            result.wrong.append(f"{written} / {owner[here]}")


def joins_of_initials(plans: int, seed: int = 2) -> Joins:
    """Return what comes of bodies that plans write by their initials as well, and of initials whose body the plan never names in full.

    Each plan has ten bodies of its place; three of them are also written by initials, which the name of one explains in a bracket, and
    two more initials are those of bodies of the same place that it does not name.
    """
    chance = random.Random(seed)
    places = sorted({name.title() for name in lexicon.places() if name.isalpha() and name.isascii() and len(name) > 4})
    fields = (
        "Youth Support",
        "Advice",
        "Homes",
        "Recovery",
        "Carers",
        "Disability",
        "Refugee Welcome",
        "Sports",
        "Arts",
    )
    heads = ("Trust", "Association", "Network", "Federation", "Society", "Foundation", "Housing Association", "Service")
    result = Joins()
    for number in range(plans):
        place = chance.choice(places)
        bodies = [f"{place} {field} {head}" for field in fields for head in heads]
        chance.shuffle(bodies)
        named, strangers = bodies[:10], bodies[10:12]
        short = {"".join(word[0] for word in body.split()): body for body in (*named[:3], *strangers)}
        told = next(iter(short))
        cells = [*named, *short, f"{short[told]} ({told})"]
        found = resolve.resolve([plan_of(*cells, plan=f"plan-{number}", title=f"{place} Partnership Plan")])
        party = {
            cell: record[0].party if len(record) == 1 else None
            for cell, record in zip(cells, found.leads[f"plan-{number}"], strict=True)
        }
        owner = {party[body]: body for body in named}
        for letters, body in short.items():
            if party[letters] in owner:
                same = owner[party[letters]] == body
                result.right += same
                result.wrong += [] if same else [f"{letters} ({body}) / {owner[party[letters]]}"]
            elif letters == told:
                result.left.append(f"{letters} / {body}")
    return result
