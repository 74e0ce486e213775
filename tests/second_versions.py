"""Second versions of plans, made by chance from first ones, with the truth of what became of each action.

In: the states of a plan's actions, a seed. Out: the states of the next version, and for each of them which earlier ones it goes on
with. What is done: renumbered with old numbers given anew, another lead, another date, reworded lightly or heavily, closed, added,
dropped, split, merged, moved to another section, put in another order.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from partnergraph.versions import State

# Words of the field that a second author puts for those of the first.
SAID_OTHERWISE = [
    ("children", "young people"), ("young people", "children"), ("commission", "buy in"), ("deliver", "run"), ("review", "look again at"),
    ("develop", "draw up"), ("produce", "write"), ("establish", "set up"), ("set up", "establish"), ("ensure", "make sure"),
    ("training", "learning sessions"), ("train", "brief"), ("schools", "secondary schools"), ("police", "constabulary"),
    ("partners", "agencies"), ("agencies", "partner organisations"), ("monthly", "every month"), ("quarterly", "every three months"),
    ("annual", "yearly"), ("share", "exchange"), ("data", "figures"), ("information", "intelligence"), ("pathway", "route"),
    ("risk", "danger"), ("victims", "people harmed"), ("support", "help"), ("agree", "settle"), ("publish", "issue"), ("staff", "workers"),
    ("identify", "find"), ("implement", "put in place"), ("improve", "strengthen"), ("increase", "raise"), ("reduce", "cut"),
    ("residents", "local people"), ("families", "parents and carers"), ("housing", "landlord"), ("meeting", "session"), ("plan", "programme"),
    ("protocol", "agreement"), ("referral", "request for help"), ("audit", "case check"), ("map", "chart"), ("start", "begin"),
    ("hold", "convene"), ("test", "try out"), ("write", "draft"), ("give", "offer"), ("offer", "provide"), ("with", "together with"),
    ("all", "every one of the"), ("each", "every"), ("and", "as well as"), ("use", "make use of"), ("check", "verify"), ("report", "account"),
]  # fmt: skip
ASIDES = [
    "in line with the strategy",
    "across the whole area",
    "subject to funding",
    "and report back to the board",
    "by agreement with partners",
]
OFFICERS = [
    f"{first} {last}"
    for first in ("Amara", "Bryn", "Celia", "Dilip", "Esme", "Farid")
    for last in ("Quill", "Rowntree", "Sefton", "Tamar")
]


@dataclass
class Second:
    """A second version and the truth about it.

    Attributes:
        states: Its actions.
        before: For each of them the positions of the earlier actions that it goes on with.
        did: For each earlier action what was done to it.
    """

    states: list[State] = field(default_factory=list)
    before: list[tuple[int, ...]] = field(default_factory=list)
    did: dict[int, set[str]] = field(default_factory=dict)


def lightly(text: str, chance: random.Random) -> str:
    """Return the text with a word or two put otherwise, or an aside added."""
    made = text.rstrip(". ")
    for old, new in chance.sample(SAID_OTHERWISE, len(SAID_OTHERWISE)):
        if re.search(rf"\b{old}\b", made):
            made = re.sub(rf"\b{old}\b", new, made, count=1)
            break
    else:
        made = f"{made} {chance.choice(ASIDES)}"
    if chance.random() < 0.3:
        made = f"{made}, {chance.choice(ASIDES)}"
    return made if made != text else f"{text} again"


def heavily(text: str, chance: random.Random) -> str:
    """Return the text as another author would write it: other words, other order, some of it left out."""
    made = text.rstrip(". ")
    for old, new in chance.sample(SAID_OTHERWISE, len(SAID_OTHERWISE)):
        if chance.random() < 0.9:
            made = re.sub(rf"\b{old}\b", new, made, flags=re.IGNORECASE)
    clauses = re.split(r"(?:,|;| so that| as well as| in order)\s+", made)
    if len(clauses) > 1 and chance.random() < 0.6:
        chance.shuffle(clauses)
    made = ", ".join(clauses)
    words = made.split()
    if len(words) > 9:
        gone = set(chance.sample(range(len(words)), len(words) // 4))
        words = [word for at, word in enumerate(words) if at not in gone]
    if chance.random() < 0.5:
        words = [*chance.choice(ASIDES).split(), *words]
    return " ".join(words)


def parted(text: str) -> tuple[str, str] | None:
    """Return the two halves of a text that says two things; None where it says one."""
    words = text.split()
    joints = [
        at
        for at, word in enumerate(words)
        if word.strip(",;").lower() in {"and", "with", "to", "for", "that"} and 4 <= at <= len(words) - 5
    ]
    if not joints:
        return None
    at = min(joints, key=lambda joint: abs(joint - len(words) / 2))
    return " ".join(words[:at]).rstrip(",;"), " ".join(words[at + 1 :])


def second(first: Sequence[State], more: Sequence[State], seed: int, *, calm: bool = False) -> Second:
    """Return a second version.

    Args:
        first: The plan.
        more: Actions of other plans, of which new ones are made.
        seed: The same seed makes the same version.
        calm: Leave out splits, merges and heavy rewording.
    """
    chance = random.Random(seed)
    size = len(first)
    order = list(range(size))
    chance.shuffle(order)
    dropped = set(order[: max(1, size // 20)])
    pool = [at for at in order if at not in dropped]

    def some(share: float) -> set[int]:
        return set(chance.sample(pool, max(1, int(share * size))))

    facts = {"owner": some(0.33), "slip": some(0.33), "closed": some(0.16), "moved": some(0.1)}
    light = some(0.08)
    heavy, split, merged = (set(), set(), set()) if calm else (some(0.06) - light, some(0.05), some(0.05))
    made = Second()
    gone: set[int] = set(dropped)
    for at, state in enumerate(first):
        if at in gone:
            if at in dropped:
                made.did[at] = {"dropped"}
            continue
        did: set[str] = set()
        now, parts = state, (at,)
        if at in merged and at + 1 < size and at + 1 not in gone | split | heavy | light:
            gone.add(at + 1)
            parts = (at, at + 1)
            now = replace(
                now, text=f"{now.text.rstrip('. ')} and {first[at + 1].text[:1].lower()}{first[at + 1].text[1:]}"
            )
            made.did[at + 1] = {"merged"}
            did.add("merged")
        elif at in heavy:
            now = replace(now, text=heavily(now.text, chance))
            did.add("heavy")
        elif at in light:
            now = replace(now, text=lightly(now.text, chance))
            did.add("light")
        for kind, chosen in facts.items():
            if at in chosen:
                now = _with(now, kind, chance, first)
                did.add(kind)
        made.did[at] = did
        halves = parted(now.text) if at in split and not did & {"merged", "heavy", "light"} else None
        if halves:
            did.add("split")
            for half in halves:
                made.states.append(replace(now, text=half))
                made.before.append(parts)
            continue
        made.states.append(now)
        made.before.append(parts)
    _add_new(made, first, more, dropped, chance)
    if chance.random() < 0.2:
        mixed = list(zip(made.states, made.before, strict=True))
        chance.shuffle(mixed)
        made.states, made.before = [state for state, _ in mixed], [parts for _, parts in mixed]
    return _renumbered(first, made, chance)


def _with(state: State, kind: str, chance: random.Random, first: Sequence[State]) -> State:
    """Return a state with another lead, day, status or section."""
    if kind == "owner":
        return replace(state, owners=(chance.choice(OFFICERS),))
    if kind == "slip":
        day = (state.due or date(2026, 3, 31)) + timedelta(days=chance.choice((30, 61, 92, 183)))
        return replace(state, due=day, due_text=f"{day:%B %Y}")
    if kind == "closed":
        return replace(state, status="closed")
    return replace(state, theme=chance.choice(first).theme)


def _add_new(
    made: Second, first: Sequence[State], more: Sequence[State], dropped: set[int], chance: random.Random
) -> None:
    """Put in new actions."""
    for state in chance.sample(list(more), min(len(more), max(2, len(first) // 12))):
        place = chance.randrange(len(made.states) + 1)
        beside = made.states[min(place, len(made.states) - 1)]
        # The hard case: the new one takes the section, the lead and the day of what was dropped, and perhaps its outcome.
        like = first[chance.choice(sorted(dropped))] if chance.random() < 0.6 else beside
        new = replace(state, theme=like.theme, owners=like.owners, due=like.due, due_text=like.due_text)
        made.states.insert(place, new)
        made.before.insert(place, ())


def _renumbered(first: Sequence[State], made: Second, chance: random.Random) -> Second:
    """Give the numbers of the first version anew, in order: so most stand for something else."""
    refs = [state.ref for state in first]
    kept = chance.random() < 0.2
    for at, (state, parts) in enumerate(zip(made.states, made.before, strict=True)):
        number = state.ref if kept and parts else refs[at] if at < len(refs) else f"{at + 1}"
        made.states[at] = replace(state, id=f"b{at}", ref=number)
    return made
