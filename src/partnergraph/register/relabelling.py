"""A register in which plans, actions and parties are called as in another one, so that the two can be compared.

In: a register, and what each plan, Id and name is to be. Out: the register. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from partnergraph.model import Register
from partnergraph.register.same_names import spelt

_IDS = {"Actions": "Id", "Earlier": "Action id"}


def relabelled(
    register: Register, *, plans: Mapping[str, str], ids: Mapping[str, str], names: Mapping[str, str]
) -> Register:
    """Return a register whose plans, Ids of actions and parties have other names; what is not named keeps its own.

    Args:
        register: The register.
        plans: What each plan is to be called.
        ids: What each Id of an action is to be.
        names: What each party is to be called.
    """
    taken = set(ids.values())
    made = {}
    for name, frame in spelt(register, names, {}).sheets.items():
        changed = frame.copy()
        if "Plan" in changed.columns:
            changed["Plan"] = _mapped(changed["Plan"], plans)
        if name in _IDS:
            # An Id that another action is given is no longer free for this one.
            moved = {one: f"{one}-now" for one in changed[_IDS[name]] if one in taken and one not in ids}
            changed[_IDS[name]] = _mapped(changed[_IDS[name]], {**moved, **ids})
        made[name] = changed
    return Register(made)


def _mapped(column: pd.Series, names: Mapping[str, str]) -> pd.Series:
    return pd.Series([names.get(value, value) for value in column], column.index, object)
