"""What people settled about names.

In: a register. Out: the rows of its sheet Names that somebody put a name to. Refuses nothing.
"""

from __future__ import annotations

from partnergraph.model import Decision, Register
from partnergraph.register.naming import name_column
from partnergraph.register.sheets import PARTIES

_KINDS = {
    "Agencies": "agency",
    "Teams": "team",
    "People": "person",
    "Posts": "post",
    "Boards": "board",
    "Placeholders": "placeholder",
}


def decisions(register: Register) -> tuple[Decision, ...]:
    """Return what the rows of Names with `Decided by` settle, in their order.

    `party` is the name as its sheet lists it, empty where the decision is that nobody is meant; `kind` is the
    kind of that sheet where the row does not say.
    """
    kinds = {name: _KINDS[sheet] for sheet in reversed(PARTIES) for name in register[sheet][name_column(sheet)] if name}
    return tuple(
        Decision(
            text=row["As written"],
            party=row["Party"] or "",
            kind=row["Kind"] or kinds.get(row["Party"], "unknown"),
            plan=row["Plan"] or "",
            decided_by=row["Decided by"],
            decided_on=row["Decided on"],
            note=row["Note"] or "",
        )
        for row in register["Names"].to_dict("records")
        if row["Decided by"]
    )
