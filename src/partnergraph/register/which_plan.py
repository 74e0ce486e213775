"""Which plan of a register a document is a newer version of.

In: a register, the actions and title of a document. Out: the plan's name, or a question. Refuses to guess: where no plan is clearly meant,
the message lists them.

Told by the actions they share, helped by the title and the area. Numbers, years and months of a title say nothing: they are what changes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from partnergraph.errors import InputError
from partnergraph.model import Register
from partnergraph.register.naming import alike
from partnergraph.register.states import states
from partnergraph.versions import State, match

_SHARED = 0.3
"""Share of actions that two versions have in common at least."""
_WHOLE = 0.2
"""The same, of the longer of the two."""
_APART = 0.25
"""By how much the likeliest plan must be likelier than the next."""
_CHANGES = re.compile(
    r"\d+|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\b|\b(?:version|draft|final|update|updated|v)\b|[^\w\s]|_",
    re.IGNORECASE,
)


def plan_names(register: Register) -> list[str]:
    """Return the names of a register's plans, without the lists that were read beside them."""
    return [str(row["Plan"]) for row in register["Plans"].to_dict("records") if not row.get("Kind")]


def which_plan(register: Register, now: Sequence[State], title: str, file: str) -> str:
    """Return the plan of `register` of which another is a version.

    Args:
        register: The register.
        now: The actions of the other.
        title: Its title.
        file: Its file, for the message.

    Raises:
        InputError: None is clearly meant.
    """
    plans = [row for row in register["Plans"].to_dict("records") if not row.get("Kind")]
    likeness: dict[str, float] = {}
    for row in plans:
        before = states(register, row["Plan"])
        pairs = len(match(before, now).pairs)
        shared = pairs / max(1, min(len(before), len(now)))
        likely = max(_titles(row["Title"], title), _titles(row["Plan"], file.rsplit(".", 1)[0]))
        here = bool(row["Area"]) and alike(str(row["Area"])) in alike(title)
        meant = pairs >= _WHOLE * max(len(before), len(now)) if likely < 0.9 else pairs > 0
        likeness[str(row["Plan"])] = (shared + 0.2 * (likely >= 0.9) + 0.1 * here) * meant
    ranked = sorted(likeness, key=lambda plan: -likeness[plan])
    first, second, *_ = *(likeness[plan] for plan in ranked), 0.0, 0.0
    if first >= _SHARED and first - second >= _APART:
        return ranked[0]
    listed = ", ".join(f'"{plan}"' for plan in (row["Plan"] for row in plans))
    raise InputError(
        "It is not clear which plan of the register this is a version of.",
        where=file,
        todo=f"Say so with --plan; the register holds {listed}." if plans else "The register holds no plan.",
    )


def _titles(one: object, other: object) -> float:
    words = [" ".join(_CHANGES.sub(" ", str(title or "")).casefold().split()) for title in (one, other)]
    return fuzz.ratio(*words) / 100 if all(words) else 0.0
