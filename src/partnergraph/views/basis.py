"""What a rule's answer rests on: its thresholds, who set them, and whose rule it is.

In: an Assessment. Out: a few words to stand beside what they decided; empty where there is nothing to say. Refuses nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from partnergraph.model import Assessment
from partnergraph.views.words import day


def basis(said: Assessment) -> str:
    """Return the thresholds by which a rule judged: `overload 8 (set in the register), overload_share 20`; its file, where it is one's own."""
    judged = [
        f"{name} {_shown(value)}" + (f" ({said.set_by[name]})" if name in said.set_by else "")
        for name, value in said.parameters.items()
    ]
    return "; ".join(filter(None, (said.origin, ", ".join(judged))))


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day(value)
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
