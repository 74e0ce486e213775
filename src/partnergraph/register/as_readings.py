"""The names that a register's actions use, in the form in which plans are read, so that they can be resolved beside those of a plan.

In: a register. Out: a Reading a plan, each of whose records has one lead cell a name. Refuses nothing. It says nothing but who leads what:
it serves to tell whether two registers mean the same parties.
"""

from __future__ import annotations

from partnergraph.model import Accounting, Lead, Place, Reading, Record, Register, split_names
from partnergraph.register.sheets import ROLES


def as_readings(register: Register, prefix: str) -> list[Reading]:
    """Return the readings; the names of plans begin with `prefix`, so that two registers may hold plans of one name."""
    made = []
    for plan in register["Plans"].to_dict("records"):
        rows = [row for row in register["Actions"].to_dict("records") if row["Plan"] == plan["Plan"]]
        records = []
        for number, row in enumerate(rows, 1):
            place = Place(prefix, row=number)
            names = [name for role in ROLES for name in split_names(row[role.capitalize()])]
            leads = tuple(Lead(name, name, "accountable", False, "", place) for name in dict.fromkeys(names))
            records.append(Record(f"{prefix}{plan['Plan']}", str(row["Ref"] or ""), "", "", "", place, leads))
        title = str(plan["Title"] or plan["Plan"])
        made.append(
            Reading(
                f"{prefix}{plan['Plan']}", str(plan["File"] or ""), title, tuple(records), Accounting(0, 0, 0, 0, 0)
            )
        )
    return made
